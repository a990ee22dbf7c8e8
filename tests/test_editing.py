"""Changing KPI targets in a file: what is written, what is refused, and that nothing is ever lost."""

import errno
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from jd_builder import locking
from jd_builder.editing import ConflictError, edit_kpis, rebalance_edit, save_edit, variant_text
from jd_builder.errors import JdError, OutputError, ProfileError
from jd_builder.profile.kpi_changes import Change, KpiField
from jd_builder.profile.loading import load_profile, load_role
from tests.conftest import CHECKOUT

F = KpiField
CSKH = (CHECKOUT / "profiles" / "cskh.yaml").read_text(encoding="utf-8")


@pytest.fixture
def cskh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("Chăm sóc khách hàng.yaml")
    path.write_text(CSKH, encoding="utf-8")
    return path


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize(
    ("change", "gone", "came"),
    [
        (Change("csat", F.TARGET, ">= 4,7"), "      target: {at_least: 4.5}", "      target: {at_least: 4.7}"),
        (Change("csat", F.TARGET, "4.7"), "      target: {at_least: 4.5}", "      target: {at_least: 4.7}"),
        (Change("fcr", F.TARGET, "75"), "      target: {at_least: 70%}", "      target: {at_least: 75%}"),
        (Change("complaints", F.TARGET, "<= 20"), "      target: {decrease_by: 10%}", "      target: {at_most: 20}"),
        (
            Change("avg_response_time", F.TARGET, "<= 1 giờ", "email"),
            "        - {segment: email, at_most: 2 h}",
            "        - {segment: email, at_most: 1 giờ}",
        ),
        (
            Change("avg_response_time", F.WORST, "4 h", "email"),
            "        - {segment: email, at_most: 2 h}",
            "        - {segment: email, at_most: 2 h, worst: 4 h}",
        ),
    ],
)  # fmt: skip
def test_one_line_changes(cskh: Path, change: Change, gone: str, came: str) -> None:
    edit = edit_kpis(cskh, [change])
    save_edit(edit)

    assert changed_lines(CSKH, cskh.read_text(encoding="utf-8")) == ([gone], [came])
    assert load_profile(cskh) == edit.new.profile


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Change("csat", F.TARGET, "6"), "6 lies beyond the scale"),
        (Change("csat", F.TARGET, "2 h"), "the unit does not fit this KPI"),
        (Change("csat", F.TARGET, "cao"), "“cao” is not a number"),
        (Change("csat", F.TARGET, "nan"), "“nan” is not a number"),
        (Change("csat", F.TARGET, "1e309"), "“e309” is no unit known here"),
        (Change("csat", F.WEIGHT, "120"), "120 is out of range"),
        (Change("csat", F.WORST, "4.9"), "worst is better than best: the target asks for more"),
        (Change("csat", F.WITHIN, "mai"), "“mai” is not a number"),
        (Change("csat", F.BY, "31/12/2027"), "a date is needed here"),
        (Change("fcr", F.TARGET, "101"), "101% is more than the whole"),
        (Change("csaat", F.TARGET, "4"), "the library has no “csaat”"),
        (Change("aht", F.TARGET, "5 phút"), "this KPI is good within a range"),
        (Change("nps", None), "the role has no KPI “nps”"),
        (Change("avg_response_time", F.TARGET, "<= 1 h"), "this KPI has a target for each channel"),
        (Change("avg_response_time", F.TARGET, "<= 1 h", "fax"), "this KPI has no target for “fax”"),
        (Change("csat", F.TARGET, "4", "email"), "this KPI has one target for all channels"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    cskh: Path, change: Change, message: str
) -> None:
    with pytest.raises(ProfileError) as caught:
        edit_kpis(cskh, [change])

    assert caught.value.problems[0].message.text("en") == message
    assert caught.value.problems[0].where[0] == change.name
    assert cskh.read_text(encoding="utf-8") == CSKH


