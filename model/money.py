"""What volumes cost, in whole cents."""

from __future__ import annotations

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
