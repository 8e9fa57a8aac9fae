"""Small random cases for a reallocation: agreements, months with gaps, changes of funds, answers of providers.

`reallocation_cases` and `reallocation_share_cases` draw a Reallocation: a Sample and its cut-off month.
"""

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import strategies as st

from tests.strategies.initial import (
    AMPLE,
    AROUND,
    Draw,
    Record,
    Sample,
    basis,
    cells,
    chance,
    decisions,
    finished,
    known,
    packing_rule,
    pick,
    place_of,
    providers,
    regions,
    services,
    share_rule,
    some_units,
    tranches,
    where,
)

Tables = dict[str, list[Record]]
CENT = Decimal("0.01")
BASES = ("realised", "realised", "realised", "agreement", "agreement", "offer", "history", "forecast", "one")
GUARANTEED = {"id": "guaranteed", "basis": "agreement", "percent": 90, "not_above": [{"basis": "realised"}]}
REALISED = {"id": "realised", "basis": "realised"}
HOME = {"id": "growth_home", "basis": "realised", "where": {"kavel": ["vpt", "mpt"]}}
OTHERS = {"id": "growth", "basis": "realised", "where": {"not": {"kavel": ["vpt", "mpt"]}}}
OWN = {
    "id": "own_substitution",
    "rule": "growth_ceiling",
    "per": ["region", "provider"],
    "of": "agreement",
    "measure": "eur",
    "stage": "reallocation",
}


class Reallocation(NamedTuple):
    """A case with its pack, and the month up to which realisation counts (YYYY-MM)."""

    sample: Sample
    cutoff: str


@st.composite
def reallocation_cases(draw: Draw) -> Reallocation:
    """Ceilings, level cuts and cut tariffs; up to a dozen cells and some more."""
    year, cutoff = moment(draw)
    tables = facts(draw, year, cutoff, (2, 4, 4), 10)
    if chance(draw, 25):
        tables["decisions"] = decisions(draw, tables)
    return drawn(draw, year, cutoff, tables, shares=0)


@st.composite
def reallocation_share_cases(draw: Draw) -> Reallocation:
    """Shares and linked services besides; few cells."""
    year, cutoff = moment(draw)
    tables = facts(draw, year, cutoff, (2, 2, 3), 4)
    return drawn(draw, year, cutoff, tables, shares=draw(st.integers(1, 2)))


def moment(draw: Draw) -> tuple[int, int]:
    return pick(draw, 2024, 2023), draw(st.integers(1, 12))


def drawn(draw: Draw, year: int, cutoff: int, tables: Tables, shares: int) -> Reallocation:
    layers = layers_of(draw, tables)
    rules = [rule_of(draw, tables, i, layers) for i in range(draw(st.integers(0, 3)))]
    rules += [bounded(draw, share_rule(draw, tables, i, layers, "reallocation")) for i in range(shares)]
    offered = {"id": "offered", "basis": "offer"}
    sample = finished(draw, tables, [offered], rules)
    sample.pack["year"] = year
    if chance(draw, 30):
        later = {"id": "autumn", "when": where(draw, tables), "add": "0.5", "at": ["reallocation"]}
        sample.pack["tariff"]["adjustments"].append(later)
    opened = [one["id"] for one in sample.pack["reserves"] if chance(draw, 50)]
    sample.pack["reallocation"] = {
        "expectation": pick(draw, "run_rate", "run_rate", "last_quarter", "seasonal", "given"),
        "completeness": pick(draw, {}, {0: 80}, {0: 50, 1: "95.5", 2: 99}, {1: 90, 3: 98, 14: 10}),
        "reserves_released": opened,
        "tranches": layers,
    }
    meta: Record = {"year": year}
    if chance(draw, 50):
        meta["as_of"] = day(year, pick(draw, 1, cutoff, cutoff, 12), pick(draw, 1, 15, 28))
    return Reallocation(Sample(sample.tables, sample.pack, meta), f"{year}-{cutoff:02d}")


# -- tables ---------------------------------------------------------------------------------------------


def day(year: int, month: int, of_month: int) -> str:
    return date(year, month, of_month).isoformat()