def test_changes_need_to_be_valid_together_only(cskh: Path) -> None:
    edit = edit_kpis(cskh, [Change("csat", F.WORST, "4.6"), Change("csat", F.TARGET, "4.7")])

    goal = edit.new.profile.success.kpis["csat"]
    assert goal.worst is not None
    assert (goal.worst.value, goal.target and goal.target.quantities[0].value) == (4.6, 4.7)


def test_a_child_overrides_and_its_parent_is_left_alone(cskh: Path) -> None:
    child = Path("con.yaml")
    child.write_text(f"extends: {cskh.name}\n# hết\n", encoding="utf-8")

    edit = edit_kpis(
        child,
        [
            Change("csat", F.TARGET, "4.7"),
            Change("avg_response_time", F.TARGET, "1 h", "email"),
            Change("complaints", F.BY, "2027-06-30"),
            Change("fcr", None),
        ],
    )
    save_edit(edit)

    assert child.read_text(encoding="utf-8") == (
        f"extends: {cskh.name}\n"
        "success:\n  kpis:\n    csat:\n      target: {at_least: 4.7}\n"
        "    avg_response_time:\n      targets:\n        - {segment: email, at_most: 1 h}\n"
        "        - {segment: chat, at_most: 1 min}\n"
        "    complaints:\n      within: null\n      by: 2027-06-30\n    fcr: null\n# hết\n"
    )
    assert cskh.read_text(encoding="utf-8") == CSKH
    assert "fcr" not in load_profile(child).success.kpis


def test_a_text_in_two_languages_changes_in_the_profiles_own(cskh: Path) -> None:
    edit = edit_kpis(cskh, [Change("csat", F.SOURCE, "Phiếu khảo sát: tự động, ẩn danh")])

    source = edit.new.profile.success.kpis["csat"].source
    assert source is not None
    assert source.by_language == {"vi": "Phiếu khảo sát: tự động, ẩn danh", "en": "Survey after each contact"}


def test_a_kpi_is_added_and_dropped_again_without_a_trace(cskh: Path) -> None:
    added = edit_kpis(cskh, [Change("aht", F.TARGET, "3..6 phút"), Change("aht", F.WEIGHT, "10")])
    dropped = edit_kpis(cskh, [Change("aht", None)], text=added.after)

    assert changed_lines(CSKH, added.after) == (
        [],
        ["    aht:", "      target: {between: [3 phút, 6 phút]}", "      weight: 10"],
    )
    assert dropped.after == CSKH


def test_the_other_weights_are_scaled_in_proportion(cskh: Path) -> None:
    edit = rebalance_edit(edit_kpis(cskh, [Change("csat", F.WEIGHT, "40")]), keep={"csat"})

    weights = {name: goal.weight for name, goal in edit.new.profile.success.kpis.items()}
    assert sum(weight or 0 for weight in weights.values()) == 100
    assert weights["csat"] == 40
    assert weights["fcr"] == weights["avg_response_time"] == 17
    with pytest.raises(ProfileError):
        rebalance_edit(edit_kpis(cskh, [Change("csat", F.WEIGHT, "100")]), keep={"csat"})


def test_a_variant_extends_and_is_never_written_over_another(cskh: Path) -> None:
    Path("nhóm").mkdir()
    target = Path("nhóm") / "variant.yaml"
    Path("jd.toml").write_text("", encoding="utf-8")
    edit = edit_kpis(target, [Change("csat", F.WEIGHT, "50")], text=variant_text(cskh, target))

    save_edit(edit, new=True)

    assert target.read_text(encoding="utf-8") == (
        f"extends: ../{cskh.name}\nsuccess:\n  kpis:\n    csat:\n      weight: 50\n"
    )
    with pytest.raises(OutputError) as caught:
        save_edit(edit, new=True)
    assert "exists already" in caught.value.message.text("en")


def test_bom_line_ends_and_mode_are_kept(cskh: Path) -> None:
    cskh.write_bytes(b"\xef\xbb\xbf" + CSKH.replace("\n", "\r\n").encode())
    cskh.chmod(0o640)

    save_edit(edit_kpis(cskh, [Change("csat", F.TARGET, "4.7")]))

    expected = CSKH.replace("{at_least: 4.5}", "{at_least: 4.7}").replace("\n", "\r\n")
    assert cskh.read_bytes() == b"\xef\xbb\xbf" + expected.encode()
    assert stat.S_IMODE(cskh.stat().st_mode) == 0o640


