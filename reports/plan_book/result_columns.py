"""Columns of result files as a planner reads them: title, what it means, and how its numbers look."""

from __future__ import annotations

from collections.abc import Mapping

from verdeelsleutel.reports.books.columns import BookColumn
from verdeelsleutel.reports.books.columns import book_column as _column

__all__ = ["COLUMNS", "result_column"]

_KEYS: Mapping[str, BookColumn] = {
    "region": _column("text", "Regio", "Region", "Zorgkantoorregio.", "Zorgkantoor region."),
    "provider": _column("text", "AGB-code", "AGB code", "AGB-code van de zorgaanbieder.", "AGB code of the provider."),
    "name": _column("text", "Zorgaanbieder", "Provider", "Naam, uit de casus.", "Name, from the case."),
    "service": _column("text", "Prestatie", "Service", "Prestatiecode.", "Prestatiecode."),
    "description": _column("text", "Omschrijving", "Description", "Uit de casus.", "From the case."),
    "kavel": _column("text", "Kavel", "Kavel", "Kavel van de prestatie.", "Kavel of the service."),
    "profile": _column("text", "Zorgprofiel", "Profile", "Zorgprofiel van de prestatie.", "Profile of the service."),
    "fund": _column("text", "Geldstroom", "Fund", "Geldstroom uit de casus.", "Fund of the case."),
    "tranche": _column("text", "Tranche", "Tranche", "Tranche van het beleid.", "Tranche of the pack."),
    "rule": _column(
        "text", "Regel", "Rule", "Kenmerk van de regel, het besluit of de geldstroom.", "Id of rule, decision or fund."
    ),
    "key": _column("text", "Voor", "For", "Waarvoor de regel hier geldt.", "What the rule holds for here."),
    "source": _column(
        "text",
        "Bron",
        "Source",
        "Bron in het beleid of tabel van de casus.",
        "Source in the pack, or table of the case.",
    ),
    "item": _column("text", "Onderdeel", "Item", "Onderdeel van de opbouw.", "Item of the build-up."),
    "month": _column("text", "Maand", "Month", "Maand van de zorg.", "Month of the care."),
    "what": _column("text", "Wat", "What", "Wat er aan de hand is.", "What is the matter."),
}

_PLAN: Mapping[str, BookColumn] = {
    "offered_units": _column(
        "units", "Aangeboden", "Offered", "Eenheden die zijn aangeboden.", "Units that were offered."
    ),
    "basis_units": _column(
        "units", "Gevraagd", "Asked", "Grootste niveau van de tranches, in eenheden.", "Largest level of the tranches."
    ),
    "agreed_units": _column("units", "Afgesproken", "Agreed", "Hele eenheden.", "Whole units."),
    "tariff_eur": _column("euros", "Tarief €", "Tariff €", "Tarief per eenheid.", "Tariff per unit."),
    "amount_eur": _column("euros", "Bedrag €", "Amount €", "Eenheden × tarief.", "Units × tariff."),
    "pxq_eur": _column("euros", "P×Q €", "P×Q €", "Deel van het bedrag dat P×Q is.", "Part of the amount that is P×Q."),
    "previous_units": _column(
        "units",
        "Afspraak was",
        "Agreed before",
        "Laatste afspraak van vorig jaar; bij een herschikking de geldende afspraak.",
        "Last year's last agreement; at a reallocation the agreement in force.",
    ),
    "change_units": _column(
        "units", "Verschil", "Change", "Afgesproken min wat de afspraak was.", "Agreed less what was agreed before."
    ),
    "change_eur": _column(
        "euros", "Verschil €", "Change €", "Verschil in eenheden × tarief van nu.", "Change in units × tariff of now."
    ),
    "unfunded_units": _column(
        "units", "Niet toegekend", "Unmet", "Gevraagd en niet afgesproken.", "Asked and not agreed."
    ),
    "unfunded_eur": _column(
        "euros", "Niet toegekend €", "Unmet €", "Gevraagd, niet afgesproken, tegen het tarief.", "Asked and not agreed."
    ),
}

_TRANCHES: Mapping[str, BookColumn] = {
    "claim_units": _column(
        "units", "Gevraagd", "Asked", "Eenheden gevraagd in de tranche.", "Units asked in the tranche."
    ),
    "awarded_units": _column(
        "units", "Toegekend", "Awarded", "Vóór afronding op hele eenheden.", "Before rounding to whole units."
    ),
    "short_units": _column("units", "Niet toegekend", "Not awarded", "Gevraagd min toegekend.", "Asked less awarded."),
    "fill": _column(
        "share", "Toekenningspercentage", "Fill", "Deel van de vraag dat is toegekend.", "Part of what was asked."
    ),
    "limited_by": _column(
        "text",
        "Waardoor begrensd",
        "Limited by",
        "Regels en geldstromen die op waren, met waarvoor; leeg als alles is toegekend.",
        "Rules and funds that were used up; empty where all was awarded.",
    ),
    "level": _column("number", "Niveau", "Level", "Regel in levels.csv.", "Line of levels.csv."),
}

