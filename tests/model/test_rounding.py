"""Whole units beside the published rounding, done over by looking through every plan there is."""

from collections import Counter
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.runs import planned, prepared, units
from tests.small import service, small, volume
from tests.strategies import decision_cases, packing_cases, share_cases
from verdeelsleutel.data.exact import Exact
from verdeelsleutel.model.conflict import Conflict
from verdeelsleutel.model.rounding import by_falling_fraction, round_units
from verdeelsleutel.model.solve.filling import fill
from verdeelsleutel.model.solve.rounding_choice import choose

MOST_PLANS = 3000


class Definition:
    """The rounding of the model's text, on plain fractions; knows the rows and nothing of how they are kept."""

    def __init__(self, problem, total):
        system = problem.system
        self.exact = [total.fraction(line) for line in range(len(problem.lines))]
        reach = problem.layers[-1].reach if problem.layers else total
        self.top = [reach.fraction(line) // 1 for line in range(len(problem.lines))]
        self.rows = {}
        for line, row, num in zip(system.line.tolist(), system.row.tolist(), system.num.tolist(), strict=True):
            if system.until[row] == len(problem.layers):
                self.rows.setdefault(row, {})[line] = Fraction(int(num), system.den[row])
        self.bounds = {row: (system.lower[row], system.upper[row]) for row in self.rows}

    def value(self, row, plan):
        return sum((k * plan[line] for line, k in self.rows[row].items()), Fraction(0))

    def shortfall(self, row, plan):
        value, (low, high) = self.value(row, plan), self.bounds[row]
        below = low - value if low is not None else Fraction(0)
        above = value - high if high is not None else Fraction(0)
        return max(Fraction(0), below, above)

    def keeps(self, plan, rows):
        return all(self.shortfall(row, plan) == 0 for row in rows)

    def greedy(self):
        plan = [x // 1 for x in self.exact]
        order = sorted(range(len(plan)), key=lambda line: (-(self.exact[line] % 1), line))
        for line in order:
            if self.exact[line] % 1 and plan[line] + 1 <= self.top[line]:
                more = [*plan]
                more[line] += 1
                uppers = [row for row, terms in self.rows.items() if terms.get(line, 0) > 0]
                if all(self.bounds[r][1] is None or self.value(r, more) <= self.bounds[r][1] for r in uppers):
                    plan = more
        return plan

    def box(self, lines, wide=()):
        """Every plan of these lines between floor and ceiling, one wider for some of them."""
        spans = []
        for line in lines:
            low = self.exact[line] // 1
            high = min(low + (self.exact[line] % 1 > 0), max(self.top[line], low))
            if line in wide:
                low, high = max(0, low - 1), min(high + 1, max(self.top[line], high))
            spans.append(range(int(low), int(high) + 1))
        count = np.prod([len(span) for span in spans])
        return None if count > MOST_PLANS else [dict(zip(lines, some, strict=True)) for some in product(*spans)]

    def gain(self, plan):
        return sum(((self.exact[line] % 1) * (n - self.exact[line] // 1) for line, n in plan.items()), Fraction(0))


def rounded(sample):
    problem = prepared(sample)
    total = fill(problem).total(len(problem.lines))
    first = round_units(problem, total)
    final, chosen = choose(problem, first)
    return problem, Definition(problem, total), first, [int(n) for n in final], chosen


def faults(sample, seen):
    """What a rounding does otherwise than the text; `seen` counts the ways in which parts were rounded."""
    try:
        problem, text, first, final, chosen = rounded(sample)
    except Conflict:
        return []
    found = []
    if [int(n) for n in first.units] != text.greedy():
        found.append("falling fractions")
    of_line, of_row = problem.system.parts_without(len(problem.layers))
    for one in chosen:
        lines = np.flatnonzero(of_line == one.part).tolist()
        rows = [row for row in text.rows if of_row[row] == one.part]
        if text.keeps(text.greedy(), rows):
            found.append("a choice where falling fractions keep every row")
        found += wrong_choice(text, one, lines, rows, dict(zip(lines, [final[i] for i in lines], strict=True)), seen)
    parts = {one.part for one in chosen}
    others = [line for line in range(len(final)) if of_line[line] not in parts]
    if [final[line] for line in others] != [text.greedy()[line] for line in others]:
        found.append("a part without a choice")
    return found


def wrong_choice(text, one, lines, rows, plan, seen):
    near = {line for row in one.rows for line in text.rows[row]}
    box, wide = text.box(lines), text.box(lines, near)
    if box is None or wide is None:
        seen["too many plans"] += 1
        return []
    seen[one.how] += 1
    kept = [p for p in box if text.keeps(p, rows)]
    kept_wide = [p for p in wide if text.keeps(p, rows)]
    how = "box" if kept else "wider" if kept_wide else "short"
    if one.how != how:
        return [f"rounded {one.how}, should be {how}"]
    if how == "short":
        return short_faults(text, rows, box, plan)
    plans = kept or kept_wide
    best = max(plans, key=lambda p: (text.gain(p), [p[line] for line in lines]))
    return [] if best == plan else [f"{how}: {plan}, the text has {best}"]


def short_faults(text, rows, box, plan):
    """The ceilings hold, and nothing near is less short."""
    mixed = {r for r in rows if text.bounds[r][0] is not None or min(text.rows[r].values()) < 0}
    allowed = [p for p in box if text.keeps(p, set(rows) - mixed)]
    least = min(sum(text.shortfall(row, p) for row in mixed) for p in allowed)
    found = [] if text.keeps(plan, set(rows) - mixed) else ["a ceiling is exceeded"]
    if sum(text.shortfall(row, plan) for row in mixed) > least and len(mixed) == 1:
        found.append("a plan near is less short")
    for row in mixed:
        room = sum((abs(k) for line, k in text.rows[row].items() if text.exact[line] % 1), Fraction(0))
        short = text.shortfall(row, plan)
        if short and short >= room:
            found.append(f"short by {short}, allowed is less than {room}")
    return found


@settings(max_examples=24)
@given(sample=st.one_of(packing_cases(), share_cases(), decision_cases()))
def test_any_case_is_rounded_as_the_text_says(sample):
    assert faults(sample, Counter()) == []


@st.composite
def tight_shares(draw):
    """Cases in which falling fractions often break a share: much asked of the part, little of a dear rest."""
    count = draw(st.integers(2, 4))
    prices = [draw(st.integers(3, 19)) for _ in range(count)]
    services = [service("Z0", 1, treatment="yes")]
    services += [service(f"Z{i}", price, treatment="no") for i, price in enumerate(prices, 1)]
    offers = {("A", "Z0"): 40} | {("A", f"Z{i}"): draw(st.integers(1, 5)) for i in range(1, count + 1)}
    asked = sum(offers["A", f"Z{i}"] * price for i, price in enumerate(prices, 1))
    share = {"id": "mix", "rule": "share_ceiling", "of": {"treatment": True}, "measure": "units"}
    share["percent"] = draw(st.sampled_from([50, 50, 60, "66.6", 30]))
    rules = [share]
    if draw(st.booleans()):
        rules.append({"id": "cap", "rule": "volume_ceiling", "of": "offer", "percent": 70, "per": ["service"]})
    return small(asked * draw(st.integers(20, 110)) // 100, services, offers, rules=rules)


def test_parts_that_are_rounded_by_choice_are_the_best_of_all_plans():
    seen = Counter()

    @settings(max_examples=80, database=None)
    @given(sample=tight_shares())
    def look(sample):
        assert faults(sample, seen) == []

    look()
    assert seen["wider"] * seen["short"], seen  # both ways were seen


def test_a_broken_share_is_rounded_by_the_best_plan_of_the_box():
    free = service("Z0", 1, treatment="yes", room="outside")
    services = [free, *(service(f"Z{i}", price, treatment="no") for i, price in enumerate((7, 4, 4, 4), 1))]
    offers = {("A", "Z0"): 10} | {("A", f"Z{i}"): 3 for i in range(1, 5)}
    share = {"id": "mix", "rule": "share_ceiling", "of": {"treatment": True}, "percent": 50}
    plan = planned(small("28.50", services, offers, rules=[share]))
    # 28.50 buys half of 3 x 19: 1½ each, and 6 of Z0 beside them. By falling fractions Z1 would take 7 of the 9.50
    # that 19 leave, nothing else would fit, and 6 would be more than half; two of the cheap ones do.
    assert list(units(plan).values()) == [6, 1, 2, 2, 1]


@given(
    parts=st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)), min_size=1, max_size=8),
)
def test_lines_go_by_falling_fraction_and_equal_ones_in_key_order(parts):
    nums, dens = np.empty(len(parts), dtype=object), np.empty(len(parts), dtype=object)
    nums[:], dens[:] = zip(*parts, strict=True)
    fractions = Exact(nums, dens).remainder()
    values = [fractions.fraction(line) for line in range(len(parts))]
    wanted = sorted((line for line, value in enumerate(values) if value), key=lambda line: (-values[line], line))
    assert by_falling_fraction(fractions) == wanted


def test_fractions_that_differ_far_behind_the_point_are_told_apart():
    big = 10**40
    dens = np.array([3 * big + 3, 3 * big, 3 * big], dtype=object)
    nums = np.array([big + 1, big, big + 1], dtype=object)  # a third, a third, and the least bit more
    assert by_falling_fraction(Exact(nums, dens)) == [2, 0, 1]


@pytest.mark.parametrize(("level", "agreed"), [("2.5", 2), ("2.999", 2), ("3", 3)])
def test_no_cell_is_rounded_above_its_highest_level(level, agreed):
    tranche = {"id": "base", "basis": "history"}
    sample = small(100, [service("Z1", 1)], {("A", "Z1"): 9}, tranches=[tranche], history=volume({("A", "Z1"): level}))
    assert list(units(planned(sample)).values()) == [agreed]


def test_a_ceiling_up_to_a_tranche_takes_no_part_in_rounding():
    early = {"id": "early", "rule": "volume_ceiling", "of": "history", "percent": 50}
    early |= {"until": "base", "stage": "initial"}
    offers = {("A", "Z1"): 5, ("B", "Z1"): 5}
    sample = small(
        100,
        [service("Z1", 1)],
        offers,
        tranches=[{"id": "base", "basis": "offer"}],
        rules=[early],
        history=volume({("A", "Z1"): 5}),
    )
    assert list(units(planned(sample)).values()) == [2, 2]  # 1¼ each: both may round up, 4 is above 2½


def test_an_amount_that_no_whole_units_meet_is_met_as_nearly_as_can_be_and_never_above():
    decided = {"region": "R1", "provider": "00000001", "service": "", "kind": "fix", "amount_eur": 100}
    decided |= {"reason": "agreed", "decided_by": "the board", "date": "2023-12-01"}
    sample = small(1000, [service("Z1", 7), service("Z2", 15)], {("A", "Z1"): 9, ("A", "Z2"): 9}, decisions=[decided])
    found = units(planned(sample))
    spent = 7 * found["R1", "00000001", "Z1"] + 15 * found["R1", "00000001", "Z2"]
    assert 100 - (7 + 15) < spent <= 100
