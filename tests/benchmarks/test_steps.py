"""The steps of an allocation one by one: `make bench`. In the normal run each is done once, and not measured."""

import sys

import pytest

from tests.benchmarks.cases import COUNTRY, PACK, REGION, Size, case_of
from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.pack import load_pack
from verdeelsleutel.model import results
from verdeelsleutel.model.certify.verify import verify
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.problem import prepare_initial
from verdeelsleutel.model.rounding import round_units
from verdeelsleutel.model.runs.initial_run import Request, allocate
from verdeelsleutel.model.solve.filling import fill
from verdeelsleutel.model.solve.rounding_choice import choose

pytestmark = pytest.mark.benchmark(min_rounds=3, warmup=False)
SMALL = Size("small", 2, 12, 10)


SIZES = [REGION, COUNTRY] if "--benchmark-enable" in sys.argv else [SMALL]


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: size.name)
def case(request, tmp_path_factory):
    return case_of(request.param, tmp_path_factory.mktemp("cases") if request.param is SMALL else None)


@pytest.fixture(scope="module")
def problem(case):
    return prepare_initial(read_case(case), load_pack(PACK))


@pytest.fixture(scope="module")
def plan(problem):
    filling = fill(problem)
    units, _ = choose(problem, round_units(problem, filling.total(len(problem.lines))))
    return Plan(problem, filling, units)


@pytest.fixture(scope="module")
def run(case, tmp_path_factory):
    folder = tmp_path_factory.mktemp("runs") / "run"
    allocate(Request(case, PACK), folder)
    return folder


def test_read(benchmark, case):
    assert len(benchmark(read_case, case).table("offers"))


def test_prepare(benchmark, case):
    made, pack = read_case(case), load_pack(PACK)
    assert benchmark(prepare_initial, made, pack).layers


def test_fill(benchmark, problem):
    assert benchmark(fill, problem).levels


def test_round(benchmark, problem, plan):
    total = plan.filling.total(len(problem.lines))
    assert len(benchmark(round_units, problem, total).units)


def test_results(benchmark, plan):
    assert "plan.csv" in benchmark(results.files, plan)


def test_verify(benchmark, run):
    assert benchmark(verify, run).holds
