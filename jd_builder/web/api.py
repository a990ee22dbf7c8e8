"""The JSON API: roles, what is wrong with them, their documents and their KPI targets."""

from typing import Annotated, Literal

from fastapi import APIRouter, Header, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, Response

from jd_builder.choices import Document, EngineName, Format, Language
from jd_builder.errors import JdError, OutputError, ProfileError
from jd_builder.goal_report import Difference, goal_rows
from jd_builder.languages import say
from jd_builder.problems import Problem, Severity
from jd_builder.profile.kpi_changes import Change, KpiField
from jd_builder.profile.loading import Role
from jd_builder.profile.weights import total_weight
from jd_builder.web.desk import Desk, StaleError, Trial
from jd_builder.web.papers import MEDIA, make_paper
from jd_builder.web.workspace import State, UnknownRoleError


class ProblemData(BaseModel):
    """Something wrong with a role, or with a change."""

    code: str
    severity: Severity
    message: str
    hint: str | None
    line: int | None = Field(description="Line in the file, from 1; null where there is no place")
    column: int | None
    pointer: str = Field(description="Path of the value in the profile")


class RoleData(BaseModel):
    """A role in the folder."""

    id: str
    file: str = Field(description="Path of the profile inside the folder")
    title: str
    etag: str = Field(description="Changes whenever the file does; send it as If-Match")
    usable: bool = Field(description="Whether documents can be made from it")
    errors: int
    warnings: int


class TargetData(BaseModel):
    """One KPI of a role, in words."""

    id: str
    name: str
    targets: list[str]
    deadline: str
    weight: float | None
    origin: str = Field(description="File and line that set the target")


class TargetsData(BaseModel):
    """The KPIs of a role."""

    etag: str
    weights: float = Field(description="What the weights add up to")
    kpis: list[TargetData]


class ChangeData(BaseModel):
    """One change: a field of a KPI, or the whole KPI dropped where there is no field."""

    model_config = ConfigDict(extra="forbid")

    kpi: str = Field(max_length=100, examples=["csat"])
    field: KpiField | None = None
    value: str | None = Field(
        None, max_length=2_000, description="As a person types it; null takes it away", examples=[">= 4.7"]
    )
    segment: str | None = Field(
        None, max_length=200, description="The channel, where targets differ by channel"
    )

    def change(self) -> Change:
        """Return it as the editor takes it."""
        return Change(self.kpi, self.field, self.value, self.segment)


class ChangesData(BaseModel):
    """Changes to one role."""

    model_config = ConfigDict(extra="forbid")

    changes: list[ChangeData] = Field(min_length=1, max_length=200)


class DifferenceData(BaseModel):
    """One thing that changes, in words."""

    kpi: str
    what: str
    before: str
    after: str


class TrialData(BaseModel):
    """What changes would make of a role."""

    usable: bool
    weights: float
    problems: list[ProblemData]
    differences: list[DifferenceData]
    diff: list[str]


class Refusal(BaseModel):
    """Why something was not done."""

    message: str
    problems: list[ProblemData] = []


class Conflict(BaseModel):
    """Two people changed the same role: what the other one did, and what you asked for."""

    message: str
    etag: str
    theirs: list[DifferenceData]
    yours: list[DifferenceData]


_REFUSED: dict[int | str, dict[str, object]] = {
    404: {"model": Refusal},
    422: {"description": "The request or the change makes no sense"},
}
_WRITES: dict[int | str, dict[str, object]] = {
    **_REFUSED,
    412: {"model": Conflict},
    428: {"model": Refusal},
    507: {"model": Refusal},
}


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
        "/roles/{role_id}/targets/preview", summary="What changes would make of a role", responses=_REFUSED
    )
    def preview(role_id: str, asked: ChangesData) -> TrialData:
        state = _usable(desk.workspace.state(desk.workspace.find(role_id)))
        trial = desk.attempt(state, [each.change() for each in asked.changes])
        return trial_data(trial, language)

    @api.patch("/roles/{role_id}/targets", summary="Change KPI targets", responses=_WRITES)
    def change_targets(
        role_id: str, asked: ChangesData, response: Response, if_match: Annotated[str | None, Header()] = None
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
        responses={**_REFUSED, 200: {"content": {media: {} for media in MEDIA.values()}}},
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


def api_errors(error: JdError, language: str) -> JSONResponse:
    """Return why something was not done, with the status that programs expect."""
    if isinstance(error, StaleError):
        conflict = Conflict(
            message=error.message.text(language),
            etag=error.state.etag,
            theirs=_differences(error.theirs),
            yours=_differences(error.yours),
        )
        return JSONResponse(conflict.model_dump(), 412)
    refusal = Refusal(message=error.message.text(language), problems=_problems(error.problems, language))
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
