"""`# jd: ignore JD204 -- reason`: which problems an author has looked at and lets stand."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from jd_builder.checks.places import header_of
from jd_builder.languages import Message, say
from jd_builder.problems import Problem, Severity
from jd_builder.profile.source import Node
from jd_builder.profile.validation import suggest
from jd_builder.sources import Source, Span

CODE_UNUSED: Final = "JD901"
CODE_REASON: Final = "JD902"
CODE_UNKNOWN: Final = "JD903"
CODES: Final = (CODE_UNUSED, CODE_REASON, CODE_UNKNOWN)

_MARK: Final = re.compile(r"(?:#|<!--)[ \t]{0,8}jd:[ \t]{0,8}ignore\b(?P<rest>[^\r\n]{0,600})")
_DASH: Final = re.compile(r"--|[–—]")
_FAR: Final = 50
"""A comment speaks of no line further below it than this."""
_CODE: Final = re.compile(r"[A-Za-z]{1,8}\d{1,8}")
_YAML_COMMENT: Final = re.compile(r"\s*#")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment.

    Attributes:
        codes: The codes it names, and where.
        reason: Why, in the author's words.
        lines: The lines it speaks of: its own, or the next one with words where it stands alone; with a value of
            several lines that begins or ends there, all of them.
        span: Where it stands.
    """

    codes: Mapping[str, Span]
    reason: str
    lines: range
    span: Span


def find_ignores(source: Source, tree: Node | None = None) -> list[Ignore]:
    """Return the comments of a text.

    Args:
        source: The text.
        tree: What was read from it; what looks like a comment inside one of its texts is none.
    """
    if "jd:" not in source.text:
        return []
    spans = sorted(_text_spans(tree, source), key=lambda span: span.start) if tree is not None else []
    starts = [span.start for span in spans]
    blocks = _blocks(spans)
    made = []
    for found in _MARK.finditer(source.text):
        at = bisect_right(starts, found.start()) - 1
        if at >= 0 and _holds(source, spans[at], found.start()):
            continue
        begin, end = found.start("rest"), _end_of(found)
        rest = source.text[begin:end].removesuffix("-->")
        dash = _DASH.search(rest)
        codes: dict[str, Span] = {}
        for code in _CODE.finditer(source.text, begin, begin + (dash.start() if dash else len(rest))):
            codes.setdefault(code[0].upper(), Span(source, code.start(), code.end()))
        line = _line_meant(source, found.start(), yaml=tree is not None)
        first, last = blocks.get(line, (line, line))
        span = Span(source, found.start(), end)
        reason = rest[dash.end() :].strip() if dash else ""
        made.append(Ignore(codes, reason, range(first, last + 1), span))
    return made


def _end_of(mark: re.Match[str]) -> int:
    """Return where a comment ends: behind `-->`, else with the line."""
    rest, closed, _ = mark["rest"].partition("-->")
    return mark.start("rest") + (len(rest) + len(closed) if closed else len(rest.rstrip()))


def without_comments(line: str) -> str:
    """Return a line of a plain text with blanks where a comment stands, so that nobody reads it as a posting."""
    found = _MARK.search(line) if "jd:" in line else None
    while found is not None:
        end = _end_of(found)
        line = line[: found.start()] + " " * (end - found.start()) + line[end:]
        found = _MARK.search(line, end)
    return line


def _line_meant(source: Source, offset: int, *, yaml: bool) -> int:
    """Return the line of a comment, or the next one that is neither empty nor a comment where it stands alone.

    In a plain text `#` alone begins a heading, so that only comments of this kind are passed over.
    """
    line, column = source.position(offset)
    if source.line(line)[: column - 1].strip():
        return line
    last = source.position(len(source.text))[0]
    following = line + 1
    while following < min(last, line + _FAR):
        text = source.line(following)
        if text.strip() and not (_YAML_COMMENT if yaml else _MARK).match(text if yaml else text.lstrip()):
            break
        following += 1
    return following


def _holds(source: Source, span: Span, offset: int) -> bool:
    """Tell whether a value holds a place; a comment behind `>-` or `|` is not in it."""
    if offset >= span.end:
        return False
    header = header_of(source, span)
    return header is None or offset >= header.end


