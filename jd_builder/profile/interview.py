"""How a role is interviewed: rounds, pinned and own questions, weights; and which minutes each round has."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from jd_builder.languages import doc
from jd_builder.profile.base import Model
from jd_builder.profile.localized import Text
from jd_builder.profile.questions import Question
from jd_builder.profile.targets import Identifier

Minutes = Annotated[int, Field(ge=15, le=480)]
_SHORT: Final = 60
"""An interview shorter than these minutes opens and closes more quickly."""


class Round(Model):
    """One of several interviews."""

    name: Text = Field(description=doc("Name of the round"))
    minutes: Minutes | None = Field(
        None, description=doc("Length of the round in minutes; as the interview's if left out")
    )
    interviewers: Text | None = Field(None, description=doc("Who interviews"))
    skills: tuple[Identifier, ...] = Field(
        (),
        description=doc("Skills to ask about, of those the role names; what no round has yet if left out"),
    )
    pin: tuple[Identifier, ...] = Field((), description=doc("Questions to ask in this round in any case"))


class Weighting(Model):
    """Why one competency counts more, or less, than the others."""

    weight: float = Field(gt=0, le=10, description=doc("How many times it counts; the others count once"))
    reason: Text = Field(description=doc("Why it counts more or less than the others"))


class Interview(Model):
    """How the interview is held."""

    minutes: Minutes = Field(60, description=doc("Length of the interview in minutes"))
    pin: tuple[Identifier, ...] = Field((), description=doc("Questions to ask in any case"))
    drop: tuple[Identifier, ...] = Field((), description=doc("Questions never to ask"))
    questions: dict[Identifier, Question] = Field(
        {}, description=doc("Questions of this role's own; they are asked in any case")
    )
    rounds: tuple[Round, ...] = Field((), description=doc("Several interviews, in order"))
    weights: dict[Identifier, Weighting] = Field(
        {}, description=doc("Skills that do not weigh the same as the others")
    )


@dataclass(frozen=True, slots=True)
class Slot:
    """The time of one interview.

    Attributes:
        round: Which round it is; None where the interview has only one.
        minutes: Its whole length.
        opening: Minutes for the opening.
        candidate: Minutes for the candidate's questions.
        closing: Minutes for the closing.
        pinned: Questions to ask in any case.
    """

    round: Round | None
    minutes: int
    opening: int
    candidate: int
    closing: int
    pinned: tuple[str, ...]

    @property
    def asking(self) -> int:
        """Minutes for the questions."""
        return self.minutes - self.opening - self.candidate - self.closing


def slots(interview: Interview, questions: Mapping[str, Question]) -> tuple[Slot, ...]:
    """Return the interviews of a role with their minutes and pinned questions.

    Args:
        interview: What the profile says.
        questions: All questions by id, the role's own among them.
    """
    rounds: tuple[Round | None, ...] = interview.rounds or (None,)
    pinned: list[list[str]] = [
        [name for name in dict.fromkeys(each.pin if each else ()) if name not in interview.drop]
        for each in rounds
    ]
    placed = {name for names in pinned for name in names}
    for name in dict.fromkeys((*interview.pin, *interview.questions)):
        if name not in placed and name not in interview.drop:
            pinned[_round_for(questions[name], interview.rounds)].append(name)
    made = []
    for each, names in zip(rounds, pinned, strict=True):
        minutes = (each.minutes if each else None) or interview.minutes
        opening, candidate, closing = (5, 10, 5) if minutes >= _SHORT else (3, 5, 2)
        made.append(Slot(each, minutes, opening, candidate, closing, tuple(names)))
    return tuple(made)


def _round_for(question: Question, rounds: tuple[Round, ...]) -> int:
    """Return the round that a pinned question belongs to: one about its main skill, else one about the rest."""
    about = [index for index, each in enumerate(rounds) if question.skills[0] in each.skills]
    open_rounds = [index for index, each in enumerate(rounds) if not each.skills]
    return (about or open_rounds or [0])[0]
