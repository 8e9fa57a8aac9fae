"""A year over its moments: hand-computed, without news, and to the cent."""

import csv
import datetime as dt
from itertools import pairwise

import pytest

from tests.runs import pack_of
from tests.small import place, service, small
from tests.strategies import write
from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.faults import CaseFaults, PackFaults
from verdeelsleutel.data.given import Given, given_in
from verdeelsleutel.model.certify.verify import verify
from verdeelsleutel.model.certify.year_chain import chain_faults, verify_year
from verdeelsleutel.model.runs.chain import WrongStart
from verdeelsleutel.model.runs.reallocation_run import Request as Reallocation
from verdeelsleutel.model.runs.reallocation_run import reallocate
from verdeelsleutel.model.runs.run_folder import runs_of
from verdeelsleutel.model.year.moments import days_of, sorted_out
from verdeelsleutel.model.year.year_run import Request, replay_year

DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
ASKED = {"expectation": "run_rate", "tranches": [{"id": "realised", "basis": "realised"}]}


def delivered(line, *months):
    """Units of the first months of 2024 of one line."""
    return [{**place(line), "month": f"2024-{m:02d}", "units": units} for m, units in enumerate(months, 1)]


def asked_for(folder, room, offers, realisation, *, moments=("04-01", "08-02"), pack=None, **tables):
    """Case and pack in files."""
    sample = small(room, [service("Z1", 10)], offers, realisation=realisation, **tables)
    sample.pack["reallocation"] = {**ASKED, "moments": list(moments)}
    sample.pack.update(pack or {})
    case, policy = write(sample, folder)
    return Request(case, str(policy))


def year(folder, *args, **kwargs):
    """A year made in folder/year."""
    request = asked_for(folder, *args, **kwargs)
    (folder / "year").mkdir()
    return replay_year(request, folder / "year")


def test_a_story_of_two_moments_computed_by_hand(tmp_path):
    """A and B ask 366 and 732 days at € 10, the room holds both.

    In March B has delivered 91 of 366 days' worth at 1 a day: 366 expected, so 366 are released (€ 3.660). From April A
    delivers 2 a day: 91 + 244 = 335 in 213 days, 335 · 366 / 213 = 575,63 expected; 575 whole units fit below that, so
    209 are added (€ 2.090) and 0,63 (€ 6,34) stay unfunded. In June the room grows by € 500; 1 April doesn't know that.
    """
    mine = delivered(("A", "Z1"), *DAYS[:3], *(2 * days for days in DAYS[3:7]))
    theirs = delivered(("B", "Z1"), *DAYS[:7])
    grown = [{"fund": "CR-R1", "date": "2024-06-01", "amount_eur": 500, "reason": "growth", "status": "definitive"}]
    found = year(tmp_path, 10980, {("A", "Z1"): 366, ("B", "Z1"): 732}, mine + theirs, fund_changes=grown)
    first, april, august = found.rows
    assert (first.agreed, first.free, first.agreed_before) == (1098000, 0, None)
    assert (april.run, april.cutoff, april.as_of) == ("2024-04-01", "2024-03", "2024-04-01")
    assert (april.added, april.released, april.price_effect, april.agreed) == (0, 366000, 0, 732000)
    assert (april.free, april.unfunded) == (366000, 0)
    assert (august.run, august.cutoff) == ("2024-08-02", "2024-07")
    assert (august.added, august.released, august.agreed) == (209000, 0, 941000)
    assert (august.free, august.unfunded) == (366000 - 209000 + 50000, 634)
    assert found.left_out == []


