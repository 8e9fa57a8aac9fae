"""A sweep: parameters of case and pack varied by a design, every combination decided."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator

from verdeelsleutel.data.conditions import EVERYTHING, Condition, Problem, ProblemsError, parse_condition
from verdeelsleutel.data.pack.fields import Number, Strict, Text, Whole, listed, number
from verdeelsleutel.data.study.common import StudyText
from verdeelsleutel.data.study.distributions import Distribution, parse

__all__ = ["Change", "Choice", "Curve", "Spread", "Study", "Vary"]

DRAWN = ("lhs", "sobol", "montecarlo", "morris")
"""Designs that need a number of samples."""


def _condition(raw: object) -> Condition:
    return parse_condition(raw)


def _spread(raw: object) -> Spread:
    """Values one by one, or one distribution by name."""
    if isinstance(raw, Mapping | Distribution):
        return parse(raw)
    items = raw if isinstance(raw, list | tuple) else [raw]
    if not items:
        raise ProblemsError([Problem((), "there are no values", "[]", "a list of numbers, or a distribution")])
    return tuple(number(item) for item in items)


Spread = tuple[Fraction, ...] | Distribution
"""Values, or a distribution."""
Amounts = Annotated[Spread, PlainValidator(_spread), WithJsonSchema({"type": ["array", "object", "number"]})]
Rows = Annotated[Condition, PlainValidator(_condition), WithJsonSchema({"type": "object", "format": "condition"})]
Change = Literal["values", "scale", "add", "share"]


class Choice(Strict):
    """Clients who choose other care: a share of the client-years of some rows goes to others.

    Attributes:
        from_: rows that clients leave.
        to: rows that they go to, in proportion to the client-years there.
        along: clients stay within these columns; where none of its rows takes them in, they stay.
    """

    from_: Rows = Field(alias="from")
    to: Rows
    along: Annotated[tuple[Text, ...], BeforeValidator(listed)] = ("region",)


class Vary(Strict):
    """A parameter, and the values that it takes.

    Attributes:
        name: its column in scenarios.csv.
        path: `pack.…` or `case.TABLE.COLUMN`, or `case.TABLE.ID.COLUMN`.
        where: rows of the table that change.
        per: columns of the rows; every key takes a value of its own.
        values: takes the place of what is there.
        scale: factor.
        add: is added.
        move, share: clients that choose other care, and which share of them.
        correlate: rank correlation with parameters named before (`montecarlo`).
    """

    name: Text
    path: Text
    where: Rows = EVERYTHING
    per: Annotated[tuple[Text, ...], BeforeValidator(listed)] = ()
    values: Amounts | None = None
    scale: Amounts | None = None
    add: Amounts | None = None
    move: Choice | None = None
    share: Amounts | None = None
    correlate: dict[str, Number] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_change(self) -> Vary:
        given = [name for name in ("values", "scale", "add", "share") if getattr(self, name) is not None]
        if len(given) != 1:
            found = ", ".join(given) or "none of them"
            expected = "one of values, scale, add, or share with move"
            raise ProblemsError([Problem((), f"{self.name} changes in one way", found, expected)])
        if (self.move is None) != (self.share is None):
            raise ProblemsError([Problem((), f"{self.name}: move and share go together", expected="both")])
        return self

    @property
    def change(self) -> Change:
        """In which way it changes."""
        known: tuple[Change, ...] = ("values", "scale", "add", "share")
        return next(name for name in known if getattr(self, name) is not None)

    @property
    def spread(self) -> Spread:
        """The values that it takes."""
        found: Spread = getattr(self, self.change)
        return found


class Curve(Strict):
    """A budget curve: what more money brings, and whom it costs.

    Attributes:
        over: name of the parameter that is the money, with values.
        nobody_loses: every cell keeps at least what it has with less money.
    """

    over: Text
    nobody_loses: Annotated[bool, PlainValidator(lambda raw: raw is True)] = False


class Study(StudyText):
    """A sweep.

    Attributes:
        start: at a reallocation, the run it starts from, or `agreements`.
        design: how values are combined.
        samples: how many, of designs that draw; Sobol' indices and Morris take a multiple of it.
        vary: the parameters.
        indices: which figures are ranked by their sensitivity.
        curve: asks for a budget curve.
        keep: the plan of every scenario, or its whole case and pack.
    """

    kind: Literal["sweep"] = "sweep"
    start: Text = Field(default="agreements", alias="from")
    design: Literal["grid", "list", "lhs", "sobol", "montecarlo", "morris"] = "grid"
    samples: Whole | None = None
    vary: tuple[Vary, ...] = ()
    indices: Annotated[tuple[Text, ...], BeforeValidator(listed)] = ()
    curve: Curve | None = None
    keep: Annotated[tuple[Literal["plan", "case"], ...], BeforeValidator(listed)] = ()

    @model_validator(mode="after")
    def _hangs_together(self) -> Study:
        problems = [*_names(self), *_samples(self), *_correlations(self), *_curve(self), *_stage(self)]
        if problems:
            raise ProblemsError(problems)
        return self


def _names(study: Study) -> list[Problem]:
    names = [one.name for one in study.vary]
    taken = {"scenario", "pack", "status", "message"}
    return [
        Problem(("vary", str(at), "name"), f"the name {name} is taken", name, "a name of its own")
        for at, name in enumerate(names)
        if name in taken or name in names[:at]
    ]


def _samples(study: Study) -> list[Problem]:
    problems = []
    if study.design in DRAWN and not study.samples:
        problems.append(Problem(("samples",), f"the design {study.design} needs samples", expected="samples: 200"))
    if study.design not in DRAWN and study.samples is not None:
        what = f"the design {study.design} draws nothing"
        problems.append(Problem(("samples",), what, str(study.samples), f"one of {', '.join(DRAWN)}"))
    if study.design in DRAWN and not study.vary:
        problems.append(Problem(("vary",), "nothing varies", expected="vary: [{name: …, path: …, scale: …}]"))
    for at, one in enumerate(study.vary):
        if study.design in ("grid", "list") and isinstance(one.spread, Distribution):
            what = f"{one.name} is drawn, and the design {study.design} takes values one by one"
            path = ("vary", str(at), one.change)
            problems.append(Problem(path, what, expected=f"a list of values, or a design {', '.join(DRAWN)}"))
    if study.design == "list":
        lengths = {one.name: len(one.spread) for one in study.vary if isinstance(one.spread, tuple)}
        if len(set(lengths.values())) > 1:
            what = "a list takes the values side by side, so all lists are of one length"
            found = ", ".join(f"{name}: {length}" for name, length in lengths.items())
            problems.append(Problem(("vary",), what, found, "lists of one length, or design: grid"))
    if study.indices and study.design not in ("sobol", "morris"):
        problems.append(Problem(("indices",), "indices need a design for them", study.design, "sobol or morris"))
    return problems


def _correlations(study: Study) -> list[Problem]:
    problems = []
    before: list[str] = []
    for at, one in enumerate(study.vary):
        for name, value in one.correlate.items():
            path = ("vary", str(at), "correlate", name)
            if study.design != "montecarlo":
                problems.append(Problem(path, "only Monte Carlo draws correlate", study.design, "montecarlo"))
            elif name not in before:
                what = f"{one.name} correlates with a parameter that isn't named before it"
                problems.append(Problem(path, what, name, ", ".join(before) or "a name above it"))
            if not -1 < value < 1:
                problems.append(Problem(path, "a correlation lies between -1 and 1", str(value), "-1 < … < 1"))
        before.append(one.name)
    return problems


def _curve(study: Study) -> list[Problem]:
    if study.curve is None:
        return []
    names = [one.name for one in study.vary]
    if study.curve.over not in names:
        return [Problem(("curve", "over"), "no parameter has this name", study.curve.over, ", ".join(names))]
    if study.design != "grid":
        return [Problem(("design",), "a curve needs a grid", study.design, "grid")]
    return []


def _stage(study: Study) -> list[Problem]:
    if study.stage == "reallocation" and study.cutoff is None:
        return [Problem(("cutoff",), "a reallocation needs a cut-off", expected="cutoff: YYYY-MM")]
    return []
