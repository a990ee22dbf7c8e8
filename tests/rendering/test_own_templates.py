"""Templates of the user's own: what they shadow, what they may not do, and how a mistake is told."""

import re
from pathlib import Path

import pytest

from jd_builder import JdError, build
from jd_builder.manifest import MANIFEST
from tests.conftest import CHECKOUT

NAME = "job-description.md.j2"


def own(**files: str) -> Path:
    folder = Path("own")
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.md.j2").write_text(text, encoding="utf-8", newline="\n")
    return folder


def told(minimal: Path, text: str) -> str:
    """Return what is said about a template of one line, below a first line that is right."""
    result = build(
        minimal,
        documents=["job-description"],
        formats=["md"],
        templates=own(job_description=f"dòng một\n{text}\n"),
    )
    assert len(result.failures) == 1, "nothing was said"
    (problem,) = result.failures[0].error.problems
    return problem.explain("en")


def made(minimal: Path, text: str, **files: str) -> str:
    result = build(
        minimal,
        documents=["job-description"],
        formats=["md"],
        templates=own(job_description=text, **files),
    )
    assert [failure.error.problems[0].explain("en") for failure in result.failures] == []
    return Path("out/minimal/job-description.md").read_text(encoding="utf-8")


def test_shipped_templates_do_the_same_in_the_sandbox(project: Path) -> None:
    Path("own").mkdir()
    profile = CHECKOUT / "tests" / "data" / "full" / "full.yaml"
    build(profile, output="one", formats=["md", "html"], languages=["vi", "en", "vi+en"], templates="own")
    build(profile, output="two", formats=["md", "html"], languages=["vi", "en", "vi+en"])

    files = [path for path in Path("one").rglob("*.*") if path.is_file() and path.name != MANIFEST]
    assert len(files) == 5 * 2 * 3
    for path in files:
        assert path.read_bytes() == Path("two", path.relative_to("one")).read_bytes()


def test_an_unknown_field_is_told_with_its_line_and_what_is_known_there(minimal: Path) -> None:
    assert told(minimal, "{% for s in view.sections %}{{ s.headng }}{% endfor %}") == (
        "own/job-description.md.j2:2:34 JD040 there is no “headng” here\n"
        "  2 | {% for s in view.sections %}{{ s.headng }}{% endfor %}\n"
        "    |                                  ^^^^^^\n"
        "  → did you mean “heading”? Known here: id, number, heading, blocks"
    ).replace("own/", str(Path("own") / "x")[:-1])


def test_it_is_told_in_vietnamese_too(minimal: Path) -> None:
    folder = own(job_description="{{ view.hedder }}")

    result = build(minimal, documents=["job-description"], formats=["md"], templates=folder)

    (problem,) = result.failures[0].error.problems
    assert problem.explain("vi").splitlines()[0].endswith("JD040 ở đây không có “hedder”")
    assert "có phải là “header” không? Ở đây dùng được: header, control, about" in problem.explain("vi")
    assert result.failures[0].error.message.text("en").endswith("line 1: there is no “hedder” here")


