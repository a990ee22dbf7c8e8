"""A manager's whole story in a real browser; run by `.ci/run`, not by plain pytest.

Needs Debian's chromium, and `axe-core` from npm under the folder that `JD_PAGES` names. Skipped where one is missing,
except where `CI=true`: there it fails.
"""

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from jd_builder.web.app import make_app
from jd_builder.web.news import News
from jd_builder.web.serving import Server
from jd_builder.web.workspace import Workspace

CHECKOUT: Final = Path(__file__).parent.parent
AXE: Final = (
    Path(os.environ.get("JD_PAGES", CHECKOUT / ".venv" / "pages"))
    / "node_modules"
    / "axe-core"
    / "axe.min.js"
)
CHROMIUM: Final = Path(os.environ.get("JD_CHROMIUM", "/usr/bin/chromium"))
FLAGS: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip
TARGET: Final = "[id='csat.target.value']"
WEIGHT: Final = "[id='csat.weight']"


def _needed(path: Path, how: str) -> None:
    if path.exists():
        return
    reason = f"{path} is missing: {how}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    _needed(CHROMIUM, "apt-get install chromium, or set JD_CHROMIUM")
    with sync_playwright() as player:
        yield player.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "vị trí"
    made.mkdir()
    for name in ("cskh.yaml", "cskh-truc-tuyen.yaml", "company.yaml"):
        (made / name).write_bytes((CHECKOUT / "profiles" / name).read_bytes())
    (made / "con.yaml").write_text("extends: cskh.yaml\n", encoding="utf-8")
    (made / "hỏng.yaml").write_text("title: [\n", encoding="utf-8")
    return made


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with _serving(folder) as address:
        yield address


@contextmanager
def _serving(folder: Path, token: str | None = None) -> Iterator[str]:
    listener, news = socket.create_server(("127.0.0.1", 0)), News()
    server = Server(make_app(Workspace(folder), token=token, news=news), news)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    yield context
    context.close()


def open_role(context: BrowserContext, address: str, file: str = "cskh.yaml") -> Page:
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console", lambda line: wrong.append(line.text) if "Content Security Policy" in line.text else None
    )
    page.goto(address)
    page.locator(".roles a", has_text=file).filter(has=page.locator(f"text='{file}'")).click()
    page.wait_for_selector(TARGET)
    page.wrong = wrong  # type: ignore[attr-defined]
    return page


def in_preview(page: Page, text: str) -> None:
    expect(page.frame_locator("iframe[name=paper]").locator("body")).to_contain_text(text)


def test_a_manager_moves_a_target_and_the_file_changes_by_one_line(
    window: BrowserContext, address: str, folder: Path
) -> None:
    before = (folder / "cskh.yaml").read_bytes().splitlines()
    page = open_role(window, address)
    in_preview(page, "Từ 4,5/5 điểm trở lên")
    chart = page.locator("[data-chart=csat]").inner_html()

    page.fill(TARGET, "6")
    problem = page.locator("[data-problems='csat.target'] .problem")
    expect(problem).to_contain_text("6 nằm ngoài thang điểm")
    assert page.get_attribute(TARGET, "aria-invalid") == "true"

    page.fill(TARGET, "4,7")
    expect(problem).to_have_count(0)
    in_preview(page, "Từ 4,7/5 điểm trở lên")
    assert page.locator("[data-chart=csat]").inner_html() != chart
    assert page.input_value("[data-for='csat.target.value']") == "4.7"

    page.fill(WEIGHT, "40")
    expect(page.locator("[data-weights]")).to_have_text("tổng trọng số là 110%, vượt 10%")
    page.click("[data-undo]")
    expect(page.locator("[data-weights]")).to_have_text("tổng trọng số là 100%")
    assert (page.input_value(WEIGHT), page.input_value(TARGET)) == ("30", "4,7")

    page.click("text=Bảng kiểm kỹ năng")
    in_preview(page, "Bảng kiểm kỹ năng")
    page.click("text=Tiếng Anh")
    in_preview(page, "Skill checklist")
    page.click("text=Song ngữ Việt – Anh")
    page.click("text=Bảng chỉ tiêu KPI >> nth=0")
    in_preview(page, "4.7")

    page.click("summary:has-text('Tải về')")
    with page.expect_download() as download:
        page.click("[aria-label='Tải về: Bảng chỉ tiêu KPI, PDF']")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")

    page.reload()
    assert page.input_value(TARGET) == "4,7"
    page.click("button:has-text('Xem lại và lưu')")
    expect(page.locator(".diff ins")).to_have_count(1)
    page.click("button:text-is('Lưu')")
    expect(page.locator(".told.good")).to_have_text("Đã lưu.")

    after = (folder / "cskh.yaml").read_bytes().splitlines()
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        (b"      target: {at_least: 4.5}", b"      target: {at_least: 4.7}")
    ]
    page.click(".undo button")
    assert (folder / "cskh.yaml").read_bytes().splitlines() == before
    assert page.wrong == []  # type: ignore[attr-defined]


