"""The situation of a reallocation, line by line: what is in force, delivered, expected, offered and answered."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Ints, Mask
from verdeelsleutel.model.reallocation.start import FundBefore

if TYPE_CHECKING:
    from verdeelsleutel.model.expectations import Expectation


@dataclass(frozen=True, eq=False)
class Situation:
    """What a reallocation works on beside claims and rows.

    Attributes:
        cutoff: last month of realisation that counts, YYYY-MM.
        award: `offer` or `definitive`.
        agreement: per line the units in force.
        old_cents: per line the tariff they were agreed at; this run's where it is unknown.
        agreed_on: day of those agreements, None where unknown.
        expectation: of the whole year, per line.
        capped: lines with an accepted response; `accepted` gives its units.
        offered: per line what the offer proposed, None in a run that goes on from none.
        offered_on: day of that offer.
        kept: lines that a provider who may still answer keeps, with the volume; None where there is none.
        opened: reserves that are divided in this run.
        funds_before: funds as the run before left them.
        new_cells: lines with realisation and nothing agreed.
    """

    cutoff: str
    award: str
    agreement: Exact
    old_cents: Ints
    agreed_on: datetime.date | None
    expectation: Expectation
    capped: Mask
    accepted: Exact
    offered: Exact | None
    offered_on: datetime.date | None
    kept: tuple[Mask, Exact] | None
    opened: frozenset[str]
    funds_before: Mapping[str, FundBefore]