@pytest.mark.parametrize(
    ("text", "headline", "hint"),
    [
        (
            "{{ nope }}",
            "2:4 JD040 there is no “nope” here",
            "known here: blank, br, created, css, document, tail_mark, view",
        ),
        ("{% set rolle = 1 %}{{ role }}", "2:23 JD040 there is no “role” here", "did you mean “rolle”?"),
        (
            '{% import "partials/blocks.md.j2" as blocks %}{{ blocks.listing(view.header.x) }}',
            "2:77 JD040 there is no “x” here",
            "known here: language, kind, role",
        ),
        (
            '{% import "partials/blocks.md.j2" as blocks %}{{ blocks.blok(1) }}',
            "2:57 JD040 there is no “blok” here",
            "did you mean “block”?",
        ),
        ('{% include "partials/blok.md.j2" %}', "there is no template “partials/blok.md.j2”", "did you mean"),
        ('{% include "../minimal.yaml" %}', "there is no template “../minimal.yaml”", "known here"),
        ('{% include "/etc/passwd" %}', "there is no template “/etc/passwd”", "known here"),
        ("{% if %}", "2:1 JD040 this place cannot be read", "Jinja says"),
        ("{% fro x in y %}", "2:4 JD040 there is no tag “fro”", "did you mean “from”?"),
        ("{{ 1 | uper }}", "2:8 JD040 there is no filter “uper”", "did you mean “upper”?"),
        ("{{ 1 is odddd }}", "2:9 JD040 there is no test “odddd”", "did you mean “odd”?"),
        ("{% for a in [1] %}", "the template ends too early; what is missing: 'endfor', 'else'", ""),
        ("{{ view.header }}", "a group of fields cannot be printed; print one of them: language, kind", ""),
        ("{{ view.sections }}", "only a text or a number can be printed", ""),
        ("{{ 1 / 0 }}", "2:1 JD040 this place cannot be computed: division by zero", ""),
    ],
)
def test_mistakes_are_told_at_their_place(minimal: Path, text: str, headline: str, hint: str) -> None:
    said = told(minimal, text)

    assert said.startswith(str(Path("own") / NAME))
    assert headline in said.splitlines()[0]
    assert hint in said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ view.__class__.__mro__[1].__subclasses__() }}", "“__class__” may not be used"),
        ('{{ "" | attr("__class__") }}', "“__class__” may not be used"),
        ("{% trans %}Level{% endtrans %}{{ gettext.__self__ }}", "“__self__” may not be used"),
        ('{{ "{:99999999}".format(1) }}', "“format” cannot be called"),
        ('{{ "x".ljust(99999999) }}', "“ljust” cannot be called"),
        ("{{ view.header() }}", "“Header” cannot be called"),
        ('{{ "%99999999s" % 1 }}', "“%” cannot be called"),
        ('{{ "x" * 999999999 }}', "more than 5000000 characters"),
        ("{{ [1] * 999999999 }}", "more than 5000000 characters"),
        ("{{ 9 ** 99999999 }}", "this number gets too large"),
        ("{{ lipsum(n=99999999) }}", "there is no “lipsum” here"),
        ("{{ 1.5 | round(99999999) }}", "there is no filter “round”"),
        ("{{ [1, 2] | random }}", "there is no filter “random”"),
        ("{% for a in range(99999999) %}{% endfor %}", "more than 200000 steps"),
        (
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "more than 200000 steps",
        ),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "calls itself without end"),
        ('{% include "job-description.md.j2" %}', "calls itself without end"),
        (
            '{% set n = namespace(x="a") %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}',
            "more than 5000000 characters",
        ),
        (
            '{% set n = namespace(x="a") %}{% for i in range(99) %}{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}',
            "more than 5000000 characters",
        ),
        (
            "{% set n = namespace(x=2) %}{% for i in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}",
            "this number gets too large",
        ),
        (
            '{% set n = namespace(x="aa") %}{% for i in range(99) %}{% set n.x = n.x | replace("a", n.x) %}{% endfor %}',
            "more than 5000000 characters",
        ),
        (
            '{% set n = namespace(x="aa") %}{% for i in range(99) %}{% set n.x = [n.x, n.x, n.x] | join(n.x) %}{% endfor %}',
            "more than 5000000 characters",
        ),
        (
            "{% set n = namespace(x=1) %}{% for i in range(99) %}{% set n.x = [n.x, n.x] %}{% endfor %}{{ n.x | string }}",
            "only a text or a number can be printed",
        ),
        ("{% for i in range(9999) %}" + "x" * 999 + "{% endfor %}", "more than 5000000 characters"),
    ],
)
def test_what_a_template_may_not_do(minimal: Path, text: str, message: str) -> None:
    assert message in told(minimal, text)
    assert not list(Path("out").rglob("*.md"))


