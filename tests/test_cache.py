"""What is built again and what is left alone, and what is never overwritten or removed."""

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fontpkg_be_vietnam_pro
import pytest

from jd_builder import build, cache, versions
from jd_builder.building import run_build
from jd_builder.choices import EngineName, Format
from jd_builder.cli import main
from jd_builder.cli.documents import build as build_command
from jd_builder.cli.ordering import Order, read_order
from jd_builder.errors import JdError, OutputError
from jd_builder.locking import locked_folder
from jd_builder.manifest import MANIFEST
from jd_builder.orders import Options, Result
from jd_builder.resources import TEMPLATES
from jd_builder.writing import write_atomically
from tests.conftest import MINIMAL, own_skill

FONT = Path(fontpkg_be_vietnam_pro.__file__).parent / "files" / "BeVietnamPro-Regular.ttf"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>'
COMPANY = "name: Công ty A\nlogo: logo.svg\nfonts: {body: font.ttf}\n"
DOCUMENTS = ("job-description", "job-posting")
ALL = {
    *(f"{name}.{made_as}" for name in DOCUMENTS for made_as in ("md", "html", "pdf")),
    "job-posting.txt",
    "job-posting.jsonld",
}
HTML = {name for name in ALL if name.endswith((".html", ".pdf"))}
PDF = {name for name in ALL if name.endswith(".pdf")}


@pytest.fixture
def role(project: Path) -> Path:
    """A profile with everything it can stand on: parent, company, logo, font, own templates."""
    Path("parent.yaml").write_text(MINIMAL, encoding="utf-8")
    Path("role.yaml").write_text(
        "extends: parent\ntitle: {name: Trực tổng đài}\n"
        "posting:\n  date: 2026-12-01\n"
        "  address: {locality: phường Thử, region: Tỉnh Thử, country: VN}\n",
        encoding="utf-8",
    )
    Path("company.yaml").write_text(COMPANY, encoding="utf-8")
    Path("logo.svg").write_text(LOGO, encoding="utf-8")
    shutil.copy(FONT, "font.ttf")
    Path("own/partials").mkdir(parents=True)
    return Path("role.yaml")


def made(path: Path | str = "role.yaml", **options: object) -> Result:
    given: dict[str, object] = {
        "documents": DOCUMENTS,
        "formats": ("md", "html", "pdf", "txt", "jsonld"),
        "engine": "plutoprint",
        "templates": "own",
        **options,
    }
    return build(path, **given)  # type: ignore[arg-type]


def names(result: Result) -> set[str]:
    return {path.name for path in result.written}


def append(file: str, text: str) -> Callable[[], None]:
    def change() -> None:
        path = Path(file)
        path.parent.mkdir(exist_ok=True)
        with path.open("a", encoding="utf-8") as opened:
            opened.write(text)

    return change


def replaced(file: str, old: str, new: str) -> Callable[[], None]:
    def change() -> None:
        path = Path(file)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def eject(name: str) -> Callable[[], None]:
    """Put a template of one's own in place of a shipped one, one byte longer."""

    def change() -> None:
        text = (TEMPLATES / name).read_text(encoding="utf-8")
        (Path("own") / name).write_text(text + "\n", encoding="utf-8")

    return change


