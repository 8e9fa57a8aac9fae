"""What is in the worklist of a reallocation or settlement, and what studies say of their scenarios and their ground."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["WORK"]

WORK: Mapping[str, str] = {
    # worklist.csv
    "care was delivered without an agreement": "er is zorg geleverd zonder afspraak",
    "it counts with agreement 0": "zij telt mee met afspraak 0",
    "more was delivered already than is agreed for the year": (
        "er is nu al meer geleverd dan voor het jaar is afgesproken"
    ),
    "the offer lowers the agreement and its provider may still answer": (
        "het aanbod verlaagt de afspraak en de aanbieder mag nog reageren"
    ),
    "the agreement stays for now": "de afspraak blijft voorlopig staan",
    "an answer of a provider isn't judged yet, and doesn't count": (
        "een reactie van een aanbieder is nog niet beoordeeld, en telt niet mee"
    ),
    "a month of a provider in a region has no line at all, and counts as no care": (
        "een maand van een aanbieder in een regio heeft geen enkele regel, en telt als geen zorg"
    ),
    "no line in this month": "geen enkele regel in deze maand",
    "its {days} days are in no rate": "de {days} {days:dag telt|dagen tellen} in geen dagtempo mee",
    "no day is left to divide by": "er is geen dag over om door te delen",
    "no complete earlier year has this care by this month": (
        "geen volledig eerder jaar heeft deze zorg tot en met deze maand"
    ),
    "the agreement is expected": "de afspraak is de verwachting",
    "{count} lines before the provider's start or after its end": (
        "{count} {count:regel|regels} voor de start of na het einde van de aanbieder"
    ),
    "their units count, no days do": "de eenheden tellen mee, de dagen niet",
    "{count} lines after the cut-off don't count": (
        "{count} {count:regel|regels} na de peilmaand {count:telt|tellen} niet mee"
    ),
    "taken to be {percent} % claimed": "geldt als voor {percent:number} % gedeclareerd",
    "its units are divided by that": "de eenheden zijn daardoor gedeeld",
    "counted on {day}: more of this month may be in than completeness says": (
        "geteld op {day:day}: van deze maand kan meer binnen zijn dan de volledigheid zegt"
    ),
    "active on {days} of {year} days, and the seasons are of whole years": (
        "actief op {days} van {year} dagen, en het seizoenspatroon is dat van hele jaren"
    ),
    # simulated years
    "{kavel}: {percent} % of clients leave per month": (
        "{kavel}: per maand vertrekt {percent:number} % van de cliënten"
    ),
    "{kavel}: {percent} % of clients leave per month, by continuity and history": (
        "{kavel}: per maand vertrekt {percent:number} % van de cliënten, volgens continuity en history"
    ),
    "{kavel}: {percent} % of clients leave per month, by the study": (
        "{kavel}: per maand vertrekt {percent:number} % van de cliënten, volgens de studie"
    ),
    "continuity and history say {percent} %": "continuity en history zeggen {percent:number} %",
    "clients at the start are told from {start}, care of the year from {year}": (
        "de cliënten aan het begin volgen uit {start}, de zorg van het jaar uit {year}"
    ),
    # scenarios without a plan
    "at least {low} units": "ten minste {low:number} eenheden",
    "at most {high} units": "ten hoogste {high:number} eenheden",
    "at least {low} client-years": "ten minste {low:number} cliëntjaren",
    "at most {high} client-years": "ten hoogste {high:number} cliëntjaren",
    "at least € {low}": "ten minste {low:euros}",
    "at most € {high}": "ten hoogste {high:euros}",
    "{low} and {high}": "{low:told} en {high:told}",
    "expected {what}": "verwacht {what:told}",
    "found {what}": "gevonden {what}",
    "{file}, row {row}: {what}": "{file}, rij {row}: {what:told}",
    "{file}, row {row}, column {column}: {what}": "{file}, rij {row}, kolom {column}: {what:told}",
    "{file}, line {line}: {what}": "{file}, regel {line}: {what:told}",
    "{file}, column {column}: {what}": "{file}, kolom {column}: {what:told}",
}
