import contextlib
import errno
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jd_builder import JdError, ProfileError, build, load_profile
from jd_builder.errors import OutputError
from jd_builder.finding import find_profiles
from jd_builder.manifest import MANIFEST
from jd_builder.orders import Result
from jd_builder.writing import safe_name, write_atomically
from tests.conftest import CHECKOUT, MINIMAL

FAST = ("md", "html")


def names(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    )


def test_files_are_named_after_document_language_and_format(minimal: Path) -> None:
    result = build(
        minimal,
        documents=["job-description"],
        formats=["md", "pdf"],
        languages=["vi", "en"],
        engine="plutoprint",
    )

    assert result.ok
    assert names(Path("out")) == [
        "minimal/job-description.en.md",
        "minimal/job-description.en.pdf",
        "minimal/job-description.md",
        "minimal/job-description.pdf",
    ]
    assert [path.as_posix() for path in result.written] == [
        "out/minimal/job-description.md",
        "out/minimal/job-description.pdf",
        "out/minimal/job-description.en.md",
        "out/minimal/job-description.en.pdf",
    ]


def test_texts_without_translation_are_counted(minimal: Path) -> None:
    result = build(minimal, documents=["job-description"], formats=["md"], languages=["en"])

    assert [notice.text("en") for notice in result.notices] == [
        "4 texts have no translation and stand in their own language"
    ]


def test_a_bad_profile_does_not_stop_the_others(minimal: Path) -> None:
    Path("bad.yaml").write_text(MINIMAL.replace("level: staff", "level: x"), encoding="utf-8")

    result = build("bad.yaml", minimal, formats=FAST)

    assert not result.ok
    assert [failure.path.name for failure in result.failures] == ["bad.yaml"]
    assert isinstance(result.failures[0].error, ProfileError)
    assert len(result.written) == 10


def test_folders_and_globs_stand_for_their_profiles(project: Path) -> None:
    for name in (
        "a.yaml",
        "b.yml",
        "sub/c.yaml",
        "company.yaml",
        ".hidden.yaml",
        "library/skills.yaml",
        "notes.txt",
    ):
        Path("roles", name).parent.mkdir(parents=True, exist_ok=True)
        Path("roles", name).write_text("", encoding="utf-8")

    assert [path.as_posix() for path in find_profiles(["roles"])] == [
        "roles/a.yaml",
        "roles/b.yml",
        "roles/sub/c.yaml",
    ]
    assert [path.as_posix() for path in find_profiles(["roles/*.yaml", "roles/a.yaml"])] == ["roles/a.yaml"]
    with pytest.raises(JdError) as caught:
        find_profiles(["roles/*.txt"])
    assert caught.value.message.text("en") == "there is no profile in roles/*.txt"


def test_profiles_are_found_in_the_order_of_their_paths_and_odd_entries_left_out(project: Path) -> None:
    for name in ("a/z.yaml", "a-b.yaml", "a.yaml", "b/c.yaml/inner.yaml", "Z.yaml"):
        Path("roles", name).parent.mkdir(parents=True, exist_ok=True)
        Path("roles", name).touch()
    try:
        Path("roles/circle.yaml").symlink_to("circle.yaml")
        Path("roles/nowhere.yaml").symlink_to("nothing")
        Path("roles/linked").symlink_to("b")
        Path("roles/a/back").symlink_to("..")
        Path("roles/b/over").symlink_to("../a")
        Path("roles/a/over").symlink_to("../b")
    except OSError:
        pytest.skip("no links here")

    found = find_profiles(["roles"])

    assert found == sorted(found)
    assert {path.relative_to("roles").as_posix() for path in found} == {
        "Z.yaml",
        "a-b.yaml",
        "a.yaml",
        "a/z.yaml",
        "a/over/c.yaml/inner.yaml",
        "b/c.yaml/inner.yaml",
        "b/over/z.yaml",
        "linked/c.yaml/inner.yaml",
        "linked/over/z.yaml",
    }


