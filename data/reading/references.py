"""Faults that show only when rows or tables are held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import numpy as np

from verdeelsleutel.data.faults import Fault, did_you_mean, did_you_mean_code
from verdeelsleutel.data.reading.kinds import split_ids
from verdeelsleutel.data.reading.places import LISTED, listed
from verdeelsleutel.data.reading.typed import TypedTable
from verdeelsleutel.data.tables.columns import Column

__all__ = ["check_together"]

Tables = Mapping[str, TypedTable]

_ROOM = "contracteerruimte"


def check_together(tables: Tables) -> list[Fault]:
    """All faults between rows and tables.

    Args:
        tables: what was read; a table that isn't there, or lacks required columns, is held against nothing.

    Returns:
        Broken references, fund regions without exactly one contracteerruimte, and rows whose values don't go
        together.
    """
    faults: list[Fault] = []
    for typed in tables.values():
        for column in typed.table.columns:
            if column.references is not None and column.name in typed.origin.titles:
                faults.extend(_broken(typed, column, tables))
    faults.extend(_fund_regions(tables))
    faults.extend(_decisions(tables))
    faults.extend(_agreed_tariffs(tables))
    faults.extend(_responses(tables))
    faults.extend(_end_before_start(tables))
    return faults


def _complete(tables: Tables, name: str) -> TypedTable | None:
    typed = tables.get(name)
    return typed if typed is not None and typed.complete else None


def _broken(typed: TypedTable, column: Column, tables: Tables) -> list[Fault]:
    """Values that don't occur in the table they refer to."""
    assert column.references is not None
    other = _complete(tables, column.references[0])
    if other is None:
        return []
    name, target = column.references
    known = {value for value in other.coded[target].values if value}
    coded = typed.coded[column.name]
    lost: dict[int, str] = {}
    for code, value in enumerate(coded.values):
        for part in split_ids(value) if column.kind == "ids" else [value]:
            if part and part not in known and part not in column.also:
                lost.setdefault(code, part)
    if not lost:
        return []
    positions = np.flatnonzero(np.isin(coded.codes, list(lost))).tolist()
    order = sorted(positions, key=lambda position: int(typed.origin.rows[position]))
    near = did_you_mean_code if column.kind == "agb" else did_you_mean
    hints = _hints(near, known, (lost[int(coded.codes[position])] for position in order[:LISTED]))
    short = _unused_repairs(tables, other, target)

    def faults() -> Iterator[Fault]:
        for position in order:
            part = lost[int(coded.codes[position])]
            place = typed.origin.place(position, column.name)
            what = f"{target} unknown in the table {name}"
            yield Fault(
                place,
                what,
                part,
                f"one of the {len(known)} in {other.origin.name}",
                _filled_up(part, short, other, target) or hints.get(part, ""),
            )

    return listed(faults(), len(order), typed.origin.place(None, column.name))


def _hints(near: Callable[[str, list[str]], str], known: set[str], words: Iterator[str]) -> dict[str, str]:
    """A hint per unknown word; looking for near ones takes time, so each word is looked up once."""
    ordered = sorted(known)
    return {word: near(word, ordered) for word in dict.fromkeys(words)}


def _unused_repairs(tables: Tables, other: TypedTable, target: str) -> dict[str, str]:
    """What was written for each code that was filled up with zeros and that no table refers to."""
    short = dict(other.repaired.get(target, {}))
    if short:
        for typed in tables.values():
            for column in typed.table.columns:
                if column.references == (other.table.name, target):
                    for value in typed.coded[column.name].values:
                        for part in split_ids(value):
                            short.pop(part, None)
    return short


def _filled_up(word: str, short: Mapping[str, str], other: TypedTable, target: str) -> str:
    """A hint: the one code that lacks digits of this one, so that it was filled up to another."""
    lacking = [code for code, written in short.items() if _lacks_digits(written, word)]
    if len(lacking) != 1:
        return ""
    (code,) = lacking
    place = other.origin.place(other.frame[target].tolist().index(code), target)
    what = f'{short[code]} was filled up to {code} (did you mean "{word}"?)'
    if place.cell is None:
        return f"row {place.row} of {other.origin.name}: {what}"
    return f"cell {place.cell.rpartition('!')[2]} of {other.origin.name}: {what}"


