"""Rates of a path that are drawn: a study with figures in place of its distributions, scenario by scenario.

What scenario n draws depends on the seed and on n alone, and is the same for every pack: packs are compared on the same
futures.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from verdeelsleutel.data.faults import Fault, StudyFaults
from verdeelsleutel.data.study.distributions import Distribution
from verdeelsleutel.data.study.kinds.path import Study, all_rates
from verdeelsleutel.model.studies.distributions import draw

__all__ = ["drawn", "figures_drawn", "names_drawn"]

Path = tuple[str, ...]


def _drawn(study: Study) -> dict[Path, Distribution]:
    """Every distribution of a study by the keys that lead to it, the last of them its place among the rates."""
    return {
        (*path, str(at)): rate
        for path, rates in all_rates(study)
        for at, rate in enumerate(rates)
        if isinstance(rate, Distribution)
    }


def names_drawn(study: Study) -> list[str]:
    """What is drawn, by the keys that lead to it; of several years with the year after the first, from 1."""
    years = {path: len(rates) for path, rates in all_rates(study)}
    found = []
    for *keys, at in _drawn(study):
        path = tuple(keys)
        found.append(".".join(path if years[path] == 1 else (*path, str(int(at) + 1))))
    return found


def figures_drawn(study: Study, scenario: int) -> list[Fraction]:
    """What a scenario (from 0) draws, in the order of the names.

    Raises:
        StudyFaults: nothing would be left of what such a rate makes grow.
    """
    distributions = _drawn(study)
    found = [Fraction(value) for value in draw(list(distributions.values()), (), study.seed, scenario)]
    for path, value in zip(distributions, found, strict=True):
        if value <= -100:
            place = study.place(".".join(path[:-1]))
            raise StudyFaults([Fault(place, "a rate was drawn that leaves nothing", f"{value} %", "more than -100")])
    return found


def drawn(study: Study, scenario: int) -> Study:
    """The study with what a scenario draws in place of every distribution."""
    figures = dict(zip(_drawn(study), figures_drawn(study, scenario), strict=True))
    found: Study = _with(study, (), figures)
    return found


def _with(node: Any, path: Path, figures: Mapping[Path, Fraction]) -> Any:  # noqa: ANN401  # parts of a study have no common type
    if isinstance(node, Distribution):
        return figures[path]
    if isinstance(node, BaseModel):
        names = type(node).model_fields
        return node.model_copy(update={name: _with(getattr(node, name), (*path, name), figures) for name in names})
    if isinstance(node, dict):
        return {name: _with(value, (*path, name), figures) for name, value in node.items()}
    if isinstance(node, tuple):
        return tuple(_with(value, (*path, str(at)), figures) for at, value in enumerate(node))
    return node
