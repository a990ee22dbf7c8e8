"""`jd kpi …`: what was reached, scored against the targets of a profile."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from jd_builder.cli.choosing import choice
from jd_builder.cli.console import _, language, say_err, say_out
from jd_builder.cli.options import Lang, complete
from jd_builder.languages import say


class ScoreFormat(StrEnum):
    """How scores are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def score(
    profile: Annotated[str, typer.Argument(metavar="PROFILE", help=_("The profile."), show_default=False)],
    actuals: Annotated[
        Path | None,
        typer.Argument(
            metavar="ACTUALS.CSV",
            help=_("Table of what was reached: columns kpi and actual, for channels also segment."),
            show_default=False,
        ),
    ] = None,
    template: Annotated[
        bool, typer.Option("--template", help=_("Print an empty table to fill in, instead of scores."))
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=_("File for the empty table, which Excel then opens as it is."),
            show_default=False,
        ),
    ] = None,
    shown_as: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=_("How to print scores: table, json or csv."),
            autocompletion=complete(ScoreFormat),
            show_default=False,
        ),
    ] = "table",
    lang: Lang = "",
) -> None:
    from jd_builder.errors import JdError
    from jd_builder.profile.actuals import read_actuals
    from jd_builder.profile.loading import load_role
    from jd_builder.scaffold import resolve_profile
    from jd_builder.score_report import ScoreReport, template_csv
    from jd_builder.scoring import score_role
    from jd_builder.writing import write_atomically

    wanted = choice(ScoreFormat, shown_as, "--format")
    if template is (actuals is not None):
        say_err(
            say("--template prints an empty table: leave ACTUALS.CSV out")
            if template
            else say("ACTUALS.CSV is missing: the table of what was reached; --template prints an empty one")
        )
        raise typer.Exit(2)
    if output is not None and not template:
        say_err(say("--output goes with --template"))
        raise typer.Exit(2)
    role = load_role(resolve_profile(profile))
    if actuals is None:
        table = template_csv(role, language())
        if output is None:
            say_out(table)
        else:
            if output.exists():
                raise JdError(say("{file} is there already; nothing was written", file=output))
            write_atomically(
                output, f"{table}\n".encode("utf-8-sig")
            )  # the mark tells Excel that it is UTF-8
            say_out(say("written: {file}", file=output))
        return
    report = ScoreReport(role, score_role(role.profile.success.kpis, read_actuals(actuals, role)), language())
    if wanted is ScoreFormat.JSON:
        say_out(report.as_json())
    elif wanted is ScoreFormat.CSV:
        say_out(report.as_csv())
    else:
        for line in report.lines():
            say_out(line)
