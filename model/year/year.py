"""A year that was run over its moments, as pages show it."""

from __future__ import annotations

from dataclasses import dataclass

from verdeelsleutel.data.case import CaseMeta
from verdeelsleutel.model.certify.year_chain import YearRow
from verdeelsleutel.model.year.moments import LeftOut


@dataclass(frozen=True, eq=False)
class Year:
    """A year that was run.

    Attributes:
        meta: what the case is about.
        pack: name of the policy.
        rows: what `year.csv` holds, run by run.
        left_out: moments that weren't run.
        answers: how many answers of providers the case has; a year asks nobody, so none of them counts.
    """

    meta: CaseMeta
    pack: str
    rows: list[YearRow]
    left_out: list[LeftOut]
    answers: int = 0
