"""Numbers and words as planners read them: Dutch by default, English on request.

Numbers come in exact (cents, `Fraction`) and are only rounded for the eye. A share is cut, never rounded up: 100 %
means all of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import get_decimal_symbol, get_group_symbol

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.reports.words.catalogue import WORDS

__all__ = ["ENGLISH", "NARROW", "NL", "Counted", "Language", "language"]

NARROW = "\u00a0"
"""Keeps a sign and its number on one line."""


@dataclass(frozen=True)
class Counted:
    """A count in a sentence: ``{count}`` is the number, ``{count:rij|rijen}`` the word that goes with it."""

    value: int
    shown: str

    def __format__(self, spec: str) -> str:
        one, found, many = spec.partition("|")
        if not found:
            return self.shown
        return one if self.value == 1 else many


@dataclass(frozen=True)
class Language:
    """One language.

    Attributes:
        code: nl or en.
        locale: for Babel.
        at: position of its words in `WORDS`.
    """

    code: str
    locale: str
    at: int

    def word(self, key: str, /, **parts: object) -> str:
        """A word or sentence of the tool's own, with its parts filled in; an unknown key stands for itself.

        A whole number is a count: it gets separators, and words go along with it.
        """
        found = WORDS.get(key)
        return self.filled(found[self.at] if found else key, **parts)

    def filled(self, sentence: str, /, **parts: object) -> str:
        """A sentence with its parts, counts as in `word`."""
        counted = {k: Counted(v, self.number(v)) if isinstance(v, int) else v for k, v in parts.items()}
        return sentence.format(**counted)

    def date(self, day: date, pattern: str = "d MMMM y") -> str:
        """A day: ``1 maart 2024``."""
        return format_date(day, pattern, locale=self.locale)

    def month(self, month: str, pattern: str = "LLLL y") -> str:
        """A month that is written YYYY-MM: ``september 2024``."""
        return format_date(date.fromisoformat(f"{month}-01"), pattern, locale=self.locale)

    def euros(self, cents: int, places: int = 2) -> str:
        """An amount: ``€ 1.234.567,89``."""
        shown = self.number(Fraction(abs(cents), 100), places)
        sign = "-" if cents < 0 and shown.strip("0.,") else ""
        return f"{sign}€{NARROW}{shown}"

    def euros_short(self, cents: int) -> str:
        """An amount in millions: ``€ 1,23 mln``."""
        unit = "mln" if self.code == "nl" else "m"
        return f"€{NARROW}{self.number(Fraction(cents, 100_000_000), 2)}{NARROW}{unit}"

    def number(self, value: Fraction | int, places: int = 0) -> str:
        """A number with thousands separators, halves away from nought."""
        return self._written(_rounded(Fraction(value), places), places)

    def percent(self, share: Fraction, places: int = 1) -> str:
        """A share of 1 as a percentage, cut: ``97,9 %``."""
        cut = Decimal(decimals(share * 100, places))
        return f"{self._written(cut, places)}{NARROW}%"

    def _written(self, value: Decimal, places: int) -> str:
        """With the marks of the language; a report holds so many numbers that Babel would take most of its time."""
        return f"{value:,.{places}f}".translate(_marks(self.locale))


@lru_cache
def _marks(locale: str) -> dict[int, str]:
    """What stands for the comma between thousands and for the decimal point."""
    return {ord(","): get_group_symbol(locale), ord("."): get_decimal_symbol(locale)}


def _rounded(value: Fraction, places: int) -> Decimal:
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(-whole if value < 0 else whole).scaleb(-places)


NL = Language("nl", "nl_NL", 0)
ENGLISH = Language("en", "en_IE", 1)
_LANGUAGES: Mapping[str, Language] = {"nl": NL, "en": ENGLISH}


def language(code: str) -> Language:
    """The language of `--lang`."""
    return _LANGUAGES[code]
