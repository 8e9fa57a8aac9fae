"""Pairs of small runs to compare: allocated, certified and sealed in a folder."""

from pathlib import Path

from tests.small import service, small, volume
from tests.strategies import Sample, write
from verdeelsleutel.model.compare.comparison import Against, compare
from verdeelsleutel.model.runs.initial_run import Request, allocate

A1, B1, A2, B2 = ("A", "Z1"), ("B", "Z1"), ("A", "Z2"), ("B", "Z2")


def run_of(sample: Sample, place: Path, name: str) -> Path:
    """A sample allocated."""
    case, pack = write(sample, place / f"{name}-in")
    allocate(Request(case, str(pack)), place / name)
    return place / name


def against(then: Sample, now: Sample, place: Path) -> Against:
    """Two samples allocated and compared."""
    return compare([run_of(then, place, "then"), run_of(now, place, "now")]).others[0]


def home(room: object = 10_000, offers: object = None, *, euros: object = 7, **others: object) -> Sample:
    """Two providers, home care at 7 euros and a place in a home at 100; one client-year is 365 days."""
    services = [service("Z1", euros), service("Z2", 100, kavel="intramural")]
    return small(room, services, offers or {A1: 100, B1: 50, A2: 10, B2: 20}, **others)


def no_growth_inside(room: object = 10_000) -> Sample:
    """The same, with two percent aside and nothing beyond last year's volume inside."""
    ceiling = {
        "id": "inside",
        "rule": "volume_ceiling",
        "of": "history",
        "where": {"kavel": "intramural"},
        "per": ["region", "provider"],
    }
    aside = {"id": "choice", "kind": "contracteerruimte", "percent": 2, "for": "reallocation"}
    return home(room, rules=[ceiling], reserves=[aside], history=volume({A2: 10, B2: 12}))
