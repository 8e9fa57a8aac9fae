"""The least room at which a service level holds, with the run one step below."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.studies.path.paths import fixed, plan_of, study_of, walked
from tests.runs import case_of, pack_of, planned
from tests.small import ALL, fund, service, small
from tests.strategies import Sample
from verdeelsleutel.model.studies.engine import Engine
from verdeelsleutel.model.studies.path.hold import Found, least
from verdeelsleutel.model.studies.path.money import with_room
from verdeelsleutel.model.studies.path.service import Service, service_of

SERVICES = [
    service("I1", "2.50", kavel="intramural"),
    service("V1", "1.50"),
    service("X1", 1, kavel="other", units_per_client_year=""),
]
OFFERS = {("A", "I1"): 3650, ("B", "V1"): 7300, ("C", "X1"): 1000}
"""10 and 20 client-years of € 9,125 and € 10,950, and € 1,000 that counts no clients."""


def held(hold, room=20_000, years=2, **others):
    return walked(small(room, SERVICES, OFFERS, **others), study_of(years, room={"hold": hold}))


def test_the_held_level_holds_at_the_needed_room_and_not_one_step_below():
    _, second = held({"unfunded_client_years_pct": 2})
    assert second.held is not None
    needed, below = second.held.needed, second.held.below
    assert needed is second.tried
    assert needed.growth_pct - below.growth_pct == Fraction(1, 100)
    # all claims are cut alike, so 98 % of € 21,075 is needed: € 20,653.50, or 3.2675 % more
    assert (needed.room, below.room) == (2_065_400, 2_065_200)
    for tried, holds in ((needed, True), (below, False)):
        sample = small(Fraction(tried.room, 100), SERVICES, OFFERS)
        sample.tables["funds"] = [fund(f"{tried.room // 100}.{tried.room % 100:02d}")]
        own = service_of(planned(sample))
        assert own == tried.service
        assert (own.unfunded_pct() <= 2) is holds


def test_a_level_may_be_held_in_each_kavel_and_in_some():
    tranches = [{"id": "home", "basis": "offer", "where": {"kavel": "vpt"}}, ALL]
    needed = [
        held({"unfunded_client_years_pct": 20, "step_pct": 1, **hold}, tranches=tranches)[1].tried.room // 100
        for hold in ({}, {"per": "kavel"}, {"kavel": "vpt"}, {"kavel": ["intramural", "vpt"], "per": "kavel"})
    ]
    # 24 of 30 client-years: € 10,950 at home, 40 % of the rest; each kavel: 80 % of it; at home alone: 80 % of € 10,950
    assert needed == [15_000, 19_200, 8_800, 19_200]


def test_the_lowest_fill_of_a_tranche_may_be_held():
    _, second = held({"lowest_fill_pct": 95, "tranche": "all"})
    assert second.held is not None
    fills = [tried.service.lowest_fill_pct("all") for tried in (second.held.needed, second.held.below)]
    assert fills[0] >= 95 > fills[1]
    assert second.tried.growth_pct == Fraction("0.11")  # 95 % of € 21,075 is € 20,021.25


def test_the_room_may_be_sought_in_the_year_of_the_case_too():
    first, second = held({"unfunded_client_years_pct": 2, "from": 1, "most_pct": 200}, room=10_000)
    assert (first.tried.growth_pct, first.tried.room) == (Fraction("106.54"), 2_065_400)
    assert (second.tried.growth_pct, second.tried.room) == (0, 2_065_400)


def test_less_room_does_where_there_is_too_much():
    _, second = held({"unfunded_client_years_pct": 50, "step_pct": 10})
    assert second.tried.growth_pct == -40  # € 12,000; half of € 21,075 is more than € 10,000


def test_a_level_that_holds_without_any_money_needs_none():
    _, second = held({"unfunded_client_years_pct": 100, "step_pct": 10})
    assert (second.tried.room, second.held.below) == (0, None)


def test_what_rules_keep_out_no_room_brings_in():
    cap = {"id": "cap", "rule": "volume_ceiling", "of": "offer", "percent": 90}
    study = study_of(2, room={"growth": 1, "hold": {"unfunded_client_years_pct": 2, "most_pct": 30}})
    _, second = walked(small(20_000, SERVICES, OFFERS, rules=[cap]), study)
    assert second.held.needed is None
    assert (second.held.below.growth_pct, second.tried.growth_pct) == (30, 1)
    assert second.tried.room == 2_020_000


def test_a_room_at_which_hard_rules_cant_hold_together_doesnt_hold_a_level():
    _, second = held({"unfunded_client_years_pct": 100, "step_pct": "0.5"}, decisions=[fixed("I1", 3650)])
    assert second.tried.room == 920_000  # € 9,125 on a grid of € 100
    assert second.held.below.plan is None


def test_other_funds_grow_as_the_study_says():
    funds = [fund(20_000), fund(100, kind="meerzorg", name="MZ")]
    study = study_of(2, room={"growth": 10, "hold": {"unfunded_client_years_pct": 2}})
    _, second = walked(small(0, SERVICES, OFFERS, funds=funds), study)
    assert [str(value) for value in second.tried.case.table("funds")["amount_eur"]] == ["20654", "110"]


@given(st.integers(0, 60), st.integers(-20, 80), st.integers(0, 3))
def test_the_search_ends_at_both_sides_of_the_edge(edge, start, steepness):
    tried: list[int] = []

    def run(step: int) -> int:
        tried.append(step)
        return step * (steepness + 1)

    found = least(run, lambda value: value >= edge * (steepness + 1), start=start, low=0, high=50)
    assert len(tried) == len(set(tried))
    assert all(0 <= step <= 50 for step in tried)
    size = steepness + 1
    if edge > 50:
        assert found == Found(None, None, 50 * size)
    else:
        assert found == Found(edge, edge * size, (edge - 1) * size if edge else None)


@settings(max_examples=8)
@given(st.lists(st.integers(1, 400), min_size=2, max_size=4), st.integers(-60, 20))
def test_more_room_never_lowers_the_service_level_of_a_proportional_cut(units, start):
    offers = {("ABCD"[at], "V1"): count for at, count in enumerate(units)}
    sample: Sample = small(sum(units), [service("V1")], offers)
    case, pack = case_of(sample), pack_of(sample.pack)
    plans = [Engine().plan(with_room(case, Fraction(start + step)), pack) for step in range(0, 40, 8)]
    levels = [service_of(plan).unfunded_pct() for plan in plans]
    assert levels == sorted(levels, reverse=True)


def test_nothing_asked_is_nothing_unfunded():
    nothing = Service({}, {}, {})
    assert nothing.unfunded_pct() == 0
    assert nothing.lowest_fill_pct("all") is None
    assert Service({"vpt": Fraction(0)}, {"vpt": Fraction(0)}, {}).unfunded_pct() == 0


@pytest.mark.parametrize("room", [15_000, 30_000])
def test_a_service_level_counts_what_the_figures_count(room):
    plan = plan_of(walked(small(room, SERVICES, OFFERS), study_of(1))[0])
    own = service_of(plan)
    assert own.asked == {"intramural": 10, "vpt": 20, "other": 0}
    short = sum(own.unfunded.values())
    assert (short > 0) == (room == 15_000)
    assert own.unfunded_pct() == Fraction(100, 30) * short
