"""Growth ceiling: growth against a known volume stops at a percentage, per key.

Policy:
    Offices bound growth of a form of care against what was agreed or delivered (Themas in contractering langdurige
    zorg 2024-2026, rows Bekostiging and Overig: growth within what is affordable).

Formula:
    Σ_{c in where, key} measure(x_c) ≤ percent/100 · Σ_{lines in where, key} measure(of)
    `percent: 102` allows 2 % of growth. With `above: B` a key whose Σ measure(B) is itself higher keeps Σ measure(B).

Symbols:
    As in `volume_ceiling`: the same sum read as growth, so that packs, reports and letters speak of growth.

Example:
    >>> from verdeelsleutel.model.rules.growth_ceiling import Parameters
    >>> Parameters(percent="102", of="history", per=["region", "provider"]).per
    ('region', 'provider')
"""

from __future__ import annotations

from fractions import Fraction

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.pack.fields import Basis, Columns, Percent, Where
from verdeelsleutel.model import ceilings
from verdeelsleutel.model.context import Context
from verdeelsleutel.model.row import Count, Rows
from verdeelsleutel.model.rule import BoundRule, Measure, RuleParameters, Volumes


class Parameters(RuleParameters):
    """What a pack may say."""

    of: Basis
    where: Where = ceilings.EVERYTHING
    per: Columns = ()
    percent: Percent = Fraction(100)
    measure: Measure = "units"
    above: Basis | None = None


def rows(rule: BoundRule, context: Context) -> Rows:
    """One row per key."""
    return ceilings.rows(rule, context)


def check(rule: BoundRule, context: Context, plan: Volumes) -> list[Count]:
    """The volume per key beside its growth ceiling."""
    return ceilings.check(rule, context, plan)


def explain(rule: BoundRule, key: str, count: Count) -> str:
    """The ceiling in words."""
    p: Parameters = rule.parameters
    return f"growth {key or 'in total'} stops at {ceilings.amount(count)}: {decimals(p.percent, 6)} % of {p.of}"
