"""A small region with two kavels, and studies of its reserve as they are written in files."""

from pathlib import Path
from typing import Any

from tests.runs import case_of, pack_of
from tests.small import service, small, volume
from tests.strategies import Sample, yaml
from verdeelsleutel.data.study import read_study
from verdeelsleutel.data.study.kinds.reserve import Study
from verdeelsleutel.model.studies.reserve.question import Question, question_of

HOME, PLACE = ("A", "V1"), ("B", "I1")


def region(room: object = 1000, **others: Any) -> Sample:
    """Provider A at home: 100 client-years of 4 euros. Provider B in a home: 50 client-years of 10 euros."""
    services = [
        service("V1", 4, "vpt", units_per_client_year=1),
        service("I1", 10, "intramural", units_per_client_year=1),
    ]
    tables = {"forecast": volume({HOME: 100, PLACE: 50})} | others
    return small(room, services, {HOME: 110, PLACE: 60}, **tables)


def study_of(folder: Path, **told: Any) -> Study:
    """A study, written and read."""
    raw = {
        "study": "held",
        "kind": "reserve",
        "recoverable": 80,
        "served_in_time": 50,
        "scenarios": {"count": 3},
        **told,
    }
    path = folder / "study.yaml"
    path.write_text(yaml(raw), encoding="utf-8")
    study = read_study(path)
    assert isinstance(study, Study)
    return study


def asked(folder: Path, sample: Sample, **told: Any) -> Question:
    """The question of a study about a sample."""
    return question_of(study_of(folder, **told), case_of(sample), pack_of(sample.pack))


def always(value: object) -> dict[str, Any]:
    """A distribution that has one value."""
    return {"discrete": {"values": [value], "weights": [1]}}
