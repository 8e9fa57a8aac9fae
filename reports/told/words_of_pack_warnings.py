"""What deserves a second look in a policy pack."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PACK_WARNINGS"]

PACK_WARNINGS: Mapping[str, str] = {
    "the pack has no title": "het beleid heeft geen titel (title)",
    "the pack has no year": "het beleid heeft geen jaar (year)",
    "reports show it": "rapporten laten dit zien",
    "the pack has no tranche, so a run with it gives nobody anything": (
        "het beleid heeft geen tranche, dus een berekening ermee geeft niemand iets"
    ),
    "add initial: {tranches: …}, or build a pack on it with extends: {pack}": (
        "zet er initial: {tranches: …} in, of bouw er beleid op met extends: {pack}"
    ),
    "source {name} has no date": "bron {name} heeft geen datum",
    "add published": "zet er published bij",
    "source {name} has no rank": "bron {name} heeft geen rang",
    "add rank, 1 is highest": "zet er rank bij; 1 is de hoogste",
    "source {name} says not where": "bron {name} zegt niet waar het staat",
    "add section or url": "zet er section of url bij",
    "nothing refers to source {name}": "niets verwijst naar bron {name}",
    "{what} has neither a source nor the mark of an example": (
        "{what:told} heeft geen bron en is niet als voorbeeld gemerkt"
    ),
    "add source, or example: true": "zet er source bij, of example: true",
    "{what} has a source and is an example": "{what:told} heeft een bron en is een voorbeeld",
    "a source must hold the figure itself": "in een bron moet het cijfer zelf staan",
    "{what} is an example without a note": "{what:told} is een voorbeeld zonder toelichting",
    "say what the source leaves open": "zeg in note wat de bron openlaat",
    "the base percentage": "het basispercentage",
    "the minimum percentage": "het laagste percentage",
    "the maximum percentage": "het hoogste percentage",
    "the minimum percentage has no source": "het laagste percentage heeft geen bron",
    "the maximum percentage has no source": "het hoogste percentage heeft geen bron",
    "add minimum_source": "zet er minimum_source bij",
    "add maximum_source": "zet er maximum_source bij",
    "{what} is a switch without a note": "{what:told} is een schakelaar zonder toelichting",
    "{what} has other figures than in {layer}, so the note there is left out": (
        "{what:told} heeft andere cijfers dan in {layer:told}; de toelichting die daar staat, is weggelaten"
    ),
    "add a note of your own": "zet er een eigen note bij",
    "say what is in doubt": "zeg in note waarover twijfel is",
    "nothing is in group {name}": "niets zit in groep {name}",
    "tranche {id} goes by the offer alone: who asks too much, gets more": (
        "tranche {id} gaat alleen op de offerte af: wie te veel vraagt, krijgt meer"
    ),
    "add not_above, or a note on why not": "zet er not_above bij, of een note waarom niet",
    "rule {id} links volumes of all providers together": "regel {id} koppelt de volumes van alle aanbieders samen",
    "add per: [region, provider]": "zet er per: [region, provider] bij",
    "no cell has {column} {value}": "geen afspraakregel heeft {column} {value}",
    "known: {words}": "bekend zijn {words}",
    "rule {id} adds up units of all kinds, days and hours alike": (
        "regel {id} telt allerlei eenheden bij elkaar, dagen en uren door elkaar"
    ),
    "measure: client_years or eur, or say of which service, unit, profile or kavel": (
        "measure: client_years of eur, of zeg van welke prestatie, eenheid, profiel of kavel"
    ),
    "{what} is {percent} % of the maximum tariff": "{what:told} is {percent:number} % van het maximumtarief",
    "percentages are written as 96": "percentages schrijft u als 96",
    "did you mean {value}?": "bedoelt u {value}?",
    "base percentage {id}": "basispercentage {id}",
    "reserve {id}": "reservering {id}",
    "line of one euro {id}": "€ 1-regel {id}",
    "group {id}": "groep {id}",
    "set of adjustment {id}": "set van opslag of afslag {id}",
}
