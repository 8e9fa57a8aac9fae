"""Simulated years as a study does them: by hand, without news, the same on every worker, and recounted."""

import pickle
import re
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tests.model.studies.simulate.years import day, place, rows_of, sample_of, simulated
from tests.runs import pack_of
from tests.strategies import write
from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.pack import load_pack
from verdeelsleutel.data.study import read_study
from verdeelsleutel.model import catalogue
from verdeelsleutel.model.settlement.agreement import Agreement
from verdeelsleutel.model.settlement.settle import settled
from verdeelsleutel.model.studies.simulate.care import care_of
from verdeelsleutel.model.studies.simulate.claims import Claims
from verdeelsleutel.model.studies.simulate.clients import pass_year, streams
from verdeelsleutel.model.studies.simulate.population import population
from verdeelsleutel.model.studies.simulate.work import work
from verdeelsleutel.model.studies.simulate.yearly import of_year
from verdeelsleutel.model.tariff import items_of
from verdeelsleutel.model.year.year_run import Request, replay_year

A, B = ("A", "Z1"), ("B", "Z1")
BUSY = """
years: 3
exit: 6
calendars: {none: [], single: ["09-01"], two: ["04-01", "08-02"]}
arriving: {vpt: {uniform: [80, 140]}}
choices: [{from: vpt, to: vpt, of: present, percent: 3}]
noise: {provider: 5, cell: 2, month: 4}
"""


def busy(room=366 * 28 * 10, **others):
    """Two providers whose clients come and go, usually with too little room."""
    offers = {A: 366 * 20, B: 366 * 12}
    volumes = {"continuity": {A: 366 * 12, B: 366 * 9}, "forecast": {A: 366 * 19, B: 366 * 11}}
    return sample_of(room, [day()], offers, **volumes, **others)


def test_a_year_computed_by_hand(tmp_path):
    """A offers 366 days and has two clients, B offers 732 and has one; a day costs € 10, and the room holds 1098.

    Nobody comes or goes: A delivers 732 and B 366. Left alone, A has 366 days (€ 3.660, one client-year) without
    money and B as much money without care. On 1 July both are known to the day: A rises by 366, B falls by 366, so
    732 of 1098 (66,67 %) is kept, as much has moved, and B is lowered by half.
    """
    sample = sample_of(10980, [day()], {A: 366, B: 732}, history={A: 732, B: 366})
    asked = "years: 1\nexit: 0\nexpected: history\ncalendars: {no: [], july: 07-01}"
    found = rows_of(simulated(tmp_path, sample, asked))
    common = {"scenario": 1, "pack": "small", "delivered_eur": "10980.00", "agreed_eur": "10980.00"}
    common |= {"status": "ok", "message": ""}
    assert found[1, "small", "no"] == {
        **common, "calendar": "no", "unfunded_eur": "3660.00", "unfunded_client_years": "1", "unused_eur": "3660.00",
        "kept_pct": "100", "moved_eur": "0.00", "moved_pct": "0", "providers_lowered": 0, "reallocations": 0,
    }  # fmt: skip
    assert found[1, "small", "july"] == {
        **common, "calendar": "july", "unfunded_eur": "0.00", "unfunded_client_years": "0", "unused_eur": "0.00",
        "kept_pct": "66.666666", "moved_eur": "7320.00", "moved_pct": "66.666666", "providers_lowered": 1,
        "reallocations": 1,
    }  # fmt: skip


def test_a_year_without_news_moves_nothing(tmp_path):
    """Half of the last month is known and the pack says so: what it expects is right to the day."""
    offers = {A: 732, B: 366 * 6}
    tables = {"continuity": offers, "forecast": offers, "reallocation": {"completeness": {0: 50}}}
    sample = sample_of(366 * 90, [day()], offers, **tables)
    text = "years: 1\nexit: 0\ncalendars: {monthly: monthly}"
    (row,) = rows_of(simulated(tmp_path, sample, text)).values()
    assert (row["reallocations"], row["moved_eur"], row["kept_pct"]) == (11, "0.00", "100")
    assert (row["unfunded_eur"], row["unused_eur"], row["providers_lowered"]) == ("0.00", "3660.00", 0)
    assert row["agreed_eur"] == row["delivered_eur"] == "29280.00"
    (other,) = rows_of(simulated(tmp_path, sample, text + "\nclaimed: {0: 100}")).values()
    assert other["moved_eur"] != "0.00"
    assert other["delivered_eur"] == row["delivered_eur"]


