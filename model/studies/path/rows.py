"""A year of a path as a row of results.

Symbols:
    room_eur: the contracteerruimten of the year together, reserves included; room_growth_pct against the year before.
    unfunded_client_years_pct: of the client-years that are asked (`service`).
    service_…: the same as the service level counts it; needed_…: the least room at which it holds; below_…: one step
    lower, where it doesn't (where it holds nowhere, the largest room that was sought).
"""

from __future__ import annotations

from fractions import Fraction

from verdeelsleutel.data.exact import decimals, euros
from verdeelsleutel.data.study.path_parts import Hold
from verdeelsleutel.model import csv_text
from verdeelsleutel.model.figures import figures
from verdeelsleutel.model.studies.path.walk import Decided, Tried
from verdeelsleutel.model.studies.sweep.figures import row_of as figures_row
from verdeelsleutel.model.studies.work import Column

__all__ = ["CONFLICT", "HEAD", "HELD", "OK", "TAIL", "row_of"]

OK, CONFLICT = "ok", "conflict"

HEAD = (
    Column("scenario", "text"),
    Column("pack", "text"),
    Column("year", "whole"),
    Column("room_eur", "euros"),
    Column("room_growth_pct", "number"),
    Column("asked_client_years", "number"),
    Column("unfunded_client_years_pct", "number"),
)
HELD = (
    Column("held", "text"),
    Column("service_unfunded_pct", "number"),
    Column("service_lowest_fill_pct", "number"),
    Column("needed_room_eur", "euros"),
    Column("needed_growth_pct", "number"),
    Column("below_room_eur", "euros"),
    Column("below_growth_pct", "number"),
    Column("below_unfunded_pct", "number"),
    Column("below_lowest_fill_pct", "number"),
    Column("below_status", "text"),
)
"""Where a service level is held."""

TAIL = (Column("status", "text"), Column("message", "text"))


def row_of(found: Decided, hold: Hold | None) -> dict[str, str | int]:
    """A year as a row, without scenario and pack."""
    tried = found.tried
    row: dict[str, str | int] = {"year": found.year, "room_eur": euros(tried.room)}
    if found.before:
        row["room_growth_pct"] = _rounded(Fraction(100 * tried.room, found.before) - 100)
    if hold is not None and found.held is not None:
        row |= _held(found, hold)
    if found.held is not None and found.held.needed is None:
        row["message"] = "the service level doesn't hold at any room that was sought; below is the largest"
    if tried.plan is None or tried.service is None:
        return {**row, "status": CONFLICT, "message": "hard rules can't hold together at this room"}
    service = {
        "asked_client_years": _text(sum(tried.service.asked.values(), Fraction(0))),
        "unfunded_client_years_pct": _text(tried.service.unfunded_pct()),
    }
    return {**row, **service, **figures_row(figures(tried.plan)), "status": OK}


def _held(found: Decided, hold: Hold) -> dict[str, str]:
    held = found.held
    assert held is not None  # the caller looked
    row = {"held": "no" if held.needed is None else "yes", **_service("service", found.tried, hold)}
    if held.needed is not None:
        row |= {"needed_room_eur": euros(held.needed.room), "needed_growth_pct": _text(held.needed.growth_pct)}
    if held.below is not None:
        row |= {"below_room_eur": euros(held.below.room), "below_growth_pct": _text(held.below.growth_pct)}
        row |= {**_service("below", held.below, hold), "below_status": CONFLICT if held.below.plan is None else OK}
    return row


def _service(name: str, tried: Tried, hold: Hold) -> dict[str, str]:
    if tried.service is None:
        return {}
    row = {}
    if hold.unfunded_client_years_pct is not None:
        row[f"{name}_unfunded_pct"] = _text(tried.service.unfunded_pct(hold))
    lowest = None if hold.tranche is None else tried.service.lowest_fill_pct(hold.tranche)
    if lowest is not None:
        row[f"{name}_lowest_fill_pct"] = _text(lowest)
    return row


def _text(value: Fraction) -> str:
    return decimals(value, csv_text.PLACES)


def _rounded(value: Fraction, places: int = 6) -> str:
    """Rounded half up: what rounding the room to cents does to its growth isn't worth showing."""
    scale: int = 10**places
    return decimals(Fraction((2 * value * scale + 1) // 2, scale), places)
