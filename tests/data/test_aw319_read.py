"""Claims become care per region, provider, service and month, to the last part of a unit."""

import datetime as dt
import math
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.data.claim_files import Claimed, as_bytes, message, records, write
from tests.data.small_case import write as write_case
from verdeelsleutel.data.aw319 import read_realisation
from verdeelsleutel.data.aw319.months import PLACES, shares
from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.exact import cut_parts

REGIONS = "region,name,uzovi\nR1,One,5501\nR2,Two,5502\n"
SERVICES = (
    "service,description,sector,kavel,unit,max_tariff_eur\n"
    "Z041,Stay,VV,intramural,day,200\nH126,Help,VV,mpt,hour,60\nH531,Day,VV,mpt,half_day,50\n"
    "M001,Extra,GZ,meerzorg,eur,1\nT001,Ride,VV,mpt,piece,10\nW001,Week,VV,mpt,week,100\n"
)
HOURS = Claimed(service="H126", begin="20240305", end="20240305")


@pytest.fixture
def case(tmp_path):
    providers = "provider,name,status\n06900101,A,existing\n"
    return write_case(tmp_path / "case", regions=REGIONS, services=SERVICES, providers=providers, offers=None)


def units(read):
    """Units by region, provider, service and month."""
    return {tuple(row[:4]): row[4] for row in read.frame.itertuples(index=False, name=None)}


def by_month(read):
    return {key[3]: value for key, value in units(read).items()}


def codes(read):
    return {finding.code: finding.count for finding in read.findings}


def test_a_claim_counts_for_its_region_provider_service_and_month(tmp_path, case):
    read = read_realisation(write(tmp_path, message(Claimed())), case=case)
    assert units(read) == {("R1", "06900101", "Z041", "2024-03"): 31}
    assert read.csv == "region,provider,service,month,units\nR1,06900101,Z041,2024-03,31\n"
    assert codes(read) == {}


@pytest.mark.parametrize(
    ("service", "time_unit", "quantity", "wanted"),
    [
        ("Z041", "14", 3, 3),
        ("H126", "04", 3, 3),
        ("H126", "01", 90, Decimal("1.5")),
        ("H126", "07", 18, Decimal("1.5")),
        ("H126", "07", 1, Decimal("0.083333333333")),
        ("H126", "16", 2, 8),
        ("H531", "16", 5, 5),
        ("H531", "04", 2, Decimal("0.5")),
        ("T001", "81", 7, 7),
        ("W001", "81", 2, 2),
        ("M001", "81", 3, 600),
    ],
)
def test_time_units_count_in_the_unit_of_the_service(tmp_path, case, service, time_unit, quantity, wanted):
    claim = HOURS._replace(service=service, time_unit=time_unit, quantity=quantity)
    assert by_month(read_realisation(write(tmp_path, message(claim)), case=case)) == {"2024-03": wanted}


def test_parts_of_an_hour_are_added_up_before_they_are_cut(tmp_path, case):
    claims = [HOURS._replace(time_unit="07", quantity=1)] * 5 + [HOURS._replace(time_unit="01", quantity=35)]
    read = read_realisation(write(tmp_path, message(*claims)), case=case)
    assert by_month(read) == {"2024-03": 1}


def test_a_credit_takes_back_units_and_amount_over_files(tmp_path, case):
    debit, credit = Claimed(reference="A"), Claimed(reference="B", sign="C", quantity=11)
    read = read_realisation(write(tmp_path, message(credit), message(debit)), case=case)
    assert by_month(read) == {"2024-03": 20}
    assert [(f.claims, f.credits, f.cents) for f in read.files] == [(1, 1, -220000), (1, 0, 620000)]
    assert [(m.month, m.unit, m.units, m.cents) for m in read.months] == [("2024-03", "day", 20, 400000)]


def test_what_is_taken_back_in_full_stays_as_nought(tmp_path, case):
    read = read_realisation(write(tmp_path, message(Claimed(), Claimed(sign="C"))), case=case)
    assert by_month(read) == {"2024-03": 0}


def test_a_period_over_two_months_gives_each_day_to_its_month(tmp_path, case):
    claim = Claimed(begin="20240122", end="20240218", quantity=28)
    assert by_month(read_realisation(write(tmp_path, message(claim)), case=case)) == {"2024-01": 10, "2024-02": 18}


def test_fewer_units_than_days_are_spread_over_the_days_and_add_up(tmp_path, case):
    claim = Claimed(begin="20240122", end="20240218", quantity=20, tariff=101)
    read = read_realisation(write(tmp_path, message(claim)), case=case)
    found = by_month(read)
    assert found == {"2024-01": Decimal("7.142857142857"), "2024-02": Decimal("12.857142857143")}
    assert sum(found.values()) == 20
    assert sum(month.cents for month in read.months) == 2020


