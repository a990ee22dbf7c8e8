"""`jd kpi list`, `set` and `diff` as people run them."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_commands import jd
from tests.conftest import CHECKOUT

CSKH = (CHECKOUT / "profiles" / "cskh.yaml").read_text(encoding="utf-8")


@pytest.fixture
def cskh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("cskh.yaml").write_text(CSKH, encoding="utf-8")
    return Path("cskh.yaml")


def test_list_shows_targets_weights_and_where_they_stand(cskh: Path) -> None:
    done, data = (
        jd("kpi", "list", "cskh.yaml"),
        json.loads(jd("kpi", "list", "cskh.yaml", "-f", "json").stdout),
    )

    line = CSKH[: CSKH.index("target: {at_least: 70%}")].count("\n") + 1
    assert done.returncode == 0
    fcr = next(text for text in done.stdout.splitlines() if text.startswith("fcr"))
    assert (
        " ".join(fcr.split())
        == f"fcr First contact resolution (FCR) 70% or more within 3 months 20% cskh.yaml:{line}"
    )
    assert "the weights make 100%" in done.stdout
    assert data["weights"] == 100
    assert data["kpis"][0]["targets"] == ["4.5 out of 5 or more"]


def test_set_says_in_words_what_it_changed_and_changes_one_line(cskh: Path) -> None:
    done = jd("kpi", "set", "cskh.yaml", "csat", ">= 4,7", "--weight", "40")

    assert (done.returncode, done.stdout) == (
        0,
        "~ Customer satisfaction (CSAT), Target: 4.5 out of 5 or more → 4.7 out of 5 or more\n"
        "~ Customer satisfaction (CSAT), Weight: 30% → 40%\n"
        "the weights make 110%; that is 10% too much\n"
        "written: cskh.yaml\n",
    )
    assert cskh.read_text(encoding="utf-8") == CSKH.replace("{at_least: 4.5}", "{at_least: 4.7}").replace(
        "weight: 30", "weight: 40"
    )


def test_set_speaks_vietnamese(cskh: Path) -> None:
    done = jd("kpi", "set", "cskh.yaml", "csat.weight=40", "--rebalance", lang="vi")

    assert done.stdout.splitlines()[0] == "~ Mức độ hài lòng của khách hàng (CSAT), Trọng số: 30% → 40%"
    assert "tổng trọng số là 100%" in done.stdout


def test_dry_run_prints_the_diff_and_writes_nothing(cskh: Path) -> None:
    done = jd("kpi", "set", "cskh.yaml", "fcr", "75", "csat", "4.6", "--dry-run")

    assert "-      target: {at_least: 70%}\n+      target: {at_least: 75%}\n" in done.stdout
    assert "+      target: {at_least: 4.6}" in done.stdout
    assert cskh.read_text(encoding="utf-8") == CSKH


def test_out_writes_a_variant_that_extends(cskh: Path) -> None:
    done = jd("kpi", "set", "cskh.yaml", "csat", "4.8", "--out", "vip.yaml")
    again = jd("kpi", "set", "cskh.yaml", "csat", "4.8", "--out", "vip.yaml")

    assert (done.returncode, again.returncode) == (0, 1)
    assert Path("vip.yaml").read_text(encoding="utf-8") == (
        "extends: cskh.yaml\nsuccess:\n  kpis:\n    csat:\n      target: {at_least: 4.8}\n"
    )
    assert jd("kpi", "diff", "cskh.yaml", "vip.yaml").stdout == (
        "~ Customer satisfaction (CSAT), Target: 4.5 out of 5 or more → 4.8 out of 5 or more\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["csat", "9"], "9 lies beyond the scale"),
        (["csat"], "“csat” has no target"),
        (["csat", "cao"], "“cao” is not a number"),
        (["csat", "fcr"], "“csat” has no target"),
        (["csat.colour=red"], "“colour”: a KPI has target"),
        (["csat", "4.6", "fcr", "75", "--weight", "3"], "for several write csat.weight=30"),
        ([], "nothing to change"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    cskh: Path, arguments: list[str], said: str
) -> None:
    done = jd("kpi", "set", "cskh.yaml", *arguments)

    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert cskh.read_text(encoding="utf-8") == CSKH


def test_diff_against_an_earlier_commit(cskh: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.email=hr@example.com", "-c", "user.name=HR", *arguments],
            check=True,
            capture_output=True,
        )

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    jd("kpi", "set", "cskh.yaml", "--drop", "fcr", "complaints", "<= 20")

    done = jd("kpi", "diff", "cskh.yaml@HEAD", "cskh.yaml")
    missing = jd("kpi", "diff", "cskh.yaml@nowhere", "cskh.yaml")

    assert done.stdout == (
        "− First contact resolution (FCR) is dropped\n"
        "~ Number of complaints, Target: Down by 10% compared with the previous quarter → At most 20 complaints\n"
    )
    assert missing.returncode == 1
    assert "git cannot read this version" in missing.stderr
