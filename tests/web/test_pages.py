"""Every page: what it shows, also of a folder with thousands of roles, a broken profile, one that goes away."""

import os
import subprocess
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from jd_builder.choices import Document
from tests.conftest import MINIMAL
from tests.web.conftest import CSKH, Put, make_client


def test_the_list_names_each_role_and_its_state(web: TestClient, put: Put) -> None:
    put("hỏng.yaml", "title: [")

    page = web.get("/").text

    assert "Chuyên viên Chăm sóc Khách hàng" in page
    assert "cskh-truc-tuyen.yaml" in page
    assert "company.yaml" not in page
    assert page.count("Không đọc được") == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("chuyên viên", 1),
        ("TRUC TUYEN", 1),
        ("cskh", 2),
        ("không có ai", 0),
        ("customer care spec", 1),
        ("phòng", 0),
        ("<script>", 0),
        ("   ", 2),
    ],
)
def test_a_role_is_found_by_title_or_file_name(web: TestClient, asked: str, found: int) -> None:
    page = web.get("/", params={"q": asked})

    assert page.text.count('<li><a href="/roles/') == found
    assert "<script>" not in page.text


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    with make_client(tmp_path) as client:
        assert "Thư mục chưa có vị trí nào" in client.get("/").text


def test_names_with_spaces_and_marks_are_roles_like_others(web: TestClient, put: Put) -> None:
    role = put("Phòng CSKH/Chăm sóc khách hàng #1 & 50%.yaml", MINIMAL)

    page = web.get(f"/roles/{role}")

    assert page.status_code == 200
    assert "Nhân viên trực tổng đài" in page.text
    assert f"/roles/{role}" in web.get("/").text


def test_two_thousand_roles_are_listed_within_seconds(tmp_path: Path) -> None:
    for number in range(2_000):
        (tmp_path / f"vị trí {number:04}.yaml").write_text(MINIMAL, encoding="utf-8")
    with make_client(tmp_path) as client:
        cold, first = _seconds(client, "/")
        warm, again = _seconds(client, "/")
        found, page = _seconds(client, "/?q=1999")

    assert first.count('<li><a href="/roles/') == 25
    assert again == first
    assert page.count('<li><a href="/roles/') == 1
    assert (cold < 15, warm < 2, found < 4) == (True, True, True), (cold, warm, found)


def _seconds(client: TestClient, path: str) -> tuple[float, str]:
    start = time.perf_counter()
    page = client.get(path)
    assert page.status_code == 200
    return time.perf_counter() - start, page.text


@pytest.mark.parametrize("page", ["0", "-5", "99"])
def test_a_page_that_is_not_there_is_the_nearest(web: TestClient, page: str) -> None:
    assert web.get("/", params={"page": page}).status_code == 200


@pytest.mark.parametrize("path", ["/?page=abc", f"/roles/{CSKH}?doc=no", f"/roles/{CSKH}/paper/cv.html"])
def test_a_request_that_makes_no_sense_is_answered_by_a_page(web: TestClient, path: str) -> None:
    answer = web.get(path)

    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("text/html")
    assert "không hợp lệ" in answer.text


