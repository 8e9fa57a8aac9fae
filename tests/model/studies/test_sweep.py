"""Sweeps: every scenario is a run of its own, and what is gathered is what the runs say."""

import csv
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from types import SimpleNamespace

import duckdb
import numpy as np
import pytest

from tests.model.studies.asked import ROOM, asked
from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.faults import StudyFaults
from verdeelsleutel.model.runs.initial_run import Request, allocate
from verdeelsleutel.model.studies.sweep.curve import Curve

AWARD = {"name": "award", "path": "pack.initial.tranches.half.percent", "values": [50, 100]}


def rows(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_scenario_is_the_run_that_allocate_makes_of_its_case_and_pack(tmp_path):
    finished = asked(tmp_path, {"vary": [AWARD, ROOM], "keep": ["plan", "case"]})
    found = rows(finished.folder / "results.csv")
    assert [row["scenario"] for row in found] == list("12345678")
    for row in found:
        inputs = finished.folder / "cases" / row["scenario"]
        run = tmp_path / f"run-{row['scenario']}"
        outcome = allocate(Request(inputs / "case", str(inputs / "pack.yaml")), run)
        assert outcome.certificate.holds
        plan = finished.folder / "plans" / row["scenario"] / "plan.csv"
        assert plan.read_bytes() == (run / "plan.csv").read_bytes()
        assert row["agreed_eur"] == str(sum(Decimal(line["amount_eur"]) for line in rows(run / "plan.csv")))


def test_scenarios_name_their_values(tmp_path):
    found = rows(asked(tmp_path, {"vary": [AWARD, ROOM]}).folder / "scenarios.csv")
    assert found[0] == {"scenario": "1", "award": "50", "room": "0.5"}
    assert found[-1] == {"scenario": "8", "award": "100", "room": "1.2"}


def test_results_can_be_queried_and_sums_are_exact(tmp_path):
    folder = asked(tmp_path, {"vary": [ROOM]}).folder
    query = f"select sum(agreed_eur), sum(\"by_kavel.vpt.agreed_eur\") from '{folder}/results.parquet'"
    agreed, vpt = duckdb.sql(query).fetchall()[0]
    found = rows(folder / "results.csv")
    assert agreed == sum(Decimal(row["agreed_eur"]) for row in found)
    assert vpt == sum(Decimal(row["by_kavel.vpt.agreed_eur"]) for row in found)
    assert isinstance(agreed, Decimal)


def test_packs_are_compared_on_the_same_scenarios(tmp_path):
    found = rows(asked(tmp_path, {"vary": [ROOM]}, packs=("proportional",)).folder / "results.csv")
    assert [(row["scenario"], row["pack"]) for row in found[:4]] == [
        ("1", "small"), ("1", "proportional"), ("2", "small"), ("2", "proportional"),
    ]  # fmt: skip
    assert found[0]["tranches.half.claim_eur"] != ""
    assert found[1]["tranches.half.claim_eur"] == ""


def test_a_study_without_parameters_compares_packs(tmp_path):
    finished = asked(tmp_path, {"packs": ["proportional"]})
    assert [row["pack"] for row in rows(finished.folder / "results.csv")] == ["small", "proportional"]


def test_figures_are_summed_up_over_the_scenarios(tmp_path):
    folder = asked(tmp_path, {"vary": [ROOM]}).folder
    values = sorted(Decimal(row["free_eur"]) for row in rows(folder / "results.csv"))
    (free,) = [row for row in rows(folder / "figures.csv") if row["figure"] == "free_eur"]
    assert (free["scenarios"], Decimal(free["least"]), Decimal(free["most"])) == ("4", values[0], values[-1])
    assert Decimal(free["p50"]) == values[1]


def test_a_scenario_that_has_no_plan_is_told_and_the_others_go_on(tmp_path):
    floor = {"name": "fund", "path": "case.funds.CR-R1.amount_eur", "add": [0, "-300.01"]}
    good, bad = rows(asked(tmp_path, {"vary": [floor]}).folder / "results.csv")
    assert (good["status"], bad["status"], bad["agreed_eur"]) == ("ok", "fault", "")
    assert "amount_eur" in bad["message"]


def test_indices_rank_the_parameter_that_matters(tmp_path):
    drawn = [
        {**ROOM, "scale": {"uniform": ["0.5", "1"]}},
        {"name": "note", "path": "case.services.nic_eur", "scale": {"uniform": [0, 1]}},
    ]
    for design, measure in (("morris", "mu_star"), ("sobol", "ST")):
        study = {"design": design, "samples": 8, "indices": ["agreed_eur"], "vary": drawn}
        found = rows(asked(tmp_path, study, name=design).folder / "indices.csv")
        by_name = {row["name"]: Decimal(row["value"]) for row in found if row["measure"] == measure}
        assert by_name["room"] > by_name["note"] == 0


def test_indices_of_a_figure_that_does_not_exist_are_told(tmp_path):
    drawn = [{**ROOM, "scale": {"uniform": [0, 1]}}]
    study = {"design": "morris", "samples": 4, "indices": ["agred_eur"], "vary": drawn}
    with pytest.raises(StudyFaults, match='did you mean "agreed_eur"'):
        asked(tmp_path, study)



def test_a_curve_tells_who_loses_when_there_is_more(tmp_path):
    found = rows(asked(tmp_path, {"vary": [AWARD, ROOM], "curve": {"over": "room"}}).folder / "budget_curve.csv")
    assert [row["room"] for row in found] == ["0.5", "0.8", "1", "1.2"] * 2
    assert [row["nested"] for row in found] == ["", "yes", "yes", "yes"] * 2
    assert [row["losers_by_rounding"] for row in found] == ["", "0", "0", "0"] * 2


def test_progress_of_a_curve_counts_scenarios(tmp_path):
    told = []
    asked(tmp_path, {"vary": [AWARD, ROOM], "curve": {"over": "room"}}, progress=lambda *both: told.append(both))
    assert (told[0], told[-1]) == ((0, 8), (8, 8))


@pytest.mark.parametrize(("awarded", "rounded"), [("21/2", 1), ("11", 1), ("19/2", 0)])
def test_a_loss_is_that_of_rounding_where_no_less_was_awarded_before_it(awarded, rounded):
    """One provider with a unit of 7 cents less than the 11 that it had, of which 21/2 were awarded."""
    found = Curve.compared(plan_of(11, Fraction(21, 2)), plan_of(10, Fraction(awarded)))
    assert (found["curve.losers"], found["curve.largest_loss_eur"]) == (1, "0.07")
    assert found["curve.losers_by_rounding"] == rounded


def plan_of(units, awarded):
    one, cents = np.zeros(1, dtype=np.intp), np.array([7])
    lines = SimpleNamespace(region=one, provider=one, regions=["R1"], providers=["A"], is_cell=np.array([True]))
    filled = SimpleNamespace(total=Exact(np.array([awarded.numerator]), awarded.denominator))
    problem = SimpleNamespace(lines=lines, tariffs=SimpleNamespace(cents=cents))
    return SimpleNamespace(problem=problem, filling=SimpleNamespace(tranches=[filled]), amounts=units * cents)


def test_where_nobody_loses_every_cell_keeps_what_it_has_with_less(tmp_path):
    falls = {**ROOM, "scale": ["1.2", "1", "0.5"]}
    study = {"vary": [falls], "curve": {"over": "room", "nobody_loses": True}, "keep": ["plan", "case"]}
    folder = asked(tmp_path, study).folder
    assert [row["scenario"] for row in rows(folder / "budget_curve.csv")] == ["3", "2", "1"]
    plans = [
        [int(row["agreed_units"]) for row in rows(folder / "plans" / number / "plan.csv")] for number in ("3", "2", "1")
    ]
    for less, more in pairwise(plans):
        assert all(a <= b for a, b in zip(less, more, strict=True))
    kept = folder / "cases" / "1"
    allocate(Request(kept / "case", str(kept / "pack.yaml")), tmp_path / "run")
    assert (tmp_path / "run" / "plan.csv").read_bytes() == (folder / "plans" / "1" / "plan.csv").read_bytes()
