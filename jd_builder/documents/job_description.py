"""The job description: seven sections I–VII, or the compact form under five headings."""

from jd_builder.documents.blocks import Block, Fact, Facts, Header, Item, Listing, Prose, Section, Table, view
from jd_builder.documents.common import header, kpi_name, skill_level, target_lines
from jd_builder.documents.conditions import (
    education_text,
    experience_text,
    hours_text,
    insurance_text,
    leave_text,
    probation_text,
    salary_text,
)
from jd_builder.documents.document_control import SignOff, control_facts, sign_off
from jd_builder.documents.wording import EMPLOYMENT, LEVELS, WORK_FORMATS, Words
from jd_builder.languages import say
from jd_builder.profile.linking import measure_of
from jd_builder.profile.loading import Role


@view
class JobDescription:
    """Everything a job description says."""

    header: Header
    control: tuple[Fact, ...]
    about: tuple[str, ...]
    sections: tuple[Section, ...]
    compact: bool
    sign_off: SignOff | None


def compose_job_description(role: Role, words: Words, *, layout: str = "full") -> JobDescription:
    """Compose a job description.

    Args:
        role: The role.
        words: The language.
        layout: `full` for the seven sections, `compact` for five headings (section VII goes into the benefits).
    """
    compact = layout == "compact"
    return JobDescription(
        header=header(role, words, words("Job description"), facts=compact),
        control=() if compact else control_facts(role, words),
        about=words.paragraphs(role.company.about) if role.company and not compact else (),
        sections=_compact(role, words) if compact else _full(role, words),
        compact=compact,
        sign_off=None if compact else sign_off(words),
    )


def _full(role: Role, words: Words) -> tuple[Section, ...]:
    benefits = _benefit_items(role, words)
    parts: list[tuple[str, str, list[Block]]] = [
        ("title", words("Job title"), [_title(role, words)]),
        ("summary", words("General description"), _summary(role, words)),
        ("duties", words("Duties and responsibilities"), [_duties(role, words)]),
        ("success", words("How success is measured"), _success(role, words)),
        ("requirements", words("Skills and experience required"), _requirements(role, words)),
        ("benefits", words("Benefits"), [Listing("", benefits)] if benefits else []),
        ("other", words("Other factors"), _other(role, words, {item.text for item in benefits})),
    ]
    numbers = ("I", "II", "III", "IV", "V", "VI", "VII")
    return tuple(
        Section(name, number, heading, tuple(blocks) or (Prose("", (words("Nothing agreed yet."),)),))
        for number, (name, heading, blocks) in zip(numbers, parts, strict=True)
    )


def _compact(role: Role, words: Words) -> tuple[Section, ...]:
    benefits = _benefit_items(role, words)
    known = {item.text for item in benefits}
    summary = role.profile.summary
    paragraphs = (*words.paragraphs(summary.purpose), *words.paragraphs(summary.responsibilities))
    rest: list[Block] = [Listing("", benefits)] if benefits else []
    parts: list[tuple[str, str, list[Block]]] = [
        ("summary", words("General description"), [Prose("", paragraphs)]),
        ("duties", words("Duties and responsibilities"), [_duties(role, words)]),
        ("success", words("How success is measured"), [_short_success(role, words)]),
        ("requirements", words("Requirements"), _requirements(role, words)),
        ("benefits", words("Benefits"), [*rest, *_other(role, words, known)]),
    ]
    return tuple(Section(name, "", heading, tuple(blocks)) for name, heading, blocks in parts if blocks)


def _title(role: Role, words: Words) -> Facts:
    title = role.profile.title
    facts = (
        Fact(words("Title"), words.text(title.name)),
        Fact(words("Level"), words.say(LEVELS[title.level])),
        Fact(words("Department"), words.maybe(title.department)),
        Fact(words("Reports to"), words.maybe(title.reports_to)),
        Fact(words("Works with"), ", ".join(words.texts(title.works_with))),
        Fact(words("Also called"), ", ".join(words.texts(title.aliases))),
    )
    return Facts(tuple(fact for fact in facts if fact.value))


def _summary(role: Role, words: Words) -> list[Block]:
    summary = role.profile.summary
    blocks: list[Block] = [Prose(words("Purpose of the role"), words.paragraphs(summary.purpose))]
    if summary.responsibilities is not None:
        blocks.append(Prose(words("Responsibilities in short"), words.paragraphs(summary.responsibilities)))
    return blocks


def _duties(role: Role, words: Words) -> Listing:
    return Listing(
        "",
        tuple(
            Item(words.text(duty.text), note=words.frequency(duty.frequency)) for duty in role.profile.duties
        ),
        numbered=True,
    )


def _success(role: Role, words: Words) -> list[Block]:
    success = role.profile.success
    blocks: list[Block] = []
    if success.kpis:
        rows = []
        for name, goal in success.kpis.items():
            kpi = role.library.kpis[name]
            rows.append(
                (
                    (kpi_name(kpi, goal, words), words.text(measure_of(kpi, goal).meaning)),
                    target_lines(kpi, goal, role, words),
                    (words.capital(words.deadline(goal)) or "–",),
                    (words.capital(words.frequency(goal.measure or kpi.period)),),
                )
            )
        columns = (words("KPI"), words("Target"), words("Deadline"), words("Measured"))
        blocks.append(Table(words("Key performance indicators"), columns, tuple(rows), (42, 32, 13, 13)))
    if success.criteria:
        criteria = [role.library.criteria[name] for name in success.criteria]
        items = tuple(Item(words.text(item.meaning), lead=words.text(item.name)) for item in criteria)
        blocks.append(Listing(words("Qualitative criteria"), items))
    if notes := _success_notes(role, words):
        blocks.append(Listing(words("How results are judged"), tuple(Item(note) for note in notes)))
    return blocks


