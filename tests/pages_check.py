"""Every page in a real browser and under the HTML standard's own checker; run by `.ci/run`, not by plain pytest.

Needs Debian's chromium and a Java runtime, and `axe-core` and `vnu-jar` from npm under the folder that `JD_PAGES` names.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, sync_playwright

from jd_builder.building import build

CHECKOUT: Final = Path(__file__).parent.parent
TOOLS: Final = Path(os.environ.get("JD_PAGES", CHECKOUT / ".venv" / "pages")) / "node_modules"
PROFILES: Final = ("tests/data/full/full.yaml", "profiles/cskh.yaml", "profiles/lap-trinh-vien.yaml")
LONG_WORD: Final = "chăm" * 75
EXTREME: Final = f"""\
title: {{name: {LONG_WORD}, level: staff}}
summary: {{purpose: Một.}}
duties: [{", ".join(f"{{text: Việc số {number}.}}" for number in range(100))}]
success: {{kpis: {{csat: {{target: {{at_least: 4.5}}, weight: 100}}}}}}
requirements: {{skills: {{communication: {{level: 3, note: {LONG_WORD}}}}}}}
benefits: {{items: [{LONG_WORD}]}}
posting: {{apply: {{url: "https://a.vn/{"x" * 300}"}}}}
"""
"""A title of 300 characters without a space, a hundred duties, sections of one word, a long link."""
CHROMIUM: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("pages")
    extreme = folder / "extreme.yaml"
    extreme.write_text(EXTREME, encoding="utf-8")
    profiles = [*(CHECKOUT / name for name in PROFILES), extreme]
    result = build(*profiles, output=folder, formats=["html"], languages=["vi", "vi+en"])
    assert result.ok
    assert len(result.written) == len(profiles) * 5 * 2
    return list(result.written)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as player:
        yield player.chromium.launch(executable_path="/usr/bin/chromium", args=list(CHROMIUM))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_an_accessibility_rule_or_scrolls_sideways(
    pages: list[Path], browser: Browser, scheme: Any, width: int
) -> None:
    rules = (TOOLS / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    found = []
    for file in pages:
        page.goto(file.as_uri())
        page.evaluate(rules)
        for broken in page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]:
            found.append((file.name, broken["id"], broken["nodes"][0]["html"][:120]))
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append((file.name, "scrolls sideways", ""))
    context.close()

    assert found == []


def test_every_page_keeps_the_html_standard(pages: list[Path]) -> None:
    checker = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"

    done = subprocess.run(
        ["java", "-jar", str(checker), "--errors-only", "--format", "text", *map(str, pages)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (
        done.returncode,
        done.stderr.replace("Document checking completed. No errors found.", "").strip(),
    ) == (0, "")
