"""What every request must pass: the right host, the right origin, a token where one is asked for, a bounded body."""

import hmac
import ipaddress
import secrets
import threading
from collections import OrderedDict
from html import escape
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE: Final = "jd_session"
MAX_BODY: Final = 1_000_000
_SESSIONS: Final = 1_000
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
PAGE_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DOCUMENT_POLICY: Final = (
    "sandbox allow-same-origin; default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; "
    "font-src 'self' data:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
"""A document holds the words of a profile and perhaps a template of the user's: nothing in it runs or is fetched."""


_CACHED: Final = ("/static/", "/fonts/")
_TOO_LARGE: Final = PlainTextResponse(
    "Nội dung quá lớn / Body too large\n", 413, headers={"Connection": "close"}
)


def is_loopback(host: str) -> bool:
    """Tell whether an address can be reached from this machine only."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


class Guard:
    """Refuses what does not come from the app's own pages on the host it was started for.

    A page elsewhere can make a browser send requests here (forged requests), or let its own name point here (DNS
    rebinding): the first shows in `Origin`, the second in `Host`.

    Args:
        app: The app behind it.
        hosts: Names and addresses that the app is called by, without port; those of this machine always count.
        token: What a person must know, None where only this machine can reach the app.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str], token: str | None) -> None:
        self._app = app
        self._hosts = _LOOPBACK | {host.lower() for host in hosts}
        self._token = token
        self._sessions: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let it through."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refusal(scope, headers)
        if refused is not None:
            await refused(scope, receive, _with_headers(send))
            return
        sending = _with_headers(send, cached=scope["path"].startswith(_CACHED))
        if scope["method"] in _SAFE:  # nothing reads its body
            await self._app(scope, receive, sending)
            return
        body = await _body(receive)
        if body is None:
            return
        if len(body) > MAX_BODY:
            await _TOO_LARGE(scope, receive, sending)
            return
        await self._app(scope, _replayed(body, receive), sending)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """Return what answers a request that may not pass."""
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._knows(hosts[0]):
            return PlainTextResponse("Host không hợp lệ / Unknown host\n", 421)
        if scope["method"] not in _SAFE and not _is_own(headers, hosts[0]):
            return PlainTextResponse("Yêu cầu đến từ trang khác / Request from another site\n", 403)
        length = headers.get("content-length")
        if length is not None and (not length.isdigit() or int(length) > MAX_BODY):
            return _TOO_LARGE
        return self._admit(scope, headers) if self._token is not None else None

    def _knows(self, host: str) -> bool:
        """Tell whether this is a name of ours; an address that is no name cannot be rebound."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
            _ = urlsplit(f"//{host}").port
        except ValueError:
            return False
        shown = f"[{name}]" if ":" in name else name
        if shown in self._hosts:
            return True
        if self._token is None:
            return False
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True

    def _admit(self, scope: Scope, headers: Headers) -> Response | None:
        assert self._token is not None
        bearer = headers.get("authorization", "")
        if bearer.startswith("Bearer ") and _same(bearer.removeprefix("Bearer ").strip(), self._token):
            return None
        if self._session(headers):
            return None
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get("token")
        if given is not None and scope["method"] == "GET" and _same(given, self._token):
            rest = urlencode([(name, value) for name, value in query if name != "token"])
            path = "/" + quote(scope["path"]).lstrip("/")  # two slashes would name another host
            answer = _going_on(f"{path}?{rest}" if rest else path)
            answer.set_cookie(COOKIE, self._open(), httponly=True, samesite="strict", path="/")
            return answer
        return PlainTextResponse(
            "Cần mã truy cập: mở địa chỉ có ?token=… / A token is needed: open the address with ?token=…\n",
            401,
        )

    def _session(self, headers: Headers) -> bool:
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        given = cookies[COOKIE].value if COOKIE in cookies else ""
        with self._lock:
            return any(_same(given, known) for known in self._sessions)

    def _open(self) -> str:
        session = secrets.token_urlsafe(32)
        with self._lock:
            self._sessions[session] = None
            while len(self._sessions) > _SESSIONS:
                self._sessions.popitem(last=False)
        return session


def _going_on(address: str) -> Response:
    """Return a page that goes on by itself.

    A redirect would not do: after a link in somebody's web mail, browsers send a strict cookie only with requests
    that a page of our own begins.
    """
    shown = escape(address)
    return HTMLResponse(
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>jd</title>'
        f'<meta http-equiv="refresh" content="0;url={shown}"></head>'
        f'<body><p><a href="{shown}">Mở jd / Open jd</a></p></body></html>'
    )


def _same(given: str, known: str) -> bool:
    """Compare in a time that tells nothing about where two texts part."""
    return hmac.compare_digest(given.encode(), known.encode())


def _is_own(headers: Headers, host: str) -> bool:
    """Tell whether a request that changes something comes from our own page, or from no page at all.

    Browsers name the origin of every such request. A program names none; a form without an origin is no program's.
    """
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).scheme in ("http", "https") and urlsplit(origin).netloc == host
    if site is not None:
        return True
    return headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"


async def _body(receive: Receive) -> bytes | None:
    """Return a body, cut once it is past the limit, whatever length it said; None where the browser went away."""
    body = bytearray()
    while len(body) <= MAX_BODY:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if not message.get("more_body", False):
            break
    return bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Return a way to receive a body that has been read."""
    left = [body]

    async def replayed() -> Message:
        if left:
            return {"type": "http.request", "body": left.pop(), "more_body": False}
        return await receive()

    return replayed


def _with_headers(send: Send, *, cached: bool = False) -> Send:
    """Return a way to send that adds what every answer says to the browser."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("Content-Security-Policy", PAGE_POLICY)
            headers["X-Content-Type-Options"] = "nosniff"
            headers["Referrer-Policy"] = "same-origin"
            headers["Cross-Origin-Opener-Policy"] = "same-origin"
            headers["Cross-Origin-Resource-Policy"] = "same-origin"
            headers.setdefault("Cache-Control", "no-cache" if cached else "no-store")
        await send(message)

    return guarded
