"""A folder of the user's templates → their texts; what it does not have is taken from the shipped ones."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import jinja2

from jd_builder.errors import TemplateError
from jd_builder.languages import Message, say
from jd_builder.problems import CODE_TEMPLATE, Problem
from jd_builder.resources import TEMPLATES
from jd_builder.sources import short_path

MAX_BYTES: Final = 200_000


class OwnTemplates(jinja2.BaseLoader):
    """Reads templates from the user's folder, and from the shipped ones what that does not have."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, its file, and whether it is still the same."""
        text, file = self._find(template)
        return text, str(file), lambda: self._find(template) == (text, file)

    def _find(self, template: str) -> tuple[str, Path]:
        if ".." not in template.split("/") and "\\" not in template and not template.startswith("/"):
            for folder in (self.folder, TEMPLATES):
                text = read_own(folder, template)
                if text is not None:
                    return text, folder / template
        raise jinja2.TemplateNotFound(template)


def read_own(folder: Path, name: str) -> str | None:
    """Return the text of a file of the user's templates, None where there is none.

    Raises:
        TemplateError: It lies elsewhere, is too large, or is no text.
    """
    file = folder / name
    if not file.exists():
        return None
    if not file.resolve().is_relative_to(folder.resolve()):
        raise _unusable(
            file, say("the file lies outside the folder of templates"), say("copy it into the folder")
        )
    if not file.is_file():
        raise _unusable(file, say("this is not an ordinary file"))
    try:
        raw = file.read_bytes()[: MAX_BYTES + 1]
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
