"""`pack lint` warns of what is allowed but deserves a second look."""

from __future__ import annotations

import pytest

from verdeelsleutel.data.pack import LayerFile, pack_of_layers
from verdeelsleutel.data.pack.lint import lint_pack

GOOD = """
pack: p
title: P
year: 2024
sources: {K1: {document: Book, section: "2", published: 2023-06, rank: 1}}
initial: {tranches: [{id: base, basis: history, percent: 95, source: K1}]}
"""


def codes(text):
    return {warned.code for warned in lint_pack(pack_of_layers([LayerFile.of_text("t", text)]))}


def test_a_pack_with_all_its_sources_gives_no_warning():
    assert codes(GOOD) == set()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("title: P\n", "", "no-title"),
        ("year: 2024\n", "", "no-year"),
        (", published: 2023-06", "", "source-without-date"),
        (", rank: 1", "", "source-without-rank"),
        (', section: "2"', "", "source-without-section"),
        (", source: K1", "", "unused-source"),
        (", source: K1", "", "no-source"),
        (", source: K1", ", example: true", "example-without-note"),
        (", source: K1", ", source: K1, example: true, note: x", "example-with-source"),
        (", source: K1", ", source: K1, switch: off", "switch-without-note"),
        ("basis: history, percent: 95", "basis: offer", "rewards-over-asking"),
        ("percent: 95", "percent: 95, where: {kavel: intramuraal}", "unknown-word"),
        ("percent: 95", "percent: 95, where: {not: {status: [new, old]}}", "unknown-word"),
        ("initial:", "tariff: {maximum: 97.5}\ninitial:", "no-source"),
        ("initial:", "tariff: {groups: {plans: {at_most: 3, source: K1}}}\ninitial:", "unused-group"),
        ("initial:", "tariff: {base: 95.5}\ninitial:", "no-source"),
        ("initial:", "rules: [{id: l, rule: linked_volume, source: K1}]\ninitial:", "linked-without-per"),
        ("initial: {tranches: [{id: base, basis: history, percent: 95, source: K1}]}", "", "no-tranches"),
        ("initial:", "tariff: {base: 0.96}\ninitial:", "percentage-odd"),
        ("initial:", "tariff: {base: [{percent: 9.6, source: K1}]}\ninitial:", "percentage-odd"),
        ("initial:", "tariff: {minimum: 0.9, minimum_source: K1}\ninitial:", "percentage-odd"),
        ("initial:", "tariff: {maximum: 1, maximum_source: K1}\ninitial:", "percentage-odd"),
        ("initial:", "tariff: {adjustments: [{id: a, set: 1.02, source: K1}]}\ninitial:", "percentage-odd"),
    ],
)
def test_a_doubtful_pack_is_warned_of(old, new, code):
    assert old in GOOD
    assert code in codes(GOOD.replace(old, new))


def test_an_offer_within_a_forecast_or_explained_is_fine():
    for rest in ("not_above: [{basis: forecast}], source: K1", "source: K1, note: each needs a decision"):
        assert (
            codes(GOOD.replace("basis: history, percent: 95, source: K1", f"basis: offer, {rest}")) == set()
        )


def test_asking_for_the_whole_of_a_basis_needs_no_source():
    text = GOOD.replace("tranches: [", "tranches: [{id: continuity, basis: continuity}, ")
    assert codes(text) == set()


def test_an_example_with_a_note_is_fine():
    text = GOOD.replace(
        "tranches: [", "tranches: [{id: x, basis: one, percent: 3, example: true, note: not stated}, "
    )
    assert codes(text) == set()


def test_a_warning_has_its_line():
    (warned,) = lint_pack(pack_of_layers([LayerFile.of_text("t", GOOD.replace("rank: 1", "note: x"))]))
    assert (warned.place.line, warned.code) == (5, "source-without-rank")
    assert str(warned).startswith("pack t, line 5: source K1 has no rank")


def warned_of(text):
    return lint_pack(pack_of_layers([LayerFile.of_text("t", text)]))


