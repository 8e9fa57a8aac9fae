"""How a page looks: lined up, never cut off, plain where it is piped."""

from fractions import Fraction

import pytest
from rich.cells import cell_len

from tests.reports.pages import CHARTS
from verdeelsleutel.reports.dutch import NL
from verdeelsleutel.reports.page import Chart, Column, Euros, Facts, Fold, Listing, Notice, Number, Page, Share, Table
from verdeelsleutel.reports.shapes import Bar, BarChart
from verdeelsleutel.reports.terminal import PLAIN_WIDTH, text, value_text

NAME = "Stichting Samenwerkende Zorgaanbieders van Ver Weg"
TABLE = Table(
    "Wie",
    (
        Column("aanbieder", text=True),
        Column("afge\u00adsproken €"),
        Column("vorig jaar €", rank=1),
        Column("fill"),
    ),
    (
        (NAME, Euros(123456789, sign=False), Euros(100, sign=False), Share(Fraction(1, 3))),
        ("Kort", Euros(5, sign=False), None, Number(3, 1)),
    ),
    ("totaal", Euros(123456794, sign=False), Euros(100, sign=False), ""),
    "een opmerking",
)
PAGE = Page(
    "Titel",
    ("waarover",),
    (
        TABLE,
        Facts("Feiten", (("bedrag", Euros(100)), ("deel", Share(Fraction(1, 2))))),
        Listing("Lijst", ("een", "twee"), "•"),
        Notice("SYNTHETISCH", "synthetic"),
        Notice("klaar", "good"),
    ),
)


@pytest.mark.parametrize("width", [44, 80])
def test_the_page_looks_like_this(width, snapshot):
    assert text(PAGE, NL, width=width) == snapshot


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
def test_no_number_is_cut_off_at_any_width(width):
    shown = text(PAGE, NL, width=width)
    assert all(number in shown for number in ("1.234.567,89", "1.234.567,94", "33,3 %", "€ 1,00", "0,05"))
    assert all(word in shown for word in NAME.split())


@pytest.mark.parametrize("width", [50, 60, 80, 120])
def test_lines_stay_within_the_window_where_that_can_be(width):
    assert max(map(cell_len, text(PAGE, NL, width=width).splitlines())) <= width


def test_the_column_that_matters_least_is_left_out_first():
    assert "vorig jaar" in text(PAGE, NL, width=80)
    assert "vorig jaar" not in text(PAGE, NL, width=44)


def test_the_synthetic_mark_stands_first():
    assert "SYNTHETISCH" in "".join(text(PAGE, NL).splitlines()[:3])


def test_what_is_piped_is_plain_and_as_wide_as_columns_says(monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    assert "\x1b" not in text(PAGE, NL)
    assert len(text(PAGE, NL).splitlines()[0]) == PLAIN_WIDTH
    monkeypatch.setenv("COLUMNS", "70")
    assert len(text(PAGE, NL).splitlines()[0]) == 70


def test_a_person_sees_colours_unless_no_color_is_set(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1;36m" in text(PAGE, NL, terminal=True, width=80)
    monkeypatch.setenv("NO_COLOR", "1")
    shown = text(PAGE, NL, terminal=True, width=80)
    assert "36m" not in shown
    assert "43m" not in shown


def test_a_command_to_type_stays_on_one_line():
    command = "verdeel allocate " + "a-very-long-name-of-a-folder/" * 4 + " -p cz-2021"
    page = Page("x", (), (Listing("Hierna", (command,), "$"),))
    assert f"$ {command}" in text(page, NL, width=60)


def test_a_chart_is_told_in_words_and_its_amounts_where_they_are_few():
    shown = text(Page("x", (), (CHARTS["waterfall"],)), NL)
    assert "Wat er te zien is." in shown
    assert "€ 96.000.000,00" in shown
    long = Chart("Lang", BarChart("euro", tuple(Bar(f"b{i}", Euros(i)) for i in range(30))), "Dertig balken.")
    assert text(Page("x", (), (long,)), NL).splitlines()[-2:] == ["Lang", " Dertig balken."]


def test_what_a_page_folds_stands_open_in_the_terminal():
    shown = text(Page("x", (), (Fold("Dicht", (TABLE, Notice("binnen", "odd"))),)), NL)
    assert all(words in shown for words in ("Dicht", NAME.rsplit(maxsplit=1)[-1], "binnen"))


def test_whole_euros_are_rounded_for_the_eye():
    assert value_text(Euros(123456, places=0), NL) == "€\u00a01.235"
    assert value_text(Euros(-123456, sign=False, places=0), NL) == "-1.235"
