"""Scales: from exact amounts to places on an axis, with round steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from verdeelsleutel.reports.dutch import NARROW, Language
from verdeelsleutel.reports.values import Amount, Euros, Share, exact

__all__ = ["MILLION", "Scale", "places_on", "round_step", "short", "unit"]

MILLION = 1_000_000


@dataclass(frozen=True)
class Scale:
    """An axis of amounts of one kind.

    Attributes:
        low: its beginning, in what is drawn (euros, millions, percents, numbers).
        high: its end.
        length: in pixels.
        ticks: where it is marked.
        per: exact amounts are divided by this before they are drawn.
        expression: of Vega, for the words at a tick.
        down: whether it runs downwards.
        margin: pixels before `low`.
    """

    low: Fraction
    high: Fraction
    length: int
    ticks: tuple[Fraction, ...] = ()
    per: Fraction = Fraction(1)
    expression: str = ""
    down: bool = False
    margin: int = 0

    def place(self, amount: Amount) -> float:
        """Where an amount is drawn, along the axis."""
        return float(exact(amount) / self.per)

    def pixels(self, place: float) -> float:
        """Pixels from the beginning."""
        return (place - float(self.low)) / float(self.high - self.low) * self.length

    def at(self, pixels: float) -> float:
        """The place at so many pixels."""
        return float(self.low) + pixels / self.length * float(self.high - self.low)

    def with_room(self, before: float = 0, after: float = 0) -> Scale:
        """The same length, with pixels kept free at both ends."""
        first, last = round(before), round(after)
        per_pixel = (self.high - self.low) / max(40, self.length - first - last)
        low, high = self.low - per_pixel * first, self.high + per_pixel * last
        return replace(self, low=low, high=high)


def round_step(span: Fraction, most: int) -> Fraction:
    """The smallest step of 1, 2 or 5 times a power of ten that needs at most so many steps."""
    step = Fraction(1)
    while step * most >= span:
        step /= 10
    while True:
        for times in (1, 2, 5):
            if step * times * most >= span:
                return step * times
        step *= 10


def places_on(
    amounts: Sequence[Amount], lang: Language, length: int, *, most: int = 6, from_nought: bool = True
) -> Scale:
    """The scale that holds all amounts, beginning and ending at a round step."""
    values = [exact(a) for a in amounts] or [Fraction(0)]
    low, high = min(values), max(values)
    if from_nought or low == high:
        low, high = min(low, Fraction(0)), max(high, Fraction(0))
    if low == high:
        high = low + 1
    euros = any(isinstance(a, Euros) for a in amounts)
    per, after = unit(amounts, max(abs(low), abs(high)), lang)
    low, high = low / per, high / per
    step = round_step(high - low, most)
    first, last = low // step, -(-high // step)
    ticks = tuple(step * at for at in range(int(first), int(last) + 1))
    places = _decimals(step)
    sign = "$" if euros else ""
    shown = f"format(datum.value, '{sign},.{places}f')"
    expression = f"{shown} + '{after}'"
    if euros:
        expression = f"datum.value == 0 ? format(0, '$.0f') : {expression}"
    return Scale(ticks[0], ticks[-1], length, ticks, per, expression)


def short(amount: Amount, lang: Language) -> str:
    """An amount in few words, to stand in a chart."""
    if isinstance(amount, Euros):
        whole = Fraction(amount.cents, 100)
        if abs(whole) >= MILLION:
            sign = "-" if amount.cents < 0 else ""
            millions = lang.number(abs(whole) / MILLION, 2 if abs(whole) < 10 * MILLION else 1)
            return f"{sign}€{NARROW}{millions}{NARROW}{_millions(lang)}"
        return lang.euros(amount.cents, 0)
    if isinstance(amount, Share):
        return lang.percent(amount.value, amount.places)
    return lang.number(amount.value, amount.places)


def unit(amounts: Sequence[Amount], largest: Fraction, lang: Language) -> tuple[Fraction, str]:
    """What amounts are divided by before they are drawn, and what stands behind them."""
    if any(isinstance(a, Euros) for a in amounts):
        millions = largest >= MILLION
        return Fraction(MILLION if millions else 1), f"{NARROW}{_millions(lang)}" if millions else ""
    if any(isinstance(a, Share) for a in amounts):
        return Fraction(1, 100), f"{NARROW}%"
    return Fraction(1), ""


def _millions(lang: Language) -> str:
    return "mln" if lang.code == "nl" else "m"


def _decimals(step: Fraction) -> int:
    places = 0
    while (step * 10**places).denominator != 1:
        places += 1
    return places
