"""Random years settled, recounted by the oracle's prices and plain sums; sums, order and the lesser of two."""

import csv
import random
import shutil
from collections import defaultdict
from fractions import Fraction
from math import floor

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle.reading import Case, cell_of, read_case, read_pack
from tests.oracle.tariffs import tariff
from tests.runs import folder, records
from tests.strategies import Sample, packing_cases, write
from verdeelsleutel.data.exact import decimals
from verdeelsleutel.model.conflict import Conflict
from verdeelsleutel.model.runs.initial_run import Request as Initial
from verdeelsleutel.model.runs.initial_run import allocate
from verdeelsleutel.model.runs.settlement_run import Request, settle

MONTHS = (1, 5, 12)


class AtSettlement(Case):
    """The oracle's case, at the stage of a settlement."""

    stage = "settlement"


@st.composite
def years(draw):
    """A case to allocate, and the same case after the year: care near what was offered, other facts of providers."""
    sample = draw(packing_cases())
    rows = []
    for row in sample.tables["offers"]:
        for month in draw(st.sets(st.sampled_from(MONTHS))):
            share = draw(st.sampled_from((0, 20, 33, 40, 60)))
            units = Fraction(str(row["offered_units"])) * share / 100
            key = {name: row[name] for name in ("region", "provider", "service")}
            places = draw(st.sampled_from((0, 2)))
            rows.append({**key, "month": f"2024-{month:02d}", "units": decimals(units, places)})
    providers = [
        {**row, "x_score": draw(st.sampled_from(("", 1, 2, 10))), "group": draw(st.sampled_from(("", "A", "B")))}
        for row in sample.tables["providers"]
    ]
    after = {**sample.tables, "providers": providers, "realisation": rows}
    return sample, Sample(after, sample.pack, {"as_of": "2025-03-01"})


def settled(sample, after, place):
    """The tables of a settlement, by name; None where the allocation is a conflict or a fact is lacking."""
    case, pack = write(sample, place / "before")
    try:
        allocate(Initial(case, str(pack)), place / "run")
    except Conflict:
        return None
    year, _ = write(after, place / "after")
    settle(Request(place / "run", year), place / "settled")
    return {path.stem: records(path.read_text(encoding="utf-8")) for path in (place / "settled").glob("*.csv")}


def cents(row, name):
    return int(Fraction(row[f"{name}_eur"]) * 100)


@settings(max_examples=15)
@given(years())
def test_a_settlement_is_what_the_oracle_counts(year):
    sample, after = year
    with folder() as place:
        tables = settled(sample, after, place)
        if tables is None:
            return
        case = AtSettlement(*read_case(place / "after/case"))
        policy = read_pack(place / "after/pack.yaml")
        with (place / "run/plan.csv").open(encoding="utf-8", newline="") as file:
            plan = {cell_of(row): row for row in csv.DictReader(file)}
    delivered = defaultdict(Fraction)
    for row in case.table("realisation"):
        delivered[cell_of(row)] += Fraction(row["units"])
    due, limit, old = defaultdict(int), defaultdict(int), defaultdict(int)
    for cell in {*delivered, *plan}:
        units = int(plan[cell]["agreed_units"]) if cell in plan else 0
        if units or delivered[cell]:
            price = int(tariff(case, policy, cell))
            due[cell[:2]] += floor(delivered[cell] * price + Fraction(1, 2))
            limit[cell[:2]] += units * price
            old[cell[:2]] += units * int(Fraction(plan[cell]["tariff_eur"]) * 100) if cell in plan else 0
    found = defaultdict(lambda: defaultdict(int))
    for row in tables["settlement"]:
        assert cents(row, "settled") == min(cents(row, "delivered"), cents(row, "ceiling"))
        assert cents(row, "agreed") + cents(row, "topped_up") == cents(row, "settled") + cents(row, "recovered")
        assert cents(row, "delivered") == cents(row, "settled") + cents(row, "unfunded")
        assert cents(row, "forgone") >= 0
        for name in ("delivered", "ceiling", "agreed", "surcharge"):
            found[name][row["region"], row["provider"]] += cents(row, name)
    assert (found["delivered"], found["ceiling"], found["agreed"]) == (due, limit, old)
    moved = defaultdict(int)
    for row in tables["surcharges"]:
        moved[row["region"], row["provider"]] += cents(row, "amount")
    assert {k: v for k, v in moved.items() if v} == {k: v for k, v in found["surcharge"].items() if v}
    for row in tables["funds"]:
        assert cents(row, "amount") == cents(row, "settled") + cents(row, "free")
        mine = [one for one in tables["settlement_lines"] if one["fund"] == row["fund"]]
        assert cents(row, "settled") == sum(cents(one, "settled") for one in mine)


@settings(max_examples=8)
@given(years(), st.integers(0, 999))
def test_the_order_of_rows_changes_no_byte(year, seed):
    sample, after = year
    mixed = random.Random(seed)
    shuffled = {name: mixed.sample(rows, len(rows)) for name, rows in after.tables.items()}
    with folder() as place:
        first = settled(sample, after, place)
        if first is None:
            return
        shutil.rmtree(place / "settled")
        case, _ = write(Sample(shuffled, after.pack, after.meta), place / "shuffled")
        settle(Request(place / "run", case), place / "settled")
        second = {p.stem: records(p.read_text(encoding="utf-8")) for p in (place / "settled").glob("*.csv")}
    assert first == second


@settings(max_examples=8)
@given(years())
def test_the_same_prices_and_the_agreed_units_settle_what_was_agreed(year):
    """No news, no money moves."""
    sample, after = year
    adjustments = [
        {**one, "at": ["initial", "settlement"]} for one in sample.pack["tariff"]["adjustments"] if one["id"] != "later"
    ]
    pack = {**sample.pack, "tariff": {**sample.pack["tariff"], "adjustments": adjustments}}
    with folder() as place:
        case, path = write(Sample(sample.tables, pack), place / "before")
        try:
            allocate(Initial(case, str(path)), place / "run")
        except Conflict:
            return
        plan = records((place / "run/plan.csv").read_text(encoding="utf-8"))
        rows = [
            {**dict(zip(("region", "provider", "service"), cell_of(row), strict=True)), "month": "2024-12",
             "units": row["agreed_units"]}
            for row in plan
        ]  # fmt: skip
        year_case, _ = write(Sample({**sample.tables, "realisation": rows}, pack, after.meta), place / "after")
        settle(Request(place / "run", year_case), place / "settled")
        tables = {p.stem: records(p.read_text(encoding="utf-8")) for p in (place / "settled").glob("*.csv")}
    assert tables["surcharges"] == []
    for row in tables["settlement"]:
        assert row["agreed_eur"] == row["ceiling_eur"] == row["delivered_eur"] == row["settled_eur"]
        assert {row[f"{name}_eur"] for name in ("recovered", "topped_up", "unfunded", "forgone")} == {"0.00"}
