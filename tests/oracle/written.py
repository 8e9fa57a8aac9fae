"""A run folder with the outcome of the oracle, as the tool would have written it."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.oracle.reading import Cell
from tests.oracle.solve import OracleResult

NONE: Mapping[Cell, int] = {}


def run_of(folder: Path, result: OracleResult, more: Mapping[Cell, int] = NONE) -> Path:
    """Write it, with some units more for some cells."""
    folder.mkdir()
    plan, tariffs, tranches = [], [], []
    for cell, price in result.tariffs.items():
        row, euros = place(cell), f"{price // 100}.{price % 100:02d}"
        given = result.units[cell] + more.get(cell, 0)
        row |= {"previous_units": f"{float(result.previous[cell]):.12f}"} if result.previous else {}
        level = f"{float(result.largest[cell]):.12f}"
        plan.append({**row, "basis_units": level, "agreed_units": given, "tariff_eur": euros})
        tariffs += [{**place(cell), "item": "base", "value": 90}, {**place(cell), "item": "tariff", "value": euros}]
    for (cell, name), claim in result.claims.items():
        fill = result.fills[cell, name]
        row = {**place(cell), "tranche": name, "claim_units": f"{float(claim):.9f}"}
        tranches.append({**row, "awarded_units": f"{float(claim * fill):.9f}", "fill": f"{float(fill):.12f}"})
    for name, records in (("plan", plan), ("tariffs", tariffs), ("tranches", tranches)):
        table(folder / f"{name}.csv", records)
    return folder


def place(cell: Cell) -> dict[str, Any]:
    return dict(zip(("region", "provider", "service"), cell, strict=True))


def table(file: Path, records: list[dict[str, Any]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, records[0])
        writer.writeheader()
        writer.writerows(records)
