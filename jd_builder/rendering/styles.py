"""The style sheets: one design for the screen, for a browser's print-out and for both PDF engines."""

import base64
import hashlib
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from jd_builder.choices import EngineName
from jd_builder.profile.fonts import BrandFonts, Font
from jd_builder.resources import TEMPLATES
from jd_builder.traces import note_shipped

FONT_FAMILY: Final = "Be Vietnam Pro"
_FACES: Final = (("Regular", 400, "normal"), ("SemiBold", 600, "normal"), ("Italic", 400, "italic"))


def screen_css(folder: Path | None = None, fonts: BrandFonts | None = None) -> str:
    """Return the style of an HTML file: on a screen, in the dark, and printed from a browser."""
    made = f"{_sheet('base.css', folder)}\n{_sheet('screen.css', folder)}\n@media print {{\n{_sheet('print.css', folder)}\n}}"
    return f"{made}\n{brand_faces(fonts)}" if fonts else made


def print_css(engine: EngineName, folder: Path | None = None, fonts: BrandFonts | None = None) -> str:
    """Return the style of a PDF, with the shipped font as files on this machine."""
    sheets = ["base.css", "print.css", *(["plutoprint.css"] if engine is EngineName.PLUTOPRINT else [])]
    own = [brand_faces(fonts)] if fonts else []
    return "\n".join([font_faces(), *(_sheet(name, folder) for name in sheets), *own])


def _sheet(name: str, folder: Path | None) -> str:
    if folder is not None:
        from jd_builder.rendering.own_files import read_own

        own = read_own(folder, name)
        if own is not None:
            return own.strip().replace("</", "<\\/")  # nothing in it ends the style element
    note_shipped(name)
    return _shipped_sheet(name)


@cache
def _shipped_sheet(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8").strip()


@cache
def font_folder() -> Path:
    """Return the folder of the font files."""
    import fontpkg_be_vietnam_pro  # imported here: only PDFs need it

    return Path(fontpkg_be_vietnam_pro.__file__).parent / "files"


@cache
def font_faces() -> str:
    """Return the `@font-face` rules for the font files."""
    rules = []
    for face, weight, style in _FACES:
        url = (font_folder() / f"BeVietnamPro-{face}.ttf").as_uri()
        rules.append(
            f'@font-face {{ font-family: "{FONT_FAMILY}"; src: url("{url}"); font-weight: {weight}; font-style: {style}; }}'
        )
    return "\n".join(rules)


@lru_cache(maxsize=4)
def brand_faces(fonts: BrandFonts) -> str:
    """Return the rules that set every text in a company's own fonts, which stand in the style sheet themselves.

    Their name is made from their content: two companies in one build never share a name.
    """
    digest = hashlib.sha256(fonts.body.data + (fonts.bold.data if fonts.bold else b"")).hexdigest()
    family = f'"jd-{digest[:12]}", "{FONT_FAMILY}", sans-serif'
    rules = [
        f'@font-face {{ font-family: "jd-{digest[:12]}"; src: url("{_font_uri(font)}"); font-weight: {weight}; }}'
        for font, weight in ((fonts.body, 400), (fonts.bold, 600))
        if font is not None
    ]
    foot = f"@bottom-left {{ font-family: {family}; }} @bottom-right {{ font-family: {family}; }}"
    return "\n".join([*rules, f"body {{ font-family: {family}; }}", f"@page {{ {foot} }}"])


def _font_uri(font: Font) -> str:
    return f"data:{font.media_type};base64,{base64.b64encode(font.data).decode()}"
