"""The summary after a run: its numbers add up, and it says who was cut by what."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from tests.runs import planned, tables
from tests.small import PROVIDERS, service, small, volume
from tests.strategies import Sample
from verdeelsleutel.model.certify.certificate import Certificate
from verdeelsleutel.reports import run_tables, summary
from verdeelsleutel.reports.cuts import cuts, limit_words, limits
from verdeelsleutel.reports.dutch import ENGLISH, NARROW, NL
from verdeelsleutel.reports.page import Euros, Number
from verdeelsleutel.reports.terminal import text

CEILING = {"id": "cap", "rule": "growth_ceiling", "of": "history", "percent": 100, "where": {"kavel": "intramural"}}
CASE = small(
    1000,
    [service("Z1", 7), service("Z2", 3, kavel="intramural")],
    {("A", "Z1"): 100, ("B", "Z1"): 80, ("A", "Z2"): 50, ("C", "Z2"): 50},
    rules=[CEILING],
    history=volume({("A", "Z2"): 31, ("C", "Z2"): 20, ("B", "Z1"): 60}),
)


@pytest.fixture(scope="module")
def plan():
    return planned(CASE)


def certificate():
    found = Certificate()
    found.add("money", "adds up", [])
    return found


def column(table, title, lang=NL):
    """A column of cents or numbers, without and with the total."""
    at = [c.title for c in table.columns].index(lang.word(title))
    values = [
        v.cents if isinstance(v, Euros) else v.value if isinstance(v, Number) else None
        for v in (r[at] for r in table.rows)
    ]
    total = table.total[at] if table.total else None
    return values, total.cents if isinstance(total, Euros) else total.value if isinstance(total, Number) else None


def test_amount_is_reserved_and_agreed_and_free(plan):
    for row in run_tables.funds(plan, NL).rows:
        amount, reserved, agreed, free = (value.cents for value in row[1:5])
        assert amount == reserved + agreed + free


@pytest.mark.parametrize("title", ["agreed_eur", "unmet_eur", "last_year_eur", "client_years", "unmet_client_years"])
def test_kavels_add_up_to_their_total(plan, title):
    values, total = column(run_tables.kavels(plan, NL), title)
    assert sum(values) == total


def test_kavels_funds_and_plan_agree_to_the_cent(plan):
    agreed = sum(int(Fraction(row["amount_eur"]) * 100) for row in tables(plan)["plan"])
    assert column(run_tables.kavels(plan, NL), "agreed_eur")[1] == agreed
    assert sum(column(run_tables.funds(plan, NL), "agreed_eur")[0]) == agreed


def test_asked_is_awarded_and_not_awarded(plan):
    table = run_tables.tranches(plan, NL)
    asked, awarded, short = (column(table, title)[0] for title in ("asked_eur", "awarded_eur", "short_eur"))
    assert asked == [a + s for a, s in zip(awarded, short, strict=True)]


def test_what_providers_are_short_of_is_what_limits_took(plan):
    found = cuts(plan)
    assert sum(cut.short for cut in found) == sum(cents for _, cents, _ in limits(found))
    assert all(sum(cut.by_limit.values()) == cut.short <= cut.asked for cut in found)
    assert [cut.short for cut in found] == sorted((cut.short for cut in found), reverse=True)


def test_a_provider_is_cut_by_the_row_that_closed_it(plan):
    by = {cut.provider: {str(name) for limit in cut.by_limit for name in limit} for cut in cuts(plan)}
    assert by[PROVIDERS["B"]] == {"CR-R1[R1]"}
    assert by[PROVIDERS["C"]] == {"cap[]"}
    assert by[PROVIDERS["A"]] == {"CR-R1[R1]", "cap[]"}


def test_a_limit_is_told_in_words(plan):
    words = {limit_words(plan, limit, NL) for limit, _, _ in limits(cuts(plan))}
    assert "het geld van geldstroom CR-R1 is verdeeld" in words
    assert "groeiplafond · ten hoogste 51 eenheden [cap]" in words
    assert "growth ceiling · at most 51 units [cap]" in {
        limit_words(plan, m, ENGLISH) for m, _, _ in limits(cuts(plan))
    }


@pytest.mark.parametrize(("note", "title"), [("thuis gaat voor", "thuis gaat voor"), ("x" * 200, "groeiplafond")])
def test_the_note_of_a_rule_is_its_title_unless_it_is_long(note, title):
    plan = planned(Sample(CASE.tables, {**CASE.pack, "rules": [{**CEILING, "note": note}]}))
    assert f"{title} · ten hoogste 51 eenheden [cap]" in {limit_words(plan, m, NL) for m, _, _ in limits(cuts(plan))}


def test_what_stood_in_the_way_has_a_kind_and_an_id(plan, tmp_path):
    shown = text(summary.page(plan, certificate(), tmp_path, NL), NL)
    assert re.search(r"Provider C .* groeiplafond cap$", shown, flags=re.MULTILINE)
    assert re.search(r"Provider B .* geldstroom CR-R1$", shown, flags=re.MULTILINE)


def test_asked_and_not_asked_are_offered_together(plan):
    facts = [value.cents for _, value in run_tables.from_offer(plan, NL).facts]
    offered, not_asked, asked = facts[:3]
    assert offered == asked + not_asked


def test_what_is_decided_above_the_offer_has_a_line_of_its_own():
    lines = {("A", "Z1"): 5, ("B", "Z1"): 9}
    base = {"id": "base", "basis": "offer", "where": {"provider": PROVIDERS["A"]}}
    plan = planned(small(10**4, [service("Z1", 7)], lines, tranches=[base], decisions=[decision("A", units=8)]))
    facts = {label.replace(NARROW, " "): value.cents for label, value in run_tables.from_offer(plan, NL).facts}
    assert facts["niet gevraagd in de tranches"] == 9 * 700
    assert facts["boven het aanbod besloten"] == 3 * 700
    assert facts["afgesproken (57,1 % van het aanbod)"] == 8 * 700


def decision(letter, kind="minimum", name="Z1", **others):
    where = {"region": "R1", "provider": PROVIDERS[letter], "service": name, "kind": kind}
    return {**where, "reason": "zorg", "decided_by": "MT", "date": "2024-03-01", **others}


def test_decisions_stand_beside_what_the_plan_gives_those_that_fall_short_first(tmp_path):
    taken = [
        decision("A", units=8),
        decision("B", "maximum", "", amount_eur="21.50"),
        decision("C", "exclude"),
        decision("D", "fix", "", amount_eur="30.00"),
    ]
    plan = planned(small(10**4, [service("Z1", 7)], {(one, "Z1"): 9 for one in "ABCD"}, decisions=taken))
    shown = text(summary.page(plan, certificate(), tmp_path, NL), NL, width=200)
    why = "Reden: zorg. Besloten door MT, 1 maart 2024"
    section = shown.partition("Besluiten (4)")[2].partition("\n\n")[0]
    items = [item.strip() for item in " ".join(section.split()).split("• ")[1:]]
    assert items == [
        (
            "Provider D, alle prestaties (R1): vastgesteld, precies € 30,00; het plan geeft € 28,00, € 2,00 minder, "
            f"want eenheden zijn heel. {why}"
        ),
        f"Provider A, Z1 (R1): minimum, ten minste 8 eenheden; het plan geeft 9 eenheden. {why}",
        f"Provider B, alle prestaties (R1): maximum, ten hoogste € 21,50; het plan geeft € 21,00. {why}",
        f"Provider C, Z1 (R1): uitgesloten; het plan geeft 0 eenheden. {why}",
    ]
    found = summary.as_dict(plan, certificate())["decisions"]
    assert [(one["kind"], one["unit"], one["shortfall"]) for one in found[:2]] == [
        ("fix", "cents", "200"),
        ("minimum", "units", "0"),
    ]


def test_where_all_is_awarded_nobody_is_cut(tmp_path):
    plan = planned(small(10**6, [service("Z1", 7)], {("A", "Z1"): 5}))
    shown = text(summary.page(plan, certificate(), tmp_path, NL), NL)
    assert cuts(plan) == []
    assert "Niemand is gekort" in shown


def test_money_outside_the_room_has_a_line_of_its_own():
    plan = planned(small(100, [service("Z1", 7), service("Z9", 5, room="outside")], {("A", "Z1"): 5, ("A", "Z9"): 4}))
    table = run_tables.funds(plan, NL)
    assert column(table, "agreed_eur") == ([3500, 2000], 5500)


def test_the_mark_of_a_synthetic_case_is_never_missing(plan, tmp_path):
    shown = text(summary.page(plan, certificate(), tmp_path, NL), NL)
    assert ("SYNTHETISCH" in shown) == plan.problem.case.meta.synthetic


def test_the_page_says_in_both_languages_where_the_run_is(plan, tmp_path):
    for lang in (NL, ENGLISH):
        assert str(tmp_path) in text(summary.page(plan, certificate(), tmp_path, lang), lang)


def test_the_dict_is_complete_and_exact(plan):
    found = summary.as_dict(plan, certificate())
    assert {"figures", "funds", "cuts", "findings", "certificate", "last_year", "synthetic"} <= found.keys()
    short = sum(Fraction(cut["short_eur"]) for cut in found["cuts"])
    assert short == sum(Fraction(cents) for cut in found["cuts"] for cents in cut["limited_by"].values())


def test_where_only_rounding_makes_a_difference_nobody_is_called_cut(tmp_path):
    base = {"id": "base", "basis": "history", "percent": 98}
    plan = planned(
        small(10**6, [service("Z1", 7)], {("A", "Z1"): 50}, tranches=[base], history=volume({("A", "Z1"): 45}))
    )
    shown = " ".join(text(summary.page(plan, certificate(), tmp_path, NL), NL).split())
    assert "op € 0,70 afronding na bij 1 aanbieder; € 41,30 van het aanbod vragen zij niet" in shown
    assert "Meest gekort" not in shown
    assert "Niemand is gekort" not in shown


@pytest.mark.parametrize(
    ("tranche", "said"),
    [
        ({"basis": "history", "where": {"kavel": "mpt"}}, "Geen enkele tranche vraagt hier iets"),
        ({"basis": "history"}, "Alles wat de tranches vragen is toegekend; € 70,00 van het aanbod vragen zij niet."),
        ({"basis": "offer"}, "Niemand is gekort: alles wat de tranches vragen, is toegekend."),
    ],
)
def test_that_nobody_is_cut_isnt_said_of_what_nobody_asked(tranche, said, tmp_path):
    last_year = volume({("A", "Z1"): 40})
    plan = planned(
        small(10**6, [service("Z1", 7)], {("A", "Z1"): 50}, tranches=[{"id": "base", **tranche}], history=last_year)
    )
    shown = " ".join(text(summary.page(plan, certificate(), tmp_path, NL), NL).split())
    assert said in shown
    assert ("Niemand is gekort" in shown) == ("Niemand" in said)


def test_of_many_funds_the_largest_are_shown_and_all_are_counted():
    offers = {(f"R{i}", "A", "Z1"): i for i in range(1, 20)}
    plan = planned(small(10**4, [service("Z1", 7)], offers))
    table = run_tables.funds(plan, NL)
    assert len(table.rows) == run_tables.MOST_FUNDS + 1
    values, total = column(table, "agreed_eur")
    assert sum(values) == total == 100 * 7 * sum(range(1, 20))


def test_what_is_next_is_to_understand_to_hand_on_and_to_check():
    plan = planned(small(10**4, [service("Z1", 7)], {("A", "Z1"): 9}))
    listing = summary.page(plan, certificate(), Path("run"), NL).blocks[-1]
    assert listing.items == ("verdeel explain run", "verdeel report run", "verdeel verify run", "verdeel replay run")
