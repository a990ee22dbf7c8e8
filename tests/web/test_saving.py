"""Saving: one line changes, two people never lose a change, and nothing half is ever on the disk."""

import errno
import os
import random
import stat
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from jd_builder.profile.loading import load_profile
from tests.conftest import MINIMAL
from tests.web.conftest import CSKH, make_client


def draft_of(web: TestClient, **posted: str) -> str:
    """Type something, return the draft."""
    answer = web.post(f"/roles/{CSKH}/draft", data=posted, headers={"Accept": "application/json"})
    return str(answer.json()["draft"])


def target(folder: Path) -> Any:
    return load_profile(folder / "cskh.yaml").success.kpis["csat"].target


def test_a_save_changes_one_line_and_can_be_taken_back(web: TestClient, folder: Path) -> None:
    before = (folder / "cskh.yaml").read_bytes()
    review = web.get(web.post(f"/roles/{CSKH}/review", data={"csat.target.value": "4,7"}).headers["location"])
    assert "<del>-      target: {at_least: 4.5}</del>" in review.text
    assert "<ins>+      target: {at_least: 4.7}</ins>" in review.text
    draft = review.text.partition('name="draft" value="')[2].partition('"')[0]

    saved = web.post(f"/roles/{CSKH}/save", data={"draft": draft})

    after = (folder / "cskh.yaml").read_bytes()
    old, new = before.splitlines(), after.splitlines()
    assert (len(old), sum(a != b for a, b in zip(old, new, strict=True))) == (len(new), 1)
    page = web.get(saved.headers["location"]).text
    assert "Đã lưu." in page
    assert f"/roles/{CSKH}/undo" in page
    assert web.post(f"/roles/{CSKH}/undo").headers["location"].endswith("said=undone")
    assert (folder / "cskh.yaml").read_bytes() == before
    assert web.post(f"/roles/{CSKH}/undo").status_code == 409


def test_lines_between_two_changes_are_not_shown_as_changed(web: TestClient) -> None:
    draft = draft_of(web, **{"csat.target.value": "4,7", "csat.weight": "40"})

    review = web.get(f"/roles/{CSKH}/review?draft={draft}").text

    assert review.count("<ins>+") == 2
    assert review.count("<del>-") == 2


def test_the_mode_of_the_file_and_its_line_ends_stay(web: TestClient, folder: Path) -> None:
    path = folder / "cskh.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    path.chmod(0o640)

    web.post(f"/roles/{CSKH}/save", data={"draft": draft_of(web, **{"csat.weight": "31"})})

    assert b"weight: 31\r\n" in path.read_bytes()
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_two_managers_are_shown_both_changes_and_none_is_lost(web: TestClient, folder: Path) -> None:
    first = draft_of(web, **{"csat.target.value": "4,7"})
    second = draft_of(web, **{"csat.target.value": "4,6", "csat.owner": "Chị Lan"})

    assert web.post(f"/roles/{CSKH}/save", data={"draft": first}).status_code == 303
    refused = web.post(f"/roles/{CSKH}/save", data={"draft": second})

    assert refused.status_code == 412
    assert "Từ 4,7/5 điểm trở lên" in refused.text
    assert "Từ 4,6/5 điểm trở lên" in refused.text
    assert "Chị Lan" in refused.text
    assert target(folder).at_least.value == 4.7

    moved = web.post(f"/roles/{CSKH}/rebase", data={"draft": second}).headers["location"]
    review = web.get(moved).text
    assert "<del>Từ 4,7/5 điểm trở lên</del> <ins>Từ 4,6/5 điểm trở lên</ins>" in review
    web.post(f"/roles/{CSKH}/save", data={"draft": moved.partition("draft=")[2]})
    assert target(folder).at_least.value == 4.6


def test_a_button_pressed_twice_saves_once_and_accuses_nobody(web: TestClient, folder: Path) -> None:
    draft = draft_of(web, **{"csat.target.value": "4,7"})

    answers = [web.post(f"/roles/{CSKH}/save", data={"draft": draft}) for _ in range(2)]

    assert [each.headers.get("location") for each in answers] == [f"/roles/{CSKH}?said=saved"] * 2
    assert "4.7" in str(target(folder))
    assert web.post(f"/roles/{CSKH}/undo").headers["location"].endswith("said=undone")
    assert "4.5" in str(target(folder))
    assert web.post(f"/roles/{CSKH}/undo").status_code == 409


