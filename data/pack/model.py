"""What a policy pack is: the vocabulary of its YAML as frozen models.

A pack says which tariff holds, which money is kept apart, in which order claims are served (tranches) and
which rules bound them. The models hold every value exactly; what refers from one part to another is checked
in `checks`, the parameters of a rule by the rule itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PrivateAttr, WithJsonSchema

from verdeelsleutel.data.conditions import EVERYTHING, Problem, ProblemsError
from verdeelsleutel.data.faults import Place, did_you_mean
from verdeelsleutel.data.pack.budget_form import BudgetForm
from verdeelsleutel.data.pack.fields import (
    Basis,
    ColumnName,
    Euro,
    Item,
    Noted,
    Number,
    Percent,
    Strict,
    Text,
    Where,
    Whole,
)
from verdeelsleutel.data.pack.layers import LayerFile
from verdeelsleutel.data.pack.stages import EVERY_STAGE, Stage, Stages, listed_text
from verdeelsleutel.data.pack.yaml import MapNode
from verdeelsleutel.data.tables import FUND_KINDS

__all__ = [
    "Adjustment",
    "BaseCase",
    "BasisShare",
    "Group",
    "Initial",
    "Moments",
    "Note",
    "Pack",
    "PackBody",
    "PackText",
    "Reallocation",
    "Reserve",
    "RuleText",
    "Source",
    "Stage",
    "Strength",
    "Tariff",
    "Tranche",
]

HUNDRED = Fraction(100)


def _fund_kind(value: str) -> str:
    if value not in FUND_KINDS:
        expected, hint = f"one of {', '.join(FUND_KINDS)}", did_you_mean(value, FUND_KINDS)
        raise ProblemsError([Problem((), "no fund is of this kind", value, expected, hint)])
    return value


FundKind = Annotated[
    Text, AfterValidator(_fund_kind), WithJsonSchema({"type": "string", "enum": list(FUND_KINDS)})
]


def _published(value: str) -> str:
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", value, re.ASCII):
        raise ProblemsError([Problem((), "this isn't a date", value, "YYYY-MM-DD, YYYY-MM or YYYY")])
    return value


def _one_case(raw: object) -> object:
    """A bare base percentage is one case without a condition."""
    return raw if isinstance(raw, list | tuple) else [{"percent": raw}]


def _moments(value: tuple[str, ...]) -> tuple[str, ...]:
    for moment in value:
        monthly = moment == "monthly" and len(value) == 1
        if not monthly and not re.fullmatch(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", moment, re.ASCII):
            raise ProblemsError([Problem((), "this isn't a moment", moment, 'dates "MM-DD", or monthly')])
    return value


Moments = Annotated[
    tuple[Text, ...],
    BeforeValidator(listed_text),
    AfterValidator(_moments),
    WithJsonSchema({"type": ["string", "array"], "items": {"type": "string"}}),
]
"""Days of reallocations, MM-DD, or `monthly`."""


class Source(Noted):
    """Where a figure or rule comes from; only the document is needed.

    Attributes:
        document: title of the document.
        section: section, page or table row.
        published: date, as precise as it is known.
        rank: 1 is the highest; of two documents that disagree the higher rank wins.
        url: where it can be read.
    """

    document: Text
    section: Text | None = None
    published: Annotated[Text, AfterValidator(_published)] | None = None
    rank: Whole | None = None
    url: Text | None = None


class Note(Strict):
    """Something that a source says (or leaves open) and no rule expresses; shown in every report."""

    id: Text
    text: Text
    text_en: Text | None = None
    source: Text | None = None

    def said(self, language: str) -> str:
        """The text in a language, as notes of items are."""
        return (self.text_en if language == "en" else None) or self.text


class BaseCase(Item):
    """A base percentage of the maximum tariff, for the cells of its condition.

    Attributes:
        id: name for studies and reports.
        when: which cells; the first case that matches counts.
        percent: the percentage, or
        from_: the column that has it.
    """

    id: Text | None = None
    when: Where = EVERYTHING
    percent: Percent | None = None
    from_: ColumnName | None = Field(default=None, alias="from")


class Adjustment(Item):
    """A change of the base percentage for the cells of its condition.

    Attributes:
        set: replaces the base.
        scale: percent of the base, added to it; `scale_from` takes it from a column.
        add: percentage points; `add_from` takes them from a column.
        at_least: lowest value of the change.
        at_most: highest value of the change.
        group: group whose sum is capped.
        at: stages at which it holds.
    """

    id: Text
    when: Where = EVERYTHING
    set: Percent | None = None
    scale: Number | None = None
    scale_from: ColumnName | None = None
    add: Number | None = None
    add_from: ColumnName | None = None
    at_least: Number | None = None
    at_most: Number | None = None
    group: Text | None = None
    at: Stages = EVERY_STAGE


class Group(Item):
    """A cap on the sum of the adjustments of a group, in percentage points."""

    at_most: Number


class Tariff(Strict):
    """How the percentage of the maximum tariff is built up; without a word it is 100.

    Attributes:
        base: cases, first match counts; a bare percentage is one case.
        adjustments: in the order of the pack.
        groups: caps on sums of adjustments.
        minimum: lowest percentage.
        maximum: highest percentage.
        minimum_source: id of its source.
        maximum_source: id of its source.
    """

    base: Annotated[tuple[BaseCase, ...], BeforeValidator(_one_case)] = (BaseCase(percent=HUNDRED),)
    adjustments: tuple[Adjustment, ...] = ()
    groups: dict[str, Group] = Field(default_factory=dict)
    minimum: Percent | None = None
    maximum: Percent | None = None
    minimum_source: Text | None = None
    maximum_source: Text | None = None


class Reserve(Item):
    """Money of every fund of a kind that isn't divided: a percentage of it or an amount off it.

    Attributes:
        kind: kind of fund.
        percent: part of the fund.
        amount_eur: euros off the fund.
        for_: what it is kept for; a label.
    """

    id: Text
    kind: FundKind
    percent: Percent | None = None
    amount_eur: Euro | None = None
    for_: Text | None = Field(default=None, alias="for")


class BasisShare(Strict):
    """A percentage of a known volume."""

    basis: Basis
    percent: Percent = HUNDRED


class Tranche(Item):
    """A layer of claims with one priority.

    Attributes:
        title: what it is called in reports, in the language of the office; the id where there is none.
        basis: known volume that is asked for.
        percent: how much of it.
        where: cells that ask.
        not_above: volumes that the level stays within.
        within: how the room is shared inside the tranche.
        order_by: column by which groups go one after another.
        direction: of that order.
    """

    id: Text
    title: Text | None = None
    basis: Basis
    percent: Percent = HUNDRED
    where: Where = EVERYTHING
    not_above: tuple[BasisShare, ...] = ()
    within: Literal["pro_rata", "most_care"] = "pro_rata"
    order_by: ColumnName | None = None
    direction: Literal["ascending", "descending"] = "ascending"


class Initial(Noted):
    """The initial allocation: its tranches in order of priority."""

    tranches: tuple[Tranche, ...] = ()


class Reallocation(Noted):
    """The reallocation during the year.

    Attributes:
        moments: dates MM-DD, or monthly.
        expectation: how the year is estimated from the months so far.
        completeness: percent of a month's care that is claimed after so many months.
        reserves_released: reserves that are opened.
        response_days: days in which a provider may answer an offer.
        tranches: in order of priority.
    """

    moments: Moments = ()
    expectation: Literal["run_rate", "last_quarter", "seasonal", "given"] = "run_rate"
    completeness: dict[Whole, Percent] = Field(default_factory=dict)
    reserves_released: tuple[Text, ...] = ()
    response_days: Whole | None = None
    tranches: tuple[Tranche, ...] = ()


class Strength(Strict):
    """Hard, or soft with a priority (1 goes first) and the tranche after which it is served."""

    soft: Whole | None = None
    after: Text | None = None

    @property
    def hard(self) -> bool:
        """Whether the rule must hold."""
        return self.soft is None


def _strength(raw: object) -> object:
    if raw == "hard":
        return {}
    if isinstance(raw, Mapping) and "soft" in raw:
        return raw
    if isinstance(raw, Strength):
        return raw
    problem = Problem((), "a strength is hard or soft", str(raw), "hard, or {soft: PRIORITY, after: TRANCHE}")
    raise ProblemsError([problem])


class RuleText(Item):
    """A rule as the pack words it; what its parameters mean is the rule's own business.

    Attributes:
        rule: name of the rule.
        stage: where it holds.
        until: it bounds the awards up to and including this tranche, instead of the final volume.
        strength: hard, or soft with a priority.
        params: the rule's own parameters as read: numbers still as text.
    """

    id: Text
    rule: Text
    stage: Literal["both", "initial", "reallocation"] = "both"
    until: Text | None = None
    strength: Annotated[
        Strength,
        BeforeValidator(_strength),
        WithJsonSchema(
            {
                "oneOf": [
                    {"const": "hard"},
                    {
                        "type": "object",
                        "properties": {
                            "soft": {"type": "integer", "minimum": 1},
                            "after": {"type": "string"},
                        },
                        "required": ["soft"],
                        "additionalProperties": False,
                    },
                ]
            }
        ),
    ] = Strength()
    params: dict[str, Any] = Field(default_factory=dict)
    _place: Callable[[str | None], Place] | None = PrivateAttr(default=None)

    def place(self, key: str | None = None) -> Place:
        """Where a key of this rule stands (dotted for keys inside keys); None for the rule itself."""
        return self._place(key) if self._place else Place(f"rule {self.id}")


class PackBody(Noted):
    """A pack in its author's words, without its rules."""

    pack: Text
    title: Text | None = None
    office: Text | None = None
    year: Whole | None = None
    extends: Text | None = None
    notes: tuple[Note, ...] = ()
    sources: dict[str, Source] = Field(default_factory=dict)
    tariff: Tariff = Tariff()
    reserves: tuple[Reserve, ...] = ()
    initial: Initial = Initial()
    reallocation: Reallocation | None = None
    budget_form: BudgetForm = BudgetForm()


class PackText(PackBody):
    """A pack as it is written, its rules still unread."""

    rules: tuple[dict[str, Any], ...] = ()


class Pack(PackBody):
    """A pack, its rules, and the files it came from.

    Attributes:
        rules: in the order of the pack.
        layers: files, the deepest `extends` first.
    """

    rules: tuple[RuleText, ...] = ()
    layers: tuple[LayerFile, ...] = ()
    _tree: MapNode = PrivateAttr(default=MapNode({}, Place("pack")))

    @property
    def tree(self) -> MapNode:
        """The merged text, with the place that every value came from."""
        return self._tree
