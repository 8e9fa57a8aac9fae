"""What a checker takes from a run: levels, who closed at which, whole units; and whether the folder is in order."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pandas as pd

from verdeelsleutel.data.integers import Index, Ints
from verdeelsleutel.model.levels import CARE, Kind, Level
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.runs.run_folder import RECEIPT, SUMMARY, hash_of, json_text, result_hashes

RECORDS = (RECEIPT, SUMMARY)
REPORTS = (".html", ".xlsx", ".docx", ".pdf")
"""What may stand in a run beside its results: files made from them for reading, which nothing is taken from."""


class Unreadable(Exception):
    """A file of a run isn't what it should be; the message says what."""


def folder_faults(folder: Path, tables: Sequence[str]) -> list[str]:
    """Files that are missing, that no run has, or that are no files of its own; `tables` are its result tables."""
    faults = [f"{name} is missing" for name in (*tables, *RECORDS) if not (folder / name).is_file()]
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            faults.append(f"{name} is a link; a run holds files of its own only")
        elif path.is_dir() or name.startswith("inputs/"):
            continue
        elif not path.is_file():
            faults.append(f"{name} is no file")
        elif name not in (*tables, *RECORDS) and path.suffix not in REPORTS and path.name[0] != ".":
            faults.append(f"{name} was added after the run")
    return faults


def input_faults(folder: Path, named: object) -> list[str]:
    """Inputs that are not the files that the receipt names."""
    if not isinstance(named, dict):
        return ["the receipt names no inputs"]
    here = {p.relative_to(folder).as_posix(): p for p in (folder / "inputs").rglob("*") if not p.is_dir()}
    faults = [f"{name} is named in the receipt and isn't there" for name in sorted(set(named) - set(here))]
    faults += [f"{name} was added after the run" for name in sorted(set(here) - set(named))]
    for name in sorted(set(named) & set(here)):
        if hash_of(here[name]) != named[name]:
            faults.append(f"{name} was changed after the run")
    return faults


def seal_faults(folder: Path, named: object) -> list[str]:
    """Results that are not the files that the receipt was closed over."""
    if not isinstance(named, dict):
        return ["the receipt names no results: the run was never finished"]
    here = result_hashes(folder)
    differ = [name for name in sorted({*here, *named}) if here.get(name) != named.get(name)]
    return [f"{name} was changed after the run" for name in differ]


def read_record(path: Path) -> dict[str, Any]:
    """A JSON file as it was written.

    Raises:
        Unreadable: it isn't JSON, or not to the letter what a run writes (a key twice, a number written otherwise).
    """
    try:
        text = path.read_bytes().decode("utf-8")
        found = json.loads(text)
        same = json_text(found) == text
    except (OSError, ValueError, RecursionError) as error:
        raise Unreadable(f"{path.name}: {error}") from None
    if not isinstance(found, dict) or not same:
        raise Unreadable(f"{path.name} isn't written as a run writes it")
    return found


def different(what: str, found: object, expected: Mapping[str, object]) -> list[str]:
    """Entries of a JSON object that are not, to the letter, what they should be."""
    if not isinstance(found, dict):
        return [f"{what} is missing"]
    return [
        f"{what}: {name} is not what the inputs and the outcome give"
        for name, value in expected.items()
        if name not in found or json_text(found[name]) != json_text(value)
    ]


@dataclass(frozen=True, eq=False)
class Stored:
    """What is taken from the run: levels, per tranche and line the position of its level, and units."""

    levels: list[Level]
    level_of: list[Index]
    units: Ints


def read_stored(folder: Path, problem: Problem) -> Stored:
    """Levels, who closed where, and whole units.

    Raises:
        Unreadable: a table lacks a column, names what the inputs don't know, or holds no whole numbers.
    """
    reader = levels_of, closings_of, units_of
    found: list[Any] = []
    for name, read in zip(("levels.csv", "tranches.csv", "plan.csv"), reader, strict=True):
        try:
            found.append(read(folder / name, problem))
        except (OSError, ValueError, OverflowError, KeyError, ZeroDivisionError) as error:
            raise Unreadable(f"{name}: {type(error).__name__} {error}") from None
    return Stored(*found)


def _table(path: Path, columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.read_csv(
        path, dtype=object, keep_default_na=False, na_filter=False, usecols=list(columns), index_col=False
    )


def levels_of(path: Path, problem: Problem) -> list[Level]:
    """Every level, its rows in the order of the file."""
    columns = (
        "level", "tranche", "group", "part", "kind", "numerator", "denominator", "rule", "key",
        "multiplier_numerator", "multiplier_denominator",
    )  # fmt: skip
    names = {layer.id: at for at, layer in enumerate(problem.layers)}
    rows = {(n.rule, n.key): r for r, n in enumerate(problem.system.names)}
    rows["most_care", ""] = CARE
    found: dict[int, Level] = {}
    for record in _table(path, columns).to_dict("records"):
        at = int(record["level"])
        if record["kind"] not in get_args(Kind):
            raise ValueError(f"level {at} is of an unknown kind")
        head = (names[record["tranche"]], int(record["group"]), int(record["part"]), record["kind"])
        value = Fraction(int(record["numerator"]), int(record["denominator"]))
        proven: tuple[tuple[int, Fraction], ...] = ()
        if record["rule"]:
            factor = Fraction(int(record["multiplier_numerator"]), int(record["multiplier_denominator"]))
            proven = ((rows[record["rule"], record["key"]], factor),)
        if at in found and (at != len(found) - 1 or not proven or (*head, value) != _head(found[at])):
            raise ValueError(f"level {at} stands there twice")
        if at not in found and at != len(found):
            raise ValueError(f"level {at} stands out of order")
        found[at] = Level(*head, value, (*(found[at].rows if at in found else ()), *proven))
    return list(found.values())


def _head(level: Level) -> tuple[object, ...]:
    return level.layer, level.group, level.part, level.kind, level.value


def closings_of(path: Path, problem: Problem) -> list[Index]:
    """Per tranche and line the position of the level at which the line closed, -1 without a claim."""
    frame = _table(path, ("region", "provider", "service", "tranche", "level"))
    lines = problem.lines.find(frame)
    ids = pd.Index([layer.id for layer in problem.layers], dtype=object)
    tranche = ids.get_indexer(pd.Index(frame["tranche"]))
    if (lines < 0).any() or (tranche < 0).any():
        raise ValueError("a line or a tranche that the inputs don't know")
    level: Index = frame["level"].to_numpy(dtype=object).astype(np.int64)
    if not _rises(lines * len(ids) + tranche) or (level < 0).any():
        raise ValueError("a cell stands twice in a tranche or out of order, or has no level")
    found: Index = np.full((len(ids), len(problem.lines)), -1, dtype=np.intp)
    found[tranche, lines] = level
    return list(found)


def units_of(path: Path, problem: Problem) -> Ints:
    """Whole units per line."""
    frame = _table(path, ("region", "provider", "service", "agreed_units"))
    lines = problem.lines.find(frame)
    if (lines < 0).any() or not _rises(lines):
        raise ValueError("a line that the inputs don't know, or one twice or out of order")
    units: Ints = np.zeros(len(problem.lines), dtype=object)
    units[lines] = [int(value) for value in frame["agreed_units"].tolist()]
    return units


def _rises(values: Index) -> bool:
    return bool((values[1:] > values[:-1]).all())
