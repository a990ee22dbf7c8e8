"""Looking through the library: find entries, show one, export them."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jd_builder.documents.library_entries import KINDS, Entry, describe
from jd_builder.documents.wording import Words
from jd_builder.errors import JdError
from jd_builder.languages import say
from jd_builder.library.loading import load_library
from jd_builder.library.models import Library
from jd_builder.profile.localized import without_marks
from jd_builder.profile.project import LIBRARY_FOLDER, find_upwards
from jd_builder.profile.validation import suggest


def library_here(folder: Path) -> Library:
    """Return the library as profiles in a folder see it: the shipped one, with a `library/` of one's own on top.

    Raises:
        ProfileError: An entry of one's own cannot be used.
    """
    own = find_upwards(folder / "profile.yaml", LIBRARY_FOLDER)
    return load_library(own if own is not None and own.is_dir() else None)


def find_entries(
    library: Library, kind: str, language: str, *, search: str = "", skill: str = ""
) -> list[Entry]:
    """Return the entries of a kind.

    Args:
        library: The library.
        kind: One of `KINDS`.
        language: Language of the texts.
        search: Words that must all stand in the entry; marks and capitals do not count.
        skill: Id of a skill that the entry must show or be about (questions only).

    Raises:
        JdError: There is no such skill.
    """
    if skill and skill not in library.skills:
        raise JdError(
            say("the library has no “{name}”: {hint}", name=skill, hint=suggest(skill, library.skills))
        )
    words = Words(language)
    entries = (describe(kind, name, library, words) for name in getattr(library, kind))
    wanted = [without_marks(word) for word in search.split()]
    return [
        entry
        for entry in entries
        if (
            not skill
            or skill in getattr(library.questions.get(entry.id), "skills", ())
            or (kind == "skills" and entry.id == skill)
        )
        and all(word in without_marks(_all_text(entry)) for word in wanted)
    ]


def find_entry(library: Library, kind: str, name: str, language: str) -> Entry:
    """Return one entry.

    Raises:
        JdError: There is none of that id; the message names a near one.
    """
    known = getattr(library, kind)
    if name not in known:
        raise JdError(say("the library has no “{name}”: {hint}", name=name, hint=suggest(name, known)))
    return describe(kind, name, library, Words(language))


def summary_lines(library: Library, language: str) -> Iterator[str]:
    """Yield how many entries of each kind there are."""
    titles = {
        "kpis": say("KPIs"),
        "criteria": say("qualitative criteria"),
        "skills": say("skills"),
        "questions": say("interview questions"),
    }
    for kind in KINDS:
        yield f"{kind:<10} {len(getattr(library, kind)):>4}  {titles[kind].text(language)}"


def list_lines(entries: list[Entry]) -> Iterator[str]:
    """Yield entries, a line each."""
    width = max((len(entry.id) for entry in entries), default=0)
    for entry in entries:
        name = entry.name if len(entry.name) <= 90 else entry.name[:89].rstrip() + "…"
        yield f"{entry.id:<{width}}  {name}" + (f"  ({entry.note})" if entry.note else "")


def entry_lines(entry: Entry) -> Iterator[str]:
    """Yield everything an entry says, for a screen."""
    yield f"{entry.id} – {entry.name}"
    for fact in entry.facts:
        yield f"  {fact.label}: {fact.value}"
    for label, texts in entry.lists:
        yield f"  {label}:"
        yield from (f"    - {text}" for text in texts)


def entries_as_json(entries: list[Entry]) -> str:
    """Return entries as JSON."""
    return json.dumps([_as_data(entry) for entry in entries], ensure_ascii=False, indent=2)


def entries_as_csv(entries: list[Entry]) -> str:
    """Return entries as CSV, a column a label, lists joined by line ends; spreadsheets open it as it is."""
    rows = [
        {
            "id": entry.id,
            "name": entry.name,
            **{fact.label: fact.value for fact in entry.facts},
            **{label: "\n".join(texts) for label, texts in entry.lists},
        }
        for entry in entries
    ]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: harmless_cell(value) for column, value in row.items()} for row in rows)
    return out.getvalue().rstrip("\n")


def harmless_cell(value: str) -> str:
    """Keep a spreadsheet from reading a text as a formula."""
    return f"'{value}" if value[:1] in ("=", "+", "@", "\t") else value


def _as_data(entry: Entry) -> dict[str, Any]:
    lists = {label: list(texts) for label, texts in entry.lists}
    return {"id": entry.id, "name": entry.name, **{fact.label: fact.value for fact in entry.facts}, **lists}


def _all_text(entry: Entry) -> str:
    facts = " ".join(fact.value for fact in entry.facts)
    return " ".join(
        [entry.id, entry.name, entry.note, facts, *(text for _, texts in entry.lists for text in texts)]
    )
