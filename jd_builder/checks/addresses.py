"""Web and mail addresses in a text → blanks of the same length: their words say nothing of the job."""

import re
from typing import Final

_ADDRESS: Final = re.compile(
    r"(?:https?://|(?<!\w)www\.)(?P<page>[^\s<>()\[\]\"“”]{1,2000})"
    r"|(?<![\w.+-])(?P<name>[\w.+-]{1,64})@(?P<host>[\w-]{1,64}(?:\.[\w-]{1,64}){1,6})"
    r"|(?<![\w./-])(?P<bare>[\w-]{1,64}(?:\.[\w-]{1,64}){0,4}\.(?:vn|com|net|org|io|asia|work|jobs)/[^\s<>()\[\]\"“”]{1,2000})"
)
_LETTER: Final = re.compile(r"[^\W_]")


def without_addresses(text: str) -> str:
    """Blank out the words of web and mail addresses; the length stays, and so does what makes them addresses."""
    if (
        "@" not in text
        and "://" not in text
        and "www." not in text
        and ".vn/" not in text
        and ".com/" not in text
    ):
        return text
    return _ADDRESS.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    whole = match[0]
    for start, end in map(match.span, ("page", "name", "host", "bare")):
        if start >= 0:
            first = start - match.start()
            whole = whole[:first] + _LETTER.sub("_", match.string[start:end]) + whole[first + end - start :]
    return whole