_RULES: Mapping[str, BookColumn] = {
    "unit": _column("text", "Maat", "Unit", "Waarin de regel telt.", "What the rule counts in."),
    "lower": _column("units", "Minstens", "At least", "Ondergrens.", "Lower bound."),
    "upper": _column("units", "Hoogstens", "At most", "Bovengrens.", "Upper bound."),
    "value": _column("units", "Stand", "Value", "Wat het plan telt.", "What the plan counts."),
    "slack": _column(
        "units",
        "Ruimte",
        "Slack",
        "Wat er nog bij kan, of af: het kleinste van de afstanden tot de grenzen.",
        "What can still be added or taken: the least distance to a bound.",
    ),
    "binding": _column(
        "text", "Knelt", "Binding", "Of de regel ergens een toekenning begrensde.", "Whether it closed an award."
    ),
    "shortfall": _column("units", "Tekort", "Shortfall", "Wat een grens tekortkomt.", "What a bound is short of."),
    "percentage": _column("number", "Waarde", "Value", "Percentage, punten of euro.", "Percentage, points or euros."),
}

_MONEY: Mapping[str, BookColumn] = {
    "reserved_eur": _column(
        "euros", "Gereserveerd €", "Reserved €", "Door reserves vastgehouden.", "Held by reserves."
    ),
    "agreed_eur": _column("euros", "Afgesproken €", "Agreed €", "Som van de afspraken.", "Sum of the agreements."),
    "free_eur": _column(
        "euros", "Vrij €", "Free €", "Bedrag min gereserveerd min afgesproken.", "Amount less reserved less agreed."
    ),
    "use": _column(
        "share",
        "Uitnutting",
        "Use",
        "Afgesproken van wat na reservering te verdelen is.",
        "Agreed out of what can be divided after reserves.",
    ),
    "agreed_before_eur": _column(
        "euros",
        "Afspraak was €",
        "Agreed before €",
        "Vorig jaar tegen de tarieven van nu; bij een herschikking de geldende afspraken tegen hun eigen tarieven.",
        "Last year at this run's tariffs; at a reallocation the agreements in force at their own.",
    ),
    "expected_eur": _column(
        "euros", "Verwacht €", "Expected €", "Verwachting van het jaar.", "Expectation of the year."
    ),
    "shifted_within_eur": _column(
        "euros", "Zelf verschoven €", "Shifted within €", "Van eigen regel naar eigen regel.", "From line to own line."
    ),
    "released_eur": _column(
        "euros", "Vrijgevallen €", "Released €", "Netto afgestaan, over alle geldstromen.", "Net given up."
    ),
    "added_eur": _column("euros", "Toegevoegd €", "Added €", "Netto gekregen, over alle geldstromen.", "Net gained."),
    "price_effect_eur": _column(
        "euros", "Prijseffect €", "Price effect €", "Door andere tarieven.", "Because of other tariffs."
    ),
    "balance_eur": _column(
        "euros",
        "Sluit (0)",
        "Balance (0)",
        "Afspraak was + toegevoegd − vrijgevallen + prijseffect − afgesproken: moet 0 zijn.",
        "Agreed before + added − released + price effect − agreed: has to be 0.",
    ),
}

_BRIDGE: Mapping[str, BookColumn] = {
    "amount_before_eur": _column("euros", "Bedrag was €", "Amount was €", "Van de geldstroom.", "Of the fund."),
    "reserved_before_eur": _column("euros", "Reserve was €", "Reserve was €", "Vastgehouden.", "Held."),
    "price_eur": _column("euros", "Prijseffect €", "Price effect €", "Door andere tarieven.", "By other tariffs."),
    "free_before_eur": _column("euros", "Vrij was €", "Free was €", "Vóór de herschikking.", "Before."),
    "side": _column("text", "Kant", "Side", "Bron of bestemming.", "Source or use."),
    "method": _column("text", "Methode", "Method", "Hoe de verwachting is gemaakt.", "How it was expected."),
    "delivered_units": _column("units", "Geleverd", "Delivered", "Eenheden geleverd.", "Units delivered."),
    "corrected_units": _column(
        "units", "Opgehoogd", "Corrected", "Geleverd, opgehoogd voor wat nog niet is gedeclareerd.", "Completed."
    ),
    "days_counted": _column("number", "Dagen geteld", "Days counted", "Dagen met levering.", "Days with care."),
    "days_left": _column("number", "Dagen over", "Days left", "Dagen tot het einde.", "Days until the end."),
    "expected_units": _column("units", "Verwacht", "Expected", "Over het hele jaar.", "Over the whole year."),
    "low_units": _column("units", "Laag", "Low", "Als de rest gaat als de laagste maand.", "As the lowest month."),
    "high_units": _column("units", "Hoog", "High", "Als de rest gaat als de hoogste maand.", "As the highest month."),
    "agreed_tariff_eur": _column("euros", "Tarief was €", "Tariff was €", "Van de afspraak.", "Of the agreement."),
    "agreed_on": _column("text", "Afspraak van", "Agreed on", "Dag.", "Day."),
    "offered_units": _column("units", "Aanbod", "Offer", "Aanbod van de herschikking.", "Offer of the reallocation."),
    "offered_on": _column("text", "Aanbod van", "Offered on", "Dag.", "Day."),
    "answered_units": _column("units", "Reactie", "Answer", "Door de aanbieder gevraagd.", "Asked by the provider."),
    "answered_on": _column("text", "Reactie van", "Answered on", "Dag.", "Day."),
    "judged": _column("text", "Oordeel", "Judged", "Hoe de reactie is beoordeeld.", "How it was judged."),
    "accepted_units": _column("units", "Geaccepteerd", "Accepted", "Eenheden.", "Units."),
    "definitive_units": _column("units", "Definitief", "Definitive", "Definitieve afspraak.", "Definitive agreement."),
    "definitive_on": _column("text", "Definitief op", "Definitive on", "Dag.", "Day."),
    "beyond_units": _column(
        "units",
        "Onvervuld",
        "Beyond",
        "Verwacht of gevraagd boven de afspraak.",
        "Expected or asked above the agreement.",
    ),
    "beyond_eur": _column("euros", "Onvervuld €", "Beyond €", "Tegen het tarief.", "At the tariff."),
    "kept_out_by": _column("text", "Waardoor", "Kept out by", "Wat het tegenhield.", "What kept it out."),
    "kind": _column("text", "Soort", "Kind", "Soort.", "Kind."),
    "units": _column("units", "Eenheden", "Units", "Eenheden.", "Units."),
}

