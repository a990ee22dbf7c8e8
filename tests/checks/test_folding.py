"""Texts are searched in one spelling, and what is found is shown in the author's own."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jd_builder.checks.folding import Phrase, early_tones, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Thoả Thuận", "thỏa thuận"),
        ("tho\u0309a", "thỏa"),
        ("khoẻ, thuỷ, HOÀ", "khỏe, thủy, hòa"),
        ("quý, quỳ, toàn, hoài", "quý, quỳ, toàn, hoài"),
        ("a \t\n b", "a b"),
        ("a\u00a0b", "a b"),
        ("n\u200bữ", "nữ"),
        ("n\u202aữ", "nữ"),
        ("👩\u200d💻 nữ", "👩💻 nữ"),
        ("İstanbul", "i\u0307stanbul"),
        ("𝗡𝘂̛̃", "nữ"),
        ("ＮＡＭ", "nam"),
        ("Ðộ tuổi", "độ tuổi"),
        ("Xem https://x.vn/Tuyen-Nam?a=1, nữ", "xem https://_.__/_____-___?_=_, nữ"),
        ("(www.uu-tien-nu.com)", "(www.__-____-__.___)"),
        ("Gửi CV: tuyen.nu@x-y.vn, Nam", "gửi cv: _____.__@_-_.__, nam"),
        ("congty.vn/khong-noi-ngong và congty.vn", "______.__/_____-___-_____ và congty.vn"),
        ("Nam/Nữ, 8h/ngày", "nam/nữ, 8h/ngày"),
        ("", ""),
        ("\u0301a", "\u0301a"),
    ],
)
def test_one_spelling(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(
    ("text", "phrase", "shown"),
    [
        ("Tuyển Nư\u0303 gấp", "nữ", "Nư\u0303"),
        ("Tuyển  Nữ", "tuyển nữ", "Tuyển  Nữ"),
        ("İ nữ", "nữ", "nữ"),
        ("😀😀 nữ 😀", "nữ", "nữ"),
        ("a\t\tnữ\tb", "nữ", "nữ"),
        ("n\u200bữ\u200b b", "nữ", "n\u200bữ"),
        ("👩\u200d💻 nữ", "nữ", "nữ"),
        ("x tho\u1ea3 y", "thỏa", "thoả"),
    ],
)
def test_the_way_back(text: str, phrase: str, shown: str) -> None:
    folded = fold(text)
    found = Phrase(phrase).first(folded)
    assert found is not None

    start, end = folded.origin(found.start(), found.end())

    assert text[start:end] == shown


def test_without_marks_only_in_a_text_without_marks() -> None:
    assert Phrase("nữ").stands_in(fold("tuyen nu"))
    assert not Phrase("nữ").stands_in(fold("tuyển nu"))
    assert not Phrase("nam", bare=False).stands_in(fold("nằm"))


anything = st.text(max_size=60) | st.text(
    st.sampled_from("aAoạ\u0301\u0309 \t\u200b\u200dİ😀ð\n"), max_size=40
)


@settings(deadline=None)
@given(anything)
def test_offsets_stay_in_the_text_and_in_order(text: str) -> None:
    folded = fold(text)
    places = [folded.origin(index, index + 1) for index in range(len(folded.text))]

    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    assert folded.origin(0, 0)[0] <= len(text)


@settings(deadline=None)
@given(st.text(st.characters(max_codepoint=0x24F), max_size=40))
def test_pieces_and_wholes_are_one(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)).text == fold(unicodedata.normalize("NFC", text)).text


@settings(deadline=None)
@given(st.text(max_size=40))
def test_early_tones_keep_the_length(text: str) -> None:
    assert len(early_tones(text)) == len(text)
