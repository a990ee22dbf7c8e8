"""Contrast as WCAG 2 measures it, and colours darkened until they can be read."""

import colorsys
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jd_builder.profile.company import Colours
from jd_builder.profile.contrast import contrast, readable, relative_luminance
from tests.conftest import CHECKOUT

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48), ("#ff0000", 4.0)],
)
def test_ratios_are_those_of_the_recommendation(colour: str, ratio: float) -> None:
    assert contrast(colour, "#ffffff") == pytest.approx(ratio, abs=0.005)


def test_what_can_be_read_stays() -> None:
    for colour in ("#0f5c63", "#b45309", Colours().primary, Colours().accent, "#767676"):
        assert readable(colour) == colour


@given(COLOURS)
def test_every_colour_can_be_read_then_and_keeps_its_hue(colour: str) -> None:
    made = readable(colour)

    assert contrast(made, "#ffffff") >= 4.5
    assert relative_luminance(made) <= relative_luminance(colour)
    before, after = (
        colorsys.rgb_to_hls(*(int(each[place : place + 2], 16) / 255 for place in (1, 3, 5)))
        for each in (colour, made)
    )
    if before[2] > 0.2 and after[1] > 0.1:  # near grey and near black, rounding moves the hue
        turn = abs(before[0] - after[0])
        assert min(turn, 1 - turn) < 0.02


def mixed(colour: str, share: float) -> str:
    parts = [round(int(colour[place : place + 2], 16) * share + 255 * (1 - share)) for place in (1, 3, 5)]
    return "#" + "".join(f"{part:02x}" for part in parts)


def test_in_the_dark_too_every_colour_can_be_read() -> None:
    """There the colours are mixed with white: black comes out darkest, so what holds for black holds for all."""
    dark = (
        (CHECKOUT / "templates" / "screen.css").read_text(encoding="utf-8").split("prefers-color-scheme")[1]
    )
    background = re.search(r"main \{ background: (#\w{6})", dark)
    texts = re.findall(r"[ {]color: color-mix\(in srgb, var\(--(brand|accent)\) (\d+)%, #fff\)", dark)

    assert background is not None
    assert {name for name, _ in texts} == {"brand", "accent"}
    for _, share in texts:
        assert contrast(mixed("#000000", int(share) / 100), background[1]) >= 4.5
    assert set(re.findall(r"[ {]color: var\(--\w+\)", dark)) == set()


def test_no_text_in_a_company_colour_is_left_light_in_the_dark() -> None:
    base = (CHECKOUT / "templates" / "base.css").read_text(encoding="utf-8")
    dark = (
        (CHECKOUT / "templates" / "screen.css").read_text(encoding="utf-8").split("prefers-color-scheme")[1]
    )
    coloured = re.findall(r"^([.\w]+) \{[^}]*[ ;{]color: var\(--", base, re.MULTILINE)

    assert len(coloured) >= 4
    for selector in coloured:
        assert re.search(rf"{re.escape(selector)}\b[^{{]*\{{[^}}]*color-mix", dark), selector
