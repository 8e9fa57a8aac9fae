"""The parameters of a sweep, bound to its case and packs: every name with what it turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from verdeelsleutel.data.faults import Fault, Place, StudyFaults
from verdeelsleutel.data.study.distributions import Distribution
from verdeelsleutel.data.study.kinds.sweep import Study, Vary
from verdeelsleutel.model.row import key_text
from verdeelsleutel.model.studies.designs import Axis
from verdeelsleutel.model.studies.parameters import Change, Pair, Parameter, parameter_of
from verdeelsleutel.model.studies.parameters.case_column import CaseColumn
from verdeelsleutel.model.studies.parameters.choice import client_choice, keys_of_rows
from verdeelsleutel.model.studies.parameters.parameter import How

__all__ = ["Knob", "knobs_of", "turned"]


@dataclass(frozen=True)
class Knob:
    """A parameter with the way it changes, and the axis of its values."""

    parameter: Parameter
    how: How
    axis: Axis


def turned(pair: Pair, knobs: Sequence[Knob], point: Sequence[Fraction]) -> Pair:
    """Case and pack at a point of a design.

    Raises:
        CaseFaults, PackFaults: a value that the contract or the pack's vocabulary doesn't allow.
    """
    for knob, value in zip(knobs, point, strict=True):
        pair = knob.parameter.changed(pair, Change(knob.how, value))
    return pair


def knobs_of(study: Study, pairs: Sequence[Pair]) -> list[Knob]:
    """The knobs of a sweep; a parameter `per` key gives one for every key.

    Raises:
        StudyFaults: everything that is wrong with paths, conditions and distributions.
    """
    faults: list[Fault] = []
    found: list[Knob] = []
    for at, vary in enumerate(study.vary):
        try:
            found += _knobs(study, at, vary, pairs)
        except StudyFaults as wrong:
            faults += wrong.faults
    if faults:
        raise StudyFaults(faults)
    return found


def _knobs(study: Study, at: int, vary: Vary, pairs: Sequence[Pair]) -> Iterator[Knob]:
    place = study.place(f"vary.{at}.path")
    parameter = parameter_of(vary.path, pairs, where=vary.where, place=place)
    axis = _axis(vary)
    if not vary.per and vary.move is None:
        yield Knob(parameter, vary.change, axis)
        return
    if not isinstance(parameter, CaseColumn):
        raise StudyFaults([Fault(place, "only rows of a table have keys and choices", vary.path, "case.TABLE.COLUMN")])
    for name, one in _per_key(vary, parameter, pairs[0], study.place(f"vary.{at}.per")):
        chosen: Parameter = one
        if vary.move is not None:
            chosen = client_choice(one, pairs[0].case, vary.move, study.place(f"vary.{at}.move"))
        yield Knob(chosen, vary.change, replace(axis, name=name))


def _per_key(vary: Vary, column: CaseColumn, pair: Pair, place: Place) -> Iterator[tuple[str, CaseColumn]]:
    if not vary.per:
        yield vary.name, column
        return
    at, keys = keys_of_rows(pair.case, column.table, vary.per, place)
    for position, key in enumerate(keys):
        rows = column.rows & (at == position)
        if rows.any():
            yield f"{vary.name}[{key_text(key)}]", replace(column, rows=rows)


def _axis(vary: Vary) -> Axis:
    if isinstance(vary.spread, Distribution):
        return Axis(vary.name, distribution=vary.spread)
    return Axis(vary.name, vary.spread)
