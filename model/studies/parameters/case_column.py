"""Numbers in a table of a case: a column, or one row of it.

Formula:
    new = old · value, old + value, or value, on the rows that a study names; an empty value stays empty unless it is
    set. Amounts in euros are rounded half up to the cent, and counts of units and clients to the places in which the
    column is written: whole units stay whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.conditions import Condition
from verdeelsleutel.data.exact import scaled
from verdeelsleutel.data.faults import CaseFaults, Fault, Place, StudyFaults, did_you_mean
from verdeelsleutel.data.integers import Ints, Mask, narrow, times, whole
from verdeelsleutel.data.tables import TABLES
from verdeelsleutel.data.tables.columns import Column
from verdeelsleutel.model.studies.parameters.parameter import Change, Pair
from verdeelsleutel.model.studies.parameters.rows import RowFacts

__all__ = ["CaseColumn", "Numbers", "case_column", "rounded", "rows_of"]


@dataclass(frozen=True, eq=False)
class CaseColumn:
    """Some rows of a numeric column.

    Attributes:
        table, column: machine names.
        rows: which rows.
    """

    table: str
    column: str
    rows: Mask

    @property
    def contract(self) -> Column:
        """What the contract says of the column."""
        return TABLES[self.table].column(self.column)

    def changed(self, pair: Pair, change: Change) -> Pair:
        """Case and pack after a change.

        Raises:
            CaseFaults: a number leaves the range of its column.
        """
        numbers = Numbers.of(pair.case, self.table, self.column)
        here = self.rows if change.how == "values" else self.rows & ~numbers.empty
        return pair._replace(case=numbers.changed(change, here).put(pair.case, self))


@dataclass(frozen=True, eq=False)
class Numbers:
    """A numeric column in whole numbers.

    Attributes:
        num: numerators, 0 where empty; `places`: of the decimals that they count.
        empty: rows without a value.
    """

    num: Ints
    places: int
    empty: Mask
    column: Column

    @classmethod
    def of(cls, case: Case, table: str, column: str) -> Numbers:
        """The column of a case; euros are counted in cents."""
        values = case.table(table)[column]
        num, den = scaled(values)
        places = len(str(den)) - 1
        contract = TABLES[table].column(column)
        empty = np.zeros(len(num), dtype=np.bool_)
        if values.dtype == object:
            empty = np.array([value is None for value in values.tolist()], dtype=np.bool_)
        if contract.kind == "euros" and places < CENT:
            num, places = times(num, 10 ** (CENT - places)), CENT
        return cls(num, places, empty, contract)

    @property
    def keeps_places(self) -> bool:
        """Whether the column is rounded to the places that it has."""
        return self.column.kind in ("euros", "whole") or self.column.counts

    def changed(self, change: Change, here: Mask) -> Numbers:
        """The column after a change of some rows."""
        value = change.value
        if change.how == "scale":
            num, places = times(self.num, value.numerator), self.places
            if self.keeps_places:
                return self._with(rounded(num, value.denominator), places, here)
            more = _decimals(value)
            up = 10**more // value.denominator
            return self._with(times(num, up), places + more, here)
        places = self.places if self.keeps_places else max(self.places, _decimals(value))
        start = times(self.num, 10 ** (places - self.places)) if change.how == "add" else np.zeros_like(self.num)
        step = _half_up(value * 10**places)
        return self._with(whole(start) + step, places, here)

    def _with(self, num: Ints, places: int, here: Mask) -> Numbers:
        kept = times(self.num, 10 ** (places - self.places))
        return replace(self, num=np.where(here, num, kept), places=places, empty=self.empty & ~here)

    def put(self, case: Case, at: CaseColumn) -> Case:
        """The case with this column.

        Raises:
            CaseFaults: a number leaves the range of its column.
        """
        self._refuse(case, at)
        frame = case.table(at.table).copy(deep=False)
        frame[at.column] = pd.Series(self._values(), index=frame.index, copy=False)
        return replace(case, tables={**case.tables, at.table: frame})

    def _values(self) -> Ints:
        """As frames of a case hold them: int64 where all are whole and there, else Decimal or None."""
        unit = 10**self.places
        if not self.empty.any() and not np.asarray(self.num % unit).any():
            return narrow(self.num // unit)
        codes, distinct = pd.factorize(self.num)
        wide: Ints = np.empty(len(distinct), dtype=object)
        wide[:] = [_decimal(int(value), self.places) for value in distinct.tolist()]
        values: Ints = wide[codes]
        values[self.empty] = None
        return values

    def _refuse(self, case: Case, at: CaseColumn) -> None:
        low, high, above = self.column.minimum, self.column.maximum, self.column.above
        wrong = np.zeros(len(self.num), dtype=np.bool_)
        unit = 10**self.places
        if low is not None:
            wrong |= np.asarray(self.num * low.as_integer_ratio()[1] < low.as_integer_ratio()[0] * unit)
        if above is not None:
            wrong |= np.asarray(self.num * above.as_integer_ratio()[1] <= above.as_integer_ratio()[0] * unit)
        if high is not None:
            wrong |= np.asarray(self.num * high.as_integer_ratio()[1] > high.as_integer_ratio()[0] * unit)
        rows = np.flatnonzero(wrong & ~self.empty).tolist()
        if rows:
            found = str(_decimal(int(self.num[rows[0]]), self.places))
            what = f"{at.table}.{at.column} leaves its range in {len(rows)} rows"
            raise CaseFaults([Fault(case.place(at.table, rows[0], at.column), what, found, _range(self.column))])


CENT = 2


def rounded(num: Ints, den: int) -> Ints:
    """Halves up, below nought too: ⌊n/d + 1/2⌋."""
    if den == 1:
        return num
    doubled = times(num, 2)
    return np.asarray((whole(doubled) if doubled.dtype == object else doubled) + den) // (2 * den)


def _half_up(value: Fraction) -> int:
    return int((2 * value + 1) // 2)


def _decimals(value: Fraction) -> int:
    """Places of a number that is written in decimals.

    Raises:
        ValueError: no number of decimals holds it.
    """
    places, den = 0, value.denominator
    while 10**places % den:
        places += 1
        if places > MOST_PLACES:
            raise ValueError(f"{value} has no end in decimals")
    return places


MOST_PLACES = 40


def _decimal(num: int, places: int) -> Decimal:
    return Decimal(num).scaleb(-places) if places else Decimal(num)


def _range(column: Column) -> str:
    parts = [
        f"{word} {bound}"
        for word, bound in (("at least", column.minimum), ("more than", column.above), ("at most", column.maximum))
        if bound is not None
    ]
    return ", ".join(parts)


def case_column(rest: str, case: Case, where: Condition, place: Place) -> CaseColumn:
    """The column (or one row of it) at a path.

    Raises:
        StudyFaults: there is no such table, row or column, it holds no numbers, or no row meets the condition.
    """
    path = f"case.{rest}"
    name, _, inside = rest.partition(".")
    if name not in TABLES:
        raise _nowhere(place, "the case has no such table", path, name, list(TABLES))
    if name not in case.tables:
        raise StudyFaults([Fault(place, f"the case doesn't have the table {name}", path, "a table of the case")])
    row_id, _, column = inside.rpartition(".")
    contract = TABLES[name]
    numeric = [one.name for one in contract.columns if one.numeric]
    if column not in numeric:
        raise _nowhere(place, f"table {name} has no such column of numbers", path, column, numeric)
    rows = rows_of(case, name, where, place)
    if row_id:
        rows = rows & _row(case, name, row_id, place, path)
    if not rows.any():
        raise StudyFaults([Fault(place, "no row meets the condition", str(where) or path, f"rows of {name}")])
    return CaseColumn(name, column, rows)


def rows_of(case: Case, table: str, where: Condition, place: Place) -> Mask:
    """Rows of a table that meet a condition.

    Raises:
        StudyFaults: it names a column that rows of the table don't have.
    """
    facts = RowFacts(case, table)
    unknown = [name for name in sorted(where.columns) if not _known(facts, name)]
    if unknown:
        what = f"rows of {table} have no such column"
        raise StudyFaults([_fault(place, what, name, name, facts.names) for name in unknown])
    return where.mask(facts)


def _known(facts: RowFacts, name: str) -> bool:
    try:
        facts.column(name)
    except KeyError:
        return name.rpartition(".")[2].startswith("x_")
    return True


def _row(case: Case, table: str, row_id: str, place: Place, path: str) -> Mask:
    key = TABLES[table].key
    if len(key) > 1:
        expected = f"case.{table}.COLUMN, and which rows in where: {{{key[0]}: …}}"
        raise StudyFaults([Fault(place, f"rows of {table} have no id of one word", path, expected)])
    ids = case.table(table)[key[0]].tolist()
    if row_id not in ids:
        raise _nowhere(place, f"table {table} has no row {row_id}", path, row_id, ids)
    found: Mask = np.array([one == row_id for one in ids], dtype=np.bool_)
    return found


def _nowhere(place: Place, what: str, path: str, word: str, known: Sequence[str]) -> StudyFaults:
    return StudyFaults([_fault(place, what, path, word, known)])


def _fault(place: Place, what: str, path: str, word: str, known: Sequence[str]) -> Fault:
    shown = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")
    return Fault(place, what, path, f"one of {shown}" if known else "", did_you_mean(word, known))
