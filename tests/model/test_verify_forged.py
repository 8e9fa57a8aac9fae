"""A forger who has the source makes every file of a wrong run anew: the certificate still finds it."""

from dataclasses import replace

import pytest

from tests.model.forging import P1, P2, P3, F, Forger, edit, faults, sample, service, sign
from tests.model.hand_runs import ALL, EARLY, EVERY, FIRST, MIX, careful, decision, scarce, shares
from verdeelsleutel.model.levels import CARE, Level


def sure(found, check):
    """Caught by this check, not because the checker stumbled."""
    assert any(fault.startswith(f"{check}: ") for fault in found), found
    assert not any("the checker stopped" in fault for fault in found), found


@pytest.mark.parametrize("name", EVERY)
def test_a_forger_who_changes_nothing_is_certified(forged, name):
    forger = forged(name)
    forger.write()
    assert not faults(forger.folder)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("more", [1, -1])
def test_a_unit_more_or_less_is_caught_in_every_cell(forged, name, more):
    forger = forged(name)
    true = forger.units.copy()
    for line in range(len(true)):
        forger.units = true.copy()
        forger.units[line] += more
        forger.write()
        sure(faults(forger.folder), "rounding")


@pytest.mark.parametrize("name", EVERY)
def test_a_unit_moved_between_two_cells_is_caught(forged, name):
    forger = forged(name)
    true = forger.units.copy()
    for giver in range(len(true)):
        for step in (1, 3) if name == "in_euros" else (1,):
            forger.units = true.copy()
            forger.units[giver] -= 1
            forger.units[(giver + step) % len(true)] += 1
            forger.write()
            sure(faults(forger.folder), "rounding")


@pytest.mark.parametrize("name", ["scarce", "shares", "in_euros", "careful"])
def test_two_fills_swapped_are_caught(forged, name):
    forger = forged(name)
    swaps = [
        (at, a, b)
        for at, column in enumerate(forger.level_of)
        for a in range(len(column))
        for b in range(len(column))
        if column[a] >= 0 <= column[b] and forger.level(at, a).value < forger.level(at, b).value
    ]
    assert swaps
    true, levels = [column.copy() for column in forger.level_of], forger.levels
    for at, a, b in swaps:
        forger.level_of, forger.levels = [column.copy() for column in true], list(levels)
        forger.level_of[at][[a, b]] = true[at][[b, a]]
        forger.round()
        forger.write()
        sure(faults(forger.folder), "fairness")


@pytest.mark.parametrize("name", ["scarce", "shares", "in_euros", "timed"])
@pytest.mark.parametrize("factor", [F(99, 100), F(101, 100)])
def test_a_level_lower_or_higher_for_all_its_cells_is_caught(forged, name, factor):
    forger = forged(name)
    at = next(i for i, level in enumerate(forger.levels) if 0 < level.value < 1 and level.kind != "care")
    forger.change(at, value=forger.levels[at].value * factor)
    forger.round()
    forger.write()
    sure(faults(forger.folder), "fairness")


@pytest.mark.parametrize("name", ["scarce", "shares", "ordered", "careful", "in_euros", "timed"])
def test_a_level_split_in_favour_of_one_cell_is_caught(forged, name):
    """The other gives way, so every row is kept: only unfair."""
    forger = forged(name)
    layer, one, other = next(
        (at, a, b)
        for at, column in enumerate(forger.level_of)
        for a in range(len(column))
        for b in range(len(column))
        if a != b and column[a] == column[b] >= 0 and 0 < forger.level(at, a).value < 1
    )
    level, claim = forger.level(layer, one), forger.filling().tranches[layer].claim
    cents = forger.problem.tariffs.cents
    more = min(1 - level.value, level.value) / 100
    less = more * claim.fraction(one) * int(cents[one]) / (claim.fraction(other) * int(cents[other]))
    forger.set(layer, [one], level.value + more)
    forger.set(layer, [other], level.value - less)
    forger.round()
    forger.write()
    sure(faults(forger.folder), "fairness")


