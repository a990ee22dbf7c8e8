"""`# jd: ignore JD204 -- reason`: which problems an author has looked at and lets stand."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from jd_builder.languages import Message, say
from jd_builder.problems import Problem, Severity
from jd_builder.profile.source import Node
from jd_builder.profile.validation import suggest
from jd_builder.sources import Source, Span

CODE_UNUSED: Final = "JD901"
CODE_REASON: Final = "JD902"
CODE_UNKNOWN: Final = "JD903"
CODES: Final = (CODE_UNUSED, CODE_REASON, CODE_UNKNOWN)

_MARK: Final = re.compile(r"(?:#|<!--)[ \t]{0,8}jd:[ \t]{0,8}ignore(?P<rest>[^\r\n]{0,600})")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment.

    Attributes:
        codes: The codes it names.
        reason: Why, in the author's words.
        line: The line it speaks of: its own, or the next where it stands alone.
        span: Where it stands.
    """

    codes: tuple[str, ...]
    reason: str
    line: int
    span: Span


def find_ignores(source: Source, tree: Node | None = None) -> list[Ignore]:
    """Return the comments of a text.

    Args:
        source: The text.
        tree: What was read from it; what looks like a comment inside one of its texts is none.
    """
    if "jd:" not in source.text:
        return []
    texts = sorted(_text_spans(tree, source)) if tree is not None else []
    made = []
    for found in _MARK.finditer(source.text):
        before = bisect_right(texts, (found.start(), len(source.text))) - 1
        if before >= 0 and found.start() < texts[before][1]:
            continue
        line, column = source.position(found.start())
        alone = not source.text[found.start() - min(column - 1, 200) : found.start()].strip()
        rest, closed, _ = found["rest"].partition("-->")
        named, _, reason = rest.partition("--")
        codes = tuple(dict.fromkeys(re.findall(r"[A-Za-z]+\d+", named.upper())))
        end = found.start("rest") + (len(rest) + len(closed) if closed else len(rest.rstrip()))
        made.append(Ignore(codes, reason.strip(), line + alone, Span(source, found.start(), end)))
    return made


def _text_spans(node: Node, source: Source) -> Iterator[tuple[int, int]]:
    if isinstance(node.data, str) and node.span.source is source:
        yield node.span.start, node.span.end
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
    asked: Iterable[str] | None = None,
) -> list[Problem]:
    """Leave out what comments let stand, and report comments that are wrong themselves.

    Args:
        problems: What was found.
        ignores: The comments of every text read.
        known: Every code there is.
        judge: The text whose comments are judged; a parent's comment may be meant for another child.
        asked: The codes that were looked for; every one by default. Of another nobody knows whether it is broken.
    """
    ignores, known = list(ignores), frozenset(known)
    asked = known if asked is None else frozenset(asked)
    places: dict[tuple[Source, int, str], list[int]] = {}
    for index, ignore in enumerate(ignores):
        for code in ignore.codes:
            places.setdefault((ignore.span.source, ignore.line, code), []).append(index)
    used: dict[int, set[str]] = {}
    kept = []
    for problem in problems:
        hits: list[int] = []
        if problem.span is not None and places:
            hits = places.get((problem.span.source, problem.span.start_position[0], problem.code), [])
        for index in hits:
            used.setdefault(index, set()).add(problem.code)
        if not hits:
            kept.append(problem)
    for index, ignore in enumerate(ignores):
        if ignore.span.source is judge:
            kept += _defects(ignore, used.get(index, set()), known, asked)
    return kept


def _defects(
    ignore: Ignore, used: set[str], known: frozenset[str], asked: frozenset[str]
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
            say("say why after two hyphens: # jd: ignore {code} -- …", code=ignore.codes[0]),
            ignore.span,
            severity=Severity.WARNING,
        )
    for code in ignore.codes:
        if code not in known:
            yield Problem(
                CODE_UNKNOWN,
                say("there is no rule “{code}”", code=code),
                suggest_code(code, known),
                ignore.span,
                severity=Severity.WARNING,
            )
        elif code not in used and code in asked:
            yield Problem(
                CODE_UNUSED,
                say("nothing here breaks {code} any more", code=code),
                say("delete the comment, or the code in it"),
                ignore.span,
                severity=Severity.WARNING,
            )


@lru_cache(maxsize=256)
def suggest_code(code: str, known: frozenset[str]) -> Message:
    """Return a hint naming the nearest code."""
    by_lower = {each.lower(): each for each in sorted(known)}
    return suggest(code, by_lower)
