"""One document in one format: the table from format to function."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, assert_never

from jd_builder.choices import EngineName, Format, PdfVariant
from jd_builder.documents.catalogue import View
from jd_builder.documents.job_posting import JobPosting
from jd_builder.rendering.environments import render
from jd_builder.rendering.pdf import DEFAULT_VARIANT, print_pdf
from jd_builder.rendering.shortening import shorten
from jd_builder.rendering.structured import json_ld
from jd_builder.rendering.styles import font_folder, print_css, screen_css
from jd_builder.rendering.wholes import mark_wholes

_GAP: Final = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file but for the printing.

    Attributes:
        text: What it will be made of alone, the same on every machine: of equal texts the same files are made.
        make: Returns the file.
    """

    text: bytes
    make: Callable[[], bytes]


def prepare(
    view: View,
    document: str,
    made_as: Format,
    *,
    engine: EngineName,
    folder: Path | None = None,
    max_chars: int | None = None,
    variant: PdfVariant | None = None,
    created: str = "",
) -> Prepared:
    """Return a document's file, all but the printing of a PDF already done.

    Args, and what is raised now or by making it: as for `convert`.
    """
    if made_as is not Format.PDF:
        made = convert(
            view,
            document,
            made_as,
            engine=engine,
            folder=folder,
            max_chars=max_chars,
            variant=variant,
            created=created,
        )
        return Prepared(made, lambda: made)
    page = mark_wholes(render("html", document, view, folder=folder, created=created))
    css = print_css(engine, folder, view.header.brand.fonts)
    return Prepared(
        f"{page}\n{css.replace(font_folder().as_uri(), '')}".encode(),
        lambda: print_pdf(page, engine, css=css, variant=variant or DEFAULT_VARIANT, created=created),
    )


def convert(
    view: View,
    document: str,
    made_as: Format,
    *,
    engine: EngineName,
    folder: Path | None = None,
    max_chars: int | None = None,
    variant: PdfVariant | None = None,
    created: str = "",
) -> bytes:
    """Return a document's file.

    Args:
        view: The document's view.
        document: Its id.
        made_as: The format.
        engine: What prints a PDF; not `auto`.
        folder: The user's templates.
        max_chars: Most characters of a plain text.
        variant: The kind of PDF.
        created: When the document was made, in ISO 8601; empty to leave it out.

    Raises:
        OutputError: A fact that the format needs is missing.
        TemplateError: A template is wrong.
        EngineError: The PDF could not be printed.
    """
    fonts = view.header.brand.fonts
    match made_as:
        case Format.MD:
            return _tidy(render("md", document, view, folder=folder)).encode()
        case Format.HTML:
            return _end(
                render("html", document, view, folder=folder, css=screen_css(folder, fonts), created=created)
            ).encode()
        case Format.PDF:
            return prepare(
                view, document, made_as, engine=engine, folder=folder, variant=variant, created=created
            ).make()
        case Format.TXT:
            return shorten(render("txt", document, view, folder=folder), max_chars).encode()
        case Format.JSONLD:
            assert isinstance(view, JobPosting)
            return json_ld(view).encode()
        case _:
            assert_never(made_as)


def _tidy(markdown: str) -> str:
    """Leave one empty line where a template left several, and no space at the end of a line."""
    return _end(_GAP.sub("\n\n", "\n".join([line.rstrip() for line in markdown.split("\n")])))


def _end(text: str) -> str:
    return text.strip("\n") + "\n"
