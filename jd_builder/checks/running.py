"""A profile or a pasted posting → every problem in it, in order."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Final

from jd_builder.checks.catalogue import RULES, WordIndex, rule_codes
from jd_builder.checks.ignoring import CODES as IGNORE_CODES
from jd_builder.checks.ignoring import Ignore, apply_ignores, find_ignores, left_standing, without_comments
from jd_builder.checks.law_tables import law_on
from jd_builder.checks.options import CheckOptions
from jd_builder.checks.pages import LOADING_ERRORS, LOADING_WARNINGS
from jd_builder.checks.passages import Part, Passage, company_passages, profile_passages
from jd_builder.checks.plain import PlainPosting
from jd_builder.checks.rule import Context, Finding, Rule
from jd_builder.checks.sieve import learn_all
from jd_builder.checks.wordings import with_basis, with_reason
from jd_builder.errors import ProfileError
from jd_builder.languages import say
from jd_builder.problems import Problem, sort_problems
from jd_builder.profile.company_file import language_of
from jd_builder.profile.loading import Role
from jd_builder.profile.reading import CODE_FILE, read_source
from jd_builder.profile.source import Node
from jd_builder.profile.validation import pointer_of, span_of
from jd_builder.resources import PROFILES
from jd_builder.sources import Source, Span

TEXT_SUFFIXES: Final = (".txt", ".md", ".markdown", ".text")
_MENDED: Final = (*TEXT_SUFFIXES, ".yaml", ".yml")
TEXT_BYTES: Final = 2_000_000
TEXT_LINES: Final = 50_000
_USUAL: Final = CheckOptions()
_MOST: Final = 5_000
"""Places of one file that a rule tells; whoever mends those will check again."""
_REMEMBERED: Final = 20_000
"""Texts without a defect that are remembered; a posting of that many lines is none."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_LETTER: Final = re.compile(r"\w")


_Key = tuple[str, Part, str, bool, bool]
_CompanyKey = tuple[str, str, date, str | None, tuple[str, ...]]


def _key_of(passage: Passage) -> _Key:
    """Return what decides, on one day, what the rules find in a text."""
    return passage.text, passage.part, passage.language, bool(passage.loc), passage.is_code


