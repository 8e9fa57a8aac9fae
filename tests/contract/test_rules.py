"""What every rule of the catalogue keeps; a new file in the folder is held to it without a word here."""

import random
import re
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import strategies
from tests.contract import ground
from tests.runs import case_of, pack_of, prepared, reallocated, solved, tables
from tests.strategies import Sample, yaml
from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.pack import LayerFile, dump_pack, pack_of_layers
from verdeelsleutel.model import catalogue
from verdeelsleutel.model.problem import prepare_initial
from verdeelsleutel.model.row import Count, key_text

RULES = list(catalogue.rule_modules())
WITH_ROWS = [rule for rule, module in catalogue.rule_modules().items() if hasattr(module, "rows")]
PARAMETERS = [(rule, name) for rule, model in catalogue.rule_models().items() for name in model.model_fields]
STAGES = ("initial", "reallocation")
SOLVERS = ("pyomo", "highspy", "flint")

MONEY = [rule for rule, module in catalogue.rule_modules().items() if hasattr(module, "factors")]

every_rule = pytest.mark.parametrize("rule", RULES)
every_money_rule = pytest.mark.parametrize("rule", MONEY)


# -- rows and check -------------------------------------------------------------------------------------


def disagreement(rule, context, plan):
    """Where the rows (cut, factors) of a rule and its recount say something else of a plan; "" where they agree."""
    counts = {count.key: count for count in rule.check(context, plan)}
    rows, cut, lines = rule.rows(context), rule.cut(context), context.lines
    if cut is not None:
        assert cut.rule == rule.id
        for line in range(len(lines)):
            if cut.mask[line] and lines.is_cell[line]:
                count = counts.pop(key_text(lines.key(line)), None)
                if count is None or (count.value, count.upper) != (plan.units[line], cut.cap.fraction(line)):
                    return f"line {lines.key(line)}: {count}, the cut is {cut.cap.fraction(line)}"
    if rows is None:
        return mispriced(rule, context, counts.values()) if cut is None else f"no cut for {counts}" * bool(counts)
    volume = plan.awarded_until(rule.until) if rule.until else Exact(plan.units, 1)
    values, signs = [Fraction(0)] * len(rows), [set() for _ in rows.keys]
    for row, line, num in zip(rows.row.tolist(), rows.line.tolist(), rows.num.tolist(), strict=True):
        values[row] += Fraction(num, rows.den) * volume.fraction(line)
        signs[row].add(num > 0)
    for at, key in enumerate(rows.keys):
        count = counts.pop(key, None)
        if count is None:
            if not idle(rows.lower[at], rows.upper[at], signs[at]):
                return f"nothing counts {key}"
        elif room(count) != room(Count(key, rows.unit, values[at], rows.lower[at], rows.upper[at])):
            return f"{key}: {count}, the row has {values[at]} ≤ {rows.upper[at]}"
        elif count.unit != rows.unit:
            return f"{key}: counted in {count.unit}, the row in {rows.unit}"
    left = [count for count in counts.values() if count.value or any(value and value < 0 for value in room(count))]
    return f"no row for {left}" if left else ""


def mispriced(rule, context, counts):
    """Where a money rule and its recount say something else of the prices; "" where they agree."""
    before, funds = context.tariffs.around(rule.id)[0], context.funds
    cut = {int(funds.purse[mask][0]) for mask, _ in rule.factors(replace(context, tariffs=before))}
    named = {"+".join(funds.funds[i].id for i in funds.purses[purse]) for purse in cut}
    exact = {count.key for count in counts if count.lower is not None}
    if named != exact:
        return f"cut are {named}, counted to the cent are {exact}"
    broken = [count for count in counts if any(value is not None and value < 0 for value in room(count))]
    return f"not within their bounds: {broken}" if broken else ""


def room(count):
    """What is left under the ceiling and above the floor."""
    below = None if count.lower is None else count.value - count.lower
    return below, None if count.upper is None else count.upper - count.value


def idle(lower, upper, signs):
    """Whether no plan could break a row."""
    up = upper is None or (upper >= 0 and True not in signs)
    return up and (lower is None or (lower <= 0 and False not in signs))


@every_rule
def test_rows_and_check_agree_on_the_ground_for_any_parameters_and_plan(rule):
    draw = random.Random(rule)
    for _ in range(60):
        fixed = {"until": "first"} if rule in WITH_ROWS and draw.random() < 0.5 else {}
        made = ground.bound(ground.drawn(rule, draw, **fixed))
        plan = ground.AnyPlan(ground.problem(ground.stage_of(made)), draw)
        assert not disagreement(made, ground.context_of(made), plan), made


