"""Every shipped policy on the example region: it runs, certifies, and does what its text says of a reallocation."""

import csv
import json
from fractions import Fraction

import pytest

from tests.runs import records
from verdeelsleutel.data.pack import load_pack, shipped_packs
from verdeelsleutel.data.synthetic.example_region import example_folder
from verdeelsleutel.model.runs.initial_run import Request, allocate
from verdeelsleutel.model.runs.reallocation_run import Request as AtCutoff
from verdeelsleutel.model.runs.reallocation_run import reallocate

CUTOFF = "2024-09"
PACKS = [name for name in shipped_packs() if (stage := load_pack(name).reallocation) and stage.tranches]


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The example region; last year's agreements are in force where a pack makes no initial ones."""
    folder = tmp_path_factory.mktemp("example")
    for file in example_folder().iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    rows = records((folder / "history.csv").read_text(encoding="utf-8"))
    with (folder / "agreements.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ("region", "provider", "service", "units"), extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return folder


@pytest.fixture(scope="module")
def ran(example, tmp_path_factory):
    """Runs of packs, each made once: the initial one where there is one, and the reallocation from it."""
    made = {}

    def run(name):
        if name not in made:
            place, start = tmp_path_factory.mktemp(name), None
            if load_pack(name).initial.tranches:
                start = place / "initial"
                allocate(Request(example, name), start)
            reallocate(AtCutoff(example, name, start, CUTOFF), place / "run")
            made[name] = place / "run"
        return made[name]

    return run


def table(run, name):
    return records((run / f"{name}.csv").read_text(encoding="utf-8"))


def lowest(run):
    """Per tranche the smallest part of a claim on the contracteerruimte that was awarded."""
    kavels = {row["service"]: row["kavel"] for row in table(run, "plan")}
    found = {}
    for row in table(run, "tranches"):
        if kavels[row["service"]] != "meerzorg":
            found[row["tranche"]] = min(found.get(row["tranche"], Fraction(1)), Fraction(row["fill"]))
    return found


def test_every_shipped_pack_has_a_reallocation():
    assert PACKS == shipped_packs()


@pytest.mark.parametrize("name", PACKS)
def test_a_shipped_reallocation_runs_and_certifies_on_the_example(name, ran):
    run = ran(name)
    receipt = json.loads((run / "receipt.json").read_text(encoding="utf-8"))
    assert (receipt["command"], receipt["cutoff"]) == ("reallocate", CUTOFF)
    assert all(Fraction(row["free_eur"]) >= 0 for row in table(run, "funds"))
    assert any(Fraction(row["agreed_eur"]) for row in table(run, "funds"))


def test_zilveren_kruis_2017_pays_agreements_and_care_at_home_in_full_and_places_in_part(ran):
    fills = lowest(ran("zilveren-kruis-2017"))
    assert (fills["existing"], fills["choice_home"]) == (1, 1)
    assert fills["choice"] < 1


def test_cz_gives_no_provider_more_than_its_latest_budget(ran):
    rows = table(ran("cz-2021"), "providers")
    assert all(Fraction(row["agreed_eur"]) <= Fraction(row["agreed_before_eur"]) for row in rows)
    assert any(Fraction(row["shifted_within_eur"]) for row in rows)


def test_vgz_opens_its_reserve_and_pays_what_serves_the_goals_before_other_overproduction(ran):
    fills = lowest(ran("vgz-2021"))
    assert fills["goals"] == 1 > fills["overproduction"] > 0
    assert {row["reserved_eur"] for row in table(ran("vgz-2021"), "funds")} == {"0.00"}
    opened = [row["fund"] for row in table(ran("vgz-2021"), "moves") if row["item"] == "reserve_opened"]
    assert opened == ["CR-11"]


def test_zorg_en_zekerheid_pays_clients_in_care_in_full(ran):
    fills = lowest(ran("zorg-en-zekerheid-2021"))
    assert fills["continuity"] == 1 > fills["growth"] > 0


def test_salland_pays_care_at_home_first_and_keeps_its_reserve(ran):
    run = ran("salland-2021")
    fills = lowest(run)
    assert fills["home"] == 1 > fills["realised"] > 0
    assert Fraction(next(row["reserved_eur"] for row in table(run, "funds") if row["fund"] == "CR-11")) > 0
    ratios = {row["provider"]: row["reserve_ratio"] for row in records_of_providers()}
    kept_out = {row["provider"] for row in table(run, "unfunded") if "rich_pay_themselves" in row["kept_out_by"]}
    assert kept_out
    assert all(Fraction(ratios[provider]) > Fraction("0.35") for provider in kept_out)


def records_of_providers():
    return records((example_folder() / "providers.csv").read_text(encoding="utf-8"))


def test_zilveren_kruis_2021_makes_a_frame_at_first_and_keeps_to_it_while_the_region_overshoots(ran, example, tmp_path):
    first = ran("zilveren-kruis-2021")
    plan = table(first, "plan")
    assert {row["previous_units"] for row in plan} <= {"0", "1"}
    fills = {row["fill"] for row in table(first, "tranches") if row["limited_by"] == "CR-11[GOOI]"}
    assert len(fills) == 1  # the same part for all
    reallocate(AtCutoff(example, "zilveren-kruis-2021", first, CUTOFF), tmp_path / "second")
    later = table(tmp_path / "second", "plan")
    assert all(Fraction(row["agreed_units"]) <= Fraction(row["previous_units"]) for row in later)
    assert any("frozen" in row["kept_out_by"] for row in table(tmp_path / "second", "unfunded"))
