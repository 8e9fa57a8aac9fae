"""Hard rows that can't hold together, and how that is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Party:
    """One of the rows in a conflict.

    Attributes:
        rule, key: which row.
        words: what it asks, with the amount.
        unit: cents, units or client_years.
        bound: the bound it sets.
        repair: by how much this row alone has to give way for the rest to fit; None where that alone doesn't help.
    """

    rule: str
    key: str
    words: str
    unit: str
    bound: Fraction
    repair: Fraction | None


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
