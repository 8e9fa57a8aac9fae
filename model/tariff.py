"""The price per unit of every line, in whole cents, and how it came about (no optimisation).

Formula:
    percentage = clip(base adjusted by all adjustments that apply, minimum, maximum)
    tariff     = round_half_up(max_tariff · percentage, 1 cent) + nhc + nic

    `set` first, then every `scale` (percent of that base, added up), then the `add`s with their groups, then minimum
    and maximum. The percentage never touches NHC and NIC. A line in `agreed_tariffs` replaces the build-up.

Source: NZa sets the maximum tariff per prestatie, the office a percentage of it without NHC/NIC (national agreement
V&V 2024: at most 95.5 %; Themas in contractering langdurige zorg 2024-2026, July 2023).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import numpy as np

from verdeelsleutel.data.exact import decimals, euros
from verdeelsleutel.data.faults import CaseFaults, Fault, Place
from verdeelsleutel.data.integers import Index, Ints, Mask, grouped, half_up, narrow, product
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.model.build_up import BuildUp, Item, Told, build_ups_of, clipped, percentage_of, told_apart
from verdeelsleutel.model.lines import Lines

__all__ = [
    "FREE",
    "Agreed",
    "BuildUp",
    "Item",
    "Tariffs",
    "build_tariffs",
    "clipped",
    "items_of",
    "percentage_of",
    "priced",
]

FREE = -1
"""Marks a price that is free and not agreed: no number of cents."""

MOST_BUILD_UPS = 1 << 31
"""More build-ups than any case has: a pair of service and build-up is one number."""


@dataclass(frozen=True)
class Agreed:
    """A tariff agreed with the provider: a percentage, or the whole price in cents."""

    percentage: Fraction | None
    cents: int | None
    reason: str


@dataclass(frozen=True, eq=False)
class Tariffs:
    """Prices of all lines.

    Attributes:
        cents: per line the price of one unit, `FREE` where none can be given.
        build_ups: distinct build-ups; `build_up` gives per line the position in them.
        agreed: agreed tariffs by line.
        nhc, nic: per service in cents, and `tariffed` per service.
        uncut: per money rule, by its id, the tariffs before it cut them.
    """

    cents: Ints
    build_ups: list[BuildUp]
    build_up: Index
    agreed: dict[int, Agreed]
    maximum: list[int | None]
    nhc: Ints
    nic: Ints
    tariffed: list[bool]
    uncut: Mapping[str, Tariffs] = field(default_factory=dict)

    def around(self, rule: str) -> tuple[Tariffs, Tariffs]:
        """The tariffs before a money rule cut them, and those that it left."""
        later = [*self.uncut.values(), self][[*self.uncut].index(rule) :]
        return later[0], later[1]


def build_tariffs(lines: Lines, pack: Pack, stage: str) -> Tariffs:
    """Price every line at a stage (`initial`, `reallocation` or `settlement`).

    Raises:
        CaseFaults: a cell whose price is free has no agreed tariff, or a fact that the pack reads is empty.
    """
    facts = told_apart(lines, pack, stage)
    tables = (lines.case.table("services"), lines.case.table("agreed_tariffs"))
    reads = (pack.tariff, *tables, lines.region, lines.provider, lines.service, lines.is_cell, *facts.told)
    return lines.memo.of(("tariffs", stage), reads, lambda: _built(lines, pack, facts))


def _built(lines: Lines, pack: Pack, facts: Told) -> Tariffs:
    memo, services, agreed_tariffs = lines.memo, lines.case.table("services"), lines.case.table("agreed_tariffs")
    places = (lines.region, lines.provider, lines.service)
    reads = (pack.tariff, *places, *facts.told)
    build_ups, build_up, wrong = memo.of("build-ups", reads, lambda: build_ups_of(lines, pack, facts))
    of_services = memo.of("figures of services", (services, lines.services), lambda: _services(lines))
    agreed = memo.of("agreed tariffs", (agreed_tariffs, *places), lambda: _agreed(lines))
    unpriced = np.zeros(len(lines), dtype=np.int64)
    found = priced(lines, Tariffs(unpriced, build_ups, build_up, agreed, *of_services))
    faults = [*wrong, *_free_prices(lines, found)]
    if faults:
        raise CaseFaults(faults)
    return found


def _services(lines: Lines) -> tuple[list[int | None], Ints, Ints, list[bool]]:
    """Per service maximum, NHC and NIC in cents, and whether it is tariffed."""
    table = lines.case.table("services")
    place = {service: at for at, service in enumerate(table["service"].tolist())}
    order = [place[service] for service in lines.services]
    maximum, nhc, nic = (_cents(table[name], order) for name in ("max_tariff_eur", "nhc_eur", "nic_eur"))
    tariffed = table["tariffed"].tolist()
    return maximum, _zero(nhc), _zero(nic), [tariffed[at] != "no" for at in order]


def priced(lines: Lines, tariffs: Tariffs) -> Tariffs:
    """The same tariffs with the price that their build-ups and agreements give."""
    return replace(tariffs, cents=_prices(lines, tariffs))


def items_of(tariffs: Tariffs, lines: Lines, line: int) -> list[Item]:
    """Every item of one line's price, in the order in which it is built."""
    service = lines.service[line]
    tail = [
        Item("nhc", euros(int(tariffs.nhc[service])), "services"),
        Item("nic", euros(int(tariffs.nic[service])), "services"),
        Item("tariff", euros(int(tariffs.cents[line])) if tariffs.cents[line] != FREE else "", ""),
    ]
    agreed = tariffs.agreed.get(line)
    if agreed is not None and agreed.cents is not None:
        return [Item("agreed", euros(agreed.cents), "agreed_tariffs"), tail[-1]]
    if agreed is not None and agreed.percentage is not None:
        return [Item("agreed", decimals(agreed.percentage, 12), "agreed_tariffs"), *tail]
    if not tariffs.tariffed[service]:
        return [Item("percentage", "100", "services"), *tail]
    return [*tariffs.build_ups[tariffs.build_up[line]].items, *tail]


