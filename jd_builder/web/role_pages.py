"""The page of a role: its form beside its documents, followed while somebody types."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from jd_builder.choices import Document, Format, Language
from jd_builder.goal_report import weights_said
from jd_builder.web.answers import ADD, NEW, changes_of
from jd_builder.web.api import title_of
from jd_builder.web.desk import Trial
from jd_builder.web.drafts import Draft
from jd_builder.web.forms import make_form
from jd_builder.web.pages import Pages, Posted
from jd_builder.web.painting import paint, paint_charts, problem_lines
from jd_builder.web.papers import make_paper
from jd_builder.web.workspace import State

_ABOUT: Final = ("doc", "lang")
"""Fields that say which document is shown, in which language."""


def add_role_pages(router: APIRouter, pages: Pages) -> None:
    """Add the page of a role and what it asks for while somebody types."""

    @router.get("/roles/{role_id}")
    def role(
        role_id: str,
        draft: str = "",
        said: str = "",
        doc: Document = Document.KPI_SCORECARD,
        lang: Language | None = None,
    ) -> Response:
        state, kept = pages.state(role_id), pages.drafts.get(draft, role_id)
        if state.role is None:
            title = title_of(state, pages.language)
            return pages.show("broken", 409, state=state, title=title, inside=pages.inside, draft=kept)
        if draft and kept is None:
            said = said or "forgotten"
        values = role_values(pages, state, kept)
        shown = lang or Language(values["trial"].role.profile.language)
        return pages.show("role", said=said, doc=doc, lang=shown, **values)

    @router.post("/roles/{role_id}/draft")
    def keep(role_id: str, request: Request, posted: Posted) -> Response:
        live = "application/json" in request.headers.get("accept", "")
        state, draft = _typed(pages, role_id, posted, live=live)
        if live:
            return JSONResponse(_live(pages, state, draft))
        place = f"#kpi-{posted['add.kpi']}" if posted.get("add.kpi") else ""
        return RedirectResponse(f"/roles/{role_id}?{_query(posted, draft)}{place}", 303)

    @router.post("/roles/{role_id}/review")
    def ask_review(role_id: str, posted: Posted) -> Response:
        _, draft = _typed(pages, role_id, posted)
        return RedirectResponse(f"/roles/{role_id}/review?{_query(posted, draft)}", 303)

    @router.get("/roles/{role_id}/paper/{document}.{made_as}")
    def paper(
        role_id: str,
        document: Document,
        made_as: Format,
        draft: str = "",
        lang: Language | None = None,
        inline: bool = False,
    ) -> Response:
        kept = pages.drafts.get(draft, role_id)
        role = pages.trial(pages.usable(role_id, kept.base if kept else ""), kept).role
        return make_paper(role, document, made_as, lang, inline=inline)


def _query(posted: Mapping[str, str], draft: Draft) -> str:
    about = {name: posted.get(name) or posted.get(f"{name}.shown", "") for name in _ABOUT}
    return urlencode({"draft": draft.id, **{name: value for name, value in about.items() if value}})


def _typed(pages: Pages, role_id: str, posted: dict[str, str], *, live: bool = False) -> tuple[State, Draft]:
    """Keep what a form says as a draft."""
    state = pages.usable(role_id, posted.get("base", ""))
    base = posted.get("base") or state.etag
    before = pages.desk.at(state, base)  # typed over an older text: compare with that one
    role = before.role if before is not None and before.role is not None else state.role
    assert role is not None
    changes = changes_of(make_form(role, role, (), pages.language, {}), posted)
    instead = posted.get("draft", "") if live else ""
    return state, pages.drafts.add(role_id, base, changes, posted, instead=instead)


def role_values(pages: Pages, state: State, draft: Draft | None) -> dict[str, Any]:
    """Return what the pages of a role show: the role, a draft of changes to it, and what is wrong with both."""
    trial = pages.trial(state, draft)
    saved = trial.state.role
    assert saved is not None
    refused = trial.problems if not trial.usable else ()
    typed = _kept_values(draft, trial) if draft is not None and refused else {}
    also = pages.desk.workspace.problems_of(trial.role) if refused else trial.problems
    problems = (*refused, *also)
    form = make_form(trial.role, saved, problems, pages.language, typed)
    return {
        "state": state,
        "title": title_of(state, pages.language),
        "trial": trial,
        "draft": draft,
        "typed": typed,
        "stale": draft is not None and draft.base != state.etag,
        "form": form,
        "charts": paint_charts(form, trial.role),
        "weights": weights_said(trial.role).text(pages.language),
        "differences": trial.differences(pages.language),
        "diff": trial.diff(),
        "can_undo": pages.desk.can_undo(state),
        "documents": list(Document),
        "languages": list(Language),
        "typed_problems": refused,
    }


def _kept_values(draft: Draft, trial: Trial) -> dict[str, str]:
    """Return what the form held, a KPI that could not be added back in the fields where one is chosen."""
    values = dict(draft.values)
    for name in draft.values:
        kpi, _, last = name.rpartition(".")
        if last == NEW and kpi not in trial.role.profile.success.kpis:
            values[f"{ADD}.kpi"], values[f"{ADD}.target"] = kpi, draft.values.get(f"{kpi}.target.value", "")
    return values


def _live(pages: Pages, state: State, draft: Draft) -> dict[str, Any]:
    """Return what a page shows anew while somebody types."""
    values = role_values(pages, state, draft)
    form = values["form"]
    told = {"weights": form.balance, ADD: form.added}
    for row in form.rows:
        told[row.id] = row.problems
        for each in (*row.statements, *row.fields, *row.more):
            told[each.name] = each.problems
    return {
        "draft": draft.id,
        "usable": values["trial"].usable,
        "changed": values["trial"].changed,
        "stale": values["stale"],
        "fields": {name: problem_lines(problems, pages.language) for name, problems in told.items()},
        "charts": values["charts"],
        "weights": values["weights"],
        "fits": form.fits,
        "bar": paint("bar", pages.language, form=form),
        "summary": paint("summary", pages.language, **values),
        "elsewhere": paint("elsewhere", pages.language, **values),
        "chip": paint("chip", pages.language, **values),
    }
