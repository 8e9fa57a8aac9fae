"""What is odd in a case but possible: worth a look before a run, never a reason to stop one.

Codes are stable. Each check is one function below; `CHECKS` says which there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from verdeelsleutel.data.faults import Finding, did_you_mean
from verdeelsleutel.data.reading.case_meta import CaseMeta
from verdeelsleutel.data.reading.cells import Given, Tables, cell_numbers, has_all, row_names
from verdeelsleutel.data.reading.findings_months import missing_months, realised_after_date, sums_that_differ
from verdeelsleutel.data.reading.raw import Codes
from verdeelsleutel.data.reading.typed import TypedTable
from verdeelsleutel.data.tables import KAVELS

__all__ = ["CHECKS", "dialect_finding", "odd_between_tables"]

_EXAMPLES = 5


def odd_between_tables(tables: Tables, meta: CaseMeta) -> list[Finding]:
    """Everything odd in tables without faults.

    Args:
        tables: the tables that were read; a check that needs another finds nothing.
        meta: what the case is about.
    """
    given = Given(tables, meta)
    return [finding for check in CHECKS for finding in check(given)]


def dialect_finding(dialects: Mapping[str, str]) -> list[Finding]:
    """How the CSV files were read, one finding per way.

    Args:
        dialects: by name of the file.
    """
    files: dict[str, list[str]] = {}
    for name, dialect in dialects.items():
        files.setdefault(dialect, []).append(name)
    return [
        Finding("dialect", f"read with {dialect}", count=len(names), examples=tuple(names))
        for dialect, names in sorted(files.items())
    ]


def _larger(left: pd.Series[Any], right: pd.Series[Any]) -> Codes:
    """Positions where the left number is above the right one; where one is empty it isn't."""
    if left.dtype == np.int64 and right.dtype == np.int64:
        return np.flatnonzero(left.to_numpy() > right.to_numpy())
    pairs = zip(left, right, strict=True)
    return np.flatnonzero([a is not None and b is not None and a > b for a, b in pairs])


def _of_status(tables: Tables, status: str) -> set[str]:
    providers = tables["providers"].frame
    return set(providers["provider"][providers["status"] == status])


def _with_provider(typed: TypedTable, providers: set[str]) -> npt.NDArray[np.bool_]:
    coded = typed.coded["provider"]
    inside = np.array([value in providers for value in coded.values], dtype=bool)
    return inside[coded.codes]


def _without_offer(given: Given) -> Iterator[Finding]:
    """Continuity and history of a cell that nobody offers."""
    if not has_all(given.tables, "offers", "regions", "providers", "services"):
        return
    offered = cell_numbers(given.tables["offers"], given.tables)
    for name in ("continuity", "history"):
        if name in given.tables:
            lost = np.flatnonzero(~np.isin(cell_numbers(given.tables[name], given.tables), offered, assume_unique=True))
            if len(lost):
                what = f"{len(lost)} rows have no offer of the same region, provider and service"
                yield Finding(
                    f"{name}-without-offer", what, name, len(lost), row_names(given.tables[name], lost)
                )


def _new_with_history(given: Given) -> Iterator[Finding]:
    """Last year's agreements of a provider that is called new."""
    if not has_all(given.tables, "history", "providers"):
        return
    rows = np.flatnonzero(_with_provider(given.tables["history"], _of_status(given.tables, "new")))
    if len(rows):
        what = f"{len(rows)} rows are of a provider with status new"
        examples = tuple(sorted(set(given.tables["history"].frame["provider"].iloc[rows])))[:_EXAMPLES]
        yield Finding("history-of-new-provider", what, "history", len(rows), examples)


def _existing_without_history(given: Given) -> Iterator[Finding]:
    """A provider that is called existing, but had no agreement last year."""
    if not has_all(given.tables, "history", "providers"):
        return
    lost = sorted(
        _of_status(given.tables, "existing") - set(given.tables["history"].coded["provider"].values)
    )
    if lost:
        what = f"{len(lost)} providers with status existing have no history"
        yield Finding("existing-without-history", what, "providers", len(lost), tuple(lost[:_EXAMPLES]))


