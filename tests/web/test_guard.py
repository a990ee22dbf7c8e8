"""One test for each thing that keeps others out: host, origin, token, body, paths, and texts that want to run."""

import hmac
import http.client
import os
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import uvicorn
from starlette.testclient import TestClient

from jd_builder.cli import main
from jd_builder.web import guard
from jd_builder.web.app import make_app
from jd_builder.web.workspace import Workspace
from tests.conftest import MINIMAL
from tests.web.conftest import ADDRESS, CSKH, Put, make_client, role_id

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>{{ 7*7 }}{% raw %}'
UNSAFE = [
    ("POST", "/new"),
    ("POST", f"/roles/{CSKH}/draft"),
    ("POST", f"/roles/{CSKH}/review"),
    ("POST", f"/roles/{CSKH}/save"),
    ("POST", f"/roles/{CSKH}/rebase"),
    ("POST", f"/roles/{CSKH}/undo"),
    ("POST", f"/roles/{CSKH}/news"),
    ("POST", f"/api/roles/{CSKH}/targets/preview"),
    ("PATCH", f"/api/roles/{CSKH}/targets"),
]


def test_the_unsafe_routes_are_all_of_them(web: TestClient) -> None:
    pages = web.app._app.routes  # type: ignore[attr-defined]
    found = set()

    def walk(routes: list[object], prefix: str = "") -> None:
        for route in routes:
            inner = getattr(route, "routes", None) or getattr(
                getattr(route, "original_router", None), "routes", None
            )
            if inner and not hasattr(route, "endpoint"):
                context = getattr(route, "include_context", None)
                walk(inner, prefix + (getattr(context, "prefix", "") or ""))
                continue
            for method in (getattr(route, "methods", None) or set()) - {"GET", "HEAD"}:
                found.add((method, prefix + route.path.replace("{role_id}", CSKH)))  # type: ignore[attr-defined]

    walk(pages)

    assert found == set(UNSAFE)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "", "192.168.1.7:8765", "0.0.0.0",
        "127.0.0.1@evil.example", "[::1", "127.0.0.1:port", "127.0.0.1, evil.example", "127.0.0.2",
    ],
)  # fmt: skip
def test_a_name_that_points_here_is_refused(web: TestClient, host: str) -> None:
    for path in ("/", "/api/roles", "/static/app.js", f"/roles/{CSKH}"):
        answer = web.get(path, headers={"Host": host})
        assert (answer.status_code, "Chăm sóc" in answer.text) == (421, False)


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:1", "LOCALHOST", "[::1]:8765"])
def test_the_names_of_this_machine_are_answered(web: TestClient, host: str) -> None:
    assert web.get("/", headers={"Host": host}).status_code == 200


def test_a_host_name_may_be_written_in_capitals(folder: Path) -> None:
    with make_client(folder, hosts=frozenset({"PC-Lan"})) as client:
        assert client.get("/", headers={"Host": "pc-lan:8765"}).status_code == 200


@pytest.mark.parametrize(("method", "path"), UNSAFE)
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "http://localhost:8765"},
        {"Origin": "null"},
        {"Origin": "file://127.0.0.1:8765"},
        {"Origin": ADDRESS, "Sec-Fetch-Site": "cross-site"},
        {"Origin": ADDRESS, "Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_request_from_another_site_changes_nothing(
    web: TestClient, folder: Path, method: str, path: str, headers: dict[str, str]
) -> None:
    before = {file.name: file.read_bytes() for file in folder.iterdir()}

    answer = web.request(method, path, headers=headers, data={"name": "moi", "base": "cskh"})

    assert answer.status_code == 403
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_form_without_an_origin_is_refused_and_a_program_is_not(folder: Path) -> None:
    client = TestClient(make_app(Workspace(folder)), base_url=ADDRESS)
    changes = {"changes": [{"kpi": "csat", "field": "weight", "value": "31"}]}

    assert client.post(f"/roles/{CSKH}/draft", data={"csat.weight": "31"}).status_code == 403
    assert client.post("/new", content=b"name=a", headers={"Content-Type": "text/plain"}).status_code == 403
    assert client.post(f"/api/roles/{CSKH}/targets/preview", json=changes).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/roles/..%2F..%2Fetc%2Fpasswd", "/roles/cskh.yaml", "/roles/%2Fetc%2Fpasswd", "/roles/%2e%2e", "/static/../app.py",
        "/static/%2e%2e/app.py", "/fonts/..%2f..%2f..%2fetc/passwd", "/api/roles/..%2Fcskh.yaml", "/api/roles/cskh.yaml/targets",
        f"/roles/{CSKH}/paper/..%2F..%2Fcskh.html", f"/roles/{CSKH}/history/..%2F..%2FHEAD", "/roles/" + "x" * 5_000,
    ],
)  # fmt: skip
def test_nothing_is_addressed_by_its_path(web: TestClient, path: str) -> None:
    answer = web.get(path)

    assert answer.status_code in (404, 409, 422)
    assert "root:" not in answer.text
    assert "def make_app" not in answer.text


