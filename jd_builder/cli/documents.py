"""`jd build`: from profiles to documents."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jd_builder.choices import Document, EngineName, Format, Language, Layout, PdfVariant
from jd_builder.cli.console import _, language, report_errors, say_err, say_out
from jd_builder.cli.options import choice, chosen, complete, names_of

if TYPE_CHECKING:
    from jd_builder.checks.options import CheckOptions


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
        str,
        typer.Option(
            "--layout",
            metavar="LAYOUT",
            help=_("Form of the job description: full (seven sections) or compact (five)."),
            autocompletion=complete(Layout),
            show_default=False,
        ),
    ] = "",
    engine: Annotated[
        str,
        typer.Option(
            "--engine",
            metavar="ENGINE",
            help=_("What prints PDFs: auto, weasyprint or plutoprint."),
            autocompletion=complete(EngineName),
            show_default=False,
        ),
    ] = "",
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
        str,
        typer.Option(
            "--pdf-variant",
            metavar="VARIANT",
            help=_("Kind of PDF, for archives and readers: {names}; the first by default.").format(
                names=names_of(PdfVariant)
            ),
            autocompletion=complete(PdfVariant),
            show_default=False,
        ),
    ] = "",
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates",
            metavar="FOLDER",
            help=_("Folder with templates of your own; `jd templates` shows and copies the shipped ones."),
            show_default=False,
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help=_("Check each profile first; build none in which there is an error.")),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("Print the result as JSON."))] = False,
) -> None:
    if engine == EngineName.PLUTOPRINT:  # its fonts take as long as the imports below, on another core
        from jd_builder.rendering.pdf import load_fonts

        load_fonts()
    from jd_builder.building import run_build
    from jd_builder.finding import find_profiles
    from jd_builder.report import result_as_json, result_lines
    from jd_builder.settings import build_options

    options = build_options(
        {
            "documents": chosen(Document, document, "--document"),
            "formats": chosen(Format, made_as, "--format"),
            "languages": chosen(Language, lang, "--lang"),
            "output": output,
            "templates": templates,
            "overrides": change,
            "layout": choice(Layout, layout, "--layout") if layout else None,
            "max_chars": max_chars,
            "engine": choice(EngineName, engine, "--engine") if engine else None,
            "checks": _project_checks() if strict else None,
            "pdf_variant": choice(PdfVariant, pdf_variant, "--pdf-variant") if pdf_variant else None,
        },
        folder=Path.cwd(),
    )
    result = run_build(
        find_profiles(profiles),
        options,
        progress=_progress if sys.stderr.isatty() and not as_json else lambda *_: None,
    )
    if as_json:
        say_out(result_as_json(result, language()))
    else:
        for notice in result.notices:
            say_err(notice)
        for problem in result.warnings:
            say_err(problem.explain(language()))
        report_errors(failure.error for failure in result.failures)
        for line in result_lines(result, language()):
            say_out(line)
    raise typer.Exit(0 if result.ok else 1)


def _progress(done: int, total: int, name: str) -> None:
    """Show how far a build is, on one line that is wiped at the end."""
    text = f"[{done}/{total}] {name}"[:70] if name else ""
    print(f"\r{text:<70}\r", end="", file=sys.stderr, flush=True)


def _project_checks() -> "CheckOptions":
    """Return what the project wants checked; the rules take as long to load as all the rest."""
    from jd_builder.check_settings import check_options

    return check_options(folder=Path.cwd())
