"""Words of response forms, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FORMS"]

FORMS: Mapping[str, tuple[str, str]] = {
    "form_sheet": ("Reactie", "Answer"),
    "form_title": ("Reactieformulier herschikking {year}", "Response form for the reallocation of {year}"),
    "form_provider": ("{name}, AGB-code {provider}", "{name}, AGB code {provider}"),
    "form_offer": (
        "Aanbod van {office} ({title}), op de realisatie tot en met {month}",
        "Offer of {office} ({title}), on care delivered up to and including {month}",
    ),
    "form_until": (
        "Aanbod van {offered}; u kunt tot en met {day} reageren",
        "Offer of {offered}; you can answer up to and including {day}",
    ),
    "form_within": (
        "U kunt binnen {days} {days:dag|dagen} na het aanbod reageren",
        "You can answer within {days} {days:day|days} of the offer",
    ),
    "form_how_1": (
        "Vul in de gele cellen in hoeveel eenheden u voor het hele jaar vraagt, en waarom. De rest staat vast.",
        "Fill in the yellow cells how many units you ask for the whole year, and why. All else stays as it is.",
    ),
    "form_how_2": (
        "Laat een regel leeg als u met het aanbod instemt; 0 betekent dat u niets meer vraagt.",
        "Leave a line empty where you agree with the offer; 0 means that you ask for nothing any more.",
    ),
    "form_how_3": (
        "Een reactie verandert niet vanzelf iets: het zorgkantoor beoordeelt haar, binnen de ruimte die er is.",
        "An answer changes nothing by itself: the office judges it, within the room that there is.",
    ),
    "form_how_4": (
        "Stuur dit bestand terug als .xlsx; verplaats of verwijder geen regels.",
        "Send this file back as .xlsx; don't move or remove lines.",
    ),
    "form_region": ("Regio", "Region"),
    "form_service": ("Prestatie", "Service"),
    "form_description": ("Omschrijving", "Description"),
    "form_kavel": ("Kavel", "Kavel"),
    "form_unit": ("Eenheid", "Unit"),
    "form_agreed": ("Afspraak tot nu", "Agreed so far"),
    "form_agreed_eur": ("Afspraak tot nu (€)", "Agreed so far (€)"),
    "form_delivered": ("Geleverd t/m {month}", "Delivered up to {month}"),
    "form_expected": ("Verwacht hele jaar", "Expected, whole year"),
    "form_offered": ("Aanbod", "Offer"),
    "form_tariff_eur": ("Tarief (€)", "Tariff (€)"),
    "form_offered_eur": ("Aanbod (€)", "Offer (€)"),
    "form_asked": ("Gevraagde eenheden", "Units asked"),
    "form_reason": ("Reden", "Reason"),
    "form_asked_eur": ("Gevraagd (€; leeg: het aanbod)", "Asked (€; empty: the offer)"),
    "form_wrong": ("Geen aantal", "No number"),
    "form_number": ("Een getal van 0 of meer, voor het hele jaar", "A number of 0 or more, for the whole year"),
    "form_long": ("Houd de reden korter dan 500 tekens", "Keep the reason shorter than 500 characters"),
    "forms_written": (
        "{count} {count:reactieformulier|reactieformulieren} in {folder}",
        "{count} response {count:form|forms} in {folder}",
    ),
    "forms_title": ("Reactieformulieren van {run}", "Response forms of {run}"),
    "forms_note": (
        "Elk formulier bevat alleen de regels van die aanbieder; de bestandsnaam is de AGB-code.",
        "Every form holds that provider's lines alone; its name is the AGB code.",
    ),
    "responses_title": (
        "{count} {count:reactieformulier|reactieformulieren} ingelezen",
        "{count} response {count:form|forms} read",
    ),
    "responses_written": (
        "De reacties staan in {out}: {rows} {rows:regel|regels} te beoordelen",
        "The answers are in {out}: {rows} {rows:row|rows} to judge",
    ),
    "responses_empty": (
        "De reacties staan in {out}: niets te beoordelen",
        "The answers are in {out}: nothing to judge",
    ),
    "responses_recorded": (
        "akkoord: {rows} {rows:regel|regels} vastgelegd",
        "agreed: {rows} {rows:row|rows} recorded",
    ),
    "responses_none": (
        "Geen van deze aanbieders vraagt iets anders dan het aanbod, en het aanbod verlaagt geen van hun regels.",
        "None of these providers asks anything else than the offer, and the offer lowers none of their lines.",
    ),
    "responses_agreed": (
        (
            "Geen van deze aanbieders vraagt iets anders dan het aanbod. Zet het bestand wel in de casus: wat het "
            "aanbod verlaagt, komt dan ook binnen de reactietermijn vrij."
        ),
        (
            "None of these providers asks anything else than the offer. Do put the file in the case: what the offer "
            "lowers is then released inside the response term too."
        ),
    ),
    "form_agrees": ("akkoord met het aanbod", "agrees with the offer"),
    "forms_round": ("De ronde", "The round"),
    "forms_sent": ("aanbieders met een formulier", "providers with a form"),
    "forms_with_answers": ("nu ingelezen, met reactie", "read now, with answers"),
    "forms_agreed": ("nu ingelezen, leeg: akkoord", "read now, empty: agreed"),
    "forms_missing": ("niet bij deze bestanden", "not among these files"),
    "forms_missing_title": (
        "Nog niet ontvangen, of eerder ingelezen ({count})",
        "Not received yet, or read before ({count})",
    ),
    "forms_late": (
        (
            "Te laat: reageren kon tot en met {until}, en {count:dit formulier kwam|deze {count} formulieren kwamen} "
            "op {received}. De reacties staan wel in de tabel; wat zij waard zijn, beslist u bij het beoordelen."
        ),
        (
            "Late: the term ended on {until}, and {count:this form|these {count} forms} came on {received}. The "
            "answers are in the table; you decide what they are worth when you judge them."
        ),
    ),
    "forms_early": (
        "Ontvangen op {received}, vóór het aanbod van {offered}: klopt --received?",
        "Received on {received}, before the offer of {offered}: is --received right?",
    ),
    "forms_term_unknown": (
        "Of dit op tijd is, is niet te zeggen: er zijn {days} dagen om te reageren, en het aanbod noemt geen as_of.",
        "Whether this is in time can't be said: there are {days} days to answer, and the offer has no as_of.",
    ),
    "form_answer": ("reactie", "answer"),
    "form_answered": (
        "{answered} van {count} {count:regel|regels} beantwoord",
        "{answered} of {count} {count:line|lines} answered",
    ),
    "form_empty": ("akkoord met het aanbod (leeg)", "agrees with the offer (empty)"),
    "form_empty_note": (
        (
            "een lege regel is akkoord met het aanbod; waar het aanbod verlaagt, staat dat in de tabel (oordeel: "
            "akkoord), elders geeft het geen regel"
        ),
        (
            "an empty line agrees with the offer; where the offer lowers it, that is in the table (judged: agreed), "
            "elsewhere it gives no row"
        ),
    ),
    "responses_judge": (
        (
            "Beoordeel elke regel waar de kolom judged (oordeel) leeg is: geaccepteerd, deels of afgewezen, bij deels "
            "met accepted_units. Zet het bestand in de casus en maak de herschikking definitief."
        ),
        (
            "Judge every row where judged is empty: accepted, partly or rejected, with accepted_units for partly. Put "
            "the file in the case and make the reallocation definitive."
        ),
    ),
}
