"""The response round: an offer goes out as forms, comes back, and is judged into the table responses."""

import csv
import io
import json
import shutil

import pytest
from openpyxl import load_workbook

from tests.cli.calls import listing, verdeel
from tests.cli.forms import AGB, DAY, fill, heading, ledger, offered, read
from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.response_form import COLUMNS, MARK


def test_every_provider_with_something_to_answer_gets_a_form(sent):
    asked = ("agreed_units", "delivered_units", "expected_units", "offered_units")
    providers = {row["provider"] for row in ledger(sent[1]) if any(row[name] != "0" for name in asked)}
    assert {path.stem for path in sent[0].iterdir()} == providers


def test_a_form_holds_the_lines_of_its_provider_and_of_no_other(sent, made_demo):
    book = load_workbook(sent[0] / f"{AGB}.xlsx")
    sheet = book["Reactie"]
    first = heading(sheet) + 1
    mine = {(r["region"], r["service"]): r for r in ledger(sent[1]) if r["provider"] == AGB}
    found = {}
    for row in range(first, sheet.max_row):
        region, service, *_, agreed, _, delivered, _, offered = (sheet.cell(row, i + 1).value for i in range(10))
        found[region, service] = (agreed, delivered, offered)
    volumes = ("agreed_units", "delivered_units", "offered_units")
    assert found
    assert found == {key: tuple(float(mine[key][name]) for name in volumes) for key in found}
    names = {row["name"] for row in read_case(made_demo[0] / "case").table("providers").to_dict("records")}
    texts = {str(cell.value) for one in book for row in one.iter_rows() for cell in row}
    assert sum(any(name in text for text in texts) for name in names) == 1


def test_only_the_two_columns_to_fill_in_are_open(sent):
    sheet = load_workbook(sent[0] / f"{AGB}.xlsx")["Reactie"]
    row = heading(sheet) + 1
    assert sheet.protection.sheet
    locked = [sheet.cell(row, i + 1).protection.locked for i in range(len(COLUMNS))]
    assert [name for name, is_locked in zip(COLUMNS, locked, strict=True) if not is_locked] == ["asked", "reason"]
    assert len(sheet.data_validations.dataValidation) == 2


def test_the_totals_are_those_of_the_offer(sent, made_demo):
    sheet = load_workbook(sent[0] / f"{AGB}.xlsx", data_only=True)["Reactie"]
    with (sent[1] / "plan.csv").open(encoding="utf-8") as file:
        cents = sum(int(r["amount_eur"].replace(".", "")) for r in csv.DictReader(file) if r["provider"] == AGB)
    last = sheet.max_row
    for name in ("offered_eur", "asked_eur"):
        assert round(sheet.cell(last, COLUMNS.index(name) + 1).value * 100) == cents


def test_the_same_offer_gives_the_same_bytes(sent, tmp_path):
    assert verdeel("export", "responseform", sent[1], "-o", tmp_path / "again").code == 0
    assert listing(tmp_path / "again") == listing(sent[0])


def test_an_initial_allocation_has_no_response_forms(made_demo, tmp_path):
    called = verdeel("export", "responseform", made_demo[0] / "run", "-o", tmp_path / "forms")
    assert (called.code, "geen aanbod" in called.err) == (2, True)
    assert not (tmp_path / "forms").exists()


def test_an_offer_that_was_changed_sends_no_forms(made_demo, tmp_path):
    shutil.copytree(made_demo[0] / "reallocation", tmp_path / "run")
    with (tmp_path / "run" / "ledger.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert verdeel("export", "responseform", tmp_path / "run", "-o", tmp_path / "forms").code == 6


@pytest.mark.parametrize(
    "receipt",
    [
        "[]",
        "7",
        "[" * 100_000,
        '{"command": "reallocate", "award": "offer", "results": 3}',
    ],
)
def test_an_offer_whose_receipt_is_none_sends_no_forms_and_takes_none(receipt, forms, sent, tmp_path):
    broken = tmp_path / "run"
    shutil.copytree(sent[1], broken)
    (broken / "receipt.json").write_text(receipt, encoding="utf-8")
    assert verdeel("export", "responseform", broken, "-o", tmp_path / "made").code == 6
    assert read(forms, broken).code == 6
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(("key", "value"), [("as_of", 5), ("as_of", "someday"), ("cutoff", None)])
def test_an_offer_without_its_days_is_broken(key, value, sent, tmp_path):
    broken = tmp_path / "run"
    shutil.copytree(sent[1], broken)
    receipt = json.loads((broken / "receipt.json").read_text("utf-8"))
    if value is None:
        del receipt[key]
    else:
        receipt[key] = value
    (broken / "receipt.json").write_text(json.dumps(receipt), encoding="utf-8")
    assert verdeel("export", "responseform", broken, "-o", tmp_path / "made").code == 6


def test_answers_come_back_as_the_table_responses(forms, sent):
    first = heading(load_workbook(forms / f"{AGB}.xlsx")["Reactie"]) + 1
    fill(forms / f"{AGB}.xlsx", **{f"M{first}": 170, f"N{first}": "meer cliënten", f"M{first + 2}": "12,5"})
    called = read(forms, sent[1], "--json")
    assert called.code == 0, called.err
    text = (forms / "out.csv").read_text(encoding="utf-8")
    assert text.splitlines()[0] == "region,provider,service,units,reason,date,judged,accepted_units,judgement"
    assert [form["answered"] for form in called.json["forms"]] == [2, 0]
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["judged"] != "agreed"]
    found = [(r["provider"], r["units"], r["date"], r["judged"]) for r in rows]
    assert found == [(AGB, "170", "2024-10-20", ""), (AGB, "12.5", "2024-10-20", "")]
    assert (called.json["to_judge"], called.json["rows"]) == (2, 2 + called.json["agreed"])


