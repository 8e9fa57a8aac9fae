"""The workbook of a comparison: what changed and nothing else, in sums that agree with the runs to the cent."""

import shutil
from decimal import Decimal

import pytest

from tests.model.compare.pairs import A1, A2, B1, home, no_growth_inside, run_of
from tests.reports.workbooks import computed_alike, needs_office, read, reads_well, table_of, total_of
from tests.small import provider
from verdeelsleutel.model.compare.comparison import compare
from verdeelsleutel.reports.compare.as_json import as_dict
from verdeelsleutel.reports.compare_book import compare_book as books
from verdeelsleutel.reports.compare_book.compare_book import SHEETS, compare_book
from verdeelsleutel.reports.dutch import ENGLISH, NL

NAMES = [provider("A", name="=1+1"), provider("B", name="+31 35"), provider("C", name="@home")]
OTHER = {A1: 90, B1: 70, A2: 12, ("C", "Z2"): 5}


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """A run, one with no growth inside, and one with other offers, another price, and a provider more."""
    place = tmp_path_factory.mktemp("runs")
    other = home(3000, OTHER, euros="7.35", providers=NAMES)
    return [run_of(home(), place, "base"), run_of(no_growth_inside(), place, "=2+2"), run_of(other, place, "other")]


@pytest.fixture(scope="module")
def found(folders):
    return compare(folders)


@pytest.fixture(scope="module")
def made(found):
    return compare_book(found, NL)


@pytest.fixture(scope="module")
def two(folders):
    return compare([folders[0], folders[2]])


def euros(value):
    return Decimal(repr(value)).quantize(Decimal("0.01"))


@needs_office
@pytest.mark.slow
def test_a_second_program_computes_every_formula_to_what_the_workbook_says(made, tmp_path):
    assert computed_alike(made, tmp_path) == {}


def test_every_sheet_adds_up_to_what_the_comparison_says(two):
    book, told = read(compare_book(two, NL)), as_dict(two)["others"][0]["outcome"]
    sides = {f"Afgesproken {side} €": told["agreed"][key] for side, key in (("was", "then_eur"), ("nu", "now_eur"))}
    change = Decimal(told["agreed"]["change_eur"])
    for title, amount in sides.items():
        assert euros(total_of(book["Kavels"], title)) == Decimal(amount)
    for sheet, title in (
        ("Kavels", "Afgesproken verschil €"),
        ("Waardoor", "Verschil €"),
        ("Aanbieders", "Afgesproken verschil €"),
        ("Waardoor per aanbieder", "Verschil €"),
        ("Afspraken", "Afgesproken verschil €"),
    ):
        assert euros(total_of(book[sheet], title)) == change
    for sheet in ("Kavels", "Aanbieders", "Afspraken"):
        effects = [euros(total_of(book[sheet], f"Door {name} €")) for name in ("volume", "prijs")]
        assert effects == [Decimal(told[name]) for name in ("volume_eur", "price_eur")]
    moved = sum(Decimal(one["now"]["free_eur"]) - Decimal(one["then"]["free_eur"]) for one in told["funds"])
    assert euros(total_of(book["Geldstromen"], "Vrij verschil €")) == moved


def test_a_line_shows_units_and_prices_of_both_runs_and_whether_it_came_or_went(two):
    rows = {(row["AGB-code"], row["Prestatie"]): row for row in table_of(read(compare_book(two, NL))["Afspraken"])}
    assert {key: row["Hoe"] for key, row in rows.items()} == {
        ("00000001", "Z1"): "minder", ("00000001", "Z2"): "meer", ("00000002", "Z1"): "meer",
        ("00000002", "Z2"): "weg", ("00000003", "Z2"): "nieuw",
    }  # fmt: skip
    assert rows["00000003", "Z2"]["Eenheden was"] is None
    lines = as_dict(two)["others"][0]["outcome"]["lines"]
    for line in lines:
        row = rows[line["provider"], line["service"]]
        assert [row["Eenheden was"], row["Eenheden nu"]] == [line["units_then"], line["units_now"]]
        assert euros(row["Door volume €"]) == Decimal(line["volume_eur"])
        assert euros(row["Door prijs €"]) == Decimal(line["price_eur"])
    assert len(rows) == len(lines)


