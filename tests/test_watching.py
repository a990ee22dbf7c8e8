"""What is built again while files change, what is not, and that nothing ends it but Ctrl-C."""

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from jd_builder import rebuilding
from jd_builder.building import run_build
from jd_builder.choices import Document, Format
from jd_builder.errors import JdError
from jd_builder.orders import Options, Result
from jd_builder.resources import TEMPLATES
from jd_builder.watching import ANYTHING, Watcher
from tests.conftest import MINIMAL, own_skill

PATIENCE = 20
POSTING = "posting:\n  date: 2026-12-01\n  address: {locality: phường Thử, region: Tỉnh Thử, country: VN}\n"


@pytest.fixture
def roles(project: Path) -> Path:
    """Two profiles in a folder, one with a parent, and the company above them."""
    folder = project / "roles"
    folder.mkdir()
    Path("company.yaml").write_text("name: Công ty A\n", encoding="utf-8")
    Path("own").mkdir()
    Path("base").mkdir()
    Path("base/parent.yaml").write_text(MINIMAL, encoding="utf-8")
    (folder / "a.yaml").write_text(
        f"extends: ../base/parent.yaml\ntitle: {{name: Tổng đài Thử}}\n{POSTING}", encoding="utf-8"
    )
    (folder / "b.yaml").write_text(MINIMAL + POSTING, encoding="utf-8")
    return folder


def options(**given: Any) -> Options:
    usual: dict[str, Any] = {"documents": (Document.JOB_POSTING,), "formats": (Format.HTML, Format.MD)}
    return Options(**{**usual, **given})


class Run:
    """A watch in a thread of its own: what it tells, in order."""

    def __init__(self, profiles: Sequence[str], read_options: Callable[[], Options]) -> None:
        self.results: queue.Queue[Result | Exception] = queue.Queue()
        self.watcher = Watcher()
        self.thread = threading.Thread(target=self._run, args=(profiles, read_options), daemon=True)
        self.thread.start()

    def _run(self, profiles: Sequence[str], read_options: Callable[[], Options]) -> None:
        try:
            for result in rebuilding.rebuild(profiles, read_options, self.watcher):
                self.results.put(result)
        except Exception as error:
            self.results.put(error)

    def next(self) -> Result:
        """Return what is told next."""
        result = self.results.get(timeout=PATIENCE)
        if isinstance(result, Exception):
            raise result
        return result


@contextmanager
def watching(*profiles: str, read: Callable[[], Options] | None = None, **given: Any) -> Iterator[Run]:
    run = Run(profiles or ("roles",), read or (lambda: options(**given)))
    try:
        yield run
    finally:
        run.watcher.close()
        run.thread.join(PATIENCE)
        assert not run.thread.is_alive()


def made(result: Result) -> set[str]:
    return {path.relative_to("out").as_posix() for path in result.written}


def failed(result: Result) -> list[str]:
    return [f"{failure.path.as_posix()}: {failure.error.message.text('en')}" for failure in result.failures]


def edit(file: str) -> Callable[[], None]:
    """Change something that every document shows."""

    def change() -> None:
        path = Path(file)
        before = path.read_text(encoding="utf-8")
        after = before.replace("Trả lời", "Đáp lời").replace("Công ty A", "Công ty B").replace("Thử", "Mới")
        assert after != before
        path.write_text(after, encoding="utf-8")

    return change


def append(file: str, text: str) -> Callable[[], None]:
    def change() -> None:
        with Path(file).open("a", encoding="utf-8") as opened:
            opened.write(text)

    return change


def write(file: str, text: str) -> Callable[[], None]:
    def change() -> None:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_text(text, encoding="utf-8")

    return change


