"""The year-end expectation of every line: a method's estimate, or the agreement in force; never below delivered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.faults import CaseFaults, Fault, Finding
from verdeelsleutel.data.integers import Index, Ints, product, times
from verdeelsleutel.data.pack.model import Reallocation
from verdeelsleutel.model.expectations.catalogue import method_modules
from verdeelsleutel.model.expectations.delivery import Delivery, read_delivery
from verdeelsleutel.model.expectations.worklist import WorkItem, findings_of, to_look_at
from verdeelsleutel.model.lines import Lines
from verdeelsleutel.model.needs import no_table

AGREEMENT = "agreement"
"""The method of a line where nothing could be divided by."""


@dataclass(frozen=True, eq=False)
class Expectation:
    """What the year is expected to bring, per line.

    Attributes:
        units: year-end expectation, never below delivered.
        delivered: units of the case year up to and including the cut-off, as reported.
        corrected: the same, each month divided by its completeness.
        low, high: corrected + the lowest and the highest daily rate of the counted months × days left (and those of
            missing months, where the method fills them), never below delivered, and widened where needed to hold
            `units`; equal to `units` where no month is counted.
        days_counted: days of the months that the method takes a rate from, in which its provider was active in its
            region and had any line.
        days_left: days after the cut-off on which its provider is active.
        methods: the method of the pack, and `AGREEMENT`.
        method: position in `methods`.
        findings: what is odd, one per kind.
        worklist: the same one by one, for a planner to look at.
        beyond: months up to the cut-off, YYYY-MM, after the last one with any realisation.
    """

    units: Exact
    delivered: Exact
    corrected: Exact
    low: Exact
    high: Exact
    days_counted: Index
    days_left: Index
    methods: tuple[str, ...]
    method: Index
    findings: list[Finding]
    worklist: list[WorkItem]
    beyond: list[str]


def missing(case: Case, rules: Reallocation) -> list[Fault]:
    """A fault for each table that the method of the pack reads and the case lacks."""
    return [
        no_table(table, f"expectation {rules.expectation} of the pack reads it")
        for table in method_modules()[rules.expectation].READS_TABLES
        if not case.has(table)
    ]


def expect(lines: Lines, rules: Reallocation, cutoff: str, agreement: Exact) -> Expectation:
    """The year-end expectation by the method of the pack.

    Args:
        lines: with every cell of `realised_cells`.
        rules: method and completeness.
        cutoff: the last month that counts, YYYY-MM, in the case year.
        agreement: per line the units in force.

    Raises:
        CaseFaults: the case lacks a table that the method reads.
        ValueError: the cut-off is no month of the case year, or lines lack a cell.
    """
    faults = missing(lines.case, rules)
    if faults:
        raise CaseFaults(faults)
    delivery = read_delivery(lines, rules.completeness, cutoff)
    module = method_modules()[rules.expectation]
    estimate = module.estimate(delivery)
    units = estimate.units.where(estimate.known, agreement).maximum(delivery.delivered)
    fills = getattr(module, "FILLS_MISSING_MONTHS", False)
    low, high = _band(delivery, units, estimate.since, delivery.ahead if fills else delivery.left)
    worklist = to_look_at(delivery, estimate, agreement, part_years=getattr(module, "TAKES_WHOLE_YEARS", False))
    return Expectation(
        units=units.over_one(),
        delivered=delivery.delivered,
        corrected=delivery.corrected,
        low=low.over_one(),
        high=high.over_one(),
        days_counted=delivery.counted[:, estimate.since :].sum(axis=1)[delivery.pair],
        days_left=delivery.left[delivery.pair],
        methods=(rules.expectation, AGREEMENT),
        method=np.where(estimate.known, 0, 1),
        findings=findings_of(worklist),
        worklist=worklist,
        beyond=delivery.beyond,
    )


def _band(delivery: Delivery, units: Exact, since: int, ahead: Ints) -> tuple[Exact, Exact]:
    """What the year would bring if the days ahead went as in the slowest, and in the fastest, of the counted months."""
    counted = delivery.counted[delivery.pair]
    rated = np.asarray((counted[:, since:] > 0).any(axis=1))
    left = ahead[delivery.pair]
    ends = []
    for lowest in (True, False):
        num, days = _daily_rate(delivery, counted, since, lowest=lowest)
        den = times(days, delivery.den)
        reached = Exact(product(delivery.corrected.num, days), den)
        end = reached.plus(Exact(product(num, left), den)).maximum(delivery.delivered)
        ends.append(end.where(rated, units))
    return ends[0].minimum(units), ends[1].maximum(units)


def _daily_rate(delivery: Delivery, counted: Ints, since: int, *, lowest: bool) -> tuple[Ints, Ints]:
    """Per line the lowest or highest units per day of a counted month: numerators over `delivery.den`, and days."""
    num: Ints = np.zeros(len(delivery.lines), dtype=np.int64)
    days: Ints = np.zeros(len(delivery.lines), dtype=np.int64)
    for month in range(since, delivery.length):
        units, length = delivery.months[month], counted[:, month]
        mine, best = product(units, days), product(num, length)
        better = (length > 0) & ((days == 0) | np.asarray(mine < best if lowest else mine > best))
        num, days = np.where(better, units, num), np.where(better, length, days)
    return num, days + (days == 0)
