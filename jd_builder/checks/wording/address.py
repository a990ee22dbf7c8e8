"""JD404: one reader who is “bạn” here and “anh/chị” or “ứng viên” there."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from re import Match
from typing import Final

from jd_builder.checks.folding import Phrase, fold
from jd_builder.checks.passages import Part, Passage, profile_passages
from jd_builder.checks.plain import PlainPosting
from jd_builder.checks.rule import Context, Finding, Rule
from jd_builder.languages import say
from jd_builder.problems import Severity
from jd_builder.profile.loading import Role

_VERB: Final = r"(?:sẽ|được|có|là|cần|phải|đã|đang|nên|hãy|nhận|gửi|nộp|muốn|vui lòng|chỉ)"
_ADDRESS: Final = {
    "bạn": Phrase(
        r"(?<!\w)bạn(?! (?:bè|hàng|đồng|đọc|học|trẻ|trong nghề|gái|trai|thân|diễn|cùng|nữ|nam)(?!\w))(?!\w)",
        bare=False,
    ),
    "anh/chị": Phrase(
        r"(?<!\w)anh ?[/,&-] ?chị(?![ /,]{0,2}em)(?!\w)|(?<!\w)(?:quý )?anh chị(?! em)(?!\w)", bare=False
    ),
    "em": Phrase(rf"(?<!\w)(?:các em (?:{_VERB}|sinh viên)|em (?:{_VERB}))(?!\w)", bare=False),
    "ứng viên": Phrase(rf"(?<!\w)(?:quý )?ứng viên {_VERB}(?! tiềm năng)(?!\w)", bare=False),
}
"""Forms of address; “ứng viên” only where something is promised to or asked of the reader."""
_WORDS: Final = frozenset({"bạn", "anh", "em", "ứng"})
_SECTIONS: Final = (Part.SUMMARY, Part.DUTIES, Part.REQUIREMENTS, Part.BENEFITS, Part.CONDITIONS, Part.APPLY)
_SPOKEN: Final = frozenset({"text", "probes", "script"})


def mixed_address(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find the first text that addresses its reader otherwise than most of its section does."""
    sections: dict[Part, list[tuple[str, Passage, Match[str]]]] = {}
    for passage in passages:
        if passage.language == "vi" and not passage.folded.words.isdisjoint(_WORDS):
            for name, found in _addresses(passage.text):
                sections.setdefault(passage.part, []).append((name, passage, found))
    for uses in sections.values():
        counted = Counter(name for name, _, _ in uses)
        if len(counted) < 2:
            continue
        usual = counted.most_common(1)[0][0]
        name, passage, found = next(use for use in uses if use[0] != usual)
        yield Finding(
            say(
                "the reader is “{one}” here and “{usual}” elsewhere in this section",
                one=name,
                usual=usual,
            ),
            say(
                "choose one form and keep it: “bạn” is friendly, “ứng viên” formal, “anh/chị” for experienced people"
            ),
            passage.span(found),
        )
        return


@lru_cache(maxsize=4_096)
def _addresses(text: str) -> tuple[tuple[str, Match[str]], ...]:
    """Return the words that a text addresses its reader with; profiles share most of their texts."""
    folded = fold(text)
    return tuple((name, found) for name, phrase in _ADDRESS.items() for found in phrase.find(folded))


def of_role(role: Role, _: Context) -> Iterator[Finding]:
    """Look at each section of a profile; of the interview at what is said to the candidate."""
    passages = list(profile_passages(role.tree, role.profile.language))
    yield from mixed_address(
        passage
        for passage in passages
        if passage.part in _SECTIONS
        or (passage.part is Part.INTERVIEW and not _SPOKEN.isdisjoint(map(str, passage.loc)))
    )


def of_posting(posting: PlainPosting, _: Context) -> Iterator[Finding]:
    """Look at each section of a pasted posting, under its heading."""
    yield from mixed_address(posting.passages)


RULES: Final = (Rule("JD404", "mixed-address", Severity.NOTE, role=of_role, posting=of_posting),)
