"""Synthetic cases: the same for the same seed, of any size, and of the published sizes."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.synthetic.calibration import calibration
from verdeelsleutel.data.synthetic.catalogue import catalogue, templates
from verdeelsleutel.data.synthetic.example_region import example_folder
from verdeelsleutel.data.synthetic.generator import Tables, generate
from verdeelsleutel.data.writer import write_case


@pytest.fixture(scope="module")
def national() -> Tables:
    return generate(31, 80, 40, seed=1)[1]


def euros(tables: Tables, table: str, column: str) -> pd.DataFrame:
    """The rows of a table with sector, kavel and euros at maximum tariffs."""
    services = tables["services"].set_index("service")
    parts = services[["max_tariff_eur", "nhc_eur", "nic_eur"]].astype(float).fillna(0).sum(axis=1)
    price = parts.where(services["max_tariff_eur"].notna(), calibration()["hour.H117"])
    frame = tables[table].join(services[["sector", "kavel", "profile"]], on="service")
    return frame.assign(eur=frame[column].astype(float) * frame["service"].map(price))


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_equal_seeds_give_equal_bytes_and_other_seeds_dont(tmp_path):
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        write_case(tmp_path / name, *generate(2, 6, 5, seed))
    assert content(tmp_path / "a") == content(tmp_path / "b")
    assert content(tmp_path / "a")["offers.csv"] != content(tmp_path / "c")["offers.csv"]


@pytest.mark.parametrize(
    ("regions", "providers", "services"),
    [(1, 1, 1), (1, 1, 2), (2, 1, 1), (1, 7, 1), (3, 4, 9), (33, 2, 3), (1, 2, 200), (1, 40, 60)],
)
def test_a_case_of_any_size_is_read_without_faults(tmp_path, regions, providers, services):
    meta, tables = generate(regions, providers, services, seed=3)
    write_case(tmp_path / "case", meta, tables)
    case = read_case(tmp_path / "case")
    assert {finding.code for finding in case.findings} <= {"dialect", "realised-above-agreed"}
    assert len(case.table("offers")) == regions * providers * services
    assert len(tables["offers"][["region", "provider"]].drop_duplicates()) == regions * providers


def test_everything_says_that_it_is_synthetic():
    meta, tables = generate(2, 5, 4, seed=1)
    assert meta.synthetic
    assert "ynthetisch" in meta.title
    assert "ynthetisch" in meta.office
    assert tables["providers"]["name"].str.contains("synthetisch").all()
    assert tables["regions"]["name"].str.contains("synthetisch").all()


def test_realisation_is_optional_and_has_as_many_months_as_asked():
    assert "realisation" not in generate(1, 4, 6, seed=1, months=0)[1]
    months = generate(1, 4, 6, seed=1, months=3)[1]["realisation"]["month"]
    assert set(months) == {"2024-01", "2024-02", "2024-03"}


@pytest.mark.parametrize(
    ("sizes", "kinds"),
    [((2, 4, 20), {"contracteerruimte"}), ((1, 4, 40), {"contracteerruimte", "meerzorg"})],
)
def test_there_is_a_meerzorg_fund_where_there_is_such_a_service(sizes, kinds):
    tables = generate(*sizes, seed=7)[1]
    assert set(tables["funds"]["kind"]) == kinds
    assert ("meerzorg" in set(tables["services"]["kavel"])) == ("meerzorg" in kinds)


@pytest.mark.parametrize("sizes", [(0, 1, 1), (1, 0, 1), (1, 1, 0)])
def test_a_size_of_nought_is_refused(sizes):
    with pytest.raises(ValueError, match="1 or more"):
        generate(*sizes, seed=1)


def test_the_country_has_the_published_room_and_every_fund_region_one_contracteerruimte(national):
    funds = national["funds"]
    total = float(funds["amount_eur"].sum())
    assert total == pytest.approx(26_662.3e6, abs=100)
    rooms = funds[funds["kind"] == "contracteerruimte"]
    assert sorted(rooms["region"]) == sorted(national["regions"]["region"])
    biggest, smallest = rooms["amount_eur"].max(), rooms["amount_eur"].min()
    assert 8 < biggest / smallest < 10  # the spread of the published pgb ceilings


def test_the_country_has_about_2500_contracts_and_100000_cells(national):
    assert len(national["offers"]) == 99_200
    assert len(national["offers"][["region", "provider"]].drop_duplicates()) == 2_480


def test_the_sectors_have_the_published_money(national):
    spent = euros(national, "forecast", "units").groupby("sector")["eur"].sum() / 1e6
    for sector, published in (("VV", 15_292.7), ("GZ", 9_493.3), ("GGZ", 1_876.2)):
        assert spent[sector] == pytest.approx(published, rel=0.05)


def test_the_forms_have_the_money_of_the_published_clients_and_costs(national):
    forecast = euros(national, "forecast", "units")
    room = calibration().room()
    for form in ("intramural", "vpt", "mpt"):
        kavels = [form, "mpt_treatment"] if form == "mpt" else [form]
        spent = forecast[forecast["kavel"].isin(kavels)]["eur"].sum()
        published = sum(money for (_, of), money in room.items() if of == form)
        assert spent == pytest.approx(published, rel=0.08)


def test_an_average_client_costs_what_was_published_for_2018_at_a_later_price_level(national):
    weight = national["services"].set_index("service")["units_per_client_year"].astype(float)
    forecast = euros(national, "forecast", "units")
    forecast["client_years"] = forecast["units"] / forecast["service"].map(weight)
    cost = {}
    for (sector, kavel), rows in forecast[forecast["service"].map(weight) > 0].groupby(["sector", "kavel"]):
        cost[sector, kavel] = rows["eur"].sum() / rows["client_years"].sum()
    assert cost["VV", "intramural"] / cost["VV", "vpt"] == pytest.approx(82_865 / 42_347, rel=0.1)
    assert cost["VV", "vpt"] / cost["VV", "mpt"] == pytest.approx(42_347 / 17_432, rel=0.1)
    assert cost["GZ", "intramural"] / cost["VV", "intramural"] == pytest.approx(91_350 / 82_865, rel=0.1)


def test_history_grows_as_published_to_the_year_of_the_case(national):
    keys = ["region", "provider", "service"]
    both = euros(national, "forecast", "units").merge(national["history"], on=keys, suffixes=("", "_before"))
    both = both[~both["profile"].isin(["1VV", "2VV", "3VV"])]
    ended = national["providers"].set_index("provider")["end"].dropna().index
    both = both[~both["provider"].isin(ended)]
    both["before"] = both["eur"] / both["units"] * both["units_before"]
    for kavel, growth in (("vpt", 1.142), ("mpt", 1.072), ("intramural", 0.996)):
        rows = both[both["kavel"] == kavel]
        assert rows["eur"].sum() / rows["before"].sum() == pytest.approx(growth, abs=0.01)


def test_offers_ask_some_percent_more_than_every_fund_has(national):
    asked = euros(national, "offers", "offered_units")
    asked["kind"] = np.where(asked["kavel"] == "meerzorg", "meerzorg", "contracteerruimte")
    sums = asked.groupby(["region", "kind"])["eur"].sum()
    for fund in national["funds"].itertuples():
        if (fund.region, fund.kind) in sums.index:
            assert 1.07 < sums[fund.region, fund.kind] / float(fund.amount_eur) < 1.09


def test_low_profiles_ask_no_growth(national):
    keys = ["region", "provider", "service"]
    both = euros(national, "offers", "offered_units").merge(national["history"], on=keys)
    low = both[(both["kavel"] == "intramural") & both["profile"].isin(["1VV", "2VV", "3VV"])]
    assert len(low) > 100
    assert low["offered_units"].sum() < low["units"].sum()


def test_nobody_delivers_before_the_start_or_after_the_end(national):
    providers = national["providers"].set_index("provider")
    month = national["realisation"]["month"]
    start = national["realisation"]["provider"].map(providers["start"])
    end = national["realisation"]["provider"].map(providers["end"])
    assert start.notna().any()
    assert end.notna().any()
    assert (month >= start.map(str).str[:7].where(start.notna(), "0000")).all()
    assert (month <= end.map(str).str[:7].where(end.notna(), "9999")).all()


def test_only_existing_providers_have_history_and_continuity(national):
    status = national["providers"].set_index("provider")["status"]
    assert set(national["history"]["provider"].map(status)) == {"existing"}
    assert set(national["continuity"]["provider"].map(status)) == {"existing"}


def test_free_prices_are_agreed_with_everyone_who_offers_them(national):
    free = set(national["services"].loc[national["services"]["max_tariff_eur"].isna(), "service"])
    offered = national["offers"][national["offers"]["service"].isin(free)]
    keys = ["region", "provider", "service"]
    assert len(free) == 1
    assert offered[keys].values.tolist() == national["agreed_tariffs"][keys].values.tolist()


def test_whoever_offers_a_following_service_offers_a_base_of_it(national):
    services = national["services"].set_index("service")
    for service, follows in services["follows"].items():
        bases = follows.split()
        offers = national["offers"].groupby(["region", "provider"])["service"]
        for _, offered in offers if bases else ():
            chosen = set(offered)
            assert service not in chosen or chosen & set(bases)


def test_the_modules_of_one_client_at_home_add_up_to_one_client():
    figures = calibration()
    services = [
        s for s in catalogue(len(templates()), figures) if s.kavel == "mpt" and s.units_per_client_year
    ]
    for service in services:
        cost = Fraction(service.cents, 100) * service.units_per_client_year
        assert float(cost) == pytest.approx(figures.cost(service.sector, "mpt"), rel=0.01)


def test_profiles_weigh_as_their_published_pgb_amounts():
    figures = calibration()
    cents = {s.service: s.care for s in catalogue(len(templates()), figures)}
    assert cents["Z041"] / cents["Z051"] == pytest.approx(46_265 / 62_772, rel=0.001)
    assert cents["V041"] / cents["V051"] == pytest.approx(46_265 / 62_772, rel=0.001)


def test_every_figure_names_unit_year_and_source():
    table = pd.read_csv(example_folder().parent / "calibration.csv", dtype=str)
    assert table[["name", "value", "unit", "year", "source"]].notna().all(axis=None)
    assert table["name"].is_unique
    assert len(calibration().family("region")) == 31
