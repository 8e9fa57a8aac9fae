"""What a cell is expected to deliver in the whole year, from the months up to a cut-off."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Any

from tests.oracle.reading import Case, Cell, cell_of, number

ZERO = Fraction(0)


def last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


class Expectation:
    """The year of a case at a cut-off month; months are numbers, 1 is January."""

    def __init__(self, case: Case, policy: Mapping[str, Any], cutoff: str, agreed: Mapping[Cell, Fraction]):
        self.case, self.agreed = case, agreed
        self.year, self.cutoff = int(cutoff[:4]), int(cutoff[5:])
        if self.year != int(case.meta["year"]):
            raise ValueError(f"{cutoff} is no month of {case.meta['year']}")
        self.kind = policy.get("expectation") or "run_rate"
        self.complete = {int(age): number(p) / 100 for age, p in (policy.get("completeness") or {}).items()}
        self.forecast = case.basis("forecast")
        self.units: dict[Cell, dict[int, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
        self.told: set[tuple[str, str, int]] = set()
        for row in case.table("realisation"):
            year, month = map(int, row["month"].split("-"))
            if year == self.year and month <= self.cutoff:
                self.units[cell_of(row)][month] += number(row["units"])
                self.told.add((row["region"], row["provider"], month))
        self.cells = set(self.units)

    def of(self, cell: Cell) -> Fraction:
        """The agreement in force where there is nothing to reckon with; never less than was delivered."""
        found: Fraction | None = getattr(self, self.kind)(cell)
        return max(self.delivered(cell), self.agreed.get(cell, ZERO) if found is None else found)

    def delivered(self, cell: Cell) -> Fraction:
        """Units as reported."""
        return sum(self.units[cell].values(), ZERO) if cell in self.cells else ZERO

    def corrected(self, cell: Cell, months: Iterable[int]) -> Fraction:
        """Units of some months, each divided by how complete it is."""
        known = self.units[cell] if cell in self.cells else {}
        return sum((known.get(m, ZERO) / self.complete.get(self.cutoff - m, 1) for m in months), ZERO)

    # -- days ----------------------------------------------------------------------------------------

    def active(self, provider: str, first: date, last: date) -> int:
        """Days of a period on which the provider has an agreement, both ends included."""
        facts = self.case.providers[provider]
        first = max(first, date.fromisoformat(facts["start"])) if facts.get("start") else first
        last = min(last, date.fromisoformat(facts["end"])) if facts.get("end") else last
        return max(0, (last - first).days + 1)

    def days(self, cell: Cell, months: Iterable[int]) -> int:
        """Active days of the months that aren't missing: of the others there is some line of the provider."""
        region, provider, _ = cell
        return sum(
            self.active(provider, date(self.year, month, 1), last_day(self.year, month))
            for month in months
            if (region, provider, month) in self.told
        )

    # -- ways to look ahead --------------------------------------------------------------------------

    def run_rate(self, cell: Cell) -> Fraction | None:
        # Reading: units of months outside start and end count, though their days don't.
        days = self.days(cell, self.past)
        whole = self.active(cell[1], date(self.year, 1, 1), date(self.year, 12, 31))
        return self.corrected(cell, self.past) * whole / days if days else None

    def last_quarter(self, cell: Cell) -> Fraction | None:
        recent = self.past[-3:]
        days = self.days(cell, recent)
        after = last_day(self.year, self.cutoff) + timedelta(days=1)
        left = self.active(cell[1], after, date(self.year, 12, 31))
        if not days:
            # Reading: a provider that has stopped, with any month told, ends at what it delivered.
            return self.corrected(cell, self.past) if not left and self.days(cell, self.past) else None
        return self.corrected(cell, self.past) + self.corrected(cell, recent) * left / days

    def seasonal(self, cell: Cell) -> Fraction | None:
        region, _, service = cell
        early, whole = self.seasons.get((region, service), (ZERO, ZERO))
        return self.corrected(cell, self.past) * whole / early if early else None

    def given(self, cell: Cell) -> Fraction | None:
        return self.forecast.get(cell, ZERO)

    @property
    def past(self) -> list[int]:
        return list(range(1, self.cutoff + 1))

    @cached_property
    def seasons(self) -> dict[tuple[str, str], tuple[Fraction, Fraction]]:
        """Units of all providers up to this month and in the whole year, over all earlier complete years.

        Reading: as reported, whatever the completeness of the pack; complete is counted per region over all services.
        """
        rows = [(row, *map(int, row["month"].split("-"))) for row in self.case.table("realisation")]
        months: dict[tuple[str, int], set[int]] = defaultdict(set)
        for row, year, month in rows:
            months[row["region"], year].add(month)
        found: dict[tuple[str, str], tuple[Fraction, Fraction]] = {}
        for row, year, month in rows:
            if year < self.year and len(months[row["region"], year]) == 12:
                early, whole = found.get((row["region"], row["service"]), (ZERO, ZERO))
                units = number(row["units"])
                early += units if month <= self.cutoff else 0
                found[row["region"], row["service"]] = early, whole + units
        return found