@every_rule
@settings(max_examples=12)
@given(sample=st.one_of(strategies.packing_cases(), strategies.share_cases()), seed=st.integers(0, 10**6))
def test_rows_and_check_agree_on_any_case_for_any_parameters_and_plan(rule, sample, seed):
    draw = random.Random(seed)
    stage = "reallocation" if rule in MONEY else draw.choice(["both", "reallocation"])
    rules = [ground.drawn(rule, draw, id=f"tried_{i}", stage=stage) for i in range(3)]
    agreed = [{**strategies.place_of(row), "units": 7} for row in sample.tables["offers"]]
    known = {**sample.tables, "agreements": agreed}
    if stage == "reallocation":
        made = reallocated(case_of(Sample(known, {})), pack_of(ground.policy(*rules)), ground.expectation)
    else:
        made = prepared(Sample(known, {**sample.pack, "rules": rules}))
    assert len(made.rules) == 3
    for one in made.rules:
        assert not disagreement(one, made.context, ground.AnyPlan(made, draw))


@every_money_rule
def test_a_recount_tells_a_price_that_the_rule_left_as_it_was(rule):
    draw, told = random.Random(9), 0
    for _ in range(20):
        made = ground.bound(ground.drawn(rule, draw))
        context = ground.context_of(made)
        before = context.tariffs.around(made.id)[0]
        forged = replace(context, tariffs=replace(context.tariffs, cents=before.cents))
        plan = ground.AnyPlan(ground.problem("reallocation"), draw)
        right, wrong = (
            [count.value for count in made.check(one, plan) if count.lower is not None] for one in (context, forged)
        )
        found = mispriced(made, forged, made.check(forged, plan))
        assert bool(found) == (wrong != right)
        told += bool(found)
    assert told


# -- parameters -----------------------------------------------------------------------------------------


def signature(rule):
    """Everything that filling takes from a rule."""
    context = ground.problem(ground.stage_of(rule)).context
    rows, cut, factors = rule.rows(context), rule.cut(context), rule.factors(context)
    found = [(mask.nonzero()[0].tolist(), left) for mask, left in factors or ()]
    if rows is not None:
        weights = [Fraction(int(num), rows.den) for num in rows.num.tolist()]
        entries = sorted(zip(rows.row.tolist(), rows.line.tolist(), weights, strict=True))
        found += [rows.unit, rows.keys, rows.lower, rows.upper, rows.until, entries]
    if cut is not None:
        found += [(line, cut.cap.fraction(line)) for line in cut.mask.nonzero()[0].tolist()]
    return found


def signature_or_none(raw):
    return signature(ground.bound(raw)) if ground.sound(raw) else None


@pytest.mark.parametrize(("rule", "name"), PARAMETERS)
def test_every_parameter_changes_some_row_or_cut(rule, name):
    draw = random.Random(1)
    key = ground.key(name, catalogue.rule_models()[rule].model_fields[name])
    for _ in range(60):
        raw = ground.drawn(rule, draw)
        values = ground.values(rule, name, raw["stage"])
        one, other = (signature_or_none({**raw, key: value}) for value in draw.sample(values, 2))
        if one is not None and other is not None and one != other:
            return
    pytest.fail(f"{key} of {rule} changes nothing in 60 pairs: it has no effect, or the ground lacks a fact")


@pytest.mark.parametrize("rule", WITH_ROWS)
def test_a_rule_ties_its_rows_to_a_tranche_when_told_so(rule):
    raw = ground.drawn(rule, random.Random(2), stage="initial", until="first")
    rows = ground.bound(raw).rows(ground.problem().context)
    assert rows.until == "first"


@every_rule
def test_a_rule_holds_at_its_stage_only(rule):
    raw = ground.drawn(rule, random.Random(3), stage="reallocation")
    pack = pack_of(ground.policy(raw))
    assert prepare_initial(ground.case(), pack).rules == ()
    assert len(ground.prepared("reallocation", pack).rules) == 1


@every_rule
def test_some_case_makes_the_rule_bind_and_the_result_says_so(rule):
    draw = random.Random(4)
    everything = [{"id": "all", "basis": "offer"}]
    free = {stage: solved(ground.prepared(stage, pack_of(ground.policy(tranches=everything)))) for stage in STAGES}
    for _ in range(40):
        raw = ground.drawn(rule, draw)
        stage = ground.stage_of(ground.bound(raw))
        plan = solved(ground.prepared(stage, pack_of(ground.policy(raw, tranches=everything))))
        rows = [row for row in tables(plan)["rules"] if row["rule"] == "tried"]
        if taken(plan, rule) < taken(free[stage], rule) and any(row["binding"] == "yes" for row in rows):
            assert rule not in MONEY or any(row["item"] == "tried" for row in tables(plan)["tariffs"])
            return
    pytest.fail("40 drawn rules cut nothing from the plan")


