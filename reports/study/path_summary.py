"""What a planner reads first of a multi-year path: year by year, or over all paths that were drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from verdeelsleutel.data.exact import in_cents
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Euros, Share, Table, Value
from verdeelsleutel.reports.study.folder import rows_in

__all__ = ["blocks"]

Row = Mapping[str, str]

DRAWN = ("room_eur", "unfunded_eur", "unfunded_client_years_pct")
TITLES = {"room_eur": "path_room", "unfunded_eur": "path_unfunded", "unfunded_client_years_pct": "path_unfunded_pct"}


def blocks(folder: Path, lang: Language) -> Iterator[Block]:
    """A table of the years in path.csv per pack; nothing where a study has no such file.

    Args:
        folder: of the study.
        lang: in which it is written.
    """
    rows = rows_in(folder / "path.csv")
    packs = list(dict.fromkeys(row["pack"] for row in rows))
    for pack in packs:
        mine = [row for row in rows if row["pack"] == pack]
        title = f" · {pack}" if len(packs) > 1 else ""
        yield _drawn(mine, title, lang) if "figure" in mine[0] else _years(mine, title, lang)


def _years(rows: Sequence[Row], title: str, lang: Language) -> Table:
    word, held = lang.word, "held" in rows[0]
    columns = (
        Column(word("path_year"), text=True),
        Column(word("path_room")),
        Column(word("path_growth"), 1),
        Column(word("path_agreed"), 3),
        Column(word("path_unfunded"), 2),
        Column(word("path_unfunded_pct")),
        *((Column(word("path_needed")), Column(word("path_below"), 4)) if held else ()),
    )
    note = word("path_note") + (" · " + word("path_note_held") if held else "")
    return Table(word("path_title") + title, columns, tuple(_year(row, held, lang) for row in rows), note=note)


def _year(row: Row, held: bool, lang: Language) -> tuple[Value, ...]:
    if row["status"] != "ok":
        agreed: tuple[Value, ...] = (lang.word("path_ended"), None, None)
    else:
        agreed = (_euros(row["agreed_eur"]), _euros(row["unfunded_eur"]), _share(row["unfunded_client_years_pct"], 2))
    sought: tuple[Value, ...] = ()
    if held:
        needed = lang.word("path_unheld") if row["held"] == "no" else _euros(row["needed_room_eur"])
        sought = (needed, _euros(row["below_room_eur"]))
    return (row["year"], _euros(row["room_eur"]), _share(row["room_growth_pct"], 2), *agreed, *sought)


def _drawn(rows: Sequence[Row], title: str, lang: Language) -> Table:
    word = lang.word
    columns = (
        Column(word("path_year"), text=True),
        Column(word("path_figure"), text=True),
        *(Column(word(f"study_{name}")) for name in ("mean", "p5", "p95")),
    )
    lines = tuple(
        (
            row["year"],
            word(TITLES[row["figure"]]),
            *(_figure(row["figure"], row[name]) for name in ("mean", "p5", "p95")),
        )
        for row in rows
        if row["figure"] in DRAWN
    )
    return Table(word("path_drawn") + title, columns, lines, note=f"{word('path_note')} · {word('study_figures_note')}")


def _figure(name: str, text: str) -> Value:
    return _euros(text) if name.endswith("_eur") else _share(text, 2)


def _euros(text: str) -> Value:
    return Euros(in_cents(text), sign=False) if text else None


def _share(text: str, places: int) -> Value:
    return Share(Fraction(text) / 100, places) if text else None
