"""Runs that follow on one another: initial, offer, definitive, and again; each starts from what the one before left."""

import datetime
import json
import shutil
from pathlib import Path

import pytest

from tests.oracle.by_hand import months, sample
from tests.runs import records
from tests.small import PROVIDERS, place, volume
from tests.strategies import write, yaml
from verdeelsleutel.model.certify.verify import verify
from verdeelsleutel.model.reallocation.start import term_ends
from verdeelsleutel.model.runs import initial_run
from verdeelsleutel.model.runs.chain import BrokenChain, WrongStart
from verdeelsleutel.model.runs.reallocation_run import Request, reallocate
from verdeelsleutel.model.runs.run_folder import NoRun, hash_of
from verdeelsleutel.model.runs.whole_folder import CannotWrite

A, B, C = ("A", "Z1"), ("B", "Z1"), ("C", "Z1")
EXPECTED = {A: 60, B: 90, C: 130}
"""Of 100 agreed each: A and B deliver less, C more."""


class Year:
    """A case that changes in the course of a year, and its runs."""

    def __init__(self, folder: Path, room: object = 300, **parts: object) -> None:
        given = {"forecast": volume(EXPECTED), "realisation": months(A, {1: 5}), **parts}
        self.one = sample(room, offers=dict.fromkeys(EXPECTED, 100), **given)
        self.one.pack["reallocation"]["response_days"] = 14
        self.folder = folder
        self.write()

    def write(self) -> None:
        shutil.rmtree(self.folder / "case", ignore_errors=True)
        self.case, self.pack = write(self.one, self.folder)

    def on(self, day: str, **tables: object) -> "Year":
        self.one = self.one._replace(tables={**self.one.tables, **tables}, meta={**self.one.meta, "as_of": day})
        self.write()
        return self

    def of(self, year: int) -> "Year":
        self.one = self.one._replace(meta={**self.one.meta, "year": year})
        self.write()
        return self

    def rules(self, **changes: object) -> "Year":
        self.one.pack["reallocation"] |= changes
        self.pack.write_text(yaml(self.one.pack), encoding="utf-8")
        return self

    def allocate(self, name: str = "initial") -> Path:
        initial_run.allocate(initial_run.Request(self.case, str(self.pack)), self.folder / name)
        return self.folder / name

    def reallocate(self, name: str, start: Path, stage: str = "offer", cutoff: str = "2024-06", **more: object) -> Path:
        reallocate(Request(self.case, str(self.pack), start, cutoff, stage=stage, **more), self.folder / name)
        return self.folder / name


def units(run: Path, column: str = "agreed_units") -> list[str]:
    return [row[column] for row in table(run, "plan")]


def table(run: Path, name: str) -> list[dict[str, str]]:
    return records((run / f"{name}.csv").read_text(encoding="utf-8"))


def receipt(run: Path) -> dict[str, object]:
    return json.loads((run / "receipt.json").read_text(encoding="utf-8"))


def answer(line, units, judged, accepted=""):
    row = {**place(line), "units": units, "reason": "more clients", "date": "2024-09-20", "judged": judged}
    return {**row, "accepted_units": accepted, "judgement": ""}


@pytest.fixture
def year(tmp_path):
    return Year(tmp_path)


@pytest.fixture
def offer(year):
    initial = year.on("2023-11-15").allocate()
    return year.on("2024-09-10").reallocate("offer", initial)


def test_an_offer_starts_from_the_plan_of_the_run_before_and_proposes_releases(year, offer):
    assert units(offer, "previous_units") == ["100", "100", "100"]
    assert units(offer) == ["60", "90", "130"]
    assert verify(offer).holds
    assert receipt(offer)["from"]["receipt_sha256"]
    assert {row["offered_on"] for row in table(offer, "ledger")} == {"2024-09-10"}
    assert {row["agreed_on"] for row in table(offer, "ledger")} == {"2023-11-15"}
    assert {row["definitive_units"] for row in table(offer, "ledger")} == {""}


def test_inside_the_response_term_a_cell_to_be_lowered_keeps_its_agreement_until_it_is_judged(year, offer):
    answers = [answer(A, 80, ""), answer(C, 110, "accepted")]
    run = year.on("2024-09-24", responses=answers).reallocate("definitive", offer, "definitive")
    # A answered and isn't judged, B hasn't answered: both keep 100 first; C's accepted answer caps it, 100 are left
    assert units(run) == ["100", "100", "100"]
    assert units(run, "previous_units") == ["100", "100", "100"]
    kept = [row for row in table(run, "tranches") if row["tranche"] == "kept"]
    assert [row["awarded_units"] for row in kept] == ["100", "100"]
    assert verify(run).holds


