"""JD2xx: are the KPIs and their targets specific, measurable, owned, due and fair."""

from typing import Final

from jd_builder.checks.kpis.aim import unguarded, wrong_direction
from jd_builder.checks.kpis.duties import unmoved_kpi
from jd_builder.checks.kpis.figures import misread_figure
from jd_builder.checks.kpis.keeping import no_owner, no_source
from jd_builder.checks.kpis.published import far_from_published
from jd_builder.checks.kpis.score import diluted_score, one_sided_success, only_team_results, weights_not_100
from jd_builder.checks.kpis.smart import no_baseline, no_deadline, no_target, past_deadline
from jd_builder.checks.rule import Rule
from jd_builder.problems import Severity

RULES: Final[tuple[Rule, ...]] = (
    Rule("JD201", "kpi-without-target", Severity.WARNING, role=no_target),
    Rule("JD202", "misread-figure", Severity.WARNING, role=misread_figure),
    Rule("JD203", "kpi-without-deadline", Severity.WARNING, role=no_deadline),
    Rule("JD204", "change-from-nowhere", Severity.WARNING, role=no_baseline),
    Rule("JD205", "kpi-without-source", Severity.NOTE, role=no_source),
    Rule("JD206", "kpi-without-owner", Severity.NOTE, role=no_owner),
    Rule("JD207", "weights-not-100", Severity.WARNING, role=weights_not_100),
    Rule("JD208", "one-sided-success", Severity.WARNING, role=one_sided_success),
    Rule("JD209", "kpi-without-duty", Severity.WARNING, role=unmoved_kpi),
    Rule("JD210", "wrong-direction", Severity.ERROR, role=wrong_direction),
    Rule("JD211", "kpi-without-guard", Severity.WARNING, role=unguarded),
    Rule("JD212", "far-from-published", Severity.NOTE, role=far_from_published),
    Rule("JD213", "diluted-score", Severity.NOTE, role=diluted_score),
    Rule("JD214", "only-team-results", Severity.NOTE, role=only_team_results),
    Rule("JD215", "deadline-past", Severity.WARNING, role=past_deadline),
)
