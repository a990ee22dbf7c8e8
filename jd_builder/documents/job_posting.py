"""The public posting, under the headings of Vietnamese job boards, and the facts that search engines read."""

from jd_builder.documents.advert import Advert, compose_advert, publishing_notices
from jd_builder.documents.blocks import Fact, Header, Item, Listing, Piece, Prose, view
from jd_builder.documents.common import brand, keywords
from jd_builder.documents.conditions import (
    education_text,
    experience_text,
    hours_text,
    insurance_text,
    leave_text,
    probation_text,
)
from jd_builder.documents.links import email_piece, phone_piece, website_piece
from jd_builder.documents.public import PublicRole, PublicSkill, public_role
from jd_builder.documents.wording import EMPLOYMENT, LEVELS, WORK_FORMATS, Words
from jd_builder.languages import say, say_n
from jd_builder.profile.loading import Role


@view
class QrCode:
    """A QR code as rows of dark and light modules, the quiet zone around it included."""

    url: str
    label: str
    rows: tuple[tuple[bool, ...], ...]


@view
class Application:
    """How to apply: ways with their labels, then sentences, and a code to scan where there is a link."""

    ways: tuple[tuple[str, Piece], ...]
    lines: tuple[str, ...]
    code: QrCode | None


@view
class PostingSection:
    """A part of the posting under the heading that boards give it."""

    id: str
    heading: str
    blocks: tuple[Prose | Listing, ...]


@view
class JobPosting:
    """Everything a posting says."""

    header: Header
    about: tuple[str, ...]
    sections: tuple[PostingSection, ...]
    apply_heading: str
    application: Application
    advert: Advert


def compose_job_posting(role: Role, words: Words) -> JobPosting:
    """Compose a posting from what of a role may be published.

    What a person should know before publishing goes to `words.notices`: a deadline that has passed, facts that search
    engines need and the profile does not give.
    """
    public = public_role(role)
    name = words.text(public.title)
    kind = words("We are hiring")
    advert = compose_advert(public, words)
    words.notices += publishing_notices(public, advert, role.called or role.path.name)
    return JobPosting(
        header=Header(
            language=words.language,
            kind=kind,
            role=name,
            title=f"{kind} – {name}",
            facts=_facts(public, words),
            brand=brand(role, words),
            page=words("Page"),
            keywords=keywords(name, kind, words.maybe(public.company)),
        ),
        about=words.paragraphs(public.about),
        sections=tuple(section for section in _sections(public, words) if section.blocks),
        apply_heading=words("How to apply"),
        application=_application(public, words),
        advert=advert,
    )


def _facts(public: PublicRole, words: Words) -> tuple[Fact, ...]:
    posting = public.posting
    facts = [
        Fact(words("Pay"), _pay(public, words)),
        Fact(words("Place of work"), "; ".join(words.texts(public.locations[:2]))),
        Fact(words("Experience"), _experience_fact(public, words)),
        Fact(words("Level"), words.say(LEVELS[public.level])),
        Fact(
            words("Employment"),
            words.capital(words.say(EMPLOYMENT[public.employment])) if public.employment else "",
        ),
        Fact(words("Openings"), words.number(posting.openings)),
        Fact(words("Apply by"), words.day(posting.deadline) if posting.deadline else ""),
    ]
    return tuple(fact for fact in facts if fact.value)


def _pay(public: PublicRole, words: Words) -> str:
    if public.salary is None:
        return words("To be agreed at the interview")
    return words.capital(words.salary(public.salary)) or words("To be agreed at the interview")


def _experience_fact(public: PublicRole, words: Words) -> str:
    experience = public.experience
    if experience is None or not experience.required or experience.years == 0:
        return words("Not required")
    n = 1 if experience.years == 1 else 2
    return words.say(say_n("{number} year", "{number} years", n, number=words.number(experience.years)))


