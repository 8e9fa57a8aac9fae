"""Study files of kind reserve: what they say, and every fault at its line."""

from fractions import Fraction

import pytest

from tests.strategies import yaml
from verdeelsleutel.data.faults import StudyFaults
from verdeelsleutel.data.study import read_study

LEAST = {"study": "s", "kind": "reserve", "recoverable": 80, "served_in_time": 25, "scenarios": {}}
FACTOR = {"name": "a", "factor": {"normal": [1, "0.1"]}}


def read(folder, **told):
    path = folder / "study.yaml"
    path.write_text(yaml(LEAST | told), encoding="utf-8")
    return read_study(path)


def test_what_is_not_said_is_usual(tmp_path):
    study = read(tmp_path)
    assert (study.by, study.held) == (("region", "kavel"), (0, 10))
    assert study.frontier[:3] == (0, Fraction(1, 2), 1)
    assert study.frontier[-1] == 10
    assert (study.unused_weight, study.move_weight, study.risk.cvar, study.risk.weight) == (0, 0, 90, 0)
    assert (study.scenarios.count, study.scenarios.basis) == (200, "forecast")


@pytest.mark.parametrize("key", ["recoverable", "served_in_time", "scenarios"])
def test_what_a_reallocation_can_do_has_to_be_said(tmp_path, key):
    path = tmp_path / "study.yaml"
    path.write_text(yaml({name: value for name, value in LEAST.items() if name != key}), encoding="utf-8")
    with pytest.raises(StudyFaults, match=f"{key} is missing"):
        read_study(path)


@pytest.mark.parametrize(
    ("told", "what"),
    [
        ({"recoverable": 101}, "recoverable: this is no part of the whole"),
        ({"unused_weight": -1}, "unused_weight: a weight can't be below 0"),
        ({"held": [5]}, "held: bounds are two"),
        ({"held": [5, 2]}, "held: these percentages don't rise"),
        ({"frontier": [1, 1]}, "frontier: these percentages don't rise"),
        ({"risk": {"cvar": 100}}, "cvar: the worst 0 percent are no years"),
        ({"stage": "reallocation"}, "stage can't be this"),
        ({"scenarios": {"count": 0}}, "count: there has to be a scenario"),
        ({"scenarios": {"demand": [FACTOR, FACTOR]}}, "this name is taken"),
        ({"scenarios": {"demand": [FACTOR | {"correlate": {"b": "0.5"}}]}}, "nothing of this name stands before it"),
        (
            {"scenarios": {"demand": [FACTOR, {**FACTOR, "name": "b", "correlate": {"a": 2}}]}},
            "a correlation lies between -1 and 1",
        ),
        (
            {"scenarios": {"choice": [{"name": "c", "from": "x", "to": "y", "share": {"normal": [0, 1]}}]}},
            "a share of clients lies between 0 and 1",
        ),
        (
            {"scenarios": {"choice": [{"name": "c", "from": "x", "to": "y", "share": {"beta": [1, 1, 0, 2]}}]}},
            "a share of clients lies between 0 and 1",
        ),
    ],
)
def test_what_cannot_be_meant_is_a_fault_at_its_line(tmp_path, told, what):
    with pytest.raises(StudyFaults) as caught:
        read(tmp_path, **told)
    (fault,) = caught.value.faults
    assert what in fault.what
    assert fault.place.line is not None


def test_every_fault_is_told_at_once(tmp_path):
    with pytest.raises(StudyFaults) as caught:
        read(tmp_path, recoverable=200, held=[3, 1], risk={"cvarr": 90})
    assert len(caught.value.faults) == 3
