"""Twelve thousand cells of one region beside the closed form: all rise together to the first ceiling that is full."""

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.runs import cells, fills, pack_of, solved
from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.synthetic.generator import generate
from verdeelsleutel.data.writer import write_case
from verdeelsleutel.model.problem import prepare_initial

POLICY = {
    "tariff": {"base": "95.5"},
    "initial": {
        "tranches": [
            {"id": "clients", "basis": "continuity"},
            {"id": "base", "basis": "history", "percent": "97.5"},
            {"id": "growth", "basis": "offer"},
        ]
    },
    "rules": [
        {"id": "each", "rule": "growth_ceiling", "per": "provider", "of": "history", "percent": 101, "measure": "eur"},
        {"id": "kind", "rule": "volume_ceiling", "per": ["service"], "of": "history", "percent": "99.5"},
    ],
}


@pytest.fixture(scope="module")
def region(tmp_path_factory):
    """A region of 12,000 cells whose contracteerruimte holds nine tenths of last year."""
    meta, tables = generate(1, 300, 40, seed=5, months=0)
    funds = tables["funds"].copy()
    funds["amount_eur"] = [Decimal(str(value)) * 9 / 10 // 1 for value in funds["amount_eur"]]
    folder = tmp_path_factory.mktemp("region") / "case"
    write_case(folder, meta, {**tables, "funds": funds})
    return read_case(folder)


def by_cell(case, table, column):
    frame = case.table(table)
    keys = zip(frame["region"], frame["provider"], frame["service"], strict=True)
    return dict(zip(keys, map(Fraction, frame[column]), strict=True))


def water(claims, rooms, weights):
    """Fills by the closed form.

    Args:
        claims: cell → units asked, above 0.
        rooms: row → what is left of it; lowered by what is awarded.
        weights: cell → {row: what one unit counts in it}.
    """
    asked = defaultdict(Fraction)
    members = defaultdict(list)
    for cell, claim in claims.items():
        for row, weight in weights[cell].items():
            asked[row] += weight * claim
            members[row].append(cell)
    left, used, found = dict(asked), defaultdict(Fraction), {}
    while len(found) < len(claims):
        heights = {row: (rooms[row] - used[row]) / rest for row, rest in left.items() if rest}
        level = min([Fraction(1), *heights.values()])
        full = [row for row, height in heights.items() if height == level]
        closing = {c for row in full for c in members[row] if c not in found}
        if level == 1:
            closing = {c for c in claims if c not in found}
        for cell in closing:
            found[cell] = level
            for row, weight in weights[cell].items():
                left[row] -= weight * claims[cell]
                used[row] += weight * claims[cell] * level
    for row, amount in used.items():
        rooms[row] -= amount
    return found


def expected(case, plan):
    """The three tranches by the closed form; of the plan only its prices are taken."""
    price = {key: int(plan.problem.tariffs.cents[line]) for line, key in cells(plan)}
    known = plan.problem.lines
    every = {known.key(line): int(cents) for line, cents in enumerate(plan.problem.tariffs.cents.tolist())}
    offer, before = by_cell(case, "offers", "offered_units"), by_cell(case, "history", "units")
    clients = by_cell(case, "continuity", "units")
    kavel = dict(zip(case.table("services")["service"], case.table("services")["kavel"], strict=True))
    rooms = defaultdict(Fraction)
    for fund in case.table("funds").to_dict("records"):
        rooms[fund["kind"]] = Fraction(fund["amount_eur"]) * 100
    for key, units in before.items():
        rooms["each", key[1]] += Fraction(101, 100) * units * every[key]
        rooms["kind", key[2]] += Fraction(199, 200) * units
    meerzorg = "meerzorg" if "meerzorg" in rooms else "contracteerruimte"
    weights = {
        key: {
            meerzorg if kavel[key[2]] == "meerzorg" else "contracteerruimte": price[key],
            ("each", key[1]): price[key],
            ("kind", key[2]): 1,
        }
        for key in offer
    }
    awarded, found = defaultdict(Fraction), {}
    levels = {
        "clients": lambda key: min(offer[key], clients.get(key, 0)),
        "base": lambda key: min(offer[key], before.get(key, 0) * Fraction(39, 40)),
        "growth": lambda key: offer[key],
    }
    for tranche, level in levels.items():
        claims = {key: level(key) - awarded[key] for key in offer if level(key) > awarded[key]}
        for key, fill in water(claims, rooms, weights).items():
            found[key, tranche] = fill
            awarded[key] += fill * claims[key]
    return found


@pytest.mark.slow
def test_twelve_thousand_cells_are_filled_as_the_closed_form_says(region):
    plan = solved(prepare_initial(region, pack_of(POLICY)))
    assert len(plan.units) >= 12000
    found = fills(plan)
    assert found == expected(region, plan)
    assert len(set(found.values())) > 100
