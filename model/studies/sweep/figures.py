"""The figures of a scenario as one flat row: those of summary.json, flattened with dots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from verdeelsleutel.data.exact import decimals, euros, in_cents
from verdeelsleutel.model.decisions import DECIDED
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.studies.work import Column

__all__ = ["MAIN", "figure_columns", "flattened", "row_of"]

SUMS = ("agreed_eur", "reserved_eur", "free_eur")
UNFUNDED = ("unfunded_eur", "unfunded_client_years")
MAIN = (*SUMS, *UNFUNDED)
"""Figures of the whole; what is unfunded is the sum over the kavels."""

OF_KAVEL = ("agreed_eur", "agreed_client_years", "unfunded_eur", "unfunded_client_years")
OF_TRANCHE = ("claim_eur", "awarded_eur", "lowest_fill")


def figure_columns(problems: Sequence[Problem], *, decided: bool) -> list[Column]:
    """The columns of the figures of some runs, in the order of summary.json.

    Args:
        problems: one per pack, on the case before any change; kavels and tranches don't change with figures.
        decided: whether a change may decide volumes where the case decides none.
    """
    kavels = sorted({kavel for problem in problems for kavel in _kavels(problem)})
    tranches = dict.fromkeys([DECIDED] if decided else [])
    tranches |= dict.fromkeys(layer.id for problem in problems for layer in problem.layers)
    names = [
        *MAIN,
        *(f"by_kavel.{kavel}.{name}" for kavel in kavels for name in OF_KAVEL),
        *(f"tranches.{tranche}.{name}" for tranche in tranches for name in OF_TRANCHE),
    ]
    return [Column(name, "euros" if name.endswith("_eur") else "number") for name in names]


def row_of(figures: Mapping[str, Any]) -> dict[str, str]:
    """The figures of a plan as a row of results."""
    kavels = figures["by_kavel"].values()
    cents = sum(in_cents(one["unfunded_eur"]) for one in kavels)
    years = sum((Fraction(one["unfunded_client_years"]) for one in kavels), Fraction(0))
    return {**dict(flattened(figures)), "unfunded_eur": euros(cents), "unfunded_client_years": decimals(years, 12)}


def _kavels(problem: Problem) -> list[str]:
    kavels, at = problem.lines.column("kavel")
    return [kavels[i] for i in sorted(set(at[problem.lines.is_cell].tolist()))]


def flattened(figures: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Name and value of every figure."""
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield from flattened(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", value
