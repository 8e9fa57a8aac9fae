"""Two providers side by side for machines: complete and exact. Euros with two decimals, all else as whole fractions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from verdeelsleutel.data.exact import euros
from verdeelsleutel.model.explain.against.bounds_met import bounds_met
from verdeelsleutel.model.explain.against.facts_apart import facts_apart, set_apart
from verdeelsleutel.model.explain.against.grounds import grounds
from verdeelsleutel.model.explain.against.pairs import Pair, Tranches, pairs
from verdeelsleutel.model.explain.against.rows_met import OwnRow, RowMet, Stands, rows_met
from verdeelsleutel.model.explain.against.sides import Sides, part_of
from verdeelsleutel.model.explain.against.tariffs_apart import items_apart
from verdeelsleutel.model.explain.against.volumes import volumes
from verdeelsleutel.model.explain.waterfalls import Waterfall
from verdeelsleutel.reports.cuts import provider_names
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.explain.as_json import about, because, cell_record, step_record, waterfall_record

__all__ = ["of_two"]

Record = dict[str, Any]

MEASURE = (
    "difference = agreed_part of provider − agreed_part of against, where agreed_part = agreed_eur / asked_eur; it is "
    "the sum of difference over parts, where a part is what a step changes for each, divided by what that one asked"
)
ROLES = ("provider", "against")
VERDICTS = ("equal", "equal_fill", "differs", "no_tranche", "one")


def of_two(sides: Sides, lang: Language) -> Record:
    """Everything about two providers of one run."""
    problem, names = sides.found.plan.problem, provider_names(sides.found.plan)
    every = pairs(sides)
    return {
        **about(sides.found),
        "provider": sides.providers[0],
        "against": sides.providers[1],
        "measure": MEASURE,
        "sides": {
            role: {
                "provider": code,
                "name": names.get(code, ""),
                "agreed_part": _text(part),
                "waterfall": waterfall_record(side),
            }
            for role, code, part, side in zip(ROLES, sides.providers, sides.agreed, sides.whole, strict=True)
        },
        "difference": _text(sides.difference),
        "parts": [
            {
                **step_record(one.step),
                "because": because(one.reason),
                **_both("eur", map(euros, one.cents)),
                **_both("part", map(_text, one.parts)),
                "difference": _text(one.difference),
            }
            for one in sides.parts
        ],
        "split": _split(sides),
        "volumes": [
            {"basis": one.basis, **_both("eur", map(euros, one.cents)), **_both("part", map(_text, one.parts))}
            for one in volumes(sides)
        ],
        "rows": [_row(met) for met in rows_met(sides)],
        "bounds": [
            {
                **step_record(met.step),
                **_both("eur", map(euros, met.cents)),
                **_both("cells", met.cells),
                "against_is": met.applies,
                "reads": list(met.columns),
            }
            for met in bounds_met(sides)
        ],
        "facts": [
            {
                "fact": fact.column,
                **dict(zip(ROLES, fact.values, strict=True)),
                "equal": fact.equal,
                "read_by": list(map(str, fact.read_by)),
            }
            for fact in facts_apart(problem, sides.providers)
        ],
        "by_kavel": {
            kavel: {role: _sum(one) for role, one in zip(ROLES, both, strict=True)}
            for kavel, both in sides.by_kavel().items()
        },
        "kavels": [
            {"region": region, "kavel": kavel, **{role: _sum(one) for role, one in zip(ROLES, both, strict=True)}}
            for (region, kavel), both in sides.kavels().items()
        ],
        "treatment": {verdict: sum(pair.verdict == verdict for pair in every) for verdict in VERDICTS},
        "cells": [_pair(sides, pair, lang) for pair in every],
        "set_apart": [{"table": one.table, **one.row} for one in set_apart(problem, sides.providers)],
    }


def _both(name: str, values: Iterable[object]) -> Record:
    """Two values under the names of their roles."""
    return {f"{role}_{name}": value for role, value in zip(ROLES, values, strict=True)}


def _text(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _sum(one: Waterfall) -> Record | None:
    """None where it has nothing there."""
    if not len(one.at):
        return None
    return {**waterfall_record(one), "agreed_part": _text(part_of(one.agreed.cents, one.asked.cents))}


def _pair(sides: Sides, pair: Pair, lang: Language) -> Record:
    sided = {
        role: None if at is None else {**cell_record(sides.found, at, lang), **_asked(sides, at, asked)}
        for role, at, asked in zip(ROLES, pair.at, pair.tranches, strict=True)
    }
    return {
        "region": pair.region,
        "service": pair.service,
        "kavel": pair.kavel,
        "treatment": pair.verdict,
        "facts_that_differ": list(pair.facts),
        "set_apart": list(pair.special),
        "elsewhere": list(pair.elsewhere),
        "tariff_differs": [dict(zip(("item", *ROLES), item, strict=True)) for item in items_apart(sides, pair)],
        **sided,
    }


def _asked(sides: Sides, at: int, tranches: Tranches) -> Record:
    asked = sides.found.asked.fraction(at)
    agreed = Fraction(int(sides.found.plan.units[sides.found.cells[at]]))
    return {
        "agreed_part": _text(agreed / asked if asked else None),
        "tranches": [
            {
                "tranche": one.tranche,
                "claim_units": str(one.claim),
                "awarded_units": str(one.awarded),
                "fill": str(one.fill),
                "limited_by": list(map(str, one.rows)),
            }
            for one in tranches
        ],
    }


def _row(met: RowMet) -> Record:
    return {
        "row": str(met.name),
        "unit": met.name.unit,
        "tranche": met.tranche,
        "provider_eur": euros(met.cents),
        "held_back_eur": euros(met.held),
        "provider": _stands(met.mine),
        "against": None if met.other is None else _stands(met.other),
        "against_is": met.relation,
        "why": [{"code": why.code, "names": list(why.names)} for why in met.why],
        "against_rows": [_own(own) for own in met.own],
    }


def _split(sides: Sides) -> Record | None:
    """The difference in three, and where what was asked came to be decided."""
    found = grounds(sides)
    if found is None:
        return None
    return {
        "composition": _text(found.composition),
        "treatment": _text(found.treatment),
        "other": _text(found.other),
        "grounds": [
            {
                "tranche": one.tranche,
                "rows": list(map(str, one.rows)),
                "limited_by": list(map(str, one.closed_by)),
                **_both("asked_cents", map(_text, one.asked)),
                **_both("asked_part", map(_text, one.parts)),
                **_both("fill", map(_text, one.fills)),
                "composition": _text(one.composition),
                "treatment": _text(one.treatment),
                "held_back": [
                    {"rule": held.rule, "tranche": held.tranche, **_both("cents", map(_text, held.cents)),
                     **_both("whole_eur", map(euros, held.whole)),
                     **_both("asked_cents", map(_text, held.asked)), **_both("bound_cents", map(_text, held.bounds))}
                    for held in one.held
                ],
            }
            for one in found.every
        ],
    }


def _own(own: OwnRow) -> Record:
    stands = None if own.stands is None else _stands(own.stands)
    return {"row": own.row.name, "slack": _text(own.row.slack), "binding": own.row.binding, "against": stands}


def _stands(one: Stands) -> Record:
    volumes: Sequence[tuple[str, Fraction]] = (
        ("claim", one.claim), ("awarded", one.awarded), ("lowest_fill", one.lowest), ("highest_fill", one.highest),
    )  # fmt: skip
    return {"cells": one.cells, **{name: str(value) for name, value in volumes}}
