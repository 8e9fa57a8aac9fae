"""The parts of a multi-year path as a study writes them: growth, ageing, indexation, room, and what is set by year.

Rates are percents per year: one for every year, or a list with one per year after the first; with `samples`, a rate may
be a distribution, and what is drawn for every year is the same in every year. A parameter that is set has one value for
every year, a list with one per year, or a course (`{from: 95.5, add: -0.5}`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from verdeelsleutel.data.conditions import Problem, ProblemsError
from verdeelsleutel.data.pack.fields import Number, Percent, Strict, Text, Whole, listed, number
from verdeelsleutel.data.study.distributions import Distribution, parse

__all__ = ["HUNDRED", "Ageing", "Course", "Demand", "Growth", "Hold", "Rate", "Rates", "Room", "TariffIndex"]

HUNDRED = Fraction(100)

Rate = Fraction | Distribution
"""A percentage per year, or what it is drawn from."""

NONE: tuple[Rate, ...] = (Fraction(0),)


def _series(raw: object) -> object:
    return raw if isinstance(raw, list | tuple) else [raw]


def _rate(raw: object) -> Rate:
    return parse(raw) if isinstance(raw, Mapping | Distribution) else number(raw)


def _per_year(raw: object) -> tuple[Rate, ...]:
    problems: list[Problem] = []
    rates: list[Rate] = []
    for one in raw if isinstance(raw, list | tuple) else [raw]:
        try:
            rates.append(_rate(one))
        except ProblemsError as error:
            problems += error.problems
    if problems:
        raise ProblemsError(problems)
    return tuple(rates)


Rates = Annotated[tuple[Rate, ...], PlainValidator(_per_year), WithJsonSchema({"type": ["number", "array", "object"]})]
"""Percents per year: one for every year, or one for each year after the first."""


class Growth(Strict):
    """Growth of what is asked; a service grows with its kavel and, on top of that, with its profile.

    Attributes:
        all: of kavels that `kavel` doesn't name.
        kavel, profile: by name.
    """

    all: Rates = NONE
    kavel: dict[Text, Rates] = Field(default_factory=dict)
    profile: dict[Text, Rates] = Field(default_factory=dict)


class Ageing(Strict):
    """Growth of profiles that follows the population by age.

    Attributes:
        population: growth of each age group.
        profiles: of whom its clients are in the first year: percents per age group that add up to 100.
    """

    population: dict[Text, Rates]
    profiles: dict[Text, dict[Text, Percent]]


class Demand(Strict):
    """How forecast, continuity, offers and need grow."""

    growth: Growth = Growth()
    ageing: Ageing | None = None


class TariffIndex(Strict):
    """Indexation of prices, every year on the price of the year before, rounded to the cent.

    Attributes:
        all: of every amount that has no index of its own.
        max_tariff_eur, nhc_eur, nic_eur: of these columns of the services.
        agreed_eur: of tariffs agreed in euros.
    """

    all: Rates = NONE
    max_tariff_eur: Rates | None = None
    nhc_eur: Rates | None = None
    nic_eur: Rates | None = None
    agreed_eur: Rates | None = None

    def of(self, amount: str) -> tuple[Rate, ...]:
        """The index of one of these amounts."""
        own: tuple[Rate, ...] | None = getattr(self, amount)
        return self.all if own is None else own


class Hold(Strict):
    """A service level; the contracteerruimte of a year is the least, on a grid of growth, at which it holds.

    Attributes:
        unfunded_client_years_pct: at most so much of the client-years that are asked stays unfunded,
        kavel: in these kavels (all where none is named),
        per: together, or in each of them.
        lowest_fill_pct: at least so much of every claim is awarded,
        tranche: in this tranche.
        step_pct: the grid, in percent of the room of the year before.
        most_pct: growth beyond which it isn't sought.
        from_: the year from which it is held, 1 being the year of the case.
    """

    unfunded_client_years_pct: Percent | None = None
    kavel: Annotated[tuple[Text, ...], BeforeValidator(listed)] = ()
    per: Literal["total", "kavel"] = "total"
    lowest_fill_pct: Percent | None = None
    tranche: Text | None = None
    step_pct: Percent = Fraction(1, 100)
    most_pct: Percent = HUNDRED
    from_: Whole = Field(default=2, alias="from")


class Room(Strict):
    """What there is to divide in later years.

    Attributes:
        growth: of every fund.
        hold: the contracteerruimten grow alike, by what a service level needs; other funds by `growth`.
    """

    growth: Rates = NONE
    hold: Hold | None = None


class Course(Strict):
    """The values of a parameter over the years.

    Attributes:
        values: one for every year, or one for each; or else
        from_: the value in the first year (absent: what the pack says), and
        add: what every next year adds,
        at_least, at_most: as far as this.
    """

    values: Annotated[tuple[Number, ...], BeforeValidator(_series)] | None = None
    from_: Number | None = Field(default=None, alias="from")
    add: Number | None = None
    at_least: Number | None = None
    at_most: Number | None = None

    def problems(self, years: int) -> Iterator[str]:
        """What is wrong with it."""
        if (self.values is None) == (self.add is None):
            yield "a course has values, or a step that every year adds"
        elif self.add is None and (self.from_, self.at_least, self.at_most) != (None, None, None):
            yield "from, at_least and at_most belong to add"
        elif self.from_ is None and (self.at_least, self.at_most) != (None, None):
            yield "at_least and at_most need from"
        if self.values is not None and len(self.values) not in (1, years):
            yield f"{len(self.values)} values for {years} years"
