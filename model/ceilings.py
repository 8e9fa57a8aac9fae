"""Ceilings on a sum per key: the rows and the recount that volume and growth ceilings share."""

from __future__ import annotations

import numpy as np

from verdeelsleutel.data.conditions import EVERYTHING
from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.integers import sums
from verdeelsleutel.model.context import UNIT_OF, Context
from verdeelsleutel.model.row import CENTS, Count, Rows, make_rows
from verdeelsleutel.model.rule import BoundRule, Volumes, added_up, counted_volume, line_keys

__all__ = ["EVERYTHING", "amount", "check", "rows"]


def rows(rule: BoundRule, context: Context) -> Rows:
    """One upper row per key over the cells where `where` holds."""
    p = rule.parameters
    mask = p.where.mask(context.lines)
    keys, at = context.keys(p.per)
    share = p.percent / 100
    bound = [share * total for total in context.measured(p.of, p.measure, mask, at, len(keys))]
    if p.above is not None:
        kept = context.measured(p.above, p.measure, mask, at, len(keys))
        bound = [max(*pair) for pair in zip(bound, kept, strict=True)]
    present = sums(mask.astype(np.int64), at, len(keys))
    upper = [value if present[i] else None for i, value in enumerate(bound)]
    cells = np.flatnonzero(mask & context.lines.is_cell)
    weight, den = context.weights(p.measure)
    entries = (at[cells], cells, weight[cells], den)
    return make_rows(
        rule.id, UNIT_OF[p.measure], keys, entries, upper=upper, until=rule.until, source=rule.source
    )


def check(rule: BoundRule, context: Context, plan: Volumes) -> list[Count]:
    """Adds up plan and bases per key and puts them beside each other."""
    p = rule.parameters
    mask = p.where.mask(context.lines)
    keys = line_keys(context, p.per)
    value = added_up(context, counted_volume(rule, plan), mask, p.measure, keys)
    known = added_up(context, context.basis(p.of), mask, p.measure, keys)
    kept = added_up(context, context.basis(p.above), mask, p.measure, keys) if p.above else {}
    share = p.percent / 100
    found = []
    for key in sorted(value):
        ceiling = known[key] * share
        if key in kept:
            ceiling = max(ceiling, kept[key])
        found.append(Count(key, UNIT_OF[p.measure], value[key], None, ceiling))
    return found


def amount(count: Count) -> str:
    """A bound with its unit, for sentences."""
    if count.upper is None:
        return "unbounded"
    return (
        f"€ {decimals(count.upper / 100, 2)}"
        if count.unit == CENTS
        else f"{decimals(count.upper, 2)} {count.unit}"
    )
