"""What filling leaves behind: a level per group of cells that closed together, and what closed it."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, distinct, grouped, whole
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


def awards(claim: Exact, level_of: Index, levels: list[Level]) -> Exact:
    """Claim · fill, line by line."""
    used = distinct(level_of[level_of >= 0]).tolist()
    partial = [at for at in used if levels[at].value not in (0, 1)]
    full = np.isin(level_of, [at for at in used if levels[at].value == 1])
    awarded = claim.where(full, Exact.zeros(len(claim)))
    if not partial:
        return awarded
    lines = np.flatnonzero(np.isin(level_of, partial))
    place = np.zeros(len(levels), dtype=np.intp)
    place[partial] = np.arange(len(partial))
    at = place[level_of[lines]]
    asked = claim.take(lines)
    over, under = (np.array(parts, dtype=object) for parts in zip(*(_parts(levels[i]) for i in partial), strict=True))
    return awarded.put(lines, Exact(whole(asked.num) * over[at], asked.den * under[at]))


def _parts(level: Level) -> tuple[int, int]:
    return level.value.numerator, level.value.denominator


def usage(
    system: System, claim: Exact, level_of: Index, levels: list[Level], layer: int
) -> dict[int, Fraction]:
    """Per row what the awards of one step of a tranche count in it: Σ k · claim · fill (0 beyond its `until`)."""
    entries = np.flatnonzero((level_of[system.line] >= 0) & (system.until[system.row] >= layer))
    if len(entries) == 0:
        return {}
    dens, den_at, parts = [claim.shared_den], np.zeros(len(claim), dtype=np.intp), [(entries, claim.shared)]
    if claim.apart is not None:
        known: dict[int, int] = {}
        den_at[claim.apart.lines] = [known.setdefault(d, len(known)) + 1 for d in claim.apart.den.tolist()]
        dens += known
        parts = [(entries[den_at[system.line[entries]] == 0], claim.shared)]
        parts.append((entries[den_at[system.line[entries]] > 0], claim.num))
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
            if share:
                part = Fraction(amount * share.numerator, system.den[r] * dens[d] * share.denominator)
                used[r] = used[r] + part if r in used else part
    return used