def test_a_slider_moves_its_number(window: BrowserContext, address: str) -> None:
    page = open_role(window, address)
    slider = page.locator("[data-for='csat.target.value']")
    box = slider.bounding_box()
    assert box is not None

    page.mouse.click(box["x"] + box["width"] * 0.75, box["y"] + box["height"] / 2)

    value = page.input_value(TARGET)
    assert "," in value or value == "4"
    in_preview(page, f"Từ {value}/5 điểm trở lên")


def test_two_windows_are_both_shown_and_nothing_is_lost(
    browser: Browser, window: BrowserContext, address: str, folder: Path
) -> None:
    other = browser.new_context(locale="vi-VN")
    mine, theirs = open_role(window, address), open_role(other, address)
    mine.fill(TARGET, "4,6")
    in_preview(mine, "Từ 4,6/5 điểm trở lên")
    theirs.fill(TARGET, "4,8")
    theirs.click("button:has-text('Xem lại và lưu')")
    theirs.click("button:text-is('Lưu')")
    expect(theirs.locator(".told.good")).to_be_visible()

    expect(mine.locator("[data-stale]")).to_be_visible()
    mine.click("button:has-text('Xem lại và lưu')")

    expect(mine.locator(".two section").nth(0)).to_contain_text("Từ 4,8/5 điểm trở lên")
    expect(mine.locator(".two section").nth(1)).to_contain_text("Từ 4,6/5 điểm trở lên")
    mine.click("button.main")
    mine.click("button:text-is('Lưu')")
    expect(mine.locator(".told.good")).to_be_visible()
    assert "at_least: 4.6" in (folder / "cskh.yaml").read_text(encoding="utf-8")
    other.close()


def test_the_keyboard_is_enough(window: BrowserContext, address: str, folder: Path) -> None:
    page = window.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    _tab_to(page, "a[href^='/roles/cskh-']:has-text('cskh.yaml')")
    page.keyboard.press("Enter")
    page.wait_for_selector(TARGET)
    _tab_to(page, TARGET)
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"

    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.input_value(TARGET) == "4,7"
    page.keyboard.press("Enter")
    in_preview(page, "Từ 4,7/5 điểm trở lên")
    assert "/review" not in page.url
    _tab_to(page, "button[formaction$='/review']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review*")
    _tab_to(page, "form button.main")
    page.keyboard.press("Enter")
    page.wait_for_url("**said=saved")

    assert "at_least: 4.7" in (folder / "cskh.yaml").read_text(encoding="utf-8")


def _tab_to(page: Page, selector: str) -> None:
    wanted = page.locator(selector).first
    for _ in range(150):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{selector} is not reached by Tab")


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_open_page_follows_a_file_that_is_changed_elsewhere(
    window: BrowserContext, address: str, folder: Path
) -> None:
    page = open_role(window, address)
    page.click("text=Tiếng Anh")
    in_preview(page, "4.5 out of 5 or more")
    page.locator("#kpi-csat details summary").click()
    page.focus(WEIGHT)

    _replace(folder / "cskh.yaml", "at_least: 4.5", "at_least: 4.9")

    in_preview(page, "4.9 out of 5 or more")
    expect(page.locator("[data-renewed]")).to_be_visible()
    expect(page.locator("[data-stale]")).to_be_hidden()
    assert page.input_value(TARGET) == "4,9"
    assert page.locator("#kpi-csat details").get_attribute("open") is not None
    assert page.evaluate("document.activeElement.id") == "csat.weight"
    page.fill(TARGET, "4,8")
    in_preview(page, "4.8 out of 5 or more")
    page.click("[data-undo]")
    in_preview(page, "4.9 out of 5 or more")
    _replace(folder / "company.yaml", "1900 0000", "1900 1111")
    in_preview(page, "1900 1111")
    assert page.wrong == []  # type: ignore[attr-defined]


