"""Real postings as plain text, line by line, as the labels number them."""

import json
from collections.abc import Iterator
from pathlib import Path


def read_postings(folder: Path) -> Iterator[tuple[int, str]]:
    """Yield the id and the text of each posting: the title, then each section under its heading."""
    for line in (folder / "postings.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        parts = [row["title"].strip()]
        parts += [f"{heading}\n{text.strip()}" for heading, text in row["sections"].items()]
        yield row["id"], "\n\n".join(parts) + "\n"
