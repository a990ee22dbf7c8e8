"""`jd kpi score` as people run it: whole tables, messages, exit codes."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.test_commands import jd
from tests.conftest import CHECKOUT

CSKH = str(CHECKOUT / "profiles" / "cskh.yaml")
ACTUALS = """\
kpi;kênh;mức hiện tại;thực tế
csat;;;4,6
avg_response_time;email;;1,5 giờ
avg_response_time;chat;;90 giây
fcr;;;68%
complaints;;40;37
avg_resolution_time;;;
"""


@pytest.fixture
def actuals(project: Path) -> str:
    Path("thang-6.csv").write_text(ACTUALS, encoding="utf-8-sig")
    return "thang-6.csv"


def test_scores_as_a_table(actuals: str) -> None:
    done = jd("kpi", "score", CSKH, actuals)

    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout
        == """\
KPI scorecard – Customer Care Specialist

KPI                             Target                                          Actual         Weight  Counts as  Score  Points
──────────────────────────────  ──────────────────────────────────────────────  ─────────────  ──────  ─────────  ─────  ──────
Customer satisfaction (CSAT)    4.5 out of 5 or more                            4.6 out of 5      30%      35.3%   84.6    29.9
Average response time (ART)                                                                       20%      23.5%   50.0    11.8
  Email                         At most 2 hours                                 1.5 hours                         100.0
  Live chat                     At most 1 minute                                90 seconds                          0.0
First contact resolution (FCR)  70% or more                                     68%               20%      23.5%   60.0    14.1
Number of complaints            Down by 10% compared with the previous quarter  37 complaints     15%      17.6%   75.0    13.2
Average resolution time (ATT)                                                                     15%          –      –       –
  Complex issues                At most 24 hours                                –                                     –

Total: 69.0 out of 100

- Average resolution time (ATT): not scored – no figure given
- The weight of what was left out is shared among the other KPIs, in proportion.
"""
    )


def test_scores_in_vietnamese(actuals: str) -> None:
    done = jd("kpi", "score", CSKH, actuals, lang="")

    assert done.returncode == 0
    assert (
        done.stdout
        == """\
Bảng chỉ tiêu KPI – Chuyên viên Chăm sóc Khách hàng

KPI                                    Chỉ tiêu                   Thực đạt      Trọng số  Quy đổi   Điểm  Đóng góp
─────────────────────────────────────  ─────────────────────────  ────────────  ────────  ───────  ─────  ────────
Mức độ hài lòng của khách hàng (CSAT)  Từ 4,5/5 điểm trở lên      4,6/5 điểm         30%    35,3%   84,6      29,9
Thời gian phản hồi trung bình (ART)                                                  20%    23,5%   50,0      11,8
  Email                                Không quá 2 giờ            1,5 giờ                          100,0
  Chat trực tuyến                      Không quá 1 phút           90 giây                            0,0
Tỷ lệ giải quyết ngay lần đầu (FCR)    Từ 70% trở lên             68%                20%    23,5%   60,0      14,1
Số lượng khiếu nại                     Giảm 10% so với quý trước  37 khiếu nại       15%    17,6%   75,0      13,2
Thời gian giải quyết trung bình (ATT)                                                15%        –      –         –
  Vấn đề phức tạp                      Không quá 24 giờ           –                                    –

Tổng điểm: 69,0/100

- Thời gian giải quyết trung bình (ATT): không chấm – chưa có số liệu
- Trọng số của KPI chưa chấm được chia cho các KPI còn lại theo tỷ lệ.
"""
    )
    assert jd("kpi", "score", CSKH, actuals, "--lang", "vi").stdout == done.stdout


def test_scores_as_json(actuals: str) -> None:
    data = json.loads(jd("kpi", "score", CSKH, actuals, "--format", "json").stdout)

    assert (data["total"], data["weight"], data["title"]) == (68.98, 100, "Customer Care Specialist")
    assert data["kpis"][0] == {
        "id": "csat",
        "name": "Customer satisfaction (CSAT)",
        "weight": 30,
        "counts_as": 35.29,
        "score": 84.62,
        "points": 29.86,
        "targets": [
            {
                "segment": "",
                "target": "4.5 out of 5 or more",
                "actual": "4.6 out of 5",
                "rule": "scale",
                "score": 84.62,
                "reason": None,
            }
        ],
    }
    assert data["kpis"][-1]["score"] is None
    assert data["kpis"][-1]["targets"][0]["reason"] == "missing"
    assert len(data["notes"]) == 2


def test_scores_as_csv(actuals: str) -> None:
    rows = list(csv.DictReader(io.StringIO(jd("kpi", "score", CSKH, actuals, "-f", "csv").stdout)))

    assert [row["kpi"] for row in rows] == [
        "csat",
        "avg_response_time",
        "avg_response_time",
        "fcr",
        "complaints",
        "avg_resolution_time",
        "total",
    ]
    assert (rows[0]["score"], rows[-1]["points"]) == ("84.62", "68.98")
    assert sum(float(row["points"]) for row in rows[:-1] if row["points"]) == pytest.approx(68.98, abs=0.02)


def test_the_notes_say_everything_that_was_left_out(project: Path) -> None:
    profile = Path("role.yaml")
    text = (CHECKOUT / "profiles" / "cskh.yaml").read_text(encoding="utf-8")
    profile.write_text(
        text.replace("      weight: 30\n", "").replace("weight: 15", "weight: 40"), encoding="utf-8"
    )
    Path("a.csv").write_text(
        "kpi,segment,actual\ncsat,,4.6\nART,chat,1 min\ncomplaints,,37\n", encoding="utf-8"
    )

    done = jd("kpi", "score", "role.yaml", "a.csv")

    assert (
        done.stdout.split("\n\n", 2)[2]
        == """\
