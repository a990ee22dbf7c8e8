"""What a pattern needs: no text that it fits is ever left out."""

import random
import re
import subprocess
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from jd_builder.checks.catalogue import RULES, WordIndex
from jd_builder.checks.folding import Folded, Phrase, Phrases, fold, remembered
from jd_builder.checks.needs import alternatives_of, has_one_way, needs_of
from jd_builder.checks.passages import Part, Passage
from jd_builder.checks.running import Checker
from jd_builder.checks.sieve import Search, Sieve
from jd_builder.sources import Source, Span
from tests.checks.patterns import compiled_patterns, sample_of

PATTERNS = [(owner, pattern) for owner, pattern, flags in compiled_patterns() if not flags]


class Text:
    """A text as one sieve sees it."""

    def __init__(self, text: str, sieve: Sieve) -> None:
        self.text = text
        self._words = Folded(text, None).words
        self._sieve = sieve

    @property
    def open_ways(self) -> int:
        return self._sieve.known.open_to(self._words)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"overtime", [["overtime"]]),
        (r"(?<!\w)overtime(?!\w)", [[" overtim"]]),
        (r"(?<!\w)(?:ot|tăng ca)(?!\w)", [[" ca ", " tăng "], [" ot "]]),
        (r"requirements?", [["requirem"]]),
        (r"(?:không|chưa)(?: có){0,2} con", [[" con", "chưa |không "]]),
        (r"\bcon\b", [[" con "]]),
        (r"con[ :]nhỏ", [[" nhỏ", "con "]]),
        (r"con[ x]nhỏ", [["con", "nhỏ"]]),
        (r"con\w{0,3}", [["con"]]),
        (r"con ?nhỏ", [["con", "nhỏ"]]),
        (r"con(?=b)c", [["c", "con"]]),
        (r"(?<![\w.])con(?! b|\w)", [[" con"]]),
        (r"h'mông|24/7", [[" 7", "24 "], [" mông", "h "]]),
        (r"\d{2}", [[r"\d"]]),
        (r"con|[1-3\d]{2}", [[r"\d|con"]]),
        (r"con \d?", [["con "]]),
        (r"con|[1-3x]", [[]]),
        (r"(?:con )?", [[]]),
        (r"(a)\1", [[]]),
        (r"(?i:con)", [[]]),
    ],
)
def test_pieces_that_are_needed(pattern: str, expected: list[list[str]]) -> None:
    ways = [sorted("|".join(sorted(choice)) for choice in way) for way in needs_of(pattern)]

    assert sorted(ways) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"a|b(?:c|d)|[|]e\|f", ("a", "b(?:c|d)", r"[|]e\|f")),
        (r"(?:a|b)", ("(?:a|b)",)),
        (r"(?P<n>a)|b", ("(?P<n>a)|b",)),
    ],
)
def test_alternatives_stand_side_by_side(pattern: str, expected: tuple[str, ...]) -> None:
    assert alternatives_of(pattern) == expected


def texts_for(pattern: str) -> list[str]:
    """Make texts that a pattern may fit, alone and among other words."""
    parsed = import_module("re._parser").parse(pattern)
    draw = random.Random(7)
    samples = ["".join(sample_of(parsed, draw, longest)) for longest in (False, True) for _ in range(20)]
    return [text for sample in samples for text in (sample, f"việc {sample} này", f"x{sample}", f"{sample}1")]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\A(?:a|b)(?P<x>c)", True),
        (r"\A(?:a|b)|(?P<x>c)", False),
        (r"(?:a|b)", True),
        (r"[|]a", True),
        (r"(?:a(?=b|c)){2}", True),
        (r"a|(?:b)", False),
    ],
)
def test_a_choice_is_one_outside_of_groups(pattern: str, expected: bool) -> None:
    assert has_one_way(pattern) is expected


@pytest.mark.parametrize("owner", sorted({owner for owner, _ in PATTERNS}))
def test_no_text_that_fits_is_left_out(owner: str) -> None:
    wrong, fitted = [], 0
    for pattern in (pattern for each, pattern in PATTERNS if each == owner):
        sieve = Sieve()
        search, whole = Search(pattern, sieve), re.compile(pattern)
        for text in texts_for(pattern):
            expected, found = whole.search(text), search.first(Text(text, sieve))
            fitted += expected is not None
            if (expected and expected.span()) != (found and found.span()):
                wrong.append((pattern[:100], text))

    assert wrong == []
    assert fitted


