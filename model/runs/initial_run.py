"""An initial allocation (voorcalculatie), from files to a certified run folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from verdeelsleutel.data.given import Given
from verdeelsleutel.model.problem import prepare_initial
from verdeelsleutel.model.runs.certified import Clock, Say
from verdeelsleutel.model.runs.decided import Outcome, Posed, decided, read_both, solve
from verdeelsleutel.model.runs.records import PROVISIONAL
from verdeelsleutel.model.runs.run_folder import NoRun, history_from_plan, write_inputs

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
        history = plan_of(request.history_from)
        if history is not None:
            case = history_from_plan(case, history)
        clock.lap("read")
        tell("preparing")
        problem = prepare_initial(case, pack)
        hashes = write_inputs(folder, case, pack, mapping=request.mapping, history_from=history)
        clock.lap("prepare")
        return Posed(problem, hashes, request.stage, {})

    return decided(run, pose, replace=replace, say=say)


def plan_of(run: Path | None) -> Path | None:
    """The plan that last year's history is taken from; None where no run is named.

    Raises:
        NoRun: the run has none.
    """
    if run is None:
        return None
    plan = run / "plan.csv"
    if not plan.is_file():
        raise NoRun(f"{run} holds no plan.csv to take last year's history from")
    return plan
