"""A role's document as an answer to a request."""

from typing import Final
from urllib.parse import quote

from starlette.responses import Response

from jd_builder.choices import Document, EngineName, Format, Language
from jd_builder.documents.catalogue import compose_in
from jd_builder.errors import JdError, OutputError
from jd_builder.languages import say
from jd_builder.profile.loading import Role
from jd_builder.rendering.formats import convert
from jd_builder.rendering.pdf import choose_engine
from jd_builder.web.guard import DOCUMENT_POLICY

MEDIA: Final = {
    Format.MD: "text/markdown; charset=utf-8",
    Format.HTML: "text/html; charset=utf-8",
    Format.PDF: "application/pdf",
    Format.TXT: "text/plain; charset=utf-8",
    Format.JSONLD: "application/ld+json",
}
_TYPEFACE: Final = b'<link rel="stylesheet" href="/static/fonts.css"></head>'


def make_paper(
    role: Role,
    document: Document,
    made_as: Format,
    language: Language | None = None,
    engine: EngineName = EngineName.PLUTOPRINT,
    *,
    inline: bool = False,
) -> Response:
    """Return a document of a role.

    Args:
        role: The role.
        document: Which document.
        made_as: In which format.
        language: In which language; the profile's own if None.
        engine: What prints a PDF; the fast one by default.
        inline: Shown in the page, in the typeface of the pages, not saved as a file.

    Raises:
        JdError: It is not made in this format, or cannot be made.
    """
    if made_as not in document.formats:
        names = ", ".join(document.formats)
        raise JdError(say("this document is made as {names}", names=names))
    chosen = language or Language(role.profile.language)
    if made_as is Format.PDF:
        engine, _ = choose_engine(engine)
    view = compose_in(chosen.parts, document.value, role).view
    try:
        content = convert(view, document.value, made_as, engine=engine)
    except OutputError as error:  # nothing was to be written: the role lacks what this document needs
        raise JdError(error.message) from error
    headers = {"Content-Security-Policy": DOCUMENT_POLICY}
    if inline:
        content = content.replace(b"</head>", _TYPEFACE, 1) if made_as is Format.HTML else content
    else:
        own = "" if chosen.value == role.profile.language else f" ({chosen.value})"
        name = quote(f"{role.slug} – {document.value}{own}.{made_as.value}", safe="")
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return Response(content, media_type=MEDIA[made_as], headers=headers)
