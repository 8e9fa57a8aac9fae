"""The runner: a study that is broken off goes on to the same bytes, whoever does the work."""

import json
import shutil

import pytest

from tests.cli.calls import listing
from tests.model.studies.asked import ROOM, asked
from verdeelsleutel.model.runs.whole_folder import RunExists
from verdeelsleutel.model.studies import runner
from verdeelsleutel.model.studies.runner import OtherStudy, StudyStopped
from verdeelsleutel.model.studies.workers import share_out

MANY = {
    "design": "montecarlo",
    "samples": 70,
    "vary": [{**ROOM, "scale": {"uniform": ["0.5", "1.5"]}}],
    "keep": ["plan"],
}


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory):
    place = tmp_path_factory.mktemp("unbroken")
    return listing(asked(place, MANY).folder)


def test_a_study_that_is_stopped_goes_on_to_the_same_bytes(tmp_path, unbroken, monkeypatch):
    keep, left = runner.Parts.keep, iter([None] * 10)

    def stop_at_tenth(parts, part, pieces):
        if next(left, "end") == "end":
            raise KeyboardInterrupt
        keep(parts, part, pieces)

    monkeypatch.setattr(runner.Parts, "keep", stop_at_tenth)
    with pytest.raises(StudyStopped, match="20 of 70 are kept"):
        asked(tmp_path, MANY)
    assert not (tmp_path / "study").exists()
    monkeypatch.setattr(runner.Parts, "keep", keep)
    seen = []
    monkeypatch.setattr(runner, "workers", _counted(runner.workers, seen))
    assert listing(asked(tmp_path, MANY).folder) == unbroken
    assert sum(map(len, seen)) == 50
    assert not (tmp_path / ".study.study-in-progress").exists()


def test_a_study_that_is_stopped_while_it_is_finished_goes_on_to_the_same_bytes(tmp_path, unbroken):
    def stop(_):
        raise KeyboardInterrupt

    with pytest.raises(StudyStopped, match="70 of 70 are kept"):
        asked(tmp_path, MANY, finish=stop)
    assert listing(asked(tmp_path, MANY).folder) == unbroken


def _counted(workers, seen):
    import contextlib
    import dataclasses

    @contextlib.contextmanager
    def counting(*args, **options):
        with workers(*args, **options) as crew:

            class Counting(type(crew)):
                def do(self, shares):
                    seen.extend(shares)
                    return super().do(shares)

            yield Counting(**{field.name: getattr(crew, field.name) for field in dataclasses.fields(crew)})

    return counting


def test_two_processes_give_the_same_bytes(tmp_path, unbroken):
    assert listing(asked(tmp_path, MANY, workers=2).folder) == unbroken


def test_a_study_keeps_what_it_was_made_from(tmp_path):
    folder = asked(tmp_path, {"vary": [ROOM]}, packs=("proportional",)).folder
    receipt = json.loads((folder / "study.json").read_text(encoding="utf-8"))
    assert receipt["packs"] == ["small", "proportional"]
    assert set(receipt["results"]) == {"results.csv", "results.parquet", "scenarios.csv", "figures.csv"}
    assert (folder / "inputs" / "study.yaml").is_file()
    assert (folder / "inputs" / "case" / "offers.csv").is_file()


def test_a_place_that_is_taken_is_refused(tmp_path):
    asked(tmp_path, {"vary": [ROOM]})
    with pytest.raises(RunExists, match="--replace"):
        asked(tmp_path, {"vary": [ROOM]})
    asked(tmp_path, {"vary": []}, replace=True)
    shutil.rmtree(tmp_path / "study")
    (tmp_path / "study").mkdir()
    (tmp_path / "study" / "mine.txt").touch()
    with pytest.raises(RunExists, match="is no study"):
        asked(tmp_path, {"vary": [ROOM]}, replace=True)
    assert (tmp_path / "study" / "mine.txt").exists()


def test_a_finished_study_is_told_apart_from_another_one(tmp_path):
    folder = asked(tmp_path, {"vary": [ROOM]}, finish=lambda made: (made / "report.html").touch()).folder
    before = listing(folder)
    with pytest.raises(RunExists, match=r"is finished: it asks the same .*study/report\.html, or pass --replace"):
        asked(tmp_path, {"vary": [ROOM]})
    (folder / "report.html").unlink()
    with pytest.raises(RunExists, match=r"read .*study, or pass --replace"):
        asked(tmp_path, {"vary": [ROOM]})
    with pytest.raises(RunExists, match="a finished study of another case, pack or question"):
        asked(tmp_path, {"vary": [{**ROOM, "scale": ["0.5", "1"]}]})
    assert listing(folder) == {name: data for name, data in before.items() if name != "report.html"}


def test_another_question_does_not_go_on_with_what_was_begun(tmp_path, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(runner.Parts, "keep", stop)
        with pytest.raises(StudyStopped):
            asked(tmp_path, MANY)
    with pytest.raises(OtherStudy, match="ask the same again"):
        asked(tmp_path, {"vary": [ROOM]})
    asked(tmp_path, {"vary": [ROOM]}, replace=True)


def test_shares_cover_every_piece_once_and_do_not_grow():
    for pieces in (0, 1, 63, 64, 65, 1000, 100_000):
        shares = share_out(pieces)
        assert [number for share in shares for number in share] == list(range(pieces))
        assert max(map(len, shares), default=0) <= 64
