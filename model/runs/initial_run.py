"""An initial allocation (voorcalculatie), from files to a certified run folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from verdeelsleutel.data.given import Given
from verdeelsleutel.model.problem import prepare_initial
from verdeelsleutel.model.runs.certified import Clock, Say
from verdeelsleutel.model.runs.decided import Outcome, Posed, decided, read_both, solve
from verdeelsleutel.model.runs.last_year import refuse_history
from verdeelsleutel.model.runs.records import PROVISIONAL
from verdeelsleutel.model.runs.run_folder import RECEIPT, NoRun, hash_of, history_from_plan, receipt_of, write_inputs

__all__ = ["Outcome", "Request", "allocate", "plan_of", "read_both", "solve"]


@dataclass(frozen=True)
class Request:
    """What is asked of an initial run."""

    case: Path
    pack: str
    mapping: Path | None = None
    history_from: Path | None = None
    stage: str = PROVISIONAL
    given: Given = field(default_factory=Given)


def allocate(request: Request, run: Path, *, replace: bool = False, say: Say = lambda _: None) -> Outcome:
    """Allocate, certify and write a run; an uncertified one leaves nothing.

    Args:
        request: case, pack and options.
        run: the folder to make.
        replace: whether an existing run may be replaced.
        say: told what is being done.

    Raises:
        CaseFaults, PackFaults, Conflict, NotCertified, RunExists, SolverError: see their exit codes.
    """

    def pose(folder: Path, clock: Clock, tell: Say) -> Posed:
        tell("reading")
        case, pack = read_both(request.case, request.pack, request.mapping)
        case = request.given.applied(case)
        history = None
        if request.history_from is not None:
            history, earlier = plan_of(request.history_from, case.meta.year)
            case = history_from_plan(case, history, earlier, hash_of(history.with_name(RECEIPT)))
        clock.lap("read")
        tell("preparing")
        problem = prepare_initial(case, pack)
        hashes = write_inputs(folder, case, pack, mapping=request.mapping, history_from=history)
        clock.lap("prepare")
        return Posed(problem, hashes, request.stage, {})

    return decided(run, pose, replace=replace, say=say)


def plan_of(run: Path, year: int) -> tuple[Path, dict[str, Any]]:
    """The plan that last year's history is taken from, and the receipt of its run.

    Args:
        run: the run that is named.
        year: that is allocated.

    Raises:
        NoRun: there is no such run, or it has no plan.
        BrokenRun: its receipt can't be read.
        WrongHistory: it is of that year or a later one.
    """
    earlier = receipt_of(run)
    plan = run / "plan.csv"
    if not plan.is_file():
        raise NoRun(f"{run} holds no plan.csv to take last year's history from")
    refuse_history(earlier, year, run)
    return plan, earlier