@pytest.mark.parametrize(
    ("written", "hint"),
    [("0.96", "did you mean 96?"), ("9.75", "did you mean 97.5?"), ("1", "did you mean 100?"), ("45", "written as 96")],
)
def test_an_odd_percentage_gets_the_one_that_was_probably_meant(written, hint):
    text = GOOD.replace("initial:", f"tariff:\n  minimum: {written}\n  minimum_source: K1\ninitial:")
    (warned,) = (w for w in warned_of(text) if w.code == "percentage-odd")
    assert warned.place.line == 7
    assert hint in warned.hint
    assert f"{written} % of the maximum" in warned.what


def test_a_percentage_from_half_of_the_maximum_on_and_points_that_are_added_are_fine():
    tariff = "tariff: {base: [{percent: 50, source: K1}], adjustments: [{id: a, add: 0.5, source: K1}]}"
    assert codes(GOOD.replace("initial:", f"{tariff}\ninitial:")) == set()


def codes_of_rule(rule):
    return codes(GOOD.replace("initial:", f"rules: [{{id: r, source: K1, {rule}}}]\ninitial:"))


@pytest.mark.parametrize(
    "rule",
    [
        "rule: volume_ceiling, of: history",
        "rule: volume_ceiling, of: history, measure: units, where: {status: new}, per: [region, provider]",
        "rule: growth_ceiling, of: history, where: {not: {kavel: mpt}}",
        "rule: growth_ceiling, of: history, where: {kavel: [vpt, mpt]}",
        "rule: growth_ceiling, of: history, where: {unit: [day, hour]}",
        "rule: share_ceiling, of: {kavel: mpt}",
        "rule: share_ceiling, of: {kavel: mpt}, in: {sector: VV}",
    ],
)
def test_a_rule_that_adds_up_days_and_hours_is_warned_of(rule):
    assert codes_of_rule(rule) == {"mixed-units"}


@pytest.mark.parametrize(
    "rule",
    [
        "rule: volume_ceiling, of: history, measure: client_years",
        "rule: volume_ceiling, of: history, measure: eur",
        "rule: volume_ceiling, of: history, where: {service.unit: day}",
        "rule: volume_ceiling, of: history, where: {service: [V1, V2]}",
        "rule: volume_ceiling, of: history, where: {kavel: [intramural, vpt]}",
        "rule: volume_ceiling, of: history, per: service",
        "rule: volume_ceiling, of: history, per: [region, service.kavel]",
        "rule: growth_ceiling, of: history, where: {profile: 4VV}",
        "rule: share_ceiling, of: {treatment: yes}, in: {kavel: intramural}",
        "rule: share_ceiling, of: {treatment: yes}, where: {kavel: intramural}",
        "rule: eligibility, exclude: {status: new}",
    ],
)
def test_a_rule_about_one_unit_or_another_measure_is_fine(rule):
    assert codes_of_rule(rule) == set()


def test_a_pack_that_gives_nothing_says_so_and_what_to_do():
    text = GOOD.replace("initial: {tranches: [{id: base, basis: history, percent: 95, source: K1}]}", "")
    (warned,) = (w for w in warned_of(text) if w.code == "no-tranches")
    assert warned.what == "the pack has no tranche, so a run with it gives nobody anything"
    assert warned.hint.endswith("extends: p")


@pytest.mark.parametrize(
    ("upper", "warned"),
    [
        ("percent: 90", ["pack low"]),
        ("percent: 90, note: minder", []),
        ("percent: 90, note: ", []),
        ("switch: off", []),
    ],
)
def test_a_note_that_another_figure_put_aside_is_named_with_its_layer(upper, warned):
    low = "pack: low\ninitial: {tranches: [{id: base, basis: history, percent: 95, note: vijf eraf}]}\n"
    top = f"pack: top\ninitial: {{tranches: [{{id: base, {upper}}}]}}\n"
    pack = pack_of_layers([LayerFile.of_text("low", low), LayerFile.of_text("top", top)])
    found = [w for w in lint_pack(pack) if w.code == "note-left-out"]
    assert [w.what for w in found] == [
        f"tranche base has other figures than in {layer}, so the note there is left out" for layer in warned
    ]
    assert [w.place.line for w in found] == [2] * len(warned)
