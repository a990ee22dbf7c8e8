"""The pages about the whole folder: its roles, a new one, the API; every one works without a script."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, FastAPI
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from jd_builder.errors import JdError, ProfileError
from jd_builder.finding import is_profile_name
from jd_builder.languages import say
from jd_builder.resources import PROFILES
from jd_builder.scaffold import known_profiles, write_profile
from jd_builder.web.api import status_of, title_of
from jd_builder.web.desk import Desk, Trial
from jd_builder.web.drafts import Draft, Drafts
from jd_builder.web.news import News
from jd_builder.web.painting import paint
from jd_builder.web.workspace import Entry, State
from jd_builder.writing import safe_name

PAGE: Final = 25
"""Roles on a page of the list: as many as are read and checked in the time that somebody waits gladly."""
_LONGEST: Final = 2_000
_LONGEST_NAME: Final = 200
_USUAL: Final = "cskh"


async def _posted(request: Request) -> dict[str, str]:
    form: FormData = await request.form(max_files=0, max_fields=2_000, max_part_size=100_000)
    return {name: value[:_LONGEST] for name, value in form.items() if isinstance(value, str)}


Posted = Annotated[dict[str, str], Depends(_posted)]
"""The fields that a form sent; what is done with them is done in a thread of its own, files and locks wait there."""


def inside(folder: Path | None) -> str:
    """Return what the path of a file in a folder begins with."""
    return f"{folder}{os.sep}" if folder is not None else "\0"


@dataclass(frozen=True, slots=True)
class Pages:
    """What the pages share.

    Attributes:
        desk: Where changes are made.
        drafts: What is typed and not saved.
        language: Language of the pages.
        news: What tells of changes on the disk.
        app: The app, for the description of its API.
    """

    desk: Desk
    drafts: Drafts
    language: str
    news: News
    app: FastAPI

    def entry(self, role_id: str) -> Entry:
        """Return the profile of an id."""
        return self.desk.workspace.find(role_id)

    def state(self, role_id: str) -> State:
        """Return a role as it is saved."""
        return self.desk.workspace.state(self.entry(role_id))

    def usable(self, role_id: str, base: str = "") -> State:
        """Return a role as it is saved; where it cannot be used, as it stood when its text had another tag.

        Args:
            role_id: The role.
            base: The tag that somebody's page was made from.

        Raises:
            ProfileError: It cannot be used as it stands.
        """
        state = self.state(role_id)
        usable = state if state.role is not None else self.desk.at(state, base)
        if usable is None or usable.role is None:
            raise ProfileError(say("{file} cannot be used", file=state.entry.name), state.problems)
        return usable

    @property
    def inside(self) -> str:
        """What the path of a file in the folder begins with: nobody needs to read that."""
        return inside(self.desk.workspace.folder)

    def show(self, page: str, /, status: int = 200, **values: Any) -> HTMLResponse:
        """Return a page."""
        return HTMLResponse(paint(page, self.language, **values), status)

    def trial(self, state: State, draft: Draft | None) -> Trial:
        """Return what a draft would make of a role: of the text that it was typed over, where that is still kept."""
        if draft is None:
            return self.desk.attempt(state, ())
        base = self.desk.at(state, draft.base)
        return self.desk.attempt(base if base is not None and base.role is not None else state, draft.changes)


def add_folder_pages(router: APIRouter, pages: Pages) -> None:
    """Add the pages about the whole folder."""

    @router.get("/")
    def roles(q: str = "", page: int = 1) -> Response:
        wanted = q.strip()[:100]
        workspace = pages.desk.workspace
        entries = workspace.matching(wanted) if wanted else workspace.entries()
        last = max(1, -(-len(entries) // PAGE))
        page = min(max(1, page), last)
        shown = entries[(page - 1) * PAGE : page * PAGE]
        states = [workspace.state(entry) for entry in shown]
        rows = [(state, title_of(state, pages.language)) for state in states]
        return pages.show(
            "roles",
            rows=rows,
            q=wanted,
            page=page,
            last=last,
            count=len(entries),
            folder=workspace.folder.name,
        )

    @router.get("/new")
    def ask_new() -> Response:
        return _ask_new(pages)

    @router.post("/new")
    def make_new(posted: Posted) -> Response:
        folder = pages.desk.workspace.folder
        name, base = " ".join(posted.get("name", "").split()), posted.get("base", _USUAL)
        stem = name.removesuffix(".yaml").removesuffix(".yml")
        file = f"{stem}.yaml"
        fits = (
            0 < len(stem.encode()) <= _LONGEST_NAME and stem == safe_name(stem) and not stem.startswith(".")
        )
        if not fits or not is_profile_name(folder / file):
            message = say("“{name}” is no file name: use letters, digits and hyphens", name=name)
        elif (folder / file).exists():
            message = say("there is a role with the file name “{file}” already", file=file)
        else:
            try:
                write_profile(name, base=base, folder=folder)
                entry = next(each for each in pages.desk.workspace.entries() if each.name == file)
            except JdError as error:
                message = error.message
            else:
                return RedirectResponse(f"/roles/{entry.id}?said=made", 303)
        return _ask_new(pages, name, base, message.text(pages.language))

    @router.get("/api")
    def api_page() -> Response:
        return pages.show("api", spec=pages.app.openapi())


def _ask_new(pages: Pages, name: str = "", base: str = _USUAL, message: str = "") -> Response:
    rows = [(row.name, row.title) for row in known_profiles(PROFILES, pages.language) if row.shipped]
    return pages.show("new", 422 if message else 200, shipped=rows, name=name, base=base, message=message)


def error_page(
    error: JdError,
    language: str,
    status: int = 0,
    headers: Mapping[str, str] | None = None,
    *,
    folder: Path | None = None,
) -> Response:
    """Return a page that says what went wrong and leads back; files of the folder by their place in it."""
    page = paint("error", language, error=error, inside=inside(folder))
    return HTMLResponse(page, status or status_of(error), dict(headers) if headers else None)
