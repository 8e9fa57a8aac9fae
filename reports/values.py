"""Values as a page holds them: exact until they are rendered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

__all__ = ["Amount", "Euros", "Number", "Share", "Value", "exact", "like", "whole"]


@dataclass(frozen=True)
class Euros:
    """An amount in cents; `sign` is left out in columns whose title says €, `places` is 0 for whole euros."""

    cents: int
    sign: bool = True
    places: int = 2


@dataclass(frozen=True)
class Number:
    """A number, shown with so many decimals."""

    value: Fraction | int
    places: int = 0


@dataclass(frozen=True)
class Share:
    """A part of 1, shown as a percentage."""

    value: Fraction
    places: int = 1


Amount = Euros | Number | Share
"""What can be drawn and put in order."""

Value = str | Amount | None
"""None is shown as a dash: there is nothing to say."""


def exact(amount: Amount) -> Fraction:
    """An amount as one number: euros, a plain number, or a part of 1."""
    return Fraction(amount.cents, 100) if isinstance(amount, Euros) else Fraction(amount.value)


def like(amount: Amount, value: Fraction) -> Amount:
    """An amount of the same kind, shown in the same way; euros are rounded to the cent."""
    if isinstance(amount, Euros):
        return Euros(round(value * 100), amount.sign, amount.places)
    return Share(value, amount.places) if isinstance(amount, Share) else Number(value, amount.places)


def whole(value: Value) -> Value:
    """The same, in whole euros where it is an amount."""
    return replace(value, places=0) if isinstance(value, Euros) else value
