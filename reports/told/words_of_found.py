"""What was found, where that is said in words of the tool; values of the user stay as they were written."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FOUND"]

FOUND: Mapping[str, str] = {
    "UTF-16 or a binary file": "UTF-16 of een bestand dat geen tekst is",
    "an old .xls file or one with a password": "een oud .xls-bestand of een met een wachtwoord",
    "a list": "een lijst",
    "a mapping": "een groep sleutels",
    "a list or a mapping": "een lijst of een groep sleutels",
    "an alias": "een verwijzing (*)",
    "nothing": "niets",
    "both": "beide",
    "neither": "geen van beide",
    "none": "geen",
    "none of them": "geen ervan",
    "empty": "leeg",
    "no row": "geen rij",
    "no table": "geen tabel",
    "no such column": "deze kolom is er niet",
    "no agreed tariff": "geen maatwerktarief",
    "no reallocation with tranches": "geen herschikking met tranches",
    "most_care and order_by": "most_care en order_by",
    "{key} without overshoot_above": "{key} zonder overshoot_above",
    "{key} without of": "{key} zonder of",
    "{key}, also in line {line}": "{key}, ook in regel {line}",
    "rows {rows}": "rijen {rows}",
    "{file} too": "ook {file}",
    "{count} characters": "{count} tekens",
    "{count} fields: {text}": "{count} velden: {text}",
    "{count} keys": "{count} {count:sleutel|sleutels}",
    "{count} lines": "{count} {count:regel|regels}",
    "{count} rows": "{count} {count:rij|rijen}",
}