def test_a_folder_that_cannot_be_read_is_named_and_one_that_goes_meanwhile_is_empty(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.yaml", "shut/b.yaml"):
        Path("roles", name).parent.mkdir(parents=True, exist_ok=True)
        Path("roles", name).touch()
    usual = os.scandir
    errors: list[OSError] = [FileNotFoundError(2, "No such file"), PermissionError(13, "Permission denied")]

    def scandir(folder: Path) -> Any:
        if folder.name == "shut":
            raise errors.pop(0)
        return usual(folder)

    monkeypatch.setattr(os, "scandir", scandir)

    assert find_profiles(["roles"]) == [Path("roles/a.yaml")]
    with pytest.raises(JdError) as caught:
        find_profiles(["roles"])
    assert caught.value.message.text("en") == f"{Path('roles/shut')} cannot be read: Permission denied"


def test_two_profiles_of_one_name_do_not_overwrite_each_other(project: Path) -> None:
    for folder in ("x", "y"):
        Path(folder).mkdir()
        Path(folder, "role.yaml").write_text(MINIMAL, encoding="utf-8")

    result = build("x/role.yaml", "y/role.yaml", formats=FAST)

    assert [failure.error.message.text("en") for failure in result.failures] == [
        "y/role.yaml would be written over the documents of x/role.yaml; rename one of the two files"
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cskh", "cskh"),
        ("Chăm sóc khách hàng", "Chăm sóc khách hàng"),
        ("a/../b", "a-..-b"),
        ("..", "profile"),
        ("con", "con-"),
        ("x. ", "x"),
        ("a:b?", "a-b-"),
    ],
)
def test_folder_names_are_safe_everywhere(name: str, expected: str) -> None:
    assert safe_name(name) == expected


def test_an_interrupted_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.md"
    target.write_text("old", encoding="utf-8")

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OutputError) as caught:
        write_atomically(target, b"new")

    assert caught.value.message.text("en") == f"{target} was not written: the disk is full"
    assert names(tmp_path) == ["a.md"]
    assert target.read_text(encoding="utf-8") == "old"


def test_a_full_disk_leaves_no_half_file(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.FileIO):
        def write(self, data: Any) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fdopen", lambda handle, mode: Full(handle, mode))

    result = build(minimal, documents=["job-description"], formats=["md"])

    assert [failure.error.message.text("en") for failure in result.failures] == [
        "out/minimal/.jd.json was not written: the disk is full".replace("/", os.sep)
    ]
    assert names(Path("out")) == []


def test_a_locked_output_is_named(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "replace", locked)

    result = build(minimal, documents=["job-description"], formats=["md"])

    assert "it is open in another program or may not be changed" in result.failures[0].error.message.text(
        "en"
    )
    assert "đang mở trong chương trình khác" in result.failures[0].error.message.text("vi")


