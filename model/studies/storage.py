"""How results of a study are kept: typed Parquet in parts while they come, one Parquet and one CSV file in the end.

Euros are decimals with two places and other numbers with twelve, so that sums made by a query are exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from verdeelsleutel.model import csv_text
from verdeelsleutel.model.studies.work import Column, Piece

__all__ = ["Parts", "text_of"]

GROUP = 16384
"""Rows of a row group, and so the most that is held at a time."""


def _types() -> Mapping[str, Any]:
    import pyarrow as pa

    return {
        "text": pa.string(),
        "euros": pa.decimal128(18, 2),
        "number": pa.decimal128(38, 12),
        "whole": pa.int64(),
    }


class Parts:
    """The parts of a study that isn't finished: one file for so many pieces, written whole or not at all."""

    def __init__(self, folder: Path, columns: Sequence[Column]) -> None:
        import pyarrow as pa

        self.folder = folder
        self.columns = columns
        self.schema = pa.schema([(column.name, _types()[column.kind]) for column in columns])
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, part: int) -> Path:
        """Where a part stands."""
        return self.folder / f"{part:07d}.parquet"

    def done(self, part: int) -> bool:
        """Whether a part is there."""
        return self.path(part).is_file()

    def keep(self, part: int, pieces: Sequence[Piece]) -> None:
        """Write a part.

        Raises:
            KeyError: a row has other columns than the study.
        """
        import pyarrow.parquet as pq

        table = self._table([row for piece in pieces for row in piece.rows])
        beside = self.path(part).with_suffix(".tmp")
        pq.write_table(table, beside)
        beside.replace(self.path(part))

    def _table(self, rows: Sequence[Mapping[str, Any]]) -> Any:  # noqa: ANN401  # a table of pyarrow
        import pyarrow as pa

        known = {column.name for column in self.columns}
        strange = {name for row in rows for name in row} - known
        if strange:
            raise KeyError(f"rows with columns that the study doesn't have: {', '.join(sorted(strange))}")
        arrays = []
        for column, kind in zip(self.columns, self.schema.types, strict=True):
            values = [_typed(row.get(column.name), column) for row in rows]
            arrays.append(pa.array(values, type=kind))
        return pa.Table.from_arrays(arrays, schema=self.schema)

    def tables(self, count: int) -> Iterator[Any]:
        """All parts in order, in groups of rows that are the same however the study was broken off."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        waiting: list[Any] = []
        rows = 0
        for part in range(count):
            waiting.append(pq.read_table(self.path(part)))
            rows += len(waiting[-1])
            if rows >= GROUP:
                yield pa.concat_tables(waiting).combine_chunks()
                waiting, rows = [], 0
        if waiting:
            yield pa.concat_tables(waiting).combine_chunks()

    def gather(self, count: int, folder: Path) -> None:
        """Make results.parquet and results.csv of all parts."""
        import pyarrow.parquet as pq

        with (
            pq.ParquetWriter(folder / "results.parquet", self.schema, compression="zstd") as parquet,
            (folder / "results.csv").open("w", encoding="utf-8", newline="") as out,
        ):
            out.write(csv_text.written([[column.name for column in self.columns]]))
            for table in self.tables(count):
                parquet.write_table(table)
                texts = [
                    list(map(text_of, values.to_pylist())) for values in table.columns
                ]
                out.write(csv_text.written(zip(*texts, strict=True)))


def _typed(value: str | int | None, column: Column) -> Any:  # noqa: ANN401  # what pyarrow takes has no common type
    if value is None or (value == "" and column.kind != "text"):
        return None
    if column.kind == "text":
        return str(value)
    return int(value) if column.kind == "whole" else Decimal(value)


def text_of(value: Any) -> str:  # noqa: ANN401  # what pyarrow gives has no common type
    """A value of results as text: euros keep their two decimals, other numbers lose what they don't need."""
    if value is None:
        return ""
    if not isinstance(value, Decimal):
        return str(value)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if len(text.partition(".")[2]) > CENTS else text


CENTS = 2
"""Decimals of euros; other numbers are kept with more."""