def only(*endings: str) -> set[str]:
    return {name for name in ALL if name.endswith(endings)}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda: None, set(), id="nothing"),
        pytest.param(replaced("role.yaml", "Trực", "Giữ"), ALL, id="profile"),
        pytest.param(append("role.yaml", "# x\n"), set(), id="a comment in the profile"),
        pytest.param(
            append("role.yaml", "success: {review: monthly}\n"),
            only("description.md", "description.html", "description.pdf"),
            id="what one document shows",
        ),
        pytest.param(replaced("parent.yaml", "Trả lời", "Đáp lời"), ALL, id="parent"),
        pytest.param(append("parent.yaml", "# x\n"), set(), id="a comment in the parent"),
        pytest.param(replaced("company.yaml", "Công ty A", "Công ty B"), ALL, id="company"),
        pytest.param(append("company.yaml", "# x\n"), set(), id="a comment about the company"),
        pytest.param(append("logo.svg", "\n"), HTML, id="logo"),
        pytest.param(append("font.ttf", "\0"), HTML, id="font"),
        pytest.param(append("library/terms.yaml", "{}\n"), set(), id="a library appears"),
        pytest.param(append("library/skills.yaml", own_skill("weaving")), set(), id="an unused skill"),
        pytest.param(append("library/skills.yaml", own_skill("communication")), ALL, id="a used skill"),
        pytest.param(append("other.yaml", "x"), set(), id="another profile appears"),
        pytest.param(eject("base.css"), HTML, id="base.css"),
        pytest.param(eject("screen.css"), only(".html"), id="screen.css"),
        pytest.param(eject("print.css"), HTML, id="print.css"),
        pytest.param(eject("plutoprint.css"), PDF, id="plutoprint.css"),
        pytest.param(eject("base.html.j2"), HTML, id="base.html.j2"),
        pytest.param(eject("base.md.j2"), only(".md"), id="base.md.j2"),
        pytest.param(
            eject("job-posting.html.j2"), {"job-posting.html", "job-posting.pdf"}, id="job-posting.html.j2"
        ),
        pytest.param(eject("job-posting.txt.j2"), {"job-posting.txt"}, id="job-posting.txt.j2"),
        pytest.param(eject("partials/blocks.html.j2"), HTML, id="imported macros, HTML"),
        pytest.param(eject("partials/blocks.md.j2"), only(".md"), id="imported macros, Markdown"),
        pytest.param(eject("kpi-scorecard.md.j2"), set(), id="a template that nothing here uses"),
        pytest.param(
            lambda: Path("out/role/job-posting.md").unlink(), {"job-posting.md"}, id="a document is deleted"
        ),
    ],
)
def test_what_changed_alone_decides_what_is_made(
    role: Path, change: Callable[[], None], expected: set[str]
) -> None:
    first = made()
    change()
    second = made()

    assert names(first) == ALL
    assert (names(second), second.unchanged, second.failures) == (expected, len(ALL - expected), ())


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"layout": "compact"}, only("description.md", "description.html", "description.pdf")),
        ({"max_chars": 250}, {"job-posting.txt"}),
        ({"max_chars": 90_000}, set()),
        ({"overrides": ["benefits.leave_days=14"]}, ALL),
        ({"templates": None}, ALL - {"job-posting.jsonld"}),
        ({"engine": "weasyprint"}, PDF),
        ({"strict": True}, set()),
        ({"force": True}, ALL),
    ],
)
def test_what_is_asked_for_decides_what_is_made(
    role: Path, options: dict[str, Any], expected: set[str]
) -> None:
    Path("jd.toml").write_text('[check]\nselect = ["JD101"]\n', encoding="utf-8")
    made()

    result = made(**options)

    assert (names(result), result.failures) == (expected, ())
    if "force" not in options:
        assert names(made(**options)) == set()


