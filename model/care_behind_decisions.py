"""Clients already in care who get less than they need, while decisions take room before them in the same row.

Formula:
    short_c = max(0, min(continuity_c, largest level of c) − Σ_t awards of c)
    over_d  = max(0, units decided for d − min(continuity_d, largest level of d)), of a decision on cell d
    told of a row where it counts every tranche, closed c in a tranche on continuity and in every later one that asks
    part of short_c, and counts a decided cell d ≠ c on the same side with over_d > 0.
    short: Σ k_c · short_c of those cells; because of the decisions at most Σ k_d · over_d of it.

    A decision in euros or for a whole provider counts where the awards come to no more than it: over_d is then the
    part of the awards of its cells that lies above what continuity alone would come to.

Symbols:
    units per cell, exact, before rounding; k_c what one unit of c counts in the row, its size.

What a decided cell needs for clients of its own is no room taken from others: continuity would have asked it beside
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import Exact, decimals
from verdeelsleutel.data.faults import Finding
from verdeelsleutel.model.decisions import spoken_of
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.results import Limits
from verdeelsleutel.model.row import CENTS, key_text

__all__ = ["care_behind_decisions"]

LEAST = ("fix", "minimum")
CARE = "continuity"
SHOWN, PLACES = 5, 2


@dataclass(frozen=True)
class Over:
    """A decision, and per cell the units that it gives above what clients already in care need."""

    name: str
    cells: Mapping[int, Fraction]


def care_behind_decisions(plan: Plan) -> list[Finding]:
    """One finding per row, in order of the rows; none where no tranche goes by continuity or nothing was decided."""
    problem = plan.problem
    caring = {tranche.id for tranche in problem.tranches if tranche.basis == CARE}
    if not caring or not set(problem.case.table("decisions")["kind"].tolist()) & set(LEAST):
        return []
    need = problem.context.basis(CARE).minimum(plan.basis).only(problem.lines.is_cell)
    short = need.minus(plan.filling.total(len(problem.lines))).positive_part()
    return list(_Rows(plan, caring, need, short).findings()) if short.above_zero().any() else []


class _Rows:
    """Rows that closed cells short of their continuity."""

    def __init__(self, plan: Plan, caring: set[str], need: Exact, short: Exact) -> None:
        """Tranches `caring` go by continuity; per line `need` is that continuity, and `short` what lacks of it."""
        self._plan, self._caring, self._need, self._short = plan, caring, need, short
        self._system, self._total = plan.problem.system, plan.filling.total(len(plan.problem.lines))

    def findings(self) -> Iterator[Finding]:
        """Per row who is short there and what was decided there."""
        decisions = [one for one in (*self._in_units(), *self._in_rows()) if one.cells]
        if not decisions:
            return
        names, short, key = self._system.names, self._short, self._plan.problem.lines.key
        for row, lines in sorted(self._closed().items()):
            factor = self._factors(row)
            first = {line: self._before(line, factor, decisions) for line in sorted(lines)}
            behind = [line for line, before in first.items() if before]
            if not behind:
                continue
            lost = sum((abs(factor[line]) * short.fraction(line) for line in behind), Fraction(0))
            before = list({one.name: one for line in behind for one in first[line]}.values())
            over = ((abs(factor[d]), units) for one in before for d, units in one.cells.items() if d in factor)
            taken = sum((k * units for k, units in over), Fraction(0))
            unit = names[row].unit
            what = (
                f"clients already in care get less than they need in the row {names[row]}, where decisions take room "
                f"before them: {_few([one.name for one in before])}; short by {_amount(lost, unit)}, at most "
                f"{_amount(min(lost, taken), unit)} of it because of those decisions"
            )
            examples = (f"{' '.join(key(line))}: -{decimals(short.fraction(line), PLACES)}" for line in behind[:SHOWN])
            yield Finding("care-behind-decision", what, "decisions", len(behind), tuple(examples))

    def _before(self, line: int, factor: dict[int, Fraction], decisions: list[Over]) -> list[Over]:
        """Decisions about other cells that take room on the same side of a row."""
        side = factor[line] > 0
        return [
            one
            for one in decisions
            if line not in one.cells and any(cell in factor and (factor[cell] > 0) == side for cell in one.cells)
        ]

    def _closed(self) -> dict[int, set[int]]:
        """Per row the short cells that it closed in a tranche on continuity and in all later ones that ask it again."""
        limits, every = Limits(self._plan), len(self._plan.problem.layers)
        of_line: dict[int, set[int]] = {}
        for filled in self._plan.filling.tranches:
            asks = self._short.above_zero() & filled.layer.level.minus(self._total).above_zero()
            rows = limits.rows(filled)
            for line in np.flatnonzero(asks).tolist():
                mine = {row for row in rows.get(line, ()) if self._system.until[row] == every}
                if line in of_line:
                    of_line[line] &= mine
                elif filled.layer.id in self._caring:
                    of_line[line] = mine
        found: dict[int, set[int]] = {}
        for line, closing in of_line.items():
            for row in closing:
                found.setdefault(row, set()).add(line)
        return found

    def _factors(self, row: int) -> dict[int, Fraction]:
        """What one unit of each of its cells counts in a row."""
        at = np.flatnonzero(self._system.row == row)
        den = self._system.den[row]
        pairs = zip(self._system.line[at].tolist(), self._system.num[at].tolist(), strict=True)
        return {line: Fraction(int(num), den) for line, num in pairs}

    def _in_units(self) -> Iterator[Over]:
        """Decisions in units on one cell: awarded before the first tranche."""
        lines = self._plan.problem.lines
        for row in lines.case.table("decisions").to_dict("records"):
            if row["kind"] in LEAST and row["service"] and row["units"]:
                key = key_text([row["region"], row["provider"], row["service"]])
                decided = Fraction(row["units"])
                over = {
                    line: decided - self._need.fraction(line)
                    for line in np.flatnonzero(spoken_of(lines, row)).tolist()
                    if decided > self._need.fraction(line)
                }
                yield Over(f"decision_{row['kind']}[{key}]", over)

    def _in_rows(self) -> Iterator[Over]:
        """Decisions in euros or for a whole provider that the awards only just meet."""
        system = self._system
        for row, name in enumerate(system.names):
            lower = system.lower[row]
            if name.source != "decisions" or not lower:
                continue
            factor = self._factors(row)
            awarded = sum((k * self._total.fraction(line) for line, k in factor.items()), Fraction(0))
            needed = sum((k * self._need.fraction(line) for line, k in factor.items()), Fraction(0))
            if lower > needed and 0 < awarded <= lower:
                part = (awarded - needed) / awarded if awarded > needed else Fraction(0)
                yield Over(str(name), {line: part * self._total.fraction(line) for line in factor if part})


def _few(names: list[str]) -> str:
    return ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")


def _amount(value: Fraction, unit: str) -> str:
    """An amount in the unit of a row as findings write it; cents cut to whole ones."""
    return f"{decimals(value, 0 if unit == CENTS else 2)} {unit}"
