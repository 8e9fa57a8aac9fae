"""Agreements as they are told to the NZa: line by line per NZa number and region, with the tariff in its parts.

Formula:
    amount = units · tariff, in whole cents; tariff = part without NHC and NIC + NHC + NIC
    form amount = € 1 where the pack says so (`budget_form.one_euro`), else the amount

    Of a reallocation what was in force stands beside it: old + change = new, in units and in cents.

Source: "€ 1 in het budgetformulier" for offices that start without volume: table of tailor-made agreements and
purchasing in disabled care 2021, row Initieel volume. The layout of the NZa's own form isn't public; NZa number, AGB
code, region, service, number, tariff and amount are what it can't do without.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from verdeelsleutel.data.case import CaseMeta
from verdeelsleutel.data.exact import Exact, decimals, euros
from verdeelsleutel.data.integers import product
from verdeelsleutel.model import csv_text
from verdeelsleutel.model.money import line_cents
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.publication.stored import StoredRun

__all__ = ["HEADER", "ONE_EURO", "BudgetForm", "FormLine", "Total", "budget_form", "csv_of", "totals_of"]

ONE_EURO = 100
"""Cents."""

IN_EUROS = "eur"
"""The unit of services that are agreed as an amount: meerzorg."""


@dataclass(frozen=True)
class FormLine:
    """One agreement.

    Attributes:
        region, nza_number, provider, name, service, description, kavel, unit: which; a provider may have no NZa number.
        before: units in force before a reallocation, None initially.
        units: whole units that are agreed.
        parts: cents of the tariff without NHC and NIC, of NHC and of NIC; None where a whole price was agreed.
        tariff: cents per unit.
        cents_before, cents: amounts.
        one_euro: id of the pack's item by which it stands in the form with € 1, else empty.
    """

    region: str
    nza_number: str
    provider: str
    name: str
    service: str
    description: str
    kavel: str
    unit: str
    before: Fraction | None
    units: int
    parts: tuple[int, int, int] | None
    tariff: int
    cents_before: int | None
    cents: int
    one_euro: str

    @property
    def is_amount(self) -> bool:
        """Whether an amount is agreed, and no number at a tariff."""
        return self.unit == IN_EUROS

    @property
    def form_cents(self) -> int:
        """The amount that stands in the form."""
        return ONE_EURO if self.one_euro else self.cents


@dataclass(frozen=True)
class BudgetForm:
    """What is told to the NZa of one run.

    Attributes:
        meta: of the case.
        pack, stage, award, receipt: of the run.
        lines: agreements above 0, and those that were and are no more; by NZa number, provider, region and service,
            providers without a number last.
    """

    meta: CaseMeta
    pack: str
    stage: str
    award: str
    receipt: str
    lines: tuple[FormLine, ...]

    @property
    def reallocated(self) -> bool:
        """Whether old and change stand beside new."""
        return self.stage != "initial"

    @property
    def without_number(self) -> tuple[tuple[str, str], ...]:
        """Providers that have no NZa number: AGB code and name."""
        return tuple(sorted({(line.provider, line.name) for line in self.lines if not line.nza_number}))


def budget_form(stored: StoredRun) -> BudgetForm:
    """The lines of a run whose seal is whole."""
    problem = stored.problem
    cents = product(stored.units, np.maximum(problem.tariffs.cents, 0) * problem.lines.is_cell)
    before, cents_before = _before(problem)
    told = np.asarray((stored.units != 0) | before.above_zero(), dtype=np.bool_) & problem.lines.is_cell
    marks = _one_euro(stored)
    facts = _Facts(problem)
    reallocated = problem.situation is not None
    found = [
        FormLine(
            *facts.of(line),
            before.fraction(line) if reallocated else None,
            int(stored.units[line]),
            facts.parts(line),
            int(problem.tariffs.cents[line]),
            int(cents_before[line]) if reallocated else None,
            int(cents[line]),
            marks.get(line, ""),
        )
        for line in np.flatnonzero(told).tolist()
    ]
    found.sort(key=lambda one: (not one.nza_number, one.nza_number, one.provider, one.region, one.service))
    case, pack = problem.case, problem.pack
    return BudgetForm(case.meta, pack.pack, problem.stage, stored.award, stored.receipt, tuple(found))


def _before(problem: Problem) -> tuple[Exact, Any]:
    """Units and cents that were in force; none before an initial allocation."""
    situation = problem.situation
    if situation is None:
        return Exact.zeros(len(problem.lines)), np.zeros(len(problem.lines), dtype=np.int64)
    return situation.agreement, line_cents(situation.agreement, np.maximum(situation.old_cents, 0))


def _one_euro(stored: StoredRun) -> dict[int, str]:
    """Per line that stands in the form with € 1 the id of the item that says so."""
    problem = stored.problem
    found: dict[int, str] = {}
    amounts = np.array(problem.lines.values("unit"), dtype=object) == IN_EUROS
    for item in problem.pack.budget_form.one_euro:
        if not item.active or problem.stage not in item.at:
            continue
        few = np.asarray((stored.units > 0) & (stored.units <= item.units), dtype=np.bool_) & ~amounts
        for line in np.flatnonzero(item.where.mask(problem.lines) & few).tolist():
            found.setdefault(line, item.id)
    return found


class _Facts:
    """What a line is called, and what its tariff is made of."""

    def __init__(self, problem: Problem) -> None:
        names = ("region", "nza_number", "provider", "provider.name", "service", "description", "kavel", "unit")
        self._columns = [problem.lines.column(name) for name in names]
        self._tariffs, self._lines = problem.tariffs, problem.lines

    def of(self, line: int) -> tuple[str, str, str, str, str, str, str, str]:
        """Region, NZa number, AGB code, name, service, description, kavel and unit."""
        a, b, c, d, e, f, g, h = (texts[int(at[line])] for texts, at in self._columns)
        return a, b, c, d, e, f, g, h

    def parts(self, line: int) -> tuple[int, int, int] | None:
        """The tariff without NHC and NIC, NHC and NIC; None where a whole price was agreed."""
        tariffs, service = self._tariffs, int(self._lines.service[line])
        agreed = tariffs.agreed.get(line)
        if agreed is not None and agreed.cents is not None:
            return None
        nhc, nic = int(tariffs.nhc[service]), int(tariffs.nic[service])
        return int(tariffs.cents[line]) - nhc - nic, nhc, nic


@dataclass(frozen=True)
class Total:
    """The lines of one provider in one region: their place among the lines, and sums in cents."""

    nza_number: str
    provider: str
    name: str
    region: str
    first: int
    last: int
    cents_before: int
    cents: int
    form_cents: int
    one_euro: int


def totals_of(lines: Sequence[FormLine]) -> list[Total]:
    """Every provider and region, in the order of the lines."""
    found: list[Total] = []
    start = 0
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else None
        if after is None or (after.provider, after.region) != (line.provider, line.region):
            found.append(_total(lines[start : at + 1], start))
            start = at + 1
    return found


def _total(lines: Sequence[FormLine], start: int) -> Total:
    one = lines[0]
    return Total(
        one.nza_number,
        one.provider,
        one.name,
        one.region,
        start,
        start + len(lines) - 1,
        sum(line.cents_before or 0 for line in lines),
        sum(line.cents for line in lines),
        sum(line.form_cents for line in lines),
        sum(bool(line.one_euro) for line in lines),
    )


HEADER = (
    "nza_number", "provider", "name", "region", "service", "description", "kavel", "unit", "previous_units",
    "change_units", "units", "care_tariff_eur", "nhc_eur", "nic_eur", "tariff_eur", "previous_eur", "change_eur",
    "amount_eur", "form_eur", "one_euro",
)  # fmt: skip


def csv_of(form: BudgetForm) -> str:
    """The lines as a CSV file; numbers and tariffs are empty where an amount was agreed."""
    return csv_text.rows(HEADER, list(_rows(form)))


def _rows(form: BudgetForm) -> Iterator[tuple[str, ...]]:
    for line in form.lines:
        parts = ("", "", "") if line.parts is None or line.is_amount else tuple(euros(part) for part in line.parts)
        yield (
            line.nza_number,
            line.provider,
            line.name,
            line.region,
            line.service,
            line.description,
            line.kavel,
            line.unit,
            *_numbers(line),
            *parts,
            "" if line.is_amount else euros(line.tariff),
            *(
                ("", "")
                if line.cents_before is None
                else (euros(line.cents_before), euros(line.cents - line.cents_before))
            ),
            euros(line.cents),
            euros(line.form_cents),
            line.one_euro,
        )


def _numbers(line: FormLine) -> tuple[str, str, str]:
    """Units before, their change and now."""
    if line.is_amount:
        return "", "", ""
    if line.before is None:
        return "", "", str(line.units)
    change = line.units - line.before
    return decimals(line.before, csv_text.PLACES), decimals(change, csv_text.PLACES), str(line.units)
