"""A page as its HTML template takes it: words ready to show, ids that are unique, headings that skip no level."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.reports.chart_tables import table_of
from verdeelsleutel.reports.charts import NARROW_WIDTH, drawn
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.grid import SOFT
from verdeelsleutel.reports.page import Block, Chart, Column, Facts, Fold, Heading, Listing, Notice, Page, Table
from verdeelsleutel.reports.terminal import value_text
from verdeelsleutel.reports.values import Value, exact

__all__ = ["LONG", "view"]

LONG = 12
"""A table with more rows can be filtered and keeps its headings in sight."""

FEW = 5
"""A table with more rows can be sorted."""

DEEPEST = 6
ON_ONE_LINE = 24
"""Letters of a name that is never broken."""


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents."""

    title: str
    ident: str
    level: int


def view(page: Page, lang: Language) -> dict[str, Any]:
    """Everything that the template shows."""
    made = _View(lang)
    marks = [b for b in page.blocks if isinstance(b, Notice) and b.tone == "synthetic"]
    blocks = [made.block(b) for b in page.blocks if b not in marks and not (isinstance(b, Table) and not b.rows)]
    return {
        "lang": lang.code,
        "title": page.title,
        "about": page.about,
        "marks": [mark.text for mark in marks],
        "blocks": blocks,
        "contents": made.contents,
    }


class _View:
    """Turns blocks into dictionaries; keeps which ids are taken and how deep the headings are."""

    def __init__(self, lang: Language) -> None:
        self.contents: list[Entry] = []
        self._lang = lang
        self._level = 1
        self._idents: set[str] = {"contents", "main", "skip"}

    def block(self, block: Block) -> dict[str, Any]:  # noqa: PLR0911  # one way out per kind
        """One block, with its kind."""
        match block:
            case Heading():
                return self._heading(block)
            case Table():
                return {"kind": "table", **self.table(block)}
            case Facts(title=title, facts=facts):
                shown = [(label, value_text(value, self._lang)) for label, value in facts]
                return {"kind": "facts", **self._titled(title), "facts": shown}
            case Listing(title=title, items=items, mark=mark, tone=tone):
                return {"kind": "listing", **self._titled(title), "items": items, "mark": mark, "tone": tone}
            case Notice(text=text, tone=tone):
                return {"kind": "notice", "text": text, "tone": tone}
            case Chart():
                return self._chart(block)
            case Fold(title=title, blocks=blocks):
                inside = [self.block(b) for b in blocks]
                return {"kind": "fold", "title": title, "ident": self.ident(title), "blocks": inside}

    def ident(self, title: str) -> str:
        """An id made of the letters of a title, unlike any before."""
        plain = unicodedata.normalize("NFKD", title.replace(SOFT, "")).encode("ascii", "ignore").decode().lower()
        first = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].rstrip("-") or "part"
        found, at = f"s-{first}", 2
        while found in self._idents:
            found, at = f"s-{first}-{at}", at + 1
        self._idents.add(found)
        return found

    def table(self, table: Table) -> dict[str, Any]:
        """A table with what its cells are sorted by."""
        rows = [self._cells(table, row) for row in table.rows]
        return {
            "ident": self.ident(table.title),
            "title": table.title,
            "label": table.title.replace(SOFT, ""),
            "columns": table.columns,
            "rows": rows,
            "total": self._cells(table, table.total) if table.total else [],
            "note": table.note,
            "long": len(rows) > LONG,
            "sorts": len(rows) > FEW,
        }

    def _cells(self, table: Table, row: tuple[Value, ...]) -> list[dict[str, Any]]:
        return [
            {
                "text": value_text(value, self._lang),
                "number": None if value is None or isinstance(value, str) else decimals(exact(value), 12),
                "look": _look(column, value),
            }
            for column, value in zip(table.columns, row, strict=True)
        ]

    def _heading(self, block: Heading) -> dict[str, Any]:
        self._level = min(block.level, self._level, DEEPEST - 1) + 1  # one deeper than the last one at most
        entry = Entry(block.title, self.ident(block.title), self._level)
        self.contents.append(entry)
        return {
            "kind": "heading",
            "about": block.about,
            "title": entry.title,
            "ident": entry.ident,
            "level": entry.level,
        }

    def _titled(self, title: str) -> dict[str, Any]:
        return {"title": title, "level": min(DEEPEST, self._level + 1), "ident": self.ident(title) if title else ""}

    def _chart(self, block: Chart) -> dict[str, Any]:
        from markupsafe import Markup

        ident = self.ident(block.title)
        table = self.table(table_of(block, self._lang))
        return {
            "kind": "chart",
            "ident": ident,
            "title": block.title,
            "says": block.says,
            "note": block.note,
            "wide": Markup(drawn(block, self._lang, f"{ident}-w")),  # what is in it was escaped when it was drawn
            "narrow": Markup(drawn(block, self._lang, f"{ident}-n", NARROW_WIDTH)),
            "table": {**table, "note": ""},
        }


def _look(column: Column, value: Value) -> str:
    """The class of a cell: a number, or a name that is short enough to stay on one line."""
    if not column.text:
        return "n"
    return "one" if isinstance(value, str) and len(value) <= ON_ONE_LINE else ""
