"""The parts that views are made of; plain data, nothing of any output format."""

from dataclasses import dataclass
from typing import Literal, TypeVar, dataclass_transform

from jd_builder.profile.fonts import BrandFonts
from jd_builder.profile.images import Image

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True)
def view(cls: type[_T]) -> type[_T]:
    """Make a frozen data class without comparison and representation: half the start-up cost of a full one."""
    return dataclass(frozen=True, slots=True, eq=False, repr=False)(cls)


@view
class Fact:
    """A label and its value."""

    label: str
    value: str


@view
class Item:
    """A line of a list, with a short remark that belongs to it."""

    text: str
    note: str = ""
    lead: str = ""


@view
class Facts:
    """Labels and values."""

    facts: tuple[Fact, ...]
    kind: Literal["facts"] = "facts"


@view
class Prose:
    """Running text under an optional label."""

    label: str
    paragraphs: tuple[str, ...]
    kind: Literal["prose"] = "prose"


@view
class Listing:
    """A list under an optional label."""

    label: str
    items: tuple[Item, ...]
    numbered: bool = False
    kind: Literal["listing"] = "listing"


@view
class Table:
    """A table under an optional label; a cell is a tuple of lines."""

    label: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    widths: tuple[int, ...] = ()
    kind: Literal["table"] = "table"


Block = Facts | Prose | Listing | Table


@view
class Signature:
    """A place to sign."""

    label: str
    hint: str


@view
class Section:
    """A numbered part of a document."""

    id: str
    number: str
    heading: str
    blocks: tuple[Block, ...]


@view
class Piece:
    """A bit of text, with the link it leads to."""

    text: str
    url: str = ""


@view
class Brand:
    """How a company looks and is called.

    Attributes:
        name: Name of the company, empty where there is none.
        logo: Its logo.
        primary: Colour of headings, `#rrggbb`.
        accent: Colour of small accents, `#rrggbb`.
        fonts: Its fonts, None for the product's own.
        lines: Address and contact, each line in pieces.
        footer: The line that stands in the foot of every page.
    """

    name: str
    logo: Image | None
    primary: str
    accent: str
    fonts: BrandFonts | None
    lines: tuple[tuple[Piece, ...], ...]
    footer: str


@view
class Header:
    """What every document begins with.

    Attributes:
        language: Language of the document.
        kind: What the document is: `Bản mô tả công việc`.
        role: Title of the role.
        title: Both in one line, for the window and the PDF.
        keywords: What a search for the document may look for.
        facts: The first things to know about the role.
        brand: The company.
        page: The word for page.
    """

    language: str
    kind: str
    role: str
    title: str
    keywords: tuple[str, ...]
    facts: tuple[Fact, ...]
    brand: Brand
    page: str
