"""Who is in care at the start of a year, and how many leave and come per month, told from the tables of a case.

Formula, per cell with clients (its service has units_per_client_year u), with staying and newcomer as in `exits`:
    start    = units of `start` ÷ u, and ÷ staying where these are continuity (care of the year for who is there)
    arriving = max(0, units of `expected` ÷ u − start · staying) ÷ newcomer                      clients a month
Per cell without clients (supplements, transport, meerzorg …):
    base = the services that it follows of the same provider in the region, else its clients in the kavel, else all
    care per client of the base = expected units ÷ expected client-years of the base
    and without any base: expected units ÷ active days of the year, per day

Symbols:
    With expected `demand`, client-years of the table go to cells of the region, kavel and profile in proportion to the
    client-years offered, and care of other cells is that of the offers. People of the waiting list who come in go the
    same way, a twelfth every month.

Rates are rounded to 9 decimals and care per client to 6 before anything is drawn.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import numpy as np

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.integers import Index, Ints, Mask
from verdeelsleutel.data.study.kinds.simulate import Study
from verdeelsleutel.model.context import BASIS_TABLES
from verdeelsleutel.model.expectations.activity import active_days
from verdeelsleutel.model.lines import Lines
from verdeelsleutel.model.studies.simulate.client_years import client_years, per_client_year, volume
from verdeelsleutel.model.studies.simulate.exits import newcomer, staying
from verdeelsleutel.model.studies.simulate.places import Places, places_of

__all__ = ["CARE", "RATE", "Population", "population", "starting", "target", "told"]

RATE = 10**9
"""Rates and numbers of clients are whole numbers of this part."""

CARE = 10**6
"""Care per client is a whole number of this part of a unit."""


@dataclass(frozen=True, eq=False)
class Population:
    """What a year starts from; every number is per line of `lines`.

    Attributes:
        lines: every cell that may see care.
        kavels: distinct kavels; `kavel` gives per line the position.
        counts: whether clients are counted there.
        start: clients at the start, in parts of `RATE`.
        exits: clients who leave per client and month, in parts of `RATE`.
        arrivals: clients who arrive per month, in parts of `RATE`.
        waiting: per status of the waiting list clients per month, if all of them came in during the year.
        per_client: units per client (of the cell, or of its base) in a whole year, in parts of `CARE`.
        base: pairs (line, line whose clients it follows), shape (2, pairs).
        alone: lines without any base.
        days: active days, shape (lines, 12); `year_days` those of the year.
        places: where clients who choose otherwise can go.
    """

    lines: Lines
    kavels: Sequence[str]
    kavel: Index
    counts: Mask
    start: Ints
    exits: Ints
    arrivals: Ints
    waiting: Mapping[str, Ints]
    per_client: Ints
    base: Index
    alone: Mask
    days: Ints
    year_days: int
    places: Places


def told(case: Case, basis: str) -> bool:
    """Whether a case says anything about a basis, or about `demand` or `waiting`."""
    table, column = BASIS_TABLES.get(basis, (basis, ""))
    return case.has(table) and (not column or any(value is not None for value in case.table(table)[column].tolist()))


def starting(study: Study, case: Case) -> str:
    """The basis that clients at the start are told from; empty where there is none."""
    order = ("continuity", "history_realised", "history", "forecast")
    return study.start or next((basis for basis in order if told(case, basis)), "")


def target(study: Study, case: Case) -> str:
    """The basis that the year comes to on average."""
    return study.expected or ("forecast" if told(case, "forecast") else "offer")


def population(lines: Lines, study: Study, start: str, expected: str, exits: Mapping[str, Fraction]) -> Population:
    """The population of a case.

    Args:
        lines: every cell that may see care.
        study: what is asked.
        start, expected: bases.
        exits: per kavel the part of its clients who leave per month.
    """
    case = lines.case
    year_days = 366 if calendar.isleap(case.meta.year) else 365
    days = active_days(case, lines.providers)[lines.provider]
    per_year = per_client_year(lines)
    counts = np.array([u is not None for u in per_year], dtype=np.bool_)
    kavels, kavel = lines.column("kavel")
    offered = client_years(volume(lines, "offer"), per_year)
    usual = volume(lines, "offer" if expected == "demand" else expected)
    places = places_of(lines, counts, offered, days, study.choices)
    wanted = client_years(usual, per_year)
    if expected == "demand":
        wanted = places.spread(case.table("demand"), "client_years")
    begun = client_years(volume(lines, start), per_year)
    clients, coming = _clients(begun, wanted, [exits.get(kavels[k], Fraction(0)) for k in kavel.tolist()], days,
                               year_days, ongoing=start == "continuity")  # fmt: skip
    base = _bases(lines, counts, kavel)
    alone = ~counts
    alone[base[0]] = False
    care, alone = _care(usual, per_year, base, alone, days, year_days)
    return Population(
        lines, kavels, kavel, counts, _parts(clients, RATE),
        _parts([exits.get(name, Fraction(0)) for name in kavels], RATE)[kavel], _parts(coming, RATE),
        {status: _waiting(lines, places, status) for status in study.waiting}, _parts(care, CARE), base, alone, days,
        year_days, places,
    )  # fmt: skip


def _clients(
    begun: Sequence[Fraction],
    wanted: Sequence[Fraction],
    exits: Sequence[Fraction],
    days: Ints,
    year_days: int,
    *,
    ongoing: bool,
) -> tuple[list[Fraction], list[Fraction]]:
    """Clients at the start and arrivals per month, per line."""
    known = cache(lambda stay, row: (staying(stay, row, year_days), newcomer(stay, row, year_days)))
    start, coming = [], []
    for there, years, leaves, row in zip(begun, wanted, exits, days.tolist(), strict=True):
        one, new = known(1 - leaves, tuple(row))
        clients = there if not ongoing else there / one if one else Fraction(0)
        start.append(clients)
        coming.append(max(Fraction(0), years - clients * one) / new if new else Fraction(0))
    return start, coming


def _bases(lines: Lines, counts: Mask, kavel: Index) -> Index:
    """Pairs of a cell without clients and a cell whose clients it follows."""
    table = lines.case.table("services")
    follows = dict(zip(table["service"].tolist(), (str(t or "").split() for t in table["follows"]), strict=True))
    seats: dict[tuple[int, int], list[int]] = {}
    for line in np.flatnonzero(counts).tolist():
        seats.setdefault((int(lines.region[line]), int(lines.provider[line])), []).append(line)
    pairs: list[tuple[int, int]] = []
    for line in np.flatnonzero(~counts).tolist():
        mine = seats.get((int(lines.region[line]), int(lines.provider[line])), [])
        named = set(follows[lines.services[lines.service[line]]])
        chosen = [b for b in mine if lines.services[lines.service[b]] in named]
        chosen = chosen or [b for b in mine if kavel[b] == kavel[line]] or mine
        pairs += [(line, b) for b in chosen]
    return np.array(pairs, dtype=np.intp).reshape(-1, 2).T


def _care(
    usual: Sequence[Fraction],
    per_year: Sequence[Fraction | None],
    base: Index,
    alone: Mask,
    days: Ints,
    year_days: int,
) -> tuple[list[Fraction], Mask]:
    """Units per client in a year, and which lines have no base after all: nobody is expected there."""
    years = client_years(usual, per_year)
    expected: dict[int, Fraction] = {}
    for line, seat in base.T.tolist():
        expected[line] = expected.get(line, Fraction(0)) + years[seat]
    alone = alone.copy()
    care = []
    for line, (units, u) in enumerate(zip(usual, per_year, strict=True)):
        active = int(days[line].sum())
        if u is not None:
            care.append(u)
        elif expected.get(line):
            care.append(units / expected[line])
        else:
            alone[line] = True
            care.append(units * year_days / active if active else Fraction(0))
    return care, alone


def _waiting(lines: Lines, places: Places, status: str) -> Ints:
    table = lines.case.table("waiting")
    mine = table[table["status"] == status]
    return _parts([years / 12 for years in places.spread(mine, "clients")], RATE)


def _parts(values: Sequence[Fraction], part: int) -> Ints:
    """Whole numbers of a part, halves up."""
    return np.array([int(value * part * 2 + 1) // 2 for value in values], dtype=np.int64)
