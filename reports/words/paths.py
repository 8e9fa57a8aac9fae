"""Words of multi-year paths."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PATHS"]

Pair = tuple[str, str]

PATHS: Mapping[str, Pair] = {
    "path_title": ("Meerjarenpad", "Multi-year path"),
    "path_drawn": ("Meerjarenpad: over alle getrokken paden", "Multi-year path: over all paths that were drawn"),
    "path_year": ("jaar", "year"),
    "path_room": ("contracteerruimte €", "contracteerruimte €"),
    "path_growth": ("groei", "growth"),
    "path_agreed": ("afgesproken €", "agreed €"),
    "path_unfunded": ("niet toegekend €", "unmet €"),
    "path_unfunded_pct": ("niet toegekende cliëntjaren", "unmet client-years"),
    "path_needed": ("nodig €", "needed €"),
    "path_below": ("niet gehaald bij €", "not reached at €"),
    "path_figure": ("cijfer", "figure"),
    "path_ended": ("knelt", "conflict"),
    "path_unheld": ("niet te halen", "out of reach"),
    "path_note": (
        "niet toegekende cliëntjaren: deel van wat gevraagd is · reserves horen bij de contracteerruimte",
        "unmet client-years: part of what is asked · reserves are part of the contracteerruimte",
    ),
    "path_note_held": (
        "nodig: bij deze ruimte wordt het gestelde niveau gehaald, één stap lager niet",
        "needed: at this room the level asked for is reached, one step lower it isn't",
    ),
}
