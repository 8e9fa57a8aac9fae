"""What a planner reads of reserve sizing: percentages side by side, and what knowing and planning are worth."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from verdeelsleutel.data.exact import in_cents
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Euros, Facts, Number, Table, Value
from verdeelsleutel.reports.study.folder import rows_in

__all__ = ["as_dict", "blocks"]

FIGURES = ("expected_unfunded_eur", "cvar_unfunded_eur", "expected_unused_eur", "expected_released_eur", "cost_eur")
RANKS = (0, 2, 1, 3, 0)


def blocks(folder: Path, lang: Language) -> Iterator[Block]:
    """A table and some facts per pack; nothing where a study sizes no reserve.

    Args:
        folder: of the study.
        lang: in which it is written.
    """
    for told in as_dict(folder).values():
        rows = rows_in(folder / "reserve.csv")
        for one in told["packs"]:
            yield _table(told, one["pack"], [row for row in rows if row["pack"] == one["pack"]], lang)
            yield _facts(one, lang)


def as_dict(folder: Path) -> dict[str, Any]:
    """What reserve.json says, under `reserve`; nothing where there is none."""
    path = folder / "reserve.json"
    return {"reserve": json.loads(path.read_text(encoding="utf-8"))} if path.is_file() else {}


def _table(told: Mapping[str, Any], pack: str, rows: list[dict[str, str]], lang: Language) -> Table:
    word = lang.word
    columns = (
        Column(word("reserve_held")),
        Column(word("reserve_what"), text=True),
        *(Column(word(f"reserve_{name}"), rank) for name, rank in zip(FIGURES, RANKS, strict=True)),
    )
    lines: list[tuple[Value, ...]] = [
        (
            Number(Fraction(row["held_pct"]), 2),
            word(f"reserve_{row['which']}"),
            *(_euros(row[name]) for name in FIGURES),
        )
        for row in rows
    ]
    worst = lang.number(100 - Fraction(told["risk"]["cvar_pct"]))
    note = word("reserve_note", count=told["scenarios"], worst=worst)
    return Table(word("reserve_title", pack=pack), columns, tuple(lines), note=note)


def _facts(one: Mapping[str, Any], lang: Language) -> Facts:
    word, held = lang.word, one["hold_back"]
    bound = held["at_bound"]
    facts: list[tuple[str, Value]] = [
        (word("reserve_best_pct"), Number(Fraction(held["pct"]), 2)),
        *([(word("reserve_bound"), word(f"reserve_bound_{bound}"))] if bound else []),
        (word("reserve_now_above"), _euros(one["pack_now"]["best_plan_above_rp_eur"], sign=True)),
        (word("reserve_evpi"), _euros(one["evpi_eur"], sign=True)),
        (word("reserve_vss"), _euros(one["vss_eur"], sign=True)),
    ]
    return Facts(word("reserve_worth"), tuple(facts))


def _euros(text: str, *, sign: bool = False) -> Euros:
    return Euros(in_cents(text), sign)
