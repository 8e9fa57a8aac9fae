"""Letters as data: what a provider may read, of whom, and what a letter says of its own standing and terms."""

import datetime
import re
import subprocess
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.documents import rows_of, template_of, text_of
from tests.reports.run.reported import initial, reallocation, reported
from tests.runs import planned
from tests.small import ALL, PROVIDERS, service, small, volume
from verdeelsleutel.data.exact import euros
from verdeelsleutel.model.system import RowName
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.letters import letter as classes
from verdeelsleutel.reports.letters.decided import DecidedLetters, TooLate
from verdeelsleutel.reports.letters.document import TEMPLATES, Template, shipped_template
from verdeelsleutel.reports.letters.own_rows import OwnRows
from verdeelsleutel.reports.letters.own_words import OwnWords

ROOT = Path(__file__).parent.parent.parent
A, B, C, D = (PROVIDERS[letter] for letter in "ABCD")
DAY = datetime.date(2024, 10, 15)


def letters(run, lang=NL, date=None):
    return DecidedLetters(run, lang, date)


def shared(history, offers="ABC", sources=None, **rule):
    """Providers under one ceiling on their history, which all of them want to pass."""
    cap = {"id": "cap", "rule": "volume_ceiling", "of": "history", **rule}
    found = small(
        10_000,
        [service("Z1", 1)],
        {(letter, "Z1"): 900 for letter in offers},
        rules=[cap],
        history=volume({(letter, "Z1"): units for letter, units in history.items()}),
    )
    return planned(found._replace(pack={**found.pack, "sources": sources or {}}))


def told(plan, provider=A):
    """What the letter of a provider says of what wasn't awarded."""
    one = letters(reported(plan)).letter(provider)
    return "\n".join([*(reason.sentence for reason in one.reasons), *one.alike])


def test_a_bound_over_three_providers_is_told():
    assert "ten hoogste 600 eenheden" in told(shared({"A": 100, "B": 200, "C": 300}))


@pytest.mark.parametrize(
    ("history", "offers"),
    [
        ({"A": 100, "B": 200}, "AB"),  # the bound less its own is the history of the other
        ({"B": 600}, "ABC"),  # it is the history of one, whoever stands in the row
        ({"A": 100, "B": 500}, "ABC"),
    ],
)
def test_a_bound_from_which_another_can_be_worked_out_is_not_told(history, offers):
    plan = shared(history, offers)
    said = told(plan)
    total = sum(history.values())
    assert "volumeplafond cap" in said
    assert not re.search(rf"\b({total}|{'|'.join(str(v) for k, v in history.items() if k != 'A')})\b", said)


def test_a_bound_of_ones_own_is_told_and_that_of_another_is_not():
    plan = shared({"A": 100, "B": 200}, "AB", per=["provider"])
    rows = OwnRows(plan)
    names = {name.key: name for name in plan.problem.system.names if name.rule == "cap"}
    assert [rows.told(names[A], A), rows.told(names[B], A), rows.told(names[B], B)] == [True, False, True]
    assert rows.told(RowName("of cells", "", "units", ""), A)
    assert "ten hoogste 100 eenheden" in told(plan)


def test_what_somebody_wrote_is_left_out_where_it_names_another_and_the_office_is_told():
    words = OwnWords({A: "Zorghuis", B: "Thuiszorg Oost", C: "Ab"})
    assert words.told("ruimte van thuiszorg oost", A) == ""
    assert words.told(f"zie {B}", A) == ""
    assert words.told("ruimte van Thuiszorg Oost", B) == "ruimte van Thuiszorg Oost"
    assert words.told("de aanbieder Zorghuis groeit abrupt", A) == "de aanbieder Zorghuis groeit abrupt"
    assert words.told(None, A) == ""
    nested = OwnWords({A: "Zorg Oost", B: "Zorg Oost-West"})
    assert nested.told("groei van Zorg Oost-West", B)
    assert not nested.told("groei van Zorg Oost", B)
    assert words.withheld == {A}


