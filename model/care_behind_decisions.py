"""Clients already in care who get less than they need, while decisions take room before them in the same row.

Formula:
    short_c = max(0, min(continuity_c, largest level of c) − Σ_t awards of c)
    told of a row where it counts every tranche, closed c in a tranche that asks part of short_c, and counts another
    cell on the same side that was decided at least so much: in units, awarded before the first tranche; or in euros or
    for a whole provider, where the awards come to no more than that. In all Σ k_c · short_c in the unit of the row.

Symbols:
    units per cell, exact, before rounding; k_c what one unit of c counts in the row.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import Exact, decimals, totals
from verdeelsleutel.data.faults import Finding
from verdeelsleutel.model.decisions import DECIDED, spoken_of
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.results import Limits
from verdeelsleutel.model.row import CENTS, key_text

__all__ = ["care_behind_decisions"]

LEAST = ("fix", "minimum")
SHOWN, PLACES = 5, 2


def care_behind_decisions(plan: Plan) -> list[Finding]:
    """One finding per row, in the order of the rows; none where nothing was decided or no continuity is known."""
    problem = plan.problem
    case, layers = problem.case, problem.layers
    decided = case.table("decisions")
    if not layers or not case.has("continuity") or not set(decided["kind"].tolist()) & set(LEAST):
        return []
    need = problem.context.basis("continuity").minimum(plan.basis).only(problem.lines.is_cell)
    short = need.minus(plan.filling.total(len(problem.lines))).positive_part()
    return list(_Rows(plan, short).findings()) if short.above_zero().any() else []


class _Rows:
    """Rows that closed cells short of their continuity."""

    def __init__(self, plan: Plan, short: Exact) -> None:
        self._plan, self._short = plan, short
        self._system, self._total = plan.problem.system, plan.filling.total(len(plan.problem.lines))

    def findings(self) -> Iterator[Finding]:
        """Per row who is short there and what was decided there."""
        decisions = [*self._in_units(), *self._in_rows()]
        if not decisions:
            return
        names, short, key = self._system.names, self._short, self._plan.problem.lines.key
        for row, lines in sorted(self._closed().items()):
            factor = self._factors(row)
            mine = {line: self._before(line, factor, decisions) for line in sorted(lines)}
            behind = [line for line, first in mine.items() if first]
            if not behind:
                continue
            lost = sum((abs(factor[line]) * short.fraction(line) for line in behind), Fraction(0))
            before = list(dict.fromkeys(name for line in behind for name in mine[line]))
            what = (
                f"clients already in care get less than they need in the row {names[row]}, where decisions take room "
                f"before them: {_few(before)}; short by {_amount(lost, names[row].unit)}"
            )
            examples = (f"{' '.join(key(line))}: -{decimals(short.fraction(line), PLACES)}" for line in behind[:SHOWN])
            yield Finding("care-behind-decision", what, "decisions", len(behind), tuple(examples))

    def _before(self, line: int, factor: dict[int, Fraction], decisions: list[tuple[str, list[int]]]) -> list[str]:
        """Decisions about other cells that take room on the same side of a row."""
        side = factor[line] > 0
        return [
            name
            for name, cells in decisions
            if line not in cells and any(cell in factor and (factor[cell] > 0) == side for cell in cells)
        ]

    def _closed(self) -> dict[int, set[int]]:
        """Per row the short cells that it closed in a tranche that asks what they lack."""
        limits, every = Limits(self._plan), len(self._plan.problem.layers)
        found: dict[int, set[int]] = {}
        for filled in self._plan.filling.tranches:
            if filled.layer.id == DECIDED:
                continue
            asks = self._short.above_zero() & filled.layer.level.minus(self._total).above_zero()
            rows = limits.rows(filled)
            for line in np.flatnonzero(asks).tolist():
                for row in rows.get(line, ()):
                    if self._system.until[row] == every:
                        found.setdefault(row, set()).add(line)
        return found

    def _factors(self, row: int) -> dict[int, Fraction]:
        """What one unit of each of its cells counts in a row."""
        at = np.flatnonzero(self._system.row == row)
        den = self._system.den[row]
        pairs = zip(self._system.line[at].tolist(), self._system.num[at].tolist(), strict=True)
        return {line: Fraction(int(num), den) for line, num in pairs}

    def _in_units(self) -> Iterator[tuple[str, list[int]]]:
        """Decisions in units on one cell: awarded before the first tranche."""
        lines = self._plan.problem.lines
        for row in lines.case.table("decisions").to_dict("records"):
            if row["kind"] in LEAST and row["service"] and row["units"]:
                key = key_text([row["region"], row["provider"], row["service"]])
                yield f"decision_{row['kind']}[{key}]", np.flatnonzero(spoken_of(lines, row)).tolist()

    def _in_rows(self) -> Iterator[tuple[str, list[int]]]:
        """Decisions in euros or for a whole provider that the awards only just meet."""
        system = self._system
        for row, name in enumerate(system.names):
            lower = system.lower[row]
            if name.source != "decisions" or not lower:
                continue
            at = np.flatnonzero(system.row == row)
            lines = system.line[at]
            here = np.zeros(len(at), dtype=np.intp)
            if totals(self._total.take(lines), system.num[at], here, 1)[0] <= lower * system.den[row]:
                yield str(name), lines.tolist()


def _few(names: list[str]) -> str:
    return ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")


def _amount(value: Fraction, unit: str) -> str:
    """An amount in the unit of a row as findings write it; cents cut to whole ones."""
    return f"{decimals(value, 0 if unit == CENTS else 2)} {unit}"
