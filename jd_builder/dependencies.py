"""Profiles → what each depends on, as its last build noted it, so that a change of a file finds them again."""

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jd_builder.cache import full_path
from jd_builder.errors import JdError
from jd_builder.manifest import MANIFEST, read_manifest
from jd_builder.orders import Options
from jd_builder.pieces import Piece, open_pieces
from jd_builder.profile.project import project_root
from jd_builder.rendering.own_files import own_files
from jd_builder.traces import tracing, value_of
from jd_builder.watching import ANYTHING, key_of, key_of_name

_MOST_TRIED: Final = 50
"""How many rows of one table that could not be built are read again to see what they depend on."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one profile, or of a table of them.

    Attributes:
        names: Names of the folders of its documents.
        keys: Every path that it depends on, as a watcher tells it.
        trees: Folders anywhere below which a file may appear or disappear.
        folders: The folders to watch for them.
        stood: Where it could not be built: what it depends on, as it was then.
    """

    names: frozenset[str]
    keys: frozenset[str]
    trees: frozenset[str]
    folders: frozenset[str]
    stood: dict[str, str] | None = None

    def stands(self, options: Options) -> bool:
        """Tell whether building it again would fail as it did."""
        if self.stood is None:
            return False
        return self.stood == {fact: value_of(fact) for fact in {*self.stood, *_own_templates(options)}}


class Dependencies:
    """What profiles depend on."""

    def __init__(self) -> None:
        self.known: dict[Path, Known] = {}
        self._by_key: dict[str, set[Path]] = {}
        self._by_tree: dict[str, set[Path]] = {}

    def learn(self, paths: Iterable[Path], failed: frozenset[Path], options: Options) -> None:
        """Look at what profiles depend on, once they were built.

        Args:
            paths: The profiles, and tables of them.
            failed: What could not be built, by the name of each profile or row.
            options: How they were built.
        """
        real: dict[str, str] = {}
        for path in paths:
            self.forget([path])
            known = self.known[path] = _look(path, failed, options, real)
            for places, users in self._indexes(known):
                for place in places:
                    users.setdefault(place, set()).add(path)

    def forget(self, paths: Iterable[Path]) -> None:
        """Forget profiles that are gone."""
        for path in paths:
            known = self.known.pop(path, None)
            if known is None:
                continue
            for places, users in self._indexes(known):
                for place in places:
                    users[place].discard(path)
                    if not users[place]:
                        del users[place]

    def touched(self, changes: set[str], among: Iterable[Path]) -> set[Path]:
        """Return the profiles that may come out otherwise after paths have changed."""
        if ANYTHING in changes:
            return set(among)
        users = set[Path]()
        for change in changes:
            users.update(*(by for key, by in self._by_key.items() if _is_below(key, change)))
            users.update(
                *(
                    by
                    for tree, by in self._by_tree.items()
                    if _is_below(change, tree) or _is_below(tree, change)
                )
            )
        return {path for path in among if path in users or path not in self.known}

    def _indexes(self, known: Known) -> tuple[tuple[frozenset[str], dict[str, set[Path]]], ...]:
        return (known.keys, self._by_key), (known.trees, self._by_tree)

    def sharing(self, paths: Iterable[Path], among: Iterable[Path]) -> set[Path]:
        """Return those profiles whose documents would go into the folder of others: one of them is refused."""
        names = {name for path in paths for name in self._names(path)}
        return {path for path in among if not names.isdisjoint(self._names(path))}

    def _names(self, path: Path) -> frozenset[str]:
        known = self.known.get(path)
        return known.names if known is not None else frozenset(piece.folder for piece in open_pieces([path]))


def _is_below(path: str, folder: str) -> bool:
    return path == folder or (
        path.startswith(folder) and (folder.endswith(os.sep) or path[len(folder)] in (os.sep, "/"))
    )


def _look(path: Path, failed: frozenset[Path], options: Options, real: dict[str, str]) -> Known:
    tried: list[Piece] = []
    facts: dict[str, str] = {f"={os.path.abspath(path)}": ""}  # noqa: PTH100 — links stay
    names: set[str] = set()
    with tracing() as traced:
        for piece in open_pieces([path]):
            if piece.folder:
                names.add(piece.folder)
                facts.update(dict.fromkeys(_noted(options.output / piece.folder, options), ""))
            if piece.path in failed:
                tried.append(piece)
        for piece in tried[:_MOST_TRIED]:
            with contextlib.suppress(JdError):
                piece.load(options.overrides)
    facts |= traced
    stood = None
    if tried:
        facts.update(dict.fromkeys(_own_templates(options), ""))
        stood = {fact: traced.get(fact) or value_of(fact) for fact in facts}
    return _known(path, names, facts, options, real, stood)


def _known(
    path: Path,
    names: set[str],
    facts: Iterable[str],
    options: Options,
    real: dict[str, str],
    stood: dict[str, str] | None,
) -> Known:
    top = _top(path)
    keys, trees, folders = set[str](), set[str](), set[str]()
    for fact in facts:
        place = fact[1:]
        key = key_of(place, real)
        folder = os.path.dirname(key)  # noqa: PTH120 — fast
        if fact[0] == "?" and folder != top and _is_below(top, folder):
            continue
        keys.add(key)
        folders.add(_existing(folder))
        if fact[0] == "*":
            trees.add(key)
            folders.update(tree_of(place))
        if os.path.islink(place):  # noqa: PTH114 — fast
            target = os.path.realpath(place)
            keys.add(key_of(target, real))
            folders.add(_existing(os.path.dirname(target)))  # noqa: PTH120 — fast
    if options.templates is not None and stood is not None:
        trees.add(key_of(os.path.abspath(options.templates), real))  # noqa: PTH100 — links stay
    return Known(frozenset(names), frozenset(keys), frozenset(trees), frozenset(folders), stood)


def _noted(folder: Path, options: Options) -> Iterator[str]:
    """Yield the facts in a manifest, with full paths; shipped templates are read once a process, so none of them."""
    manifest = read_manifest(folder)
    if manifest is None:
        return
    for reads in (manifest.reads, *(entry.reads for entry in manifest.files.values())):
        for fact in reads:
            if options.templates is not None or not fact.startswith("=jd:templates/"):
                yield fact[0] + full_path(fact[1:], folder)


def _own_templates(options: Options) -> Sequence[str]:
    """Return the facts that a document which could not be rendered may depend on."""
    if options.templates is None:
        return ()
    folder = options.templates.absolute()
    return [f"={folder / name}" for name in own_files(folder)]


def _top(path: Path) -> str:
    """Return the highest folder in which something may appear that a profile depends on.

    Where nothing marks the project folder, a mark may appear anywhere up to the root of the disk. Nobody puts one there
    while looking at a role, and far too much else happens in those folders.
    """
    root, above = project_root(path), path.resolve().parent.parent
    return key_of_name(str(root if above.is_relative_to(root) else above))


def _existing(folder: str) -> str:
    """Return a folder, or the nearest one above it that is there."""
    while not os.path.isdir(folder):  # noqa: PTH112 — thousands of them
        above = os.path.dirname(folder)  # noqa: PTH120 — as above
        if above == folder:
            break
        folder = above
    return folder


def tree_of(folder: str | Path, skipped: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield a folder, links followed, and those below it; not hidden ones, nor those that hold documents."""
    top = os.path.realpath(folder)
    for place, below, files in os.walk(top):
        if place != top and (place in skipped or MANIFEST in files):
            below.clear()
            continue
        below[:] = [name for name in below if not name.startswith(".") and name != "node_modules"]
        yield place
