"""JD401–JD403: phrases that say nothing, that everybody says, or that no person would write."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from jd_builder.checks.folding import Phrases
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.rule import Context, Finding, Rule
from jd_builder.checks.wording.lists import Entry, index_of, phrase_of, word_lists
from jd_builder.languages import say
from jd_builder.problems import Severity

_EMPTY, _EMPTY_WORDS = index_of(word_lists().empty)
_CLICHES, _CLICHE_WORDS = index_of(word_lists().cliches)
_SPUN, _SPUN_WORDS = index_of(word_lists().spun)


def empty_phrase(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find phrases that say nothing a reader could use, each once a text; of two that overlap, the first."""
    end = 0
    for found, entry in _places(_EMPTY, passage):
        if found.start() >= end:
            end = found.end()
            yield Finding(
                say("“{text}” tells the reader nothing", text=passage.written(found)),
                say("{advice}", advice=entry.instead),
                passage.span(found),
            )


def cliche(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find words that every posting uses: the first of a text, as one piece of advice is enough."""
    if passage.part is Part.INTERVIEW:
        return
    for found, entry in _places(_CLICHES, passage)[:1]:
        yield Finding(
            say("“{text}” is in every posting and says nothing about yours", text=passage.written(found)),
            say("{advice}", advice=entry.instead),
            passage.span(found),
        )


def spun_text(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find fixed terms whose words a program has swapped, each once a text."""
    end = 0
    for found, entry in _places(_SPUN, passage):
        if found.start() >= end:
            end = found.end()
            yield Finding(
                say("“{text}” reads as if software had swapped the words", text=passage.written(found)),
                say(
                    "the usual term is “{term}”; read the whole text aloud and write it anew",
                    term=entry.instead.get("vi"),
                ),
                passage.span(found),
            )


def _places(index: Mapping[str, tuple[Entry, ...]], passage: Passage) -> list[tuple[re.Match[str], Entry]]:
    """Return the first place of each entry that stands in a text, in the order of the text."""
    places = [
        (found, entry)
        for entry in _entries(index, passage)
        if passage.part not in entry.not_in
        and (found := phrase_of(entry.find).first(passage.folded)) is not None
    ]
    return sorted(places, key=lambda place: (place[0].start(), -place[0].end()))


def _entries(index: Mapping[str, tuple[Entry, ...]], passage: Passage) -> list[Entry]:
    """Return the entries that may stand in a text, in the order of their list."""
    named = {id(entry): entry for word in passage.folded.words & index.keys() for entry in index[word]}
    return sorted(named.values(), key=lambda entry: _ORDER[id(entry)])


_ORDER: Final = {
    id(entry): number
    for entries in (word_lists().empty, word_lists().cliches, word_lists().spun)
    for number, entry in enumerate(entries)
}


def _phrases(entries: tuple[Entry, ...]) -> Phrases:
    return Phrases(*(phrase_of(entry.find) for entry in entries))


RULES: Final = (
    Rule(
        "JD401",
        "empty-phrase",
        Severity.NOTE,
        passage=empty_phrase,
        words=_EMPTY_WORDS,
        phrases=_phrases(word_lists().empty),
    ),
    Rule(
        "JD402",
        "cliche",
        Severity.NOTE,
        passage=cliche,
        words=_CLICHE_WORDS,
        phrases=_phrases(word_lists().cliches),
    ),
    Rule(
        "JD403",
        "spun-text",
        Severity.WARNING,
        passage=spun_text,
        words=_SPUN_WORDS,
        phrases=_phrases(word_lists().spun),
    ),
)
