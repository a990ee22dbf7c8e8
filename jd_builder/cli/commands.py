"""The commands: each parses its options, makes one call and reports."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from jd_builder.choices import Document, EngineName, Format, Language, Layout
from jd_builder.cli.console import _, language, report_error, say_err, say_out
from jd_builder.languages import say, say_n

Paths = Annotated[list[str], typer.Argument(metavar="PROFILE…", help=_("Profiles: files, folders or globs."), show_default=False)]
Lang = Annotated[str, typer.Option("--lang", help=_("Language of messages: vi or en."), show_default=False)]
_ChoiceT = TypeVar("_ChoiceT", bound=StrEnum)


def _complete(choices: type[StrEnum]) -> Any:
    return lambda incomplete: [choice.value for choice in choices if choice.value.startswith(incomplete)]


def _names(choices: type[StrEnum]) -> str:
    return ", ".join(choice.value for choice in choices)


def _chosen(choices: type[_ChoiceT], given: list[str], option: str) -> list[_ChoiceT]:
    """Return the choices that `--option a,b --option c` names."""
    return [_choice(choices, name, option) for value in given for name in value.split(",") if name.strip()]


def _choice(choices: type[_ChoiceT], name: str, option: str) -> _ChoiceT:
    from jd_builder.errors import SettingsError
    from jd_builder.profile.validation import suggest

    names = [choice.value for choice in choices]
    if name.strip() not in names:
        hint = suggest(name, names)
        raise SettingsError(say("{option}: “{value}” is not one of the choices: {hint}", option=option, value=name.strip(), hint=hint))
    return choices(name.strip())


def build(
    profiles: Paths,
    document: Annotated[list[str], typer.Option("--document", "-d", metavar="ID", help=_("Which documents: {names}; all by default.").format(names=_names(Document)), autocompletion=_complete(Document), show_default=False)] = [],  # noqa: B006
    made_as: Annotated[list[str], typer.Option("--format", "-f", metavar="FORMAT", help=_("Which formats: {names}; all by default.").format(names=_names(Format)), autocompletion=_complete(Format), show_default=False)] = [],  # noqa: B006
    lang: Annotated[list[str], typer.Option("--lang", "-l", metavar="LANGUAGE", help=_("Language of the documents: vi, en or vi,en for both; the profile's own by default."), autocompletion=_complete(Language), show_default=False)] = [],  # noqa: B006
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FOLDER", help=_("Folder for the documents; “out” by default."), show_default=False)] = None,
    change: Annotated[list[str], typer.Option("--set", metavar="PATH=VALUE", help=_("Change one value for this build, e.g. success.kpis.csat.target.at_least=4.7."), show_default=False)] = [],  # noqa: B006
    layout: Annotated[str, typer.Option("--layout", metavar="LAYOUT", help=_("Form of the job description: full (seven sections) or compact (five)."), autocompletion=_complete(Layout), show_default=False)] = "",
    engine: Annotated[str, typer.Option("--engine", metavar="ENGINE", help=_("What prints PDFs: auto, weasyprint or plutoprint."), autocompletion=_complete(EngineName), show_default=False)] = "",
    as_json: Annotated[bool, typer.Option("--json", help=_("Print the result as JSON."))] = False,
) -> None:
    from jd_builder.building import find_profiles, run_build
    from jd_builder.report import result_as_json, result_lines
    from jd_builder.settings import build_options

    options = build_options(
        {
            "documents": _chosen(Document, document, "--document"),
            "formats": _chosen(Format, made_as, "--format"),
            "languages": _chosen(Language, lang, "--lang"),
            "output": output,
            "overrides": change,
            "layout": _choice(Layout, layout, "--layout") if layout else None,
            "engine": _choice(EngineName, engine, "--engine") if engine else None,
        },
        folder=Path.cwd(),
    )
    result = run_build(find_profiles(profiles), options, progress=_progress if sys.stderr.isatty() and not as_json else lambda *_: None)
    if as_json:
        say_out(result_as_json(result, language()))
    else:
        for notice in result.notices:
            say_err(notice)
        for failure in result.failures:
            report_error(failure.error)
        for line in result_lines(result, language()):
            say_out(line)
    raise typer.Exit(0 if result.ok else 1)


def _progress(done: int, total: int, name: str) -> None:
    """Show how far a build is, on one line that is wiped at the end."""
    text = f"[{done}/{total}] {name}"[:70] if name else ""
    print(f"\r{text:<70}\r", end="", file=sys.stderr, flush=True)


class ReportFormat(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"


def check(
    profiles: Paths,
    shown_as: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help=_("How to print problems: text or json."), autocompletion=_complete(ReportFormat), show_default=False)] = "text",
    lang: Lang = "",  # noqa: ARG001
) -> None:
    from jd_builder.building import find_profiles
    from jd_builder.errors import ProfileError
    from jd_builder.problems import Problem, has_errors
    from jd_builder.profile.loading import load_role
    from jd_builder.report import problems_as_json

    wanted = _choice(ReportFormat, shown_as, "--format")
    problems: list[Problem] = []
    paths = find_profiles(profiles)
    for path in paths:
        try:
            load_role(path)
        except ProfileError as error:
            problems += [problem for problem in error.problems if problem not in problems]
    if wanted is ReportFormat.JSON:
        say_out(problems_as_json(problems, language()))
    else:
        for problem in problems:
            say_out(problem.explain(language()))
        if problems:
            say_out(say_n("{n} problem in {files}", "{n} problems in {files}", len(problems), files=say_n("{n} profile", "{n} profiles", len(paths))))
        else:
            say_out(say_n("{n} profile, no problem.", "{n} profiles, no problem.", len(paths)))
    raise typer.Exit(1 if has_errors(problems) else 0)


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("Name of the new file, e.g. tong-dai."), show_default=False)],
    base: Annotated[str, typer.Option("--from", metavar="PROFILE", help=_("Shipped profile to start from; `jd list` shows them."))] = "cskh",
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help=_("Folder for the file."))] = Path(),
    lang: Lang = "",  # noqa: ARG001
) -> None:
    from jd_builder.scaffold import write_profile

    files = write_profile(name, base=base, folder=output)
    for file in files:
        say_out(say("written: {file}", file=file))
    say_out(say("Next: edit it, then run  jd build {file}", file=files[0]))


def show_list(
    as_json: Annotated[bool, typer.Option("--json", help=_("Print the result as JSON."))] = False,
    lang: Lang = "",  # noqa: ARG001
) -> None:
    from jd_builder.scaffold import known_profiles

    rows = known_profiles(Path.cwd(), language())
    if as_json:
        say_out(json.dumps([{"name": row.name, "title": row.title, "level": row.level, "path": str(row.path), "shipped": row.shipped} for row in rows], ensure_ascii=False, indent=2))
        return
    for shipped, heading in ((False, say("Your profiles:")), (True, say("Shipped profiles (use with `jd new NAME --from …`):"))):
        group = [row for row in rows if row.shipped is shipped]
        if group:
            say_out(heading)
        for row in group:
            say_out(f"  {row.name:<24} {row.title}" + (f"  ({row.level})" if row.level else ""))


def show(
    profile: Annotated[str, typer.Argument(metavar="PROFILE", help=_("The profile."), show_default=False)],
    change: Annotated[list[str], typer.Option("--set", metavar="PATH=VALUE", help=_("Change one value, as for `jd build`."), show_default=False)] = [],  # noqa: B006
    lang: Lang = "",  # noqa: ARG001
) -> None:
    from jd_builder.profile.loading import load_role
    from jd_builder.report import tree_lines
    from jd_builder.scaffold import resolve_profile

    role = load_role(resolve_profile(profile), overrides=change)
    for line in tree_lines(role.tree):
        say_out(line)


def schema(
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=_("File to write to, instead of the screen."), show_default=False)] = None,
    lang: Lang = "",  # noqa: ARG001
) -> None:
    from jd_builder.building import write_atomically
    from jd_builder.profile.schema import profile_schema_text

    text = profile_schema_text(language())
    if output is None:
        say_out(text.rstrip("\n"))
    else:
        write_atomically(output, text.encode())
        say_out(say("written: {file}", file=output))


def doctor(lang: Lang = "") -> None:  # noqa: ARG001
    from jd_builder.diagnosis import diagnose

    findings = diagnose()
    for finding in findings:
        mark = {True: "✓", False: "✗", None: "·"}[finding.good]
        say_out(f"{mark} {finding.what.text(language())}")
        if finding.advice is not None:
            say_out(f"    → {finding.advice.text(language())}")
    raise typer.Exit(1 if any(finding.fatal for finding in findings) else 0)
