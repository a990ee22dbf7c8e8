"""The facts of a posting that search engines read, and what is missing before it is published."""

import datetime
from typing import Final

from jd_builder.documents.blocks import view
from jd_builder.documents.public import PublicRole
from jd_builder.documents.wording import Words
from jd_builder.languages import Message, say

_FULL_TIME_HOURS: Final = 35
"""A week of fewer hours is part-time work (ILO and OECD count it so); used where the profile does not say."""


@view
class Advert:
    """The facts that schema.org's JobPosting holds, in no format; see `rendering/structured.py`.

    Dates are ISO 8601; money is in units of its currency; `missing` names the profile's keys that Google's rules need.
    """

    title: str
    posted: str
    deadline: str
    employment: str
    organization: str
    website: str
    street: str
    locality: str
    region: str
    postal_code: str
    country: str
    remote: bool
    pay: tuple[float | None, float | None] | None
    currency: str
    pay_per: str
    code: str
    direct: bool | None
    education: str
    months: int | None
    openings: int
    missing: tuple[str, ...]


def compose_advert(public: PublicRole, words: Words) -> Advert:
    """Return the facts of a posting for search engines."""
    posting, salary = public.posting, public.salary
    remote = public.work_format == "remote"
    address = posting.address
    experience = public.experience
    pay = (salary.min, salary.max) if salary is not None else (None, None)
    street = words.maybe(address.street if address else public.company_address)
    posted = posting.date.isoformat() if posting.date else ""
    organization = words.maybe(public.company)
    needed: tuple[tuple[str, object], ...] = (
        ("posting.date", posted),
        ("company.yaml: name", organization),
        ("posting.address", address is not None or street or remote),
    )
    return Advert(
        title=words.text(public.title),
        posted=posted,
        deadline=_end_of(posting.deadline, address.country if address else "VN") if posting.deadline else "",
        employment=public.employment or _usual_employment(public),
        organization=organization,
        website=_web_address(public.contact.website if public.contact else None),
        street=street,
        locality=words.maybe(address.locality) if address else "",
        region=words.text(address.region) if address else "",
        postal_code=(address.postal_code or "") if address else "",
        country=address.country if address else "VN",
        remote=remote,
        pay=pay if any(pay) else None,
        currency=salary.currency if salary is not None else "",
        pay_per=salary.per if salary is not None else "",
        code=posting.code or "",
        direct=posting.apply.direct if posting.apply else None,
        education=public.education.level if public.education and public.education.required else "",
        months=round(experience.years * 12) if experience is not None and experience.required else None,
        openings=posting.openings,
        missing=tuple(key for key, given in needed if not given),
    )


def _end_of(day: datetime.date, country: str) -> str:
    """Return the last second of a day in Vietnam; elsewhere the day, whose end the search engine knows."""
    return f"{day.isoformat()}T23:59:59+07:00" if country == "VN" else day.isoformat()


def _usual_employment(public: PublicRole) -> str:
    if public.level == "intern":
        return "intern"
    week = public.hours.per_week if public.hours else None
    if week is None:
        return ""
    return "full_time" if week >= _FULL_TIME_HOURS else "part_time"


def _web_address(website: str | None) -> str:
    if not website:
        return ""
    return website if website.startswith(("http://", "https://")) else f"https://{website}"


def publishing_notices(public: PublicRole, advert: Advert, file: str) -> list[Message]:
    """Return what a person should know before publishing: a deadline that has passed, facts that are missing."""
    posting = public.posting
    notices = []
    if posting.deadline is not None and posting.deadline < _today():
        notices.append(
            say(
                "{file}: the deadline {day} has passed; change posting.deadline before you publish",
                file=file,
                day=posting.deadline.isoformat(),
            )
        )
    if posting.apply is not None and advert.missing:
        notices.append(
            say(
                "{file}: search engines will not show this posting as a job, for want of {keys}",
                file=file,
                keys=", ".join(advert.missing),
            )
        )
    return notices


def _today() -> datetime.date:
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date()
