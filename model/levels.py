"""What filling leaves behind: a level per group of cells that closed together, and what closed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Ints, Mask, grouped, narrow, product
from verdeelsleutel.model.claims import Layer
from verdeelsleutel.model.system import System

Kind = Literal["full", "rows", "multipliers", "care"]
"""How a level is proven: nothing more was asked; by tight rows; by multipliers; the most care that fits."""

CARE = -1
"""Stands for the row that holds the most care that fits."""


@dataclass(frozen=True)
class Level:
    """A fill, and its proof.

    Attributes:
        layer, group, part: tranche (position), its `order_by` group, and part of the case.
        kind: how it is proven; a `care` level is no fill but the client-years that are held.
        value: the fill, exact.
        rows: the rows that closed it, by position in the system, each with its multiplier (1 in packing form).
    """

    layer: int
    group: int
    part: int
    kind: Kind
    value: Fraction
    rows: tuple[tuple[int, Fraction], ...] = ()


@dataclass(eq=False)
class Filled:
    """One tranche filled.

    Attributes:
        layer: the tranche.
        claim: per line what it asked, 0 where nothing.
        level_of: per line the position of its level in `Filling.levels`, -1 without a claim.
        awarded: per line claim · fill.
        total: per line everything awarded up to and including this tranche.
    """

    layer: Layer
    claim: Exact
    level_of: Index
    awarded: Exact
    total: Exact


@dataclass(eq=False)
class Filling:
    """All tranches filled, in order, and every level."""

    levels: list[Level] = field(default_factory=list)
    tranches: list[Filled] = field(default_factory=list)

    def total(self, lines: int) -> Exact:
        """Everything awarded."""
        return self.tranches[-1].total if self.tranches else Exact.zeros(lines)

    def until(self, tranche: str, lines: int) -> Exact:
        """Everything awarded up to and including a tranche."""
        for filled in self.tranches:
            if filled.layer.id == tranche:
                return filled.total
        return Exact.zeros(lines)


def awards(claim: Exact, level_of: Index, levels: Sequence[Level]) -> Exact:
    """Claim · fill, line by line."""
    full, partial = _kinds(level_of, levels)
    in_full = full[level_of]
    if not (claim.above_zero() & ~in_full).any():
        return claim
    awarded = claim.only(in_full)
    if not partial:
        return awarded
    place = np.full(len(levels) + 1, -1, dtype=np.intp)
    place[partial] = np.arange(len(partial))
    at = place[level_of]
    lines = np.flatnonzero(at >= 0)
    at = at[lines]
    asked = claim.take(lines)
    over, under = (_numbers(part) for part in zip(*(_parts(levels[i]) for i in partial), strict=True))
    return awarded.put(lines, asked.each_times(over[at], under[at]))


def _kinds(level_of: Index, levels: Sequence[Level]) -> tuple[Mask, list[int]]:
    """Per level that occurs whether it is 1 (one place more than there are levels: for -1); those between 0 and 1."""
    met = np.flatnonzero(np.bincount(level_of[level_of >= 0], minlength=len(levels))).tolist()
    full = np.zeros(len(levels) + 1, dtype=np.bool_)
    full[[at for at in met if levels[at].value == 1]] = True
    return full, [at for at in met if levels[at].value not in (0, 1)]


def _numbers(values: Sequence[int]) -> Ints:
    wide: Ints = np.empty(len(values), dtype=object)
    wide[:] = values
    return narrow(wide)


def _parts(level: Level) -> tuple[int, int]:
    return level.value.numerator, level.value.denominator


def usage(
    system: System, claim: Exact, level_of: Index, levels: Sequence[Level], layer: int
) -> dict[int, Fraction]:
    """Per row what the awards of one step of a tranche count in it, where that isn't 0."""
    found = row_usage(system, claim, level_of, levels, layer)
    return {r: found.fraction(r) for r in np.flatnonzero(found.num != 0).tolist()}


def row_usage(system: System, claim: Exact, level_of: Index, levels: Sequence[Level], layer: int) -> Exact:
    """Per row what the awards of one step of a tranche count in it: Σ k · claim · fill (0 beyond its `until`)."""
    full, partial = _kinds(level_of, levels)
    counts = np.asarray(system.until >= layer, dtype=np.bool_)
    asked_in_full = np.where(full[level_of], claim.shared, 0)
    den, up = system.common
    found = Exact(product(system.row_sums(asked_in_full) * counts, up), den * claim.shared_den)
    apart = np.zeros(len(claim), dtype=np.bool_)
    if claim.apart is not None:
        apart[claim.apart.lines] = True
        apart &= full[level_of]
    if partial:
        between = np.zeros(len(levels) + 1, dtype=np.bool_)
        between[partial] = True
        apart |= between[level_of]
    entries = np.flatnonzero(apart[system.line] & counts[system.row])
    if len(entries) == 0:
        return found
    return found.with_added(_usage_apart(system, claim, level_of, levels, entries))


def _usage_apart(
    system: System, claim: Exact, level_of: Index, levels: Sequence[Level], entries: Index
) -> dict[int, Fraction]:
    """The same of some entries, added up per row, level and denominator of the claim first."""
    dens, den_at, parts = [claim.shared_den], np.zeros(len(claim), dtype=np.intp), [(entries, claim.shared)]
    if claim.apart is not None:
        known: dict[int, int] = {}
        den_at[claim.apart.lines] = [known.setdefault(d, len(known)) + 1 for d in claim.apart.den.tolist()]
        dens += known
        own = den_at[system.line[entries]] > 0
        parts = [(entries[~own], claim.shared), (entries[own], claim.num)]
    used: dict[int, Fraction] = {}
    for mine, asked in parts:
        line = system.line[mine]
        code = (system.row[mine] * len(levels) + level_of[line]) * len(dens) + den_at[line]
        codes, at = grouped(code)
        total = system.sums(mine, asked, at, len(codes))
        for value, amount in zip(codes.tolist(), total.tolist(), strict=True):
            rest, d = divmod(value, len(dens))
            r, lv = divmod(rest, len(levels))
            share = levels[lv].value
            part = Fraction(amount * share.numerator, system.den[r] * dens[d] * share.denominator)
            used[r] = used[r] + part if r in used else part
    return used
