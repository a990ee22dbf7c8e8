import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from jd_builder.browsing import (
    entries_as_csv,
    entries_as_json,
    entry_lines,
    find_entries,
    find_entry,
    library_here,
    list_lines,
)
from jd_builder.documents.library_entries import KINDS
from jd_builder.errors import JdError
from jd_builder.library.loading import load_library
from tests.cli.test_commands import jd
from tests.conftest import CHECKOUT
from tests.library.test_library import GOOD_SKILL

LIBRARY = load_library()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_entry_can_be_listed_shown_and_exported(kind: str, language: str) -> None:
    entries = find_entries(LIBRARY, kind, language)

    assert [entry.id for entry in entries] == list(getattr(LIBRARY, kind))
    assert len(list(list_lines(entries))) == len(entries)
    assert all(len(list(entry_lines(entry))) > 3 for entry in entries)
    assert [row["id"] for row in json.loads(entries_as_json(entries))] == [entry.id for entry in entries]
    assert [row["id"] for row in csv.DictReader(io.StringIO(entries_as_csv(entries)))] == [
        entry.id for entry in entries
    ]


def test_search_needs_no_marks() -> None:
    found = [entry.id for entry in find_entries(LIBRARY, "kpis", "vi", search="KHIEU nai so luong")]

    assert "complaints" in found
    assert "csat" not in found


def test_questions_of_a_skill() -> None:
    found = find_entries(LIBRARY, "questions", "vi", skill="empathy")

    assert len(found) >= 3
    assert all("empathy" in LIBRARY.questions[entry.id].skills for entry in found)


def test_what_does_not_exist_is_named_with_a_neighbour() -> None:
    with pytest.raises(JdError) as caught:
        find_entry(LIBRARY, "kpis", "csatt", "vi")
    assert caught.value.message.text("en") == "the library has no “csatt”: did you mean “csat”?"
    with pytest.raises(JdError):
        find_entries(LIBRARY, "questions", "vi", skill="nope")


def test_a_library_of_ones_own_is_seen_from_its_folder(project: Path) -> None:
    (project / "library").mkdir()
    (project / "library" / "skills.yaml").write_text(GOOD_SKILL, encoding="utf-8")

    assert "telesales" in library_here(project).skills


def test_no_cell_of_a_spreadsheet_is_a_formula() -> None:
    for kind in KINDS:
        rows = list(csv.reader(io.StringIO(entries_as_csv(find_entries(LIBRARY, kind, "vi")))))
        assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@", "\t")] == []


def test_the_command(project: Path) -> None:
    assert jd("library").stdout.splitlines()[0].split() == ["kpis", str(len(LIBRARY.kpis)), "KPIs"]
    assert jd("library", "kpis", "csat").stdout.startswith("csat – Customer satisfaction\n")
    assert json.loads(jd("library", "skills", "--format", "json").stdout)
    nothing = jd("library", "kpis", "--search", "zzzz")
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (1, "", "nothing found\n")
    wrong = jd("library", "kpi")
    assert (wrong.returncode, wrong.stderr) == (
        2,
        "KIND: “kpi” is not one of the choices: did you mean “kpis”?\n",
    )


def test_the_pages_in_the_docs_are_those_of_the_data() -> None:
    done = subprocess.run(
        [sys.executable, CHECKOUT / "scripts" / "document-library", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout.strip()) == (0, "")
