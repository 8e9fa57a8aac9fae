"""Which lines a provider answered an offer for, and whether that was judged."""

from __future__ import annotations

import numpy as np

from verdeelsleutel.data.integers import Mask
from verdeelsleutel.model.lines import Lines


def answered(lines: Lines, *, judged: bool) -> Mask:
    """Lines with an answer that is judged, or with one that isn't yet."""
    table = lines.case.table("responses")
    chosen = np.array([bool(verdict) is judged for verdict in table["judged"].tolist()], dtype=np.bool_)
    found = np.zeros(len(lines), dtype=np.bool_)
    found[lines.find(table)[chosen]] = True
    return found
