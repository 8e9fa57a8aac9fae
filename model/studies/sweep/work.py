"""A sweep ready to be done: a piece is one scenario under every pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.conditions import ProblemsError
from verdeelsleutel.data.faults import Fault, Faults, StudyFaults, did_you_mean
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.data.pack.fields import written
from verdeelsleutel.data.study.kinds.sweep import Study
from verdeelsleutel.model.conflict import Conflict
from verdeelsleutel.model.figures import figures
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.studies.designs import Design, Options, design_of
from verdeelsleutel.model.studies.distributions import Correlations, factor_of
from verdeelsleutel.model.studies.engine import Engine, Stage
from verdeelsleutel.model.studies.parameters import Pair
from verdeelsleutel.model.studies.sweep import outcome
from verdeelsleutel.model.studies.sweep.curve import Curve, curve_columns
from verdeelsleutel.model.studies.sweep.figures import figure_columns, row_of
from verdeelsleutel.model.studies.sweep.kept import kept_files
from verdeelsleutel.model.studies.sweep.knobs import Knob, knobs_of, turned
from verdeelsleutel.model.studies.sweep.stage import stage_of
from verdeelsleutel.model.studies.work import Column, Piece, Worker

__all__ = ["Sweep", "work"]

OK, CONFLICT, FAULT = "ok", "conflict", "fault"


@dataclass(frozen=True)
class Sweep:
    """A sweep.

    Attributes:
        study: what was asked.
        pairs: the case under every pack.
        stage: of the runs, with what they start from.
        knobs: the parameters.
        design: the points.
        columns: of the results.
    """

    study: Study
    pairs: tuple[Pair, ...]
    stage: Stage
    knobs: tuple[Knob, ...]
    design: Design
    columns: tuple[Column, ...]

    @cached_property
    def names(self) -> list[str]:
        """Names of the parameters."""
        return [knob.axis.name for knob in self.knobs]

    @property
    def scenarios(self) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
        """Every scenario with its values."""
        rows = [
            [self.scenario(number), *map(written, self.design.point(number))] for number in range(len(self.design))
        ]
        return ["scenario", *self.names], rows

    def scenario(self, number: int) -> str:
        """The name of a scenario: its number from 1, all of one width."""
        return str(number + 1).zfill(len(str(len(self.design))))

    @cached_property
    def curve(self) -> Curve | None:
        """The curve that is asked, where one is."""
        return Curve.of(self.study, self.knobs) if self.study.curve else None

    @property
    def notes(self) -> Sequence[str]:
        """Nothing is taken from the case unasked."""
        return ()

    def __len__(self) -> int:
        return self.curve.count if self.curve else len(self.design)

    @property
    def each(self) -> int:
        """A curve is done in one piece."""
        return len(self.design) // len(self) if self.curve else 1

    def begin(self) -> Worker:
        """A worker that keeps what scenarios share."""
        return _Worker(self)

    def finish(self, results: Any) -> Mapping[str, bytes]:  # noqa: ANN401  # a dataset of pyarrow, untyped
        """Indices, the curve, and the packs side by side, where they are asked."""
        return outcome.files(self, results)


class _Worker:
    def __init__(self, sweep: Sweep) -> None:
        self.sweep = sweep
        self.engines = [Engine(sweep.stage) for _ in sweep.pairs]

    def __call__(self, number: int) -> Piece:
        rows: list[Mapping[str, str | int | None]] = []
        files: dict[str, bytes] = {}
        for at, pair in enumerate(self.sweep.pairs):
            if self.sweep.curve is not None:
                self._curve(number, at, pair, rows, files)
            else:
                rows.append(self._scenario(number, at, pair, files)[0])
        return Piece(rows, files)

    def _scenario(
        self, number: int, at: int, pair: Pair, files: dict[str, bytes], before: Plan | None = None
    ) -> tuple[dict[str, str], Plan | None]:
        """One scenario under one pack; `before`: what every cell keeps at least."""
        sweep = self.sweep
        name = sweep.scenario(number)
        row = {"scenario": name, "pack": pair.pack.pack}
        try:
            changed = turned(pair, sweep.knobs, sweep.design.point(number))
            if before is not None:
                changed = Curve.floored(changed, before)
            plan = self.engines[at].plan(*changed)
        except Conflict as conflict:
            return {**row, "status": CONFLICT, "message": _first_line(conflict)}, None
        except Faults as faults:
            return {**row, "status": FAULT, "message": _first_line(faults)}, None
        files |= self._files(name, changed, plan)
        return {**row, **row_of(figures(plan)), "status": OK}, plan

    def _curve(
        self, number: int, at: int, pair: Pair, rows: list[Mapping[str, str | int | None]], files: dict[str, bytes]
    ) -> None:
        curve = self.sweep.curve
        assert curve is not None  # only called where one is asked
        before: Plan | None = None
        for scenario in curve.scenarios(number):
            floor = before if curve.nobody_loses else None
            row, plan = self._scenario(scenario, at, pair, files, floor)
            rows.append({**row, **curve.compared(before, plan)})
            before = plan or before

    def _files(self, name: str, pair: Pair, plan: Plan) -> dict[str, bytes]:
        own = f"{name}/{pair.pack.pack}" if len(self.sweep.pairs) > 1 else name
        return kept_files(
            self.sweep.study.keep, own, plan, pair, lambda: [knob.parameter for knob in self.sweep.knobs]
        )


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]


def work(study: Study, case: Case, packs: Sequence[Pack]) -> Sweep:
    """A sweep of a case under some packs.

    Raises:
        StudyFaults: a parameter, condition or distribution that doesn't exist.
        CaseFaults, PackFaults: the case or a pack can't be run as it is.
    """
    stage = stage_of(study, case)
    pairs = tuple(Pair(case, pack) for pack in packs)
    knobs = tuple(knobs_of(study, pairs))
    options = Options(study.samples or 0, study.seed, bool(study.indices), _correlations(study, knobs))
    axes = [knob.axis for knob in knobs]
    decided = bool(study.curve and study.curve.nobody_loses) or any("decisions" in one.path for one in study.vary)
    problems = [Engine(stage).problem(*pair) for pair in pairs]
    columns = (
        Column("scenario", "text"),
        Column("pack", "text"),
        *figure_columns(problems, decided=decided),
        *(curve_columns() if study.curve else ()),
        Column("status", "text"),
        Column("message", "text"),
    )
    _refuse_unknown_figures(study, columns)
    return Sweep(study, pairs, stage, knobs, design_of(study.design, axes, options), columns)


def _correlations(study: Study, knobs: Sequence[Knob]) -> Correlations:
    """Axes that are drawn together; a parameter per key correlates with every key of the other.

    Raises:
        StudyFaults: no figures can be correlated so.
    """
    places: dict[str, list[int]] = {}
    for at, knob in enumerate(knobs):
        places.setdefault(knob.axis.name.partition("[")[0], []).append(at)
    found = tuple(
        (other, at, value)
        for one in study.vary
        for name, value in one.correlate.items()
        for at in places[one.name]
        for other in places[name]
    )
    try:
        factor_of(len(knobs), found)
    except ProblemsError as error:
        fault = Fault(study.place("vary"), error.problems[0].what, expected=error.problems[0].expected)
        raise StudyFaults([fault]) from None
    return found


def _refuse_unknown_figures(study: Study, columns: Sequence[Column]) -> None:
    known = [column.name for column in columns if column.kind in ("euros", "number")]
    faults = [
        Fault(study.place(f"indices.{at}"), "results have no such figure", name, "", did_you_mean(name, known))
        for at, name in enumerate(study.indices)
        if name not in known
    ]
    if faults:
        raise StudyFaults(faults)