def facts(draw: Draw, year: int, cutoff: int, sizes: tuple[int, int, int], most: int) -> Tables:
    """All tables but decisions; sizes = most regions, providers, services."""
    tables: Tables = {
        "regions": regions(draw, sizes[0]),
        "providers": providers(draw, sizes[1], least=2),
        "services": services(draw, sizes[2], some=("vpt", "mpt")),
    }
    for row in tables["providers"]:
        row |= {"start": start(draw, year), "end": end(draw, year)}
        if row["start"] and row["end"] and row["end"] < row["start"]:
            row["end"] = ""
        row["reserve_ratio"] = pick(draw, "", "-0.02", "0.35", "0.351", "0.5", "0.5")
    tables = known(draw, tables, most, AMPLE)
    tables["agreements"] = basis(draw, tables, 80)
    for row in tables["agreements"]:
        row["tariff_eur"] = pick(draw, "", "", "12.34")
    tables["realisation"] = realisation(draw, tables, year, cutoff) + earlier(draw, tables, year)
    tables["responses"] = [response(draw, one, year) for one in cells(draw, tables, 0, 3) if chance(draw, 60)]
    tables["fund_changes"] = [change(draw, one, year, cutoff) for one in tables["funds"] if chance(draw, 30)]
    tables["fund_transfers"] = transfers(draw, tables["funds"], year, cutoff)
    return tables


def start(draw: Draw, year: int) -> str:
    some = (day(year, 5, 1), day(year, 3, 15), day(year, 1, 1), day(year - 1, 7, 1), day(year, 12, 15))
    return pick(draw, "", "", "", *some)


def end(draw: Draw, year: int) -> str:
    some = (day(year, 6, 30), day(year, 2, 28), day(year, 12, 31), day(year + 1, 1, 31), day(year - 1, 12, 31))
    return pick(draw, "", "", "", "", "", *some)


def realisation(draw: Draw, tables: Tables, year: int, cutoff: int) -> list[Record]:
    """Months of most cells, with gaps of a whole provider and of a cell, sometimes of months after the cut-off."""
    places = {tuple(place_of(row).values()): row for name in ("offers", "agreements") for row in tables[name]}
    near = {place: Decimal(row.get("offered_units", row.get("units"))) for place, row in places.items()}
    near |= {tuple(one.values()): Decimal(12) for one in cells(draw, tables, 0, 1)}
    owners = sorted({place[:2] for place in near})
    gaps = {owner: mask(draw) if chance(draw, 50) else 0 for owner in owners}
    rows = []
    for place, units in sorted(near.items()):
        if not chance(draw, 85):
            continue
        monthly = int(units * pick(draw, 100, 100, 100, 70, 40, 120, 170, 0) / 1200)
        more, quiet = pick(draw, 0, 0, 1, 2), mask(draw) if chance(draw, 30) else 0
        last = pick(draw, cutoff, cutoff, 12)
        for month in range(1, last + 1):
            if not (gaps[place[:2]] | quiet) >> month & 1:
                amount = monthly + more * (month % 3)
                rows.append(line(place, year, month, amount + Decimal("0.5") if quiet and month == 2 else amount))
    return rows


def earlier(draw: Draw, tables: Tables, year: int) -> list[Record]:
    """Up to two years of a few cells; a year is complete for a region or not."""
    rows = []
    for before in range(1, draw(st.integers(0, 2)) + 1):
        gap = pick(draw, 0, 0, 0, 7)
        for one in cells(draw, tables, 1, 4):
            monthly, more = draw(st.integers(0, 40)), draw(st.integers(0, 3))
            place = tuple(one.values())
            months = [month for month in range(1, 13) if month != gap]
            rows += [line(place, year - before, month, monthly + more * month) for month in months]
    return rows


def mask(draw: Draw) -> int:
    """Some months as bits."""
    return draw(st.integers(0, 2**13 - 1)) & draw(st.integers(0, 2**13 - 1))


def line(place: tuple[str, ...], year: int, month: int, units: Any) -> Record:
    region, provider, service = place
    key = {"region": region, "provider": provider, "service": service}
    return {**key, "month": f"{year}-{month:02d}", "units": units}


def response(draw: Draw, place: Record, year: int) -> Record:
    judged = pick(draw, "accepted", "accepted", "partly", "rejected", "agreed", "")
    row = {**place, "units": some_units(draw), "reason": "asked", "date": day(year, 9, 1), "judged": judged}
    if judged == "partly" or chance(draw, 30):
        row["accepted_units"] = some_units(draw)
    return row


