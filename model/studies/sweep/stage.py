"""Which runs a sweep makes: initial allocations, or reallocations from agreements in force or a run."""

from __future__ import annotations

import tempfile
from pathlib import Path

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.faults import Fault, StudyFaults
from verdeelsleutel.data.study.kinds.sweep import Study
from verdeelsleutel.model.reallocation.prepare import BadCutoff, end_of
from verdeelsleutel.model.reallocation.start import OFFER
from verdeelsleutel.model.runs.certified import refuse_uncertified
from verdeelsleutel.model.runs.chain import keep_start, read_start
from verdeelsleutel.model.runs.reallocation_run import AGREEMENTS
from verdeelsleutel.model.runs.run_folder import is_run
from verdeelsleutel.model.studies.engine import Stage

__all__ = ["stage_of"]


def stage_of(study: Study, case: Case) -> Stage:
    """The stage of a sweep, with what its runs start from.

    Raises:
        StudyFaults: the cut-off is no month of the year, or there is no run to start from.
        BrokenChain: that run doesn't verify.
    """
    if study.stage != "reallocation" or study.cutoff is None:
        return Stage()
    try:
        end_of(study.cutoff, case)
    except BadCutoff as error:
        raise StudyFaults([Fault(study.place("cutoff"), str(error), study.cutoff)]) from None
    if study.start == AGREEMENTS:
        return Stage(study.cutoff)
    run = Path(study.start)
    if not is_run(run):
        expected = f"a run folder, or {AGREEMENTS}"
        raise StudyFaults([Fault(study.place("from"), "there is no run to start from", study.start, expected)])
    refuse_uncertified(run)
    with tempfile.TemporaryDirectory() as place:
        keep_start(run, Path(place), OFFER)
        return Stage(study.cutoff, read_start(Path(place)))
