"""The kinds of values that packs and rules are written in, and the one way their models are checked.

Every value of a pack comes in as text (numbers as written), a boolean, a list or a mapping. The annotated
types here turn them into exact values: percentages and amounts become `Fraction`, conditions `Condition`.
`faults_of` says everything that is wrong in words a planner can use, with the line of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    PlainValidator,
    ValidationError,
    WithJsonSchema,
)

from verdeelsleutel.data.conditions import Condition, Problem, ProblemsError, parse_condition
from verdeelsleutel.data.faults import Fault, PackFaults, Place
from verdeelsleutel.data.pack.columns import column_problem
from verdeelsleutel.data.pack.words import faults_from

__all__ = [
    "Basis",
    "ColumnName",
    "Columns",
    "Euro",
    "Flag",
    "Item",
    "Noted",
    "Number",
    "Percent",
    "Strict",
    "Switch",
    "Text",
    "Where",
    "Whole",
    "faults_of",
    "listed",
    "number",
    "validate",
    "written",
]

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_FLAGS = {"true": True, "yes": True, "ja": True, "false": False, "no": False, "nee": False}

Places = Callable[[str | None], Place]
"""Where a key stands, dotted for keys inside keys (``where.kavel``); None for the whole item."""


def number(raw: object) -> Fraction:
    """A number as a pack writes it, exact.

    Raises:
        ProblemsError: anything else; binary floats too, because they aren't what was written.

    Example:
        >>> number("95.5")
        Fraction(191, 2)
    """
    if isinstance(raw, int | Decimal | Fraction) and not isinstance(raw, bool):
        return Fraction(raw)
    if isinstance(raw, str) and _NUMBER.fullmatch(raw.strip()):
        return Fraction(raw.strip())
    hint = ""
    if isinstance(raw, str):
        repaired = raw.strip().removesuffix("%").strip().replace(",", ".")
        hint = f"write {repaired}" if _NUMBER.fullmatch(repaired) else ""
    raise ProblemsError([Problem((), "this isn't a number", _shown(raw), "a decimal number", hint)])


def _percent(raw: object) -> Fraction:
    value = number(raw)
    if value < 0:
        raise ProblemsError([Problem((), "a percentage can't be negative here", _shown(raw), "0 or more")])
    return value


def _euro(raw: object) -> Fraction:
    value = number(raw)
    if value < 0 or (value * 100).denominator != 1:
        raise ProblemsError([Problem((), "this isn't an amount", _shown(raw), "euros, at most two decimals")])
    return value


def _whole(raw: object) -> int:
    value = number(raw)
    if value < 0 or value.denominator != 1:
        raise ProblemsError([Problem((), "this isn't a whole number", _shown(raw), "0, 1, 2, …")])
    return int(value)


def _flag(raw: object) -> bool:
    value = _FLAGS.get(str(raw).strip().casefold())
    if value is None:
        raise ProblemsError([Problem((), "this is neither yes nor no", _shown(raw), "true or false")])
    return value


def _switch(raw: object) -> str:
    word = str(raw).strip().casefold()
    if word not in {"on", "off", "true", "false"}:
        raise ProblemsError([Problem((), "a switch is on or off", _shown(raw), "on or off")])
    return {"true": "on", "false": "off"}.get(word, word)


def _text(raw: object) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise ProblemsError([Problem((), "this should be text", _shown(raw), "text")])
    return raw.strip()


def _where(raw: object) -> Condition:
    condition = parse_condition(raw)
    problems = [found for name, path in condition.named() if (found := column_problem(name, path))]
    if problems:
        raise ProblemsError(problems)
    return condition


def _column(raw: object) -> str:
    name = _text(raw)
    problem = column_problem(name, ())
    if problem:
        raise ProblemsError([problem])
    return name


def listed(raw: object) -> object:
    """A single word where a list may stand is a list of one."""
    return [raw] if isinstance(raw, str) else raw


def written(value: Fraction) -> str:
    """A fraction as a pack would write it: decimal text where that is exact, else ``a/b``.

    Example:
        >>> written(Fraction(191, 2)), written(Fraction(1, 3))
        ('95.5', '1/3')
    """
    places = 0
    while (value * 10**places).denominator != 1 and places < 30:
        places += 1
    scaled = value * 10**places
    if scaled.denominator != 1:
        return str(value)
    sign, digits = ("-" if scaled < 0 else ""), str(abs(scaled.numerator)).rjust(places + 1, "0")
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


_as_text = PlainSerializer(written, return_type=str)

Number = Annotated[Fraction, PlainValidator(number), _as_text, WithJsonSchema({"type": "number"})]
"""A decimal number, exact."""
Percent = Annotated[
    Fraction, PlainValidator(_percent), _as_text, WithJsonSchema({"type": "number", "minimum": 0})
]
"""A percentage of at least 0; more than 100 is allowed unless a model says otherwise."""
Euro = Annotated[Fraction, PlainValidator(_euro), _as_text, WithJsonSchema({"type": "number", "minimum": 0})]
"""An amount in euros with at most two decimals."""
Whole = Annotated[int, PlainValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
"""A whole number of at least 0."""
Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema({"type": "boolean"})]
"""true or false (also yes/no, ja/nee)."""
Switch = Annotated[
    Literal["on", "off"], PlainValidator(_switch), WithJsonSchema({"type": "string", "enum": ["on", "off"]})
]
"""A named switch: an item that is off stays visible and does nothing."""
Text = Annotated[str, PlainValidator(_text), WithJsonSchema({"type": "string", "minLength": 1})]
"""Text that isn't empty."""
Where = Annotated[
    Condition,
    PlainValidator(_where),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "object", "format": "condition"}),
]
"""A condition on the cell's offer, service, provider and region."""
ColumnName = Annotated[str, PlainValidator(_column), WithJsonSchema({"type": "string"})]
"""A column of the cell's offer, service, provider or region."""
Columns = Annotated[
    tuple[ColumnName, ...],
    BeforeValidator(listed),
    WithJsonSchema({"type": ["string", "array"], "items": {"type": "string"}}),
]
"""Some of those columns; a single one needs no list."""
Basis = Literal[
    "offer",
    "continuity",
    "history",
    "history_realised",
    "agreement",
    "forecast",
    "realised",
    "one",
    "substituted",
]
"""A known volume per cell."""


