"""How long a cold `jd` takes beside the least that any program of its kind needs; ratios from one run.

    python benchmarks/cold.py [ROUNDS]

Each line alternates our command with its yardstick, so that a machine that slows down slows both:

- `jd --version`, `jd --help` beside a Typer program with one empty command,
- `jd build` of all documents in three formats with WeasyPrint, beside a script that only imports WeasyPrint
  and prints the same HTML files to PDF,
- the same build with PlutoPrint, beside `python -c pass`.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
PROFILE = CHECKOUT / "profiles" / "cskh.yaml"
BARE_TYPER = """
import typer
app = typer.Typer()
@app.callback(invoke_without_command=True)
def main(version: bool = False):
    pass
@app.command()
def build(profile: str):
    pass
app()
"""
BARE_WEASYPRINT = """
import sys
from pathlib import Path
import weasyprint
for page in sorted(Path(sys.argv[1]).glob("*.html")):
    weasyprint.HTML(filename=page).write_pdf(page.with_suffix(".bare.pdf"), pdf_variant="pdf/ua-1", pdf_tags=True)
"""


def seconds(command: list[str], folder: Path) -> float:
    """Run a command in a fresh folder and return its wall time."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory(dir=folder) as fresh:
        started = time.perf_counter()
        subprocess.run(command, cwd=fresh, check=True, capture_output=True, env=environment)
        return time.perf_counter() - started


def compare(
    name: str, ours: list[str], yardstick: list[str], limit: float, folder: Path, rounds: int
) -> None:
    """Alternate two commands and print medians and the median ratio."""
    pairs = [(seconds(ours, folder), seconds(yardstick, folder)) for _ in range(rounds + 1)][1:]
    ratio = statistics.median(mine / bare for mine, bare in pairs)
    mine, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(
        f"{name:<44} {mine * 1000:7.0f} ms {bare * 1000:7.0f} ms  {ratio:6.2f}×  (aim: {limit:g}×)",
        flush=True,
    )


def pdf_pages(folder: Path) -> Path:
    """Write the pages that the PDFs are printed from, with the print style in them."""
    from jd_builder.choices import Document, EngineName
    from jd_builder.documents.catalogue import compose
    from jd_builder.documents.wording import Words
    from jd_builder.profile.loading import load_role
    from jd_builder.rendering.environments import render
    from jd_builder.rendering.styles import print_css

    pages = folder / "pages"
    pages.mkdir()
    role = load_role(PROFILE)
    for document in Document:
        view = compose(document.value, role, Words("vi"))
        page = render("html", document.value, view, css=print_css(EngineName.WEASYPRINT))
        (pages / f"{document.value}.html").write_text(page, encoding="utf-8")
    return pages


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    python, jd = sys.executable, [sys.executable, "-m", "jd_builder"]
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, median of {rounds} alternating runs"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = folder / "bare.py"
        bare.write_text(BARE_TYPER, encoding="utf-8")
        printer = folder / "printer.py"
        printer.write_text(BARE_WEASYPRINT, encoding="utf-8")
        build = [*jd, "build", str(PROFILE), "--engine"]
        compare(
            "jd --version / bare Typer program", [*jd, "--version"], [python, str(bare)], 2, folder, rounds
        )
        compare(
            "jd --help / bare Typer program",
            [*jd, "--help"],
            [python, str(bare), "--help"],
            1.5,
            folder,
            rounds,
        )
        compare(
            "jd build, PlutoPrint / python -c pass",
            [*build, "plutoprint"],
            [python, "-c", "pass"],
            50,
            folder,
            rounds,
        )
        pages = pdf_pages(folder)
        compare(
            "jd build, WeasyPrint / bare WeasyPrint",
            [*build, "weasyprint"],
            [python, str(printer), str(pages)],
            1.25,
            folder,
            max(3, rounds // 2),
        )


if __name__ == "__main__":
    main()
