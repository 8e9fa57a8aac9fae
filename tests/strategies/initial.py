"""Small random cases for an initial allocation, as plain tables and a writer to a folder of CSV files.

`packing_cases`, `share_cases`, `decision_cases` and `care_cases` draw a Sample; `write` puts it in a folder.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from hypothesis import strategies as st

Record = dict[str, Any]
Draw = Callable[..., Any]

COLUMNS = {
    "regions": "region name fund_region",
    "funds": "fund region kind amount_eur",
    "services": "service description sector kavel profile treatment unit max_tariff_eur nhc_eur nic_eur "
    "units_per_client_year role follows tariffed room x_rank",
    "providers": "provider name status group start end reserve_ratio previous_percentage x_score x_role_pct",
    "offers": "region provider service offered_units",
    "continuity": "region provider service units",
    "history": "region provider service units realised_units",
    "forecast": "region provider service units",
    "agreements": "region provider service units tariff_eur",
    "realisation": "region provider service month units",
    "responses": "region provider service units reason date judged accepted_units judgement",
    "fund_changes": "fund date amount_eur reason status",
    "fund_transfers": "from_fund to_fund amount_eur date kind",
    "demand": "region kavel profile client_years",
    "exceptions": "region provider service rule units reason",
    "decisions": "region provider service kind units amount_eur reason decided_by date",
    "agreed_tariffs": "region provider service percentage tariff_eur reason date",
}
META = {"id": "small", "title": "A small case", "year": 2024, "office": "Nobody", "synthetic": True}
NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")


class Sample(NamedTuple):
    """Tables of a case (a list of records each), a policy pack as nested dicts, and what `case.yaml` says besides."""

    tables: dict[str, list[Record]]
    pack: dict[str, Any]
    meta: Mapping[str, Any] = MappingProxyType({})


def write(sample: Sample, folder: Path) -> tuple[Path, Path]:
    """Write the tables to folder/case and the pack to folder/pack.yaml."""
    case = folder / "case"
    case.mkdir(parents=True, exist_ok=True)
    (case / "case.yaml").write_text(yaml({**META, **sample.meta}) + "\n", encoding="utf-8")
    for name, records in sample.tables.items():
        columns = COLUMNS.get(name, " ".join(records[0]) if records else "").split()
        columns += [one for one in dict.fromkeys(key for row in records for key in row) if one not in columns]
        with (case / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(records)
    pack = folder / "pack.yaml"
    pack.write_text(yaml(sample.pack) + "\n", encoding="utf-8")
    return case, pack


def yaml(value: Any) -> str:
    """YAML in flow style; numbers in text are written plain, so that they are read as decimals."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {yaml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(yaml(one) for one in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal) or NUMBER.fullmatch(value):
        return str(value)
    return json.dumps(value, ensure_ascii=False)


# -- tables ---------------------------------------------------------------------------------------------

KAVELS = ("intramural", "vpt", "mpt", "mpt_treatment", "meerzorg", "other")
KINDS = {"intramural": "day", "vpt": "day", "mpt": "hour", "mpt_treatment": "hour", "meerzorg": "piece"}
PERCENTS = (100, 100, 100, 100, 95, "95.5", 90, 60, "33.3", 110, 150)
AROUND = (100, 98, 90, 75, 50, 33, 110, "102.5", 0)


def pick(draw: Draw, *values: Any) -> Any:
    return draw(st.sampled_from(values))


def chance(draw: Draw, percent: int) -> bool:
    return draw(st.integers(0, 99)) >= 100 - percent  # an example shrinks to "no"


def some_units(draw: Draw) -> int | Decimal:
    least, most = pick(draw, (1, 9), (1, 9), (10, 60), (100, 900), (1000, 5000), (0, 1))
    units = draw(st.integers(least, most))
    return units + Decimal(pick(draw, "0.5", "0.25", "0.1", "0.333")) if chance(draw, 8) else units


def euros(draw: Draw, most: int) -> Decimal:
    return Decimal(draw(st.integers(1, most * 100))) / 100


