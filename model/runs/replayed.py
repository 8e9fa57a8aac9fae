"""What came out when a run was made again; knows no solver."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from verdeelsleutel.model.runs.difference import Difference

__all__ = ["FIGURES", "Compared", "Replay", "ReplayDiffers"]

FIGURES = "summary.json: figures"
"""Of the summary only the figures are compared: timings are another's every time."""


class ReplayDiffers(Exception):
    """Something came out otherwise."""

    exit_code = 6


@dataclass(frozen=True)
class Compared:
    """One result, or one input.

    Attributes:
        name: of the file.
        same: whether every byte is.
        difference: the first; None when all is the same, and when the file isn't there at all.
    """

    name: str
    same: bool
    difference: Difference | None = None


@dataclass(frozen=True)
class Replay:
    """What came out.

    Attributes:
        inputs: inputs that aren't the files that the receipt names (empty: all are).
        results: every result.
        versions: program → (version in the receipt, version now), where they differ.
    """

    inputs: tuple[str, ...]
    results: tuple[Compared, ...]
    versions: Mapping[str, tuple[str, str]]

    @property
    def same(self) -> bool:
        """Whether every input and every result is the same."""
        return not self.inputs and all(result.same for result in self.results)
