"""What bounds a cell before any tranche: answers, cuts of rules, what is kept, decisions in units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Mask
from verdeelsleutel.model.claims import KEPT
from verdeelsleutel.model.kept_out import DECISION, RESPONSE
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.row import UNITS
from verdeelsleutel.model.system import RowName

Kind = Literal["cap", "excluded"]


@dataclass(frozen=True, eq=False)
class Bound:
    """Nothing brings a cell above this, but for what was decided.

    Attributes:
        kind: `excluded` where the cell isn't bought, `cap` where it is bought up to a volume.
        name: the rule or decision, without the key of its cell; a word for what has none.
        mask: cells it speaks of; `most`: their units.
    """

    kind: Kind
    name: RowName | str
    mask: Mask
    most: Exact


def bounds(problem: Problem, cells: Index) -> list[Bound]:
    """Every bound on these cells in the order in which a waterfall takes them: caps, then exclusions.

    What a provider keeps while it may still answer is above its answer and above rules, as in `claims.build_layers`.
    """
    situation, decisions = problem.situation, problem.decisions
    kept = situation.kept if situation is not None else None
    free = np.ones(len(cells), dtype=np.bool_) if kept is None else ~kept[0][cells]
    found: list[Bound] = []
    if situation is not None:
        found.append(Bound("cap", RESPONSE, free & situation.capped[cells], situation.accepted.take(cells)))
    for rule, cut in problem.cuts:
        name = RowName(rule.id, "", UNITS, rule.source)
        kind: Kind = "excluded" if rule.excludes else "cap"
        found.append(Bound(kind, name, free & cut.mask[cells], cut.cap.take(cells)))
    if kept is not None:
        found.append(Bound("cap", KEPT, ~free, kept[1].take(cells)))
    most, capped = decisions.most.take(cells), decisions.capped[cells]
    some = most.above_zero()
    decided = RowName(DECISION, "", UNITS, "decisions")
    found += [Bound("cap", decided, capped & some, most), Bound("excluded", decided, capped & ~some, most)]
    return sorted(found, key=lambda bound: bound.kind != "cap")
