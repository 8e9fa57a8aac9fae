"""Waterfalls of random runs: every step has a reason, and they add up in units and in cents however they are summed."""

import itertools
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings

from tests.runs import at_cutoff, planned_or_none, records, row_values, solved
from tests.strategies import (
    care_cases,
    decision_cases,
    packing_cases,
    reallocation_cases,
    reallocation_share_cases,
    share_cases,
)
from verdeelsleutel.data.faults import CaseFaults
from verdeelsleutel.model.conflict import Conflict
from verdeelsleutel.model.explain.waterfall import waterfalls
from verdeelsleutel.model.results import Limits, plan_csv

SOME = settings(max_examples=10)
INITIAL = {"packing": packing_cases, "share": share_cases, "decision": decision_cases, "care": care_cases}
REALLOCATION = {"reallocation": reallocation_cases, "reallocation_share": reallocation_share_cases}


def plan_of(kind, sample):
    try:
        return planned_or_none(sample) if kind in INITIAL else solved(at_cutoff(sample.sample, sample.cutoff))
    except (CaseFaults, Conflict):
        return None


def steps_add_up_per_cell_in_units_and_cents(plan, found):
    for at, line in enumerate(found.cells.tolist()):
        units = found.asked.fraction(at) + sum(step.units.fraction(at) for step in found.steps)
        assert units == plan.units[line]
        cents = int(found.asked_cents[at]) + sum(int(step.cents[at]) for step in found.steps)
        assert cents == found.agreed_cents[at]


def sums_per_provider_and_kavel_add_up_and_come_to_the_plan(plan, found):
    written = records(plan_csv(plan))
    whole = found.total()
    assert whole.agreed.cents == sum(round(Fraction(row["amount_eur"]) * 100) for row in written)
    for column in ("provider", "kavel", "region", "service"):
        parts = found.by(column)
        for key, one in parts.items():
            mine = [row for row in written if row.get(column) == key]
            assert one.agreed.cents == sum(round(Fraction(row["amount_eur"]) * 100) for row in mine)
            for measure in ("cents", "client_years"):
                steps = sum(getattr(amount, measure) for _, amount in one.steps)
                assert getattr(one.asked, measure) + steps == getattr(one.agreed, measure)
        assert sum(one.lost for one in parts.values()) == whole.lost
    for service, one in found.by("service").items():
        assert one.agreed.units == sum(int(row["agreed_units"]) for row in written if row["service"] == service)


def every_loss_has_one_reason_and_only_raises_are_gains(plan, found):
    for step in found.steps:
        changed = np.asarray(step.units.num != 0)
        assert changed.any()
        assert np.array_equal(changed, step.why >= 0)
        assert not step.cents[~changed].any()
        grows = step.kind == "raised"
        assert all((value > 0) == grows for value in step.units.num[changed].tolist())
        for cell in np.flatnonzero(changed).tolist():
            reason = found.reason(step, cell)
            assert bool(reason) != (step.kind == "rounding")
    losses = found.losses(np.arange(len(found.cells)))
    assert sum(loss.cents for loss in losses) == found.total().lost


def nothing_is_lost_where_what_was_asked_is_agreed_unless_it_was_raised(plan, found):
    for at, line in enumerate(found.cells.tolist()):
        kinds = {step.kind for step in found.steps if step.why[at] >= 0}
        if found.asked.fraction(at) == plan.units[line]:
            assert not kinds or "raised" in kinds
        if plan.problem.situation is None and plan.units[line] >= found.asked.fraction(at):
            assert kinds <= {"raised"}


def what_tranches_and_rounding_lose_is_what_the_plan_calls_unfunded(plan, found):
    for at, line in enumerate(found.cells.tolist()):
        parts = [s.units.fraction(at) for s in found.steps if s.kind in ("tranche", "rounding")]
        assert -sum(parts, Fraction(0)) == plan.unfunded.fraction(line)


def lasting_rows(plan):
    """Rows that count every tranche and end without anything left."""
    system = plan.problem.system
    bounds = zip(row_values(plan), system.lower, system.upper, system.until.tolist(), strict=True)
    every = len(plan.problem.layers)
    return {r for r, (value, low, high, until) in enumerate(bounds) if until == every and value in (low, high)}


def every_part_is_lost_where_a_row_that_lasts_stood_in_the_way_first_or_else_where_it_was_asked_last(plan, found):
    layers, lasting, limits = plan.problem.layers, lasting_rows(plan), Limits(plan)
    closed = [limits.rows(filled) for filled in plan.filling.tranches]
    level_of = [filled.level_of.tolist() for filled in plan.filling.tranches]

    def lasts(t, line):
        rows = closed[t].get(line) or tuple(r for r, _ in plan.filling.levels[level_of[t][line]].rows)
        return bool(lasting.intersection(rows))

    for at, line in enumerate(found.cells.tolist()):
        levels = [layer.level.fraction(line) for layer in layers]
        had = max(plan.filling.total(len(plan.units)).fraction(line), Fraction(int(plan.units[line])))
        ends = sorted({had, *(level for level in levels if level > had)})
        expected = {}
        for low, high in itertools.pairwise(ends):
            asking = [t for t, level in enumerate(levels) if level >= high]
            where = next((t for t in asking if lasts(t, line)), asking[-1])
            expected[layers[where].id] = expected.get(layers[where].id, 0) + high - low
        lost = {s.id: -s.units.fraction(at) for s in found.steps if s.kind == "tranche" and s.why[at] >= 0}
        assert lost == expected


def rows_named_for_a_loss_are_those_of_the_table_of_tranches(plan, found):
    names = {layer.id: filled for layer, filled in zip(plan.problem.layers, plan.filling.tranches, strict=True)}
    for step in found.steps:
        if step.kind != "tranche":
            continue
        filled = names[step.id]
        for cell in np.flatnonzero(step.why >= 0).tolist():
            level = plan.filling.levels[filled.level_of[found.cells[cell]]]
            assert level.value < 1
            known = {str(plan.problem.system.names[r]) for r, _ in level.rows if r >= 0} or {"most_care"}
            assert set(map(str, found.reason(step, cell))) <= known


PROMISES = (
    steps_add_up_per_cell_in_units_and_cents,
    sums_per_provider_and_kavel_add_up_and_come_to_the_plan,
    every_loss_has_one_reason_and_only_raises_are_gains,
    nothing_is_lost_where_what_was_asked_is_agreed_unless_it_was_raised,
    what_tranches_and_rounding_lose_is_what_the_plan_calls_unfunded,
    every_part_is_lost_where_a_row_that_lasts_stood_in_the_way_first_or_else_where_it_was_asked_last,
    rows_named_for_a_loss_are_those_of_the_table_of_tranches,
)


@pytest.mark.parametrize("kind", [*INITIAL, *REALLOCATION])
def test_every_promise_holds_on_random_runs(kind):
    explained = []

    @SOME
    @given({**INITIAL, **REALLOCATION}[kind]())
    def drawn(sample):
        plan = plan_of(kind, sample)
        if plan is not None:
            found = waterfalls(plan)
            explained.append(len(found.steps))
            for promise in PROMISES:
                promise(plan, found)

    drawn()
    assert sum(explained) > 0
