"""What several documents say alike: the header, a KPI's targets, a skill's level."""

from jd_builder.documents.blocks import Brand, Fact, Header, Piece
from jd_builder.documents.links import email_piece, phone_piece, website_piece
from jd_builder.documents.wording import LEVELS, Words
from jd_builder.library.models import Kpi
from jd_builder.profile.company import Colours
from jd_builder.profile.linking import measure_of
from jd_builder.profile.loading import Role
from jd_builder.profile.targets import KpiGoal


def header(role: Role, words: Words, kind: str, *, facts: bool = True) -> Header:
    """Return what every document begins with; without the facts where the document has them below."""
    title = role.profile.title
    name = words.text(title.name)
    given = [
        Fact(words("Level"), words.say(LEVELS[title.level])),
        Fact(words("Department"), words.maybe(title.department)),
        Fact(words("Reports to"), words.maybe(title.reports_to)),
    ]
    return Header(
        language=words.language,
        kind=kind,
        role=name,
        title=f"{kind} – {name}",
        keywords=keywords(
            kind, name, words.maybe(title.department), *(alias.get(words.language) for alias in title.aliases)
        ),
        facts=tuple(fact for fact in given if fact.value) if facts else (),
        brand=brand(role, words),
        page=words("Page"),
    )


def keywords(*texts: str) -> tuple[str, ...]:
    """Return keywords, each once; a comma would part one in two."""
    return tuple(dict.fromkeys(text.replace(",", " –") for text in texts if text))


def brand(role: Role, words: Words) -> Brand:
    """Return the look of the company; the product's own where there is no company file."""
    company = role.company
    colours = company.colours if company else Colours()
    contact = company.contact if company else None
    lines: list[tuple[Piece, ...]] = []
    if company is not None and company.address is not None:
        lines.append((Piece(words.text(company.address)),))
    if contact is not None:
        given = (
            (phone_piece, contact.phone),
            (email_piece, contact.email),
            (website_piece, contact.website),
        )
        lines.append(tuple(make(text) for make, text in given if text))
    return Brand(
        name=words.text(company.name) if company else "",
        logo=role.logo,
        primary=colours.primary,
        accent=colours.accent,
        fonts=role.fonts,
        lines=tuple(line for line in lines if line),
        footer=words.maybe(company.footer) if company else "",
    )


def kpi_name(kpi: Kpi, goal: KpiGoal, words: Words) -> str:
    """Return the name of a KPI as this role counts it, its abbreviation behind it.

    A variant in another unit is no longer the figure that the abbreviation names.
    """
    measure = measure_of(kpi, goal)
    name = words.text(measure.name)
    named = kpi.abbr and measure.unit == kpi.unit and kpi.abbr.casefold() != name.casefold()
    return f"{name} ({kpi.abbr})" if named else name


def target_lines(kpi: Kpi, goal: KpiGoal, role: Role, words: Words) -> tuple[str, ...]:
    """Return every target of a KPI, a line each, its channel in front."""
    measure = measure_of(kpi, goal)
    if goal.target is not None:
        return (words.capital(words.target(goal.target, goal, measure)),)
    lines = []
    for target in goal.targets:
        segment = words.text(role.library.segment_name(target.segment))
        deadline = words.deadline(goal, target) if target.within or target.by else ""
        line = f"{words.capital(segment)}: {words.target(target, goal, measure)}"
        lines.append(f"{line} ({deadline})" if deadline else line)
    return tuple(lines) or (words("No target set yet"),)


def skill_level(level: int, role: Role, words: Words) -> str:
    """Return a level of the 1–5 scale with its name."""
    return f"{level}/5 – {words.text(role.library.terms.scale[level].name)}"