def put_in_place(file: str, text: str) -> None:
    """Save as many editors do: beside, then in the place of the old one."""
    beside = Path(file).with_suffix(".tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def eject(name: str) -> Callable[[], None]:
    return write(f"own/{name}", (TEMPLATES / name).read_text(encoding="utf-8") + "\n")


A = {"a/job-posting.html", "a/job-posting.md"}
B = {"b/job-posting.html", "b/job-posting.md"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(edit("roles/a.yaml"), A, id="profile"),
        pytest.param(
            lambda: put_in_place("roles/b.yaml", MINIMAL.replace("Trả lời", "Đáp lời")),
            B,
            id="profile put in place",
        ),
        pytest.param(edit("base/parent.yaml"), A, id="parent"),
        pytest.param(edit("company.yaml"), A | B, id="company"),
        pytest.param(write("roles/company.yaml", "name: Công ty B\n"), A | B, id="a nearer company"),
        pytest.param(write("library/skills.yaml", own_skill("communication")), A | B, id="a library appears"),
        pytest.param(
            eject("job-posting.html.j2"),
            {"a/job-posting.html", "b/job-posting.html"},
            id="a template of one's own appears",
        ),
        pytest.param(
            write("roles/c.yaml", MINIMAL), {"c/job-posting.html", "c/job-posting.md"}, id="a new profile"
        ),
        pytest.param(
            write("roles/new/deep/c.yaml", MINIMAL),
            {"c/job-posting.html", "c/job-posting.md"},
            id="a new profile in a new folder",
        ),
    ],
)
def test_what_changes_is_built_again_and_nothing_else(
    roles: Path, change: Callable[[], None], expected: set[str]
) -> None:
    with watching(templates=Path("own")) as run:
        assert made(run.next()) == A | B
        change()
        again = run.next()

    assert (made(again), failed(again)) == (expected, [])


def test_a_template_is_followed_and_its_loss_too(roles: Path) -> None:
    eject("job-posting.md.j2")()
    with watching("roles/a.yaml", templates=Path("own")) as run:
        assert made(run.next()) == A
        append("own/job-posting.md.j2", "thêm\n")()
        assert made(run.next()) == {"a/job-posting.md"}
        write("own/job-posting.md.j2", "{{ view.nothing }}\n")()
        broken = run.next()
        assert [each.split(",")[0] for each in failed(broken)] == ["roles/a.yaml: own/job-posting.md.j2"]
        shutil.rmtree("own")
        assert "own" in failed(run.next())[0]
        Path("own").mkdir()
        assert made(run.next()) == {"a/job-posting.md"}


def test_matches_of_a_glob_come_and_go(roles: Path) -> None:
    with watching("roles/*.yaml") as run:
        assert made(run.next()) == A | B
        write("roles/c.yaml", MINIMAL)()
        assert made(run.next()) == {"c/job-posting.html", "c/job-posting.md"}
        write("roles/c.txt", "not a match")()
        Path("roles/b.yaml").unlink()
        gone = run.next()

    assert (made(gone), [notice.text("en") for notice in gone.notices]) == (
        set(),
        ["out/b: the profile of these documents, b.yaml, is gone; --prune removes them"],
    )


def test_documents_go_with_their_profile_where_that_is_wanted(roles: Path) -> None:
    with watching(prune=True) as run:
        run.next()
        Path("roles/b.yaml").unlink()
        gone = run.next()

    assert {path.name for path in gone.removed} == {"job-posting.html", "job-posting.md"}
    assert not Path("out/b").exists()


