"""What workbooks that are handed on have in common: how they are begun, how cells look, how columns are called."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["letter", "new_workbook", "styles"]

_GREY = {"bg_color": "#EDEDED", "border": 1, "border_color": "#C8C8C8"}
_PLAIN = {"valign": "top"}
_OPEN = {"bg_color": "#FFF8D6", "border": 1, "border_color": "#B89B2E", "locked": False, **_PLAIN}

_STYLES: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "about": {},
    "warning": {"bold": True, "font_size": 12, "font_color": "#8A1C1C", "bg_color": "#FDECEC"},
    "heading": {**_GREY, "bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#D9E2EC"},
    "words": {**_GREY, **_PLAIN},
    "units": {**_GREY, **_PLAIN, "num_format": "#,##0"},
    "parts": {**_GREY, **_PLAIN, "num_format": "#,##0.00"},
    "euros": {**_GREY, **_PLAIN, "num_format": "#,##0.00"},
    "asked": _OPEN,
    "reason": {**_OPEN, "text_wrap": True},
    "total": {"bold": True, "top": 1},
    "total_units": {"bold": True, "top": 1, "num_format": "#,##0"},
    "total_euros": {"bold": True, "top": 1, "num_format": "#,##0.00"},
}


# xlsxwriter has no types: workbooks and formats are Any below


def new_workbook(path: Path, year: int, title: str) -> Any:  # noqa: ANN401  see above
    """A workbook whose bytes depend on nothing but what is written: its date is the first day of its year."""
    from xlsxwriter import Workbook  # slow to load, and only needed here

    book = Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime.datetime(year, 1, 1), "title": title})
    return book


def styles(book: Any) -> dict[str, Any]:  # noqa: ANN401  see above
    """Every way in which a cell may look, by name."""
    return {name: book.add_format(dict(style)) for name, style in _STYLES.items()}


def letter(at: int) -> str:
    """The letter of a column, counted from 0; a sheet has no more than 26."""
    return chr(ord("A") + at)
