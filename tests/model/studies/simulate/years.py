"""Small simulated studies for tests: a case and a pack by hand, and the words of a study."""

from pathlib import Path

from tests.runs import case_of, pack_of
from tests.small import place, service, small, volume
from tests.strategies import Sample
from verdeelsleutel.data.study import read_study
from verdeelsleutel.model.studies.simulate.work import Simulation, work

REALLOCATION = {"expectation": "run_rate", "tranches": [{"id": "realised", "basis": "realised"}]}
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def day(name="Z1", euros=10, kavel="vpt", **others):
    """A service of a day, a client of it has 366 a year."""
    return service(name, euros, kavel, units_per_client_year=366, **others)


def sample_of(room, services, offers, *, reallocation=None, pack=None, **tables) -> Sample:
    """A case and a pack that reallocates; tables of volumes by line."""
    volumes = {name: volume(rows) if isinstance(rows, dict) else rows for name, rows in tables.items()}
    sample = small(room, services, offers, **volumes)
    sample.pack["reallocation"] = {**REALLOCATION, "moments": ["07-01"], **(reallocation or {})}
    sample.pack.update(pack or {})
    return sample


def study_of(folder: Path, text: str):
    """A study from its words."""
    path = folder / "study.yaml"
    path.write_text(f"study: small\nkind: simulate\n{text}\n", encoding="utf-8")
    return read_study(path)


def simulated(folder: Path, sample: Sample, text: str, *packs) -> Simulation:
    """The work of a study."""
    return work(study_of(folder, text), case_of(sample), [pack_of(sample.pack), *packs])


def rows_of(simulation: Simulation):
    """Every row, by year and calendar."""
    go = simulation.begin()
    rows = [row for number in range(len(simulation)) for row in go(number).rows]
    return {(row["scenario"], row["pack"], row["calendar"]): row for row in rows}


__all__ = ["DAYS", "day", "place", "rows_of", "sample_of", "simulated", "study_of"]
