"""Clients already in care who come behind a decision: told with the row, the decision and the units; else nothing."""

import pytest

from tests.runs import planned
from tests.small import ALL, PROVIDERS, place, service, small, volume
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.sentences.findings import sentence

A1, A2, B1 = ("A", "Z1"), ("A", "Z2"), ("B", "Z1")
SERVICES = [service("Z1", "1.01"), service("Z2", 2)]
CARE = [{"id": "care", "basis": "continuity"}, {**ALL, "id": "more"}]
FIRM = {"id": "cap", "rule": "growth_ceiling", "of": "history", "per": ["provider"]}
CAP = {**FIRM, "above": "continuity"}
WHY = {"reason": "decided", "decided_by": "the board", "date": "2023-12-01"}


def decision(line, kind="minimum", **amount):
    return {**place(line), "kind": kind, **amount, **WHY}


def case(*decisions, room=5000, **parts):
    facts = {"tranches": CARE, "rules": [CAP], "history": volume({A1: 100}), "continuity": volume({A1: 80})}
    return small(room, SERVICES, {A1: 100, A2: 60, B1: 10}, **{**facts, **parts}, decisions=list(decisions))


def behind(sample):
    return [f for f in planned(sample).findings if f.code == "care-behind-decision"]


def test_a_decision_that_takes_the_room_of_clients_in_care_is_named_with_row_and_units():
    # the cap of 100 holds the 50 decided and 50 of the 80 clients' units
    (found,) = behind(case(decision(A2, units=50)))
    a = PROVIDERS["A"]
    named = f"the row cap[{a}], where decisions take room before them: decision_minimum[R1|{a}|Z2]; short by 30 units, "
    named += "at most 30 units of it because of those decisions"
    assert found.what.endswith(named)
    assert (found.table, found.count, found.examples) == ("decisions", 1, (f"R1 {a} Z1: -30",))
    assert f"cap[{a}] krijgt 1 prestatie minder" in sentence(found, NL)
    assert f"decision_minimum[R1|{a}|Z2]; samen 30 eenheden te weinig, waarvan ten hoogste" in sentence(found, NL)
    assert "get less than they need" in sentence(found, ENGLISH)


def test_a_fund_is_told_in_euros():
    (found,) = behind(case(decision(A2, kind="fix", units=20), room="80.80", rules=[]))
    # € 40 of € 80.80 is decided; the rest holds 40.40 ÷ 1.01 = 40.396… units of the 80
    assert "the row CR-R1[R1]" in found.what
    assert "decision_fix" in found.what
    assert found.what.endswith("short by 4000 cents, at most 4000 cents of it because of those decisions")
    assert "samen € 40,00 te weinig" in sentence(found, NL).replace("\u00a0", " ")


def test_what_decided_clients_need_themselves_is_no_room_taken_from_others():
    # without the decision they would ask 30 of the 100 beside the other 90
    (found,) = behind(case(decision(A2, units=50), rules=[FIRM], continuity=volume({A1: 90, A2: 30})))
    assert found.what.endswith("short by 40 units, at most 20 units of it because of those decisions")


def test_a_minimum_in_euros_for_a_whole_provider_counts_where_it_is_only_just_met():
    whole = {"region": "R1", "provider": PROVIDERS["B"], "service": "", "kind": "minimum", "amount_eur": "10.10"}
    (found,) = behind(case({**whole, **WHY}, room="50.50", rules=[]))
    assert f"decision_minimum[R1|{PROVIDERS['B']}]" in found.what


@pytest.mark.parametrize(
    ("why", "sample"),
    [
        ("there is room for both", case(decision(A2, units=15))),
        ("nobody is in care", case(decision(A2, units=50), continuity=[])),
        ("it is about the clients themselves", case(decision(A1, units=50), room="60.60", rules=[])),
        ("it stands in another row", case(decision(B1, units=10), rules=[FIRM], history=volume({A1: 60, B1: 10}))),
        ("it takes room away instead", case(decision(A1, kind="maximum", units=50))),
        ("they need it themselves", case(decision(A2, units=50), continuity=volume({A1: 80, A2: 50}))),
        ("no tranche goes by continuity", case(decision(A2, units=50), tranches=[ALL])),
        ("no tranche asks what they need", case(decision(A2, units=50), tranches=[{**ALL, "percent": 50}])),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_nothing_is_said_where(why, sample):
    assert behind(sample) == []
