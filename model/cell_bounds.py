"""Bounds on single cells: the cut and the recount that eligibility, freeze and own account share.

Formula:
    for every cell c that a rule speaks of:  level_ct ≤ above_c + Σ exceptions of this rule for c   (above_c = 0 without
    `above`)

Symbols:
    level_ct: what tranche t may reach for cell c, in units; above: a basis. Exceptions make room, they are no claim.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd

from verdeelsleutel.data.exact import Exact, scaled
from verdeelsleutel.data.integers import Mask, sums
from verdeelsleutel.model.context import Context
from verdeelsleutel.model.lines import Lines
from verdeelsleutel.model.row import UNITS, Count, key_text
from verdeelsleutel.model.rule import BoundRule, Cut, Volumes

__all__ = ["check", "cut"]


def cut(rule: BoundRule, context: Context, mask: Mask) -> Cut:
    """No level where the mask holds is above the rule's `above` basis plus its exceptions."""
    room, exceptions = _basis(rule, context), _exceptions(rule, context)
    cap = context.lines.memo.of("room of cells", (room, exceptions), lambda: room.plus(exceptions))
    return Cut(rule.id, mask, cap)


def _basis(rule: BoundRule, context: Context) -> Exact:
    above = rule.parameters.above
    return context.basis(above) if above else context.nothing


def _exceptions(rule: BoundRule, context: Context) -> Exact:
    lines, table = context.lines, context.case.table("exceptions")
    reads = (table, lines.region, lines.provider, lines.service)
    return lines.memo.of(("exceptions", rule.id), reads, lambda: _excepted(lines, table[table["rule"] == rule.id]))


def _excepted(lines: Lines, table: pd.DataFrame) -> Exact:
    at = lines.find(table)
    num, den = scaled(table["units"])
    known = at >= 0
    return Exact(sums(num[known], at[known], len(lines)), den)


def check(rule: BoundRule, context: Context, plan: Volumes, mask: Mask) -> list[Count]:
    """Units of each of these cells beside what is there and what was excepted; decided units are above policy."""
    lines = context.lines
    there = _basis(rule, context)
    decided = plan.awarded_until("decided")
    excepted: dict[tuple[str, str, str], Fraction] = {}
    for record in context.case.table("exceptions").to_dict("records"):
        if record["rule"] == rule.id:
            key = (record["region"], record["provider"], record["service"])
            excepted[key] = excepted.get(key, Fraction(0)) + Fraction(record["units"])
    found = []
    for line in np.flatnonzero(mask & lines.is_cell).tolist():
        key = lines.key(line)
        room = max(there.fraction(line) + excepted.get(key, Fraction(0)), decided.fraction(line))
        found.append(Count(key_text(key), UNITS, Fraction(int(plan.units[line])), None, room))
    return found
