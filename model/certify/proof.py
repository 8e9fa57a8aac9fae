"""Proofs that levels are fair in packing form, and the form that any level must have; exact, without a solver.

Packing form:
    A fill is 1, or there is a row with a positive coefficient of the cell that is exactly tight with the awards up to
    this step, in which no other cell of the step with a positive coefficient has a higher fill. A level names all such
    rows of its cells and no other, so that what is said to limit a cell is what limits it.

Form:
    Every level is used, stands with its own step and part, in the order of the steps; in one part of a step levels
    rise. A fill lies in [0, 1]; at 1 it is full and names no row. A row that is named is a row of that part which still
    counts in the tranche, once, with a multiplier other than 0: 1 in packing form, elsewhere 1 or -1 for the first row
    (a proof holds at any scale, and only one is written).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np

from verdeelsleutel.data.integers import Index, Mask
from verdeelsleutel.model.levels import CARE, Level
from verdeelsleutel.model.system import System

FREE = -1
"""Part of the cells that stand in no row."""


@dataclass(frozen=True)
class Place:
    """One part in one step: where a level belongs. `general`: its levels are proven by multipliers."""

    layer: int
    group: int
    part: int
    general: bool = False
    most_care: bool = False


def by_place(levels: Sequence[Level]) -> dict[tuple[int, int, int], list[int]]:
    """Positions of the levels of each (tranche, group, part)."""
    found: dict[tuple[int, int, int], list[int]] = {}
    for at, level in enumerate(levels):
        found.setdefault((level.layer, level.group, level.part), []).append(at)
    return found


def order_faults(levels: Sequence[Level], seen: Iterable[int]) -> list[str]:
    """Levels that no cell has and that hold no care, and steps that don't follow each other."""
    known = set(seen)
    faults = [f"level {at} is nobody's" for at in range(len(levels)) if at not in known]
    steps = [(level.layer, level.group) for level in levels]
    if any(left > right for left, right in pairwise(steps)):
        faults.append("levels don't stand in the order of their steps")
    return faults


def form_faults(system: System, levels: Sequence[Level], mine: Sequence[int], place: Place) -> list[str]:
    """What is wrong with the form of the levels of one part in one step, in the order in which they were found."""
    faults = []
    before: Level | None = None
    for number, at in enumerate(mine):
        level = levels[at]
        if (level.kind == "care") != (place.most_care and number == 0):
            faults.append(f"level {at}: the most care that fits comes first, and only in a tranche that asks for it")
        faults += [f"level {at}: {what}" for what in _form_faults(system, level, place)]
        if before is not None and before.kind != "care" and not _rises(before, level, place):
            faults.append(f"level {at} doesn't rise above the one before it")
        before = level
    return faults


def _rises(before: Level, level: Level, place: Place) -> bool:
    return before.value < level.value or (place.general and before.value == level.value < 1)


def _form_faults(system: System, level: Level, place: Place) -> list[str]:
    if level.kind == "care":
        kind = "care"
    elif level.value == 1:
        kind = "full"
    else:
        kind = "multipliers" if place.general else "rows"
    faults = []
    if level.kind != kind:
        faults.append(f"its kind is {level.kind} and should be {kind}")
    if level.value < 0 or (level.value > 1 and kind != "care"):
        faults.append("its value is no fill")
    if level.rows and kind == "full":
        faults.append("it is full and names rows")
    if place.part == FREE and kind != "full":
        faults.append("nothing limits its cells")
    if kind == "multipliers" and level.rows and abs(min(level.rows)[1]) != 1:
        faults.append("its multipliers stand at another scale")
    named = [r for r, _ in level.rows]
    if len(set(named)) != len(named):
        faults.append("it names a row twice")
    for r, y in level.rows:
        held = r == CARE and place.most_care and kind == "multipliers" and y < 0
        counts = r != CARE and system.part_of_row[r] == place.part and system.until[r] >= level.layer
        if not (held or counts) or y == 0 or (kind == "rows" and y != 1):
            faults.append("it names a row that proves nothing here")
    return faults


def packing_faults(
    system: System,
    levels: Sequence[Level],
    places: Mapping[int, Sequence[int]],
    level_of: Index,
    layer: int,
    used: Sequence[Fraction],
) -> tuple[list[str], list[int]]:
    """Levels of packing parts that don't name the rows that close them, and lines that no such row explains.

    Args:
        system: the rows.
        levels: all levels of the run.
        places: per packing part of this step the positions of its levels, rising.
        level_of: per line of these parts the position of its level, -1 elsewhere.
        layer: the tranche.
        used: per row what awards count up to and including this step.
    """
    short = [part for part, mine in places.items() if levels[mine[0]].value < 1]
    if not short:
        return [], []
    entries = np.flatnonzero(
        (level_of[system.line] >= 0)
        & np.isin(system.part_of_row[system.row], short)
        & (system.until[system.row] >= layer)
    )
    line, row = system.line[entries], system.row[entries]
    top = _highest(levels, places, level_of[line], row, len(system.names))
    closing = _closing(system, levels, {part: places[part] for part in short}, top, layer, used)
    faults = []
    for part in short:
        for at in places[part]:
            if levels[at].value < 1 and {r for r, _ in levels[at].rows} != closing[at]:
                faults.append(f"level {at} doesn't name the rows that stop it")
    codes = level_of[line].astype(np.int64) * len(system.names) + row
    valid = [at * len(system.names) + r for at, rows in closing.items() for r in rows]
    explained = np.zeros(len(level_of), dtype=np.bool_)
    explained[line[np.isin(codes, np.array(sorted(valid), dtype=np.int64))]] = True
    below = _below_one(levels, level_of)
    return faults, np.flatnonzero(below & ~explained).tolist()


def _below_one(levels: Sequence[Level], level_of: Index) -> Mask:
    below = np.array([level.value < 1 for level in levels] + [False], dtype=np.bool_)
    found: Mask = below[level_of]
    return found


def _highest(
    levels: Sequence[Level], places: Mapping[int, Sequence[int]], level: Index, row: Index, rows: int
) -> Index:
    """Per row the highest level among its cells of this step, -1 where it has none."""
    rank = np.full(len(levels), -1, dtype=np.intp)
    for mine in places.values():  # a row lies in one part, and in a part levels rise
        rank[list(mine)] = np.arange(len(mine))
    top = np.full(rows, -1, dtype=np.intp)
    np.maximum.at(top, row, rank[level])
    found = np.full(rows, -1, dtype=np.intp)
    here = rank[level] == top[row]
    found[row[here]] = level[here]
    return found


def _closing(
    system: System,
    levels: Sequence[Level],
    places: Mapping[int, Sequence[int]],
    top: Index,
    layer: int,
    used: Sequence[Fraction],
) -> dict[int, set[int]]:
    """Per level below 1 the rows that stop it: tight after the step, and none of their cells in it higher."""
    closing: dict[int, set[int]] = {at: set() for mine in places.values() for at in mine if levels[at].value < 1}
    for r in np.flatnonzero(np.isin(system.part_of_row, list(places)) & (system.until >= layer)).tolist():
        if top[r] in closing and used[r] == system.upper[r]:
            closing[int(top[r])].add(r)
    return closing
