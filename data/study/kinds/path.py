"""A multi-year path: years chained, the plan of a year is the history of the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from verdeelsleutel.data.conditions import Problem, ProblemsError
from verdeelsleutel.data.faults import Place, did_you_mean
from verdeelsleutel.data.pack.fields import Percent, Text, Whole, listed
from verdeelsleutel.data.study.common import StudyText
from verdeelsleutel.data.study.distributions import Distribution
from verdeelsleutel.data.study.path_parts import HUNDRED, Course, Demand, Rate, Room, TariffIndex

__all__ = ["Study", "all_rates"]


def _course(raw: object) -> object:
    """A number, or a list of them, is a course that names its values."""
    return raw if isinstance(raw, Mapping | Course) else {"values": raw}


def _index(raw: object) -> object:
    """A bare index holds for every amount of a tariff."""
    return raw if isinstance(raw, Mapping | TariffIndex) else {"all": raw}


class Study(StudyText):
    """A path.

    Attributes:
        years: how many, the year of the case included.
        samples: how many paths are drawn, where rates are distributions.
        demand: how what is asked grows.
        tariff_index: how prices grow.
        room: how money grows, or what it has to hold.
        realised_pct: percent of what was agreed that counts as delivered a year later; absent: nothing is known of
            delivery, and packs that read it can't go on.
        set: parameters of pack or case that change with the years.
        keep: the plan of every year, or its whole case and pack.
    """

    kind: Literal["path"]
    stage: Literal["initial"] = "initial"
    years: Whole
    samples: Whole | None = None
    demand: Demand = Demand()
    tariff_index: Annotated[TariffIndex, BeforeValidator(_index)] = TariffIndex()
    room: Room = Room()
    realised_pct: Percent | None = None
    set: dict[Text, Annotated[Course, BeforeValidator(_course)]] = Field(default_factory=dict)
    keep: Annotated[tuple[Literal["plan", "case"], ...], BeforeValidator(listed)] = ()

    @model_validator(mode="after")
    def _hangs_together(self) -> Study:
        problems = [*_years(self), *_samples(self), *_rates(self), *_ageing(self), *_hold(self), *_courses(self)]
        if problems:
            raise ProblemsError(problems)
        return self

    def place_of_course(self, path: str) -> Place:
        """Where a parameter that is set stands; its path has dots of its own."""
        node = self._tree.get("set")
        entries = getattr(node, "entries", {})
        return entries[path].place if path in entries else self.place("set")


def _years(study: Study) -> Iterator[Problem]:
    if study.years < 1:
        yield Problem(("years",), "a path has a year at least", str(study.years), "1 or more")
    if study.cutoff is not None:
        yield Problem(("cutoff",), "a path has no cut-off: every year is allocated before it starts", study.cutoff)


def _samples(study: Study) -> Iterator[Problem]:
    drawn = [path for path, rates in all_rates(study) for rate in rates if isinstance(rate, Distribution)]
    if drawn and not study.samples:
        yield Problem(drawn[0], "a distribution needs samples", expected="samples: 100, beside years")
    if study.samples is not None and not drawn:
        yield Problem(("samples",), "nothing is drawn", str(study.samples), "a rate such as {normal: [2.0, 0.5]}")


def all_rates(study: Study) -> Iterator[tuple[tuple[str, ...], tuple[Rate, ...]]]:
    """Every rate of a study, by the keys that lead to it."""
    growth, ageing = study.demand.growth, study.demand.ageing
    yield ("demand", "growth", "all"), growth.all
    for column in ("kavel", "profile"):
        yield from ((("demand", "growth", column, name), rates) for name, rates in getattr(growth, column).items())
    for age, rates in ageing.population.items() if ageing else ():
        yield ("demand", "ageing", "population", age), rates
    for amount in TariffIndex.model_fields:
        rates = getattr(study.tariff_index, amount)
        if rates is not None:
            yield ("tariff_index", amount), rates
    yield ("room", "growth"), study.room.growth


def _rates(study: Study) -> Iterator[Problem]:
    for path, rates in all_rates(study):
        if len(rates) not in (1, study.years - 1):
            what = f"{len(rates)} rates for {study.years} years"
            expected = f"one for every year, or {study.years - 1}: one for each year after the first"
            yield Problem(path, what, expected=expected)
        for rate in rates:
            if isinstance(rate, Fraction) and rate <= -100:
                yield Problem(path, "nothing would be left", f"{rate} %", "more than -100")


def _ageing(study: Study) -> Iterator[Problem]:
    ageing = study.demand.ageing
    for profile, shares in ageing.profiles.items() if ageing else ():
        path = ("demand", "ageing", "profiles", profile)
        for age in shares:
            if ageing and age not in ageing.population:
                known = list(ageing.population)
                hint = did_you_mean(age, known)
                yield Problem((*path, age), "no such age group", age, f"one of {', '.join(known)}", hint)
        if sum(shares.values()) != HUNDRED:
            yield Problem(path, f"the ages of {profile} don't add up", str(sum(shares.values())), "100 percent")


def _hold(study: Study) -> Iterator[Problem]:
    hold, path = study.room.hold, ("room", "hold")
    if hold is None:
        return
    if hold.unfunded_client_years_pct is None and hold.lowest_fill_pct is None:
        yield Problem(path, "no service level is named", expected="unfunded_client_years_pct or lowest_fill_pct")
    if (hold.lowest_fill_pct is None) != (hold.tranche is None):
        yield Problem(path, "lowest_fill_pct and tranche go together", expected="both, or neither")
    if hold.unfunded_client_years_pct is None and (hold.kavel or hold.per != "total"):
        yield Problem(path, "kavel and per belong to unfunded_client_years_pct", expected="that key too")
    for key in ("unfunded_client_years_pct", "lowest_fill_pct"):
        value = getattr(hold, key)
        if value is not None and value > HUNDRED:
            yield Problem((*path, key), "there is no more than all of it", str(value), "at most 100")
    if hold.step_pct == 0 or (HUNDRED / hold.step_pct).denominator != 1:
        yield Problem((*path, "step_pct"), "no grid has this step", str(hold.step_pct), "a part of 100, such as 0.01")
    if not 1 <= hold.from_ <= study.years:
        yield Problem((*path, "from"), "no such year", str(hold.from_), f"1 to {study.years}")


def _courses(study: Study) -> Iterator[Problem]:
    for name, course in study.set.items():
        for what in course.problems(study.years):
            expected = f"one value, a list of {study.years}, or {{from: …, add: …}}"
            yield Problem(("set",), f"{name}: {what}", expected=expected)
        if name.startswith("case.") and course.add is not None and course.from_ is None:
            what = f"{name}: a number of the case has no value of its own in later years"
            yield Problem(("set",), what, expected="{from: …, add: …}, or values")
        if study.room.hold is not None and name.startswith("case.funds."):
            what = f"{name} is set, and the room is sought"
            yield Problem(("set",), what, expected="room: {hold: …}, or funds that are set")
