"""Whole units of a part that was rounded by choice: only the plan that the published rounding chooses is certified."""

from itertools import product

import numpy as np
import pytest

from tests.model.forging import P1, P2, P3, Forger, faults, sample, service
from tests.model.hand_runs import MIX, decision
from verdeelsleutel.model.certify.rounding_proof import choice_faults
from verdeelsleutel.model.certify.rounding_search import MOST_CELLS
from verdeelsleutel.model.certify.verify import verify
from verdeelsleutel.model.rounding import round_units
from verdeelsleutel.model.solve.rounding_choice import choose

KINDS = [
    service("Z1", 3, treatment="yes"),
    service("Z2", 2, treatment="no"),
    service("Z3", 1, "vpt", treatment="no"),
]
OFFERS = [(P1, "Z1", 7), (P2, "Z1", 5), (P1, "Z2", 11), (P2, "Z2", 3), (P3, "Z3", 8)]


def fixed(euros="17.50", fund=37, **others):
    """A fixed amount that whole units don't make: it is met as nearly as they allow, never above."""
    return sample(fund, KINDS, OFFERS, decisions=[decision("fix", P1, amount_eur=euros)], **others)


def wider():
    """A fixed amount that no plan in the box makes, and one beside it does."""
    kinds = [service("Z1", 3, treatment="yes"), service("Z2", 1), service("Z3", 1, "vpt")]
    offers = [(P1, "Z2", 7), (P1, "Z3", 3), (P2, "Z3", 7), (P3, "Z1", 11), (P3, "Z2", 6)]
    table = [decision("fix", P3, amount_eur=20), decision("minimum", P2, amount_eur=2)]
    return sample(137, kinds, offers, decisions=table)


CASES = {
    "box": lambda: sample(25, KINDS, OFFERS, decisions=[decision("minimum", P1, amount_eur="19.5")]),
    "wider": wider,
    "short": fixed,
    "short, with a share": lambda: fixed("17.5", 41, rules=[{"id": "mix", "percent": 45, **MIX}]),
}


def chosen_parts(forger):
    total = forger.filling().total(len(forger.problem.lines))
    rounded = round_units(forger.problem, total)
    return rounded, sorted(p for p in rounded.broken if p >= 0)


@pytest.mark.parametrize("name", CASES)
def test_of_all_plans_near_the_exact_one_only_the_chosen_one_is_certified(name, tmp_path):
    forger = Forger(CASES[name](), tmp_path)
    rounded, parts = chosen_parts(forger)
    assert [choice.how for choice in choose(forger.problem, rounded)[1]] == [name.split(",")[0]]
    of_line, of_row = forger.problem.system.parts_without(len(forger.problem.layers))
    lines = np.flatnonzero(np.isin(of_line, parts))
    passed = []
    for steps in product((-1, 0, 1, 2), repeat=len(lines)):
        units = forger.units.copy()
        units[lines] = rounded.floor[lines] + np.array(steps, dtype=object)
        if not any(choice_faults(forger.problem, rounded, p, of_line, of_row, units)[0] for p in parts):
            passed.append(units[lines].tolist())
    assert passed == [forger.units[lines].tolist()]


def test_the_certificate_says_which_part_was_chosen_and_what_is_short(tmp_path):
    forger = Forger(fixed(), tmp_path)
    notes = verify(forger.folder).notes
    assert any("decision_fix[R1|01000001]" in note and "looked through" in note for note in notes)


def large(tmp_path):
    """More cells with a choice than are looked through: single units and moves of one unit are checked."""
    kinds = [service(f"Z{i:03}", 2 + i % 5, units_per_client_year=365) for i in range(MOST_CELLS)]
    offers = [
        (provider, kind["service"], 3 + (7 * i + 3 * j) % 23)
        for i, kind in enumerate(kinds)
        for j, provider in enumerate((P1, P2))
    ]
    case = sample(1900, kinds, offers, decisions=[decision("fix", P1, amount_eur="877.75")])
    return Forger(case, tmp_path)


def test_in_a_large_part_a_unit_more_less_or_elsewhere_is_caught(tmp_path):
    forger = large(tmp_path)
    rounded, parts = chosen_parts(forger)
    assert any("by `replay`" in note for note in verify(forger.folder).notes)
    of_line, of_row = forger.problem.system.parts_without(len(forger.problem.layers))

    def certified(units):
        return not any(choice_faults(forger.problem, rounded, p, of_line, of_row, units)[0] for p in parts)

    true = forger.units
    assert certified(true)
    count = len(true)
    changes = [{line: step} for line in range(count) for step in (1, -1)]
    changes += [{line: 1, (line + step) % count: -1} for line in range(count) for step in (1, 2, 7, 40)]
    for change in changes:
        units = true.copy()
        for line, step in change.items():
            units[line] += step
        assert not certified(units), change


def test_a_ceiling_may_never_be_short(tmp_path):
    """Also where a lower row of the same part is."""
    forger = Forger(fixed(), tmp_path)
    lines = [i for i in range(len(forger.units)) if forger.problem.lines.key(i)[1] != P1]
    for line in lines:
        forger.units[line] += 3
    forger.write()
    assert any("CR1[R1] isn't kept by the whole units" in fault for fault in faults(forger.folder))


def test_the_choice_is_made_anew_the_same(tmp_path):
    forger = Forger(fixed(), tmp_path)
    rounded, _ = chosen_parts(forger)
    assert choose(forger.problem, rounded)[0].tolist() == forger.units.tolist()