def test_what_it_may_do(minimal: Path) -> None:
    text = (
        '{% set c = cycler("a", "b") %}{{ view.sections | map(attribute="id") | list | length }}{{ c.next() }}{{ c.next() }} {{ view.header.kind.upper() }} {{ _("Level") }}\n'
        '{{ [1, 2] | join(", ") }} {{ "a" ~ 1 }} {{ view.header.facts | map(attribute="label") | join("; ") ~ "!" }} {{ 3 * 4 }}'
        '{% macro m(x) %}({{ x }}){% endmacro %}{{ m("*") }} {{ "x" if view.nope is defined }}'
        '{{ view.nope | default("–") }} {% include "teil.md.j2" %}'
    )

    assert made(minimal, text, teil="ok") == ("7ab BẢN MÔ TẢ CÔNG VIỆC Cấp bậc\n1, 2 a1 ! 12(\\*) – ok\n")


def test_what_is_changed_between_two_builds_is_seen(minimal: Path) -> None:
    Path("own").mkdir()
    build(minimal, documents=["job-description"], formats=["md"], templates="own")

    assert made(minimal, "một") == "một\n"
    assert made(minimal, "hai") == "hai\n"


def test_a_style_sheet_of_ones_own_goes_before_the_shipped_one(minimal: Path) -> None:
    Path("own").mkdir()
    Path("own/base.css").write_text("h1 { color: #123456; } /* </style><script> */", encoding="utf-8")

    build(minimal, documents=["job-description"], formats=["html"], templates="own")

    page = Path("out/minimal/job-description.html").read_text(encoding="utf-8")
    assert "h1 { color: #123456; }" in page
    assert page.count("</style>") == 2


@pytest.mark.parametrize(
    ("prepare", "message"),
    [
        (lambda file, outside: file.symlink_to(outside), "the file lies outside the folder of templates"),
        (lambda file, _: file.write_bytes("đây".encode("utf-16")), "is not saved as UTF-8"),
        (lambda file, _: file.write_bytes(b"x" * 300_000), "the template is larger than 200 kB"),
        (lambda file, _: file.mkdir(), "this is not an ordinary file"),
    ],
)
def test_files_that_are_no_templates(minimal: Path, prepare, message: str) -> None:  # type: ignore[no-untyped-def]
    folder = own()
    outside = Path("secret").absolute()
    outside.write_text("bí mật", encoding="utf-8")
    prepare(folder / NAME, outside)

    result = build(minimal, documents=["job-description"], formats=["md"], templates=folder)

    assert message in result.failures[0].error.message.text("en")


def test_a_folder_that_changes_nothing_is_told(minimal: Path) -> None:
    own(job_descripton="sai tên")

    result = build(minimal, formats=["md"], templates="own")

    assert [notice.text("en") for notice in result.notices] == [
        "no file in “own” goes before a shipped template; `jd templates list` shows their names"
    ]


def test_the_example_in_the_docs_works_and_errs_as_it_says(minimal: Path) -> None:
    page = (CHECKOUT / "docs" / "templates.md").read_text(encoding="utf-8")
    example = re.search(r"```jinja\n(.*?)```", page, re.DOTALL)
    error = re.search(r"```text\n(.*?)```", page, re.DOTALL)
    assert example is not None
    assert error is not None
    file = Path("templates/job-description.html.j2")
    file.parent.mkdir()
    file.write_text(example[1], encoding="utf-8", newline="\n")

    good = build(minimal, documents=["job-description"], formats=["html"], templates="templates")
    file.write_text(example[1].replace("heading", "headng"), encoding="utf-8", newline="\n")
    bad = build(minimal, documents=["job-description"], formats=["html"], templates="templates")

    assert good.ok
    assert "<p>Báo cáo cho: …</p>" in Path("out/minimal/job-description.html").read_text(encoding="utf-8")
    said = bad.failures[0].error.problems[0].explain("en")
    assert said.replace("\\", "/") == error[1].strip("\n")


def test_a_folder_that_is_not_there(minimal: Path) -> None:
    with pytest.raises(JdError, match="nope"):
        build(minimal, templates="nope")
