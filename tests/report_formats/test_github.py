"""Workflow commands, written as GitHub's own toolkit writes them and read as its runner reads them."""

import re
from pathlib import Path

import pytest

from jd_builder.checking import check_paths
from jd_builder.checks.options import CheckOptions
from jd_builder.languages import say
from jd_builder.problems import Problem, Severity
from jd_builder.report_formats.github import problems_as_commands
from jd_builder.sources import Source, Span
from tests.cli.test_commands import jd
from tests.conftest import MINIMAL


def parse_command(line: str) -> tuple[str, dict[str, str], str]:
    """Read a command as the runner does: `::name key=value,key=value::message`, escapes undone, %25 last."""
    found = re.fullmatch(r"::(\w+)(?: ([^\r\n]*?))?::([^\r\n]*)", line)
    assert found is not None, line
    properties = {}
    for pair in filter(None, (found[2] or "").split(",")):
        key, _, value = pair.partition("=")
        properties[key] = unescape(value, {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"})
    return found[1], properties, unescape(found[3], {"%0D": "\r", "%0A": "\n", "%25": "%"})


def unescape(text: str, escapes: dict[str, str]) -> str:
    for written, meant in escapes.items():
        text = text.replace(written, meant)
    return text


def test_what_github_would_write_itself() -> None:
    """The expected line is what `issueCommand` of @actions/core 1.11.1 prints for the same values."""
    source = Source("hồ sơ, mới/a:b 100%.yaml", "x\ny\n    Nữ, \n")
    problem = Problem(
        "JD301",
        say("100% “nữ”, gấp: a::b\nhai\r\nba %0A"),
        None,
        Span(source, 8, 12),
        severity=Severity.ERROR,
    )

    assert problems_as_commands([problem], "en") == (
        "::error file=hồ sơ%2C mới/a%3Ab 100%25.yaml,line=3,col=5,endLine=3,endColumn=9,title=JD301"
        "::100%25 “nữ”, gấp: a::b%0Ahai%0D%0Aba %250A"
    )


@pytest.mark.parametrize("text", ["a,b:c", "50% nữ\nhai", "%0A", "%25", "::error::x", "\r\n"])
def test_any_text_comes_back_as_it_was(text: str) -> None:
    line = problems_as_commands([Problem("JD001", say("{text}", text=text), path=f"x{text}y.yaml")], "en")

    name, properties, message = parse_command(line)

    assert (name, message) == ("error", text)
    assert properties["title"] == "JD001"


def test_severities_and_places() -> None:
    source = Source("role.yaml", "duties:\n  - a\n  - b\n")
    one_line = Span(source, 10, 13)
    two_lines = Span(source, 8, 19)
    problems = [
        Problem("JD101", say("one"), say("do"), one_line, severity=Severity.WARNING),
        Problem("JD102", say("two"), None, two_lines, severity=Severity.NOTE),
        Problem("JD001", say("three"), path="gone.yaml"),
    ]

    assert problems_as_commands(problems, "en").splitlines() == [
        "::warning file=role.yaml,line=2,col=3,endLine=2,endColumn=6,title=JD101::one%0A→ do",
        "::notice file=role.yaml,line=2,endLine=3,title=JD102::two",
        "::error file=gone.yaml,title=JD001::three",
    ]


def test_every_kind_of_problem_can_be_told(project: Path) -> None:
    Path("syntax.yaml").write_text("a: b: c\n", encoding="utf-8")
    Path("values.yaml").write_text(MINIMAL.replace("staff", "stuff"), encoding="utf-8")
    Path("sub").mkdir()
    Path("sub/rules.yaml").write_text(MINIMAL.replace("    frequency: daily\n", ""), encoding="utf-8")
    paths = [Path(name) for name in ("gone.yaml", "syntax.yaml", "values.yaml", "sub/rules.yaml")]

    result = check_paths(paths, CheckOptions(select=("JD101",)))
    told = [parse_command(line) for line in problems_as_commands(result.problems, "vi").splitlines()]

    assert [(name, properties["file"], properties["title"]) for name, properties, _ in told] == [
        ("error", "gone.yaml", "JD001"),
        ("warning", "sub/rules.yaml", "JD101"),
        ("error", "syntax.yaml", "JD002"),
        ("error", "values.yaml", "JD013"),
    ]


def test_the_command_prints_nothing_where_nothing_is_wrong(minimal: Path) -> None:
    done = jd("check", "minimal.yaml", "--format", "github", "--select", "JD101")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
