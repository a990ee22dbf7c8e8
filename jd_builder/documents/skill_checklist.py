"""The skill checklist: a picture of the levels a role asks for, and each beside the level a person shows."""

from jd_builder.documents.blocks import Fact, Header, view
from jd_builder.documents.common import header, skill_level
from jd_builder.documents.wording import ASSESSED_BY, Words
from jd_builder.profile.loading import Role
from jd_builder.profile.models import SkillNeed


@view
class SkillRow:
    """One skill."""

    name: str
    definition: str
    note: str
    level: int
    required: str
    looks_like: str
    next_level: str
    assessed_by: tuple[str, ...]


@view
class SkillGroup:
    """Skills that are a must, or an advantage."""

    heading: str
    rows: tuple[SkillRow, ...]


@view
class Bar:
    """One skill in the picture: so many of five steps, solid for a must and hollow for an advantage."""

    name: str
    level: int
    value: str
    must: bool


@view
class Picture:
    """The required profile as a picture that needs no colour."""

    heading: str
    columns: tuple[str, ...]
    bars: tuple[Bar, ...]
    legend: str


@view
class SkillChecklist:
    """Everything a checklist says."""

    header: Header
    intro: str
    fields: tuple[str, ...]
    stage_label: str
    stages: tuple[str, ...]
    picture: Picture | None
    columns: tuple[str, ...]
    looks_label: str
    next_label: str
    groups: tuple[SkillGroup, ...]
    scale_heading: str
    scale: tuple[Fact, ...]
    summary_heading: str
    summary: tuple[str, ...]


def compose_skill_checklist(role: Role, words: Words) -> SkillChecklist:
    """Compose a checklist."""
    needs = role.profile.requirements.skills
    groups = []
    for must, heading in ((True, words("Required skills")), (False, words("Preferred skills"))):
        rows = tuple(_row(name, need, role, words) for name, need in needs.items() if need.must is must)
        if rows:
            groups.append(SkillGroup(heading, rows))
    return SkillChecklist(
        header=header(role, words, words("Skill checklist")),
        intro=words(
            "Compare what was seen and heard with the description of the required level. Tick the level shown, write down the evidence, and note the gap: the level shown minus the required level."
        ),
        fields=(words("Name"), words("Assessor"), words("Date")),
        stage_label=words("At which stage"),
        stages=(words("CV"), words("Interview"), words("Probation"), words("Periodic review")),
        picture=_picture(role, words),
        columns=(
            words("Skill"),
            words("Required level"),
            words("Assessed by"),
            words("Level shown"),
            words("Gap"),
            words("Evidence"),
        ),
        looks_label=words("Looks like this"),
        next_label=words("One level up"),
        groups=tuple(groups),
        scale_heading=words("The scale"),
        scale=tuple(
            Fact(f"{level} – {words.text(step.name)}", words.text(step.meaning))
            for level, step in role.library.terms.scale.items()
        ),
        summary_heading=words("Summary"),
        summary=(words("Strongest skills"), words("Gaps to close, how and by when")),
    )


def _picture(role: Role, words: Words) -> Picture | None:
    """Return the picture, the musts first and the higher levels first; None where the role names no skill."""
    needs = sorted(
        role.profile.requirements.skills.items(), key=lambda each: (not each[1].must, -each[1].level)
    )
    if not needs:
        return None
    return Picture(
        heading=words("The required profile"),
        columns=(words("Skill"), words("Required level")),
        bars=tuple(
            Bar(
                words.text(role.library.skills[name].name),
                need.level,
                skill_level(need.level, role, words),
                need.must,
            )
            for name, need in needs
        ),
        legend=words(
            "Solid steps are a must, hollow ones an advantage; the number of steps is the required level."
        ),
    )


def _row(name: str, need: SkillNeed, role: Role, words: Words) -> SkillRow:
    skill = role.library.skills[name]
    return SkillRow(
        name=words.text(skill.name),
        definition=words.text(skill.definition),
        note=words.maybe(need.note),
        level=need.level,
        required=skill_level(need.level, role, words),
        looks_like=words.text(skill.levels[need.level]),
        next_level=words.text(skill.levels[need.level + 1]) if need.level < 5 else "",
        assessed_by=tuple(words.capital(words.say(ASSESSED_BY[way])) for way in skill.assessed_by),
    )
