"""A library entry → everything it says, in one language, ready to be shown on a screen or a page."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from jd_builder.documents.blocks import Fact, view
from jd_builder.documents.wording import ASSESSED_BY, FREQUENCIES, QUESTION_KINDS, Words
from jd_builder.languages import say
from jd_builder.library.models import Criterion, Kpi, Library, Measure, Skill
from jd_builder.profile.questions import Question

KINDS: Final = ("kpis", "criteria", "skills", "questions")

_UNITS: Final = {
    "points": say("points on a scale"),
    "percent": say("percent"),
    "duration": say("length of time"),
    "count": say("count"),
    "money": say("money"),
    "rate": say("rate"),
}
_GOOD: Final = {
    "up": say("higher is better"),
    "down": say("lower is better"),
    "range": say("a range is good"),
}
_AGGREGATIONS: Final = {
    "mean": say("mean"),
    "median": say("median"),
    "p90": say("90th percentile"),
    "ratio": say("ratio"),
    "sum": say("sum"),
    "count": say("count"),
}
_KPI_LEVELS: Final = {
    "person": say("one person"),
    "team": say("the team"),
    "lead": say("the lead or manager in person"),
}
_CATEGORIES: Final = {
    "knowledge": say("knowledge"),
    "skill": say("skill"),
    "attitude": say("attitude"),
    "tool": say("tool"),
    "language": say("foreign language"),
}


@view
class Entry:
    """One entry: its facts, and lists of texts under headings.

    Attributes:
        id: Its id.
        name: Its name; the text of a question.
        note: The second thing to know, for a list of entries: abbreviation, category, kind.
        facts: Labels and values.
        lists: Headings and texts.
    """

    id: str
    name: str
    note: str
    facts: tuple[Fact, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]


def describe(kind: str, name: str, library: Library, words: Words) -> Entry:
    """Return an entry of the library.

    Args:
        kind: One of `KINDS`.
        name: Its id.
        library: The library.
        words: The language.

    Raises:
        KeyError: There is no such entry.
    """
    makers: Mapping[str, Callable[[str, Any, Library, Words], Entry]] = {
        "kpis": _kpi,
        "criteria": _criterion,
        "skills": _skill,
        "questions": _question,
    }
    return makers[kind](name, getattr(library, kind)[name], library, words)


def _given(*facts: Fact) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.value)


def _names(ids: tuple[str, ...], entries: Mapping[str, Any], words: Words) -> str:
    return ", ".join(f"{words.text(entries[name].name)} ({name})" for name in ids)


def _kpi(name: str, kpi: Kpi, library: Library, words: Words) -> Entry:
    facts = (
        Fact(words("Abbreviation"), kpi.abbr or ""),
        Fact(words("Also called"), ", ".join(kpi.aliases)),
        *_measure(kpi, words),
        Fact(words("Measured"), words.capital(words.say(FREQUENCIES[kpi.period]))),
        Fact(words("Result of"), words.say(_KPI_LEVELS[kpi.level])),
        Fact(words("Read together with"), _names(kpi.guards, library.kpis, words)),
        Fact(words("Only where it applies"), words("yes") if kpi.optional else ""),
        Fact(words("Note"), words.maybe(kpi.note)),
    )
    variants = tuple(
        (
            words.say(say("Variant {id}: {name}", id=variant, name=words.text(kpi.variants[variant].name))),
            tuple(f"{fact.label}: {fact.value}" for fact in _variant(kpi.measure(variant), kpi, words)),
        )
        for variant in kpi.variants
    )
    benchmarks = tuple(
        f"{benchmark.value} – {words.text(benchmark.what)} ({benchmark.source}, {words.text(benchmark.region)}"
        + (f", {benchmark.year})" if benchmark.year else ")")
        for benchmark in kpi.benchmarks
    )
    hints = ((words("Published figures, as hints only"), benchmarks),) if benchmarks else ()
    return Entry(name, words.text(kpi.name), kpi.abbr or "", _given(*facts), (*variants, *hints))


def _measure(measure: Measure, words: Words) -> Iterator[Fact]:
    scale = measure.scale
    yield Fact(words("Meaning"), words.text(measure.meaning))
    yield Fact(words("Formula"), words.text(measure.formula))
    yield Fact(words("How measured"), words.text(measure.measured))
    yield Fact(
        words("Unit"),
        words.say(_UNITS[measure.unit])
        + (f" / {words.number(measure.per)}" if measure.per else "")
        + (f" ({words.text(measure.counted)})" if measure.counted else ""),
    )
    yield Fact(words("Scale"), f"{words.number(scale.min)} – {words.number(scale.max)}" if scale else "")
    yield Fact(words("Good direction"), words.say(_GOOD[measure.good]))
    yield Fact(words("Aggregated as"), words.say(_AGGREGATIONS[measure.aggregation]))


def _variant(measure: Measure, kpi: Kpi, words: Words) -> Iterator[Fact]:
    """Yield what a variant counts differently."""
    usual = {fact.label: fact.value for fact in _measure(kpi, words)}
    for fact in _measure(measure, words):
        if fact.value and usual[fact.label] != fact.value:
            yield fact


def _criterion(name: str, criterion: Criterion, library: Library, words: Words) -> Entry:
    facts = _given(
        Fact(words("Meaning"), words.text(criterion.meaning)),
        Fact(words("Evidence"), words.text(criterion.evidence)),
    )
    return Entry(
        name,
        words.text(criterion.name),
        "",
        facts,
        ((words("What to look for"), words.texts(criterion.observe)),),
    )


def _skill(name: str, skill: Skill, library: Library, words: Words) -> Entry:
    asked = tuple(question for question, entry in library.questions.items() if name in entry.skills)
    facts = _given(
        Fact(words("Category"), words.say(_CATEGORIES[skill.category])),
        Fact(words("Definition"), words.text(skill.definition)),
        Fact(words("Assessed by"), ", ".join(words.say(ASSESSED_BY[way]) for way in skill.assessed_by)),
        Fact(words("KPIs it moves"), _names(skill.kpis, library.kpis, words)),
        Fact(words("Questions"), ", ".join(asked)),
    )
    levels = tuple(
        f"{level} – {words.text(library.terms.scale[level].name)}: {words.text(text)}"
        for level, text in sorted(skill.levels.items())
    )
    return Entry(
        name,
        words.text(skill.name),
        words.say(_CATEGORIES[skill.category]),
        facts,
        ((words("Levels"), levels),),
    )


def _question(name: str, question: Question, library: Library, words: Words) -> Entry:
    kind = words.say(QUESTION_KINDS[question.kind])
    facts = _given(
        Fact(words("Kind"), words.capital(kind)),
        Fact(words("Time"), words.minutes(question.minutes)),
        Fact(words("Competencies"), _names(question.skills, library.skills, words)),
        Fact(words("KPIs"), _names(question.kpis, library.kpis, words)),
        Fact(words("Purpose"), words.text(question.purpose)),
        Fact(words("The candidate reads"), words.maybe(question.handout)),
        Fact(words("The interviewer plays"), words.maybe(question.script)),
        Fact(words("Model answer"), words.maybe(question.answer)),
    )
    probes = question.probes
    anchors = question.anchors
    lists = (
        (words("Situation"), words.texts(probes.situation)),
        (words("Task"), words.texts(probes.task)),
        (words("Action"), words.texts(probes.action)),
        (words("Result"), words.texts(probes.result)),
        (words("Follow-up questions"), words.texts(probes.follow_up)),
        (
            words("What the candidate says or does"),
            tuple(
                f"{score}: {words.text(text)}"
                for score, text in ((1, anchors.low), (3, anchors.middle), (5, anchors.high))
            ),
        ),
        (words("Strong signs"), words.texts(question.strong)),
        (words("Warning signs"), words.texts(question.warning)),
    )
    return Entry(name, words.text(question.text), kind, facts, tuple(part for part in lists if part[1]))
