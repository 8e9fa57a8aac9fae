"""What every rule of the catalogue keeps; a new file in the folder is held to it without a word here."""

import random
import re
import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import strategies
from tests.contract import ground
from tests.runs import pack_of, prepared, solved, tables
from tests.strategies import Sample, yaml
from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.pack import LayerFile, dump_pack, pack_of_layers
from verdeelsleutel.model import catalogue
from verdeelsleutel.model.problem import prepare_initial
from verdeelsleutel.model.row import Count, key_text

RULES = list(catalogue.rule_modules())
PARAMETERS = [(rule, name) for rule, model in catalogue.rule_models().items() for name in model.model_fields]
SOLVERS = ("pyomo", "highspy", "flint")

every_rule = pytest.mark.parametrize("rule", RULES)


# -- rows and check -------------------------------------------------------------------------------------


def disagreement(rule, made, plan):
    """Where the rows (or the cut) of a rule and its recount say something else of a plan; "" where they agree."""
    counts = {count.key: count for count in rule.check(made.context, plan)}
    rows, cut = rule.rows(made.context), rule.cut(made.context)
    if cut is not None:
        for line in range(len(made.lines)):
            if cut.mask[line] and made.lines.is_cell[line]:
                count = counts.pop(key_text(made.lines.key(line)), None)
                if count is None or (count.value, count.upper) != (plan.units[line], cut.cap.fraction(line)):
                    return f"line {made.lines.key(line)}: {count}, the cut is {cut.cap.fraction(line)}"
        if rows is None:
            return f"no cut for {counts}" if counts else ""
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
        raw = ground.drawn(rule, draw, **draw.choice([{}, {"until": "first", "stage": "initial"}]))
        if "until" in raw and hasattr(catalogue.rule_modules()[rule], "cut"):
            del raw["until"]  # a level is no row: there is no later tranche to leave out
        if ground.sound(raw):
            found = disagreement(ground.bound(raw), ground.problem(), ground.AnyPlan(ground.problem(), draw))
            assert not found, raw


@every_rule
@settings(max_examples=12)
@given(sample=st.one_of(strategies.packing_cases(), strategies.share_cases()), seed=st.integers(0, 10**6))
def test_rows_and_check_agree_on_any_case_for_any_parameters_and_plan(rule, sample, seed):
    draw = random.Random(seed)
    raw = [ground.drawn(rule, draw, id=f"tried_{i}") for i in range(3)]
    rules = [one for one in raw if ground.sound(one)]
    agreed = [{**strategies.place_of(row), "units": 7} for row in sample.tables["offers"]]
    made = prepared(Sample({**sample.tables, "agreements": agreed}, {**sample.pack, "rules": rules}))
    for one in made.rules:
        assert not disagreement(one, made, ground.AnyPlan(made, draw))


# -- parameters -----------------------------------------------------------------------------------------


def signature(rule):
    """Everything that filling takes from a rule."""
    context = ground.problem().context
    rows, cut = rule.rows(context), rule.cut(context)
    found = []
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
    values = ground.values(rule, name)
    for _ in range(60):
        raw = ground.drawn(rule, draw)
        one, other = (signature_or_none({**raw, key: value}) for value in draw.sample(values, 2))
        if one is not None and other is not None and one != other:
            return
    pytest.fail(f"{key} of {rule} changes nothing in 60 pairs: it has no effect, or the ground lacks a fact")


@pytest.mark.parametrize("rule", [rule for rule, module in catalogue.rule_modules().items() if hasattr(module, "rows")])
def test_a_rule_ties_its_rows_to_a_tranche_when_told_so(rule):
    raw = ground.drawn(rule, random.Random(2), stage="initial", until="first")
    rows = ground.bound(raw).rows(ground.problem().context)
    assert rows.until == "first"


@every_rule
def test_a_rule_holds_at_its_stage_only(rule):
    raw = ground.drawn(rule, random.Random(3), stage="reallocation")
    pack = pack_of({"initial": {"tranches": ground.TRANCHES}, "rules": [raw]})
    assert prepare_initial(ground.case(), pack).rules == ()


@every_rule
def test_some_case_makes_the_rule_bind_and_the_result_says_so(rule):
    draw = random.Random(4)
    everything = {"initial": {"tranches": [{"id": "all", "basis": "offer"}]}}
    free = solved(prepare_initial(ground.case(), pack_of(everything))).units.sum()
    for _ in range(40):
        raw = ground.drawn(rule, draw)
        if not ground.sound(raw):
            continue
        plan = solved(prepare_initial(ground.case(), pack_of({**everything, "rules": [raw]})))
        rows = [row for row in tables(plan)["rules"] if row["rule"] == "tried"]
        if plan.units.sum() < free and any(row["binding"] == "yes" for row in rows):
            return
    pytest.fail("40 drawn rules cut nothing from the plan")


# -- words ----------------------------------------------------------------------------------------------


@every_rule
def test_the_sentence_names_the_key_and_no_python(rule):
    draw = random.Random(5)
    plan = ground.AnyPlan(ground.problem(), draw)
    for _ in range(30):
        raw = ground.drawn(rule, draw)
        if ground.sound(raw):
            made = ground.bound(raw)
            for count in made.check(ground.problem().context, plan):
                sentence = made.explain(count.key, count)
                assert count.key in sentence
                assert not re.search(r"[<>{}]|\bNone\b|Fraction|Condition\(|\bEVERYTHING\b", sentence)


FIGURES = {"percent", "ratio"}
WITH_FIGURES = [rule for rule, model in catalogue.rule_models().items() if FIGURES & set(model.model_fields)]


@pytest.mark.parametrize("rule", WITH_FIGURES)
def test_percentages_in_sentences_are_decimals(rule):
    draw = random.Random(6)
    model = catalogue.rule_models()[rule].model_fields
    figures = {key: "95.5" for key in FIGURES if key in model}
    made = ground.bound(ground.drawn(rule, draw, **figures))
    counts = made.check(ground.problem().context, ground.AnyPlan(ground.problem(), draw))
    assert counts
    assert not any("191/" in made.explain(count.key, count) for count in counts)


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
        if not ground.sound(raw):
            continue
        policy = {"pack": "p", "title": "P", "office": "O", "year": 2024}
        policy |= {"initial": {"tranches": ground.TRANCHES}, "rules": [raw]}
        first = pack_of_layers([LayerFile.of_text("p", yaml(policy))])
        again = pack_of_layers([LayerFile.of_text("again", dump_pack(first))])
        one, other = (catalogue.bind(pack)[0] for pack in (first, again))
        assert one.parameters == other.parameters
        assert signature(one) == signature(other)


@every_rule
def test_a_misspelt_parameter_is_a_fault_with_a_hint(rule):
    model = catalogue.rule_models()[rule]
    name = max((ground.key(n, f) for n, f in model.model_fields.items()), key=len)
    raw = ground.drawn(rule, random.Random(8), **{f"{name}x": 1})
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
