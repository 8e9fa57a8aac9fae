"""Facts that a pack reads, and for whom they are empty: what is tied to an empty fact silently doesn't apply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.pack import Pack, Tranche
from verdeelsleutel.model import catalogue
from verdeelsleutel.model.rule import BoundRule

__all__ = ["Empty", "Reader", "columns_read", "empty_facts", "table_of"]

MAY_BE_EMPTY = {"profile", "treatment", "day_activity", "name", "description", "group", "start", "end"}
"""Columns of the contract whose being empty is an answer."""


@dataclass(frozen=True)
class Reader:
    """What of a pack reads a fact: its kind (`tranche`, `tariff base`, `adjustment`, `rule`) and its id."""

    kind: str
    id: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.id}".rstrip()


@dataclass(frozen=True)
class Empty:
    """A fact that the pack reads and that some rows don't have.

    Attributes:
        column: as the pack names it.
        read_by: what of the pack reads it.
        table: where it stands, empty when no table of the case has it.
        empty: how many rows lack it, of `count`.
        who: the first of them.
    """

    column: str
    read_by: tuple[str, ...]
    table: str
    empty: int
    count: int
    who: tuple[str, ...]


def empty_facts(case: Case, pack: Pack, tranches: Sequence[Tranche], rules: Sequence[BoundRule]) -> list[Empty]:
    """Every fact of providers, and every column of the office's own, that the pack reads and that isn't filled in."""
    readers: dict[str, list[str]] = {}
    for column, who in columns_read(pack, tranches, rules):
        readers.setdefault(column, []).append(str(who))
    found = []
    for column, whoever in sorted(readers.items()):
        table, frame = table_of(case, column)
        bare = column.rpartition(".")[2]
        if bare in MAY_BE_EMPTY or not (table in ("", "providers") or bare.startswith("x_")):
            continue
        lost = [] if frame is None else _lost(frame, bare, table)
        if table == "" or lost:
            readers_once = tuple(dict.fromkeys(whoever))
            found.append(
                Empty(column, readers_once, table, len(lost), 0 if frame is None else len(frame), tuple(lost[:5]))
            )
    return found


def _lost(frame: pd.DataFrame, column: str, table: str) -> list[str]:
    key = table.removesuffix("s") if table != "offers" else "provider"
    values = zip(frame[key].tolist(), frame[column].tolist(), strict=True)
    return [str(who) for who, value in values if value is None or value == ""]


def table_of(case: Case, column: str) -> tuple[str, pd.DataFrame | None]:
    """The table that a column stands in, as lines look it up; an empty name where none has it."""
    wanted, _, bare = column.rpartition(".")
    for table in ("services", "providers", "regions", "offers"):
        frame = case.table(table)
        if bare in frame.columns and wanted.rstrip("s") in ("", table.rstrip("s")):
            return table, frame
    return "", None


def columns_read(
    pack: Pack, tranches: Sequence[Tranche], rules: Sequence[BoundRule], stage: str | None = None
) -> list[tuple[str, Reader]]:
    """Every column that tranches, tariffs and rules read, with what reads it; one several times where several do.

    Args:
        pack: the policy.
        tranches, rules: of a stage.
        stage: only adjustments that hold there; None for those of any.
    """
    found = [(c, Reader("tranche", t.id)) for t in tranches for c in t.where.columns]
    found += [(t.order_by, Reader("tranche", t.id)) for t in tranches if t.order_by]
    for base in pack.tariff.base:
        found += [(c, Reader("tariff base")) for c in (*base.when.columns, *([base.from_] if base.from_ else []))]
    for a in pack.tariff.adjustments:
        if a.active and stage in (None, *a.at):
            found += [(c, Reader("adjustment", a.id)) for c in (*a.when.columns, a.add_from, a.scale_from) if c]
    for rule in rules:
        both = (*catalogue.columns(rule, keys=True), *catalogue.columns(rule, keys=False))
        found += [(c, Reader("rule", rule.id)) for c in both]
    return found
