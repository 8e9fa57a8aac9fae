"""`verdeel study`: what it says, and that its outcome is one thing on paper and in JSON."""

import importlib.util

from tests.cli.calls import verdeel
from tests.model.studies.asked import ROOM, sample
from tests.strategies import write, yaml


def asked(place, study, *options):
    case, pack = write(sample(), place)
    path = place / "study.yaml"
    path.write_text(yaml({"study": "rooms", **study}), encoding="utf-8")
    return verdeel(*options, "study", case, "-p", pack, "-s", path, "-o", place / "out", "--workers", 1)


def test_a_study_tells_its_figures_in_words_and_in_json(tmp_path):
    called = asked(tmp_path, {"vary": [ROOM]}, "--lang", "en")
    assert called.code == 0, called.err
    assert "Study: rooms · 4 outcomes" in called.out
    assert "unmet client-years" in called.out
    (tmp_path / "again").mkdir()
    told = asked(tmp_path / "again", {"vary": [ROOM]}, "--json").json
    assert told["status"] == {"ok": 4}
    assert {row["figure"] for row in told["figures"]} >= {"agreed_eur", "free_eur", "unfunded_eur"}


def test_a_wrong_study_file_is_told_with_its_line_and_nothing_is_left(tmp_path):
    called = asked(tmp_path, {"vary": [{**ROOM, "path": "case.funds.CR-R2.amount_eur"}]})
    assert called.code == 2
    assert "study.yaml" in called.err
    assert "CR-R1" in called.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "pack.yaml", "study.yaml"]


def test_without_the_extra_it_says_what_to_install(tmp_path, monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "SALib" else find(name))
    called = asked(tmp_path, {"vary": [ROOM]})
    assert called.code == 2
    assert "pip install 'verdeelsleutel[study]'" in called.err
