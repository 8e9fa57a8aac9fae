"""A run made again from its own inputs, compared with what stands in its folder, byte for byte."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from verdeelsleutel.model import figures, result_files
from verdeelsleutel.model.runs.decided import solve
from verdeelsleutel.model.runs.difference import first_difference
from verdeelsleutel.model.runs.replayed import FIGURES, Compared, Replay
from verdeelsleutel.model.runs.run_folder import Inputs, hash_of, read_inputs
from verdeelsleutel.model.settlement import tables

__all__ = ["replay"]


def replay(run: Path) -> Replay:
    """Run again from `inputs/` and compare.

    Raises:
        NoRun: the folder holds no run.
        CaseFaults, PackFaults, Conflict: the inputs can't be run any more.
    """
    inputs = read_inputs(run)
    made, figure = _again(inputs)
    compared = [_compare(name, _text(run / name), text) for name, text in made.items()]
    compared.append(_compare(FIGURES, _figures(run / "summary.json"), _lines(figure)))
    receipt = inputs.receipt
    named = receipt.get("inputs", {})
    changed = tuple(n for n, known in sorted(named.items()) if not (run / n).is_file() or hash_of(run / n) != known)
    return Replay(changed, tuple(compared), _versions(receipt.get("versions", {})))


def _again(inputs: Inputs) -> tuple[dict[str, str], dict[str, Any]]:
    """Result files and figures, made again."""
    settlement = inputs.settlement()
    if settlement is not None:
        return tables.files(settlement), tables.figures(settlement)
    plan = solve(inputs.problem())
    return result_files.files(plan), figures.figures(plan)


def _text(path: Path) -> str | None:
    # read as bytes: other line ends are other bytes
    return path.read_bytes().decode("utf-8", errors="replace") if path.is_file() else None


def _figures(path: Path) -> str | None:
    try:
        return _lines(json.loads(path.read_text(encoding="utf-8"))["figures"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _lines(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _compare(name: str, found: str | None, expected: str) -> Compared:
    if found is None:
        return Compared(name, same=False)
    if found == expected:
        return Compared(name, same=True)
    return Compared(name, False, first_difference(name, found, expected))


def _versions(then: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    return {name: (old, now) for name, old in then.items() if (now := _version(name)) != old}


def _version(name: str) -> str:
    if name == "python":
        return platform.python_version()
    try:
        return version(name)
    except PackageNotFoundError:
        return "–"
