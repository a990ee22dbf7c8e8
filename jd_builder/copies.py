"""URLs of profiles → private copies of their projects, which travel to those who work with them."""

import contextlib
import io
import os
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from glob import has_magic
from pathlib import Path, PurePosixPath
from typing import Any, Final

from jd_builder.errors import JdError, RemoteError
from jd_builder.finding import find_profiles, is_profile_name, is_table
from jd_builder.languages import say
from jd_builder.passing import passing_folder
from jd_builder.places import Copy, Scene, Url, on_scene
from jd_builder.portable import portable_error
from jd_builder.profile.project import COMPANY_FILE, ROOT_MARKS, SETTINGS_FILE
from jd_builder.stores import open_store, reading

MOST_BYTES: Final = 50_000_000
MOST_FILES: Final = 50_000
_OTHERS: Final = 4
"""So many files may lie there for each that is read: who names a whole bucket by mistake is told soon."""
_READ: Final = tuple(".png .jpg .jpeg .svg .gif .webp .ttf .otf .woff .woff2 .j2 .css .toml".split())
"""Files beside profiles and tables that a build may read."""
_lent: dict[str, str] = {}
"""Where a worker has its own copies, by where the build has them."""


@dataclass(slots=True)
class Fetched:
    """What a build reads, all of it on this machine.

    Attributes:
        paths: Profiles and tables.
        templates: The folder of templates of one's own.
        copies: The copies that were made.
    """

    paths: list[Path] = field(default_factory=list)
    templates: Path | None = None
    copies: tuple[Copy, ...] = ()


@contextlib.contextmanager
def fetched(paths: Sequence[Path], templates: Path | None) -> Iterator[Fetched]:
    """Copy what URLs name into private folders, for as long as they are needed; messages name the URLs.

    Of each URL the whole project is copied, as far as a build may read it: company, library, parents, logos, templates.

    Raises:
        RemoteError: A place cannot be read, holds nothing, or holds too much.
        JdError: What is raised inside, naming URLs too.
    """
    with passing_folder() as top:
        copies: dict[str, Copy] = {}
        places: list[tuple[Path, str]] = []
        for place in [*paths, *([templates] if templates is not None else [])]:
            places.append(_copied(place, top, copies) if isinstance(place, Url) else (place, ""))
        made = Fetched(copies=tuple(copies.values()))
        with on_scene(Scene(tuple((copy.folder, copy.url) for copy in made.copies))):
            try:
                if templates is not None:
                    made.templates = places.pop()[0]
                found = [
                    path for local, url in places for path in (find_profiles([local]) if url else [local])
                ]
                made.paths = list(dict.fromkeys(found))
                yield made
            except JdError as error:
                plain = portable_error(error)
                error.message, error.problems = plain.message, plain.problems
                raise


def _copied(url: Url, top: Path, copies: dict[str, Copy]) -> tuple[Path, str]:
    """Return where a URL's copy is, which is made unless it is there."""
    fs, path = open_store(str(url))
    fixed = PurePosixPath(path)
    while has_magic(str(fixed)):
        fixed = fixed.parent
    with reading(url):
        fs.invalidate_cache()
        base = fixed
        if fixed == PurePosixPath(path) and fs.isfile(path):
            base = fixed.parent
        root = _root(fs, base)
        name = str(Url(fs.unstrip_protocol(str(root))))
        if name not in copies:
            folder = top / f"{len(copies)}x"
            folder.mkdir()
            _write(folder, _contents(fs, root, url))
            copies[name] = Copy(name, str(folder))
    return Path(copies[name].folder) / PurePosixPath(path).relative_to(root), str(url)


def _root(fs: Any, base: PurePosixPath) -> PurePosixPath:
    """Return the project's folder, as for profiles on a disk; in an empty one a folder is its own project."""
    parents = [folder for folder in base.parents if str(folder) != "."]
    for folder in (base, *parents):
        if any(fs.exists(str(folder / mark)) for mark in ROOT_MARKS):
            return folder
    if parents and fs.exists(str(parents[0] / COMPANY_FILE)):
        return parents[0]
    return base


def _contents(fs: Any, root: PurePosixPath, url: Url) -> dict[str, bytes]:
    """Return the files that a build may read, by their path below the root."""
    wanted: dict[str, str] = {}
    size = seen = 0
    for _, folders, files in fs.walk(str(root), detail=True, on_error="raise"):
        for name in [name for name, about in folders.items() if _is_left(name, about)]:
            del folders[name]  # then nobody looks into it
        seen += len(files)
        for name, about in files.items():
            if not _is_left(name, about) and _is_read(Path(name)):
                wanted[about["name"]] = PurePosixPath(about["name"]).relative_to(root).as_posix()
                size += about.get("size") or 0
        if max(len(wanted), seen / _OTHERS) > MOST_FILES or size > MOST_BYTES:
            raise RemoteError(
                say(
                    "{url}: more than {files} files or {size} MB would travel to every worker; name a folder with fewer profiles, and build in several goes",
                    url=url,
                    files=MOST_FILES,
                    size=MOST_BYTES // 1_000_000,
                )
            )
    if not wanted:
        raise RemoteError(say("there is no profile in {place}", place=url))
    return {wanted[path]: data for path, data in fs.cat(list(wanted)).items()}


def _is_left(name: str, about: Mapping[str, Any]) -> bool:
    """Tell whether something is hidden, or a link, which may lead anywhere."""
    return name.startswith(".") or bool(about.get("islink"))


def _is_read(path: Path) -> bool:
    return (
        is_profile_name(path) or path.name == COMPANY_FILE or is_table(path) or path.suffix.lower() in _READ
    )


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder, which becomes a project.

    Raises:
        RemoteError: A name leads out of the folder.
    """
    for name, data in files.items():
        parts = name.split("/")
        if any(part in ("", ".", "..") or any(char in part for char in "\\:\0") for part in parts):
            raise RemoteError(say("“{name}” is no name for a file here", name=name))
        file = folder.joinpath(*parts)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    settings = folder / SETTINGS_FILE
    if not settings.exists():  # nothing above the copy belongs to the project
        settings.write_bytes(b"")


def pack(copy: Copy) -> bytes:
    """Return a copy as one text to send."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(Path(copy.folder).rglob("*")):
            if file.is_file():
                archive.write(file, file.relative_to(copy.folder).as_posix())
    return packed.getvalue()


def unpack(packed: bytes, folder: Path) -> None:
    """Write what was packed below a folder, as ordinary files.

    Raises:
        RemoteError: A name leads out of the folder, or there is too much.
    """
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_FILES + 1 or sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise RemoteError(say("a copy is larger than it may be"))
        _write(folder, {entry.filename: archive.read(entry) for entry in entries})


def lend(copy: Copy, folder: Path | None) -> None:
    """Let this process know its own copy, or forget it."""
    if folder is not None:
        _lent[copy.folder] = os.path.realpath(folder)
    else:
        _lent.pop(copy.folder, None)


def own_path(path: Path, copies: Sequence[Copy]) -> Path:
    """Return where this process has what the build's process has at a path.

    Raises:
        RemoteError: It has no copy.
    """
    for copy in copies:
        if path.is_relative_to(copy.folder):
            return Path(here(copy)) / path.relative_to(copy.folder)
    return path


def here(copy: Copy) -> str:
    """Return the folder in which this process has a copy.

    Raises:
        RemoteError: It has none.
    """
    folder = _lent.get(copy.folder, copy.folder)
    if not Path(folder).is_dir():
        raise RemoteError(
            say("{url}: this worker has no copy of it; workers elsewhere need --scheduler", url=copy.url)
        )
    return folder
