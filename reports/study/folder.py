"""A finished study folder, read for its report.

Results are read from results.csv, which holds the same as results.parquet, exactly and without another library.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from verdeelsleutel.data.case import read_case
from verdeelsleutel.model.runs.run_folder import MAP, case_path

__all__ = ["KEYS", "OK", "SWEEP", "NoStudy", "StudyFolder", "rows_in"]

OK, SWEEP = "ok", "sweep"
RECEIPTS = ("study.json", "identity.json")
"""What a study was made from; the second one while the folder is being finished."""

KEYS = ("scenario", "pack", "calendar", "year", "which")
"""Columns that say of what a result is; a study has some of them."""

NOT_FIGURES = frozenset({*KEYS, "status", "message", "held", "below_status", "curve.loser"})


class NoStudy(Exception):
    """The folder holds no finished study."""

    exit_code = 2


@dataclass(frozen=True)
class StudyFolder:
    """A study folder.

    Attributes:
        path: of the folder.
        about: what the study was made from, as in its receipt.
        names: of the parameters, in the order of scenarios.csv.
        scenarios: the values of every scenario, as text.
        columns: of the results.
    """

    path: Path
    about: Mapping[str, Any]
    names: tuple[str, ...]
    scenarios: Mapping[str, tuple[str, ...]]
    columns: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> StudyFolder:
        """The folder of a study.

        Raises:
            NoStudy: it has no receipt, scenarios or results.
        """
        receipt = next((path / name for name in RECEIPTS if (path / name).is_file()), None)
        missing = [name for name in ("scenarios.csv", "results.csv") if not (path / name).is_file()]
        if receipt is None or missing:
            lacking = ", ".join([*([] if receipt else [RECEIPTS[0]]), *missing])
            raise NoStudy(f"{path} is no finished study: {lacking} is missing")
        about = json.loads(receipt.read_text(encoding="utf-8"))
        header, rows = _table(path / "scenarios.csv")
        columns, _ = _table(path / "results.csv", first=0)
        return cls(path, about, tuple(header[1:]), {row[0]: tuple(row[1:]) for row in rows}, tuple(columns))

    @property
    def kind(self) -> str:
        """The kind of study."""
        return str(self.about.get("kind", SWEEP))

    @property
    def packs(self) -> tuple[str, ...]:
        """The policies, the one of the command first."""
        return tuple(map(str, self.about.get("packs", ())))

    @property
    def figures(self) -> tuple[str, ...]:
        """Columns of the results that are figures."""
        return tuple(name for name in self.columns if name not in NOT_FIGURES)

    @cached_property
    def provider_names(self) -> Mapping[str, str]:
        """AGB code → name, from the case that the folder keeps; empty where it keeps none."""
        place, mapping = case_path(self.path), self.path / MAP
        if not place.exists():
            return {}
        case = read_case(place, mapping=mapping if mapping.exists() else None, only=("providers",))
        table = case.table("providers")
        return dict(zip(table["provider"].tolist(), table["name"].tolist(), strict=True))

    def rows(self, name: str) -> list[dict[str, str]]:
        """The rows of a file of the folder; none where it isn't there."""
        return rows_in(self.path / name)

    def results(self, *names: str) -> list[dict[str, str]]:
        """Every result that was decided, with what it is of and the columns that are asked and there."""
        wanted = [name for name in (*KEYS, *names) if name in self.columns]
        return [{name: row[name] for name in wanted} for row in _rows(self.path / "results.csv") if _decided(row)]

    def failures(self) -> list[dict[str, str]]:
        """Results without a plan, with their message."""
        return [row for row in _rows(self.path / "results.csv") if not _decided(row)]


def _decided(row: Mapping[str, str]) -> bool:
    return row.get("status", OK) == OK


def rows_in(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file; none where it isn't there."""
    return list(_rows(path)) if path.is_file() else []


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _table(path: Path, first: int | None = None) -> tuple[Sequence[str], list[list[str]]]:
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        header = next(reader, [])
        return header, [] if first == 0 else list(reader)
