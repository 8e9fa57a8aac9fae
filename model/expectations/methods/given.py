"""Given: the office says what the year will bring, in the table forecast.

Policy:
    Offices that make their own forecast (prognose) reallocate on that.

Formula:
    expectation = forecast

Symbols:
    forecast units of the line in the table forecast; a line that it lacks counts 0.

Example:
    >>> from verdeelsleutel.model.expectations.methods import given
    >>> given.READS_TABLES
    ('forecast', 'realisation')
"""

from __future__ import annotations

import numpy as np

from verdeelsleutel.model.expectations.delivery import Delivery
from verdeelsleutel.model.expectations.estimate import Estimate

READS_TABLES = ("forecast", "realisation")
"""Also the realisation: nobody is expected to deliver less than was delivered."""


def estimate(delivery: Delivery) -> Estimate:
    """Per line the units of the forecast."""
    return Estimate(delivery.lines.volumes("forecast", "units"), np.ones(len(delivery.lines), dtype=np.bool_))