class Checker:
    """Applies the rules that a project wants; one serves any number of profiles and postings.

    Args:
        options: Which rules, how much they matter, and what is too much.
        today: The day of the check.
    """

    def __init__(self, options: CheckOptions = _USUAL, today: date | None = None) -> None:
        self._options = options
        self._today = today or datetime.now(UTC).astimezone().date()
        learn_all(Path(__file__).parent)
        self._rules = [rule for rule in RULES if options.wants(rule.code)]
        self._index = WordIndex(self._rules)
        self._clean: dict[tuple[date, str | None], set[_Key]] = {}
        self._company: tuple[_CompanyKey, list[Problem]] | None = None

    def role(self, role: Role) -> list[Problem]:
        """Return what the rules find in a profile; its own warnings are not among them."""
        posting = role.profile.posting
        region = posting.wage_region if posting else None
        if region is None and role.company is not None:
            region = role.company.wage_region
        context = replace(self._context(posting.date if posting else None), wage_region=region)
        reasons = role.profile.requirements.job_specific_reason
        found: list[Problem] = []
        for rule in self._rules:
            if rule.role is not None:
                for finding in rule.role(role, context):
                    span, pointer = _place(role, finding)
                    found += self._problem(rule, finding, span, pointer, context)
        found += self._passages(profile_passages(role.tree, role.profile.language), context)
        grounds = {rule.code: rule.ground for rule in self._rules}
        found = [
            with_reason(problem, reasons[ground])
            if (ground := grounds.get(problem.code)) is not None and ground in reasons
            else problem
            for problem in found
        ]
        main = role.tree.span.source
        found = [problem for problem in found if not _is_shipped(problem, main)]
        sources = {main: None} | {problem.span.source: None for problem in found if problem.span is not None}
        ignores = [each for source in sources for each in find_ignores(source, role.tree)]
        found = self._finish(found, ignores, main, loaded=_problems_in(role.warnings, main))
        if role.company_tree is not None:
            found = sort_problems([*found, *self._of_company(role, role.company_tree, context)])
        return found

    def warnings(self, role: Role) -> list[Problem]:
        """Return what is wrong with a profile by itself and stops nothing, as far as the project wants to hear it."""
        found = [
            replace(each, severity=self._options.severity(each.code, each.severity)) for each in role.warnings
        ]
        sources = {each.span.source: None for each in found if each.span is not None}
        ignores = [
            each
            for source in sources
            for each in find_ignores(source, _tree_of(source, role))
            if not LOADING_WARNINGS.isdisjoint(each.codes)
        ]
        kept = left_standing(found, ignores)
        left_out = self._options.ignore
        # a selection of rules is none of these: they are told unless they are left out by name
        return [
            each
            for each in kept
            if self._options.wants(each.code)
            or each.code not in LOADING_WARNINGS
            or not each.code.startswith(left_out)
        ]

    def _of_company(self, role: Role, tree: Node, context: Context) -> list[Problem]:
        """Return what the rules find in the texts of `company.yaml`; the roles of a run share it, and so the answer."""
        source = tree.span.source
        loaded = _problems_in(role.warnings, source)
        key = (
            source.name,
            source.text,
            context.day,
            context.wage_region,
            tuple(each.code for each in loaded),
        )
        if self._company is None or self._company[0] != key:
            found = list(self._passages(company_passages(tree, language_of(tree)), context))
            found = [problem for problem in found if not _is_shipped(problem, role.tree.span.source)]
            found = self._finish(found, find_ignores(source, tree), source, loaded=loaded, mends=False)
            self._company = key, found
        return self._company[1]

    def text(self, source: Source) -> list[Problem]:
        """Return what the rules that need no profile find in a pasted posting."""
        posting = PlainPosting(source)
        context = self._context(None)
        found: list[Problem] = []
        for rule in self._rules:
            if rule.posting is not None:
                for finding in rule.posting(posting, context):
                    span = finding.at if isinstance(finding.at, Span) else _first_line(source)
                    found += self._problem(rule, finding, span, "", context)
        found += self._passages(posting.passages, context)
        return self._finish(found, find_ignores(source), source)

    def _context(self, day: date | None) -> Context:
        day = self._options.as_of or day or self._today
        return Context(day=day, today=self._today, law=law_on(day), limits=self._options.limits)

    def _passages(self, passages: Iterable[Passage], context: Context) -> Iterator[Problem]:
        """Yield what the rules find in texts, one after the other."""
        clean = self._clean.setdefault((context.day, context.wage_region), set())
        # the profiles of a company share most of their texts, and most have no defect
        fresh = [(key, each) for each in passages if (key := _key_of(each)) not in clean]
        told: Counter[str] = Counter()
        asked = self._index.rules_for([passage for _, passage in fresh])
        for (key, passage), rules in zip(fresh, asked, strict=True):
            if key in clean:  # the same line twice
                continue
            is_clean = True
            for rule in rules:
                for problem in self._asked(rule, passage, context, told):
                    is_clean = False
                    yield problem
            if is_clean:
                if len(clean) >= _REMEMBERED:
                    clean.clear()
                clean.add(key)

    def _asked(self, rule: Rule, passage: Passage, context: Context, told: Counter[str]) -> Iterator[Problem]:
        """Yield what a rule finds in a text, unless it has found too much already."""
        if rule.passage is None or told[rule.code] >= _MOST:
            return
        for finding in islice(rule.passage(passage, context), _MOST):
            told[rule.code] += 1
            span = finding.at if isinstance(finding.at, Span) else passage.locate(0, len(passage.text))
            yield from self._problem(rule, finding, span, passage.pointer, context)

    def _problem(
        self, rule: Rule, finding: Finding, span: Span | None, pointer: str, context: Context
    ) -> Iterator[Problem]:
        yield Problem(
            rule.code,
            finding.message,
            with_basis(finding.hint, finding.act or rule.act, context.law),
            span,
            pointer=pointer,
            severity=self._options.severity(rule.code, finding.severity or rule.severity),
            replacement=finding.replacement,
        )

    def _finish(
        self,
        found: Iterable[Problem],
        ignores: Iterable[Ignore],
        judge: Source,
        *,
        loaded: Sequence[Problem] = (),
        mends: bool = True,
    ) -> list[Problem]:
        """Return what no comment lets stand; `loaded` was found before, and only shows what comments are for.

        `mends` says that `jd check --fix` may write into `judge`.
        """
        known = rule_codes() | LOADING_WARNINGS | frozenset(IGNORE_CODES)
        before = {id(each) for each in loaded}
        kept = apply_ignores(
            [*found, *loaded], ignores, known, judge=judge, asked=self._options.wants, firm=LOADING_ERRORS
        )
        kept = [each for each in kept if id(each) not in before]
        told = (problem for problem in kept if self._options.wants(problem.code))
        return sort_problems(_with_remedy(problem, judge) if mends else problem for problem in told)


