"""From award to settlement: which runs can be settled, what is kept of them, and who was told what when."""

import json
import shutil

import pytest

from tests.model.forging import edit, faults
from tests.model.settlement.settled_years import MONTHS, Year, care
from tests.small import place, service, small, volume
from tests.strategies import write
from verdeelsleutel.model.runs.chain import BrokenChain, WrongStart
from verdeelsleutel.model.runs.initial_run import Request as Initial
from verdeelsleutel.model.runs.initial_run import allocate
from verdeelsleutel.model.runs.reallocation_run import Request as AtCutoff
from verdeelsleutel.model.runs.reallocation_run import reallocate
from verdeelsleutel.model.runs.replay import replay
from verdeelsleutel.model.runs.run_folder import hash_of
from verdeelsleutel.model.runs.settlement_run import Request, settle
from verdeelsleutel.model.settlement.findings import findings

A1, B1 = ("A", "Z1"), ("B", "Z1")
HALF = MONTHS[:6]
STAGE = {"reallocation": {"response_days": 10, "tranches": [{"id": "realised", "basis": "realised"}]}}


class Chain:
    """Award, offer, definitive reallocation: each its case with its own day."""

    def __init__(self, folder):
        self.folder = folder
        self.sample = small(10_000, [service("Z1", 10)], {A1: 100, B1: 100})
        self.sample = self.sample._replace(pack={**self.sample.pack, **STAGE})
        case, self.pack = self.case("first", "2023-11-10")
        allocate(Initial(case, str(self.pack)), folder / "award")

    def case(self, name, day, **tables):
        sample = self.sample._replace(tables={**self.sample.tables, **tables}, meta={"as_of": day} if day else {})
        return write(sample, self.folder / f"{name}-case")

    def reallocate(self, start, stage, day, **tables):
        case, pack = self.case(stage, day, realisation=care({A1: 40, B1: 60}, HALF), **tables)
        request = AtCutoff(case, str(pack), self.folder / start, "2024-06", stage=stage)
        reallocate(request, self.folder / stage)

    def all(self):
        self.reallocate("award", "offer", "2024-09-22")
        answer = {**place(B1), "units": 110, "reason": "growth", "date": "2024-10-01", "judged": "accepted"}
        self.reallocate("offer", "definitive", "2024-10-15", responses=[answer])

    def settle(self, run, day="2025-03-01"):
        case, _ = self.case("year", day, realisation=care({A1: 80, B1: 120}))
        return settle(Request(self.folder / run, case), self.folder / "settled", replace=True)


def notices(folder):
    text = (folder / "settled/notices.csv").read_text(encoding="utf-8")
    return [tuple(line.split(",")) for line in text.splitlines()[1:]]


def codes(outcome):
    return {finding.code for finding in findings(outcome.settlement)} - {"dialect"}


def test_every_notice_from_award_to_settlement_has_its_day_and_its_run(tmp_path):
    chain = Chain(tmp_path)
    chain.all()
    chain.settle("definitive")
    award, offer, final = (hash_of(tmp_path / name / "receipt.json") for name in ("award", "offer", "definitive"))
    assert [row[1:] for row in notices(tmp_path)] == [
        ("00000001", "award", "2023-11-10", award),
        ("00000001", "offer", "2024-09-22", offer),
        ("00000001", "definitive", "2024-10-15", final),
        ("00000001", "settlement", "2025-03-01", ""),
        ("00000002", "award", "2023-11-10", award),
        ("00000002", "offer", "2024-09-22", offer),
        ("00000002", "answer", "2024-10-01", ""),
        ("00000002", "definitive", "2024-10-15", final),
        ("00000002", "settlement", "2025-03-01", ""),
    ]
    assert not faults(tmp_path / "settled")
    assert replay(tmp_path / "settled").same


def test_a_definitive_reallocation_without_an_offer_and_an_allocation_can_be_settled(tmp_path):
    chain = Chain(tmp_path)
    chain.reallocate("award", "definitive", "2024-10-15")
    chain.settle("definitive")
    assert [row[2] for row in notices(tmp_path) if row[1] == "00000001"] == ["award", "definitive", "settlement"]
    assert "provisional-settled" in codes(chain.settle("award"))
    assert [row[2] for row in notices(tmp_path) if row[1] == "00000001"] == ["award", "settlement"]


def test_a_reallocation_of_the_table_agreements_can_be_settled(tmp_path):
    chain = Chain(tmp_path)
    tables = {"agreements": volume({A1: 100, B1: 100}), "realisation": care({A1: 40, B1: 60}, HALF)}
    case, pack = chain.case("own", "2024-10-15", **tables)
    reallocate(AtCutoff(case, str(pack), None, "2024-06", stage="definitive"), tmp_path / "definitive")
    chain.settle("definitive")
    assert notices(tmp_path)[0] == ("R1", "00000001", "award", "", "")
    assert not faults(tmp_path / "settled")


