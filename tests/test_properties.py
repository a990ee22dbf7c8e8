"""Any valid profile builds, and any text survives into Markdown and HTML unharmed."""

import html
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jd_builder.choices import Document, EngineName, Format
from jd_builder.documents.catalogue import compose
from jd_builder.documents.wording import Words
from jd_builder.library.loading import load_library
from jd_builder.profile.inherit import merge
from jd_builder.profile.loading import Role, load_role
from jd_builder.profile.source import parse
from jd_builder.rendering.formats import convert
from jd_builder.sources import Source
from tests.rendering.test_markdown import shown

LIBRARY = load_library()
printable = st.characters(
    exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\u2028\u2029\ufeff"
)
marked = st.lists(
    st.sampled_from(
        [
            "**",
            "*",
            "_",
            "[",
            "](",
            ")",
            "<b>",
            "</",
            "&amp;",
            "`",
            "|",
            "#",
            "- ",
            "1. ",
            "\\",
            "~~",
            "{{",
            "}}",
            "{%",
            "chữ",
            " ",
            "a",
        ]
    ),
    min_size=1,
    max_size=8,
).map("".join)
line = st.one_of(st.text(printable, min_size=1, max_size=40), marked).filter(lambda text: bool(text.strip()))
text = st.one_of(line, st.fixed_dictionaries({"vi": line}, optional={"en": line}))
texts = st.lists(text, max_size=3)
rhythm = st.sampled_from(["daily", "weekly", "monthly", "quarterly", "yearly"])
points = st.floats(1, 5).map(lambda value: round(value, 2))
target = st.one_of(
    st.builds(lambda value: {"at_least": value}, points),
    st.builds(lambda value: {"at_most": value}, points),
    st.builds(
        lambda low, size: {"between": [round(low, 2), round(low + size, 2)]},
        st.floats(1, 3),
        st.floats(0.1, 2),
    ),
    st.builds(lambda value: {"increase_by": value}, st.floats(0.1, 4).map(lambda value: round(value, 2))),
    st.builds(lambda value: {"decrease_by": f"{value}%"}, st.integers(1, 90)),
)
goal = st.fixed_dictionaries(
    {"target": target},
    optional={
        "within": st.sampled_from(["3 tháng", "1 year"]),
        "weight": st.integers(0, 100),
        "source": text,
        "owner": text,
        "note": text,
        "measure": rhythm,
        "baseline": points,
    },
)
profiles = st.fixed_dictionaries(
    {
        "title": st.fixed_dictionaries(
            {"name": text, "level": st.sampled_from(["intern", "staff", "specialist", "lead", "manager"])},
            optional={"aliases": texts, "department": text, "reports_to": text, "works_with": texts},
        ),
        "summary": st.fixed_dictionaries({"purpose": text}, optional={"responsibilities": text}),
        "duties": st.lists(
            st.fixed_dictionaries({"text": text}, optional={"frequency": rhythm}), min_size=1, max_size=4
        ),
        "success": st.fixed_dictionaries(
            {},
            optional={
                "kpis": st.fixed_dictionaries({"csat": goal}),
                "criteria": st.lists(st.sampled_from(sorted(LIBRARY.criteria)), unique=True, max_size=3),
                "review": rhythm,
                "bonus": text,
                "notes": texts,
            },
        ),
        "requirements": st.fixed_dictionaries(
            {},
            optional={
                "skills": st.dictionaries(
                    st.sampled_from(sorted(LIBRARY.skills)),
                    st.fixed_dictionaries(
                        {"level": st.integers(1, 5)}, optional={"must": st.booleans(), "note": text}
                    ),
                    max_size=5,
                ),
                "others": texts,
            },
        ),
        "benefits": st.fixed_dictionaries(
            {},
            optional={
                "leave_days": st.integers(0, 40),
                "items": texts,
                "bonus": text,
                "salary": st.builds(
                    lambda low, more: {"min": low, "max": low + more},
                    st.integers(100_000, 50_000_000),
                    st.integers(0, 50_000_000),
                ),
            },
        ),
    },
    optional={
        "other": st.fixed_dictionaries(
            {}, optional={"career_path": texts, "environment": texts, "locations": texts}
        ),
        "interview": st.fixed_dictionaries({"minutes": st.integers(15, 240)}),
    },
)


