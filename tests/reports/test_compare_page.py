"""The page of a comparison: long lists are cut and what is left out is counted, sums stay whole."""

import re

import pytest

from tests.model.compare.pairs import A1, B1, home, no_growth_inside, run_of
from tests.small import service, small
from verdeelsleutel.model.compare.comparison import compare
from verdeelsleutel.reports.compare.page import MOST_SHOWN, page
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.page import Chart, Euros, Heading, Listing, Table
from verdeelsleutel.reports.terminal import text

REGIONS = ["R1", *(f"R{i}" for i in range(20, 31))]


def regional(room):
    return small(room, [service("Z1", 7)], {(region, "A", "Z1"): 100 + i for i, region in enumerate(REGIONS)})


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    place = tmp_path_factory.mktemp("many")
    return compare([run_of(regional(room), place, str(room)) for room in (500, 400)])


def tables(found):
    return {block.title: block for block in found.blocks if isinstance(block, Table)}


def cents(table, column):
    return [row[column].cents for row in table.rows]


@pytest.mark.parametrize(
    "title", ["Geldstromen: het verschil", "Wie het meest inlevert", "Grootste verschillen in geldstromen"]
)
def test_a_long_list_is_cut_and_says_how_many_more(many, title):
    table = tables(page(many, NL))[title]
    told = table.note or table.rows[-1][0]
    assert re.search(r"\b4\b", told)
    assert len(table.rows) == MOST_SHOWN + (not table.note)


def test_what_is_cut_is_still_in_the_sums(many):
    shown = tables(page(many, NL))
    change = many.others[0].outcome.agreed[1] - many.others[0].outcome.agreed[0]
    funds, losers = shown["Geldstromen: het verschil"], shown["Wie het meest inlevert"]
    assert sum(cents(funds, 3)) == funds.total[3].cents == change
    assert sum(cents(losers, 1)) == losers.total[1].cents == change


def test_a_file_has_charts_and_whole_lists(many):
    found = page(many, NL, file=True)
    assert [block.title for block in found.blocks if isinstance(block, Chart)] == [
        "Afgesproken per kavel: het verschil",
        "Grootste verschillen per aanbieder",
    ]
    assert len(tables(found)["Geldstromen: het verschil"].rows) == len(REGIONS)
    assert not any(isinstance(block, Chart) for block in page(many, NL).blocks)


def test_every_word_is_there_in_both_languages(many):
    for lang in (NL, ENGLISH):
        shown = text(page(many, lang), lang)
        assert not re.search(r"\b(compare|cause|unlike|option|fact|rule)_\w+", shown)


def test_in_short_says_who_pays_and_nothing_of_what_stays(tmp_path):
    runs = [run_of(home(), tmp_path, "a"), run_of(no_growth_inside(), tmp_path, "b")]
    blocks = page(compare(runs), ENGLISH).blocks
    (short,) = [block for block in blocks if isinstance(block, Listing)]
    said = [item.replace("\u00a0", " ") for item in short.items]
    assert said == [
        "Agreed: from € 4,050.00 to € 3,250.00, € 800.00 less (-19.75 %); volume € 800.00 less, price the same.",
        "Per kavel: intramural € 800.00 less.",
        "1 provider gives up € 800.00 in all.",
        "Mostly because of: now limited by volume ceiling inside (€ 800.00 less).",
        "Funds: reserved € 200.00 more, free € 600.00 more.",
        "What tranches asked and didn't get: from € 0.00 to € 800.00, € 800.00 more.",
    ]


def test_price_and_volume_that_undo_each_other_are_both_told(tmp_path):
    runs = [
        run_of(home(offers={A1: 10, B1: 20}, euros=6), tmp_path, "a"),
        run_of(home(offers={A1: 20, B1: 10}, euros=6), tmp_path, "b"),
    ]
    found = page(compare(runs), NL)
    assert any(
        "blijft samen € 180,00" in item.replace("\u00a0", " ")
        for b in found.blocks
        if isinstance(b, Listing)
        for item in b.items
    )
    shown = tables(found)
    assert cents(shown["Wie het meest inlevert"], 1) == [-6000]
    assert cents(shown["Wie er het meest bij krijgt"], 1) == [6000]
    assert "Per kavel: het verschil" not in shown


def test_headings_of_several_comparisons_stand_one_level_deeper(many):
    twice = type(many)(many.base, many.others * 2)
    levels = [block.level for block in page(twice, NL).blocks if isinstance(block, Heading)]
    assert levels == [1, 2, 2, 1, 2, 2]
    assert [block.level for block in page(many, NL).blocks if isinstance(block, Heading)] == [1, 1]


def test_amounts_in_columns_have_no_sign_of_their_own(many):
    for table in tables(page(many, NL)).values():
        for row in table.rows:
            assert all(not value.sign for value in row if isinstance(value, Euros))


def test_what_lines_gain_and_lose_stands_beside_the_change_where_it_is_more_than_that(tmp_path, many):
    row = {"region": "R1", "provider": "00000001", "kind": "fix"}
    row |= {"reason": "a swap", "decided_by": "the board", "date": "2023-12-01"}
    swap = home(decisions=[{**row, "service": "Z1", "units": 60}, {**row, "service": "Z2", "units": 20}])
    runs = [run_of(home(), tmp_path, "then"), run_of(swap, tmp_path, "now")]
    shown = tables(page(compare(runs), NL))
    gainers, causes = shown["Wie er het meest bij krijgt"], shown["Waardoor het volume en de prijs verschillen"]
    assert [column.title for column in gainers.columns[1:4]] == ["verschil €", "regels erbij €", "regels eraf €"]
    assert [value.cents for value in gainers.rows[0][1:4]] == [720_00, 1000_00, -280_00]
    assert causes.rows[0][0] == "een besluit over de regel zelf"
    assert [value.cents for value in causes.rows[0][1:4]] == [720_00, 1000_00, -280_00]
    assert "regels erbij €" not in repr(tables(page(many, NL))["Wie het meest inlevert"])
