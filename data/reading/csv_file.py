"""Reads one CSV file: UTF-8, comma or semicolon, quoted where needed.

A regular file (every line as many fields as the header) goes through the parser of pandas. Whatever is
irregular goes through Python's, which is slower but knows the line of everything that is wrong.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from verdeelsleutel.data.faults import Fault, Place
from verdeelsleutel.data.reading.raw import GAP, Codes, RawColumn, RawTable, encode

__all__ = ["read_csv_bytes"]

_BOM = b"\xef\xbb\xbf"
_AS_UTF8 = 'save it as "CSV UTF-8" (Excel: Save as, type "CSV UTF-8")'
_EMPTY = np.empty(0, dtype=np.int64)


@dataclass(frozen=True)
class _File:
    """A CSV file that was decoded as far as its header."""

    title: str
    source: str
    data: bytes  # without BOM and without the line `sep=;` that Excel may put first
    skipped: int  # lines that were taken off the front
    separator: str
    header: tuple[str, ...]

    def table(
        self,
        columns: Sequence[tuple[Codes, Sequence[object]]],
        rows: Codes,
        faults: list[Fault],
    ) -> RawTable:
        """The file as a table, from its columns."""
        raw = tuple(
            RawColumn(title.strip(), index, codes, values)
            for index, (title, (codes, values)) in enumerate(zip(self.header, columns, strict=True))
        )
        first = 1 + self.skipped
        return RawTable(
            self.title, self.source, None, raw, rows, self.separator, tuple(faults), first_row=first
        )


def read_csv_bytes(title: str, source: str, data: bytes, known: Callable[[str], bool]) -> RawTable:
    """The columns of a CSV file.

    Args:
        title: name of the file without its ending.
        source: the file as the user knows it.
        data: its content.
        known: whether a header is a column that is looked for; decides between comma and semicolon.

    Returns:
        The table, with the faults of the file itself: encoding, fields per row, quotes.
    """
    fault = _encoding_fault(source, data)
    if fault is not None:
        return _unreadable(title, source, fault)
    body, skipped, separator = _without_preamble(data.removeprefix(_BOM))
    if not body.strip():
        what = "the file is empty"
        return _unreadable(
            title, source, Fault(Place(source), what, expected="a line with the names of the columns")
        )
    try:
        separator, header = _header(body, separator, known)
    except csv.Error as error:
        return _unreadable(
            title, source, Fault(Place(source, row=1 + skipped), f"the header can't be read: {error}")
        )
    file = _File(title, source, body, skipped, separator, tuple(header))
    return _read_regular(file) or _read_irregular(file)


def _unreadable(title: str, source: str, fault: Fault) -> RawTable:
    return RawTable(title, source, None, (), _EMPTY, faults=(fault,), readable=False)


def _encoding_fault(source: str, data: bytes) -> Fault | None:
    """Why the content is no UTF-8 text, if it isn't."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        what = "the file is no UTF-8 text"
        return Fault(Place(source), what, "UTF-16 or a binary file", "UTF-8", _AS_UTF8)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        found = data[max(0, error.start - 15) : error.end + 5].decode("cp1252", "replace").strip()
        return Fault(Place(source, row=row), "the file is no UTF-8 text", found, "UTF-8", _AS_UTF8)
    return None


def _without_preamble(data: bytes) -> tuple[bytes, int, str]:
    """The data without empty lines and Excel's ``sep=;`` at the front, their number, and the sign."""
    skipped, separator = 0, ""
    while data:
        line, end, rest = data.partition(b"\n")
        text = line.strip()
        if text.lower() in (b"sep=;", b"sep=,"):
            separator = text[-1:].decode()
        elif text:
            break
        data, skipped = rest, skipped + len(end)
    return data, skipped, separator


def _header(data: bytes, separator: str, known: Callable[[str], bool]) -> tuple[str, list[str]]:
    """The separator and the titles: the sign that gives most known titles, then most titles."""
    candidates = [separator] if separator else [",", ";"]
    best: tuple[tuple[int, int], str, list[str]] | None = None
    for sign in candidates:
        titles = next(csv.reader(io.StringIO(_first_record(data), newline=""), delimiter=sign))
        score = (sum(map(known, titles)), len(titles))
        if best is None or score > best[0]:
            best = (score, sign, titles)
    assert best is not None
    return best[1], best[2]


def _first_record(data: bytes) -> str:
    """The text up to the end of the first line that leaves no quote open."""
    end = -1
    while True:
        end = data.find(b"\n", end + 1)
        record = data if end < 0 else data[:end]
        if end < 0 or record.count(b'"') % 2 == 0:
            return record.decode("utf-8").replace("\r", "\n" if b"\n" not in data else "")


