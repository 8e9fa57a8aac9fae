"""The engine beside fresh runs: whatever was decided before, every scenario gets the plan that it gets alone."""

import gc
import pickle
import random
import tempfile
import tracemalloc
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.model.studies.changes import funds, percentages, tariffs, turned, volumes
from tests.small import service, small, volume
from tests.strategies import (
    care_cases,
    decision_cases,
    packing_cases,
    reallocation_cases,
    share_cases,
    write,
)
from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.faults import Faults
from verdeelsleutel.data.pack import load_pack
from verdeelsleutel.data.synthetic.generator import generate
from verdeelsleutel.data.writer import write_case
from verdeelsleutel.model import result_files
from verdeelsleutel.model.conflict import Conflict
from verdeelsleutel.model.figures import figures
from verdeelsleutel.model.memo import Memo
from verdeelsleutel.model.studies.engine import Engine, Stage
from verdeelsleutel.model.studies.parameters import Pair

SOME = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
FACTORS = ("0.5", "0.9", "0.983", "1", "1.02", "1.1", "2", "0", "30")
PLAIN = {
    "pack": "plain",
    "title": "Plain",
    "year": 2024,
    "initial": {"tranches": [{"id": "all", "basis": "offer"}]},
}


def outcome(engine, pair):
    """Everything that a run says, or why it stops."""
    try:
        plan = engine.plan(*pair)
    except Conflict as conflict:
        return "conflict", conflict.parties, conflict.tranche
    except Faults as faults:
        return "faults", faults.faults
    units = [int(value) for value in plan.units]
    return units, plan.filling.levels, result_files.files(plan), figures(plan), plan.findings


def both(pair):
    """Paths of everything that may be turned."""
    return [*funds(pair.case), *volumes(pair.case), *tariffs(pair.case), *percentages(pair.pack)]


def scenarios(draw, bases, count):
    """Pairs that come from some bases, or from the scenario before, by a few changes."""
    found = list(bases)
    for _ in range(count):
        pair = draw(st.sampled_from([*bases, found[-1]]))
        for path in draw(st.lists(st.sampled_from(both(pair)), min_size=1, max_size=3)):
            try:
                pair = turned(pair, path, Fraction(draw(st.sampled_from(FACTORS))))
            except Faults:
                continue  # a figure leaves its range
        found.append(pair)
    return found


@given(sample=st.one_of(packing_cases(), share_cases(), decision_cases(), care_cases()), data=st.data())
@SOME
def test_a_scenario_gets_the_plan_that_it_gets_alone(sample, data):
    with tempfile.TemporaryDirectory() as place:
        folder, pack = write(sample, Path(place))
        _, plain = write(sample._replace(pack=PLAIN), Path(place) / "plain")
        case = read_case(folder)
        bases = [Pair(case, load_pack(str(pack))), Pair(case, load_pack(str(plain)))]
    drawn = scenarios(data.draw, bases, 6)
    order = data.draw(st.permutations([*range(len(drawn)), 0, 1]))
    engine = Engine()
    for at in order:
        assert outcome(engine, drawn[at]) == outcome(Engine(), drawn[at])


@given(asked=reallocation_cases(), data=st.data())
@settings(SOME, max_examples=10)
def test_a_scenario_of_a_reallocation_gets_the_plan_that_it_gets_alone(asked, data):
    with tempfile.TemporaryDirectory() as place:
        folder, pack = write(asked.sample, Path(place))
        base = Pair(read_case(folder), load_pack(str(pack)))
    stage = Stage(asked.cutoff)
    engine = Engine(stage)
    for pair in [*scenarios(data.draw, [base], 4), base]:
        assert outcome(engine, pair) == outcome(Engine(stage), pair)


@pytest.fixture(scope="module")
def region(tmp_path_factory):
    """A region of 300 cells, and the packs that are compared on it."""
    meta, tables = generate(1, 20, 15, seed=3, months=0)
    folder = tmp_path_factory.mktemp("region") / "case"
    write_case(folder, meta, tables)
    case = read_case(folder)
    return [Pair(case, load_pack(name)) for name in ("example-2024", "proportional", "vgz-2021")]


