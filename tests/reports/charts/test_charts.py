"""How shapes are drawn: by the schema of Vega-Lite, small, the same every time, and readable in grey."""

import re
from itertools import pairwise

import altair
import pytest

from tests.reports.pages import CHARTS, HOSTILE
from verdeelsleutel.reports.charts import NARROW_WIDTH, WIDE_WIDTH, canvas_of, drawn
from verdeelsleutel.reports.charts.look import DASHES, LINES, MARKS, fitting, shades, wide
from verdeelsleutel.reports.dutch import ENGLISH, NL

BOTH = pytest.mark.parametrize("width", [WIDE_WIDTH, NARROW_WIDTH])
EVERY = pytest.mark.parametrize("name", CHARTS)


def lightness(colour):
    """Relative luminance, as WCAG counts it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@BOTH
@EVERY
def test_every_shape_keeps_to_the_schema(name, width):
    found = canvas_of(CHARTS[name].shape, NL, width).specification()
    assert altair.LayerChart.from_dict(found, validate=True).to_dict(validate=True)["layer"]


@EVERY
def test_a_chart_is_the_same_bytes_every_time_and_small(name):
    first = drawn(CHARTS[name], NL, "c")
    assert drawn(CHARTS[name], NL, "c") == first
    assert len(first.encode()) < 12_000


@BOTH
@EVERY
def test_a_chart_is_as_wide_as_it_was_asked(name, width):
    box = re.match(r'<svg viewBox="0 0 (\d+) (\d+)"', drawn(CHARTS[name], NL, "c", width))
    assert width * 0.8 < int(box[1]) < width * 1.15


@EVERY
def test_a_chart_holds_nothing_that_a_page_must_not(name):
    svg = drawn(CHARTS[name], NL, "c")
    assert not re.search(r"xmlns|style=|class=|url\(|<script|<image|font-family", svg)
    assert set(re.findall(r'id="([^"]+)"', svg)) == {"c-t", "c-d"}


def test_numbers_of_a_chart_follow_the_language():
    assert "2,50\u00a0mln" in drawn(CHARTS["bars"], NL, "c")
    assert "2.50\u00a0m" in drawn(CHARTS["bars"], ENGLISH, "c")


def test_the_rule_that_binds_stands_at_the_end_of_the_bar_or_below_it():
    for width in (WIDE_WIDTH, NARROW_WIDTH):
        assert "plafond intramuraal" in drawn(CHARTS["bars"], NL, "c", width)


def test_a_bar_below_nought_lies_left_of_it_with_its_words_before_it():
    canvas = canvas_of(CHARTS["changes"].shape, NL, WIDE_WIDTH)
    data = [datum for one in canvas.specification()["datasets"].values() for datum in one]
    below = next(datum for datum in data if datum.get("x2") == 0 and datum.get("x", 0) < 0)
    words = next(datum for datum in data if "nu begrensd" in str(datum.get("text")))
    assert below["x"] == -3
    assert words["x"] < below["x"]
    names = [datum["x"] for datum in data if datum.get("text") in ("Minder", "Meer")]
    assert names[0] == names[1] < below["x"]


def test_a_name_that_is_too_long_is_cut_with_an_ellipsis():
    long = HOSTILE * 3
    assert fitting(long, 200).endswith("…")
    assert wide(fitting(long, 200)) <= 200
    assert fitting("kort", 200) == "kort"


@pytest.mark.parametrize("count", range(2, 8))
def test_parts_of_a_bar_go_from_dark_to_light(count):
    found = [lightness(colour) for colour in shades(count)]
    assert found == sorted(found)
    assert all(b - a > 0.03 for a, b in pairwise(found))


def test_lines_differ_in_dash_and_mark_and_stand_out_from_white():
    assert len(set(LINES)) == len(set(DASHES)) == len(set(MARKS)) == 6
    assert all(1.05 / (lightness(colour) + 0.05) > 3 for colour in LINES)


def test_a_waterfall_that_doesnt_start_at_nought_shows_its_standings_broken_and_its_steps_large():
    whole, broken = (canvas_of(CHARTS[name].shape, NL, WIDE_WIDTH).specification() for name in ("waterfall", "broken"))
    cuts = [
        layer
        for layer in broken["layer"]
        if layer["mark"].get("color") == "#ffffff" and layer["mark"]["type"] == "rule"
    ]
    assert len(broken["datasets"][cuts[0]["data"]["name"]]) == 4  # two through each of two standings
    assert not [
        one for one in whole["layer"] if one["mark"].get("color") == "#ffffff" and one["mark"]["type"] == "rule"
    ]
    low = broken["layer"][0]["encoding"]["x"]["scale"]["domain"][0]
    assert 90 < low < 94