def test_a_program_that_sends_a_change_again_is_told_that_it_is_done(web: TestClient) -> None:
    etag = web.get(f"/api/roles/{CSKH}/targets").headers["ETag"]
    body = {"changes": [{"kpi": "csat", "field": "target", "value": ">= 4.7"}]}

    first, again, other = (
        web.patch(f"/api/roles/{CSKH}/targets", json=each, headers={"If-Match": etag})
        for each in (body, body, {"changes": [{"kpi": "csat", "field": "weight", "value": "31"}]})
    )

    assert (first.status_code, again.status_code, other.status_code) == (200, 200, 412)
    assert first.headers["ETag"] == again.headers["ETag"] != etag


def test_what_is_typed_is_kept_while_the_file_cannot_be_used(web: TestClient, folder: Path) -> None:
    path = folder / "cskh.yaml"
    text = path.read_text(encoding="utf-8")
    base = web.get(f"/api/roles/{CSKH}/targets").headers["ETag"].strip('"')
    typed = {"base": base, "csat.target.value": "4,7"}
    path.write_text(text.replace("title:", "titel:", 1), encoding="utf-8")

    live = web.post(f"/roles/{CSKH}/draft", data=typed, headers={"Accept": "application/json"})
    draft = live.json()["draft"]
    paper = web.get(f"/roles/{CSKH}/paper/kpi-scorecard.html?draft={draft}")
    review = web.get(web.post(f"/roles/{CSKH}/review", data=typed).headers["location"])
    posted = [web.post(f"/roles/{CSKH}/{what}", data={"draft": draft}) for what in ("save", "rebase")]
    page = web.get(f"/roles/{CSKH}?draft={draft}")

    assert (live.status_code, paper.status_code, "4,7" in paper.text) == (200, 200, True)
    assert review.headers["location"].startswith(f"/roles/{CSKH}?draft=")
    assert [each.headers["location"] for each in posted] == [f"/roles/{CSKH}?draft={draft}"] * 2
    assert page.status_code == 409
    assert f'href="/roles/{CSKH}?draft={draft}"' in page.text
    assert "nội dung bạn đang nhập vẫn giữ nguyên" in page.text

    path.write_text(text, encoding="utf-8")

    assert 'value="4,7"' in web.get(f"/roles/{CSKH}?draft={draft}").text
    assert web.post(f"/roles/{CSKH}/save", data={"draft": draft}).status_code == 303
    assert "4.7" in str(target(folder))


def test_what_is_typed_over_a_text_that_nobody_remembers_needs_a_usable_one(
    web: TestClient, folder: Path
) -> None:
    (folder / "cskh.yaml").write_text("title: [\n", encoding="utf-8")

    refused = web.post(f"/roles/{CSKH}/draft", data={"base": "x"}, headers={"Accept": "application/json"})

    assert refused.status_code == 422


def test_what_is_typed_over_an_older_text_stays_on_the_page(web: TestClient, folder: Path) -> None:
    tag = web.get(f"/api/roles/{CSKH}").json()["etag"]
    text = (folder / "cskh.yaml").read_text(encoding="utf-8")
    (folder / "cskh.yaml").write_text(text.replace("weight: 30", "weight: 29"), encoding="utf-8")

    answer = web.post(
        f"/roles/{CSKH}/draft",
        data={"base": tag, "csat.weight": "30", "csat.target.value": "4,7"},
        headers={"Accept": "application/json"},
    ).json()

    assert answer["stale"]
    page = web.get(f"/roles/{CSKH}?draft={answer['draft']}").text
    assert 'name="csat.target.value" value="4,7"' in page
    conflict = web.get(f"/roles/{CSKH}/review?draft={answer['draft']}")
    assert conflict.status_code == 412
    assert "<del>30%</del> <ins>29%</ins>" in conflict.text
    assert "29%</del> <ins>30%" not in conflict.text


