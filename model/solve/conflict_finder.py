"""Finds the smallest set of hard rows that can't hold together, with the amounts and what would mend it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from verdeelsleutel.data.exact import Exact, decimals
from verdeelsleutel.model.conflict import Conflict, NoPlan, Party, who_in
from verdeelsleutel.model.decisions import DECIDED
from verdeelsleutel.model.levels import Filling
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.row import CENTS, UNITS, key_text
from verdeelsleutel.model.system import empty_row_conflicts

if TYPE_CHECKING:
    from verdeelsleutel.model.solve.general import Left

MOST_CELLS_NAMED = 20


def refuse_empty_rows(problem: Problem) -> None:
    """Stop on rows that no award can mend: a minimum without a cell, a ceiling below nothing.

    Raises:
        Conflict: there are such rows.
    """
    system = problem.system
    rows = empty_row_conflicts(system)
    rows += [
        r
        for r, upper in enumerate(system.upper)
        if upper is not None
        and upper < 0
        and system.part_of_row[r] >= 0
        and system.packing[system.part_of_row[r]]
    ]
    rows += _out_of_reach(problem)
    if rows:
        raise Conflict([_party(problem, r, None) for r in rows])


def _out_of_reach(problem: Problem) -> list[int]:
    """Rows that 0 breaks in parts where no cell may be awarded anything: no tranche would ever look at them."""
    system = problem.system
    reaches = np.zeros(system.parts, dtype=np.bool_)
    if problem.layers:
        wanting = problem.layers[-1].reach.above_zero() & (system.part_of_line >= 0)
        reaches[system.part_of_line[wanting]] = True
    found = []
    for r in np.flatnonzero(system.part_of_row >= 0).tolist():
        low, high = system.lower[r], system.upper[r]
        if not reaches[system.part_of_row[r]] and ((low or 0) > 0 or (high is not None and high < 0)):
            found.append(r)
    return found


def refuse_short_decisions(problem: Problem, filling: Filling) -> None:
    """Stop when what was decided in units doesn't fit: decisions are hard, and so is what stops them.

    Raises:
        Conflict: the rows that are in the way, and the decided cells.
    """
    decided = filling.tranches[-1]
    short = [
        line
        for line in np.flatnonzero(decided.level_of >= 0).tolist()
        if filling.levels[decided.level_of[line]].value < 1
    ]
    if not short:
        return
    rows = sorted({r for line in short for r, _ in filling.levels[decided.level_of[line]].rows if r >= 0})
    in_way = [r for r in rows if np.isin(problem.system.line[problem.system.row == r], short).any()]
    parties = [_party(problem, r, _excess(problem, r, decided.claim)) for r in in_way]
    parties += [
        Party(
            DECIDED,
            key_text(problem.lines.key(line)),
            f"decided: {decimals(decided.claim.fraction(line), 3)} units",
            UNITS,
            decided.claim.fraction(line),
            None,
            decided.claim.fraction(line),
            None,
            "decisions",
            who_in(problem.case, problem.lines.key(line)[1]),
        )
        for line in short[:MOST_CELLS_NAMED]
    ]
    raise Conflict(parties, DECIDED)


def refuse_broken_rows(problem: Problem, used: Exact) -> None:
    """Stop when a row isn't kept though every tranche was filled: later ones asked less than was counted on.

    Args:
        problem: what was filled.
        used: per row what all awards count in it.

    Raises:
        Conflict: the rows.
    """
    (capped, upper), (floored, lower) = problem.system.capped, problem.system.floored
    broken = (capped & used.minus(upper).above_zero()) | (floored & lower.minus(used).above_zero())
    if broken.any():
        rows = np.flatnonzero(broken).tolist()
        raise Conflict([_party(problem, r, None) for r in rows], problem.layers[-1].id)


def _excess(problem: Problem, row: int, claim: Exact) -> Fraction | None:
    system = problem.system
    entries = np.flatnonzero(system.row == row)
    asked = sum(
        (
            Fraction(int(system.num[e]), system.den[row]) * claim.fraction(int(system.line[e]))
            for e in entries
        ),
        Fraction(0),
    )
    upper = system.upper[row]
    return asked - upper if upper is not None and asked > upper else None


def explain(
    problem: Problem, part: int, layer: int, group: int, claim: Exact, awarded: Exact, left: Left
) -> Conflict:
    """The smallest set of rows of a part that no completion keeps: leave one out and the rest can hold.

    Works by leaving rows out one by one (a row whose absence still leaves no plan plays no part).
    """
    from verdeelsleutel.model.solve.general import General, StepModel  # only where a conflict is to be explained

    general = General(problem.system, part, problem.layers, problem.care)
    model = StepModel(general, layer, general.bundles(layer, group, claim, awarded), left)
    needed = model.smallest_conflict()
    parties = []
    for row in needed:
        try:
            repair = model.repair(row)
        except NoPlan:
            repair = None
        parties.append(_party(problem, row, repair))
    return Conflict(parties, problem.layers[layer].id)


def _party(problem: Problem, row: int, repair: Fraction | None) -> Party:
    system = problem.system
    name = system.names[row]
    low, high = system.lower[row], system.upper[row]
    words = []
    if low is not None:
        words.append(f"at least {amount(low, name.unit)}")
    if high is not None:
        words.append(f"at most {amount(high, name.unit)}")
    bound = low if low is not None else high
    who = who_in(problem.case, name.key)
    said, bound = " and ".join(words), bound or Fraction(0)
    return Party(name.rule, name.key, said, name.unit, bound, repair, low, high, name.source, who)


def amount(value: Fraction, unit: str) -> str:
    """A bound with its unit."""
    if unit == CENTS:
        return f"€ {decimals(value / 100, 2)}"
    return f"{decimals(value, 3)} {unit.replace('_', '-')}"
