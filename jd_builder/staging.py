"""Documents for a URL: made in a private folder beside what lies there, then put where they belong."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from jd_builder.choices import Document
from jd_builder.copies import here, own_path
from jd_builder.errors import JdError, RemoteError
from jd_builder.languages import say
from jd_builder.manifest import MANIFEST
from jd_builder.orders import Failure, Made, Options
from jd_builder.passing import passing_folder
from jd_builder.pieces import Piece
from jd_builder.places import Copy, Scene, Url, on_scene
from jd_builder.portable import portable
from jd_builder.stores import not_written, open_store, put, reading

if TYPE_CHECKING:
    from jd_builder.dispatch import Executor


_HERE: Final = uuid4().hex


def process_mark() -> tuple[str, int]:
    """Return what no other process has, on this machine or another: one that was forked has the rest alike."""
    return _HERE, os.getpid()


def placed_options(options: Options, executor: "Executor | None" = None) -> Options:
    """Return options that fit URLs.

    Args:
        options: What to build.
        executor: Who makes it, in place of this process or several of this machine.

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
    if options.scheduler or (
        executor is not None and executor.submit(process_mark).result() != process_mark()
    ):
        raise RemoteError(
            say(
                "{url} is the memory of one process: workers elsewhere cannot write there", url=options.output
            )
        )
    return replace(options, jobs=1)


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
    names = [name for copy in copies for name in ((here(copy), copy.url), (copy.folder, copy.url))]
    moved = piece.moved(own_path(piece.file, copies))
    if not isinstance(folder, Url):
        with on_scene(Scene(tuple(names))):
            return portable(make(moved, folder))
    with passing_folder() as top:
        stage = top / "stage" / folder.name
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
    fs, path = open_store(str(url))
    stage.mkdir(parents=True)
    known = {document.value for document in Document}
    with reading(url):
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
    fs, path = open_store(str(url))
    names = [stage / MANIFEST, *made.written]
    for number, file in enumerate(names):
        if not file.is_file() or before.get(file.name) == (data := file.read_bytes()):
            continue
        try:
            put(fs, f"{path}/{file.name}", data)
        except Exception as error:
            made.failures.append(Failure(piece.path, not_written(url / file.name, error)))
            if number == 0:  # documents that no manifest knows would be taken for somebody's work
                made.written.clear()
                return
            made.written.remove(file)
