"""Paths as the runner does them: rows, drawn futures, packs side by side, path.csv."""

import csv
import io
import pickle
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tests.model.studies.path.paths import fixed, study_of
from tests.runs import case_of, pack_of
from tests.small import ALL, PROVIDERS, service, small
from verdeelsleutel.data.faults import PackFaults, StudyFaults
from verdeelsleutel.data.study.kinds.path import Study
from verdeelsleutel.model.runs.initial_run import Request, allocate
from verdeelsleutel.model.studies.path.draws import drawn, figures_drawn
from verdeelsleutel.model.studies.path.work import Paths, work
from verdeelsleutel.model.studies.runner import Place, run

SERVICES = [service("I1", "2.50", kavel="intramural", profile="5VV"), service("V1", "1.50")]
OFFERS = {("A", "I1"): 3650, ("B", "V1"): 7300}
DRAWN = {"growth": {"kavel": {"vpt": {"normal": [3, 1]}}, "profile": {"5VV": [{"uniform": [0, 4]}, 1]}}}


def paths(study: Study, *packs: dict, room: object = 18_000) -> Paths:
    sample = small(room, SERVICES, OFFERS)
    made = [pack_of({**sample.pack, **changes}) for changes in packs or ({},)]
    return work(study, case_of(sample), made)


def rows(found: Paths) -> list[dict]:
    worker = found.begin()
    return [dict(row) for number in range(len(found)) for row in worker(number).rows]


def done(found: Paths, place: Path) -> dict[str, bytes]:
    run(found, Place(place, workers=1), {"study": "tried"})
    names = ("results.parquet", "results.csv", "path.csv", "scenarios.csv")
    return {name: (place / name).read_bytes() for name in names}


def test_a_row_holds_room_service_level_and_figures_of_its_year():
    first, second = rows(paths(study_of(2, room={"growth": "1.5"})))
    expected = {"scenario": "1", "pack": "small", "year": 2024, "room_eur": "18000.00", "agreed_eur": "18000.00"}
    expected |= {"free_eur": "0.00", "status": "ok"}
    assert {name: first[name] for name in expected} == expected
    assert (second["room_eur"], second["room_growth_pct"], first.get("room_growth_pct")) == ("18270.00", "1.5", None)
    assert Decimal(first["asked_client_years"]) == 30
    share = Fraction(first["unfunded_client_years_pct"]) - Fraction(first["unfunded_client_years"]) * 100 / 30
    assert abs(share) < Fraction(1, 10**10)


def test_every_row_has_columns_of_the_study_only():
    level = {"unfunded_client_years_pct": 2, "lowest_fill_pct": 90, "tranche": "all"}
    for study in (study_of(2), study_of(2, room={"hold": level})):
        found = paths(study)
        known = {column.name for column in found.columns}
        assert all(row.keys() <= known for row in rows(found))


def test_a_held_year_names_the_needed_room_and_the_one_below():
    _, second = rows(paths(study_of(2, room={"hold": {"unfunded_client_years_pct": 2, "step_pct": "0.1"}})))
    assert (second["held"], second["below_status"]) == ("yes", "ok")
    assert second["needed_room_eur"] == second["room_eur"]
    assert Decimal(second["needed_growth_pct"]) - Decimal(second["below_growth_pct"]) == Decimal("0.1")
    assert Decimal(second["service_unfunded_pct"]) <= 2 < Decimal(second["below_unfunded_pct"])


def test_a_year_that_no_room_holds_says_so():
    cap = {"rules": [{"id": "cap", "rule": "volume_ceiling", "of": "offer", "percent": 90}]}
    _, second = rows(paths(study_of(2, room={"hold": {"unfunded_client_years_pct": 1, "most_pct": 50}}), cap))
    assert (second["held"], second.get("needed_room_eur"), second["below_growth_pct"]) == ("no", None, "50")
    assert "doesn't hold" in second["message"]