Total: 100.0 out of 100

- Average response time (ART): scored without “email” – no figure given
- First contact resolution (FCR): not scored – no figure given
- Number of complaints: not scored – the level that the change starts from is not known: give it in the column “baseline”, or write the change itself, such as “down 8%”
- Average resolution time (ATT): not scored – no figure given
- Not part of the total, for want of a weight: Customer satisfaction (CSAT)
- The weight of what was left out is shared among the other KPIs, in proportion.
- The weights make 120%, not 100%: they count in proportion.
"""
    )


def test_nothing_to_score_is_no_zero(project: Path) -> None:
    Path("a.csv").write_text("kpi,actual\n", encoding="utf-8")

    done = jd("kpi", "score", CSKH, "a.csv")

    assert done.returncode == 0
    assert "There is no total: no KPI has both a figure and a weight.\n" in done.stdout


def test_bad_cells_are_all_shown_with_a_caret(project: Path) -> None:
    Path("a.csv").write_text('kpi,actual\ncsatt,4\ncsat,"5,5"\n', encoding="utf-8")

    done = jd("kpi", "score", CSKH, "a.csv")

    assert (done.returncode, done.stdout) == (1, "")
    assert (
        done.stderr
        == """\
a.csv:2:1 JD014 this role has no KPI “csatt”
  2 | csatt,4
    | ^^^^^
  → did you mean “csat”?
a.csv:3:6 JD013 5.5 lies beyond the scale
  3 | csat,"5,5"
    |      ^^^^^
  → the scale goes from 1 to 5
"""
    )


def test_the_empty_table_can_be_filled_in_and_scored(project: Path) -> None:
    done = jd("kpi", "score", "cskh", "--template", lang="vi")

    assert done.returncode == 0
    assert (
        done.stdout
        == """\
kpi;tên;chỉ tiêu;kênh;mức hiện tại;thực tế
csat;Mức độ hài lòng của khách hàng;Từ 4,5/5 điểm trở lên;;;
avg_response_time;Thời gian phản hồi trung bình;Không quá 2 giờ;email;;
avg_response_time;Thời gian phản hồi trung bình;Không quá 1 phút;chat trực tuyến;;
fcr;Tỷ lệ giải quyết ngay lần đầu;Từ 70% trở lên;;;
complaints;Số lượng khiếu nại;Giảm 10% so với quý trước;;;
avg_resolution_time;Thời gian giải quyết trung bình;Không quá 24 giờ;vấn đề phức tạp;;
"""
    )
    Path("a.csv").write_text(
        done.stdout.replace("4,5/5 điểm trở lên;;;", "4,5/5 điểm trở lên;;;4,8"), encoding="utf-8"
    )
    assert "\nTổng điểm: 100,0/100\n" in jd("kpi", "score", "cskh", "a.csv", lang="vi").stdout


def test_the_empty_table_goes_to_a_file_that_excel_opens(project: Path) -> None:
    done = jd("kpi", "score", "cskh", "--template", "-o", "a.csv")

    assert (done.returncode, done.stdout) == (0, "written: a.csv\n")
    assert Path("a.csv").read_bytes().startswith(b"\xef\xbb\xbfkpi,name,target,segment,baseline,actual\n")
    again = jd("kpi", "score", "cskh", "--template", "-o", "a.csv")
    assert (again.returncode, again.stderr) == (1, "a.csv is there already; nothing was written\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["score", "cskh"], "ACTUALS.CSV is missing: the table of what was reached; --template prints an empty one\n"),
        (["score", "cskh", "a.csv", "--template"], "--template prints an empty table: leave ACTUALS.CSV out\n"),
        (["score", "cskh", "a.csv", "-o", "b.csv"], "--output goes with --template\n"),
        (["score", "cskh", "a.csv", "-f", "xml"], "--format: “xml” is not one of the choices: use one of: table, json, csv\n"),
        (["scores"], "this command does not exist or does not take these arguments\n→ jd kpi --help shows how it is used\n"),
    ],
)  # fmt: skip
def test_wrong_use_exits_2_and_says_why(project: Path, arguments: list[str], message: str) -> None:
    done = jd("kpi", *arguments)

    assert (done.returncode, done.stderr) == (2, message)


def test_files_that_are_not_there(project: Path) -> None:
    done = jd("kpi", "score", "cskh", "nope.csv")

    assert (done.returncode, done.stderr) == (
        1,
        "nope.csv JD001 the file does not exist\n  → `jd kpi score PROFILE --template` writes one to fill in\n",
    )
    assert jd("kpi", "score", "nope", "nope.csv").returncode == 1
