"""Study files of kind path."""

from fractions import Fraction
from pathlib import Path

import pytest

from verdeelsleutel.data.faults import StudyFaults
from verdeelsleutel.data.study import read_study
from verdeelsleutel.data.study.distributions import Distribution
from verdeelsleutel.data.study.kinds.path import Study, all_rates

HEAD = "study: ten-years\nkind: path\nyears: 3\n"


def read(folder: Path, text: str) -> Study:
    (folder / "study.yaml").write_text(HEAD + text, encoding="utf-8")
    study = read_study(folder / "study.yaml")
    assert isinstance(study, Study)
    return study


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(StudyFaults) as caught:
        read(folder, text)
    return list(map(str, caught.value.faults))


def test_a_path_says_how_years_differ(tmp_path):
    study = read(
        tmp_path,
        "demand: {growth: {all: 1, kavel: {vpt: [3, 2.5]}}}\n"
        "tariff_index: [2.1, 2.0]\nroom: {growth: 1.5, hold: {unfunded_client_years_pct: 2}}\n"
        "set: {pack.rules.cap.percent: [100, 98, 96], pack.tariff.maximum: {add: -0.5}}\n",
    )
    assert study.demand.growth.kavel == {"vpt": (3, Fraction("2.5"))}
    assert study.tariff_index.of("nhc_eur") == (Fraction("2.1"), 2)
    assert study.room.hold is not None
    assert (study.room.hold.step_pct, study.room.hold.from_) == (Fraction("0.01"), 2)
    assert study.set["pack.rules.cap.percent"].values == (100, 98, 96)
    assert study.set["pack.tariff.maximum"].add == Fraction("-0.5")
    assert study.place_of_course("pack.tariff.maximum").line == 7


def test_a_rate_may_be_a_distribution(tmp_path):
    study = read(tmp_path, "samples: 10\ndemand: {growth: {all: [{normal: [2, 1]}, 3]}}\n")
    assert study.demand.growth.all == (Distribution("normal", (Fraction(2), Fraction(1))), 3)


def test_every_rate_is_listed_once(tmp_path):
    study = read(
        tmp_path,
        "demand: {growth: {all: 1, kavel: {vpt: 2}, profile: {5VV: 3}},\n"
        "         ageing: {population: {85+: 4}, profiles: {5VV: {85+: 100}}}}\n"
        "tariff_index: {all: 5, max_tariff_eur: 6, nhc_eur: 7, nic_eur: 8, agreed_eur: 9}\nroom: {growth: 10}\n",
    )
    assert sorted(int(rate) for _, rates in all_rates(study) for rate in rates) == list(range(1, 11))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("deman: {growth: {all: 1}}\n", 'unknown key deman; found "deman"; did you mean "demand"?'),
        ("demand: {growth: {kavels: {vpt: 1}}}\n", 'did you mean "kavel"?'),
        ("tariff_index: [1, 2, 3]\n", "3 rates for 3 years"),
        ("tariff_index: {max_tariff: 2}\n", 'did you mean "max_tariff_eur"?'),
        ("room: {growth: -100}\n", "nothing would be left"),
        ("room: {growth: two}\n", "this isn't a number"),
        ("room: {growth: {normale: [1, 2]}}\n", 'did you mean "normal"?'),
        ("room: {growth: {normal: [1, 2]}}\n", "a distribution needs samples"),
        ("samples: 5\n", "nothing is drawn"),
        ("cutoff: 2024-09\n", "no cut-off"),
        ("stage: reallocation\n", "stage can't be this"),
        ("demand: {ageing: {population: {75-84: 1}, profiles: {5VV: {75-85: 100}}}}\n", 'did you mean "75-84"?'),
        ("demand: {ageing: {population: {75-84: 1}, profiles: {5VV: {75-84: 90}}}}\n", "don't add up"),
        ("room: {hold: {per: kavel}}\n", "no service level is named"),
        ("room: {hold: {lowest_fill_pct: 90}}\n", "lowest_fill_pct and tranche go together"),
        ("room: {hold: {lowest_fill_pct: 90, tranche: all, kavel: vpt}}\n", "belong to unfunded_client_years_pct"),
        ("room: {hold: {unfunded_client_years_pct: 101}}\n", "no more than all of it"),
        ("room: {hold: {unfunded_client_years_pct: 1, step_pct: 0.03}}\n", "no grid has this step"),
        ("room: {hold: {unfunded_client_years_pct: 1, step_pct: 0}}\n", "no grid has this step"),
        ("room: {hold: {unfunded_client_years_pct: 1, from: 4}}\n", "no such year"),
        ("set: {pack.tariff.maximum: [1, 2]}\n", "2 values for 3 years"),
        ("set: {pack.tariff.maximum: {from: 1}}\n", "has values, or a step"),
        ("set: {pack.tariff.maximum: {values: 1, from: 1}}\n", "belong to add"),
        ("set: {pack.tariff.maximum: {add: 1, at_most: 3}}\n", "need from"),
        ("set: {case.funds.F.amount_eur: {add: 1}}\n", "no value of its own"),
        ("room: {hold: {unfunded_client_years_pct: 1}}\nset: {case.funds.F.amount_eur: 5}\n", "the room is sought"),
    ],
)
def test_what_is_written_wrong_is_a_fault(tmp_path, text, said):
    found = faults(tmp_path, text)
    assert [one for one in found if said in one], found
    assert all("study.yaml, line" in one for one in found)


def test_every_fault_is_told_at_once(tmp_path):
    assert len(faults(tmp_path, "tariff_index: [1, 2, 3]\nroom: {growth: -100}\nsamples: 5\n")) == 3


def test_a_path_has_a_year_at_least(tmp_path):
    (tmp_path / "study.yaml").write_text("study: none\nkind: path\nyears: 0\n", encoding="utf-8")
    with pytest.raises(StudyFaults, match="a year at least"):
        read_study(tmp_path / "study.yaml")
