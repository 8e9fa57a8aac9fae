"""Who comes, goes and chooses: nobody gets lost, and on average the year is the one that the case foresees."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from tests.model.studies.simulate.years import day, place, sample_of, study_of
from tests.runs import case_of
from tests.small import provider
from verdeelsleutel.model.lines import build_lines
from verdeelsleutel.model.studies.simulate.clients import pass_year, streams
from verdeelsleutel.model.studies.simulate.exits import derived_exit, exits_of, newcomer, staying
from verdeelsleutel.model.studies.simulate.places import Pool
from verdeelsleutel.model.studies.simulate.population import RATE, population
from verdeelsleutel.model.studies.simulate.yearly import of_year

HOME, HOUSE, PARTS = day("Z1"), day("Z2", kavel="intramural"), day("Z3", kavel="mpt")
LEAP = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def people_of(folder, services, offers, text, *, start="continuity", expected="forecast", **tables):
    """Population and study of a small case."""
    case = case_of(sample_of(10**6, services, offers, **tables))
    named = [case.table(name) for name in ("continuity", "forecast", "history") if case.has(name)]
    lines = build_lines(case, [case.table("offers"), *named], [])
    study = study_of(folder, text)
    exits, unknown = exits_of(lines, study, sorted(set(lines.values("kavel"))))
    assert unknown == []
    return population(lines, study, start, expected, exits), study


def flow_of(people, study, number=0):
    """One year of them."""
    return pass_year(people, study.choices, of_year(study, people.kavels, number), streams(study.seed, number))


def test_nobody_gets_lost(tmp_path):
    offers = {(letter, name): 366 * n for letter in "ABC" for name, n in (("Z1", 30), ("Z2", 50), ("Z3", 9))}
    clients = {line: units * 9 // 10 for line, units in offers.items()}
    text = """
