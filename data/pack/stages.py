"""Stages of a year, as a pack names them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, WithJsonSchema

__all__ = ["EVERY_STAGE", "Stage", "Stages", "listed_text"]

Stage = Literal["initial", "reallocation", "settlement"]
EVERY_STAGE: tuple[Stage, ...] = ("initial", "reallocation", "settlement")


def listed_text(raw: object) -> object:
    """A single word as a list of one."""
    return [raw] if isinstance(raw, str) else raw


Stages = Annotated[
    tuple[Stage, ...],
    BeforeValidator(listed_text),
    WithJsonSchema({"type": ["string", "array"], "items": {"type": "string", "enum": list(EVERY_STAGE)}}),
]
"""Some of them; a single one needs no list."""
