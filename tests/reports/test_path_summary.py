"""The years of a path as a planner reads them."""

from fractions import Fraction

from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.page import Euros, Share
from verdeelsleutel.reports.study.path_summary import blocks

HEAD = "pack,year,status,room_eur,room_growth_pct,agreed_eur,unfunded_eur,unfunded_client_years_pct\n"
HELD = HEAD.replace("status", "held,status").rstrip() + ",needed_room_eur,below_room_eur\n"
SPREAD = "pack,year,figure,scenarios,mean,least,p5,p50,p95,most\n"


def tables(folder, text, lang=NL):
    (folder / "path.csv").write_text(text, encoding="utf-8")
    return list(blocks(folder, lang))


def test_a_study_without_a_path_has_nothing_to_show(tmp_path):
    assert list(blocks(tmp_path, NL)) == []


def test_every_pack_has_a_table_of_its_years(tmp_path):
    one, two = tables(
        tmp_path,
        HEAD + "a,2024,ok,100.10,,90.00,5.05,2.5\na,2025,ok,110.11,10,100.00,0.00,0\nb,2024,ok,100.10,,80.00,1.00,1\n",
    )
    assert (one.title, two.title) == ("Meerjarenpad · a", "Meerjarenpad · b")
    assert one.rows[0][1:] == (
        Euros(10010, False), None, Euros(9000, False), Euros(505, False), Share(Fraction(1, 40), 2),
    )  # fmt: skip
    assert [row[0] for row in one.rows] == ["2024", "2025"]
    assert len(one.columns) == len(one.rows[0])


def test_a_held_level_shows_what_it_needs_and_where_none_does(tmp_path):
    (table,) = tables(
        tmp_path,
        HELD + "a,2024,,ok,100.00,,90.00,5.00,2,,\na,2025,yes,ok,120.00,20,99.00,1.00,1,120.00,119.99\n"
        "a,2026,no,ok,121.00,1,99.00,9.00,3,,240.00\n",
        ENGLISH,
    )
    assert [row[-2:] for row in table.rows] == [
        (None, None), (Euros(12000, False), Euros(11999, False)), ("out of reach", Euros(24000, False)),
    ]  # fmt: skip
    assert len(table.columns) == len(table.rows[0])
    assert "one step lower it isn't" in table.note


def test_a_year_without_a_plan_says_so(tmp_path):
    (table,) = tables(tmp_path, HEAD + "a,2024,conflict,100.00,,,,\n")
    assert table.rows[0][3:] == ("knelt", None, None)


def test_drawn_paths_show_mean_and_spread(tmp_path):
    (table,) = tables(
        tmp_path,
        SPREAD
        + "a,2025,room_eur,9,10.00,9.00,9.50,10.00,11.00,12.00\na,2025,agreed_eur,9,1.00,1.00,1.00,1.00,1.00,1.00\n"
        "a,2025,unfunded_client_years_pct,9,2,1,1,2,3,4\n",
    )
    assert table.rows[0] == ("2025", "contracteerruimte €", Euros(1000, False), Euros(950, False), Euros(1100, False))
    assert [row[1] for row in table.rows] == ["contracteerruimte €", "niet toegekende cliëntjaren"]
