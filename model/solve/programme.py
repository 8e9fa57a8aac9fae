"""The programme of a tranche's packing parts as Pyomo declares it, and what of it a step hands to HiGHS.

Formula:
    declared:  maximise θ   subject to   Σ_c K_rc · ρ_c ≤ S_r for every row that counts, ρ_c ≥ θ, 0 ≤ ρ, θ ≤ 1
    of a step: the rows that can bind, a column per bundle instead of one per class, a θ per component

A step differs from the programme by what it leaves out and by what it takes together, never by another row. So Pyomo
declares each programme once, however many steps and scenarios it serves.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from verdeelsleutel.data.integers import Index, distinct
from verdeelsleutel.model.solve.assembly import Frame, Matrix
from verdeelsleutel.model.solve.bundles import Bundles, Classes

__all__ = ["Programme"]


@dataclass(frozen=True, eq=False)
class Programme:
    """The programme over classes.

    Attributes:
        rows: rows of the system that stand in it, rising.
        frame: as declared; those rows over the classes, then ρ_c − θ ≥ 0 per class.
    """

    rows: Index
    frame: Frame

    @classmethod
    def of(cls, classes: Classes) -> Programme:
        """Declares it."""
        count = len(classes.part)
        rows = distinct(classes.slot_row)
        order = np.lexsort((classes.slot_class, classes.slot_row))
        ends = np.searchsorted(classes.slot_row[order], rows, side="right")
        floors = np.stack([np.arange(count), np.full(count, count)], axis=1).ravel()
        matrix = Matrix(
            np.concatenate([[0], ends, len(order) + 2 * np.arange(1, count + 1)]),
            np.concatenate([classes.slot_class[order], floors]),
            np.ones(len(order) + 2 * count),
        )
        return cls(rows, Frame.declared(matrix, count + 1))

    def of_step(self, bundles: Bundles) -> Frame:
        """Its rows that can bind over bundles, then the floor of each bundle with the θ of its component."""
        count, rows = len(bundles.classes), len(bundles.rows)
        size = len(self.frame.whole) - 1
        bundle_of = np.full(size, -1, dtype=np.int32)
        for b, members in enumerate(bundles.classes):
            bundle_of[members] = b
        at = np.searchsorted(self.rows, bundles.rows)
        first, lengths = self.frame.starts[at], self.frame.starts[at + 1] - self.frame.starts[at]
        row = np.repeat(np.arange(rows), lengths)
        inside = np.arange(len(row)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        bundle = bundle_of[self.frame.columns[np.repeat(first, lengths) + inside]]
        entries = distinct((row * count + bundle)[bundle >= 0])
        row, columns = np.divmod(entries, count)
        theta = count + np.array(bundles.component)
        floors = np.stack([np.arange(count), theta], axis=1).ravel()
        starts = np.concatenate([np.searchsorted(row, np.arange(rows + 1)), len(row) + 2 * np.arange(1, count + 1)])
        whole = np.zeros(count + len(bundles.bundles_of), dtype=np.int32)
        return Frame(starts.astype(np.int32), np.concatenate([columns, floors]).astype(np.int32), whole)
