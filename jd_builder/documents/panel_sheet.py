"""The panel's sheet: everyone's scores side by side, how far they lie apart, and what the panel agrees on."""

from typing import Final

from jd_builder.documents.blocks import Signature, view
from jd_builder.documents.interview_plan import Plan
from jd_builder.documents.wording import Words
from jd_builder.languages import say
from jd_builder.profile.loading import Role

MAX_PANEL: Final = 4
"""Panels have two to four members (U.S. Office of Personnel Management)."""


@view
class PanelRow:
    """One competency; `must` where falling below the required level is a flag."""

    name: str
    weight: str
    required: str
    must: bool


@view
class PanelSheet:
    """Everything the panel's sheet says."""

    heading: str
    rules: tuple[str, ...]
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    panel: tuple[str, ...]
    more_columns: tuple[str, ...]
    rows: tuple[PanelRow, ...]
    mean: str
    decision_label: str
    decisions: tuple[str, ...]
    reason_label: str
    signatures: tuple[Signature, ...]


def compose_panel_sheet(role: Role, words: Words, plan: Plan) -> PanelSheet:
    """Compose one sheet over all rounds: each competency once, each interviewer's score in a column."""
    names = tuple(dict.fromkeys(name for each in plan.rounds for name in each.questions))
    weights = role.profile.interview.weights
    weighted = any(name in weights for name in names)
    panel = range(1, MAX_PANEL + 1)
    return PanelSheet(
        heading=words("Panel sheet"),
        rules=words.texts(role.library.guide.panel),
        fields=(words("Candidate"), words("Date")),
        columns=(words("Competency"), *((words("Weight"),) if weighted else ()), words("Required level")),
        panel=tuple(map(str, panel)),
        more_columns=(words("Spread"), words("Agreed score"), words("Below"), words("Reason")),
        rows=tuple(
            _row(name, role, words, weights[name].weight if name in weights else 1, weighted=weighted)
            for name in names
        ),
        mean=words("Mean of the agreed scores, by weight")
        if weighted
        else words("Mean of the agreed scores"),
        decision_label=words("The panel's decision"),
        decisions=(words("Offer the job"), words("Another interview"), words("No offer")),
        reason_label=words("Why, and what to watch if hired"),
        signatures=tuple(
            Signature(f"{words('Interviewer')} {number}", words("signature, full name, date"))
            for number in panel
        ),
    )


def _row(name: str, role: Role, words: Words, weight: float, *, weighted: bool) -> PanelRow:
    need = role.profile.requirements.skills.get(name)
    return PanelRow(
        name=words.text(role.library.skills[name].name),
        weight=f"× {words.number(weight)}" if weighted else "",
        required=words.say(say("{level} of 5", level=need.level if need else 3)),
        must=bool(need and need.must),
    )
