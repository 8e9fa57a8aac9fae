"""What the runner asks of a study: numbered pieces of work that give rows, in any order and on any machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

__all__ = ["Column", "Piece", "Work", "Worker"]

Kind = Literal["text", "euros", "number", "whole"]
"""How a column of results is kept: text; euros with two decimals; a number of at most 12 decimals; a whole one."""


@dataclass(frozen=True)
class Column:
    """A column of results."""

    name: str
    kind: Kind


@dataclass(frozen=True)
class Piece:
    """What one piece of work gives.

    Attributes:
        rows: of `results`, each with a value for every column: text, whole numbers, or decimals as text
            (None or an empty text: nothing to say).
        files: further files of the study folder, by path in it.
    """

    rows: Sequence[Mapping[str, str | int | None]]
    files: Mapping[str, bytes] = field(default_factory=dict)


Worker = Callable[[int], Piece]
"""Does one piece of work; it lives as long as its process and may keep what pieces share."""


class Work(Protocol):
    """A study ready to be done. It is sent to every worker once, so it can be pickled."""

    @property
    def columns(self) -> Sequence[Column]:
        """The columns of `results`, in order."""
        ...

    @property
    def scenarios(self) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
        """Header and rows of scenarios.csv."""
        ...

    @property
    def notes(self) -> Sequence[str]:
        """Sentences on what was taken from the case where the study says nothing."""
        ...

    def __len__(self) -> int:
        """How many pieces."""
        ...

    @property
    def each(self) -> int:
        """How many scenarios a piece is, for who counts along."""
        ...

    def begin(self) -> Worker:
        """Called once per process: what does the pieces. A piece depends on its number alone, not on earlier ones."""
        ...

    def finish(self, results: Any) -> Mapping[str, bytes]:  # noqa: ANN401  # a dataset of pyarrow, untyped
        """Files made from all results together, by path in the study folder; called once, at the end.

        Args:
            results: the rows of all pieces in order; `to_table(columns=[…])` reads the columns that are needed.
        """
        ...
