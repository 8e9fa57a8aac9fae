"""Volume ceiling: no more than a percentage of a known volume, per key.

Policy:
    Offices bound intramural volume per region or provider (Themas in contractering langdurige zorg 2024-2026,
    row Bekostiging: "volumeplafond voor intramurale zorg").

Formula:
    Σ_{c in where, key} measure(x_c) ≤ percent/100 · Σ_{lines in where, key} measure(of)
    With `above: B` a key whose Σ measure(B) is itself higher keeps Σ measure(B) and gets no growth.

Symbols:
    x_c units of cell c; measure: units, client_years (units ÷ units_per_client_year) or eur (cents);
    `of` and B: a basis. The right-hand side counts lines that offer nothing now too.

Example:
    >>> from verdeelsleutel.model.rules.volume_ceiling import Parameters
    >>> Parameters(percent="98", of="history").percent
    Fraction(98, 1)
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
    """The volume per key beside its ceiling."""
    return ceilings.check(rule, context, plan)


def explain(rule: BoundRule, key: str, count: Count) -> str:
    """The ceiling in words."""
    p: Parameters = rule.parameters
    return f"volume {key or 'in total'} is at most {ceilings.amount(count)}, {decimals(p.percent, 6)} % of {p.of}"
