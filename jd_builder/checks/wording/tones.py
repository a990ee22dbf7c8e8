"""JD405: the tone mark of “hòa” here and “hoà” there."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from jd_builder.checks.folding import Phrase, early_tones
from jd_builder.checks.passages import Passage, profile_passages
from jd_builder.checks.plain import PlainPosting
from jd_builder.checks.rule import Context, Finding, Rule
from jd_builder.checks.wording.mends import Edit, findings, outside_protected
from jd_builder.languages import say
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role

_LATE: Final = re.compile(r"[oOuU]")
_ANY: Final = re.compile(
    r"(?:[oO](?<![qQ][oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU](?<![qQ][uU])[ỳýỷỹỵỲÝỶỸỴ]"
    r"|[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ](?<![qQ].)[yY])(?![^\W\d_])"
)
_LATE_OF: Final = {
    early_tones(late): late
    for vowel, marked in (("o", "àáảãạ"), ("o", "èéẻẽẹ"), ("u", "ỳýỷỹỵ"))
    for late in (vowel + letter for letter in marked)
}

_NEAR: Final = 100
"""How far around a word to look for what kind of word it is."""


_EARLY: Final = Phrase("|".join(_LATE_OF), bare=False)


def _open_syllables(passage: Passage) -> Iterator[re.Match[str]]:
    """Yield the open syllables with a tone in a text."""
    folded = passage.folded
    if folded.is_exact and (folded.is_bare or not _EARLY.may_stand_in(folded)):
        return iter(())  # most texts have none, in whatever spelling
    return _ANY.finditer(passage.text)


def mixed_tones(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find texts that put the tone of an open syllable where most others of the file do not.

    Names keep the spelling of those who bear them: a word with a capital is left alone unless it opens a sentence.
    """
    late: list[tuple[Passage, Edit]] = []
    early: list[tuple[Passage, Edit]] = []
    for passage in passages:
        for found in _open_syllables(passage):
            if not _may_be_name(passage.text, found.start()):
                is_late = _LATE.match(found[0]) is not None
                start, end = _bounds(passage.text, found.start())
                edit = Edit(start, end, passage.text[start : found.start()] + _other(found[0]))
                (late if is_late else early).append((passage, edit))
    if not late or not early:
        return
    few, many = (late, early) if len(late) <= len(early) else (early, late)
    usual = _word(*many[0])
    by_passage: dict[int, tuple[Passage, list[Edit]]] = {}
    for passage, edit in few:
        by_passage.setdefault(id(passage), (passage, []))[1].append(edit)
    for passage, edits in by_passage.values():
        kept = outside_protected(passage.text, edits)
        first = _word(passage, kept[0]) if kept else ""
        yield from findings(
            passage,
            kept,
            say("“{word}” bears its tone mark elsewhere than “{usual}” does", word=first, usual=usual),
            say("write all such words alike, as most here are"),
        )


def _other(pair: str) -> str:
    """Return the other spelling of an open syllable, capitals kept."""
    lower = pair.lower()
    made = early_tones(lower) if _LATE.match(lower) else _LATE_OF[lower]
    return "".join(new.upper() if old.isupper() else new for old, new in zip(pair, made, strict=True))


def _bounds(text: str, at: int) -> tuple[int, int]:
    start = at
    while start and text[start - 1].isalpha():
        start -= 1
    end = at + 2
    return start, end


def _word(passage: Passage, edit: Edit) -> str:
    return passage.text[edit.start : edit.end]


def _may_be_name(text: str, at: int) -> bool:
    start, end = _bounds(text, at)
    word = text[start:end]
    if word.islower():
        return False
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if word.isupper() and len(word) > 1:
        return any(char.islower() for char in before + after)
    opens = not any(char.isalpha() for char in before.rpartition(". ")[2])
    return not (opens and after.lstrip(" ")[:1].islower())


def of_role(role: Role, _: Context) -> Iterator[Finding]:
    """Look at the Vietnamese texts that stand in the profile itself."""
    main = role.tree.span.source
    yield from mixed_tones(
        passage
        for passage in profile_passages(role.tree, role.profile.language)
        if any(_open_syllables(passage)) and passage.locate(0, 0).source is main
    )


def of_posting(posting: PlainPosting, _: Context) -> Iterator[Finding]:
    """Look at every line."""
    yield from mixed_tones(posting.passages)


RULES: Final = (Rule("JD405", "mixed-tones", Severity.NOTE, role=of_role, posting=of_posting),)
