"""Words of a comparison of runs."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["COMPARE"]

Pair = tuple[str, str]

_HEAD: Mapping[str, Pair] = {
    "compare_title": ("Vergelijking van {count} berekeningen met {base}", "Comparison of {count} runs with {base}"),
    "compare_title_one": ("Vergelijking: van {base} naar {other}", "Comparison: from {base} to {other}"),
    "compare_run": (
        "{name}: {office} · {year} · beleid {pack} · {stage} ({award}){cutoff}",
        "{name}: {office} · {year} · policy {pack} · {stage} ({award}){cutoff}",
    ),
    "compare_cutoff": (" · peilmaand {month}", " · cut-off {month}"),
    "phase_initial": ("initiële toekenning", "initial allocation"),
    "phase_reallocation": ("herschikking", "reallocation"),
    "compare_beside": ("Alle berekeningen naast elkaar", "All runs side by side"),
    "compare_run_name": ("run", "run"),
    "compare_part": ("{other} tegenover {base}", "{other} against {base}"),
    "compare_in_short": ("In het kort", "In short"),
    "compare_nothing": (
        "Er is geen verschil: niet in wat erin ging, en niet in wat eruit kwam.",
        "There is no difference: neither in what went in nor in what came out.",
    ),
    "compare_same_in": ("Geen verschil in wat erin ging.", "No difference in what went in."),
    "compare_same_out": ("Geen verschil in wat eruit kwam.", "No difference in what came out."),
    "compare_in": ("Wat erin ging", "What went in"),
    "compare_out": ("Wat eruit kwam", "What came out"),
    "compare_yes": ("ja", "yes"),
    "compare_no": ("nee", "no"),
    "compare_more": ("{what} meer", "{what} more"),
    "compare_less": ("{what} minder", "{what} less"),
    "compare_fewer": ("{what} minder", "{what} fewer"),
    "compare_equal": ("gelijk", "the same"),
    "compare_rest": ("en nog {count}", "and {count} more"),
}

_SHORT: Mapping[str, Pair] = {
    "compare_agreed": (
        "Afgesproken: van {then} naar {now}, {change}{share}; volume {volume}, prijs {price}.",
        "Agreed: from {then} to {now}, {change}{share}; volume {volume}, price {price}.",
    ),
    "compare_agreed_same": ("Afgesproken blijft samen {now}.", "What is agreed stays {now} in all."),
    "compare_years": (
        "Cliëntjaren: van {then} naar {now}, {change}.",
        "Client-years: from {then} to {now}, {change}.",
    ),
    "compare_kavels": ("Per kavel: {kavels}.", "Per kavel: {kavels}."),
    "compare_kavel": ("{kavel} {change}, {years}", "{kavel} {change}, {years}"),
    "compare_kavel_euros": ("{kavel} {change}", "{kavel} {change}"),
    "compare_lose": (
        "{count} {count:aanbieder levert|aanbieders leveren} in: samen {cents}.",
        "{count} {count:provider gives|providers give} up {cents} in all.",
    ),
    "compare_gain": (
        "{count} {count:aanbieder krijgt|aanbieders krijgen} erbij: samen {cents}.",
        "{count} {count:provider gets|providers get} {cents} more in all.",
    ),
    "compare_money": ("Geldstromen: {parts}.", "Funds: {parts}."),
    "moved_amount": ("bedrag {change}", "amount {change}"),
    "moved_reserved": ("gereserveerd {change}", "reserved {change}"),
    "moved_free": ("vrij {change}", "free {change}"),
    "compare_unmet": (
        "Wat tranches vroegen en niet kregen: van {then} naar {now}, {change}.",
        "What tranches asked and didn't get: from {then} to {now}, {change}.",
    ),
    "compare_why": ("Meest door: {cause} ({change}).", "Mostly because of: {cause} ({change})."),
}

_UNLIKE: Mapping[str, Pair] = {
    "unlike_year": (
        (
            "De berekeningen zijn van andere jaren: volumes en tarieven zijn die van een ander jaar, en "
            "realisatie wordt niet rij "
            "voor rij vergeleken."
        ),
        (
            "The runs are of other years: volumes and tariffs are those of another year, and realisation "
            "isn't compared "
            "row by row."
        ),
    ),
    "unlike_price_level": (
        "De tarieven hebben een ander prijspeil: het prijseffect is ook indexering.",
        "The tariffs have another price level: the effect of prices is indexation as well.",
    ),
    "unlike_stage": (
        (
            "De een is een initiële toekenning en de ander een herschikking: vraag, tranches, regels en "
            "reserves zijn van "
            "een ander moment; afspraken, tarieven en geldstromen zijn vergelijkbaar."
        ),
        (
            "One is an initial allocation and the other a reallocation: claims, tranches, rules and reserves are of "
            "another moment; agreements, tariffs and funds can be compared."
        ),
    ),
    "unlike_award": (
        "De toekenningen hebben een andere status ({then} en {now}).",
        "The awards have another status ({then} and {now}).",
    ),
    "unlike_cutoff": (
        "De herschikkingen hebben een andere peilmaand: verwachting en vraag rusten op andere maanden.",
        "The reallocations have another cut-off: expectation and claims rest on other months.",
    ),
    "unlike_tranches": (
        "Het beleid kent andere tranches: die van de een hebben geen tegenhanger bij de ander.",
        "The policies have other tranches: those of the one have no counterpart in the other.",
    ),
}

_IN: Mapping[str, Pair] = {
    "compare_facts": ("Feiten van de casus", "Facts of the case"),
    "compare_options": ("Hoe de berekening gevraagd is", "How the run was asked for"),
    "compare_what": ("wat", "what"),
    "compare_policy": ("Beleid: {section}", "Policy: {section}"),
    "compare_wording": (
        "Het beleid verschilt alleen in namen, bronnen en toelichting.",
        "The policies differ in names, sources and notes only.",
    ),
    "compare_tables": ("Tabellen van de casus", "Tables of the case"),
    "compare_table": ("tabel", "table"),
    "compare_added": ("rijen erbij", "rows added"),
    "compare_gone": ("rijen weg", "rows gone"),
    "compare_values": ("waarden anders", "values changed"),
    "compare_worth": ("verschil €", "change €"),
    "compare_worth_note": (
        "verschil €: volumes tegen het tarief van de eerste berekening (van de ander waar die de cel niet heeft)",
        "change €: volumes at the tariff of the first run (of the other where it doesn't have the cell)",
    ),
    "compare_sums": ("Sommen van kolommen", "Sums of columns"),
    "compare_column": ("kolom", "column"),
    "compare_rows": ("rijen", "rows"),
    "compare_change": ("verschil", "change"),
    "compare_largest": ("Grootste verschillen in {table}", "Largest changes in {table}"),
    "compare_row": ("rij", "row"),
    "compare_row_added": ("(rij erbij)", "(row added)"),
    "compare_row_gone": ("(rij weg)", "(row gone)"),
    "compare_skipped": (
        "Niet rij voor rij vergeleken, want van andere jaren: {tables}.",
        "Not compared row by row, being of other years: {tables}.",
    ),
    "compare_unread": (
        "Ook anders, maar geen van beide berekeningen leest het: {files}.",
        "Different too, but neither run reads it: {files}.",
    ),
    "fact_id": ("korte naam", "short name"),
    "fact_title": ("titel", "title"),
    "fact_year": ("jaar", "year"),
    "fact_office": ("zorgkantoor", "office"),
    "fact_synthetic": ("synthetisch", "synthetic"),
    "fact_price_level": ("prijspeil", "price level"),
    "fact_as_of": ("peildatum (as_of)", "as_of"),
    "fact_realisation_as_of": ("realisatie per (realisation_as_of)", "realisation_as_of"),
    "option_stage": ("stap", "stage"),
    "option_award": ("status", "award"),
    "option_cutoff": ("peilmaand", "cut-off"),
    "option_start": ("uitgaande van (--from)", "started from (--from)"),
    "option_history_from": ("historie uit een berekening (--history-from)", "history from a run (--history-from)"),
    "option_given_as_of": ("peildatum van de berekening (--as-of)", "day of the run (--as-of)"),
    "option_responses": ("reacties tellen mee", "responses count"),
    "option_map": ("eigen namen (--map)", "own names (--map)"),
    "option_because": ("reden (--because)", "reason (--because)"),
    "option_version": ("versie van verdeelsleutel", "version of verdeelsleutel"),
}

_OUT: Mapping[str, Pair] = {
    "compare_change_eur": ("verschil €", "change €"),
    "compare_volume_eur": ("volume €", "volume €"),
    "compare_price_eur": ("prijs €", "price €"),
    "compare_years_change": ("verschil cliënt\u00adjaren", "change client-\u00adyears"),
    "compare_effect_note": (
        (
            "volume: meer of minder eenheden tegen de oude prijs · prijs: de nieuwe eenheden maal het "
            "verschil in tarief · "
            "samen het verschil, tot op de cent"
        ),
        (
            "volume: more or fewer units at the old price · price: the new units times the change of the "
            "tariff · together "
            "the change, to the cent"
        ),
    ),
    "compare_funds_change": ("Geldstromen: het verschil", "Funds: the change"),
    "compare_kavel_change": ("Per kavel: het verschil", "Per kavel: the change"),
    "compare_kavel_chart": ("Afgesproken per kavel: het verschil", "Agreed per kavel: the change"),
    "compare_kavel_says": (
        "Het meest verandert {kavel}: {change}.",
        "{kavel} changes most: {change}.",
    ),
    "compare_causes": ("Waardoor het volume en de prijs verschillen", "Why volumes and prices differ"),
    "compare_cause": ("waardoor", "because of"),
    "compare_lines": ("regels", "lines"),
    "compare_causes_note": (
        "wat de laatste vraag van een regel begrensde, toen en nu; de bedragen tellen op tot het verschil",
        "what closed a line's last claim, then and now; the amounts add up to the change",
    ),
    "compare_raised_eur": ("regels erbij €", "lines up €"),
    "compare_lowered_eur": ("regels eraf €", "lines down €"),
    "compare_apart": (
        "regels erbij en eraf: regels met een hoger en regels met een lager bedrag, samen het verschil",
        "lines up and down: lines with a higher and lines with a lower amount, together the change",
    ),
    "compare_inside": (
        "Wie per saldo gelijk blijft, met andere regels",
        "Who stays the same on balance, with other lines",
    ),
    "cause_decided": ("een besluit over de regel zelf", "a decision on the line itself"),
    "cause_price": ("ander tarief", "another tariff"),
    "cause_came": ("regel die de eerste berekening niet heeft", "line that the first run doesn't have"),
    "cause_gone": ("regel die er niet meer is", "line that is no longer there"),
    "cause_limited": ("nu begrensd door {now}", "now limited by {now}"),
    "cause_freed": ("niet meer begrensd door {then}", "no longer limited by {then}"),
    "cause_other_limit": ("nu {now}, eerst {then}", "now {now}, first {then}"),
    "cause_same_limit": ("andere ruimte onder {now}", "other room under {now}"),
    "cause_asked_more": ("meer gevraagd in de tranches", "more asked in the tranches"),
    "cause_asked_more_limited": (
        "meer gevraagd in de tranches, nu begrensd door {now}",
        "more asked in the tranches, now limited by {now}",
    ),
    "cause_asked_less": ("minder gevraagd in de tranches", "less asked in the tranches"),
    "cause_rounding": ("afronding op hele eenheden", "rounding to whole units"),
    "compare_losers": ("Wie het meest inlevert", "Who gives up most"),
    "compare_gainers": ("Wie er het meest bij krijgt", "Who gets most"),
    "compare_people_chart": ("Grootste verschillen per aanbieder", "Largest changes per provider"),
    "compare_people_says": (
        "Getoond: {count} {count:verschil|verschillen}, de grootste, per aanbieder en regio.",
        "Shown: {count} {count:change|changes}, the largest, per provider and region.",
    ),
    "compare_share": ("van toen", "of then"),
    "compare_tranches_change": ("Per tranche: het verschil", "Per tranche: the change"),
    "compare_asked_change": ("gevraagd, verschil €", "asked, change €"),
    "compare_awarded_then": ("toegekend toen €", "awarded then €"),
    "compare_awarded_now": ("toegekend nu €", "awarded now €"),
    "compare_lowest": ("laagste toekenning", "lowest fill"),
    "compare_tariffs": ("Tarieven die veranderen", "Tariffs that change"),
    "compare_from": ("van", "from"),
    "compare_to": ("naar", "to"),
    "compare_at_volume": ("bij gelijk volume €", "at equal volume €"),
    "compare_tariffs_note": (
        (
            "percentage van het maximumtarief; staat er twee keer hetzelfde, dan verandert het "
            "maximumtarief, NHC, NIC of "
            "het afgesproken tarief zelf · bij gelijk volume: de nieuwe eenheden tegen beide tarieven"
        ),
        (
            "percentage of the maximum tariff; where both are the same the maximum tariff, NHC, NIC or "
            "the agreed tariff "
            "itself changes · at equal volume: the new units at both tariffs"
        ),
    ),
    "compare_agreed_tariff": ("afgesproken in euro's", "agreed in euros"),
    "compare_rules_change": (
        "Regels met een andere grens, of die in één berekening knellen",
        "Rules with another bound, or that bind in one run",
    ),
    "compare_rule": ("regel", "rule"),
    "compare_bound_then": ("grens toen", "bound then"),
    "compare_bound_now": ("grens nu", "bound now"),
    "compare_binds": ("knelt", "binds"),
    "compare_other_keys": ("{rule}: nog {count}", "{rule}: {count} more"),
    "compare_came": ("Regels die alleen {name} heeft: {count}", "Lines that {name} alone has: {count}"),
    "compare_line": ("regel", "line"),
    "compare_units": ("eenheden", "units"),
    "compare_agreed_eur": ("afgesproken €", "agreed €"),
}

COMPARE: Mapping[str, Pair] = {**_HEAD, **_SHORT, **_UNLIKE, **_IN, **_OUT}
