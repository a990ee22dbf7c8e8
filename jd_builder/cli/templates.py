"""`jd templates list` and `jd templates eject`: what the documents are made with, and how to make it one's own."""

from pathlib import Path
from typing import Annotated

import typer

from jd_builder.cli.console import _, language, say_out
from jd_builder.cli.options import Lang
from jd_builder.languages import say


def _folder_here() -> Path | None:
    """Return the folder of templates that the settings name."""
    from jd_builder.settings import build_options

    return build_options({}, folder=Path.cwd()).templates


def _complete(incomplete: str) -> list[str]:
    from jd_builder.templating import shipped_names

    return [name for name in shipped_names() if name.startswith(incomplete)]


def list_templates(
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates",
            metavar="FOLDER",
            help=_("Folder with templates of your own, as for `jd build`."),
            show_default=False,
        ),
    ] = None,
    lang: Lang = "",
) -> None:
    from jd_builder.templating import known_templates

    folder = templates or _folder_here()
    if folder is not None and not folder.is_dir():
        from jd_builder.errors import SettingsError

        raise SettingsError(say("there is no folder “{folder}” for templates", folder=folder))
    for row in known_templates(folder):
        meaning = row.meaning or say("yours alone; used where a template of yours names it")
        own = say("  ← yours: {file}", file=row.own).text(language()) if row.own else ""
        say_out(f"{row.name:<26} {meaning.text(language())}{own}")


def eject(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME…",
            help=_("Templates to copy; `jd templates list` shows them."),
            autocompletion=_complete,
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            help=_("Folder for the copies; that of the settings, else “templates”."),
            show_default=False,
        ),
    ] = None,
    lang: Lang = "",
) -> None:
    from jd_builder.templating import eject_templates

    settled = _folder_here()
    folder = output or settled or Path("templates")
    for file in eject_templates(names, folder):
        say_out(say("written: {file}", file=file))
    if folder == settled:
        say_out(say("Next: edit it, then run  jd build PROFILE"))
    else:
        say_out(say("Next: edit it, then run  jd build PROFILE --templates {folder}", folder=folder))