def test_a_save_reads_what_is_known_of_its_own_documents_only(
    roles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jd_builder import cache, dependencies, pruning
    from jd_builder.manifest import read_manifest

    read: list[str] = []

    def note(folder: Path) -> Any:
        read.append(folder.name)
        return read_manifest(folder)

    def start_noting() -> str:
        for module in (cache, dependencies, pruning):
            monkeypatch.setattr(module, "read_manifest", note)
        edit("roles/b.yaml")()
        return "roles/b.yaml"

    results = scripted(start_noting, None)

    assert made(results[1]) == B
    assert set(read) == {"b"}


def test_a_row_that_leaves_its_table_takes_its_documents_along(roles: Path) -> None:
    write("rows.csv", "base,name,title.name.vi\nroles/b,mot,Một\nroles/b,hai,Hai\n")()
    with watching("rows.csv", prune=True) as run:
        run.next()
        write("rows.csv", "base,name,title.name.vi\nroles/b,mot,Một\n")()
        gone = run.next()

    assert {path.as_posix() for path in gone.removed} == {
        "out/hai/job-posting.html",
        "out/hai/job-posting.md",
    }


def test_a_profile_that_goes_while_nothing_can_be_built_is_told_of_later(roles: Path) -> None:
    def lose() -> str:
        shutil.move("own", "away")
        Path("roles/b.yaml").unlink()
        return "roles/b.yaml"

    def mend() -> str:
        shutil.move("away", "own")
        edit("roles/a.yaml")()
        return "roles/a.yaml"

    results = scripted(lose, None, mend, templates=Path("own"))

    assert [(made(each), [notice.text("en") for notice in each.notices]) for each in results[1:]] == [
        (A, ["out/b: the profile of these documents, b.yaml, is gone; --prune removes them"]),
    ]


def test_an_invalid_save_is_told_once_and_mended(roles: Path) -> None:
    text = Path("roles/b.yaml").read_text(encoding="utf-8")
    with watching() as run:
        run.next()
        write("roles/b.yaml", text.replace("title:", "titel:"))()
        broken = run.next()
        os.utime("roles/b.yaml")
        write("roles/a.yaml", "title: [\n")()
        other = run.next()
        write("roles/b.yaml", text.replace("Trả lời", "Đáp lời"))()
        mended = run.next()

    assert [failure.path.as_posix() for failure in broken.failures] == ["roles/b.yaml"]
    assert [each.where for each in broken.failures[0].error.problems] == [
        ("roles/b.yaml", 1, 1),
        ("roles/b.yaml", 1, 1),
    ]
    assert [failure.path.as_posix() for failure in other.failures] == ["roles/a.yaml"]
    assert (made(mended), failed(mended)) == (B, [])


def test_a_parent_that_is_missing_from_the_start_is_waited_for(roles: Path) -> None:
    Path("base/parent.yaml").unlink()
    with watching() as run:
        first = run.next()
        write("base/parent.yaml", MINIMAL)()
        then = run.next()

    assert (made(first), len(first.failures), made(then)) == (B, 1, A)


def test_an_empty_folder_is_told_once_and_waited_for(project: Path) -> None:
    Path("roles").mkdir()
    with watching() as run:
        empty = run.next()
        write("roles/note.txt", "x")()
        write("roles/c.yaml", MINIMAL)()
        then = run.next()
        shutil.rmtree("roles")
        gone = run.next()
        write("roles/c.yaml", MINIMAL.replace("Trả lời", "Đáp lời"))()
        back = run.next()

    assert failed(empty) == ["roles: there is no profile in roles"]
    assert (made(then), failed(then)) == ({"c/job-posting.html", "c/job-posting.md"}, [])
    assert (made(gone), len(gone.notices)) == (set(), 1)
    assert made(back) == {"c/job-posting.html", "c/job-posting.md"}


def test_settings_are_read_again(roles: Path) -> None:
    from jd_builder.settings import build_options

    given = {"documents": [Document.JOB_POSTING]}
    Path("jd.toml").write_text('formats = ["md"]\n', encoding="utf-8")
    with watching("roles/b.yaml", read=lambda: build_options(given, folder=Path.cwd())) as run:
        assert made(run.next()) == {"b/job-posting.md"}
        write("jd.toml", 'formats = ["html"]\n')()
        assert made(run.next()) == {"b/job-posting.html"}
        write("jd.toml", 'formats = ["docx"]\n')()
        assert "docx" in failed(run.next())[0]
        write("jd.toml", 'formats = ["md", "txt"]\n')()
        assert made(run.next()) == {"b/job-posting.txt"}


def test_what_does_not_matter_builds_nothing(roles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[list[str]] = []

    def note(paths: Sequence[Path], *rest: Any, **named: Any) -> Result:
        built.append([path.name for path in paths])
        return run_build(paths, *rest, **named)

    monkeypatch.setattr("jd_builder.rebuilding.run_build", note)
    output = Path("roles/out")
    with watching(output=output) as run:
        assert len(run.next().written) == 4
        for name in (".a.yaml.swp", "a.yaml~", "4913", "#a.yaml#", "note.txt", "out/a/x.md"):
            write(f"roles/{name}", "x")()
        write(".git/index", "x")()
        (output / "b" / "job-posting.md").unlink()
        edit("roles/a.yaml")()
        again = run.next()

    assert {path.parent.name for path in again.written} == {"a"}
    assert built[0] == ["a.yaml", "b.yaml"]
    assert len(built) <= 5, built


def test_two_profiles_that_want_one_folder_stay_refused_until_one_goes(roles: Path) -> None:
    with watching() as run:
        run.next()
        write("roles/z/b.yaml", MINIMAL)()
        clash = run.next()
        edit("roles/z/b.yaml")()
        again = run.next()
        Path("roles/b.yaml").unlink()
        alone = run.next()

    refused = [
        "roles/z/b.yaml: roles/z/b.yaml would be written over the documents of roles/b.yaml; rename one of the two files"
    ]
    assert (failed(clash), failed(again), made(alone)) == (refused, refused, B)


def test_rows_of_a_table_follow_their_table_and_their_base(roles: Path) -> None:
    write("rows.csv", "base,name,title.name.vi\nroles/b,mot,Một\nroles/b,hai,Hai\n")()
    with watching("rows.csv") as run:
        assert len(run.next().written) == 4
        write("rows.csv", "base,name,title.name.vi\nroles/b,mot,Một\nroles/b,hai,Khác\n")()
        assert {path.parent.name for path in run.next().written} == {"hai"}
        edit("roles/b.yaml")()
        assert {path.parent.name for path in run.next().written} == {"mot", "hai"}


def test_a_link_is_followed_to_the_file_behind_it(roles: Path) -> None:
    write("elsewhere/real.yaml", MINIMAL)()
    try:
        Path("roles/link.yaml").symlink_to(Path("elsewhere/real.yaml").absolute())
    except OSError:
        pytest.skip("no links here")
    with watching() as run:
        run.next()
        edit("elsewhere/real.yaml")()
        again = run.next()

    assert made(again) == {"link/job-posting.html", "link/job-posting.md"}


def test_a_warning_is_told_again_only_after_it_was_mended(roles: Path) -> None:
    light = "name: Công ty A\ncolours: {primary: '#ffd400'}\n"
    Path("company.yaml").write_text(light, encoding="utf-8")
    told = []
    with watching("roles/b.yaml") as run:
        told.append(len(run.next().warnings))
        for change in (
            edit("roles/b.yaml"),
            write("company.yaml", "name: A\n"),
            write("company.yaml", light),
        ):
            change()
            told.append(len(run.next().warnings))

    assert told == [1, 0, 0, 1]


class Script:
    """A watcher that tells what a test has written down: each step does something and says what changed."""

    def __init__(self, *steps: Callable[[], str] | None) -> None:
        self.steps = list(steps)

    def follow(self, folders: Any) -> set[str]:
        del folders
        return set()

    def wait(self, timeout: float | None = None) -> set[str]:
        """Do the next step; None stands for a moment in which nothing happens."""
        step = self.steps.pop(0) if self.steps else None
        if step is None:
            assert timeout is not None or not self.steps
            return set()
        place = step()
        return {place if place == ANYTHING else os.path.realpath(place)}


def scripted(*steps: Callable[[], str] | None, **given: Any) -> list[Result]:
    return list(rebuilding.rebuild(["roles"], lambda: options(**given), Script(*steps)))  # type: ignore[arg-type]


def saved(file: str, text: str) -> Callable[[], str]:
    def save() -> str:
        Path(file).write_text(text, encoding="utf-8")
        return file

    return save


def removed(file: str) -> Callable[[], str]:
    def remove() -> str:
        Path(file).unlink()
        return file

    return remove


def test_half_a_save_is_not_told(roles: Path) -> None:
    text = (roles / "b.yaml").read_text(encoding="utf-8")

    results = scripted(
        saved("roles/b.yaml", ""), saved("roles/b.yaml", text.replace("Trả lời", "Đáp lời")), None
    )

    assert [(made(each), failed(each)) for each in results] == [(A | B, []), (B, [])]


def test_a_file_that_is_away_for_a_moment_keeps_its_documents(roles: Path) -> None:
    text = (roles / "b.yaml").read_text(encoding="utf-8")

    results = scripted(removed("roles/b.yaml"), saved("roles/b.yaml", text), None, prune=True)

    assert [(len(each.written), each.removed) for each in results] == [(4, ())]


def test_documents_that_cannot_be_removed_are_told_once(roles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (roles / "a.yaml").read_text(encoding="utf-8")
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".md":
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    results = scripted(
        removed("roles/b.yaml"),
        None,
        saved("roles/a.yaml", text.replace("Thử", "Mới")),
        None,
        prune=True,
    )

    assert [(len(each.written), len(each.removed), len(each.kept)) for each in results] == [
        (4, 0, 0),
        (0, 1, 1),
        (2, 0, 0),
    ]


def test_changes_that_may_have_been_missed_are_looked_for(roles: Path) -> None:
    def change_unseen() -> str:
        edit("roles/b.yaml")()
        return ANYTHING

    results = scripted(change_unseen, None)

    assert [made(each) for each in results] == [A | B, B]


def test_a_change_by_hand_is_kept_though_the_first_build_was_forced(roles: Path) -> None:
    def edit_both() -> str:
        append("out/b/job-posting.md", "x")()
        edit("roles/b.yaml")()
        return "roles/b.yaml"

    results = scripted(edit_both, None, force=True)

    assert made(results[1]) == {"b/job-posting.html"}
    assert "was changed by hand" in failed(results[1])[0]


def test_the_first_save_after_an_unchanged_build_finds_everything_loaded(roles: Path) -> None:
    code = (
        "import sys\n"
        "from jd_builder import rebuilding\n"
        "from jd_builder.choices import Document, Format\n"
        "from jd_builder.orders import Options\n"
        "class Nothing:\n"
        "    def follow(self, folders): return set()\n"
        "    def wait(self, timeout=None):\n"
        "        print('jd_builder.making' in sys.modules, 'jd_builder.rendering.environments' in sys.modules)\n"
        "        return set()\n"
        "read = lambda: Options(documents=(Document.JOB_POSTING,), formats=(Format.MD,))\n"
        "for result in rebuilding.rebuild(['roles'], read, Nothing()):\n"
        "    print(len(result.written), 'jd_builder.making' in sys.modules)\n"
    )
    said = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8").stdout
        for _ in range(2)
    ]

    assert said == ["2 True\nTrue True\n", "0 False\nTrue True\n"]
    assert sorted(path.name for path in Path("out").iterdir()) == ["a", "b"]


def test_a_burst_of_saves_is_one_change(tmp_path: Path) -> None:
    with Watcher() as watcher:
        watcher.follow({os.path.realpath(tmp_path)})
        for number in range(200):
            (tmp_path / f"{number % 5}.yaml").write_text(str(number), encoding="utf-8")
        told = [watcher.wait(PATIENCE)]
        while len(set[str]().union(*told)) < 5:
            told.append(watcher.wait(PATIENCE))

    assert {Path(path).name for path in set[str]().union(*told)} == {f"{number}.yaml" for number in range(5)}
    assert len(told) <= 3


def test_a_folder_that_is_made_anew_is_watched_anew(tmp_path: Path) -> None:
    place = tmp_path / "vị trí"
    place.mkdir()
    folders = {os.path.realpath(tmp_path), os.path.realpath(place)}
    with Watcher() as watcher:
        assert watcher.follow(folders) == folders
        assert watcher.follow(folders) == set()
        place.rmdir()  # systems give a new folder the number of the old one
        place.mkdir()
        assert watcher.wait(PATIENCE)
        assert watcher.follow(folders) == {os.path.realpath(place)}
        (place / "x.yaml").write_text("x", encoding="utf-8")
        while os.path.realpath(place / "x.yaml") not in watcher.wait(PATIENCE):
            pass


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
def test_a_name_that_is_no_text_ends_nothing(tmp_path: Path) -> None:
    folder = os.path.realpath(tmp_path)
    with Watcher() as watcher:
        watcher.follow({folder})
        Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe")).touch()
        told = watcher.wait(PATIENCE)
        watcher.follow({folder})
        (tmp_path / "x.yaml").touch()
        while not any(path.endswith("x.yaml") for path in told):
            told = watcher.wait(PATIENCE)
            assert told


def test_closing_ends_a_wait_at_once() -> None:
    watcher = Watcher()
    threading.Timer(0.05, watcher.close).start()
    start = time.monotonic()

    assert watcher.wait() == set()
    assert time.monotonic() - start < 5


def test_where_the_system_reports_nothing_more_the_files_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import watchfiles

    usual, asked = watchfiles.watch, []

    def limited(*folders: str, force_polling: bool | None, **rest: Any) -> Any:
        asked.append(force_polling)
        if not force_polling:
            raise OSError("OS file watch limit reached")
        return usual(*folders, force_polling=True, **rest)

    monkeypatch.setattr(watchfiles, "watch", limited)
    with Watcher() as watcher:
        watcher.follow({os.path.realpath(tmp_path)})
        (tmp_path / "x.yaml").touch()
        assert any(path.endswith("x.yaml") for path in watcher.wait(PATIENCE))
    assert asked == [None, None, True]

    monkeypatch.setattr(watchfiles, "watch", lambda *_, **__: (_ for _ in ()).throw(OSError("no more")))
    with Watcher() as watcher, pytest.raises(JdError, match="no more"):
        watcher.follow({os.path.realpath(tmp_path)})


@contextmanager
def program(*arguments: str, lang: str = "en") -> Iterator[subprocess.Popen[str]]:
    """`jd build --watch` as people start it; both streams come as one."""
    command = [sys.executable, "-m", "jd_builder", "build", *arguments, "-d", "job-posting", "-f", "md"]
    environment = {**os.environ, "JD_LANG": lang, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def read_to(process: subprocess.Popen[str], text: str) -> str:
    """Return what is said up to a line that holds a text."""
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if text in line:
            return said
    raise AssertionError(f"“{text}” was never said: {said}")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C of a child")
def test_the_program_says_what_it_does_and_ends_with_0_on_ctrl_c(roles: Path) -> None:
    with program("roles", "--watch") as process:
        first = read_to(process, "Watching roles")
        edit("roles/b.yaml")()
        again = read_to(process, "job-posting.md")
        write("roles/b.yaml", MINIMAL.replace("title:", "titel:"))()
        broken = read_to(process, "was not built.")
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        rest = process.communicate(timeout=PATIENCE)[0]
        took = time.monotonic() - start

    assert first.splitlines()[-1] == "Watching roles and all they depend on; Ctrl-C stops."
    assert again[9:] == "out/b – 1 file: job-posting.md\n"
    assert "roles/b.yaml:1:1 JD010 “title” is missing\n  1 | titel:\n" in broken
    assert (process.returncode, rest.strip(), took < 3) == (0, "Stopped watching.", True)


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C of a child")
def test_each_build_is_one_line_of_json_for_a_program(roles: Path) -> None:
    with program("roles", "--watch", "--json", lang="vi") as process:
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        write("roles/b.yaml", "title: [\n")()
        then = json.loads(process.stdout.readline())
        process.send_signal(signal.SIGINT)
        rest = process.communicate(timeout=PATIENCE)[0]

    assert first["written"] == ["out/a/job-posting.md", "out/b/job-posting.md"]
    assert [(each["profile"], bool(each["problems"])) for each in then["failed"]] == [("roles/b.yaml", True)]
    assert (process.returncode, rest) == (0, "")


def test_what_cannot_be_started_is_refused_as_usual(roles: Path) -> None:
    for arguments, code in (("roles --watch --templates nowhere", 2), ("nowhere/*.yaml --watch", 1)):
        command = [sys.executable, "-m", "jd_builder", "build", *arguments.split()]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
        assert (done.returncode, "Traceback" in done.stderr, "nowhere" in done.stderr) == (code, False, True)
