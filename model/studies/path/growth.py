"""How what is asked grows: the factor of a service against the first year.

Formula:
    F_s(t) = Π_{u ≤ t} (1 + kavel rate_u / 100) · (1 + profile rate_u / 100) · A_p(t)
    A_p(t) = Σ_a share_pa · Π_{u ≤ t} (1 + population rate_au / 100)
    volume in year t = round_half_up(volume in the first year · F_s(t)), to the places that the column is written in

Symbols:
    s: service with kavel and profile p; t = 0 in the first year; a: age group, share_pa its part of the clients of p in
    the first year (A is 1 for a profile without ages).

A factor against the first year, not against the last: rounded year by year, a line of ten units that grows two percent
a year would stay at ten for ever.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.study.path_parts import Demand, Rate
from verdeelsleutel.model.context import client_year_weights
from verdeelsleutel.model.studies.path.columns import scaled_by

__all__ = ["Factors", "cumulative", "grown", "rate_of"]

VOLUMES = {"offers": "offered_units", "continuity": "units", "forecast": "units"}
"""Tables of what is asked, and their column of volumes."""


def rate_of(rates: Sequence[Rate], step: int) -> Fraction:
    """The rate with which year `step` (1, 2, …) follows the year before it, in percent."""
    rate = rates[0] if len(rates) == 1 else rates[step - 1]
    assert isinstance(rate, Fraction)  # distributions are drawn before (`draws`)
    return rate


def cumulative(rates: Sequence[Rate], at: int) -> Fraction:
    """What rates make of 1 in `at` years.

    Example:
        >>> cumulative((Fraction(10),), 2), cumulative((Fraction(10), Fraction(-50)), 2)
        (Fraction(121, 100), Fraction(11, 20))
    """
    return math.prod((1 + rate_of(rates, step) / 100 for step in range(1, at + 1)), start=Fraction(1))


@dataclass(frozen=True)
class Factors:
    """Factors of one year against the first.

    Attributes:
        demand: how what is asked grows.
        at: years since the first.
    """

    demand: Demand
    at: int

    def of(self, kavel: str, profile: str) -> Fraction:
        """The factor of a kavel and a profile, which may be empty."""
        growth = self.demand.growth
        found = cumulative(growth.kavel.get(kavel, growth.all), self.at)
        if profile in growth.profile:
            found *= cumulative(growth.profile[profile], self.at)
        return found * self._ageing(profile)

    def _ageing(self, profile: str) -> Fraction:
        ageing = self.demand.ageing
        if ageing is None or profile not in ageing.profiles:
            return Fraction(1)
        ages = ageing.profiles[profile].items()
        return sum((share / 100 * cumulative(ageing.population[age], self.at) for age, share in ages), Fraction(0))

    def by_service(self, case: Case) -> dict[str, Fraction]:
        """The factor of every service."""
        services = case.table("services")
        facts = zip(services["service"].tolist(), services["kavel"].tolist(), services["profile"].tolist(), strict=True)
        return {service: self.of(kavel, profile) for service, kavel, profile in facts}


def grown(case: Case, factors: Factors) -> Case:
    """The first year's case with what is asked in a later year."""
    per_service = factors.by_service(case)
    found = case
    for table, column in VOLUMES.items():
        if case.has(table):
            rows = [per_service[service] for service in case.table(table)["service"].tolist()]
            found = scaled_by(found, table, column, rows)
    if case.has("demand"):
        found = scaled_by(found, "demand", "client_years", _need(case, factors, per_service))
    return found


def _need(case: Case, factors: Factors, per_service: Mapping[str, Fraction]) -> list[Fraction]:
    """The factor of each row of `demand`.

    A row for a whole kavel grows as the services of that kavel together do, each counted with the client-years that are
    expected of it in that region in the first year; where none are, with the kavel alone.
    """
    frame = case.table("demand")
    whole = _client_years(case) if "" in frame["profile"].tolist() else {}
    found = []
    for region, kavel, profile in zip(*(frame[name].tolist() for name in ("region", "kavel", "profile")), strict=True):
        parts = whole.get((region, kavel), {}) if profile == "" else {}
        total = sum(parts.values(), Fraction(0))
        if total == 0:
            found.append(factors.of(kavel, profile))
        else:
            found.append(sum((years * per_service[s] for s, years in parts.items()), Fraction(0)) / total)
    return found


def _client_years(case: Case) -> dict[tuple[str, str], dict[str, Fraction]]:
    """By region and kavel the client-years of each service: of the forecast, or of the offers without one."""
    table = "forecast" if case.has("forecast") else "offers"
    services = case.table("services")
    names = services["service"].tolist()
    weights, den = client_year_weights(case, names)
    weight = {name: Fraction(int(num), den) for name, num in zip(names, weights.tolist(), strict=True)}
    kavel = dict(zip(names, services["kavel"].tolist(), strict=True))
    frame = case.table(table)
    found: dict[tuple[str, str], dict[str, Fraction]] = {}
    for region, service, units in zip(*(frame[n].tolist() for n in ("region", "service", VOLUMES[table])), strict=True):
        parts = found.setdefault((region, kavel[service]), {})
        parts[service] = parts.get(service, Fraction(0)) + Fraction(units) * weight[service]
    return found
