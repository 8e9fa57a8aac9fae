"""Values of a case and paths of a policy, as a comparison says them to a planner."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from verdeelsleutel.data.sheets.titles import Titles
from verdeelsleutel.data.tables import TABLES
from verdeelsleutel.data.tables.columns import Column
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.words.catalogue import WORDS

__all__ = ["day_said", "path_said", "section_said", "setting_said", "value_said"]

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_KINDS: Mapping[str, str] = {"rule": "rule_", "stage": "phase_", "for": "phase_", "kavel": ""}
"""Keys of a policy whose values have words, and what the keys of those words begin with."""
_ITEMS = frozenset({"rules", "reserves", "tranches", "base", "adjustments"})
"""Lists of a policy whose items go by a name of the office's own, which is never translated."""


def value_said(table: str, column: str, value: str, lang: Language) -> str:
    """A value of a table: a choice in words, a number and a day as the language writes them."""
    known = TABLES[table]
    if not value or column not in known.names:
        return value
    contract = known.column(column)
    if contract.numeric:
        return _number(contract, value, lang)
    if contract.kind == "date":
        return day_said(value, lang)
    if contract.kind == "month":
        return lang.month(value)
    if column == "kavel":
        return lang.word(value)
    return Titles(lang.code == "nl").value(contract, value)


def _number(column: Column, value: str, lang: Language) -> str:
    """With all decimals that it has, an amount with cents."""
    places = max(0, -int(Decimal(value).as_tuple().exponent))
    return lang.number(Fraction(value), max(places, 2) if column.kind == "euros" else places)


def day_said(value: str, lang: Language) -> str:
    """A day that is written YYYY-MM-DD."""
    return lang.date(date.fromisoformat(value)) if value else value


def section_said(section: str, lang: Language) -> str:
    """A section of a policy."""
    return _word(f"policy_{section}", section, lang)


def path_said(section: str, path: str, lang: Language) -> str:
    """Where a value stands in a section of a policy: keys in words, items by their names."""
    told, named = [], section in _ITEMS
    for part in path.split(" › "):
        own = named and part != "order"
        told.append(part if own else _word(f"policy_{part}", part, lang))
        named = part in _ITEMS and not own
    return " › ".join(told)


def setting_said(path: str, value: str, lang: Language) -> str:
    """What a policy sets: numbers as the language writes them, kinds of rules, steps and kavels in words."""
    key = path.rpartition(" › ")[2]
    if _NUMBER.fullmatch(value):
        return lang.number(Fraction(value), len(value.partition(".")[2]))
    if key in _KINDS:
        return ", ".join(_word(f"{_KINDS[key]}{one}", one, lang) for one in value.split(", "))
    return value


def _word(key: str, plain: str, lang: Language) -> str:
    return lang.word(key) if key in WORDS else plain
