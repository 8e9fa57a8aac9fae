"""What can be agreed and what is delivered per bundle, worked by hand on a small region."""

import pytest

from tests.model.studies.reserve.asked import HOME, PLACE, always, asked, region
from tests.small import fund, service, small, volume
from verdeelsleutel.data.faults import CaseFaults, StudyFaults

NORMAL = {"normal": [1, "0.1"]}


def test_bundles_are_worth_their_volume_at_the_tariffs_of_the_pack(tmp_path):
    found = asked(tmp_path, region())
    assert found.ground.bundles == (("CR-R1", "R1", "intramural"), ("CR-R1", "R1", "vpt"))
    assert found.ground.caps == (60_000, 44_000)
    assert found.ground.rooms == (100_000,)
    assert found.drawn.demands == ((50_000, 40_000),) * 3


def test_bundles_follow_the_columns_that_are_asked(tmp_path):
    found = asked(tmp_path, region(), by="provider")
    assert found.ground.bundles == (("CR-R1", "00000001"), ("CR-R1", "00000002"))
    assert found.ground.caps == (44_000, 60_000)


def test_what_can_be_agreed_is_what_tranches_reach(tmp_path):
    sample = small(
        1000,
        [service("V1", 4)],
        {HOME: 110},
        tranches=[{"id": "base", "basis": "forecast", "percent": 95}],
        forecast=volume({HOME: 100}),
    )
    assert asked(tmp_path, sample).ground.caps == (38_000,)


def test_care_that_nobody_offers_is_delivered_and_cannot_be_agreed(tmp_path):
    sample = small(1000, [service("V1", 4), service("M1", 2, "mpt")], {HOME: 110}, forecast=volume({("C", "M1"): 7}))
    found = asked(tmp_path, sample)
    assert dict(zip(found.ground.bundles, found.ground.caps, strict=True)) == {
        ("CR-R1", "R1", "mpt"): 0,
        ("CR-R1", "R1", "vpt"): 44_000,
    }
    assert found.drawn.demands[0] == (1_400, 0)


def test_money_that_is_no_contracteerruimte_takes_no_part(tmp_path):
    sample = small(
        1000,
        [service("V1", 4), service("Z1", 9, "meerzorg")],
        {HOME: 110, ("A", "Z1"): 5},
        funds=[fund(1000), fund(50, kind="meerzorg", name="MZ")],
        forecast=volume({HOME: 100, ("A", "Z1"): 5}),
    )
    found = asked(tmp_path, sample)
    assert (found.ground.funds, found.ground.bundles) == (("CR-R1",), (("CR-R1", "R1", "vpt"),))


