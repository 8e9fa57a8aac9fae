"""Small numbers: which rows of a publication are left out, so that nobody can work them out from the others.

Formula:
    a row is small where any of its figures that isn't nought rests on fewer than `least_clients` clients or on fewer
    than `least_providers` providers. It is left out in every column.
    Rows are published by rank (funds, totals, sectors, regions, kavels, single rows), the largest agreed amount first,
    unless with those published already
    (a) a small row would follow from them as a sum or difference: its vector lies in their span; or
    (b) what remains of a published row, less those of one level inside it and the single rows known by then, is small.

Symbols:
    a row is a set of single rows (region × sector × kavel); its vector has 1 for each, else 0.

    Why whole rows: delivered, expected and agreed of one row say nearly the same, and months add up to what was
    delivered; with the same rows left out of every column, no column says more than another. A figure of one provider
    may still be bounded by that of others; that isn't looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, reduce

from verdeelsleutel.model.publication.use import Amount

LEAST_CLIENTS, LEAST_PROVIDERS = 10, 3

Members = frozenset[int]
"""Positions of single rows."""


@dataclass(frozen=True)
class Least:
    """The fewest that a published figure may rest on."""

    clients: int = LEAST_CLIENTS
    providers: int = LEAST_PROVIDERS

    def small(self, amount: Amount) -> bool:
        """Whether a figure rests on fewer; one of nought rests on nobody and is not small."""
        if amount.cents == 0:
            return False
        few = amount.clients is not None and amount.clients < self.clients
        return few or amount.providers.bit_count() < self.providers


@dataclass(frozen=True, eq=False)
class Sizes:
    """Sums of single rows, and whether they are small.

    Attributes:
        singles: per single row its amounts, column by column.
    """

    singles: Sequence[Sequence[Amount]]
    least: Least
    _known: dict[Members, bool] = field(default_factory=dict)

    def total(self, members: Members) -> list[Amount]:
        """The sum of single rows, column by column."""
        rows = [self.singles[at] for at in sorted(members)]
        return [reduce(Amount.__add__, column, Amount()) for column in zip(*rows, strict=True)]

    def small(self, members: Members) -> bool:
        """Whether any figure of the sum is small."""
        if members not in self._known:
            self._known[members] = any(self.least.small(amount) for amount in self.total(members))
        return self._known[members]


@dataclass(frozen=True)
class Span:
    """Everything that follows from some rows by adding and subtracting, as a reduced row echelon form."""

    rows: Mapping[int, Mapping[int, Fraction]] = field(default_factory=dict)

    def rest(self, members: Members) -> dict[int, Fraction]:
        """What of a row doesn't follow; empty when all of it does."""
        left = dict.fromkeys(sorted(members), Fraction(1))
        for pivot in sorted(members & self.rows.keys()):
            left = _less(left, self.rows[pivot], left[pivot])
        return left

    def holds(self, members: Members) -> bool:
        """Whether a row follows."""
        return not self.rest(members)

    def with_row(self, members: Members) -> Span:
        """With one more row."""
        left = self.rest(members)
        if not left:
            return self
        pivot = min(left)
        new = {at: value / left[pivot] for at, value in left.items()}
        rows = {at: _less(row, new, row.get(pivot, Fraction(0))) for at, row in self.rows.items()}
        return Span({**rows, pivot: new})

    @cached_property
    def singles(self) -> Members:
        """Single rows that follow by themselves."""
        return frozenset(pivot for pivot, row in self.rows.items() if len(row) == 1)


def _less(row: Mapping[int, Fraction], other: Mapping[int, Fraction], factor: Fraction) -> dict[int, Fraction]:
    """Row − factor · other, without zeros."""
    found = dict(row)
    if factor:
        for at, value in other.items():
            found[at] = found.get(at, Fraction(0)) - factor * value
    return {at: value for at, value in found.items() if value}


def left_out(rows: Sequence[tuple[str, Members]], sizes: Sizes) -> set[Members]:
    """Rows that aren't published.

    Args:
        rows: level and members of every row, the most wanted first; rows of one level have no members in common.
        sizes: of the single rows that they are made of.
    """
    small = {members for _, members in rows if sizes.small(members)}
    hidden, span, shown = set(small), Span(), list[tuple[str, Members]]()
    for level, members in rows:
        if members in hidden:
            continue
        new, more = span.with_row(members), [*shown, (level, members)]
        follows = new is span  # anyone can work it out already
        reveals = any(new.holds(one) for one in small) or any(sizes.small(rest) for rest in _remains(new, more))
        if reveals and not follows:
            hidden.add(members)
        else:
            span, shown = new, more
    return hidden


def _remains(span: Span, shown: Sequence[tuple[str, Members]]) -> Iterator[Members]:
    """What is left of each published row, less those of one level inside it and less the single rows that are known."""
    for _, row in shown:
        inside: dict[str, Members] = {"": frozenset()}
        for level, other in shown:
            if other < row:
                inside[level] = inside.get(level, frozenset()) | other
        for known in inside.values():
            remains = row - known - span.singles
            if remains:
                yield remains
