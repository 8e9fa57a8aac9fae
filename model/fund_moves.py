"""Changes of funds and transfers between them in the course of a year.

Formula:
    amount_f = funds.amount_eur + Σ fund_changes − Σ transfers from f + Σ transfers to f, each dated on or before the
    day up to which is known. What one fund gives another receives, so a transfer keeps the sum of all funds.

Source: offices ask each other for room from two sides, once or for good (Stcrt. policy rule on transfer of
contracteerruimte, BWBR0017670 art. 4c); growth comes in rounds in the course of the year (BWBR0032244 art. 5).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.faults import Finding

SHOWN = 3
FINAL = frozenset({"definitive", "definitief", "final", "vast", "vastgesteld"})
"""Words for the status of a change that nobody doubts."""


@dataclass
class FundMoves:
    """Cents by which each fund differs from table `funds`, and what was found."""

    cents: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def fund_moves(case: Case, known_until: datetime.date | None) -> FundMoves:
    """What changes and transfers dated on or before a day add up to; None: none counts."""
    found = FundMoves()
    for table in ("fund_changes", "fund_transfers"):
        later, unsure = [], []
        for row in case.table(table).to_dict("records"):
            if known_until is None or row["date"] > known_until:
                later.append(row)
                continue
            for fund, cents in _parts(row):
                found.cents[fund] = found.cents.get(fund, 0) + cents
            if "status" in row and (row["status"] or "").strip().casefold() not in FINAL:
                unsure.append(row)
        if later:
            found.findings.append(_not_counted(table, later, known_until))
        if unsure:
            found.findings.append(_not_final(table, unsure))
    return found


def _parts(row: dict[Any, Any]) -> Iterator[tuple[str, int]]:
    cents = int(row["amount_eur"] * 100)
    if "fund" in row:
        yield row["fund"], cents
    else:
        yield row["from_fund"], -cents
        yield row["to_fund"], cents


def _not_counted(table: str, rows: list[dict[Any, Any]], known_until: datetime.date | None) -> Finding:
    if known_until is None:
        what = f"table {table} is kept and not counted: the case says no as_of, the day up to which is known"
    else:
        what = f"rows of {table} are dated after {known_until.isoformat()} and don't count yet"
    return Finding("fund-moves-not-counted", what, table, len(rows), tuple(map(_told, rows[:SHOWN])))


def _not_final(table: str, rows: list[dict[Any, Any]]) -> Finding:
    what = "changes of funds count in full though their status doesn't say that they are definitive"
    examples = tuple(f"{_told(row)} {row['status'] or ''}".strip() for row in rows[:SHOWN])
    return Finding("fund-change-not-final", what, table, len(rows), examples)


def _told(row: dict[Any, Any]) -> str:
    return f"{row.get('fund') or row['from_fund']} {row['date'].isoformat()} {row['amount_eur']}"
