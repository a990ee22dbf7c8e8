"""`jd build` without Typer, which takes longer to load than an unchanged build takes to find nothing to do.

`read_order` understands plain command lines only; of anything else, mistakes included, it makes nothing, and Typer
reads it. Both lead to `run_order`.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jd_builder.choices import Document, EngineName, Format, Language, Layout, PdfVariant
from jd_builder.cli.choosing import choice, chosen
from jd_builder.cli.console import language, report_errors, say_err, say_out
from jd_builder.places import as_place

if TYPE_CHECKING:
    from jd_builder.checks.options import CheckOptions
    from jd_builder.cli.meter import Meter
    from jd_builder.orders import Options, Result

_SHORT: Final[Mapping[str, str]] = {
    "-d": "document",
    "-f": "format",
    "-l": "lang",
    "-o": "output",
    "-j": "jobs",
}
_LISTS: Final = ("document", "format", "lang", "set")
_PATHS: Final = ("output", "templates")
_TEXTS: Final = ("layout", "engine", "pdf_variant", "scheduler")
_FLAGS: Final = ("strict", "force", "prune", "json", "watch")
_NUMBERS: Final = {"max_chars": (200, 10_000_000), "jobs": (0, 256), "timeout": (1, 86_400)}


@dataclass(frozen=True, slots=True)
class Order:
    """What `jd build` was asked for.

    Attributes:
        profiles: Files, folders and globs.
        given: The options given, by name.
    """

    profiles: list[str]
    given: dict[str, Any]


def read_order(arguments: Sequence[str]) -> Order | None:
    """Return what a plain command line asks for; None where Typer must read it."""
    if not arguments or arguments[0] != "build":
        return None
    order = Order([], {})
    rest = iter(arguments[1:])
    for argument in rest:
        if not argument.startswith("-"):
            order.profiles.append(argument)
            continue
        option, equals, value = argument.partition("=")
        name = _SHORT.get(option) or option.removeprefix("--").replace("-", "_")
        if name in _FLAGS and argument == f"--{name}":
            order.given[name] = True
            continue
        if option not in _SHORT and option != f"--{name.replace('_', '-')}":
            return None
        if not equals:
            value = next(rest, "")
        if (
            (equals and option in _SHORT)
            or not value
            or value.startswith("-")
            or not _put(order.given, name, value)
        ):
            return None
    return order if order.profiles else None


def _put(given: dict[str, Any], name: str, value: str) -> bool:
    """Put an option's value where it belongs; return whether there is such an option and value."""
    if name in _LISTS:
        given.setdefault(name, []).append(value)
    elif name in _PATHS:
        given[name] = as_place(value)
    elif name in _TEXTS:
        given[name] = value
    elif name in _NUMBERS and value.isascii() and value.isdigit() and len(value) < 9:
        least, most = _NUMBERS[name]
        given[name] = number = int(value)
        return least <= number <= most
    else:
        return False
    return True


def run_order(order: Order) -> int:
    """Build, report, and return the exit code.

    Raises:
        JdError: Nothing could be started.
    """
    if order.given.get("watch"):
        from jd_builder.cli.following import run_watch  # what it needs is loaded for it alone

        return run_watch(order.profiles, lambda: _options(order.given), as_json=bool(order.given.get("json")))
    from jd_builder.building import find_and_build
    from jd_builder.report import result_as_json, result_lines

    options = _options(order.given)
    as_json = bool(order.given.get("json"))
    result = find_and_build(
        order.profiles,
        options,
        progress=meter() if sys.stderr.isatty() and not as_json else lambda *_: None,
    )
    if as_json:
        say_out(result_as_json(result, language()))
    else:
        tell_problems(result)
        for line in result_lines(result, language()):
            say_out(line)
    return 0 if result.ok else 1


def tell_problems(result: "Result") -> None:
    """Print everything that a build has to say beside what it made."""
    for notice in result.notices:
        say_err(notice)
    for problem in result.warnings:
        say_err(problem.explain(language()))
    report_errors(failure.error for failure in (*result.failures, *result.kept))


def _options(given: Mapping[str, Any]) -> "Options":
    from jd_builder.settings import build_options

    layout, engine, variant, scheduler = (given.get(name) for name in _TEXTS)
    return build_options(
        {
            "documents": chosen(Document, given.get("document", []), "--document"),
            "formats": chosen(Format, given.get("format", []), "--format"),
            "languages": chosen(Language, given.get("lang", []), "--lang"),
            "output": given.get("output"),
            "templates": given.get("templates"),
            "overrides": given.get("set"),
            "layout": choice(Layout, layout, "--layout") if layout else None,
            "max_chars": given.get("max_chars"),
            "engine": choice(EngineName, engine, "--engine") if engine else None,
            "checks": _checks() if given.get("strict") else None,
            "pdf_variant": choice(PdfVariant, variant, "--pdf-variant") if variant else None,
            "force": given.get("force"),
            "prune": given.get("prune"),
            "jobs": given.get("jobs"),
            "timeout": given.get("timeout"),
            "scheduler": scheduler,
        },
        folder=Path.cwd(),
    )


def _checks() -> "CheckOptions":
    from jd_builder.check_settings import check_options  # the rules take a while to load

    return check_options(folder=Path.cwd())


def meter() -> "Meter":
    """Return what shows the progress of a build at a terminal."""
    from jd_builder.cli.meter import Meter  # where nobody looks it is not needed

    return Meter()
