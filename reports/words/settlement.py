"""Words of a settlement, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["SETTLEMENT", "SETTLEMENT_FINDINGS"]

SETTLEMENT: Mapping[str, tuple[str, str]] = {
    "settlement_title": ("Nacalculatie {year} · {title}", "Settlement {year} · {title}"),
    "settlement_about": (
        "{office} · beleid {pack} ({title}) · afrekening van {what}",
        "{office} · policy {pack} ({title}) · settles {what}",
    ),
    "settles_reallocation": ("de definitieve herschikking", "the definitive reallocation"),
    "settles_initial": ("de initiële toekenning", "the initial allocation"),
    "settlement_day": ("stand van {day}", "as of {day}"),
    "unfinished_notice": (
        (
            "Let op: in de realisatie {count:ontbreekt een hele maand|ontbreken {count} hele maanden} van het jaar: "
            "{months}. {count:Die maand telt|Die maanden tellen} als geen geleverde zorg. Wat hier wordt terug"
            "gevorderd ({back}), is dus niet definitief. Maak de nacalculatie opnieuw zodra het hele jaar er is."
        ),
        (
            "Mind: the realisation lacks {count:a whole month|{count} whole months} of the year: {months}. "
            "{count:It counts|They count} as no care delivered, so what is recovered here ({back}) is not final. Make "
            "the settlement again once the whole year is there."
        ),
    ),
    "some_unfinished_notice": (
        (
            "Let op: bij {count} {count:aanbieder ontbreken|aanbieders ontbreken} maanden in de realisatie, die tellen "
            "als geen geleverde zorg: {names}. Die afrekening is niet definitief."
        ),
        (
            "Mind: {count} {count:provider lacks|providers lack} months in the realisation, which count as no care "
            "delivered: {names}. That settlement is not final."
        ),
    ),
    "from_agreed": ("Van afspraak naar afrekening", "From agreement to settlement"),
    "settlement_agreed": ("afgesproken", "agreed"),
    "settlement_granted": ("toeslagen en prijzen toegekend", "surcharges and prices granted"),
    "settlement_withheld": ("toeslagen en prijzen ingehouden", "surcharges and prices withheld"),
    "settlement_ceiling": ("plafond van de afrekening", "ceiling of the settlement"),
    "settlement_delivered": ("geleverd", "delivered"),
    "settlement_settled": ("afgerekend: het laagste per aanbieder", "settled: the lesser per provider"),
    "settlement_unfunded": ("geleverd boven het plafond", "delivered above the ceiling"),
    "settlement_recovered": ("terug te vorderen", "to be recovered"),
    "settlement_topped_up": ("na te betalen", "to be paid on top"),
    "settlement_forgone": ("misgelopen door toeslagen", "forgone in surcharges"),
    "settled_eur": ("afgerekend €", "settled €"),
    "recovered_eur": ("terug €", "recovered €"),
    "topped_up_eur": ("na te betalen €", "on top €"),
    "unfunded_eur": ("boven plafond €", "above ceiling €"),
    "delivered_eur": ("geleverd €", "delivered €"),
    "settlement_funds_note": (
        "vrij: bedrag min afgerekend; wat gereserveerd was en niet afgesproken, is vrij",
        "free: amount less settled; what was reserved and never agreed is free",
    ),
    "recovery": ("Terugvordering", "Recovery"),
    "no_recovery": ("Er is niets terug te vorderen.", "There is nothing to recover."),
    "unfunded_care": ("Geleverd boven het plafond", "Delivered above the ceiling"),
    "no_unfunded_care": ("Niemand leverde boven zijn plafond.", "Nobody delivered above the ceiling."),
    "surcharges": ("Toeslagen en prijzen", "Surcharges and prices"),
    "surcharges_note": (
        "op de afgesproken eenheden, tegen de prijs van de afspraak · overig: afronding op centen en andere prijzen",
        "on the agreed units, against the agreed price · other: rounding to the cent, and other prices",
    ),
    "no_surcharges": ("De prijzen zijn die van de afspraak.", "Prices are those of the agreement."),
    "surcharge_item": ("onderdeel", "item"),
    "granted_eur": ("toegekend €", "granted €"),
    "withheld_eur": ("ingehouden €", "withheld €"),
    "other_prices": ("overig", "other"),
    "settlement_files": (
        "settlement.csv: per aanbieder · surcharges.csv: toeslagen · notices.csv: wie wanneer wat hoorde",
        "settlement.csv: per provider · surcharges.csv: surcharges · notices.csv: who was told what when",
    ),
    "check_settlement": (
        "afrekening: elk totaal is het laagste van geleverd en afgesproken, en elke cent is terug te vinden",
        "settlement: every total is the lesser of delivered and agreed, and every cent is found back",
    ),
    "check_tables": (
        "bestanden: elk resultaat is wat de invoer geeft",
        "tables: every result file is what the inputs give",
    ),
}

SETTLEMENT_FINDINGS: Mapping[str, str] = {
    "counted-early": "de realisatie is geteld terwijl het jaar nog niet voorbij was: er kan zorg ontbreken",
    "fund-differs": (
        "bij {count} {count:geldstroom|geldstromen} is volgens deze casus een ander bedrag afgesproken dan in de "
        "berekening die wordt afgerekend"
    ),
    "fund-exceeded": (
        "bij {count} {count:geldstroom|geldstromen} is meer afgerekend dan er is; een overschrijding van de "
        "contracteerruimte wordt niet gehonoreerd"
    ),
    "notice-undated": (
        "{count} {count:bericht heeft|berichten hebben} geen datum, omdat de casus van die berekening geen as_of noemt"
    ),
    "provisional-settled": "de afspraken die worden afgerekend zijn een voorlopige gunning",
    "settled-late": "er wordt afgerekend na 31 mei: de nacalculatie moet vóór 1 juni zijn ingediend",
    "settled-month-missing": (
        "{count} {count:maand|maanden} van een aanbieder in een regio {count:heeft|hebben} geen enkele regel en "
        "{count:telt|tellen} als geen zorg"
    ),
    "settled-year-unfinished": (
        "van {count} {count:maand|maanden} van het jaar is er van niemand realisatie; "
        "{count:die telt|die tellen} als geen zorg en wat wordt teruggevorderd, is niet definitief"
    ),
    "settlement-undated": (
        "de casus noemt geen as_of en de afrekening heeft dus geen datum; zonder datum is terugvorderen kwetsbaar"
    ),
    "year-not-over": "er wordt afgerekend terwijl het jaar nog niet voorbij is",
}
"""Findings in Dutch; English findings speak for themselves."""
