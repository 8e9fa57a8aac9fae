"""The run that is published: its own inputs, and its plan as it stands in the folder; nothing is decided again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from verdeelsleutel.data.integers import Ints
from verdeelsleutel.model.certify.stored_run import input_faults, seal_faults, units_of
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.runs.certified import refuse_uncertified
from verdeelsleutel.model.runs.chain import REALLOCATE
from verdeelsleutel.model.runs.run_folder import RECEIPT, BrokenRun, hash_of, read_inputs, receipt_of
from verdeelsleutel.model.runs.settled_run import ALLOCATE


class NotPublishable(Exception):
    """A run that divides no contracteerruimte."""

    exit_code = 2


@dataclass(frozen=True, eq=False)
class StoredRun:
    """A run whose seal is whole.

    Attributes:
        problem: what was decided on.
        units: whole units per line.
        award: provisional, offer or definitive.
        receipt: sha256 of its receipt.
    """

    problem: Problem
    units: Ints
    award: str
    receipt: str


def stored_run(folder: Path) -> StoredRun:
    """Read a run, after a look at the hashes that its receipt was closed over.

    Raises:
        NoRun: the folder holds no run.
        BrokenRun: an input or result isn't what the receipt says.
        NotPublishable: neither an allocation nor a reallocation.
        CaseFaults, PackFaults, Conflict: the inputs can't be read any more.
    """
    receipt = receipt_of(folder)
    if receipt.get("command") not in (ALLOCATE, REALLOCATE):
        raise NotPublishable(f"{folder} is no allocation or reallocation; give one of these")
    inputs = read_inputs(folder)
    faults = [*input_faults(folder, receipt.get("inputs")), *seal_faults(folder, receipt.get("results"))]
    if faults:
        raise BrokenRun(f"{folder}: {'; '.join(faults)}; see verdeel verify {folder}")
    refuse_uncertified(folder)
    problem = inputs.problem()
    try:
        units = units_of(folder / "plan.csv", problem)
    except (OSError, ValueError, KeyError) as error:
        raise BrokenRun(f"{folder}: plan.csv: {error}") from None
    return StoredRun(problem, units, str(receipt.get("award")), hash_of(folder / RECEIPT))