def regions(draw: Draw, most: int) -> list[Record]:
    count = draw(st.integers(1, most))
    rows = [{"region": f"R{i}", "name": f"Region {i}", "fund_region": ""} for i in range(1, count + 1)]
    if count > 1 and chance(draw, 40):
        rows[1]["fund_region"] = "R1"
    return rows


def providers(draw: Draw, most: int, least: int = 1) -> list[Record]:
    return [
        {
            "provider": f"{41000000 + 7 * i:08d}" if i % 2 else f"{1000000 + 7 * i:08d}",
            "name": f"Provider {i}",
            "status": pick(draw, "existing", "existing", "new", "other_office"),
            "group": pick(draw, "", "A", "B"),
            "previous_percentage": pick(draw, 93, "95.5", "97.25"),
            "reserve_ratio": pick(draw, "", "0.2", "0.35", "0.351"),
            "x_score": pick(draw, "", 1, 2, "2.0", 10, "-0.5"),
            "x_role_pct": pick(draw, 0, 1, "-3", "0.4"),
        }
        for i in range(1, draw(st.integers(least, most)) + 1)
    ]


def services(draw: Draw, most: int, some: tuple[str, ...] = ()) -> list[Record]:
    """At most so many, with one of each of some kavels among them."""
    rows = []
    for i in range(1, draw(st.integers(max(1, len(some)), most)) + 1):
        kavel = some[i - 1] if i <= len(some) else pick(draw, *KAVELS)
        rows.append(
            {
                "service": f"{pick(draw, 'Z', 'H', 'V')}{100 + i}",
                "description": f"Service {i}",
                "sector": pick(draw, "VV", "VV", "GZ", "GGZ"),
                "kavel": kavel,
                "profile": pick(draw, "", "4VV", "5VV"),
                "treatment": pick(draw, "", "yes", "no"),
                "unit": KINDS.get(kavel, "piece"),
                "max_tariff_eur": euros(draw, pick(draw, 2, 60, 400)),
                "nhc_eur": euros(draw, 40) if chance(draw, 25) else "",
                "nic_eur": euros(draw, 5) if chance(draw, 10) else "",
                "units_per_client_year": pick(draw, 365, 365, 52, 1, ""),
                "role": "care",
                "tariffed": pick(draw, "", "", "", "yes", "no"),
                "room": pick(draw, "", "", "", "inside", "outside"),
                "x_rank": pick(draw, "", 3, 2, 1),
            }
        )
    return rows


def cells(draw: Draw, tables: dict[str, list[Record]], least: int, most: int) -> list[Record]:
    every = [
        {"region": r["region"], "provider": p["provider"], "service": s["service"]}
        for r in tables["regions"]
        for p in tables["providers"]
        for s in tables["services"]
    ]
    places = draw(st.permutations(range(len(every))))[: draw(st.integers(least, most))]
    return [every[place] for place in places]


def basis(draw: Draw, tables: dict[str, list[Record]], percent: int, column: str = "units") -> list[Record]:
    """A known volume for most offers (near the offer or not), and now and then without an offer."""
    rows = []
    for offer in tables["offers"]:
        if chance(draw, percent):
            near = int(offer["offered_units"]) * pick(draw, 50, 80, 100, 100, 120) // 100
            rows.append({**place_of(offer), column: pick(draw, near, near, some_units(draw))})
    known = [place_of(row) for row in rows]
    others = [one for one in cells(draw, tables, 0, 2) if one not in known]
    return rows + [{**one, column: some_units(draw)} for one in others]


def place_of(row: Record) -> Record:
    return {name: row[name] for name in ("region", "provider", "service")}


def worth(tables: dict[str, list[Record]], regions_of_fund: Iterable[str], meerzorg: bool) -> Decimal:
    """Euros that all offers of a fund would cost at the maximum tariff."""
    facts = {row["service"]: row for row in tables["services"]}
    total = Decimal(0)
    for offer in tables["offers"]:
        service = facts[offer["service"]]
        if offer["region"] in regions_of_fund and (service["kavel"] == "meerzorg") == meerzorg:
            price = Decimal(service["max_tariff_eur"] or 100) + Decimal(service["nhc_eur"] or 0)
            total += price * Decimal(offer["offered_units"])
    return total


