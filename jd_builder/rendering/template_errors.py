"""What goes wrong in a template → a problem with its file, its line, and what is known at that place."""

import re
import traceback
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import jinja2

from jd_builder.errors import TemplateError
from jd_builder.languages import Message, say
from jd_builder.problems import CODE_TEMPLATE, Problem
from jd_builder.rendering.own_files import own_files
from jd_builder.rendering.sandbox import TooMuch, UnknownName
from jd_builder.resources import TEMPLATES
from jd_builder.sources import Source, Span, short_path

_MANY: Final = 30
_TAGS: Final = (
    "autoescape", "block", "call", "else", "elif", "endblock", "endcall", "endfilter", "endfor", "endif", "endmacro",
    "endset", "endtrans", "extends", "filter", "for", "from", "if", "import", "include", "macro", "raw", "set", "trans",
)  # fmt: skip


def explain(
    error: Exception, name: str, made: jinja2.Environment, folder: Path | None
) -> TemplateError | None:
    """Return an error as the author of a template needs it.

    Args:
        error: What was raised.
        name: The template that was asked for.
        made: The environment it ran in.
        folder: The user's templates; a place in them goes before one in the shipped templates.

    Returns:
        The error, or None where it did not happen in a template.
    """
    if isinstance(error, TemplateError):
        return error
    file, line = _place(error, folder)
    match error:
        case UnknownName():
            return _at(error.file or file, error.line or line, error.name, *_unknown(error))
        case TooMuch():
            return _at(file or name, line, "", error.message)
        case jinja2.TemplateNotFound():
            known = [str(known) for known in made.list_templates()] if folder is None else _names(folder)
            wanted = str(error.name)
            return _at(
                file or wanted,
                line,
                wanted,
                say("there is no template “{name}”", name=wanted),
                near(wanted, known),
            )
        case jinja2.TemplateSyntaxError():
            quoted = re.search(r"^(?:Encountered unknown|No) \w+(?: named)? '(.+?)'", error.message or "")
            word = quoted[1] if quoted else ""
            return _at(error.filename or name, error.lineno, word, *_unreadable(error.message or "", made))
        case RecursionError():
            return _at(file or name, line, "", say("a template calls itself without end"))
        case _ if file:
            reason = re.sub(r"jd_builder\.[\w.]*\.", "", str(error)) or type(error).__name__
            return _at(file, line, "", say("this place cannot be computed: {reason}", reason=reason))
        case _ if folder is not None:
            return _at(
                name, 0, "", say("this place cannot be computed: {reason}", reason=type(error).__name__)
            )
    return None


def near(word: str, known: Iterable[str]) -> Message | None:
    """Return a hint that names what is known, the nearest word first."""
    known = list(known)
    if not known:
        return None
    names = ", ".join(known[:_MANY]) + (" …" if len(known) > _MANY else "")
    if found := get_close_matches(word, known, n=1, cutoff=0.6):
        return say("did you mean “{name}”? Known here: {names}", name=found[0], names=names)
    return say("known here: {names}", names=names)


def _unknown(error: UnknownName) -> tuple[Message, Message | None]:
    if error.unsafe:
        return say("“{name}” may not be used in a template", name=error.name), near(error.name, error.known)
    if error.parameter:
        return say("a macro is called without a value it needs: {reason}", reason=str(error)), None
    return say("there is no “{name}” here", name=error.name), near(error.name, error.known)


def _unreadable(reason: str, made: jinja2.Environment) -> tuple[Message, Message | None]:
    """Say in our words what Jinja's parser says in English; its own words stay in the hint where there are no others."""
    if found := re.match(r"Encountered unknown tag '(.+?)'", reason):
        return say("there is no tag “{name}”", name=found[1]), near(found[1], _TAGS)
    if found := re.match(r"No filter named '(.+?)'", reason):
        return say("there is no filter “{name}”", name=found[1]), near(found[1], sorted(made.filters))
    if found := re.match(r"No test named '(.+?)'", reason):
        return say("there is no test “{name}”", name=found[1]), near(
            found[1], sorted(name for name in made.tests if name.isidentifier())
        )
    if found := re.match(r"Unexpected end of template.*following tags: (.+?)\. ", reason):
        return say(
            "the template ends too early; what is missing: {names}", names=found[1].replace(" or ", ", ")
        ), None
    return say("this place cannot be read"), say("Jinja says: {reason}", reason=reason)


def _names(folder: Path) -> list[str]:
    return sorted(each for each in {*own_files(folder), *own_files(TEMPLATES)} if each.endswith(".j2"))


def _place(error: Exception, folder: Path | None) -> tuple[str, int]:
    """Return file and line of the template at work, one of the user's where there is one; `""` where there is none."""
    frames = [
        (frame.filename, frame.lineno or 0)
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.endswith(".j2")
    ]
    own = [frame for frame in frames if folder is not None and Path(frame[0]).is_relative_to(folder)]
    return (own or frames or [("", 0)])[-1]


def _at(file: str, line: int, word: str, message: Message, hint: Message | None = None) -> TemplateError:
    """Return the error at a word of a line, or at the line where the word is not in it."""
    shown = short_path(Path(file)) if Path(file).is_absolute() else file
    try:
        source = Source(shown, Path(file).read_text(encoding="utf-8-sig"))
        text = source.line(line) if line else ""
    except (OSError, ValueError, IndexError):
        text = ""
    if not text.strip():
        message = say("line {line}: {message}", line=line, message=message) if line else message
        return TemplateError(Problem(CODE_TEMPLATE, message, hint, path=shown))
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) if word else None
    left, right = found.span() if found else (len(text) - len(text.lstrip()), len(text.rstrip()))
    start = source.start_of(line)
    return TemplateError(Problem(CODE_TEMPLATE, message, hint, Span(source, start + left, start + right)))
