"""The company file, `company.yaml`: what every document of a company says alike."""

import re
from typing import Annotated, Any, Final, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from jd_builder.languages import doc, say
from jd_builder.profile.base import Model
from jd_builder.profile.invalid import Invalid
from jd_builder.profile.localized import Text, Texts, Word, clean_text
from jd_builder.profile.models import Language

_COLOUR: Final = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def _parse_colour(value: object) -> str:
    text = clean_text(value)
    if not _COLOUR.fullmatch(text):
        raise Invalid(say("“{value}” is no colour", value=text), say('write it as "#0f766e", in quotes'))
    digits = text[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


_COLOUR_SCHEMA: Final[dict[str, Any]] = {"type": "string", "pattern": f"^{_COLOUR.pattern}$"}
Colour = Annotated[str, PlainValidator(_parse_colour), WithJsonSchema(_COLOUR_SCHEMA)]


class Colours(Model):
    """The colours of the company."""

    primary: Colour = Field("#0f5c63", description=doc("Headings and lines"))
    accent: Colour = Field("#b45309", description=doc("Small accents"))


class Contact(Model):
    """How to reach the company."""

    email: Word | None = Field(None, description=doc("E-mail"))
    phone: Word | None = Field(None, description=doc("Phone number"))
    website: Word | None = Field(None, description=doc("Website"))


class Company(Model):
    """What every document of a company says alike."""

    language: Language = Field("vi", description=doc("Language of plain texts in this file"))
    name: Text = Field(description=doc("Name of the company"))
    logo: Word | None = Field(None, description=doc("Logo: an image file in the project folder"))
    colours: Colours = Field(default_factory=Colours, description=doc("Colours"))
    address: Text | None = Field(None, description=doc("Address"))
    about: Text | None = Field(None, description=doc("The company in a few sentences"))
    contact: Contact | None = Field(None, description=doc("Contact"))
    benefits: Texts = Field((), description=doc("Benefits that everybody has"))
    wage_region: Literal["I", "II", "III", "IV"] | None = Field(
        None, description=doc("Region of the minimum wage")
    )
