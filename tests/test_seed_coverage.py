"""docs/seed-coverage.md: every numbered fact of the sources has a place, and what stands there says what the fact says."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from jd_builder.choices import Document, EngineName, Format
from jd_builder.documents.catalogue import compose
from jd_builder.documents.wording import Words
from jd_builder.profile.loading import load_role
from jd_builder.profile.source import Node
from jd_builder.rendering.formats import convert
from tests.conftest import CHECKOUT

PAGE: Final = CHECKOUT / "docs" / "seed-coverage.md"
ITEMS: Final = {"S0": 38, "S1": 28, "S2": 21, "S3": 65, "S4": 27}
LIBRARY: Final = CHECKOUT / "jd_builder" / "library" / "data"
ROW: Final = re.compile(r"\| (S\d-\d\d) \| (.+?) \| `([^`]+)` \| (.+?) \|")


def rows() -> list[tuple[str, str, str]]:
    """Return item, place, and the cell with what must stand there, of every row of the page's tables."""
    found = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("| S"):
            continue
        match = ROW.fullmatch(line)
        assert match, f"this row is not | item | fact | `place` | `what` |: {line}"
        found.append((match[1], match[3], match[4]))
    return found


@cache
def entries(kind: str) -> Mapping[str, Any]:
    made: dict[str, Any] = {}
    for file in sorted((LIBRARY / kind).glob("*.yaml")):
        made |= yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return made


def data_of(node: Node) -> Any:
    if isinstance(node.data, dict):
        return {key: data_of(child) for key, child in node.data.items()}
    if isinstance(node.data, list):
        return [data_of(child) for child in node.data]
    return node.data


@cache
def profile(path: str) -> Any:
    return data_of(load_role(CHECKOUT / path).tree)


@cache
def document(profile: str, kind: str) -> str:
    view = compose(kind, load_role(CHECKOUT / "profiles" / f"{profile}.yaml"), Words("vi"))
    return convert(view, kind, Format.MD, engine=EngineName.PLUTOPRINT).decode()


def at(data: Any, path: str) -> Any:
    for step in re.findall(r"[^.\[\]]+|\[\d+\]", path):
        data = data[int(step[1:-1])] if step.startswith("[") else data[step]
    return data


def said(data: Any, key: str = "") -> Iterator[str]:
    """Yield `key: value` for every value below, so that a number stands beside its name."""
    if isinstance(data, dict):
        for name, child in data.items():
            yield from said(child, str(name))
    elif isinstance(data, list):
        for child in data:
            yield from said(child, key)
    else:
        yield f"{key}: {data}" if key else str(data)


def found_at(place: str) -> str:
    """Return everything that stands at a place.

    A place is `profiles/cskh.yaml success.kpis.csat`, `kpis csat.formula` (also `criteria`, `skills`, `questions`),
    `document cskh job-description`, or a page such as `docs/profile.md`.
    """
    where, _, path = place.partition(" ")
    if where == "document":
        return document(*path.split())
    if where.startswith("profiles/"):
        return "\n".join(said(at(profile(where), path)))
    if where in ("kpis", "criteria", "skills", "questions"):
        return "\n".join(said(at(entries(where), path)))
    return Path(CHECKOUT / where).read_text(encoding="utf-8")


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def test_every_item_of_the_sources_has_a_place() -> None:
    wanted = [f"{source}-{number:02}" for source, count in ITEMS.items() for number in range(1, count + 1)]

    assert len(wanted) == 179
    assert sorted({item for item, _, _ in rows()}) == wanted


@pytest.mark.parametrize("item", [f"{s}-{n:02}" for s, count in ITEMS.items() for n in range(1, count + 1)])
def test_what_stands_there_says_what_the_fact_says(item: str) -> None:
    places = [(place, cell) for name, place, cell in rows() if name == item]

    assert places
    for place, cell in places:
        phrases = re.findall(r"`([^`]+)`", cell)
        assert phrases, f"{item}: nothing to look for at {place}"
        text = plain(found_at(place))
        for phrase in phrases:
            assert plain(phrase) in text, f"{item}: “{phrase}” does not stand at {place}"


def test_a_wrong_value_is_noticed() -> None:
    assert plain("at_least: 4.5") in plain(found_at("profiles/cskh.yaml success.kpis.csat.target"))
    assert plain("at_least: 4.6") not in plain(found_at("profiles/cskh.yaml success.kpis.csat.target"))


def test_documents_named_there_exist() -> None:
    assert set(re.findall(r"`document \S+ (\S+)`", PAGE.read_text(encoding="utf-8"))) <= {
        kind.value for kind in Document
    }
