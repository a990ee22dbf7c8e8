"""Every fact of the structural source (S3) that a shipped profile must carry stands in the built documents."""

import re
from functools import cache

import pytest

from jd_builder.choices import Document, EngineName, Format
from jd_builder.documents.catalogue import compose
from jd_builder.documents.wording import Words
from jd_builder.profile.loading import load_role
from jd_builder.rendering.formats import convert
from tests.conftest import CHECKOUT

SPECIALIST, STAFF, MANAGER = "cskh", "cskh-nhan-vien", "cskh-quan-ly"
JD, CARD = Document.JOB_DESCRIPTION, Document.KPI_SCORECARD

# fact → where it must stand, and what a reader must find there
FACTS: dict[str, list[tuple[str, Document, str]]] = {
    "S3-01": [(SPECIALIST, JD, r"## I\. Tiêu đề công việc")],
    "S3-02": [(SPECIALIST, JD, r"## II\. Mô tả chung về vị trí\s+### Mục đích công việc[^#]+### Tóm tắt trách nhiệm")],
    "S3-03": [(SPECIALIST, JD, r"## III\. Nhiệm vụ và trách nhiệm cụ thể")],
    "S3-04": [(SPECIALIST, JD, r"## IV\. Cách đo lường sự thành công[\s\S]+\(KPI\)[\s\S]+### Tiêu chí định tính")],
    "S3-05": [(SPECIALIST, JD, r"## V\. Yêu cầu về kỹ năng và kinh nghiệm")],
    "S3-06": [(SPECIALIST, JD, r"## VI\. Quyền lợi")],
    "S3-07": [(SPECIALIST, JD, r"## VII\. Các yếu tố khác")],
    "S3-09": [(SPECIALIST, JD, r"# Chuyên viên Chăm sóc Khách hàng"), (STAFF, JD, r"# Nhân viên Chăm sóc Khách hàng"), (MANAGER, JD, r"# Quản lý Chăm sóc Khách hàng")],
    "S3-10": [(SPECIALIST, JD, r"hỗ trợ nhanh, hiệu quả và chuyên nghiệp[\s\S]+gắn bó lâu dài và công ty phát triển")],
    "S3-11": [(SPECIALIST, JD, r"[Gg]iải quyết vấn đề của khách hàng, cung cấp thông tin, xử lý khiếu nại, thu thập phản hồi và phối hợp với các bộ phận liên quan để cải thiện dịch vụ")],
    "S3-12": [(SPECIALIST, JD, r"1\. Tiếp nhận và xử lý yêu cầu hỗ trợ qua điện thoại, email, chat trực tuyến.*\(hằng ngày\)")],
    "S3-13": [(SPECIALIST, JD, r"2\. Giải đáp thắc mắc.*sản phẩm, dịch vụ.*bảo hành.*cách sử dụng.*\(hằng ngày\)")],
    "S3-14": [(SPECIALIST, JD, r"3\. Xử lý khiếu nại.*nhanh.*hiệu quả.*\(hằng ngày\)")],
    "S3-15": [(SPECIALIST, JD, r"4\. Ghi nhận chi tiết.*CRM.*\(hằng ngày\)")],
    "S3-16": [(SPECIALIST, JD, r"5\. Chủ động.*phản hồi.*mức độ hài lòng.*\(hằng tuần\)")],
    "S3-17": [(SPECIALIST, JD, r"6\. Phối hợp.*kỹ thuật, kinh doanh, marketing.*phức tạp.*\(khi có yêu cầu\)")],
    "S3-18": [(SPECIALIST, JD, r"7\. Cập nhật kiến thức.*sản phẩm, dịch vụ mới.*quy trình.*\(hằng tuần\)")],
    "S3-19": [(SPECIALIST, JD, r"8\. Báo cáo định kỳ.*\(hằng tháng\)")],
    "S3-20": [(SPECIALIST, JD, r"Đề xuất giải pháp cải thiện chất lượng dịch vụ, trải nghiệm khách hàng")],
    "S3-21": [(SPECIALIST, JD, r"Hỗ trợ marketing và bán hàng")],
    "S3-23": [(SPECIALIST, CARD, r"\(CSAT\)[\s\S]+[Tt]ừ 4,5/5 điểm trở lên \| Trong vòng 3 tháng"), (SPECIALIST, CARD, r"Khảo sát 1–5")],
    "S3-24": [(MANAGER, CARD, r"\(NPS\)[\s\S]+Tăng thêm 15 điểm[^|]*\| Trong vòng 6 tháng"), (MANAGER, CARD, r"0–10")],
    "S3-25": [(SPECIALIST, CARD, r"\(ART\)[\s\S]+Email: không quá 2 giờ<br>Chat trực tuyến: không quá 1 phút")],
    "S3-26": [(SPECIALIST, CARD, r"\(ATT\)[\s\S]+Vấn đề phức tạp: không quá 24 giờ")],
    "S3-27": [(SPECIALIST, CARD, r"\(FCR\)[\s\S]+Từ 70% trở lên")],
    "S3-28": [(MANAGER, CARD, r"giữ chân khách hàng[\s\S]+Tăng thêm 5 điểm phần trăm[^|]*\| Trong vòng 1 năm")],
    "S3-29": [(SPECIALIST, CARD, r"Số lượng khiếu nại[\s\S]+Giảm 10% so với quý trước")],
    "S3-30": [(MANAGER, CARD, r"Chi phí[^|]*\|[^|]*Giảm 5%")],
    "S3-31": [(MANAGER, CARD, r"bán hàng[^|]*\|[^|]*Tăng thêm 2 điểm phần trăm")],
    "S3-32": [(SPECIALIST, JD, r"\*\*Kỹ năng giao tiếp:\*\* [^\n]*rõ ràng, mạch lạc")],
    "S3-33": [(SPECIALIST, JD, r"\*\*Khả năng giải quyết vấn đề:\*\*")],
    "S3-34": [(SPECIALIST, JD, r"\*\*Thái độ phục vụ:\*\*")],
    "S3-35": [(SPECIALIST, JD, r"\*\*Khả năng làm việc nhóm:\*\*")],
    "S3-36": [(SPECIALIST, JD, r"\*\*Khả năng thích ứng:\*\*")],
    "S3-37": [(SPECIALIST, JD, r"cụ thể, đo được, [^\n]*có thời hạn")],
    "S3-38": [(SPECIALIST, JD, r"mục tiêu kinh doanh và đặc thù sản phẩm, dịch vụ")],
    "S3-39": [(SPECIALIST, JD, r"theo dõi thường xuyên và điều chỉnh kịp thời")],
    "S3-40": [(SPECIALIST, JD, r"định lượng với tiêu chí định tính")],
    "S3-41": [(SPECIALIST, JD, r"rõ chỉ tiêu với nhân viên")],
    "S3-42": [(SPECIALIST, JD, r"đúng chỉ tiêu đã thống nhất"), (SPECIALIST, CARD, r"## Xác nhận[\s\S]+Người được đánh giá[\s\S]+Quản lý trực tiếp")],
    "S3-43": [(SPECIALIST, JD, r"góp ý thường xuyên[^\n]*xây dựng")],
    "S3-44": [(SPECIALIST, JD, r"Ít nhất 1 năm kinh nghiệm chăm sóc khách hàng")],
    "S3-45": [(SPECIALIST, JD, r"Giao tiếp \(nghe, nói, viết\)[^\n]*4/5")],
    "S3-46": [(SPECIALIST, JD, r"Giải quyết vấn đề"), (SPECIALIST, JD, r"Ra quyết định")],
    "S3-47": [(SPECIALIST, JD, r"Làm việc độc lập"), (SPECIALIST, JD, r"Làm việc nhóm")],
    "S3-48": [(SPECIALIST, JD, r"Zendesk,? (hoặc )?Salesforce Service Cloud")],
    "S3-49": [(SPECIALIST, JD, r"Kiến thức sản phẩm, dịch vụ")],
    "S3-50": [(SPECIALIST, JD, r"Chịu áp lực")],
    "S3-51": [(SPECIALIST, JD, r"[Tt]ích cực, chuyên nghiệp, tận tâm")],
    "S3-52": [(SPECIALIST, JD, r"[Tt]ốt nghiệp cao đẳng trở lên")],
    "S3-53": [(SPECIALIST, JD, r"### Ưu tiên[\s\S]+Ngoại ngữ")],
    "S3-54": [(SPECIALIST, JD, r"\*\*Lương:\*\*[\s\S]+\*\*Thưởng:\*\*[\s\S]+\*\*Bảo hiểm:\*\*[\s\S]+\*\*Nghỉ phép:\*\*[\s\S]+\*\*Đào tạo:\*\*")],
    "S3-55": [(SPECIALIST, JD, r"Môi trường làm việc năng động, chuyên nghiệp")],
    "S3-56": [(SPECIALIST, JD, r"Cơ hội phát triển bản thân và thăng tiến")],
    "S3-57": [(SPECIALIST, JD, r"Đào tạo kỹ năng chăm sóc khách hàng và kiến thức sản phẩm, dịch vụ")],
    "S3-58": [(SPECIALIST, JD, r"[Đđ]ội ngũ đoàn kết")],
    "S3-62": [(SPECIALIST, JD, r"cùng xem lại kết quả hằng tháng")],
    "S3-64": [(SPECIALIST, JD, r"Lương cạnh tranh"), (SPECIALIST, JD, r"Bảo hiểm xã hội, bảo hiểm y tế và bảo hiểm thất nghiệp"), (SPECIALIST, JD, r"12 ngày")],
}  # fmt: skip
ELSEWHERE = {
    "S3-08": "the compact layout: tests/rendering/test_documents.py",
    "S3-22": "a rule about profiles without frequencies, not a fact of the shipped one",
    "S3-59": "S3-09",
    "S3-60": "S3-10 and S3-11",
    "S3-61": "S3-12 to S3-19, in this order",
    "S3-63": "S3-44, S3-45, S3-46, S3-48, S3-51",
    "S3-65": "a reference length, not a fact of the role",
}