def test_a_draft_over_a_text_nobody_remembers_is_still_shown(web: TestClient, folder: Path) -> None:
    draft = draft_of(web, base="0" * 32, **{"csat.target.value": "4,7"})

    conflict = web.get(f"/roles/{CSKH}/review?draft={draft}")

    assert conflict.status_code == 412
    assert "Từ 4,7/5 điểm trở lên" in conflict.text


def test_a_forgotten_draft_is_not_taken_for_a_save(web: TestClient, folder: Path) -> None:
    before = (folder / "cskh.yaml").read_bytes()

    for path in ("save", "rebase"):
        answer = web.post(f"/roles/{CSKH}/{path}", data={"draft": "gone"})
        assert "Chưa có gì được ghi vào tệp" in web.get(answer.headers["location"]).text
    assert "Chưa có gì được ghi" in web.get(f"/roles/{CSKH}?draft=gone").text

    assert (folder / "cskh.yaml").read_bytes() == before


def test_typing_pushes_nobodys_draft_out(web: TestClient) -> None:
    kept = draft_of(web, **{"csat.weight": "31"})
    mine = ""
    for number in range(40):
        mine = draft_of(web, draft=mine, **{"csat.weight": str(20 + number)})

    assert "31%" in web.get(f"/roles/{CSKH}/review?draft={kept}").text
    assert "59%" in web.get(f"/roles/{CSKH}/review?draft={mine}").text


def test_a_draft_belongs_to_its_role(web: TestClient) -> None:
    draft = draft_of(web, **{"csat.weight": "31"})

    answer = web.get(f"/roles/cskh-truc-tuyen-00000000/review?draft={draft}")

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("code", "reason"), [(errno.ENOSPC, "ổ đĩa đã đầy"), (errno.EACCES, "chương trình khác")]
)
def test_a_full_disk_or_a_file_kept_by_others_writes_nothing(
    web: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch, code: int, reason: str
) -> None:
    before = (folder / "cskh.yaml").read_bytes()
    draft = draft_of(web, **{"csat.weight": "31"})

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "replace", fail)
    page = web.post(f"/roles/{CSKH}/save", data={"draft": draft})
    told = web.patch(
        f"/api/roles/{CSKH}/targets",
        json={"changes": [{"kpi": "csat", "field": "weight", "value": "31"}]},
        headers={"If-Match": web.get(f"/api/roles/{CSKH}").json()["etag"]},
    )

    assert (page.status_code, told.status_code) == (507, 507)
    assert reason in page.text
    assert f'name="draft" value="{draft}"' in page.text
    assert str(folder) not in page.text + told.text
    assert (folder / "cskh.yaml").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == [
        "company.yaml", "cskh-truc-tuyen.yaml", "cskh.yaml"
    ]  # fmt: skip


def test_fifty_programs_that_change_one_role_at_once_lose_nothing(folder: Path) -> None:
    (folder / "cskh.yaml").write_text(
        MINIMAL.replace("    csat:", "    nps: {weight: 0}\n    csat:"), encoding="utf-8"
    )
    ids = ["csat", "nps"]
    with make_client(folder) as client:
        jobs = [(ids[number % len(ids)], number) for number in range(50)]
        refused: list[int] = []
        saved: list[int] = []

        def change(kpi: str, number: int) -> None:
            while True:
                targets = client.get(f"/api/roles/{CSKH}/targets")
                old = load_profile(folder / "cskh.yaml").success.kpis[kpi].note
                note = f"{old.get('vi')} {number}" if old else f"{number}"
                answer = client.patch(
                    f"/api/roles/{CSKH}/targets",
                    json={"changes": [{"kpi": kpi, "field": "note", "value": note}]},
                    headers={"If-Match": targets.headers["etag"]},
                )
                if answer.status_code == 200:
                    saved.append(number)
                    return
                assert answer.status_code == 412, answer.text
                refused.append(number)
                time.sleep(random.uniform(0, 0.06 * (len(jobs) - len(saved))))

        threads = [threading.Thread(target=change, args=job) for job in jobs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    goals = load_profile(folder / "cskh.yaml").success.kpis
    notes = {kpi: goals[kpi].note for kpi in ids}
    assert sorted(int(n) for note in notes.values() if note for n in note.get("vi").split()) == list(
        range(50)
    )
    assert refused
