"""The one exception that a validator raises: what is wrong with a value, and what to write instead."""

from jd_builder.languages import Message


class Invalid(ValueError):  # noqa: N818 — read as `raise Invalid(…)`
    """A value that breaks a rule of the profile.

    Attributes:
        message: What is wrong.
        hint: What to write instead.
        at: Path from the validated value to the part that is wrong.
    """

    def __init__(self, message: Message, hint: Message | None = None, at: tuple[str | int, ...] = ()) -> None:
        super().__init__(message.singular)
        self.message = message
        self.hint = hint
        self.at = at
