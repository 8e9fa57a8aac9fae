"""Demand ceiling: no more client-years than are expected to ask for this care.

Policy:
    Volume follows the number of clients expected per region and form of care; offices compare offers with the
    expected demand before the initial agreements (Zilveren Kruis V&V Wlz 2017, part 2).

Formula:
    Σ_{c in where, key} x_c ÷ units_per_client_year_c ≤ percent/100 · demand(key)
    One row per line of the table `demand`: region and kavel, and profile unless that is empty (the whole kavel).
    With `per` (any of region, kavel, profile) the lines of the table are added up over these columns first.
    A key that the table lacks has no ceiling.

Symbols:
    x_c units of cell c; demand in client-years.

Example:
    >>> from verdeelsleutel.model.rules.demand_ceiling import Parameters
    >>> Parameters(percent="105").percent
    Fraction(105, 1)
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

import numpy as np
from pydantic import BeforeValidator

from verdeelsleutel.data.conditions import EVERYTHING
from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.integers import Mask
from verdeelsleutel.data.pack.fields import Percent, Where, listed
from verdeelsleutel.model.context import Context
from verdeelsleutel.model.row import CLIENT_YEARS, Count, Rows, key_text, make_rows
from verdeelsleutel.model.rule import BoundRule, RuleParameters, Volumes, added_up, counted_volume

READS_TABLE = "demand"


class Parameters(RuleParameters):
    """What a pack may say."""

    where: Where = EVERYTHING
    per: Annotated[tuple[Literal["region", "kavel", "profile"], ...], BeforeValidator(listed)] = ()
    percent: Percent = Fraction(100)


def rows(rule: BoundRule, context: Context) -> Rows:
    """One row per line of `demand`."""
    p = rule.parameters
    weight, den = context.weights("client_years")
    keys, upper, row, line = [], [], [], []
    for at, (key, mask, ceiling) in enumerate(_ceilings(rule, context)):
        cells = np.flatnonzero(mask & context.lines.is_cell & context.lines.mask(p.where))
        keys.append(key)
        upper.append(ceiling)
        row.append(np.full(len(cells), at, dtype=np.intp))
        line.append(cells)
    nothing = [np.empty(0, dtype=np.intp)]
    cells = np.concatenate(line or nothing)
    entries = (np.concatenate(row or nothing), cells, weight[cells], den)
    return make_rows(
        rule.id, CLIENT_YEARS, keys, entries, upper=list(upper), until=rule.until, source=rule.source
    )


def _ceilings(rule: BoundRule, context: Context) -> list[tuple[str, Mask, Fraction]]:
    """Per ceiling: key, the lines it speaks of, client-years."""
    p = rule.parameters
    lines = context.lines
    columns = p.per or ("region", "kavel", "profile")
    sums: dict[tuple[str, ...], Fraction] = {}
    for record in context.case.table("demand").to_dict("records"):
        key = tuple(str(record[name]) for name in columns)
        sums[key] = sums.get(key, Fraction(0)) + Fraction(record["client_years"]) * p.percent / 100
    found = []
    for key, ceiling in sorted(sums.items()):
        mask = np.ones(len(lines), dtype=np.bool_)
        for name, value in zip(columns, key, strict=True):
            if value == "" and name == "profile":
                continue  # the whole kavel
            distinct, at = lines.column(name)
            mask &= np.array([text == value for text in distinct], dtype=np.bool_)[at]
        found.append((key_text(key), mask, ceiling))
    return found


def check(rule: BoundRule, context: Context, plan: Volumes) -> list[Count]:
    """The client-years of the plan beside each line of `demand`."""
    volume = counted_volume(rule, plan)
    where = context.lines.mask(rule.parameters.where)
    found = []
    for key, mask, ceiling in _ceilings(rule, context):
        value = added_up(context, volume, mask & where, "client_years", [key] * len(mask))
        found.append(Count(key, CLIENT_YEARS, value.get(key, Fraction(0)), None, ceiling))
    return found


def explain(rule: BoundRule, key: str, count: Count) -> str:
    """The demand in words."""
    assert count.upper is not None  # every demand row has a ceiling
    return f"{key}: at most {decimals(count.upper, 2)} client-years are expected to ask for this care"
