"""The words of the workbook of a run, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PLAN_BOOK"]

Pair = tuple[str, str]

_SHEETS: Mapping[str, Pair] = {
    "guide": ("Leeswijzer", "Guide"),
    "summary": ("Samenvatting", "Summary"),
    "plan": ("Plan", "Plan"),
    "providers": ("Per aanbieder", "Per provider"),
    "tranches": ("Tranches", "Tranches"),
    "rules": ("Regels", "Rules"),
    "tariffs": ("Tarieven", "Tariff items"),
    "funds": ("Uitnutting", "Use of funds"),
    "bridge": ("Van was naar nu", "Before and now"),
    "moves": ("Verschuivingen", "Moves"),
    "expectations": ("Verwachting", "Expectations"),
    "ledger": ("Grootboek", "Ledger"),
    "unfunded": ("Onvervuld", "Unfunded"),
    "worklist": ("Werklijst", "Worklist"),
    "settlement": ("Nacalculatie", "Settlement"),
    "settlement_lines": ("Nacalculatie per regel", "Settlement lines"),
    "surcharges": ("Toeslagen", "Surcharges"),
    "notices": ("Berichten", "Notices"),
    "findings": ("Bevindingen", "Findings"),
    "sources": ("Bronnen", "Sources"),
    "proof": ("Certificaat", "Certificate"),
}
"""Names of sheets; a _ comes in front."""

_TITLES: Mapping[str, Pair] = {
    "guide": ("Leeswijzer", "How to read this workbook"),
    "summary": ("Samenvatting", "Summary"),
    "plan": ("Afspraken per cel", "Agreements per cell"),
    "providers": ("Per aanbieder en regio", "Per provider and region"),
    "tranches": ("Gevraagd en toegekend per tranche", "Asked and awarded per tranche"),
    "rules": ("Regels, besluiten en geldstromen nageteld", "Rules, decisions and funds recounted"),
    "tariffs": ("Opbouw van elk tarief", "Build-up of every tariff"),
    "funds": ("Geldstromen", "Funds"),
    "bridge": ("Geldstromen van was naar nu", "Funds, before and now"),
    "moves": ("Waar geld vandaan kwam en heen ging", "Where money came from and went to"),
    "expectations": ("Verwachting van het jaar", "Expectation of the year"),
    "ledger": ("Van afspraak tot afspraak", "From agreement to agreement"),
    "unfunded": ("Verwacht of gevraagd zonder geld", "Expected or asked without money"),
    "worklist": ("Wat om aandacht vraagt", "What asks for attention"),
    "settlement": ("Nacalculatie per aanbieder en geldstroom", "Settlement per provider and fund"),
    "settlement_lines": ("Nacalculatie per regel", "Settlement per line"),
    "surcharges": ("Toeslagen, toegekend en ingehouden", "Surcharges, granted and withheld"),
    "notices": ("Wie wanneer wat is bericht", "Who was told what when"),
    "findings": ("Wat opviel in de gegevens", "What was odd in the data"),
    "sources": ("Bronnen van het beleid", "Sources of the policy"),
    "proof": ("Certificaat en kenmerken", "Certificate and receipt"),
}

_ABOUT: Mapping[str, Pair] = {
    "guide": ("Deze leeswijzer.", "This guide."),
    "summary": ("De hoofdcijfers, en sommen die moeten sluiten.", "The key figures, and sums that have to agree."),
    "plan": ("Elke afspraak: regio, aanbieder, prestatie.", "Every agreement: region, provider, service."),
    "providers": ("Was, toegevoegd, vrijgevallen, is, en zonder afspraak.", "Before, now, added, released, unmet."),
    "tranches": ("Per vraag wat is toegekend en wat begrensde.", "Per claim what was awarded and what limited it."),
    "rules": ("Elke regel met zijn grens, stand en ruimte.", "Every rule with its bound, value and slack."),
    "tariffs": ("Elk onderdeel van elk tarief, met bron.", "Every item of every tariff, with its source."),
    "funds": ("Bedrag, gereserveerd, afgesproken, vrij.", "Amount, reserved, agreed, free."),
    "bridge": ("Per geldstroom van was naar nu.", "Per fund from before to now."),
    "moves": ("Bronnen en bestemmingen, per geldstroom gelijk.", "Sources and uses, equal per fund."),
    "expectations": ("Per regel hoe het jaar is geschat.", "Per line how the year was estimated."),
    "ledger": ("Afspraak, geleverd, aanbod, reactie, definitief.", "Agreement, delivered, offer, answer, definitive."),
    "unfunded": ("Wat boven de afspraak blijft, en waardoor.", "What stays above the agreement, and why."),
    "worklist": ("Regels om naar te kijken.", "Lines to look at."),
    "settlement": ("Het minste van geleverd en plafond, op het totaal.", "The lesser of delivered and ceiling."),
    "settlement_lines": ("Wat elke regel aan zijn totaal toevoegt.", "What each line adds to its total."),
    "surcharges": ("Per onderdeel wat is toegekend of ingehouden.", "Per item what was granted or withheld."),
    "notices": ("Berichten in de loop van het jaar.", "Notices in the course of the year."),
    "findings": ("Opvallends in de invoer; houdt niets tegen.", "Oddities of the inputs; they stop nothing."),
    "sources": ("Documenten waar het beleid op rust.", "Documents that the policy rests on."),
    "proof": ("Wat is bewezen, en waaruit zij is gemaakt.", "What is proven, and what the run was made from."),
}

_GUIDE: Mapping[str, Pair] = {
    "book_guide_read": (
        (
            "Bladen waarvan de naam met _ begint (blauwe tab) zijn om te lezen: de uitkomsten van de berekening. De "
            "andere bladen "
            "(groene tab) zijn de casus: de tabellen waarmee gerekend is. Wijs een titel aan voor wat een kolom "
            "betekent."
        ),
        (
            "Sheets whose name begins with _ (blue tab) are for reading: the outcome of the run. The others (green "
            "tab) are "
            "the case: the tables that it was made from. Point at a title for what a column means."
        ),
    ),
    "book_guide_sums": (
        (
            "Waar een planner een som zou narekenen staat een formule. De bedragen zijn die van de berekening, tot "
            "op de cent; een "
            "formule telt in dit werkblad en verandert niets aan de berekening. Totalen boven een tabel volgen het "
            "filter."
        ),
        (
            "Where a planner would check a sum stands a formula. Amounts are those of the run, to the cent; a formula "
            "counts "
            "in this workbook and changes nothing of the run. Totals above a table follow its filter."
        ),
    ),
    "book_guide_change": (
        (
            "Andere uitkomst? Verander de groene bladen (een offerte, een bedrag, een besluit; bij een grijs blad gaat "
            "eerst de _ van de naam), bewaar, en reken opnieuw:"
        ),
        (
            "Another outcome? Change the green sheets (an offer, an amount, a decision; a grey sheet loses the _ of "
            "its name first), save, and run again:"
        ),
    ),
    "book_guide_same": (
        (
            "Zonder wijziging komt daar precies hetzelfde plan uit. Wat op de _-bladen verandert, telt niet mee. "
            "Alleen "
            "tabellen die de berekening las staan hier."
        ),
        (
            "Unchanged, that gives exactly the same plan. What is changed on sheets with a _ doesn't count. Only "
            "tables that "
            "the run read stand here."
        ),
    ),
    "book_guide_sheets": ("Bladen", "Sheets"),
    "book_about_case": ("Invoer: {about}", "Input: {about}"),
    "book_left_out": ("Niet in dit werkblad, omdat het te groot zou worden", "Left out, for it would get too large"),
    "book_left_out_sums": (
        "wat per aanbieder is afgesproken is een getal, geen som over het plan",
        "what is agreed per provider is a figure, not a sum over the plan",
    ),
    "book_left_out_rows": (
        "{count} regels; staat als bestand in de map van de berekening",
        "{count} lines; it stands as a file in the folder of the run",
    ),
    "book_proof_note": (
        (
            "Zo is de berekening bij het maken gecertificeerd, exact en zonder solver. Dit werkblad is daaruit "
            "gemaakt en zelf geen "
            "bewijs: verdeel verify {run} bewijst de berekening opnieuw uit haar map."
        ),
        (
            "So the run was certified when it was made, exactly and without a solver. This workbook is made from it "
            "and is "
            "itself no proof: verdeel verify {run} proves the run again from its folder."
        ),
    ),
    "book_receipt": ("Kenmerken", "Receipt"),
    "book_layer": ("beleidslaag {name}", "layer {name} of the pack"),
    "book_notes": ("Wat bronnen openlaten of zeggen", "What sources leave open or say"),
}

_SUMMARY: Mapping[str, Pair] = {
    "book_run_initial": ("Initiële toekenning {year} · {title}", "Initial allocation {year} · {title}"),
    "book_run_reallocation": ("Herschikking {year} · {title}", "Reallocation {year} · {title}"),
    "book_run_settlement": ("Nacalculatie {year} · {title}", "Settlement {year} · {title}"),
    "book_cutoff": ("realisatie tot en met {month}", "care delivered up to and including {month}"),
    "book_totals": ("totaal in zicht", "total in sight"),
    "book_per_profile": ("Per kavel en zorgprofiel", "Per kavel and profile"),
    "book_kavel_note": (
        (
            "Was: afspraak van vorig jaar of de geldende, tegen de tarieven van nu. Niet toegekend: gevraagd en niet "
            "afgesproken."
        ),
        "Before: last year's agreement or the one in force, at this run's tariffs. Unmet: asked and not agreed.",
    ),
    "book_tranche_note": (
        "Vóór afronding. Wat een tranche niet kon geven, vraagt een latere opnieuw; tel deze bedragen niet op.",
        "Before rounding. What a tranche couldn't give is asked again by a later one; don't add these amounts up.",
    ),
    "book_checks": ("Sluitende sommen", "Sums that agree"),
    "book_check_providers": ("Plan min som per aanbieder (0)", "Plan less sum per provider (0)"),
    "book_check_balance": ("Van was naar nu, per aanbieder (0)", "From before to now, per provider (0)"),
    "book_check_outside": ("Plan min geldstromen: buiten de ruimte", "Plan less funds: outside the room"),
    "book_check_between": (
        "Vrijgevallen: per geldstroom min per aanbieder",
        "Released: per fund less per provider",
    ),
    "report_title": ("Verslag van de berekening {run}", "Report of the run {run}"),
}

_COLUMNS: Mapping[str, Pair] = {
    "kavel": ("Kavel", "Kavel"),
    "profile": ("Zorgprofiel", "Profile"),
    "previous": ("Was €", "Before €"),
    "agreed": ("Afgesproken €", "Agreed €"),
    "change": ("Verschil €", "Change €"),
    "unfunded": ("Niet toegekend €", "Unmet €"),
    "client_years": ("Cliëntjaren", "Client-years"),
    "unmet_client_years": ("Niet toegekende cliëntjaren", "Unmet client-years"),
    "tranche": ("Tranche", "Tranche"),
    "claim": ("Gevraagd €", "Asked €"),
    "awarded": ("Toegekend €", "Awarded €"),
    "short": ("Niet toegekend €", "Not awarded €"),
    "lowest": ("Laagste toekenning", "Lowest fill"),
    "finding": ("Bevinding", "Finding"),
    "count": ("Aantal", "Count"),
    "examples": ("Voorbeelden", "Examples"),
    "source": ("Bron", "Source"),
    "document": ("Document", "Document"),
    "section": ("Plaats", "Section"),
    "published": ("Gepubliceerd", "Published"),
    "rank": ("Rang", "Rank"),
    "url": ("Adres", "Address"),
    "note": ("Opmerking", "Note"),
    "receipt_sha256": ("kenmerk van de berekening (sha256)", "receipt of the run (sha256)"),
}

_VALUES: Mapping[str, Pair] = {
    "book_unit_cents": ("€", "€"),
    "book_unit_units": ("eenheden", "units"),
    "book_unit_client_years": ("cliëntjaren", "client-years"),
    "book_binding_yes": ("ja", "yes"),
    "book_binding_no": ("nee", "no"),
    "book_side_source": ("bron", "source"),
    "book_side_use": ("bestemming", "use"),
    "book_item_released": ("vrijgevallen", "released"),
    "book_item_added": ("toegevoegd", "added"),
    "book_item_price_up": ("duurder", "dearer"),
    "book_item_price_down": ("goedkoper", "cheaper"),
    "book_item_fund_up": ("geldstroom groter", "fund grown"),
    "book_item_fund_down": ("geldstroom kleiner", "fund shrunk"),
    "book_item_reserve_opened": ("reserve geopend", "reserve opened"),
    "book_item_reserve_up": ("reserve groter", "reserve grown"),
    "book_item_free_used": ("vrije ruimte gebruikt", "free room used"),
    "book_item_free_left": ("vrije ruimte over", "free room left"),
    "book_judged_accepted": ("geaccepteerd", "accepted"),
    "book_judged_partly": ("deels", "partly"),
    "book_judged_rejected": ("afgewezen", "rejected"),
    "book_judged_agreed": ("akkoord", "agrees"),
    "book_kind_granted": ("toegekend", "granted"),
    "book_kind_withheld": ("ingehouden", "withheld"),
    "book_method_run_rate": ("naar rato", "run rate"),
    "book_method_last_quarter": ("laatste kwartaal", "last quarter"),
    "book_method_seasonal": ("seizoen", "seasonal"),
    "book_method_given": ("opgegeven", "given"),
    "book_award_settlement": ("nacalculatie", "settlement"),
    "book_award_offer": ("aanbod", "offer"),
}

PLAN_BOOK: Mapping[str, Pair] = {
    **{f"book_sheet_{key}": pair for key, pair in _SHEETS.items()},
    **{f"book_title_{key}": pair for key, pair in _TITLES.items()},
    **{f"book_about_{key}": pair for key, pair in _ABOUT.items()},
    **{f"book_col_{key}": pair for key, pair in _COLUMNS.items()},
    **_GUIDE,
    **_SUMMARY,
    **_VALUES,
}