def test_a_conflict_ends_its_own_path_with_a_row():
    sample = small(20_000, SERVICES, OFFERS, decisions=[fixed("I1", 3650)])
    found = work(study_of(5, room={"growth": -40}), case_of(sample), [pack_of(sample.pack)])
    assert [row["status"] for row in rows(found)] == ["ok", "ok", "conflict"]


def test_a_kept_year_is_a_case_on_which_allocate_gives_the_same_plan(tmp_path):
    cap = {
        "rules": [{"id": "cap", "rule": "growth_ceiling", "of": "history", "percent": 100, "where": {"kavel": "vpt"}}]
    }
    history = [{"region": "R1", "provider": PROVIDERS["B"], "service": "V1", "units": 7000}]
    sample = small(18_000, SERVICES, OFFERS, history=history)
    study = study_of(
        3, keep=["plan", "case"], demand={"growth": {"all": "1.7"}}, tariff_index=3, room={"growth": 1},
        set={"pack.rules.cap.percent": [100, 98, "96.5"]},
    )  # fmt: skip
    run(
        work(study, case_of(sample), [pack_of({**sample.pack, **cap})]),
        Place(tmp_path / "s", workers=1),
        {"study": "k"},
    )
    for year in ("2024", "2025", "2026"):
        kept = tmp_path / "s" / "cases" / "1" / year
        allocate(Request(kept / "case", str(kept / "pack.yaml")), tmp_path / year)  # certified, or it raises
        plan = tmp_path / "s" / "plans" / "1" / year / "plan.csv"
        assert (tmp_path / year / "plan.csv").read_bytes() == plan.read_bytes()


def test_packs_are_compared_on_the_same_futures():
    found = paths(study_of(3, samples=4, demand=DRAWN), {"pack": "one"}, {"pack": "two"})
    assert len(found) == 8
    assert [(row["scenario"], row["pack"]) for row in rows(found)][:7:3] == [("1", "one"), ("1", "two"), ("2", "one")]
    by_pack: dict[str, list] = {}
    for row in rows(found):
        by_pack.setdefault(row.pop("pack"), []).append(row)
    assert by_pack["one"] == by_pack["two"]


def test_scenarios_name_what_was_drawn():
    found = paths(study_of(3, samples=2, demand=DRAWN))
    header, lines = found.scenarios
    assert header == ["scenario", "demand.growth.kavel.vpt", "demand.growth.profile.5VV.1"]
    assert [line[0] for line in lines] == ["1", "2"]
    study = drawn(found.study, 1)
    assert study.demand.growth.kavel["vpt"] == (Fraction(lines[1][1]),)
    assert study.demand.growth.profile["5VV"] == (Fraction(lines[1][2]), Fraction(1))
    assert 0 <= Fraction(lines[1][2]) <= 4


def test_a_draw_depends_on_the_seed_and_its_number_alone():
    one, other = (study_of(3, samples=9, demand=DRAWN, seed=seed) for seed in (1, 2))
    assert figures_drawn(one, 5) == figures_drawn(one, 5)
    assert figures_drawn(one, 5) not in [figures_drawn(one, 4), figures_drawn(other, 5)]


def test_a_drawn_rate_that_leaves_nothing_is_a_fault_of_its_path():
    growth = {"growth": {"all": {"discrete": {"values": [-150], "weights": [1]}}}}
    (row,) = rows(paths(study_of(2, samples=1, demand=growth)))
    assert row["status"] == "fault"
    assert "leaves nothing" in row["message"]


def test_pieces_can_be_done_in_any_order_after_a_journey():
    found = paths(study_of(3, samples=3, demand=DRAWN))
    there = pickle.loads(pickle.dumps(found)).begin()
    assert [there(number).rows for number in (2, 0, 1)] == [found.begin()(number).rows for number in (2, 0, 1)]


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    study = study_of(3, samples=3, demand=DRAWN, room={"hold": {"unfunded_client_years_pct": 3, "step_pct": 1}})
    assert done(paths(study), tmp_path / "one") == done(paths(study), tmp_path / "other")


