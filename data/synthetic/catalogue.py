"""The services of a synthetic case: codes shaped like the field's, invented tariffs of a plausible size."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from math import ceil

from verdeelsleutel.data.synthetic.calibration import FORMS, SECTORS, Calibration

LOW_PROFILES = ("1VV", "2VV", "3VV")


@dataclass(frozen=True)
class Service:
    """One service with its tariff in cents and the part of the national room that goes to it."""

    service: str
    description: str
    sector: str
    kavel: str
    profile: str
    treatment: str
    day_activity: str
    unit: str
    role: str
    follows: str
    part: float
    price: str
    care: int = field(default=0)  # cents per unit, without housing
    nhc: int = field(default=0)
    nic: int = field(default=0)
    units_per_client_year: int = field(default=0)  # 0: counts no client
    money: float = field(default=0.0)  # euros in the whole country

    @property
    def cents(self) -> int:
        """Cents per unit at the maximum tariff (or at the usual price where there is no maximum)."""
        return self.care + self.nhc + self.nic

    @property
    def form(self) -> str:
        """The form of care whose money it is."""
        return "mpt" if self.kavel == "mpt_treatment" else self.kavel

    @property
    def low(self) -> bool:
        """Whether it is residence for a low profile, which nobody enters any more."""
        return self.kavel == "intramural" and self.profile in LOW_PROFILES

    @property
    def free(self) -> bool:
        """Whether the price is free, so has to be agreed."""
        return self.role == "cleaning"


def templates() -> tuple[Service, ...]:
    """The services as listed in ``services.csv``, without prices."""
    text = files("verdeelsleutel.data.synthetic").joinpath("services.csv").read_text("utf-8")
    return tuple(Service(**{**row, "part": float(row["part"])}) for row in csv.DictReader(text.splitlines()))  # type: ignore[arg-type]


def catalogue(size: int, figures: Calibration) -> tuple[Service, ...]:
    """The first ``size`` services, priced; beyond the list it goes on with variants."""
    priced = priced_services(figures)
    turns = ceil(size / len(priced))
    variants = [_variant(service, turn, turns) for turn in range(turns) for service in priced][:size]
    present = {service.service for service in variants}
    return tuple(
        replace(s, follows=" ".join(base for base in s.follows.split() if base in present)) for s in variants
    )


def _variant(service: Service, turn: int, turns: int) -> Service:
    if turn == 0:
        return replace(service, money=service.money / turns)
    return replace(
        service,
        service=f"{service.service}-{turn + 1}",
        description=f"{service.description}, variant {turn + 1}",
        money=service.money / turns,
    )


def priced_services(figures: Calibration) -> list[Service]:
    """Every service of the list with tariff, client weight and money, in the order of the list."""
    room = figures.room()
    listed = templates()
    done: dict[str, Service] = {}
    for sector in SECTORS:
        for form in FORMS:
            group = [service for service in listed if (service.sector, service.form) == (sector, form)]
            by_profile = [service for service in group if service.profile]
            others = [service for service in group if not service.profile]
            rest = sum(service.part for service in others) if by_profile else 0.0
            done |= _profiles(by_profile, room[sector, form] * (1 - rest), figures)
            done |= _others(others, room[sector, form] / (1 if by_profile else _parts(others)), figures)
    for service in (service for service in listed if service.kavel == "meerzorg"):
        done[service.service] = replace(service, care=100, money=figures.meerzorg() * service.part)
    return [done[service.service] for service in listed]


def _parts(services: Sequence[Service]) -> float:
    return sum(service.part for service in services) or 1.0


def _profiles(group: Sequence[Service], money: float, figures: Calibration) -> dict[str, Service]:
    """Prices by the profiles' weights, with the published cost as their average over clients."""
    if not group:
        return {}
    sector, form = group[0].sector, group[0].form
    days = figures["days_per_year"]
    nhc, nic = (figures["nhc.day"], figures["nic.day"]) if form == "intramural" else (0.0, 0.0)
    people = [figures[f"people.{service.profile}"] * service.part for service in group]
    weights = [_relative(service, figures) for service in group]
    average = sum(p * w for p, w in zip(people, weights, strict=True)) / sum(people)
    care = figures.cost(sector, form) / days - nhc - nic
    prices = [care * weight / average for weight in weights]
    spent = [p * (price + nhc + nic) for p, price in zip(people, prices, strict=True)]
    return {
        service.service: replace(
            service,
            care=round(price * 100),
            nhc=round(nhc * 100),
            nic=round(nic * 100),
            units_per_client_year=round(days),
            money=money * euros / sum(spent),
        )
        for service, price, euros in zip(group, prices, spent, strict=True)
    }


def _relative(service: Service, figures: Calibration) -> float:
    treatment = figures[f"treatment.{service.sector}"] if service.treatment == "yes" else 1.0
    day = figures["no_day_activity"] if service.day_activity == "no" else 1.0
    return figures[f"weight.{service.profile}"] * treatment * day


def _others(group: Sequence[Service], money: float, figures: Calibration) -> dict[str, Service]:
    """Hours, half-days and supplements; a client-year of MPT is its average cost, whatever is delivered.

    So units_per_client_year of a module is the units that this cost buys, and the modules of one client add
    up to one client.
    """
    priced = {}
    for service in group:
        price = figures.price(service.price)
        counts = service.kavel == "mpt" and service.role in {"", "day_activity"}
        weight = round(figures.cost(service.sector, "mpt") / price) if counts else 0
        priced[service.service] = replace(
            service, care=round(price * 100), units_per_client_year=weight, money=money * service.part
        )
    return priced
