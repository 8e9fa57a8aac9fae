"""Claims of providers in the declaration standard AW319, added up to the table `realisation`."""

from __future__ import annotations

from verdeelsleutel.data.aw319.realisation import FileTotal, MonthTotal, Realisation, read_realisation
from verdeelsleutel.data.aw319.records import ClaimFaults

__all__ = ["ClaimFaults", "FileTotal", "MonthTotal", "Realisation", "read_realisation"]
