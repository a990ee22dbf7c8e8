"""`jd new`, `list`, `show`, `library`, `schema` and `doctor`: what there is to build from, and on what machine."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from jd_builder.cli.choosing import choice
from jd_builder.cli.console import _, language, say_err, say_out
from jd_builder.cli.options import Lang, complete, names_of
from jd_builder.errors import OutputError
from jd_builder.languages import say


def new(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help=_("Name of the new file, e.g. tong-dai."), show_default=False),
    ],
    base: Annotated[
        str,
        typer.Option(
            "--from", metavar="PROFILE", help=_("Shipped profile to start from; `jd list` shows them.")
        ),
    ] = "cskh",
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help=_("Folder for the file."))
    ] = Path(),
    lang: Lang = "",
) -> None:
    from jd_builder.scaffold import write_profile

    files = write_profile(name, base=base, folder=output)
    for file in files:
        say_out(say("written: {file}", file=file))
    say_out(say("Next: edit it, then run  jd build {file}", file=files[0]))


def show_list(
    as_json: Annotated[bool, typer.Option("--json", help=_("Print the result as JSON."))] = False,
    lang: Lang = "",
) -> None:
    from jd_builder.scaffold import known_profiles

    rows = known_profiles(Path.cwd(), language())
    if as_json:
        say_out(
            json.dumps(
                [
                    {
                        "name": row.name,
                        "title": row.title,
                        "level": row.level,
                        "path": str(row.path),
                        "shipped": row.shipped,
                    }
                    for row in rows
                ],
                ensure_ascii=False,
                indent=2,
            )
        )
        return
    for shipped, heading in (
        (False, say("Your profiles:")),
        (True, say("Shipped profiles (use with `jd new NAME --from …`):")),
    ):
        group = [row for row in rows if row.shipped is shipped]
        if group:
            say_out(heading)
        for row in group:
            say_out(f"  {row.name:<24} {row.title}" + (f"  ({row.level})" if row.level else ""))


def show(
    profile: Annotated[str, typer.Argument(metavar="PROFILE", help=_("The profile."), show_default=False)],
    change: Annotated[
        list[str],
        typer.Option(
            "--set", metavar="PATH=VALUE", help=_("Change one value, as for `jd build`."), show_default=False
        ),
    ] = [],  # noqa: B006
    lang: Lang = "",
) -> None:
    from jd_builder.profile.loading import load_role
    from jd_builder.report import tree_lines
    from jd_builder.scaffold import resolve_profile

    role = load_role(resolve_profile(profile), overrides=change)
    for line in tree_lines(role.tree):
        say_out(line)


class ExportFormat(StrEnum):
    """How library entries are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class LibraryKind(StrEnum):
    """What the library holds."""

    KPIS = "kpis"
    CRITERIA = "criteria"
    SKILLS = "skills"
    QUESTIONS = "questions"


def library(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="[KIND]",
            help=_("What to look at: {names}.").format(names=names_of(LibraryKind)),
            autocompletion=complete(LibraryKind),
            show_default=False,
        ),
    ] = "",
    name: Annotated[
        str, typer.Argument(metavar="[ID]", help=_("Entry to show in full."), show_default=False)
    ] = "",
    search: Annotated[
        str,
        typer.Option(
            "--search",
            "-s",
            metavar="WORDS",
            help=_("Only entries that hold these words; marks do not count."),
            show_default=False,
        ),
    ] = "",
    skill: Annotated[
        str,
        typer.Option(
            "--skill", metavar="ID", help=_("Only questions that show this skill."), show_default=False
        ),
    ] = "",
    shown_as: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=_("How to print entries: text, json or csv."),
            autocompletion=complete(ExportFormat),
            show_default=False,
        ),
    ] = "text",
    lang: Lang = "",
) -> None:
    from jd_builder.browsing import (
        entries_as_csv,
        entries_as_json,
        entry_lines,
        find_entries,
        find_entry,
        library_here,
        list_lines,
        summary_lines,
    )

    wanted = choice(ExportFormat, shown_as, "--format")
    entries_here = library_here(Path.cwd())
    if not kind:
        for line in summary_lines(entries_here, language()):
            say_out(line)
        return
    chosen_kind = choice(LibraryKind, kind, "KIND").value
    if name:
        entries = [find_entry(entries_here, chosen_kind, name, language())]
    else:
        entries = find_entries(entries_here, chosen_kind, language(), search=search, skill=skill)
    if wanted is ExportFormat.JSON:
        say_out(entries_as_json(entries))
    elif wanted is ExportFormat.CSV:
        say_out(entries_as_csv(entries))
    else:
        for line in entry_lines(entries[0]) if name else list_lines(entries):
            say_out(line)
    if not entries:
        say_err(say("nothing found"))
        raise typer.Exit(1)


def schema(
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=_("File to write to, instead of the screen."),
            show_default=False,
        ),
    ] = None,
    lang: Lang = "",
) -> None:
    from jd_builder.profile.schema import is_schema, profile_schema_text
    from jd_builder.writing import write_atomically

    text = profile_schema_text(language())
    if output is None:
        say_out(text.rstrip("\n"))
    else:
        if output.exists() and not is_schema(output):
            raise OutputError(say("{file} exists already; choose another name", file=output))
        write_atomically(output, text.encode())
        say_out(say("written: {file}", file=output))


def doctor(lang: Lang = "") -> None:
    from jd_builder.diagnosis import diagnose

    findings = diagnose()
    for finding in findings:
        mark = {True: "✓", False: "✗", None: "·"}[finding.good]
        say_out(f"{mark} {finding.what.text(language())}")
        if finding.advice is not None:
            say_out(f"    → {finding.advice.text(language())}")
    raise typer.Exit(1 if any(finding.fatal for finding in findings) else 0)