def test_without_a_case_the_region_is_the_uzovi_number_and_that_is_said(tmp_path):
    claims = (Claimed(), HOURS._replace(time_unit="01", quantity=30, uzovi="5502"))
    read = read_realisation(write(tmp_path, message(*claims)))
    assert units(read) == {
        ("5501", "06900101", "Z041", "2024-03"): 31,
        ("5502", "06900101", "H126", "2024-03"): Decimal("0.5"),
    }
    assert codes(read) == {"claim-region-is-uzovi": 2, "claim-units-as-claimed": 2}


def test_one_region_may_be_given_for_all_claims(tmp_path, case):
    paths = write(tmp_path, message(Claimed(uzovi="7777")))
    assert set(units(read_realisation(paths, region="X"))) == {("X", "06900101", "Z041", "2024-03")}
    assert set(units(read_realisation(paths, region="R2", case=case))) == {("R2", "06900101", "Z041", "2024-03")}


@pytest.mark.parametrize("empty", ["00000000", "        "])
def test_who_claims_delivered_where_the_record_names_nobody(tmp_path, case, empty):
    read = read_realisation(write(tmp_path, message(Claimed(provider=empty), agb="00123456")), case=case)
    assert set(units(read)) == {("R1", "00123456", "Z041", "2024-03")}
    assert codes(read) == {"claim-by-declarant": 1, "claim-provider-unknown": 1}


@pytest.mark.parametrize(
    "content",
    [
        message(Claimed(), end="\n"),
        message(Claimed()).removesuffix(b"\r\n"),
        message(Claimed()) + b"\r\n\r\n\x1a",
        b"\xef\xbb\xbf" + message(Claimed(), encoding="utf-8"),
        message(Claimed()).replace(b"Van Zonderling", b"Van Z\xf6nderl\xefng"),
        message(Claimed()).replace(b"Van Zonderling", b"Van Z\x80nderl\x85ng"),
        message(Claimed()).replace(b"Van Zonderling", "Van Zönderlïng".encode()),
        message(Claimed()).replace(b"Van Zonderling  ", "Van Zönderlïng".encode()),
        message(Claimed()).replace(b"VERZEKERD-77731", "VERZEKËRD-7773".encode()),
    ],
)
def test_line_ends_marks_and_letters_of_other_codes_change_nothing(tmp_path, case, content):
    read = read_realisation(write(tmp_path, content), case=case)
    assert by_month(read) == {"2024-03": 31}
    assert codes(read) == {}


def test_blanks_that_were_cut_off_are_put_back_and_counted(tmp_path, case):
    content = as_bytes([line.rstrip() for line in records([Claimed()])])
    read = read_realisation(write(tmp_path, content), case=case)
    assert by_month(read) == {"2024-03": 31}
    assert codes(read) == {"claim-padded": 5}


def test_what_is_odd_is_counted_with_its_lines(tmp_path, case):
    odd = Claimed(amount=1, declared=620000)
    lines = records([odd, odd])
    lines[2], lines[1] = lines[1], lines[2].replace("055Z041", "041Z041")
    lines[0] = lines[0].replace("1870104P", "18701  T")
    read = read_realisation(write(tmp_path, as_bytes(lines)), case=case)
    assert codes(read) == {
        "claim-subversion-empty": 1,
        "claim-test": 1,
        "claim-without-insured": 1,
        "claim-other-list": 1,
        "claim-amount-differs": 2,
    }
    examples = {finding.code: finding.examples for finding in read.findings}
    assert examples["claim-amount-differs"] == ("claims-1.txt:2", "claims-1.txt:4")


@pytest.mark.parametrize("reference", ["SAME", "0" * 20])
def test_a_record_that_comes_again_is_noticed_over_files(tmp_path, case, reference):
    claim = Claimed(reference=reference)
    read = read_realisation(write(tmp_path, message(claim), message(claim, end="\n")), case=case)
    assert {f.code: f.examples for f in read.findings} == {"claim-repeated": ("claims-2.txt:3",)}
    assert by_month(read) == {"2024-03": 62}


def test_records_that_differ_in_reference_or_are_the_credit_of_another_are_no_repeats(tmp_path, case):
    claims = [Claimed(reference=name) for name in ("R1", "R10", "R100", "")] + [Claimed(reference="R1", sign="C")]
    assert codes(read_realisation(write(tmp_path, message(*claims)), case=case)) == {}


