"""A settlement recounted line by line from its tables, in plain exact decimals, without the code that made it.

Delivered units are added up again from the realisation and agreed units from the plan that is settled; the rest is
counted from the lines that stand in the run: every amount, every total, what each fund is left with.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Context, Decimal, Inexact, localcontext
from pathlib import Path

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.exact import euros
from verdeelsleutel.model.runs.chain import FROM

Row = Mapping[str, str]
Key = tuple[str, ...]

LINE = ("region", "provider", "service")
TOTAL = ("region", "provider", "fund")

EXACT = Context(prec=200, traps=[Inexact])
"""Decimals that are never rounded: what can't be held exactly raises."""


def settlement_faults(folder: Path, case: Case) -> list[str]:
    """Amounts of a settlement that don't follow from its lines, and lines that don't follow from its inputs.

    Raises:
        OSError, KeyError, ValueError, ArithmeticError: a table isn't what a run writes.
    """
    with localcontext(EXACT):
        return _faults(folder, case)


def _faults(folder: Path, case: Case) -> list[str]:
    lines, totals, funds, surcharges = (
        _rows(folder / name)
        for name in ("settlement_lines.csv", "settlement.csv", "funds.csv", "surcharges.csv")
    )
    return [
        *_unit_faults(folder, case, lines),
        *(fault for row in lines for fault in _line_faults(row)),
        *(fault for row in totals for fault in _total_faults(row)),
        *_sum_faults(lines, totals),
        *_surcharge_faults(surcharges, totals),
        *_fund_faults(funds, totals),
    ]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def _cents(row: Row, name: str) -> int:
    whole, _, part = row[f"{name}_eur"].partition(".")
    if len(part) != 2:
        raise ValueError(f"{row[f'{name}_eur']} is no amount in euros and cents")
    return int(whole + part)


def _sums(rows: Sequence[Row], key: tuple[str, ...], column: str) -> dict[Key, Decimal]:
    """Σ of a column per key, where it isn't 0."""
    keys = zip(*([row[name] for row in rows] for name in key), strict=True)
    return _added_up(keys, (Decimal(row[column]) for row in rows))


def _added_up(keys: Iterable[Key], values: Iterable[Decimal]) -> dict[Key, Decimal]:
    found: dict[Key, Decimal] = {}
    for key, value in zip(keys, values, strict=True):
        found[key] = found[key] + value if key in found else value
    return {key: total for key, total in found.items() if total}


def _differ(what: str, found: Mapping[Key, Decimal], expected: Mapping[Key, Decimal]) -> Iterator[str]:
    if found == expected:
        return
    for key in sorted({*found, *expected}):
        mine, due = found.get(key, Decimal(0)), expected.get(key, Decimal(0))
        if mine != due:
            yield f"{what} of {'/'.join(key)}: {mine:f}, and it adds up to {due:f}"


def _unit_faults(folder: Path, case: Case, lines: list[dict[str, str]]) -> Iterator[str]:
    plan = _rows(folder / FROM / "plan.csv")
    table = case.table("realisation")
    year = table[table["month"].str.startswith(f"{case.meta.year}-")]
    care = _added_up(zip(*(year[name].tolist() for name in LINE), strict=True), map(Decimal, year["units"].tolist()))
    yield from _differ("agreed units", _sums(lines, LINE, "agreed_units"), _sums(plan, LINE, "agreed_units"))
    yield from _differ("delivered units", _sums(lines, LINE, "delivered_units"), care)


def _line_faults(row: Row) -> Iterator[str]:
    for amount, units, tariff in (
        ("agreed", "agreed", "agreed"),
        ("delivered", "delivered", "settled"),
        ("ceiling", "agreed", "settled"),
    ):
        due = int(Decimal(row[f"{units}_units"]) * _cents(row, f"{tariff}_tariff") + Decimal("0.5"))
        if _cents(row, amount) != due:
            key = "/".join(row[name] for name in LINE)
            yield f"{amount} of {key}: {row[f'{amount}_eur']}, and units at their price are {euros(due)}"


def _total_faults(row: Row) -> Iterator[str]:
    agreed, delivered, ceiling, settled = (_cents(row, n) for n in ("agreed", "delivered", "ceiling", "settled"))
    expected = {
        "settled": min(delivered, ceiling),
        "surcharge": ceiling - agreed,
        "recovered": max(0, agreed - settled),
        "topped_up": max(0, settled - agreed),
        "unfunded": delivered - settled,
    }
    for name, due in expected.items():
        if _cents(row, name) != due:
            key = "/".join(row[name] for name in TOTAL)
            yield f"{name} of {key}: {row[f'{name}_eur']}, and the lesser of delivered and agreed makes {euros(due)}"


def _sum_faults(lines: list[dict[str, str]], totals: list[dict[str, str]]) -> Iterator[str]:
    for name in ("agreed", "delivered", "ceiling", "settled", "surcharge"):
        due, found = (_sums(rows, TOTAL, f"{name}_eur") for rows in (lines, totals))
        yield from _differ(f"{name}_eur", found, due)


def _surcharge_faults(surcharges: list[dict[str, str]], totals: list[dict[str, str]]) -> Iterator[str]:
    found = _sums(surcharges, ("region", "provider"), "amount_eur")
    due = _sums(totals, ("region", "provider"), "surcharge_eur")
    yield from _differ("surcharges", found, due)
    for row in surcharges:
        if (row["kind"] == "granted") != (_cents(row, "amount") > 0):
            yield f"surcharge {row['item']} of {row['provider']} is {row['kind']} by {row['amount_eur']}"


def _fund_faults(funds: list[dict[str, str]], totals: list[dict[str, str]]) -> Iterator[str]:
    inside = [row for row in totals if row["fund"]]
    for name in ("agreed", "delivered", "settled", "recovered", "topped_up", "unfunded"):
        due, found = (_sums(rows, ("fund",), f"{name}_eur") for rows in (inside, funds))
        yield from _differ(f"{name}_eur", found, due)
    for row in funds:
        if _cents(row, "amount") != _cents(row, "settled") + _cents(row, "free"):
            yield f"fund {row['fund']}: {row['amount_eur']} isn't settled and free together"
