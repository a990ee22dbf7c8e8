"""The pages around saving: review, save, a conflict of two people, undo, and the history in git."""

from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from jd_builder.errors import JdError, OutputError
from jd_builder.goal_report import goal_differences
from jd_builder.languages import say
from jd_builder.profile.loading import load_role
from jd_builder.revisions import checked_out
from jd_builder.web.api import status_of, title_of
from jd_builder.web.desk import StaleError
from jd_builder.web.drafts import Draft
from jd_builder.web.history import commits_of
from jd_builder.web.pages import Pages, Posted
from jd_builder.web.role_pages import role_values
from jd_builder.web.workspace import State


def add_saving_pages(router: APIRouter, pages: Pages) -> None:
    """Add the pages around saving."""

    @router.get("/roles/{role_id}/review")
    def review(role_id: str, draft: str = "") -> Response:
        state, kept = pages.state(role_id), pages.drafts.get(draft, role_id)
        if kept is None or state.role is None:
            return _back_to(role_id, kept)
        if kept.base != state.etag:
            return _conflict(pages, state, kept)
        return pages.show("review", failure="", **role_values(pages, state, kept))

    @router.post("/roles/{role_id}/save")
    def save(role_id: str, posted: Posted) -> Response:
        state, kept = pages.state(role_id), pages.drafts.get(posted.get("draft", ""), role_id)
        if kept is None or state.role is None:
            return _back_to(role_id, kept)
        try:
            pages.desk.save(state.entry, kept.base, kept.changes, pages.language)
        except StaleError:
            return _conflict(pages, pages.usable(role_id), kept)
        except OutputError as error:  # a full disk, a file that others keep: what was typed is still there
            failure = error.message.text(pages.language).replace(pages.inside, "")
            values = role_values(pages, pages.usable(role_id), kept)
            return pages.show("review", status_of(error), failure=failure, **values)
        return RedirectResponse(f"/roles/{role_id}?said=saved", 303)

    @router.post("/roles/{role_id}/rebase")
    def rebase(role_id: str, posted: Posted) -> Response:
        state, kept = pages.state(role_id), pages.drafts.get(posted.get("draft", ""), role_id)
        if kept is None or state.role is None:
            return _back_to(role_id, kept)
        moved = pages.drafts.add(role_id, state.etag, kept.changes, {})
        return RedirectResponse(f"/roles/{role_id}/review?{urlencode({'draft': moved.id})}", 303)

    @router.post("/roles/{role_id}/undo")
    def undo(role_id: str) -> Response:
        pages.desk.undo(pages.entry(role_id))
        return RedirectResponse(f"/roles/{role_id}?said=undone", 303)


def add_history_pages(router: APIRouter, pages: Pages) -> None:
    """Add the commits of a role, and what has changed since one."""

    @router.get("/roles/{role_id}/history")
    def history(role_id: str) -> Response:
        state = pages.state(role_id)
        commits = commits_of(state.entry.path)
        return pages.show("history", state=state, title=title_of(state, pages.language), commits=commits)

    @router.get("/roles/{role_id}/history/{revision}")
    def version(role_id: str, revision: str) -> Response:
        state = pages.usable(role_id)
        assert state.role is not None
        known = [each for each in commits_of(state.entry.path) if each.revision == revision]
        if not known:
            raise JdError(say("there is no such version of this role"))
        with checked_out(state.entry.path, revision) as path:
            differences = goal_differences(load_role(path), state.role, pages.language)
        title = title_of(state, pages.language)
        return pages.show("version", state=state, title=title, commit=known[0], differences=differences)


def _back_to(role_id: str, draft: Draft | None) -> Response:
    """Lead back to a role that cannot be used as it stands, or whose draft is no longer kept; its page says which."""
    told = {"said": "forgotten"} if draft is None else {"draft": draft.id}
    return RedirectResponse(f"/roles/{role_id}?{urlencode(told)}", 303)


def _conflict(pages: Pages, state: State, draft: Draft) -> Response:
    told = pages.desk.stale(state, draft.base, draft.changes, pages.language)
    return pages.show(
        "conflict", 412, state=state, title=title_of(state, pages.language), draft=draft, told=told
    )
