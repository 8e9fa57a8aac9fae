"""A year simulated, many times: clients who come, go and choose, and what a calendar of reallocations makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator

from verdeelsleutel.data.conditions import Problem, ProblemsError
from verdeelsleutel.data.pack.fields import Percent, Strict, Text, Whole, number
from verdeelsleutel.data.pack.model import Moments
from verdeelsleutel.data.study.common import StudyText
from verdeelsleutel.data.study.distributions import Distribution, parse

__all__ = ["ALL", "Choice", "Noise", "Percentage", "Study"]

ALL = "all"
"""Stands for every kavel that isn't named."""

Known = Literal["continuity", "history", "history_realised", "forecast"]
"""A volume that clients at the start can be told from."""

Percentage = Fraction | Distribution
"""A percentage, or the distribution that every simulated year draws it from."""


def _percentage(raw: object) -> Percentage:
    if isinstance(raw, Mapping):
        return parse(raw)
    value = number(raw)
    if value < 0:
        raise ProblemsError([Problem((), "a percentage can't be negative here", str(raw), "0 or more")])
    return value


def _per_kavel(raw: object) -> object:
    """One percentage for all is a mapping of one."""
    return raw if isinstance(raw, Mapping) else {ALL: raw}


Yearly = Annotated[Percentage, PlainValidator(_percentage), WithJsonSchema({"type": ["number", "object"]})]
PerKavel = Annotated[
    dict[Text, Yearly], BeforeValidator(_per_kavel), WithJsonSchema({"type": ["number", "object"]})
]
Rates = Annotated[
    dict[Text, Percent], BeforeValidator(_per_kavel), WithJsonSchema({"type": ["number", "object"]})
]


class Choice(Strict):
    """Clients who choose another form of care, or another provider.

    Attributes:
        from_: kavel that they would have come to, or are in.
        to: kavel that they choose; within it they go where their profile is offered in the region, by what is offered.
        of: whom it is about: those who arrive, or those present.
        percent: of those who arrive; of those present, per month.
    """

    from_: Text = Field(alias="from")
    to: Text
    of: Literal["arriving", "present"] = "arriving"
    percent: Yearly


class Noise(Strict):
    """How far care per client strays from what is usual: standard deviations in percent.

    Attributes:
        provider: of a provider in a region, all its care, the whole year.
        cell: of a cell, the whole year.
        month: of a cell in a month.
    """

    provider: Percent = Fraction(0)
    cell: Percent = Fraction(0)
    month: Percent = Fraction(0)


class Study(StudyText):
    """Simulated years.

    Attributes:
        years: how many.
        calendars: name → moments, as a pack writes them; an empty list is a year without reallocation. None: those of
            each pack.
        lowered_by: a provider is counted as lowered when it ends more than so many percent below its first agreement.
        start: what clients at the start are told from; absent: continuity, history_realised, history or forecast, the
            first that the case has.
        expected: what the year comes to on average, before choices; absent: forecast or offer, the first there is.
        exit: percent of clients who leave per month, per kavel; absent: what continuity and history of the case say.
            With others than these, clients at the start are better told from history_realised.
        leaving: percent of these exits, in a simulated year.
        arriving: percent of the arrivals that `expected` asks for, in a simulated year.
        care: percent of the usual care per client, in a simulated year.
        waiting: percent of those on the waiting list who come in during the year as well, by status.
        choices: clients who choose otherwise.
        noise: spread of care per client.
        claimed: percent of a month's care that is known after so many months; absent: the completeness of each pack.
    """

    kind: Literal["simulate"] = "simulate"
    years: Whole = 100
    calendars: dict[Text, Moments] | None = None
    lowered_by: Percent = Fraction(5)
    start: Known | None = None
    expected: Known | Literal["demand", "offer"] | None = None
    exit: Rates = Field(default_factory=dict)
    leaving: PerKavel = Field(default_factory=dict)
    arriving: PerKavel = Field(default_factory=dict)
    care: PerKavel = Field(default_factory=dict)
    waiting: dict[Literal["urgent", "active", "preference", "precaution"], Yearly] = Field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    noise: Noise = Noise()
    claimed: dict[Whole, Percent] | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> Study:
        problems = []
        if not self.years:
            problems.append(Problem(("years",), "nothing is simulated", "0", "1 or more"))
        if self.calendars is not None and not self.calendars:
            problems.append(Problem(("calendars",), "there is no calendar", expected='{two: ["04-01", "08-02"]}'))
        if self.cutoff is not None:
            what = "a simulated year has the cut-offs of its calendar"
            problems.append(Problem(("cutoff",), what, self.cutoff, "calendars, or the moments of the pack"))
        if self.stage != "initial":
            what = "a simulated year starts with an initial allocation"
            problems.append(Problem(("stage",), what, self.stage, "no stage"))
        problems += [
            Problem(("exit", kavel), "more than all clients can't leave", str(value), "0 to 100")
            for kavel, value in self.exit.items()
            if value > 100
        ]
        problems += [
            Problem(("claimed", str(age)), "a part of a month's care is known", str(value), "above 0, at most 100")
            for age, value in (self.claimed or {}).items()
            if not 0 < value <= 100
        ]
        if problems:
            raise ProblemsError(problems)
        return self
