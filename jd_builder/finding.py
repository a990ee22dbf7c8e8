"""Files, folders and globs → the profiles they stand for."""

import os
from collections.abc import Callable, Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import Final

from jd_builder.errors import JdError
from jd_builder.languages import say
from jd_builder.places import Url, is_url
from jd_builder.profile.project import COMPANY_FILE, LIBRARY_FOLDER

_SUFFIXES: Final = (".yaml", ".yml")
_TABLES: Final = (".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx", ".xlsm")


def find_profiles(arguments: Iterable[str | Path], *, urls: bool = False) -> list[Path]:
    """Return the profile files and tables that files, folders and globs stand for, each once, in order.

    A folder stands for its profiles: a table lying there may be anything.

    Args:
        arguments: Files, folders and globs.
        urls: Whether URLs may be among them; they stay what they are.

    Raises:
        JdError: A folder or glob holds no profile, or cannot be read, or there is a URL where none may be.
    """
    found: dict[Path, None] = {}
    for argument in arguments:
        if is_url(argument):
            if not urls:
                raise JdError(
                    say(
                        "{url}: only `jd build` without --watch reads URLs; copy the files here", url=argument
                    )
                )
            found[Url(argument)] = None
            continue
        path = Path(argument)
        if path.is_dir():
            matches = list(_profiles_below(path))
        elif has_magic(str(argument)) and not path.exists():
            matches = sorted(
                Path(name)
                for name in glob(str(argument), recursive=True)  # noqa: PTH207 — the pattern may be absolute
                if is_profile_name(Path(name)) or is_table(path)  # roles-*.csv asks for tables
            )
        elif path.name == COMPANY_FILE and path.is_file():
            continue  # a shell's profiles/*.yaml names it too
        else:
            matches = [path]
        if not matches:
            raise JdError(say("there is no profile in {place}", place=argument))
        found.update(dict.fromkeys(matches))
    if not found:
        raise JdError(say("{file} describes the company; name a role profile", file=COMPANY_FILE))
    return list(found)


def is_profile_name(path: Path) -> bool:
    """Tell whether a file of this name may be a profile."""
    return path.suffix in _SUFFIXES and path.name != COMPANY_FILE and not path.name.startswith(".")


def is_table(path: Path) -> bool:
    """Tell whether a file is read as a table of roles."""
    return path.suffix.lower() in _TABLES


def _profiles_below(folder: Path, links: tuple[Path, ...] = ()) -> Iterator[Path]:
    """Yield the profiles in a folder and those below it, in the order of their paths; there may be thousands.

    Args:
        folder: The folder.
        links: The real folders of the links on the way to it.
    """
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: os.path.normcase(entry.name))
    except FileNotFoundError:  # removed meanwhile
        return
    except OSError as error:
        raise JdError(
            say("{file} cannot be read: {reason}", file=folder, reason=error.strerror or error)
        ) from None
    for entry in found:
        path = folder / entry.name
        if is_profile_name(path) and _is_so(entry.is_file):
            yield path
        elif entry.name[0] != "." and entry.name != LIBRARY_FOLDER and _is_so(entry.is_dir):
            through = links
            if entry.is_symlink():
                through, end = (*links, Path(os.path.realpath(folder))), os.path.realpath(path)
                if any(each.is_relative_to(end) for each in through):
                    continue  # it leads back: all in there would be found again and again
            yield from _profiles_below(path, through)


def _is_so(test: Callable[[], bool]) -> bool:
    """Return what a test of an entry says; one of a link that leads in a circle fails."""
    try:
        return test()
    except OSError:
        return False