def returned(dated, folder, received, *options):
    """Two forms of the dated offer, of which one answers a line."""
    for name in (AGB, "06900106"):
        shutil.copyfile(dated / "forms" / f"{name}.xlsx", folder / f"{name}.xlsx")
    first = heading(load_workbook(folder / f"{AGB}.xlsx")["Reactie"]) + 1
    fill(folder / f"{AGB}.xlsx", **{f"M{first}": 170})
    words = ("--run", dated, "--received", received, "-o", folder / "out.csv", *options)
    called = verdeel("import", "responses", *sorted(folder.glob("*.xlsx")), *words)
    assert called.code == 0, called.err
    return called


def test_every_form_is_listed_with_what_it_says_and_so_is_who_sent_none(dated, tmp_path):
    called = returned(dated, tmp_path, "2024-10-20", "--json")
    found = [(form["provider"], form["answered"], form["agreed"]) for form in called.json["forms"]]
    assert found == [(AGB, 1, False), ("06900106", 0, True)]
    every = {path.stem for path in (dated / "forms").iterdir()}
    assert set(called.json["not_received"]) == every - {AGB, "06900106"}
    lines = returned(dated, tmp_path, "2024-10-20", "--replace").out.splitlines()
    assert [line.split()[-4:] for line in lines if line.startswith(f" {AGB}.xlsx")] == [
        ["van", "100", "regels", "beantwoord"]
    ]
    assert sum(line.endswith("akkoord met het aanbod (leeg)") for line in lines) == 1
    assert sum(line.startswith(" • ") for line in lines) == len(every) - 2
    assert "Te laat" not in "".join(lines)


@pytest.mark.parametrize(
    ("received", "late", "words"),
    [
        ("2024-10-29", False, ""),
        ("2024-10-30", True, "Te laat: reageren kon tot en met 29 oktober 2024, en deze 2 formulieren kwamen op 30"),
        ("2024-10-14", False, "Ontvangen op 14 oktober 2024, vóór het aanbod van 15 oktober 2024"),
    ],
)
def test_forms_that_come_after_the_term_or_before_the_offer_are_told(received, late, words, dated, tmp_path):
    assert returned(dated, tmp_path, received, "--json").json["late"] is late
    shown = " ".join(returned(dated, tmp_path, received, "--replace").out.split())
    assert words in shown
    assert ("Te laat" in shown) is late


def test_where_the_offer_has_no_day_it_is_told_that_the_term_isnt_known(forms, sent):
    called = read(forms, sent[1])
    assert "er zijn 14 dagen om te reageren, en het aanbod noemt geen as_of" in " ".join(called.out.split())
    assert read(forms, sent[1], "--json", "--replace").json["late"] is None


def test_every_fault_of_every_form_is_told_at_once_with_its_cell(forms, sent):
    first = heading(load_workbook(forms / f"{AGB}.xlsx")["Reactie"]) + 1
    fill(
        forms / f"{AGB}.xlsx",
        **{f"M{first}": -1, f"M{first + 1}": "veel", f"N{first + 2}": "zonder aantal", f"B{first + 3}": "H999"},
    )
    fill(forms / "06900106.xlsx", **{f"M{first}": "=2+2"})
    called = read(forms, sent[1], "--json")
    assert called.code == 3
    found = {(fault["source"], fault["cell"]) for fault in called.json["faults"]}
    cells = {f"Reactie!{name}" for name in (f"M{first}", f"M{first + 1}", f"M{first + 2}", f"B{first + 3}")}
    assert {cell for source, cell in found if source == f"{AGB}.xlsx"} == {*cells, "Reactie"}
    assert ("06900106.xlsx", f"Reactie!M{first}") in found
    assert not (forms / "out.csv").exists()


