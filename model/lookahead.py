"""Support: what later tranches may still bring to a cell, seen from one step. Knows no solver.

Formula:
    Awards of later tranches are free as support, only in tranches whose `where` holds for the cell, and up to each
    later tranche t' a cell's awards stay within its largest level of tranches 1 … t'.

The tranches from a step on are cut into *stretches* behind every tranche that some row's `until` names: inside a
stretch the same rows count, so its tranches add up to one support variable.
"""

from __future__ import annotations

from collections.abc import Sequence

from verdeelsleutel.model.claims import Layer
from verdeelsleutel.model.system import System


def stretches(system: System, rows: Sequence[int], layers: Sequence[Layer], layer: int) -> list[range]:
    """Layers from `layer` on, cut behind every layer that the `until` of one of these rows names."""
    last = len(layers) - 1
    ends = sorted({int(system.until[r]) for r in rows if layer <= system.until[r] < last} | {last})
    starts = [layer, *(end + 1 for end in ends[:-1])]
    return [range(a, b + 1) for a, b in zip(starts, ends, strict=True)]


def support(
    layers: Sequence[Layer], line: int, layer: int, group: int, cut: Sequence[range]
) -> dict[int, int]:
    """Per stretch in which a line may be awarded later than this step: the last layer that may."""
    found = {}
    for i, stretch in enumerate(cut):
        for at in stretch:
            later = at > layer or layers[at].group[line] > group
            if later and layers[at].applies[line]:
                found[i] = at
    return found


def counts_in(system: System, row: int, cut: Sequence[range], stretch: int) -> bool:
    """Whether awards of a stretch count in a row."""
    return bool(system.until[row] >= cut[stretch][-1])
