"""A colour that is too light to read on white → a darker one of the same hue, by the measure of WCAG 2."""

import colorsys
from typing import Final

WHITE: Final = "#ffffff"
NEEDED: Final = 4.5
"""WCAG 2.2, success criterion 1.4.3 (AA), for texts of ordinary size."""


def relative_luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb`.

    The formula is that of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance): each channel of sRGB is
    made linear, then weighted 0.2126, 0.7152 and 0.0722.
    """
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""
    light, dark = sorted((relative_luminance(one), relative_luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str) -> str:
    """Return the colour itself where texts in it can be read on white, else the lightest of its hue that can.

    White is what company colours are printed on, and what is printed on them. Where they only draw a line beside a
    tinted panel, 3 : 1 is enough (criterion 1.4.11), and what reaches 4.5 : 1 on white has that.
    """
    if contrast(colour, WHITE) >= NEEDED:
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    for step in range(round(lightness * 200), -1, -1):
        darker = _hex(colorsys.hls_to_rgb(hue, step / 200, saturation))
        if contrast(darker, WHITE) >= NEEDED:
            return darker
    return "#000000"


def _parts(colour: str) -> tuple[float, float, float]:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
