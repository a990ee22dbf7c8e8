"""Every pattern of the rules, those of phrases compiled on purpose, and texts made to slow each down."""

import random
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

_COLLECT = """
import importlib, json, pkgutil, re, sys
found, compile = {}, re.compile
def record(pattern, flags=0):
    frame = sys._getframe(1)
    names = []
    while frame is not None and len(names) < 12:
        names.append(frame.f_globals.get("__name__", ""))
        frame = frame.f_back
    near = [name for name in names[:4] if name.startswith("jd_builder.checks")]
    if near and isinstance(pattern, str):
        owner = next((name for name in near if name != "jd_builder.checks.folding"), near[0])
        found[(pattern, int(flags))] = owner
    return compile(pattern, flags)
re.compile = record
import jd_builder.checks.folding as folding
make = folding.Phrase.__init__
def make_whole(phrase, pattern, *, bare=True):
    make(phrase, pattern, bare=bare)
    for search in (phrase.marked, phrase.bare):
        record(search.written)
folding.Phrase.__init__ = make_whole
import jd_builder.checks
for module in pkgutil.walk_packages(jd_builder.checks.__path__, "jd_builder.checks."):
    importlib.import_module(module.name)
json.dump([[owner, *key] for key, owner in found.items()], sys.stdout)
"""


@cache
def compiled_patterns() -> tuple[tuple[str, str, int], ...]:
    """Return module, pattern and flags of every pattern made on import, those of phrases with and without marks."""
    import json

    done = subprocess.run([sys.executable, "-c", _COLLECT], capture_output=True, check=True, encoding="utf-8")
    return tuple((owner, pattern, flags) for owner, pattern, flags in json.loads(done.stdout))


def hostile_texts(pattern: str, flags: int, size: int) -> Iterator[str]:
    """Yield texts of about `size` characters that repeat what the pattern nearly matches."""
    for piece in _hostile_pieces(pattern, flags):
        yield (piece * (size // len(piece) + 1))[:size]


@cache
def _hostile_pieces(pattern: str, flags: int) -> tuple[str, ...]:
    """Return what the pattern nearly matches; reading a long pattern takes longer than trying it."""
    parsed = import_module("re._parser").parse(pattern, flags)
    draw = random.Random(7)
    pieces: dict[str, None] = dict.fromkeys((" ", "a", "1", "1 ", ", ", "nữ "))
    for longest in (False, False, True, True, True):
        sample = "".join(sample_of(parsed, draw, longest))
        pieces.update(
            dict.fromkeys((sample, f"{sample} ", sample[:-1], sample[: len(sample) // 2], sample[1:]))
        )
        pieces.update(dict.fromkeys(draw.sample(sorted(set(sample)), min(3, len(set(sample))))))
    return tuple(filter(None, pieces))


def sample_of(parsed: Any, draw: random.Random, longest: bool) -> Iterator[str]:
    """Yield the pieces of a text that a pattern nearly fits; look-around is not seen to."""
    for operation, value in parsed:
        match str(operation):
            case "LITERAL":
                yield chr(value)
            case "NOT_LITERAL":
                yield "x" if value != ord("x") else "y"
            case "ANY":
                yield draw.choice("a1 ")
            case "IN":
                yield _member(value, draw)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                low, high, inner = value
                for _ in range(min(int(high), 60) if longest else int(low)):
                    yield from sample_of(inner, draw, longest)
            case "BRANCH":
                yield from sample_of(draw.choice(value[1]), draw, longest)
            case "SUBPATTERN":
                yield from sample_of(value[-1], draw, longest)
            case "ATOMIC_GROUP":
                yield from sample_of(value, draw, longest)
            case _:  # what takes no room: borders, look-around, references
                continue


def _member(choices: Any, draw: random.Random) -> str:
    operation, value = draw.choice([each for each in choices if str(each[0]) != "NEGATE"])
    if str(choices[0][0]) == "NEGATE":
        return draw.choice("aạ1 ")
    match str(operation):
        case "LITERAL":
            return chr(value)
        case "RANGE":
            return chr(draw.randint(*value))
        case _:
            return {"CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " ", "CATEGORY_NOT_WORD": ","}.get(
                str(value), "a"
            )
