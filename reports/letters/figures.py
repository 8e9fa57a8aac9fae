"""Figures and sentences as a letter writes them."""

from __future__ import annotations

from fractions import Fraction

from verdeelsleutel.reports.dutch import Language

__all__ = ["amount", "sentence", "units"]


def amount(cents: int, lang: Language) -> str:
    """Euros without their sign, for a column of them: ``1.234.567,89``."""
    return lang.number(Fraction(cents, 100), 2)


def units(value: Fraction | int, lang: Language) -> str:
    """Units: whole ones without decimals, others with two."""
    return lang.number(value, 0 if Fraction(value).denominator == 1 else 2)


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
