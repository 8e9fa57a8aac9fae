"""Case and pack as text: the csv module, a YAML loader that keeps every scalar as text, fractions."""

import csv
import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

Cell = tuple[str, str, str]
Facts = dict[str, str]

BASES = {
    "offer": ("offers", "offered_units"),
    "continuity": ("continuity", "units"),
    "history": ("history", "units"),
    "history_realised": ("history", "realised_units"),
    "agreement": ("agreements", "units"),
    "forecast": ("forecast", "units"),
}
SAME = {"true": "yes", "ja": "yes", "yes": "yes", "false": "no", "nee": "no", "no": "no"}
NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")


def number(text: Any) -> Fraction:
    """A number as written, exactly; nothing counts 0."""
    written = "" if text is None else str(text).strip()
    return Fraction(written.replace(",", ".")) if written else Fraction(0)


def cents(text: Any) -> Fraction:
    return number(text) * 100


def listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


class Case:
    """The tables of a folder of CSV files; everything stays text until it is counted with.

    Stands for the initial stage; `reallocation.CaseAtCutoff` is the same case at a cut-off month.
    """

    stage = "initial"
    opened: frozenset[str] = frozenset()
    """Reserves that are no longer held."""

    def __init__(self, tables: Mapping[str, list[Facts]], meta: Facts):
        self.tables, self.meta = tables, meta
        self.regions = {row["region"]: row for row in self.table("regions")}
        self.providers = {row["provider"]: row for row in self.table("providers")}
        self.services = {row["service"]: row for row in self.table("services")}
        self.offers = {cell_of(row): row for row in self.table("offers")}
        # Reading: every decision that names a service makes its cell, also a maximum or an exclusion.
        self.decided = {cell_of(row) for row in self.table("decisions") if row.get("service")}
        self.cells = sorted(self.decided | self.offers.keys())

    def table(self, name: str) -> list[Facts]:
        return self.tables.get(name, [])

    def basis(self, name: str) -> dict[Cell, Fraction]:
        """Every row of a basis table, also where nothing is offered now."""
        if name == "one":
            return dict.fromkeys(self.cells, Fraction(1))
        table, column = BASES[name]
        return {cell_of(row): number(row.get(column)) for row in self.table(table)}

    def cap(self, cell: Cell) -> Fraction:
        """What no level of the cell rises above, decisions and policy apart."""
        return number(self.offers.get(cell, {}).get("offered_units"))

    def amount(self, fund: Facts) -> Fraction:
        """Cents of a fund before reserves."""
        return cents(fund["amount_eur"])

    def tranches(self, pack: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        return listed((pack.get(self.stage) or {}).get("tranches"))

    def rules(self, pack: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """The rules that hold at this stage."""
        return [one for one in listed(pack.get("rules")) if one.get("stage", "both") in {"both", self.stage}]

    def facts(self, cell: Cell) -> Facts:
        """Every column a condition can read about a cell; a shared name only with its table before it."""
        region, provider, service = cell
        sources = {
            "offer": self.offers.get(cell, {}),
            "service": self.services[service],
            "provider": self.providers[provider],
            "region": self.regions[region],
        }
        names = [name for row in sources.values() for name in row]
        found = {f"{table}.{name}": value for table, row in sources.items() for name, value in row.items()}
        for row in sources.values():
            found.update({name: value for name, value in row.items() if names.count(name) == 1})
        return found | {"region": region, "provider": provider, "service": service}

    def fund_region(self, region: str) -> str:
        return self.regions[region].get("fund_region") or region


def cell_of(row: Facts) -> Cell:
    return row["region"], row["provider"], row["service"]


def read_case(folder: Path) -> tuple[dict[str, list[Facts]], Facts]:
    """The tables, and what `case.yaml` says."""
    meta = YAML(typ="base").load((folder / "case.yaml").read_text(encoding="utf-8"))
    return {file.stem: read_csv(file) for file in sorted(folder.glob("*.csv"))}, meta


def read_csv(file: Path) -> list[Facts]:
    text = file.read_text(encoding="utf-8-sig").splitlines()
    separator = ";" if text and ";" in text[0] else ","
    rows = csv.DictReader(text, delimiter=separator)
    return [{name: (value or "").strip() for name, value in row.items()} for row in rows]


def read_pack(pack: Path | Mapping[str, Any]) -> Mapping[str, Any]:
    return pack if isinstance(pack, Mapping) else YAML(typ="base").load(pack.read_text(encoding="utf-8"))


def plain(value: Any) -> Fraction | str:
    """What two values are compared by: numbers as numbers, yes as yes, text without case."""
    text = ("yes" if value else "no") if isinstance(value, bool) else str(value).strip().casefold()
    return number(text) if NUMBER.fullmatch(text) else SAME.get(text, text)


def matches(condition: Mapping[str, Any] | None, facts: Facts) -> bool:
    """Whether all conditions hold."""
    return all(holds(column, wanted, facts) for column, wanted in (condition or {}).items())


def holds(column: str, wanted: Any, facts: Facts) -> bool:
    if column == "not":
        return not matches(wanted, facts)
    found = facts.get(column, "")
    if found == "":
        return False
    return any(meets(found, one) for one in listed(wanted))


def meets(found: str, wanted: Any) -> bool:
    value = plain(found)
    if not isinstance(wanted, Mapping):
        return value == plain(wanted)
    if isinstance(value, str):
        return False
    above = "min" not in wanted or value >= number(wanted["min"])
    return above and ("max" not in wanted or value <= number(wanted["max"]))