def test_factors_multiply_the_volumes_that_they_hold_for(tmp_path):
    scenarios = {
        "count": 1,
        "demand": [
            {"name": "all", "factor": always("1.1")},
            {"name": "home", "where": {"kavel": "vpt"}, "factor": always("1.2")},
        ],
        "realisation": [{"name": "beds", "where": {"kavel": "intramural"}, "factor": always("0.9")}],
    }
    found = asked(tmp_path, region(), scenarios=scenarios)
    assert found.drawn.demands == ((50_000 * 99 // 100, 40_000 * 132 // 100),)
    assert found.drawn.names == ("all", "home", "beds")
    assert found.drawn.values == (("1.100000000", "1.200000000", "0.900000000"),)


def test_who_chooses_another_kavel_costs_what_care_costs_there(tmp_path):
    choice = [{"name": "home", "from": "intramural", "to": "vpt", "share": always("0.2")}]
    scenarios = {"count": 1, "demand": [{"name": "growth", "factor": always(2)}], "choice": choice}
    found = asked(tmp_path, region(), scenarios=scenarios)
    # 100 client-years grow to 200 at 4 euros, 50 to 100 at 10 euros; 20 of those come home.
    assert found.drawn.demands == ((80 * 1_000, 220 * 400),)


def test_later_choices_are_made_by_those_who_are_still_there(tmp_path):
    half = [
        {"name": name, "from": source, "to": target, "share": always("0.5")}
        for name, source, target in (
            ("one", "intramural", "vpt"),
            ("two", "intramural", "vpt"),
            ("back", "vpt", "intramural"),
        )
    ]
    found = asked(tmp_path, region(), scenarios={"count": 1, "choice": half})
    # 50 → 25 → 12.5 stay, 137.5 at home; half of those go back.
    assert found.drawn.demands == ((8_125 * 10, 6_875 * 4),)


def test_clients_stay_where_their_region_has_nothing_to_go_to(tmp_path):
    sample = small(1000, [service("V1", 4), service("I1", 10, "intramural")], {("R2", *PLACE): 60, ("R1", *HOME): 110},
                   funds=[fund(1000), fund(1000, "R2")],
                   forecast=volume({("R2", *PLACE): 50, ("R1", *HOME): 100}))  # fmt: skip
    choice = [{"name": "home", "from": "intramural", "to": "vpt", "per": "region", "share": always("0.5")}]
    found = asked(tmp_path, sample, scenarios={"count": 1, "choice": choice})
    assert found.drawn.names == ("home[R1]", "home[R2]")
    assert found.drawn.demands == ((40_000, 50_000),)
    assert found.ground.purse == (0, 1)


def test_a_factor_per_column_has_a_draw_for_every_key(tmp_path):
    demand = [{"name": "own", "per": ["region", "kavel"], "factor": NORMAL}]
    found = asked(tmp_path, region(), scenarios={"count": 4, "demand": demand})
    assert found.drawn.names == ("own[R1|intramural]", "own[R1|vpt]")
    for (place, home), delivered in zip(found.drawn.values, found.drawn.demands, strict=True):
        assert place != home
        assert delivered == tuple(round(float(f) * v) for f, v in ((place, 50_000), (home, 40_000)))


def test_correlated_factors_are_drawn_together(tmp_path):
    demand = [
        {"name": "one", "where": {"kavel": "vpt"}, "factor": NORMAL},
        {"name": "other", "where": {"kavel": "intramural"}, "factor": NORMAL, "correlate": {"one": -1}},
    ]
    found = asked(tmp_path, region(), scenarios={"count": 5, "demand": demand})
    for one, other in found.drawn.values:
        assert float(one) + float(other) == pytest.approx(2)


def test_a_draw_below_nothing_counts_nothing(tmp_path):
    scenarios = {"count": 1, "demand": [{"name": "gone", "factor": always(-1)}]}
    assert asked(tmp_path, region(), scenarios=scenarios).drawn.demands == ((0, 0),)


def test_the_seed_says_what_is_drawn(tmp_path):
    scenarios = {"count": 3, "demand": [{"name": "all", "factor": NORMAL}]}
    first, again, other = (asked(tmp_path, region(), scenarios=scenarios, seed=seed).drawn for seed in (4, 4, 5))
    assert first == again
    assert first.values != other.values


@pytest.mark.parametrize(
    ("scenarios", "what", "hint"),
    [
        ({"demand": [{"name": "x", "where": {"kavel": "mpt"}, "factor": NORMAL}]}, "x holds for no volume", ""),
        (
            {"choice": [{"name": "x", "from": "intramurall", "to": "vpt", "share": always("0.1")}]},
            "no such kavel in the case",
            'did you mean "intramural"?',
        ),
        ({"basis": "continuity"}, "the case has no table continuity", ""),
        (
            {
                "demand": [
                    {"name": "a", "factor": NORMAL},
                    {"name": "b", "factor": NORMAL, "correlate": {"a": 1}},
                    {"name": "c", "factor": NORMAL, "correlate": {"a": 1, "b": -1}},
                ]
            },
            "these correlations can't hold together",
            "",
        ),
    ],
)
def test_what_the_case_does_not_have_is_a_fault_of_the_study_with_its_line(tmp_path, scenarios, what, hint):
    with pytest.raises(StudyFaults) as caught:
        asked(tmp_path, region(), scenarios=scenarios)
    (fault,) = caught.value.faults
    assert what in fault.what
    assert fault.hint == hint
    assert fault.place.line is not None


def test_care_without_a_price_is_a_fault_of_the_case(tmp_path):
    sample = small(1000, [service("V1", 4), service("S1", None, "mpt")], {HOME: 110}, forecast=volume({("B", "S1"): 7}))
    with pytest.raises(CaseFaults, match="its price is free"):
        asked(tmp_path, sample)
