"""A reallocation looked at before it is made: the same problem that the run would decide on, and nothing written."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.reallocation.prepare import prepare_reallocation
from verdeelsleutel.model.reallocation.start import DEFINITIVE, OFFER
from verdeelsleutel.model.runs.certified import refuse_uncertified
from verdeelsleutel.model.runs.chain import HISTORY, earlier_receipt, goes_on, keep_start, read_start, refuse_start
from verdeelsleutel.model.runs.run_folder import history_from_plan, is_run, no_run, receipt_of

_LATER = "the run asks why"
"""Why rules are others than those of the offer is asked when it is made, not when it is looked at."""


def before_reallocation(case: Case, pack: Pack, start: Path | None, cutoff: str) -> Problem:
    """The problem of an offer; where it starts from an offer, that of the definitive run which goes on from it.

    Args:
        case, pack: as read.
        start: the run that it would start from; None: table `agreements` of the case.
        cutoff: YYYY-MM, the last month of realisation that counts.

    Raises:
        CaseFaults, PackFaults, BadCutoff, WrongStart, NoRun, BrokenChain: as of the run.
    """
    award = OFFER
    with TemporaryDirectory() as name:
        folder = Path(name)
        if start is not None:
            if not is_run(start):
                raise no_run(start)
            award = DEFINITIVE if goes_on(receipt_of(start), DEFINITIVE) else OFFER
            keep_start(start, folder, award)
            refuse_uncertified(start)
        earlier = earlier_receipt(folder)
        if earlier is not None:
            refuse_start(earlier, case.meta.year, pack, cutoff, award, _LATER)
        if (folder / HISTORY).exists():
            case = history_from_plan(case, folder / HISTORY, {})
        return prepare_reallocation(case, pack, read_start(folder), cutoff, award)
