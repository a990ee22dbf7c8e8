"""`jd serve`: the local web app."""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from jd_builder.cli.console import _, language, say_out
from jd_builder.cli.options import Lang
from jd_builder.languages import say


def serve(
    folder: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help=_("Folder with the profiles."), show_default=False)
    ] = Path(),
    port: Annotated[
        int, typer.Option("--port", metavar="PORT", min=0, max=65_535, help=_("Port; 0 for any free one."))
    ] = 8765,
    host: Annotated[
        str,
        typer.Option("--host", metavar="HOST", help=_("Address; another than this machine's needs --token.")),
    ] = "127.0.0.1",
    token: Annotated[
        str,
        typer.Option(
            "--token", metavar="SECRET", help=_("What people must know to open the app."), show_default=False
        ),
    ] = "",
    open_browser: Annotated[bool, typer.Option("--open", help=_("Open the browser."))] = False,
    lang: Lang = "",
) -> None:
    from jd_builder.check_settings import check_options
    from jd_builder.web import serving

    def ready(address: str) -> None:
        say_out(say("Open {address} in a browser; Ctrl-C stops.", address=address))
        if open_browser:
            webbrowser.open(address)

    serving.serve(
        folder,
        host=host,
        port=port,
        token=token,
        language=language(),
        checks=check_options(folder=folder),
        ready=ready,
    )
