"""What only the public posting needs: when, where, how to apply; links are checked, for they will be clicked."""

import datetime
import re
from typing import Annotated, Final, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from jd_builder.languages import doc, say
from jd_builder.profile.base import Model
from jd_builder.profile.invalid import Invalid
from jd_builder.profile.localized import Text, Word, clean_text

_EMAIL: Final = re.compile(r"[^@\s<>\"',;:]+@[^@\s<>\"',;:]+\.[^@\s<>\"',;:.]+")
_LONGEST_LINK: Final = 500  # a longer one makes a QR code that a telephone cannot read from paper


def _parse_link(value: object) -> str:
    text = clean_text(value)
    try:
        parts = urlsplit(text)
        usable = (
            parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"\\]", text)
        )
    except ValueError:
        usable = False
    if not usable:
        raise Invalid(
            say("“{value}” is no link to a web page", value=text[:60]),
            say("write it in full: https://congty.vn/tuyen-dung"),
        )
    if len(text) > _LONGEST_LINK:
        raise Invalid(
            say("the link is too long to be printed"),
            say("use one of at most {n} characters", n=_LONGEST_LINK),
        )
    return text


def _parse_email(value: object) -> str:
    text = clean_text(value)
    if not _EMAIL.fullmatch(text):
        raise Invalid(
            say("“{value}” is no e-mail address", value=text[:60]),
            say("write for example tuyendung@congty.vn"),
        )
    return text


Link = Annotated[
    str, PlainValidator(_parse_link), WithJsonSchema({"type": "string", "pattern": "^https?://"})
]
Email = Annotated[
    str,
    PlainValidator(_parse_email),
    WithJsonSchema({"type": "string", "format": "email", "pattern": r"^[^@\s]+@[^@\s]+\.[^@\s]+$"}),
]


class Apply(Model):
    """How to apply."""

    url: Link | None = Field(None, description=doc("Link to apply"))
    direct: bool | None = Field(
        None, description=doc("true where the link leads straight to this job's form, without another board")
    )
    email: Email | None = Field(None, description=doc("E-mail for applications"))
    phone: Word | None = Field(None, description=doc("Phone number"))
    note: Text | None = Field(None, description=doc("What to send along"))


class Address(Model):
    """A postal address, as search engines read it."""

    street: Text | None = Field(None, description=doc("House number and street"))
    locality: Text | None = Field(None, description=doc("Ward, commune or town"))
    region: Text = Field(description=doc("Province or city"))
    postal_code: Word | None = Field(None, description=doc("Postal code"))
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] = Field(
        "VN", description=doc("Country, two letters")
    )


class Posting(Model):
    """What only the public posting needs."""

    code: Word | None = Field(None, description=doc("Your own number for this posting"))
    date: datetime.date | None = Field(None, description=doc("First day of the posting"))
    deadline: datetime.date | None = Field(None, description=doc("Last day to apply"))
    openings: Annotated[int, Field(ge=1, le=10_000)] = Field(1, description=doc("Number of people wanted"))
    address: Address | None = Field(None, description=doc("Where the work is, for search engines"))
    apply: Apply | None = Field(None, description=doc("How to apply"))
    wage_region: Literal["I", "II", "III", "IV"] | None = Field(
        None, description=doc("Region of the minimum wage")
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.date is not None and self.deadline is not None and self.deadline < self.date:
            raise Invalid(say("the deadline is before the first day of the posting"), at=("deadline",))
        return self
