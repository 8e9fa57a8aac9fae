"""What receipt and summary of a settlement say of it: written by the run, and made again by the checker."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from verdeelsleutel.model.runs.chain import FROM
from verdeelsleutel.model.runs.records import about, made_of
from verdeelsleutel.model.runs.run_folder import RECEIPT, hash_of
from verdeelsleutel.model.runs.settled_run import SETTLE
from verdeelsleutel.model.settlement import tables
from verdeelsleutel.model.settlement.prices import SETTLEMENT
from verdeelsleutel.model.settlement.settle import Settlement


def described_settlement(settlement: Settlement, folder: Path) -> dict[str, Any]:
    """What a receipt says of a settlement, as `records.described` does of a run that decides.

    Args:
        settlement: what was settled.
        folder: the run; its inputs stand there already.
    """
    return {
        **made_of(SETTLE, SETTLEMENT, settlement.case, settlement.pack, folder),
        "from": {"receipt_sha256": hash_of(folder / FROM / RECEIPT)},
        "award": SETTLEMENT,
    }


def summarised_settlement(settlement: Settlement) -> dict[str, Any]:
    """What a summary says of a settlement, findings, certificate and timings apart."""
    return {
        **about(settlement.case, settlement.pack, SETTLEMENT, SETTLEMENT),
        "figures": tables.figures(settlement),
    }
