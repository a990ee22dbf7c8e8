"""Real postings as plain text, line by line, and how well the rules find what people marked in them.

    python benchmarks/postings.py FOLDER        # the folder with postings.jsonl; -v prints the lines

The labels stand in posting-labels.jsonl: the id of a posting, and for each line by number the codes it deserves. A code
with `?` is one that reasonable people may see differently; it counts neither way. They were set by reading, before the
rules had seen half of the postings: on those 60 the law family found 35 of 37 at its first run, and nothing falsely.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

LABELS = Path(__file__).with_name("posting-labels.jsonl")
DAY = date(2026, 11, 23)

Place = tuple[int, str]


def is_judged(code: str) -> bool:
    """Tell whether the labels say something about a code: advice on wording and the like was not labelled.

    JD340 names what a whole posting leaves out; the labels are about lines.
    """
    return (code.startswith("JD3") and code != "JD340") or code in ("JD601", "JD602")


def read_postings(folder: Path) -> Iterator[tuple[int, str]]:
    """Yield the id and the text of each posting: the title, then each section under its heading."""
    for line in (folder / "postings.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        parts = [row["title"].strip()]
        parts += [f"{heading}\n{text.strip()}" for heading, text in row["sections"].items()]
        yield row["id"], "\n\n".join(parts) + "\n"


@dataclass
class Tally:
    """How often a finding was right, missing or wrong, by code."""

    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)

    def row(self, name: str, prefix: str) -> str:
        """Return recall and precision of the codes that begin alike."""
        right, missed, false = (
            sum(count for code, count in counter.items() if code.startswith(prefix))
            for counter in (self.right, self.missed, self.false)
        )
        recall = f"{right / (right + missed):.1%}" if right + missed else "-"
        precision = f"{right / (right + false):.1%}" if right + false else "-"
        return f"{name:<8}{right + missed:>9}{right:>7}{missed:>8}{false:>7}{recall:>9}{precision:>11}"


def read_labels(path: Path) -> dict[int, dict[int, list[str]]]:
    """Return the codes of each line of each posting."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {row["id"]: {int(line): codes for line, codes in row["labels"].items()} for row in rows}


def found_in(text: str) -> set[Place]:
    """Return the line and the code of every finding in a posting."""
    from jd_builder.checks.running import Checker
    from jd_builder.sources import Source

    return {
        (problem.where[1], problem.code)
        for problem in Checker(today=DAY).text(Source("posting.txt", text))
        if is_judged(problem.code)
    }


def compare(found: set[Place], labels: dict[int, list[str]]) -> tuple[set[Place], set[Place], set[Place]]:
    """Return what is right, missed and false; what is doubtful is in none of them."""
    marked = {(line, code) for line, codes in labels.items() for code in codes if not code.endswith("?")}
    doubtful = {(line, code[:-1]) for line, codes in labels.items() for code in codes if code.endswith("?")}
    return found & marked, marked - found - doubtful, found - marked - doubtful


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="where postings.jsonl is")
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--select", default="", help="only codes that begin so, such as JD3")
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="print the lines missed and falsely marked"
    )
    options = parser.parse_args()
    labels = read_labels(options.labels)
    tally, checked = Tally(), 0
    for number, text in read_postings(options.folder):
        if number not in labels:
            continue
        checked += 1
        lines = text.splitlines()
        results = compare(found_in(text), labels[number])
        for name, counter, places in zip(
            ("", "missed", "false"), (tally.right, tally.missed, tally.false), results, strict=True
        ):
            for line, code in sorted(place for place in places if place[1].startswith(options.select)):
                counter[code] += 1
                if options.verbose and name:
                    print(f"{name:<7} {number}:{line} {code} {lines[line - 1].strip()[:140]}")
    if not checked:
        raise SystemExit(f"{options.folder} holds none of the labelled postings")
    labelled = {code.rstrip("?") for lines in labels.values() for codes in lines.values() for code in codes}
    print(
        f"{checked} postings\n{'code':<8}{'labelled':>9}{'found':>7}{'missed':>8}{'false':>7}{'recall':>9}{'precision':>11}"
    )
    for code in sorted(labelled | tally.false.keys()):
        if code.startswith(options.select):
            print(tally.row(code, code))
    if "JD3".startswith(options.select[:3]):
        print(tally.row("JD3", "JD3"))


if __name__ == "__main__":
    main()
