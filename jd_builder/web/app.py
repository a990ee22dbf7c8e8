"""The app: pages for people under `/`, the same functions for programs under `/api`."""

from importlib.metadata import version
from pathlib import Path
from typing import Final

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from jd_builder.errors import JdError
from jd_builder.languages import say
from jd_builder.rendering.styles import font_folder
from jd_builder.web.api import api_errors, make_api
from jd_builder.web.desk import Desk
from jd_builder.web.drafts import Drafts
from jd_builder.web.guard import Guard
from jd_builder.web.news import News
from jd_builder.web.news_pages import add_news_pages
from jd_builder.web.pages import Pages, add_folder_pages, error_page, inside
from jd_builder.web.role_pages import add_role_pages
from jd_builder.web.saving_pages import add_history_pages, add_saving_pages
from jd_builder.web.workspace import Workspace

STATIC: Final = Path(__file__).parent / "static"


def make_app(
    workspace: Workspace,
    *,
    language: str = "vi",
    hosts: frozenset[str] = frozenset(),
    token: str | None = None,
    news: News | None = None,
) -> ASGIApp:
    """Return the app for a folder of profiles.

    Args:
        workspace: The folder.
        language: Language of the pages and messages.
        hosts: Names that the app is called by, besides those of this machine.
        token: What a person must know; None where only this machine can reach the app.
        news: What tells open pages of changes; whoever passes it closes it when the program ends.
    """
    app = FastAPI(
        title="jd",
        version=version("jd-builder"),
        summary="Roles, their KPI targets and their documents",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    desk = Desk(workspace)
    app.mount("/fonts", StaticFiles(directory=font_folder()), name="fonts")
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.include_router(make_api(desk, language), prefix="/api")
    app.include_router(
        _make_pages(Pages(desk, Drafts(), language, news or News(), app)), include_in_schema=False
    )
    _add_errors(app, workspace.folder, language)
    return Guard(app, hosts, token)


def _make_pages(pages: Pages) -> APIRouter:
    router = APIRouter()
    for add in (add_folder_pages, add_saving_pages, add_history_pages, add_role_pages, add_news_pages):
        add(router, pages)
    return router


def _add_errors(app: FastAPI, folder: Path, language: str) -> None:
    """Answer what goes wrong as the caller expects it: a page, or JSON under `/api`."""

    @app.exception_handler(JdError)
    async def _refused(request: Request, error: JdError) -> Response:
        if request.url.path.startswith("/api/"):
            return api_errors(error, language, inside(folder))
        return error_page(error, language, folder=folder)

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> Response:
        message = (
            say("there is no such page")
            if error.status_code == 404
            else say("this request is not understood here")
        )
        if request.url.path.startswith("/api/"):
            return JSONResponse({"message": message.text(language)}, error.status_code, error.headers)
        return error_page(JdError(message), language, error.status_code, error.headers)

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> Response:
        message = say("this request is not understood here")
        if not request.url.path.startswith("/api/"):
            return error_page(JdError(message), language, 422)
        places = [".".join(str(part) for part in each["loc"]) for each in error.errors()]
        return JSONResponse({"message": message.text(language), "places": places}, 422)

    @app.exception_handler(Exception)
    async def _failed(request: Request, _: Exception) -> Response:
        message = say("this is a mistake in jd itself; the window where it was started says more")
        if request.url.path.startswith("/api/"):
            return JSONResponse({"message": message.text(language)}, 500)
        return error_page(JdError(message), language, 500)
