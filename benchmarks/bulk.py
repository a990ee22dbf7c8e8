"""How much of a PDF engine's own pace is left where many profiles are built; ratios from one run, on one core.

    python benchmarks/bulk.py [PROFILES] [ROUNDS] [ENGINE]

Each engine prints the five documents of PROFILES (1,000; WeasyPrint a tenth of them, for it takes ten times as long)
different profiles, all texts changed:

- jd: reads, checks, writes md, html and pdf, keeps its manifests;
- bare: the engine alone, the same pages from memory to memory, with the same style sheet, parsed and its fonts loaded once
  where the engine can do that.

Both do a tenth of the profiles first, so that growth with their number shows. Every measure is a process of its own, bound
to one core, its imports and first document left out; ROUNDS (3) of them alternate.
"""

import io
import multiprocessing
import os
import platform
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import ParamSpec, TypeVar

from many import CHECKOUT, write_profiles

ENGINES = {"plutoprint": 1, "weasyprint": 10}
"""How many times fewer profiles each prints."""
AIM = 0.75
_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Measured:
    """What some documents took.

    Attributes:
        wall: Seconds by the clock.
        cpu: Seconds of work of this process, all threads.
        pdfs: How many PDFs were made.
        memory: Most memory that the process held so far, in MB.
    """

    wall: float
    cpu: float
    pdfs: int
    memory: float


def in_fresh_process(work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """Return what a function returns in a process of its own, bound to one core."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_bind) as pool:
        return pool.submit(work, *args, **kwargs).result()


def _bind() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def measured(pieces: list[Path], work: Callable[[list[Path]], int]) -> tuple[Measured, Measured]:
    """Measure a tenth of the pieces, then all."""
    parts = []
    for part in (pieces[: max(1, len(pieces) // 10)], pieces):
        wall, cpu = time.perf_counter(), time.process_time()
        pdfs = work(part)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        parts.append(
            Measured(wall, cpu, pdfs, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB_IN_MB)
        )
    return parts[0], parts[1]


_KB_IN_MB = 1024 * 1024 if sys.platform == "darwin" else 1024


def build(engine: str, roles: Path, profiles: list[Path]) -> tuple[Measured, Measured]:
    """Build the documents of profiles, the whole way from file to files."""
    from jd_builder.building import run_build
    from jd_builder.choices import EngineName
    from jd_builder.garbage import collect_seldom
    from jd_builder.orders import Options

    collect_seldom()  # as the program itself does
    with tempfile.TemporaryDirectory(dir=roles.parent) as name:

        def work(part: list[Path]) -> int:
            options = Options(Path(tempfile.mkdtemp(dir=name)), engine=EngineName(engine))
            result = run_build(part, options)
            assert result.ok, result.failures
            return sum(path.suffix == ".pdf" for path in result.written)

        run_build([CHECKOUT / "profiles" / "kho.yaml"], Options(Path(name), engine=EngineName(engine)))
        return measured(profiles, work)


def prepare(engine: str, profiles: list[Path], pages: Path) -> Path:
    """Write the pages that the PDFs of profiles are printed from, and the style sheet; return their folder."""
    from jd_builder.choices import Document, EngineName
    from jd_builder.documents.catalogue import compose
    from jd_builder.documents.wording import Words
    from jd_builder.profile.loading import load_role
    from jd_builder.rendering.environments import render
    from jd_builder.rendering.styles import print_css
    from jd_builder.rendering.wholes import mark_wholes

    pages.mkdir()
    (pages / "print.css").write_text(print_css(EngineName(engine)), encoding="utf-8")
    for profile in profiles:
        role = load_role(profile)
        for document in Document:
            view = compose(document.value, role, Words(role.profile.language))
            page = mark_wholes(render("html", document.value, view))
            (pages / f"{profile.stem}.{document.value}.html").write_text(page, encoding="utf-8")
    return pages


def print_bare(engine: str, pages: Path) -> tuple[Measured, Measured]:
    """Print pages with the engine alone."""
    css = (pages / "print.css").read_text(encoding="utf-8")
    print_page = _weasyprint(css) if engine == "weasyprint" else _plutoprint(css)

    def work(part: list[Path]) -> int:
        return sum(print_page(page.read_text(encoding="utf-8")).startswith(b"%PDF") for page in part)

    files = sorted(pages.glob("*.html"))
    work(files[:1])
    return measured(files, work)


def _weasyprint(css: str) -> Callable[[str], bytes]:
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=css, font_config=fonts)

    def print_page(page: str) -> bytes:
        made: bytes = weasyprint.HTML(string=page).write_pdf(
            stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1", pdf_tags=True
        )
        return made

    return print_page


def _plutoprint(css: str) -> Callable[[str], bytes]:
    import plutoprint

    def print_page(page: str) -> bytes:
        book = plutoprint.Book(
            plutoprint.PAGE_SIZE_A4, plutoprint.PAGE_MARGINS_NONE, plutoprint.MEDIA_TYPE_PRINT
        )
        book.load_html(page, user_style=css)
        made = io.BytesIO()
        book.write_to_pdf_stream(made)
        return made.getvalue()

    return print_page


def compare(engine: str, count: int, rounds: int, folder: Path) -> Iterator[str]:
    """Yield what is to be said of an engine."""
    roles = folder / "roles"
    roles.mkdir()
    (roles / "jd.toml").touch()
    (roles / "company.yaml").write_bytes((CHECKOUT / "profiles" / "company.yaml").read_bytes())
    profiles = list(write_profiles(roles, count))
    pages = in_fresh_process(prepare, engine, profiles, folder / "pages")
    pairs = [
        (in_fresh_process(build, engine, roles, profiles), in_fresh_process(print_bare, engine, pages))
        for _ in range(rounds)
    ]
    pdfs = pairs[0][0][1].pdfs
    assert all(side[1].pdfs == pdfs == 5 * count for pair in pairs for side in pair)
    for name, of in (("wall", attrgetter("wall")), ("CPU", attrgetter("cpu"))):
        ours, bare = (statistics.median(of(pair[side][1]) for pair in pairs) for side in (0, 1))
        ratio = statistics.median(of(bare[1]) / of(ours[1]) for ours, bare in pairs)
        yield (
            f"{engine}, {count} profiles, {pdfs} PDFs, {name} time: jd {pdfs / ours:.1f} PDFs a second, "
            f"bare {pdfs / bare:.1f}, ratio {ratio:.2f} (aim: {AIM}); beside the engine {1000 * (ours - bare) / count:.1f} ms a profile"
        )
    few, many = (
        statistics.median(pair[0][part].cpu / pair[0][part].pdfs for pair in pairs) for part in (0, 1)
    )
    small, large = (statistics.median(pair[0][part].memory for pair in pairs) for part in (0, 1))
    bare_small, bare_large = (statistics.median(pair[1][part].memory for pair in pairs) for part in (0, 1))
    yield (
        f"{engine}, {count} profiles beside {max(1, count // 10)}: {many / few:.2f} times as long each, "
        f"memory {large:.0f} MB beside {small:.0f} MB (bare {bare_large:.0f} beside {bare_small:.0f})"
    )


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, median of {rounds} rounds"
    )
    for engine in sys.argv[3:] or ENGINES:
        fewer = ENGINES[engine]
        with tempfile.TemporaryDirectory() as name:
            for line in compare(engine, max(1, count // fewer), rounds, Path(name)):
                print(line, flush=True)


if __name__ == "__main__":
    main()