@pytest.mark.parametrize("name", ["scarce", "shares", "in_euros"])
def test_a_full_fill_that_isn_t_there_is_caught(forged, name):
    forger = forged(name)
    at = next(i for i, level in enumerate(forger.levels) if 0 < level.value < 1)
    layer = forger.levels[at].layer
    line = next(i for i, level in enumerate(forger.level_of[layer]) if level == at)
    forger.set(layer, [line], F(1))
    forger.round()
    forger.write()
    sure(faults(forger.folder), "fairness")


def test_a_fill_above_1_or_below_0_is_caught(forged):
    forger = forged("timed")
    for value in (F(3, 2), F(-1, 2)):
        forger.change(1, value=value)
        forger.write(tidy=False)
        sure(faults(forger.folder), "fairness")


def test_a_cell_without_its_claim_is_caught(forged):
    """Left out of tranches.csv and at nothing in plan.csv."""
    forger = forged()
    line = forger.line(P2, "Z3")
    for column in forger.level_of:
        column[line] = -1
    forger.units[line] = 0
    forger.filling = lambda whole=forger.filling: without(whole(), line)
    forger.write(tidy=False)
    sure(faults(forger.folder), "fairness")


def without(filling, line):
    for filled in filling.tranches:
        filled.level_of[line] = -1
    return filling


def test_a_level_that_nobody_has_is_caught(forged):
    """It would make a rule look as if it binds."""
    forger = forged("timed")
    forger.levels.append(Level(2, 0, 0, "rows", F(1, 2), ((forger.row("early"), F(1)),)))
    forger.write(tidy=False)
    sure(faults(forger.folder), "fairness")


def test_a_rule_that_is_kept_out_of_the_reasons_is_caught(tmp_path):
    """Fund and ceiling stop the cell together; the forger names the ceiling alone."""
    cap = {"id": "cap", "rule": "volume_ceiling", "of": "offer", "percent": 50}
    forger = Forger(sample(50, [service("Z1")], [(P1, "Z1", 100)], rules=[cap]), tmp_path)
    both = forger.levels[0].rows
    assert len(both) == 2
    for rows in (both[:1], both[1:]):
        forger.change(0, rows=rows)
        forger.write()
        sure(faults(forger.folder), "fairness")


def test_a_rule_that_ended_with_an_earlier_tranche_is_no_reason(tmp_path):
    early = {"id": "early", "rule": "volume_ceiling", "of": "offer", "percent": 20, **EARLY}
    case = sample(
        1000, [service("Z1")], [(P1, "Z1", 100), (P2, "Z1", 50)],
        tranches=({**ALL, "id": "first", "percent": 50}, ALL), rules=[early],
    )  # fmt: skip
    forger = Forger(case, tmp_path)
    forger.set(1, [0, 1], F(0), rows=((forger.row("early"), F(1)),))
    forger.round()
    assert sum(forger.agreed().values()) == 30
    forger.write()
    sure(faults(forger.folder), "fairness")


@pytest.mark.parametrize(("name", "other"), [("scarce", "home"), ("careful", "mix")])
def test_a_row_named_twice_for_nothing_or_at_another_scale_is_caught(forged, name, other):
    forger = forged(name)
    at = next(i for i, level in enumerate(forger.levels) if level.rows and level.kind != "care")
    true = forger.levels[at].rows
    for rows in ((*true, true[0]), (*true, (forger.row(other), F(0))), tuple((r, y * 2) for r, y in true)):
        forger.change(at, rows=rows)
        forger.write(tidy=False)
        sure(faults(forger.folder), "fairness")


# -- proofs by multipliers


