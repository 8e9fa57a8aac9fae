"""The way every run goes that decides something: inputs kept, problem posed, filled and rounded, certified."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verdeelsleutel.data.case import Case, read_case
from verdeelsleutel.data.faults import CaseFaults, PackFaults
from verdeelsleutel.data.pack import Pack, load_pack
from verdeelsleutel.model import catalogue, result_files
from verdeelsleutel.model.certify.certificate import Certificate
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.rounding import round_units
from verdeelsleutel.model.runs.certified import Clock, Made, Say, certified, findings_told, made_from
from verdeelsleutel.model.runs.records import described, summarised


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


Finish = Callable[[Path, Plan], None]
"""Adds what is made for reading to the folder of a run, once it is certified."""


def decided(
    run: Path,
    pose: Callable[[Path, Clock, Say], Posed],
    *,
    replace: bool,
    say: Say,
    finish: Finish = lambda _folder, _plan: None,
) -> Outcome:
    """Make a run; one that isn't certified leaves nothing.

    Args:
        run: the folder to make.
        pose: reads the inputs, keeps them in the folder that it is given, and makes the problem ready.
        replace: whether an existing run may be replaced.
        say: told what is being done.
        finish: see `Finish`.
    """

    def make(folder: Path, clock: Clock, tell: Say) -> Made[tuple[Plan, str]]:
        posed = pose(folder, clock, tell)
        tell("filling")
        plan = _solve(posed.problem, clock)
        tell("writing")
        summary = {**summarised(plan, posed.award), "findings": findings_told(plan.findings)}
        return Made((plan, posed.award), result_files.files(plan), _receipt(posed, folder), summary)

    def finished(folder: Path, found: tuple[Plan, str]) -> None:
        finish(folder, found[0])

    (plan, award), certificate, timings = certified(run, make, replace=replace, say=say, finish=finished)
    return Outcome(plan, certificate, timings, award)


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


def _receipt(posed: Posed, folder: Path) -> dict[str, Any]:
    return {
        **described(posed.problem, folder),
        "award": posed.award,
        **posed.notes,
        **made_from(posed.problem.pack, posed.hashes),
    }
