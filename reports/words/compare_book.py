"""Words of the workbook of a comparison, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["COMPARE_BOOK"]

Pair = tuple[str, str]

_SHEETS: Mapping[str, Pair] = {
    "summary": ("Samenvatting", "Summary"),
    "asked": ("Wat erin ging", "What went in"),
    "tables": ("Tabellen", "Tables"),
    "sums": ("Sommen van kolommen", "Sums of columns"),
    "rows": ("Rijen", "Rows"),
    "funds": ("Geldstromen", "Funds"),
    "kavels": ("Kavels", "Kavels"),
    "causes": ("Waardoor", "Because of"),
    "providers": ("Aanbieders", "Providers"),
    "provider_causes": ("Waardoor per aanbieder", "Because of, per provider"),
    "tranches": ("Tranches", "Tranches"),
    "tariffs": ("Tarieven", "Tariffs"),
    "rules": ("Regels", "Rules"),
    "lines": ("Afspraken", "Agreements"),
}

_TITLES: Mapping[str, Pair] = {
    "asked": ("Feiten, wijze van vragen en beleid", "Facts, options and policy"),
    "tables": ("Tabellen van de casus met een verschil", "Tables of the case with a difference"),
    "sums": ("Kolommen met een andere som", "Columns with another sum"),
    "rows": ("Elke rij van de casus die anders is", "Every row of the case that differs"),
    "funds": ("Geldstromen die veranderen", "Funds that change"),
    "kavels": ("Per kavel: euro's en cliëntjaren", "Per kavel: euros and client-years"),
    "causes": ("Waardoor het volume en de prijs verschillen", "Why volumes and prices differ"),
    "providers": ("Wie inlevert en wie erbij krijgt", "Who gives up and who gets more"),
    "provider_causes": ("Per aanbieder wat elke oorzaak uitmaakt", "Per provider what every cause makes"),
    "tranches": ("Tranches die veranderen", "Tranches that change"),
    "tariffs": ("Tarieven die veranderen", "Tariffs that change"),
    "rules": (
        "Regels met een andere grens, of die in één berekening knellen",
        "Rules with another bound, or that bind in one run only",
    ),
    "lines": ("Elke afspraakregel die verandert", "Every line that changes"),
}

_ABOUT: Mapping[str, Pair] = {
    "asked": ("Wat anders is.", "What differs."),
    "tables": (
        "Het verschil in euro's rekent volumes tegen het tarief van de eerste berekening.",
        "The change in euros counts volumes at the tariff of the first run.",
    ),
    "sums": ("Som over alle rijen van de tabel.", "Sum over all rows of the table."),
    "rows": ("De grootste verschillen van een tabel eerst.", "The largest changes of a table first."),
    "funds": ("Bedrag, gereserveerd, afgesproken en vrij.", "Amount, reserved, agreed and free."),
    "kavels": (
        "Alle kavels, zodat ze optellen tot de hele berekening.",
        "All kavels, so that they add up to the whole run.",
    ),
    "causes": ("Alle oorzaken samen zijn het verschil.", "All causes together make the change."),
    "providers": ("Per regio; wie het meest inlevert eerst.", "Per region; who gives up most first."),
    "provider_causes": ("De oorzaken tellen op tot het verschil.", "The causes add up to the change."),
    "tranches": (
        "Vóór afronding. Wat een tranche niet kon geven, vraagt een latere opnieuw; tel tranches niet op.",
        "Before rounding. What a tranche couldn't give is asked again by a later one; don't add tranches up.",
    ),
    "tariffs": (
        "Percentage van het maximumtarief; twee keer hetzelfde: het maximum of het afgesproken tarief zelf veranderde.",
        "Percentage of the maximum tariff; the same twice: the maximum or the agreed tariff itself changed.",
    ),
    "rules": ("Grens, stand en of de regel knelt.", "Bound, value, and whether the rule binds."),
    "lines": (
        "Volume: meer of minder eenheden tegen de oude prijs. Prijs: de nieuwe eenheden maal het verschil in tarief.",
        "Volume: more or fewer units at the old price. Price: the new units times the change of the tariff.",
    ),
}

_COLUMNS: Mapping[str, Pair] = {
    "run": ("Run", "Run"),
    "agreed": ("Afgesproken €", "Agreed €"),
    "change": ("Verschil €", "Change €"),
    "years": ("Cliëntjaren", "Client-years"),
    "change_years": ("Verschil", "Change"),
    "unmet": ("Onvervuld €", "Unmet €"),
    "reserved": ("Gereserveerd €", "Reserved €"),
    "free": ("Vrij €", "Free €"),
}

_MOVES: Mapping[str, Pair] = {
    "came": ("nieuw", "new"),
    "gone": ("weg", "gone"),
    "more": ("meer", "more"),
    "less": ("minder", "less"),
    "price": ("ander tarief", "another tariff"),
}

COMPARE_BOOK: Mapping[str, Pair] = {
    **{f"cbook_sheet_{key}": pair for key, pair in _SHEETS.items()},
    **{f"cbook_title_{key}": pair for key, pair in _TITLES.items()},
    **{f"cbook_about_{key}": pair for key, pair in _ABOUT.items()},
    **{f"cbook_col_{key}": pair for key, pair in _COLUMNS.items()},
    **{f"cbook_move_{key}": pair for key, pair in _MOVES.items()},
    "cbook_sides": ("Was: {then}. Nu: {now}.", "Before: {then}. Now: {now}."),
    "cbook_sides_several": (
        "Was: {then}. Nu: de berekening in de eerste kolom.",
        "Before: {then}. Now: the run in the first column.",
    ),
    "cbook_kavels_agreed": ("Afgesproken per kavel, in euro's", "Agreed per kavel, in euros"),
    "cbook_kavels_years": ("Afgesproken per kavel, in cliëntjaren", "Agreed per kavel, in client-years"),
    "cbook_check_effects": ("Volume en prijs min verschil (0)", "Volume and price less change (0)"),
    "cbook_check": ("{sheet} min verschil (0)", "{sheet} less change (0)"),
    "cbook_guide": (
        (
            "Alleen wat verandert staat in deze werkmap: eerst wat erin ging, dan wat eruit kwam. Zonder verschil is "
            "er geen blad. Waar een planner een som zou narekenen staat een formule, met de uitkomst van de "
            "berekeningen, tot op de cent. Totalen boven een tabel volgen het filter. Wijs een titel aan voor wat "
            "een kolom betekent."
        ),
        (
            "Only what changed stands in this workbook: first what went in, then what came out. Where nothing differs "
            "there is no sheet. Where a planner would check a sum stands a formula, with the outcome of the runs, to "
            "the cent. Totals above a table follow its filter. Point at a title for what a column means."
        ),
    ),
    "cbook_left_out_rows": (
        "{count} regels; verdeel compare --json geeft ze alle",
        "{count} lines; verdeel compare --json gives them all",
    ),
}
