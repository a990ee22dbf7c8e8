"""A profile that uses every key, and its documents as they should be, word for word.

`python -m pytest tests/test_golden.py --update-golden` writes them anew; read the diff before you commit it.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from jd_builder.choices import Document, EngineName, Format, Language
from jd_builder.documents.catalogue import compose_in
from jd_builder.profile.loading import load_role
from jd_builder.profile.models import Profile
from jd_builder.profile.source import Node
from jd_builder.profile.validation import model_at
from jd_builder.rendering.formats import convert

FULL = Path(__file__).parent / "data" / "full" / "full.yaml"
GOLDEN = Path(__file__).parent / "golden"
CASES = [
    (document, language, "full", made_as)
    for document in Document
    for language in Language
    for made_as in (Format.MD, Format.HTML)
]
CASES += [(Document.JOB_DESCRIPTION, language, "compact", Format.MD) for language in Language]
CASES += [
    (Document.JOB_POSTING, language, "full", made_as)
    for language in Language
    for made_as in (Format.TXT, Format.JSONLD)
]


@pytest.mark.parametrize(("document", "language", "layout", "made_as"), CASES)
def test_document_is_as_it_should_be(
    document: Document, language: Language, layout: str, made_as: Format, request: pytest.FixtureRequest
) -> None:
    composed = compose_in(language.parts, document.value, load_role(FULL), layout=layout)
    made = convert(composed.view, document.value, made_as, engine=EngineName.PLUTOPRINT).decode()
    if made_as is Format.HTML:
        made = re.sub(r"<style>.*?</style>\n", "", made, count=1, flags=re.DOTALL)  # the shared style sheet
    golden = (
        GOLDEN
        / f"{document.value}{'.compact' if layout == 'compact' else ''}.{language.value}.{made_as.value}"
    )
    if request.config.getoption("--update-golden"):
        golden.write_text(made, encoding="utf-8", newline="\n")

    assert made == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_forgotten() -> None:
    assert len(list(GOLDEN.iterdir())) == len(CASES)


def keys_of(
    node: Node, model: type[BaseModel], loc: tuple[Any, ...] = ()
) -> set[tuple[type[BaseModel], str]]:
    """Return which keys of which models a tree uses."""
    found = set()
    here = model_at(model, loc)
    children = (
        node.data.items()
        if isinstance(node.data, dict)
        else enumerate(node.data)
        if isinstance(node.data, list)
        else ()
    )
    for key, child in children:
        if here is not None and isinstance(key, str):
            found.add((here, key))
        found |= keys_of(child, model, (*loc, key))
    return found


def models_below(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    seen.add(model)
    for annotation in (field.annotation for field in model.model_fields.values()):
        stack = [annotation]
        while stack:
            part = stack.pop()
            if isinstance(part, type) and issubclass(part, BaseModel) and part not in seen:
                models_below(part, seen)
            stack += list(getattr(part, "__args__", ()))
    return seen


def test_the_full_profile_uses_every_key() -> None:
    used = keys_of(load_role(FULL).tree, Profile)
    known = {
        (model, field.alias or name)
        for model in models_below(Profile, set())
        for name, field in model.model_fields.items()
    }

    assert len(known) > 80
    targets = {
        "at_least",
        "at_most",
        "between",
        "increase_by",
        "decrease_by",
    }  # a channel's target takes all of them too
    assert {
        (model.__name__, name)
        for model, name in known - used
        if not (model.__name__ == "SegmentTarget" and name in targets)
    } == set()
