"""Two providers side by side: the difference adds up, and where the other stands is computed by hand."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings

from tests.model.explain.test_adds_up import INITIAL, REALLOCATION, plan_of
from tests.runs import planned
from tests.small import ALL, PROVIDERS, fund, place, provider, service, small, volume
from verdeelsleutel.model.explain.against.bounds_met import bounds_met
from verdeelsleutel.model.explain.against.facts_apart import facts_apart, set_apart
from verdeelsleutel.model.explain.against.grounds import grounds
from verdeelsleutel.model.explain.against.pairs import pairs
from verdeelsleutel.model.explain.against.rows_met import rows_met
from verdeelsleutel.model.explain.against.sides import Sides
from verdeelsleutel.model.explain.against.tariffs_apart import tariffs_apart
from verdeelsleutel.model.explain.against.volumes import volumes
from verdeelsleutel.model.explain.closed import held_rows
from verdeelsleutel.model.explain.waterfall import waterfalls

A, B = ("A", "Z1"), ("B", "Z1")
Z1, Z2 = service("Z1", 1), service("Z2", 2, kavel="intramural")
WHY = {"reason": "decided", "decided_by": "the board", "date": "2023-12-01"}
CARE = {"id": "care", "basis": "continuity"}
OUT = {"id": "out", "rule": "eligibility", "exclude": {"kavel": "intramural"}, "where": {"status": "new"}}


def sides(*args, who=("A", "B"), **parts):
    return Sides(waterfalls(planned(small(*args, **parts))), tuple(PROVIDERS[letter] for letter in who))


def sides_of(kind, sample):
    """The first two providers of a drawn sample; None where it has no plan or fewer."""
    plan = plan_of(kind, sample)
    if plan is None:
        return None
    lines = plan.problem.lines
    who = sorted({lines.providers[p] for p in lines.provider[lines.is_cell].tolist()})[:2]
    return Sides(waterfalls(plan), (who[0], who[1])) if len(who) == 2 else None


def met(found):
    """Rows that cut the first: (row, tranche, relation, reasons)."""
    return [(str(m.name), m.tranche, m.relation, [(w.code, w.names) for w in m.why]) for m in rows_met(found)]


def verdicts(found):
    return {(pair.region, pair.service): pair.verdict for pair in pairs(found)}


@pytest.mark.parametrize("kind", [*INITIAL, *REALLOCATION])
def test_reasons_add_up_to_the_difference_and_kavels_to_the_whole(kind):
    seen = []

    @settings(max_examples=10)
    @given({**INITIAL, **REALLOCATION}[kind]())
    def drawn(sample):
        found = sides_of(kind, sample)
        if found is None:
            return
        plan = found.found.plan
        seen.append(found.difference)
        if found.difference is not None:
            assert sum((part.difference for part in found.parts), Fraction(0)) == found.difference
            split = grounds(found)
            assert split.composition + split.treatment + split.other == found.difference
            assert all(0 <= fill <= 1 for one in split.every for fill in one.fills if fill is not None)
        for i, side in enumerate(found.whole):
            assert side.asked.cents + sum(part.cents[i] for part in found.parts) == side.agreed.cents
            for sums in (found.kavels(), found.by_kavel()):
                assert sum(both[i].agreed.cents for both in sums.values()) == side.agreed.cents
        every = pairs(found)
        assert sum(at is not None for pair in every for at in pair.at) == sum(len(s.at) for s in found.whole)
        packing = bool(plan.problem.system.packing.all()) and not any(layer.most_care for layer in plan.problem.layers)
        for row in rows_met(found):
            assert row.mine.highest < 1
            assert row.relation != "more" or not packing or row.why[0].code == "group"
        for pair in every:
            if pair.verdict in ("equal", "equal_fill"):
                assert pair.fills_apart == []
        bounds_met(found), volumes(found), tariffs_apart(found, every)

    drawn()
    assert seen


def test_a_provider_with_the_same_facts_in_the_same_row_is_treated_equally():
    found = sides(60, [Z1], {A: 100, B: 20})
    # 60 of 120 are given: half to both
    assert met(found) == [("CR-R1[R1]", "all", "same", [])]
    assert verdicts(found) == {("R1", "Z1"): "equal"}
    assert found.agreed == (Fraction(1, 2), Fraction(1, 2))
    assert [part.parts for part in found.parts] == [(Fraction(-1, 2), Fraction(-1, 2))]


def test_a_ceiling_per_provider_is_one_reason_for_both_and_names_the_row_of_the_other():
    cap = {"id": "cap", "rule": "growth_ceiling", "of": "history", "per": ["region", "provider"]}
    found = sides(5000, [Z1], {A: 100, B: 100}, rules=[cap], history=volume({A: 50, B: 80}))
    assert [(p.reason[0].rule, p.cents, p.difference) for p in found.parts] == [
        ("cap", (-5000, -2000), Fraction(-3, 10))
    ]
    assert met(found) == [(f"cap[R1|{PROVIDERS['A']}]", "all", "not_there", [("other_key", ("provider",))])]
    (own,) = rows_met(found)[0].own
    assert (own.row.name, own.row.binding) == (f"cap[R1|{PROVIDERS['B']}]", True)
    assert own.stands.highest == Fraction(4, 5)
    assert verdicts(found) == {("R1", "Z1"): "differs"}


def test_a_ceiling_per_provider_is_the_same_ground_with_another_part():
    cap = {"id": "cap", "rule": "growth_ceiling", "of": "history", "per": ["region", "provider"]}
    split = grounds(sides(5000, [Z1], {A: 100, B: 100}, rules=[cap], history=volume({A: 50, B: 80})))
    assert [str(name) for name in split.every[0].rows] == ["cap[R1]"]
    assert (split.composition, split.treatment, split.other) == (0, Fraction(-3, 10), 0)


def test_what_a_rule_with_until_held_back_is_composition_where_all_get_the_same_part_of_it_later():
    own = {"id": "own", "rule": "growth_ceiling", "of": "history", "per": ["region", "provider"], "until": "first"}
    parts = {"tranches": [{**ALL, "id": "first"}, ALL], "rules": [own], "history": volume({A: 50, B: 90})}
    # first: 50 and 90; of the 50 and 10 that are asked again 30 are left: half of each
    found = sides(170, [Z1], {A: 100, B: 100}, **parts)
    split = grounds(found)
    assert (split.composition, split.treatment, split.other) == (Fraction(-1, 5), 0, 0)
    assert [(one.tranche, one.fills) for one in split.every] == [
        ("first", (1, 1)), ("all", (Fraction(1, 2), Fraction(1, 2)))
    ]  # fmt: skip
    (held,) = split.every[1].held
    assert (held.rule, held.tranche, held.cents) == ("own", "first", (5000, 1000))
    assert (held.bounds, held.asked) == ((None, None), (None, None))  # in units, not in euros
    assert [(str(one.name), one.held) for one in rows_met(found)] == [
        ("CR-R1[R1]", 0), (f"own[R1|{PROVIDERS['A']}]", 5000)
    ]  # fmt: skip


def test_what_was_asked_before_a_bound_in_euros_is_that_bound_and_all_it_held_back():
    own = {"id": "own", "rule": "growth_ceiling", "of": "history", "per": ["region", "provider"], "until": "first"}
    parts = {"tranches": [{**ALL, "id": "first"}, ALL], "rules": [{**own, "measure": "eur"}]}
    found = sides(170, [Z1], {A: 100, B: 100}, history=volume({A: 50, B: 90}), **parts)
    (held,) = grounds(found).every[1].held
    assert (held.bounds, held.asked) == ((5000, 9000), (10000, 10000))
    shared = {**own, "measure": "eur", "per": ["region"]}
    found = sides(170, [Z1], {A: 100, B: 100}, history=volume({A: 50, B: 90}), **{**parts, "rules": [shared]})
    (held,) = grounds(found).every[1].held
    assert (held.cents, held.bounds) == ((3000, 3000), (None, None))


def test_a_row_about_one_of_them_by_a_fact_is_treatment():
    cap = {"id": "cap", "rule": "volume_ceiling", "of": "offer", "percent": 50, "where": {"status": "new"}}
    who = [provider("A", status="new"), provider("B")]
    split = grounds(sides(5000, [Z1], {A: 100, B: 100}, rules=[cap], providers=who))
    assert (split.composition, split.treatment, split.other) == (0, Fraction(-1, 2), 0)


def test_what_a_row_that_lasts_keeps_is_lost_and_not_held_back():
    cap = {"id": "cap", "rule": "volume_ceiling", "of": "offer", "percent": 50}
    found = sides(5000, [Z1], {A: 100, B: 100}, rules=[cap], tranches=[{**ALL, "id": "first"}, ALL])
    assert list(held_rows(found.found.plan, found.found.cells)) == []


def test_another_fund_region_is_another_fund():
    funds = [fund(50, "R1"), fund(500, "R2")]
    found = sides(50, [Z1], {("R1", *A): 100, ("R2", *B): 100}, funds=funds)
    assert met(found) == [("CR-R1[R1]", "all", "not_there", [("other_fund", ())])]
    assert [own.row.name for own in rows_met(found)[0].own] == ["CR-R2[R2]"]
    assert [(pair.verdict, pair.elsewhere) for pair in pairs(found)] == [("one", ("R2",)), ("one", ("R1",))]


def test_a_rule_about_other_care_names_what_it_looks_at():
    cap = {"id": "cap", "rule": "volume_ceiling", "of": "offer", "percent": 50, "where": {"kavel": "intramural"}}
    found = sides(5000, [Z1, Z2], {("A", "Z2"): 100, B: 100}, rules=[cap])
    assert met(found) == [("cap[]", "all", "not_there", [("not_spoken_of", ("kavel",))])]


@pytest.mark.parametrize(
    ("why", "parts"),
    [
        (("had_all", ("care",)), {"tranches": [CARE, ALL], "continuity": volume({B: 20})}),
        (("where", ("status",)), {"tranches": [{**ALL, "where": {"status": "existing"}}]}),
        (("nothing_to_ask", ()), {"tranches": [{**ALL, "basis": "history"}], "history": volume({A: 100})}),
        (("decided", ()), {"decisions": [{**place(B), "kind": "minimum", "units": 20, **WHY}]}),
    ],
)
def test_whoever_asks_nothing_in_the_tranche_that_was_cut_is_told_why(why, parts):
    status = "new" if why[0] == "where" else "existing"
    who = [provider("A"), provider("B", status=status)]
    found = sides(60, [Z1], {A: 100, B: 20}, providers=who, **parts)
    (row,) = met(found)
    assert row[2:] == ("asks_nothing", [why])


def test_groups_of_a_tranche_tell_why_another_got_more():
    who = [provider("A", monitor="up"), provider("B", monitor="same")]
    found = sides(60, [Z1], {A: 100, B: 20}, tranches=[{**ALL, "order_by": "monitor"}], providers=who)
    # B goes first and gets all of its 20, A 40 of 100
    assert met(found) == [("CR-R1[R1]", "all", "more", [("group", ())])]
    assert verdicts(found) == {("R1", "Z1"): "differs"}
    (pair,) = pairs(found)
    assert pair.facts == ("monitor",)


def test_an_exclusion_that_isnt_about_the_other_names_the_facts_that_it_reads():
    offers = {("A", "Z2"): 100, ("B", "Z2"): 100}
    who = [provider("A", status="new"), provider("B")]
    found = sides(5000, [Z2], offers, providers=who, rules=[OUT])
    (bound,) = bounds_met(found)
    assert (bound.step.id, bound.cents, bound.applies) == ("out", (20000, 0), "not_spoken_of")
    assert set(bound.columns) == {"kavel", "status"}
    (fact,) = facts_apart(found.found.plan.problem, found.providers)
    assert (fact.column, fact.values, list(map(str, fact.read_by))) == ("status", ("new", "existing"), ["rule out"])


def test_who_gets_all_it_asks_in_another_tranche_is_treated_equally():
    found = sides(500, [Z1], {A: 100, B: 20}, tranches=[CARE, ALL], continuity=volume({B: 20}))
    assert verdicts(found) == {("R1", "Z1"): "equal"}


def test_a_decision_about_one_cell_sets_it_apart():
    decisions = [{**place(B), "kind": "maximum", "units": 20, **WHY}]
    found = sides(60, [Z1], {A: 100, B: 20}, decisions=decisions)
    assert verdicts(found) == {("R1", "Z1"): "equal_fill"}
    assert [(one.table, one.provider) for one in set_apart(found.found.plan.problem, found.providers)] == [
        ("decisions", PROVIDERS["B"])
    ]


def test_a_fact_that_only_tariffs_read_makes_another_price_and_no_other_treatment():
    tariff = {"base": 90, "adjustments": [{"id": "up", "when": {"monitor": "up"}, "add": 5}]}
    who = [provider("A", monitor="up"), provider("B", monitor="same")]
    found = sides(60, [service("Z1", 10)], {A: 100, B: 20}, providers=who, tariff=tariff)
    assert verdicts(found) == {("R1", "Z1"): "equal"}
    (apart,) = tariffs_apart(found, pairs(found))
    assert apart.cents == (950, 900)
    assert apart.items == (("up", "5", ""), ("percentage", "95", "90"))
    assert [fact.equal for fact in facts_apart(found.found.plan.problem, found.providers)] == [False]


def test_whoever_asks_nothing_has_no_part_of_it():
    decisions = [{**place(B), "kind": "minimum", "units": 5, **WHY}]
    found = sides(500, [Z1], {A: 100}, decisions=decisions)
    assert found.agreed == (1, None)
    assert found.difference is None
    assert [part.parts for part in found.parts] == [(0, None)]


def test_volumes_stand_beside_what_was_asked():
    found = sides(500, [Z1], {A: 100, B: 50}, tranches=[CARE, ALL], continuity=volume({A: 80, B: 10}))
    assert [(v.basis, v.cents, v.parts) for v in volumes(found)] == [
        ("continuity", (8000, 1000), (Fraction(4, 5), Fraction(1, 5)))
    ]
    assert np.array_equal(found.whole[0].at, [0])