def test_a_line_that_is_gone_or_stands_twice_is_a_fault(forms, sent):
    book = load_workbook(forms / f"{AGB}.xlsx")
    sheet = book["Reactie"]
    first = heading(sheet) + 1
    sheet.cell(first, 2).value = sheet.cell(first + 1, 2).value
    book.save(forms / f"{AGB}.xlsx")
    whats = {fault["what"] for fault in read(forms, sent[1], "--json").json["faults"]}
    assert whats == {"this line stands there twice", "lines of the offer are missing"}


def marked(path, key, value):
    book = load_workbook(path)
    for row in book[MARK].iter_rows():
        if row[0].value == key:
            row[1].value = value
    book.save(path)


@pytest.mark.parametrize(
    ("key", "value", "what"),
    [
        ("receipt_sha256", "0" * 64, "this form answers the offer of another run"),
        ("provider", "99999999", "the offer has no line of this provider"),
        ("form", "something", "this is no response form of verdeel"),
        ("sheet", "elsewhere", "the sheet to fill in isn't there"),
        ("heading_row", "9" * 5000, "the hidden sheet doesn't say which heading_row it has"),
        ("heading_row", 0, "the hidden sheet doesn't say which heading_row it has"),
        ("lines", "1" * 5000, "the hidden sheet doesn't say which lines it has"),
        ("lines", 0, "the hidden sheet doesn't say which lines it has"),
    ],
)
def test_a_form_of_another_offer_or_no_form_is_refused(key, value, what, forms, sent):
    marked(forms / f"{AGB}.xlsx", key, value)
    called = read(forms, sent[1], "--json")
    assert (called.code, [fault["what"] for fault in called.json["faults"]]) == (3, [what])


def test_files_that_are_no_workbook_or_not_there_are_faults_too(forms, sent):
    (forms / "x.xlsx").write_text("no workbook", encoding="utf-8")
    called = read(forms, sent[1], "--json", files=[forms / "x.xlsx", forms / "gone.xlsx"])
    assert (called.code, len(called.json["faults"])) == (3, 2)


def test_two_forms_of_one_provider_are_a_fault(forms, sent):
    shutil.copyfile(forms / f"{AGB}.xlsx", forms / "copy.xlsx")
    (fault,) = read(forms, sent[1], "--json").json["faults"]
    assert f"provider {AGB} answers twice" in fault["what"]


def test_two_forms_of_one_name_in_different_folders_are_told_apart(forms, sent):
    (forms / "later").mkdir()
    first, second = forms / f"{AGB}.xlsx", forms / "later" / f"{AGB}.xlsx"
    shutil.copyfile(first, second)
    called = read(forms, sent[1], "--json", files=[first, second])
    (fault,) = called.json["faults"]
    assert (called.code, fault["source"]) == (3, str(second))
    assert f"provider {AGB} answers twice: {first} is" in fault["what"]


def test_the_same_form_given_twice_is_a_fault(forms, sent):
    called = read(forms, sent[1], "--json", files=[forms / f"{AGB}.xlsx"] * 2)
    (fault,) = called.json["faults"]
    assert (called.code, "answers twice" in fault["what"]) == (3, True)
    assert not (forms / "out.csv").exists()


@pytest.mark.parametrize("replace", [(), ("--replace",)])
def test_a_table_never_takes_the_place_of_a_form(forms, sent, replace):
    form, before = forms / f"{AGB}.xlsx", listing(forms)
    called = verdeel("import", "responses", form, "--run", sent[1], *DAY, "-o", form, *replace)
    assert (called.code, "een van de bestanden" in called.err) == (2, True)
    assert listing(forms) == before


def test_an_offer_that_is_asked_for_holds_the_forms_that_export_makes(made_demo, tmp_path):
    folder = made_demo[0]
    called = offered(folder / "case", folder / "run", tmp_path / "offer", "--stage", "offer")
    assert called.code == 0, called.err
    assert verdeel("export", "responseform", tmp_path / "offer", "-o", tmp_path / "again").code == 0
    assert listing(tmp_path / "offer/forms") == listing(tmp_path / "again")
    assert f"verdeel import responses {tmp_path / 'offer/forms'}/*.xlsx" in " ".join(called.out.split())
    assert verdeel("verify", tmp_path / "offer").code == 0


def test_a_trial_and_a_definitive_run_hold_no_forms(made_demo, tmp_path):
    folder = made_demo[0]
    assert offered(folder / "case", folder / "run", tmp_path / "trial").code == 0
    assert offered(folder / "case", folder / "run", tmp_path / "final", "--stage", "definitive").code == 0
    assert not (tmp_path / "trial/forms").exists()
    assert not (tmp_path / "final/forms").exists()
    refused = offered(folder / "case", folder / "run", tmp_path / "no", "--stage", "definitive", "--forms")
    assert (refused.code, (tmp_path / "no").exists()) == (2, False)
