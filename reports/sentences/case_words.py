"""Tables, columns and values of a case as planners write them: Dutch titles and words, or the machine's own."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from verdeelsleutel.data.sheets.titles import DUTCH
from verdeelsleutel.data.tables import TABLES
from verdeelsleutel.reports.dutch import Language

__all__ = ["column_title", "table_title", "value_words"]


def table_title(name: str, lang: Language) -> str:
    """What a table is called; a table of nobody's contract keeps its name."""
    return TABLES[name].dutch if lang.code == "nl" and name in TABLES else name


def column_title(table: str, name: str, lang: Language) -> str:
    """What a column is called inside a sentence; an office's own column keeps its name."""
    own = TABLES.get(table)
    if lang.code != "nl" or own is None or name not in own.names:
        return name
    title = own.column(name).dutch.removesuffix(" (€)")
    return title if title[:2].isupper() else f"{title[:1].lower()}{title[1:]}"


def value_words(table: str, name: str, text: str, lang: Language) -> str:
    """A value: choices in words, amounts and numbers as the language writes them."""
    own = TABLES.get(table)
    column = own.column(name) if own is not None and name in own.names else None
    if lang.code != "nl" or column is None or not text:
        return text
    if column.kind == "date":
        return lang.date(dt.date.fromisoformat(text[:10]))
    if column.kind == "euros":
        return lang.euros(round(Fraction(text) * 100))
    if column.numeric:
        return lang.number(Fraction(text)) if Fraction(text).denominator == 1 else text.replace(".", ",")
    return DUTCH.value(column, text)
