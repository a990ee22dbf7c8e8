"""Languages the product speaks, and sentences that wait to know who reads them."""

import gettext
import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol, runtime_checkable

LANGUAGES: Final = ("vi", "en")
DEFAULT_LANGUAGE: Final = "vi"
LANGUAGE_NAMES: Final[Mapping[str, str]] = MappingProxyType({"vi": "tiếng Việt", "en": "English"})

_LOCALE_DIR: Final = Path(__file__).parent / "locale"


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return the gettext catalogue of a language; English is the source and needs none.

    Args:
        language: One of `LANGUAGES`; any other falls back to English.
    """
    return gettext.translation("jd", _LOCALE_DIR, languages=[language], fallback=True)


@runtime_checkable
class Spoken(Protocol):
    """Anything that reads differently in each language."""

    def text(self, language: str) -> str:
        """Return it in `language`."""


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for a person, translated only when it is shown.

    Attributes:
        singular: The English text, with `{name}` places for `values`.
        plural: The English plural, where the text counts something; else None.
        count: What is counted, when `plural` is given.
        values: What fills the places; numbers with a fraction are written as in the language, and a value may itself be
            one that is said by language.
    """

    singular: str
    plural: str | None = None
    count: int = 0
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: str) -> str:
        """Return the sentence in `language`, every place filled in."""
        translations = catalogue(language)
        if self.plural is None:
            template = translations.gettext(self.singular)
        else:
            template = translations.ngettext(self.singular, self.plural, self.count)
        return template.format(**{name: _told(value, language) for name, value in self.values.items()})

    def __str__(self) -> str:
        return self.text(preferred_language())


def _told(value: object, language: str) -> object:
    """Return a value as the readers of a language write it."""
    if isinstance(value, float):
        number = f"{value:.10g}"
        return number.replace(".", ",") if language == "vi" else number
    # asking whether something fits a protocol takes far longer than everything else here
    return value.text(language) if not isinstance(value, (str, int)) and isinstance(value, Spoken) else value


def say(text: str, /, **values: object) -> Message:
    """Make a `Message`; `text` is what translators find in the catalogue."""
    return Message(text, values=values)


def say_n(singular: str, plural: str, count: int, /, **values: object) -> Message:
    """Make a `Message` that counts; `{n}` stands for the count."""
    return Message(singular, plural, count, {"n": count, **values})


def doc(text: str) -> str:
    """Mark a description for translation and return it unchanged."""
    return text


def known_language(value: str | None) -> str | None:
    """Return the language that a locale name such as `vi_VN.UTF-8` means, or None if not ours."""
    if not value:
        return None
    code = value.lower().replace("-", "_").split("_")[0].split(".")[0]
    by_name = {"vietnamese": "vi", "english": "en"}  # how Windows names them
    code = by_name.get(code, code)
    return code if code in LANGUAGES else None


def preferred_language(environ: Mapping[str, str] | None = None) -> str:
    """Return the reader's language: `JD_LANG`, else the system's, else Vietnamese."""
    environ = os.environ if environ is None else environ
    for name in ("JD_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if found := known_language(environ.get(name)):
            return found
    if os.name == "nt":
        try:
            return known_language(locale.getlocale()[0]) or DEFAULT_LANGUAGE
        except ValueError:
            return DEFAULT_LANGUAGE
    return DEFAULT_LANGUAGE
