"""What an open page asks to be told: that a file has changed which its role depends on."""

from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from jd_builder.languages import say
from jd_builder.web.news import CrowdedError, Seen
from jd_builder.web.pages import Pages, Posted
from jd_builder.web.workspace import State, UnknownRoleError

_GONE: Final = "gone"
_MOST_EXPLAINED: Final = 3


def add_news_pages(router: APIRouter, pages: Pages) -> None:
    """Add what an open page asks. It is posted, though it changes nothing: a page elsewhere may not keep it waiting."""

    @router.post("/roles/{role_id}/news")
    async def news(role_id: str, request: Request, posted: Posted) -> Response:
        found: list[State | None] = [None]

        def look() -> Seen:
            try:
                found[0] = state = pages.state(role_id)
            except UnknownRoleError:  # it may come back, under the same name
                found[0] = None
                return Seen(_GONE, frozenset({str(pages.desk.workspace.folder)}), usable=False)
            return Seen(state.stamp, state.folders, state.role is not None)

        try:
            seen = await pages.news.wait(request, posted.get("seen", ""), look)
        except CrowdedError:
            return Response(status_code=503, headers={"Retry-After": "30"})
        if seen is None:
            return Response(status_code=204)
        told = {"seen": seen.stamp, "usable": seen.usable, "explained": _explained(pages, found[0])}
        return JSONResponse(told)


def _explained(pages: Pages, state: State | None) -> str:
    """Return why a role cannot be used; empty where it can."""
    if state is None:
        return say("there is no such role here any more").text(pages.language)
    if state.role is not None:
        return ""
    problems = state.problems[:_MOST_EXPLAINED]
    return "\n\n".join(each.explain(pages.language).replace(pages.inside, "") for each in problems)
