"""`jd build`: from profiles to documents."""

from pathlib import Path
from typing import Annotated

import typer

from jd_builder.choices import Document, EngineName, Format, Language, Layout, PdfVariant
from jd_builder.cli.console import _
from jd_builder.cli.options import complete, names_of
from jd_builder.cli.ordering import Order, run_order
from jd_builder.places import as_place


def build(
    profiles: Annotated[
        list[str],
        typer.Argument(
            metavar="PROFILE…",
            help=_("Profiles (files, folders or globs), and tables of them (.csv, .xlsx, .jsonl)."),
            show_default=False,
        ),
    ],
    document: Annotated[
        list[str],
        typer.Option(
            "--document",
            "-d",
            metavar="ID",
            help=_("Which documents: {names}; all by default.").format(names=names_of(Document)),
            autocompletion=complete(Document),
            show_default=False,
        ),
    ] = [],  # noqa: B006
    made_as: Annotated[
        list[str],
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=_(
                "Which formats: {names}; md, html and pdf by default, txt and jsonld for postings."
            ).format(names=names_of(Format)),
            autocompletion=complete(Format),
            show_default=False,
        ),
    ] = [],  # noqa: B006
    lang: Annotated[
        list[str],
        typer.Option(
            "--lang",
            "-l",
            metavar="LANGUAGE",
            help=_(
                "Language of the documents: vi, en, vi,en for both, or vi+en for both side by side; the profile's own by default."
            ),
            autocompletion=complete(Language),
            show_default=False,
        ),
    ] = [],  # noqa: B006
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            parser=as_place,
            help=_("Folder for the documents; “out” by default."),
            show_default=False,
        ),
    ] = None,
    change: Annotated[
        list[str],
        typer.Option(
            "--set",
            metavar="PATH=VALUE",
            help=_("Change one value for this build, e.g. success.kpis.csat.target.at_least=4.7."),
            show_default=False,
        ),
    ] = [],  # noqa: B006
    layout: Annotated[
        str | None,
        typer.Option(
            "--layout",
            metavar="LAYOUT",
            help=_("Form of the job description: full (seven sections) or compact (five)."),
            autocompletion=complete(Layout),
            show_default=False,
        ),
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option(
            "--engine",
            metavar="ENGINE",
            help=_("What prints PDFs: auto, weasyprint or plutoprint."),
            autocompletion=complete(EngineName),
            show_default=False,
        ),
    ] = None,
    max_chars: Annotated[
        int | None,
        typer.Option(
            "--max-chars",
            metavar="N",
            min=200,
            help=_("Most characters of a posting as plain text; it is cut at a sentence."),
            show_default=False,
        ),
    ] = None,
    pdf_variant: Annotated[
        str | None,
        typer.Option(
            "--pdf-variant",
            metavar="VARIANT",
            help=_("Kind of PDF, for archives and readers: {names}; the first by default.").format(
                names=names_of(PdfVariant)
            ),
            autocompletion=complete(PdfVariant),
            show_default=False,
        ),
    ] = None,
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates",
            metavar="FOLDER",
            parser=as_place,
            help=_("Folder with templates of your own; `jd templates` shows and copies the shipped ones."),
            show_default=False,
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help=_("Check each profile first; build none in which there is an error.")),
    ] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help=_("Make every document anew, over changes made by hand too.")),
    ] = False,
    prune: Annotated[
        bool,
        typer.Option("--prune", help=_("Remove documents in the output folder whose profile is gone.")),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            min=0,
            max=256,
            metavar="N",
            help=_(
                "How many processes make documents; as many as pay on this machine by default, and with 0."
            ),
            show_default=False,
        ),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(
            min=1,
            max=86_400,
            metavar="SECONDS",
            help=_("Give a profile up that takes longer than that (300), where several processes work."),
            show_default=False,
        ),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help=_("Let the workers of a Dask scheduler make the documents, e.g. tcp://10.0.0.5:8786."),
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("Print the result as JSON."))] = False,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            help=_(
                "Go on: build again whatever changes, until Ctrl-C; with --json, one line for each build."
            ),
        ),
    ] = False,
) -> None:
    given = {
        "document": document,
        "format": made_as,
        "lang": lang,
        "set": change,
        "output": output,
        "layout": layout,
        "engine": engine,
        "max_chars": max_chars,
        "pdf_variant": pdf_variant,
        "templates": templates,
        "strict": strict,
        "force": force,
        "prune": prune,
        "jobs": jobs,
        "timeout": timeout,
        "scheduler": scheduler,
        "json": as_json,
        "watch": watch,
    }
    said = {
        name: value
        for name, value in given.items()
        if value is not None and value is not False and value != []
    }
    raise typer.Exit(run_order(Order(profiles, said)))
