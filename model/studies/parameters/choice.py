"""Clients who choose other care: client-years go from some rows of a table to others.

Formula, per key k of `along`:
    units_r' = units_r · (1 − s)                          for rows r that clients leave
    units_r' = units_r · (1 + s · L_k ÷ T_k)              for rows r that take them in
    where T_k = 0 nobody takes them in, and they stay.

Symbols:
    s: the share; L_k, T_k: client-years of the rows that are left, and of those that take in (units ÷
    units_per_client_year; a row without such a number counts no clients and doesn't change).

Rounded half up to the places of the column, so the client-years of a key stay what they were but for that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.exact import Exact, totals
from verdeelsleutel.data.faults import CaseFaults, Fault, Place, StudyFaults
from verdeelsleutel.data.integers import Index, Ints, Mask, times
from verdeelsleutel.data.study.kinds.sweep import Choice
from verdeelsleutel.model.context import client_year_weights
from verdeelsleutel.model.lines import numbered
from verdeelsleutel.model.studies.parameters.case_column import CaseColumn, Numbers, rounded, rows_of
from verdeelsleutel.model.studies.parameters.parameter import Change, Pair
from verdeelsleutel.model.studies.parameters.rows import RowFacts

__all__ = ["ClientChoice", "client_choice"]

CLIENTS = "client_years"


@dataclass(frozen=True, eq=False)
class ClientChoice:
    """A share of the clients of some rows who go to others.

    Attributes:
        column: the column whose rows change.
        left, taken: rows that are left, and that take in.
        key: per row its key of `along`; `keys` how many.
    """

    column: CaseColumn
    left: Mask
    taken: Mask
    key: Index
    keys: int

    def changed(self, pair: Pair, change: Change) -> Pair:
        """Case and pack after a change.

        Raises:
            CaseFaults: the share isn't one.
        """
        if not 0 <= change.value <= 1:
            what = f"the share of clients who leave {self.column.table} isn't one"
            raise CaseFaults([Fault(Place(self.column.table), what, str(change.value), "from 0 to 1")])
        numbers = Numbers.of(pair.case, self.column.table, self.column.column)
        weight = _client_years(pair.case, self.column.table, len(numbers.num))
        volume = Exact(numbers.num, 1)
        leaves = totals(volume, np.where(self.left, weight, 0), self.key, self.keys)
        takes = totals(volume, np.where(self.taken, weight, 0), self.key, self.keys)
        num: Ints = numbers.num.copy()
        counted = np.asarray(weight != 0)
        for k, (out, into) in enumerate(zip(leaves, takes, strict=True)):
            if out == 0 or into == 0:
                continue
            for mask, factor in (
                (self.left, 1 - change.value),
                (self.taken, 1 + change.value * out / Fraction(into)),
            ):
                rows = np.flatnonzero(mask & counted & (self.key == k))
                new = rounded(times(numbers.num[rows], factor.numerator), factor.denominator)
                num = num.astype(object) if new.dtype == object else num
                num[rows] = new
        return pair._replace(case=replace(numbers, num=num).put(pair.case, self.column))


def _client_years(case: Case, table: str, count: int) -> Ints:
    """Per row what one unit counts in client-years, over one denominator for all."""
    frame = case.table(table)
    if "service" not in frame.columns:
        return np.ones(count, dtype=np.int64)
    services = case.table("services")["service"].tolist()
    weights, _ = client_year_weights(case, services)
    position = {service: at for at, service in enumerate(services)}
    return weights[np.array([position[name] for name in frame["service"].tolist()], dtype=np.intp)]


def client_choice(column: CaseColumn, case: Case, choice: Choice, place: Place) -> ClientChoice:
    """A choice on a column of units or client-years.

    Raises:
        StudyFaults: the column counts no clients, or some rows are both left and taken to.
    """
    if column.column not in ("units", "offered_units", CLIENTS):
        expected = "a column of units or client_years"
        raise StudyFaults([Fault(place, f"{column.table}.{column.column} counts no clients", expected=expected)])
    left = rows_of(case, column.table, choice.from_, place) & column.rows
    taken = rows_of(case, column.table, choice.to, place) & column.rows
    if (left & taken).any():
        what, found = "some rows are left and taken to at once", f"{int((left & taken).sum())} rows"
        raise StudyFaults([Fault(place, what, found, "from and to that exclude each other")])
    for mask, word in ((left, "from"), (taken, "to")):
        if not mask.any():
            what = f"no row meets the condition of {word}"
            raise StudyFaults([Fault(place, what, expected=f"rows of {column.table}")])
    key, keys = keys_of_rows(case, column.table, choice.along, place)
    return ClientChoice(column, left, taken, key, len(keys))


def keys_of_rows(
    case: Case, table: str, per: tuple[str, ...], place: Place
) -> tuple[Index, list[tuple[str, ...]]]:
    """Per row of a table the position of its key, and the keys in text order.

    Raises:
        StudyFaults: rows of the table have no such column.
    """
    facts = RowFacts(case, table)
    columns = []
    for name in per:
        try:
            columns.append(facts.column(name))
        except KeyError:
            known = ", ".join(facts.names)
            raise StudyFaults([Fault(place, f"rows of {table} have no such column", name, known)]) from None
    keys, at = numbered(columns, len(facts))
    return at, keys