def _cents(column: object, order: Sequence[int]) -> list[int | None]:
    values = column.tolist()  # type: ignore[attr-defined]  # a pandas column; its stub doesn't type object columns
    return [None if values[at] is None else int(values[at] * 100) for at in order]


def _zero(values: Sequence[int | None]) -> Ints:
    return np.array([value or 0 for value in values], dtype=np.int64)


def _agreed(lines: Lines) -> dict[int, Agreed]:
    """Agreed tariffs by line; of several the one that names the service, then the one that names the region, wins."""
    table = lines.case.table("agreed_tariffs")
    if table.empty:
        return {}
    rows: list[dict[Any, Any]] = table.to_dict("records")
    rows.sort(key=lambda row: (row["service"] != "", row["region"] != ""))
    found: dict[int, Agreed] = {}
    by_provider = np.argsort(lines.provider, kind="stable")
    starts = np.searchsorted(lines.provider[by_provider], np.arange(len(lines.providers) + 1))
    position = {provider: at for at, provider in enumerate(lines.providers)}
    for row in rows:
        at = position[row["provider"]]
        mine = by_provider[starts[at] : starts[at + 1]]
        if row["region"]:
            mine = mine[lines.region[mine] == lines.regions.index(row["region"])]
        if row["service"]:
            mine = mine[lines.service[mine] == lines.services.index(row["service"])]
        percent, price = row["percentage"], row["tariff_eur"]
        agreed = Agreed(
            None if percent is None else Fraction(percent),
            None if price is None else int(price * 100),
            str(row["reason"]),
        )
        found.update(dict.fromkeys(mine.tolist(), agreed))
    return found


def _prices(lines: Lines, tariffs: Tariffs) -> Ints:
    reads = (lines.service, tariffs.build_up)
    pairs, at = lines.memo.of("prices apart", reads, lambda: _pairs(lines.service, tariffs.build_up))
    service, build_up = np.divmod(pairs, MOST_BUILD_UPS)
    maximum = np.array([FREE if value is None else value for value in tariffs.maximum], dtype=np.int64)[service]
    percentages = [build_up.percentage for build_up in tariffs.build_ups]
    den = math.lcm(1, *(value.denominator for value in percentages))
    parts = [*(value.numerator * (den // value.denominator) for value in percentages), 100 * den]
    scaled = narrow(np.array(parts, dtype=object))
    tariffed = np.array(tariffs.tariffed, dtype=np.bool_)[service]
    care = half_up(product(maximum, scaled[np.where(tariffed, build_up, -1)]), 100 * den)
    per_pair = np.where(maximum == FREE, FREE, care + tariffs.nhc[service] + tariffs.nic[service]).astype(np.int64)
    cents: Ints = per_pair[at]
    for line, agreed in tariffs.agreed.items():
        service_at = int(lines.service[line])
        if agreed.cents is not None:
            cents[line] = agreed.cents
        elif agreed.percentage is not None:
            cents[line] = _price(tariffs, service_at, agreed.percentage)
    return cents


def _pairs(service: Index, build_up: Index) -> tuple[Index, Index]:
    """The pairs of service and build-up that occur, and per line its own."""
    return grouped(service.astype(np.int64) * MOST_BUILD_UPS + build_up)


def _price(tariffs: Tariffs, service: int, percentage: Fraction) -> int:
    maximum = tariffs.maximum[service]
    if maximum is None:
        return FREE
    care = (2 * maximum * percentage.numerator + 100 * percentage.denominator) // (200 * percentage.denominator)
    return int(care + tariffs.nhc[service] + tariffs.nic[service])


def _free_prices(lines: Lines, tariffs: Tariffs) -> list[Fault]:
    free: Mask = lines.is_cell & (tariffs.cents == FREE)
    faults = []
    for line in np.flatnonzero(free)[:20].tolist():
        region, provider, service = lines.key(line)
        faults.append(
            Fault(
                Place("agreed_tariffs", column="tariff_eur"),
                f"the price of service {service} is free and provider {provider} in region {region} has no agreed "
                "tariff",
                found="no row",
                expected="a tariff_eur for this provider and service",
                hint="add a row to agreed_tariffs, or a max_tariff_eur to services",
            )
        )
    more = int(free.sum()) - len(faults)
    if more > 0:
        faults.append(
            Fault(Place("agreed_tariffs"), f"and {more} more cells with a free price and no agreed tariff")
        )
    return faults
