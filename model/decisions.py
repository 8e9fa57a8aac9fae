"""Decisions of the office: they stand above policy.

Formula:
    `fix` and `minimum` in units on a cell are awarded before the first tranche (tranche `decided`) and raise its cap;
    `fix` and `maximum` cut every level of the cell to their units, `exclude` to 0.
    For a whole provider or in euros they are hard rows over the provider's cells of that region:
    minimum: Σ ≥ amount, maximum: Σ ≤ amount, fix: both (in whole units as near as can be, never above).

Symbols:
    units in the service's own unit; amounts in euros, rows in cents.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.faults import CaseFaults, Fault
from verdeelsleutel.data.integers import Mask
from verdeelsleutel.model.conflict import Conflict, Party, who_in
from verdeelsleutel.model.lines import Lines
from verdeelsleutel.model.row import CENTS, UNITS, Rows, key_text, make_rows
from verdeelsleutel.model.tariff import Tariffs

DECIDED = "decided"
"""The tranche that holds what was decided in units."""


@dataclass(frozen=True, eq=False)
class Decisions:
    """Decisions by line.

    Attributes:
        least: units awarded before the first tranche, 0 where nothing was decided.
        capped: where a decision bounds the level; `most` gives its units there.
    """

    least: Exact
    capped: Mask
    most: Exact

    @property
    def any_units(self) -> bool:
        """Whether a tranche `decided` is needed."""
        return bool(self.least.above_zero().any())


def decision_cells(table: pd.DataFrame) -> pd.DataFrame:
    """Rows of the table that name a cell: decisions make a cell where there is none."""
    return table[table["service"] != ""]


def read_decisions(lines: Lines) -> Decisions:
    """Decisions in units, and exclusions, on single cells and whole providers.

    Raises:
        CaseFaults: units that are not whole.
        Conflict: decisions on one cell that can't hold together.
    """
    reads = (lines.case.table("decisions"), lines.region, lines.provider, lines.service, lines.is_cell)
    return lines.memo.of("decisions", reads, lambda: _decisions(lines))


def _decisions(lines: Lines) -> Decisions:
    least = [0] * len(lines)
    most: dict[int, int] = {}
    faults = []
    for position, row in enumerate(lines.case.table("decisions").to_dict("records")):
        on_cell = row["service"] != ""
        if row["kind"] == "exclude":
            for line in np.flatnonzero(spoken_of(lines, row)).tolist():
                most[line] = 0
        elif on_cell and row["units"] is not None:
            if Fraction(row["units"]).denominator != 1:
                faults.append(
                    Fault(
                        lines.case.place("decisions", position, "units"),
                        "a decision in units is met exactly, so it is whole",
                        found=str(row["units"]),
                        expected="whole units",
                        hint="round it, or decide an amount in euros",
                    )
                )
                continue
            line = int(np.flatnonzero(spoken_of(lines, row))[0])
            units = int(row["units"])
            if row["kind"] in ("fix", "minimum"):
                least[line] = max(least[line], units)
            if row["kind"] in ("fix", "maximum"):
                most[line] = min(most.get(line, units), units)
    if faults:
        raise CaseFaults(faults)
    for line, units in most.items():
        if least[line] > units:
            raise Conflict([_party(lines, line, lower=least[line]), _party(lines, line, upper=units)])
    capped = np.zeros(len(lines), dtype=np.bool_)
    capped[list(most)] = True
    top = np.zeros(len(lines), dtype=object)
    top[list(most)] = list(most.values())
    return Decisions(Exact(np.array(least, dtype=object), 1), capped, Exact(top, 1))


def _party(lines: Lines, line: int, *, lower: int | None = None, upper: int | None = None) -> Party:
    key, who = key_text(lines.key(line)), who_in(lines.case, lines.key(line)[1])
    if lower is not None:
        least = Fraction(lower)
        return Party("decisions", key, f"at least {lower} units", UNITS, least, None, least, None, "decisions", who)
    most = Fraction(upper or 0)
    return Party("decisions", key, f"at most {most} units", UNITS, most, None, None, most, "decisions", who)


def spoken_of(lines: Lines, row: dict[Any, Any]) -> Mask:
    """The cells that a decision is about."""
    mask: Mask = lines.is_cell & (lines.region == lines.regions.index(row["region"]))
    mask &= lines.provider == lines.providers.index(row["provider"])
    if row["service"]:
        mask &= lines.service == lines.services.index(row["service"])
    return mask


def decision_rows(lines: Lines, tariffs: Tariffs) -> list[Rows]:
    """One row per decision in euros or for a whole provider (exclusions apart)."""
    table = lines.case.table("decisions")
    if table.empty:
        return []
    found = []
    for row in table.to_dict("records"):
        in_euros = row["amount_eur"] is not None
        if row["kind"] == "exclude" or not (in_euros or row["service"] == ""):
            continue
        cells = np.flatnonzero(spoken_of(lines, row))
        num = tariffs.cents[cells] if in_euros else np.ones(len(cells), dtype=np.int64)
        amount = Fraction(row["amount_eur"]) * 100 if in_euros else Fraction(row["units"])
        lower = amount if row["kind"] in ("fix", "minimum") else None
        upper = amount if row["kind"] in ("fix", "maximum") else None
        key = [row["region"], row["provider"], *([row["service"]] if row["service"] else [])]
        entries = (np.zeros(len(cells), dtype=np.intp), cells, num, 1)
        unit, name = CENTS if in_euros else UNITS, f"decision_{row['kind']}"
        found.append(make_rows(name, unit, [key_text(key)], entries, lower=[lower], upper=[upper], source="decisions"))
    return found
