"""Reserve sizing ready to be done: per pack, a piece for the decision and one per percentage of the frontier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.faults import Fault, StudyFaults
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.data.study.kinds.reserve import Study
from verdeelsleutel.model.studies.reserve import report
from verdeelsleutel.model.studies.reserve.known import best_known
from verdeelsleutel.model.studies.reserve.question import Question, question_of
from verdeelsleutel.model.studies.reserve.recourse import Outcome, outcome, year
from verdeelsleutel.model.studies.work import Column, Piece, Worker

__all__ = ["Sizing", "work"]


@dataclass(frozen=True)
class Sizing:
    """Reserve sizing of a case under some packs.

    Attributes:
        study: what was asked.
        questions: one per pack.
    """

    study: Study
    questions: tuple[Question, ...]

    @property
    def columns(self) -> Sequence[Column]:
        """Of the results."""
        return report.COLUMNS

    @property
    def scenarios(self) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
        """What was drawn; the same under every pack."""
        drawn = self.questions[0].drawn
        width = len(str(len(drawn.values)))
        rows = [[str(s + 1).rjust(width, "0"), *values] for s, values in enumerate(drawn.values)]
        return ["scenario", *drawn.names], rows

    @property
    def notes(self) -> Sequence[str]:
        """Nothing is taken from the case unasked."""
        return ()

    def __len__(self) -> int:
        return len(self.questions) * (1 + len(self.study.frontier))

    @property
    def each(self) -> int:
        """A piece counts for itself."""
        return 1

    def begin(self) -> Worker:
        """A worker."""
        return self._piece

    def finish(self, results: Any) -> Mapping[str, bytes]:  # noqa: ANN401  # a dataset of pyarrow, untyped
        """The frontier as a table, and what it comes to."""
        rows = results.to_table().to_pylist()
        return {"reserve.csv": report.frontier(rows), "reserve.json": report.summary(self.study, self.questions, rows)}

    def _piece(self, number: int) -> Piece:
        at, which = divmod(number, 1 + len(self.study.frontier))
        question = self.questions[at]
        if which == 0:
            return self._decision(question)
        from verdeelsleutel.model.solve.two_stage import best_plan  # loaded by workers only

        setting, percent = question.setting, self.study.frontier[which - 1]
        held = setting.held(percent)
        plan = best_plan(setting, setting.window(held, held))
        return Piece([report.row(question, report.FRONTIER, plan, outcome(setting, plan), percent)])

    def _decision(self, question: Question) -> Piece:
        """The best plan for all years, for the mean year and for each year known beforehand; and what the pack does."""
        from verdeelsleutel.model.solve.two_stage import best_plan  # loaded by workers only

        setting = question.setting
        window = setting.window(*map(setting.held, self.study.held))
        mean = best_known(setting, setting.mean_year, window)
        best = best_plan(setting, window)
        if outcome(setting, mean).cost < outcome(setting, best).cost:
            best = mean  # cheaper by less than the cents that the other was rounded to
        known = tuple(year(setting, best_known(setting, demand, window), demand) for demand in setting.demands)
        ground, now = question.ground, question.plan_of_pack()
        fixed = best_plan(setting, setting.window(ground.reserved, ground.reserved))
        rows = [
            report.row(question, report.HERE_AND_NOW, best, outcome(setting, best)),
            report.row(question, report.MEAN_YEAR, mean, outcome(setting, mean)),
            report.row(question, report.WAIT_AND_SEE, None, Outcome(known, setting.terms)),
            report.row(question, report.FIXED, fixed, outcome(setting, fixed), ground.reserved_pct),
            report.row(question, report.PACK, now, outcome(setting, now), ground.reserved_pct),
        ]
        name = "bundles.csv" if len(self.questions) == 1 else f"bundles/{question.pack.pack}.csv"
        return Piece(rows, {name: report.bundles(ground, setting, best, mean, now)})


def work(study: Study, case: Case, packs: Sequence[Pack]) -> Sizing:
    """Reserve sizing of a case under some packs.

    Raises:
        StudyFaults: the study asks what the case doesn't have.
        CaseFaults, PackFaults: the case or a pack can't be run as it is.
    """
    if study.cutoff is not None:
        what = "a reserve is sized before the year: there is no cut-off"
        raise StudyFaults([Fault(study.place("cutoff"), what, study.cutoff)])
    return Sizing(study, tuple(question_of(study, case, pack) for pack in packs))
