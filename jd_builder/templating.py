"""The templates there are: which a folder of the user's shadows, and copies of the shipped ones to start from."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jd_builder.choices import Document
from jd_builder.errors import JdError
from jd_builder.languages import Message, say
from jd_builder.profile.validation import suggest
from jd_builder.rendering.own_files import own_files
from jd_builder.resources import TEMPLATES
from jd_builder.writing import write_atomically

_MEANINGS = {
    "base.html.j2": say("frame of every page: head, company, title, foot"),
    "base.md.j2": say("frame of every Markdown document"),
    "partials/blocks.html.j2": say("lists, tables and fields, in HTML"),
    "partials/blocks.md.j2": say("lists, tables and fields, in Markdown"),
    "partials/scale.html.j2": say("the picture of a KPI's score, in HTML"),
    "partials/scale.md.j2": say("the picture of a KPI's score, in words"),
    "base.css": say("style everywhere"),
    "screen.css": say("style on a screen, light and dark"),
    "print.css": say("style on paper and in PDFs"),
    "plutoprint.css": say("style in PDFs by PlutoPrint"),
}
_DOCUMENTS = {
    Document.JOB_DESCRIPTION: say("Job description"),
    Document.KPI_SCORECARD: say("KPI scorecard"),
    Document.SKILL_CHECKLIST: say("Skill checklist"),
    Document.INTERVIEW_GUIDE: say("Interview guide"),
    Document.JOB_POSTING: say("Job posting"),
}

_FORMATS = {"md": "Markdown", "html": "HTML, PDF", "txt": "TXT"}


@dataclass(frozen=True, slots=True)
class KnownTemplate:
    """A template or style sheet.

    Attributes:
        name: Its name, as other templates call it.
        meaning: What it makes; None for one that only the user has.
        own: The user's file that goes before the shipped one, or that is theirs alone.
    """

    name: str
    meaning: Message | None
    own: Path | None


def shipped_names() -> list[str]:
    """Return the names of the shipped templates and style sheets."""
    return list(own_files(TEMPLATES))


def known_templates(folder: Path | None) -> list[KnownTemplate]:
    """Return the shipped templates, then those that only the user's folder has."""
    own = set(own_files(folder)) if folder is not None else set()
    shipped = shipped_names()
    return [
        KnownTemplate(name, _meaning(name), folder / name if folder is not None and name in own else None)
        for name in shipped
    ] + [
        KnownTemplate(name, None, folder / name) for name in sorted(own - set(shipped)) if folder is not None
    ]


def _meaning(name: str) -> Message | None:
    for document, label in _DOCUMENTS.items():
        if name.startswith(document.value):
            return say("{document}, {format}", document=label, format=_FORMATS[name.split(".")[-2]])
    return _MEANINGS.get(name)


def eject_templates(names: Sequence[str], folder: Path) -> list[Path]:
    """Copy shipped templates into a folder.

    Args:
        names: Their names, as `known_templates` has them.
        folder: Where to; made where it is not there.

    Returns:
        The files written.

    Raises:
        JdError: There is no such template, or a file of that name is there already; then nothing is written.
    """
    known = shipped_names()
    for name in names:
        if name not in known:
            raise JdError(
                say("there is no shipped template “{name}”: {hint}", name=name, hint=suggest(name, known))
            )
    targets = {folder / name: TEMPLATES / name for name in dict.fromkeys(names)}
    for target in targets:
        if target.exists() or target.is_symlink():
            raise JdError(say("{file} is there already; nothing was written", file=target))
    for target, source in targets.items():
        write_atomically(target, source.read_bytes())
    return list(targets)
