"""Words of a year that was run over its moments."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["YEAR"]

YEAR: Mapping[str, tuple[str, str]] = {
    "year_title": ("Jaar {year} over de klikmomenten · {title}", "Year {year} over its moments · {title}"),
    "year_about": (
        "{office} · beleid {pack} · elke berekening volgt op de vorige",
        "{office} · policy {pack} · each run starts from the one before",
    ),
    "year_runs": ("Van afspraak naar afspraak, in euro's", "From agreement to agreement, in euros"),
    "year_run": ("berekening", "run"),
    "year_initial": ("initieel", "initial"),
    "year_cutoff": ("realisatie t/m", "realisation to"),
    "year_added": ("toege\u00advoegd", "added"),
    "year_released": ("vrijge\u00advallen", "released"),
    "year_price": ("prijs\u00adeffect", "price"),
    "year_agreed": ("afge\u00adsproken", "agreed"),
    "year_free": ("vrij", "free"),
    "year_unfunded": ("zonder afspraak", "unfunded"),
    "year_over_all": ("heel het jaar", "over the year"),
    "year_note": (
        (
            "afgesproken = vorige afspraak + toegevoegd − vrijgevallen + prijseffect, op de cent in year.csv; hier "
            "in hele euro's · zonder afspraak: verwacht of gevraagd en niet afgesproken, netto per aanbieder"
        ),
        (
            "agreed = previous agreement + added − released + price, to the cent in year.csv; here in whole euros · "
            "unfunded: expected or asked and not agreed, net per provider"
        ),
    ),
    "year_left_out": ("Niet berekend", "Not run"),
    "year_no-realisation": (
        "{day}: de realisatie tot en met {cutoff} ontbreekt nog",
        "{day}: realisation up to {cutoff} isn't there yet",
    ),
    "year_before-year": (
        "{day}: vóór dit moment is nog geen hele maand van het jaar voorbij",
        "{day}: no month of the year is over before this moment",
    ),
    "year_before-start": (
        "{day}: de berekening waar het jaar op volgt kende {cutoff} al",
        "{day}: the run that the year starts from knew {cutoff} already",
    ),
    "year_one": ("✓ 1 berekening gecertificeerd", "✓ 1 run certified"),
    "year_all": (
        "✓ {count} berekeningen gecertificeerd; elke volgt aantoonbaar op de vorige",
        "✓ {count} runs certified; each provably starts from the one before",
    ),
    "year_nobody_asked": (
        (
            "Aan aanbieders is hier niets gevraagd: elke herschikking van dit jaar telt meteen als definitief, zonder "
            "dat iemand kon reageren. Publiceer zo'n moment alleen als het ook echt is afgesproken."
        ),
        (
            "Providers were asked nothing here: every reallocation of this year counts as definitive at once, and "
            "nobody could answer. Publish such a moment only when it was agreed in fact."
        ),
    ),
    "year_answers_aside": (
        (
            "{count} {count:reactie|reacties} van aanbieders in de casus {count:telt|tellen} in een doorgerekend jaar "
            "niet mee."
        ),
        "{count} {count:answer|answers} of providers in the case {count:doesn't|don't} count in a year that is run.",
    ),
    "year_written": ("Alles staat in {folder}", "Everything is in {folder}"),
    "year_files": (
        "year.csv: elke berekening op een regel · per moment een map, na te rekenen met verdeel verify",
        "year.csv: every run on a row · per moment a folder that verdeel verify checks",
    ),
    "year_certificate": ("Controle van het jaar {folder}", "Check of the year {folder}"),
    "year_holds": ("{run}: {count} controles kloppen", "{run}: {count} checks hold"),
    "year_fails": ("{run}: {check}: {fault}", "{run}: {check}: {fault}"),
    "year_chain": ("elke berekening volgt op de vorige", "each run starts from the one before"),
    "year_not": ("✗ Dit jaar klopt niet", "✗ This year doesn't hold"),
}
