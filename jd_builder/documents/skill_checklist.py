"""The skill checklist: the level a role asks for beside the level a person shows, with the evidence."""

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
    assessed_by: str


@view
class SkillGroup:
    """Skills that are a must, or an advantage."""

    heading: str
    rows: tuple[SkillRow, ...]


@view
class SkillChecklist:
    """Everything a checklist says."""

    header: Header
    intro: str
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    looks_label: str
    next_label: str
    assessed_label: str
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
            "Compare what was seen and heard with the description of the required level. Tick the level shown, and write down the evidence."
        ),
        fields=(
            words("Name"),
            words("Stage (CV, interview, probation, review)"),
            words("Assessor"),
            words("Date"),
        ),
        columns=(
            words("Skill"),
            words("Required level"),
            words("Level shown"),
            words("Gap"),
            words("Evidence"),
        ),
        looks_label=words("Looks like this"),
        next_label=words("One level up"),
        assessed_label=words("Assessed by"),
        groups=tuple(groups),
        scale_heading=words("The scale"),
        scale=tuple(
            Fact(f"{level} – {words.text(step.name)}", words.text(step.meaning))
            for level, step in role.library.terms.scale.items()
        ),
        summary_heading=words("Summary"),
        summary=(words("Strongest skills"), words("Gaps to close, how and by when")),
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
        assessed_by=", ".join(words.say(ASSESSED_BY[way]) for way in skill.assessed_by),
    )
