"""Words of the reports of reallocations, settlements and years, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["OTHER_REPORTS"]

Pair = tuple[str, str]

_MOVED: Mapping[str, Pair] = {
    "run_moved": ("Wat er verschuift", "What moves"),
    "run_moved_about": (
        "Wat vrijvalt bij aanbieders die minder leveren, en naar wie het gaat.",
        "What providers that deliver less release, and where it goes.",
    ),
    "run_released_chart": ("Bij wie het meest vrijvalt", "Who releases most"),
    "run_released_says": (
        "{total} bij {count} {count:aanbieder|aanbieders}. Getoond: {shown}.",
        "{total} from {count} {count:provider|providers}. Shown: {shown}.",
    ),
    "run_added_chart": ("Naar wie het meest gaat", "Who gets most"),
    "run_added_says": (
        "{total} naar {count} {count:aanbieder|aanbieders}. Getoond: {shown}.",
        "{total} to {count} {count:provider|providers}. Shown: {shown}.",
    ),
    "run_moved_table": ("Van afspraak naar afspraak, per aanbieder", "From agreement to agreement, per provider"),
    "run_moved_note": (
        "per aanbieder en regio, na wat die tussen eigen prestaties en geldstromen verschuift",
        "per provider and region, after what it shifts between its own services and funds",
    ),
    "run_moved_between_funds": (
        (
            " · per geldstroom is {cents} meer vrijgevallen en toegevoegd: zoveel verschuift binnen aanbieders van de "
            "ene geldstroom naar de andere"
        ),
        " · per fund {cents} more is released and added: so much moves within providers from one fund to another",
    ),
    "run_answer_within": ("Aanbieders hebben {days} dagen om te reageren.", "Providers have {days} days to answer."),
    "run_expectation": ("Verwachting van het jaar", "Expectation of the year"),
    "run_expectation_about": (
        "Hoe het jaar naar verwachting eindigt, en hoe ver dat ernaast kan zitten.",
        "How the year is expected to end, and how far that may be off.",
    ),
    "run_expected_chart": ("Verwachting naast de afspraken", "Expectation beside the agreements"),
    "run_expected_says": (
        "Verwacht is {expected}; het streepje loopt van {low} tot {high}.",
        "Expected is {expected}; the whisker runs from {low} to {high}.",
    ),
    "run_expected_note": (
        "het streepje: als de rest van het jaar gaat als de laagste of als de hoogste maand",
        "the whisker: if the rest of the year goes as the lowest or as the highest month",
    ),
}

_SETTLED: Mapping[str, Pair] = {
    "run_settled_said": (
        (
            "Er was {agreed} afgesproken. Daarvan wordt {settled} afgerekend: per aanbieder het laagste van wat is "
            "geleverd en wat was afgesproken. Er wordt {back} teruggevorderd. Voor {beyond} is meer geleverd dan "
            "afgesproken; dat wordt niet betaald."
        ),
        (
            "{agreed} was agreed. Of that {settled} is settled: per provider the lesser of what was delivered and what "
            "was agreed. {back} is recovered. Care of {beyond} was delivered beyond the agreements and isn't paid."
        ),
    ),
    "run_settled_money_about": (
        "Wat er van elke geldstroom is afgerekend en wat vrij blijft.",
        "What was settled of every fund, and what stays free.",
    ),
    "run_settled_providers": ("Aanbieders", "Providers"),
    "run_settled_about": (
        "Wie terugbetaalt, wie meer leverde dan afgesproken, en de hele afrekening per aanbieder.",
        "Who pays back, who delivered more than agreed, and the whole settlement per provider.",
    ),
    "run_recovered_chart": ("Terug te vorderen", "To be recovered"),
    "run_recovered_says": (
        "{count} {count:aanbieder|aanbieders} samen {total}. Getoond: {shown}.",
        "{count} {count:provider|providers} together {total}. Shown: {shown}.",
    ),
    "run_unfunded_chart": ("Geleverd boven het plafond", "Delivered above the ceiling"),
    "run_unfunded_says": (
        "{count} {count:aanbieder|aanbieders} samen {total}. Getoond: {shown}.",
        "{count} {count:provider|providers} together {total}. Shown: {shown}.",
    ),
    "run_settled_table": ("De afrekening per aanbieder", "The settlement per provider"),
    "run_settled_note": (
        "een aanbieder telt één keer per regio en geldstroom · plafond: afspraak met toeslagen en andere prijzen",
        "a provider counts once per region and fund · ceiling: agreement with surcharges and other prices",
    ),
    "run_eur_agreed": ("afge\u00adsproken €", "agreed €"),
    "run_eur_ceiling": ("plafond €", "ceiling €"),
    "run_eur_delivered": ("geleverd €", "delivered €"),
    "run_eur_settled": ("afge\u00adrekend €", "settled €"),
    "run_eur_recovered": ("terug €", "recovered €"),
    "run_eur_topped_up": ("na te betalen €", "on top €"),
    "run_eur_unfunded": ("boven plafond €", "above ceiling €"),
    "run_eur_forgone": ("mis\u00adgelopen €", "forgone €"),
    "run_surcharges_about": (
        "Wat na de afspraak aan toeslagen is toegekend of ingehouden.",
        "What surcharges were granted or withheld after the agreement.",
    ),
    "run_year_said": (
        (
            "Het jaar heeft {count} {count:berekening|berekeningen}. De afspraken begonnen op {first} en eindigen op "
            "{last}; onderweg ging er {added} naar aanbieders en viel er "
            "{released} vrij. Aan het eind is {free} vrij en blijft {unfunded} "
            "zonder afspraak."
        ),
        (
            "The year has {count} {count:run|runs}. Agreements began at {first} and end at {last}; on the way {added} "
            "was added for providers and {released} was released. At the end {free} is free and {unfunded} stays "
            "without an agreement."
        ),
    ),
    "run_year_agreed": ("Afgesproken na elke berekening", "Agreed after every run"),
    "run_year_agreed_says": (
        "Van de eerste tot de laatste berekening verandert de afspraak {change}.",
        "From the first run to the last the agreements change by {change}.",
    ),
    "run_year_left": ("Apart gehouden, vrij en zonder afspraak", "Kept apart, free and unfunded"),
    "run_year_left_says": (
        "Wat na elke berekening over was, en wat gevraagd of verwacht was en niet is afgesproken.",
        "What was left after every run, and what was asked or expected and is not agreed.",
    ),
    "run_year_reserved": ("apart gehouden", "kept apart"),
    "run_year_free": ("vrij", "free"),
    "run_year_unfunded": ("zonder afspraak", "unfunded"),
    "run_year_account_about": (
        "Elke berekening is nagerekend uit haar eigen map, en volgt aantoonbaar op de vorige.",
        "Every run was recounted from its own folder, and provably starts from the one before.",
    ),
    "run_year_kavels": ("Wat het jaar per kavel bracht", "What the year brought per kavel"),
    "run_year_providers": ("Wat het jaar per aanbieder bracht", "What the year brought per provider"),
    "run_year_providers_note": (
        "wie het meest inlevert eerst; alle berekeningen staan in de werkmap van het jaar",
        "who gives up most first; all runs stand in the workbook of the year",
    ),
    "run_year_links": ("De keten van berekeningen", "The chain of runs"),
    "run_year_links_note": (
        "het begin van elke sha256; volledig in year.csv · elke berekening noemt het ontvangstbewijs van de vorige",
        "the first part of each sha256; in full in year.csv · every run names the receipt of the one before",
    ),
    "run_folder_of": ("map", "folder"),
}

_TOLD: Mapping[str, Pair] = {
    "run_told_command_allocate": ("initiële toekenning", "allocate"),
    "run_told_command_reallocate": ("herschikking", "reallocate"),
    "run_told_command_settle": ("nacalculatie", "settle"),
    "run_told_stage_initial": ("voorcalculatie", "initial"),
    "run_told_stage_reallocation": ("herschikking", "reallocation"),
    "run_told_stage_settlement": ("nacalculatie", "settlement"),
    "run_told_award_provisional": ("voorlopig", "provisional"),
    "run_told_award_offer": ("aanbod", "offer"),
    "run_told_award_definitive": ("definitief", "definitive"),
}
"""Words of a receipt."""

OTHER_REPORTS: Mapping[str, Pair] = {**_MOVED, **_SETTLED, **_TOLD}
