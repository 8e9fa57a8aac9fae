"""Small cases made into runs: in memory for the model's own tests, in a folder beside the oracle."""

import csv
import io
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from tests.oracle import solve as oracle
from tests.oracle.compare import compare
from tests.strategies import Reallocation, Sample, write, yaml
from verdeelsleutel.data.case import Case, read_case
from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.pack import LayerFile, Pack, pack_of_layers
from verdeelsleutel.model import catalogue, result_files
from verdeelsleutel.model.conflict import Conflict
from verdeelsleutel.model.context import BASIS_TABLES
from verdeelsleutel.model.decisions import decision_cells
from verdeelsleutel.model.funds import read_funds
from verdeelsleutel.model.lines import Lines, build_lines
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.problem import Problem, posed, prepare_initial, priced
from verdeelsleutel.model.reallocation.prepare import prepare_reallocation
from verdeelsleutel.model.reallocation.start import OFFER, Start
from verdeelsleutel.model.rounding import round_units
from verdeelsleutel.model.runs.initial_run import Request, allocate
from verdeelsleutel.model.runs.reallocation_run import Request as AtCutoff
from verdeelsleutel.model.runs.reallocation_run import reallocate
from verdeelsleutel.model.solve.filling import fill
from verdeelsleutel.model.solve.rounding_choice import choose

Cell = tuple[str, str, str]


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that is gone afterwards; a test that draws many cases can't share one."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def pack_of(policy: Mapping[str, Any]) -> Pack:
    """A pack given as nested dicts; what isn't named is the least a pack can say."""
    text = yaml({"pack": "small", "title": "Small", "office": "Nobody", "year": 2024, **policy})
    return pack_of_layers([LayerFile.of_text("small", text)], check_rule=catalogue.rule_faults)


def case_of(sample: Sample) -> Case:
    """The case of a sample, read from files that are gone afterwards."""
    with folder() as place:
        return read_case(write(sample, place)[0])


def prepared(sample: Sample) -> Problem:
    """A run of a sample made ready."""
    return prepare_initial(case_of(sample), pack_of(sample.pack))


def reallocation_prepared(case: Case, pack: Pack, cutoff: str, award: str = OFFER, **start: Any) -> Problem:
    """A reallocation made ready, from the agreements of the case or a run; `start` as in `Start`."""
    return prepare_reallocation(case, pack, Start(**start), cutoff, award)


def reallocated(case: Case, pack: Pack, expectation: Callable[[Lines], Exact]) -> Problem:
    """A reallocation made ready that is told what to expect of the year; agreements in force are those of the case."""
    assert pack.reallocation is not None
    rules = [rule for rule in catalogue.bind(pack) if rule.at("reallocation")]
    tables = {name: case.table(name) for name, _ in BASIS_TABLES.values()}
    cells = [tables[name] for name in ("offers", "agreements", "forecast")]
    lines = build_lines(case, [*cells, decision_cells(case.table("decisions"))], [*tables.values()])
    offer, agreement = (lines.volumes(*BASIS_TABLES[name]) for name in ("offer", "agreement"))
    expected = expectation(lines)
    funds, findings = read_funds(lines, pack, known_until=None)
    context = priced(lines, pack, "reallocation", funds, rules, {"realised": expected})
    cap = offer.maximum(agreement).maximum(expected)
    return posed(context, pack, pack.reallocation.tranches, rules, findings, cap=cap)


def at_cutoff(sample: Sample, cutoff: str = "2024-06", start: Start | None = None, award: str = OFFER) -> Problem:
    """A reallocation of a sample made ready; without a start, from its table of agreements."""
    return prepare_reallocation(case_of(sample), pack_of(sample.pack), start or Start(), cutoff, award)


