"""The question of reserve sizing under one pack: what can be agreed, what may happen, and the programme of both."""

from __future__ import annotations

from dataclasses import dataclass

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.data.study.kinds.reserve import Study
from verdeelsleutel.model.problem import prepare_initial
from verdeelsleutel.model.studies.reserve.ground import Ground, ground_of, volumes_of
from verdeelsleutel.model.studies.reserve.recourse import Agreed, Setting, Terms
from verdeelsleutel.model.studies.reserve.scenarios import Drawn, drawn_years

__all__ = ["Question", "question_of"]


@dataclass(frozen=True)
class Question:
    """The programme under one pack.

    Attributes:
        case, pack: what it is asked of.
        ground: what can be agreed.
        drawn: the scenarios.
        setting: the programme.
    """

    case: Case
    pack: Pack
    ground: Ground
    drawn: Drawn
    setting: Setting

    def plan_of_pack(self) -> Agreed:
        """What the pack agrees as it stands, in cents per bundle."""
        from verdeelsleutel.model.runs.decided import solve

        return self.ground.agreed(solve(prepare_initial(self.case, self.pack)))


def question_of(study: Study, case: Case, pack: Pack) -> Question:
    """The programme of a case under a pack.

    Raises:
        StudyFaults: the study asks what the case doesn't have.
        CaseFaults, PackFaults: the case or the pack can't be run as it is.
    """
    volumes = volumes_of(case, pack, study)
    ground = ground_of(prepare_initial(case, pack), volumes, study)
    drawn = drawn_years(study, volumes, ground)
    terms = Terms(
        served=study.served_in_time / 100,
        recoverable=study.recoverable / 100,
        unused=study.unused_weight,
        moved=study.move_weight,
        level=study.risk.cvar / 100,
        tail=study.risk.weight / 100,
    )
    return Question(case, pack, ground, drawn, Setting(ground.rooms, ground.purse, ground.caps, drawn.demands, terms))
