"""Places beyond this machine's disks: URLs that stay whole, and what the private copies of them are called."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

_URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_ON_DISK: Final = ("file", "local")

if TYPE_CHECKING:
    _Path = Path
else:
    _Path = type(Path())


class Url(_Path):
    """A URL that is handled like a path. Its text is the URL; only what knows URLs may read or write there.

    >>> str(Url("s3://bucket/out") / "cskh"), str(Url("file:///tmp/out").parent)
    ('s3://bucket/out/cskh', 'file:///tmp')
    """

    def __str__(self) -> str:
        text = super().__str__().replace(os.sep, "/")
        scheme, colon, rest = text.partition(":")
        return f"{scheme}:{'///' if scheme in _ON_DISK else '//'}{rest.lstrip('/')}" if colon else text

    @property
    def scheme(self) -> str:
        """What stands before the colon."""
        return str(self).partition(":")[0]

    @property
    def on_disk(self) -> Path | None:
        """The folder of this machine that it names, if it does."""
        text = str(self).partition("://")[2]
        return Path(text.lstrip("/") if os.name == "nt" else text) if self.scheme in _ON_DISK else None

    def resolve(self, strict: bool = False) -> Self:
        """Return it as it is: it depends on no current folder."""
        del strict
        return self


def is_url(text: str | Path) -> bool:
    """Tell whether a text names a place by a URL."""
    return isinstance(text, Url) or _URL.match(str(text)) is not None


def as_place(text: str | Path) -> Path:
    """Return a path, or a URL whose slashes stay."""
    return text if isinstance(text, Path) else Url(text) if is_url(text) else Path(text)


@dataclass(frozen=True, slots=True)
class Copy:
    """A private copy of what a URL names, which travels to those who work with it.

    Attributes:
        url: What it is a copy of.
        folder: Where the build's own process has it; nobody else has a folder of that name.
    """

    url: str
    folder: str


@dataclass(frozen=True, slots=True)
class Scene:
    """Which folders stand for URLs while something is made.

    Attributes:
        names: Folders, and the URLs that people know them by.
        staged: Whether documents are made in a passing folder: places from there mean nothing.
    """

    names: tuple[tuple[str, str], ...] = ()
    staged: bool = False

    def url_of(self, path: str) -> str | None:
        """Return the URL that a full path stands for."""
        for folder, url in self.names:
            if path == folder or path.startswith(folder + os.sep):
                return _joined(url, path[len(folder) + 1 :].replace(os.sep, "/"))
        return None

    def path_of(self, url: str) -> str | None:
        """Return the full path that stands for a URL."""
        for folder, known in self.names:
            if url == known or url.startswith(_joined(known, "")):
                return os.path.join(folder, url[len(_joined(known, "")) :])  # noqa: PTH118 — thousands of them
        return None

    def told(self, text: str) -> str:
        """Return a text in which URLs stand for the folders."""
        for folder, url in self.names:
            for name in (folder, os.path.relpath(folder)):
                text = text.replace(name + os.sep, _joined(url, "")).replace(name, url)
        return text


def _joined(url: str, rest: str) -> str:
    return f"{url}{rest}" if url.endswith("/") else f"{url}/{rest}"


_scene: ContextVar[Scene | None] = ContextVar("scene", default=None)


@contextmanager
def on_scene(scene: Scene) -> Iterator[None]:
    """Let folders stand for URLs, beside those that do so already."""
    outer = _scene.get() or Scene()
    token = _scene.set(Scene((*scene.names, *outer.names), scene.staged or outer.staged))
    try:
        yield
    finally:
        _scene.reset(token)


def scene() -> Scene | None:
    """Return which folders stand for URLs; None where none do."""
    return _scene.get()


def shown(path: Path) -> Path:
    """Return the URL that a path stands for, or the path."""
    now = _scene.get()
    url = now.url_of(os.path.abspath(path)) if now is not None and not isinstance(path, Url) else None  # noqa: PTH100
    return Url(url) if url is not None else path


def told(text: str) -> str:
    """Return a text with URLs in place of the folders that stand for them."""
    now = _scene.get()
    return now.told(text) if now is not None else text
