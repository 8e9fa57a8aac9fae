"""Writes a case in one canonical form: comma, decimal point, UTF-8, one line end, rows sorted by key.

The same tables give the same bytes. Columns stand in the order of the contract, then the ``x_`` columns; an
optional column without any value is left out.
"""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Collection, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from verdeelsleutel.data.reading.case_meta import CaseMeta
from verdeelsleutel.data.reading.coded import coded_values, combined
from verdeelsleutel.data.tables import CASE, TABLES
from verdeelsleutel.data.tables.columns import Table

__all__ = ["kept_columns", "meta_yaml", "table_csv", "value_texts", "write_case"]


def write_case(folder: Path, meta: CaseMeta, tables: Mapping[str, pd.DataFrame]) -> None:
    """Write a case as a folder of CSV files.

    Args:
        folder: made if it isn't there; files of the same names are replaced.
        meta: what the case is about.
        tables: by machine name, with values as the frames of a case hold them.

    Raises:
        KeyError: the contract knows no such table.
        TypeError: a value is a float; amounts and volumes are exact.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.yaml").write_text(meta_yaml(meta), encoding="utf-8", newline="\n")
    for name in sorted(tables):
        text = table_csv(TABLES[name], tables[name])
        (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="\n")


def meta_yaml(meta: CaseMeta) -> str:
    """The text of `case.yaml`."""
    lines = []
    for column in CASE.columns:
        value = getattr(meta, column.name)
        if value not in ("", None):
            text = json.dumps(value, ensure_ascii=False) if isinstance(value, str | bool) else str(value)
            lines.append(f"{column.name}: {text}\n")
    return "".join(lines)


def table_csv(table: Table, frame: pd.DataFrame, *, keep: Collection[str] = ()) -> str:
    """The text of one table's CSV file; optional columns to `keep` stand in it though they are empty."""
    ordered = _canonical(table, frame, keep)
    money = {column.name for column in table.columns if column.kind == "euros"}
    texts = {name: value_texts(ordered[name], money=name in money) for name in ordered.columns}
    return pd.DataFrame(texts, dtype=object).to_csv(index=False, lineterminator="\n")


def kept_columns(table: Table, frame: pd.DataFrame, keep: Collection[str] = ()) -> list[str]:
    """The columns that are worth writing, in the order of the contract: optional ones only with a value, or to keep."""
    further = sorted(set(frame.columns) - set(table.names))
    names = [column.name for column in table.columns if column.name in frame]
    return [n for n in names if n in keep or not table.column(n).optional or not _is_blank(frame[n])] + further


def _canonical(table: Table, frame: pd.DataFrame, keep: Collection[str]) -> pd.DataFrame:
    """The columns that are worth writing, rows sorted by key, empty first."""
    keys = [
        coded_values([_key(value) for value in frame[name].tolist()]) for name in table.key if name in frame
    ]
    order = np.argsort(combined(keys), kind="stable")
    return frame[kept_columns(table, frame, keep)].iloc[order].reset_index(drop=True)


def _is_blank(column: pd.Series[Any]) -> bool:
    return all(_is_nothing(value) for value in column.unique())


def _is_nothing(value: object) -> bool:
    return value is None or value == "" or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def _key(value: object) -> object:
    return None if value != "" and _is_nothing(value) else value


def value_texts(column: pd.Series[Any], *, money: bool) -> npt.NDArray[np.object_]:
    """The values of a column as they are written; each distinct value is looked at once."""
    codes, distinct = pd.factorize(column.to_numpy(dtype=object), use_na_sentinel=False)
    texts = np.empty(len(distinct), dtype=object)
    texts[:] = [_text(value, money) for value in distinct]
    return texts[codes]


def _text(value: object, money: bool = False) -> str:
    if _is_nothing(value):
        return ""
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, float | np.floating):
        raise TypeError(f"{value!r} is a float; write exact numbers")
    if isinstance(value, Decimal):
        return _decimal(value, money)
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _decimal(value: Decimal, money: bool) -> str:
    """Euros with two decimals unless whole, other numbers without noughts at the end."""
    text = format(value, "f")
    short = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{short}0" if money and len(short.partition(".")[2]) == 1 else short
