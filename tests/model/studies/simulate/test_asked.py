"""What a study of simulated years may say, and what is told when it can't be done."""

import pytest

from tests.model.studies.simulate.years import day, sample_of, simulated, study_of
from tests.runs import case_of, pack_of
from tests.small import service
from verdeelsleutel.data.faults import CaseFaults, PackFaults, StudyFaults
from verdeelsleutel.model.studies.simulate.work import work

A = ("A", "Z1")


def sample(**tables):
    return sample_of(10000, [day()], {A: 366}, **{"history": {A: 366}, **tables})


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("years: 0", "nothing is simulated"),
        ("cutoff: 2024-06", "has the cut-offs of its calendar"),
        ("stage: reallocation", "starts with an initial allocation"),
        ("calendars: {}", "there is no calendar"),
        ('calendars: {odd: ["4-1"]}', "this isn't a moment"),
        ("exit: {vpt: 101}", "more than all clients can't leave"),
        ("claimed: {0: 0}", "a part of a month's care is known"),
        ("leaving: -1", "can't be negative"),
        ("care: {vpt: {normale: [100, 5]}}", 'did you mean "normal"'),
        ("start: demand", "start can't be this"),
        ("waiting: {soon: 10}", "can't be this"),
        ("choices: [{from: vpt, percent: 10}]", "to is missing"),
        ("noise: {provder: 3}", 'did you mean "provider"'),
    ],
)
def test_a_study_is_read_strictly(tmp_path, text, what):
    with pytest.raises(StudyFaults, match=what) as caught:
        study_of(tmp_path, text)
    assert caught.value.faults[0].place.line is not None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("exit: {vptt: 2}", 'no such kavel; found "vptt"; expected vpt; did you mean "vpt"'),
        ("exit: 2\nchoices: [{from: vpt, to: intramural, percent: 1}]", 'no such kavel; found "intramural"'),
        ("exit: 2\nstart: continuity", "the case says nothing of continuity"),
        ("exit: 2\nstart: history_realised", "the case says nothing of history_realised"),
        ("exit: 2\nexpected: demand", "the case says nothing of demand"),
        ("exit: 2\nwaiting: {active: 50}", "the case says nothing of waiting"),
        ("", "doesn't tell how many clients of vpt leave per month"),
    ],
)
def test_a_study_that_the_case_cant_answer_is_refused(tmp_path, text, what):
    with pytest.raises(StudyFaults, match=what):
        simulated(tmp_path, sample(), text)


def test_a_case_without_any_clients_at_the_start_is_refused(tmp_path):
    with pytest.raises(StudyFaults, match="no table that clients at the start can be told from"):
        simulated(tmp_path, sample_of(10000, [day()], {A: 366}), "exit: 2")


def test_a_pack_without_moments_needs_calendars(tmp_path):
    study, case = study_of(tmp_path, "exit: 2"), case_of(sample())
    policy = {**sample().pack, "reallocation": {"tranches": [{"id": "realised", "basis": "realised"}]}}
    with pytest.raises(PackFaults, match="names no moments"):
        work(study, case, [pack_of(policy)])
    given = study_of(tmp_path, "exit: 2\ncalendars: {none: [], may: 05-01}")
    assert len(work(given, case, [pack_of(policy)])) == 100


def test_what_a_reallocation_would_lack_is_told_before_any_year(tmp_path):
    study, case = study_of(tmp_path, "exit: 2"), case_of(sample())
    policy = {**sample().pack["reallocation"], "tranches": [{"id": "kept", "basis": "realised"}]}
    with pytest.raises(PackFaults, match="tranche kept has a name that results use"):
        work(study, case, [pack_of({**sample().pack, "reallocation": policy})])
    policy = {**policy, "tranches": [{"id": "asked", "basis": "forecast"}]}
    with pytest.raises(CaseFaults, match="no table forecast"):
        work(study, case, [pack_of({**sample().pack, "reallocation": policy})])


def test_care_without_a_price_is_refused(tmp_path):
    free = service("Z2", "", units_per_client_year=366)
    made = sample_of(10000, [day(), free], {A: 366}, history={A: 366, ("A", "Z2"): 5})
    with pytest.raises(CaseFaults, match="price"):
        simulated(tmp_path, made, "exit: 2\nexpected: history")


def test_what_is_taken_from_the_case_is_told(tmp_path):
    tables = {"continuity": {A: 330}, "forecast": {A: 366}}
    made = sample(**tables)
    told = work(study_of(tmp_path, ""), case_of(made), [pack_of(made.pack)]).notes
    bases = "clients at the start are told from continuity, care of the year from forecast"
    assert told == ("vpt: 1.6005 % of clients leave per month, by continuity and history", bases)
    told = work(study_of(tmp_path, "exit: 2.5"), case_of(made), [pack_of(made.pack)]).notes
    other = "vpt: 2.5 % of clients leave per month, by the study; continuity and history say 1.6005 %"
    assert told == (other, bases)
    made = sample()
    told = work(study_of(tmp_path, "exit: 2.5"), case_of(made), [pack_of(made.pack)]).notes
    assert told[0] == "vpt: 2.5 % of clients leave per month"


def test_scenarios_tell_what_every_year_drew(tmp_path):
    text = "years: 2\nexit: 2\narriving: {all: {discrete: {values: [90, 110], weights: [1, 1]}}}\ncare: 99.5"
    header, rows = simulated(tmp_path, sample(), text).scenarios
    assert header == ("scenario", "arriving.all", "care.all")
    assert [row[0] for row in rows] == ["1", "2"]
    assert {row[1] for row in rows} <= {"90", "110"}
    assert {row[2] for row in rows} == {"99.5"}
