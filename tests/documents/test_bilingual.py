"""Both languages in one document: what differs stands as a pair, what is alike stands once."""

import json
from pathlib import Path

from markupsafe import escape

from jd_builder.building import build
from jd_builder.choices import Document, EngineName, Format, Language
from jd_builder.documents.bilingual import Pair, paired
from jd_builder.documents.blocks import Fact, Item, Listing
from jd_builder.documents.catalogue import compose_in
from jd_builder.profile.loading import load_role
from jd_builder.rendering.environments import escape_markdown
from jd_builder.rendering.formats import convert
from tests.conftest import CHECKOUT

FULL = CHECKOUT / "tests" / "data" / "full" / "full.yaml"


def test_texts_that_differ_are_pairs_and_alike_ones_stand_once() -> None:
    made = paired(Fact("Mức", "CSAT"), Fact("Level", "CSAT"))

    assert isinstance(made.label, Pair)
    assert (made.label, made.value) == ("Mức / Level", "CSAT")
    assert not isinstance(made.value, Pair)


def test_a_list_that_is_longer_in_one_language_loses_nothing() -> None:
    made = paired(Listing("", (Item("một"), Item("hai"))), Listing("", (Item("one"),)))

    assert [item.text for item in made.items] == ["một / one", "hai"]


def test_a_text_that_one_language_lacks_stands_alone() -> None:
    made = paired(Fact("", "x"), Fact("Note", ""))

    assert (made.label, made.value) == ("Note", "x")


def test_both_texts_are_escaped() -> None:
    pair = Pair("<b>", "*i*")

    assert escape(pair) == (
        '<span class="pair"><span lang="vi">&lt;b&gt;</span> <span lang="en">*i*</span></span>'
    )
    assert escape_markdown(pair) == r"\<b\> / \*i\*"
    assert escape_markdown(Pair("a" * 60, "b" * 60)) == "a" * 60 + "<br>" + "b" * 60


def test_what_machines_read_stays_in_one_language() -> None:
    view = compose_in(Language.BOTH.parts, Document.JOB_POSTING.value, load_role(FULL)).view

    data = json.loads(convert(view, Document.JOB_POSTING.value, Format.JSONLD, engine=EngineName.PLUTOPRINT))

    assert data["title"] == "Trưởng ca *thử* | <b>"
    assert "<span" not in data["description"]
    assert "Daily work" not in data["description"]


def test_one_run_makes_one_language_the_other_and_both(minimal: Path) -> None:
    result = build(minimal, documents=["job-description"], formats=["md"], languages=["vi", "en", "vi+en"])

    assert [path.name for path in result.written] == [
        "job-description.md",
        "job-description.en.md",
        "job-description.vi+en.md",
    ]
