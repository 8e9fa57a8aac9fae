"""What volumes cost, in whole cents."""

from __future__ import annotations

import numpy as np

from verdeelsleutel.data.exact import Exact, Ints, half_up, product


def line_cents(units: Exact, cents: Ints) -> Ints:
    """Units · tariff per line, rounded to the cent, halves up."""
    if isinstance(units.den, int):
        return half_up(product(units.num, cents), units.den)
    return np.array(
        [
            (2 * n * int(c) + d) // (2 * d)
            for n, c, d in zip(units.num.tolist(), cents.tolist(), units.den.tolist(), strict=True)
        ],
        dtype=object,
    )
