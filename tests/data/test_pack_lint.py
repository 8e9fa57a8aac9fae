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
