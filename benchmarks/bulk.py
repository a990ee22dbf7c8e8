"""How much of a PDF engine's own pace is left where many profiles are built; ratios from one run, on one core.

    python benchmarks/bulk.py [PROFILES] [TURNS] [ENGINE]

Each engine prints the five documents of PROFILES (1,000; WeasyPrint a tenth of them, for it takes ten times as long)
different profiles, all texts changed:

- jd: reads, checks, writes md, html and pdf, keeps its manifests;
- bare: the engine alone, the same pages from memory to memory, with the same style sheet, parsed and its fonts loaded once
  where the engine can do that.

Both are processes of their own, bound to the same core. They take TURNS (10), each time with as many profiles, so that a
machine that slows down slows both; imports and a first document are left out. Growth is what the last turns take and hold
beside the first.
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
from functools import cache
from operator import attrgetter
from pathlib import Path

from many import CHECKOUT, write_profiles

ENGINES = {"plutoprint": 1, "weasyprint": 10}
"""How many times fewer profiles each prints."""
AIM = 0.75


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


def alone() -> ProcessPoolExecutor:
    """Return a process of its own, bound to one core."""
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_bind)


def _bind() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def measured(work: Callable[[], int]) -> Measured:
    """Measure work that returns the number of PDFs that it made."""
    wall, cpu = time.perf_counter(), time.process_time()
    pdfs = work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 << 20 if sys.platform == "darwin" else 1 << 10
    )
    return Measured(wall, cpu, pdfs, memory)


def build(engine: str, profiles: list[Path]) -> Measured:
    """Build the documents of profiles, the whole way from file to files."""
    from jd_builder.building import run_build
    from jd_builder.choices import EngineName
    from jd_builder.garbage import collect_seldom
    from jd_builder.orders import Options

    collect_seldom()  # as the program itself does

    def work() -> int:
        result = run_build(profiles, Options(Path(name), engine=EngineName(engine)))
        assert result.ok, result.failures
        return sum(path.suffix == ".pdf" for path in result.written)

    with tempfile.TemporaryDirectory() as name:
        return measured(work)


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


def print_bare(engine: str, pages: Path, profiles: list[Path]) -> Measured:
    """Print the pages of profiles with the engine alone."""
    print_page = _printer(engine, pages / "print.css")

    def work() -> int:
        files = [file for profile in profiles for file in pages.glob(f"{profile.stem}.*.html")]
        return sum(print_page(file.read_text(encoding="utf-8")).startswith(b"%PDF") for file in files)

    return measured(work)


@cache
def _printer(engine: str, sheet: Path) -> Callable[[str], bytes]:
    css = sheet.read_text(encoding="utf-8")
    return _weasyprint(css) if engine == "weasyprint" else _plutoprint(css)


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


def compare(engine: str, count: int, turns: int, folder: Path) -> Iterator[str]:
    """Yield what is to be said of an engine."""
    roles = folder / "roles"
    roles.mkdir()
    (roles / "jd.toml").touch()
    (roles / "company.yaml").write_bytes((CHECKOUT / "profiles" / "company.yaml").read_bytes())
    profiles = list(write_profiles(roles, count))
    size = -(-count // max(2, turns))
    parts = [profiles[start : start + size] for start in range(0, count, size)]
    with alone() as aside:
        pages = aside.submit(prepare, engine, profiles, folder / "pages").result()
    with alone() as ours, alone() as theirs:
        pairs = [
            (
                ours.submit(build, engine, part).result(),
                theirs.submit(print_bare, engine, pages, part).result(),
            )
            for part in (profiles[:1], *parts)
        ][1:]
    pdfs = sum(mine.pdfs for mine, _ in pairs)
    assert pdfs == sum(bare.pdfs for _, bare in pairs) == 5 * count
    for name, of in (("wall", attrgetter("wall")), ("CPU", attrgetter("cpu"))):
        mine, bare = (sum(of(pair[side]) for pair in pairs) for side in (0, 1))
        ratio = statistics.median(of(bare) / of(mine) for mine, bare in pairs)
        yield (
            f"{engine}, {count} profiles, {pdfs} PDFs, {name} time: jd {pdfs / mine:.1f} PDFs a second, "
            f"bare {pdfs / bare:.1f}, ratio {ratio:.2f} (aim: {AIM}); beside the engine {1000 * (mine - bare) / count:.1f} ms a profile"
        )
    third = max(1, len(pairs) // 3)
    early, late = (
        statistics.median(mine.cpu / bare.cpu for mine, bare in some)
        for some in (pairs[:third], pairs[-third:])
    )
    memory = [[round(side.memory) for side in pair] for pair in (pairs[0], pairs[-1])]
    yield (
        f"{engine}, {count} profiles beside {size}: {late / early:.2f} times as long each, "
        f"memory {memory[1][0]} MB beside {memory[0][0]} MB (bare {memory[1][1]} beside {memory[0][1]})"
    )


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    turns = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {turns} turns")
    for engine in sys.argv[3:] or ENGINES:
        with tempfile.TemporaryDirectory() as name:
            for line in compare(engine, max(1, count // ENGINES[engine]), turns, Path(name)):
                print(line, flush=True)


if __name__ == "__main__":
    main()
