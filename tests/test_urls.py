"""Profiles read from URLs and documents written to them: the same documents, nothing made twice, URLs in what is told."""

import json
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import fsspec
import pytest

from jd_builder import JdError, build, copies, stores
from jd_builder.cli import main
from jd_builder.copies import pack, unpack
from jd_builder.errors import RemoteError
from jd_builder.manifest import MANIFEST
from jd_builder.orders import Result
from jd_builder.places import Copy, Url
from tests.conftest import MINIMAL
from tests.test_dispatch import files_below, without_manifests

LITTLE: dict[str, Any] = {"documents": ["job-posting"], "formats": ["md", "html"]}
COMPANY = "name: {vi: Công ty Sao Mai, en: Sao Mai}\n"


@pytest.fixture
def memory() -> Iterator[Any]:
    """The memory of this process as a store, empty before and after."""
    fs = fsspec.filesystem("memory")
    fs.store.clear()
    fs.pseudo_dirs[:] = [""]
    yield fs
    fs.store.clear()
    fs.pseudo_dirs[:] = [""]


@pytest.fixture
def roles(project: Path, memory: Any) -> Path:
    """A project on the disk, and the same at memory://hr."""
    folder = project / "hr"
    (folder / "roles").mkdir(parents=True)
    (folder / "company.yaml").write_text(COMPANY, encoding="utf-8")
    (folder / "roles" / "a.yaml").write_text(MINIMAL, encoding="utf-8")
    (folder / "roles" / "b.yaml").write_text("extends: a\ntitle: {name: Trưởng ca}\n", encoding="utf-8")
    (folder / "jd.toml").write_text("", encoding="utf-8")
    memory.put(str(folder), "/", recursive=True)
    return folder / "roles"


def below(fs: Any, path: str) -> dict[str, bytes]:
    """Return every file in a store by its path below a folder."""
    return {name.removeprefix(f"{path}/"): fs.cat_file(name) for name in fs.find(path)}


def told(result: Result) -> str:
    """Return all that a build says."""
    return "\n".join(
        [
            *(str(path) for path in result.written),
            *(str(failure.path) for failure in result.failures),
            *(failure.error.message.text("en") for failure in result.failures),
            *(problem.explain("en") for failure in result.failures for problem in failure.error.problems),
            *(problem.explain("vi") for problem in result.warnings),
            *(notice.text("en") for notice in result.notices),
        ]
    )


def test_documents_from_urls_and_for_urls_are_the_same(roles: Path, memory: Any) -> None:
    here = build(roles, output="here", **LITTLE)

    there = build("memory://hr/roles", output="memory://out", **LITTLE)

    assert len(here.written) == 4
    assert [str(path) for path in there.written] == [
        f"memory://out/{path.relative_to('here').as_posix()}" for path in here.written
    ]
    assert without_manifests(below(memory, "/out")) == without_manifests(files_below("here"))
    manifest = json.loads(memory.cat_file(f"/out/b/{MANIFEST}"))
    assert manifest["profile"] == "memory://hr/roles/b.yaml"
    assert "=memory://hr/company.yaml" in manifest["reads"]
    assert "/tmp" not in json.dumps(manifest)


@pytest.mark.parametrize("profiles", ["memory://hr/roles/*.yaml", "memory://hr/roles/a.yaml", "memory://hr"])
def test_a_url_may_name_a_file_a_folder_or_many(roles: Path, memory: Any, profiles: str) -> None:
    result = build(profiles, **LITTLE)

    assert result.ok
    assert len(result.written) == (2 if profiles.endswith("a.yaml") else 4)


@pytest.mark.parametrize("output", ["out", "memory://out"])
@pytest.mark.parametrize("source", ["hr/roles", "memory://hr/roles"])
def test_only_what_changed_is_made_again(roles: Path, memory: Any, source: str, output: str) -> None:
    first = build(source, output=output, **LITTLE)
    again = build(source, output=output, **LITTLE)

    assert (len(first.written), len(again.written), again.unchanged) == (4, 0, 4)

    changed = (MINIMAL + "# x\n").replace("12", "13").encode()
    (roles / "a.yaml").write_bytes(changed)
    memory.pipe_file("/hr/roles/a.yaml", changed)
    third = build(source, output=output, **LITTLE)

    assert len(third.written) == 4  # b extends a
    assert build(source, output=output, **LITTLE).unchanged == 4


