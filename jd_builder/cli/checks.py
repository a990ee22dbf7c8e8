"""`jd check` and `jd rule`: what is wrong with a role or a posting, and why it is wrong."""

from pathlib import Path
from typing import Annotated, Final

import typer

from jd_builder.choices import ReportFormat
from jd_builder.cli.choosing import choice
from jd_builder.cli.console import _, language, say_err, say_out
from jd_builder.cli.options import Lang, complete, names_of

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE…",
        help=_(
            "Profiles (files, folders or globs), tables of them (.csv, .xlsx, .jsonl), and pasted postings (.txt, .md)."
        ),
        show_default=False,
    ),
]
Select = Annotated[
    list[str],
    typer.Option("--select", metavar="CODES", help=_("Only these rules: JD3,JD501 …"), show_default=False),
]
Ignore = Annotated[
    list[str],
    typer.Option(
        "--ignore", metavar="CODES", help=_("Leave these rules out: JD4,JD106 …"), show_default=False
    ),
]
AsOf = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=_("Check by the law of this day (2026-12-31); by default of the posting's day, else of today."),
        show_default=False,
    ),
]
_NONE: Final[list[str]] = []


def check(
    files: Files,
    select: Select = _NONE,
    ignore: Ignore = _NONE,
    strict: Annotated[bool, typer.Option("--strict", help=_("Warnings too make the check fail."))] = False,
    as_of: AsOf = "",
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help=_("Mend spaces, letters and tone marks in the files named, where no person must decide."),
        ),
    ] = False,
    shown_as: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=_("How to print problems: {names}; the first by default.").format(
                names=names_of(ReportFormat)
            ),
            autocompletion=complete(ReportFormat),
            show_default=False,
        ),
    ] = "text",
    lang: Lang = "",
) -> None:
    from jd_builder.check_settings import check_options
    from jd_builder.checking import check_paths, find_checkable
    from jd_builder.report_formats import report_check

    wanted = choice(ReportFormat, shown_as, "--format")
    options = check_options(select=select, ignore=ignore, as_of=as_of, folder=Path.cwd())
    paths = find_checkable(files)
    if fix:
        from jd_builder.mending import mend_paths

        for line in mend_paths(paths, options):
            (say_out if wanted is ReportFormat.TEXT else say_err)(line)
    result = check_paths(paths, options)
    if told := report_check(result, wanted, language()):
        say_out(told)
    raise typer.Exit(0 if result.passes(strict=strict) else 1)


def rule(
    code: Annotated[
        str, typer.Argument(metavar="[CODE]", help=_("The rule to explain, e.g. JD301."), show_default=False)
    ] = "",
    lang: Lang = "",
) -> None:
    from jd_builder.rule_pages import rule_lines, rule_list_lines

    for line in rule_lines(code, language()) if code else rule_list_lines(language()):
        say_out(line)
