"""What is made of all scenarios together: figures summed up, sensitivity indices, the budget curve."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from verdeelsleutel.data.pack.fields import written
from verdeelsleutel.model import csv_text
from verdeelsleutel.model.studies.designs.axis import OnCube
from verdeelsleutel.model.studies.sensitivity import morris_indices, sobol_indices
from verdeelsleutel.model.studies.storage import text_of
from verdeelsleutel.model.studies.sweep.curve import LOSER, LOSERS, LOST, MOST, ROUNDED
from verdeelsleutel.model.studies.sweep.figures import MAIN
from verdeelsleutel.model.studies.sweep.spread import SPREAD, spread

if TYPE_CHECKING:
    from verdeelsleutel.model.studies.sweep.work import Sweep

__all__ = ["files"]


def files(sweep: Sweep, results: Any) -> Mapping[str, bytes]:  # noqa: ANN401  # a dataset of pyarrow, untyped
    """The files of a sweep besides its results, by name."""
    header: tuple[str, ...] = ("pack", "figure", *SPREAD)
    made = {"figures.csv": _table(header, _figures(sweep, results))}
    if sweep.study.indices:
        header = ("pack", "figure", "name", "measure", "value", "low", "high", "note")
        made["indices.csv"] = _table(header, _indices(sweep, results))
    if sweep.curve is not None:
        header = ("pack", "scenario", *sweep.names, *MAIN, *_NAMES)
        made["budget_curve.csv"] = _table(header, _curve(sweep, results))
    return made


_LOST = (LOSERS, LOST, MOST, LOSER, ROUNDED)
_NAMES = ("nested", *(name.partition(".")[2] for name in _LOST))
"""Columns of budget_curve.csv behind the figures."""


def _table(header: Sequence[str], rows: Iterator[Sequence[str]]) -> bytes:
    return csv_text.rows(header, rows).encode()


def _packs(sweep: Sweep) -> list[str]:
    return [pair.pack.pack for pair in sweep.pairs]


def _figures(sweep: Sweep, results: Any) -> Iterator[Sequence[str]]:  # noqa: ANN401  # a dataset of pyarrow, untyped
    """Every figure of every pack, summed up over the scenarios that have it."""
    packs = results.to_table(columns=["pack"])["pack"].to_pylist()
    known = [column for column in sweep.columns if column.kind in ("euros", "number")]
    found: dict[tuple[str, str], Sequence[str]] = {}
    for column in known:
        values = results.to_table(columns=[column.name])[column.name].to_pylist()
        for pack in _packs(sweep):
            mine = [value for value, own in zip(values, packs, strict=True) if own == pack and value is not None]
            if mine:
                found[pack, column.name] = spread(mine, 2 if column.kind == "euros" else 12)
    for pack in _packs(sweep):
        for column in known:
            if (pack, column.name) in found:
                yield (pack, column.name, *found[pack, column.name])


def _indices(sweep: Sweep, results: Any) -> Iterator[Sequence[str]]:  # noqa: ANN401  # a dataset of pyarrow, untyped
    import numpy as np

    for pack in _packs(sweep):
        table = results.to_table(columns=["pack", *sweep.study.indices])
        mine = [own == pack for own in table["pack"].to_pylist()]
        for figure in sweep.study.indices:
            values = [value for value, own in zip(table[figure].to_pylist(), mine, strict=True) if own]
            lacking = sum(value is None for value in values)
            if lacking:
                yield (pack, figure, "", "", "", "", "", f"{lacking} scenarios have no such figure")
                continue
            outcome = np.array(values, dtype=np.float64)
            names, seed = sweep.names, sweep.study.seed
            if sweep.study.design == "sobol":
                found = sobol_indices(names, outcome, seed)
            else:
                assert isinstance(sweep.design, OnCube)  # Morris' is
                found = morris_indices(names, sweep.design.cube, outcome, seed)
            for one in found:
                yield (pack, figure, one.name, one.measure, one.value, one.low, one.high, "")


def _curve(sweep: Sweep, results: Any) -> Iterator[Sequence[str]]:  # noqa: ANN401  # a dataset of pyarrow, untyped
    names = ["pack", "scenario", *MAIN, *_LOST]
    rows: list[dict[str, Any]] = results.to_table(columns=names).to_pylist()
    by_key = {(row["pack"], row["scenario"]): row for row in rows}
    curve = sweep.curve
    assert curve is not None  # only called where one is asked
    for pack in _packs(sweep):
        for number in range(len(sweep)):
            for scenario in curve.scenarios(number):
                row = by_key[pack, sweep.scenario(scenario)]
                losers = row[LOSERS]
                nested = "" if losers is None else "no" if losers else "yes"
                values = map(written, sweep.design.point(scenario))
                figures = [text_of(row[name]) for name in MAIN]
                lost = [text_of(row[name]) for name in _LOST]
                yield (pack, row["scenario"], *values, *figures, nested, *lost)
