"""What every policy rule has: parameters, the vocabulary of its kind, and the plan it is recounted on."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import ModuleType
from typing import Any, Literal, NamedTuple, Protocol

import numpy as np
import pandas as pd

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.faults import Place
from verdeelsleutel.data.integers import Ints, Mask, product, sums
from verdeelsleutel.data.pack.fields import Strict
from verdeelsleutel.model.context import Context
from verdeelsleutel.model.row import Count, Rows, key_text

Measure = Literal["units", "client_years", "eur"]
"""What a rule counts in."""


class RuleParameters(Strict):
    """Base of every rule's parameters: frozen, exact, no unknown keys."""

    @property
    def reads(self) -> tuple[str, ...]:
        """Bases that the rule counts besides those that its parameters name."""
        return ()


class Volumes(Protocol):
    """A plan as a rule recounts it."""

    @property
    def units(self) -> Ints:
        """Whole units per line."""
        ...

    def awarded_until(self, tranche: str) -> Exact:
        """Exact awards per line up to and including a tranche, before rounding."""
        ...


@dataclass(frozen=True)
class Cut:
    """A rule, by its id, that bounds single cells: where `mask` holds no level is above `cap`."""

    rule: str
    mask: Mask
    cap: Exact


class Factor(NamedTuple):
    """What a money rule leaves of the care percentage of some lines."""

    mask: Mask
    left: Fraction


@dataclass(frozen=True)
class BoundRule:
    """A rule of a pack with its parameters checked."""

    id: str
    name: str
    module: ModuleType
    parameters: Any
    stage: str
    until: str | None
    source: str
    place: Callable[[str | None], Place]

    def at(self, stage: str) -> bool:
        """Whether the rule is in force at a stage."""
        return self.stage in ("both", stage)

    @property
    def excludes(self) -> bool:
        """Whether what it cuts isn't bought at all, rather than bought up to a volume."""
        return bool(getattr(self.module, "EXCLUDES", False))

    def rows(self, context: Context) -> Rows | None:
        """Its rows, None when it has none (a level cut, a money rule)."""
        made = getattr(self.module, "rows", None)
        return None if made is None else made(self, context)

    def cut(self, context: Context) -> Cut | None:
        """Its level cut, None when it has none (rows, a money rule)."""
        made = getattr(self.module, "cut", None)
        return None if made is None else made(self, context)

    def factors(self, context: Context) -> list[Factor] | None:
        """What it leaves of care percentages, None when it is no money rule."""
        made = getattr(self.module, "factors", None)
        return None if made is None else made(self, context)

    def check(self, context: Context, plan: Volumes) -> list[Count]:
        """The rule recounted on a plan in the policy's own words."""
        counts: list[Count] = self.module.check(self, context, plan)
        return counts

    def explain(self, key: str, count: Count) -> str:
        """The sentence a provider reads."""
        sentence: str = self.module.explain(self, key, count)
        return sentence


def counted_volume(rule: BoundRule, plan: Volumes) -> Exact:
    """What a rule counts of a plan: whole units, or exact awards up to its `until`."""
    return plan.awarded_until(rule.until) if rule.until else Exact(plan.units, 1)


def added_up(
    context: Context, volume: Exact, mask: Mask, measure: str, keys: Sequence[str]
) -> dict[str, Fraction]:
    """Σ measure(volume) per key over the lines where the mask holds; for checks.

    Written without the coefficients that rows are made of: euros are added up per line, units per service and then
    divided by the service's units per client-year. A key without volume counts 0.
    """
    euros = measure == "eur"
    lines = np.flatnonzero(mask)
    key, distinct = pd.factorize(np.array(keys, dtype=object)[lines])
    names = {str(name): at for at, name in enumerate(distinct)}
    sizes = _unit_sizes(context, measure)
    service = context.lines.service if len(sizes) > 1 else np.zeros(len(context.lines), dtype=np.intp)
    amounts = product(volume.shared[lines], context.tariffs.cents[lines]) if euros else volume.shared[lines]
    totals = sums(amounts, key * len(sizes) + service[lines], len(names) * len(sizes))
    den = math.lcm(*(size.denominator for size in sizes))
    whole = [int(size * den) for size in sizes]
    added, codes = [0] * len(names), np.flatnonzero(totals)
    for code, total in zip(codes.tolist(), totals[codes].tolist(), strict=True):
        at, kind = divmod(code, len(sizes))
        added[at] += total * whole[kind]
    found = [Fraction(total, den * volume.shared_den) for total in added]
    for line in () if volume.apart is None else volume.apart.lines[mask[volume.apart.lines]].tolist():
        size = Fraction(int(context.tariffs.cents[line])) if euros else sizes[service[line]]
        found[names[keys[line]]] += volume.fraction(line) * size
    return dict(zip(names, found, strict=True))


def line_keys(context: Context, per: Sequence[str]) -> list[str]:
    """The key of each line as text, read straight from its facts."""
    columns = [context.lines.values(name) for name in per]
    if not columns:
        return [""] * len(context.lines)
    texts = {values: key_text(values) for values in set(zip(*columns, strict=True))}
    return [texts[values] for values in zip(*columns, strict=True)]


def _unit_sizes(context: Context, measure: str) -> list[Fraction]:
    """What one unit counts: per service where clients are counted, else for all."""
    if measure != "client_years":
        return [Fraction(1)]
    table = context.case.table("services")
    size = {
        service: Fraction(0) if per_year is None else 1 / Fraction(per_year)
        for service, per_year in zip(
            table["service"].tolist(), table["units_per_client_year"].tolist(), strict=True
        )
    }
    return [size[service] for service in context.lines.services]
