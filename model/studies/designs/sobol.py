"""A Sobol' sequence; for indices the sample of Saltelli, samples · (parameters + 2) points.

Source: Sobol', "On the distribution of points in a cube", 1967; Saltelli et al., "Variance based sensitivity analysis
of model output", 2010.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence

from verdeelsleutel.model.studies.designs.axis import Axis, Design, OnCube, Options
from verdeelsleutel.model.studies.sensitivity import problem_of

__all__ = ["design"]


def design(axes: Sequence[Axis], options: Options) -> Design:
    """The sequence, scrambled by the seed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a number of samples that is no power of two is less even, not wrong
        if options.indices:
            from SALib.sample import sobol

            problem = problem_of([axis.name for axis in axes])
            cube = sobol.sample(problem, options.samples, calc_second_order=False, seed=options.seed)
        else:
            from scipy.stats import qmc

            cube = qmc.Sobol(len(axes), rng=options.seed).random(options.samples)
    return OnCube(axes, cube)
