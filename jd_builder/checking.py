"""Files → every problem in them: profiles with all rules, pasted postings with those that need no profile."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path

from jd_builder.checks.options import CheckOptions
from jd_builder.checks.running import TEXT_SUFFIXES, Checker, read_text
from jd_builder.errors import ProfileError
from jd_builder.finding import find_profiles, is_table
from jd_builder.problems import Problem, Severity, sort_problems
from jd_builder.profile.loading import load_role
from jd_builder.tables import table_rows


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found.

    Attributes:
        problems: Every problem once, by file and place.
        files: How many files were looked at.
    """

    problems: tuple[Problem, ...]
    files: int

    def count(self, severity: Severity) -> int:
        """Return how many problems matter that much."""
        return sum(problem.severity is severity for problem in self.problems)

    def passes(self, *, strict: bool) -> bool:
        """Tell whether there is no error and, where it is strict, no warning either."""
        return not self.count(Severity.ERROR) and not (strict and self.count(Severity.WARNING))


def find_checkable(arguments: Iterable[str | Path]) -> list[Path]:
    """Return the profiles and pasted postings that files, folders and globs stand for, each once, in order.

    A folder stands for the profiles in it: a text lying there may be anything.

    Raises:
        JdError: A folder or glob holds none.
    """
    found: dict[Path, None] = {}
    for argument in arguments:
        path = Path(argument)
        if is_text(path) and not path.is_dir():
            if has_magic(str(argument)) and not path.exists():
                names = sorted(glob(str(argument), recursive=True))  # noqa: PTH207 — the pattern may be absolute
                if not names:
                    find_profiles([argument])
                found.update(dict.fromkeys(Path(name) for name in names))
            else:
                found[path] = None
        else:
            found.update(dict.fromkeys(find_profiles([argument])))
    return list(found)


def is_text(path: Path) -> bool:
    """Tell whether a file is read as a pasted posting."""
    return path.suffix.lower() in TEXT_SUFFIXES


def check_paths(paths: Sequence[Path], options: CheckOptions) -> CheckResult:
    """Check files, one after the other; a file that cannot be read is a problem like any other.

    Args:
        paths: Profiles, tables of them, and pasted postings.
        options: Which rules, and how much they matter.
    """
    checker = Checker(options)
    problems: list[Problem] = []
    for path in paths:
        try:
            if is_table(path):
                problems += _check_table(path, checker)
            else:
                problems += checker.text(read_text(path)) if is_text(path) else check_profile(path, checker)
        except ProfileError as error:
            problems += error.problems
    return CheckResult(tuple(sort_problems(problems)), len(paths))


def _check_table(path: Path, checker: Checker) -> list[Problem]:
    """Return everything wrong with the roles of a table, each problem at its cell."""
    problems: list[Problem] = []
    check = checker.role  # one object: what it finds in a base is asked once
    for row in table_rows(path):
        try:
            role = row.load()
            problems += [*checker.warnings(role), *row.placed(check(role), check)]
        except ProfileError as error:
            problems += error.problems
    return problems


def check_profile(path: Path, checker: Checker, text: str | None = None) -> list[Problem]:
    """Return everything wrong with a profile.

    Args:
        path: The file.
        checker: Knows which rules to apply.
        text: What to read in place of the file's own text.

    Raises:
        ProfileError: It cannot be used; the problems say why.
    """
    role = load_role(path, text=text)
    return [*checker.warnings(role), *checker.role(role)]
