"""Images that a company file names: read from the project folder, checked, never fetched."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jd_builder.languages import Message, say
from jd_builder.problems import Problem
from jd_builder.sources import Span

CODE_IMAGE: Final = "JD016"
MAX_IMAGE_BYTES: Final = 500_000
_SIGNATURES: Final = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Image:
    """The bytes of a picture and their media type."""

    data: bytes
    media_type: str


def read_image(name: str, folder: Path, root: Path, span: Span) -> tuple[Image | None, Problem | None]:
    """Read a PNG or JPEG file.

    Args:
        name: Path as written, relative to `folder`.
        folder: Folder of the file that names the image.
        root: Project folder; an image outside it is refused.
        span: Where the name stands.

    Returns:
        The image, or the problem that it has.
    """
    if "://" in name or name.startswith(("data:", "//", "\\\\")):
        return None, _problem(
            say("an image is a file, not a link"),
            say("save the picture in the project folder and name that file"),
            span,
        )
    file = (folder / name).resolve()
    if not file.is_relative_to(root.resolve()):
        return None, _problem(
            say("the image lies outside the project folder"), say("copy it into {folder}", folder=root), span
        )
    if not file.is_file():
        return None, _problem(
            say("there is no image “{name}”", name=name),
            say("the path starts at the folder of this file"),
            span,
        )
    if file.stat().st_size > MAX_IMAGE_BYTES:
        return None, _problem(
            say("the image is larger than {limit} kB", limit=MAX_IMAGE_BYTES // 1000),
            say("save it smaller: 600 pixels wide is enough for a logo"),
            span,
        )
    try:
        data = file.read_bytes()
    except OSError as error:
        return None, _problem(
            say("the image cannot be read: {reason}", reason=error.strerror or ""), None, span
        )
    for signature, media_type in _SIGNATURES.items():
        if data.startswith(signature):
            return Image(data, media_type), None
    return None, _problem(say("the image is neither PNG nor JPEG"), say("save it as PNG"), span)


def _problem(message: Message, hint: Message | None, span: Span) -> Problem:
    return Problem(CODE_IMAGE, message, hint, span, pointer="logo")
