"""A folder of the user's templates → their texts; what it does not have is taken from the shipped ones."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from jd_builder.errors import TemplateError
from jd_builder.languages import Message, say
from jd_builder.problems import CODE_TEMPLATE, Problem
from jd_builder.sources import short_path
from jd_builder.traces import note_content

MAX_BYTES: Final = 200_000


def read_own(folder: Path, name: str) -> str | None:
    """Return the text of a file of the user's templates, None where there is none.

    Raises:
        TemplateError: It lies elsewhere, is too large, or is no text.
    """
    file = folder / name
    if not file.exists():
        note_content(file, None)
        return None
    if not file.resolve().is_relative_to(folder.resolve()):
        raise _unusable(
            file, say("the file lies outside the folder of templates"), say("copy it into the folder")
        )
    if not file.is_file():
        raise _unusable(file, say("this is not an ordinary file"))
    try:
        raw = file.read_bytes()[: MAX_BYTES + 1]
        note_content(file, raw)
        if len(raw) > MAX_BYTES:
            raise _unusable(file, say("the template is larger than {limit} kB", limit=MAX_BYTES // 1000))
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise _unusable(file, say("{file} is not saved as UTF-8", file=file.name)) from None
    except OSError as error:
        raise _unusable(file, say("the file cannot be read: {reason}", reason=error.strerror or "")) from None


def _unusable(file: Path, message: Message, hint: Message | None = None) -> TemplateError:
    return TemplateError(Problem(CODE_TEMPLATE, message, hint, path=short_path(file)))


def own_files(folder: Path) -> Iterator[str]:
    """Yield the names of the files in a folder of templates, as templates name each other."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not any(
            part.startswith((".", "__")) for part in file.relative_to(folder).parts
        ):
            yield file.relative_to(folder).as_posix()
