"""Studies of a small case, asked in tests: one region, two providers that together ask too much."""

from pathlib import Path
from typing import Any

from tests.small import service, small, volume
from tests.strategies import write, yaml
from verdeelsleutel.model.studies.finished import Finished
from verdeelsleutel.model.studies.runner import Finish, Place, Progress
from verdeelsleutel.model.studies.study import Request, do

OFFERS = {("A", "Z1"): 100, ("A", "Z2"): 60, ("B", "Z1"): 50, ("B", "Z2"): 80}
ROOM = {"name": "room", "path": "case.funds.CR-R1.amount_eur", "scale": ["0.5", "0.8", "1", "1.2"]}


def sample() -> Any:
    """290 days asked at 1 and 2 euros: 430 euros, of which 300 are there."""
    services = (service("Z1", 1), service("Z2", 2, kavel="intramural"))
    half = {"id": "half", "basis": "history", "percent": 50}
    history = volume({("A", "Z1"): 90, ("B", "Z2"): 90})
    return small(300, services, OFFERS, tranches=[half, {"id": "all", "basis": "offer"}], history=history)


def asked(
    place: Path,
    study: Any,
    *,
    packs: tuple[str, ...] = (),
    name: str = "study",
    finish: Finish = lambda _: None,
    progress: Progress = lambda _done, _of: None,
    **where: Any,
) -> Finished:
    """A study done in a folder; `study` as nested dicts."""
    case, pack = write(sample(), place)
    path = place / "asked.yaml"
    path.write_text(yaml({"study": "small", **study}), encoding="utf-8")
    to = Place(place / name, **{"workers": 1, **where})
    return do(Request(case, str(pack), path, packs), to, finish=finish, progress=progress)
