"""A run folder of the tool beside the outcome of the oracle: every difference in words."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import Any

from tests.oracle.reading import Facts, cell_of
from tests.oracle.reallocation import Agreements
from tests.oracle.solve import Conflict, OracleResult, solve_reallocation

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


def differences(
    case_dir: Path,
    pack: Path | Mapping[str, Any],
    cutoff: str,
    run_dir: Path,
    agreements: Agreements | None = None,
    opened: Iterable[str] = (),
) -> list[str]:
    """What a reallocation in a run folder has otherwise than the oracle; arguments as for `solve_reallocation`.

    The run ended well, so a conflict of the oracle is a difference.
    """
    try:
        expected = solve_reallocation(case_dir, pack, cutoff, agreements, opened)
    except Conflict as conflict:
        return [f"a plan, and the oracle finds a conflict: {conflict}"]
    return compare(Path(run_dir), expected)


def agreements_of(run_dir: Path) -> Agreements:
    """The plan of a run as agreements in force: whole units, and the tariff in cents."""
    plan = read(run_dir, "plan.csv")
    return {cell_of(row): (Fraction(row["agreed_units"]), int(Fraction(row["tariff_eur"]) * 100)) for row in plan}


def read(run_dir: Path, name: str) -> list[Facts]:
    with (run_dir / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def unequal(
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
    yield from unequal("tariff in cents", found, result.tariffs, EXACT)


def tranches(run_dir: Path, result: OracleResult) -> Iterator[str]:
    lines = {(cell_of(row), row["tranche"]): row for row in read(run_dir, "tranches.csv")}

    def column(name: str) -> dict[Any, Fraction]:
        return {at: Fraction(row[name]) for at, row in lines.items()}

    yield from unequal("claim", column("claim_units"), result.claims, CLAIM)
    yield from unequal("fill", column("fill"), result.fills, FILL)
    yield from unequal("award", column("awarded_units"), result.awards, CLAIM)


def plan(run_dir: Path, result: OracleResult) -> Iterator[str]:
    lines = {cell_of(row): row for row in read(run_dir, "plan.csv")}
    tariff = {cell: Fraction(row["tariff_eur"]) * 100 for cell, row in lines.items()}
    levels = {cell: Fraction(row["basis_units"]) for cell, row in lines.items()}
    units = {cell: Fraction(row["agreed_units"]) for cell, row in lines.items()}
    yield from unequal("tariff of the plan in cents", tariff, result.tariffs, EXACT)
    yield from unequal("largest level", levels, result.largest, CLAIM)
    if result.previous is not None:
        previous = {cell: Fraction(row["previous_units"] or 0) for cell, row in lines.items()}
        yield from unequal("agreement in force", previous, result.previous, CLAIM)
    known = {cell: value for cell, value in units.items() if cell not in result.unrounded}
    yield from unequal("whole units", known, result.units, EXACT)
    for cell in sorted(result.unrounded & units.keys()):
        exact = result.volumes[cell]
        if not floor(exact) - 1 <= units[cell] <= ceil(exact) + 1:
            yield f"whole units of {cell}: {units[cell]} lie outside the widened box round {number(exact)}"
