"""URLs → private copies to read from, and documents made in a private folder → a URL; all by fsspec."""

import contextlib
import io
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from glob import has_magic
from pathlib import Path, PurePosixPath
from typing import Any, Final

from jd_builder.choices import Document
from jd_builder.errors import JdError, OutputError, RemoteError
from jd_builder.finding import find_profiles, is_profile_name, is_table
from jd_builder.languages import say
from jd_builder.manifest import MANIFEST
from jd_builder.orders import Failure, Made, Options
from jd_builder.pieces import Piece
from jd_builder.places import Copy, Scene, Url, on_scene
from jd_builder.portable import portable, portable_error
from jd_builder.profile.project import COMPANY_FILE, ROOT_MARKS, SETTINGS_FILE
from jd_builder.writing import write_atomically

MOST_BYTES: Final = 50_000_000
MOST_FILES: Final = 50_000
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


def placed_options(options: Options) -> Options:
    """Return options that fit URLs.

    Raises:
        RemoteError: They do not.
    """
    if not isinstance(options.output, Url):
        return options
    if options.prune:
        raise RemoteError(
            say("--prune looks into folders of this machine only, not into {url}", url=options.output)
        )
    if options.output.scheme != "memory":
        return options
    if options.scheduler:
        raise RemoteError(
            say(
                "{url} is the memory of one process: workers elsewhere cannot write there", url=options.output
            )
        )
    return replace(options, jobs=1)


@contextlib.contextmanager
def fetched(paths: Sequence[Path], templates: Path | None) -> Iterator[Fetched]:
    """Copy what URLs name into private folders, for as long as they are needed; messages name the URLs.

    Of each URL the whole project is copied, as far as a build may read it: company, library, parents, logos, templates.

    Raises:
        RemoteError: A place cannot be read, holds nothing, or holds too much.
        JdError: What is raised inside, naming URLs too.
    """
    with tempfile.TemporaryDirectory(prefix="jd-") as top:
        copies: dict[str, Copy] = {}
        places: list[tuple[Path, str]] = []
        for place in [*paths, *([templates] if templates is not None else [])]:
            places.append(
                _copied(place, os.path.realpath(top), copies) if isinstance(place, Url) else (place, "")
            )
        made = Fetched(copies=tuple(copies.values()))
        with on_scene(Scene(tuple((copy.folder, copy.url) for copy in made.copies))):
            try:
                if templates is not None:
                    made.templates = places.pop()[0]
                found: dict[Path, None] = {}
                for local, url in places:
                    found.update(dict.fromkeys(find_profiles([local]) if url else [local]))
                made.paths = list(found)
                yield made
            except JdError as error:
                error.message = portable_error(error).message
                raise


def _copied(url: Url, top: str, copies: dict[str, Copy]) -> tuple[Path, str]:
    """Return where a URL's copy is, which is made unless it is there."""
    fs, path = _store(str(url))
    fixed = PurePosixPath(path)
    while has_magic(str(fixed)):
        fixed = fixed.parent
    with _reading(url):
        fs.invalidate_cache()
        base = fixed
        if fixed == PurePosixPath(path) and fs.isfile(path):
            base = fixed.parent
        root = _root(fs, base)
        name = str(Url(fs.unstrip_protocol(str(root))))
        if name not in copies:
            folder = Path(top) / f"{len(copies)}"
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
    size = 0
    for path, about in fs.find(str(root), detail=True).items():
        place = PurePosixPath(path).relative_to(root)
        if about.get("islink") or not _is_read(place):
            continue
        wanted[path] = place.as_posix()
        size += about.get("size") or 0
        if len(wanted) > MOST_FILES or size > MOST_BYTES:
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


def _is_read(place: PurePosixPath) -> bool:
    if any(part.startswith(".") for part in place.parts):
        return False
    path = Path(place.name)
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
            raise RemoteError(say("“{name}” is no name for a file here", name=folder.name))
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
            return Path(_here(copy)) / path.relative_to(copy.folder)
    return path


def _here(copy: Copy) -> str:
    folder = _lent.get(copy.folder, copy.folder)
    if not Path(folder).is_dir():
        raise RemoteError(
            say("{url}: this worker has no copy of it; workers elsewhere need --scheduler", url=copy.url)
        )
    return folder


