"""A question as the interview guide prints it: the words, the probes, the anchors with their boxes, the signs."""

from dataclasses import replace
from math import ceil
from typing import Final, Literal

from jd_builder.documents.blocks import Fact, view
from jd_builder.documents.candidate_pages import handed_over
from jd_builder.documents.wording import QUESTION_KINDS, Words
from jd_builder.languages import say, say_n
from jd_builder.profile.questions import Anchors, Probes, Question

_PAGE: Final = 743
_LINE: Final = 23
"""Height of a page's text and of a line to write on, in points."""
_SCORES: Final = (1, 2, 3, 4, 5)
_LONG: Final = 2_200
"""A question of so many characters, with all that belongs to it, fills a page but for a few lines."""


@view
class ProbeGroup:
    """Follow-up questions, or signs to look for, under a heading."""

    label: str
    items: tuple[str, ...]
    tone: Literal["", "strong", "warning"] = ""


@view
class AnchorRow:
    """A score to tick, with what a candidate who gets it says or does; `between` where it has no anchor of its own."""

    label: str
    text: str
    between: bool


@view
class QuestionBlock:
    """One question with what the interviewer needs to score the answer.

    Attributes:
        long: Whether all that fills a page.
        lines: How many lines to write on the page has room for.
    """

    number: int
    tags: tuple[str, ...]
    text: str
    purpose: Fact
    script: Fact | None
    probes: tuple[ProbeGroup, ...]
    anchors: tuple[AnchorRow, ...]
    answer: Fact | None
    signs: tuple[ProbeGroup, ...]
    long: bool
    lines: int


def question_block(number: int, question: Question, words: Words, *, above: str = "") -> QuestionBlock:
    """Return a question as it is printed, under its number.

    Args:
        number: Its number in the guide.
        question: The question.
        words: The language.
        above: What is said of its competency, where it is the first one of it.
    """
    tags = [words.capital(words.say(QUESTION_KINDS[question.kind])), words.minutes(question.minutes)]
    length = _length(question, words)
    if handed_over(question) is not None:
        tags.append(words("Hand over its sheet"))
    made = QuestionBlock(
        number=number,
        tags=tuple(tags),
        text=words.text(question.text),
        purpose=Fact(words("Purpose"), words.text(question.purpose)),
        script=Fact(words("The interviewer plays"), words.text(question.script)) if question.script else None,
        probes=_probes(question.probes, words),
        anchors=tuple(_anchor(score, question.anchors, words) for score in _SCORES),
        answer=Fact(words("Model answer"), words.text(question.answer)) if question.answer else None,
        signs=_filled(
            ProbeGroup(words("Strong signs"), words.texts(question.strong), "strong"),
            ProbeGroup(words("Warning signs"), words.texts(question.warning), "warning"),
        ),
        long=length > _LONG,
        lines=0,
    )
    return replace(made, lines=_room(made, above))


def _room(question: QuestionBlock, above: str) -> int:
    """Return how many lines to write on fit under a question, one at least.

    An estimate in points of the shipped style sheet, measured on the shipped questions; it errs on the safe side.
    """
    line, width = (13.2, 1.09) if question.long else (14.4, 1.0)

    def height(text: str, letters: int) -> float:
        return line * ceil(len(text) / (letters * width))

    used = 98 + height(question.text, 88) + height(question.purpose.value, 90)
    used += 29 + height(above, 104) if above else 0
    used += sum(18 + height(text.value, 92) for text in (question.script, question.answer) if text)
    used += sum(4 + sum(height(text, 83) for text in group.items) for group in question.probes)
    used += sum(7 + height(anchor.text, 92) for anchor in question.anchors)
    used += 24 + max(
        (sum(2 + height(text, 45) for text in group.items) for group in question.signs), default=0
    )
    return min(max(int((_PAGE - used) / _LINE), 1), 9)


def _length(question: Question, words: Words) -> int:
    """Return how many characters all texts of a question have."""
    probes, anchors = question.probes, question.anchors
    texts = (
        question.text,
        question.purpose,
        *(text for text in (question.script, question.answer) if text is not None),
        *(anchors.low, anchors.middle, anchors.high),
        *(*probes.situation, *probes.task, *probes.action, *probes.result, *probes.follow_up),
        *(*question.strong, *question.warning),
    )
    return sum(len(text.get(words.language)) for text in texts)


def _anchor(score: int, anchors: Anchors, words: Words) -> AnchorRow:
    label = words.say(say("{n} points", n=score) if score > 1 else say_n("{n} point", "{n} points", 1))
    anchor = {1: anchors.low, 3: anchors.middle, 5: anchors.high}.get(score)
    if anchor is not None:
        return AnchorRow(label, words.text(anchor), between=False)
    text = words.say(say("Lies between {below} and {above}", below=score - 1, above=score + 1))
    return AnchorRow(label, text, between=True)


def _probes(probes: Probes, words: Words) -> tuple[ProbeGroup, ...]:
    return _filled(
        ProbeGroup(words("Situation"), words.texts(probes.situation)),
        ProbeGroup(words("Task"), words.texts(probes.task)),
        ProbeGroup(words("Action"), words.texts(probes.action)),
        ProbeGroup(words("Result"), words.texts(probes.result)),
        ProbeGroup(words("Follow-up questions"), words.texts(probes.follow_up)),
    )


def _filled(*groups: ProbeGroup) -> tuple[ProbeGroup, ...]:
    return tuple(group for group in groups if group.items)
