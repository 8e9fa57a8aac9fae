"""What is seen before a run, counted again by hand."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.runs import prepared
from tests.small import PROVIDERS, provider, service, small, volume
from tests.strategies import packing_cases, share_cases
from verdeelsleutel.model import outlook
from verdeelsleutel.model.facts_read import empty_facts

CAP = {"id": "cap", "rule": "growth_ceiling", "of": "history", "percent": 110, "per": ["provider"], "measure": "eur"}
CASE = small(
    1000,
    [service("Z1", 7), service("Z2", 3, kavel="intramural", units_per_client_year=100)],
    {("A", "Z1"): 100, ("B", "Z1"): 80, ("A", "Z2"): 50},
    rules=[CAP],
    reserves=[{"id": "r", "kind": "contracteerruimte", "percent": 10}],
    history=volume({("A", "Z1"): 90, ("B", "Z1"): 20, ("B", "Z2"): 10}),
)


def test_funds_stand_beside_every_volume():
    (purse,) = outlook.purses(prepared(CASE))
    assert (purse.amount, purse.room) == (100_000, 90_000)
    assert purse.volumes == {"offer": 141_000, "history": 80_000, outlook.CLAIMS: 141_000}


def test_a_rule_stands_beside_its_claims_and_counts_history_of_what_is_offered_no_more():
    found = {reach.name.key: (reach.value, reach.upper, reach.above) for reach in outlook.reaches(prepared(CASE))}
    a, b = PROVIDERS["A"], PROVIDERS["B"]
    assert found[a] == (85_000, 69_300, 15_700)
    assert found[b] == (56_000, 18_700, 37_300)


def test_a_rule_with_until_counts_the_claims_up_to_that_tranche():
    tranches = [{"id": "half", "basis": "offer", "percent": 50}, {"id": "all", "basis": "offer"}]
    early = {**CAP, "id": "early", "until": "half"}
    both = small(
        1000,
        [service("Z1", 7)],
        {("A", "Z1"): 100},
        tranches=tranches,
        rules=[CAP, early],
        history=volume({("A", "Z1"): 90}),
    )
    found = {reach.name.rule: reach.value for reach in outlook.reaches(prepared(both))}
    assert found == {"cap": 70_000, "early": 35_000}


def test_kavels_count_euros_and_client_years():
    found = outlook.by_kavel(prepared(CASE))
    assert found["vpt"]["history"] == outlook.Volume(77_000, Fraction(110, 365))
    assert found["intramural"][outlook.CLAIMS] == outlook.Volume(15_000, Fraction(1, 2))


@given(st.one_of(packing_cases(), share_cases()))
def test_a_row_stands_beside_its_claims_at_their_largest(sample):
    """The claims of a row are Σ k · largest level, whatever the rule."""
    problem = prepared(sample)
    system, reach = problem.system, outlook.largest(problem)
    final = len(problem.layers)
    for found, r in zip(outlook.reaches(problem), _rows(problem), strict=True):
        if system.until[r] < final:
            continue
        entries = np.flatnonzero(system.row == r).tolist()
        total = sum(
            (Fraction(int(system.num[e]), system.den[r]) * reach.fraction(int(system.line[e])) for e in entries),
            Fraction(0),
        )
        assert found.value == total


def _rows(problem):
    return [r for r, name in enumerate(problem.system.names) if name.source != "funds"]


MONTHS = [f"2024-{month:02d}" for month in range(1, 7)]


@pytest.mark.parametrize(("last", "thin"), [(84, ["2024-06"]), (85, []), (100, [])])
def test_a_month_below_the_usual_one_looks_incomplete(last, thin):
    rows = [
        {"region": "R1", "provider": PROVIDERS["A"], "service": "Z1", "month": month, "units": units}
        for month, units in zip(MONTHS, [100] * 5 + [last], strict=True)
    ]
    problem = prepared(small(1000, [service("Z1", 7)], {("A", "Z1"): 100}, realisation=rows))
    assert [month.month for month in outlook.thin_months(problem.case)] == thin


def test_facts_that_are_read_and_empty_are_found_with_who_lacks_them():
    people = [provider("A", monitor="up"), provider("B")]
    plan = {"id": "plan", "when": {"monitor": "up", "x_ours": "yes"}, "add": 1}
    sample = small(
        1000,
        [service("Z1", 7)],
        {("A", "Z1"): 1, ("B", "Z1"): 1},
        tariff={"base": 90, "adjustments": [plan]},
        providers=people,
    )
    problem = prepared(sample)
    found = {f.column: f for f in empty_facts(problem.case, problem.pack, problem.pack.initial.tranches, problem.rules)}
    assert (found["monitor"].empty, found["monitor"].count, found["monitor"].who) == (1, 2, (PROVIDERS["B"],))
    assert found["x_ours"].table == ""
    assert found["monitor"].read_by == ("adjustment plan",)