def _nothing_there(given: Given) -> Iterator[Finding]:
    """A case that isn't filled in yet: no regions, no offers."""
    tables = given.tables
    if "regions" in tables and tables["regions"].frame.empty:
        yield Finding("regions-empty", "there are no regions", "regions")
    if "offers" in tables and tables["offers"].frame.empty:
        yield Finding("offers-empty", "there are no offers", "offers")


def _providers_without_offers(given: Given) -> Iterator[Finding]:
    """A provider that offers nothing, where others do."""
    if not has_all(given.tables, "offers", "providers") or given.tables["offers"].frame.empty:
        return
    lost = sorted(
        set(given.tables["providers"].frame["provider"]) - set(given.tables["offers"].frame["provider"])
    )
    if lost:
        what = f"{len(lost)} providers offer nothing"
        yield Finding("provider-without-offers", what, "providers", len(lost), tuple(lost[:_EXAMPLES]))


def _above(table: str, more: str, less: str, code: str, what: str) -> Callable[[Given], Iterator[Finding]]:
    """A check that one number of a row isn't above another."""

    def check(given: Given) -> Iterator[Finding]:
        if table in given.tables:
            rows = _larger(given.tables[table].frame[more], given.tables[table].frame[less])
            if len(rows):
                yield Finding(
                    code, f"{len(rows)} rows {what}", table, len(rows), row_names(given.tables[table], rows)
                )

    return check


def _funds_of_nought(given: Given) -> Iterator[Finding]:
    """A fund without money."""
    if "funds" in given.tables:
        frame = given.tables["funds"].frame
        empty = [
            str(fund) for fund, amount in zip(frame["fund"], frame["amount_eur"], strict=True) if not amount
        ]
        if empty:
            what = f"{len(empty)} funds are 0 euros"
            yield Finding("fund-of-nought", what, "funds", len(empty), tuple(empty[:_EXAMPLES]))


def _kavels(given: Given) -> Iterator[Finding]:
    """A kavel that isn't one of those that policies speak of, or that no service belongs to."""
    if "services" not in given.tables:
        return
    used = set(given.tables["services"].frame["kavel"])
    strange = sorted(used - set(KAVELS))
    if strange:
        examples = tuple(f"{kavel} {did_you_mean(kavel, KAVELS)}".strip() for kavel in strange[:_EXAMPLES])
        what = f"{len(strange)} kavels are none of {', '.join(KAVELS)}"
        yield Finding("kavel-unknown", what, "services", len(strange), examples)
    for name in ("demand", "waiting"):
        if name in given.tables:
            lost = sorted(set(given.tables[name].frame["kavel"]) - used)
            if lost:
                what = f"{len(lost)} kavels have no service"
                yield Finding("kavel-without-service", what, name, len(lost), tuple(lost[:_EXAMPLES]))


def _exclusions_with_amount(given: Given) -> Iterator[Finding]:
    """An exclusion with units or euros, which mean nothing there."""
    if "decisions" in given.tables:
        frame = given.tables["decisions"].frame
        amounts: list[Decimal | None] = [
            a if a is not None else b for a, b in zip(frame["units"], frame["amount_eur"], strict=True)
        ]
        rows = np.flatnonzero(
            [
                kind == "exclude" and amount is not None
                for kind, amount in zip(frame["kind"], amounts, strict=True)
            ]
        )
        if len(rows):
            what = f"{len(rows)} exclusions have units or an amount, which aren't used"
            yield Finding(
                "exclusion-with-amount",
                what,
                "decisions",
                len(rows),
                row_names(given.tables["decisions"], rows),
            )


CHECKS: tuple[Callable[[Given], Iterator[Finding]], ...] = (
    _funds_of_nought,
    _kavels,
    _nothing_there,
    _providers_without_offers,
    _above(
        "offers", "minimum_units", "offered_units", "minimum-above-offer", "have a minimum above the offer"
    ),
    _new_with_history,
    _existing_without_history,
    _without_offer,
    _above(
        "history", "realised_units", "units", "realised-above-agreed", "were delivered above the agreement"
    ),
    _above(
        "responses", "accepted_units", "units", "accepted-above-asked", "were accepted above what was asked"
    ),
    _exclusions_with_amount,
    missing_months,
    realised_after_date,
    sums_that_differ,
)
