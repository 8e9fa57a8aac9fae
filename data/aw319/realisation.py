"""Claims added up: care delivered per region, provider, service and month.

- **Month.** A claim counts in the months of its days, in proportion to the days of its period in each
  (`months.shares`); a period of as many days as it claims gives each day to its own month.
- **Units.** As claimed, or with a case in the unit of the service. A service in euros counts the declared amount.
- **Credits** take back units and amount. A total below 0 is a fault: what was taken back isn't in the files.
- **Exact.** Claims are added up as fractions. Only the table is cut, at 12 decimals and by largest remainder over the
  months of a cell, so that its months add up to the cell.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from verdeelsleutel.data.aw319.message import Message, read_message
from verdeelsleutel.data.aw319.months import PLACES, shares
from verdeelsleutel.data.aw319.noticed import Noticed
from verdeelsleutel.data.aw319.office import Office
from verdeelsleutel.data.aw319.records import ClaimFaults
from verdeelsleutel.data.exact import cut_parts, decimals
from verdeelsleutel.data.faults import Fault, Finding, Place
from verdeelsleutel.data.file_names import file_names
from verdeelsleutel.data.tables import TABLES
from verdeelsleutel.data.writer import table_csv

__all__ = ["FileTotal", "MonthTotal", "Realisation", "read_realisation"]

Exact = int | Fraction


class Cell(NamedTuple):
    """Region, provider and service; sorts as a table does."""

    region: str
    provider: str
    service: str


@dataclass(frozen=True)
class FileTotal:
    """What one file held: prestatie records, credits among them, declared cents on balance."""

    name: str
    claims: int
    credits: int
    cents: int


@dataclass(frozen=True)
class MonthTotal:
    """What one month holds in one unit: rows of the table, units, and declared cents on balance."""

    month: str
    unit: str
    rows: int
    units: Fraction
    cents: int


@dataclass(frozen=True)
class Realisation:
    """The table `realisation`, and what to know about it.

    Attributes:
        frame: region, provider, service, month, units.
        files: in the order given.
        months: by month and unit.
        findings: what is odd.
    """

    frame: pd.DataFrame
    files: tuple[FileTotal, ...]
    months: tuple[MonthTotal, ...]
    findings: tuple[Finding, ...]

    @property
    def csv(self) -> str:
        """The table as it is written."""
        return table_csv(TABLES["realisation"], self.frame)


def read_realisation(
    paths: Sequence[Path], *, case: Path | None = None, region: str = "", mapping: Path | None = None
) -> Realisation:
    """Read AW319 messages and add them up. Nothing of a client is kept.

    Args:
        paths: one message each.
        case: a case that knows the regions by UZOVI number, and the units of services.
        region: the region of all claims; empty: by UZOVI number.
        mapping: YAML file with an office's own names in the case.

    Raises:
        CaseFaults: the case has faults in what is needed of it.
        ClaimFaults: every fault of the files at once.
    """
    noticed = Noticed()
    office = Office(case, region, mapping)
    messages = _messages(paths, noticed)
    ledger = _Ledger(office, noticed)
    for message in messages:
        ledger.take(message)
    faults = [*ledger.faults, *office.faults]
    faults = faults or ledger.below_nought()
    if faults:
        raise ClaimFaults(faults)
    office.notice(noticed, {cell.provider for cell in ledger.units})
    return Realisation(ledger.frame(), tuple(map(_file_total, messages)), ledger.months(), noticed.findings())


def _messages(paths: Sequence[Path], noticed: Noticed) -> list[Message]:
    messages: list[Message] = []
    faults: list[Fault] = []
    first: dict[bytes, str] = {}
    seen: set[bytes] = set()
    names = file_names(paths)
    for path, name in zip(paths, names, strict=True):
        try:
            data = path.read_bytes()
        except OSError as error:
            faults.append(Fault(Place(name), "the file can't be read", error.strerror or ""))
            continue
        digest = hashlib.sha256(data).digest()
        if digest in first:
            what = f"the file is the same, byte for byte, as {first[digest]}"
            faults.append(Fault(Place(name), what, "", "each message once", "leave one of them out"))
            continue
        first[digest] = name
        read = read_message(name, data, noticed, seen)
        if isinstance(read, Message):
            messages.append(read)
        else:
            faults += read
    if faults:
        raise ClaimFaults(faults)
    return messages


def _file_total(message: Message) -> FileTotal:
    cents = [claim.cents for claim in message.claims]
    taken_back = sum(claim.quantity < 0 or claim.cents < 0 for claim in message.claims)
    return FileTotal(message.source, len(cents), taken_back, sum(cents))


class _Ledger:
    """Units and cents of every cell and month so far."""

    def __init__(self, office: Office, noticed: Noticed) -> None:
        self.units: dict[Cell, dict[str, Exact]] = {}
        self.faults: list[Fault] = []
        self._cents: dict[Cell, dict[str, Exact]] = {}
        self._unit: dict[Cell, str] = {}
        self._credit: dict[tuple[Cell, str], tuple[str, int]] = {}
        self._office = office
        self._noticed = noticed

    def take(self, message: Message) -> None:
        """Add the claims of a message."""
        for claim in message.claims:
            region = self._office.region(claim, message.source)
            counted = self._office.units(claim, message.source, self._noticed)
            if region is None or counted is None:
                continue
            cell = Cell(region, claim.provider or message.declarant, claim.service)
            units, unit = counted
            self._unit[cell] = unit
            for month, share in shares(claim.begin, claim.end):
                _add(self.units, cell, month, units * share)
                _add(self._cents, cell, month, claim.cents * share)
                if units < 0:
                    self._credit[cell, month] = (message.source, claim.line)

    def below_nought(self) -> list[Fault]:
        """Faults of totals that credits bring below 0."""
        faults = []
        for cell, months in sorted(self.units.items()):
            for month, units in sorted(months.items()):
                if units < 0:
                    source, line = self._credit[cell, month]
                    name = f"{cell.service} of {cell.provider} in {month} (region {cell.region})"
                    found = f"{decimals(Fraction(units), PLACES)} {self._unit[cell]}"
                    hint = "give the file with the debits that are taken back too"
                    what = f"credits bring {name} below 0"
                    faults.append(Fault(Place(source, line=line), what, found, "0 or more in all files together", hint))
        return faults

    def frame(self) -> pd.DataFrame:
        """The table, months of a cell cut together."""
        rows: list[tuple[str, str, str, str, int | Decimal]] = []
        for cell, months in sorted(self.units.items()):
            names = sorted(months)
            cut = cut_parts([Fraction(months[name]) for name in names], PLACES)
            rows += [(*cell, name, _written(value)) for name, value in zip(names, cut, strict=True)]
        columns = list(TABLES["realisation"].names)
        return pd.DataFrame(rows, columns=columns, dtype=object)

    def months(self) -> tuple[MonthTotal, ...]:
        """Totals per month and unit; their cents add up to those of the files."""
        rows: dict[tuple[str, str], list[Exact]] = {}
        for cell, months in self.units.items():
            for month, units in months.items():
                total = rows.setdefault((month, self._unit[cell]), [0, 0, 0])
                total[0] += 1
                total[1] += units
                total[2] += self._cents[cell][month]
        keys = sorted(rows)
        cents = cut_parts([Fraction(rows[key][2]) for key in keys], 0)
        return tuple(
            MonthTotal(*key, int(rows[key][0]), Fraction(rows[key][1]), amount)
            for key, amount in zip(keys, cents, strict=True)
        )


def _add(book: dict[Cell, dict[str, Exact]], cell: Cell, month: str, value: Exact) -> None:
    months: dict[str, Exact] = book.setdefault(cell, {})
    months[month] = months.get(month, 0) + value


def _written(value: int) -> int | Decimal:
    """Units of the last decimal as a number of the table."""
    whole, rest = divmod(value, 10**PLACES)
    return Decimal(value).scaleb(-PLACES) if rest else whole
