"""What the API takes and answers, as JSON."""

from pydantic import BaseModel, ConfigDict, Field

from jd_builder.problems import Severity
from jd_builder.profile.kpi_changes import Change, KpiField


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

    kpi: str = Field(min_length=1, max_length=100, examples=["csat"])
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
    places: list[str] = Field([], description="Parts of the request that have another shape than described")


class Conflict(BaseModel):
    """Two people changed the same role: what the other one did, and what you asked for."""

    message: str
    etag: str
    theirs: list[DifferenceData]
    yours: list[DifferenceData]
