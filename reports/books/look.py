"""How sheets to read look, on the screen and on paper."""

from __future__ import annotations

from typing import Any

from verdeelsleutel.data.sheets.book import A4

__all__ = ["HEADING", "TAB", "lay_out"]

TAB = "#2F5D8A"
HEADING = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#D9E2EC", "bottom": 1}


def lay_out(sheet: Any, header: int) -> None:  # noqa: ANN401  xlsxwriter has no types
    """How a sheet prints: landscape, as wide as the paper, its header on every page, its name at the foot."""
    sheet.set_tab_color(TAB)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header)
    sheet.set_footer("&L&A&R&P / &N")
    sheet.hide_gridlines(2)
