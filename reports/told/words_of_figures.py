"""What a run needs of a case and a pack and doesn't find there."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FIGURES"]

FIGURES: Mapping[str, str] = {
    "the pack reads {column} for {what}, provider {provider}, service {service}": (
        "het beleid leest {column} voor {what:told}, bij aanbieder {provider}, prestatie {service}"
    ),
    "the base": "het basispercentage",
    "fill in {column}, or give the provider an agreed tariff": (
        "vul {column} in, of geef de aanbieder een maatwerktarief (agreed_tariffs)"
    ),
    "the price of service {service} is free and provider {provider} in region {region} has no agreed tariff": (
        "prestatie {service} heeft geen maximumtarief en aanbieder {provider} heeft in regio {region} geen "
        "maatwerktarief"
    ),
    "a tariff_eur for this provider and service": "een tariff_eur voor deze aanbieder en prestatie",
    "add a row to agreed_tariffs, or a max_tariff_eur to services": (
        "zet een rij in agreed_tariffs, of een max_tariff_eur in services"
    ),
    "and {count} more cells with a free price and no agreed tariff": (
        "en nog {count} {count:afspraakregel|afspraakregels} zonder maximumtarief en zonder maatwerktarief"
    ),
    (
        "a rule counts the {basis} of provider {provider}, service {service}, region {region} in "
        "euros, and its price is free"
    ): (
        "een regel telt de {basis:told} van aanbieder {provider}, prestatie {service}, regio {region} in euro's, "
        "maar er is geen tarief"
    ),
    "agreement": "lopende afspraak",
    "realised": "verwachte realisatie",
    "history": "vorige afspraak",
    "history_realised": "realisatie van vorig jaar",
    "forecast": "prognose",
    "continuity": "continuïteit",
    "a tariff_eur": "een tariff_eur",
    "add a row to agreed_tariffs": "zet een rij in agreed_tariffs",
    "a decision in units is met exactly, so it is whole": (
        "een besluit in eenheden wordt precies gevolgd, dus het is een heel getal"
    ),
    "whole units": "hele eenheden",
    "round it, or decide an amount in euros": "rond het af, of besluit over een bedrag in euro's",
    "changes and transfers take more from fund {fund} than it holds": (
        "wijzigingen en overhevelingen nemen meer uit geldstroom {fund} dan erin zit"
    ),
    "at least nothing": "ten minste niets",
    "look at fund_changes and fund_transfers": "kijk naar fund_changes en fund_transfers",
    "{who} of pack {pack} sorts or counts by column {column}, which no table of the case has": (
        "{who:told} van beleid {pack} sorteert of telt op de kolom {column}, en geen tabel van de casus heeft die"
    ),
    "a column {column} in one of {tables}": "een kolom {column} in een van {tables}",
    "add the column": "voeg de kolom toe",
    "{why}, and the case has no table {table}": "{why:told}, en de casus heeft geen tabel {table}",
    "{who} of pack {pack} reads basis {basis}": "{who:told} van beleid {pack} leest grondslag {basis}",
    "rule {rule} of pack {pack} reads it": "regel {rule} van beleid {pack} leest deze",
    "expectation {name} of the pack reads it": "de verwachting {name} van het beleid leest deze",
    "a settlement counts the care delivered": "een nacalculatie telt de geleverde zorg",
    "a year is replayed on care delivered": "een jaar wordt nagespeeld op geleverde zorg",
    "tranche {id}": "tranche {id}",
    "rule {id}": "regel {id}",
    "adjustment {id}": "opslag of afslag {id}",
    "a table {table} (it may hold its header only)": "een tabel {table} (alleen een kop mag ook)",
    "add {table}, or use a pack that doesn't need it": "voeg {table} toe, of gebruik beleid dat deze niet nodig heeft",
    # reallocations
    "a reallocation starts from agreements in force, and the case has no table agreements": (
        "een herschikking begint bij de lopende afspraken, en de casus heeft geen tabel agreements"
    ),
    "a table agreements, or a run to start from": "een tabel agreements, of een berekening om van uit te gaan",
    "add the table, or pass --from RUN": "voeg de tabel toe, of geef --from RUN",
    "the pack says nothing about a reallocation": "het beleid zegt niets over een herschikking",
    "an answer was partly accepted, and it isn't said how many units": (
        "een reactie is deels geaccepteerd, en er staat niet voor hoeveel eenheden"
    ),
    "accepted_units": "accepted_units",
    "fill in the units, or judge it accepted or rejected": (
        "vul de eenheden in, of beoordeel haar als geaccepteerd of afgewezen"
    ),
    "the cut-off {cutoff} is no month of {year}; write it as {example}": (
        "de peilmaand {cutoff} is geen maand van {year}; schrijf bijvoorbeeld {example}"
    ),
    "the pack names no moments of reallocation": "het beleid noemt geen herschikkingsmomenten",
    "{year} has no such day": "{year} heeft deze dag niet",
    'reallocation: {moments: ["04-01", "08-02"]}, or monthly': (
        'reallocation: {moments: ["04-01", "08-02"]}, of monthly'
    ),
    "add them in a pack of your own that extends this one": "zet ze in eigen beleid dat dit beleid uitbreidt (extends)",
    "add it in a pack of your own that extends this one": "zet het in eigen beleid dat dit beleid uitbreidt (extends)",
    "reallocation: {expectation: run_rate, tranches: [{id: realised, basis: realised}]}": (
        "reallocation: {expectation: run_rate, tranches: [{id: realised, basis: realised}]}"
    ),
    # settlements
    "an agreement has {column} {value}, which this case lacks": (
        "een afspraak heeft {column} {value}, en die is er in deze casus niet"
    ),
    "and {count} more agreements that it lacks": (
        "en nog {count} {count:afspraak die er niet is|afspraken die er niet zijn}"
    ),
    "settle on a case with everything that was agreed on": "neem een casus met alles waarover is afgesproken",
}
