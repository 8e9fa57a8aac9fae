"""Funds: which money a cell draws on, what is held back, and what is left.

Formula:
    Σ_{c on f} tariff_c · x_c ≤ amount_f − reserves_f
    reserve of a percentage: rounded up to the cent; reserves add, and take at most what the fund has.
    amount_f: table funds, with the changes and transfers that were known on the day of the run.
    Kavel `meerzorg` draws on the funds of kind meerzorg of its fund region where there are any, services with
    `room: outside` on none, all else on the contracteerruimte of the fund region.

Symbols:
    amounts in cents. Several funds for the same cells form one row; the draw then takes them in the order of the
    table, each as far as it goes.

Source: the NZa divides the contracteerruimte over regions and tests the total per region against it (Wmg art. 49e;
meerzorg room of its own: Zilveren Kruis, inkoop 2021).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

import numpy as np

from verdeelsleutel.data.exact import ceiling, euros
from verdeelsleutel.data.faults import CaseFaults, Fault, Finding
from verdeelsleutel.data.integers import Index, Ints, Mask, sums
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.model.fund_moves import fund_moves
from verdeelsleutel.model.lines import Lines
from verdeelsleutel.model.row import CENTS, Rows, make_rows
from verdeelsleutel.model.tariff import Tariffs

CONTRACTEERRUIMTE, MEERZORG = "contracteerruimte", "meerzorg"


@dataclass(frozen=True)
class Fund:
    """A sum of money with conditions, in cents.

    Attributes:
        id, region, kind: as in table funds.
        amount: what it holds, changes included.
        reserved: what is held back.
        held: what would be held back if no reserve had been opened.
    """

    id: str
    region: str
    kind: str
    amount: int
    reserved: int
    held: int

    @property
    def room(self) -> int:
        """What may be agreed."""
        return self.amount - self.reserved


@dataclass(frozen=True, eq=False)
class Funds:
    """All funds; `purse` gives per line the position in `purses` of the funds it draws on, -1 for none."""

    funds: list[Fund]
    purses: list[tuple[int, ...]]
    purse: Index

    def drawing_on(self, kind: str) -> Mask:
        """Lines that draw on funds of a kind."""
        of_kind = [self.funds[members[0]].kind == kind for members in self.purses]
        mask: Mask = np.array([*of_kind, False], dtype=np.bool_)[self.purse]  # a line that draws on none has -1
        return mask

    def rows(self, lines: Lines, tariffs: Tariffs) -> list[Rows]:
        """One ceiling per purse."""
        found = []
        for at, members in enumerate(self.purses):
            reads = (self.purse, lines.is_cell)
            cells = lines.memo.of(("cells of a purse", at), reads, partial(self._cells, at, lines))
            funds = [self.funds[i] for i in members]
            entries = (np.zeros(len(cells), dtype=np.intp), cells, tariffs.cents[cells], 1)
            upper: list[Fraction | None] = [Fraction(sum(f.room for f in funds))]
            name = "+".join(f.id for f in funds)
            found.append(make_rows(name, CENTS, [funds[0].region], entries, upper=upper, source="funds"))
        return found

    def _cells(self, purse: int, lines: Lines) -> Index:
        return np.flatnonzero((self.purse == purse) & lines.is_cell)

    def drawn(self, amounts: Ints) -> list[int]:
        """Cents drawn on each fund by amounts per line: funds in order, each as far as it goes."""
        inside = self.purse >= 0
        per_purse = sums(amounts[inside], self.purse[inside], len(self.purses))
        drawn = [0] * len(self.funds)
        for members, total in zip(self.purses, per_purse.tolist(), strict=True):
            for i in members[:-1]:
                drawn[i] = min(total - sum(drawn[j] for j in members), self.funds[i].room)
            drawn[members[-1]] = total - sum(drawn[j] for j in members[:-1])
        return drawn


def read_funds(
    lines: Lines, pack: Pack, opened: frozenset[str] = frozenset(), *, known_until: datetime.date | None
) -> tuple[Funds, list[Finding]]:
    """The funds of a case as known on a day, with the pack's reserves held back, but for those `opened`.

    Args:
        lines: of the run.
        pack: the policy.
        opened: ids of reserves that are divided.
        known_until: the day; changes and transfers of a later date don't count. None: none counts.

    Raises:
        CaseFaults: a fund that changes leave with less than nothing.
    """
    table, case = lines.case.table("funds"), lines.case
    dated = (case.table("fund_changes"), case.table("fund_transfers"))
    moved = lines.memo.of(("moves of funds", known_until), dated, lambda: fund_moves(case, known_until))
    findings = list(moved.findings)
    funds, faults = [], []
    columns = (table[name].tolist() for name in ("fund", "region", "kind", "amount_eur"))
    for position, (fund, region, kind, held_eur) in enumerate(zip(*columns, strict=True)):
        amount = int(held_eur * 100) + moved.cents.get(fund, 0)
        if amount < 0:
            faults.append(
                Fault(
                    lines.case.place("funds", position, "amount_eur"),
                    f"changes and transfers take more from fund {fund} than it holds",
                    found=euros(amount),
                    expected="at least nothing",
                    hint="look at fund_changes and fund_transfers",
                )
            )
            continue
        mine = [r for r in pack.reserves if r.active and r.kind == kind]
        held = sum(_reserve(r, amount) for r in mine)
        wanted = sum(_reserve(r, amount) for r in mine if r.id not in opened)
        if wanted > amount:
            findings.append(
                Finding(
                    "reserve-short",
                    f"the reserves on fund {fund} ask more than it holds; they take all of it",
                    "funds",
                    1,
                    (str(fund),),
                )
            )
        funds.append(Fund(fund, region, kind, amount, min(wanted, amount), min(held, amount)))
    if faults:
        raise CaseFaults(faults)
    regions = lines.case.table("regions")
    reads = [lines.memo.column(table, name) for name in ("region", "kind")]
    reads += [lines.memo.column(regions, name) for name in ("region", "fund_region")]
    facts = (lines.column("kavel"), lines.column("room"), lines.regions, lines.region)
    purses, purse = lines.memo.of("purses", (*reads, *facts), lambda: _purses(lines, funds))
    return Funds(funds, purses, purse), findings


def _reserve(reserve: object, amount: int) -> int:
    percent = getattr(reserve, "percent", None)
    if percent is not None:
        return ceiling(Fraction(amount) * percent / 100)
    return ceiling(Fraction(getattr(reserve, "amount_eur")) * 100)  # noqa: B009  # the model checked one is there


def _purses(lines: Lines, funds: list[Fund]) -> tuple[list[tuple[int, ...]], Index]:
    """The sets of funds that lines draw on, and per line which."""
    table = lines.case.table("regions")
    fund_region = {
        r: f or r for r, f in zip(table["region"].tolist(), table["fund_region"].tolist(), strict=True)
    }
    of_kind = {
        (region, kind): tuple(i for i, f in enumerate(funds) if f.region == region and f.kind == kind)
        for region in dict.fromkeys(f.region for f in funds)
        for kind in (CONTRACTEERRUIMTE, MEERZORG)
    }
    purses: dict[tuple[int, ...], int] = {}

    def purse_of(region: str, kind: str) -> int:
        members = of_kind.get((region, kind), ())
        return purses.setdefault(members, len(purses)) if members else -1

    general = [purse_of(fund_region.get(r, r), CONTRACTEERRUIMTE) for r in lines.regions]
    special = [purse_of(fund_region.get(r, r), MEERZORG) for r in lines.regions]
    at = _take(general, lines.region)
    meerzorg = _take(special, lines.region)
    is_meerzorg: Mask = _is(lines, "kavel", MEERZORG)
    at = np.where(is_meerzorg & (meerzorg >= 0), meerzorg, at)
    at = np.where(_is(lines, "room", "outside"), -1, at)
    return list(purses), at


def _take(values: list[int], index: Index) -> Index:
    return np.array(values, dtype=np.intp)[index] if values else index


def _is(lines: Lines, column: str, value: str) -> Mask:
    distinct, at = lines.column(column)
    found: Mask = np.array([text == value for text in distinct], dtype=np.bool_)[at]
    return found