def test_a_kind_of_pdf_and_a_date_decide_too(role: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(engine="weasyprint")

    assert names(made(engine="weasyprint", pdf_variant="pdf/a-3u")) == PDF
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert names(made(engine="weasyprint", pdf_variant="pdf/a-3u")) == HTML


def test_another_version_of_the_program_or_of_an_engine(role: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made()
    monkeypatch.setattr(cache, "engine_versions", lambda name: f"{name} 99")
    assert names(made()) == PDF
    monkeypatch.setattr(cache, "program", lambda: "99")
    assert names(made()) == ALL


def test_the_files_of_the_program_are_its_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "package"
    (package / "library").mkdir(parents=True)
    (package / "a.py").write_text("1", encoding="utf-8")
    (package / "library" / "kpis.yaml").write_text("a", encoding="utf-8")
    monkeypatch.setattr(versions, "_PACKAGE", package)
    found = []
    for file, text in (("a.py", "1"), ("a.py", "2"), ("library/kpis.yaml", "b")):
        (package / file).write_text(text, encoding="utf-8")
        versions.program.cache_clear()
        found.append(versions.program())
    versions.program.cache_clear()

    assert len(set(found)) == 3
    assert "weasyprint=" in versions.engine(EngineName.WEASYPRINT)
    assert "weasyprint= " not in versions.engine(EngineName.WEASYPRINT)


def test_a_company_file_that_goes_or_comes_nearer(role: Path) -> None:
    Path("roles").mkdir()
    near = Path(shutil.move("role.yaml", "roles/role.yaml"))
    shutil.move("parent.yaml", "roles/parent.yaml")
    made(near)
    for change, expected in (
        (lambda: Path("roles/company.yaml").write_text("name: Công ty B\n", encoding="utf-8"), ALL),
        (lambda: Path("roles/company.yaml").unlink(), ALL),
        (lambda: Path("roles/library").mkdir(), set()),
        (lambda: Path("roles/parent.yaml").rename("roles/parent.yml"), set()),
    ):
        change()
        assert names(made(near)) == expected
        assert names(made(near)) == set()
    Path("company.yaml").unlink()
    assert names(made(near, formats=["md"])) == only(".md")


def test_a_profile_beside_takes_the_place_of_a_shipped_parent(project: Path) -> None:
    Path("role.yaml").write_text("extends: cskh\n", encoding="utf-8")
    given: dict[str, Any] = {"templates": None, "formats": ["md"]}
    made(**given)
    Path("cskh.yaml").write_text(MINIMAL, encoding="utf-8")

    assert names(made(**given)) == only(".md")
    assert names(made(**given)) == set()


def test_times_are_never_looked_at(role: Path) -> None:
    made()
    inputs = [path for path in Path().rglob("*") if path.is_file()]
    for path in inputs:
        os.utime(path, (0, 0))
    Path("parent.yaml").write_text(MINIMAL.replace("12", "13"), encoding="utf-8")
    os.utime("parent.yaml", (0, 0))

    assert names(made()) == ALL
    for path in inputs:
        os.utime(path, (4e9, 4e9))
    assert names(made()) == set()


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: "[]",
        lambda text: "[" * 100_000,
        lambda text: "null",
        lambda text: text.replace('"jd": 1', '"jd": 2'),
        lambda text: text.replace('"reads"', '"raeds"'),
        lambda text: text.replace('"language": "vi"', '"language": "xx"'),
        lambda text: text.replace('"job-posting.md"', '"../job-posting.md"'),
        lambda text: text.replace('"missing": 0', '"missing": null'),
        lambda text: text.replace('"warnings": []', '"warnings": [{}]'),
        lambda text: "\ufffe" + text,
    ],
)
def test_a_damaged_manifest_is_like_none(role: Path, damage: Callable[[str], str]) -> None:
    made()
    file = Path("out/role", MANIFEST)
    text = file.read_text(encoding="utf-8")
    assert damage(text) != text
    file.write_text(damage(text), encoding="utf-8")

    result = made()

    assert (names(result), result.unchanged, result.failures) == (set(), len(ALL), ())
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("lost", [Path.unlink, lambda file: file.write_bytes(os.urandom(1000))])
def test_documents_whose_notes_are_lost_are_kept_and_told_at_once(
    role: Path, lost: Callable[[Path], object]
) -> None:
    made()
    before = {path.name: path.read_bytes() for path in Path("out/role").iterdir()}
    lost(Path("out/role", MANIFEST))
    replaced("role.yaml", "Trực tổng đài", "Trực máy")()
    Path("out/role/job-posting.txt").unlink()

    for _ in range(2):
        result = made()
        after = {path.name: path.read_bytes() for path in Path("out/role").iterdir()}
        assert [failure.error.message.text("en") for failure in result.failures] == [
            "out/role: job-description.md, job-description.html, job-description.pdf, job-posting.md, "
            "job-posting.html, … lay there already, and jd did not make them or has lost its notes on them "
            "(.jd.json); they are kept: move them away, or --force writes over them"
        ]
        assert [name for name in ALL if after[name] != before[name]] == ["job-posting.txt"]
    assert names(result) == set()

    forced = made(force=True)

    assert (names(forced), forced.failures) == (ALL, ())
    assert names(made()) == set()


