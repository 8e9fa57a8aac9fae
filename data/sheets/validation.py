"""What a sheet checks while somebody types: the ranges and choices of the contract, in the words of spreadsheets.

These are help, not the check: pasting gets round them, and `verdeel check` looks at everything again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from verdeelsleutel.data.sheets.titles import Titles
from verdeelsleutel.data.tables.columns import Column

__all__ = ["MOST_NEW_ROWS", "validations"]

MOST_NEW_ROWS = 10_000
"""So far down a check reaches on a sheet that isn't longer itself."""

_LONGEST = 255
_FIRST, _LAST = dt.date(1990, 1, 1), dt.date(2100, 12, 31)
_CUSTOM = {
    "agb": "=AND(LEN({cell})=8,ISNUMBER(VALUE({cell})))",
    "month": '=AND(LEN({cell})=7,MID({cell},5,1)="-",ISNUMBER(VALUE(LEFT({cell},4))),VALUE(RIGHT({cell},2))>=1,'
    "VALUE(RIGHT({cell},2))<=12)",
    "postcode": "=AND(LEN({cell})=4,ISNUMBER(VALUE({cell})))",
}


def validations(column: Column, titles: Titles, letter: str) -> Iterator[dict[str, Any]]:
    """The rule for a column, if there is one, as XlsxWriter takes it.

    Args:
        column: what its cells should hold.
        titles: language of words and messages.
        letter: of the column on its sheet; its first row is 2.
    """
    rule = _rule(column, titles, letter)
    if rule is not None:
        note = titles.note(column)[:_LONGEST]
        yield {**rule, "ignore_blank": True, "error_title": titles.column_title(column), "error_message": note}


def _rule(column: Column, titles: Titles, letter: str) -> dict[str, Any] | None:
    words = titles.choices(column)
    if words:
        # the machine's own word is right too, and a fact may be any word
        said = {"error_type": "warning"} if column.kind != "fact" else {"show_error": False}
        return {"validate": "list", "source": list(words), **said}
    if column.references and column.kind != "ids":
        return {"validate": "list", "source": f"=ids_{column.references[0]}", "error_type": "warning"}
    if column.kind in _CUSTOM:
        return {"validate": "custom", "value": _CUSTOM[column.kind].format(cell=f"{letter}2")}
    if column.kind == "date":
        return {"validate": "date", "criteria": "between", "minimum": _FIRST, "maximum": _LAST}
    return _range(column) if column.numeric else None


def _range(column: Column) -> dict[str, Any]:
    kind = "integer" if column.kind == "whole" else "decimal"
    if column.minimum is not None and column.maximum is not None:
        return {
            "validate": kind,
            "criteria": "between",
            "minimum": _plain(column.minimum),
            "maximum": _plain(column.maximum),
        }
    if column.above is not None:
        return {"validate": kind, "criteria": ">", "value": _plain(column.above)}
    least = column.minimum if column.minimum is not None else Decimal(-(10**15))
    return {"validate": kind, "criteria": ">=", "value": _plain(least)}


def _plain(value: Decimal) -> str:
    return format(value, "f")
