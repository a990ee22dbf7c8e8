"""Logos that a company file names: read from the project folder, checked by what is in them, never fetched."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jd_builder.languages import say
from jd_builder.problems import Problem
from jd_builder.profile.files import read_project_file
from jd_builder.profile.invalid import Invalid
from jd_builder.profile.raster import check_raster
from jd_builder.profile.svg import check_svg
from jd_builder.sources import Span

CODE_IMAGE: Final = "JD016"
MAX_IMAGE_BYTES: Final = 500_000


@dataclass(frozen=True, slots=True)
class Image:
    """The bytes of a picture and their media type."""

    data: bytes
    media_type: str


def read_image(name: str, folder: Path, root: Path, span: Span) -> tuple[Image | None, Problem | None]:
    """Read a PNG, JPEG or SVG file.

    Args:
        name: Path as written, relative to `folder`.
        folder: Folder of the file that names the image.
        root: Project folder; an image outside it is refused.
        span: Where the name stands.

    Returns:
        The image, or the problem that it has.
    """
    try:
        data = read_project_file(name, folder, root, kind=say("the image"), limit=MAX_IMAGE_BYTES)
        return Image(data, _media_type(data)), None
    except Invalid as error:
        return None, Problem(CODE_IMAGE, error.message, error.hint, span, pointer="logo")


def _media_type(data: bytes) -> str:
    if kind := check_raster(data):
        return kind
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<", data):
        check_svg(data)
        return "image/svg+xml"
    raise Invalid(say("the image is neither PNG, JPEG nor SVG"), say("save it as PNG"))
