"""Answers in a definitive reallocation: those that nobody judged come first, those that cost the offer are named."""

from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from tests.reports.run.reported import reported
from tests.reports.test_reallocation_page import ASKED, answer, certificate, reallocated, sample, shown
from tests.runs import case_of
from tests.small import PROVIDERS
from verdeelsleutel.data.faults import Finding
from verdeelsleutel.model.reallocation.start import Proposal, Start
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.page import Number
from verdeelsleutel.reports.reallocation import answers
from verdeelsleutel.reports.reallocation import page as reallocation_page
from verdeelsleutel.reports.run.page import page
from verdeelsleutel.reports.sentences.findings import by_weight, sentence

ROOM = 10**6
"""Enough for every line: 75 units of A, 100 of B, 113 of C and 100 of D are expected."""
OFFERED = {("A", "Z1"): 75, ("B", "Z1"): 120, ("C", "Z2"): 110}
GIVEN = (
    answer("A", "Z1", 120, "partly", 70),  # below the offer, and below what was asked
    answer("B", "Z1", 100, "accepted"),  # asks less than the offer, and gets that
    answer("C", "Z2", 150, "partly", 140),  # accepted above the offer
    answer("D", "Z2", 200),
)


def definitive(*responses, meta=None):
    made = sample(ROOM, responses=list(responses))._replace(meta=meta or {})
    lines = [{"region": "R1", "provider": PROVIDERS[a], "service": b, "units": u} for (a, b), u in OFFERED.items()]
    proposal = Proposal(pd.DataFrame(lines), None, case_of(made).table("realisation"))
    return reallocated(made, "definitive", Start(proposal=proposal))


@pytest.fixture(scope="module")
def plan():
    return definitive(*GIVEN)


def below(plan, code="answer-below-offer"):
    return [finding for finding in plan.findings if finding.code == code]


def table(plan, title):
    (found,) = (b for b in answers.blocks(plan, NL) if getattr(b, "title", "").startswith(title))
    return found


def test_an_accepted_answer_that_costs_the_offer_is_a_finding_with_its_figures(plan):
    (found,) = below(plan)
    assert (found.count, found.examples) == (1, (f"R1 {PROVIDERS['A']} Z1: 75 → 120 → 70 → 70",))
    assert "1 regel eindigt met een (deels) geaccepteerde reactie onder het aanbod" in " ".join(shown(plan).split())
    assert below(plan, "offer-not-reached") == []


def test_every_such_line_is_named_however_many_there_are():
    found = below(definitive(*(answer(*line, 200, "partly", 7) for line in OFFERED)))
    assert [len(one.examples) for one in found] == [3]
    assert [one.endswith("→ 200 → 7 → 7") for one in found[0].examples] == [True] * 3


@pytest.mark.parametrize("judged", ["rejected", ""])
def test_an_answer_that_wasnt_accepted_costs_no_offer(judged):
    assert below(definitive(answer("A", "Z1", 120, judged))) == []


def test_the_page_has_a_table_of_them_and_json_too(plan):
    rows = table(plan, "Onder het aanbod, omdat minder is geaccepteerd").rows
    assert rows == (("Provider A", "R1 Z1", *map(Number, (120, 75, 120, 70, 70))),)
    (found,) = reallocation_page.as_dict(plan, certificate(), ASKED)["answers_below_offer"]
    assert (found["cause"], found["judged"]) == ("accepted_less", "partly")
    assert (found["offered_units"], found["accepted_units"]) == ("75", "70")


@pytest.mark.parametrize(("asked", "accepted"), [(130, 130), (150, 120), (110, 110)])
def test_an_answer_accepted_for_no_less_that_ends_below_the_offer_is_kept_apart(asked, accepted):
    made = definitive(answer("B", "Z1", asked, "partly", accepted))  # 120 was offered, and the tranches ask 100
    (found,) = below(made, "offer-not-reached")
    assert (found.examples, below(made)) == ((f"R1 {PROVIDERS['B']} Z1: 120 → {asked} → {accepted} → 100",), [])
    rows = table(made, "Geaccepteerd en toch onder het aanbod (1)")
    assert ("wijs de reactie" in rows.note, "besluit" in rows.note) == (False, True)
    (told,) = reallocation_page.as_dict(made, certificate(), ASKED)["answers_below_offer"]
    assert told["cause"] == "not_reached"
    said = " ".join(answers.below_offer_said(made, NL))
    assert "al is niet minder geaccepteerd dan is aangeboden of gevraagd" in said


def test_who_agrees_is_capped_by_nothing_and_is_named_too_where_it_ends_below_the_offer():
    made = definitive(answer("B", "Z1", 120, "agreed"), answer("C", "Z2", 110, "agreed"))
    (found,) = below(made, "offer-not-reached")
    assert found.examples == (f"R1 {PROVIDERS['B']} Z1: 120 → 120 → 120 → 100",)
    assert not made.problem.situation.capped.any()
    assert answers.counts(made)["agreed"] == 2


