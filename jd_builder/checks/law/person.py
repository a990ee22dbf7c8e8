"""JD310–JD315: looks, height, home, voice, health and private life as a condition."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.law import traits
from jd_builder.checks.law.condition import OF_CANDIDATES, Said, clause_around, says, sentence_before
from jd_builder.checks.law.first import first_of, words_of
from jd_builder.checks.law.sex import names_sex
from jd_builder.checks.passages import Passage
from jd_builder.checks.rule import Context, Finding, Rule
from jd_builder.languages import Message, say
from jd_builder.problems import Severity


def _sound(passage: Passage, said: Said, unless: Phrase) -> Iterator[re.Match[str]]:
    """Yield conditions around which nothing says that the words mean something else."""
    folded = passage.folded
    for match in said.traits_found(passage):
        around = clause_around(folded.text, *match.span())
        if not match[0][
            0
        ].isalnum():  # the clause begins with it: what it is said of may stand before the comma
            around = sentence_before(folded.text, match.start()) + around
        if not says(unless, around, folded):
            yield match
    yield from said.verdicts_found(passage)


def _trait(
    said: Said, unless: Phrase, message: Callable[[str], Message], hint: Message
) -> Callable[[Passage, Context], Iterator[Finding]]:
    def look(passage: Passage, _: Context) -> Iterator[Finding]:
        match = first_of(_sound(passage, said, unless))
        if match:
            text, span = words_of(passage, match)
            yield Finding(message(text), hint, span)

    return look


_LOOKS: Final = Said((*traits.LOOKS, *traits.LOOKS_START), traits.LOOKS_VERDICTS)
_HEIGHT: Final = Said((*traits.HEIGHT, *traits.HEIGHT_ASKED, *traits.HEIGHT_START), traits.HEIGHT_VERDICTS)
_HOME: Final = Said((*traits.HOME, *traits.HOME_START), traits.HOME_VERDICTS)
_VOICE: Final = Said(traits.VOICE)
_FITNESS: Final = Said((*traits.FITNESS, *traits.FITNESS_START))
_PAST: Final = Said((*traits.PAST, *traits.PAST_START))

looks = _trait(
    _LOOKS,
    traits.NOT_LOOKS,
    lambda text: say("“{text}” makes looks a condition", text=text),
    say("say what is seen of the work: “neat clothes and manners when meeting customers”"),
)
home = _trait(
    _HOME,
    traits.NOT_HOME,
    lambda text: say("“{text}” makes home or birthplace a condition", text=text),
    say(
        "give the place and the hours of work: “is at the shop by 7.30”; candidates judge the way themselves"
    ),
)
voice = _trait(
    _VOICE,
    traits.NOT_VOICE,
    lambda text: say("“{text}” shuts out an accent or a way of speaking", text=text),
    say(
        "write: “speaks so that customers understand at once on the phone”, and let candidates read or role-play a call"
    ),
)
fitness = _trait(
    _FITNESS,
    traits.NOT_FITNESS,
    lambda text: say("“{text}” does not say what the work demands of the body", text=text),
    say("say the demand itself, such as “lifts 15 kg, stands 4 hours a shift”, or leave it out"),
)
past = _trait(
    _PAST,
    traits.NOT_PAST,
    lambda text: say("“{text}” asks about private life, not about the work", text=text),
    say(
        "leave it out, or name the duty and the rule that call for it; ask for skills instead of the name of a school"
    ),
)


def height(passage: Passage, _: Context) -> Iterator[Finding]:
    """Find where a height or a weight is demanded; an error where it stands beside a sex."""
    match = first_of(_sound(passage, _HEIGHT, traits.NOT_HEIGHT))
    if not match:
        return
    hint = say(
        "say what must be reached, carried or fitted: “takes goods from a shelf 1.8 m high, with steps”"
    )
    by_sex = names_sex(passage)
    text, span = words_of(passage, match)
    yield Finding(
        say("“{text}” makes height or weight a condition, and by sex", text=text)
        if by_sex
        else say("“{text}” makes height or weight a condition", text=text),
        hint,
        span,
        severity=Severity.ERROR if by_sex else None,
        act="gender_equality" if by_sex else None,
    )


HEIGHT_WORDS: Final = frozenset(
    {
        *"cao nặng cân bmi height tall weight bé phì mập cm nam nữ size gầy béo lùn ốm còi to mét kg ký kí".split(),
        *(f"{prefix}m{rest}" for prefix in ("1", "") for rest in (*range(4, 10), *range(40, 100))),
        *(f"{number}cm" for number in range(140, 200)),
        *(f"{number}{unit}" for number in range(38, 90) for unit in ("kg", "ký", "kí")),
    }
)
"""A height or a weight holds one of these."""

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "JD310",
        "looks-as-condition",
        Severity.WARNING,
        passage=looks,
        parts=OF_CANDIDATES,
        phrases=_LOOKS.phrases,
        words=frozenset(
            "visual số mụn ngoại hình mạo nhan dung mặt dáng body cười da xinh đẹp nhìn khả ảnh xăm khuyên sẹo ráo sủa looking look appearance tattoo tattoos khuyên dễ thương coi duyên trắng răng mũi môi gái trai thon mảnh vạm lực photogenic handsome pretty figure slim skin attractive".split()
        ),
        ground="appearance",
        act="near_discrimination",
    ),
    Rule(
        "JD311",
        "height-as-condition",
        Severity.WARNING,
        passage=height,
        parts=OF_CANDIDATES,
        phrases=_HEIGHT.phrases,
        words=HEIGHT_WORDS,
        ground="height",
        act="near_discrimination",
    ),
    Rule(
        "JD312",
        "home-as-condition",
        Severity.WARNING,
        passage=home,
        parts=OF_CANDIDATES,
        phrases=_HOME.phrases,
        words=frozenset(
            "khu miền tỉnh xa 36 37 38 khẩu hktt quán gốc quê phương bản sở ưu tuyển nhận nhà sống ở trú cư người gần quanh lân local locals residents resident living live based prefer preferred con dân kt3 trọ kính km cách within nghệ thanh tĩnh hóa 4 iv quảng bắc nam trung".split()
        ),
        ground="residence",
        act="near_discrimination",
    ),
    Rule(
        "JD313",
        "accent-shut-out",
        Severity.WARNING,
        passage=voice,
        parts=OF_CANDIDATES,
        phrases=_VOICE.phrases,
        words=frozenset(
            "ngọng lắp lăm đớt nhịu giọng phương vùng quê âm phổ lẫn nhầm tật khuyết khiếm accent accents stutter stuttering stammer stammering lisp speech tiếng ngữ pha lai lớ l n s x tr".split()
        ),
        ground="voice",
        act="near_discrimination",
    ),
    Rule(
        "JD314",
        "vague-health",
        Severity.NOTE,
        passage=fitness,
        parts=OF_CANDIDATES,
        phrases=_FITNESS.phrases,
        words=frozenset(
            "sức khỏe lực trạng chất health physically physical ốm chắc tráng sung stamina fitness healthy fit".split()
        ),
        ground="health",
        act="near_discrimination",
    ),
    Rule(
        "JD315",
        "private-past",
        Severity.WARNING,
        passage=past,
        parts=OF_CANDIDATES,
        phrases=_PAST.phrases,
        words=frozenset(
            "nợ tín cic bóc lịch thân lai án phạm truy tuổi mệnh mạng thủy hành đạo criminal debts debt record top trường đại đh viện hv university universities thương bách ktqd fpt rmit neu ftu hust ueh lý tù hình kỵ kị xung số cung dần hợi tý sửu mão thìn tỵ ngọ dậu tuất vnu uit hcmut hvnh hvtc ajc dav ptit buv ftu2 league graduates".split()
        ),
        ground="background",
        act="candidate_data",
    ),
)
