"""A page in the terminal: as wide as the window, in colour where that is wanted, plain where it is piped."""

from __future__ import annotations

import io
import os
import textwrap

from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from verdeelsleutel.reports.dutch import NARROW, Language
from verdeelsleutel.reports.grid import columns_that_fit, lines_of
from verdeelsleutel.reports.page import (
    Block,
    Chart,
    Column,
    Euros,
    Facts,
    Fold,
    Heading,
    Listing,
    Notice,
    Number,
    Page,
    Share,
    Table,
    Tone,
    Value,
)

__all__ = ["PLAIN_WIDTH", "text", "value_text"]

PLAIN_WIDTH = 100
"""Width of what is piped or written to a file, unless COLUMNS says otherwise."""

WIDEST = 120
"""On wider windows lines of words become hard to follow."""

NARROWEST = 40
"""In a narrower window nothing can be read."""

FEW = 12
"""A chart with more rows is told in words alone."""

STYLE: dict[Tone, str] = {
    "plain": "",
    "synthetic": "bold black on yellow",
    "good": "bold green",
    "bad": "bold red",
    "odd": "yellow",
    "quiet": "dim",
}
HEADING = "bold cyan"


def text(page: Page, lang: Language, *, terminal: bool = False, width: int | None = None) -> str:
    """The page as text.

    Args:
        page: what to show.
        lang: for numbers.
        terminal: whether a person looks at it; then the width of the window counts, and colours unless NO_COLOR.
        width: instead of that of the window.
    """
    written = io.StringIO()
    console = _console(written, terminal, width)
    console.print(_page(page, lang, max(NARROWEST, min(console.width, WIDEST))), soft_wrap=True)
    return "\n".join(line.rstrip() for line in written.getvalue().replace(NARROW, " ").splitlines())


def _console(file: io.StringIO, terminal: bool, width: int | None) -> Console:
    if not terminal and width is None:
        given = os.environ.get("COLUMNS", "")
        width = max(NARROWEST, int(given)) if given.isdigit() and int(given) > 0 else PLAIN_WIDTH
    return Console(
        file=file,
        width=width,
        force_terminal=terminal,
        color_system="auto" if terminal else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def _page(page: Page, lang: Language, width: int) -> Group:
    marks = [b for b in page.blocks if isinstance(b, Notice) and b.tone == "synthetic"]
    parts: list[RenderableType] = [_mark(b, width) for b in marks]
    parts += _title(page.title, page.about, width)
    for block in page.blocks:
        empty = isinstance(block, Table) and not block.rows
        if block not in marks and not empty:
            parts += [Text(""), *_block(block, lang, width)]
    return Group(*parts)


def _title(title: str, about: tuple[str, ...], width: int) -> list[Text]:
    found = [Text(line, style="bold") for line in _wrapped(title, width)]
    return found + [Text(line, style=STYLE["quiet"]) for each in about for line in _wrapped(each, width)]


def _mark(block: Notice, width: int) -> RenderableType:
    lines = [line.center(width - 4) for line in _wrapped(block.text, width - 4)]
    return Panel(Text("\n".join(lines), style=STYLE[block.tone]), style=STYLE[block.tone], box=box.HEAVY, width=width)


def _block(block: Block, lang: Language, width: int) -> list[Text]:
    if isinstance(block, Notice):
        return [Text(line, style=STYLE[block.tone]) for line in _wrapped(block.text, width)]
    if isinstance(block, Heading):
        return [Text("─" * width, style="dim"), Text(""), *_title(block.title, block.about, width)]
    heading = [Text(line, style=HEADING) for line in _wrapped(block.title, width)] if block.title else []
    if isinstance(block, Chart):
        return heading + _chart(block, lang, width)
    if isinstance(block, Fold):
        return heading + [line for inner in block.blocks for line in (Text(""), *_block(inner, lang, width))]
    if isinstance(block, Listing):
        return heading + _listing(block, width)
    return heading + (_facts(block, lang, width) if isinstance(block, Facts) else _table(block, lang, width))


def _chart(block: Chart, lang: Language, width: int) -> list[Text]:
    """What it says, and its amounts where they are few."""
    from verdeelsleutel.reports.chart_tables import table_of

    says = [Text(f" {line}") for line in _wrapped(block.says, width - 1)]
    table = table_of(block, lang)
    return says + (_table(table, lang, width) if len(table.rows) <= FEW else [])


def _wrapped(words: str, width: int) -> list[str]:
    return textwrap.wrap(words, width, break_on_hyphens=False, break_long_words=False) or [""]


def _listing(block: Listing, width: int) -> list[Text]:
    found = []
    for item in block.items:
        # a command to type stays on one line, so that it can be copied
        first, *rest = [item] if block.mark == "$" else _wrapped(item, width - 4)
        line = Text(" ")
        line.append(block.mark, style=STYLE[block.tone])
        line.append(f" {first}")
        found += [line, *(Text(f"   {more}") for more in rest)]
    return found


def _facts(block: Facts, lang: Language, width: int) -> list[Text]:
    words = any(isinstance(value, str) for _, value in block.facts)
    rows = [[label, value_text(value, lang)] for label, value in block.facts]
    _, lines = lines_of((Column("", text=True), Column("", text=words)), rows, width - 1)
    return [Text(f" {line}") for row in lines for line in row]


def value_text(value: Value, lang: Language) -> str:
    """One value in words of the language."""
    if isinstance(value, Euros):
        shown = lang.euros(value.cents, value.places)
        return shown if value.sign else shown.replace(f"€{NARROW}", "")
    if isinstance(value, Number):
        return lang.number(value.value, value.places)
    if isinstance(value, Share):
        return lang.percent(value.value, value.places)
    return "–" if value is None else value


def _table(block: Table, lang: Language, width: int) -> list[Text]:
    rows = [[value_text(v, lang) for v in row] for row in (*block.rows, *([block.total] if block.total else []))]
    kept = columns_that_fit(block.columns, rows, width - 1)
    columns = [block.columns[i] for i in kept]
    heading, lines = lines_of(columns, [[row[i] for i in kept] for row in rows], width - 1)
    found = [Text(f" {line}", style="dim") for line in heading]
    for at, row in enumerate(lines):
        total = at == len(block.rows)
        if total:
            found.append(Text(" " + "─" * len(row[0]), style="dim"))
        found += [Text(f" {line}", style="bold" if total else "") for line in row]
    return found + [Text(f" {line}", style=STYLE["quiet"]) for line in _wrapped(block.note, width - 1) if block.note]
