"""Explanations for machines: complete and exact. Euros with two decimals; units and client-years as whole fractions."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

from verdeelsleutel.data.exact import euros
from verdeelsleutel.data.integers import Mask
from verdeelsleutel.model.explain.chosen import ChosenRule
from verdeelsleutel.model.explain.closed import held_rows
from verdeelsleutel.model.explain.cut_cells import cut_cells
from verdeelsleutel.model.explain.marginal import Margins
from verdeelsleutel.model.explain.same_rows import closings_met
from verdeelsleutel.model.explain.standing import Closing, Standings
from verdeelsleutel.model.explain.step import Step
from verdeelsleutel.model.explain.waterfalls import Amount, Loss, Waterfall, Waterfalls
from verdeelsleutel.model.kept_out import Reason, reason_text
from verdeelsleutel.model.tariff import items_of
from verdeelsleutel.reports.cuts import provider_names
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.explain.tables import RowCost, row_costs
from verdeelsleutel.reports.sentences.rules import Sentences

__all__ = [
    "about",
    "because",
    "cell_record",
    "of_provider",
    "of_rule",
    "of_run",
    "step_record",
    "waterfall_record",
]

Record = dict[str, Any]


def of_run(found: Waterfalls) -> Record:
    """The whole run: the waterfall, its sums, every reason, row and provider."""
    whole, names = found.total(), provider_names(found.plan)
    losses = found.losses(whole.at)
    return {
        **about(found),
        "waterfall": waterfall_record(whole),
        **{f"by_{column}": _sums(found, column) for column in ("region", "kavel", "service")},
        "losses": [_loss(loss) for loss in losses],
        "rules": [_row(one) for one in row_costs(found, losses)],
        "providers": [
            {"provider": code, "name": names.get(code, ""), "waterfall": waterfall_record(one)}
            for code, one in found.by("provider").items()
        ],
    }


def of_provider(found: Waterfalls, provider: str, lang: Language) -> Record:
    """One provider: the waterfall, every cell with its steps and price, every row that closed one of them."""
    whole, regions = found.of_provider(None, provider), found.plan.problem.lines.regions
    parts = {region: found.of_provider(region, provider) for region in regions}
    return {
        **about(found),
        "provider": provider,
        "name": provider_names(found.plan).get(provider, ""),
        "waterfall": waterfall_record(whole),
        "by_region": {region: waterfall_record(one) for region, one in parts.items() if len(one.at)},
        "losses": [_loss(loss) for loss in found.losses(whole.at)],
        "cells": [cell_record(found, at, lang) for at in whole.at.tolist()],
        "same_rows": [{"row": str(name), **_closing(one)} for name, one in closings_met(found, whole.at)],
    }


def of_rule(found: Waterfalls, chosen: ChosenRule, provider: str | None, lang: Language) -> Record:
    """One rule, fund or decision: its rows, every claim in them, what one more brings, the cells it cut."""
    plan, standings = found.plan, Standings(found.plan)
    margins, said = Margins(standings), Sentences(plan, lang)
    rule = next((one for one in plan.problem.rules if one.id == chosen.rule), None)
    numbers = {str(name): row for name, row in standings.rows.items()}
    mine: Mask = np.ones(len(found.cells), dtype=np.bool_) if provider is None else found.cells_of(None, provider)
    names = {row.name for row in chosen.rows}
    rows = []
    for one in row_costs(found, found.losses(np.arange(len(found.cells)))):
        if one.row.name not in names:
            continue
        record = _row(one)
        if rule is not None:
            record["sentence"] = said.of_rule(rule, one.row.count) or rule.explain(one.row.count.key, one.row.count)
        number = numbers.get(one.row.name)
        if number is not None:
            margin = margins.of(number)
            record["one_more"] = None if margin is None else {
                "tranche": margin.tranche, "cells": margin.cells, "eur": str(margin.cents / 100),
                "client_years": str(margin.client_years), "up_to": str(margin.room),
            }  # fmt: skip
            record["closings"] = [_closing(closing) for closing in standings.closings(number)]
            record["claims"] = _claims(found, standings, number, mine)
        rows.append(record)
    return {
        **about(found),
        "rule": chosen.rule,
        "kind": rule.name if rule is not None else "",
        "rows": rows,
        "cells": _cut(found, chosen, mine),
        "held_back": [
            {"row": str(one.name), "tranche": one.tranche, "cells": len(one.lines), "eur": euros(one.cents)}
            for one in held_rows(plan, found.cells[mine])
            if str(one.name) in names
        ],
    }


def about(found: Waterfalls) -> Record:
    """What every explanation begins with."""
    problem = found.plan.problem
    return {"synthetic": problem.case.meta.synthetic, "stage": problem.stage, "pack": problem.pack.pack}


def _amount(one: Amount) -> Record:
    units = {} if one.units is None else {"units": str(one.units)}
    return {"eur": euros(one.cents), "client_years": str(one.client_years), **units}


def waterfall_record(one: Waterfall) -> Record:
    """Steps that change nothing here are left out."""
    changed = ((step, part) for step, part in one.steps if part.cents or part.client_years or part.units)
    steps = [{**step_record(step), **_amount(part)} for step, part in changed]
    return {"asked": _amount(one.asked), "steps": steps, "agreed": _amount(one.agreed)}


def step_record(step: Step) -> Record:
    """Which step it is."""
    return {"step": step.kind, "id": step.id, "source": step.source}


def _sums(found: Waterfalls, column: str) -> Record:
    return {key: waterfall_record(one) for key, one in found.by(column).items()}


def _loss(loss: Loss) -> Record:
    return {
        **step_record(loss.step),
        "because": because(loss.reason),
        "eur": euros(loss.cents),
        "client_years": str(loss.client_years),
        "cells": loss.cells,
    }


def because(reason: Reason) -> list[str]:
    """What stood in the way, by name."""
    return [str(name) for name in reason] or [reason_text(reason)]


def _row(one: RowCost) -> Record:
    row = one.row
    bounds = {"lower": row.count.lower, "upper": row.count.upper, "value": row.count.value, "slack": row.slack}
    return {
        "row": row.name,
        "rule": row.rule,
        "key": row.count.key,
        "unit": row.count.unit,
        **{name: _fraction(value) for name, value in bounds.items()},
        "binding": row.binding,
        "not_awarded_eur": euros(one.cents),
        "source": row.source,
    }


def _fraction(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def cell_record(found: Waterfalls, at: int, lang: Language) -> Record:
    """One cell with its steps and its price."""
    problem, said = found.plan.problem, Sentences(found.plan, lang)
    line = int(found.cells[at])
    steps = []
    for step in found.steps:
        if step.why[at] >= 0:
            reason = found.reason(step, at)
            change = {"units": str(step.units.fraction(at)), "eur": euros(int(step.cents[at]))}
            told = {"because": because(reason), "sentence": said.full(step, reason)}
            steps.append({**step_record(step), **change, **told})
    items = items_of(problem.tariffs, problem.lines, line)
    return {
        **dict(zip(("region", "provider", "service"), problem.lines.key(line), strict=True)),
        "asked": {"units": str(found.asked.fraction(at)), "eur": euros(int(found.asked_cents[at]))},
        "steps": steps,
        "agreed": {"units": str(found.plan.units[line]), "eur": euros(int(found.agreed_cents[at]))},
        "tariff": [{"item": item.name, "value": item.value, "source": item.source} for item in items],
    }


def _closing(one: Closing) -> Record:
    return {
        "tranche": one.tranche,
        "group": one.group,
        "fill": str(one.fill),
        "cells": one.cells,
        "providers": one.providers,
        "cells_lower": one.lower,
    }


def _claims(found: Waterfalls, standings: Standings, row: int, mine: Mask) -> list[Record]:
    lines, levels = found.plan.problem.lines, found.plan.filling.levels
    wanted = set(found.cells[mine].tolist())
    closed = {closing.level for closing in standings.closings(row)}
    return [
        {
            "tranche": one.tranche,
            **dict(zip(("region", "provider", "service"), lines.key(line), strict=True)),
            "counts": str(Fraction(int(one.factor[at]), one.den)),
            "claim_units": str(one.claim.fraction(at)),
            "awarded_units": str(one.awarded.fraction(at)),
            "fill": str(levels[one.level[at]].value),
            "closed_here": int(one.level[at]) in closed,
        }
        for one in standings.claims(row)
        for at, line in enumerate(one.lines.tolist())
        if line in wanted
    ]


def _cut(found: Waterfalls, chosen: ChosenRule, mine: Mask) -> list[Record]:
    """Cells that a rule about single cells cut."""
    lines = found.plan.problem.lines
    return [
        {
            **dict(zip(("region", "provider", "service"), lines.key(int(found.cells[at])), strict=True)),
            "units": str(step.units.fraction(at)),
            "eur": euros(int(step.cents[at])),
        }
        for step, at in cut_cells(found, chosen)
        if mine[at]
    ]
