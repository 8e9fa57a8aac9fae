"""The best plan for a year that is known beforehand, exact and without a solver.

Formula, per fund: with total T agreed, what is short is least when agreements fill up to what is delivered first,
    N(T) = D − min(T, M),   S(T) = max(0, T − M),   M = Σ_b min(d_b, cap_b),
so the cost is convex in T, in straight pieces, and least at an end of the window, at M, or where `served` and the money
left stop what is added at the same T:
    below M at  D − (D − F) / (1 − served),   above it at  (F − served · N(M) − recoverable · M) / (1 − recoverable).
Among totals that cost the same, the one nearest to M; among plans with that total, all bundles in proportion.

Symbols:
    as in `recourse`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from verdeelsleutel.model.money import parts
from verdeelsleutel.model.studies.reserve.recourse import Agreed, Setting, Window, year

__all__ = ["best_known"]


def best_known(setting: Setting, demand: Sequence[int], window: Window) -> Agreed:
    """The plan that costs least when it is known what will be delivered.

    Args:
        setting: the programme; its demands are not looked at.
        demand: cents per bundle.
        window: what may be agreed.
    """
    plan = [0] * len(setting.caps)
    for fund, members in enumerate(setting.members):
        found = _of_fund(setting.alone(fund), [demand[b] for b in members], window[fund])
        for b, amount in zip(members, found, strict=True):
            plan[b] = amount
    return tuple(plan)


def _of_fund(alone: Setting, demand: Sequence[int], window: tuple[int, int]) -> Agreed:
    useful = [min(delivered, cap) for delivered, cap in zip(demand, alone.caps, strict=True)]
    least, most = window
    tried = {min(max(total, least), most) for total in (least, most, *_turns(alone, demand, sum(useful)))}
    plans = [_filled(alone.caps, useful, total) for total in sorted(tried)]
    return min(plans, key=lambda plan: (year(alone, plan, demand).cost, abs(sum(plan) - sum(useful))))


def _turns(alone: Setting, demand: Sequence[int], useful: int) -> list[int]:
    """Totals at which the cost may turn, in whole cents on both sides."""
    (room,), terms, total = alone.rooms, alone.terms, sum(demand)
    found = [useful]
    if terms.served < 1:
        below = total - (total - room) / (1 - terms.served)
        found += [math.floor(below), math.ceil(below)]
    if terms.recoverable < 1:
        above = (room - terms.served * (total - useful) - terms.recoverable * useful) / (1 - terms.recoverable)
        found += [math.floor(above), math.ceil(above)]
    return found


def _filled(caps: Sequence[int], useful: Sequence[int], total: int) -> Agreed:
    """A total over bundles: what is useful in proportion, and what is more than that in proportion to what is left."""
    over = total - sum(useful)
    if over <= 0:
        return tuple(_shared(useful, total))
    rest = [cap - use for cap, use in zip(caps, useful, strict=True)]
    return tuple(use + more for use, more in zip(useful, _shared(rest, over), strict=True))


def _shared(weights: Sequence[int], amount: int) -> list[int]:
    if amount == 0:
        return [0] * len(weights)
    shares: list[int] = parts(np.array(weights, dtype=object), amount).tolist()
    return shares