def test_an_offer_and_a_settlement_cant_be_settled(tmp_path):
    chain = Chain(tmp_path)
    chain.all()
    with pytest.raises(WrongStart, match="that run is an offer"):
        chain.settle("offer")
    assert not (tmp_path / "settled").exists()
    chain.settle("definitive")
    shutil.move(tmp_path / "settled", tmp_path / "before")
    with pytest.raises(WrongStart, match="no allocation or reallocation"):
        chain.settle("before")


def test_another_year_cant_be_settled(tmp_path):
    year = Year(tmp_path, [service("Z1", 10)], {A1: 10})
    case = year.case({A1: 10})
    edit(case / "case.yaml", lambda text: text.replace("2024", "2025"))
    with pytest.raises(WrongStart, match="that run is of 2024, and the realisation of 2025"):
        settle(Request(year.run, case), year.made)


@pytest.mark.parametrize("name", ["plan.csv", "tariffs.csv", "funds.csv"])
def test_a_run_that_was_changed_cant_be_settled(tmp_path, name):
    year = Year(tmp_path, [service("Z1", 10)], {A1: 10})
    edit(year.run / name, lambda text: text.replace("10", "11", 1))
    with pytest.raises(BrokenChain, match=f"{name} isn't the file that its receipt names"):
        year.settle({A1: 10})
    assert not year.made.exists()


def test_a_run_whose_pack_was_changed_cant_be_settled(tmp_path):
    year = Year(tmp_path, [service("Z1", 10)], {A1: 10}, tariff={"base": 90})
    edit(next((year.run / "inputs/pack").iterdir()), lambda text: text.replace("90", "91"))
    with pytest.raises(WrongStart, match="the pack isn't the one"):
        year.settle({A1: 10})


def test_days_that_can_make_recovery_fail_are_told(tmp_path):
    year = Year(tmp_path, [service("Z1", 10)], {A1: 10}, day="2023-11-10")
    assert codes(year.settle({A1: 10})) == set()
    assert codes(year.settle({A1: 10}, day=None)) == {"settlement-undated"}
    assert codes(year.settle({A1: 10}, day="2025-05-31")) == set()
    assert codes(year.settle({A1: 10}, day="2025-06-01")) == {"settled-late"}
    assert codes(year.settle({A1: 10}, day="2024-12-31")) == {"year-not-over"}
    assert codes(year.settle({A1: 10}, counted="2024-12-31")) == {"counted-early"}
    assert codes(year.settle({A1: 10}, counted="2025-02-14")) == set()


def test_a_cut_that_a_money_rule_made_at_the_reallocation_stays_at_the_settlement(tmp_path):
    # Expected 120 · 10 = 1,200 of a fund of 1,000: the cut would be 1/6 and is 2 at most, so 98 % of 95 % is left.
    rule = {"id": "over", "rule": "tariff_cut", "kind": "contracteerruimte", "at_most": 2, "stage": "reallocation"}
    tariff = {"base": 95, "adjustments": [{"id": "plan", "add_from": "development_plan_pct"}]}
    more = {"agreements": volume({A1: 100}), "realisation": care({A1: 60}, HALF)}
    sample = small(1_000, [service("Z1", 10)], {A1: 120}, tariff=tariff, rules=[rule], **more)
    sample = sample._replace(pack={**sample.pack, **STAGE})
    sample.tables["providers"][0]["development_plan_pct"] = 0
    case, pack = write(sample, tmp_path / "start")
    reallocate(AtCutoff(case, str(pack), None, "2024-06", stage="definitive"), tmp_path / "run")
    sample.tables["realisation"] = care({A1: 100})
    sample.tables["providers"][0]["development_plan_pct"] = 1
    case, _ = write(sample, tmp_path / "year")
    settle(Request(tmp_path / "run", case), tmp_path / "settled")
    tariffs = (tmp_path / "settled/tariffs.csv").read_text(encoding="utf-8")
    items = [line.split(",", 3)[3].split(",")[:2] for line in tariffs.splitlines()[1:]]
    assert items[:4] == [["base", "95"], ["plan", "1"], ["over", "-1.9"], ["percentage", "94.1"]]
    assert items[-1] == ["tariff", "9.41"]  # 9.31 at the reallocation, and the point that was earned since
    surcharges = (tmp_path / "settled/surcharges.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [line.split(",")[2:5] for line in surcharges] == [["plan", "granted", "1"]]
    assert not faults(tmp_path / "settled")


def test_a_settlement_keeps_the_receipts_of_its_chain(tmp_path):
    chain = Chain(tmp_path)
    chain.all()
    chain.settle("definitive")
    kept = tmp_path / "settled/inputs/from"
    assert {p.name for p in kept.iterdir()} == {
        "receipt.json", "before.json", "plan.csv", "funds.csv", "tariffs.csv", "ledger.csv",
    }  # fmt: skip
    receipt = json.loads((tmp_path / "settled/receipt.json").read_text(encoding="utf-8"))
    assert (receipt["command"], receipt["stage"], receipt["award"]) == ("settle", "settlement", "settlement")
    assert receipt["from"] == {"receipt_sha256": hash_of(tmp_path / "definitive/receipt.json")}
