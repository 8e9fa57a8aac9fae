"""Reserve sizing: how much to hold back now, when what happens during the year can still be answered."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator

from verdeelsleutel.data.conditions import EVERYTHING, Problem, ProblemsError
from verdeelsleutel.data.pack.fields import Columns, Number, Strict, Text, Where, Whole, listed, number, written
from verdeelsleutel.data.study.common import StudyText
from verdeelsleutel.data.study.distributions import Distribution, Drawn

__all__ = ["Choice", "Factor", "Risk", "Scenarios", "Study"]

HUNDRED = Fraction(100)


def _part(raw: object) -> Fraction:
    value = number(raw)
    if not 0 <= value <= HUNDRED:
        raise ProblemsError([Problem((), "this is no part of the whole", written(value), "0 up to 100 percent")])
    return value


Part = Annotated[Fraction, PlainValidator(_part), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100})]
"""A percentage from 0 to 100."""


def _weight(raw: object) -> Fraction:
    value = number(raw)
    if value < 0:
        raise ProblemsError([Problem((), "a weight can't be below 0", written(value), "0 or more")])
    return value


Weight = Annotated[Fraction, PlainValidator(_weight), WithJsonSchema({"type": "number", "minimum": 0})]
"""What a euro counts beside a euro of care without money."""


def _rising(values: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    if not values or list(values) != sorted(set(values)):
        found = ", ".join(map(written, values))
        raise ProblemsError([Problem((), "these percentages don't rise", found, "each above the one before")])
    return values


def _two(values: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    if len(values) != 2:
        raise ProblemsError([Problem((), "bounds are two", str(len(values)), "[least, most]")])
    return values


def _within_one(share: Distribution) -> Distribution:
    ends = share.parameters[2:] if share.form == "beta" else share.parameters
    if share.form in ("normal", "lognormal") or min(ends) < 0 or max(ends) > 1:
        expected = "uniform, triangular, beta or discrete within 0 and 1"
        raise ProblemsError([Problem((), "a share of clients lies between 0 and 1", str(share), expected)])
    return share


class Drawing(Strict):
    """Something that is drawn.

    Attributes:
        name: its column in scenarios.csv.
        correlate: correlation with what stands before it in the file, by name.
    """

    name: Text
    correlate: dict[str, Number] = Field(default_factory=dict)


class Factor(Drawing):
    """What volumes are multiplied by; a draw below 0 counts 0.

    Attributes:
        where: cells that it holds for.
        per: columns of the cell; every key has a draw of its own.
        factor: its distribution.
    """

    where: Where = EVERYTHING
    per: Columns = ()
    factor: Drawn


class Choice(Drawing):
    """Clients of one kavel who choose another, within their region; where the region has none of it they stay.

    Attributes:
        from_, to: the kavels.
        per: empty: one draw for all; region: a draw per region.
        share: which share of the client-years goes, of those that are still there after the choices before it.
    """

    from_: Text = Field(alias="from")
    to: Text
    per: Annotated[tuple[Literal["region"], ...], BeforeValidator(listed)] = ()
    share: Annotated[Drawn, AfterValidator(_within_one)]


class Scenarios(Strict):
    """The years that may come, drawn; all with the same probability.

    Attributes:
        count: how many.
        basis: the volumes that factors are applied to.
        demand: growth of what clients need.
        choice: clients who choose another kavel, after growth.
        realisation: what of it is delivered.
    """

    count: Whole = 200
    basis: Literal["offer", "continuity", "history", "history_realised", "forecast"] = "forecast"
    demand: tuple[Factor, ...] = ()
    choice: tuple[Choice, ...] = ()
    realisation: tuple[Factor, ...] = ()

    @property
    def drawings(self) -> tuple[tuple[str, Drawing], ...]:
        """Everything that is drawn, in order, with where it stands."""
        groups = (("demand", self.demand), ("choice", self.choice), ("realisation", self.realisation))
        return tuple((f"{name}.{at}", one) for name, group in groups for at, one in enumerate(group))

    @model_validator(mode="after")
    def _sound(self) -> Scenarios:
        problems = []
        if self.count < 1:
            problems.append(Problem(("count",), "there has to be a scenario", "0", "1 or more"))
        before: list[str] = []
        for place, one in self.drawings:
            if one.name in before:
                problems.append(Problem((*place.split("."), "name"), "this name is taken", one.name, "another name"))
            for other, value in one.correlate.items():
                path = (*place.split("."), "correlate", other)
                if other not in before:
                    expected = f"one of {', '.join(before)}" if before else "nothing stands before it"
                    problems.append(Problem(path, "nothing of this name stands before it", other, expected))
                elif abs(value) > 1:
                    problems.append(Problem(path, "a correlation lies between -1 and 1", written(value)))
            before.append(one.name)
        if problems:
            raise ProblemsError(problems)
        return self


class Risk(Strict):
    """How much the bad years count beside the mean of all.

    Attributes:
        cvar: percentage: the bad years are the worst 100 − cvar percent.
        weight: percentage that the mean of the bad years counts for; the mean of all counts for the rest.
    """

    cvar: Part = Fraction(90)
    weight: Part = Fraction(0)

    @model_validator(mode="after")
    def _some_years(self) -> Risk:
        if self.cvar == HUNDRED:
            raise ProblemsError([Problem(("cvar",), "the worst 0 percent are no years", "100", "below 100")])
        return self


class Study(StudyText):
    """How much of the contracteerruimte to hold back, to the cost of what clients may do.

    Attributes:
        by: columns of cells that are one bundle.
        held: least and most percentage of every contracteerruimte that may be held back.
        frontier: percentages to set side by side.
        recoverable: percentage of what providers don't use that a reallocation takes back and gives out again.
        served_in_time: percentage of care beyond the agreements that a reallocation can still pay.
        unused_weight: cost of a euro that stays unused, beside 1 for a euro of care without money.
        move_weight: cost of a euro that is taken back of an agreement.
        risk: how much the bad years count.
        scenarios: what may happen.
    """

    kind: Literal["reserve"]
    stage: Literal["initial"] = "initial"
    by: Columns = ("region", "kavel")
    held: Annotated[tuple[Part, ...], AfterValidator(_two), AfterValidator(_rising)] = (Fraction(0), Fraction(10))
    frontier: Annotated[tuple[Part, ...], AfterValidator(_rising)] = tuple(Fraction(i, 2) for i in range(21))
    recoverable: Part
    served_in_time: Part
    unused_weight: Weight = Fraction(0)
    move_weight: Weight = Fraction(0)
    risk: Risk = Risk()
    scenarios: Scenarios
