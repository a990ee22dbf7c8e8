"""A pasted posting → passages: its lines, each under the heading that it stands below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from jd_builder.checks.folding import Phrase, fold
from jd_builder.checks.headings import Heading, heading_of
from jd_builder.checks.ignoring import without_comments
from jd_builder.checks.passages import Part, Passage
from jd_builder.sources import Source, Span

_LONGEST: Final = 2_000
"""A line longer than this is read in pieces, cut between words."""
_EMPTY: Final = re.compile(r"(?!\W{0,20}\[ ?(?:\.\.|…))[\W_]*")
"""No words; “[...]” alone is a gap that a template left."""
_LONGEST_TITLE: Final = 200
"""A first line longer than this is the posting itself, in one paragraph."""
_MARKED: Final = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")
"""A letter with a mark, as Vietnamese has in nearly every word and English in hardly any."""
_BARE_WORD: Final = re.compile(r"[a-z]+")
_ITEM: Final = re.compile(r"\s{0,40}(?:[-–—+*•·●○▪■◦‣∙>✓✔❖➢➤]|\d{1,2}[.)]\s)")
_FENCE: Final = re.compile(r"[ \t]{0,12}(?P<fence>`{3,200}|~{3,200})(?P<rest>[^\r\n]{0,200})")
_SET_IN: Final = re.compile(r" {4}| {0,3}\t")
_BEFORE_TITLE: Final = Phrase(
    r"\A\W{0,8}(?:(?:thông báo |tin )?tuyển dụng(?: nhân sự)?|(?:bản )?mô tả công việc(?: \(jd\))?|jd|job description"
    r"|we are hiring|(?:thông tin|nội dung) tuyển dụng|(?:công ty|tập đoàn|tổng công ty|doanh nghiệp)(?:(?! tuyển| cần).){3,70})\W{0,8}\Z"
)
"""What may stand above the title: the name of the company, or that somebody is wanted."""
_VIETNAMESE: Final = frozenset(
    _BARE_WORD.findall(
        "anh bao cac cau cho co cong cua dai den dia diem dong duoc gian hiem hoc hop khong kinh lam loi "
        "luong mo nam nghiem nhan nu quyen ta tai theo thoi tieng trong tu tuyen va viec vien voi yeu"
    )
)
_ENGLISH: Final = frozenset(
    _BARE_WORD.findall(
        "ability about and annual apply are be benefits bonus by candidate candidates communication company "
        "competitive customer customers days degree description develop english excellent experience female "
        "fluent for from good have hours insurance is job knowledge leave location male manage monthly of "
        "opportunities opportunity or our position preferred qualifications required requirements "
        "responsibilities responsible salary skill skills strong support team that the this to training us we "
        "will with work working year years you your"
    )
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a posting, or a piece of a very long one.

    Attributes:
        passage: Its text.
        heading: What it says about its place, if it is or begins with a heading.
    """

    passage: Passage
    heading: Heading | None


@dataclass(frozen=True)
class PlainPosting:
    """A posting without a profile.

    Attributes:
        source: The text.
    """

    source: Source

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its lines with their headings; empty ones left out."""
        return tuple(_lines(self.source))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Its lines and, of very long ones, their pieces; empty lines left out."""
        return tuple(line.passage for line in self.lines)

    def of(self, *parts: Part) -> Iterator[Passage]:
        """Yield the passages about one of these."""
        return (passage for passage in self.passages if passage.part in parts)

    @property
    def title(self) -> Passage | None:
        """The line that names the job, if there is one."""
        return next(self.of(Part.TITLE), None)


