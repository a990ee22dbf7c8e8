"""JD408: abbreviations of the trade that are nowhere explained."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from jd_builder.checks.passages import Part, Passage, profile_passages
from jd_builder.checks.plain import PlainPosting
from jd_builder.checks.rule import Context, Finding, Rule
from jd_builder.checks.wording.coding import is_english
from jd_builder.checks.wording.lists import word_lists
from jd_builder.languages import say
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role

_LIST: Final = word_lists().abbreviations
_TOKEN: Final = re.compile(
    rf"(?<![\w&/.@-])(?:{'|'.join(sorted(map(re.escape, _LIST), key=len, reverse=True))})(?![\w@]|[.-]\w)"
)
_SHOUTED: Final = 0.6
"""From this share of capitals on, a line is written in capitals, and its words are no abbreviations."""
_WORDS: Final = re.compile(r"\w+")


_FIRST: Final = frozenset(_WORDS.findall(name.lower())[0] for name in _LIST)
"""The first word of each, in small letters."""


def _abbreviations(passage: Passage) -> Iterator[re.Match[str]]:
    """Yield the abbreviations in a text."""
    if passage.folded.is_exact and passage.folded.words.isdisjoint(_FIRST):
        return iter(())  # most texts have none
    return _TOKEN.finditer(passage.text)


def unexplained(passages: Iterable[Passage], explained: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Find each abbreviation once, at its first place, where no text of the file says what it means.

    Args:
        passages: The texts.
        explained: Abbreviations that the documents explain by themselves.
    """
    first: dict[str, tuple[Passage, int]] = {}
    told = set(explained)
    texts = list(passages)
    for passage in texts:
        shouted: bool | None = None
        for found in _abbreviations(passage):
            name = found[0]
            if _is_explained(passage.text, found.start(), found.end()):
                told.add(name)
                continue
            if shouted is None:
                shouted = _is_shouted(passage.text)
            if not shouted:
                first.setdefault(name, (passage, found.start()))
    whole = None
    for name, (passage, start) in first.items():
        if name in told:
            continue
        if whole is None:
            whole = "\n".join(" ".join(_WORDS.findall(each.folded.text)) for each in texts)
        meaning = _LIST[name]
        if any(" ".join(_WORDS.findall(text.lower())) in whole for text in meaning.by_language.values()):
            continue
        language = "en" if passage.language == "en" or is_english(passage) else "vi"
        yield Finding(
            say("“{name}” is explained nowhere", name=name),
            say(
                "write it out where it stands first: “{meaning} ({name})”",
                meaning=meaning.get(language),
                name=name,
            ),
            passage.locate(start, start + len(name)),
        )


def _is_explained(text: str, start: int, end: int) -> bool:
    """Tell whether “SLA (…)”, “SLA – …”, “SLA: …” or “… (SLA)” stands here."""
    after = text[end : end + 40].lstrip(" ")
    if re.match(r"(?:\(|\[|=|[–—-] |: )\s{0,2}[^\W\d]{2,}", after):
        return True
    before = text[max(0, start - 40) : start].rstrip(" ")
    return (
        before.endswith(("(", "[")) and after[:1] in (")", "]", ",", ";", ":", "–", "-") and len(before) > 6
    )


def _is_shouted(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    words = len(text.split())
    return words > 3 and sum(map(str.isupper, letters)) > _SHOUTED * len(letters)


def of_role(role: Role, _: Context) -> Iterator[Finding]:
    """Look at what candidates read; the KPIs of the profile are written out in every document."""
    abbreviations = {
        kpi.abbr for name, kpi in role.library.kpis.items() if kpi.abbr and name in role.profile.success.kpis
    }
    yield from unexplained(
        (
            passage
            for passage in profile_passages(role.tree, role.profile.language)
            if passage.part is not Part.INTERVIEW
        ),
        frozenset(abbreviations),
    )


def of_posting(posting: PlainPosting, _: Context) -> Iterator[Finding]:
    """Look at every line."""
    yield from unexplained(posting.passages)


RULES: Final = (Rule("JD408", "unexplained-abbreviation", Severity.NOTE, role=of_role, posting=of_posting),)
