"""The rules on interviews, on more cases than their pages show."""

from pathlib import Path

import pytest

from jd_builder.checks.hiring import survey as surveys
from jd_builder.checks.options import CheckOptions, Limits
from jd_builder.checks.running import Checker
from jd_builder.documents.interview_plan import plan_interview
from jd_builder.problems import Problem
from jd_builder.profile.loading import load_role
from tests.checks.test_rules import HERE, TODAY

GOOD_ANCHORS = """
      1: Cãi lại hoặc đổ cho bên vận chuyển, không hỏi mã đơn.
      3: Xin lỗi, hỏi mã đơn và hứa kiểm tra, nhưng không hẹn giờ trả lời.
      5: Nhắc lại điều khách bực, xin mã đơn, nói việc sẽ làm và giờ gọi lại.
"""


def own(
    text: str = "Khách giận vì đơn trễ. Anh/chị mở lời thế nào?",
    *,
    skills: str = "communication",
    anchors: str = GOOD_ANCHORS,
    more: str = "",
) -> str:
    """A profile's own question."""
    return (
        "interview:\n  questions:\n    mot:\n      kind: situational\n"
        f"      skills: [{skills}]\n      text: {text!r}\n      purpose: Xem cách mở lời.\n      minutes: 5\n"
        f"      anchors:{anchors.replace(chr(10), chr(10) + '  ')}\n{more}"
    )


def anchors(low: str, middle: str, high: str) -> str:
    return f"\n      1: {low}\n      3: {middle}\n      5: {high}\n"


def check(fragment: str, folder: Path, *, limits: Limits | None = None) -> list[Problem]:
    (folder / "base.yaml").write_bytes((HERE / "base.yaml").read_bytes())
    (folder / "role.yaml").write_text(f"extends: base.yaml\n{fragment}", encoding="utf-8")
    options = CheckOptions(select=("JD5",), limits=limits or Limits())
    return Checker(options, today=TODAY).role(load_role("role.yaml"))


def skills(**levels: str) -> str:
    lines = "".join(f"    {name}: {need}\n" for name, need in levels.items())
    return f"requirements:\n  skills:\n{lines}"


