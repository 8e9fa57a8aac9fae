"""A study that is done, as pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.data.study import StudyText

__all__ = ["Finished"]


@dataclass(frozen=True)
class Finished:
    """A study that is done.

    Attributes:
        study: what was asked.
        case: of whom.
        packs: the policies, the one of the command first.
        pieces: how many pieces of work it took.
        folder: where it is.
        notes: what was taken from the case where the study says nothing.
    """

    study: StudyText
    case: Case
    packs: tuple[Pack, ...]
    pieces: int
    folder: Path
    notes: tuple[str, ...] = ()
