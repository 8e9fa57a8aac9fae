"""A study from its files to its folder."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.faults import PackFaults
from verdeelsleutel.data.pack import Pack, load_pack
from verdeelsleutel.data.study import StudyText, read_study
from verdeelsleutel.model import catalogue
from verdeelsleutel.model.runs.certified import LIBRARIES, layers_told, versions
from verdeelsleutel.model.runs.decided import read_both
from verdeelsleutel.model.runs.run_folder import write_inputs
from verdeelsleutel.model.studies import runner
from verdeelsleutel.model.studies.finished import Finished
from verdeelsleutel.model.studies.runner import Finish, Place, Progress
from verdeelsleutel.model.studies.work import Work

__all__ = ["Request", "do"]


@dataclass(frozen=True)
class Request:
    """What is asked of a study.

    Attributes:
        case, pack, mapping: as for a run.
        study: its YAML file.
        packs: further packs, beside those that the study names.
    """

    case: Path
    pack: str
    study: Path
    packs: Sequence[str] = ()
    mapping: Path | None = None


def do(
    request: Request, place: Place, *, finish: Finish = lambda _: None, progress: Progress = lambda _done, _of: None
) -> Finished:
    """Do a study, or go on with one that was broken off.

    Args:
        request: what is asked.
        place: where it goes, and who does it.
        finish: adds what is made for reading.
        progress: told how far it is.

    Raises:
        StudyFaults, CaseFaults, PackFaults, Conflict: what is wrong in the inputs.
        RunExists, OtherStudy, NoCluster, StudyStopped: see their exit codes.
    """
    runner.refuse(place)
    study = read_study(request.study)
    case, pack = read_both(request.case, request.pack, request.mapping)
    packs = (pack, *_others(study, request, pack))
    work = _work(study, case, packs)
    identity = _identity(study, case, packs)

    def keep(folder: Path) -> None:
        for at, one in enumerate(packs):
            inside = folder / "inputs" / str(at) if at else folder
            only = replace(case, files=()) if at else case
            write_inputs(inside, only, one, mapping=None if at else request.mapping, history_from=None)
        (folder / "inputs" / "study.yaml").write_text(study.text, encoding="utf-8", newline="")

    runner.run(work, place, identity, keep=keep, finish=finish, progress=progress)
    return Finished(study, case, packs, len(work), place.folder, tuple(work.notes))


def _work(study: StudyText, case: Case, packs: Sequence[Pack]) -> Work:
    module = importlib.import_module(f"{__package__}.{study.kind}.work")
    made: Work = module.work(study, case, packs)
    return made


def _others(study: StudyText, request: Request, first: Pack) -> list[Pack]:
    """The packs to compare with.

    Raises:
        PackFaults: the faults of all of them.
    """
    found: dict[str, Pack] = {}
    faults: list[Any] = []
    for name in dict.fromkeys([*study.packs, *request.packs]):
        try:
            pack = load_pack(name, check_rule=catalogue.rule_faults)
        except PackFaults as wrong:
            faults += wrong.faults
            continue
        if pack.pack != first.pack:
            found.setdefault(pack.pack, pack)
    if faults:
        raise PackFaults(faults)
    return list(found.values())


def _identity(study: StudyText, case: Case, packs: Sequence[Pack]) -> dict[str, Any]:
    """What makes two studies the same one."""
    return {
        "command": "study",
        "study": study.study,
        "title": study.title or study.study,
        "kind": study.kind,
        "stage": study.stage,
        "seed": study.seed,
        "case": {name: getattr(case.meta, name) for name in ("id", "title", "year", "synthetic")},
        "packs": [pack.pack for pack in packs],
        "layers": [layers_told(pack) for pack in packs],
        "inputs": {"study.yaml": study.sha256, **{Path(file.name).name: file.sha256 for file in case.files}},
        "versions": versions(*LIBRARIES, "numpy"),
    }