def test_the_order_of_files_and_records_doesnt_matter(tmp_path, case):
    claims = [Claimed(quantity=n, service=s, begin="20240122") for n in (1, 2, 5) for s in ("Z041", "T001")]
    claims = [c._replace(time_unit="81") if c.service == "T001" else c for c in claims]
    paths = write(tmp_path, message(*claims[:4]), message(*claims[4:]), message(*reversed(claims)))
    both = read_realisation(paths[:2], case=case).csv
    assert read_realisation(paths[1::-1], case=case).csv == both
    assert read_realisation(paths[2:], case=case).csv == both


def test_the_table_is_read_back_as_part_of_the_case(tmp_path, case):
    claims = (Claimed(begin="20240115", quantity=20), HOURS._replace(time_unit="07", quantity=1))
    read = read_realisation(write(tmp_path, message(*claims)), case=case)
    (case / "realisation.csv").write_text(read.csv, encoding="utf-8")
    back = read_case(case, only=("regions", "providers", "services", "realisation")).tables["realisation"]
    assert [Decimal(v) for v in back["units"]] == [Decimal(v) for v in read.frame["units"]]
    assert back["month"].tolist() == ["2024-03", "2024-01", "2024-02", "2024-03"]


DAYS = st.dates(dt.date(2023, 11, 1), dt.date(2024, 4, 30))
CLAIMS = st.lists(
    st.builds(
        lambda day, length, kind, quantity, tariff, credit: Claimed(
            begin=f"{day:%Y%m%d}",
            end=f"{day + dt.timedelta(length):%Y%m%d}",
            service=kind[0],
            time_unit=kind[1],
            quantity=quantity,
            tariff=tariff,
            sign="C" if credit else "D",
        ),
        DAYS,
        st.integers(0, 70),
        st.sampled_from(
            [("Z041", "14"), ("H126", "01"), ("H126", "04"), ("H126", "07"), ("H531", "16"), ("T001", "81")]
        ),
        st.integers(0, 9999),
        st.integers(0, 9999),
        st.booleans(),
    ),
    min_size=1,
    max_size=12,
)
SIZE = {"14": Fraction(1), "01": Fraction(1, 60), "04": Fraction(1), "07": Fraction(1, 12)}


def expected(claims):
    """Units per service and month, day by day."""
    found = defaultdict(Fraction)
    for claim in claims:
        first, last = (dt.datetime.strptime(day, "%Y%m%d").date() for day in (claim.begin, claim.end))
        days = (last - first).days + 1
        size = SIZE.get(claim.time_unit, Fraction(1)) * claim.quantity / days
        for day in range(days):
            found[claim.service, f"{first + dt.timedelta(day):%Y-%m}"] += -size if claim.sign == "C" else size
    return found


@given(claims=CLAIMS)
def test_random_claims_give_their_sums_back(claims, tmp_path_factory):
    covered = [*claims, *(claim._replace(sign="D") for claim in claims if claim.sign == "C")]  # nothing below 0
    half = len(covered) // 2
    contents = [message(*covered[:half], agb="06900101"), message(*covered[half:], agb="06900102")]
    read = read_realisation(write(tmp_path_factory.mktemp("claims"), *contents), region="R")
    wanted = expected(covered)
    found = {key[2:]: Fraction(value) for key, value in units(read).items()}
    assert found.keys() == wanted.keys()
    smallest = Fraction(1, 10**PLACES)
    assert all(abs(found[key] - wanted[key]) < smallest for key in wanted)
    for service in {key[0] for key in wanted}:
        whole = sum(value for key, value in wanted.items() if key[0] == service)
        assert 0 <= whole - sum(value for key, value in found.items() if key[0] == service) < smallest
    assert sum(m.cents for m in read.months) == sum(f.cents for f in read.files) == sum(c.cents for c in covered)


@given(DAYS, st.integers(0, 365))
def test_the_months_of_a_period_are_its_days(first, length):
    days = [first + dt.timedelta(n) for n in range(length + 1)]
    wanted = defaultdict(Fraction)
    for day in days:
        wanted[f"{day:%Y-%m}"] += Fraction(1, len(days))
    assert dict(shares(days[0], days[-1])) == wanted


@given(st.lists(st.fractions(-1000, 1000), min_size=1, max_size=8), st.integers(0, 12))
def test_parts_add_up_and_none_is_a_whole_step_away(values, places):
    found = cut_parts(values, places)
    assert sum(found) == math.floor(sum(values) * 10**places)
    assert all(abs(part - value * 10**places) < 1 for part, value in zip(found, values, strict=True))