@lru_cache(maxsize=32)
def _read_regular(file: _File) -> RawTable | None:
    """Through the parser of pandas; None when the file isn't regular.

    That parser refuses a line with too many fields and fills up one with too few. So the file is regular when
    no line is refused and its separators are as many as that takes, those inside values not counted. A value
    with a line end would shift the numbers of the lines: not regular.

    A run reads its case and its checker the same bytes again: those are parsed once, and nothing can change what
    was made of them.
    """
    data, fields = file.data, len(file.header)
    lines = data.count(b"\n") + (not data.endswith(b"\n"))
    inside = data.count(file.separator.encode()) - (fields - 1) * lines  # so many should stand inside values
    quoted = b'"' in data
    if fields < 2 or (inside and not quoted) or data.count(b"\r") != (b"\r" in data and data.count(b"\r\n")):
        return None
    frame = _parsed(file)
    if frame is None or frame.shape != (lines, fields):
        return None
    if not all(pd.api.types.is_string_dtype(frame[i].cat.categories.dtype) for i in range(fields)):
        return None  # numbers throughout, the header too: those pandas reads as numbers
    columns = [_in_order(frame[i]) for i in range(fields)]
    if quoted and inside != sum(_separators(file, column) for column in columns) + "".join(file.header).count(
        file.separator
    ):
        return None
    rows = np.arange(lines - 1, dtype=np.int64) + 2 + file.skipped
    rows.flags.writeable = False
    return file.table(columns, rows, [])


def _in_order(column: pd.Series) -> tuple[Codes, Sequence[object]]:
    """Positions and distinct values of a column below its header, in order of first appearance."""
    codes, places = pd.factorize(column.cat.codes.to_numpy()[1:])
    values = column.cat.categories.to_numpy(dtype=object)
    codes.flags.writeable = False
    return codes, tuple(values[places])


def _separators(file: _File, column: tuple[Codes, Sequence[object]]) -> int:
    """How many separators stand inside the values of a column."""
    codes, values = column
    each = np.array([str(value).count(file.separator) for value in values], dtype=np.int64)
    return int(each[codes].sum()) if each.any() else 0


def _parsed(file: _File) -> pd.DataFrame | None:
    """What the parser of pandas makes of a file, the header its first row; None when it refuses."""
    try:
        return pd.read_csv(
            io.BytesIO(file.data),
            sep=file.separator,
            header=None,
            dtype="category",  # every text once: that spares a string per cell
            low_memory=False,
            na_filter=False,
            index_col=False,
            skip_blank_lines=False,
            encoding="utf-8",
        )
    except pd.errors.ParserError:
        return None


def _read_irregular(file: _File) -> RawTable:
    """Through Python's parser, row by row; rows with too many or too few fields are faults."""
    width = len(file.header)
    columns: list[list[object]] = [[] for _ in range(width)]
    rows: list[int] = []
    faults: list[Fault] = []
    for row, fields in _records(file, faults):
        if len(fields) != width:
            faults.extend(_width_faults(file, row, fields))
        rows.append(row)
        for position, column in enumerate(columns):
            column.append(fields[position] if position < len(fields) else GAP)
    encoded = [encode(column) for column in columns]
    return file.table(encoded, np.array(rows, dtype=np.int64), faults)


def _records(file: _File, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Every record below the header that isn't empty, with the line it starts on."""
    text = io.StringIO(file.data.decode("utf-8"), newline="")
    reader = csv.reader(text, delimiter=file.separator, strict=True)
    start = 1 + file.skipped
    try:
        for number, fields in enumerate(reader):
            if number and any(field.strip() for field in fields):
                yield start, fields
            start = 1 + file.skipped + reader.line_num
    except csv.Error as error:
        hint = 'write " inside a quoted value twice, and close every quote'
        faults.append(
            Fault(Place(file.source, row=start), f"the file can't be read from here on: {error}", hint=hint)
        )


def _width_faults(file: _File, row: int, fields: list[str]) -> Iterator[Fault]:
    """What is wrong with a row of another width than the header; empty fields too many are nothing."""
    width = len(file.header)
    if len(fields) > width and not any(field.strip() for field in fields[width:]):
        return
    more = len(fields) > width
    sign = "comma" if file.separator == "," else "semicolon"
    yield Fault(
        Place(file.source, row=row),
        "the row has more fields than the header" if more else "the row has fewer fields than the header",
        f"{len(fields)} fields: {file.separator.join(fields)}",
        f"{width} fields",
        f'a {sign} inside a value? put the value between double quotes (")' if more else "",
    )
