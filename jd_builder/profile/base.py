"""What the models of a profile have in common."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, model_validator

RoleLevel = Literal["intern", "staff", "specialist", "lead", "manager"]


class Model(BaseModel):
    """A frozen model that refuses keys it does not know and takes a key without a value as not given."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, allow_inf_nan=False, defer_build=True
    )

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        """Drop known keys without a value: people leave empty what they do not need."""
        if not isinstance(data, dict):
            return data
        return {key: value for key, value in data.items() if value is not None or key not in cls.model_fields}
