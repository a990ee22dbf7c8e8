"""The program as people run it: output, messages, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT, MINIMAL

ONE_RULE = ("--select", "JD101")


def jd(*arguments: str, lang: str = "en", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "jd_builder", *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "JD_LANG": lang, "PYTHONIOENCODING": "utf-8", "COLUMNS": "100", **environment},
    )


def test_build_lists_what_it_wrote(minimal: Path) -> None:
    done = jd("build", "minimal.yaml", "-d", "job-description", "-f", "md,html")

    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        f"{Path('out/minimal')} – 2 files\n  job-description.md\n  job-description.html\n",
        "",
    )


def test_build_goes_on_after_a_bad_profile_and_exits_1(minimal: Path) -> None:
    Path("bad.yaml").write_text("title: x\n", encoding="utf-8")

    done = jd("build", "bad.yaml", "minimal.yaml", "-d", "job-description", "-f", "md")

    assert done.returncode == 1
    assert (
        "bad.yaml:1:8 JD012 a group of keys is needed here\n  1 | title: x\n    |        ^\n" in done.stderr
    )
    assert done.stdout.endswith("  job-description.md\n1 profile or file was not built.\n")


def test_build_as_json(minimal: Path) -> None:
    Path("bad.yaml").write_text("title: x\n", encoding="utf-8")

    done = jd("build", "bad.yaml", "minimal.yaml", "-d", "job-description", "-f", "md", "--json")

    data = json.loads(done.stdout)
    assert data["written"] == [str(Path("out/minimal/job-description.md"))]
    assert data["failed"][0]["profile"] == "bad.yaml"
    assert "title" in [problem["pointer"] for problem in data["failed"][0]["problems"]]


def test_a_strict_build_refuses_profiles_with_errors_and_builds_the_others(minimal: Path) -> None:
    text = MINIMAL.replace("    frequency: daily\n", "")
    Path("jd.toml").write_text(
        '[check]\nselect = ["JD101"]\nseverity = {JD101 = "error"}\n', encoding="utf-8"
    )
    Path("bad.yaml").write_text(text, encoding="utf-8")
    arguments = ("build", "bad.yaml", "minimal.yaml", "-d", "job-description", "-f", "md")

    done = jd(*arguments, "--strict")
    freely = jd(*arguments)

    assert done.returncode == 1
    assert "bad.yaml:7:5 JD101 this duty does not say how often it is done\n" in done.stderr
    assert done.stdout == (
        f"{Path('out/minimal')} – 1 file\n  job-description.md\n1 profile or file was not built.\n"
    )
    assert (freely.returncode, freely.stderr) == (0, "")


def test_a_strict_build_shows_warnings_and_goes_on(minimal: Path) -> None:
    Path("jd.toml").write_text('[check]\nselect = ["JD101"]\n', encoding="utf-8")
    minimal.write_text(MINIMAL.replace("    frequency: daily\n", ""), encoding="utf-8")

    done = jd("build", "minimal.yaml", "-d", "job-description", "-f", "md", "--strict")

    assert done.returncode == 0
    assert "minimal.yaml:7:5 JD101 warning: this duty does not say how often it is done\n" in done.stderr
    assert done.stdout.endswith("  job-description.md\n")


def test_a_strict_build_looks_at_what_set_has_changed(minimal: Path) -> None:
    Path("jd.toml").write_text(
        '[check]\nselect = ["JD101"]\nseverity = {JD101 = "error"}\n', encoding="utf-8"
    )

    done = jd("build", "minimal.yaml", "-f", "md", "--strict", "--set", "duties.0.frequency=null")

    assert (done.returncode, done.stdout) == (1, "1 profile or file was not built.\n")
    assert "JD101 this duty does not say how often it is done" in done.stderr


def test_build_takes_every_option(minimal: Path) -> None:
    done = jd(
        "build",
        "minimal.yaml",
        "-d",
        "job-description",
        "-f",
        "md",
        "-l",
        "vi,en",
        "-o",
        "made",
        "--layout",
        "compact",
        "--engine",
        "plutoprint",
        "--set",
        "title.name=Trưởng ca",
    )

    assert done.returncode == 0
    text = Path("made/minimal/job-description.md").read_text(encoding="utf-8")
    assert text.startswith("# Trưởng ca\n")
    assert "VII." not in text
    assert Path("made/minimal/job-description.en.md").exists()


def test_a_kind_of_pdf_that_the_engine_does_not_make(minimal: Path) -> None:
    Path("jd.toml").write_text('pdf_variant = "pdf/a-3u"\n', encoding="utf-8")

    done = jd("build", "minimal.yaml", "--engine", "plutoprint")

    assert (done.returncode, done.stderr) == (
        1,
        "PlutoPrint makes plain PDFs only; for pdf/a-3u leave --engine out or choose weasyprint\n",
    )
    assert jd("build", "minimal.yaml", "--engine", "plutoprint", "-f", "md").returncode == 0


def test_a_warning_is_shown_and_stops_nothing(minimal: Path) -> None:
    Path("company.yaml").write_text('name: X\ncolours: {primary: "#ffd400"}\n', encoding="utf-8")

    built, checked = jd("build", "minimal.yaml", "-f", "md"), jd("check", "minimal.yaml", *ONE_RULE)
    data = json.loads(jd("build", "minimal.yaml", "-f", "md", "--json").stdout)
    listed = json.loads(jd("check", "minimal.yaml", "-f", "json", *ONE_RULE).stdout)

    assert (built.returncode, checked.returncode) == (0, 0)
    assert built.stderr.startswith("company.yaml:2:20 JD018 warning: “#ffd400” is too light")
    assert checked.stdout.startswith("company.yaml:2:20 JD018 warning: “#ffd400” is too light")
    assert checked.stdout.endswith("\n1 file: 1 warning.\n")
    assert [each["severity"] for each in (*data["warnings"], *listed)] == ["warning", "warning"]


def test_check_prints_problems_and_exits_1(minimal: Path) -> None:
    minimal.write_text(MINIMAL.replace("level: staff", "level: stuff"), encoding="utf-8")

    done = jd("check", "minimal.yaml")

    assert done.returncode == 1
    assert done.stdout == (
        "minimal.yaml:3:10 JD013 “stuff” is not one of the choices\n  3 |   level: stuff\n    |          ^^^^^\n  → did you mean “staff”?\n"
        "1 file: 1 error.\n"
    )


def test_check_speaks_vietnamese_by_default(minimal: Path) -> None:
    minimal.write_text(MINIMAL.replace("level: staff", "level: stuff"), encoding="utf-8")

    done = jd("check", "minimal.yaml", lang="")

    assert "minimal.yaml:3:10 JD013 “stuff” không" in done.stdout
    assert "có phải" in done.stdout.lower()


def test_check_of_a_good_profile(minimal: Path) -> None:
    done = jd("check", "minimal.yaml", *ONE_RULE)

    assert (done.returncode, done.stdout) == (0, "1 file: no problem.\n")


def test_check_as_json_has_the_agreed_shape(minimal: Path) -> None:
    minimal.write_text(MINIMAL.replace("level: staff", "level: stuff"), encoding="utf-8")

    done = jd("check", "minimal.yaml", "--format", "json")

    assert json.loads(done.stdout) == [
        {
            "code": "JD013",
            "severity": "error",
            "message": "“stuff” is not one of the choices",
            "hint": "did you mean “staff”?",
            "path": "minimal.yaml",
            "line": 3,
            "column": 10,
            "end_line": 3,
            "end_column": 15,
            "pointer": "title.level",
        }
    ]


def test_a_schema_is_written_over_a_schema_and_nothing_else(minimal: Path) -> None:
    before = minimal.read_bytes()

    refused = jd("schema", "-o", minimal.name)
    first = jd("schema", "-o", "schema.json")
    again = jd("schema", "-o", "schema.json", lang="vi")

    assert (refused.returncode, refused.stderr) == (
        1,
        "minimal.yaml exists already; choose another name\n",
    )
    assert minimal.read_bytes() == before
    assert (first.returncode, again.returncode) == (0, 0)
    assert "Hồ sơ" in Path("schema.json").read_text(encoding="utf-8")


def test_new_writes_a_profile_that_builds(project: Path) -> None:
    done = jd("new", "tong-dai", "--from", "cskh-nhan-vien")

    assert done.returncode == 0
    assert (
        Path("tong-dai.yaml")
        .read_text(encoding="utf-8")
        .startswith("# yaml-language-server: $schema=.jd/profile.schema.json\n# ")
    )
    assert Path(".jd/profile.schema.json").exists()
    assert Path("company.yaml").exists()
    assert jd("check", "tong-dai.yaml").returncode == 0
    assert jd("build", "tong-dai.yaml", "-f", "md").returncode == 0


def test_new_overwrites_nothing(minimal: Path) -> None:
    before = minimal.read_bytes()

    done = jd("new", "minimal")

    assert (done.returncode, done.stderr) == (1, "minimal.yaml is there already; nothing was written\n")
    assert minimal.read_bytes() == before


@pytest.mark.parametrize("name", ["../x", "/tmp/x", "a/b", "..", "con", ".hidden", "a\\b", "x?"])
def test_new_refuses_what_is_no_file_name(project: Path, name: str) -> None:
    done = jd("new", name)

    assert done.returncode == 1
    assert "is no file name" in done.stderr
    assert [path.name for path in project.iterdir()] == ["jd.toml"]


def test_new_from_something_that_does_not_exist(project: Path) -> None:
    done = jd("new", "x", "--from", "ckhs")

    assert (done.returncode, done.stderr) == (1, "there is no shipped profile “ckhs”: did you mean “cskh”?\n")


def test_list_shows_own_and_shipped_profiles(minimal: Path) -> None:
    done = jd("list", lang="vi")

    assert done.returncode == 0
    assert "minimal" in done.stdout
    assert "Chuyên viên Chăm sóc Khách hàng" in done.stdout
    rows = json.loads(jd("list", "--json").stdout)
    assert {
        "name": "minimal",
        "title": "Nhân viên trực tổng đài",
        "level": "Staff",
        "path": str(Path.cwd() / "minimal.yaml"),
        "shipped": False,
    } in rows


def test_show_tells_where_each_value_comes_from(minimal: Path) -> None:
    Path("child.yaml").write_text("extends: minimal.yaml\ntitle: {level: lead}\n", encoding="utf-8")

    done = jd("show", "child.yaml", "--set", "benefits.leave_days=14")

    assert "  level: lead  # child.yaml:2\n" in done.stdout
    assert "  name: Nhân viên trực tổng đài  # minimal.yaml:2\n" in done.stdout
    assert "  leave_days: 14  # --set benefits.leave_days:1\n" in done.stdout


def test_show_takes_a_shipped_name(project: Path) -> None:
    assert "Chuyên viên Chăm sóc Khách hàng" in jd("show", "cskh").stdout


def test_doctor_reports_and_exits_0(project: Path) -> None:
    done = jd("doctor")

    assert done.returncode == 0
    assert "PlutoPrint" in done.stdout
    assert "Be Vietnam Pro" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["bogus"],
            "this command does not exist or does not take these arguments\n→ jd --help shows how it is used\n",
        ),
        (["build", "--nope", "x"], "there is no option --nope\n→ jd build --help shows how it is used\n"),
        (["build", "x", "--output"], "the option --output needs a value\n→ jd --help shows how it is used\n"),
        (
            ["build", "x", "-f", "docx"],
            "--format: “docx” is not one of the choices: use one of: md, html, pdf, txt, jsonld\n",
        ),
        (
            ["build", "x", "--engine", "word"],
            "--engine: “word” is not one of the choices: use one of: auto, weasyprint, plutoprint\n",
        ),
        (
            ["build", "x", "--pdf-variant", "pdf/a-3"],
            "--pdf-variant: “pdf/a-3” is not one of the choices: did you mean “pdf/a-3u”?\n",
        ),
        (
            ["build", "x", "--lang", "fr"],
            "--lang: “fr” is not one of the choices: use one of: vi, en, vi+en\n",
        ),
        (
            ["check", "x", "--format", "xml"],
            "--format: “xml” is not one of the choices: use one of: text, json, github, sarif\n",
        ),
        *(
            (
                ["build", "x", *arguments.split()],
                f"the value of {told}\n→ jd build --help shows how it is used\n",
            )
            for arguments, told in [
                ("--max-chars 3", "--max-chars must not be less than 200"),
                ("--max-chars many", "--max-chars must be a whole number"),
                ("-j 257", "--jobs must not be more than 256"),
                ("--timeout 1e999", "--timeout must not be more than 86400"),
                ("--timeout x", "--timeout must be a number"),
            ]
        ),
    ],
)
def test_wrong_use_exits_2_and_says_why(project: Path, arguments: list[str], message: str) -> None:
    done = jd(*arguments)

    assert (done.returncode, done.stderr) == (2, message)


def test_a_language_that_does_not_exist(project: Path) -> None:
    done = jd("--lang", "xx", "list")

    assert (done.returncode, done.stderr) == (
        2,
        "--lang: “xx” is not one of the choices: use one of: vi, en\n",
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(project: Path) -> None:
    os.mkfifo("pipe.yaml")

    done = jd("check", "pipe.yaml")

    assert (done.returncode, done.stdout.splitlines()[0]) == (
        1,
        "pipe.yaml JD001 this is not an ordinary file",
    )


def test_wrong_use_is_said_in_vietnamese(project: Path) -> None:
    done = jd("build", "--nope", "x", lang="vi")

    assert done.returncode == 2
    assert "không có tùy chọn --nope" in done.stderr


def test_help_speaks_both_languages(project: Path) -> None:
    vietnamese, english = jd("build", "--help", lang="vi").stdout, jd("build", "--help", lang="en").stdout

    assert "Cách dùng:" in vietnamese
    assert "Tùy chọn" in vietnamese
    assert "Usage:" in english
    assert jd("--lang", "en", "build", "--help", lang="vi").stdout == english


def test_a_console_without_vietnamese_letters_gets_them_without_marks(minimal: Path) -> None:
    minimal.write_text(MINIMAL.replace("level: staff", "level: stuff"), encoding="utf-8")

    for encoding in ("cp1252", "ascii"):
        done = subprocess.run(
            [sys.executable, "-m", "jd_builder", "check", "minimal.yaml"],
            capture_output=True,
            check=False,
            env={**os.environ, "JD_LANG": "vi", "PYTHONIOENCODING": encoding},
        )
        assert done.returncode == 1
        assert done.stderr == b""
        assert b"JD013" in done.stdout
        assert b"?" not in done.stdout.replace("có phải".encode(), b"").split(b"\n")[0]


def test_a_reader_that_goes_away_is_no_traceback(project: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m jd_builder schema | head -c 10", shell=True, capture_output=True, check=False
    )

    assert b"Traceback" not in done.stderr


def test_a_profile_with_code_in_its_texts_is_printed_as_typed(project: Path) -> None:
    nasty = '{{ 7*7 }} </style><script>alert(1)</script> **x** [a](b) \\\\ \\"'
    Path("x.yaml").write_text(
        MINIMAL.replace("name: Nhân viên trực tổng đài", f'name: "{nasty}"'), encoding="utf-8"
    )

    assert jd("build", "x.yaml", "-f", "html,md,pdf", "--engine", "plutoprint").returncode == 0
    page = Path("out/x/job-description.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "{{ 7*7 }} &lt;/style&gt;&lt;script&gt;" in page
    assert page.count("</style>") == 2


@pytest.mark.parametrize("arguments", [["build", "x.yaml"], ["--lang", "en", "build", "x.yaml"]])
def test_ctrl_c_ends_any_command_without_a_word(tmp_path: Path, arguments: list[str]) -> None:
    code = f"""
import jd_builder.building, jd_builder.cli

def interrupted(*_, **__):
    exec("raise KeyboardInterrupt")

jd_builder.finding.find_profiles = jd_builder.building.run_build = interrupted
jd_builder.cli.main({arguments})
"""
    (tmp_path / "interrupted.py").write_text(code, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), str(CHECKOUT)])

    done = subprocess.run(
        [sys.executable, "-m", "interrupted"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )

    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
