"""The interview guide: what to ask, how long, what a good answer holds, scorecards, and pages for the candidate."""

from typing import Final

from jd_builder.documents.blocks import Fact, Header, view
from jd_builder.documents.candidate_pages import ConsentSheet, HandOuts, compose_consent, compose_hand_outs
from jd_builder.documents.common import header, skill_level
from jd_builder.documents.interview_plan import Plan, RoundPlan, plan_interview
from jd_builder.documents.interview_questions import QuestionBlock, question_block
from jd_builder.documents.panel_sheet import PanelSheet, compose_panel_sheet
from jd_builder.documents.wording import ASSESSED_BY, Words
from jd_builder.languages import doc, say
from jd_builder.profile.loading import Role

_SCORING: Final = doc(
    "Score alone, right after the interview and before talking to the others. The scale is that of the skill levels, 1 to 5: a competency is met where the score is not below the required level."
)
_ALIKE: Final = doc("Every competency weighs the same; leave out of the mean what was not assessed.")
_BY_WEIGHT: Final = doc(
    "Multiply each score by its weight and divide by the sum of the weights; leave out of both what was not assessed."
)


@view
class Competency:
    """One competency with its questions."""

    heading: str
    required: str
    weight: str
    looks_like: Fact
    questions: tuple[QuestionBlock, ...]


@view
class RoundBlock:
    """One interview: its time plan and its questions; `heading` is empty where it is the only one."""

    heading: str
    facts: tuple[Fact, ...]
    plan: tuple[Fact, ...]
    total: Fact
    competencies: tuple[Competency, ...]
    scorecard_intro: str
    scorecard_columns: tuple[str, ...]
    weights: tuple[Fact, ...]


@view
class InterviewGuide:
    """Everything an interview guide says."""

    header: Header
    confidential: str
    fields: tuple[str, ...]
    plan_heading: str
    plan_columns: tuple[str, ...]
    rounds: tuple[RoundBlock, ...]
    rules_heading: str
    rules: tuple[str, ...]
    opening_heading: str
    opening: tuple[str, ...]
    empty: str
    unasked: Fact | None
    anchors_label: str
    score_label: str
    notes_label: str
    closing_heading: str
    closing: tuple[str, ...]
    scorecard_heading: str
    scorecard_signature: tuple[str, ...]
    takeaways: tuple[str, ...]
    recommendation_label: str
    recommendations: tuple[str, ...]
    panel: PanelSheet | None
    topics_heading: str
    topics_intro: str
    topics_columns: tuple[str, ...]
    topics: tuple[tuple[str, str, str], ...]
    hand_outs: HandOuts | None
    consent: ConsentSheet


def compose_interview_guide(role: Role, words: Words) -> InterviewGuide:
    """Compose an interview guide from the role's required skills and the library's questions."""
    plan = plan_interview(role)
    guide = role.library.guide
    rounds = _rounds(role, words, plan)
    return InterviewGuide(
        header=header(role, words, words("Interview guide")),
        confidential=words("For interviewers only. Do not show it to candidates."),
        fields=(words("Candidate"), words("Interviewer"), words("Date"), words("Stage")),
        plan_heading=words("Time plan"),
        plan_columns=(words("Part"), words("Time")),
        rounds=rounds,
        rules_heading=words("How to interview"),
        rules=words.texts(guide.rules),
        opening_heading=words("Opening"),
        opening=words.texts(guide.opening),
        empty="" if plan.asks else words("The library has no question for the skills of this role yet."),
        unasked=_unasked(plan, role, words),
        anchors_label=words("What the candidate says or does"),
        score_label=words("Score"),
        notes_label=words("Notes: what the candidate said and did"),
        closing_heading=words("Closing"),
        closing=words.texts(guide.closing),
        scorecard_heading=words("Scorecard"),
        scorecard_signature=(words("Signature"),),
        takeaways=(words("Strengths"), words("Concerns")),
        recommendation_label=words("Overall recommendation"),
        recommendations=(
            words("Definitely not"),
            words("No"),
            words("Yes"),
            words("Strong yes"),
            words("No decision yet"),
        ),
        panel=compose_panel_sheet(role, words, plan) if plan.asks else None,
        topics_heading=words("Topics not to ask about"),
        topics_intro=words.say(
            say(
                "These have nothing to do with doing the job, and most are grounds of discrimination named in {law}. Ask the lawful question instead.",
                law=words.text(guide.topics_law.cite),
            )
        ),
        topics_columns=(words("Topic"), words("Do not ask"), words("Ask instead")),
        topics=tuple(
            (words.text(topic.name), words.text(topic.avoid), words.text(topic.instead))
            for topic in guide.topics
        ),
        hand_outs=compose_hand_outs(
            role, enumerate((role.library.questions[name] for name in plan.asks), start=1), words
        ),
        consent=compose_consent(role, words),
    )


