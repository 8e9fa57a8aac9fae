"""The whole study: what its pieces and files say of each other."""

import csv
import io
import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.model.studies.reserve.asked import always, region, study_of
from tests.runs import case_of, pack_of
from verdeelsleutel.data.faults import StudyFaults
from verdeelsleutel.model.studies.reserve.work import Sizing, work

SCENARIOS = {
    "count": 12,
    "demand": [
        {"name": "all", "factor": {"normal": [1, "0.05"]}},
        {"name": "own", "per": "kavel", "factor": {"normal": [1, "0.1"]}},
    ],
    "choice": [{"name": "home", "from": "intramural", "to": "vpt", "share": {"uniform": [0, "0.2"]}}],
}
RESERVE = [{"id": "choice", "kind": "contracteerruimte", "percent": 5, "for": "reallocation"}]


class Results:
    """The rows of all pieces as the runner gives them."""

    def __init__(self, sizing: Sizing, rows: list[Mapping[str, Any]]) -> None:
        self.sizing, self.rows = sizing, rows

    def to_table(self):
        import pyarrow as pa

        types = {"text": pa.string(), "euros": pa.decimal128(18, 2), "number": pa.decimal128(38, 12)}
        columns = {
            c.name: pa.array(
                [v if c.kind == "text" or v is None else Decimal(v) for v in (row.get(c.name) for row in self.rows)],
                type=types[c.kind],
            )
            for c in self.sizing.columns
        }
        return pa.table(columns)


def sizing_of(folder, room=920, packs=1, **told) -> Sizing:
    sample = region(room)
    case = case_of(sample)
    policies = [{**sample.pack, "pack": f"pack{i}", "reserves": RESERVE if i == 0 else []} for i in range(packs)]
    study = study_of(folder, **({"scenarios": SCENARIOS, "held": [0, 30], "frontier": [0, 5, 10]} | told))
    return work(study, case, [pack_of(policy) for policy in policies])


def done(sizing: Sizing) -> tuple[list[Mapping[str, Any]], dict[str, bytes]]:
    worker = sizing.begin()
    pieces = [worker(number) for number in range(len(sizing))]
    rows = [row for piece in pieces for row in piece.rows]
    files = {name: data for piece in pieces for name, data in piece.files.items()}
    return rows, files | dict(sizing.finish(Results(sizing, rows)))


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


def by_kind(rows) -> dict[str, Mapping[str, Any]]:
    return {row["which"]: row for row in rows if row["which"] != "frontier"}


def cents(text: str) -> int:
    return int(Fraction(text) * 100)


@pytest.mark.parametrize(
    "risk", [{}, {"risk": {"cvar": 75, "weight": 50}}, {"unused_weight": "0.2", "move_weight": "0.1"}]
)
def test_what_is_known_costs_less_than_what_is_planned_and_that_less_than_a_plan_for_the_mean(tmp_path, risk):
    rows, files = done(sizing_of(tmp_path, **risk))
    (answer,) = json.loads(files["reserve.json"])["packs"]
    ws, rp, eev = (cents(answer[f"{name}_eur"]) for name in ("ws", "rp", "eev"))
    assert ws <= rp <= eev
    assert (cents(answer["evpi_eur"]), cents(answer["vss_eur"])) == (rp - ws, eev - rp)
    assert rp - ws > 0
    found = by_kind(rows)
    bundles = 2
    for row in rows:
        if row["which"] in ("frontier", "fixed"):
            assert cents(row["cost_eur"]) >= rp - bundles
    assert cents(found["rp"]["cost_eur"]) == rp


def test_one_year_without_doubt_makes_all_plans_one(tmp_path):
    certain = {"count": 1, "demand": [{"name": "all", "factor": always("1.05")}]}
    rows, files = done(sizing_of(tmp_path, scenarios=certain))
    found = by_kind(rows)
    assert found["rp"]["cost_eur"] == found["ev"]["cost_eur"] == found["ws"]["cost_eur"]
    (answer,) = json.loads(files["reserve.json"])["packs"]
    assert (answer["evpi_eur"], answer["vss_eur"]) == ("0.00", "0.00")