@contextlib.contextmanager
def not_root() -> Iterator[None]:
    """Take away the right to write anywhere from this process, if it has it."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name == "nt", reason="rights as on Unix")
def test_an_output_folder_that_may_not_be_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {"documents": ["job-description"], "formats": ["md"]}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "tmp").mkdir()
        (folder / "tmp").chmod(0o777)
        monkeypatch.setattr(tempfile, "tempdir", str(folder / "tmp"))
        monkeypatch.setattr(os, "getuid", os.geteuid)
        monkeypatch.chdir(folder)
        Path("jd.toml").write_text("", encoding="utf-8")
        Path("minimal.yaml").write_text(MINIMAL, encoding="utf-8")
        build("minimal.yaml", **asked)
        before = {path.name: path.read_bytes() for path in Path("out/minimal").iterdir()}
        Path("minimal.yaml").write_text(MINIMAL.replace("12", "13"), encoding="utf-8")
        for path in ("out/minimal", "out"):
            Path(path).chmod(0o555)

        with not_root():
            changed = build("minimal.yaml", **asked)
            elsewhere = build("minimal.yaml", output="out/new", **asked)

        after = {path.name: path.read_bytes() for path in Path("out/minimal").iterdir()}
        for path in ("out", "out/minimal"):
            Path(path).chmod(0o755)

    assert after == before
    assert len(before) == 2
    assert "may not be changed; close it, or choose another folder with --output" in english(changed)
    assert "may not be changed; close it, or choose another folder with --output" in english(elsewhere)


def english(result: Result) -> str:
    """Return what the failures of a build say."""
    return "\n".join(failure.error.message.text("en") for failure in result.failures)


def test_an_output_folder_that_is_a_file(minimal: Path) -> None:
    Path("out").write_text("", encoding="utf-8")

    result = build(minimal, documents=["job-description"], formats=["md"])

    assert len(result.failures) == 1
    assert (
        result.failures[0]
        .error.message.text("en")
        .startswith("out/minimal/.jd.json was not written: ".replace("/", os.sep))
    )


def test_one_file_that_cannot_be_written_does_not_stop_the_rest(minimal: Path) -> None:
    Path("out/minimal/job-description.md").mkdir(parents=True)

    result = build(minimal, formats=FAST)

    assert len(result.failures) == 1
    assert len(result.written) == 9


def test_the_same_input_gives_the_same_bytes(minimal: Path) -> None:
    build(minimal, output="one", engine="plutoprint")
    build(minimal, output="two", engine="plutoprint")

    for path in Path("one").rglob("*.*"):
        assert path.read_bytes() == Path("two", path.relative_to("one")).read_bytes(), path


def test_a_template_error_names_file_and_line(minimal: Path) -> None:
    own = Path("own")
    own.mkdir()
    (own / "job-description.md.j2").write_text(
        "{% extends 'base.md.j2' %}\n{% block content %}\n{{ view.nope }}\n{% endblock %}\n", encoding="utf-8"
    )
    (own / "kpi-scorecard.md.j2").write_text("a\n{% if %}\n", encoding="utf-8")

    result = build(
        minimal,
        documents=["job-description", "kpi-scorecard", "skill-checklist"],
        formats=["md"],
        templates=own,
    )

    messages = [failure.error.message.text("en") for failure in result.failures]
    assert len(messages) == 2
    assert messages[0].startswith(f"{own / 'job-description.md.j2'}, line 3: there is no “nope” here")
    assert messages[1].startswith(f"{own / 'kpi-scorecard.md.j2'}, line 2: this place cannot be read")
    assert [path.name for path in result.written] == ["skill-checklist.md"]


def test_templates_of_the_user_run_in_a_sandbox(minimal: Path) -> None:
    own = Path("own")
    own.mkdir()
    (own / "job-description.md.j2").write_text(
        "{{ view.__class__.__mro__[1].__subclasses__() }}", encoding="utf-8"
    )

    result = build(minimal, documents=["job-description"], formats=["md"], templates=own)

    assert len(result.failures) == 1
    assert not list(Path("out").rglob("*.md"))


def test_unknown_names_are_a_value_error(minimal: Path) -> None:
    with pytest.raises(ValueError, match="docx"):
        build(minimal, formats=["docx"])


def test_the_public_api_of_the_readme() -> None:
    profile = load_profile(CHECKOUT / "profiles" / "cskh.yaml")

    assert profile.title.name.get("vi") == "Chuyên viên Chăm sóc Khách hàng"
    assert profile.success.kpis["csat"].target is not None
    with pytest.raises(AttributeError):
        profile.nope  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(Exception, match="frozen"):
        profile.language = "en"  # type: ignore[misc]


def test_nothing_is_left_in_the_temporary_folder(minimal: Path) -> None:
    before = set(Path(tempfile.gettempdir()).iterdir())

    build(minimal, formats=FAST)

    assert {
        path for path in set(Path(tempfile.gettempdir()).iterdir()) - before if path.name.startswith(".job")
    } == set()


def test_a_strict_build_refuses_what_the_project_calls_an_error(minimal: Path) -> None:
    Path("jd.toml").write_text(
        '[check]\nselect = ["JD101"]\nseverity = {JD101 = "error"}\n', encoding="utf-8"
    )
    Path("bad.yaml").write_text(MINIMAL.replace("    frequency: daily\n", ""), encoding="utf-8")

    result = build("bad.yaml", minimal, documents=["job-description"], formats=["md"], strict=True)

    assert [failure.path for failure in result.failures] == [Path("bad.yaml")]
    assert str(result.failures[0].error) == "bad.yaml không được tạo tài liệu vì khi kiểm tra có lỗi"
    assert [(problem.code, problem.where[1]) for problem in result.failures[0].error.problems] == [
        ("JD101", 7)
    ]
    assert names(Path("out")) == ["minimal/job-description.md"]
