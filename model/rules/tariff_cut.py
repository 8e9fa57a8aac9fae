"""Tariff cut: where more care is expected than a fund has money for, its care tariffs fall, up to a limit.

Policy:
    Zilveren Kruis gives meerzorg a room of its own and cuts its tariffs by at most 2 % on overshoot: table of
    tailor-made agreements and purchasing in disabled care 2021, row Bijzonderheden, column Zilveren Kruis.

Formula:
    per purse of funds of `kind`:  o = Σ expectation · tariff ÷ (amount − reserves) − 1
    if o > 0 the care percentage of every line that draws on it is multiplied by 1 − min(at_most/100, o ÷ (1 + o)), and
    the care tariff rounded half up to the cent again.

Symbols:
    expectation: basis `realised`, in units; tariff: before this cut; amount, reserves in cents. NHC and NIC, agreed
    tariffs and services with `tariffed: no` are untouched. A purse without room that care is expected of: at_most.

Example:
    >>> from verdeelsleutel.model.rules.tariff_cut import Parameters
    >>> Parameters(at_most="2").kind
    'meerzorg'
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Literal

import numpy as np

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.integers import Mask
from verdeelsleutel.data.pack.fields import Percent
from verdeelsleutel.model.context import Context
from verdeelsleutel.model.row import CENTS, Count
from verdeelsleutel.model.rule import BoundRule, Factor, RuleParameters, Volumes, added_up
from verdeelsleutel.model.tariff import Tariffs


class Parameters(RuleParameters):
    """What a pack may say; `kind` is one of the kinds of funds that cells draw on."""

    at_most: Percent
    kind: Literal["contracteerruimte", "meerzorg"] = "meerzorg"

    @property
    def reads(self) -> tuple[str, ...]:
        """The overshoot is that of the expectation."""
        return ("realised",)


def factors(rule: BoundRule, context: Context) -> list[Factor]:
    """Per purse that is expected to overshoot: the lines that draw on it, and what is left of their percentage."""
    funds, count = context.funds, len(context.funds.purses)
    inside = funds.drawing_on(rule.parameters.kind)
    at = np.where(inside, funds.purse, 0)
    cost = context.measured("realised", "eur", inside, at, max(count, 1))
    found = []
    for purse, members in enumerate(funds.purses):
        room = sum(funds.funds[i].room for i in members)
        if cost[purse] > room:
            lost = min(rule.parameters.at_most / 100, 1 - room / cost[purse])
            found.append(Factor(inside & (funds.purse == purse), 1 - lost))
    return found


def check(rule: BoundRule, context: Context, plan: Volumes) -> list[Count]:
    """What the expectation costs of each purse: within its room, or exactly at the tariffs that the rule gives it."""
    uncut, cut = (replace(context, tariffs=tariffs) for tariffs in context.tariffs.around(rule.id))
    funds = context.funds
    realised = context.basis("realised")
    found = []
    for purse, members in enumerate(funds.purses):
        mine = [funds.funds[i] for i in members]
        if mine[0].kind != rule.parameters.kind:
            continue
        key, mask = "+".join(fund.id for fund in mine), funds.purse == purse
        keys = [key] * len(mask)
        room = Fraction(sum(fund.amount - fund.reserved for fund in mine))
        expected = added_up(uncut, realised, mask, "eur", keys).get(key, Fraction(0))
        value = added_up(cut, realised, mask, "eur", keys).get(key, Fraction(0))
        if expected <= room:
            found.append(Count(key, CENTS, value, None, room))
            continue
        over = expected / room - 1 if room else None
        lost = min(rule.parameters.at_most / 100, over / (1 + over) if over is not None else Fraction(1))
        exact = _cost(uncut, mask, 1 - lost)
        found.append(Count(key, CENTS, value, exact, exact))
    return found


def _cost(context: Context, mask: Mask, left: Fraction) -> Fraction:
    """Cents that the expectation costs once care is paid at a part of its percentage, line by line."""
    tariffs, service = context.tariffs, context.lines.service.tolist()
    realised = context.basis("realised")
    total = Fraction(0)
    for line in np.flatnonzero(mask & np.asarray(realised.num != 0)).tolist():
        price = int(tariffs.cents[line])
        if line not in tariffs.agreed and tariffs.tariffed[service[line]]:
            price = _cut_price(tariffs, line, service[line], left)
        total += price * realised.fraction(line)
    return total


def _cut_price(tariffs: Tariffs, line: int, service: int, left: Fraction) -> int:
    maximum = tariffs.maximum[service]
    if maximum is None:
        return int(tariffs.cents[line])
    percentage = tariffs.build_ups[tariffs.build_up[line]].percentage
    care = maximum * percentage / 100 * left
    return int(care + Fraction(1, 2)) + int(tariffs.nhc[service]) + int(tariffs.nic[service])


def explain(rule: BoundRule, key: str, count: Count) -> str:
    """The cut in words."""
    expected = f"the care expected of {key} costs € {decimals(count.value / 100, 2)}"
    if count.lower is None:
        return f"{expected}, within what it has: its tariffs aren't cut"
    return f"{expected}, at care tariffs cut by at most {decimals(rule.parameters.at_most, 6)} %"
