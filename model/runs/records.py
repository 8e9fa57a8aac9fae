"""What receipt and summary of a run say of it: written by the run, and made again by the checker."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.given import Given
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.model import figures
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.runs.chain import FROM, HISTORY, REALLOCATE
from verdeelsleutel.model.runs.run_folder import CASE, MAP, RECEIPT, hash_of
from verdeelsleutel.model.runs.settled_run import ALLOCATE

PROVISIONAL = "provisional"


def described(problem: Problem, folder: Path) -> dict[str, Any]:
    """What a receipt says of a run beside its pack's layers, input hashes, versions and what its maker chose to say.

    Args:
        problem: what was decided on.
        folder: the run; its inputs stand there already.
    """
    situation = problem.situation
    command = ALLOCATE if situation is None else REALLOCATE
    found = made_of(command, problem.stage, problem.case, problem.pack, folder)
    if situation is None:
        return found
    earlier = folder / FROM / RECEIPT
    return {
        **found,
        "cutoff": situation.cutoff,
        "from": {"receipt_sha256": hash_of(earlier)} if earlier.exists() else "agreements",
        "agreed_on": None if situation.agreed_on is None else situation.agreed_on.isoformat(),
        "offered_on": None if situation.offered_on is None else situation.offered_on.isoformat(),
        "reserves_opened": sorted(situation.opened),
    }


def made_of(command: str, stage: str, case: Case, pack: Pack, folder: Path) -> dict[str, Any]:
    """What the receipt of any run says of where it came from."""
    meta = case.meta
    return {
        "command": command,
        "stage": stage,
        "year": meta.year,
        "as_of": None if meta.as_of is None else meta.as_of.isoformat(),
        "case": meta.id,
        "synthetic": meta.synthetic,
        "pack": pack.pack,
        "options": {
            "map": MAP if (folder / MAP).exists() else None,
            "history_from": HISTORY if (folder / HISTORY).exists() else None,
            **Given().options(),
            **case.given,
        },
    }


def snapshot(problem: Problem, folder: Path) -> list[str]:
    """The inputs that a definitive run keeps of an offer: what the case is about, its realisation, its map."""
    origin = problem.case.origins.get("realisation")
    names = [f"{CASE}/{Path(file.name).name}" for file in problem.case.files if file.name == "case.yaml"]
    if origin is not None:
        source = origin.source if not origin.sheet else next(f.name for f in problem.case.files if ".xlsx" in f.name)
        names.append(f"{CASE}/{Path(source).name}")
    return [*names, *([MAP] if (folder / MAP).exists() else [])]


def summarised(plan: Plan, award: object) -> dict[str, Any]:
    """What a summary says of a run, findings, certificate and timings apart."""
    problem, levels = plan.problem, plan.filling.levels
    return {
        **about(problem.case, problem.pack, problem.stage, award),
        "figures": figures.figures(plan),
        "stages": [
            {"tranche": layer.id, "levels": sum(1 for level in levels if level.layer == at)}
            for at, layer in enumerate(problem.layers)
        ],
        "solver": {"name": "HiGHS", "status": "optimal"},
    }


def about(case: Case, pack: Pack, stage: str, award: object) -> dict[str, Any]:
    """What the summary of any run says of what it is."""
    meta = case.meta
    return {
        "case": {
            "id": meta.id,
            "title": meta.title,
            "office": meta.office,
            "year": meta.year,
            "synthetic": meta.synthetic,
        },
        "pack": pack.pack,
        "stage": stage,
        "award": award,
    }