def funds(draw: Draw, tables: dict[str, list[Record]], shares: tuple[str, ...]) -> list[Record]:
    rows = []
    for region in tables["regions"]:
        name = region["region"]
        if region["fund_region"]:
            continue
        drawing = [one["region"] for one in tables["regions"] if name in {one["region"], one["fund_region"]}]
        size = worth(tables, drawing, False) * Decimal(pick(draw, *shares))
        rows.append(fund(f"CR-{name}", name, "contracteerruimte", size))
        if chance(draw, 40):
            size = worth(tables, drawing, True) * Decimal(pick(draw, *shares))
            rows.append(fund(f"MZ-{name}", name, "meerzorg", size))
        if chance(draw, 10):
            rows.append(fund(f"IN-{name}", name, "innovation", Decimal(1000)))
    return rows


def fund(name: str, region: str, kind: str, size: Decimal) -> Record:
    return {"fund": name, "region": region, "kind": kind, "amount_eur": size.quantize(Decimal("0.01"))}


SCARCE = ("0.33", "0.5", "0.7", "0.8", "0.9", "0.97", "0.1", "1", "1.2", "3", "0")
AMPLE = ("0.8", "0.95", "0.5", "1", "1.2", "3", "3")


def facts(
    draw: Draw, sizes: tuple[int, int, int], most: int, shares: tuple[str, ...] = SCARCE
) -> dict[str, list[Record]]:
    """All tables but decisions; sizes = most regions, providers, services."""
    tables: dict[str, list[Record]] = {
        "regions": regions(draw, sizes[0]),
        "providers": providers(draw, sizes[1]),
        "services": services(draw, sizes[2]),
    }
    return known(draw, tables, most, shares)


