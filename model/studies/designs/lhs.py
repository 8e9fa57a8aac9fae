"""A Latin hypercube: every parameter is drawn once from each of as many equal parts as there are samples.

Source: McKay, Beckman and Conover, "A comparison of three methods for selecting values of input variables", 1979.
"""

from __future__ import annotations

from collections.abc import Sequence

from verdeelsleutel.model.studies.designs.axis import Axis, Design, OnCube, Options

__all__ = ["design"]


def design(axes: Sequence[Axis], options: Options) -> Design:
    """The hypercube."""
    from scipy.stats import qmc

    return OnCube(axes, qmc.LatinHypercube(len(axes), rng=options.seed).random(options.samples))
