"""Problems of a check → one text for people, programs, GitHub's pages or code scanning."""

from typing import assert_never

from jd_builder.checking import CheckResult
from jd_builder.choices import ReportFormat
from jd_builder.report import problems_as_json, summary_of_check
from jd_builder.report_formats.github import problems_as_commands
from jd_builder.report_formats.sarif import problems_as_sarif


def report_check(result: CheckResult, made_as: ReportFormat, language: str) -> str:
    """Return what a check found, in one of the formats; empty where there is nothing to say.

    Args:
        result: What was found.
        made_as: The format.
        language: Language of the messages.
    """
    match made_as:
        case ReportFormat.TEXT:
            told = [problem.explain(language) for problem in result.problems]
            return "\n".join([*told, summary_of_check(result, language)])
        case ReportFormat.JSON:
            return problems_as_json(result.problems, language)
        case ReportFormat.GITHUB:
            return problems_as_commands(result.problems, language)
        case ReportFormat.SARIF:
            return problems_as_sarif(result.problems, language)
        case _:
            assert_never(made_as)
