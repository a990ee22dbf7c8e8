"""JD301–JD307: a candidate's sex, age, family, origin, belief, health or union as a condition."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from jd_builder.checks.law import lexicon
from jd_builder.checks.law.age import LIMITS as AGE_LIMITS
from jd_builder.checks.law.age import WORDS as AGE_WORDS
from jd_builder.checks.law.age import age_limit
from jd_builder.checks.law.condition import OF_CANDIDATES, SAID_BY_EMPLOYERS, Said, says, sentence_around
from jd_builder.checks.law.first import first_of, words_of
from jd_builder.checks.law.sex import WORDS as SEX_WORDS
from jd_builder.checks.law.sex import one_sex
from jd_builder.checks.law.share import pay_of_each
from jd_builder.checks.passages import Passage
from jd_builder.checks.rule import Context, Finding, Rule
from jd_builder.languages import Message, say
from jd_builder.problems import Severity


def one_sex_only(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find where one sex is demanded or preferred."""
    match = first_of(pay_of_each(passage))
    if match:
        text, span = words_of(passage, match)
        yield Finding(
            say("“{text}” pays men and women differently", text=text),
            say("give one pay for the work, or tell by what it rises: the machine, the load, the grade"),
            span,
            act="equal_pay",
        )
        return
    match = first_of(one_sex(passage))
    if match:
        text, span = words_of(passage, match)
        yield Finding(
            say("“{text}” demands or prefers one sex", text=text),
            say("leave the sex out and say what the work itself asks for: a load, a shift, a skill"),
            span,
        )


def limited_age(passage: Passage, context: Context) -> Iterator[Finding]:
    """Find where the age of candidates is limited."""
    driving = context.law.driving
    match = first_of(age_limit(passage, driving.ages, driving.latest) if driving else age_limit(passage))
    if match:
        text, span = words_of(passage, match)
        yield Finding(
            say("“{text}” limits the age of candidates", text=text),
            say("leave the age out; where the work is for adults only, “from 18 years” is enough"),
            span,
        )


def _condition(
    ground: Said,
    message: Callable[[str], Message],
    hint: Message,
    *,
    unless: Callable[[Passage, re.Match[str]], bool] | None = None,
) -> Callable[[Passage, Context], Iterator[Finding]]:
    def look(passage: Passage, _: Context) -> Iterator[Finding]:
        found = ground.found(passage)
        match = first_of(each for each in found if not unless(passage, each)) if unless else first_of(found)
        if match:
            text, span = words_of(passage, match)
            yield Finding(message(text), hint, span)

    return look


def _is_demanded(passage: Passage, match: re.Match[str]) -> bool:
    """Tell whether nothing is named but what the work of the same sentence, or the law on it, does not bear."""
    folded = passage.folded
    around = sentence_around(folded.text, *match.span())
    return any(
        says(named, match[0], folded) and says(work, around, folded) for named, work in lexicon.DEMANDED
    )


_FAMILY: Final = Said(
    traits=(*lexicon.FAMILY, *lexicon.FAMILY_START, *lexicon.FAMILY_STATE),
    verdicts=lexicon.FAMILY_VERDICTS,
    threats=lexicon.FAMILY_THREATS,
    sought=lexicon.FAMILY_SOUGHT,
)
_ORIGIN: Final = Said(traits=lexicon.ORIGIN, verdicts=lexicon.ORIGIN_VERDICTS)
_BELIEF: Final = Said(
    traits=(*lexicon.BELIEF, *lexicon.BELIEF_START),
    verdicts=lexicon.BELIEF_VERDICTS,
    sought=lexicon.BELIEF_SOUGHT,
)
_HEALTH: Final = Said(traits=lexicon.HEALTH, verdicts=lexicon.HEALTH_VERDICTS)
_UNION: Final = Said(
    traits=(*lexicon.UNION, *lexicon.UNION_MORE),
    verdicts=lexicon.UNION_VERDICTS,
    threats=lexicon.UNION_THREATS,
)

