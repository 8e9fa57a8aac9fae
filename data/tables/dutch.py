"""Dutch words for the choices of a case: what a planner writes, and the machine word that it means."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from verdeelsleutel.data.tables.columns import Column, normalised

__all__ = ["DUTCH_CHOICES", "choices_by_word", "dutch_choice"]

DUTCH_CHOICES: Mapping[str, str] = MappingProxyType(
    {
        # what one unit is
        "dag": "day",
        "uur": "hour",
        "dagdeel": "half_day",
        "stuk": "piece",
        "maand": "month",
        "euro": "eur",
        # status of a provider
        "bestaand": "existing",
        "nieuw": "new",
        "ander kantoor": "other_office",
        "ander zorgkantoor": "other_office",
        # kind of a fund
        "innovatie": "innovation",
        "ontwikkeling": "development",
        "essentieel": "essential",
        "overig": "other",
        # role of a service, and whether it draws on the room
        "zorg": "care",
        "toeslag": "supplement",
        "afwezigheid": "absence",
        "dagbesteding": "day_activity",
        "vervoer": "transport",
        "schoonmaak": "cleaning",
        "logeren": "respite",
        "deeltijd": "part_time",
        "wonen": "housing",
        "binnen": "inside",
        "buiten": "outside",
        # outcome of the monitor
        "omhoog": "up",
        "gelijk": "same",
        "omlaag": "down",
        # decisions, answers and transfers
        "vast": "fix",
        "uitsluiten": "exclude",
        "geaccepteerd": "accepted",
        "deels": "partly",
        "afgewezen": "rejected",
        "akkoord": "agreed",
        "eenmalig": "once",
        "structureel": "structural",
        # status of who waits
        "actief": "active",
        "voorkeur": "preference",
        "voorzorg": "precaution",
    }
)
"""Dutch word → machine word. Words that are the same in both (week, crisis, budget, minimum) aren't listed."""


def choices_by_word(column: Column) -> dict[str, str]:
    """Every word, normalised, that a column with choices takes, and the choice that it means."""
    words = {normalised(word): choice for word, choice in DUTCH_CHOICES.items() if choice in column.choices}
    return words | {normalised(choice): choice for choice in column.choices}


def dutch_choice(column: Column, choice: str) -> str:
    """The word that a planner writes for a choice of a column: the first one listed, or the choice itself.

    Example:
        >>> from verdeelsleutel.data.tables import TABLES
        >>> dutch_choice(TABLES["providers"].column("status"), "other_office")
        'ander kantoor'
    """
    words = (word for word, meant in DUTCH_CHOICES.items() if meant == choice and choice in column.choices)
    return next(words, choice)
