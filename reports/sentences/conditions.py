"""A condition of a pack in Dutch words: ``kavel intramuraal of VPT en zorgprofiel 1VV of 2VV``."""

from __future__ import annotations

from collections.abc import Sequence

from verdeelsleutel.data.conditions import Condition, Test
from verdeelsleutel.data.tables import TABLES
from verdeelsleutel.data.tables.columns import Column
from verdeelsleutel.data.tables.dutch import dutch_choice
from verdeelsleutel.reports.dutch import NL
from verdeelsleutel.reports.words.catalogue import WORDS

__all__ = ["condition_words"]

READ = ("offers", "services", "providers", "regions")
"""Tables whose columns a condition may name, in the order in which a name is looked for."""


def condition_words(condition: Condition) -> str:
    """What must all hold, and what must not."""
    tests = [_test(test) for test in condition.tests]
    return " en ".join([*tests, *(f"niet ({condition_words(part)})" for part in condition.nots)])


def _test(test: Test) -> str:
    table, _, name = test.column.rpartition(".")
    tables = [TABLES[table]] if table in TABLES else [TABLES[one] for one in READ]
    column = next((c for t in tables for c in t.columns if c.name == name), None)
    values = [_value(column, value) for value in test.values] + [str(part) for part in test.ranges]
    title = column.dutch.casefold() if column else name
    return f"{title} {_listed(values)}"


def _value(column: Column | None, value: str) -> str:
    if value.casefold() in WORDS and column is not None and column.name == "kavel":
        return NL.word(value.casefold())
    return dutch_choice(column, value) if column is not None else value


def _listed(values: Sequence[str]) -> str:
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} of {values[-1]}"
