"""JD503, JD504, JD505: is a question about the role, can its answer be scored, and may it be asked and scored at all."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import partial
from typing import Final

from jd_builder.checks.asked import Topic, asked_topics
from jd_builder.checks.folding import Phrase, fold
from jd_builder.checks.hiring.grounds import counted_trait
from jd_builder.checks.hiring.survey import OwnQuestion, survey
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.places import place_in
from jd_builder.checks.rule import Context, Finding, Rule
from jd_builder.checks.wordings import with_basis
from jd_builder.languages import LANGUAGES, Message, say
from jd_builder.library.models import Guide
from jd_builder.problems import Severity
from jd_builder.profile.interview import slots
from jd_builder.profile.loading import Role
from jd_builder.profile.localized import LocalizedText
from jd_builder.profile.questions import Anchors, Question
from jd_builder.profile.validation import Loc, locate
from jd_builder.sources import Span

_ALIKE: Final = 0.85
_FEWEST_WORDS: Final = 5
_GRADES: Final = Phrase(
    r"\b(?:rất|khá|hơi|hơn|nhất|cực kỳ|vô cùng|tương đối|trung bình|bình thường|tốt|xuất sắc|giỏi|kém|yếu|tệ|ổn|đạt|được|chưa"
    r"|không|luôn|luôn luôn|thường|thường xuyên|thỉnh thoảng|đôi khi|hiếm khi|đầy đủ|phần nào|rõ ràng|nhanh|chậm"
    r"|very|quite|fairly|rather|somewhat|extremely|well|good|better|best|excellent|bad|badly|poor|poorly|average|adequate|ok"
    r"|always|often|sometimes|rarely|never|not|fully|partly|clearly|hardly)\b"
)
_NOT_LISTED_IN_LAW: Final[frozenset[Topic]] = frozenset({"looks", "orientation", "record"})
"""Grounds that khoản 8 Điều 3 of the Labour Code does not name; they need not be asked about all the same."""


def question_beside_the_role(role: Role, _: Context) -> Iterator[Finding]:
    """Find questions of the project's own, and pinned ones, whose skills the role does not ask for."""
    hint = say(
        "name a skill of the role first under “skills”, add the skill to the role, or drop the question"
    )
    own = survey(role).own
    for each in own:
        yield from (each.finding(message, hint, ("skills",)) for message in _beside(each.question, role))
    for name, place in _pins(role):
        if name not in role.profile.interview.questions and all(name != each.name for each in own):
            skill = role.library.questions[name].skills[0]
            for message in _beside(role.library.questions[name], role):
                yield Finding(
                    message,
                    say("add “{id}” to requirements.skills, or pin another question", id=skill),
                    place,
                )


def _beside(question: Question, role: Role) -> Iterator[Message]:
    needs = role.profile.requirements.skills
    if needs.keys().isdisjoint(question.skills):
        yield say(
            "this question shows no skill of the role, only “{skill}”",
            skill=role.library.skills[question.skills[0]].name,
        )
    elif question.skills[0] not in needs:
        yield say(
            "this question is scored under “{skill}”, which the role does not ask for",
            skill=role.library.skills[question.skills[0]].name,
        )


def _pins(role: Role) -> Iterator[tuple[str, Loc]]:
    interview = role.profile.interview
    asked = {name for slot in slots(interview, role.library.questions) for name in slot.pinned}
    for index, name in enumerate(interview.pin):
        if name in asked:
            yield name, ("interview", "pin", index)
    for number, each in enumerate(interview.rounds):
        for index, name in enumerate(each.pin):
            if name in asked:
                yield name, ("interview", "rounds", number, "pin", index)


def anchors_that_do_not_help(role: Role, _: Context) -> Iterator[Finding]:
    """Find anchors of the project's own questions that are too short to be observed, or that say almost the same."""
    for each in survey(role).own:
        for key, message, hint in weak_anchors(each.question.anchors):
            yield each.finding(message, hint, ("anchors", key))


def weak_anchors(anchors: Anchors) -> Iterator[tuple[int, Message, Message]]:
    """Yield the number of an anchor, what is wrong with it, and what to do."""
    texts = {1: anchors.low, 3: anchors.middle, 5: anchors.high}
    short = {key for key, text in texts.items() if any(map(_is_short, text.by_language.values()))}
    for key in sorted(short):
        yield (
            key,
            say("this anchor says no more than a grade: “{text}”", text=texts[key]),
            say("write what a candidate who scores {points} says or does, so that two interviewers hear the same", points=key),
        )  # fmt: skip
    for key, other in ((3, 1), (5, 3), (5, 1)):
        if not short.intersection((key, other)) and _are_alike(texts[key], texts[other]):
            yield (
                key,
                say(
                    "the anchors for scores {other} and {points} say almost the same", other=other, points=key
                ),
                say("say what the better answer has that the other lacks: a fact, a step, a result"),
            )
            return