@pytest.mark.parametrize(
    ("code", "example", "told"),
    [
        ("answer-below-offer", "R 1: 2 Z1: 27275 → 26000.5 → – → 1000", "R 1: 2 Z1: 27.275 → 26.000,5 → – → 1.000"),
        ("fund-exceeded", "CR 2024 1234567.89", f"CR 2024 {NL.euros(1234567_89)}"),
        ("agreements-unmatched", "R1 12345678 27275", "R1 12345678 27275"),
    ],
)
def test_figures_of_findings_have_the_marks_of_the_language_and_codes_have_none(code, example, told):
    assert sentence(Finding(code, "", "", 1, (example,)), NL).endswith(f"({NL.word('for_instance', examples=told)})")


@pytest.mark.parametrize(("day", "late"), [("2024-08-31", 1), ("2024-09-01", 0)])
def test_an_answer_of_after_the_day_of_the_run_is_a_finding(day, late):
    given = {**answer("B", "Z1", 1), "date": "2024-09-01"}
    made = definitive(given, meta={"as_of": day})
    found = below(made, "answered-after-as-of")
    assert [one.count for one in found] == [1] * late
    assert [one.examples for one in found] == [(f"R1 {PROVIDERS['B']} Z1 2024-09-01",)] * late
    notices = [notice.text for notice in answers.day_notices(made, NL)]
    assert any(text.startswith("Let op: 1 reactie is van na 31 augustus 2024") for text in notices) is bool(late)


def test_a_definitive_run_without_a_day_says_early_that_its_term_counts_as_over():
    made = definitive(answer("B", "Z1", 130, "accepted"))
    assert [found.code for found in by_weight(made.findings)][:2] == ["response-term-unknown", "offer-not-reached"]
    (notice,) = answers.day_notices(made, NL)
    assert "er zijn 14 dagen om te reageren" in notice.text
    assert notice in page(reported(made, command="reallocate", award="definitive", cutoff="2024-06"), NL).blocks
    assert notice in reallocation_page.page(made, certificate(), Path("run"), ASKED, NL).blocks


def test_answers_that_nobody_judged_are_seen_before_anything_else(plan):
    (notice,) = answers.unjudged_notice(plan, NL)
    assert notice.text.startswith("Let op: 1 reactie van 1 aanbieder is niet beoordeeld en telt niet mee.")
    assert NL.euros(300_00) in notice.text  # 200 asked and 100 agreed of a service of 3 euros
    blocks = reallocation_page.page(plan, certificate(), Path("run"), ASKED, NL).blocks
    assert [block.tone for block in blocks[:4]] == ["synthetic", "bad", "odd", "plain"]
    found = [line for line in shown(plan).splitlines() if line.startswith(" • ")]
    assert "nog niet beoordeeld" in found[0]


def test_where_every_answer_is_judged_no_notice_stands(plan):
    judged = definitive(*GIVEN[:3])
    assert answers.unjudged_notice(judged, NL) == ()
    assert "niet beoordeeld en" not in " ".join(shown(judged).split())


def test_an_offer_warns_of_no_answers():
    assert answers.unjudged_notice(reallocated(sample(ROOM, responses=[answer("D", "Z2", 200)])), NL) == ()


def test_the_report_tells_both_in_short(plan):
    made = page(reported(plan, command="reallocate", award="definitive", cutoff="2024-06"), ENGLISH)
    short, notice = made.blocks[1:3]
    assert "On 1 line less was accepted than was offered and asked" in short.about[0]
    assert notice.text.startswith("Mind: 1 answer of 1 provider isn't judged")


def test_the_report_lists_every_answer_with_both_reasons_folded():
    given = {**answer("A", "Z1", 120, "partly", 70), "reason": "meer vraag", "judgement": "middenweg"}
    made = definitive(given, answer("D", "Z2", 200), answer("B", "Z1", "99.5", "rejected"))
    blocks = page(reported(made, command="reallocate", award="definitive", cutoff="2024-06"), NL).blocks
    (fold,) = (block for block in blocks if getattr(block, "title", "") == "Alle reacties (3)")
    (found,) = fold.blocks
    steps = map(Number, (75, 120, 70, 70))
    assert found.rows[0] == ("Provider A", "R1 Z1", *steps, "meer vraag", "deels geaccepteerd: middenweg")
    assert found.rows[1][3:] == (Number(Fraction("99.5"), 2), None, Number(100), None, "afgewezen")
    assert found.rows[2][-1] == "nog niet beoordeeld"
    without = page(reported(definitive(), command="reallocate", award="definitive", cutoff="2024-06"), NL).blocks
    assert "Alle reacties" not in repr(without)


def test_of_many_answers_the_terminal_shows_the_first(plan):
    (short,) = (b for b in answers.blocks(plan, NL, most=0) if getattr(b, "title", "").startswith("Reacties die nog"))
    assert (short.rows, short.note.startswith("en nog 1 ·")) == ((), True)