def test_a_file_that_lay_there_first_is_kept(role: Path) -> None:
    file = Path("out/role/job-posting.md")
    file.parent.mkdir(parents=True)
    file.write_text("mine", encoding="utf-8")

    first, second = made(), made()

    for result in (first, second):
        assert [failure.error.message.text("vi") for failure in result.failures] == [
            "out/role: job-posting.md đã có sẵn nhưng không do jd tạo ra, hoặc jd không còn ghi chép về chúng "
            "(.jd.json); các tệp này được giữ nguyên: hãy chuyển đi nơi khác, hoặc dùng --force để ghi đè"
        ]
    assert (names(first), names(second)) == (ALL - {"job-posting.md"}, set())
    assert file.read_text(encoding="utf-8") == "mine"
    assert made(force=True).ok
    assert names(made()) == set()


def test_a_file_that_turns_up_while_it_is_made_is_kept(role: Path) -> None:
    file = Path("out/role/job-posting.md")

    def save(*_: object) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("mine", encoding="utf-8")

    result = run_build([role], Options(formats=(Format.MD,)), save)

    assert "job-posting.md" in str(result.failures[0].error)
    assert file.read_text(encoding="utf-8") == "mine"


def test_force_makes_what_could_be_taken_over(role: Path) -> None:
    made()
    Path("out/role", MANIFEST).unlink()

    assert names(made(force=True)) == ALL


def test_a_folder_where_the_notes_belong(role: Path) -> None:
    Path("out/role", MANIFEST).mkdir(parents=True)

    result = made()

    assert [failure.error.message.text("en") for failure in result.failures] == [
        "out/role/.jd.json was not written: a folder of that name is there"
    ]
    assert names(result) == set()


def test_notes_of_before_are_read(role: Path) -> None:
    made()
    file = Path("out/role", MANIFEST)
    data = json.loads(file.read_bytes())
    for entry in data["files"].values():
        del entry["says"]
    file.write_text(json.dumps(data), encoding="utf-8")

    assert names(made()) == set()
    append("role.yaml", "# x\n")()
    assert names(made()) == ALL
    append("role.yaml", "# x\n")()
    assert names(made()) == set()


def test_what_says_the_same_but_is_not_there_is_made(role: Path) -> None:
    made()
    append("role.yaml", "# x\n")()
    Path("out/role/job-posting.pdf").unlink()

    assert names(made()) == {"job-posting.pdf"}


def test_what_says_the_same_needs_no_place_to_write(role: Path) -> None:
    made()
    append("role.yaml", "# x\n")()
    Path("out/role", MANIFEST).rename("kept")
    Path("out/role", MANIFEST).symlink_to(Path("kept").resolve())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "replace", full)
        result = made()

    assert (names(result), result.unchanged, result.failures) == (set(), len(ALL), ())


def test_a_document_changed_by_hand_is_kept_and_named(role: Path) -> None:
    made()
    file = Path("out/role/job-posting.md")
    file.write_text("mine", encoding="utf-8")

    changes: list[Callable[[], object]] = [lambda: None, replaced("role.yaml", "Trực", "Giữ")]
    for change in changes:
        change()
        result = made()
        assert [failure.error.message.text("en") for failure in result.failures] == [
            f"{file} was changed by hand since it was made; --force writes over it"
        ]
        assert file.read_text(encoding="utf-8") == "mine"
    assert names(result) == ALL - {"job-posting.md"}
    assert made(force=True).ok
    assert file.read_text(encoding="utf-8") != "mine"
    assert names(made()) == set()


