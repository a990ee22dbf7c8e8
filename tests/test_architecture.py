"""The house rules: imports point one way, modules stay short, the catalogue is complete."""

import ast
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
PACKAGE = CHECKOUT / "jd_builder"

LAYERS = [
    {"languages", "sources", "choices", "places"},
    {"resources", "problems", "errors", "compiled", "garbage", "told", "traces", "versions"},
    {"profile", "library", "scoring"},
    {"documents"},
    {"rendering", "checks"},
    {
        "building",
        "build_run",
        "cache",
        "dependencies",
        "locking",
        "passing",
        "refusals",
        "making",
        "manifest",
        "pruning",
        "rebuilding",
        "watching",
        "orders",
        "finding",
        "writing",
        "tables",
        "pieces",
        "dispatch",
        "workshop",
        "crew",
        "cluster",
        "lending",
        "portable",
        "copies",
        "staging",
        "stores",
        "settings",
        "scaffold",
        "editing",
        "revisions",
        "goal_report",
        "report",
        "report_formats",
        "diagnosis",
        "browsing",
        "score_report",
        "templating",
        "checking",
        "mending",
        "check_settings",
        "rule_pages",
    },
    {"cli", "web", "__main__", "__init__"},
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def top(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


def test_imports_point_one_way() -> None:
    files = sorted(PACKAGE.rglob("*.py"))
    assert len(files) > 30
    upward = []
    for file in files:
        part = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("jd_builder"):
                imported = "languages" if node.module == "jd_builder" else top(node.module or "")
                if LEVEL[imported] > LEVEL[part]:
                    upward.append(f"{file.relative_to(PACKAGE)} imports {node.module}")
    assert upward == []


def test_modules_stay_short() -> None:
    lengths = {
        str(file.relative_to(CHECKOUT)): len(file.read_text(encoding="utf-8").splitlines())
        for file in PACKAGE.rglob("*.py")
    }

    assert {name: length for name, length in lengths.items() if length > 320} == {}


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(file)
        for file in PACKAGE.rglob("*.py")
        if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]

    assert silent == []


def test_the_vietnamese_catalogue_is_complete_and_compiled() -> None:
    done = subprocess.run(
        [sys.executable, CHECKOUT / "scripts" / "translate", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, "vi: 0 empty\n")


def test_nothing_is_loaded_before_ctrl_c_is_caught() -> None:
    code = "import sys; before = set(sys.modules); import jd_builder.cli; print(sorted(set(sys.modules) - before))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")

    assert done.stdout == "['jd_builder', 'jd_builder.cli']\n"


def test_version_and_help_import_nothing_heavy() -> None:
    code = (
        "import sys, jd_builder.cli\n"
        "try: jd_builder.cli.main([sys.argv[1]])\n"
        "except SystemExit: pass\n"
        "print(sorted(set(sys.modules) & {'babel', 'jinja2', 'weasyprint', 'plutoprint', 'yaml', 'jd_builder.profile.models'}), file=sys.stderr)"
    )
    for option in ("--version", "--help"):
        done = subprocess.run(
            [sys.executable, "-c", code, option], capture_output=True, text=True, check=True, encoding="utf-8"
        )
        assert done.stderr == "[]\n"


def test_a_build_loads_no_rules_and_no_web() -> None:
    code = (
        "import sys, tempfile, jd_builder.cli\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    try: jd_builder.cli.main(['build', sys.argv[1], '-f', 'md', '-o', folder])\n"
        "    except SystemExit: pass\n"
        "heavy = {'jd_builder.checks.catalogue', 'jd_builder.web', 'fastapi', 'openpyxl', 'weasyprint', 'plutoprint', 'watchfiles', 'jd_builder.rebuilding'}\n"
        "print(sorted(set(sys.modules) & heavy), file=sys.stderr)"
    )
    profile = CHECKOUT / "profiles" / "cskh.yaml"
    done = subprocess.run(
        [sys.executable, "-c", code, profile], capture_output=True, text=True, check=True, encoding="utf-8"
    )

    assert done.stderr == "[]\n"