def test_a_link_out_of_the_folder_is_not_served(web: TestClient, folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "mật.yaml"
    outside.write_text(MINIMAL.replace("Nhân viên", "Bí mật"), encoding="utf-8")
    (tmp_path / "ngoài").mkdir()
    (tmp_path / "ngoài" / "mật.yaml").write_text(MINIMAL, encoding="utf-8")
    try:
        (folder / "link.yaml").symlink_to(outside)
        (folder / "thư mục").symlink_to(tmp_path / "ngoài", target_is_directory=True)
        (folder / "trong.yaml").symlink_to(folder / "cskh.yaml")
    except OSError:
        pytest.skip("no links here")

    page = web.get("/").text

    assert "Bí mật" not in page
    assert "thư mục" not in page
    assert web.get(f"/roles/{role_id('link.yaml')}").status_code == 404
    assert web.get(f"/roles/{role_id('trong.yaml')}").status_code == 200
    (folder / "trong.yaml").unlink()
    (folder / "trong.yaml").symlink_to(outside)
    assert web.get(f"/roles/{role_id('trong.yaml')}").status_code == 404


def test_a_token_is_asked_for_everywhere(folder: Path) -> None:
    with make_client(folder, token="bí-mật-12345") as client:
        for path in ("/", f"/roles/{CSKH}", "/api/roles", "/api/openapi.json", "/static/app.js", "/fonts/x"):
            assert client.get(path).status_code == 401
        for path in ("/?token=", "/?token=sai", "/?token=bí-mật-1234", "/?token=bí-mật-123456"):
            assert client.get(path).status_code == 401
        for bearer in ("", "Bearer", "Bearer sai", "Basic YTpi", "Bearer \u00ff"):
            headers = {"Authorization": bearer.encode("latin-1")}
            assert client.get("/api/roles", headers=headers).status_code == 401
        assert client.post("/new?token=bí-mật-12345", data={"name": "moi"}).status_code == 401


def test_the_token_opens_a_session_and_leaves_the_address(folder: Path) -> None:
    with make_client(folder, token="secret-12345") as client:
        opened = client.get("/?q=cskh&token=secret-12345")

        assert opened.status_code == 200
        assert 'content="0;url=/?q=cskh"' in opened.text
        assert "secret-12345" not in opened.text
        cookie = opened.headers["set-cookie"]
        assert cookie.startswith("jd_session=")
        assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
        assert "secret" not in cookie
        assert client.get("/").status_code == 200
        client.cookies.clear()
        assert client.get("/", headers={"Cookie": "jd_session=" + "x" * 43}).status_code == 401
        assert client.get("/api/roles", headers={"Authorization": "Bearer secret-12345"}).status_code == 200


def test_the_page_that_goes_on_leads_nowhere_else(folder: Path) -> None:
    with make_client(folder, token="secret-12345") as client:
        for path in (
            "//evil.example/",
            '/"><script>alert(1)</script>',
            "/%22%3E%3Cscript%3E",
            "/;url=//evil.example",
        ):
            client.cookies.clear()
            page = client.get(f"{ADDRESS}{path}", params={"token": "secret-12345", "q": '"><script>'}).text
            assert page.count("<script") == 0
            assert 'content="0;url=/' in page
            assert "url=//" not in page.replace(quote(";url=//evil.example", safe="/;="), "")


def test_a_token_does_not_replace_the_checks_of_host_and_origin(folder: Path) -> None:
    with make_client(folder, token="secret-12345") as client:
        client.get("/?token=secret-12345")

        assert client.get("/", headers={"Host": "evil.example"}).status_code == 421
        assert client.post("/new", headers={"Origin": "http://evil.example"}).status_code == 403
        assert client.get("/", headers={"Host": "192.168.1.7:8765"}).status_code == 200


def test_tokens_are_compared_in_constant_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def compare(given: bytes, known: bytes) -> bool:
        compared.append((given, known))
        return given == known

    monkeypatch.setattr(hmac, "compare_digest", compare)
    with make_client(folder, token="secret-12345") as client:
        client.get("/?token=sai")
        client.get("/", headers={"Authorization": "Bearer sai"})

    assert compared == [(b"sai", b"secret-12345")] * 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--host", "0.0.0.0"], "--token"),
        (["--host", "::", "--token", "ngắn"], "8"),
        (["--host", "192.168.1.7"], "--token"),
    ],
)
def test_an_open_address_needs_a_token(
    folder: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["serve", str(folder), "--port", "0", *arguments])

    assert stopped.value.code in (1, 2)
    assert message in capsys.readouterr().err


def test_a_body_that_says_it_is_too_large_is_refused(web: TestClient, folder: Path) -> None:
    for path in (f"/roles/{CSKH}/draft", f"/api/roles/{CSKH}/targets/preview"):
        answer = web.post(
            path, content=b"a=" + b"x" * guard.MAX_BODY, headers={"Content-Type": "application/json"}
        )
        assert answer.status_code == 413


