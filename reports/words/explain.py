"""Words of explanations, in Dutch and in English; sentences of rules in Dutch, for the English ones are their own."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["EXPLAIN", "RULES_IN_DUTCH"]

Pair = tuple[str, str]

_STEPS: Mapping[str, Pair] = {
    "step_raised": ("méér dan gevraagd: {what}", "more than asked: {what}"),
    "step_cap": ("begrensd: {what}", "capped: {what}"),
    "step_excluded": ("uitgesloten: {what}", "excluded: {what}"),
    "step_percentage": ("boven wat tranche {what} vraagt", "above what tranche {what} asks"),
    "step_percentage_none": ("in geen tranche gevraagd", "asked in no tranche"),
    "step_tranche": ("niet toegekend in tranche {what}", "not awarded in tranche {what}"),
    "step_rounding": ("afronding op hele eenheden", "rounding to whole units"),
    "asked_beyond": ("gevraagd in de tranches", "asked in the tranches"),
    "most_care": ("de meeste zorg voor het geld gaat voor", "the most care for the money goes first"),
}

_SENTENCES: Mapping[str, Pair] = {
    "why_in_total": ("in totaal", "in total"),
    "why_asks_at_most": (
        "tranche {tranche} vraagt ten hoogste {percent} % van het volume {basis}{bounds}",
        "tranche {tranche} asks at most {percent} % of {basis}{bounds}",
    ),
    "why_asks_not_above": (
        ", en niet meer dan {percent} % van het volume {basis}",
        ", and not above {percent} % of {basis}",
    ),
    "why_asks_nothing": ("geen enkele tranche vraagt hier iets", "no tranche asks anything here"),
    "why_asks_decided": ("de tranches vragen niet meer dan is vastgelegd", "the tranches ask no more than was set"),
    "why_volume_of_offer": ("van het aanbod", "offer"),
    "why_volume_of_continuity": ("van cliënten al in zorg", "continuity"),
    "why_volume_of_history": ("van vorig jaar (afspraak)", "history"),
    "why_volume_of_history_realised": ("van vorig jaar (gerealiseerd)", "history_realised"),
    "why_volume_of_agreement": ("van de geldende afspraak", "agreement"),
    "why_volume_of_forecast": ("van de prognose", "forecast"),
    "why_volume_of_realised": ("van de verwachting voor het jaar", "realised"),
    "why_volume_of_one": ("van één eenheid per prestatie", "one"),
    "why_volume_of_substituted": ("dat werd uitgeruild", "substituted"),
    "why_same_row": (
        (
            "{row}, tranche {tranche}: bij {cells} {cells:prestatie|prestaties} van {providers} "
            "{providers:aanbieder|aanbieders} is hetzelfde deel van de vraag toegekend, {fill}; niemand in deze "
            "rij kreeg in "
            "deze tranche een hoger deel"
        ),
        (
            "{row}, tranche {tranche}: {cells} {cells:service|services} of {providers} "
            "{providers:provider|providers} got the same part of the claim here, {fill}; nobody in this row got "
            "a higher "
            "part in this tranche"
        ),
    ),
    "why_row_alone": (
        (
            "{row}, tranche {tranche}: deze rij geldt voor deze aanbieder alleen; van wat {cells} "
            "{cells:prestatie vraagt|prestaties vragen} is {fill} toegekend. Voor anderen geldt dezelfde regel, met "
            "hun eigen grens"
        ),
        (
            "{row}, tranche {tranche}: this row holds for this provider alone; {cells} {cells:service|services} got "
            "{fill} of the claim. For others the same rule holds, with a bound of their own"
        ),
    ),
    "why_same_row_lower": (
        " ({lower} {lower:kreeg|kregen} minder, omdat ook een andere regel knelde)",
        " ({lower} got less, because another rule stood in the way too)",
    ),
    "why_in_group": ("{tranche} (groep {group})", "{tranche} (group {group})"),
    "why_one_more": (
        (
            "Eén euro meer gaat naar {cells} {cells:prestatie|prestaties} in tranche {tranche}: {euros} aan "
            "afspraken en "
            "{years} cliëntjaar, vóór afronding; dit geldt tot {room} meer."
        ),
        (
            "One euro more goes to {cells} {cells:service|services} in tranche {tranche}: {euros} of agreements and "
            "{years} client-years, before rounding; this holds up to {room} more."
        ),
    ),
    "why_one_more_unit": (
        (
            "Eén {unit} meer gaat naar {cells} {cells:prestatie|prestaties} in tranche {tranche}: {euros} aan "
            "afspraken "
            "en {years} cliëntjaar, vóór afronding; dit geldt tot {room} meer."
        ),
        (
            "One {unit} more goes to {cells} {cells:service|services} in tranche {tranche}: {euros} of agreements and "
            "{years} client-years, before rounding; this holds up to {room} more."
        ),
    ),
    "each_units": ("eenheid", "unit"),
    "each_client_years": ("cliëntjaar", "client-year"),
}

_PAGES: Mapping[str, Pair] = {
    "explain_these": ("deze prestaties", "these services"),
    "key_region": ("in {value}", "in {value}"),
    "key_provider": ("van {value}", "of {value}"),
    "key_kavel": ("kavel {value}", "kavel {value}"),
    "key_service": ("prestatie {value}", "service {value}"),
    "key_these": ("van {value}", "of {value}"),
    "explain_title": ("Uitleg {year} · {title}", "Explanation {year} · {title}"),
    "explain_provider_title": ("Uitleg {name} ({code}) · {year}", "Explanation {name} ({code}) · {year}"),
    "explain_rule_title": ("Uitleg regel {rule} · {year}", "Explanation of rule {rule} · {year}"),
    "explain_about": ("{office} · beleid {pack} ({title})", "{office} · policy {pack} ({title})"),
    "explain_waterfall_offer": ("Van aanbod naar afspraak", "From offer to agreement"),
    "explain_waterfall_expected": ("Van verwachting naar afspraak", "From expectation to agreement"),
    "explain_waterfall_step": ("stap", "step"),
    "explain_asked_offer": ("aangeboden", "offered"),
    "explain_asked_expected": ("verwacht over het jaar", "expected over the year"),
    "explain_waterfall_note": (
        (
            "elke stap is het verschil van afgeronde tussenstanden, zodat alles tot op de cent optelt · wat een latere "
            "tranche alsnog geeft, telt niet als verlies; wat geen tranche geeft, staat bij de eerste die tekortschoot "
            "op een regel die blijft knellen"
        ),
        (
            "every step is a difference of rounded running totals, so that all adds up to the cent · what a "
            "later tranche "
            "gives after all is no loss; what no tranche gives stands with the first that fell short on a row that "
            "stays tight"
        ),
    ),
    "explain_per_service": ("Per prestatie", "Per service"),
    "explain_service": ("prestatie", "service"),
    "explain_per_region": ("Per regio", "Per region"),
    "explain_region_one": ("regio", "region"),
    "explain_asked_units": ("gevraagd", "asked"),
    "explain_agreed_units": ("afge\u00adsproken", "agreed"),
    "explain_difference": ("verschil", "difference"),
    "explain_difference_eur": ("verschil €", "difference €"),
    "explain_start_eur": ("aange\u00adboden of verwacht €", "offered or expected €"),
    "explain_kept_out_eur": ("begrensd of uitge\u00adsloten €", "capped or excluded €"),
    "explain_not_asked_eur": ("niet gevraagd €", "not asked €"),
    "explain_raised_eur": ("verhoogd €", "raised €"),
    "explain_not_awarded_eur": ("niet toege\u00adkend €", "not awarded €"),
    "explain_rounding_eur": ("afron\u00adding €", "rounding €"),
    "explain_lost_eur": ("minder €", "less €"),
    "explain_lost_share": ("van de vraag", "of what was asked"),
    "explain_lost_most": ("De grootste redenen", "The main reasons"),
    "explain_providers": ("Meest minder dan gevraagd", "Furthest below what was asked"),
    "explain_main_reason": ("grootste reden", "main reason"),
    "explain_rows_title": ("Regels, knellende eerst", "Rules, binding first"),
    "explain_row": ("rij", "row"),
    "explain_row_bound": ("grens", "bound"),
    "explain_row_value": ("stand", "value"),
    "explain_row_slack": ("ruimte", "slack"),
    "explain_row_binding": ("knelt", "binds"),
    "explain_yes": ("ja", "yes"),
    "explain_no": ("nee", "no"),
    "explain_row_cost": ("kostte €", "cost €"),
    "explain_rows_note": (
        (
            "kostte: niet toegekend waar deze rij in de weg stond, vóór afronding op hele eenheden (de samenvatting "
            "van een berekening telt erna); waar twee rijen knelden telt een bedrag bij beide"
        ),
        (
            "cost: not awarded where this row stood in the way, before rounding to whole units (the summary of a run "
            "counts after it); where two rows did, an amount counts for both"
        ),
    ),
    "explain_more_rows": (
        "en nog {count}; verdeel explain --all toont ze alle",
        "and {count} more; verdeel explain --all shows every one",
    ),
    "explain_reasons_of": ("Waardoor", "Because of"),
    "explain_reason": ("reden", "reason"),
    "explain_cells_count": ("cellen", "cells"),
    "explain_cells_title": ("Per prestatie, grootste verlies eerst", "Per service, largest loss first"),
    "explain_nothing_lost": (
        "Alles wat gevraagd werd, is afgesproken.",
        "All that was asked was agreed.",
    ),
    "explain_why_less": ("Waarom niet meer dan anderen", "Why not more than others"),
    "explain_tariffs_title": ("Opbouw van de tarieven", "How the tariffs are built up"),
    "explain_build_up": ("opbouw", "build-up"),
    "explain_tariff_eur": ("tarief €", "tariff €"),
    "explain_item_base": ("basis", "base"),
    "explain_item_percentage": ("percentage", "percentage"),
    "explain_item_agreed": ("afgesproken", "agreed"),
    "explain_item_minimum": ("minimum", "minimum"),
    "explain_item_maximum": ("maximum", "maximum"),
    "explain_item_tariff": ("tarief", "tariff"),
    "explain_before_and_after": (
        "Van de geldende afspraak naar de nieuwe",
        "From the agreement in force to the new one",
    ),
    "explain_released": ("vrijgevallen", "released"),
    "explain_added": ("toegevoegd", "added"),
    "explain_shifted": ("verschoven tussen eigen prestaties", "shifted between its own services"),
    "explain_price_effect": ("prijseffect", "price effect"),
    "explain_agreed_before": ("afspraak was", "agreed before"),
    "explain_agreed_now": ("nieuwe afspraak", "agreed now"),
    "explain_who_stands": ("Wie staat in {row}", "Who stands in {row}"),
    "explain_who_stands_note": (
        (
            "vraag en toekenning in de eenheid van de rij ({unit}), vóór afronding · deel: laagste en hoogste "
            "deel van een "
            "vraag dat is toegekend"
        ),
        (
            "claims and awards in the unit of the row ({unit}), before rounding · part: lowest and highest part "
            "of a claim "
            "that was awarded"
        ),
    ),
    "explain_row_claim": ("vraag", "claim"),
    "explain_row_award": ("toege\u00adkend", "awarded"),
    "explain_lowest_part": ("laagste deel", "lowest part"),
    "explain_highest_part": ("hoogste deel", "highest part"),
    "explain_cut_cells": ("Wie door deze regel minder kreeg", "Who got less because of this rule"),
    "explain_held_title": ("Tegengehouden, en later opnieuw gevraagd", "Held back, and asked again later"),
    "explain_held": (
        (
            "{row}: hield in tranche {tranche} {eur} tegen bij {count} {count:prestatie|prestaties}; een latere "
            "tranche vroeg dat opnieuw, en wat die niet gaf, staat bij de regel of geldstroom die daar knelde."
        ),
        (
            "{row}: held back {eur} in tranche {tranche} for {count} {count:service|services}; a later tranche asked "
            "that again, and what it didn't give stands with the rule or fund that stood in the way there."
        ),
    ),
    "explain_rule_cut_nothing": (
        "Door deze regel kreeg niemand minder.",
        "Nobody got less because of this rule.",
    ),
    "explain_rule_source": ("bron {source}", "source {source}"),
}

EXPLAIN: Mapping[str, Pair] = {**_STEPS, **_SENTENCES, **_PAGES}

RULES_IN_DUTCH: Mapping[str, str] = {
    "volume_ceiling": "het volume{place}{where} is ten hoogste {bound}, dat is {percent} % van het volume {of}",
    "growth_ceiling": "het volume{place}{where} mag groeien tot {bound}, dat is {percent} % van het volume {of}",
    "share_ceiling": "{of}{place} is ten hoogste {percent} % van het geheel ({bound})",
    "demand_ceiling": "de verwachte behoefte{place} is {bound}, en meer wordt niet ingekocht",
    "linked_volume": "deze zorg{place} volgt de prestaties waar zij bij hoort: ten hoogste {bound}",
    "eligibility": "zorg met {exclude} wordt niet ingekocht{cell}",
    "eligibility_above": "zorg met {exclude} wordt niet ingekocht boven het volume {above}{cell}",
    "freeze": "deze zorg blijft op het volume {above}{cell}",
    "own_account": (
        "de reserve (RAK) ligt boven {reserve_ratio_above} %, dus wat boven het volume {above} wordt geleverd, is voor "
        "eigen rekening{cell}"
    ),
}
"""Rule, or rule and parameter that is given → its sentence; braces stand for its bound, its parameters, and its key.

A key stands where it is about (`place`) or, of a rule about single cells, behind the sentence (`cell`).
"""
