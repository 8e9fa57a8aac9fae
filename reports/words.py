"""The tool's own words, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["WORDS"]

Pair = tuple[str, str]

_MONEY: Mapping[str, Pair] = {
    "fund": ("geld\u00adstroom", "fund"),
    "funds": ("Geldstromen", "Funds"),
    "amount_eur": ("bedrag €", "amount €"),
    "reserved_eur": ("gereser\u00adveerd €", "reserved €"),
    "agreed_eur": ("afgesproken €", "agreed €"),
    "free_eur": ("vrij €", "free €"),
    "use": ("uitnut\u00adting", "use"),
    "total": ("totaal", "total"),
    "use_note": (
        "uitnutting: afgesproken van wat na reservering te verdelen is",
        "use: agreed out of what can be divided after reserves",
    ),
    "outside_room": ("buiten de ruimte", "outside the room"),
}

_KAVELS: Mapping[str, Pair] = {
    "kavel": ("kavel", "kavel"),
    "per_kavel": ("Per kavel", "Per kavel"),
    "intramural": ("intramuraal", "intramural"),
    "vpt": ("VPT", "VPT"),
    "mpt": ("MPT", "MPT"),
    "mpt_treatment": ("MPT-behandeling", "MPT treatment"),
    "meerzorg": ("meerzorg", "meerzorg"),
    "other": ("overig", "other"),
    "client_years": ("cliënt\u00adjaren", "client-\u00adyears"),
    "last_year": ("vorig jaar", "last year"),
    "last_year_eur": ("vorig jaar €", "last year €"),
    "unmet_eur": ("onvervuld €", "unmet €"),
    "unmet_client_years": ("onvervuld cliënt\u00adjaren", "unmet client-\u00adyears"),
    "kavel_note": (
        "vorig jaar: laatste afspraak, tegen de tarieven van nu · onvervuld: gevraagd in de tranches, niet toegekend",
        "last year: last agreement, at this run's tariffs · unmet: asked in the tranches, not awarded",
    ),
}

_TRANCHES: Mapping[str, Pair] = {
    "tranche": ("tranche", "tranche"),
    "per_tranche": ("Per tranche, in volgorde van voorrang", "Per tranche, in order of priority"),
    "asked_eur": ("gevraagd €", "asked €"),
    "awarded_eur": ("toegekend €", "awarded €"),
    "short_eur": ("niet toege\u00adkend €", "not awarded €"),
    "lowest_fill": ("laagste toeken\u00adning", "lowest fill"),
    "decided": ("besluiten", "decided"),
    "tranche_note": (
        "vóór afronding op hele eenheden · laagste toekenning: kleinste deel van een vraag dat is toegekend",
        "before rounding to whole units · lowest fill: the smallest part of a claim that was awarded",
    ),
}

_CUTS: Mapping[str, Pair] = {
    "providers_cut": ("Meest gekort", "Cut most"),
    "provider": ("zorgaanbieder", "provider"),
    "short": ("tekort €", "short €"),
    "short_share": ("van zijn vraag", "of its claim"),
    "by_rule": ("waardoor", "because of"),
    "others_cut": ("en {count} andere aanbieders", "and {count} other providers"),
    "limits": ("Wat er in de weg stond", "What stood in the way"),
    "limit": ("regel", "rule"),
    "providers": ("aanbieders", "providers"),
    "fund_used_up": ("{fund}: het bedrag is verdeeld", "{fund}: all of it is divided"),
    "limit_upper": ("{rule}{key}: ten hoogste {amount}", "{rule}{key}: at most {amount}"),
    "limit_lower": ("{rule}{key}: ten minste {amount}", "{rule}{key}: at least {amount}"),
    "decision": ("besluit {rule}{key}", "decision {rule}{key}"),
    "rounding": ("afronding op hele eenheden", "rounding to whole units"),
    "nobody_cut": (
        "Niemand is gekort: alles wat de tranches vragen, is toegekend.",
        "Nobody was cut: all that the tranches ask was awarded.",
    ),
    "only_rounding": (
        "Niemand is gekort: alleen afronding op hele eenheden scheelt {total}, bij {count} aanbieders.",
        "Nobody was cut: only rounding to whole units makes a difference, {total} for {count} providers.",
    ),
    "units": ("eenheden", "units"),
    "unit_client_years": ("cliëntjaren", "client-years"),
}

_SUMMARY: Mapping[str, Pair] = {
    "synthetic": (
        "SYNTHETISCH — verzonnen cijfers, hieraan kan niemand rechten ontlenen",
        "SYNTHETIC — invented figures, no rights can be derived from them",
    ),
    "title": ("Initiële toekenning {year} · {title}", "Initial allocation {year} · {title}"),
    "about": ("{office} · beleid {pack} ({title}) · {award}", "{office} · policy {pack} ({title}) · {award}"),
    "provisional": ("voorlopig", "provisional"),
    "definitive": ("definitief", "definitive"),
    "from_offer": ("Van offerte naar afspraak", "From offer to agreement"),
    "offered": ("aangeboden door {providers} aanbieders", "offered by {providers} providers"),
    "asked_in_tranches": ("gevraagd in de tranches", "asked in the tranches"),
    "agreed": ("afgesproken", "agreed"),
    "agreed_last_year": ("vorig jaar afgesproken, tarieven van nu", "agreed last year, at this run's tariffs"),
    "findings": ("Opvallend in de gegevens ({count})", "Noticed in the data ({count})"),
    "no_findings": ("Niets opvallends in de gegevens.", "Nothing odd was noticed in the data."),
    "more_findings": ("en {count} andere: zie verdeel check", "and {count} more: see verdeel check"),
    "for_instance": ("bijv. {examples}", "e.g. {examples}"),
    "certified": (
        "✓ Gecertificeerd: {count} controles, exact nagerekend, zonder solver",
        "✓ Certified: {count} checks, recounted exactly, without a solver",
    ),
    "not_certified": (
        "✗ Niet gecertificeerd: {wrong} van {count} controles niet in orde",
        "✗ Not certified: {wrong} of {count} checks don't hold",
    ),
    "run_folder": ("Alles staat in {run}", "Everything is in {run}"),
    "next": ("Hierna", "Next"),
    "next_files": (
        "plan.csv: de afspraak per cel · tranches.csv: waarom · providers.csv: per aanbieder",
        "plan.csv: the agreement per cell · tranches.csv: why · providers.csv: per provider",
    ),
}

_CERTIFICATE: Mapping[str, Pair] = {
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
        "✓ Herhaald: {count} van {count} resultaten zijn byte voor byte gelijk",
        "✓ Replayed: {count} of {count} results are the same, byte for byte",
    ),
    "replayed_other": (
        "✗ Herhaald: {wrong} van {count} resultaten zijn anders",
        "✗ Replayed: {wrong} of {count} results differ",
    ),
    "replay_of": ("Herhaling van {run}", "Replay of {run}"),
    "same": ("gelijk", "same"),
    "differs": ("anders, vanaf regel {line}", "differs, from line {line}"),
    "in_folder": ("in de map “{text}”", "in the folder “{text}”"),
    "again": ("opnieuw “{text}”", "again “{text}”"),
    "input_changed": ("{name} is na de run veranderd", "{name} was changed after the run"),
    "gone": ("ontbreekt", "is missing"),
    "made_with": (
        "gemaakt met {name} {old}, herhaald met {new}",
        "made with {name} {old}, replayed with {new}",
    ),
}

_CHECK: Mapping[str, Pair] = {
    "check_title": ("Controle {year} · {title}", "Check {year} · {title}"),
    "check_about": ("{office} · beleid {pack} ({title})", "{office} · policy {pack} ({title})"),
    "check_without_pack": (
        "{office} · zonder beleid: maximumtarieven, elke offerte telt (met -p PACK volgt de rest)",
        "{office} · without a policy: maximum tariffs, every offer counts (add -p PACK for the rest)",
    ),
    "no_faults": ("✓ Geen fouten: {tables} tabellen, {rows} regels", "✓ No faults: {tables} tables, {rows} rows"),
    "against_funds": ("Vraag naast de geldstromen, de krapste eerst", "Claims against the funds, the tightest first"),
    "others": ("en {count} andere", "and {count} more"),
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
    "forecast": ("verwacht", "forecast"),
    "agreement": ("lopende afspraken", "agreements in force"),
    "over_rules": ("Regels waar de vraag boven uitkomt", "Rules that the claims exceed"),
    "room": ("ruimte", "room"),
    "asked": ("gevraagd", "asked"),
    "excess": ("erboven", "above"),
    "key": ("voor", "for"),
    "unit": ("in", "in"),
    "over_note": (
        "vraag van alle tranches op haar hoogst · {kept} van {count} rijen worden niet geraakt",
        "claims of all tranches at their largest · {kept} of {count} rows aren't reached",
    ),
    "no_rule_exceeded": (
        "Geen regel wordt geraakt: de vraag past binnen alle {count} rijen.",
        "No rule is reached: the claims stay within all {count} rows.",
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
    "table_providers": ("aanbieders", "providers"),
    "table_services": ("prestaties", "services"),
    "table_offers": ("offertes", "offers"),
    "table_regions": ("regio's", "regions"),
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
        "✓ Realisatie: {count} maanden, geen die onvolledig lijkt",
        "✓ Realisation: {count} months, none looks incomplete",
    ),
    "all_findings": ("Opvallend", "Noticed"),
}

_OTHERS: Mapping[str, Pair] = {
    "demo_next": ("Verder kijken", "Look further"),
    "own_tables": ("Met uw eigen tabellen", "With your own tables"),
    "init_title": ("Lege casus in {folder}", "Empty case in {folder}"),
    "init_fill": (
        "Vul de tabellen in; LEESMIJ.txt zegt van elke kolom wat erin hoort.",
        "Fill in the tables; LEESMIJ.txt says what belongs in every column.",
    ),
    "init_fill_workbook": (
        "Vul de bladen in; het blad Toelichting zegt van elke kolom wat erin hoort.",
        "Fill in the sheets; the sheet Toelichting says what belongs in every column.",
    ),
    "generated": ("Synthetische casus in {folder}", "Synthetic case in {folder}"),
    "regions": ("regio's", "regions"),
    "cells": ("cellen (offertes)", "cells (offers)"),
    "months_of_care": ("regels realisatie", "rows of realisation"),
    "packs": ("Beleid dat wordt meegeleverd", "Policies that ship with the tool"),
    "pack": ("beleid", "policy"),
    "pack_title": ("titel", "title"),
    "year": ("jaar", "year"),
    "kind": ("soort", "kind"),
    "policy": ("beleid", "policy"),
    "layer": ("laag om op te bouwen", "layer to build on"),
    "pack_layers": ("lagen", "layers"),
    "pack_tranches": ("tranches", "tranches"),
    "pack_reserves": ("reserves", "reserves"),
    "pack_rules": ("regels", "rules"),
    "pack_switched_off": ("staat uit", "switched off"),
    "lint_fine": ("✓ {pack}: geen fouten en geen waarschuwingen", "✓ {pack}: no faults and no warnings"),
    "lint_warned": ("{pack}: geen fouten, {count} waarschuwingen", "{pack}: no faults, {count} warnings"),
    "packs_same": ("Geen verschil.", "No difference."),
    "packs_differ": ("{left} → {right}: {count} verschillen", "{left} → {right}: {count} differences"),
}

WORDS: Mapping[str, Pair] = {
    **_MONEY,
    **_KAVELS,
    **_TRANCHES,
    **_CUTS,
    **_SUMMARY,
    **_CERTIFICATE,
    **_CHECK,
    **_OTHERS,
}
"""Key → (Dutch, English). Braces stand for parts that are filled in."""
