"""Share ceiling: one kind of care is at most a percentage of a larger whole, per key.

Policy:
    Zorg en Zekerheid lets residence with treatment grow to at most 80 % of the intramural mix (Themas in
    contractering langdurige zorg 2024-2026, row Bekostiging); who is above it keeps what is there.

Formula:
    Σ_{c in `of`, key} measure(x_c) ≤ percent/100 · Σ_{c in `in`, key} measure(x_c)
    With `above: B` a key whose shares of B are themselves above the ceiling keeps Σ_{`of`} measure(B):
    Σ_{c in `of`, key} measure(x_c) ≤ Σ_{lines in `of`, key} measure(B).

Symbols:
    x_c units of cell c; measure: units, client_years or eur; `of`, `in`: conditions; B: a basis.

Example:
    >>> from verdeelsleutel.model.rules.share_ceiling import Parameters
    >>> p = Parameters.model_validate({"of": {"treatment": "yes"}, "in": {"kavel": "intramural"}, "percent": "80"})
    >>> p.percent
    Fraction(80, 1)
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from pydantic import Field

from verdeelsleutel.data.conditions import EVERYTHING
from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.integers import Ints, times
from verdeelsleutel.data.pack.fields import Basis, Columns, Percent, Where
from verdeelsleutel.model.context import UNIT_OF, Context
from verdeelsleutel.model.row import Count, Rows, make_rows
from verdeelsleutel.model.rule import (
    BoundRule,
    Measure,
    RuleParameters,
    Volumes,
    added_up,
    counted_volume,
    line_keys,
)


class Parameters(RuleParameters):
    """What a pack may say."""

    of: Where
    within: Where = Field(EVERYTHING, alias="in")
    where: Where = EVERYTHING
    per: Columns = ()
    percent: Percent = Fraction(100)
    measure: Measure = "units"
    above: Basis | None = None


def rows(rule: BoundRule, context: Context) -> Rows:
    """One row per key: measure · ([c in of] − percent/100 · [c in in]) ≤ 0, or ≤ what a key above it keeps."""
    p = rule.parameters
    lines = context.lines
    scope = lines.mask(p.where)
    part, total = lines.mask(p.of) & scope, lines.mask(p.within) & scope
    keys, at = context.keys(p.per)
    upper: list[Fraction | None] = [Fraction(0)] * len(keys)
    kept = np.zeros(len(keys), dtype=np.bool_)
    if p.above is not None:
        known = context.measured(p.above, p.measure, part, at, len(keys))
        whole = context.measured(p.above, p.measure, total, at, len(keys))
        kept = np.array([a > p.percent / 100 * b for a, b in zip(known, whole, strict=True)], dtype=np.bool_)
        upper = [a if keeps else Fraction(0) for a, keeps in zip(known, kept.tolist(), strict=True)]
    weight, den = context.weights(p.measure)
    share = p.percent / 100
    factor: Ints = part.astype(np.int64) * share.denominator
    factor = factor - np.where(kept[at], 0, total.astype(np.int64) * share.numerator)
    cells = np.flatnonzero((part | total) & lines.is_cell)
    num = _by_kind(weight[cells], factor[cells])
    entries = (at[cells], cells, num, den * share.denominator)
    return make_rows(
        rule.id, UNIT_OF[p.measure], keys, entries, upper=upper, until=rule.until, source=rule.source
    )


def _by_kind(weight: Ints, factor: Ints) -> Ints:
    """Weight · factor; a factor takes three values at most."""
    found: Ints = np.zeros(len(weight), dtype=object)
    for value in np.unique(factor).tolist():
        here = factor == value
        found[here] = times(weight[here], int(value))
    return found


def check(rule: BoundRule, context: Context, plan: Volumes) -> list[Count]:
    """The part per key beside its share of the whole."""
    p = rule.parameters
    scope = context.lines.mask(p.where)
    part, total = context.lines.mask(p.of) & scope, context.lines.mask(p.within) & scope
    keys = line_keys(context, p.per)
    volume = counted_volume(rule, plan)
    value = added_up(context, volume, part, p.measure, keys)
    whole = added_up(context, volume, total, p.measure, keys)
    had = added_up(context, context.basis(p.above), part, p.measure, keys) if p.above else {}
    of_all = added_up(context, context.basis(p.above), total, p.measure, keys) if p.above else {}
    found = []
    for key in sorted(value):
        upper = whole.get(key, Fraction(0)) * p.percent / 100
        if p.above and had[key] > of_all.get(key, Fraction(0)) * p.percent / 100:
            upper = had[key]
        found.append(Count(key, UNIT_OF[p.measure], value[key], None, upper))
    return found


def explain(rule: BoundRule, key: str, count: Count) -> str:
    """The share in words."""
    return f"{rule.parameters.of} {key or 'in total'} is at most {decimals(rule.parameters.percent, 6)} % of the whole"