@pytest.fixture
def address(folder: Path) -> Iterator[tuple[str, int]]:
    """A real server on a free port."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(make_app(Workspace(folder)), log_level="error", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield listener.getsockname()[:2]
    server.should_exit = True
    thread.join(10)


def test_a_body_that_grows_without_saying_so_is_refused(
    address: tuple[str, int], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    host, port = address

    def chunks() -> Iterator[bytes]:
        for _ in range(30):
            yield b"x" * 100_000

    for path in (f"/roles/{CSKH}/draft", f"/api/roles/{CSKH}/targets/preview"):
        connection = http.client.HTTPConnection(host, port, timeout=20)
        headers = {"Origin": f"http://{host}:{port}", "Content-Type": "application/json"}
        try:
            connection.request("POST", path, body=chunks(), headers=headers, encode_chunked=True)
            assert connection.getresponse().status == 413
        except (BrokenPipeError, ConnectionResetError):
            pass  # the connection is closed before all is sent
        finally:
            connection.close()

    connection = http.client.HTTPConnection(host, port, timeout=20)
    connection.request("GET", "/")
    assert connection.getresponse().status == 200
    connection.close()
    assert "Traceback" not in caplog.text + "".join(capfd.readouterr())


def test_pages_let_no_foreign_or_inline_script_run(web: TestClient) -> None:
    draft = web.post(f"/roles/{CSKH}/draft", data={"csat.weight": "31"}).headers["location"]
    paths = ["/", "/new", "/api", "/nope", draft, draft.replace("?", "/review?"), f"/roles/{CSKH}/history"]

    for path in paths:
        answer = web.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert (
            re.findall(
                r"<script(?! src=\"/static/app.js\" defer></script>)|<style|\son\w+=|\sstyle=", answer.text
            )
            == []
        )
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"


def test_documents_are_shut_in(web: TestClient) -> None:
    for path in ("job-posting.html?inline=1", "job-posting.html", "job-posting.pdf", "job-posting.md"):
        policy = web.get(f"/roles/{CSKH}/paper/{path}").headers["content-security-policy"]
        assert policy.startswith("sandbox allow-same-origin; default-src 'none'")
        assert "script" not in policy
    api = web.get(f"/api/roles/{CSKH}/documents/job-posting.html")
    assert api.headers["content-security-policy"].startswith("sandbox")
    assert 'sandbox="allow-same-origin"' in web.get(f"/roles/{CSKH}").text


def test_texts_of_a_profile_never_run_nor_lose_their_signs(web: TestClient, put: Put) -> None:
    text = MINIMAL.replace("Nhân viên trực tổng đài", f"'{HOSTILE}'").replace(
        "Nhận cuộc gọi của khách hàng.", f"'{HOSTILE}'"
    )
    role = put("<img src=x>.yaml" if os.name != "nt" else "img.yaml", text)
    draft = web.post(f"/roles/{role}/draft", data={"csat.owner": HOSTILE, "csat.within": HOSTILE}).headers[
        "location"
    ]
    usable = web.post(f"/roles/{role}/draft", data={"csat.owner": HOSTILE, "csat.weight": "100"}).headers[
        "location"
    ]

    shown = [
        web.get("/"), web.get(f"/roles/{role}"), web.get(draft), web.get(usable), web.get(usable.replace("?", "/review?")),
        web.get(f"/roles/{role}/history"), web.get("/", params={"q": HOSTILE}),
        *(web.get(f"/roles/{role}/paper/{name}.html?inline=1&" + usable.partition("?")[2]) for name in
          ("job-description", "kpi-scorecard", "skill-checklist", "interview-guide", "job-posting")),
    ]  # fmt: skip

    for answer in shown:
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
        assert ">49<" not in answer.text
    assert "&lt;script&gt;alert(1)" in shown[1].text
    assert "{{ 7*7 }}" in shown[1].text


def test_what_the_script_writes_is_escaped_by_the_server(web: TestClient) -> None:
    answer = web.post(
        f"/roles/{CSKH}/draft",
        data={"csat.owner": HOSTILE, "csat.target.value": HOSTILE},
        headers={"Accept": "application/json"},
    ).json()

    markup = (
        answer["summary"]
        + answer["elsewhere"]
        + answer["bar"]
        + answer["chip"]
        + "".join(answer["charts"].values())
    )
    assert "&lt;script&gt;" in markup
    assert "<script" not in markup
    assert "<img" not in markup


def test_the_web_is_imported_by_serve_alone() -> None:
    import subprocess
    import sys

    code = (
        "import sys, jd_builder.cli, jd_builder.building, jd_builder.checking\n"
        "print(sorted({'fastapi', 'uvicorn', 'starlette', 'jd_builder.web.app'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
