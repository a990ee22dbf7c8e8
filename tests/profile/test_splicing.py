"""One value changed in a YAML text: what it says, and every byte around it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jd_builder.profile.source import Node, parse
from jd_builder.profile.splicing import Raw, SpliceError, remove_value, set_value
from jd_builder.sources import Source

BLOCK = """\
# đầu tệp
success:
  kpis:
    csat:            # hài lòng
      target: {at_least: 4.5}   # thang 1–5
      weight: 30
    fcr: {target: {at_least: 70%}, weight: 20}  # cuối dòng

    # trước chỉ số cuối
    complaints:
      note: >-
        nhiều dòng
        chữ
      weight: 15
other:
  team: {vi: "Nhóm A", en: 'Team A'}
"""


def data_of(text: str) -> Any:
    def plain(node: Node) -> Any:
        if isinstance(node.data, dict):
            return {key: plain(child) for key, child in node.data.items()}
        if isinstance(node.data, list):
            return [plain(child) for child in node.data]
        return node.data

    return plain(parse(Source("", text))[0])


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("success", "kpis", "csat", "weight"), 40, "      weight: 30\n", "      weight: 40\n"),
        (("success", "kpis", "csat", "target", "at_least"), Raw("4.7"), "{at_least: 4.5}", "{at_least: 4.7}"),
        (("success", "kpis", "csat", "owner"), "An, Bình", "weight: 30\n", 'weight: 30\n      owner: "An, Bình"\n'),
        (("success", "kpis", "fcr", "within"), Raw("3 tháng"), "weight: 20}", "weight: 20, within: 3 tháng}"),
        (("success", "kpis", "complaints", "note"), "ngắn", ">-\n        nhiều dòng\n        chữ\n", "ngắn\n"),
        (("other", "team", "vi"), "Nhóm B", '"Nhóm A"', "Nhóm B"),
        (
            ("success", "kpis", "aht"),
            {"target": {"between": [Raw("3 min"), Raw("6 min")]}, "weight": 10},
            "      weight: 15\n",
            "      weight: 15\n    aht:\n      target: {between: [3 min, 6 min]}\n      weight: 10\n",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_the_value_changes(path: Any, value: Any, old: str, new: str, newline: str) -> None:
    assert BLOCK.count(old) == 1

    changed = set_value(BLOCK.replace("\n", newline), path, value)

    assert changed == BLOCK.replace(old, new).replace("\n", newline)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (("success", "kpis", "csat", "weight"), "      weight: 30\n", ""),
        (("success", "kpis", "fcr", "target"), "target: {at_least: 70%}, ", ""),
        (("success", "kpis", "fcr", "weight"), ", weight: 20", ""),
        (("success", "kpis", "fcr"), BLOCK[BLOCK.index("    fcr:") : BLOCK.index("\n    # trước")], ""),
        (("success", "kpis", "complaints", "note"), "      note: >-\n        nhiều dòng\n        chữ\n", ""),
    ],
)
def test_a_key_is_taken_out_with_its_line_and_nothing_else(path: Any, old: str, new: str) -> None:
    assert BLOCK.count(old) == 1

    assert remove_value(BLOCK, path) == BLOCK.replace(old, new)


def test_a_map_that_would_be_left_empty_goes_too() -> None:
    text = "a: 1\nsuccess:\n  kpis:\n    csat:\n      weight: 3\nb: 2\n"

    assert remove_value(text, ("success", "kpis", "csat", "weight")) == "a: 1\nb: 2\n"


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("a: &x {b: 1}\nc: *x\n", ("c", "b"), 2),  # the same value stands elsewhere
        ("a: &x {b: 1}\nc: *x\n", ("a", "b"), 2),
        ("- 1\n- 2\n", ("a",), 2),
        ("a: [1, 2]\n", ("a", 5), 3),
    ],
)
def test_what_would_touch_something_else_is_refused(text: str, path: Any, value: Any) -> None:
    with pytest.raises(SpliceError):
        set_value(text, path, value)


def test_an_anchor_stays_where_it_names_a_value() -> None:
    assert set_value("a: &x 1\nb: 2\n", ("a",), 5) == "a: &x 5\nb: 2\n"


def test_a_file_without_an_end_of_line_and_a_key_without_a_value() -> None:
    assert set_value("extends: cskh", ("success", "kpis", "csat", "weight"), 5) == (
        "extends: cskh\nsuccess:\n  kpis:\n    csat:\n      weight: 5\n"
    )
    assert set_value("success:\nx: 1\n", ("success", "bonus"), "có") == "success: {bonus: có}\nx: 1\n"


KEYS = st.sampled_from(["a", "b", "c", "weight", "target"])
SCALARS = st.one_of(
    st.integers(-9, 999), st.sampled_from(["vi", "có dấu: đây", "# không", "70%", "yes", "1.0", "", " x ", "ngày\nmai"])
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.dictionaries(KEYS, inner, min_size=1, max_size=3) | st.lists(inner, max_size=3),
    max_leaves=6,
)


@st.composite
def written(draw: st.DrawFn) -> tuple[str, Any]:
    """A map as somebody might write it: block or flow, quotes, comments, blank lines, CRLF."""
    import json

    data = draw(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
    newline = draw(st.sampled_from(["\n", "\r\n"]))

    def lines(value: dict[str, Any], indent: int) -> list[str]:
        out = []
        for key, item in value.items():
            pad = " " * indent
            comment = draw(st.sampled_from(["", "  # chú thích", " "]))
            if isinstance(item, dict) and draw(st.booleans()):
                out += [f"{pad}{key}:{comment}", *lines(item, indent + 2)]
            else:
                out.append(f"{pad}{key}: {json.dumps(item, ensure_ascii=False)}{comment}")
            if draw(st.booleans()):
                out.append(draw(st.sampled_from(["", f"{pad}# riêng một dòng"])))
        return out

    text = newline.join(["# đầu", *lines(data, 0), ""])
    return text, data


def paths_in(data: Any, above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for key, item in data.items():
        found.append((*above, key))
        if isinstance(item, dict):
            found += paths_in(item, (*above, key))
    return found


@given(written(), SCALARS, st.data())
def test_the_text_says_what_the_changed_data_say_and_the_rest_stays(
    made: tuple[str, Any], value: Any, data: st.DataObject
) -> None:
    text, before = made
    assert data_of(text) == before
    path = data.draw(st.sampled_from([*paths_in(before), ("new",), ("a", "new")]))
    target = before
    for key in path[:-1]:
        target = target[key] if isinstance(target, dict) and key in target else None
    if len(path) > 1 and not isinstance(target, dict):
        return

    replaces_a_map = isinstance(target, dict) and isinstance(target.get(path[-1]), dict)

    changed = set_value(text, path, value)

    after = data_of(changed)
    step = before
    for key in path[:-1]:
        step = step[key]
    step[path[-1]] = value
    assert after == before
    old, new = text.splitlines(keepends=True), changed.splitlines(keepends=True)
    start = next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    end = next(
        (i for i, (a, b) in enumerate(zip(reversed(old), reversed(new), strict=False)) if a != b),
        min(len(old), len(new)) - start,
    )
    touched = old[start : len(old) - min(end, len(old) - start)]
    if not replaces_a_map:
        assert [line for line in touched if line.strip().startswith("#") and line not in new] == []
    assert len(new) - len(old) <= 1 or len(path) == 1


@given(written(), st.data())
def test_taking_a_key_out_leaves_the_rest(made: tuple[str, Any], data: st.DataObject) -> None:
    text, before = made
    path = data.draw(st.sampled_from(paths_in(before)))
    if len(before) == 1:
        return
    try:
        changed = remove_value(text, path)
    except SpliceError:
        assert len(path) > 1  # the first key of a list item, or the only one of the file
        return

    step, chain = before, [before]
    for key in path[:-1]:
        step = step[key]
        chain.append(step)
    del step[path[-1]]
    for depth in range(len(path) - 1, 0, -1):
        if not chain[depth]:
            del chain[depth - 1][path[depth - 1]]
    assert data_of(changed) == before
