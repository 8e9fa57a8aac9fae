"""A case at a cut-off month: its cells, caps and funds, the agreements in force and the expected year."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from tests.oracle.expectation import Expectation, last_day
from tests.oracle.reading import Case, Cell, Facts, cell_of, cents, listed, number

ZERO = Fraction(0)
Agreements = Mapping[Cell, tuple[Fraction | int, int | None]]


class CaseAtCutoff(Case):
    """The case of a reallocation."""

    stage = "reallocation"

    def __init__(
        self,
        tables: Mapping[str, list[Facts]],
        meta: Facts,
        pack: Mapping[str, Any],
        cutoff: str,
        agreements: Agreements | None,
        opened: Iterable[str],
    ):
        super().__init__(tables, meta)
        policy = pack.get("reallocation") or {}
        self.opened = frozenset(opened) | frozenset(listed(policy.get("reserves_released")))
        self.agreed = self.in_force(agreements)
        self.accepted = {cell_of(row): units for row in self.table("responses") if (units := accepted(row)) is not None}
        year = Expectation(self, policy, cutoff, self.agreed)
        # Reading: a response makes its cell whatever was judged, a month of realisation whatever its units.
        responses = {cell_of(row) for row in self.table("responses")}
        self.cells = sorted(self.decided | self.offers.keys() | self.agreed.keys() | year.cells | responses)
        self.expected = {cell: year.of(cell) for cell in self.cells}
        # Reading: the same day bounds changes and transfers, whatever their status and kind.
        self.day = date.fromisoformat(meta["as_of"]) if meta.get("as_of") else last_day(year.year, year.cutoff)

    def in_force(self, agreements: Agreements | None) -> dict[Cell, Fraction]:
        # Reading: the agreed tariff prices what was agreed before; this run has tariffs of its own.
        if agreements is None:
            return super().basis("agreement")
        return {cell: Fraction(units) for cell, (units, _) in agreements.items()}

    def basis(self, name: str) -> dict[Cell, Fraction]:
        """As at the initial stage; `realised` is known for cells only (reading)."""
        if name == "realised":
            return self.expected
        return self.agreed if name == "agreement" else super().basis(name)

    def cap(self, cell: Cell) -> Fraction:
        if cell in self.accepted:
            return self.accepted[cell]
        return max(super().cap(cell), self.agreed.get(cell, ZERO), self.expected[cell])

    def amount(self, fund: Facts) -> Fraction:
        """Cents after changes and transfers; a percentage reserve is of this amount (reading)."""
        amount, name = super().amount(fund), fund["fund"]
        for one in self.past("fund_changes"):
            amount += cents(one["amount_eur"]) if one["fund"] == name else 0
        for one in self.past("fund_transfers"):
            amount += cents(one["amount_eur"]) * ((one["to_fund"] == name) - (one["from_fund"] == name))
        return amount

    def past(self, table: str) -> list[Facts]:
        return [one for one in self.table(table) if date.fromisoformat(one["date"]) <= self.day]


def accepted(response: Facts) -> Fraction | None:
    """Units that were accepted; none where it was rejected or isn't judged yet."""
    judged, given = response.get("judged"), response.get("accepted_units")
    if judged == "partly" or (judged == "accepted" and given):
        return number(given)
    return number(response["units"]) if judged == "accepted" else None
