"""Where what two providers asked came to be decided: how much of it stands where, and which part was given there.

Formula:
    a ground g = a tranche and the rows with losses there that a cell stands in
    asked_Pg   = Σ_c∈g (award_ct + lost_ct) · tariff       lost_ct as in `closed`, before rounding
    part_Pg    = asked_Pg / asked_P;   short_Pg = Σ_c∈g lost_ct · tariff / asked_Pg
    composition_g = −(part_Xg − part_Bg) · short_Bg         at X's where B asks nothing there
    treatment_g   = −part_Xg · (short_Xg − short_Bg)        0 where B asks nothing there
    other         = difference − Σ_g (composition_g + treatment_g)

    so that composition and treatment together are exactly what losses in tranches add to the difference. Other is the
    rest of it: above what was asked, caps, exclusions, not asked, whole units.

Symbols:
    X, B: the provider that is explained and the other. A row of a rule per provider is the same ground for both, with
    a bound of its own. Rows that are about one of them by decision, or by a rule that reads a fact in which they
    differ, make no ground: what they do is treatment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import Exact, totals
from verdeelsleutel.data.integers import sums
from verdeelsleutel.model.explain.against.facts_apart import facts_apart
from verdeelsleutel.model.explain.against.sides import Sides
from verdeelsleutel.model.explain.closed import Closed, NotGiven
from verdeelsleutel.model.levels import Filled
from verdeelsleutel.model.money import line_cents
from verdeelsleutel.model.row import CENTS
from verdeelsleutel.model.system import RowName

__all__ = ["Ground", "Grounds", "Held", "grounds"]

Two = tuple[Fraction, Fraction]
Rows = tuple[RowName, ...]


@dataclass(frozen=True)
class Held:
    """What rows of a rule held back in an earlier tranche of what is asked on a ground.

    Attributes:
        rule, source, tranche: which.
        rows: of both those rows; keys are without the provider.
        cents: of both, exact.
        again: the same in whole cents per line, as everywhere in tables.
        whole: all that those rows held back of both, also of what is asked elsewhere, in whole cents per line.
        bounds: of both the bounds of those rows together, in exact cents; None where none held, they aren't in cents
            or not its own.
        asked: of both what had been asked in those rows by then: the bounds and all that they held back.
    """

    rule: str
    source: str
    tranche: str
    rows: tuple[Rows, Rows]
    cents: Two
    again: tuple[int, int]
    whole: tuple[int, int]
    bounds: tuple[Fraction | None, Fraction | None]
    asked: tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True)
class Ground:
    """A tranche and rows, with what both ask and get there.

    Attributes:
        tranche, rows: which; keys of rows are without the providers.
        closed_by: rows that stood in the way there, of this ground or of one provider alone.
        asked, lost: exact cents of both, before rounding.
        parts: asked as a part of all that each asked.
        held: what earlier tranches held back of it.
    """

    tranche: str
    rows: Rows
    closed_by: Rows
    asked: Two
    lost: Two
    parts: Two
    held: tuple[Held, ...]

    @property
    def fills(self) -> tuple[Fraction | None, Fraction | None]:
        """Which part of it each was given; None for who asks nothing."""
        one, other = (1 - lost / asked if asked else None for asked, lost in zip(self.asked, self.lost, strict=True))
        return one, other

    @property
    def composition(self) -> Fraction:
        """What it adds to the difference because more or less of what was asked stands here."""
        one, other = self.fills
        fill = one if other is None else other
        return -(self.parts[0] - self.parts[1]) * (1 - fill) if fill is not None else Fraction(0)

    @property
    def treatment(self) -> Fraction:
        """What it adds because another part was given."""
        one, other = self.fills
        return self.parts[0] * (one - other) if one is not None and other is not None else Fraction(0)


@dataclass(frozen=True)
class Grounds:
    """All grounds, in the order of tranches, and the difference in three."""

    every: tuple[Ground, ...]
    composition: Fraction
    treatment: Fraction
    other: Fraction


def grounds(sides: Sides) -> Grounds | None:
    """Where what two providers asked was decided; None where one of them asked nothing."""
    difference = sides.difference
    if difference is None:
        return None
    every = tuple(_Grounds(sides).found())
    composition = sum((one.composition for one in every), Fraction(0))
    treatment = sum((one.treatment for one in every), Fraction(0))
    return Grounds(every, composition, treatment, difference - composition - treatment)


class _Grounds:
    def __init__(self, sides: Sides) -> None:
        found = sides.found
        self._sides, self._plan = sides, found.plan
        at = np.concatenate([side.at for side in sides.whole])
        self._cells = found.cells[at]
        self._who = np.repeat(np.arange(2), [len(side.at) for side in sides.whole])
        self._price = np.maximum(self._plan.problem.tariffs.cents[self._cells], 0)
        self._closed = Closed(self._plan, self._cells)
        facts = facts_apart(self._plan.problem, sides.providers)
        self._apart = {one.id for fact in facts if not fact.equal for one in fact.read_by if one.kind == "rule"}
        self._rows_of = self._rows()
        self._held = list(self._closed.held_back())

    def found(self) -> Iterator[Ground]:
        lost = {one.filled.layer.id: one for one in self._closed.lost(self._closed.awarded())}
        nothing = Exact.zeros(len(self._cells))
        for filled in self._plan.filling.tranches:
            tranche = filled.layer.id
            here = lost.get(tranche)
            units = nothing if here is None else here.units
            yield from self._of(filled, units, {} if here is None else self._closing(here))

    def _closing(self, lost: NotGiven) -> dict[int, set[RowName]]:
        """Per cell that lost something the rows that stood in the way."""
        at = np.flatnonzero(lost.units.above_zero() & (lost.why >= 0)).tolist()
        every = ((cell, lost.reasons[lost.why[cell]]) for cell in at)
        return {cell: {self._bare(name) for name in why if isinstance(name, RowName)} for cell, why in every}

    def _of(self, filled: Filled, lost: Exact, closing: dict[int, set[RowName]]) -> Iterator[Ground]:
        asked = filled.awarded.take(self._cells).plus(lost)
        with_losses = set().union(*closing.values())
        cells: dict[Rows, list[int]] = {}
        for at in np.flatnonzero(asked.above_zero()).tolist():
            cells.setdefault(_sorted(self._rows_of[at] & with_losses), []).append(at)
        for rows, mine in sorted(cells.items(), key=lambda pair: tuple(map(str, pair[0]))):
            both = self._cents(asked, mine)
            one, other = (
                Fraction(cents, side.asked.cents) for cents, side in zip(both, self._sides.whole, strict=True)
            )
            closed_by = _sorted(set().union(*(closing.get(at, set()) for at in mine)))
            held = tuple(self._held_of(mine)) if closed_by else ()
            yield Ground(filled.layer.id, rows, closed_by, both, self._cents(lost, mine), (one, other), held)

    def _held_of(self, mine: Sequence[int]) -> Iterator[Held]:
        """Per rule and tranche what was held back of some cells, most first."""
        made = []
        for one in self._held:
            by: dict[tuple[str, str], list[int]] = {}
            rows: dict[tuple[str, str], tuple[set[RowName], set[RowName]]] = {}
            for at in mine:
                for name in _rows_at(one, at):
                    by.setdefault((name.rule, name.source), []).append(at)
                    rows.setdefault((name.rule, name.source), (set(), set()))[self._who[at]].add(name)
            for key, named in by.items():
                cells = list(dict.fromkeys(named))  # two rows of a rule may hold back one cell
                limits = [self._outgrown(one, names) for names in rows[key]]
                (low, high), (asked, other) = zip(*limits, strict=True)
                first, second = (_sorted({self._bare(name) for name in names}) for names in rows[key])
                again = self._whole_cents(one.units, cells)
                whole = self._whole_cents(one.units, self._cells_in(one, rows[key]))
                cents = self._cents(one.units, cells)
                which = *key, one.filled.layer.id, (first, second)
                made.append(Held(*which, cents, again, whole, (low, high), (asked, other)))
        yield from sorted((one for one in made if any(one.cents)), key=lambda one: (-sum(one.cents), one.rule))

    def _outgrown(self, held: NotGiven, names: set[RowName]) -> tuple[Fraction | None, Fraction | None]:
        """The bounds of some rows together, and that with all that they held back in the tranche."""
        system = self._plan.problem.system
        bounds = [system.upper[system.names.index(name)] for name in names if name.unit == CENTS]
        known = [bound for bound in bounds if bound is not None]
        own = all(self._bare(name) != name for name in names)  # a row of others too says nothing of one of them
        if not names or not own or len(known) < len(names):
            return None, None
        cells = [at for at in range(len(self._cells)) if names & set(_rows_at(held, at))]
        bound = sum(known, Fraction(0))
        return bound, bound + sum(self._cents(held.units, cells))

    def _cells_in(self, held: NotGiven, rows: Sequence[set[RowName]]) -> list[int]:
        """Cells of both of which their rows held something back."""
        return [at for at in range(len(self._cells)) if rows[self._who[at]] & set(_rows_at(held, at))]

    def _whole_cents(self, units: Exact, mine: Sequence[int]) -> tuple[int, int]:
        """Cents of both over some cells, each rounded."""
        at = np.array(mine, dtype=np.intp)
        one, other = sums(line_cents(units.take(at), self._price[at]), self._who[at], 2).tolist()
        return one, other

    def _cents(self, units: Exact, mine: Sequence[int]) -> Two:
        """Exact cents of both over some cells."""
        at = np.array(mine, dtype=np.intp)
        one, other = totals(units.take(at), self._price[at], self._who[at], 2)
        return one, other

    def _rows(self) -> list[set[RowName]]:
        """Per cell the rows that it stands in and that make a ground."""
        system, place = self._plan.problem.system, {line: at for at, line in enumerate(self._cells.tolist())}
        found: list[set[RowName]] = [set() for _ in place]
        entries = np.flatnonzero(np.isin(system.line, self._cells))
        for line, row in zip(system.line[entries].tolist(), system.row[entries].tolist(), strict=True):
            name = system.names[row]
            if name.source != "decisions" and name.rule not in self._apart:
                found[place[line]].add(self._bare(name))
        return found

    def _bare(self, name: RowName) -> RowName:
        """A row with a key without the two providers."""
        return replace(name, key="|".join(part for part in name.key.split("|") if part not in self._sides.providers))


def _rows_at(held: NotGiven, at: int) -> list[RowName]:
    """The rows that held back something of a cell."""
    reason = held.reasons[held.why[at]] if held.why[at] >= 0 else ()
    return [name for name in reason if isinstance(name, RowName)]


def _sorted(rows: set[RowName]) -> Rows:
    return tuple(sorted(rows, key=lambda name: (name.source != "funds", str(name))))
