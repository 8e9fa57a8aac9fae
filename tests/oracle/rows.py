"""Linear rows over cells, with right-hand sides as fractions: funds, policy rules, decisions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any

from tests.oracle.reading import Case, Cell, Facts, cents, listed, matches, number

Terms = dict[Cell, Fraction]


@dataclass(frozen=True)
class Row:
    """lower ≤ Σ terms[c] · x_c ≤ upper, with x_c the awards up to `until` or all of them."""

    rule: str
    key: tuple[str, ...]
    unit: str
    terms: Terms
    lower: Fraction | None = None
    upper: Fraction | None = None
    until: str | None = None

    @property
    def consumes(self) -> bool:
        """Packing form: an upper bound only, coefficients above 0 only."""
        return self.lower is None and all(value > 0 for value in self.terms.values())

    def value(self, volumes: Mapping[Cell, Fraction | int]) -> Fraction:
        return sum((k * volumes[cell] for cell, k in self.terms.items()), Fraction(0))

    def broken(self, value: Fraction) -> bool:
        below = self.lower is not None and value < self.lower
        return below or (self.upper is not None and value > self.upper)


def row(rule: str, key: tuple[str, ...], unit: str, terms: Terms, **bounds: Any) -> Row:
    """A row without cells that count 0, and without a bound that nothing could ever break."""
    kept = {cell: value for cell, value in terms.items() if value}
    lower, upper = bounds.get("lower"), bounds.get("upper")
    if lower is not None and lower <= 0 and all(value > 0 for value in kept.values()):
        bounds["lower"] = None
    if upper is not None and upper >= 0 and all(value < 0 for value in kept.values()):
        bounds["upper"] = None
    return Row(rule, key, unit, kept, **bounds)


NO_ROWS = {"eligibility", "freeze", "own_account", "tariff_cut"}
"""Rules that cut levels or tariffs."""


class Rows:
    """All rows of a run, and what lines cost."""

    def __init__(self, case: Case, pack: Mapping[str, Any], price: Callable[[Cell], Fraction]):
        self.case, self.pack, self.price = case, pack, price

    def all(self) -> list[Row]:
        rows = [*self.funds(), *self.decisions()]
        for rule in self.case.rules(self.pack):
            if rule["rule"] not in NO_ROWS:
                rows += getattr(self, rule["rule"])(rule)
        return [one for one in rows if one.lower is not None or one.upper is not None]

    # -- money ---------------------------------------------------------------------------------------

    def funds(self) -> Iterable[Row]:
        draws = {cell: self.fund_of(cell) for cell in self.case.cells}
        for fund in self.case.table("funds"):
            terms = {cell: self.price(cell) for cell, drawn in draws.items() if drawn == fund["fund"]}
            yield row(fund["fund"], (fund["region"],), "cents", terms, upper=self.net(fund))

    def fund_of(self, cell: Cell) -> str | None:
        service = self.case.services[cell[2]]
        if service.get("room") == "outside":
            return None
        home = self.case.fund_region(cell[0])
        kinds = {one["kind"]: one["fund"] for one in self.case.table("funds") if one["region"] == home}
        if service["kavel"] == "meerzorg" and "meerzorg" in kinds:
            return kinds["meerzorg"]
        return kinds["contracteerruimte"]

    def net(self, fund: Facts) -> Fraction:
        """Amount less reserves: percentages rounded up to the cent, together at most the amount."""
        amount, held = self.case.amount(fund), Fraction(0)
        for one in listed(self.pack.get("reserves")):
            if one["kind"] == fund["kind"] and one["id"] not in self.case.opened:
                percent = ceil(amount * number(one.get("percent")) / 100)
                held += cents(one["amount_eur"]) if "amount_eur" in one else percent
        return amount - min(held, amount)

    def decisions(self) -> Iterable[Row]:
        """Decisions in euros or for a whole provider; units of one cell are levels, not rows."""
        for one in self.case.table("decisions"):
            euros, whole = bool(one.get("amount_eur")), not one.get("service")
            # Reading: an exclusion is no row, for a whole provider it cuts every level of it to 0.
            if one["kind"] == "exclude" or not (euros or whole):
                continue
            mine = [c for c in self.case.cells if c[:2] == (one["region"], one["provider"])]
            mine = mine if whole else [c for c in mine if c[2] == one["service"]]
            terms = {c: self.price(c) if euros else Fraction(1) for c in mine}
            bound = cents(one["amount_eur"]) if euros else number(one["units"])
            lower = bound if one["kind"] in {"fix", "minimum"} else None
            upper = bound if one["kind"] in {"fix", "maximum"} else None
            key = (one["region"], one["provider"], one.get("service", ""))
            unit = "cents" if euros else "units"
            yield row(f"decision {one['kind']}", key, unit, terms, lower=lower, upper=upper)

    # -- rules ---------------------------------------------------------------------------------------

    def weight(self, cell: Cell, measure: str) -> Fraction:
        if measure == "eur":
            return self.price(cell)
        if measure == "units":
            return Fraction(1)
        year = self.case.services[cell[2]].get("units_per_client_year")
        return 1 / number(year) if year else Fraction(0)

    def key(self, cell: Cell, rule: Mapping[str, Any]) -> tuple[str, ...]:
        facts = self.case.facts(cell)
        return tuple(facts.get(column, "") for column in listed(rule.get("per")))

    def keyed(self, rule: Mapping[str, Any], *conditions: Any) -> dict[tuple[str, ...], Terms]:
        """Measure per cell, per key, over the cells for which the conditions hold."""
        found: dict[tuple[str, ...], Terms] = defaultdict(dict)
        for cell in self.case.cells:
            facts = self.case.facts(cell)
            if all(matches(one, facts) for one in (*conditions, rule.get("where"))):
                found[self.key(cell, rule)][cell] = self.weight(cell, rule.get("measure", "units"))
        return found

    def known(self, rule: Mapping[str, Any], basis: str, *conditions: Any) -> dict[tuple[str, ...], Fraction]:
        """Σ measure of a basis per key, over every row of its table."""
        found: dict[tuple[str, ...], Fraction] = defaultdict(Fraction)
        for cell, units in self.case.basis(basis).items():
            facts = self.case.facts(cell)
            if all(matches(one, facts) for one in (*conditions, rule.get("where"))):
                found[self.key(cell, rule)] += units * self.weight(cell, rule.get("measure", "units"))
        return found

    def volume_ceiling(self, rule: Mapping[str, Any]) -> Iterable[Row]:
        share = number(rule.get("percent", 100)) / 100
        of = self.known(rule, rule["of"])
        above = self.known(rule, rule["above"]) if rule.get("above") else {}
        for key, terms in self.keyed(rule).items():
            upper = max(share * of.get(key, Fraction(0)), above.get(key, Fraction(0)))
            yield self.made(rule, key, terms, upper=upper)

    growth_ceiling = volume_ceiling

    def volume_floor(self, rule: Mapping[str, Any]) -> Iterable[Row]:
        share, cells = number(rule.get("percent", 100)) / 100, self.keyed(rule)
        for key, value in self.known(rule, rule["of"]).items():
            yield self.made(rule, key, cells.get(key, {}), lower=share * value)

    def share_ceiling(self, rule: Mapping[str, Any]) -> Iterable[Row]:
        share = number(rule.get("percent", 100)) / 100
        parts, wholes = self.keyed(rule, rule["of"]), self.keyed(rule, rule.get("in"))
        above = rule.get("above")
        part = self.known(rule, above, rule["of"]) if above else {}
        whole = self.known(rule, above, rule.get("in")) if above else {}
        for key, terms in parts.items():
            held = part.get(key, Fraction(0))
            if held > share * whole.get(key, Fraction(0)):
                yield self.made(rule, key, terms, upper=held)
            else:
                mixed = subtract(terms, wholes.get(key, {}), share)
                yield self.made(rule, key, mixed, upper=Fraction(0))

    def share_floor(self, rule: Mapping[str, Any]) -> Iterable[Row]:
        share = number(rule.get("percent", 100)) / 100
        parts = self.keyed(rule, rule["of"])
        for key, terms in self.keyed(rule, rule.get("in")).items():
            yield self.made(rule, key, subtract(parts.get(key, {}), terms, share), lower=Fraction(0))

    def demand_ceiling(self, rule: Mapping[str, Any]) -> Iterable[Row]:
        share = number(rule.get("percent", 100)) / 100
        counted = {**rule, "measure": "client_years", "per": []}
        for line in self.case.table("demand"):
            at = {name: line[name] for name in ("region", "kavel", "profile") if line.get(name)}
            terms = self.keyed(counted, at).get((), {})
            upper = share * number(line["client_years"])
            if rule.get("above"):
                upper = max(upper, self.known(counted, rule["above"], at).get((), Fraction(0)))
            yield self.made(rule, tuple(at.values()), terms, upper=upper)

    def linked_volume(self, rule: Mapping[str, Any]) -> Iterable[Row]:
        """Reading: `where` chooses the following cells; the base services count wherever they are."""
        ratio = number(rule.get("ratio", 1))
        for service, facts in sorted(self.case.services.items()):
            bases = facts.get("follows", "").replace(",", " ").replace(";", " ").split()
            if not bases:
                continue
            base = self.keyed({**rule, "where": None}, {"service": bases})
            for key, terms in self.keyed(rule, {"service": service}).items():
                mixed = subtract(terms, base.get(key, {}), ratio)
                yield self.made(rule, (service, *key), mixed, upper=Fraction(0))

    def made(self, rule: Mapping[str, Any], key: tuple[str, ...], terms: Terms, **bounds: Any) -> Row:
        return row(rule["id"], key, rule.get("measure", "units"), terms, until=rule.get("until"), **bounds)


def subtract(terms: Terms, others: Terms, factor: Fraction) -> Terms:
    zero = Fraction(0)
    return {c: terms.get(c, zero) - factor * others.get(c, zero) for c in terms.keys() | others.keys()}
