"""Rows that cut one provider, and where another stands: in the same row with the same part or not, or why not there.

Formula:
    in packing form nobody in the same step of a row gets a higher part of its claim than those whom the row closed; so
    another can only get more where it asks in another tranche or `order_by` group, or stands in another row
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Literal

import numpy as np

from verdeelsleutel.data.integers import Index
from verdeelsleutel.model import catalogue
from verdeelsleutel.model.claims import Layer
from verdeelsleutel.model.decisions import DECIDED
from verdeelsleutel.model.explain.against.sides import Sides
from verdeelsleutel.model.explain.closed import held_rows
from verdeelsleutel.model.explain.standing import Standings
from verdeelsleutel.model.results import RowCount, row_counts
from verdeelsleutel.model.system import RowName

__all__ = ["OwnRow", "Relation", "RowMet", "Stands", "Why", "rows_met"]

Relation = Literal["same", "less", "more", "asks_nothing", "not_there"]
"""Of the other: the same highest part of its claims, a lower one, a higher one; no claim in this tranche; no cell."""

Code = Literal[
    "decided", "where", "nothing_to_ask", "had_all", "group", "other_form", "other_fund", "about_one", "other_key",
    "not_spoken_of",
]  # fmt: skip


@dataclass(frozen=True)
class Why:
    """Why the other isn't where the one is cut.

    Attributes:
        code: `decided` (had it by decision), `where` (the tranche doesn't speak of its cells), `nothing_to_ask` (its
            volumes or bounds leave nothing), `had_all` (earlier tranches gave all it asks), `group` (another group of
            the tranche), `other_form` (shares, floors or most care), `other_fund`, `about_one` (a decision about one
            provider), `other_key` (the rule has a row of its own for it), `not_spoken_of` (the rule isn't about it).
        names: tranches or columns that say which.
    """

    code: Code
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stands:
    """What a provider asks and gets in a row in one tranche, in the unit of the row, before rounding."""

    cells: int
    claim: Fraction
    awarded: Fraction
    lowest: Fraction
    highest: Fraction


@dataclass(frozen=True)
class OwnRow:
    """A row in which the other stands instead, and what it asks and gets there in the same tranche."""

    row: RowCount
    stands: Stands | None


@dataclass(frozen=True)
class RowMet:
    """A row that closed cells of the one in a tranche.

    Attributes:
        name, tranche: which.
        cents: what the one lost there; 0 for a row that only held back.
        held: cents that it held back there and a later tranche asked again.
        mine: its cells that lost something there.
        other: what the other asks there, None where nothing.
        relation: how the other stands to it.
        why: reasons for that where there are.
        own: rows of the same rule or of funds in which the other stands instead.
    """

    name: RowName
    tranche: str
    cents: int
    mine: Stands
    other: Stands | None
    relation: Relation
    why: tuple[Why, ...]
    own: tuple[OwnRow, ...]
    held: int = 0


def rows_met(sides: Sides) -> list[RowMet]:
    """Every row that closed cells of the first where it lost something, most money first; then those that held back."""
    found = _Rows(sides)
    order = {layer.id: at for at, layer in enumerate(sides.found.plan.problem.layers)}
    lost = sorted(found.met(), key=lambda met: (-met.cents, str(met.name), met.tranche))
    return lost + sorted(found.held_back(), key=lambda met: (order[met.tranche], -met.held, str(met.name)))


class _Rows:
    def __init__(self, sides: Sides) -> None:
        self._found, self._plan = sides.found, sides.found.plan
        self._standings, self._system = Standings(self._plan), self._plan.problem.system
        self._mine = sides.whole[0].at
        self._others = self._found.cells[sides.whole[1].at]
        self._filled = {filled.layer.id: filled for filled in self._plan.filling.tranches}

    def met(self) -> Iterator[RowMet]:
        for step in self._found.steps:
            if step.kind != "tranche":
                continue
            lost: dict[RowName, list[int]] = {}
            for at in self._mine[step.why[self._mine] >= 0].tolist():
                for name in step.reasons[step.why[at]]:
                    if isinstance(name, RowName):
                        lost.setdefault(name, []).append(at)
            for name, cells in lost.items():
                cents = -sum(step.cents[cells].tolist())
                yield self._row(name, step.id, cents, self._found.cells[cells])

    def held_back(self) -> Iterator[RowMet]:
        """Rows that gave less than was asked in a tranche before one that asked it again."""
        for one in held_rows(self._plan, self._found.cells[self._mine]):
            yield replace(self._row(one.name, one.tranche, 0, one.lines), held=one.cents)

    def _row(self, name: RowName, tranche: str, cents: int, lines: Index) -> RowMet:
        row = self._standings.rows[name]
        mine = self._stands(row, tranche, lines)
        assert mine is not None  # it asked, and was closed
        there = self._in_row(row, lines)
        other = self._stands(row, tranche, there)
        if not len(there):
            away, own = self._away(name, row), self._own(name, tranche)
            return RowMet(name, tranche, cents, mine, None, "not_there", away, own)
        if other is None:
            return RowMet(name, tranche, cents, mine, None, "asks_nothing", self._silent(tranche, there), ())
        if other.highest <= mine.highest:
            relation: Relation = "same" if other.highest == mine.highest else "less"
            return RowMet(name, tranche, cents, mine, other, relation, (), ())
        why = self._more(row, tranche, lines, there)
        return RowMet(name, tranche, cents, mine, other, "more", why, ())

    def _in_row(self, row: int, stopped: Index) -> Index:
        """Cells of the other that count in a row on the side of those that it stopped."""
        at = np.flatnonzero(self._system.row == row)
        lines, takes = self._system.line[at], self._system.num[at] > 0
        side = bool(takes[np.isin(lines, stopped)].all())
        here: Index = lines[np.isin(lines, self._others) & (takes == side)]
        return here

    def _stands(self, row: int, tranche: str, lines: Index) -> Stands | None:
        levels = self._plan.filling.levels
        for one in self._standings.claims(row):
            if one.tranche != tranche:
                continue
            here = np.flatnonzero(np.isin(one.lines, lines)).tolist()
            if not here:
                return None
            factor = [abs(Fraction(int(one.factor[at]), one.den)) for at in here]
            claim, awarded = (
                sum((k * volume.fraction(at) for k, at in zip(factor, here, strict=True)), Fraction(0))
                for volume in (one.claim, one.awarded)
            )
            fills = [levels[one.level[at]].value for at in here]
            return Stands(len(here), claim, awarded, min(fills), max(fills))
        return None

    def _silent(self, tranche: str, lines: Index) -> tuple[Why, ...]:
        """Why cells of the other in the row ask nothing in the tranche."""
        layer = self._filled[tranche].layer
        names: dict[Code, list[str]] = {}
        for line in lines.tolist():
            code, told = self._asks_nothing(layer, line)
            names.setdefault(code, []).extend(told)
        order = [layer.id for layer in self._plan.problem.layers]
        columns = sorted(self._columns_of(tranche))
        return tuple(
            Why(code, tuple(columns if code == "where" else sorted(set(told), key=order.index)))
            for code, told in sorted(names.items())
        )

    def _asks_nothing(self, layer: Layer, line: int) -> tuple[Code, list[str]]:
        if not layer.applies[line]:
            return "where", []
        if not layer.level.fraction(line):
            return "nothing_to_ask", []
        before = []
        for filled in self._plan.filling.tranches:
            if filled.layer.id == layer.id:
                break
            if filled.awarded.fraction(line):
                before.append(filled.layer.id)
        return ("decided", []) if before == [DECIDED] else ("had_all", before)

    def _columns_of(self, tranche: str) -> frozenset[str]:
        problem = self._plan.problem
        policy = problem.pack.initial if problem.situation is None else problem.pack.reallocation
        tranches = policy.tranches if policy else ()
        return next((one.where.columns for one in tranches if one.id == tranche), frozenset())

    def _more(self, row: int, tranche: str, mine: Index, others: Index) -> tuple[Why, ...]:
        layer = self._filled[tranche].layer
        if self._standings.packing(row) and not layer.most_care:
            asked = self._filled[tranche].level_of >= 0
            if set(layer.group[mine].tolist()) != set(layer.group[others[asked[others]]].tolist()):
                return (Why("group"),)
        return (Why("other_form"),)

    def _away(self, name: RowName, row: int) -> tuple[Why, ...]:
        """Why the other has no cell in the row."""
        if name.source == "funds":
            return (Why("other_fund"),)
        if name.source == "decisions":
            return (Why("about_one"),)
        rule = next(rule for rule in self._plan.problem.rules if rule.id == name.rule)
        per = tuple(getattr(rule.parameters, "per", ()))
        theirs = self._lines_of(name)
        if not len(theirs):
            return (Why("not_spoken_of", tuple(dict.fromkeys(catalogue.columns(rule, keys=False)))),)
        mine = self._system.line[self._system.row == row]
        apart = tuple(column for column in per if not self._values(column, mine) & self._values(column, theirs))
        return (Why("other_key", apart),)

    def _values(self, column: str, lines: Index) -> set[str]:
        texts, at = self._plan.problem.lines.column(column)
        return {texts[i] for i in at[lines].tolist()}

    def _lines_of(self, name: RowName) -> Index:
        """Cells of the other in any row of the same rule."""
        numbers = [r for r, one in enumerate(self._system.names) if one.rule == name.rule]
        at = np.flatnonzero(np.isin(self._system.row, numbers) & np.isin(self._system.line, self._others))
        lines: Index = self._system.line[at]
        return lines

    def _own(self, name: RowName, tranche: str) -> tuple[OwnRow, ...]:
        """Rows of the same rule, or other funds, in which the other stands."""
        if name.source == "decisions":
            return ()
        entries = np.isin(self._system.line, self._others)
        names = {r: self._system.names[r] for r in np.unique(self._system.row[entries]).tolist()}
        funds = name.source == "funds"
        same = [r for r, one in names.items() if (one.source == "funds" if funds else one.rule == name.rule)]
        return tuple(OwnRow(self._counts[str(names[r])], self._stands(r, tranche, self._others)) for r in same)

    @cached_property
    def _counts(self) -> dict[str, RowCount]:
        return {row.name: row for row in row_counts(self._plan)}