def _with_remedy(problem: Problem, main: Source) -> Problem:
    """Return a problem with the command in its hint that mends it: only the file named is written, and no table."""
    if problem.replacement is None or problem.hint is None or problem.span is None:
        return problem
    if problem.span.source is not main or Path(main.name).suffix.lower() not in _MENDED:
        return problem
    return replace(problem, hint=say("{hint}; `jd check --fix` mends it", hint=problem.hint))


def _problems_in(problems: Iterable[Problem], source: Source) -> list[Problem]:
    return [each for each in problems if each.span is not None and each.span.source is source]


def _tree_of(source: Source, role: Role) -> Node:
    tree = role.company_tree
    return tree if tree is not None and tree.span.source is source else role.tree


def _is_shipped(problem: Problem, main: Source) -> bool:
    """Tell whether a problem stands in a shipped profile that the checked one extends: its author cannot mend it."""
    if problem.span is None or problem.span.source is main:
        return False
    return Path(problem.span.source.name).is_relative_to(PROFILES)


def _place(role: Role, finding: Finding) -> tuple[Span | None, str]:
    if isinstance(finding.at, Span):
        return finding.at, pointer_of(finding.loc)
    loc = finding.at or ()
    return span_of(role.tree, loc, key=finding.key), pointer_of(loc)


def _first_line(source: Source) -> Span:
    """Return the first line that holds more than a comment: findings about the whole text stand there."""
    text, start = source.text, 0
    for whole in text.splitlines(keepends=True):
        line = without_comments(whole.rstrip())
        if line.strip():
            return Span(source, start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
        start += len(whole)
    return Span(source, 0, len(text))


def read_text(path: Path) -> Source:
    """Read a pasted posting.

    Raises:
        ProfileError: Missing, unreadable, no text, or far too long for a posting.
    """
    source = read_source(path, limit=TEXT_BYTES)
    refusal = _refusal(source)
    if refusal is not None:
        raise ProfileError(say("{file} cannot be used", file=source.name), [refusal])
    return source


def _refusal(source: Source) -> Problem | None:
    """Return what keeps a file from being a posting."""
    found = _CONTROL.search(source.text)
    if found is not None:
        return Problem(
            CODE_FILE,
            say(
                "the file holds a character that cannot be printed: {detail}", detail=f"U+{ord(found[0]):04X}"
            ),
            say("check that this is the file you meant; a posting is plain text saved as UTF-8"),
            Span(source, found.start(), found.end()),
        )
    if not _LETTER.search(source.text):
        return Problem(
            CODE_FILE, say("the file holds no words"), say("paste the posting into it"), path=source.name
        )
    if source.text.count("\n") + source.text.count("\r") > TEXT_LINES:
        return Problem(
            CODE_FILE,
            say("the file is too long (more than {limit} lines)", limit=TEXT_LINES),
            say("check that this is the file you meant"),
            path=source.name,
        )
    return None