def test_path_csv_lays_years_and_packs_side_by_side(tmp_path):
    half = {"pack": "half", "initial": {"tranches": [{**ALL, "percent": 50}]}}
    text = done(paths(study_of(2, room={"growth": 2}), {}, half), tmp_path / "study")["path.csv"].decode()
    lines = list(csv.DictReader(io.StringIO(text)))
    assert [(line["pack"], line["year"]) for line in lines] == [
        ("small", "2024"), ("small", "2025"), ("half", "2024"), ("half", "2025"),
    ]  # fmt: skip
    assert [line["room_eur"] for line in lines] == ["18000.00", "18360.00"] * 2
    assert (lines[2]["agreed_eur"], lines[2]["unfunded_eur"]) == ("10037.50", "0.00")


def test_path_csv_of_drawn_paths_sums_them_up(tmp_path):
    growth = {"growth": {"all": {"discrete": {"values": [0, 10], "weights": [1, 1]}}}}
    found = paths(study_of(2, samples=8, demand=growth), room=10**6)
    lines = csv.DictReader(io.StringIO(done(found, tmp_path / "study")["path.csv"].decode()))
    asked = [line for line in lines if line["figure"] == "asked_client_years"]
    grown = [Fraction(line[1]) for line in found.scenarios[1]]
    assert set(grown) == {0, 10}
    assert [(line["year"], line["scenarios"], line["least"], line["most"]) for line in asked] == [
        ("2024", "8", "30", "30"), ("2025", "8", "30", "33"),
    ]  # fmt: skip
    assert Fraction(asked[1]["mean"]) == 30 + 3 * Fraction(grown.count(10), 8)


@pytest.mark.parametrize(
    ("keys", "hint"),
    [
        ({"demand": {"growth": {"kavel": {"vptt": 1}}}}, 'did you mean "vpt"'),
        ({"demand": {"growth": {"profile": {"5V": 1}}}}, 'did you mean "5VV"'),
        ({"demand": {"ageing": {"population": {"85+": 1}, "profiles": {"9VV": {"85+": 100}}}}}, "5VV"),
        ({"room": {"hold": {"unfunded_client_years_pct": 1, "kavel": "intramurale"}}}, 'did you mean "intramural"'),
        ({"room": {"hold": {"lowest_fill_pct": 90, "tranche": "al"}}}, 'did you mean "all"'),
        ({"set": {"pack.rules.cap.percent": 90}}, "cap"),
        ({"set": {"case.funds.CR-R2.amount_eur": 90}}, 'did you mean "CR-R1"'),
    ],
)
def test_what_case_and_packs_dont_have_is_a_fault_with_a_hint(keys, hint):
    with pytest.raises(StudyFaults, match=hint.replace("+", r"\+")):
        paths(study_of(2, **keys))


def test_a_value_that_no_pack_allows_is_a_fault_before_anything_is_done():
    with pytest.raises(PackFaults, match="negative"):
        paths(study_of(2, set={"pack.initial.tranches.all.percent": [100, -5]}))


def test_packs_that_read_delivery_need_to_be_told_of_it():
    reads = {"initial": {"tranches": [{"id": "all", "basis": "history_realised"}]}}
    history = [{"region": "R1", "provider": PROVIDERS["A"], "service": "I1", "units": 10, "realised_units": 9}]
    sample = small(100, SERVICES, OFFERS, history=history)
    case, pack = case_of(sample), pack_of({**sample.pack, **reads})
    with pytest.raises(StudyFaults, match="realised_pct"):
        work(study_of(2), case, [pack])
    assert len(work(study_of(1), case, [pack])) == 1
    assert [row["agreed_eur"] for row in rows(work(study_of(2, realised_pct=60), case, [pack]))] == ["22.50", "12.50"]
