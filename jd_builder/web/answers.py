"""A form that comes back → what is to be changed."""

from collections.abc import Iterator, Mapping
from typing import Final

from jd_builder.profile.kpi_changes import Change, KpiField
from jd_builder.profile.targets import TargetKind
from jd_builder.web.fields import Form, Row, Statement

ADD: Final = "add"
DROP: Final = "drop"


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
        for each in row.fields:
            value = posted.get(each.name)
            if value is not None and value.strip() != each.value:
                key = KpiField(each.name.rpartition(".")[2])
                made.append(Change(row.id, key, value.strip() or None))
    added, target = posted.get(f"{ADD}.kpi", ""), posted.get(f"{ADD}.target", "").strip()
    if added:
        made.append(Change(added, KpiField.TARGET, target or "?"))
    return tuple(made)


def _statement_change(row: Row, statement: Statement, posted: Mapping[str, str]) -> Iterator[Change]:
    kind = posted.get(f"{statement.name}.kind", statement.kind)
    value = posted.get(statement.value.name, statement.value.value).strip()
    other = posted.get(statement.other.name, statement.other.value).strip()
    now = (statement.kind, statement.value.value, statement.other.value)
    ranged = kind == TargetKind.BETWEEN.value
    if (kind, value, other if ranged else now[2]) == now or kind not in list(TargetKind):
        return
    said = _SIGNS[TargetKind(kind)].format(value, other)
    yield Change(row.id, KpiField.TARGET, said if value else None, statement.channel or None)
