"""Reports of reallocations, settlements and years, smaller and right."""

import json
import re
from fractions import Fraction

import pytest

from tests.model.settlement.settled_years import MONTHS, Year
from tests.model.test_year import DAYS, delivered
from tests.model.test_year import year as run_year
from tests.reports.run.reported import certificate, headings, named, reallocation
from tests.small import service
from verdeelsleutel.model.certify.year_chain import YearCertificate, YearRow
from verdeelsleutel.model.provider_sums import provider_sums, unfunded_years
from verdeelsleutel.model.reallocation.moves import bridges
from verdeelsleutel.model.runs.run_folder import BrokenRun, read_inputs
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.page import Euros
from verdeelsleutel.reports.run import settled, year
from verdeelsleutel.reports.run.page import page
from verdeelsleutel.reports.run.reported_year import ReportedYear
from verdeelsleutel.reports.run.written import page_of
from verdeelsleutel.reports.year_outlook import expected_band


def test_a_reallocation_says_what_moves_and_what_is_expected():
    run = reallocation()
    made = page(run, NL)
    assert headings(made)[:3] == ["In het kort", "Wat er verschuift", "Verwachting van het jaar"]
    assert "worden volgens dit aanbod" in made.blocks[1].about[0]
    assert not re.findall(r"\b(?:run|explain|why|step)_[a-z_]+", repr(made).replace("run_rate", ""))
    table = named(made, "Van afspraak naar afspraak, per aanbieder")
    before, released, added, price, agreed, expected = (value.cents for value in table.total[1:])
    assert before + released + added + price == agreed
    assert agreed == sum(one.agreed for one in provider_sums(run.plan))
    assert expected == sum(one.expected for one in provider_sums(run.plan))
    between = sum(one.released for one in bridges(run.plan)) + released
    assert (NL.euros(between) in table.note) == (between != 0)


def test_client_years_without_an_agreement_are_those_of_what_the_euros_count():
    plan = reallocation().plan
    lines, expected = plan.problem.lines, plan.problem.situation.expectation.units
    years = {}
    for line in range(len(lines)):
        beyond = plan.beyond.fraction(line)
        net = beyond or min(Fraction(0), expected.fraction(line) - int(plan.units[line]))
        key = lines.regions[lines.region[line]], lines.providers[lines.provider[line]]
        years[key] = years.get(key, 0) + net * plan.problem.care[line]
    short = {(one.region, one.provider) for one in provider_sums(plan) if one.unfunded}
    assert unfunded_years(plan) == sum(years[key] for key in short) > 0


def test_the_expectation_is_drawn_with_its_band():
    run = reallocation()
    _, expected, low, high = expected_band(run.plan.problem)
    bar = named(page(run, NL), "Verwachting naast de afspraken").shape.bars[1]
    assert (bar.value, bar.low, bar.high) == (Euros(expected), Euros(low), Euros(high))


def test_the_answers_stand_in_a_definitive_reallocation_only():
    offer, definitive = (page(reallocation(award), NL) for award in ("offer", "definitive"))
    titled = [{getattr(block, "title", "") for block in made.blocks} for made in (offer, definitive)]
    assert [NL.word("answers") in titles for titles in titled] == [False, True]
    assert [NL.word("is_definitive") in repr(made) for made in (offer, definitive)] == [False, True]
    assert "volgens dit aanbod" not in definitive.blocks[1].about[0]


