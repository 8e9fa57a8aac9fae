"""The report of sweeps: what each kind of design lets it show."""

from fractions import Fraction

import pytest

from tests.reports.pages import HOSTILE, elements
from tests.reports.study.folders import blocks_of, folder, report, sweep
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.page import Chart, Euros, Fold, Heading, Notice, Table
from verdeelsleutel.reports.page_html import html
from verdeelsleutel.reports.shapes import BarChart, HeatMap, Histogram, LineChart, StackedBars, Tornado
from verdeelsleutel.reports.study.figures import label, setting
from verdeelsleutel.reports.study.folder import NoStudy, StudyFolder
from verdeelsleutel.reports.study.page import page
from verdeelsleutel.reports.study.written import write
from verdeelsleutel.reports.terminal import text

GRID = [(room, award) for room in ("0.9", "1.0", "1.1") for award in ("90", "95")]


def grid(path, **more):
    """Unfunded: 100 less for every tenth of room, 10 more for every point of the award."""
    return sweep(path, ("ruimte", "award"), GRID, lambda _, room, award: 2000 - 1000 * room + 10 * award, **more)


def shapes(study, kind):
    return [block for block in blocks_of(study, Chart) if isinstance(block.shape, kind)]


def headings(study):
    return [block.title for block in blocks_of(study, Heading)]


def test_a_study_tells_what_it_is_of_and_that_its_figures_are_made_up(tmp_path):
    made = report(grid(tmp_path))
    assert made.title == "Een proef"
    assert made.about == ("Voorbeeldregio · 2024", "Beleid: cz-2021")
    assert isinstance(made.blocks[0], Notice)
    assert made.blocks[0].tone == "synthetic"


def test_the_report_is_the_same_while_the_study_is_being_finished(tmp_path):
    finished = report(grid(tmp_path / "a", versions={"b": "2", "a": "1"}))
    assert report(grid(tmp_path / "b", receipt="identity.json", versions={"a": "1", "b": "2"})) == finished


def test_a_folder_that_is_no_finished_study_is_told_what_it_lacks(tmp_path):
    with pytest.raises(NoStudy, match=r"study\.json, scenarios\.csv, results\.csv is missing"):
        StudyFolder.read(tmp_path)


def test_a_grid_of_two_parameters_is_a_heat_map_in_the_order_of_their_values(tmp_path):
    chart, _ = shapes(grid(tmp_path), HeatMap)
    assert chart.shape.rows == ("0,9", "1", "1,1")
    assert chart.shape.columns == ("90", "95")
    assert chart.shape.cells[0] == (Euros(200_000), Euros(205_000))
    assert chart.says == "Laagst bij ruimte 1,1 · award 90; hoogst bij ruimte 0,9 · award 95."


def test_a_scenario_without_a_plan_is_an_open_cell_and_listed_with_its_reason(tmp_path):
    study = grid(tmp_path, failed=(0,))
    chart = shapes(study, HeatMap)[0]
    assert chart.shape.cells[0][0] is None
    (listed,) = [block for block in blocks_of(study, Table) if block.title == "Waarom er geen plan is"]
    assert listed.rows == (("1", "cz-2021", "0,9", "90", "te weinig geld"),)


def test_a_tornado_goes_from_the_least_to_the_largest_mean_per_value(tmp_path):
    chart = shapes(grid(tmp_path), Tornado)[0]
    first, second = chart.shape.swings
    assert (first.name, first.low, first.high) == ("ruimte", Euros(182_500), Euros(202_500))
    assert (first.at_low, first.at_high) == ("1,1", "0,9")
    assert (second.name, second.low, second.high) == ("award", Euros(190_000), Euros(195_000))
    assert chart.shape.middle == Euros(192_500)
    assert chart.says == "ruimte maakt het meeste uit voor niet toegekend."


def test_many_values_of_a_parameter_are_put_together_by_fifths(tmp_path):
    points = [(str(i), str(i * 7 % 50)) for i in range(50)]
    study = sweep(tmp_path, ("a", "b"), points, lambda _, a, b: 100 * a + b)
    swing = shapes(study, Tornado)[0].shape.swings[0]
    assert (swing.name, swing.at_low, swing.at_high) == ("a", "0–9", "40–49")


