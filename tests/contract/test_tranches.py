"""What tranches, tariff adjustments and reserves keep: every key of a pack has an effect."""

from fractions import Fraction
from typing import get_args

import pytest

from tests.contract import ground
from tests.runs import fills, pack_of, solved, units
from verdeelsleutel.data.pack import Adjustment, BaseCase, LayerFile, Reserve, Tranche, dump_pack, pack_of_layers
from verdeelsleutel.data.pack.fields import Item
from verdeelsleutel.model.context import BASIS_TABLES
from verdeelsleutel.model.funds import read_funds
from verdeelsleutel.model.problem import prepare_initial
from verdeelsleutel.model.tariff import build_tariffs

SAYS = {*Item.model_fields, "id"} - {"switch"}
"""Keys that say something about an item and decide nothing."""

# Per key of a tranche: two tranches that differ in it alone. What one key needs to count stands in both.
TRANCHE = {
    "basis": ({"basis": "offer"}, {"basis": "history"}),
    "percent": ({"basis": "offer"}, {"basis": "offer", "percent": "66.6"}),
    "where": ({"basis": "offer"}, {"basis": "offer", "where": {"kavel": "vpt"}}),
    "not_above": ({"basis": "offer"}, {"basis": "offer", "not_above": [{"basis": "history", "percent": 50}]}),
    "within": ({"basis": "offer"}, {"basis": "offer", "within": "most_care"}),
    "order_by": ({"basis": "offer"}, {"basis": "offer", "order_by": "x_score"}),
    "direction": (
        {"basis": "offer", "order_by": "x_score"},
        {"basis": "offer", "order_by": "x_score", "direction": "descending"},
    ),
    "switch": ({"basis": "offer"}, {"basis": "offer", "switch": "off"}),
}
# Likewise for adjustments; `groups` of the pack: plans at most 2.
ADJUSTMENT = {
    "when": ({"add": 1}, {"add": 1, "when": {"status": "new"}}),
    "set": ({"set": 90}, {"set": 91}),
    "scale": ({"scale": 1}, {"scale": "-1.5"}),
    "scale_from": ({"scale_from": "x_score"}, {"scale_from": "previous_percentage"}),
    "add": ({"add": 1}, {"add": "1.5"}),
    "add_from": ({"add_from": "x_score"}, {"add_from": "previous_percentage"}),
    "at_least": ({"add_from": "x_score"}, {"add_from": "x_score", "at_least": 2}),
    "at_most": ({"add_from": "x_score"}, {"add_from": "x_score", "at_most": 2}),
    "group": ({"add": 3}, {"add": 3, "group": "plans"}),
    "at": ({"add": 1}, {"add": 1, "at": ["settlement"]}),
    "switch": ({"add": 1}, {"add": 1, "switch": "off"}),
}
BASE = {
    "when": ({"percent": 90}, {"percent": 90, "when": {"status": "new"}}),
    "percent": ({"percent": 90}, {"percent": "90.5"}),
    "from_": ({"from": "previous_percentage"}, {"percent": 90}),
}
RESERVE = {
    "kind": ({"kind": "contracteerruimte", "percent": 1}, {"kind": "meerzorg", "percent": 1}),
    "percent": ({"kind": "contracteerruimte", "percent": 1}, {"kind": "contracteerruimte", "percent": 2}),
    "amount_eur": (
        {"kind": "contracteerruimte", "amount_eur": 1},
        {"kind": "contracteerruimte", "amount_eur": "1.01"},
    ),
    "switch": (
        {"kind": "contracteerruimte", "percent": 1},
        {"kind": "contracteerruimte", "percent": 1, "switch": "off"},
    ),
}
LABELS = {"for_"}
OWN = {  # the table of pairs for each part of a pack
    Tranche: (TRANCHE, SAYS | {"title"}),
    Adjustment: (ADJUSTMENT, SAYS),
    BaseCase: (BASE, SAYS | {"switch"}),
    Reserve: (RESERVE, SAYS | LABELS),
}


@pytest.mark.parametrize("model", OWN, ids=lambda model: model.__name__)
def test_every_key_of_a_pack_part_is_tried_here(model):
    pairs, silent = OWN[model]
    assert set(model.model_fields) - silent == set(pairs)