def test_few_rules_look_at_an_innocent_text() -> None:
    phrases = [rule.phrases for rule in RULES if rule.phrases is not None]
    innocent = fold("Gọi lại cho khách sau hai phút.")

    assert len(phrases) > 15
    assert sum(each.may_stand_in(innocent) for each in phrases) < 3


def test_a_word_too_long_to_be_taken_apart_rules_nothing_out() -> None:
    assert Phrase("nhỏ").first(fold("x" * 50 + "nhỏ")) is not None


def test_a_phrase_made_late_is_found_in_a_text_seen_before() -> None:
    folded = fold("chăm sóc vườn lan hồ điệp")
    assert Phrase("phong lan").first(folded) is None

    assert Phrase("hồ điệp").stands_in(folded)


def test_phrases_are_told_in_their_order() -> None:
    tea, any_sign, rice = Phrase("trà"), Phrase(r"\S"), Phrase("cơm")
    phrases = Phrases(rice, any_sign, tea)

    assert phrases.within(fold("trà và cơm")) == [rice, any_sign, tea]
    assert phrases.within(fold("bánh mì")) == [any_sign]
    assert Phrases(rice, tea).within(fold("bánh mì")) == []


def test_lines_are_told_in_their_order() -> None:
    nowhere = Span(Source("x", ""), 0, 0)
    lines = [
        Passage(text, Part.BENEFITS, "vi", lambda *_: nowhere) for text in ("cơm trưa", "bánh", "com", "9h")
    ]
    rice, figure = Phrase("cơm"), Phrase(r"\d")

    assert rice.among(lines) == [lines[0], lines[2]]
    assert Phrases(figure, rice).among(lines) == [lines[0], lines[2], lines[3]]


def test_a_text_remembers_what_was_found_in_it() -> None:
    asked: list[str] = []

    @remembered
    def length(folded: Folded) -> int:
        asked.append(folded.text)
        return len(folded.text)

    texts = [Folded("cơm", None), Folded("cơm trưa", None)]

    assert [length(each) for each in (*texts, *texts)] == [3, 8, 3, 8]
    assert asked == ["cơm", "cơm trưa"]


def test_what_was_kept_says_the_same_as_what_is_worked_out(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from jd_builder.checks import catalogue, sieve\n"
        "searches = list(sieve.MARKED.waiting)\n"
        "sieve.learn_all(Path(sys.argv[1]))\n"
        "kept = sorted(zip((s.written for s in searches), (s.ways.bit_count() for s in searches)))\n"
        "fresh = sorted((s.written, sieve.Search(s.written, sieve.Sieve()).ways.bit_count()) for s in searches)\n"
        "assert kept == fresh and len(kept) > 300, len(kept)\n"
        "print(len(list(Path(sys.argv[1], '__pycache__').glob('*.bin'))))"
    )

    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False
        )
        assert (done.stdout, done.stderr) == ("2\n", "")


def test_no_line_is_left_out_that_a_rule_would_read(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        line.split("\t")[2]
        for file in sorted((Path(__file__).parent / "corpus").glob("*.tsv"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    postings = [Source("x.txt", "\n".join(batched)) for batched in zip(*[iter(lines)] * 8, strict=False)]

    def found() -> list[list[tuple[str, int]]]:
        checker = Checker(today=date(2026, 11, 24))
        return [
            [(each.code, each.span.start) for each in checker.text(posting) if each.span]
            for posting in postings
        ]

    looked_up = found()
    for kind in (Phrase, Phrases):
        monkeypatch.setattr(kind, "among", lambda _, texts: list(texts))

    assert looked_up == found()
    assert sum(map(len, looked_up)) > len(lines) / 3 > 500


def test_each_text_is_asked_about_its_own_signs() -> None:
    texts = ["Gọi cho khách", "lương {số tiền}", "ca , sáng", "ca\u00a0sáng", "Tìm\u0323 hàng"]
    nowhere = Span(Source("x", ""), 0, 0)
    passages = [Passage(text, Part.BENEFITS, "vi", lambda *_: nowhere) for text in texts]
    index = WordIndex(RULES)

    asked = [{rule.code for rule in rules if rule.signs is not None} for rules in index.rules_for(passages)]

    everything = {rule.code for rule in RULES if rule.signs is not None}
    assert everything >= {"JD107", "JD407"}
    assert asked == [set(), {"JD107"}, {"JD407"}, everything, everything]
