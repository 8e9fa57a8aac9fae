"""Eligibility: some care isn't bought here, or not beyond what is already there.

Policy:
    No new intramural 4VV with treatment (Zilveren Kruis 2024), no new 4VV unless the social context asks for it
    (VGZ 2024): Themas in contractering langdurige zorg 2024-2026, row Bekostiging; no growth across regions
    (Zilveren Kruis V&V Wlz 2017, part 2).

Formula:
    for every cell c in `exclude`:  level_ct ≤ above_c + Σ exceptions of this rule for c   (above_c = 0 without `above`)

Symbols:
    level_ct: what tranche t may reach for cell c, in units; above: a basis. Exceptions make room, they are no claim.

Example:
    >>> from verdeelsleutel.model.rules.eligibility import Parameters
    >>> Parameters.model_validate({"exclude": {"profile": "4VV"}, "above": "continuity"}).above
    'continuity'
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from verdeelsleutel.data.conditions import EVERYTHING
from verdeelsleutel.data.exact import Exact, scaled, sums
from verdeelsleutel.data.pack.fields import Basis, Where
from verdeelsleutel.model.context import Context
from verdeelsleutel.model.row import UNITS, Count, key_text
from verdeelsleutel.model.rule import BoundRule, Cut, RuleParameters, Volumes


class Parameters(RuleParameters):
    """What a pack may say."""

    exclude: Where
    above: Basis | None = None
    where: Where = EVERYTHING


def cut(rule: BoundRule, context: Context) -> Cut:
    """No level of an excluded cell is above its basis plus its exceptions."""
    p = rule.parameters
    mask = p.exclude.mask(context.lines) & p.where.mask(context.lines)
    room = context.basis(p.above) if p.above else Exact.zeros(len(context.lines))
    return Cut(mask, room.plus(_exceptions(rule, context)))


def _exceptions(rule: BoundRule, context: Context) -> Exact:
    table = context.case.table("exceptions")
    table = table[table["rule"] == rule.id]
    at = context.lines.find(table)
    num, den = scaled(table["units"])
    known = at >= 0
    return Exact(sums(num[known], at[known], len(context.lines)), den)


def check(rule: BoundRule, context: Context, plan: Volumes) -> list[Count]:
    """Units of each excluded cell beside what is there and what was excepted; decided units are above policy."""
    p = rule.parameters
    lines = context.lines
    excluded = p.exclude.mask(lines) & p.where.mask(lines) & lines.is_cell
    there = context.basis(p.above) if p.above else Exact.zeros(len(lines))
    decided = plan.awarded_until("decided")
    excepted: dict[tuple[str, str, str], Fraction] = {}
    for record in context.case.table("exceptions").to_dict("records"):
        if record["rule"] == rule.id:
            key = (record["region"], record["provider"], record["service"])
            excepted[key] = excepted.get(key, Fraction(0)) + Fraction(record["units"])
    found = []
    for line in np.flatnonzero(excluded).tolist():
        key = lines.key(line)
        room = max(there.fraction(line) + excepted.get(key, Fraction(0)), decided.fraction(line))
        found.append(Count(key_text(key), UNITS, Fraction(int(plan.units[line])), None, room))
    return found


def explain(rule: BoundRule, key: str, count: Count) -> str:
    """The exclusion in words."""
    beyond = f" beyond its {rule.parameters.above}" if rule.parameters.above else ""
    return f"{key}: {rule.parameters.exclude} isn't bought{beyond}"
