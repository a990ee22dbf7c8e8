"""Font files that a company file names → their bytes, once it is sure that they hold every Vietnamese letter."""

import io
import struct
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from jd_builder.languages import say
from jd_builder.problems import Problem
from jd_builder.profile.files import read_project_file
from jd_builder.profile.invalid import Invalid
from jd_builder.sources import Span

CODE_FONT: Final = "JD017"
MAX_FONT_BYTES: Final = 2_000_000
MAX_UNPACKED: Final = 20_000_000
MAX_CODES: Final = 1_500_000
_KINDS: Final = {
    b"\x00\x01\x00\x00": "font/ttf",
    b"true": "font/ttf",
    b"OTTO": "font/otf",
    b"wOF2": "font/woff2",
}
_SHOWN: Final = 12
_TONES: Final = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS: Final = "".join(
    dict.fromkeys(
        form
        for letter in "aăâeêioôơuưybcdđghklmnpqrstvxfjwz"
        for tone in (_TONES if letter in "aăâeêioôơuưy" else ("",))
        for form in (
            unicodedata.normalize("NFC", letter + tone),
            unicodedata.normalize("NFC", (letter + tone).upper()),
        )
    )
)
"""What Vietnamese is written with: every vowel with every tone, and the consonants; small and capital."""


@dataclass(frozen=True, slots=True)
class Font:
    """The bytes of a font file and their media type."""

    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class BrandFonts:
    """The fonts of a company: for running text, and for headings and bold text."""

    body: Font
    bold: Font | None = None


def read_font(
    name: str, folder: Path, root: Path, span: Span, pointer: str
) -> tuple[Font | None, Problem | None]:
    """Read a TrueType, OpenType or WOFF2 file.

    Args:
        name: Path as written, relative to `folder`.
        folder: Folder of the file that names the font.
        root: Project folder; a font outside it is refused.
        span: Where the name stands.
        pointer: Dotted path of the name.

    Returns:
        The font, or the problem that it has.
    """
    try:
        data = read_project_file(name, folder, root, kind=say("the font"), limit=MAX_FONT_BYTES)
        kind = _KINDS.get(data[:4])
        if kind is None:
            raise Invalid(
                say("the font is neither TrueType (.ttf), OpenType (.otf) nor WOFF2"),
                say("download it in one of these forms"),
            )
        missing = _missing_letters(data)
        if missing is None:
            raise Invalid(say("the font is damaged"), say("download it again"))
        if missing:
            shown = " ".join(missing[:_SHOWN]) + (" …" if len(missing) > _SHOWN else "")
            raise Invalid(
                say("the font lacks letters of Vietnamese: {letters}", letters=shown),
                say("choose a font with Vietnamese, such as Be Vietnam Pro, Inter or Noto Sans"),
            )
        return Font(data, kind), None
    except Invalid as error:
        return None, Problem(CODE_FONT, error.message, error.hint, span, pointer=pointer)


@lru_cache(maxsize=8)
def _missing_letters(data: bytes) -> str | None:
    """Return the letters that a font does not have; None for one that cannot be read."""
    from fontTools.ttLib import TTFont

    try:
        if data.startswith(b"wOF2"):
            _check_unpacked(data)
        font = TTFont(io.BytesIO(data), lazy=True)
        if _mapped_codes(font.reader["cmap"]) > MAX_CODES:
            return None
        known: Any = font.getBestCmap() or {}
    except Exception:
        return None
    return "".join(letter for letter in LETTERS if ord(letter) not in known)


def _check_unpacked(data: bytes) -> None:
    """Refuse a WOFF2 file that unpacks to far more than it says, piece by piece so that memory bears it."""
    import brotli

    if struct.unpack(">I", data[16:20])[0] > MAX_UNPACKED:
        raise ValueError
    start = _woff2_start(data)
    packed = data[start : start + struct.unpack(">I", data[20:24])[0]]
    unpacker, total = brotli.Decompressor(), 0
    for place in range(0, len(packed), 16):
        total += len(unpacker.process(packed[place : place + 16]))
        if total > MAX_UNPACKED:
            raise ValueError


def _woff2_start(data: bytes) -> int:
    """Return where the packed tables of a WOFF2 file begin: behind its header and table directory."""
    place = 48
    for _ in range(struct.unpack(">H", data[12:14])[0]):
        flags = data[place]
        place += 1 + (4 if flags & 0x3F == 0x3F else 0)
        tag = data[place - 4 : place] if flags & 0x3F == 0x3F else b""
        place = _skip_base128(data, place)
        glyphs = flags & 0x3F in (10, 11) or tag in (b"glyf", b"loca")
        transformed = flags >> 6 != 3 if glyphs else flags >> 6 != 0
        if transformed:
            place = _skip_base128(data, place)
    return place


def _skip_base128(data: bytes, place: int) -> int:
    while data[place] & 0x80:
        place += 1
    return place + 1


def _mapped_codes(table: bytes) -> int:
    """Count how many characters the table `cmap` says it maps, before a reader walks through all of them."""
    total = 0
    offsets = {
        struct.unpack_from(">I", table, 4 + 8 * n + 4)[0]
        for n in range(struct.unpack_from(">H", table, 2)[0])
    }
    for offset in offsets:
        form = struct.unpack_from(">H", table, offset)[0]
        if form == 4:
            count = struct.unpack_from(">H", table, offset + 6)[0] // 2
            ends = struct.unpack_from(f">{count}H", table, offset + 14)
            starts = struct.unpack_from(f">{count}H", table, offset + 16 + 2 * count)
            total += sum(max(0, end - start + 1) for start, end in zip(starts, ends, strict=True))
        elif form in (12, 13):
            count = struct.unpack_from(">I", table, offset + 12)[0]
            for n in range(count):
                first, last = struct.unpack_from(">II", table, offset + 16 + 12 * n)
                total += max(0, last - first + 1)
        elif form not in (0, 2, 6, 14):
            raise ValueError(form)
    return total
