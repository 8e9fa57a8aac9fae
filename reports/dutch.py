"""Numbers and words as planners read them: Dutch by default, English on request.

Numbers come in exact (cents, `Fraction`) and are only rounded for the eye. A share is cut, never rounded up: 100 %
means all of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from babel.numbers import format_decimal

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.reports.words import WORDS

__all__ = ["ENGLISH", "NARROW", "NL", "Language", "language"]

NARROW = "\u00a0"
"""Keeps a sign and its number on one line."""


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
        """A word or sentence of the tool's own, with its parts filled in; an unknown key stands for itself."""
        found = WORDS.get(key)
        return (found[self.at] if found else key).format(**parts)

    def euros(self, cents: int) -> str:
        """An amount: ``€ 1.234.567,89``."""
        sign = "-" if cents < 0 else ""
        return f"{sign}€{NARROW}{self.number(Fraction(abs(cents), 100), 2)}"

    def number(self, value: Fraction | int, places: int = 0) -> str:
        """A number with thousands separators, halves away from nought."""
        pattern = "#,##0" + ("." + "0" * places if places else "")
        return format_decimal(_rounded(Fraction(value), places), format=pattern, locale=self.locale)

    def percent(self, share: Fraction, places: int = 1) -> str:
        """A share of 1 as a percentage, cut: ``97,9 %``."""
        cut = Decimal(decimals(share * 100, places))
        pattern = "#,##0." + "0" * places if places else "#,##0"
        return f"{format_decimal(cut, format=pattern, locale=self.locale)}{NARROW}%"


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
