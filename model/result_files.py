"""All result tables of a run, by file name."""

from __future__ import annotations

from verdeelsleutel.model import results
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.reallocation import tables


def files(plan: Plan) -> dict[str, str]:
    """File name → content; pure: the same plan gives the same bytes."""
    own = tables.files(plan) if plan.problem.situation is not None else {}
    return {**results.files(plan), **own}
