"""The report of simulated years, reserve sizing and paths."""

import json
from fractions import Fraction

from tests.reports.study.folders import blocks_of, folder
from verdeelsleutel.reports.page import Chart, Euros, Listing, Notice, Share, Table
from verdeelsleutel.reports.shapes import BarChart, LineChart, ScatterChart

SIMULATED = (
    "pack", "calendar", "than_pack", "than_calendar", "figure", "years", "mean", "standard_error", "p5", "p50", "p95",
)  # fmt: skip


def simulated(path):
    def row(calendar, figure, mean, than=("", ""), error="1.00"):
        return ("zk", calendar, *than, figure, 10, mean, error, mean, mean, mean)

    rows = [
        row("geen", "unfunded_eur", "900.00"),
        row("geen", "moved_eur", "0.00"),
        row("twee", "unfunded_eur", "100.00"),
        row("twee", "moved_eur", "500.00"),
        row("drie", "unfunded_eur", "120.00"),
        row("drie", "moved_eur", "600.00"),
        row("twee", "unfunded_eur", "-800.00", ("zk", "geen"), "20.00"),
        row("drie", "unfunded_eur", "5.00", ("zk", "twee"), "20.00"),
    ]
    results = (("scenario", "pack", "calendar", "unfunded_eur", "status"), [(1, "zk", "geen", "900.00", "ok")])
    files = {"scenarios.csv": "scenario\n1\n", "results.csv": results, "simulate.csv": (SIMULATED, rows)}
    return folder(path, files, kind="simulate", packs=("zk",))


def shapes(study, kind):
    return [block for block in blocks_of(study, Chart) if isinstance(block.shape, kind)]


def test_simulated_years_show_every_calendar_and_the_trade_off(tmp_path):
    study = simulated(tmp_path)
    bars = shapes(study, BarChart)[0]
    assert [(bar.name, bar.value) for bar in bars.shape.bars] == [
        ("geen", Euros(90_000)),
        ("twee", Euros(10_000)),
        ("drie", Euros(12_000)),
    ]
    (trade,) = shapes(study, ScatterChart)
    assert [dot.name for dot in trade.shape.dots if dot.best] == ["geen", "twee"]


def test_a_difference_within_two_standard_errors_is_told_as_no_difference(tmp_path):
    items = blocks_of(simulated(tmp_path), Listing)[0].items
    assert "niet toegekend gemiddeld €\u00a0800,00 lager dan zk · geen" in items[0]
    assert "verschilt niet aantoonbaar van zk · twee" in items[1]


RESERVE = (
    "pack", "which", "held_pct", "held_eur", "agreed_eur", "expected_unfunded_eur", "expected_unused_eur",
    "expected_released_eur", "cvar_unfunded_eur", "expected_cost_eur", "cvar_eur", "cost_eur",
)  # fmt: skip


def reserve(path, bound=""):
    def row(which, held, unfunded, unused, cost):
        return ("vgz", which, held, "10", "990", unfunded, unused, "0", "0", cost, cost, cost)

    rows = [
        row("frontier", "0", "50", "100", "80"),
        row("frontier", "1", "60", "40", "60"),
        row("rp", "1.25", "61", "38", "59"),
        row("frontier", "2", "90", "60", "90"),
        row("fixed", "2", "90", "60", "90"),
        row("pack", "2", "95", "70", "99"),
    ]
    now = {
        "pct": "2",
        "best_plan_cost_eur": "90.00",
        "best_plan_above_rp_eur": "31.00",
        "its_plan_cost_eur": "99.00",
        "its_plan_above_rp_eur": "40.00",
    }
    answer = {
        "pack": "vgz",
        "hold_back": {"pct": "1.25", "not_agreed_eur": "12.50", "at_bound": bound},
        "rp_eur": "59.00",
        "ws_eur": "50.00",
        "eev_eur": "70.00",
        "evpi_eur": "9.00",
        "vss_eur": "11.00",
        "pack_now": now,
    }
    files = {
        "scenarios.csv": "scenario,groei\n1,1.0\n2,1.1\n",
        "results.csv": "pack,which\nvgz,rp\n",
        "reserve.csv": (RESERVE, rows),
        "reserve.json": json.dumps({"scenarios": 2, "packs": [answer]}),
    }
    return folder(path, files, kind="reserve", packs=("vgz",))


