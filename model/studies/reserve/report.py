"""What comes out of reserve sizing: rows of results, the frontier, what it comes to, and what is agreed per bundle.

Names of the literature (J.R. Birge and F. Louveaux, Introduction to Stochastic Programming, 2011, chapter 4):
    RP   cost of the best plan for all years at once, made now
    WS   cost if every year were known beforehand and had a plan of its own
    EEV  cost, over all years, of the plan that is best for the mean year
    EVPI = RP − WS    what it would be worth to know the year
    VSS  = EEV − RP   what it is worth to plan for all years and not for the mean one

Costs are counted exactly from plans in whole cents, and rounded to the cent.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from verdeelsleutel.data.exact import decimals, euros, in_cents
from verdeelsleutel.data.pack.fields import written
from verdeelsleutel.data.study.kinds.reserve import Study
from verdeelsleutel.model import csv_text
from verdeelsleutel.model.studies.reserve.ground import Ground
from verdeelsleutel.model.studies.reserve.question import Question
from verdeelsleutel.model.studies.reserve.recourse import Agreed, Outcome, Setting, Window
from verdeelsleutel.model.studies.work import Column

__all__ = [
    "COLUMNS",
    "FIXED",
    "FRONTIER",
    "HERE_AND_NOW",
    "MEAN_YEAR",
    "PACK",
    "WAIT_AND_SEE",
    "bundles",
    "frontier",
    "row",
]

HERE_AND_NOW, MEAN_YEAR, WAIT_AND_SEE, FRONTIER = "rp", "ev", "ws", "frontier"
FIXED, PACK = "fixed", "pack"
"""The best plan that holds back what the pack does, and the plan that the pack makes of it."""

COLUMNS = (
    Column("pack", "text"),
    Column("which", "text"),
    Column("held_pct", "number"),
    Column("held_eur", "euros"),
    Column("agreed_eur", "euros"),
    Column("expected_unfunded_eur", "euros"),
    Column("expected_unused_eur", "euros"),
    Column("expected_released_eur", "euros"),
    Column("cvar_unfunded_eur", "euros"),
    Column("expected_cost_eur", "euros"),
    Column("cvar_eur", "euros"),
    Column("cost_eur", "euros"),
)
"""held_pct: what was to be held back, or for a plan what it leaves; held_eur: what isn't agreed; cvar_eur: of cost."""

PERCENT_PLACES = 6
"""Decimals of a percentage that follows from a plan."""


def row(
    question: Question, which: str, plan: Agreed | None, found: Outcome, percent: Fraction | None = None
) -> dict[str, str]:
    """A row of results.

    Args:
        question: that it answers.
        which: what was decided how.
        plan: what is agreed; None where every year has a plan of its own.
        found: what it brings.
        percent: that is held back; None: what the plan leaves.
    """
    made = {
        "pack": question.pack.pack,
        "which": which,
        "expected_unfunded_eur": _euros(found.expected("unfunded")),
        "expected_unused_eur": _euros(found.expected("unused")),
        "expected_released_eur": _euros(found.expected("released")),
        "cvar_unfunded_eur": _euros(found.tail("unfunded")),
        "expected_cost_eur": _euros(found.expected("cost")),
        "cvar_eur": _euros(found.tail("cost")),
        "cost_eur": _euros(found.cost),
    }
    if plan is None:
        return made
    room, agreed = sum(question.ground.rooms), sum(plan)
    share = Fraction(100 * (room - agreed), max(1, room)) if percent is None else percent
    return {
        **made,
        "held_pct": decimals(share, PERCENT_PLACES),
        "held_eur": euros(room - agreed),
        "agreed_eur": euros(agreed),
    }


