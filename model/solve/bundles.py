"""Which lines of packing parts go together: classes by the rows that count, bundles by the rows that can bind.

What is here depends on where rows have entries alone, not on figures: runs that differ in figures share it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import SAFE, Index, Ints, Mask, largest, narrow, product, sums, whole
from verdeelsleutel.model.system import System

__all__ = ["Bundles", "Classes", "Load"]


@dataclass(frozen=True, eq=False)
class Classes:
    """Lines of packing parts that stand in the same of the rows that count.

    A *slot* is a class in a row; slots are sorted by (class, row).

    Attributes:
        of_line: per line its class, -1 for lines outside packing parts.
        part: per class the part it belongs to.
        slot_class, slot_row: the slots.
        entry, line, starts: entries of the system sorted by slot, the line of each, and where those of a slot begin.
        most: the most entries that a slot has.
    """

    of_line: Index
    part: list[int]
    slot_class: Index
    slot_row: Index
    entry: Index
    line: Index
    starts: Index
    most: int

    @classmethod
    def of(cls, system: System, inside: Mask, counts: Mask) -> Classes:
        """Classes of the lines inside packing parts, by the rows that count."""
        entry = np.flatnonzero(inside[system.line] & counts[system.row])
        lines = np.flatnonzero(inside)
        line, row = np.searchsorted(lines, system.line[entry]), system.row[entry]
        group = _alike(line, row, system.part_of_line[lines])
        of_line = np.full(len(inside), -1, dtype=np.intp)
        of_line[lines] = group
        part = np.zeros(int(group.max(initial=-1)) + 1, dtype=np.intp)
        part[group] = system.part_of_line[lines]
        code = group[line].astype(np.int64) * len(counts) + row
        order = np.argsort(code, kind="stable")
        code = code[order]
        starts = np.flatnonzero(np.append(True, code[1:] != code[:-1])) if len(code) else np.empty(0, dtype=np.intp)
        slot_class, slot_row = np.divmod(code[starts], len(counts))
        most = int(np.diff(np.append(starts, len(code))).max(initial=0))
        entry = entry[order]
        return cls(of_line, part.tolist(), slot_class, slot_row, entry, system.line[entry], starts, most)

    def with_lines(self, lines: Mask) -> Mask:
        """Classes that have some of the lines; these lie inside packing parts."""
        found: Mask = np.bincount(self.of_line[lines], minlength=len(self.part)) > 0
        return found

    def standing_in(self, rows: Mask) -> Mask:
        """Classes that stand in some of the rows."""
        found = np.zeros(len(self.part), dtype=np.bool_)
        found[self.slot_class[rows[self.slot_row]]] = True
        return found

    def load(self, system: System, claim: Exact, lines: Mask) -> Load:
        """What the claims of some lines count in rows."""
        if len(self.entry) == 0:
            return Load(self, system, np.zeros(0, dtype=np.int64), {}, claim.shared_den)
        num = system.memo.of("numerators by slot", (self, system.num), lambda: narrow(system.num[self.entry]))
        each = product(num, np.where(lines, claim.shared, 0)[self.line])
        if each.dtype != object and largest(each) * self.most >= SAFE:
            each = whole(each)
        apart = self._apart(system, claim, lines)
        return Load(self, system, np.add.reduceat(each, self.starts), apart, claim.shared_den)

    def _apart(self, system: System, claim: Exact, lines: Mask) -> dict[int, Fraction]:
        """Per slot what lines with a denominator of their own count in its row."""
        own = claim.apart
        if own is None or not lines[own.lines].any():
            return {}
        at = np.full(len(lines), -1, dtype=np.intp)
        at[own.lines] = np.arange(len(own.lines))
        at[~lines] = -1
        at = at[self.line]
        sums_of: dict[tuple[int, int], int] = {}
        mine = np.flatnonzero(at >= 0)
        slots = np.searchsorted(self.starts, mine, side="right") - 1
        asked = (slots, system.num[self.entry[mine]], own.num[at[mine]], own.den[at[mine]])
        for slot, k, q, den in zip(*(part.tolist() for part in asked), strict=True):
            sums_of[slot, den] = sums_of.get((slot, den), 0) + k * q
        found: dict[int, Fraction] = {}
        for (slot, den), value in sums_of.items():
            part = Fraction(value, den * system.den[self.slot_row[slot]])
            found[slot] = found.get(slot, Fraction(0)) + part
        return found

    def bundles(self, binding: Mask, system: System) -> Bundles:
        """Bundles of the classes that stand in rows that can bind; `binding`: the slots there that are asked of."""
        return system.memo.of(("bundles", binding.tobytes()), (self,), lambda: Bundles.of(self, binding))


@dataclass(frozen=True, eq=False)
class Load:
    """What claims count in rows.

    Attributes:
        shared: per slot Σ numerator · claim, in parts of `den` times the denominator of the row.
        apart: per slot what lines count besides that have a denominator of their own.
    """

    classes: Classes
    system: System
    shared: Ints
    apart: dict[int, Fraction]
    den: int

    def rows_beyond(self, left: Exact) -> Mask:
        """Rows in which the claims together are more than what is left."""
        den, up = self.system.common
        total = Exact(product(sums(self.shared, self.classes.slot_row, len(up)), up), den * self.den)
        if self.apart:
            total = total.plus(self._apart_by_row(len(up)))
        return total.minus(left).above_zero()

    def _apart_by_row(self, rows: int) -> Exact:
        values = [Fraction(0)] * rows
        for slot, value in self.apart.items():
            values[self.classes.slot_row[slot]] += value
        return Exact.from_fractions(values)

    def of_entries(self, bundles: Bundles) -> tuple[list[int], list[int]]:
        """Per entry the numerator of what its claims count in its row, and per row the denominator."""
        den = [self.system.den[r] * self.den for r in bundles.rows]
        found = [0] * len(bundles.at_row)
        shared = self.shared[bundles.slots].tolist()
        for e, value in zip(bundles.at, shared, strict=True):
            found[e] += value
        if not self.apart:
            return found, den
        apart = [(e, self.apart[s]) for s, e in zip(bundles.slots, bundles.at, strict=True) if s in self.apart]
        wide = list(den)
        for e, value in apart:
            wide[bundles.at_row[e]] = math.lcm(wide[bundles.at_row[e]], value.denominator)
        found = [k * (wide[r] // den[r]) for k, r in zip(found, bundles.at_row, strict=True)]
        for e, value in apart:
            found[e] += value.numerator * (wide[bundles.at_row[e]] // value.denominator)
        return found, wide

    def counted(self, fills: Sequence[Fraction], of_class: Index) -> Exact:
        """Per row of the system what the claims count at their fills.

        Args:
            fills: the fills that there are.
            of_class: per class the position of its fill, -1 for none.
        """
        den, up = self.system.common
        rows, slot_row = len(up), self.classes.slot_row
        full = np.array([*(fill == 1 for fill in fills), False], dtype=np.bool_)
        between = np.array([*(0 < fill < 1 for fill in fills), False], dtype=np.bool_)
        at = of_class[self.classes.slot_class]
        in_full = sums(np.where(full[at], self.shared, 0), slot_row, rows)
        found = Exact(product(in_full, up), den * self.den)
        partly: dict[tuple[int, int], int] = {}
        slots = np.flatnonzero(between[at])
        for r, fill, value in zip(*(part[slots].tolist() for part in (slot_row, at, self.shared)), strict=True):
            partly[r, fill] = partly.get((r, fill), 0) + value
        parts: dict[int, Fraction] = {}
        for (r, fill), value in partly.items():
            share = fills[fill]
            part = Fraction(share.numerator * value, share.denominator * self.system.den[r] * self.den)
            parts[r] = parts[r] + part if r in parts else part
        for slot, value in self.apart.items():
            r = int(slot_row[slot])
            parts[r] = parts.get(r, Fraction(0)) + value * fills[at[slot]]
        return found if not parts else found.with_added(parts)

    def asked(self) -> Mask:
        """Slots in which something is asked."""
        found = np.asarray(self.shared > 0, dtype=np.bool_)
        found[list(self.apart)] = True
        return found


@dataclass(frozen=True, eq=False)
class Bundles:
    """Classes that stand in the same rows that can bind are one bundle.

    An *entry* is a bundle in a row; entries are sorted by (row, bundle).

    Attributes:
        classes: per bundle its classes.
        rows: the rows that can bind, by position in the system.
        at_bundle, at_row: the entries.
        slots, at: slots of the classes, and the entry that each counts in.
        by_bundle, by_row: per bundle and per row its entries.
        component, row_component: per bundle and per row the component; `bundles_of`, `rows_of`: per component.
    """

    classes: list[list[int]]
    rows: list[int]
    at_bundle: list[int]
    at_row: list[int]
    slots: Index
    at: list[int]
    by_bundle: list[list[int]]
    by_row: list[list[int]]
    component: list[int]
    bundles_of: list[list[int]]
    rows_of: list[list[int]]

    @classmethod
    def of(cls, classes: Classes, binding: Mask) -> Bundles:
        """Bundles of the classes with these slots."""
        slots = np.flatnonzero(binding)
        of_class, rows_at = classes.slot_class[slots].tolist(), classes.slot_row[slots].tolist()
        rows = sorted(set(rows_at))
        place = {r: i for i, r in enumerate(rows)}
        support: dict[int, list[int]] = {}
        for c, r in zip(of_class, rows_at, strict=True):
            support.setdefault(c, []).append(place[r])
        number: dict[tuple[int, ...], int] = {}
        members: list[list[int]] = []
        bundle: dict[int, int] = {}
        for c, its_rows in support.items():
            bundle[c] = number.setdefault(tuple(its_rows), len(number))
            if bundle[c] == len(members):
                members.append([])
            members[bundle[c]].append(c)
        entries = sorted((r, b) for its_rows, b in number.items() for r in its_rows)
        entry = {pair: e for e, pair in enumerate(entries)}
        at = [entry[place[r], bundle[c]] for c, r in zip(of_class, rows_at, strict=True)]
        by_bundle: list[list[int]] = [[] for _ in members]
        by_row: list[list[int]] = [[] for _ in rows]
        for e, (r, b) in enumerate(entries):
            by_bundle[b].append(e)
            by_row[r].append(e)
        component, bundles_of, rows_of = _components(entries, by_bundle, by_row)
        at_row, at_bundle = (list(one) for one in zip(*entries, strict=True))
        return cls(
            members, rows, at_bundle, at_row, slots, at, by_bundle, by_row, component, bundles_of, rows_of
        )


def _components(
    entries: Sequence[tuple[int, int]], by_bundle: Sequence[list[int]], by_row: Sequence[list[int]]
) -> tuple[list[int], list[list[int]], list[list[int]]]:
    """Per bundle its component, and per component its bundles and its rows; numbered by their first bundle."""
    component, seen = [-1] * len(by_bundle), [False] * len(by_row)
    bundles_of: list[list[int]] = []
    rows_of: list[list[int]] = []
    for first in range(len(by_bundle)):
        if component[first] >= 0:
            continue
        k, rows, reached = len(bundles_of), [], [first]
        component[first] = k
        for b in reached:  # grows while it is walked
            for e in by_bundle[b]:
                r = entries[e][0]
                if not seen[r]:
                    seen[r] = True
                    rows.append(r)
                    for other in by_row[r]:
                        if component[entries[other][1]] < 0:
                            component[entries[other][1]] = k
                            reached.append(entries[other][1])
        bundles_of.append(sorted(reached))
        rows_of.append(sorted(rows))
    return component, bundles_of, rows_of


def _alike(line: Index, row: Index, part: Index) -> Index:
    """Per line a number that it shares with the lines of its part that stand in the same rows."""
    count = len(part)
    if count == 0:
        return np.empty(0, dtype=np.intp)
    starts = np.searchsorted(line, np.arange(count + 1))
    width = int((starts[1:] - starts[:-1]).max())
    support = np.full((count, width + 1), -1, dtype=np.int64)
    support[line, np.arange(len(line)) - starts[line]] = row
    support[:, width] = part
    grouped = pd.DataFrame(support).groupby(list(range(width + 1)), sort=False).ngroup()
    found: Index = np.asarray(grouped, dtype=np.intp)
    return found
