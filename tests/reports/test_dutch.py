"""Numbers and words as planners read them."""

import ast
import re
from fractions import Fraction
from pathlib import Path

import pytest

from verdeelsleutel.data.aw319.noticed import WHATS
from verdeelsleutel.reports.dutch import ENGLISH, NARROW, NL
from verdeelsleutel.reports.sentences.findings import DUTCH
from verdeelsleutel.reports.words.catalogue import WORDS

ROOT = Path(__file__).parents[2]


def plain(text):
    return text.replace(NARROW, " ")


@pytest.mark.parametrize(
    ("cents", "dutch", "english"),
    [
        (123456789, "€ 1.234.567,89", "€ 1,234,567.89"),
        (5, "€ 0,05", "€ 0.05"),
        (-100, "-€ 1,00", "-€ 1.00"),
        (2666000000000 * 100 + 1, "€ 2.666.000.000.000,01", "€ 2,666,000,000,000.01"),
    ],
)
def test_euros_are_exact_to_the_cent(cents, dutch, english):
    assert (plain(NL.euros(cents)), plain(ENGLISH.euros(cents))) == (dutch, english)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [(Fraction(1, 2), 0, "1"), (Fraction(-1, 2), 0, "-1"), (Fraction(25, 100), 1, "0,3"), (1234, 1, "1.234,0")],
)
def test_halves_go_away_from_nought(value, places, shown):
    assert NL.number(value, places) == shown


def test_a_share_below_all_is_never_shown_as_all():
    assert plain(NL.percent(Fraction(99_999, 100_000))) == "99,9 %"
    assert plain(NL.percent(Fraction(1))) == "100,0 %"


def test_words_go_along_with_a_count():
    assert NL.word("others_cut", count=1) == "en 1 andere aanbieder"
    assert NL.word("others_cut", count=1234) == "en 1.234 andere aanbieders"
    assert "de enige rij" in NL.word("no_rule_exceeded", count=1)
    assert "alle 49 rijen" in NL.word("no_rule_exceeded", count=49)


@pytest.mark.parametrize("lang", [NL, ENGLISH])
@pytest.mark.parametrize("count", [0, 1, 2])
def test_every_sentence_can_be_filled_in(lang, count):
    for sentence in [*(pair[lang.at] for pair in WORDS.values()), *DUTCH.values()]:
        counted = set(re.findall(r"\{(\w+):", sentence))
        shown = lang.filled(sentence, **{part: count if part in counted else "x" for part in parts_of(sentence)})
        assert not set("{|}") & set(shown)


def parts_of(text):
    return set(re.findall(r"\{(\w+)[}:]", text))


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_fill_in_the_same_parts(key):
    dutch, english = WORDS[key]
    assert parts_of(dutch) == parts_of(english)


def test_every_word_that_is_asked_for_is_known():
    asked = set()
    for path in (ROOT / "reports").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and getattr(node.func, "attr", "") == "word":
                texts = (c.value for c in ast.walk(node.args[0]) if isinstance(c, ast.Constant))
                asked |= {text for text in texts if isinstance(text, str)}
    beginnings = {key[: at + 1] for key in WORDS for at, letter in enumerate(key) if letter == "_"}
    assert asked - set(WORDS) - beginnings == set()


def test_every_finding_has_dutch_words():
    text = "".join(path.read_text("utf-8") for folder in ("data", "model") for path in (ROOT / folder).rglob("*.py"))
    codes = set(re.findall(r'Finding\(\s*"([a-z]+(?:-[a-z]+)+)"', text))
    assert len(codes) > 10
    assert (codes | set(WHATS)) - set(DUTCH) == set()