def _blocks(spans: Iterable[Span]) -> dict[int, tuple[int, int]]:
    """Return first and last line of the values of several lines, by both of them."""
    made: dict[int, tuple[int, int]] = {}
    for span in spans:
        first, text = span.start_position[0], span.source.text[span.start : span.end].rstrip()
        last = span.source.position(span.start + len(text))[0]
        if last > first:
            made[first] = made[last] = (first, last)
    return made


def _text_spans(node: Node, source: Source) -> Iterator[Span]:
    if node.key is not None and node.key.source is source:
        yield node.key
    if isinstance(node.data, str) and node.span.source is source:
        yield node.span
    children: Iterable[Node] = ()
    if isinstance(node.data, dict):
        children = node.data.values()
    elif isinstance(node.data, list):
        children = node.data
    for child in children:
        yield from _text_spans(child, source)


def apply_ignores(
    problems: Iterable[Problem],
    ignores: Iterable[Ignore],
    known: Iterable[str],
    *,
    judge: Source,
    asked: Callable[[str], bool] = lambda _: True,
    firm: frozenset[str] = frozenset(),
) -> list[Problem]:
    """Leave out what comments let stand, and report comments that are wrong themselves.

    Args:
        problems: What was found.
        ignores: The comments of every text read.
        known: Every code there is.
        judge: The text whose comments are judged; a parent's comment may be meant for another child.
        asked: Tells whether a rule was asked for: a comment on one that was not may be needed after all.
        firm: Codes of what cannot be ignored.
    """
    ignores, known = list(ignores), frozenset(known)
    kept, used = _divide(problems, ignores)
    for index, ignore in enumerate(ignores):
        if ignore.span.source is judge:
            kept += _defects(ignore, used.get(index, set()), known, asked, firm)
    return kept


def left_standing(problems: Iterable[Problem], ignores: Sequence[Ignore]) -> list[Problem]:
    """Return the problems that no comment is about, and judge none."""
    return _divide(problems, ignores)[0]


def _divide(
    problems: Iterable[Problem], ignores: Sequence[Ignore]
) -> tuple[list[Problem], dict[int, set[str]]]:
    """Return the problems that no comment is about, and which codes of which comment are about any."""
    by_place: dict[tuple[int, int, str], list[int]] = {}
    for index, ignore in enumerate(ignores):
        for line in ignore.lines:
            for code in ignore.codes:
                by_place.setdefault((id(ignore.span.source), line, code), []).append(index)
    used: dict[int, set[str]] = {}
    kept = []
    for problem in problems:
        hit: list[int] = []
        if problem.span is not None:
            place = (id(problem.span.source), problem.span.start_position[0], problem.code)
            hit = by_place.get(place, [])
        for index in hit:
            used.setdefault(index, set()).add(problem.code)
        if not hit:
            kept.append(problem)
    return kept, used


def _defects(
    ignore: Ignore,
    used: set[str],
    known: frozenset[str],
    asked: Callable[[str], bool],
    firm: frozenset[str],
) -> Iterator[Problem]:
    if not ignore.codes:
        yield Problem(
            CODE_UNKNOWN,
            say("this comment names no rule"),
            say("write for example: # jd: ignore JD402 -- the customer's own word"),
            ignore.span,
            severity=Severity.WARNING,
        )
    elif not ignore.reason:
        yield Problem(
            CODE_REASON,
            say("this comment gives no reason"),
            say("say why after two hyphens: # jd: ignore {code} -- …", code=next(iter(ignore.codes))),
            ignore.span,
            severity=Severity.WARNING,
        )
    for code, span in ignore.codes.items():
        if code in firm:
            yield Problem(
                CODE_UNKNOWN,
                say(
                    "{code} cannot be ignored: without mending it nothing can be made from the file",
                    code=code,
                ),
                say("delete the comment, or the code in it"),
                span,
                severity=Severity.WARNING,
            )
        elif code not in known:
            yield Problem(
                CODE_UNKNOWN,
                say("there is no rule “{code}”", code=code),
                suggest_code(code, known),
                span,
                severity=Severity.WARNING,
            )
        elif code not in used and asked(code):
            yield Problem(
                CODE_UNUSED,
                say("nothing here breaks {code} any more", code=code),
                say("delete the comment, or the code in it"),
                span,
                severity=Severity.WARNING,
            )


def suggest_code(code: str, known: Iterable[str]) -> Message:
    """Return a hint naming the nearest code."""
    by_lower = {each.lower(): each for each in sorted(known)}
    return suggest(code, by_lower)