def test_the_present_reserve_stands_beside_the_best_plan(tmp_path):
    rows, files = done(sizing_of(tmp_path))
    found = by_kind(rows)
    five = next(row for row in rows if row["which"] == "frontier" and row["held_pct"] == "5")
    assert found["fixed"]["held_pct"] == found["pack"]["held_pct"] == "5"
    assert found["fixed"]["cost_eur"] == five["cost_eur"]
    (answer,) = json.loads(files["reserve.json"])["packs"]
    assert answer["pack_now"]["reserved_eur"] == "46.00"
    assert cents(answer["pack_now"]["best_plan_above_rp_eur"]) >= -2
    assert cents(answer["pack_now"]["its_plan_above_rp_eur"]) >= cents(answer["pack_now"]["best_plan_above_rp_eur"]) - 2


def test_the_frontier_is_a_table_that_rises_with_what_is_held_back(tmp_path):
    _, files = done(sizing_of(tmp_path))
    rows = table(files["reserve.csv"])
    assert [row["held_pct"] for row in rows if row["which"] == "frontier"] == ["0", "5", "10"]
    held = [Fraction(row["held_pct"]) for row in rows]
    assert held == sorted(held)
    assert {row["which"] for row in rows} == {"frontier", "rp", "fixed", "pack"}
    for row in rows:
        assert cents(row["held_eur"]) + cents(row["agreed_eur"]) == 92_000


def test_bundles_tell_what_is_agreed_of_each(tmp_path):
    rows, files = done(sizing_of(tmp_path))
    bundles = table(files["bundles.csv"])
    assert [(row["fund"], row["region"], row["kavel"]) for row in bundles] == [
        ("CR-R1", "R1", "intramural"),
        ("CR-R1", "R1", "vpt"),
    ]
    found = by_kind(rows)
    for which in ("rp", "ev", "pack"):
        assert sum(cents(row[f"{which}_eur"]) for row in bundles) == cents(found[which]["agreed_eur"])
    for row in bundles:
        assert cents(row["lowest_eur"]) <= cents(row["mean_eur"]) <= cents(row["highest_eur"])


def test_a_piece_depends_on_its_number_alone(tmp_path):
    sizing = sizing_of(tmp_path)
    forward, backward = sizing.begin(), sizing.begin()
    first = [forward(number) for number in range(len(sizing))]
    second = [backward(number) for number in reversed(range(len(sizing)))]
    assert first == second[::-1]


def test_packs_are_asked_the_same_of_the_same_years(tmp_path):
    sizing = sizing_of(tmp_path, packs=2)
    rows, files = done(sizing)
    assert len(sizing) == 2 * 4
    one, other = ([row for row in rows if row["pack"] == f"pack{i}"] for i in range(2))
    assert by_kind(one)["rp"] | {"pack": ""} == by_kind(other)["rp"] | {"pack": ""}
    assert by_kind(other)["pack"]["held_pct"] == "0"
    assert {"bundles/pack0.csv", "bundles/pack1.csv"} <= set(files)
    assert [answer["pack"] for answer in json.loads(files["reserve.json"])["packs"]] == ["pack0", "pack1"]


def test_scenarios_are_told_with_what_was_drawn(tmp_path):
    header, rows = sizing_of(tmp_path).scenarios
    assert header == ["scenario", "all", "own[intramural]", "own[vpt]", "home"]
    assert [row[0] for row in rows] == [f"{i:02d}" for i in range(1, 13)]


@pytest.mark.parametrize(("held", "served", "bound"), [([2, 30], 0, "least"), ([0, 3], 100, "most"), ([0, 30], 50, "")])
def test_a_bound_that_stops_the_reserve_is_named(tmp_path, held, served, bound):
    _, files = done(sizing_of(tmp_path, held=held, served_in_time=served, recoverable=0))
    (answer,) = json.loads(files["reserve.json"])["packs"]
    assert answer["hold_back"]["at_bound"] == bound


def test_a_reserve_is_sized_without_a_cut_off(tmp_path):
    with pytest.raises(StudyFaults, match="there is no cut-off"):
        sizing_of(tmp_path, cutoff="2024-09")
