"""Price and volume: by hand, and together always the change, to the cent."""

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.model.compare.pairs import A1, B1, against, home, run_of
from tests.runs import folder, records
from tests.small import volume
from tests.strategies import packing_cases
from verdeelsleutel.model.compare.causes import Cause
from verdeelsleutel.model.compare.comparison import compare

RANDOM = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


def cents(text):
    return int(Fraction(text) * 100)


def test_fewer_units_count_at_the_old_price_and_a_lower_price_on_the_new_units(tmp_path):
    then = home(offers={A1: 100, B1: 50})
    now = home(offers={A1: 80, B1: 50}, tariff={"base": 90})
    found = against(then, now, tmp_path).outcome
    # A: 100 · 7.00 → 80 · 6.30 = −196 = −20 · 7.00 − 80 · 0.70; B: 50 · −0.70
    one, two = found.providers
    assert (one.change, one.volume, one.price) == (-19600, -14000, -5600)
    assert (two.change, two.volume, two.price) == (-3500, 0, -3500)
    assert [(t.then, t.now, t.lines, t.cents) for t in found.tariffs] == [("100", "90", 2, -9100)]
    (vpt,) = found.kavels
    assert vpt.agreed == (105000, 81900)
    assert vpt.years == (Fraction(150, 365), Fraction(130, 365))
    assert (vpt.volume, vpt.price) == (-14000, -9100)


def test_a_line_that_comes_or_goes_is_volume_at_its_own_price(tmp_path):
    found = against(home(offers={A1: 10}), home(offers={B1: 10}, tariff={"base": 90}), tmp_path).outcome
    assert [(p.volume, p.price) for p in found.providers] == [(-7000, 0), (6300, 0)]
    (gone,), (came,) = found.gone, found.came
    assert (gone.provider, gone.units, gone.cents) == ("00000001", 10, 7000)
    assert (came.provider, came.units, came.cents) == ("00000002", 10, 6300)
    assert [p.main.kind for p in found.providers] == ["gone", "came"]


def test_a_service_that_moves_to_another_kavel_goes_from_the_one_and_comes_to_the_other(tmp_path):
    then, now = home(offers={A1: 10}), home(offers={A1: 10})
    now.tables["services"][0]["kavel"] = "mpt"
    found = against(then, now, tmp_path).outcome
    mpt, vpt = found.kavels
    assert (mpt.kavel, mpt.agreed, mpt.volume) == ("mpt", (0, 7000), 7000)
    assert (vpt.kavel, vpt.agreed, vpt.volume) == ("vpt", (7000, 0), -7000)
    (provider,) = found.providers
    assert provider.change == provider.volume == 0


def test_an_agreed_tariff_stands_in_place_of_a_percentage(tmp_path):
    agreed = [{**row, "tariff_eur": "5.00", "reason": "r", "date": "2024-01-01"} for row in volume({A1: 0})]
    del agreed[0]["units"]
    found = against(home(offers={A1: 10}), home(offers={A1: 10}, agreed_tariffs=agreed), tmp_path)
    assert [(t.then, t.now, t.lines, t.cents) for t in found.outcome.tariffs] == [("100", "agreed", 1, -2000)]
    assert [p.main for p in found.outcome.providers] == [Cause("price")]


@RANDOM
@given(packing_cases(), st.sampled_from(["90", "97.5", "100"]), st.integers(0, 3))
def test_effects_and_causes_add_up_to_the_change_line_by_line_and_in_all(sample, base, dropped):
    other = sample._replace(
        tables={**sample.tables, "offers": sample.tables["offers"][dropped:] or sample.tables["offers"]},
        pack={**sample.pack, "tariff": {"base": base}},
    )
    with folder() as place:
        runs = [run_of(sample, place, "then"), run_of(other, place, "now")]
        found = compare(runs).others[0]
        plans = [records((run / "plan.csv").read_text("utf-8")) for run in runs]
    totals = [sum(cents(row["amount_eur"]) for row in plan) for plan in plans]
    out, cells = found.outcome, found.cells
    assert out.agreed == tuple(totals)
    assert (cells.volume + cells.price == cells.change).all()
    change = totals[1] - totals[0]
    assert sum(int(value) for value in cells.change) == change
    assert sum(k.volume + k.price for k in out.kavels) == change
    assert sum(k.agreed[1] - k.agreed[0] for k in out.kavels) == change
    assert sum(p.change for p in out.providers) == change
    assert sum(c.cents for c in out.causes) == change
    assert sum(t.cents for t in out.tariffs) == sum(k.price for k in out.kavels)
    for provider in out.providers:
        assert provider.change == provider.volume + provider.price == sum(made for _, made in provider.causes)
        assert provider.change == provider.raised + provider.lowered
    assert all(c.raised >= 0 >= c.lowered and c.raised + c.lowered == c.cents for c in out.causes)
