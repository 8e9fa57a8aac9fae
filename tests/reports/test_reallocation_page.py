"""The page of a reallocation: what moved adds up, and what stays without money has its reason."""

import csv
import datetime
import io
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.runs import case_of, pack_of, solved
from tests.small import PROVIDERS, service, small, volume
from tests.strategies import Sample
from verdeelsleutel.model.certify.certificate import Certificate
from verdeelsleutel.model.provider_sums import provider_sums
from verdeelsleutel.model.reallocation import tables
from verdeelsleutel.model.reallocation.moves import ADDED, RELEASED, bridges, moves
from verdeelsleutel.model.reallocation.prepare import prepare_reallocation
from verdeelsleutel.model.reallocation.start import Start
from verdeelsleutel.reports.cuts import limit_words, short_words
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.overproduction import overproduction
from verdeelsleutel.reports.page import Euros
from verdeelsleutel.reports.reallocation import page as reallocation_page
from verdeelsleutel.reports.reallocation.tables import by_provider, kavels, moved, room
from verdeelsleutel.reports.terminal import text

POLICY = {
    "expectation": "run_rate",
    "completeness": {0: 80},
    "reserves_released": ["choice"],
    "response_days": 14,
    "tranches": [
        {"id": "guaranteed", "basis": "agreement", "percent": 90, "not_above": [{"basis": "realised"}]},
        {"id": "realised", "basis": "realised"},
    ],
}
RESERVE = {"id": "choice", "kind": "contracteerruimte", "percent": 10}
LOW = {"id": "low", "rule": "eligibility", "exclude": {"service": "Z3"}, "above": "agreement"}
AGREED = {("A", "Z1"): 120, ("B", "Z1"): 60, ("C", "Z2"): 90, ("C", "Z3"): 12, ("D", "Z2"): 48}
MONTHLY = {("A", "Z1"): 6, ("B", "Z1"): 8, ("C", "Z2"): 9, ("C", "Z3"): 2, ("D", "Z2"): 8, ("D", "Z1"): 1}


def month_rows():
    return [{**row, "month": f"2024-0{month}"} for month in range(1, 7) for row in volume(MONTHLY)]


def sample(fund=1900, **tables):
    services = [service("Z1", 7), service("Z2", 3, kavel="intramural"), service("Z3", 5, kavel="mpt")]
    made = {"realisation": month_rows(), "agreements": volume(AGREED), **tables}
    offers = dict.fromkeys({**AGREED, **MONTHLY}, 200)
    found = small(fund, services, offers, reserves=[RESERVE], rules=[LOW], **made)
    return Sample(found.tables, {**found.pack, "reallocation": POLICY})


def reallocated(made, award="offer", start=None):
    problem = prepare_reallocation(case_of(made), pack_of(made.pack), start or Start(), "2024-06", award)
    return solved(problem)


@pytest.fixture(scope="module")
def plan():
    return reallocated(sample())


def certificate():
    found = Certificate()
    found.add("money", "adds up", [])
    return found


ASKED = reallocation_page.Asked(Path("case"), "small", None)


def shown(plan, lang=NL, width=100):
    return text(reallocation_page.page(plan, certificate(), Path("run"), ASKED, lang), lang, width=width)


def cells(table, title):
    at = [column.title for column in table.columns].index(NL.word(title))
    return [row[at].cents for row in table.rows if isinstance(row[at], Euros)]


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_the_page_reads_like_this(plan, snapshot):
    assert shown(plan, width=80) == snapshot


def test_before_and_what_moved_make_what_is_agreed_now(plan):
    table = moved(plan, NL)
    steps = [cells(table, t) for t in ("agreed_before_eur", "released_eur", "added_eur", "price_effect_eur")]
    assert [sum(parts) for parts in zip(*steps, strict=True)] == cells(table, "agreed_now_eur")
    assert sum(cells(table, "agreed_now_eur")) == sum(plan.amounts.tolist())


def test_a_fund_is_reserved_and_agreed_and_free(plan):
    (bridge,) = bridges(plan)
    table = room(plan, NL)
    assert cells(table, "amount_eur")[0] == bridge.agreed + cells(table, "reserved_now_eur")[0] + bridge.free
    assert cells(table, "free_now_eur") == [bridge.free]
    assert "opengestelde reserves: choice" in table.note


def test_who_gave_and_who_got_is_what_moves_csv_says(plan):
    found = rows(tables.moves_csv(plan))
    for item in (RELEASED, ADDED):
        mine = sum(Fraction(row["amount_eur"]) * 100 for row in found if row["item"] == item)
        assert sum(cents for _, cents in by_provider(moves(plan), item)) == mine > 0


def test_kavels_add_up_to_plan_and_providers(plan):
    table, sums = kavels(plan, NL), provider_sums(plan)
    assert sum(cells(table, "agreed_now_eur")) == sum(plan.amounts.tolist()) == sum(p.agreed for p in sums)
    assert sum(cells(table, "agreed_before_eur")) == sum(p.before for p in sums)
    assert sum(cells(table, "expected_eur")) == sum(p.expected for p in sums)


def test_what_stays_without_money_is_what_providers_csv_says(plan):
    mine = {cut.provider: cut.short for cut in overproduction(plan)}
    for row in rows(tables_of(plan)["providers.csv"]):
        assert mine.get(row["provider"], 0) == Fraction(row["unfunded_eur"]) * 100


def tables_of(plan):
    from verdeelsleutel.model import result_files

    return result_files.files(plan)


