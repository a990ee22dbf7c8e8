"""Changes that a manager has typed and not saved: kept by the server, so that a page needs no script to show them."""

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from jd_builder.profile.kpi_changes import Change

_KEPT: Final = 2_000


@dataclass(frozen=True, slots=True)
class Draft:
    """Changes to one role.

    Attributes:
        id: A name that cannot be guessed.
        role_id: The role.
        base: Tag of the text that they were typed over.
        changes: The changes.
        values: What the form held, by the name of each field, where it could not be understood too.
    """

    id: str
    role_id: str
    base: str
    changes: tuple[Change, ...]
    values: dict[str, str]


class Drafts:
    """The latest drafts; the oldest are forgotten."""

    def __init__(self) -> None:
        self._drafts: OrderedDict[str, Draft] = OrderedDict()
        self._lock = threading.Lock()

    def add(
        self,
        role_id: str,
        base: str,
        changes: tuple[Change, ...],
        values: dict[str, str],
        *,
        instead: str = "",
    ) -> Draft:
        """Keep a draft; it takes the place of an earlier one of the same page, so that typing pushes nobody's out."""
        draft = Draft(secrets.token_urlsafe(12), role_id, base, changes, values)
        with self._lock:
            before = self._drafts.get(instead)
            if before is not None and before.role_id == role_id:
                del self._drafts[instead]
            self._drafts[draft.id] = draft
            while len(self._drafts) > _KEPT:
                self._drafts.popitem(last=False)
        return draft

    def get(self, draft_id: str, role_id: str) -> Draft | None:
        """Return a role's draft, None where it is not kept any more."""
        with self._lock:
            draft = self._drafts.get(draft_id)
        return draft if draft is not None and draft.role_id == role_id else None
