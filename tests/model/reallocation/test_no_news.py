"""Where a year goes as agreed nothing moves, and the day on which one looks changes nothing."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle.by_hand import months, sample
from tests.runs import at_cutoff, case_of, records, solved, tables, units
from tests.small import place, provider, service, volume
from verdeelsleutel.model.result_files import files

EXAMPLES = settings(max_examples=24)
LINES = [("A", "Z1"), ("A", "M1"), ("B", "Z1"), ("B", "M1"), ("C", "Z1")]
GUARANTEED = {"id": "guaranteed", "basis": "agreement", "percent": 90, "not_above": [{"basis": "realised"}]}
REALISED = {"id": "realised", "basis": "realised"}
HOME = {"id": "growth_home", "basis": "realised", "where": {"kavel": ["vpt", "mpt"]}}
OWN = {
    "id": "own_substitution", "rule": "growth_ceiling", "per": ["region", "provider"], "of": "agreement",
    "measure": "eur", "until": "realised", "stage": "reallocation",
}  # fmt: skip
RULES = [
    OWN,
    {"id": "region", "rule": "volume_ceiling", "per": ["region", "kavel"], "of": "agreement", "stage": "reallocation"},
    {
        "id": "mix", "rule": "share_ceiling", "of": {"kavel": "mpt"}, "in": {}, "per": ["provider"], "percent": 30,
        "above": "agreement", "stage": "reallocation",
    },
    {"id": "frozen", "rule": "freeze", "of": "region", "overshoot_above": 2, "stage": "reallocation"},
]  # fmt: skip
SERVICES = [service("Z1", "3.33", "intramural"), service("M1", "1.07", "mpt", unit="hour")]
PRICES = {"Z1": Decimal("3.33"), "M1": Decimal("1.07")}


def year(agreed, daily=None, cutoff=6, **parts):
    """Agreements, a fund of exactly what they cost, and care as agreed: given, or so many units on every day."""
    cost = sum((units * PRICES[line[1]] for line, units in agreed.items()), Decimal(0))
    known = {"agreements": volume(agreed), "tranches": [GUARANTEED, REALISED, HOME], "rules": RULES}
    if daily is None:
        known |= {"forecast": volume(agreed), "realisation": []}
    else:
        days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        told = {m + 1: length for m, length in enumerate(days[:cutoff])}
        rows = [months(line, {m: n * d for m, d in told.items()}) for line, n in daily.items()]
        known |= {"realisation": [row for some in rows for row in some], "expectation": "run_rate"}
    return sample(cost, SERVICES, **known | parts)


@EXAMPLES
@given(agreed=st.fixed_dictionaries({line: st.integers(0, 500) for line in LINES}), rules=st.sets(st.integers(0, 3)))
def test_no_news_moves_nothing_though_the_fund_is_just_enough(agreed, rules):
    one = year(agreed, rules=[RULES[i] for i in sorted(rules)])
    plan = solved(at_cutoff(one))
    assert units(plan) == {tuple(place(line).values()): volume for line, volume in agreed.items()}
    assert all(row["item"] == "" for row in tables(plan)["moves"])  # nothing comes from anywhere or goes anywhere


@EXAMPLES
@given(
    daily=st.fixed_dictionaries({line: st.integers(0, 4) for line in LINES}),
    first=st.integers(1, 11),
    second=st.integers(1, 11),
)
def test_a_later_look_at_the_same_number_of_units_on_every_day_gives_the_same_result(daily, first, second):
    agreed = dict.fromkeys(LINES, 400)

    def plan(cutoff):
        made = files(solved(at_cutoff(year(agreed, daily, cutoff), f"2024-{cutoff:02d}")))
        kept = ("plan.csv", "funds.csv", "providers.csv", "moves.csv", "unfunded.csv")
        return {name: made[name] for name in kept}, [r["expected_units"] for r in records(made["expectations.csv"])]

    assert plan(first) == plan(second)


@pytest.mark.parametrize("cutoff", [5, 6, 9, 11])
def test_a_provider_that_starts_on_the_first_of_may_is_expected_to_deliver_eight_months(cutoff):
    daily = dict.fromkeys(LINES, 1)
    one = year(dict.fromkeys(LINES, 400), daily, cutoff)
    rows = one.tables["realisation"]
    one.tables["realisation"] = [row for row in rows if row["provider"] != "00000002" or row["month"] >= "2024-05"]
    one.tables["providers"] = [
        provider("A"), provider("B", start="2024-05-01"), provider("C")
    ]  # fmt: skip
    made = tables(solved(at_cutoff(one, f"2024-{cutoff:02d}")))["expectations"]
    expected = {(row["provider"], row["service"]): row["expected_units"] for row in made}
    assert expected["00000002", "Z1"] == "245"  # 1 May to 31 December
    assert expected["00000001", "Z1"] == "366"


def test_the_order_of_rows_changes_no_byte():
    daily = dict(zip(LINES, [1, 2, 0, 3, 1], strict=True))
    one = year(dict.fromkeys(LINES, 400), daily)
    turned = one._replace(tables={name: rows[::-1] for name, rows in one.tables.items()})
    assert files(solved(at_cutoff(one))) == files(solved(at_cutoff(turned)))
    assert case_of(one).meta == case_of(turned).meta
