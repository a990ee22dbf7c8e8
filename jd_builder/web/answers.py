"""A form that comes back → what is to be changed."""

from collections.abc import Iterator, Mapping
from typing import Final

from jd_builder.profile.invalid import Invalid
from jd_builder.profile.kpi_changes import Change, KpiField
from jd_builder.profile.quantities import parse_quantity
from jd_builder.profile.targets import TargetKind
from jd_builder.web.fields import EDITED, Form, Row, Statement

ADD: Final = "add"
DROP: Final = "drop"
NEW: Final = "new"

_SIGNS: Final = {
    TargetKind.AT_LEAST: ">= {0}",
    TargetKind.AT_MOST: "<= {0}",
    TargetKind.BETWEEN: "{0} .. {1}",
    TargetKind.INCREASE_BY: "+{0}",
    TargetKind.DECREASE_BY: "-{0}",
}


def changes_of(form: Form, posted: Mapping[str, str]) -> tuple[Change, ...]:
    """Return what a form that came back asks to change: only fields that say something else than before.

    Args:
        form: The form of the role as it is saved.
        posted: The fields that came back; one that is missing is left as it is.
    """
    made: list[Change] = []
    for row in form.rows:
        if posted.get(f"{row.id}.{DROP}"):
            made.append(Change(row.id, None))
            continue
        for statement in row.statements:
            made += _statement_change(row, statement, posted)
        for each in (*row.fields, *row.more):
            value = posted.get(each.name)
            if value is not None and value.strip() != each.value:
                key = KpiField(each.name.rpartition(".")[2])
                made.append(Change(row.id, key, value.strip() or None))
    known = {row.id for row in form.rows}
    for name in posted:
        kpi, _, last = name.rpartition(".")
        if last == NEW and kpi not in known and not posted.get(f"{kpi}.{DROP}"):
            made += _added(kpi, posted)
    added, target = posted.get(f"{ADD}.kpi", ""), posted.get(f"{ADD}.target", "").strip()
    if added:
        made.append(Change(added, KpiField.TARGET, target))
    return tuple(made)


def _added(kpi: str, posted: Mapping[str, str]) -> Iterator[Change]:
    """Yield what a KPI says that the saved role does not have yet."""
    kind = posted.get(f"{kpi}.target.kind", "")
    value, other = (posted.get(f"{kpi}.target.{part}", "").strip() for part in ("value", "other"))
    yield Change(kpi, KpiField.TARGET, _said(kind, value, other) if value else "")
    for field in EDITED:
        typed = posted.get(f"{kpi}.{field.value}", "").strip()
        if typed:
            yield Change(kpi, field, typed)


def _statement_change(row: Row, statement: Statement, posted: Mapping[str, str]) -> Iterator[Change]:
    kind = posted.get(f"{statement.name}.kind", statement.kind)
    value = posted.get(statement.value.name, statement.value.value).strip()
    other = posted.get(statement.other.name, statement.other.value).strip()
    now = (statement.kind, statement.value.value, statement.other.value)
    ranged = kind == TargetKind.BETWEEN.value
    if (kind, value, other if ranged else now[2]) == now or kind not in list(TargetKind):
        return
    said = _said(kind, value, other) if value else None
    yield Change(row.id, KpiField.TARGET, said, statement.channel or None)


def _said(kind: str, value: str, other: str) -> str:
    """Return a target as one types it in a line; what is no number stands alone, so that only it is complained of."""
    try:
        parse_quantity(value)
    except Invalid:
        return value
    return _SIGNS[TargetKind(kind)].format(value, other) if kind in list(TargetKind) else value
