"""Care beyond the new agreements: how much stays without money, net per provider, and what kept it out."""

from __future__ import annotations

from dataclasses import replace

from verdeelsleutel.model.kept_out import Reason
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.provider_sums import provider_sums
from verdeelsleutel.model.reallocation.moves import cents_of
from verdeelsleutel.model.reallocation.tables import beyond_agreed
from verdeelsleutel.model.system import RowName
from verdeelsleutel.reports.cuts import Cut, provider_names

__all__ = ["overproduction"]


def overproduction(plan: Plan) -> list[Cut]:
    """Every provider with volume beyond its agreements, most money lacking first; ties by AGB code.

    Of each `Cut` asked is the year-end expectation and short what is lacking, net over its services, as in
    providers.csv; `by_limit` holds volumes before netting, as in unfunded.csv, so their sum may be higher.
    """
    names, lines = provider_names(plan), plan.problem.lines
    found: dict[str, Cut] = {}
    for mine in provider_sums(plan):
        cut = found.setdefault(mine.provider, Cut(mine.provider, names.get(mine.provider, "")))
        cut.asked += mine.expected
        cut.short += mine.unfunded
    at, beyond, why = beyond_agreed(plan)
    cents, rows = cents_of(beyond, plan).tolist(), frozenset(plan.problem.system.names)
    for line in at.tolist():
        by_limit = found[lines.providers[lines.provider[line]]].by_limit
        limit = _for_all(why[line], rows)
        by_limit[limit] = by_limit.get(limit, 0) + cents[line]
    kept = (cut for cut in found.values() if cut.short or cut.by_limit)
    return sorted(kept, key=lambda cut: (-cut.short, cut.provider))


def _for_all(reason: Reason, rows: frozenset[RowName]) -> Reason:
    """A rule that cuts cells one by one is named once for all of them."""
    return tuple(replace(n, key="") if isinstance(n, RowName) and n not in rows else n for n in reason)