def test_a_judged_answer_is_taken_in_and_the_rest_is_lowered_when_the_term_is_over(year, offer):
    answers = [answer(A, 80, "rejected"), answer(B, 95, "partly", 70), answer(C, 120, "accepted")]
    run = year.on("2024-09-25", responses=answers).reallocate("definitive", offer, "definitive")
    assert units(run) == ["60", "70", "120"]
    rows = table(run, "ledger")
    assert [row["offered_units"] for row in rows] == ["60", "90", "130"]
    assert [row["answered_units"] for row in rows] == ["80", "95", "120"]
    assert [row["accepted_units"] for row in rows] == ["", "70", "120"]
    assert [row["definitive_units"] for row in rows] == ["60", "70", "120"]
    assert {row["definitive_on"] for row in rows} == {"2024-09-25"}


def test_the_day_on_which_the_term_ends_still_belongs_to_it(year, offer):
    assert units(year.on("2024-09-24").reallocate("in", offer, "definitive"))[:2] == ["100", "100"]
    assert units(year.on("2024-09-25").reallocate("out", offer, "definitive"))[:2] == ["60", "90"]


def test_what_is_kept_is_cut_like_any_tranche_when_the_room_cant_carry_it(year, offer):
    less = [{"fund": "CR-R1", "date": "2024-09-20", "amount_eur": -200, "reason": "cut", "status": "definitive"}]
    run = year.on("2024-09-21", fund_changes=less).reallocate("definitive", offer, "definitive")
    assert units(run) == ["50", "50", "0"]
    summary = json.loads((run / "summary.json").read_text(encoding="utf-8"))
    assert "agreements-cut" in {finding["code"] for finding in summary["findings"]}


def test_care_claimed_after_the_offer_doesnt_count_in_the_definitive_run(year, offer):
    later = [*months(A, {1: 5}), *months(B, {6: 99})]
    run = year.on("2024-10-20", realisation=later).reallocate("definitive", offer, "definitive")
    assert units(run) == ["60", "90", "130"]
    summary = json.loads((run / "summary.json").read_text(encoding="utf-8"))
    assert "snapshot-used" in {finding["code"] for finding in summary["findings"]}
    assert verify(run).holds
    fresh = year.reallocate("fresh", year.folder / "initial", "definitive")
    assert units(fresh) == ["60", "99", "130"]


def test_other_rules_than_those_of_the_offer_need_a_reason_that_the_receipt_keeps(year, offer):
    year.on("2024-10-20").rules(response_days=10)
    with pytest.raises(WrongStart, match="--because"):
        year.reallocate("definitive", offer, "definitive")
    run = year.reallocate("definitive", offer, "definitive", because="the board decided so")
    assert receipt(run)["because"] == "the board decided so"
    assert verify(run).holds
    found = receipt(run)
    found["because"] = None
    (run / "receipt.json").write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    assert not verify(run).holds


def test_a_definitive_run_keeps_to_the_cut_off_of_its_offer(year, offer):
    with pytest.raises(WrongStart, match="cut-off 2024-06"):
        year.on("2024-10-20").reallocate("definitive", offer, "definitive", "2024-07")


def test_a_reserve_once_opened_stays_open_down_the_chain(tmp_path):
    reserves = [{"id": "choice", "kind": "contracteerruimte", "amount_eur": 40}]
    year = Year(tmp_path, 340, reserves=reserves, reserves_released=["choice"])
    first = year.reallocate("first", year.allocate(), "definitive", "2024-03")
    assert receipt(first)["reserves_opened"] == ["choice"]
    second = year.rules(reserves_released=[]).reallocate("second", first, "definitive", "2024-06")
    assert receipt(second)["reserves_opened"] == ["choice"]
    assert table(second, "funds")[0]["reserved_eur"] == "0.00"
    alone = year.reallocate("alone", tmp_path / "initial", "definitive", "2024-06")
    assert table(alone, "funds")[0]["reserved_eur"] == "40.00"


def test_last_years_plan_goes_on_down_the_chain(tmp_path):
    year = Year(tmp_path).of(2023)
    before = year.allocate("last_year")
    year.of(2024)
    initial_run.allocate(
        initial_run.Request(year.case, str(year.pack), history_from=before), tmp_path / "initial"
    )
    rule = {"id": "cap", "rule": "volume_ceiling", "of": "history", "per": ["provider"]}
    year.one.pack["rules"] = [rule]
    year.rules()
    run = year.reallocate("run", tmp_path / "initial")
    assert units(run) == ["60", "90", "100"]
    assert verify(run).holds


def test_a_run_that_was_changed_after_it_was_made_is_no_start(year):
    initial = year.allocate()
    text = (initial / "plan.csv").read_text(encoding="utf-8")
    (initial / "plan.csv").write_text(text.replace("100,1.00", "101,1.00", 1), encoding="utf-8")
    with pytest.raises(BrokenChain, match=r"plan\.csv"):
        year.reallocate("offer", initial)
    assert not (year.folder / "offer").exists()


