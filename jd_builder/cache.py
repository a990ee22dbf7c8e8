"""A manifest beside each profile's documents → which of them are still what a build would make.

For every file it keeps the fingerprint of the file, of all it was made from (facts of the disk (`traces`) and what was
asked for), and of what of that shows in it. Where the second is what it was, nothing needs to be read; else the profile is,
and the third decides. Times are never looked at. A manifest that cannot be read is like none: what lies there is left alone
unless it is what would be made.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from jd_builder.choices import Document, EngineName, Format, Language
from jd_builder.manifest import Entry, Manifest, read_manifest
from jd_builder.orders import Made, Options, Target, targets
from jd_builder.pieces import Piece
from jd_builder.places import is_url, scene
from jd_builder.refusals import hand_edit
from jd_builder.resources import PROFILES, TEMPLATES
from jd_builder.traces import ABSENT, digest, value_of
from jd_builder.versions import engine as engine_versions
from jd_builder.versions import program

_SHIPPED: Final = {"jd:templates/": f"{TEMPLATES}{os.sep}", "jd:profiles/": f"{PROFILES}{os.sep}"}

Values = dict[str, str]
"""Facts of one run by their full path: what many profiles share is looked at once."""


@dataclass(frozen=True, slots=True)
class State:
    """How the documents of a profile stand.

    Attributes:
        folder: Where they are.
        manifest: What is known of them, or None.
        fresh: Files that are what a build would make.
        edited: Files that somebody changed by hand.
        complete: Whether nothing is left to make.
    """

    folder: Path
    manifest: Manifest | None = None
    fresh: frozenset[str] = frozenset()
    edited: frozenset[str] = frozenset()
    complete: bool = False


def examine(
    piece: Piece,
    folder: Path,
    options: Options,
    created: str,
    values: Values,
    chosen: Callable[[], EngineName],
) -> State:
    """Return how the documents of a profile stand.

    Args:
        piece: The profile.
        folder: Folder of its documents.
        options: What is to be built.
        created: The time that documents bear.
        values: Facts known already; more are added.
        chosen: Returns what prints PDFs here; asked only where the manifest leaves that open.
    """
    manifest = read_manifest(folder)
    if manifest is None:
        return State(folder)
    wanted = targets(options, manifest.language)
    there = {target.name: value_of(f"={folder}{os.sep}{target.name}") for target in wanted}
    edited = frozenset(
        name
        for name, sha in there.items()
        if not options.force and name in manifest.files and _differs(manifest.files[name], sha)
    )
    if options.force or manifest.profile != place_of(piece.file, folder):
        return State(folder, manifest, edited=edited)
    if manifest.warnings and manifest.named != named(piece.path, folder):
        return State(folder, manifest, edited=edited)
    stand = facts_digest(_now(manifest.reads, folder, values))
    own = piece.own
    fresh = set()
    for target in wanted:
        entry = manifest.files.get(target.name)
        if entry is None or target.name in edited:
            continue
        printer = EngineName(entry.engine) if entry.engine else None
        if printer is not None and options.engine is not EngineName.AUTO:
            printer = options.engine
        elif printer is EngineName.PLUTOPRINT:  # WeasyPrint did not run; it may do now
            printer = chosen()
        key = target_key(target, folder, options, created, printer, own)
        made = fingerprint(key, stand, _own_digest(entry.reads, folder, values))
        if made == entry.made and there[target.name] == entry.sha:
            fresh.add(target.name)
    return State(folder, manifest, frozenset(fresh), edited, len(fresh) + len(edited) == len(wanted))


def is_edited(entry: Entry | None, file: Path) -> bool:
    """Tell whether a file is not as it was made, and is there."""
    return entry is not None and _differs(entry, value_of(f"={file}"))


def _differs(entry: Entry, sha: str) -> bool:
    return sha not in (ABSENT, entry.sha, entry.was)


def told_again(piece: Piece, state: State, options: Options) -> Made:
    """Return what a build says of a profile of which nothing is left to make."""
    assert state.manifest is not None
    made = Made(warnings=list(state.manifest.warnings), unchanged=len(state.fresh))
    seen: set[tuple[Document, Language]] = set()
    for target in targets(options, state.manifest.language):
        if target.name in state.edited:
            made.failures.append(hand_edit(piece.path, state.folder / target.name))
        elif (target.document, target.language) not in seen:
            seen.add((target.document, target.language))
            entry = state.manifest.files[target.name]
            made.missing += entry.missing
            made.notices += entry.notices
    return made


def target_key(
    target: Target, folder: Path, options: Options, created: str, engine: EngineName | None, own: str
) -> str:
    """Return everything but the disk that a file depends on; `own` is what its piece says beside files."""
    made_as = target.made_as
    key: list[object] = [program(), own, target.document, target.language, made_as, options.overrides]
    if options.checks is not None:
        day = options.checks.as_of or datetime.now(UTC).astimezone().date()
        key += ["checks", repr(options.checks), day.isoformat()]
    if target.document is Document.JOB_DESCRIPTION:
        key += ["layout", options.layout]
    if made_as is not Format.JSONLD:
        key += ["templates", place_of(options.templates, folder) if options.templates is not None else ""]
    if made_as is Format.TXT:
        key += ["max_chars", options.max_chars]
    if made_as in (Format.HTML, Format.PDF):
        key += ["created", created]
    if made_as is Format.PDF:
        assert engine is not None
        key += [engine_versions(engine), options.pdf_variant]
    return json.dumps(key)


def fingerprint(key: str, stand: str, own: str) -> str:
    """Return the fingerprint of everything a file is made from.

    Args:
        key: What was asked for.
        stand: The facts of the profile, digested.
        own: The facts of the file, digested.
    """
    return digest(f"{key}\n{stand}\n{own}".encode(errors="surrogateescape"))


def said(
    text: bytes, target: Target, options: Options, engine: EngineName | None, facts: Mapping[str, str]
) -> str:
    """Return the fingerprint of what shows in a file: a comment, or a definition that it does not use, does not.

    Args:
        text: What it is made of, all but the printing done.
        target: Which file it is.
        options: What was asked for.
        engine: What prints it, if it is printed.
        facts: Its templates: whoever changes one sees what it makes, even where that is the same.
    """
    key: list[object] = [program(), target.made_as, digest(text), facts_digest(facts)]
    if engine is not None:
        key += [engine_versions(engine), options.pdf_variant]
    return digest(json.dumps(key).encode())


def facts_digest(facts: Mapping[str, str]) -> str:
    """Return one fingerprint of facts."""
    return digest(
        "\n".join([f"{fact}\0{facts[fact]}" for fact in sorted(facts)]).encode(errors="surrogateescape")
    )


def relative_facts(facts: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Return facts with paths as a manifest in `folder` writes them."""
    made: dict[str, str] = {}
    base = ""
    for fact, value in facts.items():
        full = fact[1:]
        place = _shipped_place(full)
        if not place:
            base = base or os.path.realpath(folder)
            place = _place_from(full, base)
        made[fact[0] + place] = value
    return made


