"""Levels and claims per cell and tranche; tranche 0 is `decided`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.oracle.reading import Case, Cell, Facts, cell_of, listed, matches, number, plain
from tests.oracle.rows import Row

ZERO = Fraction(0)


class Conflict(Exception):
    """Hard rows can't hold together."""


@dataclass
class Work:
    """Everything the filling needs, and what it has awarded so far."""

    cells: list[Cell]
    tranches: list[Mapping[str, Any]]
    rows: list[Row]
    levels: dict[tuple[Cell, int], Fraction]
    groups: dict[tuple[Cell, int], Any]
    years: dict[Cell, Fraction]
    claims: dict[tuple[Cell, int], Fraction] = field(default_factory=dict)
    fills: dict[tuple[Cell, int], Fraction] = field(default_factory=dict)

    def awarded(self, cell: Cell, until: int | None = None) -> Fraction:
        last = len(self.tranches) - 1 if until is None else until
        known = ((cell, t) for t in range(last + 1))
        return sum((self.claims[at] * self.fills[at] for at in known if at in self.fills), ZERO)

    def largest(self, cell: Cell, until: int | None = None) -> Fraction:
        """The largest level of the tranches up to this one that hold for the cell."""
        last = len(self.tranches) - 1 if until is None else until
        return max((self.levels.get((cell, t), ZERO) for t in range(last + 1)), default=ZERO)

    def last(self, row: Row) -> int:
        """The tranche up to which a row counts."""
        names = [one["id"] for one in self.tranches]
        return names.index(row.until) if row.until else len(names) - 1

    def volumes(self, until: int | None = None) -> dict[Cell, Fraction]:
        return {cell: self.awarded(cell, until) for cell in self.cells}

    def claim(self, t: int) -> list[Cell]:
        """What tranche t asks on top of what was awarded before; the cells that ask anything."""
        asking = []
        for cell in self.cells:
            if (cell, t) in self.levels:
                asked = self.levels[cell, t] - self.awarded(cell, t - 1)
                self.claims[cell, t] = max(ZERO, asked)
                if asked > 0:
                    asking.append(cell)
        return asking


def prepare(case: Case, pack: Mapping[str, Any], rows: list[Row], cuts: Mapping[Cell, Fraction]) -> Work:
    """Levels of all tranches; `cuts` are the caps that policy puts on single cells."""
    stated = case.tranches(pack)
    tranches = [{"id": "decided"}, *stated]
    work = Work(case.cells, tranches, rows, {}, {}, {})
    facts = {cell: case.facts(cell) for cell in case.cells}
    for cell in case.cells:
        decided, ceiling = decisions(case, cell)
        cap = max(case.cap(cell), decided)
        cap = min(cap, cuts.get(cell, cap))
        # Reading: a decision cuts every level, also where it lies below the offer; decided units stay whole.
        cap = cap if ceiling is None else min(cap, ceiling)
        if decided:
            if ceiling is not None and ceiling < decided:
                raise Conflict(f"decisions on {cell} contradict each other")
            work.levels[cell, 0] = decided
        for t, tranche in enumerate(stated, start=1):
            if matches(tranche.get("where"), facts[cell]):
                work.levels[cell, t] = min(cap, *asked(case, tranche, cell))
                work.groups[cell, t] = facts[cell].get(tranche.get("order_by", ""), "")
        year = case.services[cell[2]].get("units_per_client_year")
        work.years[cell] = 1 / number(year) if year else ZERO
    return work


def asked(case: Case, tranche: Mapping[str, Any], cell: Cell) -> list[Fraction]:
    """percent · basis of the tranche and of each basis that it may not rise above."""
    parts = [tranche, *listed(tranche.get("not_above"))]
    return [number(one.get("percent", 100)) / 100 * case.basis(one["basis"]).get(cell, ZERO) for one in parts]


def decisions(case: Case, cell: Cell) -> tuple[Fraction, Fraction | None]:
    """Units awarded before the first tranche, and the units above which no level goes."""
    decided, ceiling = ZERO, None
    for one in case.table("decisions"):
        found = bound(one)
        if found is None or not speaks_of(one, cell):
            continue
        if one["kind"] in {"fix", "minimum"}:
            decided = max(decided, found)
        if one["kind"] != "minimum":
            ceiling = found if ceiling is None else min(ceiling, found)
    return decided, ceiling


def speaks_of(decision: Facts, cell: Cell) -> bool:
    """Whether it cuts or awards this cell; for a whole provider only an exclusion does (reading)."""
    if decision.get("service"):
        return cell_of(decision) == cell
    return decision["kind"] == "exclude" and (decision["region"], decision["provider"]) == cell[:2]


def bound(decision: Facts) -> Fraction | None:
    """Units of a decision; none where it is in euros and therefore a row."""
    if decision["kind"] == "exclude":
        return ZERO
    return None if decision.get("amount_eur") else number(decision["units"])


def in_order(work: Work, t: int, asking: list[Cell]) -> list[list[Cell]]:
    """The order_by groups of a tranche, first one first; numbers before words, empty last (reading)."""
    tranche = work.tranches[t]
    if not tranche.get("order_by"):
        return [asking]
    grouped: dict[Any, list[Cell]] = {}
    for cell in asking:
        text = work.groups[cell, t]
        grouped.setdefault(plain(text) if text else "", []).append(cell)
    empty = grouped.pop("", [])
    falling = tranche.get("direction", "ascending") == "descending"
    order = sorted(grouped, key=lambda value: (isinstance(value, str), value), reverse=falling)
    return [*(grouped[value] for value in order), *([empty] if empty else [])]
