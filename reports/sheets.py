"""What forms that are handed on as workbooks have in common: how cells look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verdeelsleutel.data.sheets.book import Book

__all__ = ["styles"]

_GREY = {"bg_color": "#EDEDED", "border": 1, "border_color": "#C8C8C8"}
_PLAIN = {"valign": "top"}
_OPEN = {"bg_color": "#FFF8D6", "border": 1, "border_color": "#B89B2E", "locked": False, **_PLAIN}

_STYLES: Mapping[str, Mapping[str, Any]] = {
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


def styles(book: Book) -> dict[str, Any]:
    """Every way in which a cell may look, by name; the formats are XlsxWriter's own, which have no types."""
    return {name: book.style(**style) for name, style in _STYLES.items()}
