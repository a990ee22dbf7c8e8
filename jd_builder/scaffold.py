"""A new profile to start from, and the profiles there are."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jd_builder.documents.wording import LEVELS
from jd_builder.errors import JdError, ProfileError
from jd_builder.finding import is_profile_name
from jd_builder.languages import say
from jd_builder.profile.loading import load_role
from jd_builder.profile.project import COMPANY_FILE, find_upwards
from jd_builder.profile.schema import profile_schema_text
from jd_builder.profile.validation import suggest
from jd_builder.resources import PROFILES
from jd_builder.writing import safe_name, write_atomically

SCHEMA_FILE: Final = Path(".jd") / "profile.schema.json"
_SCHEMA_LINE: Final = "# yaml-language-server: $schema={path}\n"


@dataclass(frozen=True, slots=True)
class KnownProfile:
    """A profile that a command may name."""

    name: str
    title: str
    level: str
    path: Path
    shipped: bool


def known_profiles(folder: Path, language: str) -> list[KnownProfile]:
    """Return the profiles in a folder and its `profiles/`, then the shipped ones; a broken one has no title."""
    own = [
        path
        for place in (folder, folder / "profiles")
        if place.is_dir()
        for path in sorted(place.iterdir())
        if path.is_file() and is_profile_name(path)
    ]
    shipped = [path for path in sorted(PROFILES.iterdir()) if is_profile_name(path)]
    own = [path for path in own if path.resolve().parent != PROFILES.resolve() and _looks_like_profile(path)]
    return [_describe(path, language, shipped=False) for path in own] + [
        _describe(path, language, shipped=True) for path in shipped
    ]


def _looks_like_profile(path: Path) -> bool:
    """Tell whether a YAML file is meant as a profile: other tools keep theirs in the same folder."""
    try:
        head = path.read_bytes()[:200_000]
    except OSError:
        return False
    return bool(re.search(rb"^(title|extends):", head, re.MULTILINE))


def _describe(path: Path, language: str, *, shipped: bool) -> KnownProfile:
    try:
        title = load_role(path).profile.title
    except ProfileError as error:
        return KnownProfile(
            path.stem,
            say("cannot be used: {n} problems, see `jd check {path}`", n=len(error.problems), path=path).text(
                language
            ),
            "",
            path,
            shipped,
        )
    return KnownProfile(
        path.stem, title.name.get(language), LEVELS[title.level].text(language), path, shipped
    )


def resolve_profile(name: str) -> Path:
    """Return the file that a name stands for: a path, else a shipped profile."""
    path = Path(name)
    if path.exists() or path.suffix or len(path.parts) > 1:
        return path
    shipped = PROFILES / f"{name}.yaml"
    return shipped if shipped.is_file() else path


def write_profile(name: str, *, base: str, folder: Path) -> list[Path]:
    """Write a profile that starts as a copy of a shipped one, and what it needs beside it.

    Args:
        name: Name of the file, with or without `.yaml`.
        base: Name of the shipped profile.
        folder: Where to write.

    Returns:
        The files written, the profile first: the editor's schema, and a company file where there was none.

    Raises:
        JdError: The name is no file name, the file is there already, or there is no such shipped profile.
    """
    stem = name.removesuffix(".yaml").removesuffix(".yml")
    if not stem or stem != safe_name(stem) or stem.startswith("."):
        raise JdError(
            say(
                "“{name}” is no file name: use letters, digits and “-”, and choose the folder with --output",
                name=name,
            )
        )
    source = PROFILES / f"{base}.yaml"
    if base == COMPANY_FILE.removesuffix(".yaml") or safe_name(base) != base or not source.is_file():
        names = [path.stem for path in sorted(PROFILES.iterdir()) if is_profile_name(path)]
        raise JdError(
            say("there is no shipped profile “{name}”: {hint}", name=base, hint=suggest(base, names))
        )
    target = folder / f"{stem}.yaml"
    if target.exists():
        raise JdError(say("{file} is there already; nothing was written", file=target))
    text = source.read_text(encoding="utf-8").replace(f"profiles/{base}.yaml", target.name)
    written = [target]
    write_atomically(target, (_SCHEMA_LINE.format(path=SCHEMA_FILE.as_posix()) + text).encode())
    schema = folder / SCHEMA_FILE
    if not schema.exists():
        write_atomically(schema, profile_schema_text("vi").encode())
        written.append(schema)
    if find_upwards(target, COMPANY_FILE) is None:
        company = folder / COMPANY_FILE
        write_atomically(company, (PROFILES / COMPANY_FILE).read_bytes())
        written.append(company)
    return written
