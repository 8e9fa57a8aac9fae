"""Words of two providers side by side, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["AGAINST"]

Pair = tuple[str, str]

_SAID: Mapping[str, Pair] = {
    "against_title": ("{one} naast {other} · {year}", "{one} beside {other} · {year}"),
    "against_in_short": ("In het kort", "In short"),
    "against_said_offer": (
        "{name} bood {asked} aan; daarvan is {agreed} afgesproken: {share}.",
        "{name} offered {asked}; {agreed} of it is agreed: {share}.",
    ),
    "against_said_expected": (
        "{name} verwacht over het jaar {asked}; afgesproken is {agreed}: {share}.",
        "{name} expects {asked} over the year; {agreed} is agreed: {share}.",
    ),
    "against_less": (
        "{one} kreeg daarmee {points} procentpunt minder dan {other}.",
        "That makes {points} percentage points less for {one} than for {other}.",
    ),
    "against_more": (
        "{one} kreeg daarmee {points} procentpunt meer dan {other}.",
        "That makes {points} percentage points more for {one} than for {other}.",
    ),
    "against_level": ("Dat is hetzelfde deel.", "That is the same part."),
    "against_unmeasured": (
        "Wie niets vroeg, heeft geen deel daarvan: het verschil is dan niet in procentpunten te zeggen.",
        "Whoever asked nothing has no part of it: there is no difference in percentage points then.",
    ),
    "against_due_to": ("Waardoor: {parts}; samen {total} procentpunt.", "Because: {parts}; together {total} points."),
    "against_others": ("alle andere redenen {points}", "all other reasons {points}"),
    "against_lead_reason": ("De reden", "The reason"),
    "against_lead_largest": ("De grootste reden", "The largest reason"),
    "against_lead_against": ("Daar staat tegenover", "Against that"),
    "against_lead_besides": ("Daarbij komt", "Besides"),
    "against_main_composition": (
        (
            "{lead}: {mine} van wat {one} vroeg, werd beslist in {ground}; bij {other} is dat {theirs}. {fills} Dat "
            "verschil in samenstelling {cost} {points} procentpunt."
        ),
        (
            "{lead}: {mine} of what {one} asked was decided in {ground}; for {other} that is {theirs}. {fills} "
            "That difference in what was asked {cost} {points} percentage points."
        ),
    ),
    "against_main_treatment": (
        (
            "{lead}: een ander deel. In {ground} staat {mine} van wat {one} vroeg en {theirs} van wat {other} vroeg. "
            "{fills} Dat {cost} {points} procentpunt."
        ),
        (
            "{lead}: another part. In {ground} stands {mine} of what {one} asked and {theirs} of what {other} "
            "asked. {fills} That {cost} {points} percentage points."
        ),
    ),
    "against_costs": ("kost {one}", "costs {one}"),
    "against_brings": ("scheelt {one}", "brings {one}"),
    "against_fills_same": ("Beide kregen daar hetzelfde deel: {fill}.", "Both got the same part there: {fill}."),
    "against_fills_apart": (
        "{one} kreeg daar {mine} en {other} {theirs}.",
        "{one} got {mine} there and {other} {theirs}.",
    ),
    "against_fills_one": ("Van die vraag is {fill} toegekend.", "{fill} of that claim was awarded."),
    "against_main_held": (
        (
            "Dat het er zoveel is, komt door {row}: die hield in tranche {tranche} bij {one} {mine} tegen en bij "
            "{other} {theirs}. Daarvan is opnieuw gevraagd in {ground}: {again}; dat is {parts} van wat elk "
            "vroeg.{outgrown}{note}"
        ),
        (
            "That it is this much is due to {row}: in tranche {tranche} it held back {mine} of {one} and {theirs} of "
            "{other}. Of that was asked again in {ground}: {again}; that is {parts} of what each asked.{outgrown}{note}"
        ),
    ),
    "against_outgrown_both": (
        " Tot en met tranche {tranche} was gevraagd: {told}.",
        " Up to and including tranche {tranche} was asked: {told}.",
    ),
    "against_outgrown_one": (
        "door {name} in zijn rij{keys} {asked} bij een grens van {bound}",
        "by {name} in its row{keys} {asked} at a bound of {bound}",
    ),
    "against_outgrown_more": (
        "door {name} in zijn rijen{keys} samen {asked} bij een grens van {bound}",
        "by {name} in its rows{keys} together {asked} at a bound of {bound}",
    ),
    "against_note": (" Het beleid zegt van die regel: “{note}”.", " The policy says of that rule: “{note}”."),
    "against_parts": ("{mine} en {theirs}", "{mine} and {theirs}"),
    "against_split": (
        (
            "Samenstelling (hoeveel van de vraag waar staat) {composition}, behandeling (welk deel daar is toegekend) "
            "{treatment}, al het andere (grenzen, reacties, afronding) {other}; samen {total} procentpunt."
        ),
        (
            "Composition (how much of the claims stands where) {composition}, treatment (which part was awarded there) "
            "{treatment}, all else (bounds, answers, rounding) {other}; together {total} percentage points."
        ),
    ),
    "against_said_pairs": (
        (
            "Beide hebben {count} {count:prestatie|prestaties} in dezelfde regio. Gelijk behandeld: {equal} (dezelfde "
            "feiten voor tranches en regels, en van elke gedeelde tranche hetzelfde deel, of beide alles wat de "
            "tranches vragen). Hetzelfde deel bij andere feiten: {equal_fill}. Een ander deel in ten minste één "
            "tranche: {differs}. In geen tranche vragen ze beide: {no_tranche}."
        ),
        (
            "Both have {count} {count:service|services} in the same region. Treated equally: {equal} (the same facts "
            "for tranches and rules, and the same part in every tranche that both ask in, or both all that the "
            "tranches ask). The same part with other facts: {equal_fill}. Another part in at least one tranche: "
            "{differs}. In no tranche do both ask: {no_tranche}."
        ),
    ),
    "against_said_none": (
        "Geen prestatie hebben ze beide in dezelfde regio.",
        "There is no service that both have in the same region.",
    ),
    "against_said_facts": (
        (
            "Van de {count} {count:feit|feiten} van aanbieders die het beleid leest, {differ:verschilt|verschillen} er "
            "{differ}{which}."
        ),
        "Of {count} {count:fact|facts} of providers that the policy reads, {differ} {differ:differs|differ}{which}.",
    ),
    "against_said_no_facts": (
        "Het beleid leest hier geen feiten van aanbieders.",
        "The policy reads no facts of providers here.",
    ),
    "against_said_apart": ("Apart vastgelegd: {which}.", "Set for one alone: {which}."),
    "against_said_nothing_apart": (
        "Voor geen van beide is een besluit, uitzondering of eigen tarief vastgelegd.",
        "No decision, exception or tariff of its own was set for either.",
    ),
}

_TABLES: Mapping[str, Pair] = {
    "against_steps_offer": ("Van aanbod naar afspraak, naast elkaar", "From offer to agreement, side by side"),
    "against_steps_expected": (
        "Van verwachting naar afspraak, naast elkaar",
        "From expectation to agreement, side by side",
    ),
    "against_reason": ("stap en reden", "step and reason"),
    "against_eur": ("{name} €", "{name} €"),
    "against_part": ("in %", "in %"),
    "against_points": ("verschil %-punt", "difference points"),
    "against_steps_note": (
        (
            "in %: van wat die aanbieder vroeg, zó afgekapt dat elke kolom optelt · verschil: de eerste min de tweede, "
            "in procentpunten; ook dat telt op · bij dezelfde regel kan het ook komen doordat bij de een meer van wat "
            "hij vroeg eronder valt"
        ),
        (
            "in %: of what that provider asked, cut in such a way that each column adds up · difference: the first "
            "less the second, in percentage points; that adds up too · for the same rule it may also come from more of "
            "what the one asked falling under it"
        ),
    ),
    "against_grounds": ("Samenstelling en behandeling", "Composition and treatment"),
    "against_ground": ("tranche en wat daar knelde", "tranche and what stood in the way there"),
    "against_ground_words": ("tranche {tranche}, onder {rows}", "tranche {tranche}, under {rows}"),
    "against_ground_bare": ("tranche {tranche}", "tranche {tranche}"),
    "against_asked_part": ("{name}: van de vraag", "{name}: of what it asked"),
    "against_composition": ("samen\u00adstelling", "compo\u00adsition"),
    "against_treatment": ("behan\u00addeling", "treat\u00adment"),
    "against_together": ("samen", "together"),
    "against_other": ("al het andere", "all else"),
    "against_grounds_note": (
        (
            "van de vraag: wat hier voor het laatst is gevraagd, van alles wat die aanbieder vroeg · deel: wat daarvan "
            "is toegekend, vóór afronding · samenstelling: meer of minder van de vraag staat hier, tegen het deel dat "
            "de ander hier kreeg · behandeling: er is een ander deel toegekend · in procentpunten van het verschil"
        ),
        (
            "of what it asked: what was asked here for the last time, of all that provider asked · part: what was "
            "awarded of it, before rounding · composition: more or less of what was asked stands here, at the part "
            "that the other got here · treatment: another part was awarded · in percentage points of the difference"
        ),
    ),
    "against_held": (
        "{row}: hield {eur} tegen, later opnieuw gevraagd",
        "{row}: held back {eur}, asked again later",
    ),
    "against_rows": ("Wat {one} kortte, en hoe {other} ervoor staat", "What cut {one}, and where {other} stands"),
    "against_row": ("rij of grens", "row or bound"),
    "against_cost": ("kostte €", "cost €"),
    "against_stands": ("{name}", "{name}"),
    "against_rows_note": (
        (
            "deel: wat van de gekorte vraag in die rij en tranche is toegekend · kostte: vóór afronding; waar twee "
            "rijen knelden telt een bedrag bij beide"
        ),
        (
            "part: what was awarded of the claims that were cut in that row and tranche · cost: before rounding; where "
            "two rows stood in the way an amount counts for both"
        ),
    ),
    "against_in_tranche": ("{row}, tranche {tranche}", "{row}, tranche {tranche}"),
    "against_all_regions": ("Per kavel, over alle regio's", "Per kavel, over all regions"),
    "against_kavels": ("Per regio en kavel die beide hebben", "Per region and kavel that both have"),
    "against_every_kavel": ("Per regio en kavel", "Per region and kavel"),
    "against_region_kavel": ("regio en kavel", "region and kavel"),
    "against_asked_of": ("gevraagd {name} €", "asked {name} €"),
    "against_agreed_part": ("afge\u00adsproken in %", "agreed in %"),
    "against_cells": ("Per prestatie", "Per service"),
    "against_service": ("prestatie", "service"),
    "against_units_of": ("{name}: gevraagd → afge\u00adsproken", "{name}: asked → agreed"),
    "against_less_eur": ("ver\u00adschil €", "differ\u00adence €"),
    "against_treated": ("behandeling", "treatment"),
    "against_cells_note": (
        "in eenheden van de prestatie · in %: van wat die aanbieder daar vroeg · verschil €: afgesproken min gevraagd",
        "in units of the service · in %: of what that provider asked there · difference €: agreed less asked",
    ),
    "against_tranches": ("Per tranche: vraag en toekenning", "Per tranche: claim and award"),
    "against_claim_of": ("{name}: vraag", "{name}: claim"),
    "against_award": ("toege\u00adkend", "awarded"),
    "against_fill": ("deel", "part"),
    "against_tranches_note": (
        "exact, vóór afronding op hele eenheden; afgekort op één decimaal",
        "exact, before rounding to whole units; shown with one decimal",
    ),
    "against_volumes": ("Volumes waar tranches van uitgaan", "Volumes that tranches start from"),
    "against_volume": ("volume", "volume"),
    "against_volumes_note": (
        "tegen de tarieven van nu · in %: van wat die aanbieder vroeg",
        "at this run's tariffs · in %: of what that provider asked",
    ),
    "against_facts": ("Feiten van aanbieders die het beleid leest", "Facts of providers that the policy reads"),
    "against_fact": ("feit", "fact"),
    "against_equal": ("gelijk", "equal"),
    "against_read_by": ("gelezen door", "read by"),
    "against_empty": ("(leeg)", "(empty)"),
    "against_tariffs": ("Waar de tarieven verschillen", "Where tariffs differ"),
    "against_services": ("prestaties", "services"),
    "against_items": ("opbouw die verschilt", "what differs in the build-up"),
    "against_tariff_of": ("tarief {name} €", "tariff {name} €"),
    "against_first_tariff": (
        (
            "tarief: van de eerste prestatie van de rij · bij {same} van {count} {count:prestatie|prestaties} is het "
            "tarief gelijk"
        ),
        (
            "tariff: of the first service of the row · for {same} of {count} {count:service|services} the tariff is "
            "the same"
        ),
    ),
    "against_tariffs_same": (
        "Elke prestatie die beide in dezelfde regio hebben, heeft voor beide hetzelfde tarief.",
        "Every service that both have in the same region has the same tariff for both.",
    ),
    "against_against": ("{one} tegen {other}", "{one} against {other}"),
    "against_apart": ("Apart vastgelegd", "Set for one alone"),
    "against_decisions": ("besluit", "decision"),
    "against_exceptions": ("uitzondering", "exception"),
    "against_agreed_tariffs": ("afgesproken tarief", "agreed tariff"),
    "against_responses": ("reactie", "answer"),
    "against_count_of_decisions": ("{count} {count:besluit|besluiten}", "{count} {count:decision|decisions}"),
    "against_count_of_exceptions": (
        "{count} {count:uitzondering|uitzonderingen}",
        "{count} {count:exception|exceptions}",
    ),
    "against_count_of_agreed_tariffs": (
        "{count} {count:afgesproken tarief|afgesproken tarieven}",
        "{count} agreed {count:tariff|tariffs}",
    ),
    "against_count_of_responses": ("{count} {count:reactie|reacties}", "{count} {count:answer|answers}"),
    "against_many_services": ("{services}, … ({count} in totaal)", "{services}, … ({count} in all)"),
    "against_reader_tranche": ("tranche {id}", "tranche {id}"),
    "against_reader_tariff base": ("basis van het tarief", "tariff base"),
    "against_reader_adjustment": ("opslag of afslag {id}", "adjustment {id}"),
    "against_reader_rule": ("regel {id}", "rule {id}"),
}

_RELATIONS: Mapping[str, Pair] = {
    "against_same": (
        "staat in dezelfde rij en kreeg in deze tranche hetzelfde deel",
        "stands in the same row and got the same part in this tranche",
    ),
    "against_lower": (
        "staat in dezelfde rij en kreeg een lager deel: {fill}",
        "stands in the same row and got a lower part: {fill}",
    ),
    "against_higher": (
        "staat in dezelfde rij en kreeg een hoger deel, {fill}: {why}",
        "stands in the same row and got a higher part, {fill}: {why}",
    ),
    "against_silent": (
        "staat in dezelfde rij, maar vraagt in deze tranche niets: {why}",
        "stands in the same row, but asks nothing in this tranche: {why}",
    ),
    "against_why_decided": ("zijn volume is vastgelegd in een besluit", "its volume was set by a decision"),
    "against_why_where": (
        "de tranche geldt niet voor zijn prestaties daar (zij kijkt naar {names})",
        "the tranche isn't about its services there (it looks at {names})",
    ),
    "against_why_nothing_to_ask": (
        "zijn volumes of grenzen laten daar niets te vragen",
        "its volumes or bounds leave nothing to ask there",
    ),
    "against_why_had_all": (
        "wat hij vraagt, kreeg hij al in tranche {names}",
        "it had all it asks from tranche {names}",
    ),
    "against_why_group": ("hij staat in een andere groep van de tranche", "it is in another group of the tranche"),
    "against_why_other_form": (
        "waar aandelen, ondergrenzen of de meeste zorg meetellen, zegt één rij dat niet",
        "where shares, floors or most care count, one row doesn't tell",
    ),
    "against_why_other_fund": (
        "trekt niet op deze geldstroom, maar op: {own}",
        "doesn't draw on this fund, but on: {own}",
    ),
    "against_why_about_one": ("dit besluit gaat alleen over {one}", "this decision is about {one} alone"),
    "against_why_other_key": (
        "dezelfde regel geldt, in een andere rij ({names}): {own}",
        "the same rule holds, in another row ({names}): {own}",
    ),
    "against_why_not_spoken_of": (
        "de regel geldt niet voor zijn prestaties (hij kijkt naar {names})",
        "the rule isn't about its services (it looks at {names})",
    ),
    "against_key_differs": ("andere {names}", "other {names}"),
    "against_key_set": ("een andere combinatie", "another combination"),
    "against_own_binds": ("{row} knelt", "{row} binds"),
    "against_own_room": ("{row} heeft ruimte over ({slack})", "{row} has room left ({slack})"),
    "against_own_part": (", hoogste deel {fill}", ", highest part {fill}"),
    "against_bound_cut_too": ("ook hier: {eur}", "here too: {eur}"),
    "against_bound_within": (
        "de grens geldt ook, en er valt niets buiten",
        "the bound holds too, and nothing is beyond it",
    ),
    "against_bound_not_spoken_of": ("geldt niet voor zijn prestaties{names}", "isn't about its services{names}"),
    "against_looks_at": (" (kijkt naar {names})", " (looks at {names})"),
}

_TREATED: Mapping[str, Pair] = {
    "against_treated_equal": ("gelijk behandeld", "treated equally"),
    "against_treated_equal_fill": (
        "hetzelfde deel bij andere feiten: {what}",
        "the same part with other facts: {what}",
    ),
    "against_treated_differs": (
        "tranche {tranche}: {one} tegen {other}{why}",
        "tranche {tranche}: {one} against {other}{why}",
    ),
    "against_asked_again": (
        "wat overbleef is opnieuw gevraagd; in tranche {tranche} {one} tegen {other}",
        "what was left was asked again; in tranche {tranche} {one} against {other}",
    ),
    "against_treated_no_tranche": (
        "vragen in geen tranche beide",
        "in no tranche do both ask",
    ),
    "against_treated_one": ("de ander heeft dit niet", "the other hasn't got this"),
    "against_elsewhere": ("de ander heeft dit in {regions}", "the other has this in {regions}"),
}

AGAINST: Mapping[str, Pair] = {**_SAID, **_TABLES, **_RELATIONS, **_TREATED}
