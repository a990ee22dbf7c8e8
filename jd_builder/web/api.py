"""The JSON API: roles, what is wrong with them, their documents and their KPI targets."""

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Header, Query
from starlette.responses import JSONResponse, Response

from jd_builder.choices import Document, EngineName, Format, Language
from jd_builder.errors import JdError, OutputError, ProfileError
from jd_builder.goal_report import Difference, goal_rows
from jd_builder.languages import say
from jd_builder.problems import Problem, Severity
from jd_builder.profile.loading import Role
from jd_builder.profile.weights import total_weight
from jd_builder.web.api_data import (
    ChangesData,
    Conflict,
    DifferenceData,
    ProblemData,
    Refusal,
    RoleData,
    TargetData,
    TargetsData,
    TrialData,
)
from jd_builder.web.desk import Desk, StaleError, Trial
from jd_builder.web.papers import MEDIA, make_paper
from jd_builder.web.workspace import State, UnknownRoleError

_Answers = dict[int | str, dict[str, object]]
_REFUSED: Final[_Answers] = {
    401: {"description": "A token is needed"},
    404: {"model": Refusal, "description": "There is no such role"},
    422: {"model": Refusal, "description": "The request makes no sense, or the role cannot be used"},
}
_READS: Final[_Answers] = {
    **_REFUSED,
    409: {"model": Refusal, "description": "The document is not made in this format or cannot be made"},
}
_BODIES: Final[_Answers] = {
    **_REFUSED,
    400: {"model": Refusal, "description": "The body cannot be read"},
    403: {"description": "The request comes from another site"},
    413: {"description": "The body is too large"},
}
_WRITES: Final[_Answers] = {
    **_BODIES,
    409: {"model": Refusal, "description": "The file cannot be read any more"},
    412: {"model": Conflict, "description": "Somebody else has changed the role; nothing was written"},
    428: {"model": Refusal, "description": "If-Match is missing"},
    507: {"model": Refusal, "description": "The file cannot be written"},
}


_IF_MATCH: Final = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The ETag of the targets that the changes are made to",
    "schema": {"type": "string"},
}
"""Described as needed; asked for by hand, for whoever leaves it out is told why with a status of its own (428)."""


