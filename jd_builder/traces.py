"""What a piece of work reads and looks for on the disk → facts that tell later whether it would come out the same.

A fact is a letter and a path: `=` the content of a file, `?` whether something is there, `*` the names of the YAML
files below a folder. Its value is worth comparing only with another value of the same fact.
"""

import hashlib
import os
import stat
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Final

from jd_builder.resources import LIBRARY, TEMPLATES

Facts = MutableMapping[str, str]
ABSENT: Final = "-"
_PRESENT: Final = "+"
_OTHER: Final = "/"
_UNSURE: Final = "!"
"""A file that changed while it was read twice: no file is ever like that."""
_LIBRARY: Final = str(LIBRARY)
_seen: ContextVar[Facts | None] = ContextVar("seen", default=None)


@contextmanager
def tracing() -> Iterator[Facts]:
    """Collect the facts that the work inside depends on; work within it that traces itself keeps its own."""
    facts: Facts = {}
    token = _seen.set(facts)
    try:
        yield facts
    finally:
        _seen.reset(token)


def note_content(path: Path, data: bytes | None) -> None:
    """Note what was read from a file, None where there is none; the shipped library goes by the program's version."""
    facts = _seen.get()
    if facts is not None and not str(path).startswith(_LIBRARY):
        fact = f"={os.path.abspath(path)}"  # noqa: PTH100 — links stay
        value = ABSENT if data is None else digest(data)
        if facts.setdefault(fact, value) != value:
            facts[fact] = _UNSURE


def note_all(found: Facts) -> None:
    """Note facts that other work has collected."""
    facts = _seen.get()
    if facts is not None:
        facts.update(found)


def note_presence(path: Path) -> bool:
    """Return whether something is there, and note that it was asked."""
    there = path.exists()
    facts = _seen.get()
    if facts is not None:
        facts[f"?{os.path.abspath(path)}"] = _PRESENT if there else ABSENT  # noqa: PTH100 — links stay
    return there


def note_names(folder: Path) -> None:
    """Note which YAML files are below a folder."""
    facts = _seen.get()
    if facts is not None:
        fact = f"*{os.path.abspath(folder)}"  # noqa: PTH100 — links stay
        facts[fact] = value_of(fact)


def note_shipped(name: str) -> None:
    """Note the use of a shipped template or style sheet, which is read once a process."""
    facts = _seen.get()
    if facts is not None:
        fact, value = _shipped_fact(name)
        facts[fact] = value


@cache
def _shipped_fact(name: str) -> tuple[str, str]:
    fact = f"={TEMPLATES / name}"
    return fact, value_of(fact)


def value_of(fact: str) -> str:
    """Return what a fact is now; what cannot be read is like nothing that was."""
    kind, path = fact[:1], fact[1:]
    if kind == "?":
        return _PRESENT if os.path.exists(path) else ABSENT  # noqa: PTH110 — thousands of them, each a stat
    if kind == "*":
        names = sorted(file.relative_to(path).as_posix() for file in Path(path).rglob("*.yaml"))
        return digest("\0".join(names).encode(errors="surrogateescape"))
    data = read_bytes(path)
    return data if isinstance(data, str) else digest(data)


def stands(facts: Facts) -> bool:
    """Tell whether facts are still what they were."""
    return all(value_of(fact) == value for fact, value in facts.items())


def read_bytes(path: str) -> bytes | str:
    """Return a file's content, or a mark where there is none."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 — thousands of them; a pipe would be waited for
            return _OTHER
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 — as above
            return file.readall()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return ABSENT
    except OSError as error:
        return f"{_OTHER}{error.errno}"


def digest(data: bytes) -> str:
    """Return the fingerprint of bytes."""
    return hashlib.sha256(data).hexdigest()
