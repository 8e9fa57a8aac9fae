"""What a verification says: the checks it made, and what was wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.model.runs.difference import Difference


@dataclass(frozen=True)
class Check:
    """One promise of the certificate and the faults found against it (none: it holds).

    Attributes:
        name, what: which promise.
        faults: in words.
        differences: those of the faults that are a file that differs, with file, line and values.
    """

    name: str
    what: str
    faults: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


_NOTES = {
    "chosen": "plain rounding would break {names}, so the whole units there were chosen together; checked here: every "
    "rule, every unit more or less, and every move of one unit; the choice itself is checked by `replay`",
    "chosen-and-proven": "plain rounding would break {names}, so the whole units there were chosen together; every "
    "other possible choice was looked through here, and none is better",
    "short": "{names} is short by {amount} {unit}, because units are whole",
}


@dataclass(frozen=True)
class Note:
    """What stops no certificate and has to be said.

    Attributes:
        code: `chosen` or `chosen-and-proven` (whole units of rows that plain rounding would break), or `short` (a row
            that whole units can't meet).
        names: of the rows.
        amount, unit: by how much they are short.
    """

    code: str
    names: tuple[str, ...]
    amount: Fraction = Fraction(0)
    unit: str = ""

    def __str__(self) -> str:
        names, amount = ", ".join(self.names), decimals(self.amount, 12)
        return _NOTES[self.code].format(names=names, amount=amount, unit=self.unit)


@dataclass
class Certificate:
    """All checks of a run; `said` says which rows were proven in another way, `notes` the same as text."""

    checks: list[Check] = field(default_factory=list)
    said: list[Note] = field(default_factory=list)

    @property
    def notes(self) -> list[str]:
        """What was said, as text."""
        return [str(note) for note in self.said]

    @property
    def holds(self) -> bool:
        """Whether every check holds."""
        return bool(self.checks) and all(check.holds for check in self.checks)

    def add(self, name: str, what: str, faults: Sequence[str | Difference]) -> None:
        """Add a check with its faults."""
        differences = tuple(fault for fault in faults if isinstance(fault, Difference))
        self.checks.append(Check(name, what, tuple(map(str, faults)), differences))

    def as_dict(self) -> dict[str, object]:
        """For summary.json and `--json`."""
        return {
            "holds": self.holds,
            "checks": [{"name": c.name, "what": c.what, "faults": list(c.faults)} for c in self.checks],
            "notes": self.notes,
        }


class NotCertified(Exception):
    """A run that the checker doesn't certify; nothing of it is kept."""

    exit_code = 6

    def __init__(self, certificate: Certificate) -> None:
        self.certificate = certificate
        faults = [f"{c.name}: {fault}" for c in certificate.checks for fault in c.faults]
        super().__init__("; ".join(faults[:5]) or "nothing was checked")
