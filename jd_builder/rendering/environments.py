"""Jinja environments for the two format families, and template errors that name their place."""

import base64
import contextlib
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import jinja2
import jinja2.bccache
from markupsafe import Markup, escape

from jd_builder.compiled import read_compiled, write_compiled
from jd_builder.documents.bilingual import Pair, first_of
from jd_builder.documents.blocks import Piece
from jd_builder.languages import catalogue
from jd_builder.profile.images import Image
from jd_builder.rendering.loaders import TracedEnvironment
from jd_builder.rendering.shortening import TAIL_MARK
from jd_builder.rendering.structured import json_ld_script
from jd_builder.resources import TEMPLATES

_MARKDOWN_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>&|~$]")
_MARKDOWN_START: Final = re.compile(r"(?:[#+\-=](?=\s|$|[-=#])|\d{1,9}(?=[.)](?:\s|$)))")

_SHORT_PAIR: Final = 90
"""Two texts of at most so many characters together stand on one line."""


_IN_A_LINK: Final = "/:?#@!$&'()*+,;=-._~%"


def escape_markdown(value: object) -> Markup:
    """Return a value as Markdown that shows it as typed, on one line; Markdown already made stays."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Pair):
        between = Markup(" / " if len(value) <= _SHORT_PAIR else "<br>")  # noqa: S704 — constants
        return between.join((escape_markdown(value.first), escape_markdown(value.second)))
    return _escape_line(str(value))


@lru_cache(maxsize=8192)  # nine texts of ten are labels, or come from the library
def _escape_line(text: str) -> Markup:
    text = _MARKDOWN_SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
    if match := _MARKDOWN_START.match(text):
        text = text[: match.end()] + "\\" + text[match.end() :] if match[0].isdigit() else "\\" + text
    return Markup(text)  # noqa: S704 — escaped for Markdown just above


def join_lines(lines: tuple[str, ...]) -> Markup:
    """Return the lines of a table cell in one line of Markdown."""
    return Markup("<br>").join(escape_markdown(line) for line in lines)


def px(length: float) -> str:
    """Return a length for a drawing, hundredths at most."""
    return f"{length:.2f}".rstrip("0").rstrip(".")


def one_line(value: object) -> str:
    """Return a value of plain text on one line; the mark between its parts stays."""
    return value if isinstance(value, Markup) else " ".join(str(value).split())


def css_string(text: str) -> Markup:
    """Return a CSS string; every character that could end it or the style element is written as its number.

    A space ends each number: the one that may follow in the text would be taken for it.
    """
    safe = "".join(char if char.isalnum() or char in " .,-–()" else f"\\{ord(char):06x} " for char in text)
    return Markup(f'"{safe}"')  # noqa: S704 — only letters, digits and escapes remain


def data_uri(image: Image) -> str:
    """Return a picture as part of the page."""
    return f"data:{image.media_type};base64,{base64.b64encode(image.data).decode()}"


def html_link(piece: Piece) -> Markup:
    """Return a bit of text as HTML, linked where it leads somewhere."""
    text = escape(piece.text)
    return Markup(f'<a href="{escape(piece.url)}">{text}</a>') if piece.url else text  # noqa: S704 — both are escaped


def markdown_link(piece: Piece) -> Markup:
    """Return a bit of text as Markdown, linked where it leads somewhere."""
    text = escape_markdown(piece.text)
    return Markup("[{}](<{}>)").format(text, Markup(quote(piece.url, safe=_IN_A_LINK))) if piece.url else text  # noqa: S704 — quoted


class _BesideTemplates(jinja2.BytecodeCache):
    """Keeps the shipped templates compiled, by their content."""

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Fill in a compiled template where one is kept that is of the same content."""
        for kept in read_compiled(TEMPLATES, f"{bucket.key}.bin"):
            with contextlib.suppress(Exception):  # damaged in whatever way: it is made again
                bucket.bytecode_from_string(kept)
            if bucket.code is not None:
                return

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Store a compiled template."""
        write_compiled(TEMPLATES, f"{bucket.key}.bin", bucket.bytecode_to_string())


@cache
def environment(family: str, folder: Path | None = None) -> jinja2.Environment:
    """Return the environment of a format family.

    Args:
        family: `html`, `md` or `txt`.
        folder: The user's templates, which go before the shipped ones and run sandboxed.
    """
    options: dict[str, Any] = {"autoescape": True, "keep_trailing_newline": True}
    if family == "md":
        options["finalize"] = escape_markdown
    elif family == "txt":
        options |= {"autoescape": False, "finalize": one_line}
    if folder is None:
        made = TracedEnvironment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
            bytecode_cache=_BesideTemplates(),
            **options,
        )
    else:
        from jd_builder.rendering.sandbox import OwnEnvironment

        made = OwnEnvironment(folder, **options)
    made.filters.update(
        css_string=css_string,
        data_uri=data_uri,
        join_lines=join_lines,
        json_ld=json_ld_script,
        plain=str,
        main=first_of,
        px=px,
    )
    made.filters["link"] = markdown_link if family == "md" else html_link
    made.globals.update(br=Markup("<br>"), blank=Markup("…" * 20), tail_mark=Markup(TAIL_MARK))  # noqa: S704 — constants
    return made


def render(
    family: str, document: str, view: Any, *, folder: Path | None = None, css: str = "", created: str = ""
) -> str:
    """Render a document's template.

    Args:
        family: `html`, `md` or `txt`.
        document: Id of the document.
        view: Its view.
        folder: The user's templates.
        css: Style sheet to put into the page.
        created: Date and time to put into the page, in ISO 8601.

    Raises:
        TemplateError: The template cannot be read or asks for something that is not there.
    """
    folder = folder.resolve() if folder is not None else None
    made = environment(family, folder)
    if folder is not None:
        from jd_builder.rendering.sandbox import OwnEnvironment

        assert isinstance(made, OwnEnvironment)
        made.start(catalogue(first_of(view.header.language)))
    name = f"{document}.{family}.j2"
    try:
        return made.get_template(name).render(view=view, document=document, css=Markup(css), created=created)  # noqa: S704 — a style sheet
    except Exception as error:
        from jd_builder.rendering.template_errors import explain

        told = explain(error, name, made, folder)
        if told is None:
            raise
        raise told from error
