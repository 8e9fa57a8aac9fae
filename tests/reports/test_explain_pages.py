"""Pages of explanations: what stands in them adds up, and every reason is a sentence in the chosen language."""

import random
import re
import shlex
from pathlib import Path

import numpy as np
import pytest

from tests.contract import ground
from tests.runs import planned
from tests.small import ALL, PROVIDERS, place, service, small, volume
from verdeelsleutel.model import catalogue
from verdeelsleutel.model.explain.chosen import chosen_provider, chosen_rule
from verdeelsleutel.model.explain.cut_cells import cut_cells
from verdeelsleutel.model.explain.waterfall import waterfalls
from verdeelsleutel.model.explain.waterfalls import Waterfalls
from verdeelsleutel.model.levels import Filling
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.results import row_counts
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.explain import page as explain_page
from verdeelsleutel.reports.explain import provider as explain_provider
from verdeelsleutel.reports.explain import rule as explain_rule
from verdeelsleutel.reports.explain.tables import parts, row_costs, rows_table, side_by_side, waterfall
from verdeelsleutel.reports.page import Euros, Listing, Notice
from verdeelsleutel.reports.sentences.rules import Sentences
from verdeelsleutel.reports.words.catalogue import WORDS
from verdeelsleutel.reports.words.explain import RULES_IN_DUTCH

OUT = {"id": "out", "rule": "eligibility", "exclude": {"kavel": "intramural"}, "above": "continuity"}
GROWTH = {"id": "grow", "rule": "growth_ceiling", "of": "history", "percent": "102.5", "per": ["provider"]}
CAP = {"id": "cap", "rule": "volume_ceiling", "of": "offer", "percent": 90}
BASE = {"id": "base", "basis": "history", "percent": "97.5", "not_above": [{"basis": "continuity", "percent": 90}]}
CASE = small(
    2000,
    [service("Z1", 7), service("Z2", 3, kavel="intramural")],
    {("A", "Z1"): 100, ("B", "Z1"): 80, ("A", "Z2"): 50, ("C", "Z2"): 50},
    tranches=[BASE, {**ALL, "where": {"kavel": "vpt"}}],
    rules=[OUT, GROWTH],
    history=volume({("A", "Z2"): 31, ("C", "Z2"): 20, ("A", "Z1"): 60, ("B", "Z1"): 60}),
    continuity=volume({("A", "Z2"): 20, ("A", "Z1"): 10}),
)


@pytest.fixture(scope="module")
def found() -> Waterfalls:
    return waterfalls(planned(CASE))


def cents(row, at=1):
    value = row[at]
    return value.cents if isinstance(value, Euros) else 0


def test_the_rows_of_a_waterfall_add_up_to_its_total(found):
    for one in (found.total(), found.of_provider("R1", PROVIDERS["A"]), found.of_provider(None, PROVIDERS["C"])):
        table = waterfall(found, one, NL)
        assert sum(map(cents, table.rows)) == cents(table.total) == one.agreed.cents


def test_sums_side_by_side_add_up_across_and_down(found):
    table = side_by_side("", "", found.by("kavel").items(), NL)
    for row in (*table.rows, table.total):
        values = [value.cents for value in row[1:]]
        assert sum(values[:-1]) == values[-1]
    assert table.total[-1].cents == found.total().agreed.cents


def test_a_provider_that_isnt_there_has_an_empty_waterfall(found):
    one = found.of_provider("R9", PROVIDERS["A"])
    assert (len(one.at), one.asked.cents, one.agreed.cents, one.lost) == (0, 0, 0, 0)


def test_binding_rows_come_first_and_cost_what_the_losses_say(found):
    costs = row_costs(found, found.losses(found.total().at))
    assert [one.row.binding for one in costs] == sorted((one.row.binding for one in costs), reverse=True)
    lost = {(loss.step.kind, loss.step.id): loss.cents for loss in found.losses(found.total().at)}
    assert sum(one.cents for one in costs if one.row.rule == "out") == lost["excluded", "out"]


