"""Years written by hand: what was agreed by a run, what was delivered, and which facts turned out otherwise."""

import csv
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from tests.small import PROVIDERS, Line, place, small
from tests.strategies import Record, Sample, write
from verdeelsleutel.model.runs.initial_run import Request as Initial
from verdeelsleutel.model.runs.initial_run import allocate
from verdeelsleutel.model.runs.settlement_run import Outcome, Request, settle

MONTHS = [f"2024-{month:02d}" for month in range(1, 13)]


def care(delivered: Mapping[Line, object], months: Sequence[str] = MONTHS) -> list[Record]:
    """A table realisation: all units in the first of the months, 0 in the others."""
    return [
        {**place(line), "month": month, "units": units if month == months[0] else 0}
        for line, units in delivered.items()
        for month in months
    ]


class Year:
    """A sample allocated in a folder, to be settled.

    Args:
        folder: an empty one.
        agreed: ("A", "Z1") → units; all of it is agreed, for the room is ample.
        services, tariff, tables: as in `small`.
        day: as_of of the allocation.
    """

    def __init__(self, folder: Path, services, agreed, *, tariff=None, day="2023-11-10", room=1_000_000, **tables):
        self.folder, self.day = folder, day
        self.sample: Sample = small(room, services, agreed, tariff=tariff, **tables)
        self.run = folder / "run"
        case, pack = write(self.sample._replace(meta={"as_of": day}), folder / "start")
        allocate(Initial(case, str(pack), stage="definitive"), self.run)
        self.made = folder / "settled"

    def case(self, delivered, *, facts=None, day="2025-03-01", counted=None, months=MONTHS, **tables) -> Path:
        """The case of the whole year; facts: letter of a provider → columns that turned out otherwise."""
        letters = {code: letter for letter, code in PROVIDERS.items()}
        providers = [
            {**row, **(facts or {}).get(letters[row["provider"]], {})} for row in self.sample.tables["providers"]
        ]
        changed = {"providers": providers, "realisation": care(delivered, months), **tables}
        days = {"as_of": day, "realisation_as_of": counted}
        meta = {name: value for name, value in days.items() if value is not None}
        return write(Sample({**self.sample.tables, **changed}, self.sample.pack, meta), self.folder / "year")[0]

    def settle(self, delivered, **others) -> Outcome:
        """The year settled in `made`."""
        return settle(Request(self.run, self.case(delivered, **others)), self.made, replace=True)

    def table(self, name: str) -> list[dict[str, str]]:
        with (self.made / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def totals(self, *names: str) -> dict[tuple[str, ...], tuple[Fraction, ...]]:
        """Region, letter and fund → amounts in euros."""
        letters = {code: letter for letter, code in PROVIDERS.items()}
        return {
            (row["region"], letters[row["provider"]], row["fund"]): tuple(Fraction(row[f"{n}_eur"]) for n in names)
            for row in self.table("settlement")
        }

    def surcharges(self) -> list[tuple[str, str, str, str]]:
        return [(row["item"], row["kind"], row["points"], row["amount_eur"]) for row in self.table("surcharges")]
