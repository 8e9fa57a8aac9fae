"""Ceilings on a sum per key: the rows and the recount that volume and growth ceilings share."""

from __future__ import annotations

import numpy as np

from verdeelsleutel.data.conditions import EVERYTHING
from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.integers import Index, Mask
from verdeelsleutel.model.context import UNIT_OF, Context
from verdeelsleutel.model.row import CENTS, Count, Rows, make_rows
from verdeelsleutel.model.rule import BoundRule, Volumes, added_up, counted_volume, line_keys

__all__ = ["EVERYTHING", "amount", "check", "rows"]


def rows(rule: BoundRule, context: Context) -> Rows:
    """One upper row per key over the cells where `where` holds."""
    p = rule.parameters
    lines = context.lines
    mask = lines.mask(p.where)
    keys, at = context.keys(p.per)
    bound = context.known(p.of, p.measure, mask, at, len(keys)).times(p.percent / 100)
    if p.above is not None:
        bound = bound.maximum(context.known(p.above, p.measure, mask, at, len(keys)))
    present = lines.memo.of("keys present", (mask, at), lambda: np.bincount(at[mask], minlength=len(keys)) > 0)
    upper = [value if there else None for value, there in zip(bound.fractions(), present.tolist(), strict=True)]
    cells, key = lines.memo.of("cells of keys", (mask, at, lines.is_cell), lambda: _cells(mask & lines.is_cell, at))
    weight, den = context.weights_where(p.measure, mask)
    entries = (key, cells, weight[cells], den)
    return make_rows(
        rule.id, UNIT_OF[p.measure], keys, entries, upper=upper, until=rule.until, source=rule.source
    )


def _cells(mask: Mask, at: Index) -> tuple[Index, Index]:
    cells = np.flatnonzero(mask)
    return cells, at[cells]


def check(rule: BoundRule, context: Context, plan: Volumes) -> list[Count]:
    """Adds up plan and bases per key and puts them beside each other."""
    p = rule.parameters
    mask = context.lines.mask(p.where)
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
