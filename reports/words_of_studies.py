"""Words of studies."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["STUDIES"]

Pair = tuple[str, str]

STUDIES: Mapping[str, Pair] = {
    "study_title": ("Studie: {study} · {count} uitkomsten", "Study: {study} · {count} outcomes"),
    "study_about": ("{office} · {year} · beleid: {packs}", "{office} · {year} · policy: {packs}"),
    "study_folder": ("Studie in {folder}", "Study in {folder}"),
    "study_files": (
        "scenarios.csv, results.csv en results.parquet (ook te bevragen met DuckDB), figures.csv",
        "scenarios.csv, results.csv and results.parquet (can be queried with DuckDB), figures.csv",
    ),
    "study_files_reserve": (
        "reserve.csv (percentages naast elkaar), bundles.csv (per bundel), reserve.json, scenarios.csv",
        "reserve.csv (percentages side by side), bundles.csv (per bundle), reserve.json, scenarios.csv",
    ),
    "study_without_plan": ("Scenario's zonder plan: {count}", "Scenarios without a plan: {count}"),
    "study_figures": ("Kerncijfers over alle scenario's", "Key figures over all scenarios"),
    "study_figures_note": (
        "p5 en p95: 5 % en 95 % van de scenario's komt niet hoger uit",
        "p5 and p95: 5 % and 95 % of the scenarios don't exceed it",
    ),
    "study_pack": ("beleid", "policy"),
    "study_figure": ("cijfer", "figure"),
    "study_mean": ("gemiddeld", "mean"),
    "study_p5": ("p5", "p5"),
    "study_p95": ("p95", "p95"),
    "study_least": ("laagst", "lowest"),
    "study_most": ("hoogst", "highest"),
    "figure_agreed_eur": ("afgesproken", "agreed"),
    "figure_reserved_eur": ("gereserveerd", "reserved"),
    "figure_free_eur": ("vrij", "free"),
    "figure_unfunded_eur": ("onvervuld", "unmet"),
    "figure_unfunded_client_years": ("onvervulde cliëntjaren", "unmet client-years"),
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
    "reserve_expected_unfunded_eur": ("onvervuld €", "unmet €"),
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
