"""Cuts of care tariffs by money rules, before anything is claimed or counted.

Formula:
    percentage' = percentage · factor           of every line that a factor speaks of
    tariff'     = round_half_up(max_tariff · percentage', 1 cent) + nhc + nic

    Rules go in the order of the pack, each on the tariffs that the ones before it left. Agreed tariffs and services
    with `tariffed: no` keep their price, and so do minimum and maximum of the pack: a cut comes after them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.integers import Mask
from verdeelsleutel.model.context import Context
from verdeelsleutel.model.lines import Lines
from verdeelsleutel.model.rule import BoundRule, Factor
from verdeelsleutel.model.tariff import BuildUp, Item, Tariffs, priced

__all__ = ["cut_tariffs"]


def cut_tariffs(context: Context, rules: Sequence[BoundRule]) -> Context:
    """The same run at the tariffs that its money rules leave."""
    for rule in rules:
        factors = rule.factors(context)
        if factors is not None:
            context = replace(context, tariffs=_cut(context.lines, context.tariffs, rule, factors))
    return context


def _has_percentage(lines: Lines, tariffs: Tariffs) -> Mask:
    """Lines whose care is paid at a percentage of the pack: not agreed, and tariffed."""
    mask: Mask = np.array(tariffs.tariffed, dtype=np.bool_)[lines.service]
    mask[list(tariffs.agreed)] = False
    return mask


def _cut(lines: Lines, tariffs: Tariffs, rule: BoundRule, factors: Sequence[Factor]) -> Tariffs:
    build_ups, build_up = [*tariffs.build_ups], tariffs.build_up.copy()
    open_to_cuts = _has_percentage(lines, tariffs)
    for mask, factor in factors:
        here = mask & open_to_cuts
        for old in np.unique(tariffs.build_up[here]).tolist():
            before = tariffs.build_ups[old]
            percentage = before.percentage * factor
            lost = Item(rule.id, decimals(percentage - before.percentage, 12), rule.source)
            total = Item("percentage", decimals(percentage, 12))
            build_up[here & (tariffs.build_up == old)] = len(build_ups)
            build_ups.append(BuildUp(percentage, (*before.items[:-1], lost, total)))
    uncut = {**tariffs.uncut, rule.id: tariffs}
    return priced(lines, replace(tariffs, build_ups=build_ups, build_up=build_up, uncut=uncut))
