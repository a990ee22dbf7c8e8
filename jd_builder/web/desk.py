"""What happens to changes: tried, shown, saved, taken back; the same for the pages and for the programs that ask."""

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jd_builder.editing import ConflictError, Edit, changed_lines, edit_kpis, save_edit
from jd_builder.errors import ProfileError
from jd_builder.goal_report import Difference, goal_differences
from jd_builder.languages import say
from jd_builder.problems import Problem
from jd_builder.profile.kpi_changes import Change
from jd_builder.profile.loading import Role, load_role
from jd_builder.web.workspace import Entry, State, Workspace, etag_of

_UNDOS: Final = 200
_REFUSALS: Final = 6
"""How many changes that cannot be made are told at once."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What changes would make of a role.

    Attributes:
        state: The role as it is saved.
        role: The role with those of the changes that can be made.
        text: The text with the changes.
        problems: Everything wrong with the result, or with the changes.
        usable: Whether the changes can be saved.
        changed: Whether they change anything.
    """

    state: State
    role: Role
    text: str
    problems: tuple[Problem, ...]
    usable: bool
    changed: bool

    def differences(self, language: str) -> list[Difference]:
        """Return in words what changes."""
        assert self.state.role is not None
        return goal_differences(self.state.role, self.role, language)

    def diff(self) -> list[str]:
        """Return the lines of the file that change."""
        return list(changed_lines(self.state.text, self.text, self.state.entry.name))


class StaleError(ConflictError):
    """The role has changed since the changes were made.

    Attributes:
        theirs: What has changed meanwhile.
        yours: What was to be changed.
        state: The role as it is saved now.
    """

    def __init__(self, state: State, theirs: Sequence[Difference], yours: Sequence[Difference]) -> None:
        super().__init__(say("this role was changed by somebody else meanwhile; nothing was written"))
        self.state = state
        self.theirs = tuple(theirs)
        self.yours = tuple(yours)


class Desk:
    """Where changes to the roles of a workspace are made.

    Args:
        workspace: The roles.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._saved: OrderedDict[str, list[tuple[str, str]]] = OrderedDict()
        self._lock = threading.Lock()

    def attempt(self, state: State, changes: Sequence[Change]) -> Trial:
        """Return what changes would make of a usable role; nothing is written.

        One that cannot be made does not hide what the others do, nor what is wrong with them.
        """
        assert state.role is not None
        left, refused = list(changes), list[Problem]()
        while left and len(refused) < _REFUSALS:
            try:
                edit = edit_kpis(state.entry.path, left, text=state.text, role=state.role)
            except ProfileError as error:
                refused += error.problems
                guilty = {problem.where[0] for problem in error.problems}
                kept = [change for change in left if change.name not in guilty]
                left = kept if len(kept) < len(left) else []
                continue
            if refused:
                return Trial(state, edit.new, edit.after, tuple(refused), usable=False, changed=True)
            problems = self.workspace.problems_of(edit.new)
            return Trial(state, edit.new, edit.after, problems, usable=True, changed=edit.after != state.text)
        if refused:
            return Trial(state, state.role, state.text, tuple(refused), usable=False, changed=True)
        return Trial(state, state.role, state.text, state.problems, usable=True, changed=False)

    def save(self, entry: Entry, base: str, changes: Sequence[Change], language: str) -> State:
        """Write changes that were made to the text of a tag, unless that is done already.

        Args:
            entry: The role.
            base: Tag of the text that they were made to.
            changes: The changes.
            language: Language of what a conflict says.

        Raises:
            StaleError: The text is another one by now; it says what both have changed.
            ProfileError: They cannot be made, or the role itself is broken.
            OutputError: The file cannot be written.
        """
        state = self._usable(entry)
        if state.etag == base:
            edit = edit_kpis(entry.path, changes, text=state.text, role=state.role)
            try:
                save_edit(edit)
            except ConflictError:
                state = self._usable(entry)
            else:
                self._note(entry, edit)
                return self.workspace.state(entry)
        if not self._is_done(state, base, changes):
            raise self.stale(state, base, changes, language)
        return state

    def _is_done(self, state: State, base: str, changes: Sequence[Change]) -> bool:
        """Tell whether a role stands as changes would make it: a button was pressed twice, or an answer got lost."""
        before = self.workspace.remembered(base)
        if before is None:
            return False
        try:
            return edit_kpis(state.entry.path, changes, text=before).after == state.text
        except ProfileError:
            return False

    def _usable(self, entry: Entry) -> State:
        state = self.workspace.state(entry)
        if state.role is None:
            raise ProfileError(say("{file} cannot be used", file=entry.name), state.problems)
        return state

    def stale(self, state: State, base: str, changes: Sequence[Change], language: str) -> StaleError:
        """Return what to tell somebody whose changes were made to another text than the role has now."""
        assert state.role is not None
        role, text = state.role, state.text
        before = self.workspace.remembered(base)
        if before is not None:
            with contextlib.suppress(ProfileError):
                role, text = load_role(state.entry.path, text=before), before
        yours: Sequence[Difference] = ()
        with contextlib.suppress(ProfileError):
            yours = goal_differences(
                role, edit_kpis(state.entry.path, changes, text=text, role=role).new, language
            )
        return StaleError(state, goal_differences(role, state.role, language), yours)

    def at(self, state: State, tag: str) -> State | None:
        """Return a role as it stood when its text had another tag, None where that is not kept any more."""
        if state.etag == tag:
            return state
        text = self.workspace.remembered(tag)
        if text is None:
            return None
        role, problems = self.workspace.examine(state.entry, text)
        return State(state.entry, text, tag, role, problems)

    def _note(self, entry: Entry, edit: Edit) -> None:
        with self._lock:
            self._saved.setdefault(entry.id, []).append((edit.before, edit.after))
            del self._saved[entry.id][:-_UNDOS]
        self.workspace.remember(edit.after)

    def can_undo(self, state: State) -> bool:
        """Tell whether the last save of a role can be taken back: nothing has changed it since."""
        with self._lock:
            saved = self._saved.get(state.entry.id)
            return bool(saved) and etag_of(saved[-1][1]) == state.etag if saved else False

    def undo(self, entry: Entry) -> State:
        """Take back the last save of a role.

        Raises:
            ConflictError: There is none, or the file has changed since.
        """
        state = self._usable(entry)
        with self._lock:
            saved = self._saved.get(entry.id) or []
            last = saved[-1] if saved else None
        if last is None or etag_of(last[1]) != state.etag:
            raise ConflictError(say("there is nothing to take back: the role has changed since"))
        role = self.workspace.examine(entry, last[0])[0]
        if role is None or state.role is None:
            raise ConflictError(say("there is nothing to take back: the role has changed since"))
        save_edit(Edit(entry.path, state.text, last[0], state.role, role))
        with self._lock:
            self._saved[entry.id].pop()
        return self.workspace.state(entry)
