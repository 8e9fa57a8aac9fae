"""Who was told what when, from the first award to the settlement."""

from __future__ import annotations

from verdeelsleutel.model.settlement.agreement import Notice
from verdeelsleutel.model.settlement.settle import Settlement

KINDS = ("award", "offer", "answer", "definitive", "settlement")
"""In the order in which they come."""


def notices(settlement: Settlement) -> list[Notice]:
    """All notices, by region, provider and kind; that of the settlement itself is of this run's own receipt."""
    lines, day = settlement.lines, settlement.case.meta.as_of
    text = "" if day is None else day.isoformat()
    places = zip(settlement.region.tolist(), settlement.provider.tolist(), strict=True)
    own = [
        Notice(lines.regions[region], lines.providers[provider], "settlement", text, "")
        for region, provider in sorted(set(places))
    ]
    every = [*settlement.agreement.notices, *own]
    return sorted(every, key=lambda n: (n.region, n.provider, KINDS.index(n.kind), n.date, n.receipt))