def test_what_is_typed_stays_when_the_file_changes_elsewhere(
    window: BrowserContext, address: str, folder: Path
) -> None:
    page = open_role(window, address)
    page.fill(TARGET, "4,7")
    in_preview(page, "Từ 4,7/5 điểm trở lên")

    _replace(folder / "company.yaml", "1900 0000", "1900 1111")
    in_preview(page, "1900 1111")
    expect(page.locator("[data-kept]")).to_be_visible()
    _replace(folder / "cskh.yaml", "weight: 30", "weight: 31")
    expect(page.locator("[data-stale]")).to_be_visible()

    assert page.input_value(TARGET) == "4,7"
    in_preview(page, "Từ 4,7/5 điểm trở lên")
    page.click("button:has-text('Xem lại và lưu')")
    expect(page.locator(".two section").nth(1)).to_contain_text("Từ 4,7/5 điểm trở lên")


def test_a_file_that_is_broken_elsewhere_is_told_and_followed_once_it_is_mended(
    window: BrowserContext, address: str, folder: Path
) -> None:
    page = open_role(window, address)
    text = (folder / "cskh.yaml").read_text(encoding="utf-8")
    in_preview(page, "Từ 4,5/5 điểm trở lên")

    (folder / "cskh.yaml").write_text(text + "]\n", encoding="utf-8")
    expect(page.locator("[data-broken]")).to_contain_text("cskh.yaml:")
    in_preview(page, "Từ 4,5/5 điểm trở lên")
    (folder / "cskh.yaml").unlink()
    expect(page.locator("[data-broken]")).to_contain_text("vị trí này không còn ở đây nữa")
    (folder / "cskh.yaml").write_text(text.replace("at_least: 4.5", "at_least: 4.6", 1), encoding="utf-8")

    expect(page.locator("[data-broken]")).to_be_hidden()
    in_preview(page, "Từ 4,6/5 điểm trở lên")
    (folder / "hỏng.yaml").write_text(text, encoding="utf-8")
    page.goto(address)
    page.locator(".roles a", has=page.locator("text='hỏng.yaml'")).click()
    in_preview(page, "Từ 4,5/5 điểm trở lên")
    (folder / "hỏng.yaml").write_text("title: [\n", encoding="utf-8")
    expect(page.locator("[data-broken]")).to_be_visible()
    page.reload()
    expect(page.locator("h1[data-news]")).to_be_visible()
    (folder / "hỏng.yaml").write_text(text, encoding="utf-8")
    page.wait_for_selector(TARGET)
    assert page.wrong == []  # type: ignore[attr-defined]


def test_every_step_works_without_scripts(browser: Browser, address: str, folder: Path) -> None:
    context = browser.new_context(locale="vi-VN", java_script_enabled=False)
    context.set_default_timeout(15_000)
    page = open_role(context, address)
    page.fill(TARGET, "4,7")
    page.select_option("[name='add.kpi']", "nps")
    page.fill("[name='add.target']", ">= 40")
    page.check("[name='fcr.drop']")
    page.click("button[data-preview]")
    expect(page.locator("#kpi-nps legend")).to_contain_text("mới")
    expect(page.locator(".gone")).to_be_visible()
    page.fill("[id='nps.weight']", "20")
    page.click("text=Tiếng Anh")
    in_preview(page, "4.7 out of 5 or more")
    page.fill(TARGET, "cao")
    page.click("button:has-text('Xem lại và lưu')")
    expect(page.locator(".problem")).to_contain_text("“cao” không phải là số")
    page.click("text=Sửa tiếp")
    expect(page.locator("[data-problems='csat.target']")).to_contain_text("“cao” không phải là số")
    page.fill(TARGET, "4,7")
    page.click("button:has-text('Xem lại và lưu')")
    page.click("button:text-is('Lưu')")

    expect(page.locator(".told.good")).to_have_text("Đã lưu.")
    text = (folder / "cskh.yaml").read_text(encoding="utf-8")
    assert ("at_least: 4.7" in text, "nps:" in text, "    fcr:" in text) == (True, True, False)
    context.close()


