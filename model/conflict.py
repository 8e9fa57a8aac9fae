"""Hard rows that can't hold together, and how that is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from verdeelsleutel.data.case import Case


@dataclass(frozen=True)
class Party:
    """One of the rows in a conflict.

    Attributes:
        rule, key: which row.
        words: what it asks, with the amount.
        unit: cents, units or client_years.
        bound: the bound it sets.
        repair: by how much this row alone has to give way for the rest to fit; None where that alone doesn't help.
        lower, upper: what it asks as numbers, in `unit`.
        source: funds or decisions; else a rule.
        who: names of the providers in its key.
    """

    rule: str
    key: str
    words: str
    unit: str
    bound: Fraction
    repair: Fraction | None
    lower: Fraction | None = None
    upper: Fraction | None = None
    source: str = ""
    who: str = ""


def who_in(case: Case, key: str) -> str:
    """Names of the providers in the key of a row."""
    frame = case.table("providers")
    names = dict(zip(frame["provider"].tolist(), frame["name"].tolist(), strict=True))
    return ", ".join(name for part in key.split("|") if (name := names.get(part)))


class Conflict(Exception):
    """The smallest set found of hard rows that can't hold together."""

    exit_code = 5

    def __init__(self, parties: Sequence[Party], tranche: str = "") -> None:
        self.parties = tuple(parties)
        self.tranche = tranche
        super().__init__("; ".join(f"{p.rule}[{p.key}]: {p.words}" for p in self.parties))


class NoPlan(Exception):
    """No completion keeps all rows of a part."""

    def __init__(self, part: int) -> None:
        self.part = part
        super().__init__(f"part {part} has no plan that keeps all rows")
