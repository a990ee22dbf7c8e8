"""What is known of the documents in a folder, kept beside them as JSON; damaged in any way, it is like none."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from jd_builder.choices import EngineName, Language
from jd_builder.languages import Message
from jd_builder.problems import Problem
from jd_builder.told import message_as_json, message_from_json, problem_as_json, problem_from_json

MANIFEST: Final = ".jd.json"
_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One file that was made.

    Attributes:
        sha: Fingerprint of its content.
        was: Fingerprint of what it replaced: there still, where the build was cut off between the two.
        made: Fingerprint of everything it was made from.
        says: Fingerprint of what of that shows in it; empty where that was not kept.
        reads: The facts that it alone depends on, such as its templates.
        engine: What printed it.
        missing: How many texts of its document have no translation.
        notices: What its document told.
    """

    sha: str
    made: str
    says: str = ""
    was: str = ""
    reads: tuple[str, ...] = ()
    engine: str = ""
    missing: int = 0
    notices: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was made of a profile.

    Attributes:
        profile: The profile, from the folder of its documents.
        language: The profile's own language.
        reads: The facts that the profile depends on.
        files: What was made.
        warnings: What was wrong with the input and stopped nothing.
        named: How the profile was named and from where, which the warnings show.
    """

    profile: str
    language: Language
    reads: tuple[str, ...] = ()
    files: Mapping[str, Entry] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    named: str = ""


def read_manifest(folder: Path) -> Manifest | None:
    """Return what is known of the documents in a folder; None where nothing is, or what is known is damaged."""
    try:
        data = json.loads((folder / MANIFEST).read_bytes())
        if data["jd"] != _VERSION:
            return None
        return Manifest(
            profile=_text(data["profile"]),
            language=Language(data["language"]),
            reads=_texts(data["reads"]),
            files={_file_name(name): _entry(entry) for name, entry in data["files"].items()},
            warnings=tuple(problem_from_json(problem) for problem in data["warnings"]),
            named=_text(data["named"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return a manifest's file."""
    data = {
        "jd": _VERSION,
        "profile": manifest.profile,
        "language": manifest.language.value,
        "named": manifest.named,
        "reads": sorted(manifest.reads),
        "warnings": [problem_as_json(problem) for problem in manifest.warnings],
        "files": {
            name: {
                "sha": entry.sha,
                "was": entry.was,
                "made": entry.made,
                "says": entry.says,
                "reads": sorted(entry.reads),
                "engine": entry.engine,
                "missing": entry.missing,
                "notices": [message_as_json(notice) for notice in entry.notices],
            }
            for name, entry in sorted(manifest.files.items())
        },
    }
    return (json.dumps(data, ensure_ascii=False, indent=0) + "\n").encode(errors="surrogateescape")


def without(manifest: Manifest, names: Iterable[str]) -> Manifest:
    """Return a manifest that knows nothing of some files."""
    gone = set(names)
    return replace(
        manifest, files={name: entry for name, entry in manifest.files.items() if name not in gone}
    )


def _entry(data: Mapping[str, Any]) -> Entry:
    if not isinstance(data["missing"], int):
        raise TypeError(data["missing"])
    return Entry(
        sha=_text(data["sha"]),
        was=_text(data["was"]),
        made=_text(data["made"]),
        says=_text(data.get("says", "")),  # the first manifests had none
        reads=_texts(data["reads"]),
        engine=EngineName(data["engine"]).value if data["engine"] else "",
        missing=data["missing"],
        notices=tuple(message_from_json(notice) for notice in data["notices"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise TypeError(value)
    value.encode()  # half a character is no text
    return value


def _texts(values: list[object]) -> tuple[str, ...]:
    return tuple(_text(value) for value in values)


def _file_name(name: str) -> str:
    """Return a name that stays in its folder."""
    if name != Path(name).name or any(char in name for char in "/\\:\0"):
        raise ValueError(name)
    return name
