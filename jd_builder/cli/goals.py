"""`jd kpi list`, `set` and `diff`: see the KPI targets of a profile, change them, and say what changed."""

import re
from collections.abc import Collection
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from jd_builder.cli.choosing import choice
from jd_builder.cli.console import _, language, say_out
from jd_builder.cli.options import Lang, complete
from jd_builder.errors import JdError
from jd_builder.languages import say

if TYPE_CHECKING:
    from jd_builder.profile.kpi_changes import Change, KpiField
    from jd_builder.profile.loading import Role


class ListFormat(StrEnum):
    """How targets are printed."""

    TABLE = "table"
    JSON = "json"


Profile = Annotated[str, typer.Argument(metavar="PROFILE", help=_("The profile."), show_default=False)]
_NONE: Final[list[str]] = []
_ASSIGNMENT: Final = re.compile(
    r"(?P<kpi>[a-z][a-z0-9_]*)(?:\.(?P<segment>[^.=]+))?\.(?P<field>[a-z]+)=(?P<value>.*)", re.DOTALL
)


def list_goals(
    profile: Profile,
    shown_as: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=_("How to print targets: table or json."),
            autocompletion=complete(ListFormat),
            show_default=False,
        ),
    ] = "table",
    lang: Lang = "",
) -> None:
    from jd_builder.check_settings import check_options
    from jd_builder.checks.running import Checker
    from jd_builder.goal_report import goal_lines, goal_rows, goals_as_json
    from jd_builder.profile.loading import load_role
    from jd_builder.scaffold import resolve_profile

    wanted = choice(ListFormat, shown_as, "--format")
    role = load_role(resolve_profile(profile))
    problems = Checker(check_options(folder=Path.cwd())).role(role)
    rows = goal_rows(role, problems, language())
    if wanted is ListFormat.JSON:
        say_out(goals_as_json(role, rows, language()))
        return
    for line in goal_lines(role, rows, language()):
        say_out(line)


def set_goals(
    profile: Profile,
    changes: Annotated[
        list[str],
        typer.Argument(
            metavar="KPI TARGET …",
            help=_(
                'KPIs with their new targets: csat ">= 4.7" fcr "75%"; or single values: csat.weight=30 complaints.within="1 quý".'
            ),
            show_default=False,
        ),
    ] = _NONE,
    segment: Annotated[
        str,
        typer.Option(
            "--segment",
            metavar="CHANNEL",
            help=_("The channel, for a KPI with a target for each."),
            show_default=False,
        ),
    ] = "",
    within: Annotated[
        str,
        typer.Option(
            "--within",
            metavar="TIME",
            help=_("How long until the target holds: 3 months."),
            show_default=False,
        ),
    ] = "",
    by: Annotated[
        str,
        typer.Option(
            "--by", metavar="DATE", help=_("The day by which it holds: 2027-06-30."), show_default=False
        ),
    ] = "",
    weight: Annotated[
        str,
        typer.Option("--weight", metavar="PERCENT", help=_("Share of the whole score."), show_default=False),
    ] = "",
    worst: Annotated[
        str,
        typer.Option(
            "--worst", metavar="VALUE", help=_("The value that scores nothing."), show_default=False
        ),
    ] = "",
    best: Annotated[
        str,
        typer.Option("--best", metavar="VALUE", help=_("The value that scores in full."), show_default=False),
    ] = "",
    baseline: Annotated[
        str,
        typer.Option("--baseline", metavar="VALUE", help=_("Where things stand today."), show_default=False),
    ] = "",
    owner: Annotated[
        str, typer.Option("--owner", metavar="NAME", help=_("Who keeps the figure."), show_default=False)
    ] = "",
    drop: Annotated[
        list[str],
        typer.Option("--drop", metavar="KPI", help=_("Take a KPI out of the role."), show_default=False),
    ] = _NONE,
    rebalance: Annotated[
        bool, typer.Option("--rebalance", help=_("Scale the other weights so that all make 100."))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show what would change and write nothing."))
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help=_("Write the changes as a new profile that extends this one."),
            show_default=False,
        ),
    ] = None,
    lang: Lang = "",
) -> None:
    from jd_builder.editing import edit_kpis, rebalance_edit, save_edit, variant_text
    from jd_builder.goal_report import difference_lines, goal_differences, weights_said
    from jd_builder.profile.kpi_changes import Change, KpiField
    from jd_builder.profile.loading import load_role
    from jd_builder.scaffold import resolve_profile

    options = {
        KpiField.WITHIN: within,
        KpiField.BY: by,
        KpiField.WEIGHT: weight,
        KpiField.WORST: worst,
        KpiField.BEST: best,
        KpiField.BASELINE: baseline,
        KpiField.OWNER: owner,
    }
    path = resolve_profile(profile)
    given = {field: value for field, value in options.items() if value}
    wanted = read_changes(changes, segment, given, load_role(path).library.kpis) if changes or given else []
    wanted += [Change(name, None) for name in drop]
    if not wanted and not rebalance:
        raise JdError(say('nothing to change: name a KPI and its target, such as csat ">= 4.7"'))
    edit = (
        edit_kpis(out, wanted, text=variant_text(path, out)) if out is not None else edit_kpis(path, wanted)
    )
    if rebalance:
        edit = rebalance_edit(edit, keep={change.kpi for change in wanted if change.field is KpiField.WEIGHT})
    for line in difference_lines(goal_differences(edit.old, edit.new, language()), language()):
        say_out(line)
    say_out(weights_said(edit.new))
    if dry_run:
        for line in edit.diff():
            say_out(line)
    elif edit.after != edit.before or out is not None:
        save_edit(edit, new=out is not None)
        say_out(say("written: {file}", file=edit.path))


