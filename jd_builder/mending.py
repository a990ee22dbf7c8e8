"""`jd check --fix`: the replacements that problems carry → the files' own text, every other byte as it was."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from jd_builder.checking import check_profile, is_text
from jd_builder.checks.options import CheckOptions
from jd_builder.checks.passages import profile_passages
from jd_builder.checks.running import Checker, read_text
from jd_builder.editing import replace_text
from jd_builder.errors import ProfileError
from jd_builder.finding import is_table
from jd_builder.languages import Message, say, say_n
from jd_builder.problems import Problem
from jd_builder.profile.reading import read_nodes, read_source
from jd_builder.profile.source import Node
from jd_builder.profile.validation import Loc
from jd_builder.resources import INSTALLED
from jd_builder.sources import Source

_ROUNDS: Final = 10
"""A mended place may show another one: letters put together, then the tone mark of their word."""
_Edit = tuple[int, int, str]


def mend_paths(paths: Sequence[Path], options: CheckOptions) -> Iterator[Message]:
    """Mend files in place, and yield what was done to each that had something to mend.

    Only the files themselves are written, never what they extend. A file is written whole or not at all, and only if
    it still loads and holds the same data apart from its texts; a file that cannot be read is left for the check.

    Args:
        paths: Profiles and pasted postings.
        options: Which rules.

    Raises:
        ConflictError: A file was changed by somebody else meanwhile.
        OutputError: A file cannot be written.
    """
    checker = Checker(options)
    for path in paths:
        if is_table(path):
            continue  # what is wrong there may stand in the base
        try:
            source = read_text(path) if is_text(path) else read_source(path)
            mended, count = mend(source, _finder(path, checker))
        except ProfileError:
            continue  # the check says why
        if not count:
            continue
        refusal = _refusal(path, source, mended)
        if refusal is not None:
            yield refusal
            continue
        replace_text(path, source.text, mended.text)
        yield say_n("{n} place mended in {file}", "{n} places mended in {file}", count, file=path)


def mend(source: Source, find: Callable[[Source], Iterable[Problem]]) -> tuple[Source, int]:
    """Apply replacements until none is left.

    Args:
        source: The text.
        find: Returns what is wrong with a text.

    Returns:
        The mended text, and how many places were mended.

    Raises:
        ProfileError: The text cannot be used.
    """
    count = 0
    for _ in range(_ROUNDS):
        edits = edits_of(source, find(source))
        if not edits:
            break
        source = Source(source.name, splice(source.text, edits))
        count += len(edits)
    return source, count


def edits_of(source: Source, problems: Iterable[Problem]) -> list[_Edit]:
    """Return the replacements for one text in order; of two that overlap, the first, and of two equal ones, one."""
    wanted = {
        (problem.span.start, problem.span.end, problem.replacement)
        for problem in problems
        if problem.replacement is not None
        and problem.span is not None
        and (problem.span.source.name, problem.span.source.text) == (source.name, source.text)
    }
    made: list[_Edit] = []
    for start, end, new in sorted(wanted):
        free = not made or start >= made[-1][1]
        if free and source.text[start:end] != new:
            made.append((start, end, new))
    return made


def splice(text: str, edits: Iterable[_Edit]) -> str:
    """Put replacements into a text; they are in order and do not overlap."""
    parts: list[str] = []
    at = 0
    for start, end, new in edits:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def _finder(path: Path, checker: Checker) -> Callable[[Source], list[Problem]]:
    if is_text(path):
        return checker.text
    return lambda source: check_profile(path, checker, source.text)


def _refusal(path: Path, old: Source, new: Source) -> Message | None:
    """Return why a file must stay as it is, or None."""
    if path.resolve().is_relative_to(INSTALLED.resolve()):
        return say("{file} came with the program; `jd new` copies it to change", file=path)
    if is_text(path):
        return None
    try:
        check_profile(path, Checker(CheckOptions(select=("JD9",))), new.text)
        same = same_but_texts(read_nodes(old)[0], read_nodes(new)[0])
    except ProfileError:
        same = False
    if same:
        return None
    return say(
        "{file} is unchanged: mending it would change more than its texts; mend the places below by hand",
        file=path,
    )


def same_but_texts(old: Node, new: Node) -> bool:
    """Tell whether two trees hold the same keys, numbers and choices; only what people read may differ."""
    free = {passage.loc for passage in profile_passages(old, "vi")}
    return _same(old, new, (), free)


def _same(old: Node, new: Node, loc: Loc, free: set[Loc]) -> bool:
    one: Any = old.data
    other: Any = new.data
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(_same(one[key], other[key], (*loc, key), free) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(
            _same(left, right, (*loc, index), free)
            for index, (left, right) in enumerate(zip(one, other, strict=True))
        )
    if isinstance(one, str) and isinstance(other, str) and loc in free:
        return bool(other.strip())
    return type(one) is type(other) and bool(one == other)