def two_parts(tmp_path):
    """Two regions with a share each; in the second a decision sets a lower bound."""
    kinds = [service("Z1", treatment="yes"), service("Z2", treatment="no"), service("Z3", 1, "vpt", treatment="no")]
    first = [("R1", P1, "Z1", 100), ("R1", P2, "Z1", 50), ("R1", P1, "Z2", 30)]
    second = [("R2", P1, "Z2", 20), ("R2", P2, "Z3", 20), ("R2", P1, "Z1", 20)]
    least = decision("minimum", P2, region="R2", units=10)
    case = sample((60, 1000), kinds, first + second, rules=[{"id": "mix", "percent": 50, **MIX}], decisions=[least])
    return Forger(case, tmp_path)


def test_a_row_of_another_part_proves_nothing(tmp_path):
    """With its lower bound any lower level could be made to look the highest."""
    forger = two_parts(tmp_path)
    low = forger.levels[0]
    assert low.kind == "multipliers"
    other = forger.row("decision_minimum")
    assert forger.problem.system.part_of_row[other] != low.part
    cells = [i for i, at in enumerate(forger.level_of[0]) if at == 0]
    mix, fund = forger.row("mix", "R1"), forger.row("CR1")
    # m = ½·Σ claims·θ of the cells that consume, B = 0 of the share row; the foreign row takes the rest away.
    # (the first multiplier of a proof is 1: the scale that proofs are written at)
    half = low.value / 2
    lost = F(1, 2) * sum(forger.filling().tranches[0].claim.fraction(c) for c in cells) * half - F(1, 2) * 30
    bound = forger.problem.system.lower[other]
    forger.set(0, cells, half, rows=((mix, F(1)), (other, lost / bound)), kind="multipliers")
    assert fund not in dict(forger.level(0, cells[0]).rows)
    forger.round()
    forger.write()
    sure(faults(forger.folder), "fairness")


def test_levels_out_of_order_are_caught(tmp_path):
    """A ceiling of its own lets one cell close high first, and what is left of the fund 'proves' the other low."""
    cap = {"id": "cap", "rule": "volume_ceiling", "where": {"service": "Z1"}, "of": "offer", "percent": 50}
    loose = {"id": "mix", "percent": 90, **MIX}
    kinds = [service("Z1", treatment="yes"), service("Z2", treatment="no")]
    forger = Forger(sample(60, kinds, [(P1, "Z1", 100), (P2, "Z2", 100)], rules=[cap, loose]), tmp_path)
    assert [level.value for level in forger.levels] == [F(3, 10)]
    high, low = forger.line(P1, "Z1"), forger.line(P2, "Z2")
    part = forger.levels[0].part
    forger.levels = [
        Level(0, 0, part, "multipliers", F(1, 2), ((forger.row("cap"), F(1)),)),
        Level(0, 0, part, "multipliers", F(1, 10), ((forger.row("CR1"), F(1, 100)),)),
    ]
    forger.level_of[0][[high, low]] = 0, 1
    forger.round()
    assert list(forger.agreed().values()) == [50, 10]
    forger.write(tidy=False)
    sure(faults(forger.folder), "fairness")


def test_the_most_care_is_no_measure_where_it_wasn_t_asked(tmp_path):
    forger = Forger(careful(), tmp_path)
    edit(next((forger.folder / "inputs/pack").iterdir()), lambda text: text.replace("most_care", "pro_rata"))
    sign(forger.folder)
    sure(faults(forger.folder), "fairness")


def test_a_proportional_plan_is_no_plan_with_the_most_care(tmp_path):
    forger = Forger(careful("pro_rata"), tmp_path)
    edit(next((forger.folder / "inputs/pack").iterdir()), lambda text: text.replace("pro_rata", "most_care"))
    sign(forger.folder)
    sure(faults(forger.folder), "fairness")


def test_less_care_than_fits_is_caught(forged):
    forger = forged("careful")
    care = forger.levels[0]
    assert care.kind == "care"
    for changes in (
        {"value": care.value * F(99, 100)},
        {"rows": tuple((r, y * 2) for r, y in care.rows)},
        {"rows": (*care.rows, (CARE, F(-1)))},
        {"kind": "multipliers"},
    ):
        forger.levels[0] = replace(care, **changes)
        forger.write(tidy=False)
        sure(faults(forger.folder), "fairness")
    forger.levels = [care, care, *forger.levels[1:]]
    forger.level_of = [column + (column > 0) for column in forger.level_of]
    forger.write(tidy=False)
    sure(faults(forger.folder), "fairness")


