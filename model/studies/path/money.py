"""Prices and room of the next year.

Formula:
    tariff_{t+1} = round_half_up(tariff_t · (1 + index / 100), 1 cent)     maximum tariff, NHC, NIC, agreed tariff each
    room_{t+1}   = round_half_up(room_t · (1 + growth / 100), 1 cent)      each fund

An index is applied to what was published, so prices are rounded every year. What changes and transfers of funds brought
in the first year stays in the room, but for transfers that were for once.

Source: the NZa indexes last year's maximum tariffs and components; the room grows by what the ministry allows.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from verdeelsleutel.data.case import Case, with_table
from verdeelsleutel.data.study.path_parts import TariffIndex
from verdeelsleutel.model.fund_moves import fund_moves
from verdeelsleutel.model.funds import CONTRACTEERRUIMTE
from verdeelsleutel.model.studies.path.columns import scaled_by, with_column
from verdeelsleutel.model.studies.path.growth import rate_of

__all__ = ["indexed", "moves_settled", "with_room"]

MOVES = ("fund_changes", "fund_transfers")


def indexed(case: Case, index: TariffIndex, step: int) -> Case:
    """A case with the prices of the year after it, which is the year `step` after the first."""
    for column in ("max_tariff_eur", "nhc_eur", "nic_eur"):
        case = _times(case, "services", column, rate_of(index.of(column), step))
    return _times(case, "agreed_tariffs", "tariff_eur", rate_of(index.of("agreed_eur"), step))


def _times(case: Case, table: str, column: str, rate: Fraction) -> Case:
    if rate == 0 or not case.has(table):
        return case
    return scaled_by(case, table, column, [1 + rate / 100] * len(case.table(table)))


def with_room(case: Case, growth: Fraction, contracteerruimte: Fraction | None = None) -> Case:
    """A case whose funds have grown.

    Args:
        case: with the room of the year before.
        growth: of every fund, in percent.
        contracteerruimte: of the funds of that kind, where that is another.
    """
    own = growth if contracteerruimte is None else contracteerruimte
    kinds = case.table("funds")["kind"].tolist()
    factors = [1 + (own if kind == CONTRACTEERRUIMTE else growth) / 100 for kind in kinds]
    return scaled_by(case, "funds", "amount_eur", factors)


def moves_settled(case: Case, *, once: bool) -> Case:
    """A case whose changes and transfers of funds, as far as they count, stand in the funds themselves.

    Args:
        case: of the first year.
        once: whether transfers that were for once stay.
    """
    if not any(case.has(table) for table in MOVES):
        return case
    counted = case
    if case.has("fund_transfers") and not once:
        frame = case.table("fund_transfers")
        counted = with_table(case, "fund_transfers", frame[frame["kind"] != "once"])
    moved = fund_moves(counted, case.meta.as_of).cents
    funds = case.table("funds")
    rows = zip(funds["fund"].tolist(), funds["amount_eur"].tolist(), strict=True)
    amounts = [Decimal(amount) + Decimal(moved.get(fund, 0)).scaleb(-2) for fund, amount in rows]
    found = with_column(case, "funds", "amount_eur", amounts)
    return replace(found, tables={name: frame for name, frame in found.tables.items() if name not in MOVES})