def expecting(known: Mapping[Cell, object]) -> Callable[[Lines], Exact]:
    """Units that are expected of the year by cell, and nothing elsewhere."""

    def expectation(lines: Lines) -> Exact:
        found = [Fraction(str(known.get(lines.key(line), 0))) for line in range(len(lines))]
        num, den = (np.array([getattr(f, part) for f in found], dtype=object) for part in ("numerator", "denominator"))
        return Exact(num, den)

    return expectation


def planned(sample: Sample) -> Plan:
    """A sample allocated, not certified."""
    return solved(prepared(sample))


def solved(problem: Problem) -> Plan:
    """A run filled and rounded."""
    filling = fill(problem)
    units, _ = choose(problem, round_units(problem, filling.total(len(problem.lines))))
    return Plan(problem, filling, units)


def planned_or_none(sample: Sample) -> Plan | None:
    """A sample allocated; None where its hard rows can't hold together."""
    try:
        return planned(sample)
    except Conflict:
        return None


def disagreements(sample: Sample, place: Path) -> list[str]:
    """Everything in which a certified run of a sample differs from the oracle; a conflict must be one for both."""
    case, pack = write(sample, place)
    try:
        expected = oracle.solve(case, pack)
    except oracle.Conflict:
        expected = None
    try:
        allocate(Request(case, str(pack)), place / "run")
    except Conflict as conflict:
        return [f"a conflict, and the oracle finds a plan: {conflict}"] if expected else []
    return compare(place / "run", expected) if expected else ["a plan, and the oracle finds a conflict"]


def reallocation_disagreements(one: Reallocation, place: Path) -> list[str]:
    """The same for a reallocation from the table of agreements."""
    case, pack = write(one.sample, place)
    try:
        expected = oracle.solve_reallocation(case, pack, one.cutoff)
    except oracle.Conflict:
        expected = None
    try:
        reallocate(AtCutoff(case, str(pack), None, one.cutoff), place / "run")
    except Conflict as conflict:
        return [f"a conflict, and the oracle finds a plan: {conflict}"] if expected else []
    return compare(place / "run", expected) if expected else ["a plan, and the oracle finds a conflict"]


def records(text: str) -> list[dict[str, str]]:
    """A result table row by row."""
    return list(csv.DictReader(io.StringIO(text)))


def tables(plan: Plan) -> dict[str, list[dict[str, str]]]:
    """All result tables of a plan, by name without `.csv`."""
    return {name.removesuffix(".csv"): records(text) for name, text in result_files.files(plan).items()}


def cells(plan: Plan) -> list[tuple[int, Cell]]:
    """Lines that can be awarded units, with their keys."""
    lines = plan.problem.lines
    return [(line, lines.key(line)) for line in np.flatnonzero(lines.is_cell).tolist()]


def units(plan: Plan) -> dict[Cell, int]:
    """Whole units per cell."""
    return {key: int(plan.units[line]) for line, key in cells(plan)}


def volumes(plan: Plan) -> dict[Cell, Fraction]:
    """Exact awards per cell."""
    total = plan.filling.total(len(plan.units))
    return {key: total.fraction(line) for line, key in cells(plan)}


def fills(plan: Plan) -> dict[tuple[Cell, str], Fraction]:
    """Exact fills per cell and tranche."""
    levels, key = plan.filling.levels, plan.problem.lines.key
    return {
        (key(line), filled.layer.id): levels[filled.level_of[line]].value
        for filled in plan.filling.tranches
        for line in np.flatnonzero(filled.level_of >= 0).tolist()
    }


def row_values(plan: Plan) -> list[Fraction]:
    """Every row counted on exact awards, up to its `until` where it has one."""
    system, tranches = plan.problem.system, plan.filling.tranches
    found = [Fraction(0)] * len(system.names)
    for line, row, num in zip(system.line.tolist(), system.row.tolist(), system.num.tolist(), strict=True):
        last = min(int(system.until[row]), len(tranches) - 1)
        if last >= 0:
            found[row] += Fraction(int(num), system.den[row]) * tranches[last].total.fraction(line)
    return found
