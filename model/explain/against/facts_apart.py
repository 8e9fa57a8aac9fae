"""The facts of two providers that the policy reads: which are equal and which differ; what was set for one alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from verdeelsleutel.model.facts_read import Reader, columns_read, table_of
from verdeelsleutel.model.problem import Problem

__all__ = ["SET_APART", "Fact", "SetApart", "cell_facts", "facts_apart", "set_apart"]

SET_APART = ("decisions", "exceptions", "agreed_tariffs", "responses")
"""Tables with rows that are about one provider alone."""

VOLUME = ("tranche", "rule")
"""Kinds of readers that decide on volumes; the others decide on prices."""

_NAMES = ("provider", "name")
"""Columns that say who somebody is; they differ always and count for nobody."""


@dataclass(frozen=True)
class Fact:
    """A fact of providers.

    Attributes:
        column: as the policy names it.
        read_by: what of the policy reads it.
        values: of the one and of the other, as text; empty where it isn't filled in.
    """

    column: str
    read_by: tuple[Reader, ...]
    values: tuple[str, str]

    @property
    def equal(self) -> bool:
        """Whether they have the same."""
        return self.values[0] == self.values[1]


@dataclass(frozen=True)
class SetApart:
    """A row of a table that is about one of the two alone."""

    table: str
    provider: str
    row: dict[str, Any]


def facts_apart(problem: Problem, providers: tuple[str, str]) -> list[Fact]:
    """Every fact of providers that tranches, tariffs or rules of this stage read, those that differ first."""
    frame = problem.case.table("providers")
    rows = [frame.iloc[frame["provider"].tolist().index(code)] for code in providers]
    found = []
    for column, readers in _readers(problem).items():
        table, bare = table_of(problem.case, column)[0], column.rpartition(".")[2]
        if table == "providers" and bare not in _NAMES:
            one, other = (_text(row[bare]) for row in rows)
            found.append(Fact(column, tuple(dict.fromkeys(readers)), (one, other)))
    return sorted(found, key=lambda fact: (fact.equal, fact.column))


def cell_facts(problem: Problem) -> list[str]:
    """Columns of providers and offers that tranches and rules read: they tell cells of one region and service apart.

    What only tariffs read makes another price, and no other part of a claim.
    """
    return [
        column
        for column, readers in _readers(problem).items()
        if table_of(problem.case, column)[0] in ("providers", "offers")
        and column.rpartition(".")[2] not in _NAMES
        and any(reader.kind in VOLUME for reader in readers)
    ]


def set_apart(problem: Problem, providers: Sequence[str]) -> list[SetApart]:
    """Decisions, exceptions, agreed tariffs and answers of either, as the case has them."""
    found = []
    tables = SET_APART if problem.situation is not None else SET_APART[:-1]
    for table in tables:
        for row in problem.case.table(table).to_dict("records"):
            if row["provider"] in providers:
                told = {str(name): _text(value) for name, value in row.items() if _text(value)}
                found.append(SetApart(table, row["provider"], told))
    return found


def _readers(problem: Problem) -> dict[str, list[Reader]]:
    """Column → what of the policy reads it at this stage."""
    found: dict[str, list[Reader]] = {}
    for column, reader in columns_read(problem.pack, problem.tranches, problem.rules, problem.stage):
        found.setdefault(column, []).append(reader)
    return dict(sorted(found.items()))


def _text(value: object) -> str:
    return "" if value is None else str(value)
