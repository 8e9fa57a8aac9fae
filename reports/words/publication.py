"""Words of a publication: the use of the contracteerruimte."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PAGE_STARTS", "PUBLICATION"]

PUBLICATION: Mapping[str, tuple[str, str]] = {
    "pub_title": ("Gebruik van de contracteerruimte {year}", "Use of the contracteerruimte {year}"),
    "pub_synthetic": (
        "Synthetisch — verzonnen cijfers, hieraan kan niemand rechten ontlenen",
        "Synthetic — made-up figures, no rights can be derived from them",
    ),
    "pub_state": ("Stand", "Stage"),
    "pub_allocate_provisional": ("Initiële toekenning, voorlopige gunning", "Initial allocation, provisional award"),
    "pub_allocate_definitive": ("Initiële toekenning, definitieve gunning", "Initial allocation, definitive award"),
    "pub_reallocate_offer": ("Herschikking, aanbod aan aanbieders", "Reallocation, offer to providers"),
    "pub_reallocate_definitive": ("Herschikking, definitief", "Reallocation, definitive"),
    "pub_note_offer": (
        "Dit is een aanbod aan aanbieders: wat hier „afgesproken” heet, geldt pas als de herschikking definitief is.",
        "This is an offer to providers: what is called agreed here holds once the reallocation is definitive.",
    ),
    "pub_note_provisional": (
        "Dit is een voorlopige gunning: wat hier „afgesproken” heet, geldt pas als zij definitief is.",
        "This is a provisional award: what is called agreed here holds once it is definitive.",
    ),
    "pub_cutoff": ("Realisatie tot en met", "Realisation up to and including"),
    "pub_no_cutoff": ("Nog geen: dit is de initiële toekenning", "None yet: this is the initial allocation"),
    "pub_as_of": ("Peildatum", "As of"),
    "pub_no_as_of": ("Niet opgegeven", "Not given"),
    "pub_policy": ("Beleid", "Policy"),
    "pub_bars": ("De ruimte en wat ervan wordt gebruikt", "The room and what is used of it"),
    "pub_bars_note": (
        "De streep is wat te verdelen is: de contracteerruimte min wat is gereserveerd.",
        "The line is what can be divided: the contracteerruimte less what is reserved.",
    ),
    "pub_funds": ("Geldstromen, in euro's", "Funds, in euros"),
    "pub_figure": ("", ""),
    "pub_amount": ("Bedrag", "Amount"),
    "pub_reserved": ("Gereserveerd", "Reserved"),
    "pub_room": ("Te verdelen", "To be divided"),
    "pub_agreed": ("Afgesproken", "Agreed"),
    "pub_free": ("Vrij", "Free"),
    "pub_agreed_share": ("Afgesproken, deel van te verdelen", "Agreed, part of what can be divided"),
    "pub_delivered": ("Geleverd t/m {month}", "Delivered up to {month}"),
    "pub_expected": ("Verwacht, heel het jaar", "Expected, whole year"),
    "pub_over": ("Verwachte over- (+) of onderschrijding (−)", "Expected over- (+) or undershoot (−)"),
    "pub_over_share": ("… als deel van te verdelen", "… as part of what can be divided"),
    "pub_total": ("Totaal", "Total"),
    "pub_total_of": ("Totaal {name}", "Total {name}"),
    "pub_kavels": (
        "Som van de afgesproken budgetten per sector en kavel, in euro's",
        "Sum of agreed budgets per sector and kavel, in euros",
    ),
    "pub_kavel": ("Kavel", "Kavel"),
    "pub_agreed_year": ("Afgesproken, heel het jaar", "Agreed, whole year"),
    "pub_difference": ("Verwacht min afgesproken", "Expected less agreed"),
    "pub_months": (
        "Geleverd per maand, per inkoopregio en kavel, in duizenden euro's",
        "Delivered per month, by purchase region and kavel, in thousands of euros",
    ),
    "pub_regions": (
        "Afgesproken per inkoopregio en kavel, in duizenden euro's",
        "Agreed by purchase region and kavel, in thousands of euros",
    ),
    "pub_to_date": ("t/m {month}", "to {month}"),
    "pub_short_agreed": ("afge\u00adsproken jaar", "agreed year"),
    "pub_short_expected": ("verwacht jaar", "expected year"),
    "pub_gone": ("niet openbaar", "not published"),
    "pub_notes": ("Toelichting", "Notes"),
    "pub_note_small": (
        (
            "– : niet openbaar. Een rij is weggelaten als een van haar cijfers rust op minder dan {clients} "
            "cliënten of minder dan {providers} zorgaanbieders. Waar dat nodig is om te voorkomen dat zo'n cijfer"
            " uit de andere volgt, is nog een rij weggelaten. Kavels waarvan geen prestatie cliënten telt, zijn "
            "op aanbieders beoordeeld."
        ),
        (
            "–: not published. A row is left out where one of its figures rests on fewer than {clients} clients "
            "or fewer than {providers} providers. Where that is needed to keep such a figure from following from "
            "the others, one more row is left out. Kavels in which no service counts clients are judged on "
            "providers."
        ),
    ),
    "pub_note_none": (
        "Er is niets weggelaten: elk cijfer rust op minstens {providers} zorgaanbieders en {clients} getelde cliënten.",
        "Nothing is left out: every figure rests on at least {providers} providers and {clients} counted clients.",
    ),
    "pub_note_tariff": (
        (
            "Bedragen zijn aantallen maal het tarief van deze berekening, met NHC en NIC. Bedragen in hele of "
            "duizenden euro's zijn afgerond en tellen daardoor niet altijd precies op; het CSV-bestand geeft de "
            "centen."
        ),
        (
            "Amounts are units times the tariff of this run, NHC and NIC included. Amounts in whole euros or "
            "thousands are rounded and may therefore not add up exactly; the CSV file has the cents."
        ),
    ),
    "pub_note_initial": (
        "Dit is de initiële toekenning: er is nog niets geleverd en niets te verwachten, dus geen cijfers per maand.",
        "This is the initial allocation: nothing is delivered and nothing can be expected yet, so no monthly figures.",
    ),
    "pub_note_delivered": (
        "Geleverd is zoals gemeld tot de peildatum, zonder correctie.",
        "Delivered is as reported up to the day above, without correction.",
    ),
    "pub_note_incomplete": (
        "Nog niet alles is gedeclareerd; naar verwachting is gemeld: {months}.",
        "Not everything is claimed yet; expected to be reported: {months}.",
    ),
    "pub_note_agreed": (
        "Afspraken gelden voor het hele jaar. Er zijn geen afspraken per maand, en hier worden er geen berekend.",
        "Agreements are for the whole year. There are none per month, and none are made up here.",
    ),
    "pub_note_expected": (
        "Verwacht voor heel het jaar volgens het beleid: {method}.",
        "Expected for the whole year by the policy: {method}.",
    ),
    "pub_run_rate": ("geleverd naar rato van de dagen doorgetrokken", "delivered, carried on in proportion to days"),
    "pub_last_quarter": (
        "het tempo van de laatste drie maanden doorgetrokken",
        "the pace of the last three months carried on",
    ),
    "pub_seasonal": ("naar het verloop van eerdere jaren", "by the course of earlier years"),
    "pub_given": ("de prognose van het zorgkantoor", "the forecast of the office"),
    "pub_note_outside": (
        "Prestaties buiten de contracteerruimte tellen nergens in mee.",
        "Services outside the contracteerruimte count nowhere here.",
    ),
    "pub_source": (
        "Gemaakt uit de berekening met bon {receipt}.",
        "Made from the run with receipt {receipt}.",
    ),
    "pub_row_room": ("te ver\u00addelen €", "to be divided €"),
    "pub_row_agreed": ("afge\u00adsproken €", "agreed €"),
    "pub_row_expected": ("verwacht €", "expected €"),
    "pub_row_over": ("over (+) of onder (−) €", "over (+) or under (−) €"),
    "pub_row_over_share": ("deel", "share"),
    "pub_written": ("Geschreven", "Written"),
    "pub_suppressed": (
        "{count} van {rows} {rows:rij is|rijen zijn} niet openbaar (kleine aantallen)",
        "{count} of {rows} {rows:row isn't|rows aren't} published (small numbers)",
    ),
    "pub_everything": ("geen enkele rij hoefde te worden weggelaten", "no row had to be left out"),
    "VV": ("V&V", "V&V"),
    "GZ": ("GZ", "GZ"),
    "GGZ": ("GGZ", "GGZ"),
    "contracteerruimte": ("contracteerruimte", "contracteerruimte"),
}

PAGE_STARTS = tuple("<title>" + title.partition("{")[0] for title in PUBLICATION["pub_title"])
"""What the head of a page says, by which an earlier page is known."""
