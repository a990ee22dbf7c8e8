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


def prune(orphan: Orphan) -> tuple[list[Path], list[Message]]:
    """Remove documents that are as they were made, and nothing else; return them, and what to tell of the rest."""
    removed: list[Path] = []
    notices: list[Message] = []
    gone: list[str] = []
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
                notices.append(say("{file} was not removed: {reason}", file=file, reason=reason))
            else:
                removed.append(file)
                gone.append(name)
    _forget(orphan, gone)
    return removed, notices


def _forget(orphan: Orphan, gone: list[str]) -> None:
    """Take removed files out of the manifest; without any left, remove it, and the folder where it is empty."""
    left = without(orphan.manifest, gone)
    with contextlib.suppress(OSError, OutputError):
        if left.files:
            write_atomically(orphan.folder / MANIFEST, manifest_bytes(left))
        else:
            (orphan.folder / MANIFEST).unlink(missing_ok=True)
            orphan.folder.rmdir()
