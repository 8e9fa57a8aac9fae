"""A reallocation (herschikking), from files and an earlier run to a certified run folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from verdeelsleutel.data.given import Given
from verdeelsleutel.model.reallocation.prepare import prepare_reallocation
from verdeelsleutel.model.reallocation.start import OFFER
from verdeelsleutel.model.runs.certified import Clock, Say, refuse_uncertified
from verdeelsleutel.model.runs.chain import HISTORY, earlier_receipt, keep_start, kept_hashes, read_start, refuse_start
from verdeelsleutel.model.runs.decided import Finish, Outcome, Posed, decided, read_both
from verdeelsleutel.model.runs.records import snapshot
from verdeelsleutel.model.runs.run_folder import history_from_plan, is_run, no_run, write_inputs

AGREEMENTS = "agreements"
"""Says that a reallocation starts from the table of that name, not from a run."""


@dataclass(frozen=True)
class Request:
    """What is asked of a reallocation.

    Attributes:
        case, pack, mapping: as for an initial run.
        start: the run that it starts from; None: table `agreements` of the case.
        cutoff: YYYY-MM, the last month of realisation that counts.
        stage: `offer` or `definitive`.
        because: why the rules are others than those of the offer.
        certified: the run it starts from was certified a moment ago, by the same process.
        given: what the run says in place of the case.
    """

    case: Path
    pack: str
    start: Path | None
    cutoff: str
    mapping: Path | None = None
    stage: str = OFFER
    because: str | None = None
    given: Given = field(default_factory=Given)
    certified: bool = False


def reallocate(
    request: Request,
    run: Path,
    *,
    replace: bool = False,
    say: Say = lambda _: None,
    finish: Finish = lambda _folder, _plan: None,
) -> Outcome:
    """Reallocate, certify and write a run; an uncertified one leaves nothing.

    Args:
        request: case, pack, start and options.
        run: the folder to make.
        replace: whether an existing run may be replaced.
        say: told what is being done.
        finish: adds what is made for reading to the run, once it is certified.

    Raises:
        CaseFaults, PackFaults, Conflict, NotCertified, RunExists, SolverError: see their exit codes.
        BadCutoff, WrongStart, NoRun: wrong use.
        BrokenChain: the run it starts from was changed after it was made.
    """

    def pose(folder: Path, clock: Clock, tell: Say) -> Posed:
        tell("reading")
        if request.start is not None and not is_run(request.start):
            raise no_run(request.start)
        case, pack = read_both(request.case, request.pack, request.mapping)
        case = request.given.applied(case)
        if request.start is not None:
            keep_start(request.start, folder, request.stage)
            if not request.certified:
                refuse_uncertified(request.start, run)
        earlier = earlier_receipt(folder)
        if earlier is not None:
            asked = request.cutoff, request.stage, request.because
            refuse_start(earlier, case.meta.year, pack, *asked)
        if (folder / HISTORY).exists():
            case = history_from_plan(case, folder / HISTORY, {})
        start = read_start(folder)
        clock.lap("read")
        tell("preparing")
        problem = prepare_reallocation(case, pack, start, request.cutoff, request.stage)
        hashes = write_inputs(folder, case, pack, mapping=request.mapping, history_from=None)
        hashes |= kept_hashes(folder)
        notes = {"because": request.because, "snapshot": snapshot(problem, folder)}
        clock.lap("prepare")
        return Posed(problem, hashes, request.stage, notes)

    return decided(run, pose, replace=replace, say=say, finish=finish)
