"""Faults in policy packs."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PACKS"]

PACKS: Mapping[str, str] = {
    # YAML
    "this isn't YAML: {why}": "dit is geen YAML: {why}",
    "check the indentation": "kijk naar het inspringen",
    "a pack is a mapping of keys": "beleid bestaat uit sleutels met waarden",
    "pack: NAME": "pack: NAAM",
    "a key is a word": "een sleutel is een woord",
    "a word": "een woord",
    "a key stands here twice": "deze sleutel staat hier twee keer",
    "each key once": "elke sleutel één keer",
    "a pack is one document": "beleid is één document",
    "one document": "één document",
    "packs have no aliases": "beleid heeft geen verwijzingen (*)",
    "packs have no anchors": "beleid heeft geen ankers (&)",
    "packs have no tags": "beleid heeft geen tags (!)",
    "the value alone": "alleen de waarde",
    "the value written out": "de waarde voluit",
    "a decimal comma": "een decimale komma",
    "a decimal point": "een decimale punt",
    "use a decimal point: {how}": "gebruik een decimale punt: {how}",
    "two items have the same id": "twee onderdelen hebben dezelfde id",
    "one item per id": "één onderdeel per id",
    "another id": "een andere id",
    # keys and values
    "{key}: {what}": "{key}: {what:told}",
    "unknown key {key}": "onbekende sleutel {key}",
    "{key} is missing": "{key} ontbreekt",
    "the key {key}": "de sleutel {key}",
    "{key} can't be this": "{key} kan dit niet zijn",
    "this isn't a list": "dit is geen lijst",
    "this isn't a mapping": "dit is geen groep sleutels",
    "this isn't text": "dit is geen tekst",
    "a list": "een lijst",
    "a mapping": "een groep sleutels",
    "this should be text": "hier hoort tekst",
    "this isn't a number": "dit is geen getal",
    "a decimal number": "een getal, met een decimale punt",
    "a percentage can't be negative here": "een percentage kan hier niet negatief zijn",
    "0 or more": "0 of meer",
    "1 or more": "1 of meer",
    "this isn't an amount": "dit is geen bedrag",
    "euros, at most two decimals": "euro's, met ten hoogste twee decimalen",
    "this isn't a whole number": "dit is geen heel getal",
    "this is neither yes nor no": "dit is geen ja en geen nee",
    "true or false": "true of false",
    "a switch is on or off": "een schakelaar staat aan (on) of uit (off)",
    "on or off": "on of off",
    "this isn't a date": "dit is geen datum",
    "YYYY-MM-DD, YYYY-MM or YYYY": "JJJJ-MM-DD, JJJJ-MM of JJJJ",
    "this isn't a moment": "dit is geen moment",
    'dates "MM-DD", or monthly': "dagen als \"MM-DD\", of monthly",
    "no fund is of this kind": "geen geldstroom is van deze soort",
    "a strength is hard or soft": "een regel is hard of zacht (strength)",
    "hard, or {soft: PRIORITY, after: TRANCHE}": "hard, of {soft: VOORRANG, after: TRANCHE}",
    "the first priority is 1": "de eerste voorrang is 1",
    # packs and layers
    "pack {name}": "beleid {name}",
    "no such pack": "dit beleid bestaat niet",
    "a file, or a shipped pack: {packs}": "een bestand, of beleid dat wordt meegeleverd: {packs}",
    "this pack can't be read": "dit beleid is niet te lezen",
    "this pack isn't written in UTF-8": "dit beleid is niet in UTF-8 geschreven",
    "UTF-8 text": "tekst in UTF-8",
    "packs extend one another in a circle": "beleid breidt elkaar in een kring uit (extends)",
    "an end": "een einde",
    # tariff, reserves, tranches
    "a base has a percentage or a column": "een basispercentage heeft een percentage of een kolom",
    "either percent or from": "óf percent óf from",
    "both": "beide",
    "this one": "zonder id",
    "adjustment {id} must change the percentage in one way": (
        "de opslag of afslag {id:told} moet het percentage op precies één manier veranderen"
    ),
    "adjustment {id} can't be in a group: a group caps points that are added": (
        "de opslag of afslag {id:told} kan niet in een groep: een groep begrenst punten die erbij komen"
    ),
    "add or add_from": "add of add_from",
    "{low} lies above {high}": "{low} ligt boven {high}",
    "{low} up to {high}": "{low} tot en met {high}",
    "reserve {id} is a percentage or an amount": "de reservering {id:told} is een percentage of een bedrag",
    "either percent or amount_eur": "óf percent óf amount_eur",
    "a reserve is more than its fund": "een reservering is meer dan haar geldstroom",
    "at most {most}": "ten hoogste {most}",
    "completeness after {months} months is 0 percent, and units are divided by it": (
        "de volledigheid na {months} maanden is 0 procent, en eenheden worden erdoor gedeeld"
    ),
    "a percentage above 0": "een percentage boven 0",
    "{basis} is known at reallocation only": "{basis} is alleen bij een herschikking bekend",
    "a basis of the initial allocation": "een grondslag van de initiële toekenning",
    "tranche {id} has a direction without an order": "tranche {id:told} heeft een richting zonder volgorde",
    "order_by: COLUMN": "order_by: KOLOM",
    "tranche {id} shares in two ways": "tranche {id:told} verdeelt op twee manieren",
    "one of them": "één van beide",
    "no such group": "deze groep bestaat niet",
    "no such reserve": "deze reservering bestaat niet",
    "no such source": "deze bron bestaat niet",
    "none are declared": "er zijn er geen genoemd",
    # conditions and columns
    "a condition is a mapping": "een voorwaarde bestaat uit kolommen met waarden",
    "column: value, for instance {kavel: vpt}": "kolom: waarde, bijvoorbeeld {kavel: vpt}",
    "{column} has an empty list, which no cell matches": (
        "{column} heeft een lege lijst, waar geen afspraakregel aan voldoet"
    ),
    "an empty value matches nothing": "aan een lege waarde voldoet niets",
    "cells with any value of it: leave it out; cells without one: not: {column}": (
        "afspraakregels met welke waarde ook: laat het weg; zonder waarde: not: {column}"
    ),
    "this isn't a range": "dit is geen bereik",
    "{min: …, max: …}, with numbers or dates YYYY-MM-DD": "{min: …, max: …}, met getallen of datums JJJJ-MM-DD",
    "write not outside the column: not: {column: …}": "schrijf not buiten de kolom: not: {kolom: …}",
    "{end} of a range": "{end} van een bereik",
    "a number or a date": "een getal of een datum",
    "a range from a number to a date": "een bereik van een getal tot een datum",
    "min lies above max": "min ligt boven max",
    "min up to max": "min tot en met max",
    "no cell has a {table}": "geen afspraakregel heeft een {table}",
    "offer., service., provider. or region.": "offer., service., provider. of region.",
    "no such column: {column}": "deze kolom bestaat niet: {column}",
    "a column of offers, services, providers or regions, or one that starts with x_": (
        "een kolom van offers, services, providers of regions, of een die met x_ begint"
    ),
    "{column} could be several columns": "{column} kan meer dan één kolom zijn",
    # names that are taken
    "rule {id} has a name that results use themselves": "regel {id} heeft een naam die uitkomsten zelf gebruiken",
    "rule {id} has the name of a fund of the case": "regel {id} heet zoals een geldstroom van de casus",
    "tranche {id} has a name that results use for what goes before policy": (
        "tranche {id} heeft een naam die uitkomsten gebruiken voor wat vóór het beleid gaat"
    ),
    # rules
    "rule {id}: there is no rule {kind}": "regel {id}: de soort {kind} bestaat niet",
    "rule {id}: a ceiling is hard": "regel {id}: een plafond is hard",
    "hard": "hard",
    "only floors can be soft; leave strength out": "alleen ondergrenzen kunnen zacht zijn; laat strength weg",
    "rule {id}: basis {basis} is only known at a reallocation": (
        "regel {id}: de grondslag {basis} is alleen bij een herschikking bekend"
    ),
    "another basis, or stage: reallocation": "een andere grondslag, of stage: reallocation",
    "rule {id} counts what is expected of the year, which is only known at a reallocation": (
        "regel {id} telt wat van het jaar wordt verwacht, en dat is alleen bij een herschikking bekend"
    ),
    "stage: reallocation": "stage: reallocation",
    "{key} of rule {id} is no tranche of stage {stage}": "{key} van regel {id:told} is geen tranche van {stage:told}",
    "initial": "de initiële toekenning",
    "reallocation": "de herschikking",
    "a freeze at an overshoot says of what, and how much of it": (
        "een bevriezing bij overschrijding zegt waarvan, en bij hoeveel"
    ),
    "the key {key} too": "ook de sleutel {key}",
}
