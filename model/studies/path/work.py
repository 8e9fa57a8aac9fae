"""A path ready to be done: a piece is one path, of one scenario under one pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.faults import Faults
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.data.pack.fields import written
from verdeelsleutel.data.study.kinds.path import Study
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.studies.engine import Engine
from verdeelsleutel.model.studies.parameters import Pair
from verdeelsleutel.model.studies.path.asked import check
from verdeelsleutel.model.studies.path.draws import drawn, figures_drawn, names_drawn
from verdeelsleutel.model.studies.path.rows import HEAD, HELD, TAIL, row_of
from verdeelsleutel.model.studies.path.settings import Settings
from verdeelsleutel.model.studies.path.summary import path_csv
from verdeelsleutel.model.studies.path.walk import Decided, walk
from verdeelsleutel.model.studies.sweep.figures import figure_columns
from verdeelsleutel.model.studies.sweep.kept import kept_files
from verdeelsleutel.model.studies.work import Column, Piece, Worker

__all__ = ["Paths", "work"]

FAULT = "fault"


@dataclass(frozen=True)
class Paths:
    """The paths of a study.

    Attributes:
        study: what was asked.
        case: of the first year.
        packs: the policies.
        columns: of the results.
    """

    study: Study
    case: Case
    packs: tuple[Pack, ...]
    columns: tuple[Column, ...]

    @property
    def _scenarios(self) -> int:
        return self.study.samples or 1

    @property
    def scenarios(self) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
        """Every scenario with what it draws."""
        rows = [[self.name(at), *map(written, figures_drawn(self.study, at))] for at in range(self._scenarios)]
        return ["scenario", *names_drawn(self.study)], rows

    def name(self, scenario: int) -> str:
        """The name of a scenario: its number from 1, all of one width."""
        return str(scenario + 1).rjust(len(str(self._scenarios)), "0")

    @property
    def notes(self) -> Sequence[str]:
        """Nothing is taken from the case unasked."""
        return ()

    def __len__(self) -> int:
        return self._scenarios * len(self.packs)

    @property
    def each(self) -> int:
        """A piece counts for itself."""
        return 1

    def begin(self) -> Worker:
        """A worker with an engine per pack and year: what an engine keeps are lines, and history changes those."""
        return _Worker(self)

    def finish(self, results: Any) -> Mapping[str, bytes]:  # noqa: ANN401  # a dataset of pyarrow, untyped
        """The figures that are read first."""
        held, several = self.study.room.hold is not None, self.study.samples is not None
        return {"path.csv": path_csv(results, held=held, drawn=several).encode()}


class _Worker:
    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self.engines: dict[tuple[int, int], Engine] = {}

    def __call__(self, number: int) -> Piece:
        paths, (scenario, at) = self.paths, divmod(number, len(self.paths.packs))
        pack = paths.packs[at]

        def decide(case: Case, policy: Pack) -> Plan:
            return self.engines.setdefault((at, case.meta.year), Engine()).plan(case, policy)

        files: dict[str, bytes] = {}
        head: dict[str, str | int | None] = {"scenario": paths.name(scenario), "pack": pack.pack}
        rows: list[Mapping[str, str | int | None]] = []
        year = paths.case.meta.year
        try:
            study = drawn(paths.study, scenario)
            for found in walk(paths.case, pack, study, decide):
                rows.append({**head, **row_of(found, study.room.hold)})
                files |= self._files(paths.name(scenario), pack.pack, found)
                year = found.year + 1
        except Faults as faults:
            message = str(faults).splitlines()[0]
            rows.append({**head, "year": year, "status": FAULT, "message": message})
        return Piece(rows, files)

    def _files(self, scenario: str, pack: str, found: Decided) -> dict[str, bytes]:
        """What is kept of a year."""
        study, plan = self.paths.study, found.tried.plan
        own = f"{scenario}/{pack}/{found.year}" if len(self.paths.packs) > 1 else f"{scenario}/{found.year}"
        if plan is None:
            return {}
        pair = Pair(plan.problem.case, plan.problem.pack)
        return kept_files(study.keep, own, plan, pair, lambda: Settings(study).parameters(pair))


def work(study: Study, case: Case, packs: Sequence[Pack]) -> Paths:
    """The paths of a case under some packs.

    Raises:
        StudyFaults: the study names what case or packs don't have, or asks what they can't tell.
        CaseFaults, PackFaults: the case or a pack can't be run as it is, or not with what the study sets.
    """
    check(study, case, packs)
    decided = any(path.startswith("case.decisions") for path in study.set)
    figures = figure_columns([Engine().problem(case, pack) for pack in packs], decided=decided)
    held = HELD if study.room.hold is not None else ()
    return Paths(study, case, tuple(packs), (*HEAD, *figures, *held, *TAIL))