def test_every_loss_of_a_provider_is_told_in_a_sentence(found):
    said, english = Sentences(found.plan, NL), Sentences(found.plan, ENGLISH)
    told, told_english = ({one.full(loss.step, loss.reason) for loss in losses_of(found)} for one in (said, english))
    asked = "tranche base vraagt ten hoogste 97,5 % van het volume van vorig jaar (afspraak), en niet meer dan 90 % "
    assert f"{asked}van het volume van cliënten al in zorg" in told
    assert "tranche base asks at most 97.5 % of history, and not above 90 % of continuity" in told_english
    grown = [text for text in told if "grow" in text]
    assert grown
    sentence = r"het volume van Provider \w mag groeien tot .* 102,5 % van het volume van vorig jaar"
    assert all(re.search(sentence, text) for text in grown)
    assert "zorg met kavel intramuraal wordt niet ingekocht boven het volume van cliënten al in zorg [out]" in told


def losses_of(found):
    return found.losses(found.total().at)


def test_a_provider_that_lost_nothing_reads_that(found):
    plenty = waterfalls(planned(small(900, [service("Z1", 7)], {("A", "Z1"): 100})))
    page = explain_provider.page(plenty, PROVIDERS["A"], Path("run"), NL)
    assert any(isinstance(block, Notice) and block.tone == "good" for block in page.blocks)
    assert not any(isinstance(block, Listing) for block in page.blocks)


def test_the_page_of_a_run_names_a_provider_and_a_rule_to_go_on_with(found):
    page = explain_page.page(found, Path("run"), ENGLISH)
    commands = page.blocks[-1].items
    assert re.fullmatch(r"verdeel explain run --provider \d{8}", commands[0])
    assert re.fullmatch(r"verdeel explain run --rule \w\S*", commands[1])


def test_what_was_decided_is_told_as_a_decision():
    why = {"reason": "decided", "decided_by": "the board", "date": "2023-12-01"}
    decisions = [{**place(("A", "Z1")), "kind": "maximum", "units": 30, **why}]
    found = waterfalls(planned(small(900, [service("Z1", 7)], {("A", "Z1"): 100}, decisions=decisions)))
    (loss,) = losses_of(found)
    assert "besluit" in Sentences(found.plan, NL).full(loss.step, loss.reason)
    assert "decision" in Sentences(found.plan, ENGLISH).full(loss.step, loss.reason)
    chosen = chosen_rule(found.plan, "decision_maximum")
    assert [one.cents for one in row_costs(found, losses_of(found)) if one.row.rule == chosen.rule] == [70 * 700]
    assert [(step.id, cell) for step, cell in cut_cells(found, chosen)] == [("decision", 0)]


@pytest.fixture(scope="module")
def fixed() -> Waterfalls:
    why = {"reason": "negotiated", "decided_by": "the board", "date": "2023-12-01"}
    decisions = [{**place(("A", "Z1")), "kind": "fix", "units": 30, **why}]
    offers = {("A", "Z1"): 100, ("A", "Z2"): 50, ("B", "Z1"): 80}
    case = small(900, [service("Z1", 7), service("Z2", 3)], offers, rules=[CAP], decisions=decisions)
    return waterfalls(planned(case))


def texts(page):
    """Everything that a page says, in one string."""
    return repr(page.blocks).replace("\\xa0", " ")


def test_what_was_asked_above_a_fixed_volume_is_no_loss_by_a_rule(fixed):
    whole = fixed.total()
    (above,) = (cents for name, cents in parts(whole).items() if name == "above_decision_eur")
    assert above == -70 * 700
    assert whole.asked.cents + sum(parts(whole).values()) == whole.agreed.cents
    assert "kept_out_eur" not in parts(whole)
    said = texts(explain_provider.page(fixed, PROVIDERS["A"], Path("run"), NL))
    assert "gevraagd boven wat bij besluit is vastgelegd" in said
    assert "begrensd" not in said


def test_a_decision_explained_says_what_was_decided_and_that_a_run_without_it_tells_the_rest(fixed):
    page = explain_rule.page(fixed, chosen_rule(fixed.plan, "decision_fix"), None, Path("run"), NL)
    said = texts(page)
    assert "vastgesteld, precies 30 eenheden" in said
    assert "Reden: negotiated. Besloten door the board, 1 december 2023" in said
    assert "verdeel compare" in said
    assert "Gevraagd boven wat is vastgelegd" in said
    assert "minder kreeg" not in said