exit: {vpt: 4, all: 2}
leaving: {all: {uniform: [50, 150]}}
choices:
  - {from: intramural, to: vpt, percent: 30}
  - {from: vpt, to: mpt, of: present, percent: {uniform: [0, 9]}}
  - {from: vpt, to: intramural, of: present, percent: 4}"""
    people, study = people_of(tmp_path, [HOME, HOUSE, PARTS], offers, text, continuity=clients, forecast=offers)
    for number in range(5):
        flow = flow_of(people, study, number)
        before = np.column_stack([flow.start, flow.present[:, :-1]])
        assert (before - flow.left + flow.arrived - flow.moved_out + flow.moved_in == flow.present).all()
        assert (flow.moved_out.sum(axis=0) == flow.moved_in.sum(axis=0)).all()
        assert min(flow.left.sum(), flow.arrived.sum(), flow.moved_out.sum()) > 0
        assert (flow.left <= before).all()


def test_exits_follow_from_what_stays_of_last_year(tmp_path):
    """90 % of last year stays on average: the monthly exit is the least of six decimals that leaves no more."""
    tables = {"continuity": {("A", "Z1"): 900}, "history": {("A", "Z1"): 1000}}
    people, _ = people_of(tmp_path, [HOME], {("A", "Z1"): 1000}, "", expected="history", **tables)
    rate = derived_exit(people.lines, "vpt")
    assert staying(1 - rate, LEAP, 366) <= Fraction(9, 10) < staying(1 - rate + Fraction(1, 10**6), LEAP, 366)
    assert people.exits[0] == rate * RATE
    assert 1.5 < float(rate) * 100 < 1.7


def test_a_provider_that_stops_tells_nothing_of_exits(tmp_path):
    tables = {"continuity": {("A", "Z1"): 900, ("B", "Z1"): 200}, "history": {("A", "Z1"): 1000, ("B", "Z1"): 1000}}
    providers = [provider("A"), provider("B", end="2024-03-31")]
    offers = {("A", "Z1"): 1000, ("B", "Z1"): 200}
    asked = {"expected": "history", "providers": providers, **tables}
    people, _ = people_of(tmp_path, [HOME], offers, "", **asked)
    alone, _ = people_of(tmp_path, [HOME], offers, "", **{**asked, "history": {("A", "Z1"): 1000}})
    assert derived_exit(people.lines, "vpt") == derived_exit(alone.lines, "vpt") > 0


def test_staying_and_arriving_counted_client_by_client():
    """Half stays every month, in a year of twelve equal months of one day: 1/2 + 1/4 + … and 1, 1 + 1/2, …"""
    half = Fraction(1, 2)
    assert staying(half, [1, 1, 1], 3) == (half + Fraction(1, 4) + Fraction(1, 8)) / 3
    assert newcomer(half, [1, 1, 1], 3) == (1 + Fraction(3, 2) + Fraction(7, 4)) / 3
    assert newcomer(half, [0, 1, 1], 3) == (1 + Fraction(3, 2)) / 3
    assert staying(Fraction(1), [1] * 12, 12) == 1


def test_a_year_comes_to_what_is_expected_on_average(tmp_path):
    """20,5 client-years of the start that stay and 27 expected, over 400 years; one year strays by about three."""
    tables = {"continuity": {("A", "Z1"): 7503}, "forecast": {("A", "Z1"): 9882}}
    people, study = people_of(tmp_path, [HOME], {("A", "Z1"): 9999}, "exit: 3", **tables)
    days = np.array(LEAP)
    years = [int((flow_of(people, study, n).present @ days).sum()) for n in range(400)]
    assert abs(sum(years) / 400 / 366 - 27) < 0.5
    starts = [int(flow_of(people, study, n).start.sum()) for n in range(400)]
    exact = Fraction(7503, 366) / staying(Fraction(97, 100), LEAP, 366)
    assert set(starts) == {int(exact), int(exact) + 1}
    assert abs(Fraction(sum(starts), 400) - exact) < Fraction(1, 10)


def test_a_kavel_starts_within_one_client_however_small_its_cells(tmp_path):
    services = [day(f"Z{i}") for i in range(1, 9)]
    units = {(letter, f"Z{i}"): 100 + 7 * i for letter in "ABCD" for i in range(1, 9)}
    people, study = people_of(tmp_path, services, units, "exit: 0", continuity=units, forecast=units)
    exact = Fraction(sum(units.values()), 366)
    starts = [flow_of(people, study, n).start for n in range(60)]
    assert {int(start.sum()) for start in starts} <= {int(exact), int(exact) + 1}
    assert len({start.tobytes() for start in starts}) > 10


def test_arrivals_go_where_they_choose_in_proportion_to_what_is_offered(tmp_path):
    """All who would come to the house choose home: three quarters B, a quarter A; nobody goes to D, who ends in May."""
    offers = {("C", "Z2"): 366 * 400, ("A", "Z1"): 366 * 10, ("B", "Z1"): 366 * 30, ("D", "Z1"): 366 * 60}
    providers = [provider(letter) for letter in "ABC"] + [provider("D", end="2024-05-31")]
    text = "exit: 0\nchoices: [{from: intramural, to: vpt, percent: 100}]"
    forecast = {("C", "Z2"): 366 * 400}
    people, study = people_of(
        tmp_path, [HOME, HOUSE], offers, text, continuity={("C", "Z2"): 0}, forecast=forecast, providers=providers
    )
    flow = flow_of(people, study)
    a, b, c, d = (people.lines.values("provider").index(f"0000000{i}") for i in range(1, 5))
    assert flow.present[c].sum() == 0
    assert flow.arrived[c].sum() > 300
    late = flow.moved_in[:, 5:].sum(axis=1)
    assert late[d] == 0 < flow.moved_in[d, :5].sum()
    assert abs(late[b] / late[[a, b]].sum() - 0.75) < 0.08


def test_nobody_arrives_before_a_provider_starts_or_after_it_ends(tmp_path):
    providers = [provider("A", start="2024-04-01", end="2024-09-30")]
    people, study = people_of(
        tmp_path, [HOME], {("A", "Z1"): 36600}, "exit: 0", continuity={("A", "Z1"): 0},
        forecast={("A", "Z1"): 36600}, providers=providers,
    )  # fmt: skip
    (arrived,) = flow_of(people, study).arrived
    assert (arrived > 0).tolist() == [False] * 3 + [True] * 6 + [False] * 3


def test_a_place_is_chosen_as_often_as_its_weight_says_and_never_out_of_its_group():
    """Two groups over the places 4, 5, 6 (weights 1, 0, 2) and 7, 8 (1, 1); line 3 has no group and stays."""
    weight = np.tile(np.array([0, 1, 1, 3, 4, 5]), (12, 1))
    group, first, last = np.array([1, 2, 2, -1]), np.array([0, 0, 3]), np.array([0, 3, 5])
    pool = Pool(np.array([4, 5, 6, 7, 8]), group, first, last, weight)
    here = np.repeat(np.arange(4), 3000)
    found = pool.chosen(here, 0, streams(1, 0).choose)
    assert set(found[here == 3].tolist()) == {3}
    one, two = (np.bincount(found[mask], minlength=9) / mask.sum() for mask in (here == 0, here == 1))
    assert np.allclose(one[4:], [1 / 3, 0, 2 / 3, 0, 0], atol=0.03)
    assert np.allclose(two[4:], [0, 0, 0, 1 / 2, 1 / 2], atol=0.03)


def test_who_has_a_profile_goes_where_that_profile_is(tmp_path):
    services = [
        day("Z4", kavel="intramural", profile="4VV"),
        day("Z5", kavel="intramural", profile="5VV"),
        day("V4", profile="4VV"),
        day("V6", profile="6VV"),
    ]
    offers = {("A", name): 366 * 50 for name in ("Z4", "Z5", "V4", "V6")}
    clients = {("A", "Z4"): 366 * 20, ("A", "Z5"): 366 * 20}
    text = "exit: 0\nchoices: [{from: intramural, to: vpt, of: present, percent: 100}]"
    people, study = people_of(
        tmp_path, services, offers, text, start="history", expected="history", history=clients
    )
    at = people.lines.services
    found = dict(zip([at[s] for s in people.lines.service], flow_of(people, study).present[:, 0].tolist(), strict=True))
    assert found == {"V4": 20, "V6": 0, "Z4": 0, "Z5": 20}


def test_demand_and_the_waiting_list_go_to_places_by_what_is_offered(tmp_path):
    offers = {("A", "Z1"): 366 * 10, ("B", "Z1"): 366 * 30}
    demand = [{"region": "R1", "kavel": "vpt", "profile": "", "client_years": "20"}]
    waiting = [
        {"region": "R1", "kavel": "vpt", "status": "active", "clients": 24, "as_of": "2024-01-01"},
        {"region": "R1", "kavel": "vpt", "status": "urgent", "provider": place(("A", "Z1"))["provider"], "clients": 12,
         "as_of": "2024-01-01"},
    ]  # fmt: skip
    tables = {"history": {("A", "Z1"): 366, ("B", "Z1"): 0}, "demand": demand, "waiting": waiting}
    text = "exit: 0\nexpected: demand\nstart: history\nwaiting: {active: 50, urgent: 100}"
    people, study = people_of(tmp_path, [HOME], offers, text, start="history", expected="demand", **tables)
    a, b = (people.lines.values("provider").index(f"0000000{i}") for i in (1, 2))
    per_month = newcomer(Fraction(1), LEAP, 366)
    assert people.arrivals[b] == round(15 / per_month * RATE)
    assert people.arrivals[a] == round(4 / per_month * RATE)
    assert {status: clients.tolist() for status, clients in people.waiting.items()} == {
        "active": [RATE // 2, RATE * 3 // 2],
        "urgent": [RATE, 0],
    }
    arrived = [int(flow_of(people, study, n).arrived.sum()) for n in range(200)]
    expected = 12 * (Fraction(int(people.arrivals.sum()), RATE) + 1 + 1)
    assert abs(Fraction(sum(arrived), 200) - expected) < 2


def test_percentages_are_drawn_once_a_year_and_never_below_nothing(tmp_path):
    text = "leaving: {all: {uniform: [-50, 10]}, vpt: 70}\ncare: {vpt: {normal: [100, 5]}}"
    study = study_of(tmp_path, text)
    years = [of_year(study, ["intramural", "mpt", "vpt"], n) for n in range(50)]
    assert {year.leaving["vpt"] for year in years} == {Decimal(70)}
    assert all(year.leaving["mpt"] == year.leaving["intramural"] for year in years)
    drawn = {year.leaving["mpt"] for year in years}
    assert len(drawn) > 5
    assert min(drawn) == 0
    assert {year.care["mpt"] for year in years} == {Decimal(100)} == {year.arriving["vpt"] for year in years}
    assert len({year.care["vpt"] for year in years}) == 50


@pytest.mark.parametrize("share", ["100", "60"])
def test_shares_beyond_all_clients_are_cut_at_all(tmp_path, share):
    offers = {("A", "Z1"): 366 * 50, ("A", "Z2"): 366 * 50, ("A", "Z3"): 366 * 50}
    clients = {("A", "Z1"): 366 * 50}
    text = f"""
exit: 50
choices:
  - {{from: vpt, to: intramural, of: present, percent: {share}}}
  - {{from: vpt, to: mpt, of: present, percent: 90}}"""
    people, study = people_of(
        tmp_path, [HOME, HOUSE, PARTS], offers, text, start="history", expected="history", history=clients
    )
    flow = flow_of(people, study)
    here = people.lines.values("kavel").index("vpt")
    # nobody stays: who doesn't leave chooses
    assert flow.left[here, 0] + flow.moved_out[here, 0] == 50