def test_a_document_changed_by_hand_is_kept(roles: Path, memory: Any) -> None:
    build("memory://hr/roles", output="memory://out", **LITTLE)
    memory.pipe_file("/out/a/job-posting.md", b"mine")

    result = build("memory://hr/roles", output="memory://out", **LITTLE)

    assert memory.cat_file("/out/a/job-posting.md") == b"mine"
    assert [str(failure.path) for failure in result.failures] == ["memory://hr/roles/a.yaml"]
    assert told(result).splitlines()[-1] == (
        "memory://out/a/job-posting.md was changed by hand since it was made; --force writes over it"
    )
    assert build("memory://hr/roles", output="memory://out", force=True, **LITTLE).ok
    assert memory.cat_file("/out/a/job-posting.md") != b"mine"


def test_a_document_that_lay_there_first_is_kept(roles: Path, memory: Any) -> None:
    memory.pipe_file("/out/a/job-posting.md", b"mine")

    for written in (3, 0):
        result = build("memory://hr/roles", output="memory://out", **LITTLE)
        assert memory.cat_file("/out/a/job-posting.md") == b"mine"
        assert len(result.written) == written
        assert told(result).splitlines()[-1].startswith("memory://out/a: job-posting.md lay there already")


def test_what_is_wrong_is_told_with_the_url(roles: Path, memory: Any) -> None:
    memory.pipe_file("/hr/roles/c.yaml", b"title: [\n")
    memory.pipe_file("/hr/company.yaml", (COMPANY + 'colours: {primary: "#ffff00"}\n').encode())
    for output in ("out", "memory://out"):
        first = told(build("memory://hr/roles", output=output, **LITTLE))
        again = told(build("memory://hr/roles", output=output, **LITTLE))

        assert "memory://hr/roles/c.yaml:" in first
        assert "memory://hr/company.yaml:2:" in first
        assert first.splitlines()[-1] == again.splitlines()[-1]
        assert "jd-" not in first + again


def test_rows_of_a_table_at_a_url_are_roles(roles: Path, memory: Any) -> None:
    memory.pipe_file("/hr/roles.csv", b"base,name\nroles/a,x\nroles/b,y\nnothing,z\n")

    result = build("memory://hr/roles.csv", output="memory://out", **LITTLE)

    assert [str(path.parent) for path in result.written] == ["memory://out/x"] * 2 + ["memory://out/y"] * 2
    assert [str(failure.path) for failure in result.failures] == ["memory://hr/roles.csv:4"]
    assert "jd-" not in told(result)


