"""The way every run goes that decides something: inputs kept, decided, written beside, certified, moved into place."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from verdeelsleutel.data.case import Case, read_case
from verdeelsleutel.data.faults import CaseFaults, PackFaults
from verdeelsleutel.data.pack import Pack, load_pack
from verdeelsleutel.model import catalogue, result_files
from verdeelsleutel.model.certify.certificate import Certificate, NotCertified
from verdeelsleutel.model.certify.verify import verify
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.rounding import round_units
from verdeelsleutel.model.runs.records import described, summarised
from verdeelsleutel.model.runs.run_folder import seal, whole_folder, write_json, write_results

Say = Callable[[str], None]
"""Told what is being done."""


@dataclass(frozen=True, eq=False)
class Outcome:
    """A certified run."""

    plan: Plan
    certificate: Certificate
    timings: dict[str, float]
    award: str


@dataclass(frozen=True, eq=False)
class Posed:
    """A problem whose inputs stand in the folder of its run.

    Attributes:
        problem: what is to be decided.
        hashes: of every input.
        award: what the outcome is called.
        notes: what the receipt says besides.
    """

    problem: Problem
    hashes: Mapping[str, str]
    award: str
    notes: Mapping[str, Any]


class Clock:
    """Seconds of every step."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._at = time.perf_counter()

    def lap(self, name: str) -> None:
        """End a step."""
        now = time.perf_counter()
        self.laps[name] = round(now - self._at, 3)
        self._at = now


def decided(run: Path, pose: Callable[[Path, Clock, Say], Posed], *, replace: bool, say: Say) -> Outcome:
    """Make a run; one that isn't certified leaves nothing.

    Args:
        run: the folder to make.
        pose: reads the inputs, keeps them in the folder that it is given, and makes the problem ready.
        replace: whether an existing run may be replaced.
        say: told what is being done.
    """
    with whole_folder(run, replace=replace) as folder:
        clock = Clock()
        posed = pose(folder, clock, say)
        say("filling")
        plan = _solve(posed.problem, clock)
        say("writing")
        write_results(folder, result_files.files(plan))
        write_json(folder / "receipt.json", _receipt(posed, folder))
        summary = {**summarised(plan, posed.award), "findings": _findings(plan)}
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
    return Outcome(plan, certificate, clock.laps, posed.award)


def solve(problem: Problem) -> Plan:
    """Decide a problem that is ready, without writing anything."""
    return _solve(problem, Clock())


def _solve(problem: Problem, clock: Clock) -> Plan:
    # The solver is only loaded by runs that need it: checking and verifying don't.
    from verdeelsleutel.model.solve.filling import fill
    from verdeelsleutel.model.solve.rounding_choice import choose

    filling = fill(problem)
    clock.lap("fill")
    rounded = round_units(problem, filling.total(len(problem.lines)))
    units, _ = choose(problem, rounded)
    clock.lap("round")
    return Plan(problem, filling, units)


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


def _findings(plan: Plan) -> list[dict[str, Any]]:
    return [
        {"code": f.code, "what": f.what, "table": f.table, "count": f.count, "examples": list(f.examples)}
        for f in plan.findings
    ]


def _receipt(posed: Posed, folder: Path) -> dict[str, Any]:
    return {
        **described(posed.problem, folder),
        "award": posed.award,
        **posed.notes,
        "layers": [{"name": layer.name, "sha256": layer.sha256} for layer in posed.problem.pack.layers],
        "inputs": dict(sorted(posed.hashes.items())),
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in ("verdeelsleutel", "pyomo", "highspy", "pandas")},
        },
    }
