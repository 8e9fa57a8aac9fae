"""What is asked grows from the first year, and is rounded once."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.model.studies.path.paths import study_of, volumes, walked
from tests.runs import case_of
from tests.small import PROVIDERS, service, small, volume
from verdeelsleutel.model.studies.path.growth import Factors, grown

A, B = (PROVIDERS[letter] for letter in "AB")
SERVICES = [
    service("I4", kavel="intramural", profile="4VV"),
    service("I5", kavel="intramural", profile="5VV"),
    service("H0", kavel="mpt", units_per_client_year=100),
]
GROWTH = {"all": 1, "kavel": {"intramural": [2, 0]}, "profile": {"5VV": 10}}
AGEING = {"population": {"75-84": 10, "85+": [0, 50]}, "profiles": {"5VV": {"75-84": 40, "85+": 60}}}


def factors(at, **demand):
    return Factors(study_of(3, demand=demand).demand, at)


def test_a_service_grows_with_its_kavel_and_its_profile():
    found = [factors(at, growth=GROWTH).by_service(case_of(small(1, SERVICES, {("A", "I4"): 1}))) for at in range(3)]
    assert found[0] == {"I4": 1, "I5": 1, "H0": 1}
    assert found[1] == {"I4": Fraction("1.02"), "I5": Fraction("1.122"), "H0": Fraction("1.01")}
    assert found[2] == {"I4": Fraction("1.02"), "I5": Fraction("1.2342"), "H0": Fraction("1.0201")}


def test_a_profile_ages_with_the_population_of_its_clients():
    # in the first year 40 and 60 of 100 clients; then 44 and 60; then 48.4 and 90
    found = [factors(at, ageing=AGEING).of("intramural", "5VV") for at in range(3)]
    assert found == [1, Fraction("1.04"), Fraction("1.384")]
    assert factors(2, ageing=AGEING).of("intramural", "4VV") == 1


def test_ageing_comes_on_top_of_growth():
    assert factors(1, growth=GROWTH, ageing=AGEING).of("intramural", "5VV") == Fraction("1.122") * Fraction("1.04")


def test_small_lines_grow_too_and_whole_units_stay_whole():
    offers = {("A", "I4"): 10, ("B", "I4"): "1000"}
    years = walked(small(10**6, SERVICES, offers), study_of(6, demand={"growth": {"all": 2}}))
    asked = [volumes(found, "offers", "offered_units") for found in years]
    assert [year[A, "I4"] for year in asked] == [10, 10, 10, 11, 11, 11]
    assert [year[B, "I4"] for year in asked] == [1000, 1020, 1040, 1061, 1082, 1104]


def test_volumes_keep_the_places_that_their_column_is_written_in():
    sample = small(10**6, SERVICES, {("A", "I4"): "10.5", ("B", "I4"): 7}, forecast=volume({("A", "I4"): 3}))
    _, second = walked(sample, study_of(2, demand={"growth": {"all": 3}}))
    assert volumes(second, "offers", "offered_units") == {(A, "I4"): Fraction("10.8"), (B, "I4"): Fraction("7.2")}
    assert volumes(second, "forecast") == {(A, "I4"): 3}


@pytest.mark.parametrize("table", ["continuity", "forecast"])
def test_continuity_and_forecast_grow(table):
    sample = small(1, SERVICES, {("A", "I5"): 1}, **{table: volume({("A", "I5"): 100})})
    found = grown(case_of(sample), factors(1, growth=GROWTH))
    assert found.table(table)["units"].tolist() == [112]


def test_need_grows_by_profile_and_a_whole_kavel_as_its_services_together():
    need = [
        {"region": "R1", "kavel": kavel, "profile": profile, "client_years": "100.5"}
        for kavel, profile in (("intramural", ""), ("intramural", "5VV"), ("mpt", ""), ("vpt", ""))
    ]
    expected = volume({("A", "I4"): 365, ("A", "I5"): 730, ("B", "I5"): 365})
    sample = small(1, SERVICES, {("A", "I4"): 1, ("B", "I4"): 1}, forecast=expected, demand=need)
    found = grown(case_of(sample), factors(1, growth=GROWTH)).table("demand")
    # intramural: a quarter grows by 2 %, three quarters by 12.2 %; nothing is expected of mpt and vpt: 1 %
    assert dict(zip(zip(found["kavel"], found["profile"], strict=True), found["client_years"], strict=True)) == {
        ("intramural", ""): Decimal("110.2"),  # · 1.0965
        ("intramural", "5VV"): Decimal("112.8"),
        ("mpt", ""): Decimal("101.5"),
        ("vpt", ""): Decimal("101.5"),
    }


def test_an_empty_need_table_and_a_case_without_forecast_grow_as_well():
    sample = small(1, SERVICES, {("A", "I4"): 200, ("A", "I5"): 200}, demand=[
        {"region": "R1", "kavel": "intramural", "profile": "", "client_years": 1000}
    ])  # fmt: skip
    found = grown(case_of(sample), factors(1, growth=GROWTH)).table("demand")
    assert found["client_years"].tolist() == [1071]  # half of 2 % and of 12.2 %