CASES = [
    # JD501, JD506: a must that is not asked
    ("interview: {minutes: 60}", []),
    (skills(cs_software="{level: 3}") + "interview: {minutes: 15}\n", ["JD506"] * 2),
    (skills(computer_skills="{level: 2}") + "interview: {drop: [live_call_typing]}\n", []),  # a test shows it
    (skills(empathy="{level: 3}") + "interview: {minutes: 30}\n", []),  # shown besides
    (skills(teamwork="{level: 3, must: false}") + "interview: {minutes: 60}\n", []),  # no must
    ("interview: {rounds: [{name: A, skills: [communication]}, {name: B}]}", []),
    ("interview: {rounds: [{name: A, skills: [communication]}]}", ["JD501"]),
    ("interview: {minutes: 90}", []),
    ("interview: {minutes: 91}", ["JD506"]),
    ("interview: {rounds: [{name: A, minutes: 45}, {name: B, minutes: 120}]}", ["JD506"]),
    # JD502
    ("success: {kpis: {fcr: null, csat: {weight: 100}}}", []),
    ("success: {kpis: {nps: {target: {at_least: 30}, within: 3 tháng}}}", []),  # no weight
    (
        "success: {kpis: {csat: {weight: 45}, fcr: {weight: 45}, support_to_sales: {target: {at_least: 5%}, weight: 10}}}",
        [],
    ),
    (
        "success: {kpis: {csat: {weight: 30}, fcr: {weight: 30}, support_to_sales: {target: {at_least: 5%}, weight: 40}}}",
        ["JD502"],
    ),
    # JD503
    (own(), []),
    (own(skills="communication, creativity"), []),
    (own(skills="creativity"), ["JD503"]),
    (own(skills="creativity, communication"), ["JD503"]),
    (own(skills="creativity", more="  drop: [mot]\n"), []),
    ("interview: {pin: [plain_explanation_story]}", []),
    ("interview: {pin: [wrong_information_given]}", ["JD503"]),
    ("interview: {pin: [wrong_information_given], drop: [wrong_information_given]}", []),
    (
        "interview: {rounds: [{name: A, pin: [wrong_information_given]}]}",
        ["JD503"],
    ),
    # JD504
    (own(anchors=anchors("Kém", "Trung bình", "Tốt")), ["JD504"] * 3),
    (
        own(
            anchors=anchors(
                "Không giải thích được vì sao đơn trễ cho khách hàng",
                "Giải thích khá rõ ràng vì sao đơn trễ cho khách hàng",
                "Giải thích rất rõ ràng vì sao đơn trễ cho khách hàng",
            )
        ),
        ["JD504"],
    ),
    (
        own(
            anchors=anchors(
                "Hứa hoàn tiền ngay dù chưa xem đơn hàng.",
                "Xem đơn hàng rồi hứa trả lời trong ngày.",
                "Xem đơn hàng, nói lý do trễ, hẹn giờ gọi lại và đúng giờ ấy.",
            )
        ),
        [],
    ),
    (
        own(
            anchors=anchors(
                "{vi: Hứa hoàn tiền dù chưa xem đơn hàng., en: Bad answer}",
                "{vi: Xem đơn rồi hứa trả lời trong ngày., en: Looks up the order and promises an answer today.}",
                "{vi: 'Xem đơn, nói lý do, hẹn giờ gọi lại.', en: 'Looks it up, says why, names an hour to call.'}",
            )
        ),
        ["JD504"],
    ),
    # JD505: what is scored
    (own(more="      strong: ['Chưa lập gia đình, chưa có con']\n"), ["JD505"]),
    (
        own(
            more="      warning: ['Nữ trên 35 tuổi, có con nhỏ', 'Có con nhỏ nên hay xin nghỉ', Đảng viên]\n"
        ),
        ["JD505"] * 3,
    ),
    (
        own(more="      warning: ['Ứng viên là nữ và đã có gia đình', 'Quê ở Nghệ An', 'Người theo đạo']\n"),
        ["JD505"] * 3,
    ),
    (
        own(
            more="      warning: [{vi: Ứng viên trên 40 tuổi, en: Over 40 years old}, Ung vien da ket hon]\n"
        ),
        ["JD505"] * 2,
    ),
    (
        own(
            anchors=anchors(
                "Ứng viên có thai, trả lời ngập ngừng và không hỏi mã đơn.",
                "Xin lỗi, hỏi mã đơn và hứa kiểm tra, nhưng không hẹn giờ trả lời.",
                "Nhắc lại điều khách bực, xin mã đơn, nói việc sẽ làm và giờ gọi lại.",
            )
        ),
        ["JD505"],
    ),
    (
        own(
            more="      strong: ['Có con số trước và sau', 'Hỏi khách có con nhỏ không rồi mới tư vấn sữa']\n"
        ),
        [],
    ),
    (
        own(
            more="      strong: ['Nam hay nữ khách đều được chào trước', 'Không phân biệt nam nữ khi chia ca']\n"
        ),
        [],
    ),
    (
        own(
            more="      warning: ['Nam trong chuyện kể được khen thay cho nhóm', 'Đoán người gọi là nữ trên 35 tuổi']\n"
        ),
        [],
    ),
    (
        own(
            more="      warning: ['Trên 40 cuộc gọi lỡ mà không gọi lại', 'Có thái độ coi thường khách lớn tuổi']\n"
        ),
        [],
    ),
    # JD505: what is asked
    (own("Anh/chị đã lập gia đình chưa?"), ["JD505"]),
    (own("Anh/chị cao bao nhiêu?"), ["JD505"]),
    (own("Khách hàng đã lập gia đình thì anh/chị tư vấn gói nào?"), []),
    (own("Một khách hàng mang thai phải đứng chờ. Anh/chị làm gì?"), []),
    (own(more="      script: Khách đang mang thai, có con nhỏ, giọng mệt.\n"), []),
    (own(more="      script: 'Hết vai, hỏi thêm anh/chị có con chưa.'\n"), ["JD505"]),
    (own(more="      handout: 'Họ tên: … Tuổi của anh/chị: …'\n"), ["JD505"]),
    (own(more="      probes: {follow_up: ['Bố mẹ anh/chị làm nghề gì?', 'Anh/chị báo ai?']}\n"), ["JD505"]),
    (own(more="      warning: ['Hỏi khách bao nhiêu tuổi.']\n"), []),
    (own("Bạn bao nhiêu tuổi, có con chưa, quê ở đâu?"), ["JD505"] * 3),
    # JD507
    ("interview: {weights: {communication: {weight: 2, reason: Quan trọng}}}", ["JD507"]),
    (
        "interview: {weights: {communication: {weight: 2, reason: 'Vì kỹ năng này là quan trọng nhất'}}}",
        ["JD507"],
    ),
    (
        "interview: {weights: {communication: {weight: 2, reason: 'It is more important than the other skills'}}}",
        ["JD507"],
    ),
    ("interview: {weights: {communication: {weight: 1, reason: Như nhau}}}", []),
    ("interview: {weights: {communication: {weight: 2, reason: 'Cả ngày nói chuyện với khách'}}}", []),
    (
        "interview: {weights: {communication: {weight: 2, reason: Cả ngày nói chuyện với khách},"
        " problem_solving: {weight: 2, reason: cả ngày nói chuyện  với khách}}}",
        ["JD507"],
    ),
    (
        "interview: {weights: {communication: {weight: 2, reason: Cả ngày nói chuyện với khách},"
        " problem_solving: {weight: 2, reason: Nửa số ca là ca chưa có tiền lệ}}}",
        [],
    ),
    # JD508
    ("interview: {minutes: 15}", ["JD506"] * 2),  # one cause: JD508 keeps still
    ("interview: {minutes: 30}", ["JD508"]),
    ("interview: {minutes: 45}", []),
    ("requirements: {skills: {communication: {level: 3, must: false}}}\ninterview: {minutes: 60}", ["JD508"]),
    # JD509
    ("title: {level: intern}", []),
    ("title: {level: intern}\n" + skills(communication="{level: 4}"), ["JD509"]),
    ("title: {level: staff}\n" + skills(communication="{level: 4}"), []),
    (
        "title: {level: staff}\n"
        + skills(
            communication="{level: 5, must: false}",
            service_attitude="{level: 3}",
            clarifying_questions="{level: 3}",
        ),
        [],
    ),
    (
        "title: {level: intern}\n" + skills(foreign_language="{level: 4}") + "interview: {minutes: 90}\n",
        [],
    ),
    (skills(communication="{level: 5}"), []),
    (skills(communication="{level: 1}", problem_solving="{level: 1}"), ["JD509"]),
    (
        "title: {level: manager}\n"
        + skills(communication="{level: 2}", problem_solving="{level: 2}", teamwork="{level: 2}"),
        ["JD509"],
    ),
    ("title: {level: lead}\n" + skills(communication="{level: 2}", teamwork="{level: 2}"), []),
    # JD510
    (
        skills(service_attitude="{level: 3}")
        + "interview: {minutes: 35, pin: [plain_explanation_story, complaint_root_cause, hard_promise_story]}\n",
        ["JD510"],
    ),
    (
        skills(service_attitude="{level: 3}")
        + "interview: {minutes: 35, pin: [plain_explanation_story, parcel_marked_delivered, hard_promise_story]}\n",
        [],
    ),
    ("interview: {minutes: 45, pin: [long_wait_on_the_line, parcel_marked_delivered]}", []),
    ("interview: {minutes: 90, drop: [plain_explanation_story, complaint_root_cause]}", ["JD508"]),
]


