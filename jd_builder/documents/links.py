"""An address as people write it → the same text with a link, where it is one: https, http, mailto, tel."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

from jd_builder.documents.blocks import Piece


def email_piece(text: str) -> Piece:
    """Return an e-mail address that opens a new message."""
    if re.fullmatch(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", text):
        return Piece(text, f"mailto:{quote(text, safe='@+-._')}")
    return Piece(text)


def phone_piece(text: str) -> Piece:
    """Return a phone number that can be called."""
    digits = re.sub(r"[\s().-]", "", text)
    return Piece(text, f"tel:{digits}") if re.fullmatch(r"\+?\d{3,15}", digits) else Piece(text)


def website_piece(text: str) -> Piece:
    """Return a web address that opens the page, `https` where no scheme is written."""
    if re.search(r"\s", text):
        return Piece(text)
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return Piece(text)
    if (
        parts.scheme not in ("http", "https")
        or parts.username
        or not re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", host)
    ):
        return Piece(text)
    path = quote(parts.path, safe="/%:@-._~!$&+,;=")
    return Piece(
        text,
        urlunsplit(
            (
                parts.scheme,
                host + port,
                path,
                quote(parts.query, safe="=&%+-._~"),
                quote(parts.fragment, safe="%-._~"),
            )
        ),
    )
