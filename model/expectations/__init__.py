"""What a year is expected to bring, from the months so far: one file per method in `methods`."""

from __future__ import annotations

from verdeelsleutel.model.expectations.catalogue import method_modules
from verdeelsleutel.model.expectations.delivery import realised_cells
from verdeelsleutel.model.expectations.worklist import WorkItem
from verdeelsleutel.model.expectations.year_end import Expectation, expect, missing

__all__ = ["Expectation", "WorkItem", "expect", "method_modules", "missing", "realised_cells"]
