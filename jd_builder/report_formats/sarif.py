"""Problems → a SARIF 2.1.0 log, the form that code scanning and editors read.

The form is that of OASIS, “Static Analysis Results Interchange Format (SARIF) Version 2.1.0”.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from jd_builder import __version__
from jd_builder.checks.documentation import RuleDoc, example_text, rule_docs
from jd_builder.checks.pages import paged_rules
from jd_builder.languages import say
from jd_builder.problems import Problem, Severity
from jd_builder.report_formats.places import is_file_name, uri_of, utf16_region
from jd_builder.sources import Span

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT: Final = "%SRCROOT%"
FINGERPRINT: Final = "primaryLocationLineHash"
"""The one that GitHub compares to tell an old problem from a new one."""

_GITHUB_LEVELS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "recommendation",
}


def problems_as_sarif(problems: Iterable[Problem], language: str) -> str:
    """Return problems as a log in ASCII, so that no console and no redirection can spoil it.

    Args:
        problems: What was found, in the order wanted.
        language: Language of messages and of the pages of the rules.
    """
    problems = list(problems)
    codes = list(dict.fromkeys([*rule_docs(), *sorted({problem.code for problem in problems})]))
    seen: Counter[str] = Counter()
    run = {
        "tool": {
            "driver": {
                "name": "jd",
                "version": __version__,
                "semanticVersion": __version__,
                "language": language,
                "rules": [_rule(code, language) for code in codes],
            }
        },
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {
            ROOT: {"description": {"text": say("the folder in which the check was run").text(language)}}
        },
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [_result(problem, codes.index(problem.code), seen, language) for problem in problems],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: str, language: str) -> dict[str, Any]:
    page, rule = rule_docs().get(code), paged_rules().get(code)
    if page is None or rule is None:
        return {"id": code}
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": page.title.get(language)},
        "fullDescription": {"text": page.what.get(language)},
        "help": {"text": page.fix.get(language), "markdown": _help(page, language)},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {
            "tags": [code[:3]],
            "precision": "high",
            "problem.severity": _GITHUB_LEVELS[rule.severity],
        },
    }


def _help(page: RuleDoc, language: str) -> str:
    """Return the page as Markdown, for the panel beside a result."""
    parts = ["\n\n".join(page.why.paragraphs(language)), "\n\n".join(page.fix.paragraphs(language))]
    for example, heading in ((page.bad, say("Not so")), (page.good, say("But so"))):
        if example is not None:
            parts.append(f"**{heading.text(language)}:**\n\n```{example.kind}\n{example_text(example)}\n```")
    parts.append("\n".join(f"- {source.get(language)}" for source in page.sources))
    return "\n\n".join(part for part in parts if part)


def _result(problem: Problem, index: int, seen: Counter[str], language: str) -> dict[str, Any]:
    told = problem.message.text(language)
    if problem.hint is not None:
        told += f"\n→ {problem.hint.text(language)}"
    made: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": problem.severity.value,
        "message": {"text": told},
        "partialFingerprints": {FINGERPRINT: _fingerprint(problem, seen)},
    }
    location = _location(problem)
    if location:
        made["locations"] = [location]
    if problem.replacement is not None and problem.span is not None:
        made["fixes"] = [_fix(problem.span, problem.replacement)]
    return made


def _location(problem: Problem) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if problem.span is not None and is_file_name(problem.span.source):
        made["physicalLocation"] = {
            "artifactLocation": _artifact(problem.span.source.name),
            "region": utf16_region(problem.span),
        }
    elif problem.span is None and problem.path:
        made["physicalLocation"] = {
            "artifactLocation": _artifact(problem.path),
            "region": {"startLine": 1},  # code scanning takes no result without a line
        }
    if problem.pointer:
        made["logicalLocations"] = [{"fullyQualifiedName": problem.pointer, "kind": "member"}]
    return made


def _artifact(name: str) -> Mapping[str, str]:
    uri, relative = uri_of(name)
    return {"uri": uri, "uriBaseId": ROOT} if relative else {"uri": uri}


def _fix(span: Span, replacement: str) -> dict[str, Any]:
    change = {"deletedRegion": utf16_region(span), "insertedContent": {"text": replacement}}
    return {"artifactChanges": [{"artifactLocation": _artifact(span.source.name), "replacements": [change]}]}


def _fingerprint(problem: Problem, seen: Counter[str]) -> str:
    """Return what names a problem although lines above it come and go: rule, file, the line's words and which of equals."""
    words = problem.message.text("en")
    if problem.span is not None:
        text = problem.span.source.text
        start, end = problem.span.source.bounds(problem.span.start_position[0])
        line = " ".join(text[start : min(end, start + 1_000)].split())
        words = f"{line}\0{text[problem.span.start : min(problem.span.end, problem.span.start + 1_000)]}"
    path, _, _ = problem.where
    name = f"{problem.code}\0{uri_of(path)[0] if path else ''}\0{words}"
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"