@cache
def built(profile: str, document: Document) -> str:
    view = compose(document.value, load_role(CHECKOUT / "profiles" / f"{profile}.yaml"), Words("vi"))
    return convert(view, document.value, Format.MD, engine=EngineName.PLUTOPRINT).decode()


def test_every_fact_is_accounted_for() -> None:
    assert sorted([*FACTS, *ELSEWHERE]) == [f"S3-{number:02}" for number in range(1, 66)]


@pytest.mark.parametrize("fact", FACTS)
def test_fact_stands_in_the_documents(fact: str) -> None:
    for profile, document, pattern in FACTS[fact]:
        assert re.search(pattern, built(profile, document)), f"{fact} is not in {profile} {document.value}"


def test_the_first_eight_duties_have_the_frequencies_of_the_source() -> None:
    duties = load_role(CHECKOUT / "profiles" / "cskh.yaml").profile.duties

    assert [duty.frequency for duty in duties[:8]] == ["daily"] * 4 + [
        "weekly",
        "on_demand",
        "weekly",
        "monthly",
    ]


def test_pay_of_the_entry_role_is_that_of_the_source() -> None:
    salary = load_role(CHECKOUT / "profiles" / "cskh-nhan-vien.yaml").profile.benefits.salary

    assert salary is not None
    assert (salary.min, salary.max) == (5_000_000, 7_000_000)


def test_budget_and_planning_belong_to_the_manager_alone() -> None:
    assert "Dự trù ngân sách" in built(MANAGER, JD)
    assert "ngân sách" not in built(SPECIALIST, JD) + built(STAFF, JD)