def test_a_mistake_of_the_program_shows_no_traceback(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("jd_builder.web.workspace.Workspace.entries", fail)
    client = TestClient(make_client(folder).app, base_url="http://127.0.0.1", raise_server_exceptions=False)

    for path in ("/", "/api/roles"):
        answer = client.get(path)
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "lỗi của chính jd" in answer.text


@pytest.mark.parametrize("document", list(Document))
def test_every_document_is_made_in_each_language(web: TestClient, document: Document) -> None:
    path = f"/roles/{CSKH}/paper/{document.value}"

    vietnamese = web.get(f"{path}.html?inline=1&lang=vi").text
    english = web.get(f"{path}.html?inline=1&lang=en").text
    both = web.get(f"{path}.html?inline=1", params={"lang": "vi+en"}).text
    download = web.get(f"{path}.md", params={"lang": "vi+en"})

    assert 'lang="vi"' in vietnamese
    assert 'lang="en"' in english
    assert "Chuyên viên Chăm sóc Khách hàng" in both
    assert len(both) > len(vietnamese)
    assert download.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert "%28vi%2Ben%29.md" in download.headers["content-disposition"]


def test_a_pdf_is_made_on_demand(web: TestClient) -> None:
    answer = web.get(f"/roles/{CSKH}/paper/kpi-scorecard.pdf")

    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_a_document_that_lacks_something_says_what(web: TestClient) -> None:
    answer = web.get(f"/roles/{CSKH}/paper/job-posting.jsonld")

    assert answer.status_code == 409
    assert "posting.date" in answer.text


def test_a_format_that_a_document_does_not_have_is_refused(web: TestClient) -> None:
    answer = web.get(f"/roles/{CSKH}/paper/kpi-scorecard.jsonld")

    assert answer.status_code == 409
    assert "md, html, pdf" in answer.text


def test_the_page_keeps_document_and_language_without_scripts(web: TestClient) -> None:
    posted = {"csat.weight": "31", "doc": "job-posting", "lang.shown": "vi+en", "doc.shown": "kpi-scorecard"}

    page = web.get(web.post(f"/roles/{CSKH}/draft", data=posted).headers["location"]).text

    assert 'value="job-posting" aria-pressed="true"' in page
    assert 'value="vi+en" aria-pressed="true"' in page
    assert "/paper/job-posting.html?inline=1&amp;draft=" in page
    assert page.count('aria-pressed="true"') == 2


def test_a_broken_profile_says_where_without_the_path_of_the_machine(
    web: TestClient, put: Put, folder: Path
) -> None:
    role = put("hỏng.yaml", MINIMAL.replace("at_least: 4.5", "at_least: cao"))

    page = web.get(f"/roles/{role}")

    assert page.status_code == 409
    assert "JD013" in page.text
    assert "hỏng.yaml:11" in page.text
    assert str(folder) not in page.text
    assert web.get(f"/roles/{role}/paper/job-posting.html").status_code == 422
    assert web.post(f"/roles/{role}/draft", data={"csat.weight": "5"}).status_code == 422


def test_a_role_that_goes_away_while_it_is_open(web: TestClient, folder: Path) -> None:
    draft = web.post(f"/roles/{CSKH}/draft", data={"csat.weight": "31"}).headers["location"]
    (folder / "cskh.yaml").unlink()

    answers = [
        web.get(draft),
        web.post(f"/roles/{CSKH}/draft", data={"csat.weight": "32"}),
        web.post(f"/roles/{CSKH}/save", data={"draft": draft.rpartition("=")[2]}),
        web.post(f"/roles/{CSKH}/undo"),
        web.get(f"/roles/{CSKH}/history"),
    ]

    assert [answer.status_code for answer in answers] == [404] * 5
    assert [answer.text.count('role="alert"') for answer in answers] == [1] * 5


def test_a_mended_parent_mends_the_role(web: TestClient, put: Put) -> None:
    role = put("con.yaml", "extends: cha.yaml\n")
    assert web.get(f"/roles/{role}").status_code == 409

    put("cha.yaml", MINIMAL)

    assert web.get(f"/roles/{role}").status_code == 200
    put("cha.yaml", MINIMAL.replace("trực tổng đài", "trực điện thoại"))
    assert "Nhân viên trực điện thoại" in web.get(f"/roles/{role}").text


def test_a_new_role_is_a_copy_of_a_shipped_one(web: TestClient, folder: Path) -> None:
    assert web.get("/new").text.count("<option") >= 18

    answer = web.post("/new", data={"name": "Tổng đài  viên", "base": "tong-dai-vien"})

    assert answer.status_code == 303
    assert (folder / "Tổng đài viên.yaml").is_file()
    assert "Đã tạo vị trí" in web.get(answer.headers["location"]).text


@pytest.mark.parametrize(
    ("name", "base", "message"),
    [
        ("", "cskh", "không dùng làm tên tệp được"),
        ("../ngoài", "cskh", "không dùng làm tên tệp được"),
        ("a/b", "cskh", "không dùng làm tên tệp được"),
        (".an", "cskh", "không dùng làm tên tệp được"),
        ("company", "cskh", "không dùng làm tên tệp được"),
        ("cskh", "cskh", "đã có vị trí dùng tên tệp “cskh.yaml”"),
        ("moi", "../../etc/passwd", "không có hồ sơ mẫu"),
        ("moi", "company", "không có hồ sơ mẫu"),
        ("x" * 300, "cskh", None),
        ("<script>alert(1)</script>", "cskh", None),
    ],
)
def test_a_new_role_is_refused_in_words(
    web: TestClient, folder: Path, name: str, base: str, message: str | None
) -> None:
    before = sorted(folder.parent.rglob("*"))

    answer = web.post("/new", data={"name": name, "base": base})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "<script>alert" not in answer.text
    if message is not None:
        assert message in answer.text
    assert sorted(folder.parent.rglob("*")) == before


def test_the_history_is_that_of_git(web: TestClient, folder: Path) -> None:
    assert "Chưa có lịch sử" in web.get(f"/roles/{CSKH}/history").text
    git = ["git", "-c", "user.name=Lan", "-c", "user.email=l@minhan.example"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Hồ sơ <đầu>"]):
        subprocess.run(
            [*git, *arguments], cwd=folder, check=True, env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
        )
    text = (folder / "cskh.yaml").read_text(encoding="utf-8")
    (folder / "cskh.yaml").write_text(text.replace("at_least: 4.5", "at_least: 4.7"), encoding="utf-8")

    page = web.get(f"/roles/{CSKH}/history").text
    assert "Hồ sơ &lt;đầu&gt;" in page
    link = page.partition(f'href="/roles/{CSKH}/history/')[2].partition('"')[0]
    version = web.get(f"/roles/{CSKH}/history/{link}").text

    assert "<del>Từ 4,5/5 điểm trở lên</del> <ins>Từ 4,7/5 điểm trở lên</ins>" in version
    for revision in ("HEAD", "0000000", "--help", "HEAD~1"):
        assert web.get(f"/roles/{CSKH}/history/{revision}").status_code == 409


def test_the_page_of_the_api_lists_every_operation(web: TestClient) -> None:
    spec = web.get("/api/openapi.json").json()
    page = web.get("/api").text

    operations = [(method, path) for path, methods in spec["paths"].items() for method in methods]
    assert len(operations) == 7
    for method, path in operations:
        assert f"<code>{method.upper()} {path}</code>" in page
        assert spec["paths"][path][method]["summary"] in page


def test_a_preview_is_made_in_time(web: TestClient) -> None:
    def once(weight: int) -> float:
        start = time.perf_counter()
        draft = web.post(
            f"/roles/{CSKH}/draft", data={"csat.weight": str(weight)}, headers={"Accept": "application/json"}
        )
        web.get(f"/roles/{CSKH}/paper/kpi-scorecard.html?inline=1&draft={draft.json()['draft']}")
        return time.perf_counter() - start

    once(30)

    assert min(once(weight) for weight in range(31, 41)) < 0.5
