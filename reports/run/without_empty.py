"""A table without the columns in which nothing stands: what a policy may say and doesn't."""

from __future__ import annotations

from dataclasses import replace

from verdeelsleutel.reports.page import Table

__all__ = ["without_empty"]


def without_empty(table: Table) -> Table:
    """The same table; a column stays where any row has something in it. One with a total stays whole."""
    if not table.rows or table.total:
        return table
    kept = [at for at, column in enumerate(zip(*table.rows, strict=True)) if any(v not in ("", None) for v in column)]
    columns = tuple(table.columns[at] for at in kept)
    return replace(table, columns=columns, rows=tuple(tuple(row[at] for at in kept) for row in table.rows))
