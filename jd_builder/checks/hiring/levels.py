"""JD507, JD509: are unequal weights justified, and do skill levels suit the level of the role."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from jd_builder.checks.folding import Phrase, fold
from jd_builder.checks.rule import Context, Finding, Rule
from jd_builder.documents.wording import LEVELS
from jd_builder.languages import say
from jd_builder.problems import Severity
from jd_builder.profile.base import RoleLevel
from jd_builder.profile.loading import Role

_FEWEST_WORDS: Final = 5
_EMPTY: Final = Phrase(
    r"\b(?:(?:rất|quan trọng|cần thiết|cốt lõi|then chốt|trọng yếu|thiết yếu|chủ chốt|ưu tiên|cần|hơn|nhất|cả|các|những|kỹ năng"
    r"|năng lực|khác|này|đó|đây|là|vì|do|bởi|nó|của|với|cho|vị trí|vai trò|công việc|chúng tôi|công ty|được|coi trọng|thấy|nên"
    r"|đặc biệt|so với|trong|việc|điểm|tính|cao|phải|không|thể|thiếu|yêu cầu|quyết định"
    r"|it|is|are|more|most|very|the|a|an|than|other|others|important|key|core|essential|crucial|critical|necessary|needed"
    r"|skill|skills|competency|because|this|we|think|so|for|role|job|position|us|to|of|as|our|company|priority|matters)\b[\s,.;:!]{0,3}){1,40}"
)
_HIGHEST: Final[Mapping[RoleLevel, int]] = {"intern": 3, "staff": 4}
"""Level 4 needs no assistance, 5 is an authority (NIH); a staff member decides little alone (SFIA level 2)."""
_LOWEST: Final[Mapping[RoleLevel, int]] = {"specialist": 2, "lead": 3, "manager": 3}
"""Someone at level 2 needs help, at 1 still learns (NIH); a lead directs others (SFIA level 4)."""


def weight_without_reason(role: Role, _: Context) -> Iterator[Finding]:
    """Find weights whose reason says nothing, and one reason given for several."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name, weighting in role.profile.interview.weights.items():
        if weighting.weight == 1:
            continue
        place = ("interview", "weights", name, "reason")
        words = fold(weighting.reason.get(role.profile.language))
        found = _EMPTY.first(words)
        says_nothing = found is not None and found.span() == (0, len(words.text))
        if says_nothing or len(words.text.split()) < _FEWEST_WORDS:
            yield Finding(
                say("“{reason}” is no reason why this skill weighs differently", reason=weighting.reason),
                say(
                    "say which duty or result depends on it more than on the other skills, or remove the weight"
                ),
                place,
            )
            continue
        alike[words.text].append(name)
        if len(alike[words.text]) > 1:
            yield Finding(
                say(
                    "the same reason is given for “{skill}”",
                    skill=role.library.skills[alike[words.text][0]].name,
                ),
                say("say for each skill which duty or result depends on it"),
                place,
            )


def level_out_of_line(role: Role, _: Context) -> Iterator[Finding]:
    """Find must-have levels that a role of this level hardly has, and roles whose must-haves all lie far below it."""
    level = role.profile.title.level
    musts = {name: need for name, need in role.profile.requirements.skills.items() if need.must}
    highest, lowest = _HIGHEST.get(level), _LOWEST.get(level)
    for name, need in musts.items():
        skill = role.library.skills[name]
        if highest is not None and need.level > highest and skill.category != "language":
            yield Finding(
                say(
                    "level {level} of “{skill}” is too much to ask of this role's level ({role})",
                    level=need.level,
                    skill=skill.name,
                    role=LEVELS[level],
                ),
                say("level {level} means: “{meaning}”; ask for {highest} at most, or raise title.level",
                    level=need.level, meaning=skill.levels[need.level], highest=highest),
                ("requirements", "skills", name, "level"),
            )  # fmt: skip
    top = max((need.level for need in musts.values()), default=5)
    if lowest is not None and top < lowest:
        yield Finding(
            say(
                "no must-have skill goes beyond level {level}: too little for this role's level ({role})",
                level=top,
                role=LEVELS[level],
            ),
            say("ask for at least level {lowest} in the skills that the role stands on, or lower title.level", lowest=lowest),
            ("requirements", "skills"),
            key=True,
        )  # fmt: skip


RULES: Final[tuple[Rule, ...]] = (
    Rule("JD507", "weight-without-reason", Severity.WARNING, role=weight_without_reason),
    Rule("JD509", "skill-level-out-of-line", Severity.WARNING, role=level_out_of_line),
)
