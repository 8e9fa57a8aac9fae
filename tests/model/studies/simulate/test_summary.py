"""Years laid side by side: means, errors and quantiles by hand, and differences year by year."""

import csv
import io
from decimal import Decimal

from verdeelsleutel.model.studies.simulate.summary import FIGURES, summary_csv


class Results:
    """As much of a dataset of pyarrow, and of its table, as is used."""

    def __init__(self, rows):
        self.rows = rows

    def to_table(self):
        return self

    def to_pylist(self):
        return self.rows


def year(scenario, pack, calendar, unfunded, status="ok", **others):
    zero = {figure: Decimal(0) for figure in FIGURES} | {"providers_lowered": 0, "reallocations": 0}
    figures = {**zero, "unfunded_eur": Decimal(unfunded), **others} if status == "ok" else dict.fromkeys(FIGURES)
    return {"scenario": scenario, "pack": pack, "calendar": calendar, "status": status, **figures}


def told(rows):
    """Rows of unfunded_eur, by who and than whom."""
    lines = csv.DictReader(io.StringIO(summary_csv(Results(rows))))
    return {
        (r["pack"], r["calendar"], r["than_pack"], r["than_calendar"]): [
            r[c] for c in ("years", "mean", "standard_error", "p5", "p50", "p95")
        ]
        for r in lines
        if r["figure"] == "unfunded_eur"
    }


def test_figures_by_hand():
    """2, 4, 9: mean 5, Σ squares 26, so √(26 ÷ 2 ÷ 3) = 2,08; a twentieth of the way from 2 to 4 twice over is 2,2."""
    rows = [year(n, "p", "one", value) for n, value in enumerate((9, 2, 4), 1)]
    assert told(rows) == {("p", "one", "", ""): ["3", "5.00", "2.08", "2.20", "4.00", "8.50"]}


def test_differences_are_of_the_same_year():
    """Two is 1 below one in every year: the error of the difference is 0, however much years differ."""
    rows = [year(n, "p", "one", v) for n, v in enumerate((10, 50, 90), 1)]
    rows += [year(n, "p", "two", v - 1) for n, v in enumerate((10, 50, 90), 1)]
    found = told(rows)
    assert found["p", "two", "p", "one"] == ["3", "-1.00", "0.00", "-1.00", "-1.00", "-1.00"]
    assert found["p", "two", "", ""][2] != "0.00"


def test_packs_are_held_against_the_first_one_calendar_by_calendar():
    rows = [year(1, pack, name, v) for pack, v in (("p", 1), ("q", 3)) for name in ("one", "two")]
    assert list(told(rows)) == [
        ("p", "one", "", ""), ("p", "two", "", ""), ("q", "one", "", ""), ("q", "two", "", ""),
        ("p", "two", "p", "one"), ("q", "two", "q", "one"), ("q", "one", "p", "one"), ("q", "two", "p", "two"),
    ]  # fmt: skip
    assert told(rows)["q", "two", "p", "two"] == ["1", "2.00", "", "2.00", "2.00", "2.00"]


def test_years_that_one_of_them_couldnt_decide_dont_count_in_a_difference():
    rows = [year(n, "p", "one", v) for n, v in enumerate((10, 50), 1)]
    rows += [year(1, "p", "two", 4), year(2, "p", "two", 0, status="conflict")]
    found = told(rows)
    assert found["p", "two", "p", "one"][:2] == ["1", "-6.00"]
    assert found["p", "one", "", ""][0] == "2"


def test_figures_that_a_year_doesnt_have_are_left_out():
    rows = [year(1, "p", "one", 1, kept_pct=None)]
    lines = list(csv.DictReader(io.StringIO(summary_csv(Results(rows)))))
    assert [row["figure"] for row in lines] == [figure for figure in FIGURES if figure != "kept_pct"]
