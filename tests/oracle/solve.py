"""An allocation or reallocation of a case under a pack, once more: cell by cell, nothing but fractions.

Shares no code with the tool. Where the text leaves room the chosen reading stands in a comment marked so.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from tests.oracle.claims import Conflict, Work, prepare
from tests.oracle.cuts import level_cuts, tariff_cuts
from tests.oracle.filling import fill
from tests.oracle.reading import Case, Cell, read_case, read_pack
from tests.oracle.reallocation import Agreements, CaseAtCutoff
from tests.oracle.rounding import whole_units
from tests.oracle.rows import Row, Rows
from tests.oracle.tariffs import tariff

__all__ = ["Conflict", "OracleResult", "RowResult", "solve", "solve_reallocation"]


@dataclass(frozen=True)
class RowResult:
    """A row counted on exact awards and on whole units (with `until`: on exact awards both times)."""

    rule: str
    key: tuple[str, ...]
    unit: str
    lower: Fraction | None
    upper: Fraction | None
    exact: Fraction
    whole: Fraction | None


@dataclass(frozen=True)
class OracleResult:
    """What two people computing alone must both get.

    `expected` and `previous` (the agreements in force) are None for an initial allocation.
    """

    tariffs: dict[Cell, int]
    claims: dict[tuple[Cell, str], Fraction]
    fills: dict[tuple[Cell, str], Fraction]
    awards: dict[tuple[Cell, str], Fraction]
    volumes: dict[Cell, Fraction]
    units: dict[Cell, int]
    unrounded: set[Cell]
    largest: dict[Cell, Fraction]
    rows: list[RowResult]
    expected: dict[Cell, Fraction] | None = None
    previous: dict[Cell, Fraction] | None = None


def solve(case_dir: Path, pack: Path | Mapping[str, Any], always_programs: bool = False) -> OracleResult:
    """Allocate; raises Conflict when hard rows can't hold together."""
    return outcome(Case(*read_case(Path(case_dir))), read_pack(pack), always_programs)


def solve_reallocation(
    case_dir: Path,
    pack: Path | Mapping[str, Any],
    cutoff: str,
    agreements: Agreements | None = None,
    opened: Iterable[str] = (),
    always_programs: bool = False,
) -> OracleResult:
    """Reallocate at a cut-off month.

    Args:
        case_dir, pack: as for `solve`.
        cutoff: YYYY-MM.
        agreements: whole plan of the run it starts from, (units, tariff in cents or None) per cell; None: the table.
        opened: reserves that earlier runs of the chain opened.
        always_programs: use linear programs in packing parts too.
    """
    policy = read_pack(pack)
    case = CaseAtCutoff(*read_case(Path(case_dir)), policy, cutoff, agreements, opened)
    result = outcome(case, policy, always_programs)
    previous = {cell: case.agreed.get(cell, Fraction(0)) for cell in case.cells}
    return replace(result, expected=case.expected, previous=previous)


def prices(case: Case, policy: Mapping[str, Any]) -> Callable[[Cell], Fraction]:
    """The tariff of every line in cents, cut where that is what the uncut tariffs call for."""
    before = Rows(case, policy, cache(lambda cell: tariff(case, policy, cell)))
    left = tariff_cuts(before)
    return cache(lambda cell: tariff(case, policy, cell, left.get(before.fund_of(cell) or "", Fraction(1))))


def outcome(case: Case, policy: Mapping[str, Any], always_programs: bool) -> OracleResult:
    price = prices(case, policy)
    book = Rows(case, policy, price)
    rows = book.all()
    work = prepare(case, policy, rows, level_cuts(book))
    fill(work, always_programs)
    volumes = work.volumes()
    largest = {cell: work.largest(cell) for cell in case.cells}
    units, unrounded = whole_units(volumes, largest, rows)
    names = [one["id"] for one in work.tranches]
    asked = {(cell, names[t]): claim for (cell, t), claim in work.claims.items() if claim}
    fills = {(cell, names[t]): value for (cell, t), value in work.fills.items()}
    return OracleResult(
        tariffs={cell: int(price(cell)) for cell in case.cells},
        claims=asked,
        fills=fills,
        awards={at: asked[at] * value for at, value in fills.items()},
        volumes=volumes,
        units=units,
        unrounded=unrounded,
        largest=largest,
        rows=[counted(work, row, volumes, units) for row in rows],
    )


def counted(work: Work, row: Row, volumes: Mapping[Cell, Fraction], units: Mapping[Cell, int]) -> RowResult:
    exact = row.value(work.volumes(work.last(row)) if row.until else volumes)
    whole = exact if row.until else None
    if whole is None and row.terms.keys() <= units.keys():
        whole = row.value(units)
    return RowResult(row.rule, row.key, row.unit, row.lower, row.upper, exact, whole)
