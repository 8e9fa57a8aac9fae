"""Conditions on a cell, as packs write them: ``{kavel: [vpt, mpt], wlz_revenue_eur: {max: 6000000}}``.

A condition names columns of the cell's offer, service, provider and region and what their values must be.
All its parts must hold. The words of matching:

- a value, or a list: the column has one of these;
- ``{min: …, max: …}``: the column is a number (or a date, YYYY-MM-DD) from min to max, both included;
- ``not: {…}``: true exactly when the conditions inside together are not;
- numbers match as numbers (95.50 is 95.5), true/yes/ja and false/no/nee match each other, text matches
  without case;
- an empty value matches nothing, and so satisfies a ``not``; an office's own column (``x_…``) that a case
  lacks is empty everywhere.

A condition is looked up per distinct value of a column and then spread over the cells, so it costs little on
a national case.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

__all__ = [
    "EVERYTHING",
    "Condition",
    "Facts",
    "Problem",
    "ProblemsError",
    "Range",
    "Test",
    "matching_key",
    "parse_condition",
]

Mask = npt.NDArray[np.bool_]
Key = Decimal | datetime.date | str
"""What is compared: a number, a date, or text without case."""

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]\d{1,3})?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WORDS = {"true": "yes", "yes": "yes", "ja": "yes", "false": "no", "no": "no", "nee": "no"}


class Facts(Protocol):
    """The columns of a set of cells, each as its distinct values and where they stand."""

    def column(self, name: str) -> tuple[Sequence[str], npt.NDArray[Any]]:
        """Distinct values as text, and per cell the position of its value among them.

        Raises:
            KeyError: no such column.
        """
        ...

    def __len__(self) -> int:
        """How many cells."""
        ...


@dataclass(frozen=True)
class Problem:
    """What is wrong in a value of a pack, and under which keys of it."""

    path: tuple[str, ...]
    what: str
    found: str = ""
    expected: str = ""
    hint: str = ""


class ProblemsError(ValueError):
    """Everything that is wrong in one value of a pack."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems; the message lists them."""
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.what for problem in problems))


@lru_cache(maxsize=65536)
def matching_key(text: str) -> Key | None:
    """What a text is compared by: a number, "yes" or "no", or itself without case; None when empty.

    Example:
        >>> matching_key("95.50") == matching_key("95.5"), matching_key("Ja"), matching_key(" ")
        (True, 'yes', None)
    """
    bare = text.strip().casefold()
    if not bare:
        return None
    if _NUMBER.fullmatch(bare):
        return Decimal(bare)
    return _WORDS.get(bare, bare)


def _bound(text: str) -> Decimal | datetime.date | None:
    """A number or a date that a range can be measured by; None for any other text."""
    bare = text.strip()
    if _NUMBER.fullmatch(bare):
        return Decimal(bare)
    if _DATE.fullmatch(bare):
        try:
            return datetime.date.fromisoformat(bare)
        except ValueError:
            return None
    return None


@dataclass(frozen=True)
class Range:
    """``{min: …, max: …}``, both ends included; an absent end is open."""

    minimum: Decimal | datetime.date | None
    maximum: Decimal | datetime.date | None

    def holds(self, text: str) -> bool:
        """Whether a value lies in the range; text that is no number (or date) never does."""
        value = _bound(text)
        ends = [end for end in (self.minimum, self.maximum) if end is not None]
        if value is None or any(type(end) is not type(value) for end in ends):
            return False
        above = self.minimum is None or value >= self.minimum  # type: ignore[operator]  # one type, see above
        return above and (self.maximum is None or value <= self.maximum)  # type: ignore[operator]  # idem

    def __str__(self) -> str:
        """``0.35…``, ``…6000000``, ``1…5``."""
        low = "" if self.minimum is None else str(self.minimum)
        return f"{low}…{'' if self.maximum is None else self.maximum}"


@dataclass(frozen=True)
class Test:
    """One column and what it may be: any of the values, or in any of the ranges."""

    column: str
    values: tuple[str, ...] = ()
    ranges: tuple[Range, ...] = ()

    __test__ = False  # a noun of this file, not a test case

    def mask(self, facts: Facts) -> Mask:
        """Which cells pass."""
        try:
            distinct, positions = facts.column(self.column)
        except KeyError:
            if self.column.rpartition(".")[2].startswith("x_"):
                return np.zeros(len(facts), dtype=np.bool_)  # nobody filled it in: empty for every cell
            raise
        wanted = {matching_key(value) for value in self.values}
        passes = np.fromiter(
            (self._passes(value, wanted) for value in distinct), dtype=np.bool_, count=len(distinct)
        )
        if len(passes) == 0:
            return np.zeros(len(facts), dtype=np.bool_)
        return np.asarray(passes[positions], dtype=np.bool_)

    def _passes(self, value: str, wanted: set[Key | None]) -> bool:
        key = matching_key(value)
        return key is not None and (key in wanted or any(part.holds(value) for part in self.ranges))

    def __str__(self) -> str:
        """``kavel=vpt|mpt``."""
        return f"{self.column}={'|'.join([*self.values, *map(str, self.ranges)])}"


