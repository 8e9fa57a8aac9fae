"""Own account: what providers with large reserves deliver beyond their agreement is for their own account.

Policy:
    Salland leaves overproduction to providers whose reserves exceed 35 % of revenue (RAK > 35 %): table of tailor-made
    agreements and purchasing in disabled care 2021, row Beleid bij overschrijding, column Eno/Salland.

Formula:
    for every cell c of a provider with  reserve_ratio > reserve_ratio_above/100:
    level_ct ≤ above_c + Σ exceptions of this rule for c

Symbols:
    level_ct: what tranche t may reach for cell c, in units; above: a basis; reserve_ratio: own capital ÷ revenue as a
    fraction (table providers). A provider whose ratio is empty isn't cut, and a finding says so.

Example:
    >>> from verdeelsleutel.model.rules.own_account import Parameters
    >>> Parameters(reserve_ratio_above="35").above
    'agreement'
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from verdeelsleutel.data.conditions import EVERYTHING
from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.integers import Mask
from verdeelsleutel.data.pack.fields import Basis, Percent, Where
from verdeelsleutel.model import cell_bounds
from verdeelsleutel.model.context import Context
from verdeelsleutel.model.row import Count
from verdeelsleutel.model.rule import BoundRule, Cut, RuleParameters, Volumes

READS_FACTS = ("reserve_ratio",)


class Parameters(RuleParameters):
    """What a pack may say."""

    reserve_ratio_above: Percent
    where: Where = EVERYTHING
    above: Basis = "agreement"


def cut(rule: BoundRule, context: Context) -> Cut:
    """No level of a provider with large reserves is above its basis plus its exceptions."""
    p = rule.parameters
    distinct, at = context.lines.column("reserve_ratio")
    rich = np.array([text != "" and Fraction(text) * 100 > p.reserve_ratio_above for text in distinct], dtype=np.bool_)
    return cell_bounds.cut(rule, context, rich[at] & context.lines.mask(p.where))


def check(rule: BoundRule, context: Context, plan: Volumes) -> list[Count]:
    """Units of each cell of the providers above the limit beside what is there and what was excepted."""
    p, lines = rule.parameters, context.lines
    table = context.case.table("providers")
    ratios = dict(zip(table["provider"].tolist(), table["reserve_ratio"].tolist(), strict=True))
    limit = p.reserve_ratio_above / 100
    paying = [
        (ratio := ratios[provider]) is not None and Fraction(ratio) > limit for provider in lines.values("provider")
    ]
    mask: Mask = np.array(paying, dtype=np.bool_) & lines.mask(p.where)
    return cell_bounds.check(rule, context, plan, mask)


def explain(rule: BoundRule, key: str, count: Count) -> str:
    """The limit in words."""
    p = rule.parameters
    return (
        f"{key}: the provider's reserve ratio is above {decimals(p.reserve_ratio_above, 6)} %, so what it delivers "
        f"beyond its {p.above} is for its own account"
    )