SCARCE = {"rules": [{"id": "half", "rule": "volume_ceiling", "of": "offer", "percent": 50, "per": ["region"]}]}


def outcome(tranche):
    """Fills of a tranche where there is half the room, and the whole units."""
    pack = pack_of({"initial": {"tranches": [{"id": "tried", **tranche}]}, **SCARCE})
    plan = solved(prepare_initial(ground.case(), pack))
    return fills(plan), units(plan)


@pytest.mark.parametrize("name", TRANCHE)
def test_every_key_of_a_tranche_changes_the_outcome(name):
    one, other = TRANCHE[name]
    assert outcome(one) != outcome(other)


@pytest.mark.parametrize("basis", [*BASIS_TABLES, "one"])
def test_a_level_is_the_percentage_of_its_basis_within_the_offer(basis):
    pack = pack_of({"initial": {"tranches": [{"id": "tried", "basis": basis, "percent": "62.5"}]}})
    made = prepare_initial(ground.case(), pack)
    (layer,) = made.layers
    known, offered = made.context.basis(basis), made.context.basis("offer")
    for line in range(len(made.lines)):
        wanted = min(known.fraction(line) * Fraction(5, 8), offered.fraction(line)) if made.lines.is_cell[line] else 0
        assert layer.level.fraction(line) == wanted


def test_no_word_of_the_pack_is_without_a_meaning():
    assert set(get_args(Tranche.model_fields["within"].annotation)) == {"pro_rata", "most_care"}
    assert set(get_args(Tranche.model_fields["direction"].annotation)) == {"ascending", "descending"}


def prices(tariff):
    made = ground.problem()
    pack = pack_of({"tariff": {"groups": {"plans": {"at_most": 2}}, **tariff}})
    return build_tariffs(made.lines, pack, "initial").cents.tolist()


@pytest.mark.parametrize("name", ADJUSTMENT)
def test_every_key_of_an_adjustment_changes_a_price(name):
    one, other = ({"base": 95, "adjustments": [{"id": "tried", **a}]} for a in ADJUSTMENT[name])
    assert prices(one) != prices(other)


@pytest.mark.parametrize("name", BASE)
def test_every_key_of_a_base_changes_a_price(name):
    one, other = ({"base": [case]} for case in BASE[name])
    assert prices(one) != prices(other)


@pytest.mark.parametrize("bound", ["minimum", "maximum"])
def test_the_bounds_of_a_percentage_change_a_price(bound):
    inside = {"minimum": 80, "maximum": 99}
    outside = {"minimum": "95.1", "maximum": "94.9"}
    assert prices({"base": 95, bound: inside[bound]}) == prices({"base": 95})
    assert prices({"base": 95, bound: outside[bound]}) == prices({"base": outside[bound]})


@pytest.mark.parametrize("name", RESERVE)
def test_every_key_of_a_reserve_changes_what_is_held_back(name):
    def held(reserve):
        policy = pack_of({"reserves": [{"id": "tried", **reserve}]})
        funds, _ = read_funds(ground.problem().lines, policy, known_until=None)
        return [one.reserved for one in funds.funds]

    one, other = RESERVE[name]
    assert held(one) != held(other)


@pytest.mark.parametrize(
    ("part", "items"),
    [
        ("initial", [pair[1] for pair in TRANCHE.values()]),
        ("adjustments", [pair[1] for pair in ADJUSTMENT.values()]),
        ("reserves", [pair[1] for pair in RESERVE.values()]),
    ],
)
def test_a_pack_that_is_written_and_read_again_is_the_same(part, items):
    named = [{"id": f"i{n}", **item} for n, item in enumerate(items)]
    bodies = {
        "initial": {"initial": {"tranches": named}},
        "adjustments": {"tariff": {"adjustments": named, "groups": {"plans": {"at_most": 2}}}},
        "reserves": {"reserves": named},
    }
    pack = pack_of(bodies[part])
    again = pack_of_layers([LayerFile.of_text("again", dump_pack(pack))])
    for name in ("initial", "tariff", "reserves"):
        assert getattr(again, name) == getattr(pack, name)
