"""The report of an allocation: every section is there, and its sums are those of the plan."""

import re
from fractions import Fraction

import pytest

from tests.reports.pages import HOSTILE
from tests.reports.run.reported import folds, headings, initial, named, reported, sample
from tests.runs import planned, tables
from tests.small import PROVIDERS, provider
from verdeelsleutel.model.provider_sums import provider_sums
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.page import Chart, Euros, Facts, Table
from verdeelsleutel.reports.page_html import html
from verdeelsleutel.reports.run import kavels, providers
from verdeelsleutel.reports.run.page import page
from verdeelsleutel.reports.shapes import BarChart


@pytest.fixture(scope="module")
def run():
    return initial()


@pytest.fixture(scope="module")
def made(run):
    return page(run, NL)


@pytest.fixture(scope="module")
def plan_csv(run):
    return tables(run.plan)["plan"]


def cents(rows, column="amount_eur"):
    return sum(int(Fraction(row[column]) * 100) for row in rows)


def test_every_section_is_there_in_order(made):
    assert headings(made) == [
        "In het kort",
        "Gebruik van de geldstromen",
        "Van aanbod naar afspraak",
        "Kavels en zorgprofielen",
        "Wie krijgt minder, en waardoor",
        "Regio's naast elkaar",
        "Toekenning per tranche",
        "Tarieven",
        "Regels en hun ruimte",
        "Besluiten van het zorgkantoor",
        "Opvallend, en om na te kijken",
        "Bronnen",
        "Verantwoording",
        "Aanbieders",
        "Per aanbieder, grootste verlies eerst",
    ]


def decision(letter, service, kind, **volume):
    row = {"region": "R1", "provider": PROVIDERS[letter], "service": service, "kind": kind, **volume}
    return {**row, "reason": "promised", "decided_by": "the board", "date": "2023-12-01"}


def said(*decisions):
    return page(initial(decisions=list(decisions)), NL).blocks[1].about[0]


def test_in_short_says_how_many_decisions_there_are_and_never_that_they_are_above_policy():
    units, all_of_a = decision("A", "Z1", "minimum", units=30), decision("A", "", "minimum", amount_eur=100)
    least, limit = decision("C", "Z2", "fix", units=20), decision("B", "Z1", "maximum", units=90)
    # 30 units of 7 euros and 20 of 3, at 101 percent: 7.07 and 3.03
    taken = NL.euros(30 * 707 + 20 * 303, 0)
    both, set_at = said(units, least), f"Daarmee staan 2 regels vast voor samen ten minste {taken}, vóórdat het beleid"
    assert f"Het zorgkantoor nam 2 besluiten. {set_at} verdeelt. Wat het beleid zonder deze besluiten" in both
    assert f"Daarmee staat 1 regel vast voor samen {NL.euros(20 * 303, 0)}, vóórdat" in said(least)
    found = said(units, all_of_a, least, limit)
    assert f"nam 4 besluiten. {set_at} verdeelt. 1 besluit geldt voor" in found
    assert "1 besluit begrenst wat een aanbieder krijgt." in found
    assert "nam 1 besluit. 1 besluit begrenst" in said(limit)
    assert "boven het beleid" not in found
    assert "besluit" not in said()


def test_in_short_says_what_was_offered_agreed_and_left(made, plan_csv, run):
    said = made.blocks[1].about[0].replace("\u00a0", " ")
    agreed, offered = cents(plan_csv), run.found.total().asked.cents
    for words in (NL.euros(offered, 0), NL.euros(agreed, 0), "nog vrij", "apart was gehouden", "dan vorig jaar"):
        assert words.replace("\u00a0", " ") in said, words


