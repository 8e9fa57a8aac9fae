"""`verdeel replay-year`: a whole year or nothing, and `verify` on the folder of a year."""

import pytest

from tests.cli.calls import listing, verdeel, without_reallocation
from tests.model.test_year import DAYS, asked_for, delivered

OFFERS = {("A", "Z1"): 366, ("B", "Z1"): 732}
CARE = delivered(("A", "Z1"), *(2 * days for days in DAYS[:5])) + delivered(("B", "Z1"), *DAYS[:5])


@pytest.fixture
def asked(tmp_path):
    return asked_for(tmp_path, 10980, OFFERS, CARE)


def test_a_year_is_told_in_dutch_and_english_and_left_out_moments_are_said(asked, tmp_path):
    called = verdeel("replay-year", asked.case, "-p", asked.pack, "-o", tmp_path / "year")
    assert called.code == 0, called.err
    left_out = "2 augustus 2024: de realisatie tot en met 2024-07 ontbreekt"
    for words in ("SYNTHETISCH", "1 april 2024", "3.660", left_out):
        assert words in called.out, words
    assert "2024-04-01: herschikking op realisatie tot en met maart 2024" in called.err
    assert {path.name for path in (tmp_path / "year").iterdir()} == {"initial", "2024-04-01", "year.csv"}
    assert "Aan aanbieders is hier niets gevraagd" in called.out
    english = verdeel("replay-year", asked.case, "-p", asked.pack, "-o", tmp_path / "year", "--replace", "--lang", "en")
    assert "Not run" in english.out
    assert "1 April 2024" in english.out


def test_json_holds_every_run_exactly(asked, tmp_path):
    found = verdeel("replay-year", asked.case, "-p", asked.pack, "-o", tmp_path / "year", "--json").json
    assert [run["run"] for run in found["runs"]] == ["initial", "2024-04-01"]
    assert found["runs"][1]["released_eur"] == "3660.00"
    assert found["left_out"] == [{"day": "2024-08-02", "cutoff": "2024-07", "why": "no-realisation"}]


def test_a_year_that_is_there_is_replaced_only_when_asked_and_only_when_it_is_one(asked, tmp_path):
    words = ("replay-year", asked.case, "-p", asked.pack, "-o", tmp_path / "year")
    assert verdeel(*words).code == 0
    before = listing(tmp_path / "year")
    assert verdeel(*words).code == 2
    assert listing(tmp_path / "year") == before
    (tmp_path / "year/mine.txt").write_text("notes", encoding="utf-8")
    assert verdeel(*words, "--replace").code == 2
    assert (tmp_path / "year/mine.txt").exists()


def test_a_moment_that_fails_leaves_nothing(tmp_path):
    """The room shrinks in March below what B is decided to have: the initial run stands, the moment of April can't."""
    fixed = {"region": "R1", "provider": "00000002", "service": "Z1", "kind": "fix", "units": 732, "reason": "r"}
    shrunk = [{"fund": "CR-R1", "date": "2024-03-01", "amount_eur": -5000, "reason": "less", "status": "definitive"}]
    decided = [{**fixed, "decided_by": "board", "date": "2024-01-01"}]
    asked = asked_for(tmp_path, 10980, OFFERS, CARE, fund_changes=shrunk, decisions=decided)
    before = listing(tmp_path)
    called = verdeel("replay-year", asked.case, "-p", asked.pack, "-o", tmp_path / "year")
    assert (called.code, called.out) == (5, "")
    assert "2024-04-01" in called.err
    assert listing(tmp_path) == before


def test_a_pack_without_reallocation_ends_with_4(asked, tmp_path):
    called = verdeel("replay-year", asked.case, "-p", without_reallocation(tmp_path), "-o", tmp_path / "year")
    assert called.code == 4
    assert "niets over een herschikking" in called.err
    assert not (tmp_path / "year").exists()


def test_verify_checks_a_year_and_its_chain(asked, tmp_path):
    verdeel("replay-year", asked.case, "-p", asked.pack, "-o", tmp_path / "year")
    called = verdeel("verify", tmp_path / "year")
    assert (called.code, "2 berekeningen gecertificeerd" in called.out) == (0, True)
    assert verdeel("verify", tmp_path / "year/2024-04-01").code == 0
    assert verdeel("replay", tmp_path / "year/2024-04-01").code == 0
    table = tmp_path / "year/year.csv"
    table.write_text(table.read_text("utf-8").replace("3660", "3661"), encoding="utf-8")
    called = verdeel("verify", tmp_path / "year", "--json")
    assert (called.code, called.json["chain"]) == (6, ["year.csv isn't what the runs give"])
    assert "year.csv is niet wat de berekeningen geven" in verdeel("verify", tmp_path / "year").out
    plan = tmp_path / "year/2024-04-01/plan.csv"
    plan.write_text(plan.read_text("utf-8") + "\n", encoding="utf-8")
    assert "2024-04-01: bestanden: plan.csv is na de berekening veranderd" in verdeel("verify", tmp_path / "year").out


@pytest.mark.parametrize("command", [("replay",), ("publish", "-o", "out.html"), ("explain",)])
def test_where_one_run_is_needed_a_year_names_its_runs(command, asked, tmp_path):
    year = tmp_path / "year"
    verdeel("replay-year", asked.case, "-p", asked.pack, "-o", year)
    called = verdeel(*command, year)
    assert called.code == 2
    assert f"geef een van de berekeningen daarin: {year / 'initial'}, {year / '2024-04-01'}" in called.err


@pytest.mark.parametrize("command", ["allocate", "reallocate"])
def test_the_day_of_a_run_can_be_given_and_counts(command, asked, tmp_path):
    more = ("--from", tmp_path / "first", "--cutoff", "2024-03") if command == "reallocate" else ()
    verdeel("allocate", asked.case, "-p", asked.pack, "-o", tmp_path / "first")
    run = tmp_path / "run"
    called = verdeel(command, asked.case, "-p", asked.pack, "-o", run, "--as-of", "2024-05-01", *more)
    assert called.code == 0, called.err
    receipt = (run / "receipt.json").read_text("utf-8")
    assert '"as_of": "2024-05-01"' in receipt
    assert verdeel("verify", run).code == 0
    (run / "receipt.json").write_text(receipt.replace("2024-05-01", "2024-06-01", 1), encoding="utf-8")
    assert verdeel("verify", run).code == 6
    assert verdeel(command, asked.case, "-p", asked.pack, "-o", run, "--as-of", "1 May", *more).code == 2
