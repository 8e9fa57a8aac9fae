"""What is published of a run, fund region by fund region: rows with their amounts, or with nothing where left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from verdeelsleutel.data.exact import euros
from verdeelsleutel.model import csv_text
from verdeelsleutel.model.publication.suppression import Least, Members, Sizes, left_out
from verdeelsleutel.model.publication.use import AGREED, DELIVERED, EXPECTED, Group, Purse, Use

FUND, TOTAL, SECTOR, REGION, KAVEL, SINGLE = "fund", "fund_region", "sector", "region", "kavel", "region_kavel"
LEVELS = (FUND, TOTAL, SECTOR, REGION, KAVEL, SINGLE)
"""Kinds of rows, the most wanted first; each names what stands in its key."""


@dataclass(frozen=True)
class Row:
    """A published row.

    Attributes:
        level: one of `LEVELS`.
        fund: name of the fund, of a row of that level.
        region, sector, kavel: as far as the level says; else empty.
        cents: column → amount; None: left out.
    """

    level: str
    fund: str
    region: str
    sector: str
    kavel: str
    cents: dict[str, int] | None

    def of(self, column: str) -> int | None:
        """An amount; None where it is left out, or the run has no such column."""
        return None if self.cents is None else self.cents.get(column)


@dataclass(frozen=True)
class FundUse:
    """A fund and its use; amounts in cents.

    Attributes:
        purse: the fund.
        row: agreed, delivered and expected.
    """

    purse: Purse
    row: Row

    @property
    def room(self) -> int:
        """What may be agreed."""
        return self.purse.amount - self.purse.reserved

    @property
    def free(self) -> int | None:
        """Neither reserved nor agreed; None where agreed is left out."""
        agreed = self.row.of(AGREED)
        return None if agreed is None else self.room - agreed

    @property
    def over(self) -> int | None:
        """Expected beyond the room, below 0 when less; None where expected is left out or unknown."""
        expected = self.row.of(EXPECTED)
        return None if expected is None else expected - self.room

    @property
    def over_share(self) -> Fraction | None:
        """The same as a part of the room."""
        return None if self.over is None or self.room == 0 else Fraction(self.over, self.room)


@dataclass(frozen=True)
class RegionUse:
    """One fund region: its funds, and every row in order."""

    name: str
    funds: tuple[FundUse, ...]
    rows: tuple[Row, ...]

    def at(self, level: str) -> list[Row]:
        """The rows of a level, in order of their key."""
        return [row for row in self.rows if row.level == level]


@dataclass(frozen=True, eq=False)
class Publication:
    """Everything that is published.

    Attributes:
        columns: as in `Use`.
        months: those with realisation.
        regions: fund regions, sorted.
        outside: cents agreed for services outside the room; they are no part of any row.
        least: the fewest that a figure may rest on.
    """

    columns: tuple[str, ...]
    months: tuple[str, ...]
    regions: tuple[RegionUse, ...]
    outside: int
    least: Least

    @property
    def suppressed(self) -> int:
        """Rows that are left out."""
        return sum(1 for region in self.regions for row in region.rows if row.cents is None)


def publication(use: Use, least: Least) -> Publication:
    """Choose what is published.

    Args:
        use: everything.
        least: the fewest that a figure may rest on.
    """
    names = sorted({purse.fund_region for purse in use.purses})
    regions = tuple(_region(name, use, least) for name in names)
    return Publication(use.columns, use.months, regions, use.outside, least)


def _region(name: str, use: Use, least: Least) -> RegionUse:
    mine = [group for group in use.groups if use.purses[group.purse].fund_region == name]
    sizes = Sizes([group.amounts for group in mine], least)
    keys = _keys(mine, use.purses, name)
    agreed = use.columns.index(AGREED)
    totals = {members: [amount.cents for amount in sizes.total(members)] for _, members in keys if members}
    wanted = sorted(
        (pair for pair in keys if pair[1]),
        key=lambda pair: (LEVELS.index(pair[0][0]), -totals[pair[1]][agreed], pair[0]),
    )
    hidden = left_out([(key[0], members) for key, members in wanted], sizes)
    nothing = [0] * len(use.columns)
    rows = tuple(
        Row(*key, None if members in hidden else dict(zip(use.columns, totals.get(members, nothing), strict=True)))
        for key, members in keys
    )
    of_fund = {row.fund: row for row in rows if row.level == FUND}
    funds = tuple(FundUse(purse, of_fund[purse.name]) for purse in use.purses if purse.fund_region == name)
    return RegionUse(name, funds, rows)


Key = tuple[str, str, str, str, str]
"""Level, fund, region, sector, kavel."""


def _keys(groups: Sequence[Group], purses: Sequence[Purse], name: str) -> list[tuple[Key, Members]]:
    """Every row with the single rows that it adds up; funds of the region that nobody draws on too."""
    makers: dict[str, Callable[[Group], Key]] = {
        FUND: lambda g: (FUND, purses[g.purse].name, "", "", ""),
        TOTAL: lambda _: (TOTAL, "", "", "", ""),
        SECTOR: lambda g: (SECTOR, "", "", g.sector, ""),
        REGION: lambda g: (REGION, "", g.region, "", ""),
        KAVEL: lambda g: (KAVEL, "", "", g.sector, g.kavel),
        SINGLE: lambda g: (SINGLE, "", g.region, g.sector, g.kavel),
    }
    found: dict[Key, set[int]] = {(FUND, p.name, "", "", ""): set() for p in purses if p.fund_region == name}
    for level in LEVELS:
        mine: dict[Key, set[int]] = {}
        for at, group in enumerate(groups):
            mine.setdefault(makers[level](group), set()).add(at)
        found |= {key: mine[key] for key in sorted(mine)}
    return [(key, frozenset(members)) for key, members in found.items()]


HEADER = (
    "fund_region", "level", "fund", "region", "sector", "kavel", "figure", "month", "amount_eur", "suppressed",
)  # fmt: skip


def csv_of(found: Publication) -> str:
    """The publication as a table: one line per figure; a figure that is left out is empty and marked `yes`.

    Figures of a fund: amount, reserved, agreed, free, delivered (also per month), expected, over. Of other rows:
    agreed, delivered, expected. Figures that the run doesn't know aren't there.
    """
    return csv_text.rows(HEADER, list(_lines(found)))


def _lines(found: Publication) -> Iterator[tuple[str, ...]]:
    for region in found.regions:
        funds = {use.row.fund: use for use in region.funds}
        for row in region.rows:
            key = (region.name, row.level, row.fund, row.region, row.sector, row.kavel)
            for figure, month, cents in _figures(found, row, funds.get(row.fund)):
                yield (*key, figure, month, *(("", "yes") if cents is None else (euros(cents), "no")))


def _figures(found: Publication, row: Row, fund: FundUse | None) -> Iterator[tuple[str, str, int | None]]:
    if fund is not None:
        yield "amount", "", fund.purse.amount
        yield "reserved", "", fund.purse.reserved
        yield "free", "", fund.free
    for column in found.columns:
        month = column in found.months
        yield DELIVERED if month else column, column if month else "", row.of(column)
    if fund is not None and EXPECTED in found.columns:
        yield "over", "", fund.over