def test_kavels_and_profiles_add_up_to_the_plan(run, plan_csv):
    for facts in (("kavel",), ("kavel", "profile")):
        found = kavels.groups(run, *facts)
        assert sum(one.agreed for one in found) == cents(plan_csv)
        for one in found:
            mine = [row for row in plan_csv if (row["kavel"], row["profile"])[: len(facts)] == one.key]
            assert one.agreed == cents(mine), one.key
    assert sum(one.before for one in kavels.groups(run, "kavel")) == sum(one.before for one in provider_sums(run.plan))


def test_the_grey_bars_are_last_year(run, made):
    chart = named(made, "Afgesproken per kavel, in euro's")
    assert isinstance(chart.shape, BarChart)
    found = {bar.name: (bar.value, bar.before) for bar in chart.shape.bars}
    for one in kavels.groups(run, "kavel"):
        if one.agreed or one.before:
            assert found[NL.word(one.key[0])] == (Euros(one.agreed), Euros(one.before))
    assert sum(bar.before.cents for bar in chart.shape.bars) == sum(one.before for one in provider_sums(run.plan)) > 0


def test_providers_add_up_to_the_plan_and_every_one_is_there(made, plan_csv):
    table = named(made, "Alle aanbieders, van vraag naar afspraak")
    agreed = [column.title for column in table.columns].index("afgesproken €")
    assert table.total[agreed].cents == cents(plan_csv)
    contracts = {(row["region"], row["provider"]) for row in plan_csv}
    assert len(table.rows) == len(contracts) == len(folds_of_contracts(made))


def folds_of_contracts(made):
    return [fold for fold in folds(made) if "van de vraag" in fold.title]


def test_every_waterfall_ends_at_what_plan_csv_agrees(made, plan_csv):
    drawn = 0
    for fold in folds_of_contracts(made):
        code, region = fold.title.split(" · ")[1:3]
        mine = cents([row for row in plan_csv if (row["region"], row["provider"]) == (region, code)])
        steps = next(block for block in fold.blocks if isinstance(block, Table))
        assert sum(row[1].cents for row in steps.rows) == steps.total[1].cents == mine
        for chart in (block for block in fold.blocks if isinstance(block, Chart)):
            first, *middle, last = chart.shape.steps
            assert first.amount.cents + sum(step.amount.cents for step in middle) == last.amount.cents == mine
            drawn += 1
    assert drawn


def test_who_lacks_most_comes_first_with_what_stood_in_the_way(run, made):
    chart = named(made, "Aanbieders die het meeste niet krijgen")
    amounts = [bar.value.cents for bar in chart.shape.bars]
    assert amounts == sorted(amounts, reverse=True)
    assert amounts
    assert chart.shape.bars[0].note == "geldstroom CR-R1"
    table = named(made, "Alle aanbieders die minder krijgen")
    assert [row[3].cents for row in table.rows] == [cut.short for cut in run.short]
    assert table.total[3].cents == sum(cut.short for cut in run.short)


def test_regions_stand_side_by_side_where_there_is_more_than_one(made, plan_csv):
    table = named(made, "Per regio")
    assert [row[2].cents for row in table.rows] == [
        cents([row for row in plan_csv if row["region"] == region]) for region in ("R1", "R2")
    ]


def test_each_tariff_level_counts_its_cells(run, made):
    chart = named(made, "Tariefpercentages")
    apart = next(b for b in made.blocks if isinstance(b, Facts) and b.title.startswith("Regels met een prijs"))
    counted = sum(bar.value.value for bar in chart.shape.bars) + sum(value.value for _, value in apart.facts)
    assert counted == len(run.found.cells)
    assert [bar.name.replace("\u00a0", " ") for bar in chart.shape.bars] == ["101,00 %"]
    who = named(made, "Wie welke opslag of korting heeft")
    assert {row[0] for row in who.rows} == {f"Provider {letter}" for letter in "ABCD"}
    assert {row[1] for row in who.rows} == {"plan_bonus +1"}