_SETTLED: Mapping[str, BookColumn] = {
    "delivered_eur": _column("euros", "Geleverd €", "Delivered €", "Geleverde zorg.", "Care delivered."),
    "ceiling_eur": _column(
        "euros", "Plafond €", "Ceiling €", "Afspraken tegen de afgerekende prijzen.", "Agreements at settled prices."
    ),
    "settled_eur": _column(
        "euros",
        "Afgerekend €",
        "Settled €",
        "Het minste van geleverd en plafond.",
        "The lesser of delivered and ceiling.",
    ),
    "surcharge_eur": _column("euros", "Toeslag €", "Surcharge €", "Plafond min afgesproken.", "Ceiling less agreed."),
    "recovered_eur": _column(
        "euros", "Terugvordering €", "Recovered €", "Afgesproken en niet afgerekend.", "Agreed and not settled."
    ),
    "topped_up_eur": _column(
        "euros", "Nabetaling €", "Topped up €", "Afgerekend boven de afspraak.", "Settled above the agreement."
    ),
    "forgone_eur": _column(
        "euros",
        "Misgelopen €",
        "Forgone €",
        "Met alle toeslagen was dit erbij gekomen.",
        "All surcharges would add this.",
    ),
    "settled_tariff_eur": _column("euros", "Prijs €", "Price €", "Afgerekende prijs.", "Settled price."),
    "points": _column("number", "Punten", "Points", "Procentpunten.", "Percentage points."),
    "notice": _column("text", "Bericht", "Notice", "Wat er is bericht.", "What was told."),
    "date": _column("text", "Dag", "Day", "Dag van het bericht.", "Day of the notice."),
    "receipt_sha256": _column("text", "Kenmerk van de berekening", "Receipt of the run", "sha256.", "sha256."),
}

COLUMNS: Mapping[str, BookColumn] = {
    **_BRIDGE, **_SETTLED, **_RULES, **_TRANCHES, **_PLAN, **_MONEY, **_KEYS,
}  # fmt: skip
"""By name; where two files use a name otherwise, `_IN_FILE` says so."""

_IN_FILE: Mapping[tuple[str, str], BookColumn] = {
    ("tariffs.csv", "value"): _RULES["percentage"],
    ("providers.csv", "unfunded_eur"): _column(
        "euros",
        "Zonder afspraak €",
        "Without an agreement €",
        "Verwacht of gevraagd en niet afgesproken, netto over de eigen regels.",
        "Expected or asked and not agreed, net over its own lines.",
    ),
    ("bridge.csv", "released_eur"): _column(
        "euros", "Vrijgevallen €", "Released €", "Netto per aanbieder en geldstroom.", "Net per provider and fund."
    ),
    ("bridge.csv", "added_eur"): _column(
        "euros", "Toegevoegd €", "Added €", "Netto per aanbieder en geldstroom.", "Net per provider and fund."
    ),
    ("ledger.csv", "offered_units"): _BRIDGE["offered_units"],
    ("ledger.csv", "agreed_units"): _PLAN["previous_units"],
    ("expectations.csv", "agreed_units"): _PLAN["previous_units"],
    ("settlement.csv", "unfunded_eur"): _column(
        "euros", "Onvergoed €", "Unfunded €", "Geleverd en niet afgerekend.", "Delivered and not settled."
    ),
}


def result_column(file: str, name: str) -> BookColumn:
    """The column of a file.

    Raises:
        KeyError: no result file has it.
    """
    return _IN_FILE.get((file, name)) or COLUMNS[name]