family = _condition(
    _FAMILY,
    lambda text: say("“{text}” makes marriage, children or family duties a condition", text=text),
    say("leave it out; say which hours, shifts or trips the work has, and let candidates decide"),
)
origin = _condition(
    _ORIGIN,
    lambda text: say("“{text}” makes origin or nationality a condition", text=text),
    say("leave it out; ask for the language at a level, or for the right to work in Vietnam"),
)
belief = _condition(
    _BELIEF,
    lambda text: say("“{text}” makes religion or political opinion a condition", text=text),
    say("leave it out; religion and opinion are no business of the employer's"),
)
health = _condition(
    _HEALTH,
    lambda text: say("“{text}” shuts out people with a disability or an illness", text=text),
    say(
        "say what the work demands of the body, such as “lifts 15 kg, stands 4 hours a shift”, and offer adjustments"
    ),
    unless=_is_demanded,
)
union = _condition(
    _UNION,
    lambda text: say("“{text}” makes a trade union a condition", text=text),
    say("leave it out; everybody is free to join a union or not"),
)

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "JD301",
        "one-sex-only",
        Severity.ERROR,
        passage=one_sex_only,
        words=SEX_WORDS,
        ground="sex",
        act="gender_equality",
    ),
    Rule(
        "JD302",
        "limited-age",
        Severity.ERROR,
        passage=limited_age,
        phrases=AGE_LIMITS,
        words=AGE_WORDS,
        ground="age",
        act="discrimination",
    ),
    Rule(
        "JD303",
        "family-as-condition",
        Severity.ERROR,
        passage=family,
        parts=SAID_BY_EMPLOYERS,
        phrases=_FAMILY.phrases,
        words=frozenset(
            "bú hcg bé cháu ly dị singles một bỉm mọn trông giữ chăm siêu cháu bé thân gia chồng vợ con thai bầu sinh hôn single married unmarried marital children pregnant yêu rỗi mẹ cha cưới trai gái bồ family".split()
        ),
        ground="family",
        act="discrimination",
    ),
    Rule(
        "JD304",
        "origin-as-condition",
        Severity.ERROR,
        passage=origin,
        parts=OF_CANDIDATES,
        phrases=_ORIGIN.phrases,
        words=frozenset(
            "bào người thượng tày nùng mông mường đê bố mẹ cán công viên bộ kinh tộc da gốc tịch thân phần đình việt nhật hàn trung loan hoa khmer chăm mỹ anh úc ngoài nationals national nationality citizens citizen citizenship only white dân kiều đồng bào nghĩa".split()
        ),
        ground="origin",
        act="discrimination",
    ),
    Rule(
        "JD305",
        "belief-as-condition",
        Severity.ERROR,
        passage=belief,
        parts=OF_CANDIDATES,
        phrases=_BELIEF.phrases,
        words=frozenset(
            "lương dân tín hội niềm đạo giáo ngưỡng đảng đoàn trị phật lành phản religion christian buddhist catholic muslim party christians buddhists đạo đời tưởng lịch mạng đài atheist atheists religious".split()
        ),
        ground="belief",
        act="discrimination",
    ),
    Rule(
        "JD306",
        "illness-shut-out",
        Severity.ERROR,
        passage=health,
        parts=OF_CANDIDATES,
        phrases=_HEALTH.phrases,
        words=frozenset(
            "hepatitis hbsag phẫu mổ lưng dạ não lăn nạng kém tai cơ khiễng chân trợ liệt h mù tâm tật bệnh hiv gan phổi kinh tim cận mù loạn nhiễm khiếm khuyết hen thần bại nghiện sợ dị lặn disability disabilities chronic contagious infectious illness disease lao áp vị đường thư sốt khớp sống cảm kỷ thận suyễn xoang gout gút ghẻ nến thị thính điếc câm hôi".split()
        ),
        ground="health",
        act="discrimination",
    ),
    Rule(
        "JD307",
        "union-as-condition",
        Severity.ERROR,
        passage=union,
        parts=SAID_BY_EMPLOYERS,
        phrases=_UNION.phrases,
        words=frozenset("đoàn union đình lãn ngừng biểu kiện nhóm hội".split()),
        ground="union",
        act="discrimination",
    ),
)