def test_a_new_role_is_made_and_a_stopped_program_is_noticed(window: BrowserContext, address: str) -> None:
    page = window.new_page()
    page.goto(f"{address}/new")
    page.fill("#name", "Tổng đài tối")
    page.click("button.main")
    expect(page.locator(".told.good")).to_contain_text("Đã tạo vị trí")
    page.route("**/draft", lambda route: route.abort())
    page.locator("input[type=text]").first.fill("4,1")
    expect(page.locator("[data-offline]")).to_be_visible()
    page.unroute("**/draft")
    page.locator("input[type=text]").first.fill("4,2")
    expect(page.locator("[data-offline]")).to_be_hidden()


def test_an_address_with_its_token_opens_from_a_page_elsewhere(browser: Browser, folder: Path) -> None:
    with _serving(folder, "secret-12345") as address:
        context = browser.new_context()
        page = context.new_page()
        page.route("http://mail.example/", lambda route: route.fulfill(
            content_type="text/html", body=f'<a href="{address}/?token=secret-12345">jd</a>'))  # fmt: skip
        page.goto("http://mail.example/")
        page.click("a")
        page.wait_for_selector("h1")
        assert page.url == f"{address}/"
        assert page.locator(".roles li").count() == 4
        context.close()


def _places(page: Page, address: str) -> Iterator[str]:
    """Go to each page in turn, each in a state worth looking at."""
    for path in ("/", "/new", "/api", "/nope"):
        page.goto(address + path)
        yield path
    for file in ("cskh.yaml", "con.yaml", "hỏng.yaml"):
        page.goto(address)
        page.locator(".roles a", has=page.locator(f"text='{file}'")).click()
        page.wait_for_load_state("load")  # an open role page always waits for news
        yield file
    page.goto(address)
    page.locator(".roles a", has=page.locator("text='cskh.yaml'")).click()
    page.fill(TARGET, "6")
    page.fill(WEIGHT, "40")
    expect(page.locator("[data-problems='csat.target'] .problem")).to_have_count(1)
    page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true })")
    yield "with problems"
    page.fill(TARGET, "4,7")
    expect(page.locator("[data-problems='csat.target'] .problem")).to_have_count(0)
    page.click("button[formaction$='/review']")
    yield "review"
    page.click("button:text-is('Lưu')")
    page.click("a:has-text('Lịch sử')")
    yield "history"


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_an_accessibility_rule_or_scrolls_sideways(
    browser: Browser, address: str, scheme: Any, width: int
) -> None:
    _needed(AXE, "npm install --prefix .venv/pages axe-core@4, or set JD_PAGES")
    rules = AXE.read_text(encoding="utf-8")
    context = browser.new_context(
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    seen, found = [], []
    for place in _places(page, address):
        seen.append(place)
        page.wait_for_load_state("load")
        page.wait_for_timeout(300)  # colours of a page that is still being put together are no one's
        page.evaluate(rules)
        options = "{resultTypes: ['violations'], iframes: false}"
        for broken in page.evaluate(f"axe.run({options})")["violations"]:
            found.append((place, broken["id"], broken["nodes"][0]["html"][:160]))
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append((place, "scrolls sideways", ""))
    context.close()

    assert len(seen) == 10
    assert found == []


def test_the_preview_follows_in_time(window: BrowserContext, address: str) -> None:
    page = open_role(window, address)
    took = []
    for number in range(31, 41):
        start = time.perf_counter()
        answer = page.request.post(
            page.url + "/draft",
            form={"csat.weight": str(number)},
            headers={"Accept": "application/json", "Origin": address},
        )
        assert answer.ok
        page.request.get(f"{page.url}/paper/kpi-scorecard.html?inline=1&draft={answer.json()['draft']}")
        took.append(time.perf_counter() - start)

    assert min(took) < 0.5
