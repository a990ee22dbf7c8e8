"""The app on a port of this machine."""

import contextlib
import secrets
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from jd_builder.checks.options import CheckOptions
from jd_builder.errors import JdError, SettingsError
from jd_builder.languages import say
from jd_builder.web.app import make_app
from jd_builder.web.guard import is_loopback
from jd_builder.web.news import News
from jd_builder.web.pages import PAGE
from jd_builder.web.workspace import Workspace


class Server(uvicorn.Server):
    """A server that lets waiting pages go before it waits for them.

    Args:
        app: The app.
        news: What its pages wait for.
    """

    def __init__(self, app: ASGIApp, news: News) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_level="warning",
                access_log=False,
                server_header=False,
                date_header=False,
                ws="none",
                lifespan="off",
            )
        )
        self._news = news

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop answering."""
        self._news.close()
        await super().shutdown(sockets)


def serve(
    folder: Path,
    *,
    host: str,
    port: int,
    token: str,
    language: str,
    checks: CheckOptions,
    ready: Callable[[str], None],
) -> None:
    """Answer requests until somebody stops the program.

    Args:
        folder: The folder of profiles.
        host: Address to listen on.
        port: Port; 0 for any that is free.
        token: What people must know; needed where others than this machine can reach it.
        language: Language of the pages.
        checks: Which rules mark the roles.
        ready: Called with the address to open, once it answers.

    Raises:
        SettingsError: The address can be reached by others and there is no token, or a short one.
        JdError: There is no such folder, or the port is taken.
    """
    if not folder.is_dir():
        raise JdError(say("there is no folder “{folder}”", folder=folder))
    if not is_loopback(host) and not token:
        raise SettingsError(
            say(
                "others can reach {host}, so --token is needed; for example --token {example}",
                host=host,
                example=secrets.token_urlsafe(12),
            )
        )
    if token and len(token) < 8:
        raise SettingsError(say("the token is too short to keep anybody out: use 8 characters or more"))
    listener = _listen(host, port)
    number = listener.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{number}/" + (f"?token={token}" if token else "")
    news = News()
    workspace = Workspace(folder, checks)
    app = make_app(
        workspace,
        language=language,
        hosts=frozenset({shown, socket.gethostname()}),
        token=token or None,
        news=news,
    )
    ready(address)
    threading.Thread(target=_read_ahead, args=(workspace,), name="reading ahead", daemon=True).start()
    Server(app, news).run(sockets=[listener])


def _read_ahead(workspace: Workspace) -> None:
    with contextlib.suppress(JdError):  # the page says it
        workspace.read_ahead(PAGE)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or asyncio leaves Nagle's delay on: 40 ms between the head and the body of each answer.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows: nobody else may listen on the same port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()
    except (OSError, OverflowError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or error
        raise JdError(
            say(
                "port {port} of {host} cannot be used: {reason}; choose another with --port",
                port=port,
                host=host,
                reason=reason,
            )
        ) from error
    return listener
