"""A page as one HTML file: whole by itself, in order, and safe whatever names it shows."""

import base64
import hashlib
import re
import sys
from itertools import pairwise

import pytest

from tests.reports.pages import CHARTS, HOSTILE, PAGE, TABLE, elements
from verdeelsleutel.reports.charts import ReportExtraMissing
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.page import Page
from verdeelsleutel.reports.page_html import TEMPLATES, html


@pytest.fixture(scope="module")
def made():
    return html(PAGE, NL)


@pytest.fixture(scope="module")
def parts(made):
    return elements(made)


def named(parts, name):
    return [one for one in parts if one.name == name]


def test_a_page_is_the_same_bytes_every_time(made):
    assert html(PAGE, NL) == made


def test_ids_are_unique_and_everything_that_is_pointed_at_is_there(parts):
    ids = [one.attributes["id"] for one in parts if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    links = [one.attributes["href"] for one in named(parts, "a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)
    labels = [one.attributes["aria-labelledby"] for one in parts if "aria-labelledby" in one.attributes]
    assert {ident for label in labels for ident in label.split()} <= set(ids)


def test_headings_begin_with_one_title_and_skip_no_level(parts):
    levels = [int(one.name[1]) for one in parts if re.fullmatch("h[1-6]", one.name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_contents_name_the_headings_down_to_the_second_level(parts):
    listed = [one.text.strip() for one in named(parts, "a") if "nav" in one.around]
    assert listed == ["Deel een", "Deel een", "Deel twee"]


def test_every_table_has_a_caption_and_every_heading_cell_a_scope(parts):
    tables = named(parts, "table")
    assert len(tables) == len(CHARTS) + 3
    assert all(one.inside[0].name == "caption" for one in tables)
    assert all(one.attributes.get("scope") in ("col", "row") for one in named(parts, "th"))


def test_every_table_that_can_scroll_can_be_reached_with_the_keyboard_and_has_a_name(parts):
    boxes = [one for one in parts if "scroll" in (one.attributes.get("class") or "").split()]
    assert len(boxes) == len(named(parts, "table"))
    assert all(one.attributes["tabindex"] == "0" and one.attributes["aria-label"] for one in boxes)


def test_nothing_comes_from_elsewhere(made, parts):
    without_names = made.replace("https:", "")
    assert not re.search(r"https?:|//[a-z]|url\(|@import|xmlns", without_names)
    assert not {"link", "img", "iframe", "object", "image", "use"} & {one.name for one in parts}
    attributes = {name for one in parts for name in one.attributes}
    assert not {name for name in attributes if name.startswith("on") or name in ("src", "style", "xlink:href")}


def test_the_policy_allows_its_own_style_and_script_and_nothing_else(parts):
    policy = next(one for one in named(parts, "meta") if "http-equiv" in one.attributes).attributes["content"]
    (style,), (script,) = named(parts, "style"), named(parts, "script")

    def allowed(text):
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src {allowed(style.text)}",
        f"script-src {allowed(script.text)}",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_names_are_shown_as_they_are_and_never_as_markup(parts):
    assert len(named(parts, "script")) == 1
    assert named(parts, "h1")[0].text == f"Titel {HOSTILE}"
    assert HOSTILE in named(parts, "dd")[0].text
    assert any(HOSTILE in one.text for one in named(parts, "text"))
    cells = [one.text for one in named(parts, "th") if one.attributes["scope"] == "row"]
    assert f"{HOSTILE} 7" in cells


def test_numbers_are_dutch_in_words_and_in_charts(parts):
    assert "€\u00a01.234,56" in [one.text for one in named(parts, "dd")]
    words = {one.text for one in named(parts, "text")}
    assert {"€\u00a05,00\u00a0mln · plafond intramuraal", "€\u00a02\u00a0mln", "0,71", "2\u00a0%"} <= words


def test_cells_of_numbers_carry_what_they_are_sorted_by(parts):
    cells = [one for one in named(parts, "td") if one.text == "€\u00a01.234.567,88"]
    assert cells
    assert {one.attributes["data-n"] for one in cells} == {"1234567.88"}


def test_every_chart_names_itself_and_has_its_figures_beside_it(parts):
    figures = named(parts, "figure")
    assert len(figures) == len(CHARTS)
    for figure, chart in zip(figures, CHARTS.values(), strict=True):
        assert chart.says in figure.text
        names = [one.name for one in figure.inside]
        assert names == ["figcaption", "div", "div", "p", "details"]
        for box in figure.inside[1:3]:
            (svg,) = box.inside
            assert svg.attributes["role"] == "img"
            assert [one.name for one in svg.inside[:2]] == ["title", "desc"]
            assert [one.text for one in svg.inside[:2]] == [chart.title, chart.says]


def test_a_table_without_rows_is_left_out(parts):
    assert "Zonder regels" not in [one.text for one in named(parts, "caption")]


def test_the_language_of_the_page_is_told():
    page = elements(html(Page("Title", (), (TABLE,)), ENGLISH))
    assert page[0].attributes["lang"] == "en"
    assert page[0].name == "html"
    assert "€\u00a01,234,567.89" in [one.text for one in named(page, "td")]


def test_the_file_stays_small(made):
    assert len(made.encode()) < 25_000 * len(CHARTS)
    assert len(html(Page("Titel", (), (TABLE,)), NL).encode()) < 25_000


def test_the_script_is_short_and_makes_its_controls_itself(parts):
    assert len((TEMPLATES / "page.js").read_text(encoding="utf-8").splitlines()) < 60
    assert not {"button", "input"} & {one.name for one in parts}


def test_charts_without_their_libraries_are_told_how_to_get_them(monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(ReportExtraMissing, match=r"pip install 'verdeelsleutel\[report\]'"):
        html(PAGE, NL)
    assert "Aanbieders" in html(Page("Titel", (), (TABLE,)), NL)