def test_a_decision_has_no_cost_among_the_rules_and_a_note_says_why(fixed):
    costs = row_costs(fixed, losses_of(fixed))
    table = rows_table(fixed.plan, costs, len(costs), NL)
    (decided,) = (row for row in table.rows if row[0].startswith("besluit: vastgesteld"))
    assert decided[-1] is None
    assert "zonder dat besluit (verdeel compare)" in table.note
    others = [one for one in costs if not one.row.rule.startswith("decision")]
    assert "verdeel compare" not in rows_table(fixed.plan, others, len(others), NL).note


@pytest.fixture(scope="module")
def plenty() -> Waterfalls:
    return waterfalls(planned(small(900, [service("Z1", 7)], {("B", "Z1"): 100})))


@pytest.mark.parametrize("which", ["found", "fixed", "plenty"])
def test_every_command_that_an_explanation_suggests_is_one_that_explain_takes(which, request):
    found = request.getfixturevalue(which)
    plan, run = found.plan, Path("run")
    pages = [explain_page.page(found, run, NL)]
    pages += [explain_provider.page(found, provider, run, NL) for provider in found.by("provider")]
    pages += [explain_rule.page(found, chosen_rule(plan, row.rule), None, run, NL) for row in row_counts(plan)]
    listings = [block for page in pages for block in page.blocks if isinstance(block, Listing) and block.mark == "$"]
    commands = {command for listing in listings for command in listing.items}
    assert commands
    for command in commands:
        words = shlex.split(command)[3:]
        options = dict(zip(words[::2], words[1::2], strict=True))
        provider = options.get("--provider")
        assert provider is None or chosen_provider(plan, provider) == provider
        assert "--rule" not in options or chosen_rule(plan, options["--rule"], provider)


def test_an_exclusion_of_a_provider_costs_what_all_its_cells_asked():
    why = {"reason": "decided", "decided_by": "the board", "date": "2023-12-01"}
    decisions = [{"region": "R1", "provider": PROVIDERS["A"], "service": "", "kind": "exclude", **why}]
    offers = {("A", "Z1"): 100, ("A", "Z2"): 10, ("B", "Z1"): 5}
    found = waterfalls(planned(small(900, [service("Z1", 7), service("Z2", 3)], offers, decisions=decisions)))
    chosen = chosen_rule(found.plan, "decision_exclude")
    assert [one.cents for one in row_costs(found, losses_of(found)) if one.row.rule == chosen.rule] == [73000]
    assert [cell for _, cell in cut_cells(found, chosen)] == [0, 1]


# -- sentences of rules -----------------------------------------------------------------------------------

CUT_PRICES = "tariff_cut"  # makes prices less, not volumes


@pytest.mark.parametrize("rule", sorted(set(catalogue.rule_modules()) - {CUT_PRICES}))
def test_a_rule_is_told_in_dutch_with_its_key_and_no_python(rule):
    draw, told = random.Random(7), 0
    for _ in range(10):
        made = ground.bound(ground.drawn(rule, draw))
        problem = ground.problem(ground.stage_of(made))
        plan = ground.AnyPlan(problem, draw)
        said = Sentences(Plan(problem, Filling(), np.zeros(len(problem.lines), dtype=object)), NL)
        for count in made.check(ground.context_of(made), plan):
            sentence = said.of_rule(made, count)
            names = {code: f"Provider {letter}" for letter, code in PROVIDERS.items()}
            assert all(
                names.get(part, part) in sentence or (part in WORDS and NL.word(part) in sentence)
                for part in count.key.split("|")
            )
            assert not re.search(r"[<>{}]|\bNone\b|Fraction|Condition\(|\bEVERYTHING\b|why_", sentence)
            told += 1
    assert told


def test_a_rule_without_a_dutch_sentence_is_told_by_kind_key_and_bound(found, monkeypatch):
    monkeypatch.delitem(RULES_IN_DUTCH, "growth_ceiling")
    said = Sentences(found.plan, NL)
    told = [said.full(loss.step, loss.reason) for loss in losses_of(found) if loss.step.kind == "tranche"]
    assert told
    assert all(re.fullmatch(r"groeiplafond grow · Provider \w · ten hoogste [\d,]+ eenheden", text) for text in told)
