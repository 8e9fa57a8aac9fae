"""All result tables of a run, by file name."""

from __future__ import annotations

from verdeelsleutel.model import results
from verdeelsleutel.model.plan import Plan


def files(plan: Plan) -> dict[str, str]:
    """File name → content; pure: the same plan gives the same bytes."""
    if plan.problem.situation is None:
        return results.files(plan)
    from verdeelsleutel.model.reallocation import tables  # loaded by reallocations only

    return {**results.files(plan), **tables.files(plan)}
