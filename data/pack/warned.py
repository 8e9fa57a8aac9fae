"""What `pack lint` says of one thing."""

from __future__ import annotations

from dataclasses import dataclass

from verdeelsleutel.data.faults import Place

__all__ = ["Warned"]


@dataclass(frozen=True)
class Warned:
    """One warning.

    Attributes:
        code: stable name in kebab-case.
        place: where it stands.
        what: what was noticed, as a short sentence.
        hint: what to do.
    """

    code: str
    place: Place
    what: str
    hint: str = ""

    def __str__(self) -> str:
        """The warning on one line."""
        return f"{self.place}: {self.what}" + (f"; {self.hint}" if self.hint else "")
