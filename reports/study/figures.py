"""Figures of a study: their words, and their values as a page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from verdeelsleutel.data.tables import KAVELS
from verdeelsleutel.model.studies.sweep.figures import MAIN
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.values import Amount, Euros, Number, Share

__all__ = ["KAVELS", "MAIN", "amount", "kavel", "kavels_of", "label", "mean", "setting", "value_of"]

MOST_PLACES = 4


def label(figure: str, lang: Language) -> str:
    """A figure in words: ``onvervuld · VPT``."""
    part, _, rest = figure.partition(".")
    key, _, name = rest.rpartition(".")
    if part == "by_kavel" and key:
        return f"{_word(name, lang)} · {kavel(key, lang)}"
    if part == "tranches" and key:
        return f"{_word(name, lang)} · {lang.word('tranche')} {key}"
    return _word(figure, lang)


def kavel(name: str, lang: Language) -> str:
    """A kavel in words; an office's own word stands for itself."""
    return lang.word(name) if name in KAVELS else name


def kavels_of(columns: Sequence[str], figure: str) -> list[str]:
    """The kavels that a figure is given of, those that the tool knows first."""
    start, end = "by_kavel.", f".{figure}"
    found = [name[len(start) : -len(end)] for name in columns if name.startswith(start) and name.endswith(end)]
    return sorted(found, key=lambda name: (KAVELS.index(name) if name in KAVELS else len(KAVELS), name))


def amount(figure: str, value: Fraction) -> Amount:
    """A value of a figure: euros, a percentage, client-years or a plain number, by its name."""
    if figure.endswith("_eur"):
        return Euros(round(value * 100))
    if figure.endswith("_pct"):
        return Share(value / 100, 2)
    if figure.endswith("lowest_fill"):
        return Share(value)
    if figure.endswith("client_years"):
        return Number(value, 1)
    return Number(value, 0 if value.denominator == 1 else 2)


def value_of(figure: str, text: str | None) -> Amount | None:
    """A value as it stands in a file; None where it says nothing."""
    return amount(figure, Fraction(text)) if text else None


def setting(text: str, lang: Language) -> str:
    """A value of a parameter, as it stands in scenarios.csv."""
    try:
        value = Fraction(text)
    except ValueError:
        return text
    places = min(MOST_PLACES, len(text.partition(".")[2].rstrip("0")))
    return lang.number(value, places)


def mean(values: Sequence[Fraction]) -> Fraction:
    """The mean of some values."""
    return sum(values, Fraction(0)) / len(values)


def _word(name: str, lang: Language) -> str:
    key = f"figure_{name}"
    found = lang.word(key) if name.isidentifier() else name
    return name if found == key else found
