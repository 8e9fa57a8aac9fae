"""What a rule may read: the lines with their facts, prices, funds, bases and measures of one run."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.exact import Exact, summed
from verdeelsleutel.data.faults import CaseFaults, Fault, Place
from verdeelsleutel.data.integers import Index, Ints, Mask, narrow
from verdeelsleutel.model.funds import Funds
from verdeelsleutel.model.lines import Lines, numbered
from verdeelsleutel.model.row import CENTS, CLIENT_YEARS, UNITS, key_text
from verdeelsleutel.model.tariff import FREE, Tariffs

BASIS_TABLES = {
    "offer": ("offers", "offered_units"),
    "continuity": ("continuity", "units"),
    "history": ("history", "units"),
    "history_realised": ("history", "realised_units"),
    "agreement": ("agreements", "units"),
    "forecast": ("forecast", "units"),
}
"""Basis → table and column that it is read from."""

UNIT_OF = {"units": UNITS, "client_years": CLIENT_YEARS, "eur": CENTS}
"""Measure of a pack → unit of its rows."""


@dataclass(frozen=True, eq=False)
class Context:
    """One run's case, seen by rules."""

    lines: Lines
    tariffs: Tariffs
    stage: str
    funds: Funds
    _bases: dict[str, Exact] = field(default_factory=dict, repr=False)

    @property
    def case(self) -> Case:
        """The case itself."""
        return self.lines.case

    def basis(self, name: str) -> Exact:
        """Units per line of a basis; a missing row counts 0."""
        if name not in self._bases:
            self._bases[name] = self._read_basis(name)
        return self._bases[name]

    @property
    def nothing(self) -> Exact:
        """0 units on every line."""
        lines = self.lines
        return lines.memo.of("nothing", (lines.region,), lambda: Exact.zeros(len(lines)))

    def _read_basis(self, name: str) -> Exact:
        if name == "one":
            is_cell = self.lines.is_cell
            return self.lines.memo.of("basis one", (is_cell,), lambda: Exact(is_cell.astype(np.int64), 1))
        return self.lines.volumes(*BASIS_TABLES[name])

    def weights(self, measure: str) -> tuple[Ints, int]:
        """What one unit of each line counts in a measure: (numerators, denominator).

        `units`: 1; `eur`: the tariff in cents (a free price without agreement counts `FREE` and is no cell);
        `client_years`: 1 ÷ units_per_client_year, 0 where that is empty.
        """
        lines = self.lines
        if measure == "units":
            return lines.memo.of("ones", (lines.region,), lambda: np.ones(len(lines), dtype=np.int64)), 1
        if measure == "eur":
            return self.tariffs.cents, 1
        table = self.case.table("services")
        read = [lines.memo.column(table, name) for name in ("service", "units_per_client_year")]
        return lines.memo.of("client-years", (*read, lines.services, lines.service), self._client_years)

    def weights_where(self, measure: str, mask: Mask) -> tuple[Ints, int]:
        """What one unit of each line counts in a measure, in lowest terms; 0 where the mask doesn't hold."""
        weight, den = self.weights(measure)
        return self.lines.memo.of("weights where", (weight, mask), lambda: lowest_terms(np.where(mask, weight, 0), den))

    def _client_years(self) -> tuple[Ints, int]:
        per_service, den = client_year_weights(self.case, self.lines.services)
        return per_service[self.lines.service], den

    def client_years(self, volume: Exact, kind: Index, kinds: int) -> list[Fraction]:
        """Client-years of a volume per kind; kinds are those of services, so units are added up per service first."""
        lines, services = self.lines, self.case.table("services")
        read = [lines.memo.column(services, name) for name in ("service", "units_per_client_year")]
        weight, den = lines.memo.of(
            "client-years of services",
            (*read, lines.services),
            lambda: client_year_weights(self.case, lines.services),
        )
        ones, _ = self.weights("units")
        units = summed(volume, ones, lines.service, len(lines.services)).over_one()
        of_service = lines.memo.of("kinds of services", (kind, lines.service), lambda: _of_services(kind, lines))
        return summed(units, weight, of_service, kinds, den).fractions()

    def keys(self, per: tuple[str, ...]) -> tuple[list[str], Index]:
        """The keys of a rule as text, and per line the position of its key."""
        columns = tuple(self.lines.column(name) for name in per)
        return self.lines.memo.of("keys", (self.lines.region, *columns), lambda: self._keys(columns))

    def _keys(self, columns: Sequence[tuple[Sequence[str], Index]]) -> tuple[list[str], Index]:
        keys, at = numbered(columns, len(self.lines))
        return [key_text(key) for key in keys], at

    def measured(self, basis: str, measure: str, mask: Mask, at: Index, count: int) -> list[Fraction]:
        """Σ measure(basis) per key over every line where the mask holds, offered now or not."""
        return self.known(basis, measure, mask, at, count).fractions()

    def known(self, basis: str, measure: str, mask: Mask, at: Index, count: int) -> Exact:
        """The same as a column."""
        volume = self.basis(basis)
        weight, den = self.weights_where(measure, mask)
        if measure == "eur":
            self._need_prices(weight, volume, basis)
        return summed(volume, weight, at, count, den)

    def _need_prices(self, weight: Ints, volume: Exact, basis: str) -> None:
        lacking = weight == FREE
        if not lacking.any():
            return
        lacking &= np.asarray(volume.num != 0)
        if not lacking.any():
            return
        line = int(np.flatnonzero(lacking)[0])
        region, provider, service = self.lines.key(line)
        raise CaseFaults(
            [
                Fault(
                    Place("agreed_tariffs", column="tariff_eur"),
                    f"a rule counts the {basis} of provider {provider}, service {service}, region {region} in euros, "
                    "and its price is free",
                    found="no agreed tariff",
                    expected="a tariff_eur",
                    hint="add a row to agreed_tariffs",
                )
            ]
        )


def _of_services(kind: Index, lines: Lines) -> Index:
    found = np.zeros(len(lines.services), dtype=np.intp)
    found[lines.service] = kind
    return found


def lowest_terms(num: Ints, den: int) -> tuple[Ints, int]:
    """Fractions over a denominator that is as small as it can be."""
    if den == 1:
        return num, 1
    common = math.gcd(den, int(np.gcd.reduce(num, initial=0)))
    return narrow(num // common), den // common


def client_year_weights(case: Case, services: list[str]) -> tuple[Ints, int]:
    """Per service 1 ÷ units_per_client_year as (numerators, common denominator); 0 where it is empty."""
    frame = case.table("services")
    by_id = dict(zip(frame["service"].tolist(), frame["units_per_client_year"].tolist(), strict=True))
    per_unit = [_inverse(by_id[service]) for service in services]
    den = math.lcm(1, *(value.denominator for value in per_unit))
    wide: Ints = np.empty(len(per_unit), dtype=object)
    wide[:] = [value.numerator * (den // value.denominator) for value in per_unit]
    return (wide.astype(np.int64) if den < 1 << 62 else wide), den


def _inverse(units: Decimal | int | None) -> Fraction:
    return Fraction(0) if units is None else 1 / Fraction(units)
