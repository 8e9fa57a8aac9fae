"""Small reallocations written by hand."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.oracle.reading import Cell
from tests.oracle.solve import OracleResult, solve_reallocation
from tests.small import PROVIDERS, Line, place, service, small
from tests.strategies import Record, Sample, write

REALISED = {"id": "realised", "basis": "realised"}
AMPLE = 10**6


def months(line: Line, units: Mapping[int, object], year: int = 2024) -> list[Record]:
    """Realisation of a line: units per month."""
    return [{**place(line), "month": f"{year}-{month:02d}", "units": value} for month, value in units.items()]


def sample(
    room: object = AMPLE,
    services: Iterable[Any] = ("Z1",),
    *,
    tranches: Iterable[Record] = (REALISED,),
    expectation: str = "given",
    year: int = 2024,
    **parts: Any,
) -> Sample:
    """A case with a reallocation; services by name cost 1 euro; the rest as in `small`."""
    policy = {"expectation": expectation, "tranches": list(tranches)}
    policy |= {key: parts.pop(key) for key in ("completeness", "reserves_released") if key in parts}
    meta = {"year": year, **parts.pop("meta", {})}
    offers = parts.pop("offers", {})
    made = small(room, [service(s) if isinstance(s, str) else s for s in services], offers, **parts)
    made.pack["reallocation"] = policy
    return made._replace(meta=meta)


def solved(folder: Path, one: Sample, cutoff: str = "2024-08", **options: Any) -> OracleResult:
    """It reallocated."""
    return solve_reallocation(*write(one, folder), cutoff, **options)


def short(values: Mapping[Cell, Any]) -> dict[tuple[str, str], Any]:
    """By letter of the provider and service."""
    letters = {code: letter for letter, code in PROVIDERS.items()}
    return {(letters[cell[1]], cell[2]): value for cell, value in values.items()}