def test_the_reasons_of_the_page_are_those_of_unfunded_csv(plan):
    listed = {}
    for row in rows(tables.unfunded_csv(plan)):
        name = row["kept_out_by"].split("[")[0]
        listed[name] = listed.get(name, 0) + Fraction(row["beyond_eur"]) * 100
    paged = {}
    for cut in overproduction(plan):
        for limit, cents in cut.by_limit.items():
            name = str(limit[0]).split("[")[0] if limit else "rounding"
            paged[name] = paged.get(name, 0) + cents
    assert paged == listed
    assert {"CR-R1", "low"} <= paged.keys()


def test_a_rule_that_cuts_cell_by_cell_is_named_once(plan):
    every = [limit for cut in overproduction(plan) for limit in cut.by_limit if limit]
    (limit,) = (limit for limit in every if str(limit[0]).startswith("low["))
    assert limit_words(plan, limit[:1], NL) == "uitsluiting [low]"
    assert short_words(plan, limit[0], NL) == "uitsluiting low"


def test_an_offer_says_until_when_it_can_be_answered():
    plan = reallocated(sample())
    assert "hebben 14 dagen om te reageren; zet as_of in de casus" in " ".join(shown(plan).split())
    case = plan.problem.case
    dated = replace(case, meta=replace(case.meta, as_of=datetime.date(2024, 7, 20)))
    plan = replace(plan, problem=replace(plan.problem, case=dated))
    assert "tot en met 3 augustus 2024 reageren" in " ".join(shown(plan).split())
    assert "up to and including 3 August 2024" in " ".join(shown(plan, ENGLISH).split())


def test_a_page_says_why_its_rules_are_others_than_those_of_the_offer(plan):
    asked = replace(ASKED, because="nieuw besluit", start=Path("offer"))
    page = reallocation_page.page(plan, certificate(), Path("run"), asked, NL)
    assert page.about[-1] == "andere regels dan het aanbod: nieuw besluit"
    assert page.about[1].endswith("uitgaande van de berekening offer")


def answer(letter, name, units, judged="", accepted=None):
    row = {"region": "R1", "provider": PROVIDERS[letter], "service": name, "units": units, "date": "2024-07-20"}
    return {**row, "judged": judged, **({} if accepted is None else {"accepted_units": accepted})}


def test_a_definitive_run_counts_answers_by_judgement():
    given = [answer("A", "Z1", 90, "accepted"), answer("B", "Z1", 99, "partly", 70), answer("C", "Z2", 200, "rejected")]
    plan = reallocated(sample(responses=[*given, answer("D", "Z2", 100)]), "definitive")
    found = reallocation_page.as_dict(plan, certificate(), ASKED)
    assert found["answers"] == {"accepted": 1, "partly": 1, "rejected": 1, "agreed": 0, "not_yet": 1}
    assert "aanbod" not in shown(plan).splitlines()[0]
    assert "export responseform" not in shown(plan)


def test_an_accepted_answer_below_the_expectation_is_the_reason():
    plan = reallocated(sample(10**6, responses=[answer("B", "Z1", 70, "accepted")]), "definitive")
    (mine,) = (row for row in rows(tables.unfunded_csv(plan)) if row["provider"] == PROVIDERS["B"])
    assert mine["kept_out_by"] == "response"
    assert "reactie van de aanbieder" in {limit_words(plan, w, NL) for c in overproduction(plan) for w in c.by_limit}


def test_the_worklist_head_counts_worklist_csv(plan):
    kinds = [row["kind"] for row in rows(tables.worklist_csv(plan))]
    assert sum(reallocation_page.as_dict(plan, certificate(), ASKED)["worklist"].values()) == len(kinds) > 0
    assert f"Om na te kijken ({len(kinds)}), alles in worklist.csv" in shown(plan)


def test_every_kind_of_the_worklist_has_words():
    from verdeelsleutel.model.expectations.worklist import KINDS
    from verdeelsleutel.model.reallocation.findings import WHAT
    from verdeelsleutel.reports.words.catalogue import WORDS

    assert {f"work_{kind}" for kind in (*KINDS, *WHAT)} <= WORDS.keys()


def test_care_outside_a_providers_dates_is_told_where_it_goes_into_a_daily_rate(plan):
    made = sample()
    starts = {PROVIDERS["A"]: {"start": "2024-03-01"}}
    who = [{**row, **starts.get(row["provider"], {})} for row in made.tables["providers"]]
    late = made._replace(tables={**made.tables, "providers": who})
    text = " ".join(shown(reallocated(late)).split())
    assert f"Let op: bij 1 aanbieder ({PROVIDERS['A']}) telt productie van vóór de start of na het einde mee" in text
    assert f"{PROVIDERS['A']} 2024-01 – 2024-02" in text
    given = late._replace(pack={**late.pack, "reallocation": {**POLICY, "expectation": "given"}})
    given = given._replace(tables={**given.tables, "forecast": volume(AGREED)})
    assert "Let op: bij" not in shown(reallocated(given))
    assert "Let op: bij" not in shown(plan)


def test_where_there_is_money_for_all_nothing_is_called_without_money():
    assert "Voor alle verwachte zorg is geld" in " ".join(
        shown(reallocated(Sample(sample(10**6).tables, {**sample().pack, "rules": []}))).split()
    )


def test_the_dict_is_complete_and_exact(plan):
    found = reallocation_page.as_dict(plan, certificate(), ASKED)
    assert found["from"] == "agreements"
    released, added = (sum(Fraction(one["amount_eur"]) for one in found[side]) for side in ("released", "added"))
    (bridge,) = found["bridge"]
    assert (released, added) == (Fraction(bridge["released_eur"]), Fraction(bridge["added_eur"]))
    e = found["expectation"]
    assert Fraction(e["low_eur"]) <= Fraction(e["expected_eur"]) <= Fraction(e["high_eur"])