def _lacks_digits(written: str, word: str) -> bool:
    """Whether only digits have to be put in to get the one from the other."""
    left = iter(word)
    return len(written) < len(word) and all(digit in left for digit in written)


def _fund_regions(tables: Tables) -> Iterator[Fault]:
    """Each fund region has one contracteerruimte, and only fund regions have funds."""
    regions, funds = _complete(tables, "regions"), _complete(tables, "funds")
    if regions is None or funds is None:
        return
    drawn_on = dict.fromkeys(value for value in regions.frame["fund_region"] if value)
    known = set(regions.frame["region"])
    rooms: dict[str, list[int]] = {region: [] for region in drawn_on if region in known}
    rows = zip(funds.frame["region"], funds.frame["kind"], strict=True)
    for position, (region, kind) in enumerate(rows):
        if region in rooms:
            if kind == _ROOM:
                rooms[region].append(position)
        elif region in known:
            hint = f"{region} draws on {_draws_on(regions, region)}; put the money there"
            place = funds.origin.place(position, "region")
            yield Fault(place, "money for a region that is no fund region", region, "a fund region", hint)
    for region, positions in rooms.items():
        if not positions:
            what = f"fund region {region} has no contracteerruimte"
            yield Fault(funds.origin.place(), what, "", f"one fund of kind {_ROOM} for each fund region")
        elif len(positions) > 1:
            places = " and ".join(str(funds.origin.rows[position]) for position in positions)
            what = f"fund region {region} has {len(positions)} contracteerruimtes"
            place = funds.origin.place(positions[1], "kind")
            yield Fault(place, what, f"rows {places}", "exactly one", "add the amounts up in one row")


def _draws_on(regions: TypedTable, region: str) -> str:
    row = regions.frame.index[regions.frame["region"] == region][0]
    return str(regions.frame["fund_region"][row])


def _not_one_of(typed: TypedTable, positions: Iterable[int], names: tuple[str, str]) -> Iterator[Fault]:
    """A fault for each of these rows where neither or both of two columns are filled."""
    columns = [typed.frame[name].tolist() for name in names]
    for position in positions:
        filled = [name for name, values in zip(names, columns, strict=True) if values[position] is not None]
        if len(filled) == 1:
            continue
        either = f"either {names[0]} or {names[1]}"
        what = "two values, of which only one can hold" if filled else "neither of two values is filled in"
        yield Fault(typed.origin.place(position, names[0]), what, " and ".join(filled), either)


def _decisions(tables: Tables) -> Iterator[Fault]:
    """A decision on an amount is in units or in euros; an exclusion needs neither."""
    typed = _complete(tables, "decisions")
    if typed is None:
        return
    amounts = [at for at, kind in enumerate(typed.frame["kind"]) if kind in ("fix", "minimum", "maximum")]
    yield from _not_one_of(typed, amounts, ("units", "amount_eur"))


def _agreed_tariffs(tables: Tables) -> Iterator[Fault]:
    """An agreed tariff is a percentage or euros."""
    typed = _complete(tables, "agreed_tariffs")
    if typed is None:
        return
    yield from _not_one_of(typed, range(len(typed.frame)), ("percentage", "tariff_eur"))


def _responses(tables: Tables) -> Iterator[Fault]:
    """A response that is accepted in part says how much."""
    typed = _complete(tables, "responses")
    if typed is None:
        return
    for position, (judged, units) in enumerate(
        zip(typed.frame["judged"], typed.frame["accepted_units"], strict=True)
    ):
        if judged == "partly" and units is None:
            place = typed.origin.place(position, "accepted_units")
            yield Fault(place, "accepted in part, but not how much", "", "the units that were accepted")


def _end_before_start(tables: Tables) -> Iterator[Fault]:
    """An agreement that ends before it begins."""
    typed = _complete(tables, "providers")
    if typed is None:
        return
    for position, (start, end) in enumerate(zip(typed.frame["start"], typed.frame["end"], strict=True)):
        if start is not None and end is not None and end < start:
            place = typed.origin.place(position, "end")
            yield Fault(place, "the end lies before the start", str(end), f"{start} or later")
