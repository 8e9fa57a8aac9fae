"""What every provider had, has, is expected to need, and goes without, per region.

Formula:
    agreed_before + added − released + price_effect = agreed; what a provider gains on one line and loses on another is
    shifted_within. unfunded = max(0, Σ beyond − Σ agreed above the expectation on lines with nothing beyond).

Symbols:
    beyond: what a line asks at its largest, or at a reallocation is expected to deliver where that is more, beyond
    what is agreed; in cents. Initially last year's volumes count at this run's tariffs, so prices have no effect, and
    nothing is expected yet. At a reallocation agreements in force count at the tariffs they were made at.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import Exact, totals
from verdeelsleutel.data.integers import grouped, sums
from verdeelsleutel.model.money import line_cents
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.reallocation.moves import LineMoves, line_moves


@dataclass(frozen=True)
class ProviderSum:
    """One provider in one region, in cents."""

    region: str
    provider: str
    before: int
    expected: int
    agreed: int
    shifted: int
    released: int
    added: int
    unfunded: int
    price: int


def previous_units(plan: Plan) -> Exact:
    """Units per line before this run: last year's last formal agreement, or at a reallocation what is in force."""
    problem = plan.problem
    if problem.situation is not None:
        return problem.situation.agreement
    if not problem.case.has("history"):
        return Exact.zeros(len(problem.lines))
    return problem.context.basis("history")


def provider_sums(plan: Plan) -> list[ProviderSum]:
    """Every provider of every region, in key order."""
    lines, situation = plan.problem.lines, plan.problem.situation
    price = np.maximum(plan.problem.tariffs.cents, 0)
    if situation is None:
        before = line_cents(previous_units(plan), price)
        moved = LineMoves(before, np.zeros_like(before), plan.amounts - before, plan.amounts)
        expected = spare = np.zeros(len(lines), dtype=np.int64)
    else:
        moved = line_moves(plan)
        expected = line_cents(situation.expectation.units, price)
        spare = np.where(plan.beyond.above_zero(), 0, np.maximum(plan.amounts - expected, 0))
    pair, at = grouped(lines.region.astype(np.int64) * len(lines.providers) + lines.provider)
    more, less = np.maximum(moved.volume, 0), np.maximum(-moved.volume, 0)
    parts = (moved.old, expected, moved.new, less, more, line_cents(plan.beyond, price), spare, moved.price)
    totals = [sums(values, at, len(pair)).tolist() for values in parts]
    found = []
    for code, old, due, now, lost, gained, short, over, dearer in zip(pair.tolist(), *totals, strict=True):
        region, provider = divmod(code, len(lines.providers))
        shifted = min(lost, gained)
        moves = shifted, lost - shifted, gained - shifted, max(0, short - over)
        found.append(ProviderSum(lines.regions[region], lines.providers[provider], old, due, now, *moves, dearer))
    return found


def unfunded_years(plan: Plan) -> Fraction:
    """Client-years of what `unfunded` counts: of the providers that lack money, net over their lines."""
    lines, situation = plan.problem.lines, plan.problem.situation
    pair, at = grouped(lines.region.astype(np.int64) * len(lines.providers) + lines.provider)
    weight, den = plan.problem.context.weights("client_years")
    net = totals(plan.beyond, weight, at, len(pair))
    if situation is not None:
        above = Exact(plan.units, 1).minus(situation.expectation.units).positive_part()
        spare = totals(above, np.where(plan.beyond.above_zero(), 0, weight), at, len(pair))
        net = [short - over for short, over in zip(net, spare, strict=True)]
    return sum((years for years, one in zip(net, provider_sums(plan), strict=True) if one.unfunded), Fraction(0)) / den
