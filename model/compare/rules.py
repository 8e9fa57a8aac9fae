"""Rules of two runs: which came or went, whose bounds moved, and which bind now and didn't, or did and don't."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from verdeelsleutel.model.compare.whole_run import Sealed

__all__ = ["Bound", "RuleChange", "rule_changes"]

_COLUMNS = ("rule", "key", "unit", "lower", "upper", "value", "binding", "shortfall", "source")
FUNDS = "funds"


@dataclass(frozen=True)
class Bound:
    """One row of a rule in one run; cents, units or client-years as `unit` of its rule says."""

    lower: Fraction | None
    upper: Fraction | None
    value: Fraction
    binding: bool


@dataclass(frozen=True)
class RuleChange:
    """A row of a rule whose bound or binding differs.

    Attributes:
        rule, key: which; a fund has its own id as rule and its region as key.
        unit: of the numbers.
        fund: whether it is a fund.
        then, now: None where a run has no such row.
    """

    rule: str
    key: str
    unit: str
    fund: bool
    then: Bound | None
    now: Bound | None

    @property
    def bound_moved(self) -> bool:
        """Whether the row bounds at something else."""
        if self.then is None or self.now is None:
            return True
        return (self.then.lower, self.then.upper) != (self.now.lower, self.now.upper)

    @property
    def binding_moved(self) -> bool:
        """Whether it binds in one run only."""
        return (self.then is not None and self.then.binding) != (self.now is not None and self.now.binding)


def rule_changes(then: Sealed, now: Sealed) -> tuple[RuleChange, ...]:
    """Every row with another bound, or that binds in one run only; in the order of the runs."""
    old, new = (dict(_bounds(run)) for run in (then, now))
    found = []
    for key in dict.fromkeys([*old, *new]):
        change = RuleChange(*key, old.get(key), new.get(key))
        if change.bound_moved or change.binding_moved:
            found.append(change)
    return tuple(found)


def _bounds(run: Sealed) -> Iterator[tuple[tuple[str, str, str, bool], Bound]]:
    for row in run.table("rules.csv", _COLUMNS).to_dict("records"):
        key = row["rule"], row["key"], row["unit"], row["source"] == FUNDS
        lower, upper = (Fraction(row[name]) if row[name] else None for name in ("lower", "upper"))
        yield key, Bound(lower, upper, Fraction(row["value"]), row["binding"] == "yes")