def test_every_changed_row_of_the_case_stands_there_in_words_or_numbers(two):
    rows = table_of(read(compare_book(two, NL))["Rijen"])
    offer = next(r for r in rows if (r["Tabel"], r["AGB-code"], r["Prestatie"]) == ("aanbod", "00000001", "Z1"))
    assert [offer[f"Waarde {side}"] for side in ("was", "nu", "verschil")] == [100, 90, -10]
    name = next(r for r in rows if (r["Tabel"], r["AGB-code"]) == ("zorgaanbieders", "00000001"))
    assert (name["Tekst was"], name["Tekst nu"], name["Waarde verschil"]) == ("Provider A", "=1+1", None)
    inputs = as_dict(two)["others"][0]["inputs"]["tables"]
    assert len(rows) == sum(len(table[part]) for table in inputs for part in ("values", "added", "gone"))


def test_several_runs_stand_side_by_side_and_each_row_says_which_it_is_about(made, found):
    book = read(made)
    assert {row["Berekening"] for row in table_of(book["Kavels"])} == {"=2+2", "other"}
    shown = [[cell for cell in row if cell is not None] for row in book["Samenvatting"].iter_rows(values_only=True)]
    for name, one in zip(("=2+2", "other"), found.others, strict=True):
        row = next(row for row in shown if row and row[0] == name)
        then, now = one.outcome.agreed
        assert [euros(value) for value in row[1:3]] == [Decimal(now).scaleb(-2), Decimal(now - then).scaleb(-2)]
    checks = [row for row in shown if row and str(row[0]).endswith("(0)")]
    assert len(checks) == 5
    assert {value for row in checks for value in row[1:]} == {0}


def test_inputs_come_before_the_outcome(made):
    words = [NL.word(f"cbook_sheet_{layout.key}") for layout, _ in SHEETS]
    names = read(made).sheetnames
    assert names[0] == "Samenvatting"
    assert names[1:] == [name for name in words if name in names]
    assert words.index("Rijen") < words.index("Geldstromen")


def test_text_that_looks_like_a_formula_stays_text(made):
    book = read(made, data_only=False)
    shown = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    for word in ("=1+1", "=2+2", "+31 35", "@home"):
        assert {cell.data_type for cell in shown if cell.value == word} == {"s"}


@pytest.mark.parametrize("lang", [NL, ENGLISH], ids=["nl", "en"])
def test_it_reads_well_in_both_languages(found, two, lang):
    for comparison in (found, two):
        reads_well(compare_book(comparison, lang))


def test_only_what_changed_has_a_sheet(folders):
    book = read(compare_book(compare([folders[0], folders[1]]), NL))
    assert "Tarieven" not in book.sheetnames
    assert [row["AGB-code"] for row in table_of(book["Aanbieders"])] == ["00000002"]
    same = read(compare_book(compare([folders[0], folders[0]]), NL))
    assert same.sheetnames == ["Samenvatting", "Kavels"]
    assert any("Er is geen verschil" in str(cell.value) for row in same["Samenvatting"].iter_rows() for cell in row)


def test_the_same_runs_give_the_same_bytes_wherever_they_stand(folders, made, tmp_path):
    for folder in folders:
        shutil.copytree(folder, tmp_path / folder.name)
    assert compare_book(compare([tmp_path / folder.name for folder in folders]), NL) == made


def test_a_run_that_is_given_twice_counts_once(folders):
    book = read(compare_book(compare([folders[0], folders[1], folders[1]]), NL))
    totals = {}
    for row in table_of(book["Kavels"]):
        totals[row["Berekening"]] = totals.get(row["Berekening"], 0) + row["Afgesproken nu €"]
    assert list(totals.values()) == [3250, 3250]


def test_a_sheet_that_would_be_too_long_is_left_out_and_named(two, monkeypatch):
    monkeypatch.setattr(books, "MOST_ROWS_SHOWN", 4)
    book = read(compare_book(two, NL))
    assert not {"Rijen", "Afspraken"} & set(book.sheetnames)
    told = dict(row[:2] for row in book["Samenvatting"].iter_rows(values_only=True))
    assert told["Afspraken"] == "5 regels; verdeel compare --json geeft ze alle"


def test_services_and_names_are_told(two):
    row = table_of(read(compare_book(two, NL))["Afspraken"])[0]
    assert (row["Zorgaanbieder"], row["Omschrijving"], row["Kavel"]) == ("=1+1", "Z1", "VPT")
