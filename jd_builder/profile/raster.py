"""A PNG or JPEG → its media type, or why it cannot be used: damaged, or of more pixels than memory bears."""

import struct
from typing import Final

from jd_builder.languages import say
from jd_builder.profile.invalid import Invalid

MAX_PIXELS: Final = 16_000_000


def check_raster(data: bytes) -> str | None:
    """Return the media type of a PNG or JPEG, None for anything else.

    Raises:
        Invalid: It is damaged, or too large once unpacked.
    """
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        _check_size(_png_size(data))
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        _check_size(_jpeg_size(data))
        return "image/jpeg"
    return None


def _check_size(size: tuple[int, int] | None) -> None:
    """Refuse a picture that is damaged, or so large that unpacking it takes all memory."""
    if size is None or 0 in size:
        raise Invalid(say("the image is damaged"), say("save it again"))
    if size[0] * size[1] > MAX_PIXELS:
        raise Invalid(
            say("the image has {width} × {height} pixels", width=size[0], height=size[1]),
            say("save it smaller: 600 pixels wide is enough for a logo"),
        )


def _png_size(data: bytes) -> tuple[int, int] | None:
    if len(data) < 33 or data[12:16] != b"IHDR" or b"IEND" not in data[-64:]:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Return the size from the frame header, the segments before it skipped."""
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:
        kind = data[place + 1]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + max(2, struct.unpack(">H", data[place + 2 : place + 4])[0]) if kind != 0xFF else 1
    return None