def collect(value: Any) -> list[str]:
    """Return every text of an author in a generated profile."""
    if isinstance(value, dict):
        if value and set(value) <= {"vi", "en"}:
            return [value["vi"]]
        return [
            found
            for key, item in value.items()
            if key not in ("level", "frequency", "target", "within", "measure", "review", "criteria")
            for found in collect(item)
        ]
    if isinstance(value, list):
        return [found for item in value for found in collect(item)]
    return [value] if isinstance(value, str) else []


def squeezed(value: str) -> str:
    return "".join(unicodedata.normalize("NFC", value).split())


def load(profile: dict[str, Any], folder: Path) -> Role:
    path = folder / "role.yaml"
    path.write_text(json.dumps(profile, ensure_ascii=False), encoding="utf-8")
    return load_role(path)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(profile=profiles)
def test_any_valid_profile_builds_and_every_text_is_shown_as_typed(
    profile: dict[str, Any], tmp_path: Path
) -> None:
    role = load(profile, tmp_path)
    in_html = in_markdown = ""
    for document in Document:
        view = compose(document.value, role, Words("vi"))
        page = convert(view, document.value, Format.HTML, engine=EngineName.PLUTOPRINT).decode()
        in_html += squeezed(html.unescape(re.sub(r"<[^>]*>", "", page.split("</head>", 1)[1])))
        markdown = convert(view, document.value, Format.MD, engine=EngineName.PLUTOPRINT).decode()
        in_markdown += squeezed(
            "\n".join(
                shown(row.strip("| ")) if row.startswith("|") else shown(row) for row in markdown.splitlines()
            )
        )
    missing = [found for found in map(squeezed, collect(profile)) if found not in in_html]
    assert missing == []
    assert [found for found in map(squeezed, collect(profile)) if found not in in_markdown] == []


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(profile=profiles)
def test_any_valid_profile_prints(profile: dict[str, Any], tmp_path: Path) -> None:
    role = load(profile, tmp_path)
    for document in Document:
        assert convert(
            compose(document.value, role, Words("en")),
            document.value,
            Format.PDF,
            engine=EngineName.PLUTOPRINT,
        ).startswith(b"%PDF-")


scalars = st.one_of(st.none(), st.booleans(), st.integers(-(10**9), 10**9), line)
trees = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(line, inner, max_size=3)),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(tree=trees)
def test_parsing_agrees_with_json_on_what_json_writes(tree: Any) -> None:
    text = json.dumps(tree, ensure_ascii=False)

    def data(node: Any) -> Any:
        if isinstance(node.data, dict):
            return {key: data(child) for key, child in node.data.items()}
        return [data(child) for child in node.data] if isinstance(node.data, list) else node.data

    if tree is None:
        return
    assert data(parse(Source("x", text))[0]) == normalised(tree)


def normalised(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {unicodedata.normalize("NFC", key): normalised(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [normalised(item) for item in tree]
    return unicodedata.normalize("NFC", tree) if isinstance(tree, str) else tree


@settings(max_examples=200, deadline=None)
@given(garbage=st.one_of(st.text(max_size=200), st.text("{}[]:,-&*!|>'\"#%@` \n\tab", max_size=60)))
def test_no_text_makes_the_reader_crash(garbage: str, tmp_path_factory: Any) -> None:
    from jd_builder.errors import ProfileError

    path = tmp_path_factory.getbasetemp() / "garbage.yaml"
    path.write_bytes(garbage.encode("utf-8", errors="surrogatepass"))
    try:
        load_role(path)
    except ProfileError as error:
        for problem in error.problems:
            assert problem.explain("vi")
    else:
        raise AssertionError("no garbage is a profile")


def test_merging_nothing_changes_nothing() -> None:
    base = parse(Source("a", "a: 1\nb: {c: [1, 2]}\n"))[0]

    assert merge(base, parse(Source("b", "{}"))[0]).data == base.data