def test_a_build_cut_off_is_not_taken_for_a_change_by_hand(
    role: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made()
    append("role.yaml", "summary: {purpose: Khác.}\n")()
    from jd_builder import making

    def stop(path: Path, content: bytes) -> None:
        if path.name == "job-posting.html":
            raise KeyboardInterrupt
        write_atomically(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(making, "write_atomically", stop)
        with pytest.raises(KeyboardInterrupt):
            made()

    result = made()

    assert result.failures == ()
    assert "job-posting.html" in names(result)
    assert "job-description.md" not in names(result)


def test_what_failed_is_tried_again(role: Path) -> None:
    made()
    good = role.read_text(encoding="utf-8")
    for _ in range(2):
        role.write_text("title: 1\n", encoding="utf-8")
        assert len(made().failures) == 1
    role.write_text(good, encoding="utf-8")

    assert (names(made()), made().ok) == (set(), True)


def test_warnings_and_notices_are_told_again(role: Path) -> None:
    append("company.yaml", 'colours: {primary: "#ffff00"}\n')()
    first = made(languages=["en"])
    second = made(languages=["en"])

    assert names(second) == set()
    assert len(first.warnings) == 1
    for language in ("vi", "en"):
        assert [each.explain(language) for each in first.warnings] == [
            each.explain(language) for each in second.warnings
        ]
        assert [each.text(language) for each in first.notices] == [
            each.text(language) for each in second.notices
        ]
    assert first.notices


def test_documents_of_a_profile_that_is_gone(role: Path) -> None:
    shutil.copy(role, "gone.yaml")
    made("gone.yaml")
    Path("gone.yaml").unlink()
    Path("out/gone/mine.txt").write_text("mine", encoding="utf-8")
    Path("out/gone/job-posting.md").write_text("mine", encoding="utf-8")
    Path("out/other").mkdir()
    Path("out/other/job-posting.md").write_text("mine", encoding="utf-8")

    told = made()
    pruned = made(prune=True)

    assert [notice.text("en") for notice in told.notices] == [
        f"{Path('out/gone')}: the profile of these documents, gone.yaml, is gone; --prune removes them",
        "no file in “own” goes before a shipped template; `jd templates list` shows their names",
    ][::-1]
    assert {path.name for path in pruned.removed} == ALL - {"job-posting.md"}
    assert f"{Path('out/gone/job-posting.md')} was changed by hand and is kept" in [
        notice.text("en") for notice in pruned.notices
    ]
    assert sorted(path.name for path in Path("out/gone").iterdir()) == [
        MANIFEST,
        "job-posting.md",
        "mine.txt",
    ]
    assert Path("out/other/job-posting.md").exists()
    assert len(list(Path("out/role").iterdir())) == len(ALL) + 1


def test_a_folder_with_nothing_else_goes_too(role: Path) -> None:
    shutil.copy(role, "gone.yaml")
    made("gone.yaml")
    Path("gone.yaml").unlink()

    assert len(made(prune=True).removed) == len(ALL)
    assert not Path("out/gone").exists()


def test_documents_of_the_last_profile_of_a_folder_go_too(role: Path) -> None:
    Path("roles").mkdir()
    last = Path(shutil.copy(role, "roles/last.yaml"))
    shutil.copy("parent.yaml", "roles/parent.yaml")
    made(last)
    shutil.rmtree("roles")
    Path("roles").mkdir()

    told, pruned = made("roles"), made("roles", prune=True)

    for result in (told, pruned):
        assert [failure.error.message.text("en") for failure in result.failures] == [
            "there is no profile in roles"
        ]
    assert any("these documents, last.yaml, is gone" in notice.text("en") for notice in told.notices)
    assert {path.name for path in pruned.removed} == ALL
    assert not Path("out/last").exists()
    shutil.rmtree("own")
    for nothing in (["roles"], []):
        with pytest.raises(JdError):
            build(*nothing)


@pytest.mark.parametrize("stubborn", ["job-posting.md", MANIFEST])
def test_documents_that_cannot_be_removed_are_a_failure(
    role: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stubborn: str
) -> None:
    shutil.copy(role, "gone.yaml")
    made("gone.yaml")
    made()
    Path("gone.yaml").unlink()
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == stubborn and path.parent.name == "gone":
            raise PermissionError(errno.EACCES, "Permission denied")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(SystemExit) as left:
        main(["--lang", "en", "build", "role.yaml", "--prune", "-d", "job-posting", "-f", "md"])

    assert left.value.code == 1
    assert {path.name for path in Path("out/gone").iterdir()} == {MANIFEST, stubborn}
    said = capsys.readouterr()
    assert f"out/gone: {stubborn} could not be removed: Permission denied\n" in said.err
    assert "not built" not in said.out
    monkeypatch.setattr(Path, "unlink", unlink)
    assert made(prune=True).ok
    assert not Path("out/gone").exists()


def test_two_builds_into_one_folder(role: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jd_builder.locking._PATIENCE", 0.1)
    code = (
        "import sys; from pathlib import Path; from jd_builder.locking import locked_folder\n"
        "with locked_folder(Path('out')): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(OutputError) as caught:
            made()
        holder.communicate("")

    assert caught.value.message.text("en") == (
        "another build is writing into out; wait for it, or choose another folder with --output"
    )
    assert not Path("out").exists()
    assert names(made()) == ALL
    with locked_folder(Path("out")):
        assert names(made()) == set()


def test_a_moved_project_is_up_to_date(role: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made()
    shutil.copytree(tmp_path, tmp_path.parent / "moved")
    monkeypatch.chdir(tmp_path.parent / "moved")

    assert names(made()) == set()
    assert str(tmp_path) not in Path("out/role", MANIFEST).read_text(encoding="utf-8")


@pytest.mark.parametrize("strict", [[], ["--strict"]], ids=["", "strict"])
def test_an_unchanged_build_imports_nothing_heavy(minimal: Path, strict: list[str]) -> None:
    Path("jd.toml").write_text("[check.limits]\nmust_haves = 9\n", encoding="utf-8")
    arguments = [
        "build",
        "minimal.yaml",
        "--format",
        "md",
        "--format",
        "pdf",
        "--engine",
        "plutoprint",
        *strict,
    ]
    code = (
        "import sys, jd_builder.cli\n"
        f"try: jd_builder.cli.main({arguments})\n"
        "except SystemExit as error: assert error.code == 0\n"
        "print(sorted(set(sys.modules) & {'typer', 'pydantic', 'jinja2', 'yaml', 'babel', 'weasyprint',"
        " 'plutoprint', 'filelock', 'jd_builder.checks.catalogue'}), file=sys.stderr)"
    )
    done = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            encoding="utf-8",
            env={**os.environ, "JD_LANG": "en"},
        )
        for _ in range(2)
    ]

    assert "'pydantic'" in done[0].stderr
    assert done[1].stdout == "10 files are up to date already\n"
    assert done[1].stderr.splitlines()[-1] == "[]"  # below the warnings of a check


@pytest.mark.parametrize(
    "line",
    [
        "build a.yaml",
        "build a.yaml b.yaml -d job-posting -d kpi-scorecard,job-posting --format md",
        "build -f md -l vi,en a.yaml --lang vi+en -o x --templates y --set a.b=c --set a=b=c",
        "build a.yaml --layout compact --engine=weasyprint --pdf-variant=pdf/a-3u --max-chars 900",
        "build --strict a.yaml --force --prune --json --watch --output=x",
        "build a.yaml -j 4 --timeout 60",
        "build a.yaml --jobs 0",
        "build a.yaml --jobs=2 --scheduler tcp://10.0.0.5:8786",
    ],
)
def test_plain_command_lines_read_as_typer_reads_them(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from jd_builder.cli import app, documents

    seen: list[Order] = []

    def note(order: Order) -> int:
        seen.append(order)
        return 0

    monkeypatch.setattr(documents, "run_order", note)

    assert app.run(line.split()) == 0
    assert [read_order(line.split())] == seen
    assert build_command.__name__ == "build"


@pytest.mark.parametrize(
    "line",
    [
        "check a.yaml",
        "build",
        "build --help",
        "build a.yaml --nope",
        "build a.yaml --max-chars x",
        "build a.yaml --max-chars 3",
        "build a.yaml -j 257",
        "build a.yaml --timeout 1.5",
        "build a.yaml -fmd",
        "build a.yaml -f=md",
        "build a.yaml --output",
        "build a.yaml --output --force",
        "build a.yaml --strict=yes",
        "build -- a.yaml",
        "build --pdf_variant pdf/ua-1 a.yaml",
        "--lang en build a.yaml",
    ],
)
def test_other_command_lines_are_left_to_typer(line: str) -> None:
    assert read_order(line.split()) is None


def test_the_manifest_is_json_that_people_can_read(role: Path) -> None:
    made()
    data = json.loads(Path("out/role", MANIFEST).read_bytes())

    assert data["profile"] == "../../role.yaml"
    assert set(data["files"]) == ALL
    assert {fact for fact in data["reads"] if fact.startswith("=")} == {
        "=../../role.yaml",
        "=../../parent.yaml",
        "=../../company.yaml",
        "=../../logo.svg",
        "=../../font.ttf",
    }


def test_a_manifest_that_names_a_pipe_is_not_waited_for(role: Path) -> None:
    made()
    os.mkfifo("pipe")
    file = Path("out/role", MANIFEST)
    file.write_text(
        file.read_text(encoding="utf-8").replace("=../../role.yaml", "=../../pipe"), encoding="utf-8"
    )

    assert (names(made()), made().unchanged) == (set(), len(ALL))


def test_the_program_ends_with_1_where_something_was_changed_by_hand(minimal: Path) -> None:
    command = [sys.executable, "-m", "jd_builder", "build", "minimal.yaml", "-d", "job-posting", "-f", "md"]
    environment = {**os.environ, "JD_LANG": "en"}
    subprocess.run(command, check=True, env=environment)
    file = Path("out/minimal/job-posting.md")
    file.write_text("mine", encoding="utf-8")

    done = subprocess.run(command, check=False, env=environment, capture_output=True, encoding="utf-8")

    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "1 profile or file was not built.\n",
        f"{file} was changed by hand since it was made; --force writes over it\n",
    )


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_work_is_kept_where_the_disk_was_full_in_between(role: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made()
    Path("out/role/job-posting.md").write_text("mine", encoding="utf-8")
    replaced("role.yaml", "Trực", "Giữ")()
    replace_file = os.replace

    monkeypatch.setattr(os, "replace", full)
    assert made().failures
    monkeypatch.setattr(os, "replace", replace_file)

    result = made()

    assert [failure.error.message.text("en") for failure in result.failures] == [
        "out/role/job-posting.md was changed by hand since it was made; --force writes over it"
    ]
    assert Path("out/role/job-posting.md").read_text(encoding="utf-8") == "mine"


def test_work_that_was_written_over_by_force_and_put_back_is_kept(role: Path) -> None:
    made()
    file = Path("out/role/job-posting.md")
    file.write_text("mine", encoding="utf-8")
    assert "job-posting.md" in names(made(force=True))
    file.write_text("mine", encoding="utf-8")

    result = made()

    assert len(result.failures) == 1
    assert file.read_text(encoding="utf-8") == "mine"


def test_work_saved_while_its_profile_is_built_is_kept(role: Path) -> None:
    made()
    append("role.yaml", "# x\n")()
    file = Path("out/role/job-posting.md")

    def save(*_: object) -> None:
        file.write_text("mine", encoding="utf-8")

    result = run_build([role], Options(engine=EngineName.PLUTOPRINT), save)

    assert "job-posting.md" in str(result.failures[0].error)
    assert file.read_text(encoding="utf-8") == "mine"


def test_half_a_character_in_a_manifest_is_damage(role: Path) -> None:
    made()
    file = Path("out/role", MANIFEST)
    data = json.loads(file.read_bytes())
    file.write_text(json.dumps({**data, "reads": [*data["reads"], "=\ud800"]}), encoding="utf-8")

    assert (names(made()), made().unchanged) == (set(), len(ALL))


def test_a_name_that_is_no_text_stops_no_other_profile(role: Path) -> None:
    odd = Path(os.fsdecode(b"nh\xe2n.yaml"))
    odd.write_bytes(role.read_bytes())

    result = run_build([role, odd], Options(formats=(Format.MD,)))

    assert {path.parent.name for path in result.written} >= {"role"}
