"""Faults in studies of several years, of reserves and of simulated years."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["OTHER_STUDIES"]

OTHER_STUDIES: Mapping[str, str] = {
    # paths
    "a path has a year at least": "een meerjarenpad heeft ten minste één jaar",
    "a path has no cut-off: every year is allocated before it starts": (
        "een meerjarenpad heeft geen peilmaand: elk jaar wordt verdeeld voor het begint"
    ),
    "a distribution needs samples": "een verdeling heeft een aantal trekkingen (samples) nodig",
    "samples: 100, beside years": "samples: 100, naast years",
    "nothing is drawn": "er wordt niets getrokken",
    "a rate such as {normal: [2.0, 0.5]}": "een groei zoals {normal: [2.0, 0.5]}",
    "{rates} rates for {years} years": "{rates} {rates:percentage|percentages} voor {years} jaren",
    "one for every year, or {years}: one for each year after the first": (
        "één voor alle jaren, of {years}: één voor elk jaar na het eerste"
    ),
    "nothing would be left": "er bleef niets over",
    "more than -100": "meer dan -100",
    "a rate was drawn that leaves nothing": "er is een percentage getrokken dat niets overlaat",
    "no such age group": "deze leeftijdsgroep bestaat niet",
    "the ages of {profile} don't add up": "de leeftijden van {profile} tellen niet op",
    "100 percent": "100 procent",
    "no service level is named": "er is geen dienstverleningsniveau genoemd",
    "unfunded_client_years_pct or lowest_fill_pct": "unfunded_client_years_pct of lowest_fill_pct",
    "lowest_fill_pct and tranche go together": "lowest_fill_pct en tranche horen bij elkaar",
    "both, or neither": "allebei, of geen van beide",
    "kavel and per belong to unfunded_client_years_pct": "kavel en per horen bij unfunded_client_years_pct",
    "that key too": "ook die sleutel",
    "there is no more than all of it": "meer dan alles is er niet",
    "no grid has this step": "geen rooster heeft deze stap",
    "a part of 100, such as 0.01": "een deel van 100, zoals 0.01",
    "no such year": "dit jaar is er niet",
    "1 to {years}": "1 tot en met {years}",
    "one value, a list of {years}, or {course}": "één waarde, een lijst van {years}, of {course}",
    "a number of the case has no value of its own in later years": (
        "een getal van de casus heeft in latere jaren geen eigen waarde"
    ),
    "{from: …, add: …}, or values": "{from: …, add: …}, of waarden",
    "{name} is set, and the room is sought": "{name} is ingevuld, terwijl de ruimte wordt gezocht",
    "room: {hold: …}, or funds that are set": "room: {hold: …}, of geldstromen die zijn ingevuld",
    "no service has this {column}": "geen prestatie heeft dit {column:told}",
    "kavel": "kavel",
    "profile": "profiel",
    "pack {pack} has no such tranche initially": "beleid {pack} heeft deze tranche niet in de initiële toekenning",
    "pack {pack} reads what was delivered, and nobody knows that of years to come": (
        "beleid {pack} leest wat is geleverd, en dat weet niemand van jaren die nog komen"
    ),
    "realised_pct: the percentage of agreements that is delivered": (
        "realised_pct: het percentage van de afspraken dat wordt geleverd"
    ),
    # reserves
    "there has to be a scenario": "er moet een scenario zijn",
    "a reserve is sized before the year: there is no cut-off": (
        "een reservering wordt voor het jaar bepaald: er is geen peilmaand"
    ),
    "no cell draws on a contracteerruimte, so there is nothing to hold back": (
        "geen afspraakregel put uit een contracteerruimte, dus er is niets om aan te houden"
    ),
    "the case has no table {table} for scenarios to start from": (
        "de casus heeft geen tabel {table} waar scenario's van uitgaan"
    ),
    "no such kavel in the case": "deze kavel is er niet in de casus",
    "{name} holds for no volume that draws on a contracteerruimte": (
        "{name} geldt voor geen enkel volume dat uit een contracteerruimte put"
    ),
    # simulated years
    "nothing is simulated": "er wordt niets gesimuleerd",
    "there is no calendar": "er is geen klikkalender",
    '{two: ["04-01", "08-02"]}': '{twee: ["04-01", "08-02"]}',
    "a simulated year has the cut-offs of its calendar": "een gesimuleerd jaar heeft de peilmaanden van zijn kalender",
    "a simulated year starts with an initial allocation": "een gesimuleerd jaar begint met een initiële toekenning",
    "calendars, or the moments of the pack": "calendars, of de momenten van het beleid",
    "no stage": "geen stage",
    "more than all clients can't leave": "meer dan alle cliënten kunnen niet vertrekken",
    "0 to 100": "0 tot en met 100",
    "a part of a month's care is known": "van een maand is een deel van de zorg bekend",
    "above 0, at most 100": "boven 0, ten hoogste 100",
    "the case has no table that clients at the start can be told from": (
        "de casus heeft geen tabel waaruit blijkt welke cliënten er aan het begin zijn"
    ),
    "continuity, history or forecast": "continuity, history of forecast",
    "the case doesn't tell how many clients of {kavel} leave per month": (
        "de casus zegt niet hoeveel cliënten van {kavel} er per maand vertrekken"
    ),
    "exit: {intramural: 2.5}": "exit: {intramural: 2.5}",
    "give a percentage, or tables continuity and history": "geef een percentage, of de tabellen continuity en history",
    "the case says nothing of {name}": "de casus zegt niets over {name}",
    "a table, and column, that has it": "een tabel en kolom waarin dit staat",
    "the case has no such kavel": "deze kavel is er niet in de casus",
}
