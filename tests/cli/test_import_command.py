"""`verdeel import aw319`: a whole table or none, and nothing of a client anywhere."""

import json

import pytest

from tests.cli.calls import listing, verdeel
from tests.data.claim_files import PERSONAL, Claimed, as_bytes, message, records, write
from verdeelsleutel.data.case import read_case

HOURS = Claimed(service="H126", time_unit="07", quantity=90, tariff=500, begin="20240228", end="20240302")


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "claims"
    folder.mkdir()
    credit = Claimed(sign="C", quantity=1, reference="ANOTHER")
    return write(
        folder, message(Claimed(), HOURS), message(credit, Claimed(amount=5, declared=620000, reference="A THIRD"))
    )


@pytest.fixture
def broken(tmp_path):
    folder = tmp_path / "broken"
    folder.mkdir()
    lines = records([Claimed(), Claimed()])
    lines[2] = lines[2][:20] + lines[2][29:]
    lines[3] = lines[3].replace("20240331", "20241331")
    return write(folder, as_bytes(lines), b"\xff\xfe", as_bytes(lines[:-1]))


def test_the_table_is_written_and_told_in_dutch(files, tmp_path):
    out = tmp_path / "made" / "realisation.csv"
    called = verdeel("import", "aw319", *files, "--region", "R1", "-o", out)
    assert called.code == 0, called.err
    assert out.read_text("utf-8") == (
        "region,provider,service,month,units\n"
        "R1,06900101,H126,2024-02,3.75\nR1,06900101,H126,2024-03,3.75\nR1,06900101,Z041,2024-03,61\n"
    )
    assert list(listing(out.parent)) == ["realisation.csv"]
    for words in ("2 declaratiebestanden ingelezen", "dag", "12.650,00", "niet tarief maal aantal", "naar rato"):
        assert words in called.out.replace("\u00a0", " "), words
    english = verdeel("import", "aw319", *files, "--region", "R1", "-o", out, "--replace", "--lang", "en").out
    assert "2 files of claims read" in english


def test_json_holds_every_figure_exactly(files, tmp_path):
    called = verdeel("import", "aw319", *files, "-o", tmp_path / "out.csv", "--json")
    assert called.code == 0
    found = called.json
    assert found["rows"] == 3
    assert found["files"][1] == {"name": "claims-2.txt", "claims": 2, "credits": 1, "declared_eur": "6000.00"}
    assert found["months"][0] == {
        "month": "2024-02",
        "unit": "hour",
        "rows": 1,
        "units": "3.75",
        "declared_eur": "225.00",
    }
    assert {f["code"] for f in found["findings"]} == {
        "claim-amount-differs",
        "claim-region-is-uzovi",
        "claim-units-as-claimed",
    }


def test_regions_and_units_come_from_the_case_and_the_table_fits_it(case, tmp_path):
    regions = case / "regions.csv"
    header, *rows = regions.read_text("utf-8").splitlines()
    regions.write_text("\n".join([f"{header},uzovi", f"{rows[0]},5501", f"{rows[1]},5502", ""]), encoding="utf-8")
    paths = write(tmp_path, message(HOURS, HOURS._replace(uzovi="5502", time_unit="16", quantity=1)))
    out = case / "realisation.csv"
    assert verdeel("import", "aw319", *paths, "--case", case, "-o", out).code == 2
    called = verdeel("import", "aw319", *paths, "--case", case, "-o", out, "--replace")
    assert called.code == 0, called.err
    assert "omgerekend tussen uren en dagdelen" in called.out
    table = read_case(case).tables["realisation"]
    assert table[["region", "month"]].values.tolist() == [
        ["ALMERE", "2024-02"],
        ["ALMERE", "2024-03"],
        ["GOOI", "2024-02"],
        ["GOOI", "2024-03"],
    ]
    assert [str(v) for v in table["units"]] == ["3.75", "3.75", "2", "2"]


def test_faults_end_with_3_and_leave_nothing(broken, tmp_path):
    before = listing(tmp_path)
    called = verdeel("import", "aw319", *broken, "-o", tmp_path / "out.csv")
    assert (called.code, called.out, listing(tmp_path)) == (3, "", before)
    for words in (
        "claims-1.txt",
        "UTF-16",
        "geen sluitrecord",
        "kolom 114-121",
        "99999999",
        "Herstel de bestanden",
        "er is niets geschreven",
    ):
        assert words in called.err, words
    as_json = verdeel("import", "aw319", *broken, "-o", tmp_path / "out.csv", "--json").json
    assert as_json["exit_code"] == 3
    assert {"claims-1.txt", "claims-2.txt", "claims-3.txt"} == {f["source"] for f in as_json["faults"]}


@pytest.mark.parametrize("options", [(), ("--json",), ("--lang", "en")])
def test_nothing_of_a_client_is_stored_or_shown(files, broken, tmp_path, options):
    out = tmp_path / "out.csv"
    said = [
        verdeel("import", "aw319", *paths, "-o", out, "--replace", *options)
        for paths in (files, broken, [*files, *broken])
    ]
    assert [called.code for called in said] == [0, 3, 3]
    everything = out.read_text("utf-8") + "".join(called.out + called.err for called in said)
    names = [path.name for path in tmp_path.rglob("*")]
    assert not [text for text in PERSONAL if text in everything + "".join(names)]


def test_a_table_that_is_there_is_replaced_only_when_asked_and_the_bytes_are_the_same(files, tmp_path):
    out = tmp_path / "out.csv"
    assert verdeel("import", "aw319", *files, "-o", out).code == 0
    first = out.read_bytes()
    out.write_text("mine", encoding="utf-8")
    called = verdeel("import", "aw319", *files, "-o", out)
    assert (called.code, out.read_text("utf-8")) == (2, "mine")
    assert "--replace" in called.err
    assert verdeel("import", "aw319", *reversed(files), "-o", out, "--replace").code == 0
    assert out.read_bytes() == first


def test_a_failure_keeps_the_table_that_was_there(broken, tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("mine", encoding="utf-8")
    assert verdeel("import", "aw319", *broken, "-o", out, "--replace").code == 3
    assert out.read_text("utf-8") == "mine"


@pytest.mark.parametrize("replace", [(), ("--replace",)])
def test_a_table_never_takes_the_place_of_claims_or_of_a_folder(files, tmp_path, replace):
    before = listing(tmp_path)
    assert verdeel("import", "aw319", *files, "-o", files[0], *replace).code == 2
    assert verdeel("import", "aw319", *files, "-o", tmp_path, *replace).code == 2
    assert listing(tmp_path) == before


def test_what_lacks_is_told(files, tmp_path):
    assert verdeel("import", "aw319", "-o", tmp_path / "out.csv").code == 2
    assert verdeel("import", "aw319", *files).code == 2
    assert verdeel("import", "aw320", *files).code == 2
    lost = verdeel("import", "aw319", tmp_path / "lost.txt", "-o", tmp_path / "out.csv", "--json")
    assert (lost.code, json.loads(lost.out)["faults"][0]["what"]) == (3, "the file can't be read")