def _sections(public: PublicRole, words: Words) -> tuple[PostingSection, ...]:
    """Return the sections in the order of the boards: work, requirements, benefits, pay, place, hours."""
    must, nice = _requirements(public, words)
    path = " › ".join(words.texts(public.career_path))
    pay = [Item(_pay(public, words), lead=words("Pay"))]
    if public.salary is not None and public.salary.note is not None:
        pay.append(Item(words.text(public.salary.note)))
    if public.bonus is not None:
        pay.append(Item(words.text(public.bonus), lead=words("Bonus")))
    hours = [
        Item(text, lead=lead)
        for lead, text in (
            ("", hours_text(public.hours, words)),
            (words("Probation"), probation_text(public.probation, words)),
        )
        if text
    ]
    places = [Item(text) for text in words.texts(public.locations)]
    if public.work_format is not None:
        places.append(
            Item(words.capital(words.say(WORK_FORMATS[public.work_format])), lead=words("Work format"))
        )
    work: list[Prose | Listing] = [
        Prose("", words.paragraphs(public.purpose)),
        _list("", words.texts(public.duties)),
    ]
    needs: list[Prose | Listing] = [Listing("", must)] if must else []
    if nice:
        needs.append(Listing(words("Preferred"), nice))
    gains = _benefits(public, words)
    if path:
        gains = (*gains, Item(path, lead=words("Career path")))
    return (
        PostingSection("work", words("What you will do"), tuple(work)),
        PostingSection("requirements", words("What we ask for"), tuple(needs)),
        PostingSection("benefits", words("Benefits"), (Listing("", gains),) if gains else ()),
        PostingSection("pay", words("Income"), (Listing("", tuple(pay)),)),
        PostingSection(
            "place", words("Where you will work"), (Listing("", tuple(places)),) if places else ()
        ),
        PostingSection("hours", words("Working time"), (Listing("", tuple(hours)),) if hours else ()),
    )


def _list(label: str, texts: tuple[str, ...]) -> Listing:
    return Listing(label, tuple(Item(text) for text in texts))


def _requirements(public: PublicRole, words: Words) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    must: list[Item] = []
    nice: list[Item] = []
    if public.experience is not None:
        (must if public.experience.required else nice).append(Item(experience_text(public.experience, words)))
    education = public.education
    if education is not None and (education.level != "none" or education.required):
        (must if education.required else nice).append(Item(words.capital(education_text(education, words))))
    must += _skills(public.required, words)
    nice += _skills(public.preferred, words)
    must += [Item(text) for text in words.texts(public.others)]
    return tuple(must), tuple(nice)


def _skills(skills: tuple[PublicSkill, ...], words: Words) -> list[Item]:
    """Return the skills that the role explains, each on its line, then the others by name on one line."""
    items = [
        Item(words.text(skill.note), lead=words.text(skill.name))
        for skill in skills
        if skill.note is not None
    ]
    named = [words.text(skill.name) for skill in skills if skill.note is None]
    return [Item("; ".join(named), lead=words("Skills")), *items] if named else items


def _benefits(public: PublicRole, words: Words) -> tuple[Item, ...]:
    items: list[Item] = []
    if public.insurance:
        items.append(Item(insurance_text(public.insurance, words), lead=words("Insurance")))
    if public.leave_days is not None:
        items.append(Item(leave_text(public.leave_days, words), lead=words("Leave")))
    items += [Item(text, lead=words("Training")) for text in words.texts(public.training)]
    said: dict[str, None] = dict.fromkeys(words.texts((*public.benefits, *public.environment)))
    return (*items, *(Item(text) for text in said))


def _application(public: PublicRole, words: Words) -> Application:
    apply, contact = public.posting.apply, public.contact
    url = apply.url or "" if apply else ""
    email = (apply.email if apply else None) or (contact.email if contact else None) or ""
    phone = (apply.phone if apply else None) or (contact.phone if contact else None) or ""
    lines = [words.maybe(apply.note)] if apply else []
    if public.posting.deadline is not None:
        lines.append(words.say(say("Apply by {day}.", day=words.day(public.posting.deadline))))
    if public.posting.code is not None:
        lines.append(words.say(say("Quote the posting number {code}.", code=public.posting.code)))
    code = QrCode(url, words("Scan to apply"), _modules(url)) if url else None
    ways = (
        (words("Online"), website_piece(url)),
        (words("E-mail"), email_piece(email)),
        (words("Phone"), phone_piece(phone)),
    )
    return Application(tuple(way for way in ways if way[1].text), tuple(line for line in lines if line), code)


def _modules(url: str) -> tuple[tuple[bool, ...], ...]:
    """Return the modules of a QR code that survives a fold or a stain: error correction M, 15 %."""
    import segno  # imported here: only a posting with a link needs it

    made = segno.make(url, error="m", micro=False)
    return tuple(tuple(bool(cell) for cell in row) for row in made.matrix_iter(border=4))
