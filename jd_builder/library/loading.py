"""Library files → one `Library`; a `library/` folder beside the user's profiles adds to or overrides the shipped one."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from jd_builder.compiled import load_compiled
from jd_builder.errors import ProfileError
from jd_builder.languages import say
from jd_builder.library.models import Criterion, Guide, Kpi, Library, Skill, Terms
from jd_builder.problems import Problem, sort_problems
from jd_builder.profile.inherit import merge
from jd_builder.profile.linking import question_links
from jd_builder.profile.questions import Question
from jd_builder.profile.reading import read_nodes, read_source
from jd_builder.profile.source import Node
from jd_builder.profile.validation import (
    CODE_TYPE,
    CODE_UNKNOWN_ID,
    Loc,
    pointer_of,
    span_of,
    suggest,
    validate,
)
from jd_builder.resources import LIBRARY
from jd_builder.traces import Facts, note_all, note_names, stands, tracing

CODE_DUPLICATE_ID: Final = "JD015"
ENTRY_KINDS: Final[Mapping[str, type[BaseModel]]] = {
    "kpis": Kpi,
    "criteria": Criterion,
    "skills": Skill,
    "questions": Question,
}
SINGLE_KINDS: Final[Mapping[str, type[BaseModel]]] = {"guide": Guide, "terms": Terms}


def load_library(own: Path | None = None) -> Library:
    """Return the shipped library, with the entries of a folder of one's own on top.

    Args:
        own: Folder with `kpis.yaml`, `skills.yaml`, `questions.yaml`, … or folders of those names.

    Raises:
        ProfileError: An entry cannot be used; the problems say where and why.
    """
    if own is None:
        return _shipped()
    place = str(own.absolute())
    facts, library = _kept.get(place, ({}, None))
    if library is not None and stands(facts):
        note_all(facts)
        return library
    try:
        with tracing() as facts:
            note_names(own)
            library = _assemble([LIBRARY, own])
    finally:
        note_all(facts)
    _kept.clear()
    _kept[place] = facts, library
    return library


_kept: Final[dict[str, tuple[Facts, Library]]] = {}
"""The last library with entries of one's own, and the facts it rests on: the profiles of a project share it."""


@cache
def _shipped() -> Library:
    files = [file for kind in (*ENTRY_KINDS, *SINGLE_KINDS) for file in _files(LIBRARY, kind)]
    made: Library = load_compiled(files, "library", lambda: _assemble([LIBRARY]))
    return made


def _assemble(folders: list[Path]) -> Library:
    """Read folders in order, a later entry in place of an earlier one with its id."""
    problems: list[Problem] = []
    parts: dict[str, Any] = {}
    nodes: dict[str, dict[str, Node]] = {}
    for kind, model in ENTRY_KINDS.items():
        nodes[kind] = {}
        for folder in folders:
            nodes[kind].update(_read_entries(folder, kind, problems))
        parts[kind] = {}
        for name, node in nodes[kind].items():
            entry, found = validate(model, node, "vi")
            problems += found
            if entry is not None:
                parts[kind][name] = entry
    for kind, model in SINGLE_KINDS.items():
        trees = [read_nodes(read_source(file))[0] for folder in folders for file in _files(folder, kind)]
        tree = trees[0]
        for top in trees[1:]:
            tree = merge(tree, top)
        parts[kind], found = validate(model, tree, "vi")
        problems += found
    if not problems:
        library = Library.model_construct(**parts)
        problems = list(_broken_links(library, nodes))
        if not problems:
            return library
    raise ProfileError(say("the library cannot be used"), sort_problems(problems))


def _files(folder: Path, kind: str) -> list[Path]:
    """Return `kind.yaml` and `kind/*.yaml`, those that exist, in a fixed order."""
    single = folder / f"{kind}.yaml"
    return [single] * single.is_file() + sorted((folder / kind).glob("*.yaml"))


def _read_entries(folder: Path, kind: str, problems: list[Problem]) -> dict[str, Node]:
    """Read the entries of one kind in one folder; an id that stands twice is a problem."""
    entries: dict[str, Node] = {}
    for file in _files(folder, kind):
        root, defects = read_nodes(read_source(file))
        problems += defects
        if not isinstance(root.data, dict):
            problems.append(Problem(CODE_TYPE, say("a group of keys is needed here"), None, root.span))
            continue
        for name, node in root.data.items():
            if name in entries and entries[name].key is not None:
                first = entries[name].key
                problems.append(
                    Problem(
                        CODE_DUPLICATE_ID,
                        say("the id “{name}” stands a second time", name=name),
                        say(
                            "the first is in {file}, line {line}",
                            file=first.source.name,
                            line=first.start_position[0],
                        )
                        if first
                        else None,
                        node.key,
                    )
                )
            entries[name] = node
    return entries


def _broken_links(library: Library, nodes: Mapping[str, Mapping[str, Node]]) -> Iterator[Problem]:
    """Yield a problem for every id that an entry refers to and that does not exist, and for clashing labels."""
    for name, kpi in library.kpis.items():
        for index, guard in enumerate(kpi.guards):
            yield from _unknown(nodes["kpis"][name], ("guards", index), guard, library.kpis)
        for index, benchmark in enumerate(kpi.benchmarks):
            if benchmark.segment is not None:
                loc: Loc = ("benchmarks", index, "segment")
                yield from _unknown(nodes["kpis"][name], loc, benchmark.segment, library.terms.segments)
    for name, skill in library.skills.items():
        for index, moved in enumerate(skill.kpis):
            yield from _unknown(nodes["skills"][name], ("kpis", index), moved, library.kpis)
    for name, question in library.questions.items():
        for loc, target, known in question_links(question, library):
            yield from _unknown(nodes["questions"][name], loc, target, known)
    labels: dict[str, str] = {}
    for name, kpi in library.kpis.items():
        for label in (kpi.abbr, *kpi.aliases):
            if label is None:
                continue
            other = labels.setdefault(label.casefold(), name)
            if other != name:
                yield Problem(
                    CODE_DUPLICATE_ID,
                    say("“{label}” already names the KPI “{name}”", label=label, name=other),
                    say("two KPIs may not share an abbreviation"),
                    nodes["kpis"][name].key,
                )


def _unknown(node: Node, loc: Loc, name: str, known: Mapping[str, object]) -> Iterator[Problem]:
    if name not in known:
        yield Problem(
            CODE_UNKNOWN_ID,
            say("the library has no “{name}”", name=name),
            suggest(name, known),
            span_of(node, loc),
            pointer=pointer_of(loc),
        )
