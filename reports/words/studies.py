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
        "report.html om te lezen en te mailen; results.csv en results.parquet om te rekenen (ook met DuckDB)",
        "report.html to read and mail; results.csv and results.parquet to reckon with (DuckDB too)",
    ),
    "study_files_reserve": (
        "reserve.csv (percentages naast elkaar), bundles.csv (per bundel), reserve.json, scenarios.csv",
        "reserve.csv (percentages side by side), bundles.csv (per bundle), reserve.json, scenarios.csv",
    ),
    "study_notes": ("Uit de casus genomen", "Taken from the case"),
    "study_without_plan": ("Scenario's zonder plan: {count}", "Scenarios without a plan: {count}"),
    "study_figures": ("Kerncijfers over alle scenario's", "Key figures over all scenarios"),
    "study_figures_note": (
        "p5 en p95: 5 % en 95 % van de scenario's komt niet hoger uit",
        "p5 and p95: 5 % and 95 % of the scenarios don't exceed it",
    ),
    "study_scenarios": ("Per scenario", "Per scenario"),
    "study_agreed_eur": ("afge\u00adsproken €", "agreed €"),
    "study_reserved_eur": ("gereser\u00adveerd €", "reserved €"),
    "study_free_eur": ("vrij €", "free €"),
    "study_unfunded_eur": ("niet toegekend €", "unmet €"),
    "study_unfunded_client_years": ("niet toegekende cliëntjaren", "unmet client-years"),
    "study_pack": ("beleid", "policy"),
    "study_figure": ("cijfer", "figure"),
    "study_mean": ("gemiddeld", "mean"),
    "study_p5": ("p5", "p5"),
    "study_p95": ("p95", "p95"),
    "figure_agreed_eur": ("afgesproken", "agreed"),
    "figure_reserved_eur": ("gereserveerd", "reserved"),
    "figure_free_eur": ("vrij", "free"),
    "figure_unfunded_eur": ("niet toegekend", "unmet"),
    "figure_unfunded_client_years": ("niet toegekende cliëntjaren", "unmet client-years"),
}
