"""Words of a reallocation, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["REALLOCATION", "REALLOCATION_FINDINGS"]

REALLOCATION: Mapping[str, tuple[str, str]] = {
    "reallocation_title": ("Herschikking {year} ({award}) · {title}", "Reallocation {year} ({award}) · {title}"),
    "award_offer": ("aanbod", "offer"),
    "award_definitive": ("definitief", "definitive"),
    "reallocation_about": ("{office} · beleid {pack} ({title})", "{office} · policy {pack} ({title})"),
    "cutoff": (
        "peilmaand {month}: realisatie tot en met die maand",
        "cut-off {month}: care up to and including that month",
    ),
    "from_run": ("uitgaande van de berekening {run}", "starting from the run {run}"),
    "from_table": ("uitgaande van de tabel afspraken (agreements)", "starting from the table agreements"),
    "agreed_on": ("afspraken van {day}", "agreements of {day}"),
    "offered_on": ("aanbod van {day}", "offer of {day}"),
    "as_of": ("stand van {day}", "as of {day}"),
    "because": ("andere regels dan het aanbod: {reason}", "other rules than the offer: {reason}"),
    "is_offer": (
        "Dit is een aanbod: wat vrijvalt is een voorstel, en dit plan telt het mee.",
        "This is an offer: what is released is proposed, and this plan counts it.",
    ),
    "answer_by": ("Aanbieders kunnen tot en met {day} reageren.", "Providers can answer up to and including {day}."),
    "answer_within": (
        "Aanbieders hebben {days} {days:dag|dagen} om te reageren; zet as_of in de casus voor de datum.",
        "Providers have {days} {days:day|days} to answer; put as_of in the case for the date.",
    ),
    "is_definitive": (
        "Dit is definitief: de nieuwe afspraken vervangen die van daarvoor.",
        "This is definitive: the new agreements replace those before.",
    ),
    "moved": ("Van afspraak naar afspraak, per geldstroom", "From agreement to agreement, per fund"),
    "agreed_before_eur": ("afspraak was €", "agreed before €"),
    "agreed_now_eur": ("nieuwe afspraak\u00a0€", "agreed now €"),
    "released_eur": ("vrijge\u00advallen €", "released €"),
    "added_eur": ("toege\u00advoegd €", "added €"),
    "price_effect_eur": ("prijs\u00adeffect €", "price effect €"),
    "moved_note": (
        "vrijgevallen en toegevoegd: per aanbieder en geldstroom, na eigen verschuivingen",
        "released and added: per provider and fund, after what it shifts between its own services",
    ),
    "changed_eur": ("gewij\u00adzigd €", "changed €"),
    "reserved_before_eur": ("gereser\u00adveerd was €", "reserved before €"),
    "reserved_now_eur": ("gereser\u00adveerd nu €", "reserved now €"),
    "free_before_eur": ("vrij was €", "free before €"),
    "free_now_eur": ("vrij nu €", "free now €"),
    "opened": ("opengestelde reserves: {names}", "reserves opened: {names}"),
    "none_opened": ("geen reserve is opengesteld", "no reserve was opened"),
    "nothing_moved": ("Er verschuift niets tussen aanbieders.", "Nothing moves between providers."),
    "released_and_added": (
        (
            "Er valt {released} vrij bij {givers} {givers:aanbieder|aanbieders}; er gaat {added} naar "
            "{takers} {takers:aanbieder|aanbieders}."
        ),
        (
            "{released} is released by {givers} {givers:provider|providers}; {added} goes to "
            "{takers} {takers:provider|providers}."
        ),
    ),
    "most_released": ("Meest vrijgevallen", "Released most"),
    "most_released_proposed": ("Meest vrijgevallen (voorstel)", "Released most (proposed)"),
    "most_added": ("Meest toegevoegd", "Added most"),
    "delivered_eur": ("geleverd €", "delivered €"),
    "expected_eur": ("verwacht €", "expected €"),
    "years_before": ("cliënt\u00adjaren was", "client-\u00adyears before"),
    "years_expected": ("verwacht", "expected"),
    "years_now": ("cliënt\u00adjaren nu", "client-\u00adyears now"),
    "kavel_moved_note": (
        (
            "geleverd en verwacht tegen de tarieven van nu · niet toegekend: gevraagd in de tranches en niet "
            "afgesproken, ook door afronding; wat een regel of besluit buiten de tranches hield, telt hier niet mee"
        ),
        (
            "delivered and expected at this run's tariffs · unmet: asked in the tranches and not agreed, by rounding "
            "too; what a rule or decision kept out of the tranches doesn't count here"
        ),
    ),
    "expectation_of": ("Verwachting van het jaar ({method})", "Expectation of the year ({method})"),
    "method_run_rate": ("doorgetrokken naar rato van de dagen", "by days, at the rate so far"),
    "method_last_quarter": ("doorgetrokken op de laatste drie maanden", "at the rate of the last three months"),
    "method_seasonal": ("naar het seizoen van eerdere jaren", "by the seasons of earlier years"),
    "method_given": ("opgegeven prognose", "the given forecast"),
    "complete_for": ("{ago} voor {percent} gedeclareerd", "{ago} claimed for {percent}"),
    "months_ago": (
        "{count:een maand eerder|{count} maanden eerder}",
        "{count:a month earlier|{count} months earlier}",
    ),
    "cutoff_month": ("de peilmaand", "the month of the cut-off"),
    "delivered_until": ("geleverd tot en met {month}", "delivered up to and including {month}"),
    "expected_year": ("verwacht over het hele jaar", "expected over the whole year"),
    "band_low": ("als de rest gaat als de laagste maand", "if the rest goes as the lowest month"),
    "band_high": ("als de rest gaat als de hoogste maand", "if the rest goes as the highest month"),
    "beyond_notice": (
        "Let op: er is geen realisatie na {last}, en de afkap is {cutoff}.",
        "Mind: there is no realisation after {last}, and the cut-off is {cutoff}.",
    ),
    "beyond_all": (
        "Let op: er is van dit jaar geen realisatie tot en met de afkap {cutoff}.",
        "Mind: of this year there is no realisation up to the cut-off {cutoff}.",
    ),
    "beyond_run_rate": (
        "De verwachting trekt de maanden met realisatie door over {count:die maand|die {count} maanden}.",
        "The expectation carries the months with realisation on over {count:that month|those {count} months}.",
    ),
    "beyond_last_quarter": (
        "De verwachting telt {count:die maand|die {count} maanden} als nul geleverd.",
        "The expectation counts {count:that month|those {count} months} as nothing delivered.",
    ),
    "beyond_seasonal": (
        "De verwachting telt {count:die maand|die {count} maanden} als nul geleverd.",
        "The expectation counts {count:that month|those {count} months} as nothing delivered.",
    ),
    "beyond_given": (
        "De opgegeven prognose telt; met wat er in {count:die maand|die {count} maanden} is geleverd, rekent zij niet.",
        "The given forecast counts; what was delivered in {count:that month|those {count} months} is no part of it.",
    ),
    "beyond_completed": (
        "De opslag voor wat nog niet is gedeclareerd, valt op maanden zonder realisatie en is dus te laag.",
        "What is added for care not claimed yet falls on months without realisation, and so is too low.",
    ),
    "beyond_mend": (
        "Kies een eerdere afkap of vul de realisatie aan.",
        "Choose an earlier cut-off or complete the realisation.",
    ),
    "fallen_back": (
        "Bij {kept} van {count} regels was er niets om door te trekken: daar geldt de afspraak.",
        "For {kept} of {count} lines there was nothing to go by: their agreement counts.",
    ),
    "none_fallen_back": (
        "Alle {count} regels zijn zo geschat.",
        "All {count} lines were estimated so.",
    ),
    "answers": ("Reacties van aanbieders (regels)", "Answers of providers (lines)"),
    "judged_accepted": ("geaccepteerd", "accepted"),
    "judged_partly": ("deels geaccepteerd", "partly accepted"),
    "judged_rejected": ("afgewezen", "rejected"),
    "judged_agreed": ("akkoord met het aanbod", "agrees with the offer"),
    "judged_not_yet": ("nog niet beoordeeld, telt niet mee", "not judged yet, doesn't count"),
    "unjudged_notice": (
        (
            "Let op: {count} {count:reactie|reacties} van {providers} {providers:aanbieder|aanbieders} {count:is|zijn} "
            "niet beoordeeld en {count:telt|tellen} niet mee. Daarin is {amount} meer gevraagd dan nu is afgesproken. "
            "Vul in responses.csv de kolom judged (oordeel) in: geaccepteerd, deels of afgewezen, en maak de "
            "herschikking opnieuw."
        ),
        (
            "Mind: {count} {count:answer|answers} of {providers} {providers:provider|providers} {count:isn't|aren't} "
            "judged and {count:doesn't|don't} count. {count:It asks|They ask} {amount} more than is agreed now. "
            "Fill in the column judged of responses.csv (accepted, partly or rejected) and make the reallocation again."
        ),
    ),
    "answered_later_notice": (
        (
            "Let op: {count} {count:reactie is|reacties zijn} van na {day}, de stand van deze berekening, en "
            "{count:telt|tellen} toch mee. Een van beide data klopt niet."
        ),
        (
            "Mind: {count} {count:answer is|answers are} of after {day}, the day of this run, and {count:counts|count} "
            "all the same. One of the two days is wrong."
        ),
    ),
    "term_unknown_notice": (
        (
            "Let op: er {days:is|zijn} {days} {days:dag|dagen} om te reageren, en het aanbod of deze berekening heeft "
            "geen datum: de reactietermijn telt als verstreken. Geef de datum van elk met --as-of of met as_of in de "
            "casus."
        ),
        (
            "Mind: there {days:is|are} {days} {days:day|days} to answer, and the offer or this run has no day: the "
            "term counts as over. Give the day of each with --as-of, or as_of in the case."
        ),
    ),
    "answers_unjudged": ("Reacties die nog niet zijn beoordeeld ({count})", "Answers that aren't judged yet ({count})"),
    "answers_note_unjudged": (
        "in eenheden · de uitkomst is die van een regel zonder reactie",
        "in units · the outcome is that of a line without an answer",
    ),
    "answers_below_offer": (
        "Onder het aanbod, omdat minder is geaccepteerd ({count})",
        "Below the offer, because less was accepted ({count})",
    ),
    "answers_note_below_offer": (
        (
            "in eenheden · wat is geaccepteerd, is het meeste dat een regel kan krijgen; moet het aanbod blijven "
            "staan, wijs de reactie dan af of accepteer ten minste het aanbod"
        ),
        (
            "in units · what is accepted is the most that a line may get; where the offer has to stand, reject the "
            "answer or accept no less than the offer"
        ),
    ),
    "answers_not_reached": (
        "Geaccepteerd en toch onder het aanbod ({count})",
        "Accepted and still below the offer ({count})",
    ),
    "answers_note_not_reached": (
        (
            "in eenheden · een geaccepteerde reactie begrenst een regel en vraagt zelf niets: de tranches vragen hier "
            "minder, of de ruimte ging naar andere regels. Moet het aanbod blijven staan, leg het dan vast met een "
            "besluit (kind minimum)"
        ),
        (
            "in units · an accepted answer bounds a line and asks nothing by itself: the tranches ask less here, or "
            "the room went to other lines. Where the offer has to stand, set it in a decision (kind minimum)"
        ),
    ),
    "below_offer_said": (
        (
            "Bij {count} {count:regel|regels} is minder geaccepteerd dan was aangeboden en gevraagd, en komt de "
            "afspraak daardoor lager uit."
        ),
        "On {count} {count:line|lines} less was accepted than was offered and asked, and the agreement ends lower.",
    ),
    "not_reached_said": (
        (
            "Bij {count} {count:regel|regels} komt de afspraak lager uit dan het aanbod, al is niet minder "
            "geaccepteerd dan is aangeboden of gevraagd: de tranches vragen daar minder, of de ruimte ging naar andere "
            "regels."
        ),
        (
            "On {count} {count:line|lines} the agreement ends below the offer, though no less was accepted than was "
            "offered or asked: the tranches ask less there, or the room went to other lines."
        ),
    ),
    "answers_every": ("Alle reacties ({count})", "All answers ({count})"),
    "answers_note_every": (
        "in eenheden · de reden is die van de aanbieder, het oordeel dat van het zorgkantoor",
        "in units · the reason is the provider's, the judgement the office's",
    ),
    "answer_reason": ("reden", "reason"),
    "answer_judged": ("oordeel", "judgement"),
    "judged_open": ("nog niet beoordeeld", "not judged yet"),
    "answer_line": ("regel", "line"),
    "answer_before": ("afspraak was", "agreed before"),
    "answer_offered": ("aanbod", "offer"),
    "answer_asked": ("reactie", "answer"),
    "answer_accepted": ("geaccep\u00adteerd", "accepted"),
    "answer_agreed": ("nieuwe afspraak", "agreed now"),
    "kept_lines": (
        (
            "{count} {count:regel blijft|regels blijven} op de afspraak, omdat de aanbieder nog kan reageren: "
            "samen {amount} die het aanbod eraf haalde, elke regel voor zich geteld. Wat volgens het aanbod vrijvalt, "
            "is minder: daar telt per aanbieder wat overblijft na eigen verschuivingen."
        ),
        (
            "{count} {count:line stays|lines stay} at the agreement, because the provider may still answer: "
            "{amount} that the offer took off them, each line by itself. What the offer calls released is less: that "
            "is what is left per provider after its own shifts."
        ),
    ),
    "kept": ("aangehouden op de afspraak", "kept at the agreement"),
    "response": ("reactie van de aanbieder", "answer of the provider"),
    "decision": ("volume vastgelegd", "volume set"),
    "of_expected": ("van zijn verwach\u00adting", "of its expec\u00adtation"),
    "overproduction": (
        "Overproductie zonder geld, netto per aanbieder",
        "Overproduction without money, net per provider",
    ),
    "overproduction_note": (
        (
            "zonder afspraak: verwacht of gevraagd en niet afgesproken, netto: na aftrek van wat dezelfde aanbieder "
            "elders boven zijn verwachting houdt"
        ),
        (
            "without an agreement: expected or asked and not agreed, net: less what the same provider keeps above its "
            "expectation elsewhere"
        ),
    ),
    "no_overproduction": (
        "Voor alle verwachte zorg is geld, op afronding na.",
        "There is money for all expected care, but for rounding.",
    ),
    "beyond_eur": ("erboven €", "beyond €"),
    "limits_note": ("per regel, vóór verrekening per aanbieder · ", "line by line, before netting per provider · "),
    "worklist": (
        "Om na te kijken ({count}), alles in worklist.csv",
        "To look at ({count}), all of it in worklist.csv",
    ),
    "outside_dates": (
        (
            "Let op: bij {count} {count:aanbieder|aanbieders} ({who}) telt productie van vóór de start of na het einde "
            "mee, en tellen die dagen niet. De verwachting kan daardoor veel te hoog zijn. Kijk start en end in de "
            "tabel aanbieders na."
        ),
        (
            "Mind: of {count} {count:provider|providers} ({who}) care from before the start or after the end counts, "
            "and those days don't. The expectation may be far too high because of it. Look at start and end in the "
            "table providers."
        ),
    ),
    "what": ("wat", "what"),
    "how_many": ("aantal", "number"),
    "where": ("waar", "where"),
    "to_look_at_before": ("Om vooraf na te kijken ({count})", "To look at before ({count})"),
    "to_look_at_note": (
        "dit zijn de eerste; worklist.csv van de herschikking noemt ze straks allemaal",
        "these are the first; worklist.csv of the reallocation will name them all",
    ),
    "before_reallocation": (
        "vóór een herschikking op de realisatie tot en met {month} · {start}",
        "before a reallocation on care up to and including {month} · {start}",
    ),
    "realised": ("verwacht over het hele jaar", "expected over the whole year"),
    "work_no-agreement": ("geleverd zonder afspraak", "delivered without an agreement"),
    "work_below-delivered": ("al meer geleverd dan afgesproken", "more delivered already than agreed"),
    "work_kept": ("aanbod verlaagt, aanbieder kan nog reageren", "offer lowers, provider may still answer"),
    "work_unjudged": ("reactie nog niet beoordeeld", "answer not judged yet"),
    "work_month-without-lines": ("maand van een aanbieder zonder regels", "month of a provider without lines"),
    "work_expectation-is-agreement": ("verwachting is de afspraak", "expectation is the agreement"),
    "work_realised-outside-dates": ("geleverd voor begin of na einde", "delivered before start or after end"),
    "work_realised-after-cutoff": ("maand na de peilmaand, telt niet mee", "month after the cut-off, doesn't count"),
    "work_month-completed": ("maand opgehoogd: nog niet volledig gedeclareerd", "month not fully claimed: raised"),
    "work_counted-after-cutoff": ("realisatie lang na de peilmaand geteld", "care counted long after the cut-off"),
    "work_season-of-part-year": ("seizoen bij een deel van het jaar", "season of part of a year"),
    "reallocation_files": (
        (
            "plan.csv: nieuwe afspraak · ledger.csv: van afspraak naar afspraak · moves.csv: geld van en naar · "
            "unfunded.csv: wat zonder geld blijft"
        ),
        (
            "plan.csv: new agreement · ledger.csv: from agreement to agreement · moves.csv: money from and to · "
            "unfunded.csv: what stays without money"
        ),
    ),
}

REALLOCATION_FINDINGS: Mapping[str, str] = {
    "agreements-cut": (
        "een tranche houdt afspraken in stand en de ruimte kan dat niet dragen: "
        "{count} {count:regel is|regels zijn} gekort"
    ),
    "agreements-replaced": (
        "de eigen afspraken ({count} {count:regel|regels}) maken plaats voor het plan waar deze berekening op volgt"
    ),
    "funds-unmatched": (
        "{count} {count:geldstroom van de vorige berekening staat|geldstromen van de vorige berekening staan} niet in "
        "deze casus; wat daarin was, telt nergens mee"
    ),
    "agreements-unmatched": (
        "{count} {count:afspraak telt|afspraken tellen} niet mee: regio, aanbieder of prestatie onbekend"
    ),
    "answer-not-asked": (
        "{count} {count:reactie is|reacties zijn} geaccepteerd voor meer dan enige tranche vraagt: een reactie "
        "begrenst en vraagt zelf niets; een tranche op een andere grondslag of een besluit kan haar honoreren"
    ),
    "answer-below-offer": (
        "{count} {count:regel eindigt|regels eindigen} met een (deels) geaccepteerde reactie onder het aanbod en onder "
        "wat is gevraagd; aanbod → reactie → geaccepteerd → afgesproken"
    ),
    "offer-not-reached": (
        "{count} {count:regel eindigt|regels eindigen} onder het aanbod, al is niet minder geaccepteerd dan is "
        "aangeboden of gevraagd: de tranches vragen daar minder, of de ruimte ging naar andere regels; aanbod → "
        "reactie → geaccepteerd → afgesproken"
    ),
    "answered-after-as-of": (
        "{count} {count:reactie is|reacties zijn} van na de peildatum (as_of) van deze berekening en "
        "{count:telt|tellen} toch mee: een van beide data klopt niet"
    ),
    "as-of-replaced": "de peildatum (as_of) van deze berekening komt in de plaats van die van de casus",
    "below-delivered": "bij {count} {count:regel|regels} is al meer geleverd dan voor het hele jaar is afgesproken",
    "cutoff-without-realisation": (
        "tot en met de afkap {count:is er een maand|zijn er {count} maanden} na de laatste maand met realisatie"
    ),
    "kept": (
        "{count} {count:regel blijft|regels blijven} op de afspraak: het aanbod verlaagt en de aanbieder mag nog "
        "reageren"
    ),
    "lowered-untold": (
        "{count} {count:regel eindigt|regels eindigen} onder de afspraak terwijl het aanbod niet verlaagde: wat "
        "anderen houden zolang zij mogen reageren, kost ruimte"
    ),
    "no-agreement": "bij {count} {count:regel|regels} is geleverd zonder afspraak; de afspraak telt daar als 0",
    "response-term-unknown": (
        "het beleid geeft een reactietermijn en aanbod of casus noemt geen as_of: de termijn telt als verstreken"
    ),
    "responses-unused": (
        "{count} {count:reactie telt|reacties tellen} niet mee: in deze berekening wordt niets aangeboden"
    ),
    "snapshot-used": "de realisatie verschilt van die van het aanbod; de stand van het aanbod telt",
    "unjudged": "{count} {count:reactie is|reacties zijn} nog niet beoordeeld en {count:telt|tellen} niet mee",
}
"""Findings in Dutch; English findings speak for themselves."""
