"""The pages: every one is made on the server and works without a script."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, FastAPI
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from jd_builder.choices import Document, Format, Language
from jd_builder.errors import JdError, ProfileError
from jd_builder.goal_report import weights_said
from jd_builder.languages import say
from jd_builder.profile.loading import Role
from jd_builder.profile.localized import without_marks
from jd_builder.revisions import checked_out
from jd_builder.scaffold import known_profiles, write_profile
from jd_builder.web.answers import changes_of
from jd_builder.web.api import status_of, title_of
from jd_builder.web.desk import Desk, StaleError, Trial
from jd_builder.web.drafts import Draft, Drafts
from jd_builder.web.forms import make_form
from jd_builder.web.history import commits_of
from jd_builder.web.painting import paint, paint_charts
from jd_builder.web.papers import make_paper
from jd_builder.web.workspace import Entry, State

_PAGE: Final = 50
_LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Pages:
    """What the pages share.

    Attributes:
        desk: Where changes are made.
        drafts: What is typed and not saved.
        language: Language of the pages.
        app: The app, for the description of its API.
    """

    desk: Desk
    drafts: Drafts
    language: str
    app: FastAPI

    def state(self, role_id: str) -> State:
        """Return a role as it is saved."""
        return self.desk.workspace.state(self.desk.workspace.find(role_id))

    def show(self, page: str, /, status: int = 200, **values: Any) -> HTMLResponse:
        """Return a page."""
        return HTMLResponse(paint(page, self.language, **values), status)

    def trial(self, state: State, draft: Draft | None) -> Trial:
        """Return what a draft would make of a role; one made to another text shows the role as it is."""
        fresh = draft is not None and draft.base == state.etag
        return self.desk.attempt(state, draft.changes if draft is not None and fresh else ())


def make_pages(desk: Desk, drafts: Drafts, language: str, app: FastAPI) -> APIRouter:
    """Return the pages."""
    pages = Pages(desk, drafts, language, app)
    router = APIRouter()
    _add_list(router, pages)
    _add_role(router, pages)
    _add_saving(router, pages)
    _add_papers(router, pages)
    return router


def _add_list(router: APIRouter, pages: Pages) -> None:
    @router.get("/")
    def roles(q: str = "", page: int = 1) -> Response:
        wanted = without_marks(q[:100])
        entries = [each for each in pages.desk.workspace.entries() if wanted in without_marks(each.name)]
        last = max(1, -(-len(entries) // _PAGE))
        page = min(max(1, page), last)
        shown = entries[(page - 1) * _PAGE : page * _PAGE]
        states = [pages.desk.workspace.state(entry) for entry in shown]
        rows = [(state, title_of(state, pages.language)) for state in states]
        return pages.show(
            "roles",
            rows=rows,
            q=q,
            page=page,
            last=last,
            count=len(entries),
            folder=pages.desk.workspace.folder.name,
        )

    @router.get("/new")
    def ask_new() -> Response:
        return pages.show("new", shipped=_shipped(pages), name="", base="cskh", message="")

    @router.post("/new")
    async def make_new(request: Request) -> Response:
        posted = await _posted(request)
        name, base = posted.get("name", "").strip(), posted.get("base", "cskh")
        try:
            write_profile(name, base=base, folder=pages.desk.workspace.folder)
        except JdError as error:
            message = error.message.text(pages.language)
            return pages.show("new", 422, shipped=_shipped(pages), name=name, base=base, message=message)
        stem = name.removesuffix(".yaml").removesuffix(".yml")
        entry = next(each for each in pages.desk.workspace.entries() if each.name == f"{stem}.yaml")
        return RedirectResponse(f"/roles/{entry.id}", 303)

    @router.get("/api")
    def api_page() -> Response:
        return pages.show("api", spec=pages.app.openapi())


def _shipped(pages: Pages) -> list[tuple[str, str]]:
    rows = known_profiles(Path(pages.desk.workspace.folder), pages.language)
    return [(row.name, row.title) for row in rows if row.shipped]


def _add_role(router: APIRouter, pages: Pages) -> None:
    @router.get("/roles/{role_id}")
    def role(role_id: str, draft: str = "", said: str = "") -> Response:
        state = pages.state(role_id)
        if state.role is None:
            return pages.show("broken", 409, state=state, title=title_of(state, pages.language))
        typed = pages.drafts.get(draft, role_id)
        return pages.show("role", said=said, **_role_values(pages, state, typed))

    @router.post("/roles/{role_id}/draft")
    async def keep(role_id: str, request: Request) -> Response:
        state, draft = await _typed(pages, role_id, request)
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse(_live(pages, state, draft))
        return RedirectResponse(f"/roles/{role_id}?{urlencode({'draft': draft.id})}", 303)

    @router.post("/roles/{role_id}/review")
    async def ask_review(role_id: str, request: Request) -> Response:
        _, draft = await _typed(pages, role_id, request)
        return RedirectResponse(f"/roles/{role_id}/review?{urlencode({'draft': draft.id})}", 303)

    @router.get("/roles/{role_id}/history")
    def history(role_id: str) -> Response:
        state = pages.state(role_id)
        commits = commits_of(state.entry.path)
        return pages.show("history", state=state, title=title_of(state, pages.language), commits=commits)

    @router.get("/roles/{role_id}/history/{revision}")
    def version(role_id: str, revision: str) -> Response:
        state = pages.state(role_id)
        known = [each for each in commits_of(state.entry.path) if each.revision == revision]
        if not known or state.role is None:
            raise JdError(say("there is no such version of this role"))
        with checked_out(state.entry.path, revision) as path:
            from jd_builder.goal_report import goal_differences
            from jd_builder.profile.loading import load_role

            differences = goal_differences(load_role(path), state.role, pages.language)
        return pages.show(
            "version",
            state=state,
            title=title_of(state, pages.language),
            commit=known[0],
            differences=differences,
        )


async def _posted(request: Request) -> dict[str, str]:
    form: FormData = await request.form(max_files=0, max_fields=2_000, max_part_size=100_000)
    return {name: value[:_LONGEST] for name, value in form.items() if isinstance(value, str)}


async def _typed(pages: Pages, role_id: str, request: Request) -> tuple[State, Draft]:
    """Keep what a form says as a draft."""
    posted = await _posted(request)
    state = pages.state(role_id)
    base = posted.get("base", state.etag)
    before = pages.desk.workspace.remembered(base) if base != state.etag else state.text
    role = state.role
    if before is not None and before != state.text:  # typed over an older text: compare with that one
        role = pages.desk.workspace.examine(state.entry, before)[0]
    if role is None:
        raise ProfileError(say("{file} cannot be used", file=state.entry.name), state.problems)
    changes = changes_of(make_form(role, (), pages.language, {}), posted)
    return state, pages.drafts.add(role_id, base, changes, posted)


def _role_values(pages: Pages, state: State, draft: Draft | None) -> dict[str, Any]:
    trial = pages.trial(state, draft)
    refused = trial.problems if not trial.usable else ()
    typed: Mapping[str, str] = draft.values if draft is not None and refused else {}
    problems = (*refused, *(state.problems if refused else trial.problems))
    form = make_form(trial.role, problems, pages.language, typed)
    return {
        "state": state,
        "title": title_of(state, pages.language),
        "trial": trial,
        "draft": draft,
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


def _live(pages: Pages, state: State, draft: Draft) -> dict[str, Any]:
    """Return what a page shows anew while somebody types."""
    values = _role_values(pages, state, draft)
    form = values["form"]
    fields: dict[str, list[dict[str, str]]] = {}

    def tell(name: str, problems: Any) -> None:
        fields[name] = [
            {
                "mark": each.severity.value,
                "message": each.message.text(pages.language),
                "hint": each.hint.text(pages.language) if each.hint else "",
            }
            for each in problems
        ]

    for row in form.rows:
        tell(row.id, row.problems)
        for statement in row.statements:
            tell(statement.name, statement.problems)
        for each in row.fields:
            tell(each.name, each.problems)
    return {
        "draft": draft.id,
        "usable": values["trial"].usable,
        "changed": values["trial"].changed,
        "stale": values["stale"],
        "fields": fields,
        "charts": values["charts"],
        "weights": values["weights"],
        "fits": form.fits,
        "summary": paint("summary", pages.language, **values),
    }


def _add_saving(router: APIRouter, pages: Pages) -> None:
    def entry_of(role_id: str) -> Entry:
        return pages.desk.workspace.find(role_id)

    @router.get("/roles/{role_id}/review")
    def review(role_id: str, draft: str = "") -> Response:
        state, kept = pages.state(role_id), pages.drafts.get(draft, role_id)
        if kept is None or state.role is None:
            return RedirectResponse(f"/roles/{role_id}", 303)
        if kept.base != state.etag:
            return _conflict(pages, state, kept)
        return pages.show("review", **_role_values(pages, state, kept))

    @router.post("/roles/{role_id}/save")
    async def save(role_id: str, request: Request) -> Response:
        posted = await _posted(request)
        kept = pages.drafts.get(posted.get("draft", ""), role_id)
        if kept is None:
            return RedirectResponse(f"/roles/{role_id}", 303)
        try:
            pages.desk.save(entry_of(role_id), kept.base, kept.changes, pages.language)
        except StaleError:
            return _conflict(pages, pages.state(role_id), kept)
        return RedirectResponse(f"/roles/{role_id}?said=saved", 303)

    @router.post("/roles/{role_id}/rebase")
    async def rebase(role_id: str, request: Request) -> Response:
        posted = await _posted(request)
        kept = pages.drafts.get(posted.get("draft", ""), role_id)
        if kept is None:
            return RedirectResponse(f"/roles/{role_id}", 303)
        moved = pages.drafts.add(role_id, pages.state(role_id).etag, kept.changes, {})
        return RedirectResponse(f"/roles/{role_id}/review?{urlencode({'draft': moved.id})}", 303)

    @router.post("/roles/{role_id}/undo")
    def undo(role_id: str) -> Response:
        pages.desk.undo(entry_of(role_id))
        return RedirectResponse(f"/roles/{role_id}?said=undone", 303)


def _conflict(pages: Pages, state: State, draft: Draft) -> Response:
    told = pages.desk.stale(state, draft.base, draft.changes, pages.language)
    return pages.show(
        "conflict", 412, state=state, title=title_of(state, pages.language), draft=draft, told=told
    )


def _add_papers(router: APIRouter, pages: Pages) -> None:
    @router.get("/roles/{role_id}/paper/{document}.{made_as}")
    def paper(
        role_id: str,
        document: Document,
        made_as: Format,
        draft: str = "",
        lang: Language | None = None,
        inline: bool = False,
    ) -> Response:
        state = pages.state(role_id)
        if state.role is None:
            raise ProfileError(say("{file} cannot be used", file=state.entry.name), state.problems)
        role: Role = pages.trial(state, pages.drafts.get(draft, role_id)).role
        return make_paper(role, document, made_as, lang, inline=inline)


def error_page(
    error: JdError, language: str, status: int = 0, headers: Mapping[str, str] | None = None
) -> Response:
    """Return a page that says what went wrong and leads back."""
    page = paint("error", language, error=error)
    return HTMLResponse(page, status or status_of(error), dict(headers) if headers else None)
