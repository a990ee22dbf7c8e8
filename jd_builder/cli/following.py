"""`jd build --watch`: builds, and builds again what changes, until Ctrl-C."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from jd_builder.cli.console import language, say_err, say_out
from jd_builder.cli.ordering import meter, tell_problems
from jd_builder.languages import say, say_n
from jd_builder.orders import Options, Result
from jd_builder.rebuilding import rebuild
from jd_builder.report import result_as_json, result_lines
from jd_builder.watching import Watcher

_FEW_NAMES: Final = 3
_FEW_FOLDERS: Final = 3


def run_watch(profiles: Sequence[str], read_options: Callable[[], Options], *, as_json: bool) -> int:
    """Build and go on building until Ctrl-C; return the exit code.

    Args:
        profiles: Files, folders and globs.
        read_options: Returns what to build.
        as_json: Print each result as JSON on a line of its own, and nothing else.

    Raises:
        JdError: Nothing could be started, or nothing can be watched.
    """
    try:
        with Watcher() as watcher:
            shown = meter() if sys.stderr.isatty() and not as_json else lambda *_: None
            for number, result in enumerate(rebuild(profiles, read_options, watcher, shown)):
                _tell(result, as_json=as_json, first=number == 0)
                sys.stdout.flush()
                if number == 0 and not as_json:
                    places = ", ".join(profiles)
                    say_err(say("Watching {places} and all they depend on; Ctrl-C stops.", places=places))
    except KeyboardInterrupt:
        if not as_json:
            say_err("")
            say_err(say("Stopped watching."))
    return 0


def _tell(result: Result, *, as_json: bool, first: bool) -> None:
    if as_json:
        say_out(result_as_json(result, language(), line=True))
        return
    tell_problems(result)
    for line in result_lines(result, language()) if first else _lines(result):
        say_out(line)


def _lines(result: Result) -> Iterator[str]:
    """Yield what was made again, in as few lines as can be."""
    clock = time.strftime("%H:%M:%S")
    folders: dict[Path, list[str]] = {}
    for path in result.written:
        folders.setdefault(path.parent, []).append(path.name)
    if len(folders) > _FEW_FOLDERS:
        files = say_n("{n} file", "{n} files", len(result.written)).text(language())
        yield f"{clock} {files}: {', '.join(folder.name for folder in list(folders)[:_FEW_FOLDERS])} …"
        folders = {}
    for folder, names in folders.items():
        files = say_n("{n} file", "{n} files", len(names)).text(language())
        named = f": {', '.join(names)}" if len(names) <= _FEW_NAMES else ""
        yield f"{clock} {folder} – {files}{named}"
    if result.removed:
        yield f"{clock} {say_n('{n} file removed', '{n} files removed', len(result.removed)).text(language())}"
    if result.failures:
        failed = say_n(
            "{n} profile or file was not built.",
            "{n} profiles or files were not built.",
            len(result.failures),
        ).text(language())
        yield f"{clock} {failed}"
