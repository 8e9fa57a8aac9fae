"""What tables and columns of a case mean, in Dutch: the notes in workbooks for planners."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from verdeelsleutel.data.tables.columns import Column, Kind, Table
from verdeelsleutel.data.tables.dutch import dutch_choice

__all__ = ["DUTCH_NOTES", "dutch_expected", "dutch_note"]

DUTCH_NOTES: Mapping[str, str] = MappingProxyType(
    {
        # what the case is about
        "What the case is about: one value per key.": "Waar de casus over gaat: één waarde per kenmerk.",
        "Short name of the case, used in results.": "Korte naam van de casus, zoals die in uitkomsten staat.",
        "Title above reports.": "Titel boven rapporten.",
        "Year that is contracted.": "Jaar waarvoor wordt ingekocht.",
        "Zorgkantoor that contracts.": "Zorgkantoor dat inkoopt.",
        "true when the figures are made up, false otherwise.": "ja als de cijfers verzonnen zijn, anders nee.",
        "Price level of the tariffs.": "Prijspeil van de tarieven.",
        "Day on which the case was drawn up.": "Dag waarop de casus is opgesteld.",
        "Day up to which claims were counted in the realisation.": "Dag tot en met welke declaraties zijn meegeteld.",
        # regions and funds
        "One zorgkantoor region a row.": "Eén zorgkantoorregio per rij.",
        "Short name of the region.": "Korte naam van de regio.",
        "Name of the region.": "Naam van de regio.",
        "Region whose contracteerruimte it draws on; empty: its own.": (
            "Regio uit wier contracteerruimte wordt geput; leeg: de eigen."
        ),
        "UZOVI number of the zorgkantoor.": "UZOVI-nummer van het zorgkantoor.",
        "CBS code of the region.": "CBS-code van de regio.",
        "One sum of money with its conditions a row; each fund region has exactly one contracteerruimte.": (
            "Eén geldstroom per rij; elke ruimteregio heeft precies één contracteerruimte."
        ),
        "Short name of the fund.": "Korte naam van de geldstroom.",
        "Fund region that the money is for.": "Ruimteregio waarvoor het geld is.",
        "Kind of money.": "Soort geld.",
        "Amount for the year in euros.": "Bedrag voor het jaar in euro.",
        "Changes of a fund in the course of the year.": "Wijzigingen van een geldstroom in de loop van het jaar.",
        "Fund that the money belongs to.": "Geldstroom waar het geld bij hoort.",
        "Day of the change.": "Dag van de wijziging.",
        "Amount, negative when the fund gets smaller.": "Bedrag, negatief als de geldstroom kleiner wordt.",
        "Why.": "Waarom.",
        "How sure the change is: definitive, or another word, which counts too and is told.": (
            "Hoe zeker de wijziging is: definitief, of een ander woord; zij telt dan ook mee, met een melding."
        ),
        "Money that moves from one fund to another.": "Geld dat van de ene geldstroom naar de andere gaat.",
        "Fund that gives.": "Geldstroom die geeft.",
        "Fund that receives.": "Geldstroom die ontvangt.",
        "Amount.": "Bedrag.",
        "Day of the transfer.": "Dag van de overheveling.",
        "This year only, or for good.": "Alleen dit jaar, of voorgoed.",
        # services
        "One service (prestatie) with its NZa maximum tariff a row.": (
            "Eén prestatie per rij, met het maximumtarief van de NZa."
        ),
        "Prestatiecode.": "Prestatiecode.",
        "Name of the service.": "Naam van de prestatie.",
        "Sector.": "Sector.",
        "Kavel: intramural, vpt, mpt, mpt_treatment, meerzorg or other.": (
            "Kavel: intramural, vpt, mpt, mpt_treatment, meerzorg of other."
        ),
        "Care profile, for instance 4VV.": "Zorgprofiel, bijvoorbeeld 4VV.",
        "Whether treatment is included.": "Of behandeling inbegrepen is.",
        "Whether day activities are included.": "Of dagbesteding inbegrepen is.",
        "What one unit is.": "Wat één eenheid is.",
        "NZa maximum per unit without NHC and NIC; empty: the price is free.": (
            "Maximum van de NZa per eenheid, zonder NHC en NIC; leeg: de prijs is vrij."
        ),
        "NHC per unit.": "NHC per eenheid.",
        "NIC per unit.": "NIC per eenheid.",
        "Units of one client in a whole year; empty: the service counts no clients.": (
            "Eenheden van één cliënt in een heel jaar; leeg: de prestatie telt geen cliënten."
        ),
        "What the service is for; empty: care.": "Waar de prestatie voor is; leeg: zorg.",
        "Services that this one follows, with spaces, commas or semicolons between.": (
            "Prestaties waar deze op volgt, met spaties, komma's of puntkomma's ertussen."
        ),
        "Whether the percentage applies; empty: yes.": "Of het percentage geldt; leeg: ja.",
        "Inside or outside the contracteerruimte; empty: inside.": (
            "Binnen of buiten de contracteerruimte; leeg: binnen."
        ),
        # providers
        "One provider a row, with the facts that a policy may look at.": (
            "Eén zorgaanbieder per rij, met de feiten waar beleid naar kan kijken."
        ),
        "AGB code, 8 digits.": "AGB-code, 8 cijfers.",
        "Name of the provider.": "Naam van de zorgaanbieder.",
        "existing: agreement with us last year; other_office: with another office only; new: with none.": (
            "bestaand: vorig jaar een afspraak met ons; ander kantoor: alleen met een ander zorgkantoor; "
            "nieuw: met geen."
        ),
        "Group that the provider belongs to.": "Concern waar de aanbieder bij hoort.",
        "NZa number.": "NZa-nummer.",
        "First day of the agreement, if not 1 January.": "Eerste dag van de afspraak, als dat niet 1 januari is.",
        "Last day of the agreement, if not 31 December.": "Laatste dag van de afspraak, als dat niet 31 december is.",
        "Whether all conditions of entry are met.": "Of aan alle toetredingsvoorwaarden is voldaan.",
        "Wlz revenue of a year.": "Wlz-omzet van een jaar.",
        "Reserve (RAK) as a fraction of the revenue: 0.35.": "Reserve (RAK) als deel van de omzet: 0,35.",
        "Whether it is an essential facility.": "Of het een essentiële voorziening is.",
        "Points that the agreed development plan gives.": "Procentpunten die het ontwikkelplan geeft.",
        "Outcome of the monitor.": "Uitkomst van de monitor.",
        "Last year's percentage.": "Percentage van vorig jaar.",
        "Whether there is a technology plan.": "Of er een technologieplan is.",
        "Whether there is an employer plan.": "Of er een werkgeversplan is.",
        "Whether it takes part in the regional table.": "Of de aanbieder meedoet aan de regiotafel.",
        # volumes
        "What a provider offers: one row per region, provider and service.": (
            "Wat een aanbieder aanbiedt: één rij per regio, aanbieder en prestatie."
        ),
        "Zorgkantoor region.": "Zorgkantoorregio.",
        "AGB code of the provider, 8 digits.": "AGB-code van de aanbieder, 8 cijfers.",
        "Prestatiecode of the service.": "Prestatiecode.",
        "Units offered for the year.": "Aangeboden eenheden voor het jaar.",
        "Least units the provider accepts.": "Minste eenheden die de aanbieder aanneemt.",
        "Care expected this year for clients already in care.": (
            "Zorg die dit jaar wordt verwacht voor cliënten die al in zorg zijn."
        ),
        "Units expected this year.": "Eenheden die dit jaar worden verwacht.",
        "Last year's last formal agreement (its herschikking).": (
            "Laatste formele afspraak van vorig jaar (de herschikking)."
        ),
        "Units agreed last year.": "Eenheden die vorig jaar zijn afgesproken.",
        "Units delivered last year.": "Eenheden die vorig jaar zijn geleverd.",
        "Agreements in force, for a reallocation that isn't chained to a run.": (
            "Geldende afspraken, voor een herschikking die niet op een berekening volgt."
        ),
        "Units agreed.": "Afgesproken eenheden.",
        "Agreed tariff per unit.": "Afgesproken tarief per eenheid.",
        "Expected volume of the year.": "Verwacht volume van het jaar.",
        "Units expected.": "Verwachte eenheden.",
        "Care delivered per month, earlier years too.": "Geleverde zorg per maand, ook van eerdere jaren.",
        "Month of the care, YYYY-MM.": "Maand van de zorg, JJJJ-MM.",
        "Units delivered.": "Geleverde eenheden.",
        "What a provider answered to the offer of a reallocation, and how that was judged.": (
            "Wat een aanbieder op het aanbod van een herschikking antwoordde, en hoe dat is beoordeeld."
        ),
        "Units that the provider asks for.": "Eenheden die de aanbieder vraagt.",
        "Day of the answer.": "Dag van het antwoord.",
        "How it was judged; agreed where the provider agrees with the offer.": (
            "Hoe het is beoordeeld; akkoord (agreed) waar de aanbieder met het aanbod instemt."
        ),
        "Units that were accepted.": "Eenheden die zijn toegekend.",
        "Why it was judged so.": "Waarom het zo is beoordeeld.",
        "What was decided above policy: hard, and shown everywhere.": (
            "Wat boven het beleid is besloten: hard, en overal getoond."
        ),
        "Service; empty: all services of the provider.": "Prestatie; leeg: alle prestaties van de aanbieder.",
        "What was decided.": "Wat er is besloten.",
        "Units; or else an amount.": "Eenheden; of anders een bedrag.",
        "Amount; or else units.": "Bedrag; of anders eenheden.",
        "Who decided.": "Wie heeft besloten.",
        "Day of the decision.": "Dag van het besluit.",
        "Tariffs that replace the build-up.": "Tarieven die in de plaats komen van de opbouw.",
        "Region; empty: all regions.": "Regio; leeg: alle regio's.",
        "Service; empty: all services.": "Prestatie; leeg: alle prestaties.",
        "Percentage of the maximum; or else a tariff.": "Percentage van het maximum; of anders een tarief.",
        "Tariff per unit; or else a percentage.": "Tarief per eenheid; of anders een percentage.",
        "Day of the agreement.": "Dag van de afspraak.",
        "Room above a rule that excludes.": "Ruimte boven een regel die uitsluit.",
        "Id of the rule in the pack.": "Kenmerk van de regel in het beleid.",
        "Units of room.": "Eenheden ruimte.",
        # need
        "Expected need per region and kavel.": "Verwachte zorgvraag per regio en kavel.",
        "Kavel.": "Kavel.",
        "Care profile; empty: the whole kavel.": "Zorgprofiel; leeg: de hele kavel.",
        "Client-years in the year.": "Cliëntjaren in het jaar.",
        "Clients who wait.": "Cliënten die wachten.",
        "Provider of preference, if there is one.": "Voorkeursaanbieder, als die er is.",
        "Status.": "Status.",
        "Number of clients.": "Aantal cliënten.",
        "Day of counting.": "Dag van telling.",
        "Clients of a provider per four-digit postcode.": "Cliënten van een aanbieder per postcode van vier cijfers.",
        "Digits of the postcode.": "Cijfers van de postcode.",
        "Clients with Wlz care.": "Cliënten met Wlz-zorg.",
        "Clients with district nursing (Zvw).": "Cliënten met wijkverpleging (Zvw).",
        # lump sums, and services of other years
        "Lump sums of innovative contracts.": "Aanneemsommen van innovatieve contracten.",
        "Short name of the contract.": "Korte naam van het contract.",
        "Law that the money comes from.": "Wet waar het geld uit komt.",
        "Year.": "Jaar.",
        "Sum of the base.": "Basisbedrag.",
        "Day on which the base was measured.": "Dag waarop de basis is gemeten.",
        "Yearly index.": "Jaarlijkse index.",
        "Adjustment, negative when lower.": "Bijstelling, negatief als die verlaagt.",
        "Why it was adjusted.": "Waarom is bijgesteld.",
        "Target growth of unique clients.": "Groeidoel van unieke cliënten.",
        "Least growth.": "Minste groei.",
        "Lower end of the bandwidth.": "Onderkant van de bandbreedte.",
        "Upper end of the bandwidth.": "Bovenkant van de bandbreedte.",
        "Day on which it went back to P×Q.": "Dag waarop is teruggegaan naar P×Q.",
        "Unique clients of a contract; ALL is given, never summed.": (
            "Unieke cliënten van een contract; ALL is opgegeven, nooit opgeteld."
        ),
        "Month, 1 to 12.": "Maand, 1 tot en met 12.",
        "AGB code, or ALL.": "AGB-code, of ALL.",
        "Law, or ALL.": "Wet, of ALL.",
        "Number of unique clients.": "Aantal unieke cliënten.",
        "Services of an earlier year and what they are called now.": (
            "Prestaties van een eerder jaar, en hoe die nu heten."
        ),
        "Prestatiecode as it was.": "Prestatiecode zoals die was.",
        "Prestatiecode now.": "Prestatiecode nu.",
        "New units per old unit.": "Nieuwe eenheden per oude eenheid.",
    }
)
"""English description in the contract → the same in Dutch."""

_EXPECTED: Mapping[Kind, str] = MappingProxyType(
    {
        "id": "een korte naam of code",
        "agb": "een AGB-code van 8 cijfers",
        "ids": "codes met spaties, komma's of puntkomma's ertussen",
        "text": "tekst",
        "yes_no": "ja of nee",
        "fact": "ja, nee of een woord",
        "number": "een getal",
        "whole": "een heel getal",
        "euros": "een bedrag in euro",
        "date": "een datum als 2024-04-01 of 1-4-2024",
        "month": "een maand als 2024-04",
        "postcode": "de vier cijfers van een postcode",
    }
)


def dutch_note(what: Column | Table) -> str:
    """What a table or column means."""
    return DUTCH_NOTES[what.description]


def dutch_expected(column: Column) -> str:
    """What a value of the column should be, in a few words."""
    if column.kind == "choice":
        return "een van " + ", ".join(dutch_choice(column, choice) for choice in column.choices)
    noun = _EXPECTED[column.kind]
    cents = ", hooguit twee decimalen" if column.kind == "euros" else ""
    if column.minimum is not None and column.maximum is not None:
        return f"{noun} van {column.minimum} tot en met {column.maximum}{cents}"
    if column.above is not None:
        return f"{noun} boven {column.above}{cents}"
    if column.minimum is not None:
        return f"{noun} van {column.minimum} of meer{cents}"
    return noun + cents
