"""Study files: what is read, and what is said of everything that is wrong."""

from fractions import Fraction

import pytest

from verdeelsleutel.data.faults import StudyFaults
from verdeelsleutel.data.study import kinds_known, read_study
from verdeelsleutel.data.study.distributions import Distribution

SWEEP = """
study: rooms
design: montecarlo
samples: 20
vary:
  - {name: room, path: case.funds.amount_eur, scale: {normal: [1, 0.02]}}
  - {name: award, path: pack.initial.tranches.all.percent, values: [90, 95.5], correlate: {room: 0.3}}
  - name: home
    path: case.forecast.units
    move: {from: {kavel: intramural}, to: {kavel: [vpt, mpt]}}
    share: {beta: [2, 20, 0, 1]}
"""


def read(tmp_path, text):
    path = tmp_path / "study.yaml"
    path.write_text(text, encoding="utf-8")
    return read_study(path)


def faults(tmp_path, text):
    with pytest.raises(StudyFaults) as caught:
        read(tmp_path, text)
    return [str(fault) for fault in caught.value.faults]


def test_a_sweep_is_read_exactly(tmp_path):
    study = read(tmp_path, SWEEP)
    assert study.kind == "sweep"
    assert [one.change for one in study.vary] == ["scale", "values", "share"]
    assert study.vary[0].spread == Distribution("normal", (Fraction(1), Fraction(1, 50)))
    assert study.vary[1].spread == (Fraction(90), Fraction(191, 2))
    assert study.vary[1].correlate == {"room": Fraction(3, 10)}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("design: montecarlo", "design: montcarlo", 'did you mean "montecarlo"'),
        ("samples: 20", "sampels: 20", "unknown key sampels"),
        ("samples: 20", "", "needs samples"),
        ("{normal: [1, 0.02]}", "{norml: [1, 0.02]}", 'did you mean "normal"'),
        ("{normal: [1, 0.02]}", "{normal: [1]}", "normal takes 2 figures"),
        ("correlate: {room: 0.3}", "correlate: {home: 0.3}", "isn't named before it"),
        ("correlate: {room: 0.3}", "correlate: {room: 1.3}", "between -1 and 1"),
        ("name: award", "name: room", "the name room is taken"),
        ("values: [90, 95.5]", "values: [90, 95.5], add: [1]", "changes in one way"),
        ("values: [90, 95.5]", "values: []", "there are no values"),
        ("    share: {beta: [2, 20, 0, 1]}\n", "    scale: [1]\n", "move and share go together"),
        ("study: rooms", "study: rooms\nkind: swep", 'did you mean "sweep"'),
        ("study: rooms", "study: rooms\nindices: [agreed_eur]", "indices need a design"),
        ("study: rooms", "study: rooms\nstage: reallocation", "needs a cut-off"),
        ("study: rooms", "study: rooms\ncurve: {over: rom}", "no parameter has this name"),
        ("design: montecarlo\nsamples: 20", "design: grid", "is drawn, and the design grid takes values"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, old, new, said):
    assert old in SWEEP
    told = faults(tmp_path, SWEEP.replace(old, new))
    assert any(said in one for one in told), told
    assert all("study.yaml" in one for one in told)


def test_lists_side_by_side_are_of_one_length(tmp_path):
    vary = "- {name: a, path: case.x.y, add: [1, 2]}\n- {name: b, path: case.x.y, add: [1]}\n"
    text = f"study: s\ndesign: list\nvary:\n{vary}"
    assert "a: 2, b: 1" in faults(tmp_path, text)[0]


def test_a_study_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(StudyFaults, match="can't be read"):
        read_study(tmp_path / "nowhere.yaml")
    assert "empty" in faults(tmp_path, "")[0]


def test_a_file_in_the_folder_of_kinds_is_a_kind():
    assert "sweep" in kinds_known()
