"""How runs were asked for: only what differs is told."""

import shutil
from pathlib import Path

import openpyxl

from tests.model.compare.pairs import A1, A2, B1, B2, home, run_of
from tests.runs import records
from tests.small import volume
from tests.strategies import META, write
from verdeelsleutel.model.compare.comparison import compare
from verdeelsleutel.model.runs.initial_run import Request, allocate
from verdeelsleutel.model.runs.reallocation_run import Request as AtCutoff
from verdeelsleutel.model.runs.reallocation_run import reallocate

YEAR = {"reallocation": {"tranches": [{"id": "realised", "basis": "realised"}]}}


def delivered(cells, months):
    return [
        {**row, "month": f"2024-{month:02d}", "units": 10}
        for row in volume(dict.fromkeys(cells, 0))
        for month in months
    ]


def test_history_from_another_run_is_an_option_and_another_table(tmp_path):
    base = home(history=volume({A1: 60, B2: 5}))
    case, pack = write(base, tmp_path / "in")
    before = write(base._replace(meta={"year": 2023}), tmp_path / "before")
    allocate(Request(before[0], str(before[1])), tmp_path / "last_year")
    allocate(Request(case, str(pack)), tmp_path / "plain")
    allocate(Request(case, str(pack), None, tmp_path / "last_year"), tmp_path / "chained")
    found = compare([tmp_path / "plain", tmp_path / "chained"]).others[0].inputs
    (option,) = found.options
    assert (option.name, option.then) == ("history_from", "")
    (history,) = found.tables
    assert {row.key[1:] for row in history.added} == {("00000001", "Z2"), ("00000002", "Z1")}
    assert {(v.key[2], v.then, v.now) for v in history.values} == {("Z1", "60", "100"), ("Z2", "5", "20")}


def test_reallocations_at_other_moments_tell_cutoff_and_start(tmp_path):
    sample = home(
        realisation=delivered([A1, B1, A2, B2], range(1, 9)), agreements=volume({A1: 100, B1: 50, A2: 90, B2: 90})
    )
    case, pack = write(sample._replace(pack={**sample.pack, **YEAR}), tmp_path / "in")
    allocate(Request(case, str(pack)), tmp_path / "initial")
    reallocate(AtCutoff(case, str(pack), None, "2024-04"), tmp_path / "april")
    reallocate(AtCutoff(case, str(pack), tmp_path / "initial", "2024-08"), tmp_path / "august")
    found = compare([tmp_path / "april", tmp_path / "august"]).others[0]
    told = {one.name: (one.then, one.now) for one in found.inputs.options}
    assert told["cutoff"] == ("2024-04", "2024-08")
    assert told["start"][0] == "agreements"
    assert len(told["start"][1]) == 12
    assert set(told) == {"cutoff", "start"}
    assert found.unlike == ("cutoff",)
    other_stage = compare([tmp_path / "initial", tmp_path / "august"]).others[0]
    assert other_stage.unlike == ("stage",)
    plans = [records((tmp_path / name / "plan.csv").read_text("utf-8")) for name in ("initial", "august")]
    totals = tuple(sum(int(row["amount_eur"].replace(".", "")) for row in plan) for plan in plans)
    assert other_stage.outcome.agreed == totals


def test_a_case_in_a_workbook_is_the_same_as_in_files(tmp_path):
    sample = home()
    files = run_of(sample, tmp_path, "files")
    book = openpyxl.Workbook()
    about = book.active
    about.title = "case"
    for key, value in META.items():
        about.append([key, "yes" if value is True else value])
    for path in sorted(Path(tmp_path / "files-in" / "case").glob("*.csv")):
        sheet = book.create_sheet(path.stem)
        for line in path.read_text("utf-8").splitlines():
            sheet.append(line.split(","))
    book.save(tmp_path / "case.xlsx")
    shutil.copy(tmp_path / "files-in" / "pack.yaml", tmp_path / "pack.yaml")
    allocate(Request(tmp_path / "case.xlsx", str(tmp_path / "pack.yaml")), tmp_path / "book")
    found = compare([files, tmp_path / "book"]).others[0]
    assert found.inputs.same
    assert found.outcome.same