def _success_notes(role: Role, words: Words) -> list[str]:
    success = role.profile.success
    notes = []
    if success.review is not None:
        rhythm = words.frequency(success.review)
        notes.append(
            words.say(say("The person and the manager review the results together, {rhythm}.", rhythm=rhythm))
        )
    if success.bonus is not None:
        notes.append(words.text(success.bonus))
    return [*notes, *words.texts(success.notes)]


def _short_success(role: Role, words: Words) -> Listing:
    """Return each measure as one line, the qualitative criteria as the last."""
    success = role.profile.success
    items = []
    for name, goal in success.kpis.items():
        kpi = role.library.kpis[name]
        targets = "; ".join(target_lines(kpi, goal, role, words))
        deadline = words.deadline(goal)
        items.append(Item(f"{targets}, {deadline}" if deadline else targets, lead=kpi_name(kpi, goal, words)))
    if success.criteria:
        names = words.join(
            [words.text(role.library.criteria[name].name).lower() for name in success.criteria]
        )
        rhythm = words.frequency(success.review)
        lead = words("Qualitative criteria")
        text = words.say(say("{names}, reviewed {rhythm}", names=names, rhythm=rhythm)) if rhythm else names
        items.append(Item(text, lead=lead))
    return Listing("", tuple(items))


def _requirements(role: Role, words: Words) -> list[Block]:
    needs = role.profile.requirements
    must: list[Item] = []
    nice: list[Item] = []
    if needs.experience is not None:
        (must if needs.experience.required else nice).append(Item(experience_text(needs.experience, words)))
    if needs.education is not None and not (needs.education.level == "none" and not needs.education.required):
        text = education_text(needs.education, words)
        (must if needs.education.required else nice).append(Item(text, lead=words("Education")))
    for name, need in needs.skills.items():
        skill = role.library.skills[name]
        level = words.say(say("level {level}", level=skill_level(need.level, role, words)))
        name_text, detail = words.text(skill.name), words.maybe(need.note)
        if need.must:
            must.append(Item(detail or words.text(skill.definition), lead=name_text, note=level))
        else:
            nice.append(Item(detail or name_text, lead=name_text if detail else "", note=level))
    must += [Item(text) for text in words.texts(needs.others)]
    blocks: list[Block] = []
    if must:
        blocks.append(Listing(words("Required"), tuple(must)))
    if nice:
        blocks.append(Listing(words("Preferred"), tuple(nice)))
    return blocks


def _benefit_items(role: Role, words: Words) -> tuple[Item, ...]:
    benefits = role.profile.benefits
    items: list[Item] = []
    if benefits.salary is not None and (pay := salary_text(benefits.salary, words)):
        items.append(Item(pay, lead=words("Pay")))
    if benefits.bonus is not None:
        items.append(Item(words.text(benefits.bonus), lead=words("Bonus")))
    if benefits.insurance:
        items.append(Item(insurance_text(benefits.insurance, words), lead=words("Insurance")))
    if benefits.leave_days is not None:
        items.append(Item(leave_text(benefits.leave_days, words), lead=words("Leave")))
    items += [Item(text, lead=words("Training")) for text in words.texts(benefits.training)]
    shared = role.company.benefits if role.company else ()
    items += [Item(text) for text in words.texts((*benefits.items, *shared))]
    return tuple(items)


def _other(role: Role, words: Words, known: set[str]) -> list[Block]:
    """Return section VII without what the benefits have said already."""
    other = role.profile.other
    facts: list[Fact] = []
    if other.employment is not None:
        facts.append(Fact(words("Employment"), words.capital(words.say(EMPLOYMENT[other.employment]))))
    if other.work_format is not None:
        facts.append(Fact(words("Work format"), words.capital(words.say(WORK_FORMATS[other.work_format]))))
    facts.append(Fact(words("Place of work"), "; ".join(words.texts(other.locations))))
    channels = [words.text(role.library.segment_name(channel)) for channel in other.channels]
    facts.append(Fact(words("Channels"), words.capital(", ".join(channels))))
    facts.append(Fact(words("Working time"), hours_text(other.hours, words)))
    facts.append(Fact(words("Probation"), probation_text(other.probation, words)))
    if other.career_path:
        facts.append(Fact(words("Career path"), " › ".join(words.texts(other.career_path))))
    blocks: list[Block] = []
    if given := tuple(fact for fact in facts if fact.value):
        blocks.append(Facts(given))
    if other.authority is not None:
        for label, texts in (
            (words("May decide alone"), other.authority.decides),
            (words("Escalates"), other.authority.escalates),
        ):
            if texts:
                blocks.append(Listing(label, tuple(Item(text) for text in words.texts(texts))))
    if environment := [text for text in words.texts(other.environment) if text not in known]:
        blocks.append(Listing(words("Team and environment"), tuple(Item(text) for text in environment)))
    return blocks