@pytest.mark.parametrize(("fragment", "codes"), CASES)
def test_cases(fragment: str, codes: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert [problem.code for problem in check(fragment, tmp_path)] == codes


def test_the_limit_of_competencies_is_the_projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    found = check("language: vi", tmp_path, limits=Limits(competencies=1))

    assert [(problem.code, problem.where) for problem in found] == [("JD508", ("base.yaml", 54, 12))]


def test_a_question_is_pointed_at_where_the_words_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    (found,) = check(own("Bạn giỏi lắm. Bạn có người yêu chưa?"), tmp_path)

    assert found.where == ("role.yaml", 7, 32)
    assert found.headline("vi") == "role.yaml:7:32 JD505 không được hỏi “có người yêu chưa” khi phỏng vấn"


def test_looks_are_a_matter_of_data_not_of_the_labour_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    (found,) = check(own("Anh/chị cao bao nhiêu?"), tmp_path)

    assert found.is_warning
    assert found.hint is not None
    assert "25" in found.hint.text("vi")
    assert "Bộ luật Lao động" not in found.hint.text("vi")


LIBRARY_QUESTION = """plain_explanation_story:
  kind: situational
  skills: [communication]
  text: Anh/chị có con nhỏ không?
  purpose: Xem ứng viên trả lời thế nào.
  anchors: {1: Kém, 3: Hứa trả lời khách trong ngày rồi gọi lại, 5: "Hỏi mã đơn, nêu lý do trễ, hẹn giờ cụ thể"}
  minutes: 5
never_asked:
  kind: situational
  skills: [creativity]
  text: Anh/chị theo đạo gì?
  purpose: Không dùng.
  anchors: {1: Kém, 3: Khá, 5: Tốt}
  minutes: 5
"""


@pytest.mark.parametrize("file", ["questions.yaml", "questions/rieng.yaml"])
def test_a_question_of_the_projects_library_is_checked_where_the_interview_uses_it(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "library" / file
    place.parent.mkdir(parents=True)
    place.write_text(LIBRARY_QUESTION, encoding="utf-8")

    found = check("language: vi", tmp_path)

    assert [(problem.code, problem.where[0].endswith(file), problem.where[1:]) for problem in found] == [
        ("JD505", True, (4, 17)),
        ("JD504", True, (6, 16)),
    ]


def test_the_interview_is_planned_once_for_all_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    planned = []

    def counted(role: object) -> object:
        planned.append(role)
        return plan_interview(role)  # type: ignore[arg-type]

    monkeypatch.setattr(surveys, "plan_interview", counted)

    check("interview: {minutes: 15}", tmp_path)
    check("interview: {minutes: 15}", tmp_path)

    assert len(planned) == 2


def test_the_second_role_does_not_get_the_plan_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    first, second = check("interview: {minutes: 15}", tmp_path), check("interview: {minutes: 60}", tmp_path)

    assert ([problem.code for problem in first], second) == (["JD506"] * 2, [])


def test_the_substitute_comes_from_the_guide_of_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "guide.yaml").write_text(
        "topics:\n  - name: Tuổi\n    avoid: Anh/chị bao nhiêu tuổi?\n    instead: Anh/chị làm nghề này từ năm nào?\n",
        encoding="utf-8",
    )

    age, children = check(own("Bạn bao nhiêu tuổi, có con chưa?"), tmp_path)

    assert "thay bằng câu: “Anh/chị làm nghề này từ năm nào?”" in age.explain("vi")
    assert "bỏ phần này, chỉ hỏi điều công việc cần" in children.explain("vi")


def test_a_scored_trait_is_told_with_its_path(project: Path) -> None:
    found = check(own(more="      strong: [Hỏi mã đơn, {vi: Độc thân, en: Single}]\n"), project)
    assert [(each.code, each.pointer, each.replacement) for each in found] == [
        ("JD505", "interview.questions.mot.strong.1.vi", None)
    ]
    found = check(own("Anh/chị có con chưa?"), project)
    assert [each.pointer for each in found] == ["interview.questions.mot.text"]