def test_a_settlement_shows_every_agreement_and_adds_up(tmp_path):
    made = Year(tmp_path, [service("Z1", 10), service("Z2", 4)], {("A", "Z1"): 100, ("B", "Z2"): 50, ("C", "Z1"): 5})
    outcome = made.settle({("A", "Z1"): 60, ("B", "Z2"): 80, ("C", "Z1"): 5})
    found = page_of(made.made, NL)
    assert headings(found)[0] == "In het kort"
    table = named(found, "De afrekening per aanbieder")
    totals = outcome.settlement.totals
    assert [value.cents for value in table.total[1:]] == [
        sum(map(int, getattr(totals, name).tolist())) for name in settled.AMOUNTS
    ]
    assert [bar.name for bar in named(found, "Terug te vorderen").shape.bars] == ["Provider A"]
    assert [bar.name for bar in named(found, "Geleverd boven het plafond").shape.bars] == ["Provider B"]
    receipt = json.loads((made.made / "receipt.json").read_text(encoding="utf-8"))
    again = settled.page(read_inputs(made.made).settlement(), certificate(), receipt, "0" * 64, ENGLISH)
    assert headings(again)[0] == "In short"


def test_the_report_of_an_unfinished_year_opens_with_that(tmp_path):
    made = Year(tmp_path, [service("Z1", 10)], {("A", "Z1"): 100})
    made.settle({("A", "Z1"): 60}, months=MONTHS[:10])
    mark, notice, short = page_of(made.made, NL).blocks[:3]
    assert [mark.tone, notice.tone, short.title] == ["synthetic", "bad", "In het kort"]
    assert "november 2024, december 2024" in notice.text


def test_a_run_that_doesnt_verify_is_not_reported(tmp_path):
    made = Year(tmp_path, [service("Z1", 10)], {("A", "Z1"): 100})
    plan = made.run / "plan.csv"
    plan.write_text(plan.read_text(encoding="utf-8").replace(",100,", ",99,"), encoding="utf-8")
    with pytest.raises(BrokenRun, match="doesn't verify"):
        page_of(made.run, NL)


FIRST, SECOND = "a" * 64, "b" * 64
DAY = "2024-10-01"
ROWS = (
    YearRow("initial", "", "2024-01-01", None, None, None, None, 1000_00, 50_00, 25_00, 75_00, True, "", FIRST),
    YearRow(DAY, "2024-09", DAY, 1000_00, 80_00, 30_00, 0, 1050_00, 0, 5_00, 10_00, True, FIRST, SECOND),
)


def test_a_year_is_one_page_over_its_runs(tmp_path):
    case = read_inputs(Year(tmp_path, [service("Z1", 10)], {("A", "Z1"): 1}).run).case
    held = YearCertificate({row.run: certificate() for row in ROWS}, ())
    found = year.page(ReportedYear(case, "small", ROWS, held, ()), NL)
    said = found.blocks[-1], next(block for block in found.blocks if hasattr(block, "about"))
    assert "2 berekeningen" in said[1].about[0]
    bars = named(found, "Afgesproken na elke berekening").shape.bars
    assert [bar.value for bar in bars] == [Euros(1000_00), Euros(1050_00)]
    assert named(found, "De keten van berekeningen").rows[1][2] == "a" * 16 + "…"
    alone = year.page(ReportedYear(case, "small", ROWS[:1], held, ()), NL)
    with pytest.raises(StopIteration):
        named(alone, "Apart gehouden, vrij")


def test_a_year_says_what_it_brought_per_kavel_and_per_provider(tmp_path):
    care = delivered(("A", "Z1"), *(2 * days for days in DAYS[:3])) + delivered(("B", "Z1"), *DAYS[:3])
    run_year(tmp_path, 10980, {("A", "Z1"): 366, ("B", "Z1"): 732}, care)
    found = page_of(tmp_path / "year", NL)
    kavels, providers = (named(found, f"Wat het jaar per {what} bracht") for what in ("kavel", "aanbieder"))
    assert [value.cents for value in kavels.total[1:4]] == [1098000, 1098000, 0]
    assert [(row[0], row[3].cents) for row in providers.rows] == [("Provider B", -366000), ("Provider A", 366000)]
    assert providers.total[1:] == kavels.total[1:4]
    points = named(found, "Apart gehouden, vrij").shape.lines[0].points
    assert [point.x for point in points] == ["initieel", "1 apr"]