def test_care_outside_the_room_takes_nothing_of_it(tmp_path):
    """Z2 draws on no fund: A delivers 366 days of each, has 300 and 200 agreed; 66 and 166 days stay without money.

    Z1 alone takes from the room of € 4.000: 300 days, € 3.000.
    """
    outside = day("Z2", kavel="other", room="outside")
    clients = {A: 366, ("A", "Z2"): 366}
    sample = sample_of(4000, [day(), outside], {A: 300, ("A", "Z2"): 200}, history=clients)
    text = "years: 1\nexit: 0\nexpected: history\ncalendars: {no: []}"
    (row,) = rows_of(simulated(tmp_path, sample, text)).values()
    assert (row["unfunded_eur"], row["unused_eur"], row["delivered_eur"]) == ("2320.00", "1000.00", "7320.00")
    assert row["unfunded_client_years"] == "0.633879"  # 66 ÷ 366 + 166 ÷ 366


def test_prices_are_those_of_the_last_decision_and_funds_those_of_december(tmp_path):
    """A day costs € 9 in the allocation and € 10 once reallocated; in September € 1.000 joins the € 5.000 of the room.

    One client, as agreed: 366 · 9 = 3.294 and 366 · 10 = 3.660 euros, so 2.706 and 2.340 are left; a price alone moved.
    """
    tariff = {"base": 90, "adjustments": [{"id": "later", "add": 10, "at": ["reallocation"]}]}
    grown = [{"fund": "CR-R1", "date": "2024-09-01", "amount_eur": 1000, "reason": "growth", "status": "definitive"}]
    sample = sample_of(5000, [day()], {A: 366}, history={A: 366}, fund_changes=grown, pack={"tariff": tariff})
    asked = "years: 1\nexit: 0\nexpected: history\ncalendars: {no: [], july: 07-01}"
    found = rows_of(simulated(tmp_path, sample, asked))
    names = ("agreed_eur", "delivered_eur", "unfunded_eur", "unused_eur", "moved_eur", "kept_pct")
    told = {name: tuple(row[key] for key in names) for (_, _, name), row in found.items()}
    assert told["no"] == ("3294.00", "3294.00", "0.00", "2706.00", "0.00", "100")
    assert told["july"] == ("3660.00", "3660.00", "0.00", "2340.00", "366.00", "100")


def test_a_piece_depends_on_its_number_alone(tmp_path):
    simulation = simulated(tmp_path, busy(), BUSY)
    one, other = simulation.begin(), pickle.loads(pickle.dumps(simulation)).begin()
    forwards = [one(number).rows for number in range(3)]
    assert [other(number).rows for number in (2, 0, 1)] == [forwards[number] for number in (2, 0, 1)]
    assert len({str(rows) for rows in forwards}) == 3
    elsewhere = simulated(tmp_path, busy(), BUSY + "seed: 2").begin()(0).rows
    assert elsewhere != forwards[0]


def test_every_calendar_and_pack_sees_the_same_care(tmp_path):
    cautious = {**busy().pack, "pack": "cautious", "reserves": [{"id": "r", "kind": "contracteerruimte", "percent": 9}]}
    asked = BUSY.replace('two: ["04-01", "08-02"]', "monthly: monthly").replace("years: 3", "years: 2")
    found = rows_of(simulated(tmp_path, busy(), asked, pack_of(cautious)))
    care = defaultdict(set)
    for (scenario, _, _), row in found.items():
        care[scenario].add(row["delivered_eur"])
    assert [len(delivered) for delivered in care.values()] == [1] * 2
    assert len(set(map(str, care.values()))) == 2
    assert {row["reallocations"] for row in found.values()} == {0, 1, 11}
    assert found[1, "small", "none"]["agreed_eur"] != found[1, "cautious", "none"]["agreed_eur"]


def test_without_calendars_every_pack_keeps_its_own(tmp_path):
    often = {**busy().pack, "pack": "often"}
    often["reallocation"] = {**often["reallocation"], "moments": ["monthly"]}
    found = rows_of(simulated(tmp_path, busy(), "years: 1\nexit: 2", pack_of(often)))
    assert {(pack, name): row["reallocations"] for (_, pack, name), row in found.items()} == {
        ("small", "own"): 1,
        ("often", "own"): 11,
    }


