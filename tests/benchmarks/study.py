"""Scenarios of a study beside the bare solver and whole runs: `python -m tests.benchmarks.study [--scenarios N]`.

A scenario changes figures of one base case and pack; measured is the change, the plan of the engine, and its key
figures. Beside it stand

- programmes: plain highspy on the bundled programmes of the scenario, one column per bundle and every row that counts
  (`tests/benchmarks/programmes.py`). Its calls (programs, bounds between levels, runs, solutions that are read) are
  recorded and done again with ready arrays and nothing around them, in the same process and by turns of so many
  scenarios.
- handed: the same, of what the engine itself hands to HiGHS. That is less, since it sets aside what can't bind.
- allocate: `verdeel allocate` as a process, from start to end.

Engine and solver are measured in time of the processor, so that other work on the machine counts less; `allocate` by
the clock. Two mixes: `one` changes one figure at a time, as a sweep does; `many` changes the fund, every column of
volumes and every percentage of the pack in every scenario.
"""

import argparse
import gc
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.allocate import tool
from tests.benchmarks.cases import PACK, Size, case_of
from tests.benchmarks.programmes import Programmes
from tests.model.studies.changes import funds, parameters, percentages, tariffs, volumes
from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.pack import load_pack
from verdeelsleutel.model.figures import figures
from verdeelsleutel.model.solve import packing
from verdeelsleutel.model.solve.assembly import new_solver
from verdeelsleutel.model.studies.engine import Engine
from verdeelsleutel.model.studies.parameters import Change, Pair, Parameter

SIZE = Size("study", 1, 80, 30)
PACKS = (PACK, "proportional")
TURN = 50
Calls = list[tuple[str, tuple[Any, ...]]]
Draw = Callable[[random.Random], Pair]


def factor(draw: random.Random, points: int) -> Change:
    """Times 1, give or take so many percent."""
    return Change("scale", Fraction(1000 + draw.randint(-10 * points, 10 * points), 1000))


def mixes(base: Pair) -> dict[str, Draw]:
    """What draws a scenario."""
    kinds = (funds(base.case), volumes(base.case), tariffs(base.case), list(percentages(base.pack)))
    groups: list[list[Parameter]] = [parameters(base, paths) for paths in kinds if paths]
    every = [parameter for at in (0, 1, 3) if at < len(groups) for parameter in groups[at]]

    def one(draw: random.Random) -> Pair:
        return draw.choice(draw.choice(groups)).changed(base, factor(draw, 4))

    def many(draw: random.Random) -> Pair:
        pair = base
        for parameter in every:
            pair = parameter.changed(pair, factor(draw, 2))
        return pair

    return {"one": one, "many": many}


class Recorder:
    """A HiGHS object that remembers what it was asked for."""

    ASKED = ("passModel", "changeColsBounds", "changeRowsBounds", "run", "getModelStatus", "getSolution")

    def __init__(self, calls: Calls, solver: Any = None) -> None:
        self._solver, self._calls = solver or new_solver(), calls

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self._solver, name)
        if name not in self.ASKED:
            return asked

        def called(*values: Any) -> Any:
            self._calls.append((name, values))
            return asked(*values)

        return called


@contextmanager
def recorded(calls: Calls) -> Iterator[None]:
    """Solvers that are made meanwhile remember what they are asked for."""
    packing.new_solver = lambda: Recorder(calls)
    try:
        yield
    finally:
        packing.new_solver = new_solver


def bare(calls: Calls, solver: Any) -> float:
    """Seconds of the same calls on a bare solver."""
    bound = [(getattr(solver, name), values, name == "getSolution") for name, values in calls]
    start = time.process_time()
    for call, values, reads in bound:
        found = call(*values)
        if reads:
            np.array(found.col_value)
            np.array(found.row_dual)
    return time.process_time() - start


def measure(draw_one: Draw, scenarios: int) -> dict[str, float]:
    """Milliseconds per scenario of the engine and of the bare solver; megabytes that memory grew after two turns."""
    draw, solver = random.Random(3), new_solver()
    solver.setOptionValue("presolve", "off")
    handed: Calls = []
    programmes: Calls = []
    plain = Recorder(programmes, solver)
    engine, watched = Engine(), Engine()
    times: dict[str, list[float]] = {"engine": [], "programmes": [], "handed": []}
    peak = []
    figures(engine.plan(*draw_one(draw)))
    with recorded(handed):
        watched.plan(*draw_one(draw))
    for _ in range(max(1, scenarios // TURN)):
        before = draw.getstate()
        start = time.process_time()
        for _ in range(TURN):
            figures(engine.plan(*draw_one(draw)))
        times["engine"].append(time.process_time() - start)
        draw.setstate(before)
        handed.clear()
        programmes.clear()
        for _ in range(TURN):
            Programmes(watched.plan(*draw_one(draw))).solve(plain)
        times["handed"].append(bare(handed, solver))
        times["programmes"].append(bare(programmes, solver))
        peak.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    gc.collect()
    found = {name: statistics.median(seconds) / TURN * 1000 for name, seconds in times.items()}
    for name in ("programmes", "handed"):
        found[f"to_{name}"] = statistics.median(a / b for a, b in zip(times["engine"], times[name], strict=True))
    return {**found, "grown_mb": peak[-1] - peak[min(1, len(peak) - 1)]}


def main(words: list[str] | None = None) -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.study")
    parser.add_argument("--scenarios", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5, help="of allocate")
    parser.add_argument("--cache", type=Path, help="folder for the case; default in the temporary files")
    options = parser.parse_args(words)
    folder = case_of(SIZE, options.cache)
    case = read_case(folder)
    print(f"{options.scenarios} scenarios of {SIZE.cells:,} cells, milliseconds per scenario")
    print(f"{'pack':<14}{'changes':<9}{'engine':>8}{'programmes':>12}{'ratio':>7}{'handed':>8}{'ratio':>7}"
          f"{'allocate':>10}{'ratio':>7}{'memory':>10}")  # fmt: skip
    for name in PACKS:
        with tempfile.TemporaryDirectory() as place:
            run = statistics.median(tool(folder, name, Path(place) / "run") for _ in range(options.runs)) * 1000
        for mix, draw_one in mixes(Pair(case, load_pack(name))).items():
            found = measure(draw_one, options.scenarios)
            print(
                f"{name:<14}{mix:<9}{found['engine']:>8.2f}{found['programmes']:>12.2f}{found['to_programmes']:>7.1f}"
                f"{found['handed']:>8.2f}{found['to_handed']:>7.1f}"
                f"{run:>10.0f}{run / found['engine']:>7.0f}{found['grown_mb']:>7.1f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
