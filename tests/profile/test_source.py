import time
from typing import Any

import pytest

from jd_builder.profile.source import MAX_DEPTH, Node, SourceError, parse, resolve_scalar
from jd_builder.sources import Source


def data(node: Node) -> Any:
    if isinstance(node.data, dict):
        return {key: data(child) for key, child in node.data.items()}
    if isinstance(node.data, list):
        return [data(child) for child in node.data]
    return node.data


def read(text: str) -> Node:
    return parse(Source("x.yaml", text))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7_000_000", 7_000_000),
        ("-3", -3),
        ("4.5", 4.5),
        ("1e3", 1000.0),
        ("0123", "0123"),
        ("1900 0000", "1900 0000"),
        ("on", "on"),
        ("yes", "yes"),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
        ("10%", "10%"),
        ("2 h", "2 h"),
        ("12:30", "12:30"),
        ("2027-01-31", "2027-01-31"),
        ("1e309", "1e309"),
        (".inf", ".inf"),
    ],
)
def test_scalars_have_their_yaml_1_2_type(text: str, expected: object) -> None:
    assert resolve_scalar(text) == expected
    assert type(resolve_scalar(text)) is type(expected)


def test_quoted_scalars_stay_text() -> None:
    assert data(read("a: '12'\nb: \"true\"\n")) == {"a": "12", "b": "true"}


def test_every_value_knows_its_place() -> None:
    root = read("a:\n  đây: [x, 'ýy']\n")
    inner = root.data["a"].data["đây"]

    assert inner.key.start_position == (2, 3)
    assert inner.span.start_position == (2, 8)
    assert inner.data[1].span.start_position == (2, 12)
    assert inner.data[1].span.end_position == (2, 16)


def test_places_are_right_after_a_byte_order_mark_free_text_with_crlf() -> None:
    root = read("a: 1\r\nb:\r\n  c: 2\r\n")

    assert root.data["b"].data["c"].span.start_position == (3, 6)


def test_text_is_normalised_to_nfc() -> None:
    decomposed = "Tie\u0302\u0301ng Vie\u0323\u0302t"

    assert data(read(f"{decomposed}: {decomposed}\n")) == {"Tiếng Việt": "Tiếng Việt"}


def test_duplicate_key_is_reported_with_both_places_and_the_first_is_kept() -> None:
    root, defects = parse(Source("x.yaml", "a: 1\nb: 2\na: 3\n"))

    assert data(root) == {"a": 1, "b": 2}
    assert [(defect.kind, defect.detail, defect.span.start_position) for defect in defects] == [
        ("duplicate-key", "a", (3, 1))
    ]
    assert defects[0].other is not None
    assert defects[0].other.start_position == (1, 1)


def test_an_alias_is_the_anchored_value_at_its_own_place() -> None:
    root = read("a: &x {k: 1}\nb: *x\n")

    assert data(root) == {"a": {"k": 1}, "b": {"k": 1}}
    assert root.data["b"].span.start_position == (2, 4)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "empty"),
        ("# only a comment\n", "empty"),
        ("a: 1\n---\nb: 2\n", "second-document"),
        ("a: !!python/object/apply:os.system [ls]\n", "tag"),
        ("a: !secret x\n", "tag"),
        ("? [a, b]\n: 1\n", "complex-key"),
        ("a: *nowhere\n", "alias"),
        ("a: [1, 2\n", "syntax"),
        ("a: 'open\n", "syntax"),
        ("a:\n\t- b\n", "syntax"),
        ("a: \x07\n", "character"),
    ],
)
def test_unusable_texts_are_refused(text: str, kind: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(text)

    assert caught.value.kind == kind


@pytest.mark.parametrize(
    "text", ["[" * 10_000 + "]" * 10_000, "- " * 10_000 + "a", "{a: " * 10_000 + "1" + "}" * 10_000]
)
def test_deep_nesting_is_refused_without_exhausting_the_stack(text: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(text)

    assert caught.value.kind == "depth"


def test_nesting_up_to_the_limit_is_fine() -> None:
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH).data is not None


def test_nesting_through_aliases_counts() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, MAX_DEPTH + 5)]

    with pytest.raises(SourceError) as caught:
        read("\n".join(lines))

    assert caught.value.kind == "depth"


def test_an_alias_bomb_is_refused_at_once() -> None:
    lines = ["a: &a [x,x,x,x,x,x,x,x,x,x]"]
    lines += [f"{name}: &{name} [{','.join([f'*{chr(ord(name) - 1)}'] * 10)}]" for name in "bcdefghi"]
    started = time.perf_counter()

    with pytest.raises(SourceError) as caught:
        read("\n".join(lines))

    assert caught.value.kind == "values"
    assert time.perf_counter() - started < 2


def test_a_value_that_contains_itself_is_refused() -> None:
    with pytest.raises(SourceError) as caught:
        read("a: &a [*a]\n")

    assert caught.value.kind == "alias"
