"""Words of the report of a run, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

from verdeelsleutel.reports.words.other_reports import OTHER_REPORTS

__all__ = ["RUN_REPORT"]

Pair = tuple[str, str]

_IN_SHORT: Mapping[str, Pair] = {
    "run_in_short": ("In het kort", "In short"),
    "run_said_offer": (
        (
            "Er is voor {offered} aan zorg aangeboden. Daarvan is {agreed} afgesproken, dat is {share}, met "
            "{providers} {providers:aanbieder|aanbieders}."
        ),
        ("Care was offered for {offered}. Of that {agreed} is agreed, which is {share}, with {providers} "
        "{providers:provider|providers}."),
    ),
    "run_said_before": (
        "De afspraken waren {before} en zijn nu {agreed}.",
        "Agreements were {before} and are {agreed} now.",
    ),
    "run_said_before_offer": (
        "De afspraken waren {before} en worden volgens dit aanbod {agreed}.",
        "Agreements were {before} and would be {agreed} by this offer.",
    ),
    "run_said_room_kept": (
        "Er was {room} te verdelen, nadat {reserved} apart was gehouden. Daarvan is {free} nog vrij.",
        "There was {room} to divide, after {reserved} was kept apart. Of that {free} is still free.",
    ),
    "run_said_room": (
        "Er was {room} te verdelen. Daarvan is {free} nog vrij.",
        "There was {room} to divide. Of that {free} is still free.",
    ),
    "run_said_all": (
        "Alles wat volgens het beleid gevraagd mocht worden is toegekend, op afronding na.",
        "All that could be asked under the policy was awarded, but for rounding.",
    ),
    "run_said_all_expected": (
        "Voor alle verwachte zorg is geld, op afronding na.",
        "There is money for all expected care, but for rounding.",
    ),
    "run_said_short": (
        (
            "{count} {count:aanbieder krijgt|aanbieders krijgen} minder dan volgens het beleid gevraagd mocht worden, "
            "samen {short}. De grootste oorzaak is: {why}."
        ),
        ("{count} {count:provider gets|providers get} less than could be asked under the policy, {short} together. The "
        "main cause is: {why}."),
    ),
    "run_said_short_expected": (
        (
            "Bij {count} {count:aanbieder|aanbieders} is niet voor alle verwachte zorg geld: {short} blijft zonder "
            "afspraak. De grootste oorzaak is: {why}."
        ),
        ("For {count} {count:provider|providers} there isn't money for all expected care: {short} stays without an "
        "agreement. The main cause is: {why}."),
    ),
    "run_said_more": (
        "Dat is {amount} ({share}) meer dan vorig jaar, tegen de tarieven van nu.",
        "That is {amount} ({share}) more than last year, at the tariffs of now.",
    ),
    "run_said_less": (
        "Dat is {amount} ({share}) minder dan vorig jaar, tegen de tarieven van nu.",
        "That is {amount} ({share}) less than last year, at the tariffs of now.",
    ),
    "run_asked_offer": ("aangeboden", "offered"),
    "run_asked_expected": ("verwacht over het jaar", "expected over the year"),
    "run_agreed": ("afgesproken", "agreed"),
    "run_agreed_now": ("nieuwe afspraak", "agreed now"),
    "run_before_now": ("afspraak was", "agreed before"),
    "run_before_now_eur": ("afspraak was €", "agreed before €"),
    "run_last_year": ("vorig jaar", "last year"),
    "run_reserved": ("apart gehouden (reserve)", "kept apart (reserve)"),
    "run_free": ("vrij", "free"),
    "run_use": ("uitnutting", "use"),
    "run_unmet": ("niet toegekend", "not awarded"),
    "run_years_agreed": ("cliëntjaren afgesproken", "client-years agreed"),
    "run_years_unmet": ("cliëntjaren niet toegekend", "client-years not awarded"),
    "run_without": ("zonder afspraak", "without an agreement"),
    "run_years_without": ("cliëntjaren zonder afspraak", "client-years without an agreement"),
    "run_providers": ("aanbieders", "providers"),
    "run_cells": ("regels (aanbieder × prestatie)", "lines (provider × service)"),
    "run_amount": ("euro", "euros"),
    "run_years": ("cliëntjaren", "client-years"),
    "run_agb": ("AGB-code", "AGB code"),
    "run_what": ("wat", "what"),
    "run_region": ("regio", "region"),
    "run_change": ("verschil", "change"),
    "run_change_eur": ("verschil €", "change €"),
    "run_more_rows": (
        "en nog {count}; alles staat in de bestanden van de berekening",
        "and {count} more; all is in the run's files",
    ),
}

_MONEY: Mapping[str, Pair] = {
    "run_money": ("Gebruik van de geldstromen", "Use of the funds"),
    "run_money_about": (
        "Hoeveel geld er was, hoeveel is afgesproken, hoeveel apart is gehouden en hoeveel vrij is.",
        "How much money there was, and how much is agreed, kept apart and free.",
    ),
    "run_money_chart": ("Geldstromen: afgesproken, apart gehouden en vrij", "Funds: agreed, kept apart and free"),
    "run_money_says": (
        "Van wat te verdelen was is {use} afgesproken; {free} is vrij, in {count} {count:geldstroom|geldstromen}.",
        "Of what could be divided {use} is agreed; {free} is free, in {count} {count:fund|funds}.",
    ),
    "run_part_agreed": ("afgesproken", "agreed"),
    "run_part_reserved": ("apart gehouden", "kept apart"),
    "run_part_free": ("vrij", "free"),
    "run_steps_about": (
        "Elke stap zegt hoeveel er af gaat en waardoor. Samen leiden de stappen tot op de cent naar de afspraak.",
        "Every step says how much is taken off, and why. Together they lead to the agreement, to the cent.",
    ),
    "run_steps_chart": ("Alle stappen van vraag naar afspraak", "All steps from what was asked to the agreement"),
    "run_steps_less": (
        "Van {asked} naar {agreed}: {less} minder.",
        "From {asked} to {agreed}: {less} less.",
    ),
    "run_steps_more": (
        "Van {asked} naar {agreed}: {less} meer.",
        "From {asked} to {agreed}: {less} more.",
    ),
    "run_steps_broken": (
        "de as begint niet bij nul: de balken met een breuk lopen links door",
        "the axis doesn't start at nought: bars with a break go on at the left",
    ),
    "run_steps_all": ("Alles is afgesproken: {agreed}.", "All of it is agreed: {agreed}."),
}

_KAVELS: Mapping[str, Pair] = {
    "run_kavels": ("Kavels en zorgprofielen", "Kavels and care profiles"),
    "run_kavels_about": (
        "Wat is afgesproken naast vorig jaar (tegen de tarieven van nu), en wat niet kon worden toegekend.",
        "What is agreed beside last year (at the tariffs of now), and what couldn't be awarded.",
    ),
    "run_kavels_about_now": (
        "Wat is afgesproken naast de afspraak die gold, en wat zonder geld blijft.",
        "What is agreed beside the agreement that held, and what stays without money.",
    ),
    "run_kavels_chart": ("Afgesproken per kavel, in euro's", "Agreed per kavel, in euros"),
    "run_kavels_chart_years": ("Afgesproken per kavel, in cliëntjaren", "Agreed per kavel, in client-years"),
    "run_kavels_says": (
        "Samen {agreed}; de grijze balk is samen {before}. Achter het bedrag staat het verschil.",
        "Together {agreed}; the grey bars are {before} together. The change stands behind the amount.",
    ),
    "run_kavels_says_new": ("Samen {agreed}.", "Together {agreed}."),
    "run_kavels_says_years": (
        "Samen {agreed} cliëntjaren; de grijze balk is samen {before}.",
        "Together {agreed} client-years; the grey bars are {before} together.",
    ),
    "run_kavels_says_new_years": ("Samen {agreed} cliëntjaren.", "Together {agreed} client-years."),
    "run_unmet_chart": ("Niet toegekend per kavel", "Not awarded per kavel"),
    "run_unmet_says": (
        "Samen {total}; het meest in {kavel}.",
        "Together {total}; most of it in {kavel}.",
    ),
    "run_unmet_note": (
        "gevraagd in de tranches en niet toegekend · achter het bedrag: om hoeveel cliëntjaren het gaat",
        "asked in the tranches and not awarded · behind the amount: how many client-years that is",
    ),
    "run_profile": ("zorgprofiel", "care profile"),
    "run_profiles": ("Per zorgprofiel", "Per care profile"),
    "run_whole_euros": ("in hele euro's; op de cent in plan.csv", "in whole euros; to the cent in plan.csv"),
    "run_no_profile": ("zonder profiel", "without a profile"),
}

_CUT: Mapping[str, Pair] = {
    "run_short": ("Wie krijgt minder, en waardoor", "Who gets less, and why"),
    "run_short_about_asked": (
        (
            "Wat de tranches van het beleid vragen en niet is toegekend. Een korting treft iedereen die in dezelfde "
            "regel staat naar hetzelfde deel van zijn vraag."
        ),
        (
            "What the tranches of the policy ask and was not awarded. A cut takes the same part of the claim of "
            "everyone who stands in the same row."
        ),
    ),
    "run_short_about_expected": (
        "Wat aanbieders dit jaar naar verwachting leveren en waarvoor geen afspraak is.",
        "What providers are expected to deliver this year and no agreement is for.",
    ),
    "run_short_chart": ("Aanbieders die het meeste niet krijgen", "Providers that lack most"),
    "run_short_says": (
        (
            "{count} {count:aanbieder|aanbieders} samen {total}; {first} het meest, {most}. Getoond: {shown}. "
            "Achter het bedrag staat wat het meest in de weg stond."
        ),
        (
            "{count} {count:provider|providers} together {total}; {first} most, {most}. Shown: {shown}. What stood in "
            "the way most is behind the amount."
        ),
    ),
    "run_short_table": (
        "Alle aanbieders die minder krijgen ({count})",
        "All providers that are short ({count})",
    ),
    "run_limits": ("Wat er in de weg stond", "What stood in the way"),
    "run_limits_rounded": (
        "ná afronding op hele eenheden; onder „Regels en hun ruimte” is geteld vóór afronding",
        "after rounding to whole units; under “Rules and what they have left” before rounding",
    ),
    "run_regions": ("Regio's naast elkaar", "Regions side by side"),
    "run_regions_about": (
        "Per regio wat is afgesproken, het verschil met hiervoor, en wat niet is toegekend.",
        "Per region what is agreed, the change from before, and what was not awarded.",
    ),
    "run_regions_chart": ("Afgesproken per regio", "Agreed per region"),
    "run_regions_says": (
        "{count} regio's; het meest in {first}.",
        "{count} regions; most of it in {first}.",
    ),
    "run_regions_table": ("Per regio", "Per region"),
    "run_regions_steps": ("Van vraag naar afspraak per regio", "From what was asked to the agreement, per region"),
}

_FILL: Mapping[str, Pair] = {
    "run_fill": ("Toekenning per tranche", "Fill per tranche"),
    "run_fill_about": (
        (
            "Tranches gaan in volgorde van voorrang. Wat een eerdere tranche niet kon geven, vraagt een latere vaak "
            "opnieuw; de bedragen tellen daarom niet op."
        ),
        (
            "Tranches go in order of priority. What an earlier one couldn't give, a later one often asks again; so the "
            "amounts don't add up."
        ),
    ),
    "run_fill_chart": ("Gevraagd per tranche, en wat daarvan is toegekend", "Asked per tranche, and what was awarded"),
    "run_fill_says": (
        "{count} {count:tranche|tranches}, de eerste bovenaan.",
        "{count} {count:tranche|tranches}, the first on top.",
    ),
    "run_fill_note": ("vóór afronding op hele eenheden", "before rounding to whole units"),
    "run_awarded": ("toegekend", "awarded"),
    "run_not_awarded": ("niet toegekend", "not awarded"),
    "run_tranches_policy": ("Wat het beleid van de tranches zegt", "What the policy says of its tranches"),
    "run_policy_says": ("volgens het beleid", "in the policy's words"),
    "run_source": ("bron", "source"),
    "run_tariffs": ("Tarieven", "Tariffs"),
    "run_tariffs_about": (
        "Welk deel van het maximumtarief wordt betaald, en welke opslagen en kortingen daarin zitten.",
        "Which part of the maximum tariff is paid, and which additions and reductions are in it.",
    ),
    "run_tariffs_chart": ("Tariefpercentages: op hoeveel regels", "Tariff percentages: on how many lines"),
    "run_tariffs_says": (
        "Van {low} tot {high}; {common} komt het meest voor, op {share} van de regels.",
        "From {low} to {high}; {common} is the most common, on {share} of the lines.",
    ),
    "run_tariffs_note": (
        "percentage van het maximumtarief zonder NHC en NIC",
        "percentage of the maximum tariff without NHC and NIC",
    ),
    "run_prices_apart": ("Regels met een prijs die geen percentage is", "Lines with a price that is no percentage"),
    "run_price_agreed": ("afgesproken prijs", "agreed price"),
    "run_price_own": ("vaste prijs van de prestatie", "fixed price of the service"),
    "run_percentage": ("percentage", "percentage"),
    "run_adjustments": ("Opslagen en kortingen van het beleid", "Adjustments of the policy"),
    "run_adjustment": ("opslag of korting", "adjustment"),
    "run_adjustments_of": ("opslagen en kortingen", "adjustments"),
    "run_points": ("procent\u00adpunten", "percentage points"),
    "run_adjusted": ("Wie welke opslag of korting heeft", "Who has which adjustment"),
}

_RULES: Mapping[str, Pair] = {
    "run_rules": ("Regels en hun ruimte", "Rules and what they have left"),
    "run_rules_about": (
        "Van {count} {count:regel|regels} {count:knelt|knellen} er {binding}. Die staan bovenaan, met wat ze kostten.",
        "Of {count} {count:row|rows} {binding} bind. They stand on top, with what they cost.",
    ),
    "run_rules_policy": ("Wat het beleid van de regels zegt", "What the policy says of its rules"),
    "run_rule": ("regel", "rule"),
    "run_findings": ("Opvallend, en om na te kijken", "Noticed, and to look at"),
    "run_findings_about": (
        "Wat opvalt in de gegevens. Het houdt niets tegen, maar kan een afspraak veranderen.",
        "What is odd in the data. It stops nothing, but may change an agreement.",
    ),
    "run_worklist": ("Werklijst", "Worklist"),
}

_PROVIDERS: Mapping[str, Pair] = {
    "run_contracts": ("Aanbieders", "Providers"),
    "run_contracts_about": (
        "Van vraag naar afspraak, voor {count} {count:aanbieder|aanbieders} per regio. Zoek op naam of AGB-code.",
        ("From what was asked to the agreement, for {count} {count:provider|providers} per region. Search by name or "
        "AGB code."),
    ),
    "run_contracts_paged": (
        (
            "Hieronder staan de {shown} met het grootste verlies volledig; de andere staan in de tabel. "
            "verdeel explain RUN --provider AGB toont elke aanbieder volledig."
        ),
        (
            "Below the {shown} with the largest losses stand in full; the others stand in the table. "
            "verdeel explain RUN --provider AGB shows any provider in full."
        ),
    ),
    "run_contracts_table": ("Alle aanbieders, van vraag naar afspraak", "All providers, from asked to agreed"),
    "run_contracts_full": ("Per aanbieder, grootste verlies eerst", "Per provider, largest loss first"),
    "run_contracts_full_about": (
        (
            "Elk blok gaat open: de stappen van vraag naar afspraak, elk verlies met zijn regel, de prestaties en de "
            "opbouw van de tarieven. Bij de eerste {count} staat een grafiek."
        ),
        (
            "Every block opens: the steps from asked to agreed, each loss with its rule, the services and how the "
            "tariffs are built up. The first {count} have a chart."
        ),
    ),
    "run_contract": ("{name} · {part} van de vraag", "{name} · {part} of what was asked"),
    "run_contract_steps": ("Stappen van {name}", "Steps of {name}"),
}

_SOURCES: Mapping[str, Pair] = {
    "run_sources": ("Bronnen", "Sources"),
    "run_sources_about": (
        "De documenten waar het beleid op rust. Bij tegenspraak gaat de laagste rang voor.",
        "The documents that the policy rests on. Where two disagree the lower rank wins.",
    ),
    "run_no_sources": ("Het beleid noemt geen bronnen.", "The policy names no sources."),
    "run_documents": ("Documenten", "Documents"),
    "run_documents_note": (
        "adressen staan er als tekst: deze pagina werkt zonder internet",
        "addresses are text: this page works offline",
    ),
    "run_document": ("document", "document"),
    "run_section": ("vindplaats", "section"),
    "run_published": ("datum", "date"),
    "run_rank": ("rang", "rank"),
    "run_url": ("adres", "address"),
    "run_remark": ("opmerking", "remark"),
    "run_notes": ("Wat bronnen zeggen en geen regel is", "What sources say and is no rule"),
    "run_note": ("onderwerp", "subject"),
    "run_account": ("Verantwoording", "Account"),
    "run_account_about": (
        "Elk cijfer is exact nagerekend uit de bestanden van de berekening. verdeel verify doet dat opnieuw.",
        "Every figure was recounted exactly from the run's files. verdeel verify does so again.",
    ),
    "run_receipt": ("Ontvangstbewijs", "Receipt"),
    "run_seal": ("sha256 van het ontvangstbewijs: {seal}", "sha256 of the receipt: {seal}"),
    "run_inputs": ("Invoer en hun sha256", "Inputs and their sha256"),
    "run_results": ("Resultaten en hun sha256", "Results and their sha256"),
    "run_file": ("bestand", "file"),
    "run_told_command": ("opdracht", "command"),
    "run_told_stage": ("fase", "stage"),
    "run_told_award": ("gunning", "award"),
    "run_told_year": ("jaar", "year"),
    "run_told_case": ("casus", "case"),
    "run_told_pack": ("beleid", "policy"),
    "run_told_as_of": ("stand van", "as of"),
    "run_told_cutoff": ("peilmaand", "cut-off"),
    "run_told_agreed_on": ("afspraken van", "agreements of"),
    "run_told_offered_on": ("aanbod van", "offer of"),
    "run_told_because": ("reden van ander beleid", "why the policy differs"),
    "run_told_from": ("volgt op (sha256)", "starts from (sha256)"),
}

RUN_REPORT: Mapping[str, Pair] = {
    **_IN_SHORT,
    **_MONEY,
    **_KAVELS,
    **_CUT,
    **_FILL,
    **_RULES,
    **_PROVIDERS,
    **_SOURCES,
    **OTHER_REPORTS,
}
