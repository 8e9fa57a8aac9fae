"""The key figures of a run, for summary.json and for studies."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from verdeelsleutel.data.exact import Exact, decimals, euros
from verdeelsleutel.data.integers import sums, total
from verdeelsleutel.model import csv_text
from verdeelsleutel.model.money import line_cents
from verdeelsleutel.model.plan import Plan


@lru_cache(maxsize=2)  # the plan of a run, and the one that its checker makes again
def figures(plan: Plan) -> dict[str, Any]:
    """Sums of a run: euros as text with two decimals, client-years cut to 12 decimals."""
    funds = plan.problem.funds.funds
    reserved = sum(fund.reserved for fund in funds)
    free = sum(fund.amount - fund.reserved for fund in funds) - sum(plan.drawn)
    return {
        "agreed_eur": euros(total(plan.amounts)),
        "reserved_eur": euros(reserved),
        "free_eur": euros(free),
        "by_kavel": _by_kavel(plan),
        "tranches": _tranches(plan),
    }


def _by_kavel(plan: Plan) -> dict[str, dict[str, str]]:
    problem = plan.problem
    lines = problem.lines
    kavels, at = lines.column("kavel")
    price = np.maximum(problem.tariffs.cents, 0)
    unfunded_cents = line_cents(plan.unfunded, price)
    found = {}
    agreed_years, unfunded_years = (
        problem.context.client_years(volume, at, len(kavels)) for volume in (Exact(plan.units, 1), plan.unfunded)
    )
    agreed = sums(plan.amounts, at, len(kavels))
    unfunded = sums(unfunded_cents, at, len(kavels))
    present = np.bincount(at[lines.is_cell], minlength=len(kavels)) > 0
    for i, kavel in sorted(enumerate(kavels), key=lambda pair: pair[1]):
        if not present[i]:
            continue
        found[kavel] = {
            "agreed_eur": euros(int(agreed[i])),
            "agreed_client_years": decimals(agreed_years[i], csv_text.PLACES),
            "unfunded_eur": euros(int(unfunded[i])),
            "unfunded_client_years": decimals(unfunded_years[i], csv_text.PLACES),
        }
    return found


def _tranches(plan: Plan) -> dict[str, dict[str, str]]:
    price = np.maximum(plan.problem.tariffs.cents, 0)
    found = {}
    for filled in plan.filling.tranches:
        used = np.flatnonzero(np.bincount(filled.level_of[filled.level_of >= 0])).tolist()
        lowest = min((plan.filling.levels[i].value for i in used), default=None)
        claim = total(line_cents(filled.claim, price))
        in_full = filled.awarded is filled.claim
        found[filled.layer.id] = {
            "claim_eur": euros(claim),
            "awarded_eur": euros(claim if in_full else total(line_cents(filled.awarded, price))),
            "lowest_fill": "" if lowest is None else decimals(lowest, csv_text.PLACES),
        }
    return found
