"""Text in one or more languages: `Chuyên viên` or `{vi: Chuyên viên, en: Specialist}`."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from jd_builder.languages import DEFAULT_LANGUAGE, LANGUAGES, say
from jd_builder.profile.invalid import Invalid

_UNPRINTABLE: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_IDENTIFIER: Final = re.compile(r"[a-z][a-z0-9_]*")


class ForeignText(str):
    """A plain string from a file whose language is not the profile's own.

    Attributes:
        language: The language of that file.
    """

    __slots__ = ("language",)
    language: str

    @classmethod
    def of(cls, text: str, language: str) -> "ForeignText":
        """Make one."""
        made = cls(text)
        made.language = language
        return made


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """A text in one or more languages.

    Attributes:
        by_language: Language → text, in the order of `LANGUAGES`; never empty.
    """

    by_language: Mapping[str, str]

    def has(self, language: str) -> bool:
        """Tell whether the text exists in `language`."""
        return language in self.by_language

    def get(self, language: str) -> str:
        """Return the text in `language` as one line, else in the first language there is."""
        return " ".join(self._raw(language).split())

    def text(self, language: str) -> str:
        """Return the text in `language`, as a part of a message."""
        return self.get(language)

    def paragraphs(self, language: str) -> tuple[str, ...]:
        """Return the text in `language`, a line of the source a paragraph."""
        lines = (" ".join(line.split()) for line in self._raw(language).splitlines())
        return tuple(line for line in lines if line)

    def _raw(self, language: str) -> str:
        if language in self.by_language:
            return self.by_language[language]
        return next(iter(self.by_language.values()))

    def __hash__(self) -> int:
        return hash(tuple(self.by_language.items()))

    def __str__(self) -> str:
        return self.get(DEFAULT_LANGUAGE)


def clean_text(value: object) -> str:
    """Return a text as it may be shown: NFC, plain line ends, no space around it.

    Raises:
        Invalid: Not a text, an empty one, or one with characters that no document can hold.
    """
    if isinstance(value, bool) or value is None or isinstance(value, float):
        raise Invalid(
            say("a text is needed here"), say('put the value in quotes: "…"') if value is not None else None
        )
    if isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        raise Invalid(say("a text is needed here, not a list or a group of keys"))
    text = unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise Invalid(say("the text is empty"), say("write the text, or remove the key"))
    if found := _UNPRINTABLE.search(text):
        raise Invalid(
            say("the text holds a character that cannot be printed: {char}", char=f"U+{ord(found[0]):04X}"),
            say("delete it; it often comes along when text is copied from another program"),
        )
    return text


def without_marks(text: str) -> str:
    """Return a text without marks and capitals: `Khiếu nại` is found by `khieu nai`."""
    decomposed = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _parse(value: object, info: ValidationInfo) -> LocalizedText:
    """Read a text in the profile's language, or a map from language to text."""
    if isinstance(value, LocalizedText):
        return value
    if not isinstance(value, dict):
        language = getattr(value, "language", None) or (info.context or {}).get("language", DEFAULT_LANGUAGE)
        return LocalizedText({language: clean_text(value)})
    if not value:
        raise Invalid(say("the text is empty"), say("write the text, or remove the key"))
    texts: dict[str, str] = {}
    for language, text in value.items():
        if language in LANGUAGES:
            continue
        if text is None:  # {vi: một, hai, en: …}: YAML ends the text at the comma
            raise Invalid(
                say("the text ends at the comma before “{rest}”", rest=language),
                say('put a text that holds a comma in quotes: "…, …"'),
                at=(language,),
            )
        raise Invalid(
            say("“{key}” is no language of a text", key=language),
            say("a text by language has the keys {keys}", keys=", ".join(LANGUAGES)),
            at=(language,),
        )
    for language in LANGUAGES:
        if language in value:
            try:
                texts[language] = clean_text(value[language])
            except Invalid as error:
                raise Invalid(error.message, error.hint, at=(language,)) from None
    return LocalizedText(texts)


_WRITTEN: Final[dict[str, Any]] = {"type": ["string", "integer"], "minLength": 1, "pattern": r"\S"}
"""A whole number is taken as it is typed: a postal code, a version, “24”."""
_SCHEMA: Final[dict[str, Any]] = {
    "anyOf": [
        _WRITTEN,
        {
            "type": "object",
            "properties": dict.fromkeys(LANGUAGES, _WRITTEN),
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}

Text = Annotated[LocalizedText, PlainValidator(_parse), WithJsonSchema(_SCHEMA)]
Texts = tuple[Text, ...]


def _parse_word(value: object) -> str:
    return " ".join(clean_text(value).split())


Word = Annotated[str, PlainValidator(_parse_word), WithJsonSchema(_WRITTEN)]
"""A text that is the same in every language: a name, an address, an abbreviation."""


def _parse_id_or_text(value: object, info: ValidationInfo) -> str | LocalizedText:
    if isinstance(value, str) and _IDENTIFIER.fullmatch(value):
        return str(value)
    return _parse(value, info)


IdOrText = Annotated[str | LocalizedText, PlainValidator(_parse_id_or_text), WithJsonSchema(_SCHEMA)]
"""An id of the library (lower-case letters, digits and _), or a text in the author's own words."""
