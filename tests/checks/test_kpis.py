"""JD2: SMART targets, weights that add up, targets that pull the right way; the sources' own example among them."""

from datetime import date
from pathlib import Path

import pytest

from jd_builder.checks.options import CheckOptions, Limits
from jd_builder.checks.running import Checker
from jd_builder.library.loading import load_library
from jd_builder.library.models import Kpi
from jd_builder.problems import Problem, Severity
from jd_builder.profile.loading import load_role

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
KEPT = "source: Báo cáo tháng, owner: Trưởng ca"
FAR = "weight: 0, within: 3 tháng, " + KEPT
"""A KPI that is watched, due and kept: nothing but its target can be wrong."""


def check(profile: str, folder: Path, options: CheckOptions | None = None) -> list[Problem]:
    (folder / "base.yaml").write_bytes((HERE / "base.yaml").read_bytes())
    file = folder / "role.yaml"
    file.write_text(f"extends: base.yaml\n{profile}", encoding="utf-8")
    return Checker(options or CheckOptions(select=("JD2",)), today=TODAY).role(load_role(file))


def kpis(*lines: str) -> str:
    return "success:\n  kpis:\n" + "".join(f"    {line}\n" for line in lines)


def moved(*ids: str) -> str:
    return f"duties:\n  - {{text: Trả lời khách hàng, frequency: daily, kpis: [{', '.join(('csat', 'fcr', *ids))}]}}\n"


def found(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, problem.pointer) for problem in problems]


def test_the_sources_own_example_breaks_its_own_rule() -> None:
    problems = Checker(CheckOptions(select=("JD2",)), today=TODAY).role(
        load_role(HERE / "data" / "seed_example.yaml")
    )

    assert [
        (problem.code, problem.pointer, problem.severity.value, problem.message.text("en"))
        for problem in problems
    ] == [
        ("JD209", "duties", "warning", "no duty says which KPI it moves"),
        (
            "JD205",
            "success.kpis",
            "note",
            "it is not said where the figure comes from: “Customer satisfaction”, “First contact resolution”, “Number of complaints”",
        ),
        ("JD206", "success.kpis", "note", "no KPI says who keeps its figure"),
        ("JD207", "success.kpis", "note", "no KPI has a weight, so no total score can be counted"),
        (
            "JD203",
            "success.kpis.avg_response_time",
            "warning",
            "“Average response time” has no deadline",
        ),
        ("JD203", "success.kpis.fcr", "warning", "“First contact resolution” has no deadline"),
    ]


def test_of_the_sources_nine_kpis_five_have_no_deadline_and_four_start_nowhere() -> None:
    problems = Checker(CheckOptions(select=("JD202", "JD203", "JD204")), today=TODAY).role(
        load_role(HERE / "data" / "seed_nine_kpis.yaml")
    )

    by_code: dict[str, set[str]] = {}
    for problem in problems:
        by_code.setdefault(problem.code, set()).add(problem.pointer.split(".")[2])
    assert by_code == {
        "JD202": {"retention", "support_to_sales"},
        "JD203": {
            "avg_response_time",
            "avg_resolution_time",
            "fcr",
            "cost_per_contact",
            "support_to_sales",
        },
        "JD204": {"nps", "retention", "cost_per_contact", "support_to_sales"},
    }


