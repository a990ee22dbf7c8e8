"""Sections that are missing or empty, and texts with too much or too little in them."""

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Final

from jd_builder.checks.folding import Phrase
from jd_builder.checks.passages import Part
from jd_builder.checks.plain import Line, PlainPosting
from jd_builder.checks.rule import Context, Finding
from jd_builder.documents.public import PublicRole, public_role
from jd_builder.languages import Message, say, say_n
from jd_builder.profile.loading import Role
from jd_builder.profile.localized import LocalizedText
from jd_builder.profile.models import Other

_NAMES: Final = {
    Part.DUTIES: say("duties (Mô tả công việc)"),
    Part.REQUIREMENTS: say("requirements (Yêu cầu)"),
    Part.BENEFITS: say("benefits (Quyền lợi)"),
}
_CUES: Final = {
    Part.DUTIES: Phrase(
        r"(?<!\w)(?:(?:chịu trách nhiệm|phụ trách|thực hiện|đảm nhận|công việc|nhiệm vụ)(?! ổn định)|you will|responsible for|duties)(?!\w)"
    ),
    Part.REQUIREMENTS: Phrase(
        r"(?<!\w)(?:yêu cầu|kinh nghiệm|tốt nghiệp|bằng cấp|trình độ|ưu tiên|thành thạo|experience|required|degree)(?!\w)"
    ),
    Part.BENEFITS: Phrase(
        r"(?<!\w)(?:lương|thu nhập|thưởng|phụ cấp|bảo hiểm|bhxh|quyền lợi|phúc lợi|salary|income|benefits|insurance)(?!\w)"
    ),
}
"""What a posting without headings says of each."""
_FRAME: Final = 450
"""Characters that headings, labels and facts add to the author's words in a posting, at least."""


def section_empty(role: Role, _: Context) -> Iterator[Finding]:
    """Find sections of a profile with nothing in them."""
    profile = role.profile
    success, needs, gets = profile.success, profile.requirements, profile.benefits
    if not success.kpis and not success.criteria:
        yield Finding(
            say("section IV names no measure: neither a KPI nor a criterion"),
            say(
                "add at least one under “kpis:” or “criteria:”, so that both sides know what good work is; `jd list kpis` shows what there is"
            ),
            ("success",),
            key=True,
        )
    if not (needs.education or needs.experience or needs.skills or needs.others):
        yield Finding(
            say("section V asks for nothing"),
            say(
                "say what the work really needs under “education:”, “experience:” or “skills:”, even if it is little"
            ),
            ("requirements",),
            key=True,
        )
    if not (gets.salary or gets.bonus or gets.insurance or gets.leave_days or gets.training or gets.items):
        yield Finding(
            say("section VI offers nothing"),
            say("add at least the pay, the insurance and the days of leave"),
            ("benefits",),
            key=True,
        )
    if profile.other == Other():
        yield Finding(
            say("section VII is empty: neither place nor time of the work is told"),
            say("add “locations:”, “hours:” and “probation:” under “other:”"),
            ("other",) if "other" in (role.tree.data or {}) else None,
            key="other" in (role.tree.data or {}),
        )


def missing_sections(posting: PlainPosting, _: Context) -> Iterator[Finding]:
    """Find out which of duties, requirements and benefits a pasted posting lacks, and headings with nothing below."""
    full = {line.passage.part for line in posting.lines if _says_something(line)}
    headed = {line.heading.part for line in posting.lines if line.heading and line.heading.opens}
    missing = []
    for part, name in _NAMES.items():
        if part in full:
            continue
        if part in headed:
            line = next(each for each in posting.lines if each.heading and each.heading.part is part)
            yield Finding(
                say("nothing stands under the heading “{text}”", text=line.passage.text.strip()[:80]),
                say("fill the section in before you publish"),
                line.passage.locate(0, len(line.passage.text)),
            )
        elif not any(_CUES[part].stands_in(passage.folded) for passage in posting.of(Part.UNKNOWN)):
            missing.append(name)
    if missing and posting.lines:
        yield Finding(
            say("there is no section on {missing}", missing=_joined(missing)),
            say("give each a heading and a few lines: candidates look for these three first"),
        )


def _says_something(line: Line) -> bool:
    heading = line.heading
    return heading is None or not heading.alone or any(char.isdigit() for char in line.passage.text[3:])


def _joined(names: Iterable[Message]) -> Message:
    return reduce(lambda one, other: say("{one}, {other}", one=one, other=other), names)


def too_many_musts(role: Role, context: Context) -> Iterator[Finding]:
    """Find profiles with more skills that are a must than anybody has."""
    musts = sum(need.must for need in role.profile.requirements.skills.values())
    most = context.limits.must_haves
    if musts > most:
        yield Finding(
            say_n(
                "{n} skill is a must, more than one person can be expected to have ({most})",
                "{n} skills are a must, more than one person can be expected to have ({most})",
                musts,
                most=most,
            ),
            say("keep as musts only what nobody can start without, and write “must: false” for the others"),
            ("requirements", "skills"),
            key=True,
        )


def posting_length(role: Role, context: Context) -> Iterator[Finding]:
    """Find profiles whose public posting is very short or very long."""
    yield from _length(_FRAME + _public_length(public_role(role), role.profile.language), context)


def text_length(posting: PlainPosting, context: Context) -> Iterator[Finding]:
    """Find pasted postings that are very short or very long."""
    yield from _length(len(posting.source.text.strip()), context)


def _length(length: int, context: Context) -> Iterator[Finding]:
    least, most = context.limits.posting_min, context.limits.posting_max
    if length < least:
        yield Finding(
            say("the posting has about {n} characters, fewer than {least}", n=length, least=least),
            say(
                "tell what candidates want to know: the work of a usual day, what is really needed, pay, place and hours"
            ),
        )
    elif length > most:
        yield Finding(
            say("the posting has about {n} characters, more than {most}", n=length, most=most),
            say("leave out what a candidate need not know before the interview, and what is said twice"),
        )


def _public_length(public: PublicRole, language: str) -> int:
    """Return how many characters the author's words take in a posting; labels and facts from tables not counted."""
    single = (public.title, public.purpose, public.responsibilities, public.bonus, public.about)
    lists = (
        public.duties,
        public.others,
        public.training,
        public.benefits,
        public.locations,
        public.career_path,
        public.environment,
    )
    skills = [text for skill in (*public.required, *public.preferred) for text in (skill.name, skill.note)]
    texts: list[LocalizedText | None] = [*single, *skills, *(text for texts in lists for text in texts)]
    return sum(len(text.get(language)) for text in texts if text is not None)
