"""Tariffs: percentage of the maximum, rounded half up to the cent, NHC and NIC on top."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from math import floor
from typing import Any

from tests.oracle.reading import Case, Cell, Facts, cents, listed, matches, number

HUNDRED = Fraction(100)


def tariff(case: Case, pack: Mapping[str, Any], cell: Cell, cut: Fraction = Fraction(1)) -> Fraction:
    """Agreed price of one unit in whole cents; `cut` is what `tariff_cut` leaves of the percentage."""
    service = case.services[cell[2]]
    agreed = agreed_line(case, cell)
    if agreed.get("tariff_eur"):  # reading: the whole price, NHC and NIC in it
        return cents(agreed["tariff_eur"])
    share = number(agreed["percentage"]) if agreed.get("percentage") else percentage(case, pack, cell, cut)
    price = cents(service["max_tariff_eur"]) * share / 100
    return floor(price + Fraction(1, 2)) + cents(service.get("nhc_eur")) + cents(service.get("nic_eur"))


def agreed_line(case: Case, cell: Cell) -> Facts:
    """The most specific agreed tariff: region and service, service, region, provider alone (reading)."""
    region, provider, service = cell
    lines = [row for row in case.table("agreed_tariffs") if row["provider"] == provider]
    for wanted in ((region, service), ("", service), (region, ""), ("", "")):
        for row in lines:
            if (row.get("region", ""), row.get("service", "")) == wanted:
                return row
    return {}


def percentage(case: Case, pack: Mapping[str, Any], cell: Cell, cut: Fraction) -> Fraction:
    facts = case.facts(cell)
    if facts.get("tariffed", "").casefold() in {"no", "nee", "false"}:
        return HUNDRED  # reading: minimum and maximum don't touch it either
    policy = pack.get("tariff") or {}
    valid = [one for one in listed(policy.get("adjustments")) if case.stage in (one.get("at") or [case.stage])]
    applying = [one for one in valid if matches(one.get("when"), facts)]
    base = base_percentage(policy.get("base"), facts)
    for one in applying:
        base = number(one["set"]) if "set" in one else base
    scaled = base * (100 + sum(amount(one, "scale", facts) for one in applying)) / 100
    total = scaled + sum(additions(applying, policy.get("groups") or {}, facts))
    if "minimum" in policy:
        total = max(total, number(policy["minimum"]))
    if "maximum" in policy:
        total = min(total, number(policy["maximum"]))
    return total * cut  # reading: also where that is below the minimum


def base_percentage(base: Any, facts: Facts) -> Fraction:
    if base is None:
        return HUNDRED
    if not isinstance(base, list):
        return number(base)
    for one in base:
        if matches(one.get("when"), facts):
            return number(facts[one["from"]] if "from" in one else one["percent"])
    return HUNDRED  # reading: no line of the list matches


def amount(one: Mapping[str, Any], kind: str, facts: Facts) -> Fraction:
    """What an adjustment of this kind adds, between its own bounds; 0 for another kind."""
    if kind not in one and f"{kind}_from" not in one:
        return Fraction(0)
    value = number(one[kind] if kind in one else facts[one[f"{kind}_from"]])
    value = max(value, number(one["at_least"])) if "at_least" in one else value
    return min(value, number(one["at_most"])) if "at_most" in one else value


def additions(applying: list[Any], groups: Mapping[str, Any], facts: Facts) -> list[Fraction]:
    """Points per group, each group's sum below its cap; adjustments without a group are on their own."""
    sums: dict[str, Fraction] = defaultdict(Fraction)
    for one in applying:
        sums[one.get("group") or ""] += amount(one, "add", facts)
    capped = {name: number(group["at_most"]) for name, group in groups.items() if "at_most" in group}
    return [min(value, capped[name]) if name in capped else value for name, value in sums.items()]
