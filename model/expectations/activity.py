"""Days of a year on which providers are active, between the start and the end that the case knows."""

from __future__ import annotations

import datetime as dt

import numpy as np

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.integers import Ints


def active_days(case: Case, providers: list[str]) -> Ints:
    """Days from start to end, both included, in each month of the case year; no date is no limit.

    Args:
        case: its year, and start and end from its table providers.
        providers: ids.

    Returns:
        Shape (providers, 12), days.
    """
    frame = case.table("providers")
    limits = dict(zip(frame["provider"].tolist(), zip(frame["start"], frame["end"], strict=True), strict=True))
    firsts = np.array(_first_days(case.meta.year), dtype=np.int64)
    starts, ends = np.full(len(providers), firsts[0]), np.full(len(providers), firsts[-1])
    for i, provider in enumerate(providers):
        start, end = limits[provider]
        if start is not None:
            starts[i] = start.toordinal()
        if end is not None:
            ends[i] = end.toordinal() + 1
    days: Ints = np.minimum(ends[:, None], firsts[1:]) - np.maximum(starts[:, None], firsts[:-1])
    return np.maximum(days, 0)


def _first_days(year: int) -> list[int]:
    """The first day of each month of a year and of the next year, as ordinals."""
    return [dt.date(year + month // 12, month % 12 + 1, 1).toordinal() for month in range(13)]