def _rounds(role: Role, words: Words, plan: Plan) -> tuple[RoundBlock, ...]:
    rounds = []
    number = 1
    for index, each in enumerate(plan.rounds, start=1):
        held = each.slot.round
        weights = _weights(role, words, each)
        rounds.append(
            RoundBlock(
                heading=words.say(say("Round {number}. {name}", number=index, name=words.text(held.name)))
                if held
                else "",
                facts=(Fact(words("Interviewers"), words.text(held.interviewers)),)
                if held and held.interviewers
                else (),
                plan=_time_plan(each, role, words),
                total=Fact(words("Total"), words.minutes(each.slot.minutes)),
                competencies=_competencies(role, words, each, number),
                scorecard_intro=" ".join((words(_SCORING), words(_BY_WEIGHT if weights else _ALIKE))),
                scorecard_columns=(
                    words("Competency"),
                    *((words("Weight"),) if weights else ()),
                    words("Required level"),
                    words("Score"),
                    words("Not assessed"),
                    words("Evidence"),
                ),
                weights=weights,
            )
        )
        number += sum(map(len, each.questions.values()))
    return tuple(rounds)


def _time_plan(plan: RoundPlan, role: Role, words: Words) -> tuple[Fact, ...]:
    rows = [Fact(words("Opening"), words.minutes(plan.slot.opening))]
    for competency, names in plan.questions.items():
        minutes = sum(role.library.questions[name].minutes for name in names)
        rows.append(Fact(words.text(role.library.skills[competency].name), words.minutes(minutes)))
    if plan.spare:
        rows.append(Fact(words("Spare time for further probes and notes"), words.minutes(plan.spare)))
    rows.append(Fact(words("The candidate's questions"), words.minutes(plan.slot.candidate)))
    rows.append(Fact(words("Closing"), words.minutes(plan.slot.closing)))
    return tuple(rows)


def _competencies(role: Role, words: Words, plan: RoundPlan, number: int) -> tuple[Competency, ...]:
    """Return the competencies of one round, their questions numbered from `number` on."""
    competencies = []
    for name, question_names in plan.questions.items():
        skill = role.library.skills[name]
        need = role.profile.requirements.skills.get(name)
        level = need.level if need else 3
        weighting = role.profile.interview.weights.get(name)
        looks_like = words.text(skill.levels[level])
        competencies.append(
            Competency(
                heading=words.text(skill.name),
                required=skill_level(level, role, words),
                weight=f"× {words.number(weighting.weight if weighting else 1)}",
                looks_like=Fact(words("Required level"), looks_like),
                questions=tuple(
                    question_block(
                        place,
                        role.library.questions[question],
                        words,
                        above=looks_like if place == number else "",
                    )
                    for place, question in enumerate(question_names, start=number)
                ),
            )
        )
        number += len(question_names)
    return tuple(competencies)


def _weights(role: Role, words: Words, plan: RoundPlan) -> tuple[Fact, ...]:
    """Return the competencies of one round that do not weigh the same, each with the reason."""
    return tuple(
        Fact(
            f"{words.text(role.library.skills[name].name)} × {words.number(weighting.weight)}",
            words.text(weighting.reason),
        )
        for name, weighting in role.profile.interview.weights.items()
        if name in plan.questions
    )


def _unasked(plan: Plan, role: Role, words: Words) -> Fact | None:
    """Return which required skills must be assessed in another way."""
    if not plan.unasked:
        return None
    skills = []
    for name in plan.unasked:
        skill = role.library.skills[name]
        ways = ", ".join(words.say(ASSESSED_BY[way]) for way in skill.assessed_by if way != "interview")
        skills.append(f"{words.text(skill.name)} ({ways})" if ways else words.text(skill.name))
    return Fact(words("Not asked about here; assess it in another way"), "; ".join(skills))
