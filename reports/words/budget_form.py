"""Words of the preparation of the budget form."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["BUDGET_FORM"]

Pair = tuple[str, str]

_TITLES: Mapping[str, Pair] = {
    "nza_title": ("Voorbereiding budgetformulier NZa {year}", "Preparation of the NZa budget form {year}"),
    "nza_mark": (
        "VOORBEREIDING: dit is niet het formulier van de NZa; de indeling daarvan is niet openbaar",
        "PREPARATION: this isn't the form of the NZa, whose layout isn't public",
    ),
    "nza_about": (
        "{office} · {title} · beleid {pack} · {stage} ({award})",
        "{office} · {title} · policy {pack} · {stage} ({award})",
    ),
    "nza_receipt": ("Uit de berekening met bon {receipt}", "From the run with receipt {receipt}"),
    "sheet_about": ("Toelichting", "About"),
    "sheet_lines": ("Regels", "Lines"),
    "sheet_totals": ("Totalen", "Totals"),
    "nza_how_1": (
        "Regels: per NZa-nummer, aanbieder en regio elke prestatie met aantal, tarief en bedrag.",
        "Lines: per NZa number, provider and region every service with its number, tariff and amount.",
    ),
    "nza_how_2": (
        "Tarief = deel zonder NHC en NIC + NHC + NIC; de delen blijven leeg waar een heel tarief is afgesproken.",
        "Tariff = part without NHC and NIC + NHC + NIC; the parts stay empty where a whole tariff was agreed.",
    ),
    "nza_how_3": (
        "Meerzorg en andere prestaties in euro's zijn een bedrag, zonder aantal en tarief.",
        "Meerzorg and other services in euros are an amount, without a number and a tariff.",
    ),
    "nza_how_reallocation": (
        "Was, verschil en nieuw: de afspraak die van kracht was, wat de herschikking verandert, en de nieuwe afspraak.",
        "Old, change and new: the agreement that was in force, what the reallocation changes, and the new one.",
    ),
    "nza_how_one_euro": (
        (
            "€ 1-regels: het beleid heeft hier geen volume; in het formulier staat € 1, het aantal en tarief uit het "
            "plan staan ernaast ({ids})."
        ),
        (
            "Lines of € 1: the policy has no volume here; the form shows € 1, number and tariff of the plan stand "
            "beside it ({ids})."
        ),
    ),
    "nza_findings": ("Let op", "Note"),
    "nza_without_number": (
        (
            "{count} {count:aanbieder heeft|aanbieders hebben} geen NZa-nummer en {count:staat|staan} achteraan: "
            "{providers}"
        ),
        "{count} {count:provider has|providers have} no NZa number and {count:stands|stand} at the end: {providers}",
    ),
    "nza_offer": (
        "Deze berekening is een aanbod: er is nog niets afgesproken.",
        "This run is an offer: nothing is agreed yet.",
    ),
    "nza_provisional": (
        "Deze toekenning is voorlopig: er kan nog bezwaar tegen komen.",
        "This award is provisional: objections may still come.",
    ),
    "nza_written": ("Geschreven: {path}", "Written: {path}"),
}

_COLUMNS: Mapping[str, Pair] = {
    "nza_nza_number": ("NZa-nummer", "NZa number"),
    "nza_provider": ("AGB-code", "AGB code"),
    "nza_name": ("Zorgaanbieder", "Provider"),
    "nza_region": ("Regio", "Region"),
    "nza_service": ("Prestatie", "Service"),
    "nza_description": ("Omschrijving", "Description"),
    "nza_kavel": ("Kavel", "Kavel"),
    "nza_unit": ("Eenheid", "Unit"),
    "nza_previous_units": ("Aantal was", "Old number"),
    "nza_change_units": ("Aantal verschil", "Change of number"),
    "nza_units": ("Aantal", "Number"),
    "nza_new_units": ("Aantal nieuw", "New number"),
    "nza_care": ("Tarief zonder NHC en NIC €", "Tariff without NHC and NIC €"),
    "nza_nhc": ("NHC €", "NHC €"),
    "nza_nic": ("NIC €", "NIC €"),
    "nza_tariff": ("Tarief €", "Tariff €"),
    "nza_previous_eur": ("Bedrag was €", "Old amount €"),
    "nza_change_eur": ("Bedrag verschil €", "Change of amount €"),
    "nza_amount": ("Bedrag €", "Amount €"),
    "nza_new_amount": ("Bedrag nieuw €", "New amount €"),
    "nza_form": ("In het formulier €", "In the form €"),
    "nza_one_euro": ("€ 1-regel", "Line of € 1"),
    "nza_lines": ("Regels", "Lines"),
    "nza_one_euros": ("€ 1-regels", "Lines of € 1"),
    "nza_per_provider": ("Per aanbieder en regio", "Per provider and region"),
    "nza_per_region": ("Per regio", "Per region"),
    "nza_providers": ("Aanbieders", "Providers"),
}

BUDGET_FORM: Mapping[str, Pair] = {**_TITLES, **_COLUMNS}
