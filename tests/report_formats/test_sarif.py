"""SARIF logs: valid by the schema of OASIS, places as editors count them, fingerprints that outlive line shifts."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from jd_builder.checking import check_paths
from jd_builder.checks.options import CheckOptions
from jd_builder.checks.pages import PAGED
from jd_builder.languages import LANGUAGES, say
from jd_builder.problems import Problem, Severity
from jd_builder.report_formats.sarif import problems_as_sarif
from jd_builder.sources import Source, Span
from tests.cli.test_commands import jd
from tests.conftest import CHECKOUT, MINIMAL

SCHEMA = json.loads((CHECKOUT / "tests" / "data" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))


def log_of(*problems: Problem, language: str = "en") -> Any:
    log = json.loads(problems_as_sarif(problems, language))
    assert [error.message for error in jsonschema.Draft4Validator(SCHEMA).iter_errors(log)] == []
    return log["runs"][0]


def problem_at(source: Source, text: str, **more: Any) -> Problem:
    start = source.text.index(text)
    return Problem("JD301", say("“{text}”", text=text), None, Span(source, start, start + len(text)), **more)


def test_the_schema_finds_mistakes() -> None:
    log = json.loads(problems_as_sarif([problem_at(Source("a.txt", "nữ"), "nữ")], "en"))
    log["runs"][0]["results"][0]["level"] = "advice"
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0

    assert len(list(jsonschema.Draft4Validator(SCHEMA).iter_errors(log))) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_with_a_page_is_described(language: str) -> None:
    driver = log_of(language=language)["tool"]["driver"]

    assert driver["language"] == language
    assert {rule["id"] for rule in driver["rules"]} == {rule.code for rule in PAGED}
    for rule in driver["rules"]:
        assert set(rule) == {
            "id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"
        }  # fmt: skip
        assert rule["help"]["markdown"].count("```") in (2, 4)


def test_a_result_in_full() -> None:
    source = Source("hồ sơ/tin 1.txt", "Tin\n🙂 Ưu tiên nữ 🙂 trẻ\n")
    problem = problem_at(
        source, "nữ 🙂 trẻ", severity=Severity.WARNING, pointer="duties.0", replacement="bạn"
    )

    run = log_of(problem)
    made = run["results"][0]

    place = {"uri": "h%E1%BB%93%20s%C6%A1/tin%201.txt", "uriBaseId": "%SRCROOT%"}
    region = {"startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 21}
    fingerprints = made.pop("partialFingerprints")
    index = made.pop("ruleIndex")
    assert run["columnKind"] == "utf16CodeUnits"
    assert run["tool"]["driver"]["rules"][index]["id"] == "JD301"
    assert list(fingerprints) == ["primaryLocationLineHash"]
    assert made == {
        "ruleId": "JD301",
        "level": "warning",
        "message": {"text": "“nữ 🙂 trẻ”"},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": place, "region": region},
                "logicalLocations": [{"fullyQualifiedName": "duties.0", "kind": "member"}],
            }
        ],
        "fixes": [
            {
                "artifactChanges": [
                    {
                        "artifactLocation": place,
                        "replacements": [{"deletedRegion": region, "insertedContent": {"text": "bạn"}}],
                    }
                ]
            }
        ],
    }


def test_columns_are_those_that_utf16_has() -> None:
    text = "a🙂b\r\n🙂🙂nữ\rc\n"
    source = Source("a.txt", text)
    for offset in range(len(text)):
        line, column = source.position(offset)
        before = text[offset - column + 1 : offset].encode("utf-16-le")
        assert source.utf16_position(offset) == (line, 1 + len(before) // 2)


def test_a_fingerprint_outlives_lines_above_and_tells_equals_apart() -> None:
    def prints(text: str, language: str = "vi") -> list[str]:
        source = Source("a.txt", text)
        places = [at for at in range(len(text)) if text.startswith("nữ", at)]
        problems = [Problem("JD301", say("x"), None, Span(source, at, at + 2)) for at in places]
        results = log_of(*problems, language=language)["results"]
        return [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]

    first = prints("Tuyển nữ\nGấp\nTuyển nữ\nƯu tiên nữ\n")

    assert len(set(first)) == 3
    assert prints("Mới\n\nTuyển nữ\nGấp\n\n  Tuyển nữ\nƯu tiên nữ\n", "en") == first
    assert prints("Cần nữ\n")[0] not in first


@pytest.mark.parametrize("name", ["--set", "../x.yaml", "/other/x.yaml", "./a/../b.yaml"])
def test_names_that_are_no_plain_paths(name: str, project: Path) -> None:
    made = log_of(problem_at(Source(name, "level: stuff"), "stuff", pointer="title.level"))["results"][0]

    place = made["locations"][0].get("physicalLocation", {}).get("artifactLocation")
    assert (
        place
        == {
            "--set": None,
            "../x.yaml": {"uri": (project.parent / "x.yaml").as_uri()},
            "/other/x.yaml": {"uri": Path("/other/x.yaml").absolute().as_uri()},
            "./a/../b.yaml": {"uri": "b.yaml", "uriBaseId": "%SRCROOT%"},
        }[name]
    )


def test_every_kind_of_problem_can_be_told(project: Path) -> None:
    Path("syntax.yaml").write_text("a: b: c\n", encoding="utf-8")
    Path("values.yaml").write_text(MINIMAL.replace("staff", "stuff"), encoding="utf-8")
    Path("rules.yaml").write_text(MINIMAL.replace("    frequency: daily\n", ""), encoding="utf-8")
    paths = [Path(name) for name in ("gone.yaml", "rules.yaml", "syntax.yaml", "values.yaml")]

    result = check_paths(paths, CheckOptions(select=("JD101",)))
    run = log_of(*result.problems, language="vi")

    assert [each["ruleId"] for each in run["results"]] == ["JD001", "JD101", "JD002", "JD013"]
    assert all(each["locations"][0]["physicalLocation"]["region"]["startLine"] for each in run["results"])


def test_the_command_prints_a_log_in_ascii(minimal: Path) -> None:
    done = jd("check", "minimal.yaml", "--format", "sarif", "--select", "JD101", lang="vi")

    assert done.returncode == 0
    assert done.stdout.isascii()
    assert json.loads(done.stdout)["runs"][0]["results"] == []
