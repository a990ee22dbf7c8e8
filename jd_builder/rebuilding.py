"""Profiles → their documents, built again whenever what they depend on changes, until somebody stops it."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from glob import has_magic
from pathlib import Path
from typing import Final

from jd_builder.building import run_build
from jd_builder.choices import Format
from jd_builder.dependencies import Dependencies, tree_of
from jd_builder.errors import JdError
from jd_builder.finding import find_profiles, is_table
from jd_builder.languages import say
from jd_builder.orders import Failure, Options, Result
from jd_builder.passing import passing_folder
from jd_builder.places import Url
from jd_builder.problems import Problem
from jd_builder.profile.project import SETTINGS_FILE
from jd_builder.watching import ANYTHING, Watcher, key_of

Progress = Callable[[int, int, str], None]
_PATIENCE: Final = 0.2
"""Seconds to wait for the rest of a save that left a profile broken, or away, before that is told or acted upon."""
_ROUNDS: Final = 5
"""How often a failure is held back because files go on changing."""


def rebuild(
    profiles: Sequence[str],
    read_options: Callable[[], Options],
    watcher: Watcher,
    progress: Progress = lambda *_: None,
) -> Iterator[Result]:
    """Build, then build again what changes, and yield what came of each build that did something.

    Nothing that happens to the files ends it: what cannot be built is told as a failure, and tried again once it changes.
    What concerns no single build (notices, warnings) is told once, until its file changes.

    Args:
        profiles: Files, folders and globs.
        read_options: Returns what to build, read anew when `jd.toml` changes.
        watcher: Tells what changes; closing it ends this.
        progress: As for `run_build`, for the first build.

    Raises:
        JdError: Nothing could be started.
    """
    work = _Work(profiles, read_options)
    watcher.follow(work.folders())
    yield work.untold(work.start(progress), set())
    changes = watcher.follow(work.folders())
    work.warm_up()
    while changes or (changes := watcher.wait()):
        if work.misses(changes):
            changes |= watcher.wait(_PATIENCE)
        result = work.after(changes)
        for _ in range(_ROUNDS):
            if result is None or not result.failures or not (more := watcher.wait(_PATIENCE)):
                break
            changes |= more
            result = _joined(result, work.after(changes, once_more=True))
        if result is not None:
            result = work.untold(result, changes)
            if result.written or result.removed or result.notices or not result.ok:
                yield result
        changes = watcher.follow(work.folders())


def _on_disk(options: Options) -> Options:
    """Return options, none of whose folders is a URL: nobody would tell of changes there.

    Raises:
        JdError: One is.
    """
    for place in (options.output, options.templates):
        if isinstance(place, Url):
            raise JdError(say("--watch works with folders of this machine only, not with {url}", url=place))
    return options


class _Work:
    """What is built, and what it depends on.

    Args:
        profiles: Files, folders and globs.
        read_options: Returns what to build.
    """

    def __init__(self, profiles: Sequence[str], read_options: Callable[[], Options]) -> None:
        self._profiles = profiles
        self._read_options = read_options
        self._options = _on_disk(read_options())
        self._dependencies = Dependencies()
        self._paths: list[Path] = []
        self._settled: list[Path] | None = None  # of which the documents of all others are told or removed
        self._left: set[Path] = set()
        self._last: set[Path] = set()
        self._told: set[str] = set()
        self._warned: set[tuple[str, str, str, str]] = set()
        self._refused: str | None = None
        self._refusal = self._find()
        self._dependencies.learn(self._paths, frozenset(), self._options)  # as earlier builds noted it

    def start(self, progress: Progress) -> Result:
        """Build everything."""
        if self._refusal is not None and not any(Path(each).is_dir() for each in self._profiles):
            raise self._refusal
        result = run_build(self._paths, self._options, progress)
        if result.written or result.failures:
            self._learn(self._paths, result)
        self._options = replace(self._options, force=False)  # what is changed by hand from now on is kept
        self._settled = self._paths
        return result if self._refusal is None else _with(result, self._refusal_of())

    def folders(self) -> set[str]:
        """Return the folders in which something may happen that matters."""
        cwd = Path.cwd()
        found = {os.path.realpath(cwd)}
        settings = next((each for each in (cwd, *cwd.parents) if (each / SETTINGS_FILE).is_file()), cwd)
        found.add(os.path.realpath(settings))
        output = frozenset({os.path.realpath(self._options.output)})
        for argument in self._profiles:
            found.update(_searched(argument, output))
        if self._options.templates is not None:
            found.update(tree_of(self._options.templates))
        return found.union(*(known.folders for known in self._dependencies.known.values()))

    def misses(self, changes: set[str]) -> bool:
        """Tell whether a profile that changed is away."""
        return any(not path.exists() for path in self._dependencies.touched(changes, self._paths))

    def after(self, changes: set[str], *, once_more: bool = False) -> Result | None:
        """Build what is left to build after paths have changed; None where that is nothing.

        Args:
            changes: The paths.
            once_more: Build also what was built last, of which something failed.
        """
        self._left |= self._last if once_more else set()
        before = self._paths
        try:
            whole = self._look_at_settings(changes)
        except JdError as error:
            return _with(_NOTHING, Failure(Path(SETTINGS_FILE), error))
        self._refusal = self._find()
        if whole:
            self._settled = None
        touched = set(self._paths) if whole else self._touched(changes, before)
        result = None
        if touched or before != self._paths:
            result = self._build([path for path in self._paths if path in touched])
        return result if self._refusal is None else _with(result or _NOTHING, self._refusal_of())

    def _look_at_settings(self, changes: set[str]) -> bool:
        """Read the settings where they have changed; return whether everything is to be built."""
        if ANYTHING not in changes and not any(Path(path).name == SETTINGS_FILE for path in changes):
            return False
        options = replace(self._read_options(), force=False)
        other = options != self._options
        self._options = options
        return other or ANYTHING in changes

    def _touched(self, changes: set[str], before: Sequence[Path]) -> set[Path]:
        """Return the profiles that may come out otherwise; not those that would only fail as they did."""
        now = set(self._paths)
        gone = [path for path in before if path not in now]
        found = {
            path
            for path in self._dependencies.touched(changes, self._paths)
            if (known := self._dependencies.known.get(path)) is None or not known.stands(self._options)
        }
        found |= self._left & now
        found |= self._dependencies.sharing([*found, *gone], self._paths)
        self._dependencies.forget(gone)
        return found

    def _build(self, paths: Sequence[Path]) -> Result:
        self._last = set(paths)
        lost = self._paths != self._settled or any(is_table(path) for path in paths)  # profiles, or rows
        try:
            result = run_build(paths, self._options, orphans=lost)
        except JdError as error:  # such as a folder of templates that is gone
            self._left = set(paths)
            return Result((), tuple(Failure(path, error) for path in paths), ())
        self._left, self._settled = set(), self._paths
        self._learn(paths, result)
        return result

    def _learn(self, paths: Sequence[Path], result: Result) -> None:
        self._dependencies.learn(paths, frozenset(each.path for each in result.failures), self._options)

    def _find(self) -> JdError | None:
        """Find the profiles; return why there are none."""
        try:
            self._paths = find_profiles(self._profiles)
        except JdError as error:
            self._paths = []
            return error
        return None

    def _refusal_of(self) -> Failure:
        assert self._refusal is not None
        return Failure(Path(self._profiles[0]), self._refusal)

    def untold(self, result: Result, changes: set[str]) -> Result:
        """Return a result without what was told before and concerns no file that was changed."""
        again = self._refused is not None and str(self._refusal) == self._refused
        self._refused = None if self._refusal is None else str(self._refusal)
        failures = tuple(each for each in result.failures if not (again and each.error is self._refusal))
        notices = tuple(each for each in result.notices if str(each) not in self._told)
        warnings = tuple(each for each in result.warnings if _told_as(each) not in self._warned)
        unmoved = tuple(each for each in result.kept if str(each.error) not in self._told)
        self._told |= {str(each) for each in notices} | {str(each.error) for each in unmoved}
        real: dict[str, str] = {}
        kept = {each for each in self._warned if key_of(os.path.abspath(each[0]), real) not in changes}  # noqa: PTH100 — links stay
        self._warned = kept | {_told_as(each) for each in result.warnings}
        return replace(result, failures=failures, notices=notices, warnings=warnings, kept=unmoved)

    def warm_up(self) -> None:
        """Load what the first change will need, where nothing had to be made yet, by making one role for nobody."""
        if "jd_builder.making" in sys.modules or not self._paths:
            return
        with passing_folder() as folder, suppress(JdError):
            options = replace(self._options, output=folder, prune=False)
            others = tuple(each for each in options.formats if each is not Format.PDF)
            if others:
                run_build(self._paths[:1], replace(options, formats=others))
            if len(others) < len(options.formats):
                one = replace(options, formats=(Format.PDF,), documents=options.documents[:1])
                run_build(self._paths[:1], one)


_NOTHING: Final = Result((), (), ())


def _with(result: Result, failure: Failure) -> Result:
    return replace(result, failures=(*result.failures, failure))


def _joined(first: Result, second: Result | None) -> Result:
    """Return what two builds did together, the second of everything that the first had to do and more."""
    if second is None:
        return first
    return replace(
        second,
        written=tuple(dict.fromkeys((*first.written, *second.written))),
        removed=(*first.removed, *second.removed),
        notices=(*first.notices, *second.notices),
    )


def _told_as(problem: Problem) -> tuple[str, str, str, str]:
    """Return what tells a problem from others, wherever in its file it stands."""
    return problem.where[0], problem.code, str(problem.message), problem.pointer


def _searched(argument: str, output: Iterable[str]) -> Iterator[str]:
    """Yield the folders in which profiles may appear that an argument stands for."""
    path = Path(argument)
    skipped = frozenset(output)
    if path.is_dir():
        yield from tree_of(path, skipped)
        yield os.path.realpath(path.absolute().parent)  # where it would appear again
        return
    base = path
    while has_magic(str(base)):
        base = base.parent
    if base != path and (base / path.name != path):
        yield from tree_of(base, skipped)
        return
    yield os.path.realpath(path.absolute().parent)
