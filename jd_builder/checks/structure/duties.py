"""Duties without a frequency, said twice, or too long to be read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from typing import Final

from jd_builder.checks.folding import Folded, fold
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.plain import PlainPosting
from jd_builder.checks.rule import Context, Finding
from jd_builder.languages import LANGUAGES, say, say_n
from jd_builder.profile.loading import Role
from jd_builder.profile.localized import without_marks

_SAME: Final = 0.9
"""Duties whose letters agree to this share say the same."""
_SHARED_WORDS: Final = 0.6
"""Duties with fewer words in common are not compared letter by letter, which takes long."""
_SLIP: Final = 0.75
"""A word that agrees so far with another is the same with a slip of the pen."""
_MOST_COMPARED: Final = 60
"""Of so many lines each is compared with each; a posting with more has other troubles."""
_SHORTEST: Final = 12
"""Fewer letters than this are no duty but a catchword."""
_MANY: Final = 4
"""So many sentences or items in one line are duties of their own."""
_WORD: Final = re.compile(r"\w+")
_SEVERAL: Final = re.compile(r"[;\n]\s{0,8}(?=\S)|(?<=[\w)”\"]{3})\.\s{1,8}(?=[A-ZĐÀ-Ỹ])")


def duty_without_frequency(role: Role, _: Context) -> Iterator[Finding]:
    """Find duties that do not say how often."""
    for index, duty in enumerate(role.profile.duties):
        if duty.frequency is None:
            yield Finding(
                say("this duty does not say how often it is done"),
                say(
                    "add “frequency:” with one of daily, weekly, monthly, quarterly, yearly, on_demand, on_occasion"
                ),
                ("duties", index),
            )


def duplicate_duties(role: Role, _: Context) -> Iterator[Finding]:
    """Find duties that say the same in any one language."""
    told: set[int] = set()
    for language in LANGUAGES:
        texts = [
            fold(duty.text.get(language)) if duty.text.has(language) else None for duty in role.profile.duties
        ]
        for later, earlier in _pairs_of(tuple(texts)):
            if later not in told:
                told.add(later)
                yield Finding(
                    say("this duty says nearly the same as duty {n}", n=earlier + 1),
                    say("keep one of the two, or say what is different"),
                    ("duties", later, "text"),
                )


def duplicate_lines(posting: PlainPosting, _: Context) -> Iterator[Finding]:
    """Find lines of the duties that say the same."""
    lines = [
        line.passage
        for line in posting.lines
        if line.passage.part is Part.DUTIES and not (line.heading and line.heading.alone)
    ]
    for later, earlier in _pairs([passage.folded for passage in lines]):
        first = lines[earlier].locate(0, 0).start_position[0]
        yield Finding(
            say("this duty says nearly the same as line {n}", n=first),
            say("keep one of the two, or say what is different"),
            lines[later].locate(0, len(lines[later].text)),
        )


@lru_cache(maxsize=512)
def _pairs_of(texts: tuple[Folded | None, ...]) -> tuple[tuple[int, int], ...]:
    """Return the pairs of a list of duties, which profiles that extend each other share."""
    return tuple(_pairs(texts))


@dataclass(eq=False)
class _Line:
    """One duty, and its number."""

    index: int
    folded: Folded

    @cached_property
    def spoken(self) -> str:
        """Its words in a row."""
        return " ".join(_WORD.findall(self.folded.text))


class _Bits(dict[str, int]):
    """Each word a bit of one number: what two lines share is counted fast."""

    def __missing__(self, word: str) -> int:
        made = self[word] = 1 << len(self)
        return made


def _pairs(texts: Sequence[Folded | None]) -> Iterator[tuple[int, int]]:
    """Yield the later and the earlier of texts that are the same or nearly so."""
    first_with: dict[frozenset[str], _Line] = {}
    same: dict[frozenset[str], dict[str, int]] = {}
    known: list[tuple[int, int, _Line]] = []
    bits = _Bits()
    for index, folded in enumerate(texts):
        if folded is None or len(folded.text) < _SHORTEST:
            continue
        words = folded.words
        line = _Line(index, folded)
        first = first_with.setdefault(words, line)
        if first is not line:  # the same words, maybe in another order
            orders = same.setdefault(words, {first.spoken: first.index})
            if orders.setdefault(line.spoken, index) != index:
                yield index, orders[line.spoken]
                continue
        count, held = len(words), sum(map(bits.__getitem__, words))
        for others, held_there, other in known if len(known) < _MOST_COMPARED else ():
            enough = (held & held_there).bit_count() >= _SHARED_WORDS * max(count, others)
            if enough and _alike(line.spoken, other.spoken):
                yield index, other.index
                break
        known.append((count, held, line))


def _alike(one: str, other: str) -> bool:
    """Tell whether two texts say the same: few letters differ, and none of the words stands for another one."""
    letters = SequenceMatcher(None, one[:1_000], other[:1_000], autojunk=False)
    if letters.quick_ratio() < _SAME or letters.ratio() < _SAME:
        return False
    first, second = one.split(), other.split()
    for kind, start, end, begin, stop in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        changed = " ".join(first[start:end]), " ".join(second[begin:stop])
        if kind == "replace" and not _is_slip(*changed):
            return False  # another channel, place, number or time
        if kind != "equal" and any(char.isdigit() for char in "".join(changed)):
            return False
    return True


def _is_slip(one: str, other: str) -> bool:
    return SequenceMatcher(None, without_marks(one), without_marks(other)).ratio() >= _SLIP


def unwieldy_duty(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find duties that are too long, or several in one."""
    text = passage.text.strip()
    stops = text.count(";") + text.count(".") + text.count("\n")
    several = len(_SEVERAL.findall(text)) + 1 if stops >= _MANY - 1 else 1
    if len(text) > context.limits.duty_max:
        yield Finding(
            say_n(
                "this duty takes {n} character, more than {most}",
                "this duty takes {n} characters, more than {most}",
                len(text),
                most=context.limits.duty_max,
            ),
            say(
                "say in one sentence what is done, for whom and to what end; make a duty of its own of the rest"
            ),
        )
    elif several >= _MANY and (passage.loc or passage.text.count(";") >= _MANY - 1):
        yield Finding(
            say_n("{n} duty stands in one line", "{n} duties stand in one line", several),
            say("give each a line of its own, so that each gets its frequency and its measure"),
        )