def _bare(text: str) -> list[str]:
    """Return the words that say something, grades left out."""
    folded = fold(text)
    pieces = list(folded.text)
    for found in _GRADES.find(folded):
        pieces[found.start() : found.end()] = " " * (found.end() - found.start())
    return re.findall(r"\w+", "".join(pieces))


def _is_short(text: str) -> bool:
    return len(text.split()) < _FEWEST_WORDS or len(_bare(text)) < _FEWEST_WORDS - 2


def _are_alike(one: LocalizedText, other: LocalizedText) -> bool:
    for language in LANGUAGES:
        if one.has(language) and other.has(language):
            left, right = _bare(one.get(language)), _bare(other.get(language))
            if left == right:
                return True
            match = SequenceMatcher(None, left, right, autojunk=False)
            if match.quick_ratio() >= _ALIKE and match.ratio() >= _ALIKE:
                return True
    return False


def question_on_a_protected_ground(role: Role, context: Context) -> Iterator[Finding]:
    """Find what an interviewer is to say and must not ask, in the project's own questions."""
    for each in survey(role).own:
        for tail, played in _spoken(each.question):
            yield from _forbidden(each, tail, role.library.guide, context, played=played)
        for tail in _scored(each.question):
            yield from _counted(each, tail, context)


def _spoken(question: Question) -> Iterator[tuple[Loc, bool]]:
    """Yield the path of each text that the candidate hears or reads, and whether it tells a part to be played."""
    yield ("text",), False
    if question.handout is not None:
        yield ("handout",), False
    if question.script is not None:
        yield ("script",), True
    for part in ("situation", "task", "action", "result", "follow_up"):
        for index in range(len(getattr(question.probes, part))):
            yield ("probes", part, index), False


def _scored(question: Question) -> Iterator[Loc]:
    """Yield the path of each text that tells a good answer from a bad one."""
    yield from (("anchors", points) for points in (1, 3, 5))
    for part in ("strong", "warning"):
        yield from ((part, index) for index in range(len(getattr(question, part))))


def _counted(each: OwnQuestion, tail: Loc, context: Context) -> Iterator[Finding]:
    """Yield the trait of a person that a text scores in place of an answer, once for a text in two languages."""
    for passage in _passages(each, tail):
        found = counted_trait(passage)
        if found is not None:
            yield Finding(
                say(
                    "“{text}” must not count for or against a candidate", text=passage.written(found, "said")
                ),
                with_basis(
                    say("leave it out, and write what the candidate says or does about the work"),
                    "discrimination",
                    context.law,
                ),
                passage.span(found, "said"),
                loc=passage.loc,
            )
            return


def _forbidden(
    each: OwnQuestion, tail: Loc, guide: Guide, context: Context, *, played: bool
) -> Iterator[Finding]:
    told: set[Topic] = set()
    for passage in _passages(each, tail):
        for topic, found in asked_topics(passage, spoken_by_other=played):
            if topic in told:
                continue  # once for a text in two languages
            told.add(topic)
            listed = topic not in _NOT_LISTED_IN_LAW
            yield Finding(
                say("“{text}” must not be asked in an interview", text=passage.written(found))
                if listed
                else say("“{text}” should not be asked in an interview", text=passage.written(found)),
                with_basis(
                    instead_of(topic, guide), "discrimination" if listed else "candidate_data", context.law
                ),
                passage.span(found),
                severity=None if listed else Severity.WARNING,
                loc=passage.loc,
            )


def _passages(each: OwnQuestion, tail: Loc) -> Iterator[Passage]:
    """Yield a text of a question in each of its languages, with its path in the file."""
    node, _ = locate(each.tree, (*each.loc, *tail))
    path: Loc = (*(each.loc or (each.name,)), *tail)
    texts = node.data if isinstance(node.data, dict) else {LANGUAGES[0]: node}
    for language in LANGUAGES:
        if language in texts and isinstance(texts[language].data, str):
            text = texts[language]
            loc = (*path, language) if text is not node else path
            yield Passage(text.data, Part.INTERVIEW, language, partial(place_in, text), loc)


def instead_of(topic: Topic, guide: Guide) -> Message:
    """Return what the guide lets an interviewer ask in place of a topic; the guide's own example names the topic."""
    for entry in guide.topics:
        for text in entry.avoid.by_language.values():
            passage = Passage(text, Part.INTERVIEW, "vi", _nowhere)
            if topic in (found for found, _ in asked_topics(passage)):
                asks = str(entry.instead).endswith("?")
                return (
                    say("ask this instead: “{question}”", question=entry.instead)
                    if asks
                    else say("leave it out. {instead}", instead=entry.instead)
                )
    return say("leave it out, and ask what the work itself calls for")


def _nowhere(start: int, end: int) -> Span:
    raise AssertionError("this text has no place")


RULES: Final[tuple[Rule, ...]] = (
    Rule("JD503", "question-beside-the-role", Severity.WARNING, role=question_beside_the_role),
    Rule("JD504", "anchors-that-do-not-help", Severity.WARNING, role=anchors_that_do_not_help),
    Rule("JD505", "question-on-a-protected-ground", Severity.ERROR, role=question_on_a_protected_ground),
)
