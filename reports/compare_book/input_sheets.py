"""Sheets of what differs in what went in: facts, options and policy, tables, their sums, and every row."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from verdeelsleutel.data.exact import decimals, euros
from verdeelsleutel.data.tables import TABLES
from verdeelsleutel.model.compare.case_tables import ColumnChange, TableChange, ValueChange
from verdeelsleutel.reports.books.layout import Layout
from verdeelsleutel.reports.compare import inputs as compare_inputs
from verdeelsleutel.reports.compare.said import value_said
from verdeelsleutel.reports.compare.words import Pair
from verdeelsleutel.reports.compare_book.columns import changes, columns, formulas
from verdeelsleutel.reports.values import Euros

__all__ = ["ASKED", "ROWS", "SUMS", "TABLES_CHANGED", "Rows", "asked", "changed_rows", "sums", "tables"]

Rows = Iterator[tuple[str, ...]]
"""Rows of a sheet: per column of its layout what stands there, numbers as result files write them."""

PLACES = 12

ASKED = Layout(
    "asked",
    columns("part", "setting", "said_then", "said_now"),
    widths={"part": 30, "setting": 46, "said_then": 46, "said_now": 46},
)
TABLES_CHANGED = Layout(
    "tables",
    columns("table", "rows_added", "rows_gone", "values_changed", "worth"),
    totals=("rows_added", "rows_gone", "values_changed"),
    frozen=1,
    widths={"table": 34},
)
SUMS = Layout(
    "sums",
    columns("table", "column", "rows_changed", *changes("sum")),
    formulas(["sum"]),
    frozen=2,
    widths={"table": 30, "column": 34, "sum_then": 18, "sum_now": 18, "sum_change": 18},
)
_KEY = ("region", "provider", "service")
ROWS = Layout(
    "rows",
    columns(
        "table", "region", "provider", "name", "service", "other_key", "changed", *changes("number"), "text_then",
        "text_now",
    ),
    formulas(["number"]),
    frozen=1,
    widths={"table": 26, "other_key": 22, "changed": 30, "number_then": 15, "number_now": 15, "number_change": 15,
            "text_then": 40, "text_now": 40},
)  # fmt: skip


def asked(pair: Pair) -> Rows:
    """Facts, options and policy, in the words of the page."""
    for table in compare_inputs.asked(pair):
        for row in table.rows:
            yield table.title, *(str(value or "") for value in row)


def tables(pair: Pair) -> Rows:
    """A table of the case per row."""
    for table in pair.against.inputs.tables:
        worth = compare_inputs.worth(table)
        counts = (len(table.added), len(table.gone), len(table.values))
        told = euros(worth.cents) if isinstance(worth, Euros) else ""
        yield compare_inputs.table_name(pair, table.table), *map(str, counts), told


def sums(pair: Pair) -> Rows:
    """A column that adds up per row."""
    for table in pair.against.inputs.tables:
        for column in table.columns:
            if column.then is not None:
                name = compare_inputs.column_name(pair, table.table, column.column)
                yield compare_inputs.table_name(pair, table.table), name, str(column.rows), *_sum(column)


def _sum(column: ColumnChange) -> tuple[str, ...]:
    then, now = column.then or Fraction(0), column.now or Fraction(0)
    return tuple(decimals(value, PLACES) for value in (then, now, now - then))


def changed_rows(pair: Pair) -> Rows:
    """Every value that changed, and every row that came or went; of a table the largest first."""
    for table in pair.against.inputs.tables:
        found = [*_values(pair, table), *_lone(pair, table)]
        yield from (row for _, row in sorted(found, key=lambda one: -one[0]))


def _values(pair: Pair, table: TableChange) -> Iterator[tuple[int, tuple[str, ...]]]:
    for value in table.values:
        column = compare_inputs.column_name(pair, table.table, value.column)
        yield abs(value.size), (*_place(pair, table, value.key), column, *_value(pair, table, value))


def _lone(pair: Pair, table: TableChange) -> Iterator[tuple[int, tuple[str, ...]]]:
    for rows, mark, now in ((table.added, "compare_row_added", True), (table.gone, "compare_row_gone", False)):
        for row in rows:
            told = compare_inputs.values_of(pair, table, row)
            sides = ("", told) if now else (told, "")
            yield abs(row.size), (*_place(pair, table, row.key), pair.lang.word(mark), "", "", "", *sides)


def _place(pair: Pair, table: TableChange, key: tuple[str, ...]) -> tuple[str, ...]:
    """Where a row stands: its table, and its key with the name of the provider."""
    named = dict(zip(table.key, key, strict=True))
    region, provider, service = (named.get(name, "") for name in _KEY)
    told = {name: value_said(table.table, name, value, pair.lang) for name, value in named.items()}
    others = " ".join(value for name, value in told.items() if name not in _KEY and value)
    name = pair.provider(provider) if provider else ""
    return compare_inputs.table_name(pair, table.table), region, provider, name, service, others


def _value(pair: Pair, table: TableChange, value: ValueChange) -> tuple[str, ...]:
    known = TABLES[table.table]
    if value.column in known.names and known.column(value.column).numeric and value.then and value.now:
        change = decimals(Fraction(value.now) - Fraction(value.then), PLACES)
        return value.then, value.now, change, "", ""
    then, now = (value_said(table.table, value.column, side, pair.lang) for side in (value.then, value.now))
    return "", "", "", then, now
