"""A settlement checked from its folder: totals counted again, files and receipt made again."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from verdeelsleutel.model.certify import stored_run
from verdeelsleutel.model.certify.certificate import Certificate
from verdeelsleutel.model.certify.outcome import Outcome, few
from verdeelsleutel.model.certify.settlement_check import settlement_faults
from verdeelsleutel.model.runs.chain import WrongStart, chain_faults, earlier_receipt
from verdeelsleutel.model.runs.settled_run import refuse_settled
from verdeelsleutel.model.runs.settlement_records import described_settlement, summarised_settlement
from verdeelsleutel.model.settlement import tables
from verdeelsleutel.model.settlement.settle import Settlement


def settled_outcome(folder: Path, settlement: Settlement, certificate: Certificate) -> Outcome:
    """The totals of a settlement."""
    what = "every total is the lesser of delivered and agreed, and every cent is found back"
    try:
        faults = settlement_faults(folder, settlement.case)
    except (OSError, KeyError, ValueError, ArithmeticError, TypeError, csv.Error) as error:
        faults = [f"the result files can't be read: {type(error).__name__} {error}"]
    certificate.add("settlement", what, few(faults))
    promise = "tables", "every result file is what the inputs give"
    return Outcome(promise, tables.files(settlement), summarised_settlement(settlement))


def receipt_faults(folder: Path, settlement: Settlement, receipt: dict[str, Any]) -> list[str]:
    """Whether the receipt says what was settled, and the settlement follows on the run that it names, by its rules."""
    faults = stored_run.different("receipt.json", receipt, described_settlement(settlement, folder))
    faults += chain_faults(folder)
    earlier = earlier_receipt(folder)
    assert earlier is not None  # it was read
    try:
        refuse_settled(earlier, settlement.case.meta.year, [layer.sha256 for layer in settlement.pack.layers])
    except WrongStart as error:
        faults.append(f"inputs/from: {error}")
    return faults
