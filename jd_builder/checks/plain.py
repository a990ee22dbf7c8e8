"""A pasted posting → passages: its lines, each under the heading that it stands below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from jd_builder.checks.folding import Phrase, fold
from jd_builder.checks.ignoring import without_comments
from jd_builder.checks.passages import Part, Passage
from jd_builder.sources import Source, Span

_LONGEST: Final = 2_000
"""A line longer than this is read in pieces, cut between words."""
_LONGEST_HEADING: Final = 60

_HEADINGS: Final = tuple(
    (part, Phrase(rf"(?:{pattern})"))
    for part, pattern in (
        (Part.REQUIREMENTS, r"(?:các )?yêu cầu(?: (?:công việc|ứng viên|tuyển dụng|chung|khác|đối với ứng viên|chuyên môn|kinh nghiệm))?|tiêu chuẩn(?: tuyển dụng)?|điều kiện(?: tuyển dụng| ứng tuyển)?|kỹ năng(?: và kinh nghiệm)?|requirements?|(?:job )?qualifications?|your skills(?: and experience)?|who you are|skills"),
        (Part.DUTIES, r"mô tả(?: công việc| chung)?|nhiệm vụ(?: chính)?|trách nhiệm(?: chính)?|nội dung công việc|công việc(?: chính)?|(?:job )?description|(?:key )?responsibilities|duties|what you will do"),
        (Part.BENEFITS, r"(?:các )?quyền lợi(?: được hưởng)?|phúc lợi|chế độ(?: đãi ngộ| phúc lợi)?|đãi ngộ|thu nhập|mức lương|lương(?: thưởng)?|phụ cấp|benefits?|what we offer|salary|compensation|why you'll love working here"),
        (Part.CONDITIONS, r"(?:địa điểm|nơi|thời gian|giờ|môi trường) làm việc|địa điểm|thời gian(?: thử việc)?|thử việc|thiết bị làm việc|(?:work )?location|working (?:hours|time)|hours"),
        (Part.APPLY, r"(?:cách thức|cách|hồ sơ|thông tin) (?:ứng tuyển|nộp hồ sơ|dự tuyển|liên hệ)|hồ sơ(?: bao gồm| gồm)?|liên hệ|hạn nộp(?: hồ sơ)?|how to apply|application|contact"),
        (Part.SUMMARY, r"giới thiệu(?: công ty| chung)?|về chúng tôi|mục tiêu công việc|about us|overview|summary"),
    )
)  # fmt: skip
_LABEL: Final = re.compile(r"[^\w]*(?:(?:[ivx]+|\d{1,2})[.):]\s{0,3})?[^\w]*")


@dataclass(frozen=True)
class PlainPosting:
    """A posting without a profile.

    Attributes:
        source: The text.
    """

    source: Source

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Its lines and, of very long ones, their pieces; empty lines left out."""
        return tuple(_passages(self.source))

    def of(self, *parts: Part) -> Iterator[Passage]:
        """Yield the passages about one of these."""
        return (passage for passage in self.passages if passage.part in parts)


def _passages(source: Source) -> Iterator[Passage]:
    part = Part.TITLE
    offset = 0
    for line in source.text.splitlines(keepends=True):
        stripped = without_comments(line).rstrip()
        if stripped.strip(" \t\ufeff#*-_=•"):
            heading, rest = _heading(stripped)
            if heading is not None:
                part = heading
            about = part
            if part is Part.TITLE and heading is None:
                part = Part.UNKNOWN  # the title is the first line with words
            del rest
            for start, end in _pieces(stripped):
                yield _passage(source, offset, stripped, start, end, about)
        offset += len(line)


def _passage(source: Source, offset: int, line: str, start: int, end: int, part: Part) -> Passage:
    base = offset + start

    def locate(first: int, last: int) -> Span:
        return Span(source, base + first, base + last)

    text = line[start:end]
    return Passage(text, part, "vi", locate)


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(line) - start > _LONGEST:
        cut = line.rfind(" ", start + 1, start + _LONGEST)
        end = cut if cut > start else start + _LONGEST
        yield start, end
        start = end
    yield start, len(line)


def _heading(line: str) -> tuple[Part | None, str]:
    """Return what the lines below are about, where a line is a heading, alone or before a colon; and the rest."""
    label, colon, rest = line[: _LONGEST_HEADING + 40].partition(":")
    found = _LABEL.match(label)
    words = label[found.end() if found else 0 :].strip(" *_#=-–—.|\t")
    if not words or len(words) > _LONGEST_HEADING or (colon == "" and len(words.split()) > 6):
        return None, ""
    folded = fold(words)
    for part, phrase in _HEADINGS:
        match = phrase.first(folded)
        if (
            match is not None
            and match.start() == 0
            and (match.end() == len(folded.text) or folded.text[match.end()] in " (/&+-–,")
        ):
            # a sentence that merely begins with the word is no heading
            tail = folded.text[match.end() :].strip()
            if not tail or tail[0] in "(/&+-–," or (colon and len(tail.split()) <= 4):
                return part, rest
    return None, ""
