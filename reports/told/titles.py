"""Columns and tables by their Dutch titles, in running text."""

from __future__ import annotations

from verdeelsleutel.data.tables import TABLES

__all__ = ["column_in_dutch", "columns_in_dutch", "table_in_dutch"]


def column_in_dutch(name: str) -> str:
    """A column with its machine name beside it.

    Example:
        >>> column_in_dutch("provider")
        'AGB-code (provider)'
    """
    title = _title(name)
    return title if title == name else f"{title} ({name})"


def columns_in_dutch(names: str) -> str:
    """Columns in a row, by their titles alone.

    Example:
        >>> columns_in_dutch("region, provider")
        'regio, AGB-code'
    """
    return ", ".join(map(_title, names.split(", ")))


def table_in_dutch(name: str) -> str:
    """A table, or its file, with the machine name beside it.

    Example:
        >>> table_in_dutch("providers"), table_in_dutch("providers.csv")
        ('Zorgaanbieders (providers)', 'Zorgaanbieders (providers.csv)')
    """
    table = TABLES.get(name.removesuffix(".csv"))
    return name if table is None or table.dutch == name else f"{table.dutch} ({name})"


def _title(name: str) -> str:
    """The title in the table that has the column in its key, or else in the first that has it."""
    tables = sorted(TABLES.values(), key=lambda table: name not in table.key)
    titles = (column.dutch for table in tables for column in table.columns if column.name == name)
    title = next(titles, name)
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"
