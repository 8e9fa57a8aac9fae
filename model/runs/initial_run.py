"""An initial allocation (voorcalculatie), from files to a certified run folder."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from verdeelsleutel.data.case import Case, read_case
from verdeelsleutel.data.faults import CaseFaults, PackFaults
from verdeelsleutel.data.pack import Pack, load_pack
from verdeelsleutel.model import catalogue, figures, results
from verdeelsleutel.model.certify.certificate import Certificate, NotCertified
from verdeelsleutel.model.certify.verify import verify
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.problem import Problem, prepare_initial
from verdeelsleutel.model.rounding import round_units
from verdeelsleutel.model.runs.run_folder import (
    HISTORY,
    MAP,
    NoRun,
    history_from_plan,
    seal,
    whole_folder,
    write_inputs,
    write_json,
    write_results,
)

PROVISIONAL, DEFINITIVE = "provisional", "definitive"


@dataclass(frozen=True)
class Request:
    """What is asked of an initial run."""

    case: Path
    pack: str
    mapping: Path | None = None
    history_from: Path | None = None
    stage: str = PROVISIONAL


@dataclass(frozen=True, eq=False)
class Outcome:
    """A certified run."""

    plan: Plan
    certificate: Certificate
    timings: dict[str, float]


def read_both(case: Path, pack: str, mapping: Path | None) -> tuple[Case, Pack]:
    """Case and pack, with the faults of both when either has some.

    Raises:
        CaseFaults: faults in the case, and those of the pack.
        PackFaults: faults in the pack alone.
    """
    wrong: list[CaseFaults | PackFaults] = []
    found_case = found_pack = None
    try:
        found_case = read_case(case, mapping=mapping)
    except CaseFaults as faults:
        wrong.append(faults)
    try:
        found_pack = load_pack(pack, check_rule=catalogue.rule_faults)
    except PackFaults as faults:
        wrong.append(faults)
    if wrong:
        raise type(wrong[0])([fault for faults in wrong for fault in faults.faults])
    assert found_case is not None  # or there were faults
    assert found_pack is not None
    return found_case, found_pack


def allocate(
    request: Request, run: Path, *, replace: bool = False, say: Callable[[str], None] = lambda _: None
) -> Outcome:
    """Allocate, certify and write a run; an uncertified one leaves nothing.

    Args:
        request: case, pack and options.
        run: the folder to make.
        replace: whether an existing run may be replaced.
        say: told what is being done.

    Raises:
        CaseFaults, PackFaults, Conflict, NotCertified, RunExists, SolverError: see their exit codes.
    """
    with whole_folder(run, replace=replace) as folder:
        clock = _Clock()
        say("reading")
        case, pack = read_both(request.case, request.pack, request.mapping)
        history = _plan_of(request.history_from)
        if history is not None:
            case = history_from_plan(case, history)
        clock.lap("read")
        say("preparing")
        problem = prepare_initial(case, pack)
        clock.lap("prepare")
        say("filling")
        plan = _solve(problem, clock)
        say("writing")
        hashes = write_inputs(folder, case, pack, mapping=request.mapping, history_from=history)
        write_results(folder, results.files(plan))
        write_json(folder / "receipt.json", _receipt(request, plan, hashes))
        summary = _summary(request, plan)
        write_json(folder / "summary.json", summary)
        clock.lap("write")
        say("certifying")
        certificate = verify(folder, sealed=False)
        clock.lap("certify")
        if not certificate.holds:
            raise NotCertified(certificate)
        summary["certificate"] = certificate.as_dict()
        summary["timings_s"] = clock.laps
        write_json(folder / "summary.json", summary)
        seal(folder)
    return Outcome(plan, certificate, clock.laps)


def solve(problem: Problem) -> Plan:
    """Decide a problem that is ready, without writing anything."""
    return _solve(problem, _Clock())


def _solve(problem: Problem, clock: _Clock) -> Plan:
    # The solver is only loaded by runs that need it: checking and verifying don't.
    from verdeelsleutel.model.solve.filling import fill
    from verdeelsleutel.model.solve.rounding_choice import choose

    filling = fill(problem)
    clock.lap("fill")
    rounded = round_units(problem, filling.total(len(problem.lines)))
    units, _ = choose(problem, rounded)
    clock.lap("round")
    return Plan(problem, filling, units)


def _plan_of(run: Path | None) -> Path | None:
    if run is None:
        return None
    plan = run / "plan.csv"
    if not plan.is_file():
        raise NoRun(f"{run} holds no plan.csv to take last year's history from")
    return plan


class _Clock:
    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._at = time.perf_counter()

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps[name] = round(now - self._at, 3)
        self._at = now


def _receipt(request: Request, plan: Plan, hashes: dict[str, str]) -> dict[str, Any]:
    case, pack = plan.problem.case, plan.problem.pack
    return {
        "command": "allocate",
        "stage": "initial",
        "award": request.stage,
        "as_of": None if case.meta.as_of is None else case.meta.as_of.isoformat(),
        "case": case.meta.id,
        "synthetic": case.meta.synthetic,
        "pack": pack.pack,
        "layers": [{"name": layer.name, "sha256": layer.sha256} for layer in pack.layers],
        "options": {
            "map": MAP if request.mapping else None,
            "history_from": HISTORY if request.history_from else None,
        },
        "inputs": dict(sorted(hashes.items())),
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in ("verdeelsleutel", "pyomo", "highspy", "pandas")},
        },
    }


def _summary(request: Request, plan: Plan) -> dict[str, Any]:
    problem = plan.problem
    levels = plan.filling.levels
    return {
        "case": {
            "id": problem.case.meta.id,
            "title": problem.case.meta.title,
            "office": problem.case.meta.office,
            "year": problem.case.meta.year,
            "synthetic": problem.case.meta.synthetic,
        },
        "pack": problem.pack.pack,
        "stage": "initial",
        "award": request.stage,
        "figures": figures.figures(plan),
        "stages": [
            {"tranche": layer.id, "levels": sum(1 for level in levels if level.layer == at)}
            for at, layer in enumerate(problem.layers)
        ],
        "solver": {"name": "HiGHS", "status": "optimal"},
        "findings": [
            {"code": f.code, "what": f.what, "table": f.table, "count": f.count, "examples": list(f.examples)}
            for f in (*problem.case.findings, *problem.findings)
        ],
    }
