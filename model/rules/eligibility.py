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

from verdeelsleutel.data.conditions import EVERYTHING
from verdeelsleutel.data.integers import Mask
from verdeelsleutel.data.pack.fields import Basis, Where
from verdeelsleutel.model import cell_bounds
from verdeelsleutel.model.context import Context
from verdeelsleutel.model.row import Count
from verdeelsleutel.model.rule import BoundRule, Cut, RuleParameters, Volumes

EXCLUDES = True


class Parameters(RuleParameters):
    """What a pack may say."""

    exclude: Where
    above: Basis | None = None
    where: Where = EVERYTHING


def cut(rule: BoundRule, context: Context) -> Cut:
    """No level of an excluded cell is above its basis plus its exceptions."""
    return cell_bounds.cut(rule, context, _excluded(rule, context))


def _excluded(rule: BoundRule, context: Context) -> Mask:
    p = rule.parameters
    lines = context.lines
    excluded, where = lines.mask(p.exclude), lines.mask(p.where)
    return lines.memo.of("excluded", (excluded, where), lambda: excluded & where)


def check(rule: BoundRule, context: Context, plan: Volumes) -> list[Count]:
    """Units of each excluded cell beside what is there and what was excepted."""
    return cell_bounds.check(rule, context, plan, _excluded(rule, context))


def explain(rule: BoundRule, key: str, count: Count) -> str:
    """The exclusion in words."""
    beyond = f" beyond its {rule.parameters.above}" if rule.parameters.above else ""
    return f"{key}: {rule.parameters.exclude} isn't bought{beyond}"
