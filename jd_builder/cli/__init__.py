"""The command line: reads arguments, makes one call, reports, and sets the exit code."""

import os
import sys

_INTERRUPTED = 130
"""What a shell calls the end by Ctrl-C: 128 and the number of the signal."""


def main(arguments: list[str] | None = None) -> None:
    """Run `jd` and leave with its exit code: 0 fine, 1 problems or a failed build, 2 wrong use, 130 by Ctrl-C."""
    try:  # whatever is loaded outside of it would end in a traceback by Ctrl-C
        code = _run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        code = _INTERRUPTED
    if code == _INTERRUPTED:  # Typer makes this of Ctrl-C too
        _hear_no_more()
    sys.exit(code)


def _hear_no_more() -> None:
    """Keep Ctrl-C from what is left to do: pressed once more, it would tell of the end with a traceback.

    Where it came while a text was executed, as dataclasses are made, `python -m` would end by the signal without a code.
    """
    import signal

    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    else:  # Windows
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _run(arguments: list[str]) -> int:
    from jd_builder.cli.console import exit_code, make_streams_safe, set_language
    from jd_builder.garbage import collect_seldom
    from jd_builder.languages import known_language, preferred_language

    collect_seldom()
    make_streams_safe()
    asked = _language_argument(arguments)
    language = known_language(asked) or preferred_language()
    set_language(language)
    os.environ["LANGUAGE"] = language  # Typer's own words go through gettext
    if arguments[:1] == ["build"] and "_JD_COMPLETE" not in os.environ:
        from jd_builder.cli.ordering import read_order, run_order

        order = read_order(arguments)
        if order is not None:
            return exit_code(lambda: run_order(order))
    from jd_builder.cli.app import refuse_language, run

    if asked is not None and known_language(asked) is None:
        return refuse_language(asked)
    return run(arguments)


def _language_argument(arguments: list[str]) -> str | None:
    """Return the language of messages that the arguments ask for.

    `jd build --lang` names the language of documents; before the command, and with every other
    command, `--lang` names the language of messages.
    """
    command = next(
        (argument for argument in arguments if not argument.startswith("-") and argument not in ("vi", "en")),
        "",
    )
    for index, argument in enumerate(arguments):
        if argument == command == "build":
            return None
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None