@pytest.mark.parametrize(("name", "at"), [("shares", 0), ("careful", 0), ("careful", 1)])
def test_a_changed_multiplier_is_caught_where_the_proof_is_the_only_one(forged, name, at):
    forger = forged(name)
    level = forger.levels[at]
    for i, (r, y) in enumerate(level.rows):
        for wrong in (y * F(101, 100), -y, F(0)):
            rows = (*level.rows[:i], (r, wrong), *level.rows[i + 1 :])
            forger.levels[at] = replace(level, rows=rows)
            forger.write(tidy=False)
            sure(faults(forger.folder), "fairness")


def test_another_proof_that_is_as_good_changes_nothing_but_itself(forged):
    """Where several proofs hold, the seal in the receipt tells which one the run wrote; the outcome is the same."""
    forger = forged("shares")
    kept = {name: (forger.folder / name).read_bytes() for name in ("plan.csv", "tranches.csv", "summary.json")}
    (fund, one), (mix, y) = forger.levels[3].rows
    forger.change(3, rows=((fund, one), (mix, y * 2)))
    forger.write(tidy=False)
    assert not faults(forger.folder)
    assert all((forger.folder / name).read_bytes() == text for name, text in kept.items())
    edit(forger.folder / "levels.csv", lambda text: text.replace(f",{2 * y},1\n", f",{y},1\n"))
    assert faults(forger.folder) == ["files: levels.csv was changed after the run"]


@pytest.mark.parametrize("name", ["shares", "in_euros"])
def test_a_level_of_another_kind_is_caught(forged, name):
    forger = forged(name)
    at = next(i for i, level in enumerate(forger.levels) if level.kind == "multipliers")
    for kind in ("rows", "full", "care"):
        forger.change(at, kind=kind)
        forger.write(tidy=False)
        sure(faults(forger.folder), "fairness")


def test_what_was_decided_is_awarded_in_full(tmp_path):
    """A ceiling that doesn't bind is named as the reason for less."""
    case = scarce(decisions=[decision("fix", P2, "Z3", units=17)])
    forger = Forger(case, tmp_path)
    assert forger.problem.layers[0].id == "decided"
    line = forger.line(P2, "Z3")
    forger.set(0, [line], F(10, 17), rows=((forger.row("CR1"), F(1)),))
    forger.round()
    forger.write()
    sure(faults(forger.folder), "fairness")


def test_a_plan_for_another_pack_is_caught(tmp_path):
    """The plan of one share under the pack of another: true files, wrong policy."""
    for true, false in (("percent: 40", "percent: 50"), ('basis: "history"', 'basis: "continuity"')):
        forger = Forger(shares(tranches=(FIRST, ALL)), tmp_path / false[-4:-1])
        edit(next((forger.folder / "inputs/pack").iterdir()), lambda text, t=true, f=false: text.replace(t, f))
        sign(forger.folder)
        assert faults(forger.folder)


def test_a_tranche_in_another_order_of_groups_is_caught(forged):
    forger = forged("ordered")
    edit(
        next((forger.folder / "inputs/pack").iterdir()), lambda text: text.replace('"descending"', '"ascending"')
    )
    sign(forger.folder)
    sure(faults(forger.folder), "fairness")


def test_units_of_a_tranche_that_another_provider_s_rule_keeps_free_stay_free(forged):
    """A provider at its ceiling gets a unit more at the cost of nobody: the room is there, the rule forbids it."""
    forger = forged("scarce")
    line = forger.line(P3, "Z3")
    forger.units[line] += 1
    forger.write()
    sure(faults(forger.folder), "rounding")
