"""The shipped example region: what it holds, and that it is what its recipe makes."""

import pandas as pd
import pytest

from verdeelsleutel.data.case import Case, read_case
from verdeelsleutel.data.synthetic.example_region import example_case, example_folder, provider_rows
from verdeelsleutel.data.writer import write_case

EXAMPLE = example_folder()


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case(EXAMPLE)


@pytest.fixture(scope="module")
def services(case) -> pd.DataFrame:
    return case.table("services").set_index("service")


def priced(case: Case, table: str, column: str = "units") -> pd.DataFrame:
    """Rows with kavel, role, stratum and euros at maximum tariffs, free prices as agreed on average."""
    services = case.table("services").set_index("service")
    parts = (
        services[["max_tariff_eur", "nhc_eur", "nic_eur"]].map(lambda value: float(value or 0)).sum(axis=1)
    )
    price = parts.where(parts > 0, case.table("agreed_tariffs")["tariff_eur"].astype(float).mean())
    rows = case.table(table).join(services[["kavel", "role", "sector"]], on="service")
    rows["stratum"] = rows["provider"].map(case.table("providers").set_index("provider")["x_stratum"])
    return rows.assign(eur=rows[column].astype(float) * rows["service"].map(price))


def room(case: Case, kind: str) -> float:
    funds = case.table("funds")
    return float(funds.loc[funds["kind"] == kind, "amount_eur"].sum())


def test_the_shipped_files_are_what_the_recipe_makes(tmp_path):
    write_case(tmp_path / "example", *example_case())
    made = {file.name: file.read_bytes() for file in (tmp_path / "example").iterdir()}
    shipped = {file.name: file.read_bytes() for file in EXAMPLE.iterdir() if file.name != "README.md"}
    assert made == shipped


def test_it_is_small_and_read_without_faults_and_with_but_one_oddity(case):
    assert {finding.code for finding in case.findings} == {"dialect", "realised-above-agreed"}
    assert sum(file.stat().st_size for file in EXAMPLE.iterdir()) < 3_000_000


def test_it_says_that_it_is_synthetic_and_every_name_that_it_is_an_example(case):
    assert case.meta.synthetic
    assert "synthetisch" in case.meta.title
    assert case.table("providers")["name"].str.endswith(" (voorbeeld)").all()


def test_its_agb_codes_have_eight_digits_from_the_top_of_the_range(case):
    codes = case.table("providers")["provider"]
    assert codes.str.fullmatch(r"(06|41|42|75)9\d{5}").all()
    assert codes.str.startswith("0").any()


def test_two_purchase_regions_draw_on_one_contracteerruimte(case):
    assert len(case.table("regions")) == 2
    assert case.table("regions")["fund_region"].nunique() == 1
    assert sorted(case.table("funds")["kind"]) == ["contracteerruimte", "meerzorg"]


def test_about_forty_providers_and_four_of_them_with_the_published_size_of_the_large_ones(case):
    offers = priced(case, "forecast")
    large = offers[offers["stratum"] == "large_mixed"]
    assert 38 <= len(case.table("providers")) <= 42
    assert large["provider"].nunique() == 4
    assert large["eur"].sum() == pytest.approx(0.8 * 300e6, rel=0.05)


def test_every_provider_of_the_list_offers_something(case):
    assert set(case.table("offers")["provider"]) == {row["provider"] for row in provider_rows()}


def test_every_role_unit_and_kavel_of_the_field_is_there(case, services):
    offered = services.loc[sorted(set(case.table("offers")["service"]))]
    assert set(offered["kavel"]) == {"intramural", "vpt", "mpt", "mpt_treatment", "meerzorg"}
    assert set(offered["unit"]) == {"day", "hour", "half_day", "eur"}
    roles = "care supplement absence crisis day_activity transport cleaning respite part_time partner"
    assert set(offered["role"]) == set(roles.split())
    assert set(offered["sector"]) == {"VV", "GZ", "GGZ"}
    assert set(offered.loc[offered["sector"] == "GGZ", "kavel"]) == {"intramural"}
    assert {"1VV", "2VV", "3VV", "4VV", "5VV", "6VV", "7VV", "8VV"} <= set(offered["profile"])


def test_meerzorg_is_in_euros_without_a_percentage(services):
    meerzorg = services[services["kavel"] == "meerzorg"]
    assert set(meerzorg["unit"]) == {"eur"}
    assert set(meerzorg["max_tariff_eur"]) == {1}
    assert set(meerzorg["tariffed"]) == {"no"}


def test_offers_ask_three_to_seven_percent_more_than_the_funds_have(case):
    asked = priced(case, "offers", "offered_units")
    meerzorg = asked["kavel"] == "meerzorg"
    assert 1.03 < asked.loc[~meerzorg, "eur"].sum() / room(case, "contracteerruimte") < 1.07
    assert 1.03 < asked.loc[meerzorg, "eur"].sum() / room(case, "meerzorg") < 1.07


def test_at_maximum_tariffs_last_year_is_as_large_as_the_fund_and_this_year_larger(case):
    fund = room(case, "contracteerruimte")
    history, forecast = (
        rows[rows["kavel"] != "meerzorg"] for rows in (priced(case, "history"), priced(case, "forecast"))
    )
    assert 0.97 < history["eur"].sum() / fund < 1.02
    assert 1.03 < forecast["eur"].sum() / fund < 1.06


def test_one_provider_starts_on_the_first_of_may_and_one_stops(case):
    providers = case.table("providers").set_index("provider")
    starts, ends = providers["start"].dropna(), providers["end"].dropna()
    assert [str(day) for day in starts] == ["2024-05-01"]
    assert [str(day) for day in ends] == ["2024-06-30"]
    delivered = case.table("realisation").groupby("provider")["month"].agg(["min", "max"])
    assert delivered.loc[starts.index[0], "min"] == "2024-05"
    assert delivered.loc[ends.index[0], "max"] == "2024-06"


def test_nine_months_of_realisation_with_some_above_and_some_below_their_agreement(case):
    delivered = priced(case, "realisation")
    assert delivered["month"].nunique() == 9
    year = delivered.groupby("provider")["eur"].sum() * 366 / 274
    agreed = priced(case, "history").groupby("provider")["eur"].sum()
    ratio = (year / agreed).dropna().drop("06900113")  # the one that stops
    assert (ratio > 1.05).sum() >= 5
    assert (ratio < 0.97).sum() >= 5


def test_facts_for_policies_are_given_for_every_provider_that_can_have_them(case):
    providers = case.table("providers")
    for fact in (
        "conditions_met",
        "essential",
        "employer_plan",
        "technology_plan",
        "region_table",
        "nza_number",
    ):
        assert (providers[fact] != "").all()
    for fact in ("reserve_ratio", "development_plan_pct", "wlz_revenue_eur"):
        assert providers[fact].notna().all()
    existing = providers[providers["status"] != "new"]
    assert existing["previous_percentage"].notna().all()
    assert set(existing["monitor"]) == {"up", "same", "down"}
