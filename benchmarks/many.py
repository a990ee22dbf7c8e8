"""As many profiles as asked for, made from the shipped ones."""

import re
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
_TITLE = re.compile(r"(name: \{vi: )([^,}]+)")
_TEXT = re.compile(r"((?:text|purpose|responsibilities|en|vi): *\"?)(\w)")


def write_profiles(folder: Path, count: int, *, shared: bool = False) -> Iterator[Path]:
    """Write changed copies of the shipped profiles; their parents stay the shipped ones.

    Args:
        folder: Where.
        count: How many.
        shared: Change only the title and the weights; else every text.
    """
    shipped = sorted(path for path in (CHECKOUT / "profiles").glob("*.yaml") if path.stem != "company")
    for number in range(count):
        original = shipped[number % len(shipped)]
        text = original.read_text(encoding="utf-8")
        target = folder / f"{original.stem}-{number}.yaml"
        changed = (
            _TITLE.sub(rf"\1\2 {_word(number)}", text, count=1)
            if shared
            else _TEXT.sub(rf"\1Việc {_word(number)} \2", text)
        )
        target.write_text(changed, encoding="utf-8")
        yield target


def _word(number: int) -> str:
    """Return a word of its own for a number; a figure in every text would be no profile that anybody writes."""
    syllables = ""
    while True:
        number, rest = divmod(number, 14)
        syllables += "bcdghklmnprstv"[rest] + "aeiou"[rest % 5]
        if not number:
            return syllables
