"""Changes to KPI targets → a profile's file, with nothing else touched; kept only where the result is valid."""

import contextlib
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from jd_builder.errors import JdError, OutputError, ProfileError
from jd_builder.languages import say
from jd_builder.locking import locked_file
from jd_builder.problems import Problem
from jd_builder.profile.invalid import Invalid
from jd_builder.profile.kpi_changes import Change, KpiField, apply_change, refusal
from jd_builder.profile.loading import Role, load_role
from jd_builder.profile.reading import read_source
from jd_builder.profile.validation import CODE_VALUE
from jd_builder.profile.weights import rebalanced
from jd_builder.resources import INSTALLED
from jd_builder.writing import write_atomically

_BOM: Final = b"\xef\xbb\xbf"
_BUILD_ON_EACH_OTHER: Final = (KpiField.TARGET, KpiField.WITHIN, KpiField.BY)
"""Fields whose change depends on what the others say."""
_LONG: Final = 5_000
"""Lines from which on comparing every line with every other takes too long."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A profile before and after changes, nothing written yet.

    Attributes:
        path: The file.
        before: Its text as read.
        after: The text with the changes.
        old: The role as it was.
        new: The role as it will be.
    """

    path: Path
    before: str
    after: str
    old: Role
    new: Role

    def diff(self) -> Iterator[str]:
        """Yield the lines that change, as `diff -u` prints them."""
        yield from changed_lines(self.before, self.after, str(self.path))


def changed_lines(before: str, after: str, name: str) -> Iterator[str]:
    """Yield the lines that differ, as `diff -u` prints them, one line of context around.

    `difflib.unified_diff` takes lines that are common in a long file (`within: 3 months`) for noise and shows them as
    changed; this does not.
    """
    old, new = before.splitlines(), after.splitlines()
    matcher = SequenceMatcher(None, old, new, autojunk=len(new) > _LONG)
    for number, group in enumerate(matcher.get_grouped_opcodes(1)):
        if not number:
            yield from (f"--- {name}", f"+++ {name}")
        first, last = group[0], group[-1]
        yield f"@@ -{_stretch(first[1], last[2])} +{_stretch(first[3], last[4])} @@"
        for tag, start, end, low, high in group:
            if tag == "equal":
                yield from (f" {line}" for line in old[start:end])
                continue
            yield from (f"-{line}" for line in old[start:end])
            yield from (f"+{line}" for line in new[low:high])


def _stretch(start: int, end: int) -> str:
    length = end - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


class ConflictError(JdError):
    """The file is not what was read: somebody else has changed it since."""


def edit_kpis(
    path: Path, changes: Sequence[Change], *, text: str | None = None, role: Role | None = None
) -> Edit:
    """Return a profile with changes, read again and found valid; nothing is written.

    Args:
        path: The profile.
        changes: What to change, in order; they need to be valid together, not one by one.
        text: Its text, where it is at hand already.
        role: The role that the text makes, where it is at hand already.

    Raises:
        ProfileError: The profile cannot be used as it is, a change makes no sense, or the result would not be valid;
            the problems say which and why.
    """
    before = text if text is not None else read_source(path).text
    old = role if role is not None else load_role(path, text=before)
    now, after = old, before
    touched: set[str] = set()
    for change in changes:
        if change.kpi in touched and change.field in _BUILD_ON_EACH_OTHER:
            with contextlib.suppress(ProfileError):  # they need to be valid together, not one by one
                now = load_role(path, text=after)
        after = apply_change(now, after, change)
        touched.add(change.kpi)
    try:
        return Edit(path, before, after, old, load_role(path, text=after))
    except ProfileError as error:
        raise _guilty(path, old, before, changes, error) from error


def _guilty(
    path: Path, role: Role, text: str, changes: Sequence[Change], error: ProfileError
) -> ProfileError:
    """Return the refusal of the first change after which a profile is not valid."""
    for change in changes:
        text = apply_change(role, text, change)
        try:
            role = load_role(path, text=text)
        except ProfileError as found:
            return refusal(path, change, found.problems)
    return error


def rebalance_edit(edit: Edit, keep: Collection[str]) -> Edit:
    """Return an edit that also scales the weights of the other KPIs, so that all make 100.

    Args:
        edit: The changes so far.
        keep: The KPIs whose weight stays.

    Raises:
        ProfileError: Nothing is left for the others.
    """
    goals = edit.new.profile.success.kpis
    try:
        weights = rebalanced(goals, keep)
    except Invalid as error:
        problem = Problem(CODE_VALUE, error.message, error.hint, path=str(edit.path))
        raise ProfileError(error.message, [problem]) from error
    changes = [
        Change(name, KpiField.WEIGHT, str(weight))
        for name, weight in weights.items()
        if goals[name].weight != weight
    ]
    made = edit_kpis(edit.path, changes, text=edit.after)
    return Edit(edit.path, edit.before, made.after, edit.old, made.new)


def variant_text(base: Path, variant: Path) -> str:
    """Return the text of a new profile that only extends another.

    Args:
        base: The profile to extend.
        variant: Where the new one will be.
    """
    shipped = base.resolve().is_relative_to(INSTALLED.resolve())
    name = (
        base.name if shipped else Path(os.path.relpath(base.resolve(), variant.resolve().parent)).as_posix()
    )
    return f"extends: {name}\n"


def save_edit(edit: Edit, *, new: bool = False) -> None:
    """Write a changed profile over the one that was read, whole or not at all, mode and owner kept.

    Args:
        edit: The changes.
        new: The file must not exist yet.

    Raises:
        ConflictError: The file has changed since it was read; nothing is written.
        OutputError: It cannot be written, or is one that came with the program.
    """
    if not new:
        replace_text(edit.path, edit.before, edit.after)
        return
    path = _own(edit.path)
    with locked_file(path):
        if path.exists():
            raise OutputError(say("{file} exists already; choose another name", file=edit.path))
        write_atomically(path, edit.after.encode())


def replace_text(path: Path, before: str, after: str) -> None:
    """Write a changed text over the one that was read, whole or not at all; byte order mark, mode and owner stay.

    Args:
        path: The file.
        before: Its text as read.
        after: The text with the changes.

    Raises:
        ConflictError: The file has changed since it was read; nothing is written.
        OutputError: It cannot be written, or is one that came with the program.
    """
    target = _own(path)
    with locked_file(target):
        raw = read_raw(path)
        if raw.removeprefix(_BOM) != before.encode():
            raise ConflictError(
                say("{file} was changed by somebody else meanwhile; nothing was written", file=path)
            )
        mark = _BOM if raw.startswith(_BOM) else b""
        write_atomically(target, mark + after.encode(), like=target)


def _own(path: Path) -> Path:
    target = path.resolve()
    if target.is_relative_to(INSTALLED.resolve()):
        raise OutputError(say("{file} came with the program; `jd new` copies it to change", file=path))
    return target


def read_raw(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        ConflictError: It is gone or cannot be read any more.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConflictError(
            say("{file} cannot be read: {reason}", file=path, reason=error.strerror or error)
        ) from error
