"""path.csv: the figures of a path that are read first.

A line per pack and year; of paths that are drawn a line per pack, year and figure, summed up over the paths that have
it (`spread` says how).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from verdeelsleutel.model import csv_text
from verdeelsleutel.model.studies.storage import text_of
from verdeelsleutel.model.studies.sweep.figures import MAIN
from verdeelsleutel.model.studies.sweep.spread import SPREAD, spread

__all__ = ["path_csv"]

Row = Mapping[str, Any]

FIGURES = ("room_eur", "room_growth_pct", *MAIN, "asked_client_years", "unfunded_client_years_pct")
OF_HOLD = (
    "service_unfunded_pct", "service_lowest_fill_pct", "needed_room_eur", "needed_growth_pct", "below_room_eur",
    "below_unfunded_pct", "below_lowest_fill_pct",
)  # fmt: skip


def path_csv(results: Any, *, held: bool, drawn: bool) -> str:  # noqa: ANN401  # a dataset of pyarrow, untyped
    """The text of path.csv.

    Args:
        results: rows of all pieces.
        held: whether a service level is held.
        drawn: whether paths are drawn, so that there are several of one pack.
    """
    figures = (*FIGURES, *(OF_HOLD if held else ()))
    words = ("held", "status") if held else ("status",)
    rows = results.to_table(columns=["pack", "year", *words, *figures]).to_pylist()
    if drawn:
        return csv_text.rows(("pack", "year", "figure", *SPREAD), _together(rows, figures))
    return csv_text.rows(("pack", "year", *words, *figures), [_alone(row, words, figures) for row in rows])


def _alone(row: Row, words: Sequence[str], figures: Sequence[str]) -> list[str]:
    texts = (row[word] or "" for word in words)
    return [row["pack"], str(row["year"]), *texts, *(text_of(row[name]) for name in figures)]


def _together(rows: Sequence[Row], figures: Sequence[str]) -> list[list[str]]:
    groups: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["pack"], row["year"]), []).append(row)
    order = list(dict.fromkeys(pack for pack, _ in groups))
    found = []
    for pack, year in sorted(groups, key=lambda key: (order.index(key[0]), key[1])):
        for name in figures:
            values = [row[name] for row in groups[pack, year] if row[name] is not None]
            if values:
                found.append([pack, str(year), name, *spread(values, 2 if name.endswith("_eur") else csv_text.PLACES)])
    return found
