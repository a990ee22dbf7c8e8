"""A stretch of a value is found in the file, however the value is written."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jd_builder.checks.places import place_in
from jd_builder.profile.source import Node, parse
from jd_builder.sources import Source

CASES = [
    ("plain", "a: Gọi khách hàng\n", "khách", "khách"),
    ("plain with comment", "a: Gọi khách # khách\n", "khách", "khách"),
    ("single", "a: 'Gọi ''khách'' hàng'\n", "khách' h", "khách'' h"),
    ("double", 'a: "Gọi \\"khách\\" hàng"\n', 'khách"', 'khách\\"'),
    ("hexadecimal escape", 'a: "kh\\u00e1ch \\x41B"\n', "khách A", "kh\\u00e1ch \\x41"),
    ("long escape", 'a: "x \\U0001F600 khách"\n', "😀 k", "\\U0001F600 k"),
    ("escaped line end", 'a: "Gọi khá\\\n  ch hàng"\n', "khách", "khá\\\n  ch"),
    ("escaped newline", 'a: "Gọi\\nkhách"\n', "i\nk", "i\\nk"),
    ("folded double", 'a: "Gọi\n  khách hàng"\n', "Gọi khách", "Gọi\n  khách"),
    ("plain over lines", "a: Gọi\n  khách\n  hàng\n", "khách hàng", "khách\n  hàng"),
    ("folded", "a: >-\n  Gọi\n  khách hàng\n", "Gọi khách", "Gọi\n  khách"),
    ("folded with comment", "a: >- # khách\n  Gọi khách\n", "khách", "khách"),
    ("folded, kept", "a: >+\n  Gọi khách\n\n", "khách", "khách"),
    ("folded with a paragraph", "a: >\n  Gọi\n\n  khách\n", "Gọi\nkhách", "Gọi\n\n  khách"),
    ("literal", "a: |\n  Gọi\n  khách\n", "Gọi\nkhách", "Gọi\n  khách"),
    ("literal, indented more", "a: |2\n    Gọi  khách\n", "Gọi  khách", "Gọi  khách"),
    ("two spaces", "a: Gọi  khách\n", "  k", "  k"),
    ("second of two spaces", "a: Gọi  khách\n", " khách", " khách"),
    ("tab", "a: Gọi\tkhách\n", "\tk", "\tk"),
    ("anchor", "a: &x Gọi khách\n", "khách", "khách"),
    ("anchor before quotes", 'a: &x "Gọi khách"\n', "khách", "khách"),
    ("anchor before a block", "a: &x >-\n  Gọi khách\n", "khách", "khách"),
    ("string tag", "a: !!str Gọi khách\n", "khách", "khách"),
    ("flow", "a: {b: Gọi khách, c: 1}\n", "khách", "khách"),
    ("windows", "a: >-\r\n  Gọi\r\n  khách\r\n", "Gọi khách", "Gọi\r\n  khách"),
    ("no-break space", "a: Gọi\u00a0khách\n", "\u00a0k", "\u00a0k"),
    ("emoji", "a: 👩‍💻 gọi khách\n", "gọi", "gọi"),
    ("in pieces", "a: Go\u0323i kha\u0301ch\n", "khách", "kha\u0301ch"),
    ("in pieces, one letter", "a: Go\u0323i kha\u0301ch\n", "á", "a\u0301"),
]


def value_of(text: str) -> Node:
    tree, _ = parse(Source("x.yaml", text))
    node = tree.child("a")
    assert node is not None
    return (node.child("b") or node) if isinstance(node.data, dict) else node


@pytest.mark.parametrize(
    ("text", "wanted", "written"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_stretch_is_found_as_it_is_written(text: str, wanted: str, written: str) -> None:
    node = value_of(text)
    start = node.data.rindex(wanted)

    span = place_in(node, start, start + len(wanted))

    assert text[span.start : span.end] == written


def test_where_writing_cannot_be_followed_the_whole_value_is_named() -> None:
    tree, _ = parse(Source("x.yaml", "b: &x Gọi khách\na: *x\n"))
    node = tree.child("a")
    assert node is not None

    span = place_in(node, 0, 3)

    assert span == node.span


def test_an_empty_stretch_and_one_too_long_name_the_whole_value() -> None:
    node = value_of("a: Gọi\n")

    assert [place_in(node, 1, 1), place_in(node, 0, 99)] == [node.span, node.span]


letters = st.text(st.sampled_from("aà ế\u0301oạ'\"\\#:-,.\t…😀đ"), min_size=1, max_size=30)


@settings(deadline=None)
@given(letters)
def test_every_letter_of_a_quoted_value_is_found(text: str) -> None:
    for written in (
        "a: '" + text.replace("'", "''") + "'\n",
        'a: "' + text.replace("\\", "\\\\").replace('"', '\\"') + '"\n',
    ):
        node = value_of(written)
        value: str = node.data
        for index, char in enumerate(value):
            span = place_in(node, index, index + 1)
            shown = (
                written[span.start : span.end].replace("''", "'").replace('\\"', '"').replace("\\\\", "\\")
            )
            assert char in unicodedata.normalize("NFC", shown) or char in shown
            letters_in = [each for each in shown if not unicodedata.combining(each)]  # marks pile up on one
            assert len(letters_in) <= 2 or shown.isspace()


words = st.lists(
    st.sampled_from(["khách", "hàng", "gọi", "a", "ế", "👩‍💻", "#x", "x:y"]), min_size=1, max_size=12
)


@settings(deadline=None)
@given(words, st.sampled_from([">-", "|", ">", "|-", ">+"]), st.sampled_from(["\n", "\r\n"]), st.data())
def test_every_word_of_a_block_is_found(
    chosen: list[str], header: str, end: str, data: st.DataObject
) -> None:
    gaps = [data.draw(st.sampled_from([" ", f"{end}  ", f"{end}{end}  "])) for _ in chosen]
    body = "".join(gap + word for gap, word in zip(["", *gaps[1:]], chosen, strict=True))
    text = f"a: {header}{end}  {body}{end}"
    node = value_of(text)
    value: str = node.data

    at = 0
    for word in chosen:
        at = value.index(word, at)
        span = place_in(node, at, at + len(word))
        assert text[span.start : span.end] == word
        at += len(word)
