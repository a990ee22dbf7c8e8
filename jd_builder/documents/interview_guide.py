"""The interview guide: what to ask, how long, what a good answer holds, and a scorecard."""

from jd_builder.documents.blocks import Fact, Header, view
from jd_builder.documents.common import header, skill_level
from jd_builder.documents.interview_plan import Plan, plan_interview
from jd_builder.documents.wording import ASSESSED_BY, QUESTION_KINDS, Words
from jd_builder.languages import say, say_n
from jd_builder.library.models import Probes, Question
from jd_builder.profile.loading import Role


@view
class ProbeGroup:
    """Follow-up questions under a heading."""

    label: str
    items: tuple[str, ...]


@view
class QuestionBlock:
    """One question with what the interviewer needs to score the answer."""

    number: int
    kind: str
    minutes: str
    text: str
    purpose: Fact
    script: Fact | None
    probes: tuple[ProbeGroup, ...]
    anchors: tuple[Fact, ...]
    answer: Fact | None
    strong: ProbeGroup
    warning: ProbeGroup


@view
class Competency:
    """One competency with its questions."""

    heading: str
    required: str
    looks_like: Fact
    questions: tuple[QuestionBlock, ...]


@view
class InterviewGuide:
    """Everything an interview guide says."""

    header: Header
    confidential: str
    fields: tuple[str, ...]
    plan_heading: str
    plan_columns: tuple[str, ...]
    plan: tuple[Fact, ...]
    total: Fact
    rules_heading: str
    rules: tuple[str, ...]
    opening_heading: str
    opening: tuple[str, ...]
    competencies: tuple[Competency, ...]
    empty: str
    unasked: Fact | None
    anchors_label: str
    score_label: str
    notes_label: str
    closing_heading: str
    closing: tuple[str, ...]
    scorecard_heading: str
    scorecard_intro: str
    scorecard_columns: tuple[str, ...]
    takeaways: tuple[str, ...]
    recommendation_label: str
    recommendations: tuple[str, ...]
    topics_heading: str
    topics_intro: str
    topics_columns: tuple[str, ...]
    topics: tuple[tuple[str, str, str], ...]


def compose_interview_guide(role: Role, words: Words) -> InterviewGuide:
    """Compose an interview guide from the role's required skills and the library's questions."""
    plan = plan_interview(role)
    guide = role.library.guide
    competencies = _competencies(role, words, plan)
    return InterviewGuide(
        header=header(role, words, words("Interview guide")),
        confidential=words("For interviewers only. Do not show it to candidates."),
        fields=(words("Candidate"), words("Interviewer"), words("Date"), words("Stage")),
        plan_heading=words("Time plan"),
        plan_columns=(words("Part"), words("Time")),
        plan=_time_plan(plan, role, words),
        total=Fact(words("Total"), words.minutes(role.profile.interview.minutes)),
        rules_heading=words("How to interview"),
        rules=words.texts(guide.rules),
        opening_heading=words("Opening"),
        opening=words.texts(guide.opening),
        competencies=competencies,
        empty="" if competencies else words("The library has no question for the skills of this role yet."),
        unasked=_unasked(plan, role, words),
        anchors_label=words("What the candidate says or does"),
        score_label=words("Score"),
        notes_label=words("Notes: what the candidate said and did"),
        closing_heading=words("Closing"),
        closing=words.texts(guide.closing),
        scorecard_heading=words("Scorecard"),
        scorecard_intro=words(
            "Score alone, right after the interview and before talking to the others. The scale is that of the skill levels, 1 to 5: a competency is met where the score is not below the required level. Every competency weighs the same; leave out of the mean what was not assessed."
        ),
        scorecard_columns=(
            words("Competency"),
            words("Required level"),
            words("Score"),
            words("Not assessed"),
            words("Evidence"),
        ),
        takeaways=(words("Strengths"), words("Concerns")),
        recommendation_label=words("Overall recommendation"),
        recommendations=(
            words("Definitely not"),
            words("No"),
            words("Yes"),
            words("Strong yes"),
            words("No decision yet"),
        ),
        topics_heading=words("Topics not to ask about"),
        topics_intro=words(
            "These have nothing to do with doing the job, and most are grounds of discrimination named in Article 3.8 of the Labour Code (45/2019/QH14). Ask the lawful question instead."
        ),
        topics_columns=(words("Topic"), words("Do not ask"), words("Ask instead")),
        topics=tuple(
            (words.text(topic.name), words.text(topic.avoid), words.text(topic.instead))
            for topic in guide.topics
        ),
    )


def _time_plan(plan: Plan, role: Role, words: Words) -> tuple[Fact, ...]:
    rows = [Fact(words("Opening"), words.minutes(plan.opening))]
    for competency, names in plan.questions.items():
        minutes = sum(role.library.questions[name].minutes for name in names)
        rows.append(Fact(words.text(role.library.skills[competency].name), words.minutes(minutes)))
    if plan.spare:
        rows.append(Fact(words("Spare time for further probes and notes"), words.minutes(plan.spare)))
    rows.append(Fact(words("The candidate's questions"), words.minutes(plan.candidate)))
    rows.append(Fact(words("Closing"), words.minutes(plan.closing)))
    return tuple(rows)


def _competencies(role: Role, words: Words, plan: Plan) -> tuple[Competency, ...]:
    competencies = []
    number = 0
    for name, question_names in plan.questions.items():
        skill = role.library.skills[name]
        need = role.profile.requirements.skills.get(name)
        level = need.level if need else 3
        questions = []
        for question_name in question_names:
            number += 1
            questions.append(_question(number, role.library.questions[question_name], words))
        competencies.append(
            Competency(
                heading=words.text(skill.name),
                required=skill_level(level, role, words),
                looks_like=Fact(words("Required level"), words.text(skill.levels[level])),
                questions=tuple(questions),
            )
        )
    return tuple(competencies)


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


def _question(number: int, question: Question, words: Words) -> QuestionBlock:
    anchors = question.anchors
    return QuestionBlock(
        number=number,
        kind=words.capital(words.say(QUESTION_KINDS[question.kind])),
        minutes=words.minutes(question.minutes),
        text=words.text(question.text),
        purpose=Fact(words("Purpose"), words.text(question.purpose)),
        script=Fact(words("The interviewer plays"), words.text(question.script)) if question.script else None,
        probes=_probes(question.probes, words),
        anchors=tuple(
            Fact(
                words.say(say("{n} points", n=score) if score > 1 else say_n("{n} point", "{n} points", 1)),
                words.text(text),
            )
            for score, text in ((1, anchors.low), (3, anchors.middle), (5, anchors.high))
        ),
        answer=Fact(words("Model answer"), words.text(question.answer)) if question.answer else None,
        strong=ProbeGroup(words("Strong signs"), words.texts(question.strong)),
        warning=ProbeGroup(words("Warning signs"), words.texts(question.warning)),
    )


def _probes(probes: Probes, words: Words) -> tuple[ProbeGroup, ...]:
    groups = (
        ProbeGroup(words("Situation"), words.texts(probes.situation)),
        ProbeGroup(words("Task"), words.texts(probes.task)),
        ProbeGroup(words("Action"), words.texts(probes.action)),
        ProbeGroup(words("Result"), words.texts(probes.result)),
        ProbeGroup(words("Follow-up questions"), words.texts(probes.follow_up)),
    )
    return tuple(group for group in groups if group.items)