def make_api(desk: Desk, language: str) -> APIRouter:
    """Return the API.

    Args:
        desk: What it asks.
        language: Language of what it says.
    """
    api = APIRouter(tags=["roles"])

    @api.get("/roles", summary="List the roles")
    def list_roles(
        offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0, limit: Annotated[int, Query(ge=1, le=200)] = 50
    ) -> list[RoleData]:
        entries = desk.workspace.entries()[offset : offset + limit]
        return [_role(desk.workspace.state(entry), language) for entry in entries]

    @api.get("/roles/{role_id}", summary="One role", responses=_REFUSED)
    def get_role(role_id: str) -> RoleData:
        return _role(desk.workspace.state(desk.workspace.find(role_id)), language)

    @api.get("/roles/{role_id}/problems", summary="What is wrong with a role", responses=_REFUSED)
    def get_problems(role_id: str) -> list[ProblemData]:
        return _problems(desk.workspace.state(desk.workspace.find(role_id)).problems, language)

    @api.get("/roles/{role_id}/targets", summary="The KPI targets of a role", responses=_REFUSED)
    def get_targets(role_id: str, response: Response) -> TargetsData:
        state = _usable(desk.workspace.state(desk.workspace.find(role_id)))
        response.headers["ETag"] = f'"{state.etag}"'
        return _targets(state, language)

    @api.post(
        "/roles/{role_id}/targets/preview", summary="What changes would make of a role", responses=_BODIES
    )
    def preview(role_id: str, asked: ChangesData) -> TrialData:
        state = _usable(desk.workspace.state(desk.workspace.find(role_id)))
        trial = desk.attempt(state, [each.change() for each in asked.changes])
        return trial_data(trial, language)

    @api.patch(
        "/roles/{role_id}/targets",
        summary="Change KPI targets",
        responses=_WRITES,
        openapi_extra={"parameters": [_IF_MATCH]},
    )
    def change_targets(
        role_id: str,
        asked: ChangesData,
        response: Response,
        if_match: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> TargetsData:
        if if_match is None:
            raise NoTagError(say("send the ETag of the targets as If-Match, so that nobody's change is lost"))
        entry = desk.workspace.find(role_id)
        state = desk.save(
            entry, if_match.strip().strip('"'), [each.change() for each in asked.changes], language
        )
        response.headers["ETag"] = f'"{state.etag}"'
        return _targets(_usable(state), language)

    @api.get(
        "/roles/{role_id}/documents/{document}.{made_as}",
        summary="A document of a role",
        response_class=Response,
        responses={**_READS, 200: {"content": {media: {} for media in MEDIA.values()}}},
    )
    def get_document(
        role_id: str,
        document: Document,
        made_as: Format,
        lang: Language | None = None,
        engine: Literal["plutoprint", "weasyprint", "auto"] = "plutoprint",
    ) -> Response:
        state = _usable(desk.workspace.state(desk.workspace.find(role_id)))
        assert state.role is not None
        return make_paper(state.role, document, made_as, lang, EngineName(engine))

    return api


class NoTagError(JdError):
    """A change that does not say which version it was made to."""


def api_errors(error: JdError, language: str, inside: str) -> JSONResponse:
    """Return why something was not done, with the status that programs expect.

    Args:
        error: What was refused.
        language: Language of what is said.
        inside: What the path of a file in the folder begins with; that is left out.
    """
    if isinstance(error, StaleError):
        conflict = Conflict(
            message=error.message.text(language),
            etag=error.state.etag,
            theirs=_differences(error.theirs),
            yours=_differences(error.yours),
        )
        return JSONResponse(conflict.model_dump(), 412)
    message = error.message.text(language).replace(inside, "")
    refusal = Refusal(message=message, problems=_problems(error.problems, language))
    return JSONResponse(refusal.model_dump(mode="json"), status_of(error))


def status_of(error: JdError) -> int:
    """Return the HTTP status of an error."""
    match error:
        case UnknownRoleError():
            return 404
        case NoTagError():
            return 428
        case StaleError():
            return 412
        case ProfileError():
            return 422
        case OutputError():
            return 507
        case _:
            return 409


def _usable(state: State) -> State:
    if state.role is None:
        raise ProfileError(say("{file} cannot be used", file=state.entry.name), state.problems)
    return state


def _role(state: State, language: str) -> RoleData:
    return RoleData(
        id=state.entry.id,
        file=state.entry.name,
        title=title_of(state, language),
        etag=state.etag,
        usable=state.role is not None,
        errors=state.count(Severity.ERROR),
        warnings=state.count(Severity.WARNING),
    )


def title_of(state: State, language: str) -> str:
    """Return the title of a role; the name of its file where it cannot be read."""
    return state.role.profile.title.name.get(language) if state.role is not None else state.entry.path.stem


def _targets(state: State, language: str) -> TargetsData:
    role: Role | None = state.role
    assert role is not None
    goals = role.profile.success.kpis
    return TargetsData(
        etag=state.etag,
        weights=total_weight(goals),
        kpis=[
            TargetData(
                id=row.id,
                name=row.name,
                targets=list(row.targets),
                deadline=row.deadline,
                weight=goals[row.id].weight,
                origin=row.origin.removeprefix(f"{state.entry.path.parent}/"),
            )
            for row in goal_rows(role, (), language)
        ],
    )


def trial_data(trial: Trial, language: str) -> TrialData:
    """Return what changes would make of a role, for a program."""
    return TrialData(
        usable=trial.usable,
        weights=total_weight(trial.role.profile.success.kpis),
        problems=_problems(trial.problems, language),
        differences=_differences(trial.differences(language)),
        diff=trial.diff(),
    )


def _problems(problems: tuple[Problem, ...], language: str) -> list[ProblemData]:
    return [
        ProblemData(
            code=each.code,
            severity=each.severity,
            message=each.message.text(language),
            hint=each.hint.text(language) if each.hint else None,
            line=each.where[1] or None,
            column=each.where[2] or None,
            pointer=each.pointer,
        )
        for each in problems
    ]


def _differences(differences: "tuple[Difference, ...] | list[Difference]") -> list[DifferenceData]:
    return [
        DifferenceData(kpi=each.kpi, what=each.what, before=each.before, after=each.after)
        for each in differences
    ]
