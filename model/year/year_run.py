"""A year made: an initial run, or one that is there already, and a reallocation at every moment, each from the last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.faults import CaseFaults
from verdeelsleutel.data.given import Given
from verdeelsleutel.model.certify.year_chain import chain_faults, rows, year_csv
from verdeelsleutel.model.needs import no_table
from verdeelsleutel.model.reallocation.start import DEFINITIVE, OFFER
from verdeelsleutel.model.runs import initial_run, reallocation_run
from verdeelsleutel.model.runs.certified import Say
from verdeelsleutel.model.runs.chain import BrokenChain, WrongStart
from verdeelsleutel.model.runs.decided import read_both
from verdeelsleutel.model.runs.run_folder import INITIAL, YEAR, is_run, no_run, read_inputs
from verdeelsleutel.model.year.moments import Moment, days_of, sorted_out
from verdeelsleutel.model.year.year import Year

Tell = Callable[[str, str], None]
"""Told of every run that starts: its name, and its cut-off (empty for the initial run)."""


@dataclass(frozen=True)
class Request:
    """What is asked of a year.

    Attributes:
        case, pack, mapping: as for an initial run.
        start: the run that the year starts from; None: an initial run is made.
    """

    case: Path
    pack: str
    mapping: Path | None = None
    start: Path | None = None


def replay_year(request: Request, folder: Path, *, say: Say = lambda _: None, tell: Tell = lambda *_: None) -> Year:
    """Run a year into a folder: a run folder per moment, and `year.csv`.

    Args:
        request: case, pack and start.
        folder: empty; what a failure leaves in it is the caller's to take away.
        say: told what is being done.
        tell: told of every run that starts.

    Raises:
        CaseFaults, PackFaults, Conflict, NotCertified, SolverError: of the first run that fails.
        WrongStart, BrokenChain, NoRun: the year can't start from that run.
    """
    case, pack = read_both(request.case, request.pack, request.mapping)
    days = days_of(pack, case.meta.year)
    if not case.has("realisation"):
        raise CaseFaults([no_table("realisation", "a year is replayed on care delivered")])
    moments, left_out = sorted_out(days, case, _known(request.start))
    before = request.start or _initial(request, case, folder, say, tell)
    for moment in moments:
        tell(moment.day.isoformat(), moment.cutoff)
        before = _moment(request, moment, before, folder, say)
    (folder / YEAR).write_bytes(year_csv(folder).encode())
    faults = chain_faults(folder)
    if faults:
        raise BrokenChain("; ".join(faults))
    return Year(case.meta, pack.pack, rows(folder), left_out, len(case.table("responses")))


def _known(start: Path | None) -> str | None:
    """The cut-off of the run that a year starts from."""
    if start is None:
        return None
    if not is_run(start):
        raise no_run(start)
    receipt = read_inputs(start).receipt
    if receipt.get("award") == OFFER:
        raise WrongStart(f"{start} is an offer; a year starts from agreements in force")
    cutoff = receipt.get("cutoff")
    return None if cutoff is None else str(cutoff)


def _initial(request: Request, case: Case, folder: Path, say: Say, tell: Tell) -> Path:
    """The allocation, as known on 1 January: what changes funds later is for the moments."""
    tell(INITIAL, "")
    given = Given(dt.date(case.meta.year, 1, 1))
    asked = initial_run.Request(request.case, request.pack, request.mapping, stage=DEFINITIVE, given=given)
    initial_run.allocate(asked, folder / INITIAL, say=say)
    return folder / INITIAL


def _moment(request: Request, moment: Moment, before: Path, folder: Path, say: Say) -> Path:
    given = Given(moment.day, responses=False)
    asked = reallocation_run.Request(
        request.case,
        request.pack,
        before,
        moment.cutoff,
        request.mapping,
        DEFINITIVE,
        given=given,
        certified=before != request.start,
    )
    run = folder / moment.day.isoformat()
    reallocation_run.reallocate(asked, run, say=say)
    return run