def test_indices_take_the_place_of_a_tornado_and_are_ranked_by_the_total_one(tmp_path):
    header = ("pack", "figure", "name", "measure", "value", "low", "high", "note")
    rows = [
        ("cz-2021", "free_eur", "ruimte", "S1", "0.3", "0.2", "0.4", ""),
        ("cz-2021", "free_eur", "ruimte", "ST", "0.35", "0.3", "0.4", ""),
        ("cz-2021", "free_eur", "award", "ST", "0.6", "", "", ""),
        ("cz-2021", "agreed_eur", "", "", "", "", "", "3 scenarios have no such figure"),
    ]
    study = grid(tmp_path, more={"indices.csv": (header, rows)})
    assert shapes(study, Tornado) == []
    (chart,) = shapes(study, BarChart)
    assert [bar.name for bar in chart.shape.bars] == ["award", "ruimte"]
    assert chart.shape.axis == "totale Sobol-index (ST)"
    assert (chart.shape.bars[1].low.value, chart.shape.bars[0].low) == (Fraction(3, 10), None)


def test_effects_of_morris_are_told_in_euros(tmp_path):
    header = ("pack", "figure", "name", "measure", "value", "low", "high", "note")
    rows = [("cz-2021", "free_eur", "ruimte", "mu_star", "1200.5", "1000", "1400", "")]
    (chart,) = shapes(grid(tmp_path, more={"indices.csv": (header, rows)}), BarChart)
    assert chart.shape.bars[0].value == Euros(120_050)


def test_one_parameter_is_a_line_per_kavel_without_those_that_stay_at_nought(tmp_path):
    study = sweep(tmp_path, ("ruimte",), [("1.1",), ("0.9",), ("1.0",)], lambda _, room: 2000 - 1000 * room)
    chart = shapes(study, LineChart)[0]
    (line,) = chart.shape.lines
    assert line.name == "VPT"
    assert [point.y for point in line.points] == [Euros(110_000), Euros(100_000), Euros(90_000)]
    assert shapes(study, HeatMap) == shapes(study, Tornado) == []


CURVE = ("pack", "scenario", "ruimte", "unfunded_eur", "unfunded_client_years", "nested", "losers")
LOSS = ("lost_eur", "largest_loss_eur", "loser", "losers_by_rounding")


def curve(path, *, loses, rounding="0"):
    points = [("0.9",), ("1.0",), ("1.1",)]
    told = ("no", "2", "150.00", "100.00", "R1 00000001", rounding) if loses else ("yes", "0", "0.00", "", "", "0")
    rows = [
        ("cz-2021", "1", "0.9", "1100", "11", "", "", "", "", "", ""),
        ("cz-2021", "2", "1.0", "1000", "10", "yes", "0", "0.00", "", "", "0"),
        ("cz-2021", "3", "1.1", "900", "9", *told),
    ]
    more = {"budget_curve.csv": ((*CURVE, *LOSS), rows)}
    return sweep(path, ("ruimte",), points, lambda _, room: 2000 - 1000 * room, more=more)


def test_a_budget_curve_says_that_nobody_loses_where_it_is_nested(tmp_path):
    study = curve(tmp_path, loses=False)
    notice = blocks_of(study, Notice)[1]
    assert notice.tone == "good"
    assert "bij geen van de 2 stappen" in notice.text
    chart = shapes(study, LineChart)[0]
    assert chart.title == "niet toegekend · cz-2021"
    assert chart.says == "ruimte van 0,9 naar 1,1: in totaal van €\u00a01.100 naar €\u00a0900."
    assert chart.shape.marks == ()


def test_a_budget_curve_names_who_loses_where_it_is_not(tmp_path):
    study = curve(tmp_path, loses=True)
    notice = blocks_of(study, Notice)[1]
    assert notice.tone == "odd"
    assert "bij 1 van de 2 stappen" in notice.text
    losers = next(block for block in blocks_of(study, Table) if block.title.startswith("Wie minder krijgt"))
    assert losers.rows[0][0] == "cz-2021"
    assert losers.rows[0][-3:] == (Euros(15_000), Euros(10_000), "R1 00000001")
    assert len(shapes(study, LineChart)[0].shape.marks) == 1


@pytest.mark.parametrize(("rounding", "tone", "marks"), [("2", "good", 0), ("1", "odd", 1), ("", "odd", 1)])
def test_losses_of_rounding_alone_are_told_apart(tmp_path, rounding, tone, marks):
    study = curve(tmp_path, loses=True, rounding=rounding)
    notice = blocks_of(study, Notice)[1]
    assert (notice.tone, "Genest, op afronding na: bij 1 van de 2" in notice.text) == (tone, tone == "good")
    assert len(shapes(study, LineChart)[0].shape.marks) == marks


