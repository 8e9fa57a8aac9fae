"""Prices of a settlement: the pack at its stage, on the facts as they turned out.

Formula:
    settled price: the tariff of the pack at stage `settlement`. A cut that a money rule made at the agreement stays, in
    points of percentage: it was agreed, and nothing in the year undoes it.
    full price: the settled price with, per adjustment that adds or scales, the most of
        its points at the settlement,
        its points in the agreed price,
        its points where it is decided at the settlement only and its conditions on what a provider can still earn
        (`EARNED`, and x_ columns of providers) are taken as met; points that a column has to tell are not guessed.
    Agreed tariffs and services with `tariffed: no` have one price.

Source: the surcharge on an agreed plan may be granted at the initial award, at reallocation or at settlement (national
purchasing framework long-term care 2017, 2.2.5).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.conditions import Condition
from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.integers import Index, Ints, Mask
from verdeelsleutel.data.pack import Adjustment, Pack
from verdeelsleutel.model.lines import Lines
from verdeelsleutel.model.settlement.agreement import Agreement
from verdeelsleutel.model.settlement.effects import Effects, effects_of
from verdeelsleutel.model.tariff import BuildUp, Item, Tariffs, build_tariffs, clipped, items_of, percentage_of, priced

SETTLEMENT = "settlement"

EARNED = (
    "conditions_met", "development_plan_pct", "monitor", "technology_plan", "employer_plan", "region_table",
)  # fmt: skip
"""Facts of a provider that can turn out otherwise by what it does in the year."""


@dataclass(frozen=True, eq=False)
class Prices:
    """Prices of all lines.

    Attributes:
        tariffs: settled.
        full: in cents, with every surcharge that could have been had; never below the settled price.
        kind: per line the position of its pair in `pairs`.
        pairs: distinct pairs of what the agreed and the settled price are made of.
    """

    tariffs: Tariffs
    full: Ints
    kind: Index
    pairs: list[tuple[Effects, Effects]]


def settled_prices(lines: Lines, pack: Pack, agreement: Agreement) -> Prices:
    """Settled and full prices of all lines.

    Raises:
        CaseFaults: a line whose price is free has no agreed tariff, or a fact that the pack reads is empty.
    """
    agreed, at = _agreed(lines, pack, agreement)
    tariffs = _with_cuts(lines, build_tariffs(lines, pack, SETTLEMENT), agreed, at)
    price, number = _distinct(lines, tariffs)
    settled = [effects_of(items_of(tariffs, lines, line), pack) for line in price]
    full = _full(lines, pack, tariffs, _Parts(agreed, at, settled, number), agreement.stage)
    codes, kind = np.unique(at * max(1, len(settled)) + number, return_inverse=True)
    pairs = [(agreed[code // len(settled)], settled[code % len(settled)]) for code in codes.tolist()]
    return Prices(tariffs, full, kind, pairs)


@dataclass(frozen=True, eq=False)
class _Parts:
    """Per line the position of what its agreed and its settled price are made of."""

    agreed: Sequence[Effects]
    agreed_at: Index
    settled: Sequence[Effects]
    settled_at: Index


def _agreed(lines: Lines, pack: Pack, agreement: Agreement) -> tuple[list[Effects], Index]:
    """The distinct build-ups of agreed prices (the first: none), and per line the position of its own."""
    known: dict[tuple[Item, ...], int] = {(): 0}
    every = (agreement.items.get(lines.key(line), ()) for line in range(len(lines)))
    at = np.array([known.setdefault(items, len(known)) for items in every], dtype=np.intp)
    return [effects_of(items, pack) for items in known], at


def _distinct(lines: Lines, tariffs: Tariffs) -> tuple[list[int], Index]:
    """A line of every distinct price, and per line the position of its own; NHC and NIC make no difference."""
    built = np.array(tariffs.tariffed, dtype=np.bool_)[lines.service]
    built[list(tariffs.agreed)] = False
    _, first, at = np.unique(np.where(built, tariffs.build_up, -1), return_index=True, return_inverse=True)
    return first.tolist(), at


def _with_cuts(lines: Lines, tariffs: Tariffs, agreed: Sequence[Effects], at: Index) -> Tariffs:
    """The same tariffs with the cuts that the agreed prices had."""
    build_ups, build_up = [*tariffs.build_ups], tariffs.build_up.copy()
    for number, before in enumerate(agreed):
        here = at == number
        for old in np.unique(tariffs.build_up[here]).tolist() if before.cuts else ():
            items, percentage = build_ups[old].items, build_ups[old].percentage
            percentage += sum((Fraction(cut.value) for cut in before.cuts), Fraction(0))
            total = Item("percentage", decimals(percentage, 12))
            build_up[here & (tariffs.build_up == old)] = len(build_ups)
            build_ups.append(BuildUp(percentage, (*items[:-1], *before.cuts, total)))
    return priced(lines, replace(tariffs, build_ups=build_ups, build_up=build_up))


def _full(lines: Lines, pack: Pack, tariffs: Tariffs, parts: _Parts, stage: str) -> Ints:
    """Per line the price with every surcharge that could have been had."""
    possible = list(_possible(lines, pack, stage))
    code = parts.agreed_at * max(1, len(parts.settled)) + parts.settled_at
    for _, mask in possible:
        _, code = np.unique(code * 2 + mask, return_inverse=True)
    _, first, at = np.unique(code, return_index=True, return_inverse=True)
    build_ups = []
    for line in first.tolist():
        had = parts.agreed[parts.agreed_at[line]].points
        earned = [a for a, mask in possible if mask[line]]
        percentage = _full_percentage(pack, parts.settled[parts.settled_at[line]], had, earned)
        build_ups.append(BuildUp(percentage, ()))
    full = priced(lines, replace(tariffs, build_ups=build_ups, build_up=at)).cents
    return np.maximum(full, tariffs.cents)


def _full_percentage(
    pack: Pack, settled: Effects, had: dict[str, Fraction], earned: Sequence[Adjustment]
) -> Fraction:
    best = []
    for a in pack.tariff.adjustments:
        points = [effects[a.id] for effects in (settled.points, had) if a.id in effects]
        if any(one.id == a.id for one in earned):
            change = a.add if a.add is not None else a.scale
            assert change is not None  # _possible looked
            points.append(clipped(a, change) * (1 if a.add is not None else settled.base / 100))
        if points:
            best.append((a, max(points) if a.id in settled.points else max(Fraction(0), *points)))
    cut = sum((Fraction(item.value) for item in settled.cuts), Fraction(0))
    return percentage_of(pack, settled.base, best) + cut


def _possible(lines: Lines, pack: Pack, stage: str) -> Iterator[tuple[Adjustment, Mask]]:
    """Adjustments that are decided at the settlement only, and the lines that could have had them and don't."""
    for a in pack.tariff.adjustments:
        later = a.active and SETTLEMENT in a.at and stage not in a.at
        if later and (a.add is not None or a.scale is not None):
            scope = Condition(
                tuple(test for test in a.when.tests if not _can_be_earned(lines, test.column)),
                tuple(part for part in a.when.nots if not any(_can_be_earned(lines, c) for c in part.columns)),
            )
            yield a, scope.mask(lines) & ~a.when.mask(lines)


def _can_be_earned(lines: Lines, column: str) -> bool:
    table, _, bare = column.rpartition(".")
    own = bare.startswith("x_") and bare in lines.case.table("providers").columns
    return table in ("", "provider", "providers") and (bare in EARNED or own)
