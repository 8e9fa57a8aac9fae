"""Care of a year's clients, and what of it is known at a cut-off."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

from tests.model.studies.simulate.test_clients import HOME, HOUSE, LEAP, people_of
from tests.model.studies.simulate.years import day
from tests.small import place, provider, service
from verdeelsleutel.data.study.kinds.simulate import Noise
from verdeelsleutel.model.studies.simulate.care import care_of
from verdeelsleutel.model.studies.simulate.claims import Claims, known_units
from verdeelsleutel.model.studies.simulate.clients import streams
from verdeelsleutel.model.studies.simulate.yearly import of_year


def cared(people, study, present, noise=None, number=0):
    """Units of clients."""
    year = of_year(study, people.kavels, number)
    return care_of(people, present, noise or Noise(), year, streams(study.seed, number).care)


def constant(people, **clients):
    """So many clients per service, every month."""
    names = [people.lines.services[s] for s in people.lines.service]
    return np.array([[clients.get(name, 0)] * 12 for name in names], dtype=np.int64)


def by_service(people, units):
    """Units by service."""
    return dict(zip([people.lines.services[s] for s in people.lines.service], units, strict=True))


def test_a_client_brings_its_days_and_a_whole_year_its_units(tmp_path):
    hours = {**day("Z2"), "units_per_client_year": "235"}
    offers = {("A", "Z1"): 1000, ("A", "Z2"): 1000}
    people, study = people_of(tmp_path, [HOME, hours], offers, "exit: 0", start="forecast", forecast=offers)
    found = by_service(people, cared(people, study, constant(people, Z1=3, Z2=1)))
    assert found["Z1"].tolist() == [3 * days for days in LEAP]
    to_date = np.cumsum(LEAP)
    exact = [Fraction(235 * int(days), 366) for days in to_date]
    assert np.cumsum(found["Z2"]).tolist() == [int(value + Fraction(1, 2)) for value in exact]
    assert found["Z2"].sum() == 235


def test_what_follows_clients_follows_their_number(tmp_path):
    """Transport follows Z1 alone; cleaning counts no client and goes by all clients of the provider's kavel."""
    transport = service("T1", 5, units_per_client_year="", role="transport", follows="Z1")
    cleaning = service("C1", 5, units_per_client_year="", role="cleaning")
    offers = {("A", "Z1"): 3660, ("A", "Z2"): 3660, ("A", "T1"): 730, ("A", "C1"): 3, ("B", "C1"): 366}
    services = [HOME, day("Z2"), transport, cleaning]
    people, study = people_of(tmp_path, services, offers, "exit: 0", start="forecast", forecast=offers)
    found = cared(people, study, constant(people, Z1=5, Z2=15)).sum(axis=1).tolist()
    lines = {people.lines.key(i)[1:]: units for i, units in enumerate(found)}
    a, b = (place((letter, "C1"))["provider"] for letter in "AB")
    assert lines[a, "T1"] == 365  # half of the ten expected
    assert lines[a, "C1"] == 3  # twenty clients, as expected
    assert lines[b, "C1"] == 366  # nobody to follow: as expected, day by day


def test_care_is_given_on_the_days_that_a_provider_is_active(tmp_path):
    offers = {("A", "Z1"): 1000}
    people, study = people_of(
        tmp_path, [HOME], offers, "exit: 0", start="forecast", forecast=offers,
        providers=[provider("A", start="2024-02-10", end="2024-11-30")],
    )  # fmt: skip
    (found,) = cared(people, study, constant(people, Z1=2)).tolist()
    assert found == [0, 2 * 20, *(2 * days for days in LEAP[2:11]), 0]


def test_noise_is_spread_as_asked_and_none_is_none(tmp_path):
    offers = {(letter, f"Z{i}"): 366000 for letter in "ABCDEFGH" for i in (1, 2)}
    people, study = people_of(tmp_path, [HOME, HOUSE], offers, "exit: 0\ncare: 90", start="forecast", forecast=offers)
    present = constant(people, Z1=1000, Z2=1000)
    usual = np.array(LEAP) * 900
    assert (cared(people, study, present) == usual).all()
    shared = cared(people, study, present, Noise(provider=Fraction(5))).sum(axis=1) / usual.sum()
    assert np.allclose(shared[0::2], shared[1::2], atol=1e-4)
    assert 0.01 < np.std(shared[0::2]) < 0.12
    monthly = np.concatenate(
        [cared(people, study, present, Noise(month=Fraction(4)), n) / usual for n in range(20)]
    )
    assert abs(np.std(monthly) - 0.04) < 0.003
    assert abs(monthly.mean() - 1) < 0.005


def test_a_cut_off_knows_a_part_of_its_last_months():
    units = np.array([[100, 10, 5], [7, 0, 3]])
    claimed = {0: Fraction(50), 1: Fraction(95), 7: Fraction(10)}
    assert known_units(units, claimed).tolist() == [[100, 10, 3], [7, 0, 2]]  # 9,5 and 2,5 and 1,5 half up
    assert known_units(units, {}).tolist() == units.tolist()


def test_claims_hold_earlier_years_and_a_zero_where_nothing_was_delivered(tmp_path):
    """B, active from March, delivers nothing in March: that is reported; before March nothing is."""
    offers = {("A", "Z1"): 366, ("A", "Z2"): 366, ("B", "Z1"): 366}
    before = [{**place(("B", "Z2")), "month": "2023-12", "units": 4}]
    now = [{**place(("A", "Z1")), "month": "2024-01", "units": 99}]
    people, _ = people_of(
        tmp_path, [HOME, HOUSE], offers, "exit: 0", start="forecast", forecast=offers, realisation=before + now,
        providers=[provider("A"), provider("B", start="2024-03-01")],
    )  # fmt: skip
    case = people.lines.case
    units = np.array([[5, 0, 6], [0, 0, 1], [0, 0, 0]])
    frame = Claims.of(people.lines, people.days).known(case, units).table("realisation")
    a, b = (place((letter, "Z1"))["provider"] for letter in "AB")
    assert frame[["provider", "service", "month", "units"]].to_numpy().tolist() == [
        [a, "Z1", "2024-01", 5],
        [a, "Z1", "2024-02", 0],
        [a, "Z1", "2024-03", 6],
        [a, "Z2", "2024-03", 1],
        [b, "Z1", "2024-03", 0],
        [b, "Z2", "2023-12", 4],
    ]
    assert all(type(value) is not float for value in frame["units"].tolist())
    assert case.table("realisation")["units"].tolist() == [99, 4]


def test_the_draw_of_a_year_is_exact_decimals(tmp_path):
    study = people_of(tmp_path, [HOME], {("A", "Z1"): 1}, "exit: 0", start="forecast", forecast={("A", "Z1"): 1})[1]
    assert of_year(study, ["vpt"], 0).care == {"vpt": Decimal(100)}
