"""What each rule's page says: read from data/rules, one file a family."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import Field

from jd_builder.errors import ProfileError
from jd_builder.languages import say
from jd_builder.profile.base import Model
from jd_builder.profile.localized import Text, Texts
from jd_builder.profile.reading import read_nodes, read_source
from jd_builder.profile.validation import validate

FOLDER: Final = Path(__file__).parent / "data" / "rules"


class Example(Model):
    """Something that has the defect, or has it no more.

    `profile` is a piece of a profile (YAML), `text` a pasted posting, `command` what somebody types; `files` stand
    beside it, name → text.
    """

    profile: str | None = None
    text: str | None = None
    command: str | None = None
    files: dict[str, str] = Field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The language of the example, as Markdown names it."""
        return "text" if self.text is not None else "sh" if self.command is not None else "yaml"


def example_text(example: Example) -> str:
    """Return an example as it would stand in a file, those beside it named before it."""
    parts = [f"# {name}\n{text.rstrip()}" for name, text in example.files.items()]
    parts += [text.rstrip() for text in (example.profile, example.text, example.command) if text is not None]
    return "\n\n".join(parts)


class RuleDoc(Model):
    """The page of one rule; `bad` and `good` are run by the tests.

    `title` names the defect, `what` says what the rule looks for, `why` what harm it does, `sources` where that comes
    from, `fix` what to do, `limits` which settings of `[check]` move it.
    """

    title: Text
    what: Text
    why: Text
    sources: Texts = ()
    bad: Example | None = None
    good: Example | None = None
    fix: Text
    limits: tuple[str, ...] = ()


@cache
def rule_docs() -> Mapping[str, RuleDoc]:
    """Return the pages by code, in order.

    Raises:
        ProfileError: A page cannot be used; the problems say where and why.
    """
    docs: dict[str, RuleDoc] = {}
    for file in sorted(FOLDER.glob("*.yaml")):
        tree, problems = read_nodes(read_source(file))
        for code, node in tree.data.items():
            page, found = validate(RuleDoc, node, "vi")
            problems += found
            if page is not None:
                docs[code] = page
        if problems:
            raise ProfileError(say("{file} cannot be used", file=file.name), problems)
    return dict(sorted(docs.items()))