def frontier(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The percentages side by side, with the best and the present one at their place, as CSV."""
    header = [column.name for column in COLUMNS]
    shown = [one for one in rows if one["which"] in (FRONTIER, HERE_AND_NOW, FIXED, PACK)]
    order = {name: at for at, name in enumerate(dict.fromkeys(one["pack"] for one in rows))}
    shown.sort(key=lambda one: (order[one["pack"]], one["held_pct"]))
    return csv_text.rows(header, ([_text(one[name]) for name in header] for one in shown)).encode()


def bundles(ground: Ground, setting: Setting, best: Agreed, mean: Agreed, now: Agreed) -> bytes:
    """What is agreed per bundle, as CSV: in the best plan (one of the best), for the mean year, and by the pack."""
    header = [
        "fund",
        *ground.columns,
        "cap_eur",
        "mean_eur",
        "lowest_eur",
        "highest_eur",
        "rp_eur",
        "ev_eur",
        "pack_eur",
    ]
    delivered = list(zip(*setting.demands, strict=True))
    figures = zip(
        ground.caps, setting.mean_year, map(min, delivered), map(max, delivered), best, mean, now, strict=True
    )
    lines = ([*key, *map(euros, each)] for key, each in zip(ground.bundles, figures, strict=True))
    return csv_text.rows(header, lines).encode()


def summary(study: Study, questions: Sequence[Question], rows: Sequence[Mapping[str, Any]]) -> bytes:
    """What it comes to, per pack, as JSON: euros as text with two decimals, percentages as text."""
    least, most = study.held
    told = {
        "study": study.study,
        "scenarios": study.scenarios.count,
        "probability_of_each": str(Fraction(1, study.scenarios.count)),
        "held_back_pct": [written(least), written(most)],
        "recoverable_pct": written(study.recoverable),
        "served_in_time_pct": written(study.served_in_time),
        "unused_weight": written(study.unused_weight),
        "move_weight": written(study.move_weight),
        "risk": {"cvar_pct": written(study.risk.cvar), "weight_pct": written(study.risk.weight)},
        "packs": [_answer(q, [one for one in rows if one["pack"] == q.pack.pack], (least, most)) for q in questions],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _answer(question: Question, rows: Sequence[Mapping[str, Any]], held: tuple[Fraction, Fraction]) -> dict[str, Any]:
    by = {one["which"]: one for one in rows if one["which"] != FRONTIER}
    cost = {which: in_cents(one["cost_eur"]) for which, one in by.items()}
    setting = question.setting
    grid = [one for one in rows if one["which"] == FRONTIER]
    best = by[HERE_AND_NOW]
    return {
        "pack": question.pack.pack,
        "rooms_eur": dict(zip(question.ground.funds, map(euros, question.ground.rooms), strict=True)),
        "hold_back": {
            "pct": _text(best["held_pct"]),
            "not_agreed_eur": _text(best["held_eur"]),
            "at_bound": _at_bound(in_cents(best["agreed_eur"]), setting.window(*map(setting.held, held))),
        },
        "rp_eur": euros(cost[HERE_AND_NOW]),
        "ws_eur": euros(cost[WAIT_AND_SEE]),
        "eev_eur": euros(cost[MEAN_YEAR]),
        "evpi_eur": euros(cost[HERE_AND_NOW] - cost[WAIT_AND_SEE]),
        "vss_eur": euros(cost[MEAN_YEAR] - cost[HERE_AND_NOW]),
        "pack_now": {
            "pct": _text(by[PACK]["held_pct"]),
            "reserved_eur": euros(sum(question.ground.reserved)),
            "not_agreed_eur": _text(by[PACK]["held_eur"]),
            "best_plan_cost_eur": euros(cost[FIXED]),
            "best_plan_above_rp_eur": euros(cost[FIXED] - cost[HERE_AND_NOW]),
            "its_plan_cost_eur": euros(cost[PACK]),
            "its_plan_above_rp_eur": euros(cost[PACK] - cost[HERE_AND_NOW]),
        },
        "best_of_frontier_pct": _text(min(grid, key=lambda one: (one["cost_eur"], one["held_pct"]))["held_pct"]),
    }


def _at_bound(agreed: int, window: Window) -> str:
    """Which bound stopped the reserve, of all funds together: least, most, or empty."""
    low, high = (sum(bounds) for bounds in zip(*window, strict=True))
    if agreed == high:
        return "least"
    return "most" if agreed == low else ""


def _euros(cents: Fraction) -> str:
    """Rounded to the cent, halves up."""
    return euros(int(2 * cents + 1) // 2)


def _text(value: Any) -> str:  # noqa: ANN401  # text or decimals, as pyarrow gives them
    """A figure of a row of results: euros keep two decimals, a percentage loses its trailing zeros."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else f"{value:f}"
    return text.rstrip("0").rstrip(".") if len(text.partition(".")[2]) > 2 else text