class Strict(BaseModel):
    """A part of a pack: frozen, and a key it doesn't know is a fault."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True
    )


class Noted(Strict):
    """What carries a note.

    Attributes:
        note: what a reader should know, in the language of the office; shown in every report.
        note_en: the same in English, for reports in that language.
    """

    note: Text | None = None
    note_en: Text | None = None

    def said(self, language: str) -> str:
        """The note in a language (`nl` or `en`): in the office's own where there is no other; empty without one."""
        return (self.note_en if language == "en" else None) or self.note or ""


class Item(Noted):
    """What any item of a pack may say about itself.

    Attributes:
        source: id of the source that the item follows.
        switch: on or off makes it a named switch, for what a source leaves in doubt; absent is on.
        example: true where a figure is an example because the source gives none.
    """

    source: Text | None = None
    switch: Switch | None = None
    example: Flag = False

    @property
    def active(self) -> bool:
        """Whether the item takes part."""
        return self.switch != "off"


Model = TypeVar("Model", bound=BaseModel)


def faults_of(model: type[Model], raw: Mapping[str, Any], place: Places) -> tuple[Model | None, list[Fault]]:
    """The model of a mapping, or everything that is wrong with it.

    Args:
        model: what the mapping should be.
        raw: keys and values as read: text, booleans, lists, mappings.
        place: where a key stands.

    Returns:
        The model, or None with the faults.
    """
    try:
        return model.model_validate(dict(raw)), []
    except ValidationError as errors:
        return None, faults_from(errors, model, place)


def validate(model: type[Model], raw: Mapping[str, Any], place: Places) -> Model:
    """The model of a mapping.

    Raises:
        PackFaults: everything that is wrong with it, with places and hints.
    """
    instance, faults = faults_of(model, raw, place)
    if instance is None:
        raise PackFaults(faults)
    return instance


def _shown(raw: object) -> str:
    return "nothing" if raw is None else str(raw)
