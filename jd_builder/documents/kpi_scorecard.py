"""The KPI scorecard: every measure with its target, to be filled in, discussed and signed."""

from jd_builder.documents.blocks import Fact, Header, Item, Signature, view
from jd_builder.documents.common import header, kpi_name, target_lines
from jd_builder.documents.score_scale import Scoring, compose_scoring, scoring_rules, start_label
from jd_builder.documents.wording import FREQUENCIES, Words
from jd_builder.languages import say
from jd_builder.library.models import Kpi
from jd_builder.profile.linking import measure_of
from jd_builder.profile.loading import Role
from jd_builder.profile.targets import KpiGoal


@view
class KpiRow:
    """One KPI."""

    name: str
    remark: str
    meaning: str
    details: tuple[Fact, ...]
    targets: tuple[str, ...]
    deadline: str
    weight: str
    scoring: Scoring


@view
class CriterionRow:
    """One qualitative criterion."""

    name: str
    meaning: str
    observe: tuple[str, ...]
    evidence: str


@view
class KpiScorecard:
    """Everything a scorecard says."""

    header: Header
    intro: str
    fields: tuple[str, ...]
    kpi_heading: str
    kpi_columns: tuple[str, ...]
    kpis: tuple[KpiRow, ...]
    total: str
    total_weight: str
    rules_heading: str
    rules: tuple[Item, ...]
    details_heading: str
    criteria_heading: str
    criteria_intro: str
    criteria_columns: tuple[str, ...]
    criteria: tuple[CriterionRow, ...]
    scale: str
    review_heading: str
    review: tuple[Item, ...]
    comments: tuple[str, ...]
    agreement_heading: str
    agreement: str
    signatures: tuple[Signature, ...]


def compose_kpi_scorecard(role: Role, words: Words) -> KpiScorecard:
    """Compose a scorecard."""
    success = role.profile.success
    rows = tuple(_kpi_row(role.library.kpis[name], goal, role, words) for name, goal in success.kpis.items())
    weights = [goal.weight for goal in success.kpis.values() if goal.weight is not None]
    return KpiScorecard(
        header=header(role, words, words("KPI scorecard")),
        intro=words(
            "The targets below are agreed before the period begins and reviewed together after it ends."
        ),
        fields=(words("Name"), words("Period"), words("Reviewer"), words("Date")),
        kpi_heading=words("Key performance indicators"),
        kpi_columns=(
            words("KPI"),
            words("Target"),
            words("Deadline"),
            words("Weight"),
            words("Worst – best"),
            words("Actual"),
            words("Score"),
        ),
        kpis=rows,
        total=words("Total"),
        total_weight=words.percent(sum(weights)) if weights else "",
        rules_heading=words("How the score is counted"),
        rules=scoring_rules(role, words) if rows else (),
        details_heading=words("How each KPI is measured"),
        criteria_heading=words("Qualitative criteria"),
        criteria_intro=words("Tick a level from 1 to 5 and write down what it rests on."),
        criteria_columns=(
            words("Criterion"),
            words("What to look for"),
            words("Level shown"),
            words("Evidence"),
        ),
        criteria=tuple(
            CriterionRow(
                words.text(criterion.name),
                words.text(criterion.meaning),
                words.texts(criterion.observe),
                words.text(criterion.evidence),
            )
            for criterion in (role.library.criteria[name] for name in success.criteria)
        ),
        scale=" · ".join(
            f"{level}: {words.text(step.name)}" for level, step in role.library.terms.scale.items()
        ),
        review_heading=words("Review"),
        review=_review(role, words),
        comments=(words("What went well"), words("What to improve, and what help is needed")),
        agreement_heading=words("Agreement"),
        agreement=words(
            "Both sides have read the targets and how they are measured, and agree to be judged by them."
        ),
        signatures=(
            Signature(words("Person reviewed"), words("signature, full name, date")),
            Signature(words("Line manager"), words("signature, full name, date")),
            Signature(words("HR"), words("signature, full name, date")),
        ),
    )


def _kpi_row(kpi: Kpi, goal: KpiGoal, role: Role, words: Words) -> KpiRow:
    measure = measure_of(kpi, goal)
    details = [
        Fact(words("Formula"), words.text(measure.formula)),
        Fact(words("How measured"), words.text(measure.measured)),
        Fact(words("Source of the figure"), words.maybe(goal.source)),
        Fact(words("Measured"), words.capital(words.frequency(goal.measure or kpi.period))),
        Fact(words("Kept by"), words.maybe(goal.owner)),
        Fact(start_label(goal, words), words.quantity(goal.baseline, measure) if goal.baseline else ""),
        Fact(
            words("Read together with"),
            ", ".join(
                words.text(measure_of(role.library.kpis[name], role.profile.success.kpis[name]).name)
                for name in kpi.guards
                if name in role.profile.success.kpis
            ),
        ),
        Fact(words("Note"), words.maybe(goal.note or measure.note)),
    ]
    return KpiRow(
        name=kpi_name(kpi, goal, words),
        remark=words("team result") if _is_team_result(kpi, role) else "",
        meaning=words.text(measure.meaning),
        details=tuple(fact for fact in details if fact.value),
        targets=target_lines(kpi, goal, role, words),
        deadline=words.capital(words.deadline(goal)) or "–",
        weight=words.percent(goal.weight) if goal.weight is not None else "–",
        scoring=compose_scoring(goal, measure, role, words),
    )


def _is_team_result(kpi: Kpi, role: Role) -> bool:
    """Tell whether the figure is a team's: that of a lead or manager is, but for what they do themselves."""
    leads = role.profile.title.level in ("lead", "manager")
    return kpi.level == "team" or (kpi.level == "person" and leads)


def _review(role: Role, words: Words) -> tuple[Item, ...]:
    success = role.profile.success
    items = []
    if success.review is not None:
        items.append(
            Item(words.capital(words.say(FREQUENCIES[success.review])), lead=words("Results are reviewed"))
        )
    if success.bonus is not None:
        items.append(Item(words.text(success.bonus), lead=words("Bonus")))
    items += [Item(text) for text in words.texts(success.notes)]
    unmet = say(
        "A target that no longer fits the work is changed together and in writing, not halfway through a period."
    )
    return (*items, Item(words.say(unmet)))
