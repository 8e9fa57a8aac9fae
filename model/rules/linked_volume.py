"""Linked volume: a service that follows others is bought in proportion to them.

Policy:
    Supplements follow the stays they are paid on, transport the day activities it brings clients to (Zilveren Kruis
    V&V Wlz 2017, part 2: supplements and transport are agreed together with their base service).

Formula:
    per following service s and key:  Σ_{c of s, key} measure(x_c) ≤ ratio · Σ_{c of follows(s), key} measure(x_c)

Symbols:
    x_c units of cell c; follows(s): the base services that column `follows` of table services names;
    ratio: a number; measure: units, client_years or eur.

Example:
    >>> from verdeelsleutel.model.rules.linked_volume import Parameters
    >>> Parameters(ratio="0.5", per=["region", "provider"]).ratio
    Fraction(1, 2)
"""

from __future__ import annotations

import re
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.conditions import EVERYTHING
from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.integers import Ints, times
from verdeelsleutel.data.pack.fields import Columns, Percent, Where
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
    """What a pack may say; `where` chooses the following cells."""

    where: Where = EVERYTHING
    ratio: Percent = Fraction(1)  # a number of at least 0, no percentage
    per: Columns = ()
    measure: Measure = "units"


def base_services(context: Context) -> dict[str, tuple[str, ...]]:
    """Following service → the services it follows."""
    table = context.case.table("services")
    pairs = zip(table["service"].tolist(), table["follows"].tolist(), strict=True)
    return {
        service: tuple(t for t in re.split(r"[\s,;]+", follows) if t) for service, follows in pairs if follows
    }


def rows(rule: BoundRule, context: Context) -> Rows:
    """One row per following service and key: following − ratio · base ≤ 0."""
    p = rule.parameters
    lines = context.lines
    where = lines.mask(p.where) & lines.is_cell
    weight, den = context.weights(p.measure)
    names, at = context.keys(p.per)
    keys: list[str] = []
    row, line, num = [], [], []
    for service, bases in sorted(base_services(context).items()):
        following = where & (lines.service == lines.services.index(service))
        base = lines.is_cell & np.isin(lines.service, [lines.services.index(b) for b in bases])
        groups = np.unique(at[following])
        place = np.full(len(names), -1, dtype=np.intp)
        place[groups] = np.arange(len(groups)) + len(keys)
        for mask, factor in ((following, p.ratio.denominator), (base, -p.ratio.numerator)):
            cells = np.flatnonzero(mask & (place[at] >= 0))
            row.append(place[at[cells]])
            line.append(cells)
            num.append(times(weight[cells], factor).astype(object))
        keys += [f"{service}|{names[g]}" if names[g] else service for g in groups.tolist()]
    entries = _joined(row, line, num)
    return make_rows(
        rule.id,
        UNIT_OF[p.measure],
        keys,
        (*entries, den * p.ratio.denominator),
        upper=[Fraction(0)] * len(keys),
        until=rule.until,
        source=rule.source,
    )


def _joined(row: list[Ints], line: list[Ints], num: list[Ints]) -> tuple[Ints, Ints, Ints]:
    nothing = [np.empty(0, dtype=np.intp)]
    rows, lines = np.concatenate(row or nothing), np.concatenate(line or nothing)
    return rows, lines, np.concatenate(num) if num else np.empty(0, dtype=np.int64)


def check(rule: BoundRule, context: Context, plan: Volumes) -> list[Count]:
    """Each following service beside what its base services allow."""
    p = rule.parameters
    lines = context.lines
    volume = counted_volume(rule, plan)
    keys = line_keys(context, p.per)
    where = lines.mask(p.where) & lines.is_cell
    found = []
    for service, bases in sorted(base_services(context).items()):
        following = where & (lines.service == lines.services.index(service))
        base = np.isin(lines.service, [lines.services.index(b) for b in bases])
        value = added_up(context, volume, following, p.measure, keys)
        allowed = added_up(context, volume, base, p.measure, keys)
        for key in sorted(value):
            upper = p.ratio * allowed.get(key, Fraction(0))
            found.append(
                Count(f"{service}|{key}" if key else service, UNIT_OF[p.measure], value[key], None, upper)
            )
    return found


def explain(rule: BoundRule, key: str, count: Count) -> str:
    """The link in words."""
    return f"{key} follows its base services, at most {decimals(rule.parameters.ratio, 6)} for each of their units"
