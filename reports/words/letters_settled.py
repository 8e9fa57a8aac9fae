"""Words of letters about a settlement."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["SETTLED_LETTERS"]

Pair = tuple[str, str]

SETTLED_LETTERS: Mapping[str, Pair] = {
    "letter_settled": (
        "Wij stellen het bedrag voor {year} vast op {amount}.",
        "We settle the amount for {year} at {amount}.",
    ),
    "letter_settled_so_far": (
        "Naar de zorg die nu is geteld, komt het bedrag voor {year} op {amount}.",
        "By the care that is counted so far the amount for {year} comes to {amount}.",
    ),
    "letter_recovered_so_far": (
        "Dat is {amount} lager dan de afspraak.",
        "That is {amount} below the agreement.",
    ),
    "letter_topped_up_so_far": (
        "Door toeslagen is het {amount} hoger dan de afspraak.",
        "Because of surcharges it is {amount} above the agreement.",
    ),
    "letter_standing_unfinished": (
        (
            "Dit is niet definitief. Van u {count:ontbreekt een maand|ontbreken {count} maanden} in de realisatie: "
            "{months}. Die {count:maand telt|maanden tellen} nu als geen geleverde zorg. Bedragen in deze brief kunnen "
            "nog veranderen."
        ),
        (
            "This is not final. {count:A month of yours lacks|{count} months of yours lack} in the realisation: "
            "{months}. {count:It counts|They count} as no care delivered for now. Amounts in this letter may still "
            "change."
        ),
    ),
    "letter_settled_as_agreed": ("Dat is gelijk aan de afspraak.", "That is what was agreed."),
    "letter_recovered": (
        "Dat is {amount} lager dan de afspraak. Dit bedrag vorderen wij terug.",
        "That is {amount} below the agreement. We recover this amount.",
    ),
    "letter_topped_up": (
        "Door toeslagen is het {amount} hoger dan de afspraak. Dit bedrag betalen wij na.",
        "Because of surcharges it is {amount} above the agreement. We pay this amount on top.",
    ),
    "letter_both": (
        (
            "Per geldstroom geldt een eigen plafond: van de ene afspraak vorderen wij {recovered} terug, op de andere "
            "betalen wij {topped_up} na."
        ),
        (
            "Every fund has a ceiling of its own: of one agreement we recover {recovered}, on the other we pay "
            "{topped_up} on top."
        ),
    ),
    "letter_advances": (
        "Voorschotten die u al kreeg, zijn hierin niet verrekend.",
        "Advances that you received aren't counted in this.",
    ),
    "letter_unfunded": (
        "U leverde voor {amount} meer dan het plafond. Dat vergoeden wij niet.",
        "You delivered {amount} above the ceiling. We don't pay for that.",
    ),
    "letter_own_ceilings": (
        "Elke regio en elke geldstroom heeft een eigen plafond.",
        "Every region and every fund has a ceiling of its own.",
    ),
    "letter_settled_agreed": ("Afspraak", "Agreement"),
    "letter_settled_surcharge": ("Toeslagen en prijzen, toegekend en ingehouden", "Surcharges and prices"),
    "letter_settled_ceiling": ("Plafond: de meeste zorg die wij vergoeden", "Ceiling: the most that we pay for"),
    "letter_settled_delivered": ("Geleverde zorg", "Care delivered"),
    "letter_settled_unfunded": ("Geleverd boven het plafond", "Delivered above the ceiling"),
    "letter_settled_settled": ("Vastgesteld", "Settled"),
}
