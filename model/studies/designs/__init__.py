"""Designs: how the values of several parameters are combined into scenarios.

A file here is a design, and its name the word that `design:` takes; `design(axes, options)` gives the points.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence

from verdeelsleutel.model.studies.designs.axis import Axis, Design, Options

__all__ = ["Axis", "Design", "Options", "design_of"]


def design_of(name: str, axes: Sequence[Axis], options: Options) -> Design:
    """The points of a design over some axes."""
    module = importlib.import_module(f"{__name__}.{name}")
    made: Design = module.design(axes, options)
    return made
