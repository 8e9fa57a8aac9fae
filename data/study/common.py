"""What every study file may say, whatever its kind."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, PrivateAttr

from verdeelsleutel.data.faults import Place
from verdeelsleutel.data.pack.checks import place_at
from verdeelsleutel.data.pack.fields import Strict, Text, Whole, listed
from verdeelsleutel.data.pack.yaml import MapNode

__all__ = ["StudyText"]


class StudyText(Strict):
    """A study: a question that asks for many runs.

    Attributes:
        study: its name.
        title: what it asks, as a heading; the name where it is absent.
        kind: which kind; a kind's own model narrows it.
        stage: of the runs.
        cutoff: YYYY-MM, of reallocations.
        seed: of everything that is drawn.
        packs: other packs to compare with; the pack of the command comes first.
        note: for readers.
    """

    study: Text
    title: Text | None = None
    kind: Text = "sweep"
    stage: Literal["initial", "reallocation"] = "initial"
    cutoff: Text | None = None
    seed: Whole = 1
    packs: Annotated[tuple[Text, ...], BeforeValidator(listed)] = ()
    note: Text | None = None
    _tree: MapNode = PrivateAttr(default=MapNode({}, Place("study")))
    _sha256: str = PrivateAttr(default="")
    _text: str = PrivateAttr(default="")

    def place(self, path: str | None = None) -> Place:
        """Where a key of the study stands (dotted, list items by number); None for the whole."""
        return place_at(self._tree, path)

    @property
    def sha256(self) -> str:
        """Of the file."""
        return self._sha256

    @property
    def text(self) -> str:
        """The file as it was read."""
        return self._text
