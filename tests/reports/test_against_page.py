"""The page of two providers: what is shown adds up in every column and across, and sentences say what was found."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.model.explain.test_adds_up import INITIAL, REALLOCATION
from tests.model.explain.test_against import sides_of
from tests.reports.test_explain_pages import CASE
from tests.runs import planned
from tests.small import ALL, PROVIDERS, place, provider, service, small, volume
from verdeelsleutel.model.explain.against.sides import Sides
from verdeelsleutel.model.explain.waterfall import waterfalls
from verdeelsleutel.reports import terminal
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.explain.against import as_json as against_json
from verdeelsleutel.reports.explain.against import page as explain_against
from verdeelsleutel.reports.explain.against.sums import shown_of
from verdeelsleutel.reports.explain.against.tables import rows_table, steps_table
from verdeelsleutel.reports.page import Euros, Number

WHY = {"reason": "decided", "decided_by": "the board", "date": "2023-12-01"}


def sides(sample, one="A", other="B"):
    return Sides(waterfalls(planned(sample)), (PROVIDERS[one], PROVIDERS[other]))


def shown(found, lang=NL, **options):
    text = terminal.text(explain_against.page(found, Path("run"), lang, **options), lang)
    return " ".join(text.split())


@pytest.mark.parametrize("kind", [*INITIAL, *REALLOCATION])
def test_percentages_and_euros_add_up_as_they_are_shown(kind):
    seen = []

    @settings(max_examples=16)
    @given({**INITIAL, **REALLOCATION}[kind]())
    def drawn(sample):
        found = sides_of(kind, sample)
        if found is None:
            return
        table, points = steps_table(found, ("one", "other"), NL), shown_of(found)
        seen.append(points)
        for column in range(1, len(table.columns)):
            values = [row[column] for row in (*table.rows, table.total)]
            if all(isinstance(value, Euros) for value in values):
                assert sum(value.cents for value in values[:-1]) == values[-1].cents
            elif all(isinstance(value, Number) for value in values):
                assert sum(value.value for value in values[:-1]) == values[-1].value
            else:
                hundredths = [int(value.replace(".", "").replace(",", "")) for value in values]
                assert sum(hundredths[:-1]) == hundredths[-1] == points.difference
        if points is not None:
            assert points.agreed == tuple(part * 10_000 // 1 for part in found.agreed)
        explain_against.page(found, Path("run"), NL, everything=True)
        against_json.of_two(found, ENGLISH)

    drawn()
    assert seen


def test_the_sentences_say_the_difference_its_reasons_and_the_treatment():
    cap = {"id": "cap", "rule": "growth_ceiling", "of": "history", "per": ["region", "provider"]}
    offers = {("A", "Z1"): 100, ("B", "Z1"): 100}
    history = volume({("A", "Z1"): 50, ("B", "Z1"): 80})
    found = sides(small(5000, [service("Z1", 1)], offers, rules=[cap], history=history))
    text = shown(found)
    assert "Provider A bood € 100,00 aan; daarvan is € 50,00 afgesproken: 50,00 %." in text
    assert "Provider A kreeg daarmee 30,00 procentpunt minder dan Provider B." in text
    assert "niet toegekend in tranche all: groeiplafond cap -30,00; samen -30,00 procentpunt" in text
    assert "Een ander deel in ten minste één tranche: 1." in text
    assert "De reden: een ander deel." in text
    assert "behandeling (welk deel daar is toegekend) -30,00" in text
    ((*_, where),) = rows_table(found, ("Provider A", "Provider B"), 9, NL).rows
    assert where.startswith("dezelfde regel geldt, in een andere rij (andere zorgaanbieder): R1 Provider B knelt")
    assert where.endswith("hoogste deel 80,00\u00a0%")


UNTIL = {
    "id": "own", "rule": "growth_ceiling", "of": "history", "per": ["region", "provider"], "until": "first",
    "note": "eerst binnen de eigen afspraken",
}  # fmt: skip
LATER = small(
    170, [service("Z1", 1)], {("A", "Z1"): 100, ("B", "Z1"): 100}, tranches=[{**ALL, "id": "first"}, ALL],
    rules=[UNTIL], history=volume({("A", "Z1"): 50, ("B", "Z1"): 90}),
)  # fmt: skip


def test_where_all_got_the_same_part_the_reason_is_what_was_asked_and_the_row_that_held_it_back_is_named():
    found = sides(LATER)
    text = shown(found)
    assert "De reden: 50,00 % van wat Provider A vroeg, werd beslist in tranche all" in text.replace("\u202f", " ")
    assert "Beide kregen daar hetzelfde deel" in text
    assert "kost Provider A 20,00 procentpunt" in text
    assert "groeiplafond own: die hield in tranche first bij Provider A" in text
    assert "“eerst binnen de eigen afspraken”" in text
    assert "behandeling (welk deel daar is toegekend) 0,00" in text
    held = rows_table(found, ("Provider A", "Provider B"), 9, NL).rows[-1]
    assert " ".join(held[0].split()) == (
        "groeiplafond own · R1 Provider A, tranche first: hield € 50,00 tegen, later opnieuw gevraagd"
    )
    assert held[1] is None
    assert "wat overbleef is opnieuw gevraagd; in tranche all" in text


def test_a_row_that_held_back_tells_all_of_it_what_was_asked_again_where_and_in_which_rows():
    offers = {("A", "Z1"): 100, ("A", "Z2"): 40, ("R2", "A", "Z1"): 50, ("B", "Z1"): 100}
    history = volume({("A", "Z1"): 50, ("A", "Z2"): 20, ("R2", "A", "Z1"): 25, ("B", "Z1"): 90})
    own = {**UNTIL, "per": ["provider", "service"], "measure": "eur"}
    tables = {"tranches": [{**ALL, "id": "first"}, ALL], "rules": [own], "history": history}
    two = [service("Z1", 100_000), service("Z2", 100_000)]
    found = sides(small(17_000_000, two, offers, **tables))  # R2 has room for all of it
    text = shown(found)
    assert "bij Provider A € 9.500.000,00 tegen en bij Provider B € 1.000.000,00." in text
    assert "in tranche all, onder geldstroom CR-R1: € 7.000.000,00 en € 1.000.000,00; dat is" in text
    assert "door Provider A in zijn rijen (Z1, Z2) samen € 19,00 mln bij een grens van € 9,50 mln" in text
    assert "door Provider B in zijn rij (Z1) € 10,00 mln bij een grens van € 9,00 mln" in text


def test_a_loss_has_the_same_figure_in_the_split_and_among_the_reasons():
    found = sides(
        small(
            100, [service("Z1", 1)], {("A", "Z1"): 70, ("B", "Z1"): 60}, tranches=[{**ALL, "id": "first"}, ALL],
            rules=[UNTIL], history=volume({("A", "Z1"): 50, ("B", "Z1"): 55}),
        )
    )  # fmt: skip
    text = shown(found)
    assert [text.count(figure) for figure in ("-28,58", "-28,57", "+16,67", "+16,66")] == [5, 0, 3, 0]
    assert "De grootste reden: 28,57 % van wat Provider A vroeg" in text
    assert "Daar staat tegenover: een ander deel." in text


def test_json_holds_the_split_exactly():
    split = against_json.of_two(sides(LATER), ENGLISH)["split"]
    assert (split["composition"], split["treatment"], split["other"]) == ("-1/5", "0", "0")
    assert [ground["provider_asked_part"] for ground in split["grounds"]] == ["1/2", "1/2"]


def test_equal_treatment_is_said():
    found = sides(small(60, [service("Z1", 1)], {("A", "Z1"): 100, ("B", "Z1"): 20}))
    text = shown(found)
    assert "Dat is hetzelfde deel." in text
    assert "Gelijk behandeld: 1" in text
    ((*_, where),) = rows_table(found, ("Provider A", "Provider B"), 9, NL).rows
    assert where == "staat in dezelfde rij en kreeg in deze tranche hetzelfde deel"
    assert "Voor geen van beide is een besluit" in text


def test_every_word_of_every_relation_is_of_its_language():
    asked = {("A", "Z1"): 100, ("B", "Z1"): 20, ("A", "Z2"): 9}
    tranches = [{"id": "care", "basis": "continuity"}, {**ALL, "where": {"status": "existing"}}]
    out = {"id": "out", "rule": "eligibility", "exclude": {"kavel": "intramural"}, "where": {"status": "existing"}}
    decisions = [{**place(("B", "Z1")), "kind": "minimum", "units": 5, **WHY}]
    services = [service("Z1", 1), service("Z2", 2, kavel="intramural")]
    who = [provider("A"), provider("B", status="new")]
    sample = small(
        60, services, asked, tranches=tranches, rules=[out], decisions=decisions, providers=who,
        continuity=volume({("B", "Z1"): 9}),
    )  # fmt: skip
    for found in (sides(sample), sides(sample, "B", "A"), sides(CASE), sides(CASE, "C", "A")):
        for lang in (NL, ENGLISH):
            assert not re.search(r"against_|explain_|why_|step_|[{}]", shown(found, lang, everything=True))


def test_whoever_asks_nothing_is_told_without_percentages():
    decisions = [{**place(("B", "Z1")), "kind": "minimum", "units": 5, **WHY}]
    found = sides(small(500, [service("Z1", 1)], {("A", "Z1"): 100}, decisions=decisions))
    text = shown(found)
    assert "het verschil is dan niet in procentpunten te zeggen" in text
    assert against_json.of_two(found, NL)["difference"] is None


def test_json_holds_the_same_sum_exactly():
    found = sides(CASE)
    told = against_json.of_two(found, ENGLISH)
    assert sum(Fraction(part["difference"]) for part in told["parts"]) == Fraction(told["difference"])
    one, other = (Fraction(told["sides"][role]["agreed_part"]) for role in ("provider", "against"))
    assert one - other == Fraction(told["difference"])
