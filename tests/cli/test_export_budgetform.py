"""`verdeel export budgetform`: a preparation of the NZa form that adds up to the plan, to the cent."""

import csv
import io
import re
from decimal import Decimal

import openpyxl
import pytest

from tests.cli.calls import verdeel
from tests.small import provider, service, small, volume
from tests.strategies import write

A1, A2, B1, M1 = ("A", "Z1"), ("A", "Z2"), ("B", "Z1"), ("A", "M1")
SERVICES = [
    service("Z1", "100.00", nhc_eur="20.50", nic_eur="1.25"),
    service("Z2", ""),
    service("M1", 1, "meerzorg", unit="eur", tariffed="no", units_per_client_year=""),
]
PROVIDERS = [provider("A", nza_number="300-1"), provider("B", nza_number="")]
AGREED = [{**row, "tariff_eur": "42.00", "reason": "r", "date": "2024-01-01"} for row in volume({A2: 0})]
ONE = {"one_euro": [{"id": "one_unit", "note": "no volume yet"}]}


def case(units, **policy):
    agreed = [{key: value for key, value in row.items() if key != "units"} for row in AGREED]
    made = small(10**6, SERVICES, units, tariff={"base": 90}, providers=PROVIDERS, agreed_tariffs=agreed)
    return made._replace(pack={**made.pack, **policy})


def run_of(sample, place):
    folder, pack = write(sample, place)
    called = verdeel("allocate", folder, "-p", pack, "-o", place / "run")
    assert called.code == 0, called.err
    return place / "run"


def rows_of(run, out):
    called = verdeel("export", "budgetform", run, "-o", out)
    assert called.code == 0, called.err
    return list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))


def plan_total(run):
    with (run / "plan.csv").open(encoding="utf-8", newline="") as file:
        return sum(Decimal(row["amount_eur"]) for row in csv.DictReader(file))


def calculated(book):
    """Every cell of a workbook with its sums worked out from the cells that they name; text stays text."""
    sheets = {sheet.title: {c.coordinate: c.value for row in sheet.iter_rows() for c in row} for sheet in book}

    def span(title, text):
        name, _, where = text.rpartition("!")
        return [
            value(name.strip("'") or title, c.coordinate) for row in book[name.strip("'") or title][where] for c in row
        ]

    def value(title, at):
        found = sheets[title][at.replace("$", "")]
        if not (isinstance(found, str) and found.startswith("=")):
            return Decimal(repr(found)) if isinstance(found, int | float) else found
        if match := re.fullmatch(r"=SUM\((.+)\)", found):
            return sum((v for v in span(title, match[1]) if isinstance(v, Decimal)), Decimal(0))
        if match := re.fullmatch(r"=SUMIFS\((.+),(.+),(.+)\)", found):
            pairs = zip(span(title, match[1]), span(title, match[2]), strict=True)
            return sum((v for v, key in pairs if key == value(title, match[3])), Decimal(0))
        if match := re.fullmatch(r"=ROUND\((\w+)\*(\w+),2\)", found):
            return value(title, match[1]) * value(title, match[2])
        left, minus, right = found[1:].partition("-")
        return value(title, left) - value(title, right) if minus else value(title, left)

    return {title: {at: value(title, at) for at in cells} for title, cells in sheets.items()}


def test_lines_tell_the_tariff_in_its_parts_and_amounts_add_up_to_the_plan(tmp_path):
    run = run_of(case({A1: 10, A2: 3, B1: 4, M1: 500}), tmp_path)
    rows = rows_of(run, tmp_path / "form.csv")
    told = [(r["nza_number"], r["provider"], r["service"], r["units"], r["tariff_eur"], r["amount_eur"]) for r in rows]
    assert told == [
        ("300-1", "00000001", "M1", "", "", "500.00"),  # meerzorg is an amount
        ("300-1", "00000001", "Z1", "10", "111.75", "1117.50"),
        ("300-1", "00000001", "Z2", "3", "42.00", "126.00"),
        ("", "00000002", "Z1", "4", "111.75", "447.00"),  # without a number last
    ]
    parts = [(r["care_tariff_eur"], r["nhc_eur"], r["nic_eur"]) for r in rows]
    assert parts == [("", "", ""), ("90.00", "20.50", "1.25"), ("", "", ""), ("90.00", "20.50", "1.25")]
    assert all(r["previous_units"] == r["change_eur"] == r["one_euro"] == "" for r in rows)
    assert sum(Decimal(r["amount_eur"]) for r in rows) == plan_total(run) == Decimal("2190.50")


def test_providers_without_an_nza_number_are_named(tmp_path):
    run = run_of(case({A1: 10, B1: 4}), tmp_path)
    called = verdeel("export", "budgetform", run, "-o", tmp_path / "form.xlsx")
    assert called.code == 0
    shown = " ".join(called.out.split())
    assert "1 aanbieder heeft geen NZa-nummer en staat achteraan: Provider B (00000002)" in shown
    assert "VOORBEREIDING: dit is niet het formulier van de NZa" in shown
    told = verdeel("export", "budgetform", run, "-o", tmp_path / "form.csv", "--json").json
    assert told["without_nza_number"] == [{"provider": "00000002", "name": "Provider B"}]
    assert [(one["provider"], one["amount_eur"]) for one in told["agreements"]] == [
        ("00000001", "1117.50"),
        ("00000002", "447.00"),
    ]


