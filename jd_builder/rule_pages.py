"""A rule as a page for a person: what it looks for, why, an example, and what to do."""

from collections.abc import Iterator
from typing import Final

from jd_builder.checks.documentation import RuleDoc, example_text, rule_docs
from jd_builder.checks.pages import PAGED
from jd_builder.checks.rule import Rule
from jd_builder.errors import JdError
from jd_builder.languages import Message, say
from jd_builder.problems import Severity
from jd_builder.profile.validation import suggest

SEVERITIES: Final = {
    Severity.ERROR: say("error"),
    Severity.WARNING: say("warning"),
    Severity.NOTE: say("advice"),
}
HEADINGS: Final = {
    "what": say("What it looks for"),
    "why": say("Why it matters"),
    "bad": say("Not so"),
    "good": say("But so"),
    "fix": say("What to do"),
    "sources": say("Sources"),
}


def rule_list_lines(language: str) -> Iterator[str]:
    """Yield every rule in a line: code, how much it matters, and what it is about."""
    for rule, page in _pages():
        severity = SEVERITIES[rule.severity].text(language)
        yield f"{rule.code}  {severity:<9} {page.title.get(language)}"


def rule_lines(code: str, language: str) -> Iterator[str]:
    """Yield the page of one rule.

    Raises:
        JdError: There is no such rule; the message names a near one.
    """
    known = {rule.code.lower(): (rule, page) for rule, page in _pages()}
    if code.strip().lower() not in known:
        raise JdError(
            say(
                "there is no rule “{code}”: {hint}",
                code=code,
                hint=suggest(code, [name.upper() for name in known]),
            )
        )
    rule, page = known[code.strip().lower()]
    yield f"{rule.code} {rule.name} ({SEVERITIES[rule.severity].text(language)})"
    yield page.title.get(language)
    for key, text in (("what", page.what), ("why", page.why)):
        yield from _section(HEADINGS[key], text.paragraphs(language), language)
    for key, example in (("bad", page.bad), ("good", page.good)):
        if example is not None:
            yield from _section(HEADINGS[key], example_text(example).splitlines(), language)
    yield from _section(HEADINGS["fix"], page.fix.paragraphs(language), language)
    if page.sources:
        yield from _section(
            HEADINGS["sources"], [f"- {text.get(language)}" for text in page.sources], language
        )


def _section(heading: Message, lines: "list[str] | tuple[str, ...]", language: str) -> Iterator[str]:
    yield ""
    yield f"{heading.text(language)}:"
    yield from (f"  {line}" for line in lines)


def _pages() -> list[tuple[Rule, RuleDoc]]:
    docs = rule_docs()
    return [(rule, docs[rule.code]) for rule in PAGED if rule.code in docs]
