"""Words for claims that were read."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["CLAIMS", "CLAIM_FINDINGS"]

CLAIMS: Mapping[str, tuple[str, str]] = {
    "import_title": (
        "{count} {count:declaratiebestand|declaratiebestanden} ingelezen (AW319)",
        "{count} {count:file|files} of claims read (AW319)",
    ),
    "import_written": (
        "De realisatie staat in {out}: {rows} {rows:regel|regels}",
        "The realisation is in {out}: {rows} {rows:row|rows}",
    ),
    "import_files": ("Per bestand", "Per file"),
    "import_file": ("bestand", "file"),
    "import_claims": ("prestatie\u00adrecords", "prestatie records"),
    "import_credits": ("waarvan credit", "of which credits"),
    "import_declared": ("gedecla\u00adreerd €", "declared €"),
    "import_months": ("Per maand van de zorg", "Per month of the care"),
    "import_rows": ("regels", "rows"),
    "import_note": (
        "per saldo, na credits · een declaratie over meer maanden telt naar rato van de dagen mee",
        "on balance, after credits · a claim over several months counts in proportion to its days",
    ),
    "import_privacy": (
        "Van cliënten is niets bewaard: alleen aantallen per regio, aanbieder, prestatie en maand.",
        "Nothing of clients was kept: only units per region, provider, service and month.",
    ),
    "claimed_day": ("dag", "day"),
    "claimed_hour": ("uur", "hour"),
    "claimed_half_day": ("dagdeel", "half-day"),
    "claimed_piece": ("stuk", "piece"),
    "claimed_week": ("week", "week"),
    "claimed_month": ("maand", "month"),
    "claimed_eur": ("euro", "euro"),
}

CLAIM_FINDINGS: Mapping[str, str] = {
    "claim-amount-differs": (
        "bij {count} {count:prestatierecord|prestatierecords} is het berekende bedrag niet tarief maal aantal"
    ),
    "claim-by-declarant": (
        "{count} {count:prestatierecord noemt|prestatierecords noemen} geen uitvoerder en "
        "{count:telt|tellen} mee bij de declarant"
    ),
    "claim-half-days": (
        "{count} {count:prestatierecord is|prestatierecords zijn} omgerekend tussen uren en dagdelen, "
        "met 4 uur per dagdeel"
    ),
    "claim-other-list": (
        "{count} {count:prestatierecord heeft|prestatierecords hebben} een code uit een andere lijst dan "
        "die van de Wlz (055)"
    ),
    "claim-padded": (
        "{count} {count:record mist|records missen} spaties aan het eind en {count:is|zijn} aangevuld tot 310 posities"
    ),
    "claim-provider-unknown": "{count} {count:aanbieder staat|aanbieders staan} niet in de casus",
    "claim-region-is-uzovi": ("zonder --case of --region is de regio het UZOVI-nummer: {count} {count:nummer|nummers}"),
    "claim-repeated": (
        "{count} {count:prestatierecord herhaalt|prestatierecords herhalen} een eerder: hetzelfde "
        "referentienummer, of zonder nummer geheel gelijk"
    ),
    "claim-subversion-empty": (
        "{count} {count:bericht noemt|berichten noemen} geen subversie en {count:is|zijn} gelezen als 1.4"
    ),
    "claim-test": "{count} {count:bericht is|berichten zijn} als test gemerkt",
    "claim-units-as-claimed": (
        "zonder --case {count:staat|staan} {count} {count:prestatie|prestaties} in de gedeclareerde eenheid "
        "(uur, dag, dagdeel of stuk)"
    ),
    "claim-without-insured": (
        "{count} {count:prestatierecord staat|prestatierecords staan} vóór het eerste verzekerdenrecord"
    ),
}
"""Findings in Dutch; see `sentences/findings.py`."""
