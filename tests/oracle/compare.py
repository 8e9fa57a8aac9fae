"""A run folder of the tool beside the outcome of the oracle: every difference in words."""

import csv
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import Any

from tests.oracle.reading import Facts, cell_of
from tests.oracle.solve import OracleResult

FILL = Fraction(1, 10**9)
CLAIM = Fraction(1, 10**6)
EXACT = Fraction(0)


def compare(run_dir: Path, result: OracleResult) -> list[str]:
    """Tariffs and whole units exact, fills to 1e-9, claims, awards and levels to 1e-6; empty = equal."""
    return [
        *tariffs(run_dir, result),
        *tranches(run_dir, result),
        *plan(run_dir, result),
    ]


def read(run_dir: Path, name: str) -> list[Facts]:
    with (run_dir / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def differences(
    what: str, found: Mapping[Any, Any], expected: Mapping[Any, Any], within: Fraction
) -> Iterator[str]:
    for key in sorted(found.keys() | expected.keys()):
        if key not in found:
            yield f"{what} of {key}: missing, oracle {number(expected[key])}"
        elif key not in expected:
            yield f"{what} of {key}: {number(found[key])}, not in the oracle"
        elif abs(found[key] - expected[key]) > within:
            yield f"{what} of {key}: {number(found[key])}, oracle {number(expected[key])}"


def number(value: Fraction | int) -> str:
    value = Fraction(value)
    return str(value) if value.denominator < 10**4 else f"{float(value):.12g}"


def tariffs(run_dir: Path, result: OracleResult) -> Iterator[str]:
    lines = [row for row in read(run_dir, "tariffs.csv") if row["item"] == "tariff"]
    found = {cell_of(row): Fraction(row["value"]) * 100 for row in lines}
    yield from differences("tariff in cents", found, result.tariffs, EXACT)


def tranches(run_dir: Path, result: OracleResult) -> Iterator[str]:
    lines = {(cell_of(row), row["tranche"]): row for row in read(run_dir, "tranches.csv")}

    def column(name: str) -> dict[Any, Fraction]:
        return {at: Fraction(row[name]) for at, row in lines.items()}

    yield from differences("claim", column("claim_units"), result.claims, CLAIM)
    yield from differences("fill", column("fill"), result.fills, FILL)
    yield from differences("award", column("awarded_units"), result.awards, CLAIM)


def plan(run_dir: Path, result: OracleResult) -> Iterator[str]:
    lines = {cell_of(row): row for row in read(run_dir, "plan.csv")}
    tariff = {cell: Fraction(row["tariff_eur"]) * 100 for cell, row in lines.items()}
    levels = {cell: Fraction(row["basis_units"]) for cell, row in lines.items()}
    units = {cell: Fraction(row["agreed_units"]) for cell, row in lines.items()}
    yield from differences("tariff of the plan in cents", tariff, result.tariffs, EXACT)
    yield from differences("largest level", levels, result.largest, CLAIM)
    known = {cell: value for cell, value in units.items() if cell not in result.unrounded}
    yield from differences("whole units", known, result.units, EXACT)
    for cell in sorted(result.unrounded & units.keys()):
        exact = result.volumes[cell]
        if not floor(exact) - 1 <= units[cell] <= ceil(exact) + 1:
            yield f"whole units of {cell}: {units[cell]} lie outside the widened box round {number(exact)}"
