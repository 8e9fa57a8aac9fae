"""One step between what was asked and what is agreed: how much it changes each cell, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Ints
from verdeelsleutel.model.kept_out import DECISION, Reason

StepKind = Literal["raised", "cap", "excluded", "percentage", "tranche", "rounding"]

ASKED_BEYOND = "asked_beyond"
"""What raises a cell above its expectation when neither a decision, an answer nor a term does: the tranches ask it."""


@dataclass(frozen=True, eq=False)
class Step:
    """A step of a waterfall over the cells of a run.

    Attributes:
        kind: `raised` (more than was asked), `cap` and `excluded` (bounds on the cell), `percentage` (no tranche asks
            it), `tranche` (asked and not awarded there), `rounding` (whole units).
        id: of the rule, the decision or the tranche; a word where it has none, empty where no tranche asks anything.
        source: of the rule or tranche in the pack, empty where it has none.
        units: per cell what the step changes, exact, in the service's unit; below 0 is a loss.
        cents: the same in whole cents.
        reasons: the distinct reasons of the step; the empty one is rounding, as everywhere in results.
        why: per cell the position of its reason, -1 where the step changes nothing.
    """

    kind: StepKind
    id: str
    source: str
    units: Exact
    cents: Ints
    reasons: tuple[Reason, ...]
    why: Index


def above_decision(step: Step) -> bool:
    """Whether a step takes off what was asked above a decision in units, or all of what a decision excludes."""
    return step.id == DECISION and step.kind in ("cap", "excluded")
