"""Documents whose profile is gone: found by their manifests, and removed where they are as they were made."""

import contextlib
import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jd_builder.cache import full_path, is_edited
from jd_builder.errors import OutputError
from jd_builder.languages import Message, say
from jd_builder.manifest import MANIFEST, Manifest, manifest_bytes, read_manifest, without
from jd_builder.writing import write_atomically


@dataclass(frozen=True, slots=True)
class Orphan:
    """A folder of documents whose profile is gone.

    Attributes:
        folder: The folder.
        manifest: What is known of its files.
    """

    folder: Path
    manifest: Manifest

    @property
    def profile(self) -> Path:
        """Where the profile was."""
        return Path(full_path(self.manifest.profile, self.folder))


def find_orphans(output: Path, alive: Collection[Path], tables: Iterable[Path] = ()) -> Iterator[Orphan]:
    """Yield the folders of documents whose profile is gone.

    Args:
        output: The folder of all documents.
        alive: Folders that are known to have a profile.
        tables: Tables of which every row is among those: another folder made of one has lost its row.
    """
    try:
        entries = sorted(entry.name for entry in os.scandir(output) if entry.is_dir(follow_symlinks=False))
    except OSError:
        return
    read = {os.path.abspath(table) for table in tables}  # noqa: PTH100 — links stay
    for name in entries:
        folder = output / name
        if folder in alive:
            continue
        manifest = read_manifest(folder)
        if manifest is None:
            continue
        file = full_path(manifest.profile, folder)
        if not file:  # made from a URL that this build does not know
            continue
        if not os.path.lexists(file) or file in read:
            yield Orphan(folder, manifest)


def describe_orphan(orphan: Orphan) -> Message:
    """Return what to tell of documents that nobody will renew."""
    if os.path.lexists(orphan.profile):
        return say(
            "{folder}: the row of {file} that these documents came from is gone; --prune removes them",
            folder=orphan.folder,
            file=orphan.profile.name,
        )
    return say(
        "{folder}: the profile of these documents, {file}, is gone; --prune removes them",
        folder=orphan.folder,
        file=orphan.profile.name,
    )


def prune(orphan: Orphan) -> tuple[list[Path], list[Message], OutputError | None]:
    """Remove documents that are as they were made, and nothing else.

    Returns:
        What was removed, what to tell of what was changed by hand, and what could not be removed, if anything.
    """
    removed: list[Path] = []
    notices: list[Message] = []
    gone: list[str] = []
    kept: list[str] = []
    reason = ""
    for name, entry in orphan.manifest.files.items():
        file = orphan.folder / name
        if not os.path.lexists(file):
            gone.append(name)
        elif is_edited(entry, file):
            notices.append(say("{file} was changed by hand and is kept", file=file))
        else:
            try:
                file.unlink()
            except OSError as error:
                reason = error.strerror or str(error)
                kept.append(name)
            else:
                removed.append(file)
                gone.append(name)
    try:
        _forget(orphan, gone)
    except OSError as error:
        reason = error.strerror or str(error)
        kept.append(MANIFEST)
    except OutputError as error:  # it goes on knowing what is gone, which does no harm
        return removed, notices, error
    if not kept:
        return removed, notices, None
    message = say(
        "{folder}: {files} could not be removed: {reason}",
        folder=orphan.folder,
        files=", ".join(kept),
        reason=reason,
    )
    return removed, notices, OutputError(message)


def _forget(orphan: Orphan, gone: list[str]) -> None:
    """Take removed files out of the manifest; without any left, remove it, and the folder where it is empty.

    Raises:
        OSError: The manifest cannot be removed.
        OutputError: It cannot be written.
    """
    left = without(orphan.manifest, gone)
    if left.files:
        if gone:
            write_atomically(orphan.folder / MANIFEST, manifest_bytes(left))
        return
    (orphan.folder / MANIFEST).unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        orphan.folder.rmdir()
