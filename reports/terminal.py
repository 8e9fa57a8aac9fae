"""A page in the terminal: as wide as the window, in colour where that is wanted, plain where it is piped.

A number is never cut off: where a table is too wide, the columns that matter least are left out, and if that doesn't
help the table is wider than the window.
"""

from __future__ import annotations

import io
import os

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from verdeelsleutel.reports.dutch import NARROW, Language
from verdeelsleutel.reports.page import Block, Euros, Facts, Listing, Notice, Number, Page, Share, Table, Tone, Value

__all__ = ["PLAIN_WIDTH", "text"]

PLAIN_WIDTH = 100
"""Width of what is piped or written to a file, unless COLUMNS says otherwise."""

STYLE: dict[Tone, str] = {
    "plain": "",
    "synthetic": "bold black on yellow",
    "good": "bold green",
    "bad": "bold red",
    "odd": "yellow",
    "quiet": "dim",
}
_GAP = 2
_LEAST_TEXT = 14  # a column of words isn't made narrower than this


def text(page: Page, lang: Language, *, terminal: bool = False, width: int | None = None) -> str:
    """The page as text.

    Args:
        page: what to show.
        lang: for numbers.
        terminal: whether a person looks at it; then the width of the window counts, and colours unless NO_COLOR.
        width: instead of that of the window.
    """
    console = _console(terminal, width)
    console.print(_page(page, lang, console.width))
    written = console.file.getvalue()  # type: ignore[attr-defined]  # the file is the StringIO below
    return "\n".join(line.rstrip() for line in str(written).replace(NARROW, " ").splitlines())


def _console(terminal: bool, width: int | None) -> Console:
    if not terminal and width is None:
        given = os.environ.get("COLUMNS", "")
        width = int(given) if given.isdigit() and int(given) > 0 else PLAIN_WIDTH
    return Console(
        file=io.StringIO(),
        width=width,
        force_terminal=terminal or None,
        color_system="auto" if terminal else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def _page(page: Page, lang: Language, width: int) -> Group:
    notices = [b for b in page.blocks if isinstance(b, Notice) and b.tone == "synthetic"]
    parts: list[RenderableType] = [_block(b, lang, width) for b in notices]
    parts.append(Text(page.title, style="bold"))
    parts += [Text(line, style=STYLE["quiet"]) for line in page.about]
    for block in page.blocks:
        if block not in notices:
            parts += ["", _block(block, lang, width)]
    return Group(*parts)


def _block(block: Block, lang: Language, width: int) -> RenderableType:
    if isinstance(block, Notice):
        return _notice(block)
    if isinstance(block, Listing):
        return _listing(block)
    return _facts(block, lang) if isinstance(block, Facts) else _table(block, lang, width)


def _notice(block: Notice) -> RenderableType:
    style = STYLE[block.tone]
    if block.tone != "synthetic":
        return Text(block.text, style=style)
    return Panel(Text(block.text, style=style, justify="center"), style=style, box=box.HEAVY, expand=True)


def _listing(block: Listing) -> RenderableType:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for item in block.items:
        grid.add_row(Text(f" {block.mark}", style=STYLE[block.tone]), Text(item))
    return Group(Text(block.title, style="bold"), grid) if block.title else grid


def _facts(block: Facts, lang: Language) -> RenderableType:
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(justify="right" if all(not isinstance(v, str) for _, v in block.facts) else "left")
    for label, value in block.facts:
        grid.add_row(Text(f" {label}"), Text(value_text(value, lang)))
    return Group(Text(block.title, style="bold"), grid) if block.title else grid


def value_text(value: Value, lang: Language) -> str:
    """One value in words of the language."""
    if isinstance(value, Euros):
        return lang.euros(value.cents) if value.sign else lang.euros(value.cents).replace(f"€{NARROW}", "")
    if isinstance(value, Number):
        return lang.number(value.value, value.places)
    if isinstance(value, Share):
        return lang.percent(value.value, value.places)
    return "–" if value is None else value


def _table(block: Table, lang: Language, width: int) -> RenderableType:
    rows = [[value_text(v, lang) for v in row] for row in block.rows]
    total = [value_text(v, lang) for v in block.total]
    kept = _columns_that_fit(block, [*rows, *([total] if total else [])], width)
    grid = Grid(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, show_edge=False, header_style=STYLE["quiet"])
    for i in kept:
        column = block.columns[i]
        if column.text:
            grid.add_column(Text(column.title), overflow="fold", min_width=min(_LEAST_TEXT, _widest(rows, i)))
        else:
            least = max(_widest([*rows, total], i), *(cell_len(w) for w in column.title.split()))
            grid.add_column(Text(column.title, justify="right"), justify="right", min_width=least, vertical="top")
    for row in rows:
        grid.add_row(*(Text(row[i]) for i in kept))
    if total:
        grid.add_row(*(Text("─" * max(1, _widest([*rows, total], i)), style="dim") for i in kept if True))
        grid.add_row(*(Text(total[i], style="bold") for i in kept))
    parts: list[RenderableType] = [Text(block.title, style="bold"), Padding(grid, (0, 0, 0, 1))]
    if block.note:
        parts.append(Padding(Text(block.note, style=STYLE["quiet"]), (0, 0, 0, 1)))
    return Group(*parts)


def _widest(rows: list[list[str]], i: int) -> int:
    return max((cell_len(row[i]) for row in rows if i < len(row)), default=0)


def _columns_that_fit(block: Table, rows: list[list[str]], width: int) -> list[int]:
    """Columns by position, without those that matter least for as long as the table is too wide."""
    kept = list(range(len(block.columns)))
    need = [
        min(_LEAST_TEXT, max(_widest(rows, i), cell_len(c.title)))
        if c.text
        else max(_widest(rows, i), *(cell_len(w) for w in c.title.split()), 1)
        for i, c in enumerate(block.columns)
    ]
    while 1 + sum(need[i] + _GAP for i in kept) > width and any(block.columns[i].rank for i in kept):
        kept.remove(max(kept, key=lambda i: (block.columns[i].rank, i)))
    return kept
