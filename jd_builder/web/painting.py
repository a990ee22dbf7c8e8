"""Templates of the pages → HTML, every text of a profile escaped."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import jinja2
from markupsafe import Markup

from jd_builder.choices import Document
from jd_builder.documents.common import brand
from jd_builder.documents.wording import Words
from jd_builder.languages import Message, catalogue, say
from jd_builder.problems import Problem, Severity
from jd_builder.profile.loading import Role
from jd_builder.rendering.environments import px
from jd_builder.resources import TEMPLATES
from jd_builder.web.fields import Form
from jd_builder.web.forms import KINDS

_PAGES: Final = Path(__file__).parent / "pages"
DOCUMENT_NAMES: Final[dict[str, Message]] = {
    Document.JOB_DESCRIPTION: say("Job description"),
    Document.KPI_SCORECARD: say("KPI scorecard"),
    Document.SKILL_CHECKLIST: say("Skill checklist"),
    Document.INTERVIEW_GUIDE: say("Interview guide"),
    Document.JOB_POSTING: say("Job posting"),
}
_LANGUAGE_NAMES: Final = {
    "vi": say("Vietnamese"),
    "en": say("English"),
    "vi+en": say("Vietnamese and English"),
}


@cache
def _environment(language: str) -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.FileSystemLoader(_PAGES), jinja2.FileSystemLoader(TEMPLATES)]),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(catalogue(language), newstyle=False)  # type: ignore[attr-defined]
    made.filters.update(
        px=px,
        plain=str,
        said=lambda message: message.text(language),
        number=lambda value: f"{value:g}",
    )
    made.globals.update(
        language=language,
        kinds={kind.value: message.text(language) for kind, message in KINDS.items()},
        document_names={name: message.text(language) for name, message in DOCUMENT_NAMES.items()},
        language_names={name: message.text(language) for name, message in _LANGUAGE_NAMES.items()},
        severities=Severity,
    )
    return made


def paint(page: str, language: str, /, **values: Any) -> str:
    """Return a page.

    Args:
        page: Name of its template.
        language: Language of its labels.
        **values: What the template asks for.
    """
    return _environment(language).get_template(f"{page}.html.j2").render(**values)


def problem_lines(problems: Iterable[Problem], language: str) -> list[dict[str, str]]:
    """Return problems for the script of a page."""
    return [
        {
            "mark": each.severity.value,
            "code": each.code,
            "message": each.message.text(language),
            "hint": each.hint.text(language) if each.hint else "",
        }
        for each in problems
    ]


def paint_charts(form: Form, role: Role) -> dict[str, Markup]:
    """Return the chart of each KPI as the scorecard draws it."""
    view = SimpleNamespace(header=SimpleNamespace(brand=brand(role, Words("vi"))))
    template = _environment("vi").get_template("chart.html.j2")
    return {
        row.id: Markup(template.render(view=view, scoring=row.scoring))  # noqa: S704 — an autoescaped template made it
        for row in form.rows
    }
