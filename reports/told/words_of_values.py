"""Cells of a table: what a value should have been and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["VALUES"]

VALUES: Mapping[str, str] = {
    # what a value should be
    "text": "tekst",
    "a number": "een getal",
    "one of {choices}": "een van {choices}",
    "one of {choices} …": "een van {choices} …",
    "either {one} or {other}": "óf {one} óf {other}",
    "exactly one": "precies één",
    "one value": "één waarde",
    "a value": "een waarde",
    "once": "één keer",
    "each {key} once": "elke {key:columns} één keer",
    "each {key}, {others} once": "elke combinatie van {key:columns}, {others:columns} één keer",
    # what is wrong with it
    "a formula": "een formule",
    "copy the cells and paste them as values": "kopieer de cellen en plak ze als waarden",
    "an error of Excel": "een fout van Excel",
    "fill in a value": "vul een waarde in",
    "empty, but a value is needed": "leeg, maar hier moet iets staan",
    "no number": "geen getal",
    "no finite number": "geen gewoon getal",
    "no whole number": "geen heel getal",
    "no AGB code": "geen AGB-code",
    "no code": "geen code",
    "no date": "geen datum",
    "no such day": "deze dag bestaat niet",
    "no month": "geen maand",
    "no postcode": "geen postcode",
    "not one of the choices": "deze keuze bestaat niet",
    "neither yes nor no": "geen ja en geen nee",
    "negative": "negatief",
    "too small": "te klein",
    "too large": "te groot",
    "not above 0": "niet boven 0",
    "more than two decimals": "meer dan twee decimalen",
    "a number too large to be true": "een getal dat te groot is om waar te zijn",
    "a number with more digits than can be meant": "een getal met meer cijfers dan bedoeld kan zijn",
    "a number with an exponent": "een getal met een exponent",
    "a number with a sign": "een getal met een teken erbij",
    "a thousands separator": "een scheidingsteken voor duizendtallen",
    "a decimal {sign} in a file with decimal {other}s": (
        "een decimale {sign:told} in een bestand met decimale {other:told}'s"
    ),
    "point": "punt",
    "comma": "komma",
    # what to do
    "leave it empty if it isn't known": "laat het leeg als het niet bekend is",
    "leave out € and %": "laat € en % weg",
    "round the amount to whole cents": "rond het bedrag af op hele centen",
    "write all digits": "schrijf alle cijfers uit",
    "write {value}": "schrijf {value}",
    "Excel changed it: give the column the format Text and type it again": (
        "Excel heeft het veranderd: geef de kolom de opmaak Tekst en typ het opnieuw"
    ),
    "Excel made a date of it: give the cell a number format": (
        "Excel heeft er een datum van gemaakt: geef de cel een getalopmaak"
    ),
    'did you mean "{word}"?': "bedoelt u “{word}”?",
    'did you mean "{word}"? rename it': "bedoelt u “{word}”? geef de kolom die naam",
}
