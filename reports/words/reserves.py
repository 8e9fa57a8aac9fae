"""Words of reserve sizing."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["RESERVES"]

Pair = tuple[str, str]

RESERVES: Mapping[str, Pair] = {
    "reserve_title": (
        "Wat aanhouden kost en brengt, beleid {pack}",
        "What holding back costs and brings, policy {pack}",
    ),
    "reserve_held": ("aan te houden %", "held back %"),
    "reserve_what": ("keuze", "choice"),
    "reserve_frontier": ("beste plan", "best plan"),
    "reserve_rp": ("beste van alle", "best of all"),
    "reserve_fixed": ("beste plan, zo veel als nu", "best plan, as much as now"),
    "reserve_pack": ("het plan van nu", "the plan of now"),
    "reserve_expected_unfunded_eur": ("zonder afspraak €", "unmet €"),
    "reserve_cvar_unfunded_eur": ("in slechte jaren €", "in bad years €"),
    "reserve_expected_unused_eur": ("ongebruikt €", "unused €"),
    "reserve_expected_released_eur": ("teruggenomen €", "taken back €"),
    "reserve_cost_eur": ("kosten €", "cost €"),
    "reserve_note": (
        "gemiddeld over {count} scenario's; slechte jaren: de slechtste {worst} %; kosten: als in de studie",
        "mean of {count} scenarios; bad years: the worst {worst} %; cost: as the study counts it",
    ),
    "reserve_worth": ("Wat het waard is", "What it is worth"),
    "reserve_best_pct": ("beste percentage om aan te houden", "best percentage to hold back"),
    "reserve_bound": ("gestuit op", "stopped by"),
    "reserve_bound_least": ("het minste wat mag worden aangehouden", "the least that may be held back"),
    "reserve_bound_most": ("het meeste wat mag worden aangehouden", "the most that may be held back"),
    "reserve_now_above": ("zo veel aanhouden als nu kost meer", "holding back as much as now costs more"),
    "reserve_evpi": ("het jaar vooraf kennen zou schelen (EVPI)", "knowing the year beforehand would save (EVPI)"),
    "reserve_vss": (
        "rekenen met alle jaren en niet met het gemiddelde scheelt (VSS)",
        "planning for all years and not for the mean one saves (VSS)",
    ),
}