def test_a_reserve_is_advised_with_what_the_present_one_costs_more(tmp_path):
    advice = blocks_of(reserve(tmp_path), Notice)[1]
    assert advice.tone == "good"
    assert advice.text == (
        "Het minst kost het om 1,25\u00a0% aan te houden (€\u00a013 niet afspreken). Nu is het 2\u00a0%; met dat "
        "percentage kost zelfs het beste plan €\u00a031 meer."
    )


def test_an_advice_at_a_bound_of_the_study_says_so(tmp_path):
    advice = blocks_of(reserve(tmp_path, "most"), Notice)[1]
    assert advice.tone == "odd"
    assert advice.text.endswith("Dit is de bovengrens van wat de studie toelaat.")


def test_percentages_are_shown_along_a_line_and_as_a_frontier(tmp_path):
    study = reserve(tmp_path)
    along = shapes(study, LineChart)[0]
    assert along.says == "Van de vergeleken percentages kost 1\u00a0% het minst."
    assert [mark.at for mark in along.shape.marks] == [Share(Fraction(1, 80), 2), Share(Fraction(1, 50), 2)]
    (frontier,) = shapes(study, ScatterChart)
    best = {dot.name: dot.best for dot in frontier.shape.dots}
    assert best == {"0\u00a0%": True, "1\u00a0%": True, "2\u00a0%": False, "2\u00a0% · plan van nu": False}


def path_study(path, rows, header):
    files = {"scenarios.csv": "scenario\n1\n", "results.csv": "scenario,pack,year,status\n1,a,2024,ok\n"}
    return folder(path, {**files, "path.csv": (header, rows)}, kind="path", packs=("a",))


def test_a_path_is_a_line_over_its_years_and_a_year_below_the_service_level_is_named(tmp_path):
    header = ("pack", "year", "held", "status", "room_eur", "agreed_eur", "unfunded_eur", "unfunded_client_years_pct")
    rows = [
        ("a", "2024", "yes", "ok", "100.00", "90.00", "1.00", "0.5"),
        ("a", "2025", "no", "ok", "110.00", "95.00", "4.00", "2.5"),
        ("a", "2026", "no", "conflict", "120.00", "", "", ""),
    ]
    study = path_study(tmp_path, rows, header)
    assert blocks_of(study, Notice)[1] == Notice("Het serviceniveau wordt niet gehaald in: a 2025, a 2026.", "bad")
    chart = shapes(study, LineChart)[0]
    assert [(point.x, point.y) for point in chart.shape.lines[0].points] == [
        ("2024", Share(Fraction(1, 200), 2)),
        ("2025", Share(Fraction(1, 40), 2)),
    ]
    (table,) = [block for block in blocks_of(study, Table) if block.title == "Jaar na jaar"]
    assert table.rows[2][:2] == ("2026", "a")
    assert table.rows[2][-1] == "geen plan"


def test_drawn_paths_have_a_band_around_their_median(tmp_path):
    header = ("pack", "year", "figure", "scenarios", "mean", "least", "p5", "p50", "p95", "most")
    rows = [("a", year, "agreed_eur", 9, 5, 1, 2, 4, 8, 9) for year in ("2024", "2025")]
    chart = shapes(path_study(tmp_path, rows, header), LineChart)[0]
    point = chart.shape.lines[0].points[1]
    assert (point.y, point.low, point.high) == (Euros(400), Euros(200), Euros(800))
    assert chart.shape.band == "p5 tot p95 van de paden"
