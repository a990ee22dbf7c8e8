"""HTML → PDF, by WeasyPrint where it runs and by PlutoPrint elsewhere."""

import atexit
import contextlib
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from threading import Thread
from typing import Any, Final

from jd_builder.choices import EngineName, PdfVariant
from jd_builder.errors import EngineError
from jd_builder.languages import Message, say
from jd_builder.rendering.styles import font_folder, print_css

DEFAULT_VARIANT: Final = PdfVariant.UA_1
_THREADS: Final = 2  # more gain nothing on five documents
_NO_DATE: Final = "2000-01-01T00:00:00Z"  # PlutoPrint writes the time of printing unless it is given another


def choose_engine(wanted: EngineName, variant: PdfVariant | None = None) -> tuple[EngineName, Message | None]:
    """Return the engine to print with, and a notice where it is not the one of record.

    Args:
        wanted: The engine asked for.
        variant: The kind of PDF asked for, if any; only WeasyPrint makes one.

    Raises:
        EngineError: The engine asked for by name does not run here, or nothing here makes that kind of PDF.
    """
    if wanted is EngineName.PLUTOPRINT:
        if variant is not None:
            raise EngineError(
                say(
                    "PlutoPrint makes plain PDFs only; for {variant} leave --engine out or choose weasyprint",
                    variant=variant.value,
                )
            )
        return wanted, None
    reason = weasyprint_failure()
    if reason is None:
        if variant is not None and not _knows(variant):
            raise EngineError(
                say(
                    "this WeasyPrint does not make {variant}; update it: pip install --upgrade weasyprint",
                    variant=variant.value,
                )
            )
        return EngineName.WEASYPRINT, None
    if variant is not None:
        raise EngineError(
            say(
                "only WeasyPrint makes {variant}, and it does not run on this machine ({reason}); install Pango: `jd doctor` says how",
                variant=variant.value,
                reason=reason,
            )
        )
    if wanted is EngineName.WEASYPRINT:
        raise EngineError(
            say(
                "WeasyPrint does not run on this machine ({reason}); leave --engine out, or install Pango: `jd doctor` says how",
                reason=reason,
            )
        )
    return EngineName.PLUTOPRINT, say(
        "PDFs are printed with PlutoPrint (no accessibility tags), because WeasyPrint does not run here; `jd doctor` says more."
    )


def _knows(variant: PdfVariant) -> bool:
    from weasyprint.pdf import VARIANTS

    return variant.value in VARIANTS


@cache
def weasyprint_failure() -> str | None:
    """Return why WeasyPrint cannot be used, None where it can; what it prints on failing stays unseen."""
    silence = io.StringIO()
    try:
        with contextlib.redirect_stdout(silence), contextlib.redirect_stderr(silence):
            import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        return str(error).split("\n", maxsplit=1)[0] or type(error).__name__
    import logging

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    return None


class Printer:
    """Prints beside the rest of the work, where the engine lets Python go on meanwhile; use it in a `with`.

    PlutoPrint does, and two of its books may be printed at once with the same bytes as one after the other (a test
    prints many): its fonts are loaded while the profile is read, and documents are printed while others are rendered.
    WeasyPrint is Python itself: it prints when its result is asked for.

    Args:
        engine: What prints; None where nothing will be printed.
    """

    def __init__(self, engine: EngineName | None) -> None:
        self._pool: ThreadPoolExecutor | None = None
        if engine is EngineName.PLUTOPRINT:
            self._pool = ThreadPoolExecutor(max_workers=_THREADS)
            load_fonts()

    def __enter__(self) -> "Printer":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def begin(self, job: Callable[[], bytes]) -> Callable[[], bytes]:
        """Return what waits for a job's result, the job begun where that gains time."""
        return self._pool.submit(job).result if self._pool is not None else job


@cache
def load_fonts() -> Thread:
    """Begin to load PlutoPrint's fonts, once a process; nothing needs to wait for it."""
    thread = Thread(target=_print_a_line)
    thread.start()
    return thread


def _print_a_line() -> None:
    with contextlib.suppress(EngineError):  # what is wrong is said when a document is printed
        print_pdf("<p>Aă <b>Aă</b> <i>Aă</i></p>", EngineName.PLUTOPRINT)


def print_pdf(
    html: str,
    engine: EngineName,
    *,
    css: str | None = None,
    variant: PdfVariant = DEFAULT_VARIANT,
    created: str = "",
) -> bytes:
    """Print a page.

    Args:
        html: The page.
        engine: WeasyPrint or PlutoPrint.
        css: Its style sheet; the shipped one by default.
        variant: The kind of PDF, with WeasyPrint; always tagged.
        created: When it was made, in ISO 8601, for PlutoPrint; WeasyPrint finds it in the page.

    Raises:
        EngineError: The engine failed.
    """
    css = css if css is not None else print_css(engine)
    try:
        if engine is EngineName.WEASYPRINT:
            return _print_with_weasyprint(html, css, variant)
        return _print_with_plutoprint(html, css, created)
    except (OSError, RuntimeError, ValueError) as error:
        raise EngineError(
            say("{engine} could not print the page: {reason}", engine=engine.value, reason=error)
        ) from error


@lru_cache(maxsize=4)
def _weasyprint_sheet(css: str) -> tuple[Any, Any]:
    """Parse a style sheet and load its fonts, once a process for the few there are."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    atexit.register(
        _weasyprint_sheet.cache_clear
    )  # its clean-up needs modules that are gone when Python ends
    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=css, font_config=fonts, url_fetcher=_weasyprint_fetcher())
    return sheet, fonts


@cache
def _weasyprint_fetcher() -> Any:
    from weasyprint.urls import URLFetcher

    class LocalFetcher(URLFetcher):  # type: ignore[misc]
        """Hands out the font files and pictures inside the page, and nothing else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if not _allowed(url):
                raise ValueError(url)
            return super().fetch(url, headers)

    return LocalFetcher(allowed_protocols=("file", "data"))


def _print_with_weasyprint(html: str, css: str, variant: PdfVariant) -> bytes:
    import weasyprint

    sheet, fonts = _weasyprint_sheet(css)
    page = weasyprint.HTML(string=html, url_fetcher=_weasyprint_fetcher())
    made: bytes = page.write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_variant=variant.value, pdf_tags=True
    )
    return made


@cache
def _plutoprint_fetcher() -> Any:
    import plutoprint

    class LocalFetcher(plutoprint.ResourceFetcher):
        """Hands out the font files and pictures inside the page, and nothing else."""

        def fetch_url(self, url: str) -> plutoprint.ResourceData:
            if not _allowed(url):
                return plutoprint.ResourceData(
                    "", "text/plain"
                )  # an error here would be printed as a traceback
            # Fonts live on in PlutoPrint until the process ends: bytes owned by Python would be freed too early.
            return plutoprint.default_resource_fetcher.fetch_url(url)

    return LocalFetcher()


def _print_with_plutoprint(html: str, css: str, created: str) -> bytes:
    import plutoprint

    book = plutoprint.Book(plutoprint.PAGE_SIZE_A4, plutoprint.PAGE_MARGINS_NONE, plutoprint.MEDIA_TYPE_PRINT)
    book.custom_resource_fetcher = _plutoprint_fetcher()
    book.load_html(html, user_style=css)
    book.set_metadata(plutoprint.PDF_METADATA_CREATION_DATE, created or _NO_DATE)
    made = io.BytesIO()
    book.write_to_pdf_stream(made)
    return made.getvalue()


def _allowed(url: str) -> bool:
    return url.startswith(("data:image/", "data:font/")) or url.rpartition("/")[0] == font_folder().as_uri()