@pytest.mark.parametrize(("clients", "different"), [(22, 2), (40, 3)])
def test_the_chain_is_the_one_that_a_replayed_year_makes(tmp_path, clients, different):
    """Where the room is short and where it isn't; agreements are never lowered, so each decision shows in the next."""
    kept = {"tranches": [{"id": "secure", "basis": "agreement"}, {"id": "realised", "basis": "realised"}]}
    reserve = [{"id": "choice", "kind": "contracteerruimte", "percent": 10}]
    released = {"moments": ["04-01", "08-02"], "reserves_released": ["choice"], **kept}
    tranches = [{"id": "base", "basis": "continuity"}]
    pack = {"reserves": reserve, "initial": {"tranches": tranches}}
    sample = busy(room=366 * clients * 10, reallocation=released, pack=pack)
    simulation = simulated(tmp_path, sample, BUSY)
    years = simulation.begin()
    units = years.units(2)
    plans = years.policies[0].chain.year(units).plans(years.policies[0].calendars["two"])
    assert len({tuple(plan.units.tolist()) for plan in plans}) == different
    claims = Claims.of(simulation.lines, years.people.days)
    sample.tables["realisation"] = claims.known(simulation.case, units).table("realisation").to_dict("records")
    case, policy = write(sample, tmp_path)
    (tmp_path / "year").mkdir()
    replay_year(Request(case, str(policy)), tmp_path / "year")
    for plan, run in zip(plans, ("initial", "2024-04-01", "2024-08-02"), strict=True):
        written = [line.split(",") for line in (tmp_path / "year" / run / "plan.csv").read_text("utf-8").splitlines()]
        agreed = written[0].index("agreed_units")
        lines = plan.problem.lines
        mine = {(*lines.key(i), str(plan.units[i])) for i in range(len(lines)) if lines.is_cell[i]}
        assert mine == {(*line[:3], line[agreed]) for line in written[1:]}


def test_a_year_that_cant_be_decided_says_so_and_the_others_go_on(tmp_path):
    """A decision keeps A at 366 days, and in June the fund falls below that."""
    decided = [{**place(A), "kind": "minimum", "units": 366, "reason": "x", "decided_by": "x", "date": "2024-01-01"}]
    cut = [{"fund": "CR-R1", "date": "2024-06-01", "amount_eur": -9000, "reason": "x", "status": "definitive"}]
    tables = {"decisions": decided, "fund_changes": cut, "history": {A: 366}}
    sample = sample_of(10980, [day()], {A: 366}, **tables)
    asked = "years: 1\nexit: 0\ncalendars: {early: 04-01, late: 08-02}"
    found = rows_of(simulated(tmp_path, sample, asked))
    assert found[1, "small", "early"]["status"] == "ok"
    late = found[1, "small", "late"]
    assert (late["status"], late.get("unfunded_eur")) == ("conflict", None)
    assert "decision_minimum" in late["message"] or "CR-R1" in late["message"]


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """A year of the shipped example: its final plan, care and row."""
    root = Path(__file__).parents[4]
    path = tmp_path_factory.mktemp("study") / "study.yaml"
    path.write_text("study: example\nkind: simulate\nyears: 1\ncalendars: {two: [04-01, 08-02]}\n", encoding="utf-8")
    pack = load_pack("example-2024", check_rule=catalogue.rule_faults)
    simulation = work(read_study(path), read_case(root / "data/synthetic/example"), [pack])
    years = simulation.begin()
    units = years.units(0)
    plans = years.policies[0].chain.year(units).plans(years.policies[0].calendars["two"])
    return simulation, plans, units, years(0).rows[0]


def test_the_study_of_the_readme_can_be_done(example, tmp_path):
    simulation, *_ = example
    text = (Path(__file__).parents[4] / "STUDIES.md").read_text("utf-8")
    (shown,) = [block for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "kind: simulate" in block]
    (tmp_path / "study.yaml").write_text(shown, encoding="utf-8")
    pack = load_pack("example-2024", check_rule=catalogue.rule_faults)
    asked = work(read_study(tmp_path / "study.yaml"), simulation.case, [pack])
    assert len(asked) == 200
    assert asked.scenarios[0] == ("scenario", "leaving.all", "arriving.vpt", "choices.1.intramural.vpt")


def test_the_example_recounted_line_by_line_in_plain_decimals(example):
    """Every total again from keys, units and tariffs, without arrays, purses or helpers of the model."""
    simulation, plans, units, row = example
    case, lines = simulation.case, simulation.lines
    services = {r["service"]: r for r in case.table("services").to_dict("records")}
    final = {plans[-1].problem.lines.key(i): i for i in range(len(plans[-1].problem.lines))}
    agreed, due, care = defaultdict(Decimal), defaultdict(Decimal), defaultdict(Decimal)
    for i in range(len(lines)):
        region, provider, service = lines.key(i)
        purse = "meerzorg" if services[service]["kavel"] == "meerzorg" else "room"
        at, line = (region, provider, purse), final[lines.key(i)]
        price = Decimal(int(plans[-1].problem.tariffs.cents[line])) / 100
        year = Decimal(int(units[i].sum()))
        agreed[at] += int(plans[-1].units[line]) * price
        due[at] += year * price
        per_year = services[service]["units_per_client_year"]
        care[at] += year / per_year if per_year is not None else 0
    unfunded = {at: max(Decimal(0), due[at] - agreed[at]) for at in due}
    paid = sum(min(due[at], agreed[at]) for at in due)
    room = sum(Decimal(value) for value in case.table("funds")["amount_eur"].tolist())
    assert Decimal(row["unfunded_eur"]) == sum(unfunded.values())
    assert Decimal(row["unused_eur"]) == room - paid
    assert Decimal(row["agreed_eur"]) == sum(agreed.values())
    assert Decimal(row["delivered_eur"]) == sum(due.values())
    short = sum(care[at] * unfunded[at] / due[at] for at in due if unfunded[at])
    assert abs(Decimal(row["unfunded_client_years"]) - short) <= Decimal("0.000001")


