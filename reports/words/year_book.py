"""Words of the workbook of a year, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["YEAR_BOOK"]

Pair = tuple[str, str]

_SHEETS: Mapping[str, Pair] = {
    "summary": ("Samenvatting", "Summary"),
    "runs": ("Berekeningen", "Runs"),
    "funds": ("Geldstromen", "Funds"),
    "kavels": ("Kavels", "Kavels"),
    "beside": ("Aanbieders", "Providers"),
    "per_run": ("Aanbieders per berekening", "Providers per run"),
    "proof": ("Certificaat", "Certificate"),
}

_TITLES: Mapping[str, Pair] = {
    "runs": ("Wat elke berekening bracht", "What every run brought"),
    "funds": ("Geldstromen na elke berekening", "Funds after every run"),
    "kavels": ("Kavels na elke berekening", "Kavels after every run"),
    "beside": ("Afgesproken per aanbieder, na elke berekening", "Agreed per provider, after every run"),
    "per_run": ("Per aanbieder van afspraak naar afspraak", "Per provider from agreement to agreement"),
    "proof": ("Certificaat en keten van berekeningen", "Certificate and chain of runs"),
}

_ABOUT: Mapping[str, Pair] = {
    "runs": (
        "afspraak was + toegevoegd − vrijgevallen + prijseffect = afgesproken, tot op de cent (year.csv)",
        "agreed before + added − released + price effect = agreed, to the cent (year.csv)",
    ),
    "funds": (
        "Bedrag = gereserveerd + afgesproken + vrij. Kies een berekening met het filter.",
        "Amount = reserved + agreed + free. Choose a run with the filter.",
    ),
    "kavels": (
        "Euro's en cliëntjaren. Niet toegekend: gevraagd in de tranches en niet afgesproken.",
        "Euros and client-years. Unmet: asked in the tranches and not awarded.",
    ),
    "beside": (
        "Per regio, in euro's. Verschil: laatste berekening min eerste.",
        "Per region, in euros. Change: last run less first.",
    ),
    "per_run": (
        (
            "Was, toegevoegd, vrijgevallen, is, zonder afspraak. Bij de eerste berekening was dat de afspraak van "
            "vorig jaar."
        ),
        "Before, now, added, released, unmet. At the first run, before is last year's agreement.",
    ),
}

_COLUMNS: Mapping[str, Pair] = {
    "run": ("Berekening", "Run"),
    "cutoff": ("Realisatie t/m", "Realisation to"),
    "agreed_before": ("Afspraak was €", "Agreed before €"),
    "added": ("Toegevoegd €", "Added €"),
    "released": ("Vrijgevallen €", "Released €"),
    "price_effect": ("Prijseffect €", "Price €"),
    "agreed": ("Afgesproken €", "Agreed €"),
    "reserved": ("Gereserveerd €", "Reserved €"),
    "free": ("Vrij €", "Free €"),
    "unfunded": ("Zonder afspraak €", "Unfunded €"),
    "change": ("Verschil", "Change"),
}

_CHECKS: Mapping[str, Pair] = {
    "chain": ("Afspraak was min vorige afspraak (0)", "Before less previous agreement (0)"),
    "balance": ("Van was naar nu (0)", "From before to now (0)"),
    "kavels": ("Kavels min afgesproken (0)", "Kavels less agreed (0)"),
    "per_run": ("Aanbieders per berekening (0)", "Providers per run less agreed (0)"),
    "beside": ("Aanbieders min afgesproken (0)", "Providers less agreed (0)"),
}

YEAR_BOOK: Mapping[str, Pair] = {
    **{f"ybook_sheet_{key}": pair for key, pair in _SHEETS.items()},
    **{f"ybook_title_{key}": pair for key, pair in _TITLES.items()},
    **{f"ybook_about_{key}": pair for key, pair in _ABOUT.items()},
    **{f"ybook_col_{key}": pair for key, pair in _COLUMNS.items()},
    **{f"ybook_check_{key}": pair for key, pair in _CHECKS.items()},
    "ybook_kavels_agreed_eur": ("Afgesproken per kavel, in euro's", "Agreed per kavel, in euros"),
    "ybook_kavels_client_years": ("Afgesproken per kavel, in cliëntjaren", "Agreed per kavel, in client-years"),
    "ybook_runs_note": (
        (
            "afgesproken = was + toegevoegd − vrijgevallen + prijseffect · zonder afspraak: verwacht of gevraagd en "
            "niet afgesproken, netto per aanbieder"
        ),
        "agreed = before + added − released + price · unfunded: expected or asked and not agreed, net per provider",
    ),
    "ybook_guide": (
        (
            "Waar een planner een som zou narekenen staat een formule, met de uitkomst van de berekeningen, tot op de "
            "cent. Totalen boven een tabel volgen het filter. Wijs een titel aan voor wat een kolom betekent. Elke "
            "berekening heeft ook een eigen verslag: verdeel report JAAR/DAG."
        ),
        (
            "Where a planner would check a sum stands a formula, with the outcome of the runs, to the cent. Totals "
            "above a table follow its filter. Point at a title for what a column means. Each run has a report of its "
            "own too: verdeel report YEAR/DAY."
        ),
    ),
    "ybook_proof_note": (
        (
            "Zo is het jaar gecontroleerd toen deze werkmap werd gemaakt, exact en zonder solver. De werkmap zelf is "
            "geen bewijs: verdeel verify op de map van het jaar bewijst alles opnieuw."
        ),
        (
            "So the year was checked when this workbook was made, exactly and without a solver. The workbook itself "
            "is no proof: verdeel verify on the folder of the year proves everything again."
        ),
    ),
    "ybook_left_out_rows": (
        "{count} regels; staan per berekening in providers.csv",
        "{count} lines; they stand per run in providers.csv",
    ),
}
