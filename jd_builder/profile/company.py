"""The company file, `company.yaml`: what every document of a company says alike."""

import re
from typing import Annotated, Any, Final, Literal

from pydantic import Field, PlainValidator, WithJsonSchema, field_validator

from jd_builder.languages import doc, say
from jd_builder.profile.base import Model
from jd_builder.profile.invalid import Invalid
from jd_builder.profile.localized import LocalizedText, Text, Texts, Word, clean_text
from jd_builder.profile.models import Language

MAX_FOOTER: Final = 200
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


class FontFiles(Model):
    """The fonts of the company."""

    body: Word = Field(description=doc("Font of running text: a file in the project folder"))
    bold: Word | None = Field(None, description=doc("Font of headings and bold text"))


def _parse_website(value: object) -> str:
    text = " ".join(clean_text(value).split())
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)", text)
    if scheme and scheme[1].lower() not in ("http", "https"):
        raise Invalid(say("“{value}” is no web address", value=text), say("write it as https://example.vn"))
    return text


Website = Annotated[str, PlainValidator(_parse_website), WithJsonSchema({"type": "string", "minLength": 1})]


class Contact(Model):
    """How to reach the company."""

    email: Word | None = Field(None, description=doc("E-mail"))
    phone: Word | None = Field(None, description=doc("Phone number"))
    website: Website | None = Field(None, description=doc("Website"))


class Company(Model):
    """What every document of a company says alike."""

    language: Language = Field("vi", description=doc("Language of plain texts in this file"))
    name: Text = Field(description=doc("Name of the company"))
    logo: Word | None = Field(None, description=doc("Logo: a PNG, JPEG or SVG file in the project folder"))
    colours: Colours = Field(default_factory=Colours, description=doc("Colours"))
    fonts: FontFiles | None = Field(None, description=doc("Fonts"))
    footer: Text | None = Field(
        None, description=doc("A line in the foot of every PDF page and at the end of other documents")
    )
    address: Text | None = Field(None, description=doc("Address"))
    about: Text | None = Field(None, description=doc("The company in a few sentences"))
    contact: Contact | None = Field(None, description=doc("Contact"))
    benefits: Texts = Field((), description=doc("Benefits that everybody has"))
    wage_region: Literal["I", "II", "III", "IV"] | None = Field(
        None, description=doc("Region of the minimum wage")
    )

    @field_validator("footer")
    @classmethod
    def _fits_the_foot(cls, footer: LocalizedText | None) -> LocalizedText | None:
        for language, text in footer.by_language.items() if footer else ():
            if len(text) > MAX_FOOTER:
                raise Invalid(
                    say("the footer has {n} characters", n=len(text)),
                    say("a page's foot has room for {limit}", limit=MAX_FOOTER),
                    at=(language,),
                )
        return footer