def test_templates_may_be_at_a_url(roles: Path, memory: Any) -> None:
    memory.pipe_file("/own/job-posting.md.j2", b"Own\n")

    result = build("memory://hr/roles/a.yaml", templates="memory://own", output="memory://out", **LITTLE)

    assert result.ok
    assert memory.cat_file("/out/a/job-posting.md") == b"Own\n"
    assert (
        build("memory://hr/roles/a.yaml", templates="memory://own", output="memory://out", **LITTLE).unchanged
        == 2
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_several_processes_read_and_write_urls(roles: Path, jobs: int) -> None:
    here = build(roles, output="here", **LITTLE)

    far = build(roles.as_uri(), output=Path("far").resolve().as_uri(), jobs=jobs, **LITTLE)

    assert [str(path) for path in far.written] == [
        (Path("far").resolve() / path.relative_to("here")).as_uri() for path in here.written
    ]
    assert without_manifests(files_below("far")) == without_manifests(files_below("here"))


def test_local_profiles_for_a_url_need_no_place_of_the_passing_folder(roles: Path, memory: Any) -> None:
    with ThreadPoolExecutor(1) as executor:
        build(roles, output="memory://out", executor=executor, **LITTLE)

    assert build(roles, output="memory://out", **LITTLE).unchanged == 4
    assert json.loads(memory.cat_file(f"/out/a/{MANIFEST}"))["profile"] == str(roles / "a.yaml")


def test_a_build_cut_off_between_manifest_and_documents_goes_on(
    roles: Path, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    build("memory://hr/roles/a.yaml", output="memory://out", **LITTLE)
    memory.pipe_file("/hr/roles/a.yaml", MINIMAL.replace("12", "13").encode())
    names = []
    put = stores.put

    def cut(fs: Any, path: str, data: bytes) -> None:
        names.append(path.rpartition("/")[2])
        if len(names) == 3:
            raise OSError("the network went away")
        put(fs, path, data)

    with monkeypatch.context() as patched:
        patched.setattr("jd_builder.staging.put", cut)
        result = build("memory://hr/roles/a.yaml", output="memory://out", **LITTLE)
    again = build("memory://hr/roles/a.yaml", output="memory://out", **LITTLE)

    assert names == [MANIFEST, "job-posting.md", "job-posting.html"]
    assert [path.name for path in result.written] == ["job-posting.md"]
    assert told(result).endswith("memory://out/a/job-posting.html was not written: the network went away")
    assert [path.name for path in again.written] == ["job-posting.html"]
    assert again.unchanged == 1


class Buckets:
    """A store that has folders in buckets."""

    protocol = ("buckets",)

    def __init__(self, *there: str) -> None:
        self.there = set(there)
        self.written: list[str] = []

    def exists(self, path: str) -> bool:
        """Tell whether a folder or bucket is there."""
        return path in self.there

    def makedirs(self, path: str, exist_ok: bool) -> None:
        """Make a folder, and the bucket where it is not there."""
        assert exist_ok
        self.there.add(path)

    def pipe_file(self, path: str, data: bytes) -> None:
        """Write a file into a folder."""
        if path.rpartition("/")[0] not in self.there:
            raise FileNotFoundError("The specified bucket does not exist")
        self.written.append(path)


def test_folders_are_made_but_no_bucket() -> None:
    there = Buckets("ours")
    stores.put(there, "ours/out/a.md", b"x")
    assert there.written == ["ours/out/a.md"]

    away = Buckets("ours")
    with pytest.raises(FileNotFoundError):
        stores.put(away, "our/out/a.md", b"x")
    assert (away.written, away.there) == ([], {"ours"})


def test_documents_of_another_url_are_nobodys_orphans(roles: Path, memory: Any) -> None:
    memory.pipe_file("/other/z.yaml", MINIMAL.encode())
    build("memory://hr/roles", **LITTLE)
    other = build("memory://other", prune=True, **LITTLE)

    assert (other.removed, other.notices) == ((), ())
    memory.rm("/hr/roles/b.yaml")
    same = build("memory://hr/roles", prune=True, **LITTLE)
    assert sorted(path.name for path in same.removed) == ["job-posting.html", "job-posting.md"]


@pytest.mark.parametrize(
    ("profiles", "more", "message"),
    [
        ("memory://nothing", {}, "there is nothing at memory://nothing"),
        ("https://example.com/a.yaml", {}, "https://example.com/a.yaml: web pages cannot be read; download the file and name it here"),
        ("memory://empty", {}, "there is no profile in memory://empty"),
        ("memory://hr/roles/x*.yaml", {}, "there is no profile in memory://hr/roles/x*.yaml"),
        ("nosuch://x/y", {}, "nosuch://x/y cannot be used: Protocol not known: nosuch"),
        ("memory://hr", {"output": "memory://out", "prune": True}, "--prune looks into folders of this machine only, not into memory://out"),
        ("memory://hr", {"output": "memory://out", "scheduler": "tcp://127.0.0.1:1"}, "memory://out is the memory of one process: workers elsewhere cannot write there"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told(
    roles: Path, memory: Any, profiles: str, more: dict[str, Any], message: str
) -> None:
    memory.pipe_file("/empty/readme.txt", b"x")

    with pytest.raises(JdError) as raised:
        build(profiles, **LITTLE, **more)

    assert raised.value.message.text("en").startswith(message)


def test_other_processes_cannot_write_into_this_ones_memory(roles: Path, memory: Any) -> None:
    with ProcessPoolExecutor(1) as executor, pytest.raises(RemoteError) as raised:
        build(roles, output="memory://out", executor=executor, **LITTLE)

    assert raised.value.message.text("en") == (
        "memory://out is the memory of one process: workers elsewhere cannot write there"
    )
    assert memory.find("/out") == []


def test_a_missing_package_is_told(roles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(RemoteError) as raised:
        build("s3://bucket/roles", **LITTLE)
    assert raised.value.message.text("en") == (
        "s3://bucket/roles: a package for this kind of URL is missing (Install s3fs to access S3)"
    )
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(RemoteError) as raised:
        build("s3://bucket/roles", **LITTLE)
    assert 'pip install "jd-builder[cluster]"' in raised.value.message.text("vi")


def test_too_much_is_refused(roles: Path, memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "MOST_FILES", 2)
    with pytest.raises(RemoteError, match="2 tệp hoặc hơn 50 MB"):
        build("memory://hr", **LITTLE)


def test_a_whole_bucket_is_refused_before_it_is_listed(
    roles: Path, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "MOST_FILES", 5)
    for number in range(60):
        memory.pipe_file(f"/hr/{number:02}/photo.raw", b"x")
    looked = []
    ls = memory.ls

    def noted(path: str, **more: Any) -> Any:
        looked.append(path)
        return ls(path, **more)

    monkeypatch.setattr(memory, "ls", noted)
    with pytest.raises(RemoteError, match="5 tệp"):
        build("memory://hr", **LITTLE)

    assert 0 < len(looked) < 40


def test_what_is_no_input_is_not_copied(roles: Path, memory: Any, tmp_path: Path) -> None:
    (roles / ".hidden").mkdir()
    (roles / ".hidden" / "c.yaml").write_text("x: 1")
    (roles / "notes.docx").write_bytes(b"x")
    (roles / "round").symlink_to("..", target_is_directory=True)
    (roles / "link.yaml").symlink_to("/etc/passwd")

    with copies.fetched([Url(roles.as_uri())], None) as there:
        found = files_below(there.copies[0].folder)

    assert sorted(found) == ["company.yaml", "jd.toml", "roles/a.yaml", "roles/b.yaml"]
    assert not Path(there.copies[0].folder).exists()


@pytest.mark.parametrize(
    "name", ["../x.yaml", "/x.yaml", "a/../../x.yaml", "a//x.yaml", "c:x.yaml", "a\\x.yaml"]
)
def test_what_is_unpacked_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), "x")

    with pytest.raises(RemoteError):
        unpack(packed.getvalue(), tmp_path / "in")
    assert list(tmp_path.rglob("*x.yaml")) == []


def test_a_copy_travels_as_it_is(roles: Path, tmp_path: Path) -> None:
    copy = Copy("memory://hr", str(roles.parent))

    unpack(pack(copy), tmp_path / "there")

    assert files_below(tmp_path / "there") == files_below(roles.parent)


def test_the_command_line_knows_urls(roles: Path, memory: Any, capsys: pytest.CaptureFixture[str]) -> None:
    Path("jd.toml").write_text('output = "memory://set"\n', encoding="utf-8")
    for line, place in (
        ("build memory://hr/roles/a.yaml -f md -d job-posting -o memory://plain", "memory://plain"),
        ("build memory://hr/roles/a.yaml -fmd -d job-posting -o memory://typer", "memory://typer"),
        ("build memory://hr/roles/a.yaml -f md -d job-posting", "memory://set"),
    ):
        with pytest.raises(SystemExit) as left:
            main(line.split())
        assert left.value.code == 0
        assert capsys.readouterr().out.splitlines()[0].startswith(f"{place}/a – ")


def test_other_commands_read_no_urls(roles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main("--lang en check memory://hr/roles".split())

    assert left.value.code == 1
    assert "memory://hr/roles: only `jd build` without --watch reads URLs" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("memory://hr/roles", "memory://hr/roles: only `jd build` without --watch reads URLs"),
        ("hr/roles -o memory://x", "--watch works with folders of this machine only, not with memory://x"),
    ],
)
def test_nobody_watches_urls(roles: Path, capsys: pytest.CaptureFixture[str], line: str, told: str) -> None:
    with pytest.raises(SystemExit) as left:
        main(f"--lang en build {line} --watch".split())

    assert left.value.code == 1
    assert told in capsys.readouterr().err
