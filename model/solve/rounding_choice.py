"""Whole units by choice, for a part in which falling fractions break a floor, a share or a band.

Formula:
    maximise Σ fraction_c · z_c   over   units_c ∈ {⌊x_c⌋, min(⌈x_c⌉, ⌊highest level_c⌋)}, all rows without `until`;
    ties in key order: the first cell, by key, that can have its unit has it.
    If there is none, the box is one unit wider round the broken rows. If there still is none, a lower or mixed row may
    be short by less than the sum of its coefficients over cells with a fraction; the shortfall is as small as can be.

Symbols:
    z_c = units_c − ⌊x_c⌋.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import ceiling
from verdeelsleutel.data.integers import Ints
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.rounding import Rounded, broken_rows
from verdeelsleutel.model.solve.assembly import INFINITY, Floats, Matrix, Program, SolverError

CHUNK = 16
"""Ties are settled so many cells at a time: powers of two up to here are exact in the solver."""


@dataclass(frozen=True)
class Chosen:
    """A part that was rounded by choice: how, and the rows that were in the way."""

    part: int
    how: str
    rows: tuple[int, ...]


def choose(problem: Problem, rounded: Rounded) -> tuple[Ints, list[Chosen]]:
    """Whole units with every broken part rounded by choice."""
    units = rounded.units.copy()
    found = []
    for part, rows in sorted(rounded.broken.items()):
        if part < 0:
            continue
        box = _Box(problem, rounded, part, rows)
        for how in ("box", "wider", "short"):
            chosen = box.solve(how)
            if chosen is not None:
                for line, value in zip(box.lines, chosen, strict=True):
                    units[line] = value
                found.append(Chosen(part, how, tuple(rows)))
                break
        else:
            raise SolverError(f"no whole units near the exact plan for part {part}")
    left = broken_rows(problem, units)
    allowed = {c.part for c in found if c.how == "short"}
    if any(part not in allowed for part in left):
        raise SolverError("rounding by choice broke a row")
    return units, found


class _Box:
    def __init__(self, problem: Problem, rounded: Rounded, part: int, broken: list[int]) -> None:
        system = problem.system
        self.problem, self.rounded, self.broken = problem, rounded, broken
        of_line, of_row = system.parts_without(len(problem.layers))
        self.lines: list[int] = np.flatnonzero(of_line == part).tolist()
        self.place = {line: j for j, line in enumerate(self.lines)}
        self.rows = [
            r for r in np.flatnonzero(of_row == part).tolist() if system.until[r] == len(problem.layers)
        ]
        self.entries: dict[int, list[tuple[int, int]]] = {r: [] for r in self.rows}
        mine = np.isin(system.row, self.rows)
        for line, r, num in zip(
            system.line[mine].tolist(), system.row[mine].tolist(), system.num[mine].tolist(), strict=True
        ):
            self.entries[r].append((self.place[line], num))
        # Client-years of many services share a denominator beyond what a float can hold; a row's own numbers don't.
        self.part = {r: math.gcd(*(num for _, num in entries)) or 1 for r, entries in self.entries.items()}
        self.entries = {r: [(j, num // self.part[r]) for j, num in es] for r, es in self.entries.items()}
        self.gain = np.array([float(rounded.fraction.fraction(line)) for line in self.lines])

    def _bounds(self, how: str) -> tuple[list[int], list[int]]:
        low, high = [], []
        near = {self.lines[j] for r in self.broken for j, _ in self.entries.get(r, [])}
        for line in self.lines:
            start, top = int(self.rounded.floor[line]), int(self.rounded.highest[line])
            end = min(start + int(self.rounded.fraction.num[line] > 0), max(top, start))
            if how == "wider" and line in near:
                start, end = max(0, start - 1), min(end + 1, max(top, end))
            low.append(start)
            high.append(end)
        return low, high

    def solve(self, how: str) -> list[int] | None:
        """Whole units of the part, None when the box holds none."""
        low, high = self._bounds(how)
        fixed = _Rows(self, np.array([int(v) for v in self.rounded.floor[self.lines]], dtype=object))
        shorts = fixed.shortable(self) if how == "short" else []
        if not shorts and fixed.no_whole_number_fits():
            return None
        n = len(self.lines)
        base = self.rounded.floor[self.lines]
        lower = np.array([float(a - b) for a, b in zip(low, base, strict=True)] + [0.0] * len(shorts))
        upper = np.array([float(a - b) for a, b in zip(high, base, strict=True)] + [s for _, s in shorts])
        body, row_lower, row_upper = fixed.floats(self, shorts, n)
        program = Program(np.zeros(n + len(shorts)), lower, upper, Matrix.of(body), row_lower, row_upper, integer=True)
        every = np.arange(n + len(shorts))
        if shorts:
            sizes = [self.part[self.rows[i]] for i, _ in shorts]
            weight = np.array([size / max(sizes) for size in sizes])
            held = _held(program, every, np.concatenate([np.zeros(n), -weight]))
            if held is None:
                return None
            at = np.arange(n, n + len(shorts))
            upper[n:] = np.ceil(held[n:] - 1e-6)
            program.bound_columns(at, lower[n:], upper[n:])
        best = _held(program, every, np.concatenate([self.gain, np.zeros(len(shorts))]))
        if best is None:
            return None
        final = self._first_by_key(every, best, body, row_lower, row_upper, lower, upper)
        return [int(b) + round(float(z)) for b, z in zip(base, final[:n], strict=True)]

    def _first_by_key(
        self,
        every: np.ndarray,
        best: Floats,
        body: Sequence[tuple[np.ndarray, Floats]],
        row_lower: Floats,
        row_upper: Floats,
        lower: Floats,
        upper: Floats,
    ) -> Floats:
        """Among equals the one that serves cells in key order."""
        n = len(self.lines)
        gain = np.concatenate([self.gain, np.zeros(len(every) - n)])
        reached = float(gain @ np.round(best))
        kept = Program(
            np.zeros(len(every)),
            lower,
            upper,
            Matrix.of([*body, (np.flatnonzero(gain), gain[gain != 0])]),
            np.append(row_lower, reached - 1e-9),
            np.append(row_upper, INFINITY),
            integer=True,
        )
        free = [j for j in range(n) if lower[j] < upper[j]]
        for start in range(0, len(free), CHUNK):
            chunk = free[start : start + CHUNK]
            cost = np.zeros(len(every))
            cost[chunk] = 2.0 ** np.arange(len(chunk) - 1, -1, -1)
            held = _held(kept, every, cost)
            if held is None:
                raise SolverError("a choice that was found can't be found again")
            best = held
            value = np.round(held[chunk])
            kept.bound_columns(np.array(chunk), value, value)
        return best


class _Rows:
    """The rows of a part round ⌊x⌋, in whole numbers as small as they can be."""

    def __init__(self, box: _Box, base: Ints) -> None:
        system = box.problem.system
        self.lower: list[Fraction | None] = []
        self.upper: list[Fraction | None] = []
        self.between: list[bool] = []
        for r in box.rows:
            used = sum(num * int(base[j]) for j, num in box.entries[r])
            parts = Fraction(system.den[r], box.part[r])
            low, high = system.lower[r], system.upper[r]
            self.lower.append(None if low is None else Fraction(ceiling(low * parts) - used))
            self.upper.append(None if high is None else Fraction(high * parts // 1 - used))
            bound = high if low is None else low
            self.between.append(bound is not None and (bound * parts).denominator != 1)

    def no_whole_number_fits(self) -> bool:
        """Whether some row has no whole number between its bounds."""
        return any(
            low is not None and high is not None and low > high
            for low, high in zip(self.lower, self.upper, strict=True)
        )

    def shortable(self, box: _Box) -> list[tuple[int, float]]:
        """Lower and mixed rows that may be short, with how far (less than Σ |k| over cells with a fraction)."""
        found = []
        for i, r in enumerate(box.rows):
            mixed = any(num < 0 for _, num in box.entries[r])
            if self.lower[i] is not None or mixed:
                width = sum(abs(num) for j, num in box.entries[r] if box.gain[j] > 0)
                # A bound between two whole numbers is counted from the one behind it: one more is still below Σ |k|.
                found.append((i, float(max(0, width if self.between[i] else width - 1))))
        return found

    def floats(
        self, box: _Box, shorts: list[tuple[int, float]], n: int
    ) -> tuple[list[tuple[np.ndarray, Floats]], Floats, Floats]:
        """Row bodies and bounds; a short column lifts a lower bound, or lowers a mixed row."""
        short_of = {i: n + k for k, (i, _) in enumerate(shorts)}
        body, lower, upper = [], [], []
        for i, r in enumerate(box.rows):
            columns = [j for j, _ in box.entries[r]]
            values = [float(num) for _, num in box.entries[r]]
            low, high = self.lower[i], self.upper[i]
            if i in short_of:
                if low is not None and high is not None:
                    body.append((np.array(columns), np.array(values)))
                    lower.append(-INFINITY)
                    upper.append(float(high))
                    high = None
                columns.append(short_of[i])
                values.append(1.0 if low is not None else -1.0)
            body.append((np.array(columns), np.array(values)))
            lower.append(-INFINITY if low is None else float(low))
            upper.append(INFINITY if high is None else float(high))
        return body, np.array(lower), np.array(upper)


def _held(program: Program, every: np.ndarray, cost: Floats) -> Floats | None:
    program.costs(every, cost)
    solution = program.solve()
    return solution.value if solution.feasible else None
