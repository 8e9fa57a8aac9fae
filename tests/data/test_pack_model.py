"""What a pack says is what its models hold: exact, frozen, with the defaults of the contract."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from verdeelsleutel.data.conditions import EVERYTHING, ProblemsError
from verdeelsleutel.data.pack import LayerFile, Pack, load_pack, pack_of_layers
from verdeelsleutel.data.pack.fields import number, written

EXAMPLE = Path(__file__).parent / "packs" / "example-2024.yaml"


@pytest.fixture(scope="module")
def example() -> Pack:
    return load_pack(EXAMPLE)


def test_the_example_of_the_contract_loads(example):
    assert (example.pack, example.year, example.title) == ("example-2024", 2024, "Example")
    assert [layer.name for layer in example.layers] == ["national-2024", "example-2024.yaml"]


def test_the_tariff_is_exact(example):
    tariff = example.tariff
    assert [case.percent for case in tariff.base] == [Fraction(191, 2)]
    assert [a.id for a in tariff.adjustments] == ["new_provider", "role", "one_year", "plan"]
    assert (tariff.adjustments[0].add, tariff.adjustments[1].at_least) == (-2, -2)
    assert (tariff.adjustments[2].set, tariff.adjustments[3].group) == (91, "plans")
    assert tariff.groups["plans"].at_most == 3
    assert (tariff.minimum, tariff.maximum) == (90, Fraction("97.5"))


def test_adjustments_hold_at_every_stage_unless_they_say_otherwise(example):
    assert example.tariff.adjustments[0].at == ("initial", "reallocation", "settlement")


def test_tranches_have_the_defaults_of_the_contract(example):
    first, base, base_mpt = example.initial.tranches
    assert (first.percent, first.where, first.not_above) == (100, EVERYTHING, ())
    assert (first.within, first.order_by, first.switch, first.active) == ("pro_rata", None, None, True)
    assert (base.percent, str(base.where)) == (95, "kavel=intramural|vpt")
    assert [(share.basis, share.percent) for share in base_mpt.not_above] == [("forecast", 100)]


def test_the_reallocation_reads_its_keys_as_numbers(example):
    stage = example.reallocation
    assert stage is not None
    assert stage.moments == ("04-01", "08-02")
    assert stage.completeness == {0: 80, 1: 95}
    assert (stage.expectation, stage.response_days, stage.reserves_released) == ("run_rate", 14, ("choice",))
    assert stage.tranches[0].not_above[0].percent == 100


def test_a_rule_keeps_its_own_parameters_as_written(example):
    rule = example.rules[0]
    assert (rule.rule, rule.stage, rule.until, rule.strength.hard) == (
        "growth_ceiling",
        "reallocation",
        "realised",
        True,
    )
    assert rule.params == {
        "per": ["region", "provider"],
        "of": "agreement",
        "percent": "100",
        "measure": "eur",
    }
    assert example.rules[2].params["of"] == {"kavel": "intramural", "treatment": "yes"}


def test_reserves_are_a_percentage_or_an_amount():
    text = (
        "pack: p\nreserves:\n  - {id: a, kind: zvw, percent: 2.5, for: later}\n"
        "  - {id: b, kind: zvw, amount_eur: 1000.50}\n"
    )
    first, second = pack_of_layers([LayerFile.of_text("t", text)]).reserves
    assert (first.percent, first.amount_eur, first.for_) == (Fraction(5, 2), None, "later")
    assert (second.percent, second.amount_eur) == (None, Fraction(2001, 2))


def test_a_base_can_be_a_list_of_cases_or_a_column():
    text = "pack: p\ntariff: {base: [{when: {sector: VV}, percent: 95.5}, {from: previous_percentage}]}\n"
    first, second = pack_of_layers([LayerFile.of_text("t", text)]).tariff.base
    assert (str(first.when), first.percent, first.from_) == ("sector=VV", Fraction("95.5"), None)
    assert (second.when, second.percent, second.from_) == (EVERYTHING, None, "previous_percentage")


def test_a_rule_can_be_soft_after_a_tranche():
    text = (
        "pack: p\ninitial: {tranches: [{id: base, basis: history}]}\n"
        "rules: [{id: f, rule: volume_floor, stage: initial, strength: {soft: 2, after: base}}]\n"
    )
    strength = pack_of_layers([LayerFile.of_text("t", text)]).rules[0].strength
    assert (strength.soft, strength.after, strength.hard) == (2, "base", False)


def test_moments_can_be_monthly_or_dates():
    text = "pack: p\nreallocation: {moments: monthly}\n"
    assert pack_of_layers([LayerFile.of_text("t", text)]).reallocation.moments == ("monthly",)


def test_percentages_are_never_binary_floats():
    text = "pack: p\ntariff: {base: 95.1}\n"
    assert pack_of_layers([LayerFile.of_text("t", text)]).tariff.base[0].percent == Fraction("95.1")
    with pytest.raises(ProblemsError):
        number(95.1)


def test_a_pack_is_frozen(example):
    with pytest.raises(ValidationError):
        example.tariff.maximum = Fraction(100)


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=4, allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_as_it_was_written(value):
    assert number(str(value)) == Fraction(value)
    assert number(written(Fraction(value))) == Fraction(value)
