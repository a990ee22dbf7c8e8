"""A folder of profiles as the web app knows it: each under an id that is no path, read anew when it has changed."""

import hashlib
import os
import re
import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from jd_builder.cache import facts_digest
from jd_builder.checks.options import CheckOptions
from jd_builder.checks.running import Checker
from jd_builder.dependencies import tree_of
from jd_builder.errors import JdError, ProfileError
from jd_builder.finding import is_profile_name
from jd_builder.languages import say
from jd_builder.problems import Problem, Severity, sort_problems
from jd_builder.profile.loading import Role, load_role
from jd_builder.profile.localized import without_marks
from jd_builder.profile.project import LIBRARY_FOLDER
from jd_builder.profile.reading import read_source
from jd_builder.traces import Facts, stands, tracing

_MOST_FILES: Final = 20_000
_KEPT: Final = 256
_DEPTH: Final = 6
_HEAD: Final = 4_000
_USUAL: Final = CheckOptions()
_SKIPPED: Final = frozenset({LIBRARY_FOLDER, "out", "node_modules", "__pycache__"})


class UnknownRoleError(JdError):
    """There is no such role in the folder, or no longer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A profile in the folder.

    Attributes:
        id: What it is called in addresses: letters, digits and hyphens.
        path: The file.
        name: Its path inside the folder, as people know it.
    """

    id: str
    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class State:
    """A profile as it stands on the disk.

    Attributes:
        entry: Which one.
        text: Its own text; empty where it cannot be read.
        etag: Changes whenever the text does.
        role: The role, None where the profile cannot be used.
        problems: Everything wrong with it.
        stamp: Changes whenever any file does that the role depends on.
        folders: Where to watch for that.
    """

    entry: Entry
    text: str
    etag: str
    role: Role | None
    problems: tuple[Problem, ...]
    stamp: str = ""
    folders: frozenset[str] = frozenset()

    def count(self, severity: Severity) -> int:
        """Return how many problems matter that much."""
        return sum(problem.severity is severity for problem in self.problems)