def named(path: Path, folder: Path) -> str:
    """Return how a profile is named, and from where."""
    now = scene()
    url = now.url_of(os.path.abspath(path)) if now is not None else None  # noqa: PTH100 — links stay
    if url is not None:
        return url
    return f"{place_of(Path.cwd(), folder)} {path.as_posix()}"


def place_of(path: str | Path, folder: Path) -> str:
    """Return a path from a folder; of a shipped file, its place in the program, of a copy, the URL of what it is one of."""
    full = os.path.abspath(path)  # noqa: PTH100 — links stay
    return _shipped_place(full) or _place_from(full, os.path.realpath(folder))


def _shipped_place(full: str) -> str:
    """Return the place in the program of a shipped file; empty for any other."""
    for mark, shipped in _SHIPPED.items():
        if full.startswith(shipped):
            return mark + full[len(shipped) :].replace(os.sep, "/")
    return ""


def _place_from(full: str, base: str) -> str:
    now = scene()
    if now is not None:
        url = now.url_of(full)
        if url is not None or now.staged:
            return url or full.replace(os.sep, "/")
    try:
        return os.path.relpath(full, base).replace(os.sep, "/")
    except ValueError:  # on another drive
        return full.replace(os.sep, "/")


def full_path(place: str, folder: Path) -> str:
    """Return the path that a manifest in `folder` means."""
    for mark, shipped in _SHIPPED.items():
        if place.startswith(mark):
            return shipped + place[len(mark) :]
    if is_url(place):
        now = scene()
        return (now.path_of(place) if now is not None else None) or ""
    return os.path.normpath(os.path.join(os.path.realpath(folder), place))  # noqa: PTH118 — fast


def _own_digest(reads: Sequence[str], folder: Path, values: Values) -> str:
    """Return the digest of a file's facts as they are now; of shipped templates, which many files share, once a run."""
    if not all(fact.startswith("=jd:") for fact in reads):
        return facts_digest(_now(reads, folder, values))
    together = "\0".join(reads)
    if together not in values:
        values[together] = facts_digest(_now(reads, folder, values))
    return values[together]


def _now(reads: Iterable[str], folder: Path, values: Values) -> Values:
    """Return the facts of a manifest as they are now."""
    made: Values = {}
    base = ""
    for fact in reads:
        place = fact[1:]
        if place.startswith("jd:") or "://" in place:
            full = fact
        else:
            base = base or os.path.realpath(folder)
            full = fact[:1] + os.path.normpath(os.path.join(base, place))  # noqa: PTH118 — fast
        value = values.get(full)
        if value is None:
            value = values[full] = value_of(fact[:1] + full_path(place, folder))
        made[fact] = value
    return made