def known(
    draw: Draw, tables: dict[str, list[Record]], most: int, shares: tuple[str, ...]
) -> dict[str, list[Record]]:
    """Volumes, money and need for these regions, providers and services."""
    places = cells(draw, tables, pick(draw, 1, most // 2, most // 2), most)
    tables["offers"] = [{**one, "offered_units": some_units(draw)} for one in places]
    tables["funds"] = funds(draw, tables, shares)
    tables["continuity"] = basis(draw, tables, 60)
    tables["history"] = basis(draw, tables, 70)
    for row in tables["history"]:
        row["realised_units"] = pick(draw, row["units"], some_units(draw))
    tables["forecast"] = basis(draw, tables, 80)
    tables["demand"] = demand(draw, tables)
    tables["exceptions"] = []
    tables["agreed_tariffs"] = agreed_tariffs(draw, tables)
    return tables


def demand(draw: Draw, tables: dict[str, list[Record]]) -> list[Record]:
    lines = {
        (region["region"], service["kavel"], pick(draw, "", "", service["profile"]))
        for region in tables["regions"]
        for service in tables["services"]
        if chance(draw, 50)
    }
    return [
        {"region": region, "kavel": kavel, "profile": profile, "client_years": some_units(draw)}
        for region, kavel, profile in sorted(lines)
    ]


def agreed_tariffs(draw: Draw, tables: dict[str, list[Record]]) -> list[Record]:
    """At most one line speaks of a cell; a free price is agreed with everyone."""
    free = tables["services"][0]["service"] if chance(draw, 8) else None
    rows = []
    for provider in tables["providers"]:
        wide = free is None and chance(draw, 6)
        for service in tables["services"]:
            if service["service"] == free or (not wide and chance(draw, 5)):
                agreed = {"tariff_eur": euros(draw, 100)}
                if service["service"] != free and chance(draw, 50):
                    agreed = {"percentage": pick(draw, "88.5", 100, "101.25")}
                rows.append({"provider": provider["provider"], "service": service["service"], **agreed})
        if wide:
            rows.append({"provider": provider["provider"], "percentage": "91.5"})
    for row in tables["services"]:
        row["max_tariff_eur"] = "" if row["service"] == free else row["max_tariff_eur"]
    return [{**row, "reason": "agreed", "date": "2023-11-01"} for row in rows]


# -- packs ----------------------------------------------------------------------------------------------


def where(draw: Draw, tables: dict[str, list[Record]], offered: bool = False) -> Record:
    """A condition on cells; `offered` allows one on the offer itself."""
    kavel, other = (pick(draw, *tables["services"])["kavel"] for _ in range(2))
    choices: list[Record] = [
        {"kavel": kavel},
        {"kavel": [kavel, other]},
        {"not": {"kavel": kavel}},
        {"not": {"kavel": kavel, "status": "new"}},
        {"status": pick(draw, "existing", "New", ["existing", "new"])},
        {"sector": pick(draw, "VV", "gz")},
        {"profile": "4VV"},
        {"treatment": pick(draw, True, "ja", "no")},
        {"x_score": {"min": 1, "max": 2}},
        {"x_score": 2},
        {"not": {"x_score": {"max": 2}}},
        {"region": "R1"},
        {"provider.name": "Provider 1"},
        {"group": "A", "kavel": kavel},
    ]
    if offered:
        choices.append({"offered_units": {"min": 3}})
    return draw(st.sampled_from(choices))


def per(draw: Draw) -> list[str]:
    return pick(
        draw,
        [],
        ["region"],
        ["provider"],
        ["region", "provider"],
        ["region", "kavel"],
        ["kavel"],
        ["group"],
        ["sector", "profile"],
        ["service"],
        ["region", "provider", "service"],
    )


def tariff_policy(draw: Draw) -> Record:
    adjustments = [
        {"id": "new_provider", "when": {"status": "new"}, "add": "-2.0"},
        {"id": "role", "scale_from": "x_role_pct", "at_least": "-2.0", "at_most": "1.0"},
        {"id": "treated", "when": {"treatment": True}, "scale": "1.5"},
        {"id": "start", "when": {"status": "new"}, "set": 91},
        {"id": "plan", "when": {"group": "A"}, "add": 2, "group": "plans"},
        {"id": "home", "when": {"kavel": ["vpt", "mpt"]}, "add": "1.75", "group": "plans", "at": ["initial"]},
        {"id": "score", "when": {"x_score": {"min": 1}}, "add_from": "x_score", "at_most": 3},
        {"id": "later", "add": 5, "at": ["settlement"]},
    ]
    base = pick(
        draw,
        100,
        "95.5",
        [{"when": {"sector": "VV"}, "percent": "95.5"}, {"from": "previous_percentage"}],
    )
    policy: Record = {"base": base, "adjustments": [one for one in adjustments if chance(draw, 35)]}
    policy["groups"] = {"plans": {"at_most": "3.0"}}
    if chance(draw, 40):
        policy |= {"minimum": 90, "maximum": "97.5"}
    return policy


BASES = ("offer", "offer", "offer", "offer", "history", "continuity", "forecast", "history_realised", "one")


def tranches(
    draw: Draw, tables: dict[str, list[Record]], most: int, bases: tuple[str, ...] = BASES
) -> list[Record]:
    """One to three layers; the first may ask three times what the fund holds."""
    rows: list[Record] = []
    for i in range(1, draw(st.integers(1, most)) + 1):
        tranche: Record = {"id": f"layer_{i}", "basis": pick(draw, *bases), "percent": pick(draw, *PERCENTS)}
        if chance(draw, 20 if i == 1 else 40):
            tranche["where"] = where(draw, tables, offered=True)
        if chance(draw, 25):
            tranche["not_above"] = [
                {"basis": pick(draw, "forecast", "history"), "percent": pick(draw, *AROUND)}
            ]
        if chance(draw, 30):
            tranche["order_by"] = pick(draw, "x_score", "x_rank", "status", "group", "kavel")
            tranche["direction"] = pick(draw, "ascending", "descending")
        rows.append(tranche)
    return rows


def reserves(draw: Draw) -> list[Record]:
    rows = [
        {"id": "choice", "kind": "contracteerruimte", "percent": pick(draw, 2, "1.5"), "for": "reallocation"},
        {"id": "urgent", "kind": pick(draw, "meerzorg", "contracteerruimte"), "amount_eur": "12.34"},
    ]
    return [row for row in rows if chance(draw, 20)]


LEVEL_CUTS = ("eligibility", "freeze", "own_account")


def packing_rule(
    draw: Draw, tables: dict[str, list[Record]], number: int, layers: list[Record], stage: str = "initial"
) -> Record:
    """A ceiling on volume, growth or demand, or a cut of who may have it."""
    ceilings = ("volume_ceiling", "volume_ceiling", "growth_ceiling", "demand_ceiling")
    kind = pick(draw, *ceilings, pick(draw, *LEVEL_CUTS))
    rule: Record = {"id": f"rule_{number}", "rule": kind}
    if kind in LEVEL_CUTS:
        if kind == "eligibility":
            rule["exclude"] = where(draw, tables)
        elif chance(draw, 50):
            rule["where"] = where(draw, tables)
        if kind == "own_account":
            rule["reserve_ratio_above"] = pick(draw, 35, "19.9", 0)
        if kind != "eligibility" or chance(draw, 60):
            rule["above"] = pick(draw, "continuity", "history")
        excepted = [one for one in tables["offers"] if chance(draw, 25)]
        for one in excepted:
            row = {**place_of(one), "rule": rule["id"], "units": some_units(draw), "reason": "asked"}
            tables["exceptions"].append(row)
        return rule
    if chance(draw, 50):
        rule["where"] = where(draw, tables)
    rule["percent"] = pick(draw, *AROUND)
    if kind != "demand_ceiling":
        rule |= {"per": per(draw), "of": pick(draw, "history", "forecast", "continuity", "offer")}
        rule["measure"] = pick(draw, "units", "client_years", "eur")
        if chance(draw, 25):
            rule["above"] = pick(draw, "history", "continuity", "history_realised")
    return timed(draw, rule, layers, stage)


def timed(draw: Draw, rule: Record, layers: list[Record], stage: str) -> Record:
    if chance(draw, 25):
        rule |= {"stage": stage, "until": pick(draw, *layers)["id"]}
    elif chance(draw, 15):
        rule["stage"] = pick(draw, "initial", "both", "reallocation")
    return rule


def share_rule(
    draw: Draw, tables: dict[str, list[Record]], number: int, layers: list[Record], stage: str = "initial"
) -> Record:
    """A share of a whole, or a service that follows others."""
    measure = pick(draw, "units", "units", "client_years", "eur")
    rule: Record = {"id": f"share_{number}", "measure": measure, "per": per(draw)}
    names = [one["service"] for one in tables["services"]]
    if len(names) > 1 and chance(draw, 40):
        rule |= {"rule": "linked_volume", "ratio": pick(draw, 1, "0.5", 2, "0.1")}
        if chance(draw, 70):
            rule["per"] = pick(draw, [], ["region"], ["provider"], ["region", "provider"])
        follower = draw(st.sampled_from(tables["services"]))
        others = [one for one in names if one != follower["service"]]
        chosen = draw(st.lists(st.sampled_from(others), min_size=1, max_size=2, unique=True))
        follower["follows"] = pick(draw, " ", ", ", ";").join(chosen)
    else:
        whole = where(draw, tables)
        part = pick(draw, {**whole, "treatment": True}, {**whole, "sector": "VV"}, where(draw, tables))
        rule |= {"rule": "share_ceiling", "of": part, "in": pick(draw, {}, whole)}
        rule["percent"] = pick(draw, 80, 50, "33.3", 20, 100, 0)
        if chance(draw, 30):
            rule["above"] = pick(draw, "history", "continuity")
    return timed(draw, rule, layers, stage)


def finished(
    draw: Draw, tables: dict[str, list[Record]], layers: list[Record], rules: list[Record]
) -> Sample:
    return Sample(
        tables,
        {
            "pack": "small",
            "title": "A small pack",
            "office": "Nobody",
            "year": 2024,
            "tariff": tariff_policy(draw),
            "reserves": reserves(draw),
            "initial": {"tranches": layers},
            "rules": rules,
        },
    )


# -- cases ----------------------------------------------------------------------------------------------


@st.composite
def packing_cases(draw: Draw) -> Sample:
    """Upper bounds only: several regions, up to fourteen cells, up to three tranches and three rules."""
    tables = facts(draw, (3, 4, 5), 14)
    layers = tranches(draw, tables, 3)
    rules = [packing_rule(draw, tables, i, layers) for i in range(draw(st.integers(0, 3)))]
    return finished(draw, tables, layers, rules)


@st.composite
def share_cases(draw: Draw) -> Sample:
    """Shares and linked services beside ceilings, up to eight cells."""
    tables = facts(draw, (2, 2, 4), 8, AMPLE)
    layers = tranches(draw, tables, 3)
    rules = [share_rule(draw, tables, i, layers) for i in range(draw(st.integers(1, 2)))]
    if chance(draw, 40):
        rules.append(packing_rule(draw, tables, 9, layers))
    return finished(draw, tables, layers, rules)


@st.composite
def care_cases(draw: Draw) -> Sample:
    """Tranches that buy the most client-years, up to eight cells."""
    sample = draw(st.one_of(share_cases(), small_packing_cases()))
    for tranche in sample.pack["initial"]["tranches"]:
        if chance(draw, 60):
            tranche["within"] = "most_care"
            tranche.pop("order_by", None)
            tranche.pop("direction", None)
    return sample


@st.composite
def small_packing_cases(draw: Draw) -> Sample:
    """Like packing_cases, with few cells."""
    tables = facts(draw, (2, 2, 3), 7)
    layers = tranches(draw, tables, 3)
    rules = [packing_rule(draw, tables, i, layers) for i in range(draw(st.integers(0, 2)))]
    return finished(draw, tables, layers, rules)


@st.composite
def decision_cases(draw: Draw) -> Sample:
    """Decisions on cells and providers, in units and euros; some of them can't be met."""
    tables = facts(draw, (2, 3, 3), 7, AMPLE)
    layers = tranches(draw, tables, 2)
    rules = [packing_rule(draw, tables, i, layers) for i in range(draw(st.integers(0, 1)))]
    if chance(draw, 20):
        rules.append(share_rule(draw, tables, 9, layers))
    tables["decisions"] = decisions(draw, tables)
    return finished(draw, tables, layers, rules)


def decisions(draw: Draw, tables: dict[str, list[Record]]) -> list[Record]:
    """At most one decision per cell and one per provider of a region."""
    offered = {tuple(place_of(row).values()): row for row in tables["offers"]}
    rows = []
    for one in cells(draw, tables, 1, 3):
        row = {**one, "kind": pick(draw, "fix", "minimum", "maximum", "exclude")}
        offer = offered.get(tuple(one.values()), {"offered_units": pick(draw, 0, 2, 9)})
        units = int(offer["offered_units"]) * pick(draw, 0, 20, 50, 90, 120) // 100
        if chance(draw, 20):  # a whole provider
            row["service"] = ""
            mine = [r for place, r in offered.items() if place[:2] == (one["region"], one["provider"])]
            units = sum(int(r["offered_units"]) for r in mine) * pick(draw, 0, 20, 50, 90) // 100
        if row["kind"] != "exclude":
            priced = {r["service"]: r["max_tariff_eur"] for r in tables["services"]}
            price = Decimal(priced.get(one["service"]) or 100)
            in_euros = chance(draw, 30)
            row |= {"amount_eur": f"{units * price:.2f}"} if in_euros else {"units": units}
        rows.append({**row, "reason": "decided", "decided_by": "the board", "date": "2023-12-01"})
    places = [tuple(row[name] for name in ("region", "provider", "service")) for row in rows]
    return [row for i, row in enumerate(rows) if places[i] not in places[:i]]
