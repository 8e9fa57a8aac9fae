"""Small cases written by hand: one region unless told otherwise, providers by a letter, what isn't said is usual."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.strategies import Record, Sample

Line = tuple[str, ...]
PROVIDERS = {letter: f"0000000{i}" for i, letter in enumerate("ABCDEFGH", 1)}
ALL = {"id": "all", "basis": "offer"}


def service(name: str, euros: object = 1, kavel: str = "vpt", **others: object) -> Record:
    """A service of V&V, counted in days."""
    usual = {"service": name, "description": name, "sector": "VV", "kavel": kavel, "unit": "day"}
    return {**usual, "max_tariff_eur": euros, "units_per_client_year": 365, **others}


def provider(letter: str, **others: object) -> Record:
    """An existing provider."""
    return {"provider": PROVIDERS[letter], "name": f"Provider {letter}", "status": "existing", **others}


def place(line: Line) -> Record:
    """("A", "Z1") or ("R2", "A", "Z1") as key columns."""
    region, letter, name = line if len(line) == 3 else ("R1", *line)
    return {"region": region, "provider": PROVIDERS[letter], "service": name}


def volume(units: Mapping[Line, object], column: str = "units") -> list[Record]:
    """A table of volumes."""
    return [{**place(line), column: value} for line, value in units.items()]


def fund(amount: object, region: str = "R1", kind: str = "contracteerruimte", name: str = "") -> Record:
    """A fund."""
    return {"fund": name or f"CR-{region}", "region": region, "kind": kind, "amount_eur": amount}


def small(
    room: object,
    services: Iterable[Record],
    offers: Mapping[Line, object],
    *,
    tranches: Sequence[Record] = (ALL,),
    rules: Sequence[Record] = (),
    reserves: Sequence[Record] = (),
    tariff: Mapping[str, Any] | None = None,
    **tables: list[Record],
) -> Sample:
    """A case with one fund of `room` euros per region, and its pack.

    Args:
        room: euros of the contracteerruimte.
        services: see `service`.
        offers: ("A", "Z1") → units.
        tranches, rules, reserves, tariff: as in a pack.
        tables: further tables, or others for those made here.
    """
    keys = [place(line) for line in offers]
    for rows in tables.values():
        keys += [row for row in rows if {"region", "provider"} <= row.keys()]
    regions = sorted({key["region"] for key in keys if key.get("region")} | {"R1"})
    known = {code: letter for letter, code in PROVIDERS.items()}
    letters = sorted({known[key["provider"]] for key in keys if key.get("provider")})
    made: dict[str, list[Record]] = {
        "regions": [{"region": region, "name": f"Region {region}"} for region in regions],
        "funds": [fund(room, region) for region in regions],
        "services": list(services),
        "providers": [provider(letter) for letter in letters],
        "offers": volume(offers, "offered_units"),
    }
    pack: dict[str, Any] = {"pack": "small", "title": "Small", "office": "Nobody", "year": 2024}
    pack |= {"initial": {"tranches": list(tranches)}, "rules": list(rules), "reserves": list(reserves)}
    if tariff is not None:
        pack["tariff"] = tariff
    return Sample({**made, **tables}, pack)