@pytest.mark.parametrize(
    ("kpi", "line", "code"),
    [
        # what to reach
        ("qa_score", "{within: 3 tháng, weight: null}", "JD201"),
        ("qa_score", "{weight: 0}", None),
        ("aht", "{within: 3 tháng}", "JD201"),
        # units
        ("qa_score", f"{{target: {{at_least: 85%}}, {FAR}}}", None),
        ("qa_score", f"{{target: {{at_least: 85}}, {FAR}}}", "JD202"),
        ("qa_score", f"{{target: {{at_least: 0.85}}, {FAR}}}", "JD202"),
        ("qa_score", f"{{target: {{at_least: 85%}}, worst: 60, {FAR}}}", "JD202"),
        ("qa_score", f"{{target: {{at_least: 85%}}, worst: 0, {FAR}}}", None),
        ("service_level", f"{{targets: [{{segment: phone, at_least: 80%, worst: 60}}], {FAR}}}", "JD202"),
        ("service_level", f"{{targets: [{{segment: phone, at_least: 80%, worst: 60%}}], {FAR}}}", None),
        ("damage_rate", f"{{target: {{at_most: 0.3%}}, {FAR}}}", None),
        ("damage_rate", f"{{target: {{at_most: 0.3}}, {FAR}}}", "JD202"),
        ("sales_attainment", f"{{target: {{at_least: 1}}, {FAR}}}", "JD202"),
        ("cost_per_contact", f"{{target: {{at_most: 12.000}}, {FAR}}}", "JD202"),
        ("cost_per_contact", f"{{target: {{at_most: 12}}, {FAR}}}", "JD202"),
        ("cost_per_contact", f"{{target: {{at_most: 12_000}}, {FAR}}}", None),
        ("cost_per_contact", f"{{target: {{at_most: 12 nghìn}}, {FAR}}}", None),
        ("cost_per_contact", f"{{target: {{at_most: 900 đồng}}, {FAR}}}", None),
        ("cost_per_contact", f"{{target: {{decrease_by: 5}}, versus: previous_year, {FAR}}}", "JD202"),
        ("cost_per_contact", f"{{target: {{decrease_by: 5%}}, versus: previous_year, {FAR}}}", None),
        ("nps", f"{{target: {{increase_by: 15%}}, versus: previous_year, {FAR}}}", "JD202"),
        ("nps", f"{{target: {{increase_by: 15}}, versus: previous_year, {FAR}}}", None),
        ("retention", f"{{target: {{increase_by: 5%}}, versus: previous_year, {FAR}}}", "JD202"),
        ("retention", f"{{target: {{increase_by: 5 pp}}, versus: previous_year, {FAR}}}", None),
        ("complaints", f"{{target: {{decrease_by: 10}}, versus: previous_year, {FAR}}}", None),
        ("hiring_manager_satisfaction", f"{{target: {{increase_by: 10%}}, baseline: 4, {FAR}}}", None),
        # deadlines
        ("qa_score", f"{{target: {{at_least: 85%}}, weight: 0, {KEPT}}}", "JD203"),
        ("qa_score", f"{{target: {{at_least: 85%}}, weight: 0, by: 2027-06-30, {KEPT}}}", None),
        ("qa_score", f"{{target: {{at_least: 85%}}, weight: 0, by: 2026-11-23, {KEPT}}}", None),
        ("qa_score", f"{{target: {{at_least: 85%}}, weight: 0, by: 2026-11-22, {KEPT}}}", "JD215"),
        ("complaints", f"{{target: {{decrease_by: 5%}}, versus: previous_month, weight: 0, {KEPT}}}", None),
        ("complaints", f"{{target: {{decrease_by: 5%}}, versus: same_period_last_year, weight: 0, {KEPT}}}", "JD203"),
        ("complaints", f"{{target: {{at_most: 5}}, versus: previous_month, weight: 0, {KEPT}}}", "JD203"),
        # starting points
        ("complaints", f"{{target: {{decrease_by: 5%}}, {FAR}}}", "JD204"),
        ("complaints", f"{{target: {{decrease_by: 5%}}, baseline: 40, {FAR}}}", None),
        ("complaints", f"{{target: {{decrease_by: 5%}}, versus: baseline, {FAR}}}", "JD204"),
        ("complaints", f"{{target: {{decrease_by: 5%}}, versus: baseline, baseline: 40, {FAR}}}", None),
        # directions
        ("complaints", f"{{target: {{at_least: 5}}, {FAR}}}", "JD210"),
        ("complaints", f"{{target: {{increase_by: 5}}, versus: previous_month, {FAR}}}", "JD210"),
        ("retention", f"{{target: {{at_most: 85%}}, {FAR}}}", "JD210"),
        ("retention", f"{{target: {{decrease_by: 5 pp}}, versus: previous_year, {FAR}}}", "JD210"),
        ("retention", f"{{target: {{between: [80%, 90%]}}, {FAR}}}", "JD210"),
        ("complaints", f"{{target: {{between: [2, 5]}}, {FAR}}}", "JD210"),
        ("occupancy", f"{{target: {{at_most: 85%}}, {FAR}}}", "JD210"),
        ("occupancy", f"{{target: {{between: [75%, 85%]}}, {FAR}}}", None),
        ("ces", f"{{variant: effort, target: {{at_most: 2}}, {FAR}}}", None),
        ("ces", f"{{variant: effort, target: {{at_least: 2}}, {FAR}}}", "JD210"),
        ("ces", f"{{target: {{at_least: 6}}, {FAR}}}", None),
        ("ces", f"{{scale: {{min: 1, max: 3, direction: down}}, target: {{at_most: 1.5}}, {FAR}}}", None),
        ("ces", f"{{scale: {{min: 1, max: 3, direction: down}}, target: {{at_least: 1.5}}, {FAR}}}", "JD210"),
        # published figures
        ("first_response_time", f"{{targets: [{{segment: email, at_most: 4 h}}], {FAR}}}", None),
        ("first_response_time", f"{{targets: [{{segment: email, at_most: 3 ngày}}], {FAR}}}", "JD212"),
        ("first_response_time", f"{{targets: [{{segment: chat, at_most: 10 s}}], {FAR}}}", "JD212"),
        ("first_response_time", f"{{targets: [{{segment: phone, at_most: 10 s}}], {FAR}}}", None),
        ("first_response_time", f"{{variant: mean, targets: [{{segment: chat, at_most: 10 s}}], {FAR}}}", None),
        ("aht", f"{{target: {{between: [20 s, 40 s]}}, {FAR}}}", "JD212"),
        ("qa_score", f"{{target: {{at_least: 99.5%}}, {FAR}}}", "JD212"),
        ("qa_score", f"{{target: {{at_least: 100%}}, {FAR}}}", "JD212"),
        ("abandonment", f"{{target: {{at_most: 3%}}, {FAR}}}", None),
    ],
)  # fmt: skip
def test_one_kpi_beside_two_good_ones(kpi: str, line: str, code: str | None, tmp_path: Path) -> None:
    others = ("JD205", "JD206", "JD207", "JD213", "JD214")
    options = CheckOptions(select=("JD2",), ignore=others)

    problems = check(moved(kpi) + kpis(f"{kpi}: {line}"), tmp_path, options)

    assert sorted({problem.code for problem in problems}) == ([code] if code else [])


