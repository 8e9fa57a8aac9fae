"""Words of the pages that check something, in Dutch and in English: certificate, replay, `verdeel check`."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["CERTIFICATE", "CHECK"]

CERTIFICATE: Mapping[str, tuple[str, str]] = {
    "certificate_seal": (
        "Controlegetal (sha256 van receipt.json): {seal}",
        "Checksum (sha256 of receipt.json): {seal}",
    ),
    "certificate": ("Certificaat van {run}", "Certificate of {run}"),
    "faults": ("Niet in orde", "What doesn't hold"),
    "notes": ("Opmerkingen", "Notes"),
    "check_inputs": (
        "invoer: elk bestand is wat receipt.json noemt",
        "inputs: every input is the file that receipt.json names",
    ),
    "check_fairness": (
        "eerlijk: geen toekenning kan omhoog zonder een even lage of lagere te verlagen",
        "fairness: no fill can rise without lowering one at or below it",
    ),
    "check_rounding": (
        "afronding: hele eenheden volgen de gepubliceerde afronding van de exacte toekenning",
        "rounding: whole units are the published rounding of the exact awards",
    ),
    "check_rules": (
        "regels: elke regel, nageteld in zijn eigen woorden, houdt",
        "rules: every rule, recounted in its own words, holds",
    ),
    "check_money": (
        "geld: geldstromen, reserves en bedragen sluiten op de cent",
        "money: funds, reserves and amounts add up to the cent",
    ),
    "check_files": (
        "bestanden: elk resultaat is wat invoer, toekenning en afronding geven",
        "files: every result file is what inputs, levels and rounding give",
    ),
    "replayed_same": (
        "✓ Herhaald: alle {count} resultaten zijn byte voor byte gelijk",
        "✓ Replayed: all {count} results are the same, byte for byte",
    ),
    "replayed_other": (
        "✗ Herhaald: {wrong} van {count} resultaten {wrong:is|zijn} anders",
        "✗ Replayed: {wrong} of {count} results {wrong:differs|differ}",
    ),
    "replay_of": ("Herhaling van {run}", "Replay of {run}"),
    "same": ("gelijk", "same"),
    "differs": ("{file}, regel {line}: {found}, moet {expected}", "{file}, line {line}: {found}, should be {expected}"),
    "differs_in": (
        "{file}, regel {line}, {column}: {found}, moet {expected}",
        "{file}, line {line}, {column}: {found}, should be {expected}",
    ),
    "differs_end": ("{file}: houdt op vóór regel {line}: {expected}", "{file}: ends before line {line}: {expected}"),
    "differs_more": (
        "{file}: regel {line} hoort er niet: {found}",
        "{file}: line {line} shouldn't be there: {found}",
    ),
    "note_chosen": (
        (
            "Gewoon afronden zou {names} breken. Daarom zijn de hele eenheden daar samen gekozen. Hier zijn de regels "
            "nagekeken, en dat één eenheid meer, minder of elders niet beter is. Of er geen betere keuze is, "
            "controleert verdeel replay."
        ),
        (
            "Plain rounding would break {names}. So the whole units there were chosen together. Checked here: the "
            "rules, and that one unit more, less or elsewhere is no better. Whether there is no better choice, "
            "verdeel replay checks."
        ),
    ),
    "note_chosen-and-proven": (
        (
            "Gewoon afronden zou {names} breken. Daarom zijn de hele eenheden daar samen gekozen. Alle "
            "andere keuzes zijn "
            "hier nagekeken: geen is beter."
        ),
        (
            "Plain rounding would break {names}. So the whole units there were chosen together. All other choices were "
            "looked at here: none is better."
        ),
    ),
    "note_short": (
        "{names} komt {amount} tekort, want eenheden zijn heel.",
        "{names} is short by {amount}, because units are whole.",
    ),
    "and_more": ("{names} en nog {count}", "{names} and {count} more"),
    "input_changed": ("{name} is na de berekening veranderd", "{name} was changed after the run"),
    "gone": ("ontbreekt", "is missing"),
    "made_with": (
        "gemaakt met {name} {old}, herhaald met {new}",
        "made with {name} {old}, replayed with {new}",
    ),
}

CHECK: Mapping[str, tuple[str, str]] = {
    "check_title": ("Controle {year} · {title}", "Check {year} · {title}"),
    "check_about": ("{office} · beleid {pack} ({title})", "{office} · policy {pack} ({title})"),
    "check_without_pack": (
        "{office} · zonder beleid: maximumtarieven, elke offerte telt (met -p PACK volgt de rest)",
        "{office} · without a policy: maximum tariffs, every offer counts (add -p PACK for the rest)",
    ),
    "no_offers_yet": (
        (
            "Er staan nog geen offertes in de casus (tabel offers, blad Aanbod): er is niets te verdelen. In wat er "
            "wel staat, zitten geen fouten: {tables} {tables:tabel|tabellen}, {rows} {rows:regel|regels}"
        ),
        (
            "The case has no offers yet (table offers): there is nothing to divide. What it does hold has no faults: "
            "{tables} {tables:table|tables}, {rows} {rows:row|rows}"
        ),
    ),
    "no_faults": (
        "✓ Geen fouten: {tables} {tables:tabel|tabellen}, {rows} {rows:regel|regels}",
        "✓ No faults: {tables} {tables:table|tables}, {rows} {rows:row|rows}",
    ),
    "against_funds": ("Vraag naast de geldstromen, de krapste eerst", "Claims against the funds, the tightest first"),
    "others": ("en nog {count}", "and {count} more"),
    "room_eur": ("te verdelen €", "to divide €"),
    "purse": ("{funds}: {room} te verdelen van {amount}", "{funds}: {room} to divide out of {amount}"),
    "unit_eur": ("€", "€"),
    "more_rows": ("en nog {count} · ", "and {count} more · "),
    "offered_eur": ("aangeboden €", "offered €"),
    "facts_note": (
        "wat het beleid aan een leeg kenmerk verbindt, geldt daar niet",
        "what the policy ties to an empty fact doesn't apply there",
    ),
    "compared": ("volume", "volume"),
    "sum_eur": ("tegen tarief €", "at tariffs €"),
    "of_room": ("van de ruimte", "of the room"),
    "difference_eur": ("boven (onder -) €", "above (below -) €"),
    "offer": ("aangeboden", "offered"),
    "claims": ("gevraagd in de tranches", "asked in the tranches"),
    "history": ("vorig jaar afgesproken", "agreed last year"),
    "history_realised": ("vorig jaar gerealiseerd", "delivered last year"),
    "continuity": ("cliënten al in zorg", "clients already in care"),
    "forecast": ("prognose", "forecast"),
    "agreement": ("lopende afspraken", "agreements in force"),
    "over_rules": ("Regels waar de vraag boven uitkomt", "Rules that the claims exceed"),
    "room": ("ruimte", "room"),
    "asked": ("gevraagd", "asked"),
    "excess": ("erboven", "above"),
    "key": ("voor", "for"),
    "unit": ("in", "in"),
    "over_note": (
        (
            "vraag van de tranches die de regel telt, op haar hoogst · {kept} van {count} {count:rij|rijen} "
            "{kept:wordt|worden} niet geraakt"
        ),
        (
            "claims of the tranches that it counts, at their largest · {kept} of {count} {count:row|rows} "
            "{kept:isn't|aren't} reached"
        ),
    ),
    "no_rule_exceeded": (
        "Geen regel wordt geraakt: de vraag past binnen {count:de enige rij|alle {count} rijen}.",
        "No rule is reached: the claims stay within {count:the only row|all {count} rows}.",
    ),
    "only_funds_exceeded": (
        (
            "De vraag past niet binnen {funds:de geldstroom {names}|de geldstromen {names}}. Binnen de "
            "regels past zij wel "
            "({count} {count:rij|rijen})."
        ),
        (
            "The claims don't fit within {funds:the fund {names}|the funds {names}}. They do fit within the rules "
            "({count} {count:row|rows})."
        ),
    ),
    "unreachable": (
        "{name}: ten minste {lower}, en alle vraag samen geeft {value}",
        "{name}: at least {lower}, and all claims together give {value}",
    ),
    "unreachable_title": ("Ondergrenzen die niet te halen zijn", "Lower bounds that can't be met"),
    "growth": ("Groei per kavel tegen vorig jaar", "Growth per kavel against last year"),
    "growth_share": ("groei", "growth"),
    "offered_years": ("aangeboden cliënt\u00adjaren", "offered client-\u00adyears"),
    "asked_years": ("gevraagd cliënt\u00adjaren", "claimed client-\u00adyears"),
    "last_years": ("vorig jaar cliënt\u00adjaren", "last year client-\u00adyears"),
    "asked_of_kavel": ("gevraagd €", "claimed €"),
    "facts_lacking": (
        "Kenmerken die het beleid leest en die leeg zijn",
        "Facts that the policy reads and that are empty",
    ),
    "fact": ("kenmerk", "fact"),
    "read_by": ("gelezen door", "read by"),
    "empty_for": ("leeg bij", "empty for"),
    "of_providers": ("{empty} van {count} {table}", "{empty} of {count} {table}"),
    "no_column": ("geen kolom", "no column"),
    "table_providers": ("{count:aanbieder|aanbieders}", "{count:provider|providers}"),
    "table_services": ("{count:prestatie|prestaties}", "{count:service|services}"),
    "table_offers": ("{count:offerte|offertes}", "{count:offer|offers}"),
    "table_regions": ("{count:regio|regio's}", "{count:region|regions}"),
    "all_facts": (
        "✓ Alle kenmerken die het beleid leest, zijn ingevuld",
        "✓ All facts that the policy reads are filled in",
    ),
    "months": ("Maanden die onvolledig lijken", "Months that look incomplete"),
    "month": ("maand", "month"),
    "region": ("regio", "region"),
    "month_eur": ("gerealiseerd €", "delivered €"),
    "usual_eur": ("doorgaans €", "usually €"),
    "of_usual": ("daarvan", "of that"),
    "months_note": (
        "tegen maximumtarieven; doorgaans: de middelste maand van dat jaar in die regio",
        "at maximum tariffs; usually: the middle month of that year in that region",
    ),
    "months_complete": (
        "✓ Realisatie: {count} {count:maand|maanden}, geen die onvolledig lijkt",
        "✓ Realisation: {count} {count:month|months}, none looks incomplete",
    ),
    "all_findings": ("Opvallend", "Noticed"),
}
