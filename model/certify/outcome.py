"""What a run's files should be, once what it is has been worked out again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from verdeelsleutel.model.plan import Plan

MOST_SHOWN = 10
"""So many faults of a kind are told; the rest is counted."""


@dataclass(frozen=True, eq=False)
class Outcome:
    """What result files and summary of a run should be, and the check (name, what) that they are.

    Attributes:
        promise, files, summary: as said.
        plan: what was decided, as it was made again; None of a run that decides nothing.
    """

    promise: tuple[str, str]
    files: Mapping[str, str]
    summary: Mapping[str, object]
    plan: Plan | None = None


def few(faults: list[str]) -> list[str]:
    """The first faults, and how many more there are."""
    more = len(faults) - MOST_SHOWN
    return faults if more <= 0 else [*faults[:MOST_SHOWN], f"and {more} more"]