@pytest.mark.parametrize(
    ("csat", "fcr", "third", "expected"),
    [
        ("50", "50", None, []),
        ("33.3", "33.3", "33.3", []),
        ("33.33", "33.33", "33.34", []),
        ("33", "33", "33", [("warning", "the weights make 99, 1 short of 100")]),
        ("60", "50", None, [("error", "the weights make 110, 10 over 100")]),
        ("40", "40", "null", [("warning", "the weights make 80, 20 short of 100")]),
        ("50", "50", "null", [("warning", "no weight, so not in the score: “Quality score”")]),
        ("50", "50", "0", []),
        ("null", "null", "null", [("note", "no KPI has a weight, so no total score can be counted")]),
        ("0", "0", None, [("warning", "the weights make 0, 100 short of 100")]),
    ],
)
def test_weights(
    csat: str, fcr: str, third: str | None, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    lines = [f"csat: {{weight: {csat}}}", f"fcr: {{weight: {fcr}}}"]
    if third is not None:
        lines.append(f"qa_score: {{target: {{at_least: 85%}}, weight: {third}}}")

    problems = check(kpis(*lines), tmp_path, CheckOptions(select=("JD207",)))

    assert [(problem.severity.value, problem.message.text("en")) for problem in problems] == expected


def test_a_channel_without_a_deadline_is_pointed_at_when_the_others_have_one(tmp_path: Path) -> None:
    line = (
        "avg_response_time: {targets: [{segment: email, at_most: 2 h, within: 1 tháng}, "
        "{segment: chat, at_most: 1 min}], weight: 0}"
    )

    problems = check(moved("avg_response_time") + kpis(line), tmp_path, CheckOptions(select=("JD203",)))

    assert found(problems) == [("JD203", "success.kpis.avg_response_time.targets.1")]


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (moved(), []),
        (moved("aht"), [("JD209", "duties.0.kpis.2")]),
        (
            "duties:\n  - {text: Trả lời khách hàng, frequency: daily, kpis: [fcr]}\n",
            [("JD209", "success.kpis.csat")],
        ),
        ("duties:\n  - {text: Trả lời khách hàng, frequency: daily}\n", [("JD209", "duties")]),
        ("duties:\n  - {text: Trả lời khách hàng}\nsuccess: {kpis: null, criteria: [teamwork]}\n", []),
    ],
)
def test_duties_move_the_kpis(profile: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    assert found(check(profile, tmp_path, CheckOptions(select=("JD209",)))) == expected


@pytest.mark.parametrize(
    ("success", "expected"),
    [
        ("success: {criteria: [teamwork]}\n", []),
        ("success: {criteria: null}\n", [("JD208", "success.kpis")]),
        ("success: {criteria: []}\n", [("JD208", "success.kpis")]),
        ("success: {kpis: null}\n", [("JD208", "success.criteria")]),
        ("success: {kpis: null, criteria: null}\n", []),
    ],
)
def test_figures_and_qualities_go_together(
    success: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    profile = "duties:\n  - {text: Trả lời khách hàng, frequency: daily}\n" + success

    assert found(check(profile, tmp_path, CheckOptions(select=("JD208",)))) == expected


def test_without_kpis_no_other_rule_speaks(tmp_path: Path) -> None:
    profile = (
        "duties:\n  - {text: Trả lời khách hàng, frequency: daily}\nsuccess: {kpis: null, criteria: null}\n"
    )

    assert check(profile, tmp_path) == []


ALONE = "csat: null", "fcr: null"


@pytest.mark.parametrize(
    ("level", "lines", "guarded"),
    [
        ("staff", (*ALONE, "aht: {weight: 50}", "schedule_adherence: {weight: 50}"), False),
        ("staff", (*ALONE, "aht: {weight: 0}", "schedule_adherence: {weight: 100}"), True),
        ("staff", ("csat: null", "aht: {weight: 50}"), True),
        ("staff", (*ALONE, "valid_contacts: {weight: 100}"), False),
        ("staff", (*ALONE, "valid_contacts: {weight: 60}", "call_conversion: {weight: 40}"), True),
        ("staff", (*ALONE, "product_knowledge: {weight: 100}"), True),
        ("staff", (*ALONE, "escaped_defects: {weight: 100}"), True),
        ("staff", (*ALONE, "cost_per_contact: {weight: 100}"), True),
        ("manager", (*ALONE, "cost_per_contact: {weight: 100}"), False),
        ("manager", ("fcr: null", "cost_per_contact: {weight: 50}"), True),
    ],
)
def test_speed_cost_and_number_need_another_kpi(
    level: str, lines: tuple[str, ...], guarded: bool, tmp_path: Path
) -> None:
    duties = "duties:\n  - {text: Trả lời khách hàng, frequency: daily}\n"
    profile = f"title: {{level: {level}}}\n{duties}{kpis(*lines)}"

    problems = check(profile, tmp_path, CheckOptions(select=("JD211",)))

    assert (problems == []) is guarded


@pytest.mark.parametrize(
    ("level", "lines", "expected"),
    [
        ("staff", (*ALONE, "nps: {weight: 60}", "retention: {weight: 40}"), ["JD214"]),
        ("staff", (*ALONE, "nps: {}", "retention: {}"), ["JD214"]),
        ("staff", ("csat: {weight: 0}", "fcr: {weight: 0}", "nps: {weight: 100}"), ["JD214"]),
        ("staff", ("fcr: null", "nps: {weight: 50}"), []),
        ("manager", (*ALONE, "nps: {weight: 60}", "retention: {weight: 40}"), []),
        ("staff", ("fcr: null", "nps: {weight: 50}", "retention: {weight: 0}"), []),
    ],
)
def test_one_person_is_not_scored_by_team_results_alone(
    level: str, lines: tuple[str, ...], expected: list[str], tmp_path: Path
) -> None:
    duties = "duties:\n  - {text: Trả lời khách hàng, frequency: daily}\n"
    profile = f"title: {{level: {level}}}\n{duties}{kpis(*lines)}"

    problems = check(profile, tmp_path, CheckOptions(select=("JD214",)))

    assert [problem.code for problem in problems] == expected


def test_too_many_kpis_and_weights_too_small_follow_the_projects_limits(tmp_path: Path) -> None:
    profile = kpis("fcr: {weight: 47}", "qa_score: {target: {at_least: 85%}, weight: 3}", "nps: {weight: 0}")
    strict = CheckOptions(select=("JD213",), limits=Limits(kpis=2, kpi_weight=10))
    lenient = CheckOptions(select=("JD213",), limits=Limits(kpi_weight=3))

    assert found(check(profile, tmp_path, strict)) == [
        ("JD213", "success.kpis"),
        ("JD213", "success.kpis.qa_score.weight"),
    ]
    assert found(check(profile, tmp_path, CheckOptions(select=("JD213",)))) == [
        ("JD213", "success.kpis.qa_score.weight")
    ]
    assert check(profile, tmp_path, lenient) == []


def test_a_reversed_scale_is_explained_with_the_way_to_say_it(tmp_path: Path) -> None:
    profile = kpis("csat: {target: {at_least: null, at_most: 1.5}, worst: null, best: null}")

    problems = check(profile, tmp_path, CheckOptions(select=("JD210",)))

    assert [problem.explain("vi") for problem in problems] == [
        f"{tmp_path}/role.yaml:4:37 JD210 “Mức độ hài lòng của khách hàng” càng cao càng tốt, nhưng chỉ tiêu này lại đặt theo hướng thấp\n"
        "  4 |     csat: {target: {at_least: null, at_most: 1.5}, worst: null, best: null}\n"
        "    |                                     ^^^^^^^\n"
        "  → trên thang này 5 là tốt nhất: đổi thành at_least; nếu thang của công ty ngược lại thì ghi rõ: variant: three_point"
    ]


def level_of(kpi: Kpi) -> str:
    if kpi.scale is not None:
        return f"{(kpi.scale.min + kpi.scale.max) / 2:g}"
    return {"percent": "50%", "duration": "2 h", "money": "20_000"}.get(kpi.unit, "10")


def test_the_direction_of_every_kpi_of_the_library_is_known(tmp_path: Path) -> None:
    sided = {name: kpi for name, kpi in load_library().kpis.items() if kpi.good != "range"}
    del sided["csat"], sided["fcr"]  # the base profile has them
    assert len(sided) > 50
    keys = {"up": ("at_least", "at_most"), "down": ("at_most", "at_least")}
    right, wrong = (
        kpis(*(f"{name}: {{target: {{{keys[kpi.good][side]}: {level_of(kpi)}}}}}" for name, kpi in sided.items()))
        for side in (0, 1)
    )  # fmt: skip
    options = CheckOptions(select=("JD210",))

    assert check(right, tmp_path, options) == []
    assert {problem.pointer.split(".")[2] for problem in check(wrong, tmp_path, options)} == set(sided)


def test_every_finding_speaks_both_languages(tmp_path: Path) -> None:
    bare = kpis(*(f"{name}: {{}}" for name in load_library().kpis))

    problems = check(bare, tmp_path)

    assert {problem.code for problem in problems} >= {"JD201", "JD205", "JD206", "JD207", "JD209", "JD213"}
    assert [problem for problem in problems if problem.explain("vi") == problem.explain("en")] == []


def test_the_most_dangerous_figure_of_a_kpi_comes_first(tmp_path: Path) -> None:
    profile = kpis("qa_score: {target: {at_least: 85}, worst: 0.6, weight: 0}")

    problems = check(profile, tmp_path, CheckOptions(select=("JD202",)))

    assert [(problem.pointer, problem.severity) for problem in problems] == [
        ("success.kpis.qa_score.worst", Severity.WARNING)
    ]


def test_a_relative_change_of_a_share_shows_both_readings(tmp_path: Path) -> None:
    profile = kpis(
        "retention: {target: {increase_by: 5%}, baseline: 60%, weight: 0}",
        "turnover_rate: {target: {decrease_by: 10%}, versus: previous_year, weight: 0}",
    )

    problems = check(profile, tmp_path, CheckOptions(select=("JD202",)))

    assert [problem.message.text("en") for problem in problems] == [
        "“5%” of a share can be read in two ways: from 60% to 63% or to 65%",
        "“10%” of a share can be read in two ways: from 20% to 18% or to 10%",
    ]


def test_the_shipped_profiles_deserve_no_warning() -> None:
    files = sorted((HERE.parents[1] / "profiles").glob("[!c]*.yaml")) + sorted(
        (HERE.parents[1] / "profiles").glob("cskh*.yaml")
    )
    assert len(files) > 15
    checker = Checker(CheckOptions(select=("JD2",)), today=TODAY)

    problems = [problem for file in files for problem in checker.role(load_role(file))]

    assert [problem.explain("en") for problem in problems if problem.severity is not Severity.NOTE] == []
    assert len(problems) <= 3
