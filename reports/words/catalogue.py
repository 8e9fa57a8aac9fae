"""The tool's own words, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

from verdeelsleutel.reports.words.against import AGAINST
from verdeelsleutel.reports.words.budget_form import BUDGET_FORM
from verdeelsleutel.reports.words.charts import CHARTS
from verdeelsleutel.reports.words.checks import CERTIFICATE, CHECK
from verdeelsleutel.reports.words.claims import CLAIMS
from verdeelsleutel.reports.words.compare import COMPARE
from verdeelsleutel.reports.words.compare_book import COMPARE_BOOK
from verdeelsleutel.reports.words.decisions import DECISIONS
from verdeelsleutel.reports.words.explain import EXPLAIN
from verdeelsleutel.reports.words.failures import FAILURES
from verdeelsleutel.reports.words.forms import FORMS
from verdeelsleutel.reports.words.letters import LETTERS
from verdeelsleutel.reports.words.paths import PATHS
from verdeelsleutel.reports.words.plan_book import PLAN_BOOK
from verdeelsleutel.reports.words.policy import POLICY
from verdeelsleutel.reports.words.publication import PUBLICATION
from verdeelsleutel.reports.words.reallocation import REALLOCATION
from verdeelsleutel.reports.words.reserves import RESERVES
from verdeelsleutel.reports.words.run_report import RUN_REPORT
from verdeelsleutel.reports.words.settlement import SETTLEMENT
from verdeelsleutel.reports.words.studies import STUDIES
from verdeelsleutel.reports.words.study_report import STUDY_REPORT
from verdeelsleutel.reports.words.year import YEAR
from verdeelsleutel.reports.words.year_book import YEAR_BOOK

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
    "unmet_eur": ("niet toege\u00adkend €", "unmet €"),
    "unmet_client_years": ("niet toege\u00adkende cliënt\u00adjaren", "unmet client-\u00adyears"),
    "without_eur": ("zonder afspraak €", "without an agreement €"),
    "kavel_note": (
        (
            "vorig jaar: laatste afspraak, tegen de tarieven van nu · niet toegekend: gevraagd in de tranches en niet "
            "afgesproken, ook door afronding"
        ),
        "last year: last agreement, at this run's tariffs · unmet: asked in the tranches, not agreed, by rounding too",
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
    "asked_again": (
        (
            " · wat een eerdere tranche niet kon geven, vraagt een latere opnieuw: gevraagd en niet "
            "toegekend tellen daarom "
            "niet op tot de totalen"
        ),
        (
            " · what an earlier tranche couldn't give is asked again by a later one: asked and not "
            "awarded therefore don't "
            "add up to the totals"
        ),
    ),
}

_CUTS: Mapping[str, Pair] = {
    "providers_cut": ("Meest gekort", "Cut most"),
    "provider": ("zorgaanbieder", "provider"),
    "short": ("niet toege\u00adkend €", "short €"),
    "short_share": ("van zijn vraag", "of its claim"),
    "by_rule": ("waardoor", "because of"),
    "others_cut": (
        "en {count} andere {count:aanbieder|aanbieders}",
        "and {count} other {count:provider|providers}",
    ),
    "limits": ("Wat er in de weg stond", "What stood in the way"),
    "limits_rounded": (
        "ná afronding op hele eenheden · verdeel explain telt vóór afronding, en de afronding apart",
        "after rounding to whole units · verdeel explain counts before rounding, and rounding apart",
    ),
    "limit": ("regel", "rule"),
    "providers": ("aanbieders", "providers"),
    "fund_used_up": ("het geld van geldstroom {fund} is verdeeld", "fund {fund}: all of it is divided"),
    "at_most": ("ten hoogste {amount}", "at most {amount}"),
    "at_least": ("ten minste {amount}", "at least {amount}"),
    "exactly": ("precies {amount}", "exactly {amount}"),
    "short_fund": ("geldstroom {id}", "fund {id}"),
    "short_decision": ("besluit: {kind}", "decision: {kind}"),
    "rule_demand_ceiling": ("vraagplafond", "demand ceiling"),
    "rule_eligibility": ("uitsluiting", "exclusion"),
    "rule_freeze": ("bevriezing", "freeze"),
    "rule_growth_ceiling": ("groeiplafond", "growth ceiling"),
    "rule_linked_volume": ("volgvolume", "linked volume"),
    "rule_own_account": ("eigen rekening", "own account"),
    "rule_share_ceiling": ("aandeelplafond", "share ceiling"),
    "rule_tariff_cut": ("tariefkorting", "tariff cut"),
    "rule_volume_ceiling": ("volumeplafond", "volume ceiling"),
    "rounding": ("afronding op hele eenheden", "rounding to whole units"),
    "nobody_cut": (
        "Niemand is gekort: alles wat de tranches vragen, is toegekend.",
        "Nobody was cut: all that the tranches ask was awarded.",
    ),
    "nothing_asked": (
        "Geen enkele tranche vraagt hier iets: er is niets toegekend.",
        "No tranche asks anything here: nothing was awarded.",
    ),
    "all_asked_awarded": (
        "Alles wat de tranches vragen is toegekend; {rest} van het aanbod vragen zij niet.",
        "All that the tranches ask was awarded; they don't ask {rest} of what was offered.",
    ),
    "only_rounding": (
        (
            "Niemand is gekort: alleen afronding op hele eenheden scheelt {total}, bij {count} "
            "{count:aanbieder|aanbieders}."
        ),
        (
            "Nobody was cut: only rounding to whole units makes a difference, {total} for {count} "
            "{count:provider|providers}."
        ),
    ),
    "only_rounding_of_asked": (
        (
            "Alles wat de tranches vragen is toegekend, op {total} afronding na bij {count} "
            "{count:aanbieder|aanbieders}; "
            "{rest} van het aanbod vragen zij niet."
        ),
        (
            "All that the tranches ask was awarded but for {total} of rounding, for {count} "
            "{count:provider|providers}; "
            "they don't ask {rest} of what was offered."
        ),
    ),
    "units": ("eenheden", "units"),
    "one_unit": ("eenheid", "unit"),
    "unit_client_years": ("cliëntjaren", "client-years"),
}

_SUMMARY: Mapping[str, Pair] = {
    "synthetic": (
        "SYNTHETISCH — verzonnen cijfers, hieraan kan niemand rechten ontlenen",
        "SYNTHETIC — invented figures, no rights can be derived from them",
    ),
    "title": ("Initiële toekenning {year} · {title}", "Initial allocation {year} · {title}"),
    "about": ("{office} · beleid {pack} ({title}) · {award}", "{office} · policy {pack} ({title}) · {award}"),
    "history_run": (
        "historie: {stage} {year}, {award} · casus {case}{day} · run {seal}",
        "history: {stage} {year}, {award} · case {case}{day} · run {seal}",
    ),
    "history_run_day": (", stand {day}", ", as known on {day}"),
    "history_run_initial": ("initiële toekenning", "initial allocation"),
    "history_run_reallocation": ("herschikking", "reallocation"),
    "award_provisional": ("voorlopig", "provisional"),
    "provisional": ("voorlopig", "provisional"),
    "definitive": ("definitief", "definitive"),
    "from_offer": ("Van offerte naar afspraak", "From offer to agreement"),
    "offered": (
        "aangeboden door {providers} {providers:aanbieder|aanbieders}",
        "offered by {providers} {providers:provider|providers}",
    ),
    "not_asked": ("niet gevraagd in de tranches", "not asked in the tranches"),
    "above_offer": ("boven het aanbod besloten", "decided above the offer"),
    "asked_in_tranches": ("gevraagd in de tranches", "asked in the tranches"),
    "agreed": ("afgesproken", "agreed"),
    "agreed_of_offer": ("afgesproken ({share} van het aanbod)", "agreed ({share} of what was offered)"),
    "agreed_last_year": ("vorig jaar afgesproken, tarieven van nu", "agreed last year, at this run's tariffs"),
    "findings": ("Opvallend in de gegevens ({count})", "Noticed in the data ({count})"),
    "no_findings": ("Niets opvallends in de gegevens.", "Nothing odd was noticed in the data."),
    "more_findings": ("en nog {count}: zie verdeel check", "and {count} more: see verdeel check"),
    "for_instance": ("bijv. {examples}", "e.g. {examples}"),
    "certified": (
        "✓ Gecertificeerd: {count} {count:controle|controles}, exact nagerekend, zonder solver",
        "✓ Certified: {count} {count:check|checks}, recounted exactly, without a solver",
    ),
    "not_certified": (
        "✗ Niet gecertificeerd: {wrong} van {count} {count:controle|controles} niet in orde",
        "✗ Not certified: {wrong} of {count} {count:check|checks} {wrong:doesn't|don't} hold",
    ),
    "run_folder": ("Alles staat in {run}", "Everything is in {run}"),
    "next": ("Hierna", "Next"),
    "next_files": (
        "plan.csv: de afspraak per cel · tranches.csv: waarom · providers.csv: per aanbieder",
        "plan.csv: the agreement per cell · tranches.csv: why · providers.csv: per provider",
    ),
}

_OTHERS: Mapping[str, Pair] = {
    "demo_reports": ("Om door te geven", "To hand on"),
    "demo_next": ("Verder kijken", "Look further"),
    "own_tables": ("Met uw eigen tabellen", "With your own tables"),
    "init_title": ("Lege casus in {folder}", "Empty case in {folder}"),
    "init_fill": (
        "Vul de tabellen in; LEESMIJ.txt zegt van elke kolom wat erin hoort.",
        "Fill in the tables; LEESMIJ.txt says what belongs in every column.",
    ),
    "init_fill_workbook": (
        "Vul de bladen in; het eerste blad zegt hoe, en de notitie bij elke titel wat erin hoort.",
        "Fill in the sheets; the first sheet says how, and the note on every title what belongs there.",
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
    "lint_warned": (
        "{pack}: geen fouten, {count} {count:waarschuwing|waarschuwingen}",
        "{pack}: no faults, {count} {count:warning|warnings}",
    ),
    "packs_same": ("Geen verschil.", "No difference."),
    "packs_differ": (
        "{left} → {right}: {count} {count:verschil|verschillen}",
        "{left} → {right}: {count} {count:difference|differences}",
    ),
}

WORDS: Mapping[str, Pair] = {
    **_MONEY,
    **_KAVELS,
    **_TRANCHES,
    **_CUTS,
    **DECISIONS,
    **FAILURES,
    **_SUMMARY,
    **AGAINST,
    **BUDGET_FORM,
    **CERTIFICATE,
    **CHECK,
    **CLAIMS,
    **COMPARE,
    **COMPARE_BOOK,
    **EXPLAIN,
    **REALLOCATION,
    **FORMS,
    **LETTERS,
    **SETTLEMENT,
    **PATHS,
    **RESERVES,
    **PLAN_BOOK,
    **POLICY,
    **PUBLICATION,
    **STUDIES,
    **YEAR,
    **YEAR_BOOK,
    **CHARTS,
    **STUDY_REPORT,
    **RUN_REPORT,
    **_OTHERS,
}
"""Key → (Dutch, English). Braces stand for parts that are filled in; ``{count:rij|rijen}`` goes along with a count."""
