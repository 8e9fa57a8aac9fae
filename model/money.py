"""What volumes cost, in whole cents."""

from __future__ import annotations

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Ints, half_up, narrow, product, whole


def line_cents(units: Exact, cents: Ints) -> Ints:
    """Units · tariff per line, rounded to the cent, halves up."""
    found = half_up(product(units.shared, cents), units.shared_den)
    own = units.apart
    if own is None:
        return found
    apart = half_up(product(own.num, cents[own.lines]), own.den)
    found = whole(found) if apart.dtype == object else found
    found[own.lines] = apart
    return narrow(found)


def parts(weights: Ints, amount: int) -> Ints:
    """An amount in whole cents by weight: largest remainder, ties in order."""
    whole = sum(weights.tolist())
    exact = [divmod(amount * w, whole) for w in weights.tolist()]
    found = [part for part, _ in exact]
    for i in sorted(range(len(found)), key=lambda i: -exact[i][1])[: amount - sum(found)]:
        found[i] += 1
    return np.array(found, dtype=object)
