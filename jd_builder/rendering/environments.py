"""Jinja environments for the two format families, and template errors that name their place."""

import base64
import contextlib
import re
import traceback
from functools import cache
from pathlib import Path
from typing import Any, Final

import jinja2
import jinja2.bccache
from markupsafe import Markup

from jd_builder.compiled import compiled_folder
from jd_builder.documents.bilingual import Pair, first_of
from jd_builder.errors import TemplateError
from jd_builder.languages import catalogue, say
from jd_builder.profile.images import Image
from jd_builder.rendering.shortening import TAIL_MARK
from jd_builder.rendering.structured import json_ld_script
from jd_builder.resources import TEMPLATES

_MARKDOWN_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>&|~$]")
_MARKDOWN_START: Final = re.compile(r"(?:[#+\-=](?=\s|$|[-=#])|\d{1,9}(?=[.)](?:\s|$)))")

_SHORT_PAIR: Final = 90
"""Two texts of at most so many characters together stand on one line."""


def escape_markdown(value: object) -> Markup:
    """Return a value as Markdown that shows it as typed, on one line; Markdown already made stays."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Pair):
        between = Markup(" / " if len(value) <= _SHORT_PAIR else "<br>")  # noqa: S704 — constants
        return between.join((escape_markdown(value.first), escape_markdown(value.second)))
    text = _MARKDOWN_SPECIAL.sub(r"\\\g<0>", " ".join(str(value).split()))
    if match := _MARKDOWN_START.match(text):
        text = text[: match.end()] + "\\" + text[match.end() :] if match[0].isdigit() else "\\" + text
    return Markup(text)  # noqa: S704 — escaped for Markdown just above


def join_lines(lines: tuple[str, ...]) -> Markup:
    """Return the lines of a table cell in one line of Markdown."""
    return Markup("<br>").join(escape_markdown(line) for line in lines)


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


class _BesideTemplates(jinja2.FileSystemBytecodeCache):
    """Keeps the shipped templates compiled beside them, as Python does with modules; where it may not, it does not."""

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Store a compiled template."""
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled_templates() -> jinja2.BytecodeCache | None:
    folder = compiled_folder(TEMPLATES)
    return _BesideTemplates(str(folder)) if folder else None


@cache
def environment(family: str, folder: Path | None = None) -> jinja2.Environment:
    """Return the environment of a format family.

    Args:
        family: `html`, `md` or `txt`.
        folder: The user's templates, which go before the shipped ones and run sandboxed.
    """
    folders = [*([folder] if folder else []), TEMPLATES]
    options: dict[str, Any] = {
        "loader": jinja2.FileSystemLoader(folders),
        "undefined": jinja2.StrictUndefined,
        "autoescape": True,
        "keep_trailing_newline": True,
        "auto_reload": False,
    }
    if family == "md":
        options["finalize"] = escape_markdown
    elif family == "txt":
        options |= {"autoescape": False, "finalize": one_line}
    if folder is None:
        made = jinja2.Environment(bytecode_cache=_compiled_templates(), **options)  # noqa: S701 — it is on, see above
    else:
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        made = ImmutableSandboxedEnvironment(extensions=["jinja2.ext.i18n"], **options)
    made.filters.update(
        css_string=css_string,
        data_uri=data_uri,
        join_lines=join_lines,
        json_ld=json_ld_script,
        plain=str,
        main=first_of,
    )
    made.globals.update(br=Markup("<br>"), blank=Markup("…" * 20), tail_mark=Markup(TAIL_MARK))  # noqa: S704 — constants
    return made


def render(family: str, document: str, view: Any, *, folder: Path | None = None, css: str = "") -> str:
    """Render a document's template.

    Args:
        family: `html`, `md` or `txt`.
        document: Id of the document.
        view: Its view.
        folder: The user's templates.
        css: Style sheet to put into the page.

    Raises:
        TemplateError: The template cannot be read or asks for something that is not there.
    """
    made = environment(family, folder)
    if (
        folder is not None
    ):  # for {% trans %} and _() in templates of one's own; the shipped ones need no words
        made.install_gettext_translations(catalogue(first_of(view.header.language)))  # type: ignore[attr-defined]
    name = f"{document}.{family}.j2"
    try:
        return made.get_template(name).render(view=view, document=document, css=Markup(css))  # noqa: S704 — shipped CSS
    except jinja2.TemplateSyntaxError as error:
        raise _template_error(
            error.filename or error.name or name, error.lineno, error.message or ""
        ) from error
    except jinja2.TemplateNotFound as error:
        raise _template_error(str(error.name), 0, "not found") from error
    except Exception as error:
        place = _template_frame(error)
        if place is None:
            raise
        raise _template_error(*place, str(error)) from error


def _template_frame(error: Exception) -> tuple[str, int] | None:
    """Return file and line of the innermost template on the way to an error; None where there is none."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    return (frames[-1].filename, frames[-1].lineno or 0) if frames else None


def _template_error(file: str, line: int, reason: str) -> TemplateError:
    return TemplateError(
        say(
            "the template {file}, line {line}, cannot be rendered: {reason}",
            file=file,
            line=line,
            reason=reason,
        )
    )