def test_a_line_of_one_unit_stands_in_the_form_with_one_euro_where_the_pack_says_so(tmp_path):
    run = run_of(case({A1: 1, A2: 2, B1: 1, M1: 1}, budget_form=ONE), tmp_path)
    rows = rows_of(run, tmp_path / "form.csv")
    told = {(r["provider"][-1], r["service"]): (r["amount_eur"], r["form_eur"], r["one_euro"]) for r in rows}
    assert told == {
        ("1", "Z1"): ("111.75", "1.00", "one_unit"),
        ("1", "Z2"): ("84.00", "84.00", ""),
        ("1", "M1"): ("1.00", "1.00", ""),
        ("2", "Z1"): ("111.75", "1.00", "one_unit"),
    }
    assert sum(Decimal(r["amount_eur"]) for r in rows) == plan_total(run)


@pytest.mark.parametrize("keys", [{"switch": "off"}, {"at": "reallocation"}, {"units": 0}, {"where": {"kavel": "mpt"}}])
def test_where_it_does_not_hold_a_line_has_its_own_amount(tmp_path, keys):
    form = {"one_euro": [{"id": "one_unit", "note": "no volume yet", **keys}]}
    rows = rows_of(run_of(case({A1: 1}, budget_form=form), tmp_path), tmp_path / "form.csv")
    assert [(r["form_eur"], r["one_euro"]) for r in rows] == [("111.75", "")]


def test_a_workbook_adds_up_by_its_own_formulas_and_shows_the_same_values(tmp_path):
    run = run_of(case({A1: 10, A2: 1, B1: 4, M1: 500}, budget_form=ONE), tmp_path)
    out = tmp_path / "form.xlsx"
    assert verdeel("export", "budgetform", run, "-o", out).code == 0
    sheets = calculated(openpyxl.load_workbook(out))
    shown = openpyxl.load_workbook(out, data_only=True)
    for title, cells in sheets.items():
        for at, value in cells.items():
            if isinstance(value, Decimal):
                assert Decimal(repr(shown[title][at].value)) == value, (title, at)
    totals = shown["Totalen"]
    rows = [[c.value for c in row] for row in totals.iter_rows()]
    assert ["300-1", "00000001", "Provider A", "R1", 3, 1, 1659.5, 1618.5] in rows
    assert ["totaal", "", "", "", 4, 1, 2106.5, 2065.5] in [[v or "" for v in row] for row in rows]
    assert Decimal("2106.5") == plan_total(run)
    assert all(sheet["A1"].value.startswith("VOORBEREIDING") for sheet in shown)
    about = "\n".join(str(row[0].value) for row in shown["Toelichting"].iter_rows())
    assert "Provider B (00000002)" in about
    assert "(one_unit)" in about


def test_of_a_reallocation_old_and_change_make_new(made_demo, tmp_path):
    run = made_demo[0] / "reallocation"
    rows = rows_of(run, tmp_path / "form.csv")
    assert len(rows) > 1000
    for row in rows:
        old, change, new = (Decimal(row[f"{name}_eur"]) for name in ("previous", "change", "amount"))
        assert old + change == new
        if row["unit"] != "eur":
            old, change, new = (Decimal(row[name]) for name in ("previous_units", "change_units", "units"))
            assert old + change == new
    assert sum(Decimal(r["amount_eur"]) for r in rows) == plan_total(run)
    assert sum(Decimal(r["previous_eur"]) for r in rows) == plan_total(made_demo[0] / "run")
    shown = " ".join(verdeel("export", "budgetform", run, "-o", tmp_path / "form.xlsx").out.split())
    assert "Deze berekening is een aanbod: er is nog niets afgesproken." in shown


@pytest.mark.parametrize("name", ["form.xlsx", "form.csv"])
def test_the_same_run_gives_the_same_bytes(made_demo, tmp_path, name):
    files = [tmp_path / at / name for at in ("one", "two")]
    for file in files:
        assert verdeel("export", "budgetform", made_demo[0] / "run", "-o", file).code == 0
    assert files[0].read_bytes() == files[1].read_bytes()


def test_english_is_english(made_demo, tmp_path):
    out = tmp_path / "form.xlsx"
    assert verdeel("export", "budgetform", made_demo[0] / "run", "-o", out, "--lang", "en").code == 0
    assert openpyxl.load_workbook(out).sheetnames == ["About", "Lines", "Totals"]


def test_a_file_is_replaced_only_when_asked_and_never_written_into_the_run(made_demo, tmp_path):
    run, out = made_demo[0] / "run", tmp_path / "form.csv"
    assert verdeel("export", "budgetform", run, "-o", out).code == 0
    assert verdeel("export", "budgetform", run, "-o", out).code == 2
    assert verdeel("export", "budgetform", run, "-o", out, "--replace").code == 0
    assert verdeel("export", "budgetform", run, "-o", run / "form.csv").code == 2
    assert verdeel("export", "budgetform", run, "-o", tmp_path / "form.txt").code == 2


def test_a_changed_run_ends_with_6_and_leaves_nothing(run, tmp_path):
    (run / "plan.csv").write_text("region\n", encoding="utf-8")
    out = tmp_path / "form.xlsx"
    assert verdeel("export", "budgetform", run, "-o", out).code == 6
    assert not out.exists()


def test_an_unknown_key_of_the_pack_is_a_fault_with_a_hint(tmp_path):
    folder, pack = write(case({A1: 1}, budget_form={"one_euros": []}), tmp_path)
    called = verdeel("allocate", folder, "-p", pack, "-o", tmp_path / "run")
    assert called.code == 4
    assert "one_euro" in called.err


@pytest.mark.parametrize("name", ["salland-2021", "zilveren-kruis-2021"])
def test_offices_that_start_without_volume_tell_one_euro_with_its_source(name):
    from verdeelsleutel.data.pack import load_pack

    (item,) = load_pack(name).budget_form.one_euro
    assert (item.units, item.at, item.active) == (1, ("initial",), True)
    assert item.source.endswith("-VOLUME")
