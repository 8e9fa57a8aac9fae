"""A settlement (nacalculatie), from a run and the realisation of its year to a certified run folder; no solver."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from verdeelsleutel.data.case import read_case
from verdeelsleutel.model.certify.certificate import Certificate
from verdeelsleutel.model.runs.certified import (
    Clock,
    Made,
    Say,
    certified,
    findings_told,
    made_from,
    refuse_uncertified,
)
from verdeelsleutel.model.runs.chain import BrokenChain, earlier_receipt, kept_hashes
from verdeelsleutel.model.runs.run_folder import BrokenRun, is_run, no_run, pack_in, write_inputs
from verdeelsleutel.model.runs.settled_run import keep_settled, read_settled, refuse_settled
from verdeelsleutel.model.runs.settlement_records import described_settlement, summarised_settlement
from verdeelsleutel.model.settlement import tables
from verdeelsleutel.model.settlement.findings import findings
from verdeelsleutel.model.settlement.settle import Settlement, settled


@dataclass(frozen=True)
class Request:
    """What is asked of a settlement.

    Attributes:
        run: the allocation or definitive reallocation that is settled.
        case: realisation of the whole year, and the facts that surcharges look at.
        mapping: YAML with an office's own names of tables and columns.
    """

    run: Path
    case: Path
    mapping: Path | None = None


@dataclass(frozen=True, eq=False)
class Outcome:
    """A certified settlement."""

    settlement: Settlement
    certificate: Certificate
    timings: dict[str, float]


def settle(request: Request, run: Path, *, replace: bool = False, say: Say = lambda _: None) -> Outcome:
    """Settle, certify and write a run; an uncertified one leaves nothing.

    Args:
        request: what is settled, on which realisation.
        run: the folder to make.
        replace: whether an existing run may be replaced.
        say: told what is being done.

    Raises:
        CaseFaults, NotCertified, RunExists: see their exit codes.
        WrongStart, NoRun: wrong use.
        BrokenChain: the run that is settled was changed after it was made.
    """

    def make(folder: Path, clock: Clock, tell: Say) -> Made[Settlement]:
        tell("reading")
        if not is_run(request.run):
            raise no_run(request.run)
        keep_settled(request.run, folder)
        earlier = earlier_receipt(folder) or {}
        case = read_case(request.case, mapping=request.mapping)
        try:
            pack = pack_in(request.run)
            refuse_settled(earlier, case.meta.year, [layer.sha256 for layer in pack.layers])
            agreement = read_settled(folder)
        except (OSError, ValueError, KeyError, ArithmeticError, TypeError, csv.Error, BrokenRun) as error:
            raise BrokenChain(f"{request.run} can't be settled: {error}") from None
        refuse_uncertified(request.run, run)
        hashes = write_inputs(folder, case, pack, mapping=request.mapping, history_from=None) | kept_hashes(folder)
        clock.lap("read")
        tell("settling")
        found = settled(case, pack, agreement)
        clock.lap("settle")
        receipt = {**described_settlement(found, folder), **made_from(pack, hashes)}
        summary = {**summarised_settlement(found), "findings": findings_told(findings(found))}
        return Made(found, tables.files(found), receipt, summary)

    return Outcome(*certified(run, make, replace=replace, say=say))