def test_a_link_stays_a_link(cskh: Path) -> None:
    link = Path("link.yaml")
    link.symlink_to(cskh)

    save_edit(edit_kpis(link, [Change("csat", F.TARGET, "4.7")]))

    assert link.is_symlink()
    assert "{at_least: 4.7}" in cskh.read_text(encoding="utf-8")


def test_a_file_that_changed_meanwhile_is_not_written_over(cskh: Path) -> None:
    edit = edit_kpis(cskh, [Change("csat", F.TARGET, "4.7")])
    other = CSKH.replace("weight: 30", "weight: 29")
    cskh.write_text(other, encoding="utf-8")

    with pytest.raises(ConflictError) as caught:
        save_edit(edit)
    assert "changed by somebody else" in caught.value.message.text("en")
    assert cskh.read_text(encoding="utf-8") == other
    cskh.unlink()
    with pytest.raises(ConflictError):
        save_edit(edit)
    assert not cskh.exists()


def test_a_full_disk_leaves_the_file_as_it_was(cskh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit = edit_kpis(cskh, [Change("csat", F.TARGET, "4.7")])

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError) as caught:
        save_edit(edit)
    assert "the disk is full" in caught.value.message.text("en")
    assert cskh.read_text(encoding="utf-8") == CSKH
    assert [path.name for path in Path().iterdir()] == [cskh.name]


def test_two_programs_wait_for_each_other(cskh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "_PATIENCE", 0.2)
    edit = edit_kpis(cskh, [Change("csat", F.TARGET, "4.7")])
    code = (
        "import sys, time; from pathlib import Path; from jd_builder.locking import locked_file\n"
        "with locked_file(Path(sys.argv[1])): print('held', flush=True); time.sleep(30)"
    )
    with subprocess.Popen([sys.executable, "-c", code, cskh], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(OutputError) as caught:
            save_edit(edit)
        holder.kill()
    assert "another program is saving it" in caught.value.message.text("en")
    monkeypatch.setattr(locking, "_PATIENCE", 10)
    save_edit(edit)  # the lock went with the program that held it
    assert "{at_least: 4.7}" in cskh.read_text(encoding="utf-8")


def test_fifty_editors_at_once_lose_nothing(minimal: Path) -> None:
    wrong: list[BaseException] = []

    def work(number: int) -> None:
        def again() -> None:
            text = minimal.read_text(encoding="utf-8")
            note = load_role(minimal, text=text).profile.success.kpis["csat"].note
            longer = f"{note.get('vi') if note else ''} n{number}.".strip()
            save_edit(edit_kpis(minimal, [Change("csat", F.NOTE, longer)], text=text))

        _until_no_conflict(again, wrong)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
    note = load_profile(minimal).success.kpis["csat"].note
    assert note is not None
    assert sorted(note.get("vi").split()) == sorted(f"n{number}." for number in range(50))


def _until_no_conflict(work: Callable[[], None], wrong: list[BaseException]) -> None:
    for _ in range(400):
        try:
            work()
        except ConflictError:
            continue
        except BaseException as error:
            wrong.append(error)
        return
    wrong.append(JdError)  # type: ignore[arg-type]


def test_a_killed_editor_leaves_a_whole_file(cskh: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from jd_builder.editing import *\n"
        "from jd_builder.profile.kpi_changes import Change, KpiField\n"
        "path, n = Path(sys.argv[1]), 0\n"
        "while True:\n"
        "    n += 1; save_edit(edit_kpis(path, [Change('csat', KpiField.NOTE, 'x' * (n % 90 + 1))]))\n"
        "    if n == 3: print('busy', flush=True)\n"
    )
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", code, cskh], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "busy\n"
            process.kill()

        assert load_profile(cskh).success.kpis["csat"].note is not None
        assert cskh.read_text(encoding="utf-8").endswith(CSKH[-200:])