def test_a_year_without_news_moves_nothing(tmp_path):
    offers = {("A", "Z1"): 366, ("B", "Z1"): 732}
    care = [row for line, n in offers.items() for row in delivered(line, *(days * n // 366 for days in DAYS))]
    found = year(tmp_path, 12000, offers, care, moments=["monthly"])
    assert [row.run for row in found.rows] == ["initial", *(f"2024-{m:02d}-01" for m in range(2, 13))]
    assert [row.cutoff for row in found.rows[1:]] == [f"2024-{m:02d}" for m in range(1, 12)]
    moved = {(r.added, r.released, r.price_effect, r.agreed, r.unfunded) for r in found.rows[1:]}
    assert moved == {(0, 0, 0, 1098000, 0)}
    plans = {(run / "plan.csv").read_text("utf-8").split("agreed_units")[1] for run in runs_of(tmp_path / "year")[1:]}
    assert len(plans) == 1


def test_every_run_is_certified_by_itself_and_the_sums_follow_to_the_cent(tmp_path):
    tariff = {"base": 90, "adjustments": [{"id": "plan", "add": 1, "at": ["reallocation"]}]}
    mine, theirs = (2 * days for days in DAYS[:8]), DAYS[:8]
    care = delivered(("A", "Z1"), *mine) + delivered(("B", "Z1"), *theirs)
    found = year(tmp_path, 10980, {("A", "Z1"): 366, ("B", "Z1"): 732}, care, pack={"tariff": tariff})
    runs = runs_of(tmp_path / "year")
    assert [run.name for run in runs] == ["initial", "2024-04-01", "2024-08-02"]
    assert all(verify(run).holds for run in runs)
    moved = sum(row.added - row.released + row.price_effect for row in found.rows[1:])
    assert found.rows[-1].agreed == found.rows[0].agreed + moved
    assert found.rows[1].price_effect == (366 + 732) * 10
    assert all(after.from_receipt == before.receipt for before, after in pairwise(found.rows))
    stored = list(csv.DictReader((tmp_path / "year/year.csv").read_text("utf-8").splitlines()))
    assert stored == [row.texts() for row in found.rows]


def test_answers_of_providers_dont_count(tmp_path):
    care = delivered(("A", "Z1"), *DAYS[:8])
    answer = {**place(("A", "Z1")), "units": 500, "reason": "", "date": "2024-10-01", "judged": "accepted"}
    answers = [{**answer, "accepted_units": 100, "judgement": ""}]
    found = year(tmp_path, 12000, {("A", "Z1"): 366}, care, responses=answers)
    assert [row.agreed for row in found.rows] == [366000] * 3
    assert found.answers == 1
    assert verify_year(tmp_path / "year").holds


@pytest.fixture
def made(tmp_path):
    care = delivered(("A", "Z1"), *DAYS[:8])
    year(tmp_path, 12000, {("A", "Z1"): 300}, care)
    return tmp_path / "year"


def test_a_broken_chain_is_found(made):
    assert verify_year(made).holds
    receipt = made / "initial/receipt.json"
    receipt.write_text(receipt.read_text("utf-8") + "\n", encoding="utf-8")
    assert any("2024-04-01 doesn't start from initial" in fault for fault in chain_faults(made))
    assert not verify_year(made).holds


def test_a_run_taken_out_or_a_changed_table_is_found(made):
    table = made / "year.csv"
    table.write_text(table.read_text("utf-8").replace("yes", "no"), encoding="utf-8")
    assert chain_faults(made) == ["year.csv isn't what the runs give"]
    (made / "2024-04-01").rename(made.parent / "elsewhere")
    assert "2024-08-02 doesn't start from initial: the receipt it keeps is another one" in chain_faults(made)


def test_a_year_can_go_on_from_a_run_and_leaves_out_what_that_run_knew(made, tmp_path):
    request = Request(tmp_path / "case", str(tmp_path / "pack.yaml"), start=made / "2024-04-01")
    (tmp_path / "on").mkdir()
    found = replay_year(request, tmp_path / "on")
    assert [row.run for row in found.rows] == ["2024-08-02"]
    assert [(one.moment.cutoff, one.why) for one in found.left_out] == [("2024-03", "before-start")]
    assert (tmp_path / "on/2024-08-02/plan.csv").read_bytes() == (made / "2024-08-02/plan.csv").read_bytes()
    assert verify_year(tmp_path / "on").holds


def test_a_year_doesnt_start_from_an_offer(made, tmp_path):
    case, pack = tmp_path / "case", str(tmp_path / "pack.yaml")
    reallocate(Reallocation(case, pack, made / "initial", "2024-03"), tmp_path / "offer")
    with pytest.raises(WrongStart, match="is an offer"):
        replay_year(Request(case, pack, start=tmp_path / "offer"), tmp_path / "none")


def test_moments_without_realisation_or_a_full_month_are_left_out(tmp_path):
    request = asked_for(tmp_path, 12000, {("A", "Z1"): 366}, delivered(("A", "Z1"), *DAYS[:3]))
    case = read_case(request.case)
    days = [dt.date(2024, month, day) for month, day in ((1, 15), (4, 30), (5, 1))]
    run, left = sorted_out(days, case, None)
    assert [(m.day.isoformat(), m.cutoff) for m in run] == [("2024-04-30", "2024-03")]
    assert [(one.moment.cutoff, one.why) for one in left] == [("2023-12", "before-year"), ("2024-04", "no-realisation")]


def test_moments_are_days_of_the_year_in_order():
    policy = {"initial": {"tranches": [{"id": "all", "basis": "offer"}]}}
    ready = {**policy, "reallocation": {**ASKED, "moments": ["08-02", "02-29", "04-01"]}}
    assert [day.isoformat() for day in days_of(pack_of(ready), 2024)] == ["2024-02-29", "2024-04-01", "2024-08-02"]
    with pytest.raises(PackFaults, match="no such day"):
        days_of(pack_of(ready), 2023)
    with pytest.raises(PackFaults, match="no moments"):
        days_of(pack_of({**policy, "reallocation": ASKED}), 2024)
    with pytest.raises(PackFaults, match="nothing about a reallocation"):
        days_of(pack_of(policy), 2024)


def test_a_case_without_realisation_is_a_fault(tmp_path):
    sample = small(100, [service("Z1", 10)], {("A", "Z1"): 1})
    sample.pack["reallocation"] = {**ASKED, "moments": ["04-01"]}
    case, pack = write(sample, tmp_path)
    with pytest.raises(CaseFaults, match="no table realisation"):
        replay_year(Request(case, str(pack)), tmp_path / "year")


def test_the_day_of_a_run_stands_in_its_receipt_and_comes_back():
    for given in (Given(), Given(dt.date(2024, 4, 1)), Given(dt.date(2024, 4, 1), responses=False)):
        assert given_in(given.options()) == given
    for wrong in ({"as_of": "1 April"}, {"as_of": 1}, {"responses": "no"}):
        with pytest.raises(ValueError, match=r"receipt|isoformat"):
            given_in(wrong)
