"""Words of a reallocation, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["REALLOCATION_FINDINGS"]

REALLOCATION_FINDINGS: Mapping[str, str] = {
    "agreements-cut": (
        "een tranche houdt afspraken in stand en de ruimte kan dat niet dragen: {count} {count:regel is|regels zijn} gekort"
    ),
    "agreements-replaced": (
        "de eigen afspraken ({count} {count:regel|regels}) maken plaats voor het plan waar deze berekening op volgt"
    ),
    "agreements-unmatched": (
        "{count} {count:afspraak telt|afspraken tellen} niet mee: regio, aanbieder of prestatie onbekend"
    ),
    "answer-not-asked": (
        "{count} {count:reactie is|reacties zijn} geaccepteerd voor meer dan enige tranche vraagt: een reactie begrenst "
        "en vraagt zelf niets; een tranche op een andere grondslag of een besluit kan haar honoreren"
    ),
    "as-of-replaced": "de peildatum (as_of) van deze berekening komt in de plaats van die van de casus",
    "below-delivered": "bij {count} {count:regel|regels} is al meer geleverd dan voor het hele jaar is afgesproken",
    "kept": (
        "{count} {count:regel blijft|regels blijven} op de afspraak: het aanbod verlaagt en de aanbieder mag nog reageren"
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