class Workspace:
    """The profiles of one folder; safe to use from several threads.

    Args:
        folder: The folder; nothing outside it is ever read or written on request.
        checks: Which rules mark the roles.
    """

    def __init__(self, folder: Path, checks: CheckOptions = _USUAL) -> None:
        self.folder = folder.resolve()
        self.checker = Checker(checks)
        self._states: OrderedDict[str, tuple[Facts, State]] = OrderedDict()
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._known: dict[str, Entry] = {}
        self._lock = threading.Lock()
        self._reading = threading.Lock()

    def entries(self) -> list[Entry]:
        """Return every profile in the folder, in the order of their names."""
        found = []
        for path in self._files(self.folder, 0):
            name = path.relative_to(self.folder).as_posix()
            found.append(Entry(_id_of(name), path, name))
            if len(found) >= _MOST_FILES:
                break
        with self._lock:
            self._known = {entry.id: entry for entry in found}
        return sorted(found, key=lambda entry: without_marks(entry.name))

    def matching(self, wanted: str) -> list[Entry]:
        """Return the profiles whose title or file name holds a text, marks and case aside."""
        plain = without_marks(" ".join(wanted.split()))
        return [
            entry
            for entry in self.entries()
            if plain in without_marks(entry.name) or plain in without_marks(_head_of(entry.path))
        ]

    def _files(self, folder: Path, depth: int) -> Iterator[Path]:
        try:
            children = list(os.scandir(folder))
        except OSError:
            return
        for child in children:
            if child.name.startswith(".") or child.name in _SKIPPED:
                continue
            path = Path(child.path)
            if child.is_dir(follow_symlinks=False) and depth < _DEPTH:
                yield from self._files(path, depth + 1)
            elif (
                is_profile_name(path)
                and child.is_file()
                and (not child.is_symlink() or self._is_inside(path))
            ):
                yield path

    def _is_inside(self, path: Path) -> bool:
        """Tell whether a file, links followed, lies in the folder."""
        try:
            return path.resolve().is_relative_to(self.folder)
        except OSError:
            return False

    def find(self, role_id: str) -> Entry:
        """Return the profile of an id.

        Raises:
            UnknownRoleError: There is none.
        """
        with self._lock:
            known = self._known.get(role_id)
        if known is not None and known.path.is_file() and self._is_inside(known.path):
            return known
        for entry in self.entries():
            if entry.id == role_id:
                return entry
        raise UnknownRoleError(say("there is no such role here any more"))

    def state(self, entry: Entry) -> State:
        """Return a profile as it stands now, read again only where one of its files has changed.

        One is read at a time: all pages that show a role ask for it when its file changes, and reading is work for one core.
        """
        kept = self._kept(entry)
        if kept is None:
            with self._reading:
                kept = self._kept(entry) or self._keep(entry)
        return kept

    def read_ahead(self, count: int) -> None:
        """Read the first profiles before somebody asks for them: rules and library take a while to load."""
        for entry in self.entries()[:count]:
            self.state(entry)

    def _kept(self, entry: Entry) -> State | None:
        with self._lock:
            kept = self._states.get(entry.id)
        return kept[1] if kept is not None and stands(kept[0]) else None

    def _keep(self, entry: Entry) -> State:
        with tracing() as facts:  # of what was read, not of what is there when it has been read
            state = self._read(entry)
        state = replace(state, stamp=facts_digest(facts)[:32], folders=self._folders_of(entry, facts))
        if not facts:  # nothing could be read
            return state
        with self._lock:
            self._states[entry.id] = (facts, state)
            self._states.move_to_end(entry.id)
            while len(self._states) > _KEPT:
                self._states.popitem(last=False)
        return state

    def _folders_of(self, entry: Entry, facts: Facts) -> frozenset[str]:
        """Return the folders to watch for a role: above ours, only those that it has a file in."""
        inside = f"{self.folder}{os.sep}"
        places = {str(entry.path)} | {
            fact[1:] for fact in facts if fact.startswith("=") or fact[1:].startswith(inside)
        }
        folders = {os.path.realpath(os.path.dirname(place)) for place in places}  # noqa: PTH120 — a str is at hand
        trees = (each for fact in facts if fact.startswith("*") for each in tree_of(fact[1:]))
        return frozenset(folders.union(trees))

    def _read(self, entry: Entry) -> State:
        try:
            text = read_source(entry.path, entry.name).text
        except ProfileError as error:
            return State(entry, "", etag_of(""), None, error.problems)
        self.remember(text)
        role, problems = self.examine(entry, text)
        return State(entry, text, etag_of(text), role, problems)

    def examine(self, entry: Entry, text: str) -> tuple[Role | None, tuple[Problem, ...]]:
        """Return the role that a text makes, and everything wrong with it."""
        try:
            role = load_role(entry.path, text=text)
        except ProfileError as error:
            return None, error.problems
        return role, self.problems_of(role)

    def problems_of(self, role: Role) -> tuple[Problem, ...]:
        """Return what is wrong with a usable role."""
        return tuple(sort_problems([*self.checker.warnings(role), *self.checker.role(role)]))

    def remember(self, text: str) -> None:
        """Keep a text that somebody has seen, to say later what has changed since."""
        with self._lock:
            self._texts[etag_of(text)] = text
            while len(self._texts) > _KEPT:
                self._texts.popitem(last=False)

    def remembered(self, etag: str) -> str | None:
        """Return a text that was seen, None where it is no longer kept."""
        with self._lock:
            return self._texts.get(etag)


def _id_of(name: str) -> str:
    """Return an id made of a file's name, told apart by a digest of its whole path."""
    plain = re.sub(r"[^a-z0-9]+", "-", without_marks(Path(name).stem)).strip("-")[:40] or "role"
    return f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def etag_of(text: str) -> str:
    """Return what changes whenever a text does."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _head_of(path: Path) -> str:
    """Return what a profile's title is in the file, without reading it as YAML: there may be thousands."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).decode(errors="replace")
    except OSError:
        return ""
    found = re.search(r"^title:[^\n]*(?:\n[ \t][^\n]*)*", head, re.MULTILINE)
    block = found[0] if found else ""
    name = re.search(r"\bname:[ \t]*(?:\{[^{}\n]*\}|[^\n,]+)", block)
    return name[0] if name else " ".join(block.split())
