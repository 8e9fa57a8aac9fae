"""What stands in the templates as plain text, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["EN", "NL", "WORDS"]

NL, EN = 0, 1

WORDS: Mapping[str, tuple[str, str]] = {
    "board": ("Aan het bestuur van", "To the board of"),
    "agb": ("AGB-code", "AGB code"),
    "nza": ("NZa-nummer", "NZa number"),
    "date": ("Datum", "Date"),
    "reference": ("Ons kenmerk", "Our reference"),
    "subject": ("Onderwerp", "Subject"),
    "salutation": ("Geacht bestuur,", "Dear members of the board,"),
    "from_asked": ("Van aanbod naar afspraak", "From your offer to the agreement"),
    "from_expected": ("Van verwachting naar afspraak", "From expectation to agreement"),
    "from_agreed": ("Van afspraak naar vaststelling", "From agreement to settlement"),
    "to_offer": ("Van verwachting naar aanbod", "From expectation to offer"),
    "moved_to_offer": ("Van de afspraak die geldt naar het aanbod", "From the agreement in force to the offer"),
    "moved": ("Van de afspraak die geldt naar de nieuwe", "From the agreement in force to the new one"),
    "largest": (
        "Per prestatie, het grootste verschil eerst (afspraak → verwacht):",
        "Per service, the largest difference first (agreed → expected):",
    ),
    "why": ("Waarom wij niet alles toekennen", "Why we don't award all of it"),
    "why_about": (
        "Dit zijn de belangrijkste redenen. In bijlage 2 staan ze allemaal.",
        "These are the main reasons. Annex 2 has all of them.",
    ),
    "may_do": ("Wat u kunt doen", "What you can do"),
    "questions": (
        "Heeft u vragen over deze brief? Neem dan contact met ons op en noem ons kenmerk.",
        "Do you have questions about this letter? Please contact us and quote our reference.",
    ),
    "greeting": ("Met vriendelijke groet,", "Yours sincerely,"),
    "signature": ("[naam en functie]", "[name and position]"),
    "annexes": ("Bijlagen", "Annexes"),
    "annex": ("Bijlage", "Annex"),
    "lines": ("De afspraak per prestatie", "The agreement per service"),
    "lines_offered": ("Het aanbod per prestatie", "The offer per service"),
    "lines_settled": ("De vaststelling per prestatie", "The settlement per service"),
    "reasons": ("Wat wij niet toekennen, en waarom", "What we don't award, and why"),
    "rounds": (
        "Wij verdelen het geld in rondes: de tranches van ons beleid.",
        "We divide the money in rounds: the tranches of our policy.",
    ),
    "reasons_about": (
        (
            "Wij verdelen het geld in rondes (tranches), in de volgorde van ons beleid. Wat een latere ronde alsnog "
            "geeft, staat hier niet. Tussen rechte haken staat de regel van ons beleid."
        ),
        (
            "We divide the money in rounds (tranches), in the order of our policy. What a later round gives after all "
            "doesn't stand here. The rule of our policy stands between square brackets."
        ),
    ),
    "all_awarded": ("Wij kennen alles toe.", "We award all of it."),
    "same_prices": ("De tarieven zijn die van de afspraak.", "The tariffs are those of the agreement."),
    "only_rounded": (
        "Bij {{ only_rounded }} andere prestaties is het verschil alleen afronding op hele eenheden.",
        "For {{ only_rounded }} other services the difference is no more than rounding to whole units.",
    ),
    "agreements": ("Per regio en geldstroom", "Per region and fund"),
    "region": ("Regio", "Region"),
    "fund": ("Geld\u00adstroom", "Fund"),
    "agreed_eur": ("Afspraak €", "Agreed €"),
    "ceiling_eur": ("Plafond €", "Ceiling €"),
    "shortfalls": ("Per prestatie", "Per service"),
    "alike": ("Waarom niet meer dan anderen", "Why not more than others"),
    "decisions": ("Besluiten buiten het beleid om", "Decisions apart from policy"),
    "answers": ("Uw reactie op ons aanbod", "Your answer to our offer"),
    "answers_about": (
        (
            "“Door u gevraagd” staat in uw reactie. “Ten hoogste” is wat wij daarvan accepteren: het meeste dat de "
            "prestatie kan krijgen, en geen toezegging. Hoeveel wij afspreken, volgt uit het verdelen van het geld. "
            "Is er minder afgesproken dan wij verwachtten dat u levert, dan staat de reden hierboven."
        ),
        (
            "“You asked” stands in your answer. “At most” is what we accept of it: the most that the service can get, "
            "and no promise. How much we agree follows from dividing the money. Where less is agreed than we expected "
            "you to deliver, the reason stands above."
        ),
    ),
    "prices": ("Hoe uw tarieven zijn opgebouwd", "How your tariffs are built up"),
    "prices_about": (
        (
            "Een tarief is het maximumtarief van de NZa maal ons percentage, afgerond op hele centen, plus de "
            "vergoeding voor huisvesting (NHC) en inventaris (NIC) als de prestatie die heeft."
        ),
        (
            "A tariff is the maximum tariff of the NZa times our percentage, rounded to whole cents, plus the parts "
            "for housing (NHC) and inventory (NIC) where the service has them."
        ),
    ),
    "surcharges": ("Toeslagen en prijzen, toegekend en ingehouden", "Surcharges and prices, granted and withheld"),
    "sources": ("Waar dit op berust", "What this rests on"),
    "policy": ("Beleid", "Policy"),
    "documents": ("Documenten", "Documents"),
    "run": ("Berekening", "Calculation"),
    "run_about": (
        "Deze brief komt uit één vastgelegde berekening. Haar bon (receipt.json) heeft dit controlegetal (sha256):",
        "This letter comes from one recorded calculation. Its receipt (receipt.json) has this checksum (sha256):",
    ),
    "page": ("pagina", "page"),
    "of": ("van", "of"),
    "code": ("Code", "Code"),
    "service": ("Prestatie", "Service"),
    "unit": ("Eenheid", "Unit"),
    "offered": ("Aan\u00adgeboden", "Offered"),
    "you_asked": ("Door u gevraagd", "You asked"),
    "before": ("Af\u00adspraak was", "Agreed before"),
    "expected": ("Ver\u00adwacht", "Ex\u00adpected"),
    "agreed": ("Afge\u00adsproken", "Agreed"),
    "offer": ("Aanbod", "Offer"),
    "agreed_new": ("Nieuwe afspraak", "New agree\u00adment"),
    "delivered": ("Ge\u00adleverd", "Deliv\u00adered"),
    "tariff": ("Tarief\u00a0€", "Tariff\u00a0€"),
    "amount": ("Bedrag €", "Amount €"),
    "delivered_eur": ("Geleverd €", "Deliv\u00adered €"),
    "settled_eur": ("Vast\u00adgesteld €", "Settled €"),
    "less": ("Minder €", "Less €"),
    "reason": ("Waarom", "Why"),
    "source": ("Bron", "Source"),
    "services": ("Prestaties", "Services"),
    "part": ("Onderdeel", "Part"),
    "value": ("Waarde", "Value"),
    "percentage": ("Percentage", "Percentage"),
    "decided": ("Besluit", "Decision"),
    "all_services": ("alle prestaties", "all services"),
    "judged": ("Oordeel", "Judgement"),
    "accepted": ("Ten hoogste", "At most"),
    "judgement": ("Toelichting", "Explanation"),
    "total": ("Totaal", "Total"),
}