@dataclass(frozen=True)
class Condition:
    """Tests that must all pass, and conditions of which each must, as a whole, not hold."""

    tests: tuple[Test, ...] = ()
    nots: tuple[Condition, ...] = ()

    @property
    def columns(self) -> frozenset[str]:
        """Names of the columns it reads, as written."""
        return frozenset(name for name, _ in self.named())

    def named(self, path: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each column with the keys that lead to it."""
        for test in self.tests:
            yield test.column, (*path, test.column)
        for part in self.nots:
            yield from part.named((*path, "not"))

    def mask(self, facts: Facts) -> Mask:
        """Which cells the condition holds for.

        Raises:
            KeyError: a column that the facts don't have and that isn't an office's own (``x_…``).
        """
        holds: Mask = np.ones(len(facts), dtype=np.bool_)
        for test in self.tests:
            holds &= test.mask(facts)
        for part in self.nots:
            holds &= ~part.mask(facts)
        return holds

    def __bool__(self) -> bool:
        """False for the condition that asks nothing."""
        return bool(self.tests or self.nots)

    def __str__(self) -> str:
        """``kavel=intramural & treatment=yes & not(profile=4VV)``; empty when it asks nothing."""
        return " & ".join([*map(str, self.tests), *(f"not({part})" for part in self.nots)])


EVERYTHING = Condition()
"""The condition of no conditions: every cell."""


def parse_condition(raw: object) -> Condition:
    """A condition from the mapping a pack has for it.

    Args:
        raw: column → value, list or ``{min, max}``; ``not`` → such a mapping. Scalars are text (numbers as
            written) or booleans.

    Raises:
        ProblemsError: with everything that is wrong in it.
    """
    problems: list[Problem] = []
    condition = _condition(raw, (), problems)
    if problems:
        raise ProblemsError(problems)
    return condition


def _condition(raw: object, path: tuple[str, ...], problems: list[Problem]) -> Condition:
    if isinstance(raw, Condition):
        return raw
    if not isinstance(raw, Mapping):
        problems.append(
            Problem(path, "a condition is a mapping", _shown(raw), "column: value, for instance {kavel: vpt}")
        )
        return EVERYTHING
    tests: list[Test] = []
    nots: list[Condition] = []
    for name, value in raw.items():
        if name == "not":
            nots.append(_condition(value, (*path, "not"), problems))
        else:
            tests.append(_test(str(name), value, (*path, str(name)), problems))
    return Condition(tuple(tests), tuple(nots))


def _test(column: str, raw: object, path: tuple[str, ...], problems: list[Problem]) -> Test:
    options = list(raw) if isinstance(raw, list | tuple) else [raw]
    if not options:
        problems.append(Problem(path, f"{column} has an empty list, which no cell matches", "[]", "a value"))
    values: list[str] = []
    ranges: list[Range] = []
    for option in options:
        if isinstance(option, Mapping):
            found = _range(option, path, problems)
            if found is not None:
                ranges.append(found)
        else:
            text = _scalar(option, path, problems)
            if text is not None:
                values.append(text)
    return Test(column, tuple(values), tuple(ranges))


def _scalar(raw: object, path: tuple[str, ...], problems: list[Problem]) -> str | None:
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    if isinstance(raw, str | int | Decimal) and str(raw).strip():
        return str(raw)
    hint = f"cells with any value of it: leave it out; cells without one: not: {{{path[-1]}: …}}"
    problems.append(Problem(path, "an empty value matches nothing", _shown(raw), "a value", hint))
    return None


def _range(raw: Mapping[Any, Any], path: tuple[str, ...], problems: list[Problem]) -> Range | None:
    expected = "{min: …, max: …}, with numbers or dates YYYY-MM-DD"
    strange = [str(key) for key in raw if key not in {"min", "max"}]
    if strange or not raw:
        hint = "write not outside the column: not: {column: …}" if "not" in strange else ""
        problems.append(Problem((*path, *strange[:1]), "this isn't a range", _shown(raw), expected, hint))
        return None
    ends = {key: _bound(str(value)) for key, value in raw.items()}
    wrong = [key for key, end in ends.items() if end is None]
    for key in wrong:
        problems.append(Problem((*path, key), f"{key} of a range", _shown(raw[key]), "a number or a date"))
    if wrong:
        return None
    low, high = ends.get("min"), ends.get("max")
    if low is not None and high is not None:
        if type(low) is not type(high):
            problems.append(Problem(path, "a range from a number to a date", _shown(raw), expected))
            return None
        if low > high:  # type: ignore[operator]  # one type, see above
            problems.append(Problem(path, "min lies above max", f"{low}…{high}", "min up to max"))
    return Range(low, high)


def _shown(raw: object) -> str:
    return "nothing" if raw is None else str(raw)
