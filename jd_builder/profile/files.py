"""Files that a company file names: in the project folder, not too large, and never fetched."""

from pathlib import Path

from jd_builder.languages import Message, say
from jd_builder.profile.invalid import Invalid
from jd_builder.traces import note_content, note_presence


def read_project_file(name: str, folder: Path, root: Path, *, kind: Message, limit: int) -> bytes:
    """Read a file that lies in the project folder.

    Args:
        name: Path as written, relative to `folder`.
        folder: Folder of the file that names it.
        root: Project folder; a file outside it is refused, links are followed first.
        kind: What it is: “the image”.
        limit: How many bytes it may have.

    Raises:
        Invalid: It cannot be used, and why.
    """
    if "://" in name or name.startswith(("data:", "//", "\\\\")):
        raise Invalid(
            say("{kind} must be a file, not a link", kind=kind),
            say("save it in the project folder and name that file"),
        )
    try:
        file = (folder / name).resolve()
        if not file.is_relative_to(root.resolve()):
            raise Invalid(
                say("{kind} lies outside the project folder", kind=kind),
                say("copy it into {folder}", folder=root),
            )
        if not (note_presence(file) and file.is_file()):
            raise Invalid(
                say("there is no file “{name}”", name=name), say("the path starts at the folder of this file")
            )
        with file.open("rb") as opened:
            data = opened.read(limit + 1)
        note_content(file, data)
    except (OSError, ValueError, RuntimeError) as error:
        if isinstance(error, Invalid):
            raise
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise Invalid(say("{kind} cannot be read: {reason}", kind=kind, reason=reason)) from None
    if len(data) > limit:
        raise Invalid(
            say("{kind} is larger than {limit} kB", kind=kind, limit=limit // 1000),
            say("save it smaller"),
        )
    return data
