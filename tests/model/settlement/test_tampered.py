"""Settlements that were touched: edited amounts, inputs, receipts, with totals and hashes made to fit."""

import json
import shutil
from fractions import Fraction

import pytest

from tests.model.forging import edit, faults, sign
from tests.model.settlement.settled_years import Year
from tests.small import service
from verdeelsleutel.data.exact import euros
from verdeelsleutel.model.runs.replay import replay
from verdeelsleutel.model.runs.run_folder import hash_of, json_text, seal

A1, A2, B1 = ("A", "Z1"), ("A", "Z2"), ("B", "Z1")
PLAN = {"base": 90, "adjustments": [{"id": "plan", "add_from": "development_plan_pct"}]}


@pytest.fixture(scope="module")
def true(tmp_path_factory):
    """A is at its ceiling and had a surcharge withheld, B delivered less."""
    folder = tmp_path_factory.mktemp("year")
    providers = [
        {"provider": f"0000000{i}", "name": "AB"[i - 1], "status": "existing", "development_plan_pct": 2}
        for i in (1, 2)
    ]
    services = [service("Z1", 10), service("Z2", 20)]
    year = Year(folder, services, {A1: 100, A2: 50, B1: 70}, tariff=PLAN, providers=providers)
    year.settle({A1: 120, A2: 45, B1: 60}, facts={"A": {"development_plan_pct": 1}})
    return year.made


@pytest.fixture
def folder(true, tmp_path):
    shutil.copytree(true, tmp_path / "settled")
    return tmp_path / "settled"


def sure(found):
    assert found
    assert not any("the checker stopped" in fault for fault in found), found


def test_a_true_settlement_is_certified_and_comes_out_the_same(folder):
    assert faults(folder) == []
    assert replay(folder).same


RESULTS = {
    "settlement.csv": ("552.00", "553.00"),
    "settlement_lines.csv": (",60,", ",61,"),
    "surcharges.csv": ("withheld", "granted"),
    "tariffs.csv": ("9.20", "9.30"),
    "notices.csv": ("2025-03-01", "2024-03-01"),
    "funds.csv": ("1000000.00", "2000000.00"),
}


@pytest.mark.parametrize("name", RESULTS)
def test_an_edited_result_is_caught_also_with_its_hash_mended(folder, name):
    old, new = RESULTS[name]
    edit(folder / name, lambda text: text.replace(old, new, 1))
    sure(faults(folder))
    seal(folder)
    sure(faults(folder))
    assert not replay(folder).same


def moved(text, columns):
    """A table with cents added in columns of the row of provider B."""
    head, *rows = text.splitlines()
    names = head.split(",")
    found = []
    for row in rows:
        values = dict(zip(names, row.split(","), strict=True))
        if values.get("provider", "00000002") == "00000002":
            for name, cents in columns.items():
                values[name] = euros(int(Fraction(values[name]) * 100) + cents)
        found.append(",".join(values.values()))
    return "\n".join([head, *found]) + "\n"


def test_less_recovered_with_every_total_made_to_fit_is_caught(folder):
    """B pays a euro less back: lines, totals, fund and figures agree with each other, units and prices don't."""
    more = {"delivered_eur": 100, "settled_eur": 100}
    edit(folder / "settlement_lines.csv", lambda text: moved(text, more))
    edit(folder / "settlement.csv", lambda text: moved(text, {**more, "recovered_eur": -100}))
    edit(folder / "funds.csv", lambda text: moved(text, {**more, "recovered_eur": -100, "free_eur": -100}))
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    for name, cents in {**more, "recovered_eur": -100}.items():
        summary["figures"][name] = euros(int(Fraction(summary["figures"][name]) * 100) + cents)
    (folder / "summary.json").write_text(json_text(summary), encoding="utf-8")
    seal(folder)
    found = faults(folder)
    sure(found)
    assert any(fault.startswith("settlement: delivered of R1/00000002/Z1: 553.00") for fault in found)


INPUTS = {
    "care delivered": ("inputs/case/realisation.csv", "2024-01,60", "2024-01,61"),
    "a fact": ("inputs/case/providers.csv", "00000001,A,existing,,,,,,,,1", "00000001,A,existing,,,,,,,,2"),
    "a price": ("inputs/case/services.csv", ",10,", ",11,"),
    "the day": ("inputs/case/case.yaml", "2025-03-01", "2025-03-02"),
    "the pack": ("inputs/pack/0-pack.yaml", "base: 90", "base: 91"),
    "the plan that is settled": ("inputs/from/plan.csv", ",70,", ",60,"),
    "the agreed prices": ("inputs/from/tariffs.csv", "plan,2", "plan,1"),
    "the award of that run": ("inputs/from/receipt.json", '"definitive"', '"offer"'),
    "the year of that run": ("inputs/from/receipt.json", '"year": 2024', '"year": 2023'),
}


@pytest.mark.parametrize("signed", [False, True], ids=["unsigned", "signed"])
@pytest.mark.parametrize("what", INPUTS)
def test_an_edited_input_is_caught_also_with_its_hash_mended(folder, what, signed):
    name, old, new = INPUTS[what]
    edit(folder / name, lambda text: text.replace(old, new, 1))
    if signed:
        sign(folder)
    sure(faults(folder))


@pytest.mark.parametrize("field", ["command", "stage", "year", "as_of", "case", "pack", "from", "award"])
def test_an_edited_receipt_is_caught(folder, field):
    receipt = json.loads((folder / "receipt.json").read_text(encoding="utf-8"))
    receipt[field] = "allocate" if field == "command" else "other"
    (folder / "receipt.json").write_text(json_text(receipt), encoding="utf-8")
    assert faults(folder)


def test_a_settlement_of_another_run_is_caught(folder):
    """A plan swapped together with its hash in the receipt of its run: the receipt isn't the one that was settled."""
    edit(folder / "inputs/from/plan.csv", lambda text: text.replace(",70,", ",60,", 1))
    path = folder / "inputs/from/receipt.json"
    receipt = json.loads(path.read_text(encoding="utf-8"))
    receipt["results"]["plan.csv"] = hash_of(folder / "inputs/from/plan.csv")
    path.write_text(json_text(receipt), encoding="utf-8")
    sign(folder)
    found = faults(folder)
    sure(found)
    assert "inputs: receipt.json: from is not what the inputs and the outcome give" in found


@pytest.mark.parametrize(
    "name", ["settlement.csv", "notices.csv", "inputs/from/tariffs.csv", "inputs/from/receipt.json"]
)
def test_a_file_taken_away_is_caught(folder, name):
    (folder / name).unlink()
    sure(faults(folder))


@pytest.mark.parametrize("name", ["plan.csv", "inputs/from/ledger.csv"])
def test_a_file_added_is_caught(folder, name):
    (folder / name).write_text("region\n", encoding="utf-8")
    sure(faults(folder))