def test_a_settlement_of_the_example_leaves_the_same_unfunded(example):
    """The pack says nothing of stage settlement, so a settlement finds the prices of the last decision again."""
    simulation, plans, units, row = example
    people = population(simulation.lines, simulation.study, *simulation.basis, simulation.exits)
    case = Claims.of(simulation.lines, people.days).known(simulation.case, units)
    problem = plans[-1].problem
    keys = {problem.lines.key(i): i for i in np.flatnonzero(plans[-1].units > 0).tolist()}
    frame = pd.DataFrame(list(keys), columns=["region", "provider", "service"], dtype=object)
    frame["units"] = pd.Series([int(plans[-1].units[i]) for i in keys.values()], dtype=object)
    cents = {key: int(problem.tariffs.cents[i]) for key, i in keys.items()}
    items = {key: tuple(items_of(problem.tariffs, problem.lines, i)) for key, i in keys.items()}
    drawn = {fund.id: cents for fund, cents in zip(problem.funds.funds, plans[-1].drawn, strict=True)}
    found = settled(case, problem.pack, Agreement("reallocation", "definitive", frame, cents, items, drawn, ()))
    assert found.totals.delivered.sum() == Decimal(row["delivered_eur"]) * 100
    assert found.totals.unfunded.sum() == Decimal(row["unfunded_eur"]) * 100
    paid = found.totals.settled[found.purse >= 0].sum()
    assert sum(fund.amount for fund in found.funds.funds) - paid == Decimal(row["unused_eur"]) * 100


def test_the_certainty_of_the_example_recounted(example):
    _, plans, _, row = example
    totals = []
    for plan in plans:
        total = defaultdict(Decimal)
        for i in range(len(plan.problem.lines)):
            region, provider, _ = plan.problem.lines.key(i)
            total[region, provider] += int(plan.units[i]) * Decimal(int(plan.problem.tariffs.cents[i])) / 100
        totals.append(total)
    first, _, last = totals
    moved = sum(abs(b[at] - a[at]) for a, b in pairwise(totals) for at in {*a, *b})
    kept = sum(min(first[at], last[at]) for at in first) * 100 / sum(first.values())
    assert Decimal(row["moved_eur"]) == moved > 0
    assert abs(Decimal(row["kept_pct"]) - kept) <= Decimal("0.000001")
    assert row["providers_lowered"] == sum(last[at] < first[at] * Decimal("0.95") for at in first) > 0
    assert Decimal(row["moved_pct"]).quantize(Decimal("0.01"), ROUND_HALF_UP) == (
        moved * 100 / sum(first.values())
    ).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_the_care_of_the_example_comes_to_its_forecast(example):
    """Over 30 years, per kavel: within 1 %; cells whose clients of the start are already more than the forecast add."""
    simulation, *_ = example
    people = population(simulation.lines, simulation.study, *simulation.basis, simulation.exits)
    totals = defaultdict(Decimal)
    for number in range(30):
        draw, year = streams(1, number), of_year(simulation.study, people.kavels, number)
        present = pass_year(people, (), year, draw).present
        units = care_of(people, present, simulation.study.noise, year, draw.care).sum(axis=1)
        for kavel, value in zip(simulation.lines.values("kavel"), units.tolist(), strict=True):
            totals[kavel] += Decimal(value) / 30
    forecast = defaultdict(Decimal)
    named = dict(zip(*(simulation.case.table("services")[c].tolist() for c in ("service", "kavel")), strict=True))
    for row in simulation.case.table("forecast").to_dict("records"):
        forecast[named[row["service"]]] += row["units"]
    assert {kavel: abs(totals[kavel] / forecast[kavel] - 1) < Decimal("0.01") for kavel in forecast} == dict.fromkeys(
        forecast, True
    )
