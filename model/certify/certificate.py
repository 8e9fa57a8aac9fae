"""What a verification says: the checks it made, and what was wrong."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Check:
    """One promise of the certificate and the faults found against it (none: it holds)."""

    name: str
    what: str
    faults: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


@dataclass
class Certificate:
    """All checks of a run; `notes` say which parts were proven in another way."""

    checks: list[Check] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether every check holds."""
        return bool(self.checks) and all(check.holds for check in self.checks)

    def add(self, name: str, what: str, faults: list[str]) -> None:
        """Add a check with its faults."""
        self.checks.append(Check(name, what, tuple(faults)))

    def as_dict(self) -> dict[str, object]:
        """For summary.json and `--json`."""
        return {
            "holds": self.holds,
            "checks": [{"name": c.name, "what": c.what, "faults": list(c.faults)} for c in self.checks],
            "notes": list(self.notes),
        }


class NotCertified(Exception):
    """A run that the checker doesn't certify; nothing of it is kept."""

    exit_code = 6

    def __init__(self, certificate: Certificate) -> None:
        self.certificate = certificate
        faults = [f"{c.name}: {fault}" for c in certificate.checks for fault in c.faults]
        super().__init__("; ".join(faults[:5]) or "nothing was checked")
