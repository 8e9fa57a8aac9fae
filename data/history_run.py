"""The earlier run that last year's history was taken from, as its receipt says what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

__all__ = ["HistoryRun"]


@dataclass(frozen=True)
class HistoryRun:
    """One run.

    Attributes:
        case: id of its case.
        year: that it is about.
        stage, award: what was decided, and how firmly.
        as_of: the day as known on which, where it has one.
        seal: sha256 of its receipt, which no other run has.
    """

    case: str
    year: int
    stage: str
    award: str
    as_of: date | None
    seal: str

    @classmethod
    def of(cls, receipt: Mapping[str, Any], seal: str) -> HistoryRun:
        """What a receipt says; what it doesn't say as a run does is left open."""
        case, stage, award = (str(receipt.get(key) or "") for key in ("case", "stage", "award"))
        year = receipt.get("year")
        return cls(case, year if isinstance(year, int) else 0, stage, award, _day(receipt.get("as_of")), seal)


def _day(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None
