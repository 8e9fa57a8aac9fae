"""The key of a row as part of a sentence: ``in ALMERE van Zorghuis, kavel intramuraal``."""

from __future__ import annotations

from collections.abc import Sequence

from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.rule import BoundRule
from verdeelsleutel.reports.cuts import key_words, provider_names
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.words.catalogue import WORDS

__all__ = ["key_place"]

CELL = ("region", "provider", "service")
DEMAND = ("region", "kavel", "profile")
RUNNING = ("region", "provider")
"""Columns that need no comma before them."""


def key_place(plan: Plan, rule: BoundRule, key: str, lang: Language) -> str:
    """Where a row of a rule is about; empty for all at once."""
    if not key:
        return ""
    if key == lang.word("explain_these"):
        return lang.word("key_these", value=key)
    values = key.split("|")
    columns = _columns(rule, len(values))
    if columns is None:
        return key_words(plan, key)
    names, said = provider_names(plan), ""
    for column, value in zip(columns, values, strict=True):
        if not value:
            continue
        shown = names.get(value) or value if column == "provider" else _shown(column, value, lang)
        name = f"key_{column}"
        told = lang.word(name, value=shown) if name in WORDS else f"{column} {shown}"
        said += (" " if column in RUNNING else ", ") + told if said else told
    return said


def _shown(column: str, value: str, lang: Language) -> str:
    return lang.word(value) if column == "kavel" and value in WORDS else value


def _columns(rule: BoundRule, count: int) -> Sequence[str] | None:
    """Columns of a key with so many values; None where they can't be told from it."""
    per = getattr(rule.parameters, "per", None)
    known = (CELL,) if per is None else (tuple(per), ("service", *per), DEMAND[:count])
    return next((columns for columns in known if len(columns) == count), None)