def test_a_rule_that_names_a_provider_is_told_by_its_own_name_alone():
    out = {"id": "out", "rule": "eligibility", "exclude": {"not": {"provider.name": "Provider B"}}}
    plan = planned(small(100, [service("Z1", 1)], {("A", "Z1"): 9, ("B", "Z1"): 9}, rules=[out]))
    for lang in (NL, ENGLISH):
        (reason,) = letters(reported(plan), lang).letter(A).reasons
        assert "out" in reason.sentence
        assert "Provider B" not in reason.sentence


def test_steps_reasons_and_lines_add_up_to_what_is_agreed():
    run = initial()
    made = letters(run)
    assert list(made.providers) == [A, B, C, D]
    total = {one.provider: 0 for one in run.sums}
    for one in run.sums:
        total[one.provider] += one.agreed
    for provider in made.providers:
        one = made.letter(provider)
        cents = [int(re.sub(r"[^\d-]", "", step.amount)) for step in one.steps]
        assert sum(cents[:-1]) == cents[-1] == total[provider]
        assert sum(cents[1:-1]) == -sum(int(re.sub(r"\D", "", reason.amount)) for reason in one.reasons)
        assert one.total == NL.number(total[provider] // 100) + "," + euros(total[provider])[-2:]
        assert sum(int(re.sub(r"\D", "", line.amount)) for r in one.regions for line in r.lines) == total[provider]


def test_the_build_up_of_a_percentage_has_its_items_notes_and_what_they_come_to():
    one = letters(initial()).letter(C)
    by_services = {built.services: built for built in one.build_ups}
    assert [(item.name, item.value, item.note) for item in by_services["Z2"].items] == [
        ("Basis", "100\u00a0%", ""),
        ("plan_bonus", "+1 procentpunt", "who has a plan"),
    ]
    assert by_services["Z2"].percentage == "101\u00a0%"
    assert (by_services["Z3"].percentage, len(by_services["Z3"].items)) == ("", 1)


def test_the_sources_of_rules_are_cited_with_their_section():
    document = {"document": "Inkoopkader", "section": "2.1", "published": "2023-06"}
    plan = shared({"A": 100, "B": 200, "C": 300}, sources={"K1": document, "K2": document}, source="K1")
    one = letters(reported(plan)).letter(A)
    (source,) = one.sources
    assert (source.id, source.document, source.section, source.published) == ("K1", "Inkoopkader", "2.1", "2023-06")
    assert one.reasons[0].sources == one.sources


@pytest.mark.parametrize(
    ("run", "subject", "standing"),
    [
        (initial(), "Voorlopige toekenning", "Deze toekenning is voorlopig."),
        (reallocation(), "Aanbod herschikking", "Dit is een aanbod."),
        (reallocation("definitive"), "Definitieve herschikking", "Deze herschikking is definitief."),
    ],
)
def test_a_letter_says_what_its_figures_are_worth(run, subject, standing):
    one = letters(run).letter(A)
    assert one.subject.startswith(subject)
    assert one.standing.startswith(standing)
    assert one.reference == f"2024-{A}-000000000000"
    assert one.receipt == run.seal


def test_a_term_to_answer_is_told_as_far_as_policy_and_case_hold_it():
    offer = reallocation()
    assert letters(initial()).letter(A).may_do == ()
    assert letters(reallocation("definitive")).letter(A).may_do == ()
    assert "binnen 14 dagen na de dag van het aanbod" in letters(offer).letter(A).may_do[0]
    assert letters(offer).letter(A).may_do[-1].startswith("Reageert u niet")
    object.__setattr__(offer.plan.problem.case.meta, "as_of", DAY)
    assert "tot en met 29 oktober 2024" in letters(offer).letter(A).may_do[0]
    assert "tot en met 29 oktober 2024" in letters(offer, date=datetime.date(2024, 10, 29)).letter(A).may_do[0]
    with pytest.raises(TooLate, match="2024-10-29"):
        letters(offer, date=datetime.date(2024, 10, 30)).letter(A)


def test_a_letter_that_takes_back_says_why_and_of_which_services_and_one_that_adds_says_nothing():
    made = letters(reallocation(policy={"completeness": {0: 95}}))
    one = made.letter(A)
    less, method, completed, besides = (re.sub(r"\s", " ", said) for said in one.lowered)
    (line,) = one.lowered_lines
    assert less.startswith("Naar verwachting levert u dit jaar minder zorg dan is afgesproken: verwacht € 4")
    assert "afspraak € 636,30." in less
    assert "tot en met juni 2024 leverde, doorgetrokken naar rato van de dagen" in method
    assert completed.endswith("aangevuld: de peilmaand voor 95 % gedeclareerd.")
    assert re.fullmatch(r"Daarnaast gaat er € [\d,]+ af van die verwachting; hieronder leest u waarom.", besides)
    assert (line.service, line.before) == ("Z1", "90")
    text = text_of(shipped_template(NL).filled(one))
    assert f"Z1 Z1: 90 → {line.expected} (dag)" in text.replace("\u202f", " ")
    assert made.letter(B).lowered == made.letter(B).lowered_lines == ()
    assert letters(initial()).letter(A).lowered == ()


def test_where_more_is_expected_in_all_only_the_services_that_go_down_are_told():
    one = letters(reallocation(more={("R2", "A", "Z1"): (20, 40)})).letter(A)
    assert re.match(r"Bij 1 prestatie levert .* afspraak €\s636,30\. Wat u daar niet nodig heeft", one.lowered[0])
    assert [line.region for line in one.lowered_lines] == ["R1"]
    assert not any("Daarnaast" in said for said in one.lowered)


@pytest.mark.parametrize(("beyond", "said"), [("2024-05", "tot en met april 2024"), ("2024-01", "geen geleverde")])
def test_an_expectation_rests_on_the_months_of_which_anything_is_known(beyond, said):
    run = reallocation()
    object.__setattr__(run.plan.problem.situation.expectation, "beyond", [beyond])
    assert said in letters(run).letter(A).lowered[1]


def test_decisions_stand_in_the_letter_of_their_provider_alone():
    decision = {
        "region": "R1", "provider": A, "service": "Z1", "kind": "maximum", "units": 10, "reason": "verbouwing & <meer>",
        "decided_by": "directie", "date": "2024-01-02",
    }  # fmt: skip
    made = letters(initial(decisions=[decision]))
    (one,) = made.letter(A).decisions
    assert (one.service, one.what, one.date) == ("Z1", "maximum vastgesteld: ten hoogste 10 eenheden", "2 januari 2024")
    assert made.letter(B).decisions == ()
    said, of_it = (text for text in made.letter(A).summary if "besluit" in text)
    assert of_it.endswith("gevraagd boven wat bij besluit is vastgelegd.")
    assert made.letter(A).reasons[-1].sentence == "Gevraagd boven wat bij besluit is vastgelegd."
    assert said.startswith("Bij besluit van 2 januari 2024 is vastgelegd: Z1")
    assert said.endswith(", ten hoogste 10 eenheden.")
    assert not any("besluit" in text for text in made.letter(B).summary)
    steps = {step.label: step.amount for step in made.letter(A).steps}
    assert "Gevraagd boven wat bij besluit is vastgelegd" in steps
    assert "Begrensd of uitgesloten door een regel" not in steps
    assert "verbouwing & <meer>" in text_of(shipped_template(NL).filled(made.letter(A)))


def test_an_answer_stands_with_what_was_agreed_of_it_and_promises_nothing():
    given = {"region": "R1", "date": "2024-07-20", "judged": "accepted"}
    mine, other = ({**given, "provider": who, "service": "Z1", "units": units} for who, units in ((A, 4), (B, 500)))
    made = letters(reallocation("definitive", responses=[mine, {**other, "judged": ""}]))
    one = made.letter(A)
    (answer,) = one.answers
    assert (answer.answered, answer.accepted, answer.agreed) == ("4", "4", "1")
    (waits,) = made.letter(B).answers
    assert (waits.answered, waits.accepted) == ("500", "")
    assert any(reason.sentence.startswith("Begrensd: uw reactie; meer dan") for reason in one.reasons)
    assert one.shortfalls[0].why.startswith("begrensd: uw reactie; ")
    text = text_of(shipped_template(NL).filled(one))
    assert "en geen toezegging" in text
    assert "aanbieder zelf" not in text
    assert "van de aanbieder" not in text
    assert made.unjudged == 1


def test_a_row_that_only_held_back_is_told_to_its_provider():
    own = {"id": "own", "rule": "growth_ceiling", "of": "history", "per": ["provider"], "until": "first"}
    sample = small(
        170, [service("Z1", 1)], {("A", "Z1"): 100, ("B", "Z1"): 100}, tranches=[{**ALL, "id": "first"}, ALL],
        rules=[own], history=volume({("A", "Z1"): 50, ("B", "Z1"): 90}),
    )  # fmt: skip
    held = [said for said in letters(reported(planned(sample))).letter(A).alike if "hield in tranche first" in said]
    assert [re.sub(r"\s", " ", said)[:73] for said in held] == [
        "Groeiplafond own · Provider A: hield in tranche first € 50,00 tegen bij 1 "[:73]
    ]


def test_what_is_filled_in_is_text_whatever_it_looks_like():
    odd = "{{ 7*7 }} <w:p> & \x00\x07\u202e{% if x %}"
    plan = planned(
        small(
            100, [service("Z1", 1, description=odd.replace("\x00", ""))], {("A", "Z1"): 10},
            providers=[{"provider": A, "name": "A & <b>{{ 6*7 }}</b>", "status": "existing"}],
        )
    )  # fmt: skip
    made = shipped_template(NL).filled(letters(reported(plan)).letter(A))
    assert "A & <b>{{ 6*7 }}</b>" in text_of(made)
    assert any("{{ 7*7 }} <w:p> & {% if x %}" in cell for row in rows_of(made) for cell in row)


def test_a_template_may_use_what_jinja_gives_and_names_of_its_own():
    text = (
        "{% set first = regions[0] %}{{ first.lines[-1].service }}{{ [1, 2]|sum }}{{ range(2)|list|length }}"
        "{% for built in build_ups %}{{ loop.index }}{% for item in built.items[:1] %}{{ item.value.upper() }}"
        "{% endfor %}{% endfor %}{% with name = provider.name %}{{ name|upper }}{% endwith %}{{ provider['agb'] }}"
    )
    made = Template("own.docx", template_of(text)).filled(letters(initial()).letter(A))
    assert text_of(made).startswith("Z232" + "1100\u00a0%" + "PROVIDER A" + A)


@pytest.mark.parametrize("lang", [NL, ENGLISH])
def test_the_shipped_templates_name_only_what_a_letter_has_and_ask_for_a_signature(lang):
    made = text_of(shipped_template(lang).filled(letters(reallocation(), lang).letter(A)))
    assert not re.search(r"[{}%]{2}", made)
    assert ("[naam en functie]" if lang is NL else "[name and position]") in made


def test_the_shipped_templates_are_what_their_script_makes(tmp_path):
    subprocess.run([sys.executable, ROOT / ".ci/letter_templates", tmp_path], check=True)
    for name in ("letter-nl.docx", "letter-en.docx"):
        made, shipped = (ZipFile(folder / name) for folder in (tmp_path, TEMPLATES))
        with made, shipped:
            assert {n: made.read(n) for n in made.namelist()} == {n: shipped.read(n) for n in shipped.namelist()}


def test_every_name_that_a_template_may_use_is_explained():
    text = (ROOT / "LETTERS.md").read_text(encoding="utf-8")
    for name in classes.__all__:
        kind = getattr(classes, name)
        assert is_dataclass(kind)
        section = text.partition(f"### {name}\n")[2].partition("\n### ")[0]
        assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == {field.name for field in fields(kind)}, name