def test_losers_go_by_their_names_where_the_case_is_kept(tmp_path):
    study = curve(tmp_path, loses=True)
    kept = tmp_path / "inputs/case"
    kept.mkdir(parents=True)
    about = 'id: "a"\ntitle: "A"\nyear: 2024\noffice: "O"\nsynthetic: yes\n'
    (kept / "case.yaml").write_text(about, encoding="utf-8")
    (kept / "providers.csv").write_text("provider,name,status\n00000001,Zorg Een,existing\n", encoding="utf-8")
    losers = next(block for block in blocks_of(study, Table) if block.title.startswith("Wie minder krijgt"))
    assert losers.rows[0][-1] == "Zorg Een (00000001) · R1"


def test_scenarios_that_were_drawn_show_how_figures_are_spread(tmp_path):
    points = [(str(i),) for i in range(100)]
    study = sweep(tmp_path, ("x",), points, lambda _, x: x)
    first, added = shapes(study, Histogram)[:2]
    assert [mark.at for mark in first.shape.marks] == [Euros(400), Euros(4900), Euros(9400)]
    assert len(first.shape.values) == 100
    assert added.shape.cumulative
    assert shapes(grid(tmp_path / "grid"), Histogram) == []


def test_policies_stand_side_by_side_in_the_order_of_the_command(tmp_path):
    packs = ("vgz-2021", "cz-2021")
    study = grid(tmp_path, packs=packs)
    (stacked,) = shapes(study, StackedBars)
    assert [name for name, _ in stacked.shape.bars] == list(packs)
    (table,) = [block for block in blocks_of(study, Table) if block.title == "Alle cijfers per beleid"]
    assert [column.title for column in table.columns] == ["cijfer", *packs]
    assert table.rows[0] == ("afgesproken", Euros(100_000), Euros(100_000))
    assert "Beleid naast elkaar" not in headings(grid(tmp_path / "one"))


def test_every_scenario_and_what_it_was_made_from_can_be_unfolded(tmp_path):
    scenarios, inputs = blocks_of(grid(tmp_path), Fold)
    (table,) = scenarios.blocks
    assert len(table.rows) == len(GRID)
    assert table.rows[0][:3] == ("1", "0,9", "90")
    assert inputs.blocks[0].rows == (("offers.csv", "abc"),)


def test_names_of_a_study_are_never_markup_and_the_file_is_the_same_every_time(tmp_path):
    name = HOSTILE.replace("{", "")
    study = sweep(tmp_path, (name, "{x}"), GRID, lambda _, room, award: room + award, packs=(name, "{y}"), title=name)
    made = html(page(study, NL), NL)
    assert html(page(study, NL), NL) == made
    parts = elements(made)
    assert sum(one.name == "script" for one in parts) == 1
    assert next(one for one in parts if one.name == "h1").text == name
    assert "{x}" in made


@pytest.mark.parametrize("lang", [NL, ENGLISH])
def test_a_report_can_be_read_in_the_terminal_too(tmp_path, lang):
    shown = text(page(grid(tmp_path, packs=("a", "b"), failed=(1,)), lang), lang)
    assert ("Zonder plan" in shown or "zonder plan" in shown) == (lang is NL)
    assert "report_" not in shown
    assert "figure_" not in shown


def test_figures_have_words_and_unknown_ones_stand_for_themselves():
    assert label("by_kavel.vpt.unfunded_eur", NL) == "niet toegekend · VPT"
    assert label("tranches.base.lowest_fill", NL) == "laagste toekenning · tranche base"
    assert label("by_kavel.{odd}.agreed_eur", NL) == "afgesproken · {odd}"
    assert label("{odd}", NL) == "{odd}"
    assert (setting("0.970", NL), setting("95", NL), setting("x", NL)) == ("0,97", "95", "x")


def test_a_study_without_packs_in_its_receipt_still_has_a_report(tmp_path):
    files = {"scenarios.csv": "scenario\n1\n", "results.csv": "scenario,status\n1,ok\n"}
    assert report(folder(tmp_path, files, packs=())).title == "Een proef"


def test_the_report_is_written_into_the_folder(tmp_path):
    study = grid(tmp_path)
    assert write(tmp_path, NL) == tmp_path / "report.html"
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == html(page(study, NL), NL)