class _Reader:
    """Goes through the lines and remembers under which heading it is."""

    def __init__(self) -> None:
        self._section: Part | None = None
        self._depth = 0
        self._list: Part | None = None
        self._titled = False

    def read(self, line: str) -> tuple[Part, Heading | None]:
        """Return what a line is about, and its heading."""
        heading = heading_of(line)
        if not self._titled:
            if heading is None or not heading.exact:
                if _BEFORE_TITLE.stands_in(fold(line[:100])):
                    return Part.UNKNOWN, None
                self._titled = True
                return Part.TITLE if len(line) <= _LONGEST_TITLE else Part.UNKNOWN, None
            self._titled = heading.part is not Part.CONDITIONS
        if heading is None or (heading.part is Part.UNKNOWN and heading.depth > self._depth > 0):
            if not _ITEM.match(line):
                self._list = None
            return self._list or self._section or Part.UNKNOWN, heading
        if heading.opens:
            self._section, self._depth, self._list = heading.part, heading.depth, None
        elif not heading.bulleted:
            self._list = heading.part if heading.part is not Part.TITLE else None
        return heading.part, heading


def _lines(source: Source) -> Iterator[Line]:
    reader = _Reader()
    usual = _usual_language(source.text)
    coded = _code_lines(source)
    offset = 0
    for number, text in enumerate(source.text.splitlines(keepends=True)):
        line = without_comments(text.rstrip())
        if not _EMPTY.fullmatch(line):
            part, heading = reader.read(line)
            for start, end in _pieces(line):
                yield Line(
                    _passage(source, offset + start, line[start:end], part, usual, number in coded), heading
                )
        offset += len(text)


def _code_lines(source: Source) -> frozenset[int]:
    """Return which lines, counted from 0, are code: between fences, and in Markdown those set in by four spaces.

    Below an item of a list four spaces only go on with the item.
    """
    if "```" not in source.text and "~~~" not in source.text and not _is_markdown(source):
        return frozenset()
    made: set[int] = set()
    fence, may_open, in_list = "", True, False
    for number, line in enumerate(source.text.splitlines()):
        mark = _FENCE.match(line)
        if fence:
            made.add(number)
            if mark and mark["rest"].strip() == "" and mark["fence"].startswith(fence):
                fence = ""
        elif mark and not (mark["fence"][0] == "`" and "`" in mark["rest"]):
            made.add(number)
            fence = mark["fence"]
        elif not line.strip():
            may_open = True
            continue
        elif _SET_IN.match(line) and may_open and not in_list and _is_markdown(source):
            made.add(number)
            continue  # the next line set in goes on with it
        else:
            in_list = bool(_ITEM.match(line)) or (in_list and line[:1] in " \t")
        may_open = False
    return frozenset(made)


def _is_markdown(source: Source) -> bool:
    return source.name.lower().endswith((".md", ".markdown"))


def _passage(source: Source, base: int, text: str, part: Part, usual: str, is_code: bool) -> Passage:
    def locate(first: int, last: int) -> Span:
        return Span(source, base + first, base + last)

    return Passage(text, part, language_of(text, usual), locate, is_code=is_code)


def language_of(text: str, usual: str = "vi") -> str:
    """Return `en` for a line that is plainly English, else `vi`: Vietnamese typed without marks is Vietnamese.

    Args:
        text: The line.
        usual: Language of the posting, for lines in which nothing tells.
    """
    if _MARKED.search(text):
        return "vi"
    words = _BARE_WORD.findall(text[:_LONGEST].lower())
    if not _VIETNAMESE.isdisjoint(words):
        return "vi"
    hits = sum(word in _ENGLISH for word in words)
    return "en" if len(words) > 1 and hits * 4 >= len(words) else usual


def _usual_language(text: str) -> str:
    """Return `en` where hardly a word of a posting bears a mark and many are English."""
    start = text[:_LONGEST]
    words = _BARE_WORD.findall(start.lower())
    hits = sum(word in _ENGLISH for word in words)
    return "en" if len(_MARKED.findall(start)) * 20 < len(words) < hits * 6 else "vi"


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(line) - start > _LONGEST:
        cut = line.rfind(" ", start + 1, start + _LONGEST)
        end = cut if cut > start else start + _LONGEST
        yield start, end
        start = end
    yield start, len(line)
