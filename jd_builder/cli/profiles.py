"""`jd new`, `list`, `show`, `schema` and `doctor`: profiles, and the machine they are built on."""

import json
from pathlib import Path
from typing import Annotated

import typer

from jd_builder.cli.console import _, language, say_out
from jd_builder.cli.options import Lang
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
    from jd_builder.building import write_atomically
    from jd_builder.profile.schema import profile_schema_text

    text = profile_schema_text(language())
    if output is None:
        say_out(text.rstrip("\n"))
    else:
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
