"""What kept volume out of a plan, line by line: rows, cuts of levels, answers of providers, whole units.

A reason is the rows and cuts that stood in the way, funds first; empty where only whole units made the difference.
"""

from __future__ import annotations

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index
from verdeelsleutel.model.claims import KEPT
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.results import Limits
from verdeelsleutel.model.row import UNITS, key_text
from verdeelsleutel.model.system import RowName

Reason = tuple[RowName | str, ...]
"""Rows and cuts by name, decisions too; a word for what has none: `NOT_ASKED`, `RESPONSE`, `KEPT`."""

NOT_ASKED, RESPONSE, DECISION, ROUNDING = "not_asked", "response", "decision", "rounding"
"""What results call it: no tranche asks it, the accepted response, a decision in units, whole units."""


def reason_text(reason: Reason) -> str:
    """A reason as results write it."""
    return ";".join(map(str, reason)) or ROUNDING


def closing(plan: Plan) -> dict[int, Reason]:
    """Per line the rows that closed it in the last tranche that it asked in, if that couldn't give it all."""
    limits, names = Limits(plan), plan.problem.system.names
    last: Index = np.full(len(plan.units), -1, dtype=np.intp)
    known: list[Reason] = []
    for filled in plan.filling.tranches:
        sets, at = limits.closing(filled)
        asked = filled.level_of >= 0
        last[asked] = np.where(at[asked] >= 0, at[asked] + len(known), -1)
        known += [tuple(names[r] for r in rows) for rows in sets]
    lines = np.flatnonzero(last >= 0)
    return {line: known[i] for line, i in zip(lines.tolist(), last[lines].tolist(), strict=True)}


def reasons(plan: Plan, at: Index, wanted: Exact) -> dict[int, Reason]:
    """Per line everything that kept it from a volume: cuts of its level and answers, then rows.

    Args:
        plan: what was decided.
        at: the lines to explain.
        wanted: per line the volume that it falls short of.
    """
    problem, situation = plan.problem, plan.problem.situation
    found: dict[int, list[RowName | str]] = {line: [] for line in at.tolist()}
    kept = situation.kept if situation is not None else None
    free = np.ones(len(plan.units), dtype=np.bool_) if kept is None else ~kept[0]
    cuts = [(rule.id, rule.source, cut.mask & free, cut.cap) for rule, cut in problem.cuts]
    cuts.append((DECISION, "decisions", problem.decisions.capped, problem.decisions.most))
    for name, source, mask, cap in cuts:
        for line in found.keys() & np.flatnonzero(mask & wanted.minus(cap).above_zero()).tolist():
            found[line].append(RowName(name, key_text(problem.lines.key(line)), UNITS, source))
    if kept is not None:
        for line in found.keys() & np.flatnonzero(kept[0] & wanted.minus(kept[1]).above_zero()).tolist():
            found[line].append(KEPT)
    if situation is not None:
        answered = situation.capped & wanted.minus(situation.accepted).above_zero()
        for line in found.keys() & np.flatnonzero(answered).tolist():
            found[line].append(RESPONSE)
    for line in found.keys() & np.flatnonzero(wanted.minus(plan.basis).above_zero()).tolist():
        if not found[line]:
            found[line].append(NOT_ASKED)
    rows = closing(plan)
    return {line: (*mine, *rows.get(line, ())) for line, mine in found.items()}