@pytest.mark.parametrize("name", ["plan.csv", "receipt.json", "funds.csv", "ledger.csv", "case/realisation.csv"])
def test_what_is_kept_of_the_run_before_cant_be_changed(year, offer, name):
    run = year.on("2024-09-24").reallocate("definitive", offer, "definitive")
    assert verify(run).holds
    path = run / "inputs/from" / name
    path.write_text(path.read_text(encoding="utf-8").replace("1", "2", 1), encoding="utf-8")
    assert not verify(run).holds


def test_a_folder_that_is_no_run_is_no_start(year, tmp_path):
    with pytest.raises(NoRun):
        year.reallocate("offer", tmp_path / "case")


def test_a_run_of_another_year_is_no_start(year):
    initial = year.allocate()
    year.of(2025)
    with pytest.raises(WrongStart, match="2024"):
        year.reallocate("offer", initial, cutoff="2025-06")


def test_a_chain_of_offers_takes_each_as_agreed(year, offer):
    again = year.on("2024-10-10").reallocate("again", offer, "offer", "2024-07")
    assert units(again, "previous_units") == ["60", "90", "130"]


def test_agreements_of_the_table_give_way_to_those_of_a_run(year):
    initial = year.allocate()
    year.on("2024-09-10", agreements=volume({A: 7}))
    assert units(year.reallocate("offer", initial), "previous_units") == ["100", "100", "100"]
    assert units(year.reallocate("table", None), "previous_units") == ["7", "0", "0"]


def test_providers_are_told_by_their_codes_in_every_table(year, offer):
    assert {row["provider"] for row in table(offer, "expectations")} <= set(PROVIDERS.values())


def sealed_again(run):
    """The receipt of a changed run made to fit its results, as somebody who wants to deceive would."""
    found = receipt(run)
    found["results"] = {name: hash_of(run / name) for name in found["results"]}
    (run / "receipt.json").write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def test_a_run_that_doesnt_verify_is_no_start_though_its_receipt_was_made_to_fit(year):
    initial = year.allocate()
    text = (initial / "plan.csv").read_text(encoding="utf-8")
    (initial / "plan.csv").write_text(text.replace("100,1.00", "101,1.00", 1), encoding="utf-8")
    sealed_again(initial)
    with pytest.raises(BrokenChain, match="doesn't verify"):
        year.reallocate("offer", initial)
    assert not (year.folder / "offer").exists()


def test_a_run_cant_take_the_place_of_the_one_that_it_starts_from(year):
    initial = year.allocate()
    request = Request(year.case, str(year.pack), initial, "2024-06")
    with pytest.raises(WrongStart, match="starts from"):
        reallocate(request, initial, replace=True)
    assert verify(initial).holds


def test_a_run_cant_be_made_inside_another(year, offer):
    with pytest.raises(CannotWrite, match="inside the run"):
        year.reallocate("offer/again", offer)
    assert verify(offer).holds


def test_lines_that_end_below_their_agreement_inside_the_term_though_no_offer_said_so_are_told(tmp_path):
    year = Year(tmp_path, 300, forecast=volume({A: 60, B: 100, C: 100}))
    initial = year.on("2023-11-15").allocate()
    offer = year.on("2024-09-10").reallocate("offer", initial)
    assert units(offer) == ["60", "100", "100"]
    less = [{"fund": "CR-R1", "date": "2024-09-15", "amount_eur": -30, "reason": "cut", "status": "definitive"}]
    run = year.on("2024-09-20", fund_changes=less).reallocate("definitive", offer, "definitive")
    assert units(run) == ["100", "85", "85"]
    summary = json.loads((run / "summary.json").read_text(encoding="utf-8"))
    (told,) = [finding for finding in summary["findings"] if finding["code"] == "lowered-untold"]
    assert told["count"] == 2


def test_a_fund_that_the_case_lost_since_the_run_before_is_told(year):
    initial = year.allocate()
    year.one.tables["funds"][0]["fund"] = "OTHER"
    year.write()
    run = year.reallocate("offer", initial)
    summary = json.loads((run / "summary.json").read_text(encoding="utf-8"))
    assert "funds-unmatched" in {finding["code"] for finding in summary["findings"]}


def test_blanks_are_no_reason(year, offer):
    year.on("2024-10-20").rules(response_days=10)
    with pytest.raises(WrongStart, match="--because"):
        year.reallocate("definitive", offer, "definitive", because="   ")


def test_a_term_beyond_the_calendar_ends_with_it():
    assert term_ends(datetime.date(2024, 9, 10), 14) == datetime.date(2024, 9, 24)
    assert term_ends(datetime.date(9999, 12, 25), 99999999) == datetime.date.max