def test_an_agreed_tariff_counts_at_its_own_percentage_and_has_no_adjustment():
    deal = {"percentage": 90, "reason": "deal", "date": "2024-01-01"}
    row = {"region": "R1", "provider": PROVIDERS["B"], "service": "", **deal}
    made = page(initial(agreed_tariffs=[row]), NL)
    levels = {bar.name.replace("\u00a0", " "): bar.value.value for bar in named(made, "Tariefpercentages").shape.bars}
    assert levels["90,00 %"] == 1
    assert "Provider B" not in {row[0] for row in named(made, "Wie welke opslag").rows}


def test_binding_rules_come_first_and_funds_are_among_them(made):
    table = named(made, "Regels, knellende eerst")
    binds = [row[3] for row in table.rows]
    assert binds == sorted(binds)  # ja before nee
    assert table.rows[0][0].startswith("geldstroom CR-R1")


def test_receipt_and_seal_are_told(made):
    facts = next(block for block in made.blocks if isinstance(block, Facts) and block.title == "Ontvangstbewijs")
    assert dict(facts.facts)["gunning"] == "voorlopig"
    assert named(made, "Invoer en hun sha256").blocks[0].rows == (("inputs/case/offers.csv", "abc"),)
    assert any("0" * 64 in getattr(block, "text", "") for block in made.blocks)


def test_of_many_providers_those_that_lost_most_are_shown_in_full(run, monkeypatch):
    monkeypatch.setattr(providers, "MOST_IN_FULL", 2)
    monkeypatch.setattr(providers, "MOST_CHARTS", 1)
    made = page(run, NL)
    shown = folds_of_contracts(made)
    assert len(shown) == 2
    assert [any(isinstance(block, Chart) for block in fold.blocks) for fold in shown] == [True, False]
    lost = sorted(run.found.by_contract().items(), key=lambda pair: (-pair[1].lost, pair[0]))
    assert [fold.title.split(" · ")[1] for fold in shown] == [provider for (_, provider), _ in lost[:2]]
    assert len(named(made, "Alle aanbieders, van vraag").rows) == 4
    assert any("verdeel explain" in line for block in made.blocks for line in getattr(block, "about", ()))


def test_contracts_are_the_sums_of_each_provider_in_each_region(run):
    for (region, code), one in run.found.by_contract().items():
        alone = run.found.of_provider(region, code)
        assert (one.asked, one.agreed, one.at.tolist()) == (alone.asked, alone.agreed, alone.at.tolist())


def test_a_run_in_which_nobody_is_cut_says_so():
    run = initial(room=1_000_000, rules=())
    made = page(run, NL)
    assert "op afronding na" in made.blocks[1].about[0]
    assert not [cut for cut in run.short if set(cut.by_limit) != {()}]


def test_english_has_no_dutch_left(run):
    made = page(run, ENGLISH)
    assert headings(made)[0] == "In short"
    assert not {"aanbieder", "afgesproken", "niet toegekend"} & set(" ".join(headings(made)).lower().split())
    assert "was offered" in made.blocks[1].about[0]


def test_names_that_are_html_stay_text_and_the_same_bytes_are_made_twice():
    names = [provider("A", name=HOSTILE), *(provider(letter) for letter in "BCD")]
    found = [html(page(initial(providers=names), NL), NL) for _ in range(2)]
    assert found[0] == found[1]
    assert "<script>alert" not in found[0]
    assert "&lt;script&gt;alert" in found[0]


@pytest.mark.parametrize("lang", [NL, ENGLISH])
def test_every_word_of_the_page_is_known(run, lang):
    assert not re.findall(r"\b(?:run|explain|why|step|award)_[a-z_]+", repr(page(run, lang)))


def test_the_page_doesnt_say_where_the_run_stands(made):
    assert "/tmp" not in repr(made)


def test_a_plan_without_offers_still_has_a_report():
    empty = sample()
    made = page(reported(planned(empty._replace(tables={**empty.tables, "offers": []}))), NL)
    assert "In het kort" in headings(made)
