"""What a plan costs once the year has turned out as it does, in exact cents.

Formula, per scenario s; X, D, N, S are sums over the bundles b of a fund f:
    N  = Σ max(0, d_bs − x_b)           short: delivered beyond the agreement
    S  = Σ max(0, x_b − d_bs)           over: agreed and not delivered
    released  = recoverable · S         what the reallocation takes back
    added     = min( served · N, F − X + released )
    unfunded  = N − added
    unused    = F − (D − unfunded)
    cost_s    = Σ_f unfunded + unused_weight · unused + move_weight · released
    cost      = (1 − w) · Σ_s p_s · cost_s + w · CVaR_α(cost)

Symbols:
    x_b what is agreed now, d_bs what is delivered, F the contracteerruimte, in cents; served: the part of what is short
    that a reallocation can still pay; α, w: level and weight of the bad years; CVaR_α: mean of the worst 1 − α of the
    years (of the year on the edge as much as fits).

More is never added than is short nor than there is, so unused money is never below 0. Euros of care without money
count the same whichever bundle they fall in: then adding to the one or the other costs the same, and sums per fund say
all there is to say.

Source: expected cost and CVaR as in R.T. Rockafellar and S. Uryasev, Optimization of conditional value-at-risk, 2000.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from verdeelsleutel.data.exact import ceiling

__all__ = ["Agreed", "Outcome", "Setting", "Terms", "Window", "Year", "outcome", "tail_mean", "year"]

Agreed = tuple[int, ...]
"""Cents per bundle."""

Window = tuple[tuple[int, int], ...]
"""Least and most that may be agreed, in cents per fund."""


@dataclass(frozen=True)
class Terms:
    """What a reallocation can do, and what counts how much.

    Attributes:
        served, recoverable: parts of 1.
        unused, moved: cost of a euro, beside 1 for a euro of care without money.
        level: α, part of 1.
        tail: w, part of 1.
    """

    served: Fraction
    recoverable: Fraction
    unused: Fraction
    moved: Fraction
    level: Fraction
    tail: Fraction


@dataclass(frozen=True)
class Setting:
    """The programme: what there is, what can be agreed, what may happen.

    Attributes:
        rooms: cents per fund.
        purse: per bundle the position of its fund.
        caps: cents per bundle that can be agreed.
        demands: per scenario, cents per bundle that are delivered; all scenarios have the same probability.
        terms: of the recourse.
    """

    rooms: tuple[int, ...]
    purse: tuple[int, ...]
    caps: tuple[int, ...]
    demands: tuple[tuple[int, ...], ...]
    terms: Terms

    @cached_property
    def members(self) -> tuple[tuple[int, ...], ...]:
        """Per fund its bundles."""
        return tuple(tuple(b for b, purse in enumerate(self.purse) if purse == fund) for fund in range(len(self.rooms)))

    def alone(self, fund: int) -> Setting:
        """One fund with its bundles, without scenarios."""
        members = self.members[fund]
        caps = tuple(self.caps[b] for b in members)
        return Setting((self.rooms[fund],), (0,) * len(members), caps, (), self.terms)

    @cached_property
    def mean_year(self) -> tuple[int, ...]:
        """The mean of all scenarios, cents per bundle, halves up."""
        count = len(self.demands)
        return tuple((2 * sum(column) + count) // (2 * count) for column in zip(*self.demands, strict=True))

    def held(self, percent: Fraction) -> tuple[int, ...]:
        """Cents per fund that a percentage holds back, rounded up as the reserve of a pack is."""
        return tuple(ceiling(room * percent / 100) for room in self.rooms)

    def agreed(self, held: Sequence[int]) -> tuple[int, ...]:
        """Cents per fund that are agreed when so much is held back: what is left, or all that can be."""
        asked = [sum(self.caps[b] for b in members) for members in self.members]
        return tuple(min(room - kept, cap) for room, kept, cap in zip(self.rooms, held, asked, strict=True))

    def window(self, least: Sequence[int], most: Sequence[int]) -> Window:
        """What may be agreed when from `least` to `most` cents are held back."""
        return tuple(zip(self.agreed(most), self.agreed(least), strict=True))


@dataclass(frozen=True)
class Year:
    """What becomes of a plan in one scenario, in cents."""

    unfunded: Fraction
    unused: Fraction
    released: Fraction
    cost: Fraction


def year(setting: Setting, agreed: Sequence[int], demand: Sequence[int]) -> Year:
    """What becomes of a plan when this is delivered.

    Args:
        setting: the programme; its demands are not looked at.
        agreed, demand: cents per bundle.
    """
    terms = setting.terms
    unfunded = unused = released = Fraction(0)
    for room, members in zip(setting.rooms, setting.members, strict=True):
        short = sum(max(0, demand[b] - agreed[b]) for b in members)
        back = terms.recoverable * sum(max(0, agreed[b] - demand[b]) for b in members)
        added = min(terms.served * short, room - sum(agreed[b] for b in members) + back)
        unfunded += short - added
        unused += room - sum(demand[b] for b in members) + short - added
        released += back
    return Year(unfunded, unused, released, unfunded + terms.unused * unused + terms.moved * released)


@dataclass(frozen=True)
class Outcome:
    """What a plan brings over all scenarios.

    Attributes:
        years: one per scenario.
        terms: how they are weighed.
    """

    years: tuple[Year, ...]
    terms: Terms

    def expected(self, name: str) -> Fraction:
        """The mean of a figure of the years."""
        return sum((getattr(one, name) for one in self.years), Fraction(0)) / len(self.years)

    def tail(self, name: str) -> Fraction:
        """CVaR: the mean of a figure over the years in which it is largest."""
        return tail_mean([getattr(one, name) for one in self.years], self.terms.level)

    @cached_property
    def cost(self) -> Fraction:
        """What the programme makes as small as it can."""
        weight = self.terms.tail
        return (1 - weight) * self.expected("cost") + (weight * self.tail("cost") if weight else 0)


def outcome(setting: Setting, agreed: Sequence[int]) -> Outcome:
    """What a plan brings over all scenarios."""
    return Outcome(tuple(year(setting, agreed, demand) for demand in setting.demands), setting.terms)


def tail_mean(values: Sequence[Fraction], level: Fraction) -> Fraction:
    """The mean of the largest 1 − level of equally likely values.

    Example:
        >>> tail_mean([Fraction(value) for value in (1, 5, 3, 9)], Fraction(1, 2))
        Fraction(7, 1)
    """
    left = mass = (1 - level) * len(values)
    total = Fraction(0)
    for value in sorted(values, reverse=True):
        part = min(Fraction(1), left)
        total += part * value
        left -= part
    return total / mass