def read_changes(
    tokens: list[str], segment: str, options: "dict[KpiField, str]", known: Collection[str]
) -> "list[Change]":
    """Return the changes that the words of the command ask for.

    Args:
        tokens: KPIs, each with its target behind it, and single values.
        segment: The channel that a target is for.
        options: What the options give the one KPI that is named.
        known: Ids of KPIs: what stands behind a KPI and is none of them is its target.

    Raises:
        JdError: A word is neither a KPI with its target nor a single value, or options name no one KPI.
    """
    from jd_builder.profile.kpi_changes import Change, KpiField

    made: list[Change] = []
    named: list[str] = []
    rest = list(tokens)
    while rest:
        token = rest.pop(0)
        found = _ASSIGNMENT.fullmatch(token)
        if found is not None:
            if found["field"] not in list(KpiField):
                names = ", ".join(KpiField)
                raise JdError(say("“{word}”: a KPI has {names}", word=found["field"], names=names))
            made.append(
                Change(found["kpi"], KpiField(found["field"]), found["value"] or None, found["segment"])
            )
            continue
        named.append(token)
        if rest and rest[0] not in known and not _ASSIGNMENT.fullmatch(rest[0]):
            made.append(Change(token, KpiField.TARGET, rest.pop(0), segment or None))
    if options and len(named) != 1:
        raise JdError(
            say("--within, --weight and the like go with one KPI; for several write csat.weight=30")
        )
    per_channel = (KpiField.WITHIN, KpiField.BY, KpiField.WORST, KpiField.BEST)
    for field, value in options.items():
        made.append(Change(named[0], field, value, (segment or None) if field in per_channel else None))
    if named and not made:
        raise JdError(say("“{word}” has no target: write it behind the KPI, in quotes", word=named[0]))
    return made


def diff_goals(
    first: Annotated[
        str,
        typer.Argument(
            metavar="PROFILE",
            help=_("A profile, or one at an earlier time: cskh.yaml@HEAD~1 (a revision of git)."),
            show_default=False,
        ),
    ],
    second: Annotated[
        str, typer.Argument(metavar="OTHER", help=_("What to compare it with."), show_default=False)
    ],
    lang: Lang = "",
) -> None:
    from jd_builder.goal_report import difference_lines, goal_differences

    differences = goal_differences(_role_of(first), _role_of(second), language())
    for line in difference_lines(differences, language()):
        say_out(line)


def _role_of(name: str) -> "Role":
    from jd_builder.profile.loading import load_role
    from jd_builder.revisions import checked_out, split_revision
    from jd_builder.scaffold import resolve_profile

    path, revision = split_revision(name)
    if not revision:
        return load_role(resolve_profile(str(path)))
    with checked_out(path, revision) as found:
        return load_role(found)
