"""Where templates are found, and which of them a document uses."""

from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

import jinja2

from jd_builder.rendering.own_files import read_own
from jd_builder.resources import TEMPLATES
from jd_builder.traces import note_shipped


class TracedEnvironment(jinja2.Environment):
    """An environment that notes each template which a document uses.

    Jinja keeps the macros of a template that was imported, so what that imports itself is asked for once a process
    only: it is remembered, and noted with every later use.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._asked: dict[str, dict[str, None]] = {}
        self._following: set[str] = set()

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 — as Jinja names it
    ) -> jinja2.Template:
        """Return a template, its use noted, and the use of what it imports."""
        template = super().get_template(name, parent, globals)
        found = template.name or ""
        if parent is not None:
            self._asked.setdefault(parent, {})[found] = None
        if template._module is not None and found not in self._following:
            self._following.add(found)
            for asked in tuple(self._asked.get(found, ())):
                self.get_template(asked)
            self._following.discard(found)
        return template

    def _load_template(self, name: str, globals: MutableMapping[str, Any] | None) -> jinja2.Template:  # noqa: A002
        template = super()._load_template(name, globals)
        if isinstance(
            self.loader, jinja2.FileSystemLoader
        ):  # the other one reads anew each time, and notes that
            note_shipped(name)
        return template


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