def when(draw: Draw, year: int, cutoff: int) -> str:
    return day(year, pick(draw, 1, cutoff, cutoff, min(cutoff + 1, 12), 12), pick(draw, 1, 15, 28))


def change(draw: Draw, fund: Record, year: int, cutoff: int) -> Record:
    """At most 30 % off, so that with a transfer something stays."""
    amount = (Decimal(fund["amount_eur"]) * pick(draw, 5, 20, -10, -30) / 100).quantize(CENT)
    reason = {"reason": "ministry", "status": pick(draw, "definitive", "expected")}
    return {"fund": fund["fund"], "date": when(draw, year, cutoff), "amount_eur": amount, **reason}


def transfers(draw: Draw, funds: list[Record], year: int, cutoff: int) -> list[Record]:
    if len(funds) < 2 or not chance(draw, 40):
        return []
    giver, taker = draw(st.permutations(funds))[:2]
    amount = (Decimal(giver["amount_eur"]) * pick(draw, 10, 30) / 100).quantize(CENT)
    kind = pick(draw, "once", "structural")
    names = {"from_fund": giver["fund"], "to_fund": taker["fund"]}
    return [{**names, "amount_eur": amount, "date": when(draw, year, cutoff), "kind": kind}]


# -- packs ----------------------------------------------------------------------------------------------


def layers_of(draw: Draw, tables: Tables) -> list[Record]:
    """The tranches that packs use, or others."""
    if chance(draw, 60):
        growth = [HOME, OTHERS] if chance(draw, 70) else []
        first = [{**GUARANTEED, "percent": pick(draw, 90, 100, "97.5", 50)}] if chance(draw, 70) else []
        return [dict(one) for one in (*first, REALISED, *growth)]
    layers = tranches(draw, tables, 3, BASES)
    for one in layers:
        if chance(draw, 25):
            bound = pick(draw, "realised", "agreement", "offer")
            one["not_above"] = [{"basis": bound, "percent": pick(draw, *AROUND)}]
    return layers


def rule_of(draw: Draw, tables: Tables, number: int, layers: list[Record]) -> Record:
    kind = pick(draw, "own", "own", "packing", "packing", "packing", "freeze", "freeze", "account", "cut")
    if kind == "packing":
        return bounded(draw, packing_rule(draw, tables, number, layers, "reallocation"))
    if kind == "own":
        names = [one["id"] for one in layers]
        until = "realised" if "realised" in names else pick(draw, *names)
        percent = pick(draw, 100, 100, 102, 95)
        return {**OWN, "id": f"own_{number}", "percent": percent, **({"until": until} if chance(draw, 85) else {})}
    rule: Record = {"id": f"{kind}_{number}", "stage": "reallocation"}
    if kind == "cut":
        most = pick(draw, 2, "1.5", 100, 0)
        return {**rule, "rule": "tariff_cut", "kind": pick(draw, "meerzorg", "contracteerruimte"), "at_most": most}
    if chance(draw, 20):
        rule["where"] = where(draw, tables)
    if chance(draw, 40):
        rule["above"] = pick(draw, "agreement", "history", "realised") if kind == "freeze" else "agreement"
    if kind == "account":
        return {**rule, "rule": "own_account", "reserve_ratio_above": pick(draw, 35, 35, 10, "35.05")}
    if chance(draw, 25):
        rule["placeholder"] = pick(draw, 1, 10, "20.5", 60)
    if chance(draw, 80):
        rule |= {"of": pick(draw, "region", "provider"), "overshoot_above": pick(draw, 2, 0, "2.5", 20)}
    return {**rule, "rule": "freeze"}


def bounded(draw: Draw, rule: Record) -> Record:
    """The same rule, now and then of what only a reallocation knows."""
    if isinstance(rule.get("of"), str) and chance(draw, 50):
        rule["of"] = pick(draw, "agreement", "agreement", "realised")
    if "above" in rule and chance(draw, 40):
        rule["above"] = pick(draw, "agreement", "realised")
    if "realised" in {str(rule.get("of")), str(rule.get("above"))}:
        rule["stage"] = "reallocation"
    return rule