def taken(plan, rule):
    """What a rule makes less of: a money rule what a unit of everything costs, another the units of the plan."""
    return plan.problem.tariffs.cents.sum() if rule in MONEY else plan.units.sum()


# -- words ----------------------------------------------------------------------------------------------


@every_rule
def test_the_sentence_names_the_key_and_no_python(rule):
    draw = random.Random(5)
    for _ in range(30):
        made = ground.bound(ground.drawn(rule, draw))
        plan = ground.AnyPlan(ground.problem(ground.stage_of(made)), draw)
        for count in made.check(ground.context_of(made), plan):
            sentence = made.explain(count.key, count)
            assert count.key in sentence
            assert not re.search(r"[<>{}]|\bNone\b|Fraction|Condition\(|\bEVERYTHING\b", sentence)


FIGURES = {"percent", "ratio", "at_most", "overshoot_above", "reserve_ratio_above"}
WITH_FIGURES = [rule for rule, model in catalogue.rule_models().items() if FIGURES & set(model.model_fields)]


@pytest.mark.parametrize("rule", WITH_FIGURES)
def test_percentages_in_sentences_are_decimals(rule):
    draw = random.Random(6)
    model = catalogue.rule_models()[rule].model_fields
    figures = {key: "55.5" for key in FIGURES if key in model}
    told = 0
    for _ in range(10):
        made = ground.bound(ground.drawn(rule, draw, **figures))
        plan = ground.AnyPlan(ground.problem(ground.stage_of(made)), draw)
        sentences = [made.explain(count.key, count) for count in made.check(ground.context_of(made), plan)]
        assert not any("111/" in sentence for sentence in sentences)
        told += len(sentences)
    assert told


@every_rule
def test_the_docstring_explains_every_parameter(rule):
    module = catalogue.rule_modules()[rule]
    body = module.__doc__ or ""
    lacking = []
    for name, field in module.Parameters.model_fields.items():
        if name == "where":
            continue  # the cells that a rule speaks of: it means the same in each
        spoken = {"per": "key"}.get(name, ground.key(name, field))
        if not re.search(rf"\b{spoken}\b", body):
            lacking.append(ground.key(name, field))
    assert lacking == []


# -- the house of a rule --------------------------------------------------------------------------------


@every_rule
def test_a_pack_that_is_written_and_read_again_gives_the_same_rows(rule):
    draw = random.Random(7)
    for _ in range(10):
        raw = ground.drawn(rule, draw)
        policy = {"pack": "p", "title": "P", "office": "O", "year": 2024, **ground.policy(raw)}
        first = pack_of_layers([LayerFile.of_text("p", yaml(policy))])
        again = pack_of_layers([LayerFile.of_text("again", dump_pack(first))])
        one, other = (catalogue.bind(pack)[0] for pack in (first, again))
        assert one.parameters == other.parameters
        assert signature(one) == signature(other)


@every_rule
def test_a_misspelt_parameter_is_a_fault_with_a_hint(rule):
    model = catalogue.rule_models()[rule]
    name = max((ground.key(n, f) for n, f in model.model_fields.items()), key=len)
    raw = ground.drawn(rule, random.Random(8)) | {f"{name}x": 1}
    text = yaml({"pack": "p", "title": "P", "office": "O", "year": 2024, "rules": [raw]})
    pack = pack_of_layers([LayerFile.of_text("p", text)])
    (fault,) = catalogue.rule_faults(pack.rules[0])
    assert f"{name}x" in str(fault.found) + fault.what + str(fault.place)
    assert f'did you mean "{name}"?' in fault.hint


def test_importing_a_rule_loads_no_solver():
    code = (
        "import importlib, os, sys\n"
        "import pandas, verdeelsleutel.model.rule\n"  # what they all need, once
        "for rule in sys.argv[1:]:\n"
        "    if os.fork() == 0:\n"
        "        importlib.import_module('verdeelsleutel.model.rules.' + rule)\n"
        f"        print(rule, [m for m in {SOLVERS!r} if m in sys.modules], flush=True)\n"
        "        os._exit(0)\n"
        "    os.wait()\n"
    )
    ran = subprocess.run([sys.executable, "-c", code, *RULES], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == [f"{rule} []" for rule in RULES]