def make_afar(
    copies: Sequence[Copy], piece: Piece, folder: Path, make: Callable[[Piece, Path], Made]
) -> Made:
    """Make a piece from copies, or for a folder that is a URL, or both; what comes of it names URLs.

    Args:
        copies: The copies that it may be read from.
        piece: What to make.
        folder: Where its documents go.
        make: Makes a piece in a folder of this machine.
    """
    names = [name for copy in copies for name in ((_here(copy), copy.url), (copy.folder, copy.url))]
    moved = piece.moved(own_path(piece.file, copies))
    if not isinstance(folder, Url):
        with on_scene(Scene(tuple(names))):
            return portable(make(moved, folder))
    with tempfile.TemporaryDirectory(prefix="jd-") as top:
        stage = Path(os.path.realpath(top)) / "stage" / folder.name
        with on_scene(Scene(((str(stage), str(folder)), *names), staged=True)):
            try:
                before = _pull(folder, stage)
            except JdError as error:
                return portable(Made(failures=[Failure(piece.path, error)]))
            made = make(moved, stage)
            _push(folder, stage, before, made, piece)
            return portable(made)


def _pull(url: Url, stage: Path) -> dict[str, bytes]:
    """Copy what was made of a piece before into a folder, to be compared; return it."""
    fs, path = _store(str(url))
    stage.mkdir(parents=True)
    known = {document.value for document in Document}
    with _reading(url):
        fs.invalidate_cache(path)
        try:
            there = fs.ls(path, detail=False)
        except FileNotFoundError:
            return {}
        files = {name: PurePosixPath(name).name for name in there}
        wanted = [
            path
            for path, name in files.items()
            if name == MANIFEST or ("/" not in name and name.partition(".")[0] in known)
        ]
        before = {files[path]: data for path, data in fs.cat(wanted).items()} if wanted else {}
    for name, data in before.items():
        (stage / name).write_bytes(data)
    return before


def _push(url: Url, stage: Path, before: Mapping[str, bytes], made: Made, piece: Piece) -> None:
    """Put what has changed in a folder where it belongs, the manifest first."""
    fs, path = _store(str(url))
    names = [stage / MANIFEST, *made.written]
    for number, file in enumerate(names):
        if not file.is_file() or before.get(file.name) == (data := file.read_bytes()):
            continue
        try:
            _put(fs, f"{path}/{file.name}", data)
        except Exception as error:
            made.failures.append(Failure(piece.path, _not_written(url / file.name, error)))
            if number == 0:  # documents that no manifest knows would be taken for somebody's work
                made.written.clear()
                return
            made.written.remove(file)


def _put(fs: Any, path: str, data: bytes) -> None:
    """Write a file, whole or not at all: object stores do so by themselves."""
    if "file" in (fs.protocol if isinstance(fs.protocol, tuple) else (fs.protocol,)):
        write_atomically(Path(path), data)
        return
    try:
        fs.pipe_file(path, data)
    except FileNotFoundError:  # a store that has folders
        fs.makedirs(str(PurePosixPath(path).parent), exist_ok=True)
        fs.pipe_file(path, data)


def _not_written(url: Url, error: Exception) -> JdError:
    if isinstance(error, JdError):
        return error
    return OutputError(
        say("{file} was not written: {reason}", file=url, reason=str(error) or type(error).__name__)
    )


def _store(url: str) -> tuple[Any, str]:
    """Return what reads and writes at a URL, and the path it uses there.

    Raises:
        RemoteError: Something needed for it is not installed, or there is no such kind of URL.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise RemoteError(
            say('{url}: URLs need fsspec; install it with: pip install "jd-builder[cluster]"', url=url)
        ) from None
    try:
        fs, path = url_to_fs(url)
    except ImportError as error:  # such as “Install s3fs to access S3”
        raise RemoteError(
            say("{url}: a package for this kind of URL is missing ({reason})", url=url, reason=str(error))
        ) from None
    except Exception as error:
        raise RemoteError(say("{address} cannot be used: {reason}", address=url, reason=str(error))) from None
    return fs, path


@contextlib.contextmanager
def _reading(url: Url) -> Iterator[None]:
    """Turn what a store says into a message."""
    try:
        yield
    except JdError:
        raise
    except FileNotFoundError:
        raise RemoteError(say("there is nothing at {url}", url=url)) from None
    except Exception as error:
        raise RemoteError(
            say("{file} cannot be read: {reason}", file=url, reason=str(error) or type(error).__name__)
        ) from None
