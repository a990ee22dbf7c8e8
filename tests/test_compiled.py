"""Compiled forms are kept where they may be, for all who may read them, and never believed when damaged or somebody else's."""

import os
import stat
from pathlib import Path

import jinja2
import pytest

from jd_builder.compiled import FOLDER, load_compiled
from jd_builder.rendering import environments

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes, owners and XDG_CACHE_HOME")


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shipped folder with a file, and a home."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.setattr("sys.platform", "linux")
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "words.yaml").write_text("một", encoding="utf-8")
    return folder


def load(shipped: Path, made: list[str]) -> str:
    def make() -> str:
        made.append("made")
        return "một"

    return str(load_compiled([shipped / "words.yaml"], "words", make))


def shut(shipped: Path) -> None:
    """Let nobody write there, the owner of the disk included."""
    (shipped / FOLDER).touch()


def compiled_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix == ".bin" or path.name[0] == ".")


def test_it_is_made_once_and_readable_to_all_who_may_read_the_program(shipped: Path) -> None:
    made: list[str] = []
    before = os.umask(0o022)
    try:
        assert [load(shipped, made), load(shipped, made), made] == ["một", "một", ["made"]]
    finally:
        os.umask(before)

    (file,) = compiled_files(shipped)
    assert file.parent == shipped / FOLDER
    assert stat.S_IMODE(file.stat().st_mode) == 0o644


def test_where_the_program_may_not_be_written_a_person_has_a_folder_of_their_own(shipped: Path) -> None:
    made: list[str] = []
    shut(shipped)

    assert [load(shipped, made), load(shipped, made), made] == ["một", "một", ["made"]]
    (file,) = compiled_files(shipped.parent / "caches" / "jd")
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    (shipped / "words.yaml").write_text("hai", encoding="utf-8")
    assert [load(shipped, made), made] == ["một", ["made", "made"]]
    assert len(compiled_files(shipped.parent)) == 1


def test_a_folder_of_somebody_else_is_neither_read_nor_written(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    shut(shipped)
    load(shipped, made)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)

    assert [load(shipped, made), made] == ["một", ["made", "made"]]


def test_without_any_place_it_is_made_each_time(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    shut(shipped)
    (shipped.parent / "caches").touch()

    assert [load(shipped, made), load(shipped, made), made] == ["một", "một", ["made", "made"]]

    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    assert load(shipped, made) == "một"


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_a_damaged_one_is_made_again(shipped: Path, damage: bytes | None) -> None:
    made: list[str] = []
    load(shipped, made)
    (file,) = compiled_files(shipped)
    file.write_bytes(file.read_bytes()[:-2] if damage is None else damage)

    assert [load(shipped, made), load(shipped, made), made] == ["một", "một", ["made", "made"]]
    assert len(compiled_files(shipped)) == 1


def test_templates_are_kept_in_the_same_way(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environments, "TEMPLATES", shipped)
    (shipped / "page.md").write_text("{{ 1 + 1 }}", encoding="utf-8")

    def render() -> str:
        made = jinja2.Environment(
            loader=jinja2.FileSystemLoader(shipped), bytecode_cache=environments._BesideTemplates()
        )
        return made.get_template("page.md").render()

    before = os.umask(0o022)
    try:
        assert render() == "2"
    finally:
        os.umask(before)
    (file,) = compiled_files(shipped)
    whole = file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o644
    for end in (0, 5, 30, len(whole) - 1):
        file.write_bytes(whole[:end])
        assert render() == "2"
        assert file.read_bytes() == whole
    (shipped / "page.md").write_text("{{ 1 + 2 }}", encoding="utf-8")
    assert render() == "3"
