"""Morris' trajectories: samples · (parameters + 1) points, each a step of one parameter away from the last.

Source: Morris, "Factorial sampling plans for preliminary computational experiments", 1991.
"""

from __future__ import annotations

from collections.abc import Sequence

from verdeelsleutel.model.studies.designs.axis import Axis, Design, OnCube, Options
from verdeelsleutel.model.studies.sensitivity import LEVELS, problem_of

__all__ = ["design"]


def design(axes: Sequence[Axis], options: Options) -> Design:
    """The trajectories."""
    from SALib.sample import morris

    problem = problem_of([axis.name for axis in axes])
    return OnCube(axes, morris.sample(problem, options.samples, num_levels=LEVELS, seed=options.seed))