def steps(region, count, seed=1):
    """Scenarios of all packs in turn, each with one to three figures turned."""
    draw = random.Random(seed)
    for at in range(count):
        pair = region[at % len(region)]
        for path in draw.sample(both(pair), draw.randint(1, 3)):
            pair = turned(pair, path, Fraction(draw.randint(900, 1100), 1000))
        yield pair


def test_packs_by_turns_leave_nothing_of_each_other_behind(region):
    engine = Engine()
    for pair in steps(region, 30):
        assert outcome(engine, pair) == outcome(Engine(), pair)


def test_what_comes_later_doesn_t_depend_on_what_came_before(region):
    drawn = list(steps(region, 12))
    forward, backward = Engine(), Engine()
    one = [outcome(forward, pair) for pair in drawn]
    other = [outcome(backward, pair) for pair in reversed(drawn)]
    assert one == other[::-1]


def test_a_plan_stands_when_others_are_made_after_it(region):
    engine = Engine()
    plan = engine.plan(*region[0])
    before = result_files.files(plan)
    for pair in steps(region, 6):
        engine.plan(*pair)
    assert result_files.files(plan) == before


def test_a_fault_or_conflict_in_between_changes_nothing_after_it():
    case_of_two = small(
        300,
        [service("Z1", 1), service("Z2", 2)],
        {("A", "Z1"): 100, ("B", "Z2"): 60},
        decisions=[
            {**row, "kind": "minimum", "reason": "agreed", "decided_by": "board", "date": "2023-11-01"}
            for row in volume({("A", "Z1"): 90})
        ],
    )
    with tempfile.TemporaryDirectory() as place:
        folder, pack = write(case_of_two, Path(place))
        pair = Pair(read_case(folder), load_pack(str(pack)))
    poor = turned(pair, "case.funds.CR-R1.amount_eur", Fraction(1, 10))
    lacking = pair._replace(pack=load_pack("example-2024"))
    engine = Engine()
    alone = outcome(Engine(), pair)
    assert [outcome(engine, one)[0] for one in (poor, lacking)] == ["conflict", "faults"]
    assert outcome(engine, pair) == alone
    assert outcome(engine, poor) == outcome(Engine(), poor)


def test_memory_doesn_t_grow_with_scenarios(region):
    engine = Engine()
    for pair in steps(region, 60):
        engine.plan(*pair)
    gc.collect()
    tracemalloc.start()
    sizes = []
    for seed in (2, 3):
        for pair in steps(region, 60, seed):
            engine.plan(*pair)
        gc.collect()
        sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert sizes[1] - sizes[0] < 1 << 20


def test_a_memo_gives_a_piece_again_only_for_the_very_same_objects():
    memo, one = Memo(), [1]
    assert memo.of("sum", (one,), lambda: [sum(one)]) is memo.of("sum", (one,), list)
    assert memo.of("sum", ([1],), list) == []
    assert memo.of("length", (one,), lambda: len(one)) == 1


def test_a_memo_keeps_no_more_pieces_than_it_has_room_for():
    memo, reads = Memo(room=3), [[at] for at in range(5)]
    for one in reads:
        memo.of("copy", (one,), one.copy)
    made = []
    for one in reversed(reads):
        memo.of("copy", (one,), lambda one=one: made.append(one))
    assert made == [[1], [0]]


def test_a_memo_that_is_sent_elsewhere_arrives_empty(region):
    engine = Engine()
    memo = engine.plan(*region[0]).problem.lines.memo
    sent = pickle.loads(pickle.dumps(memo))
    solver, other = (one.of("solver of packing parts", (), lambda: "made anew") for one in (memo, sent))
    assert solver != "made anew" == other


def test_a_memo_keeps_nothing_of_what_failed():
    memo, one = Memo(), [1]

    def fails():
        raise KeyError

    with pytest.raises(KeyError):
        memo.of("piece", (one,), fails)
    assert memo.of("piece", (one,), lambda: 2) == 2
