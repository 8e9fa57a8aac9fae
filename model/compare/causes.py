"""Why a line was given more or less: what closed its claims in the one run and in the other.

Of every line the rows that closed its last claim that wasn't filled count: what earlier tranches couldn't give is asked
again by later ones, so these are what stood in the way in the end. Rows go by their rule or fund, without their keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from verdeelsleutel.data.integers import Index
from verdeelsleutel.model.compare.cells import KEY, Cells
from verdeelsleutel.model.compare.whole_run import Sealed, WholeRun

__all__ = ["Cause", "Causes", "Kind", "causes_of", "rules_in"]

Kind = Literal["price", "came", "gone", "limited", "freed", "other_limit", "same_limit", "asked"]
"""price: another tariff; came, gone: only one run has the line; limited: by something that didn't limit it then;
freed: nothing limits it any more; other_limit: by something else; same_limit: by the same, with other room;
asked: no limit in either run, so the claims differ (or the last unit of rounding)."""


@dataclass(frozen=True)
class Cause:
    """A kind of reason, with the rules or funds that limited then and now (`;` between)."""

    kind: Kind
    then: str = ""
    now: str = ""


PRICE = Cause("price")


@dataclass(frozen=True, eq=False)
class Causes:
    """The cause of the change in volume of every cell: the distinct causes, and per cell the position of its own."""

    every: list[Cause]
    at: Index


def causes_of(then: WholeRun, now: WholeRun, cells: Cells) -> Causes:
    """Why volumes differ."""
    sides = [_limits(run, cells) for run in (then, now)]
    names = [names for names, _ in sides]
    code = sides[0][1] * len(names[1]) + sides[1][1]
    there = cells.then.there * 1 + cells.now.there * 2
    codes, at = np.unique(code * 4 + there, return_inverse=True)
    found = []
    for value in codes.tolist():
        pair, has = divmod(value, 4)
        first, second = divmod(pair, len(names[1]))
        found.append(_cause(names[0][first], names[1][second], has))
    every = list(dict.fromkeys(found))
    place = np.array([every.index(cause) for cause in found], dtype=np.intp)
    return Causes(every, place[at] if len(at) else at)


def _cause(then: str, now: str, has: int) -> Cause:
    if has != 3:
        return Cause("gone", then) if has == 1 else Cause("came", "", now)
    if then == now:
        return Cause("same_limit", then, now) if then else Cause("asked")
    if not then or not now:
        return Cause("freed", then) if then else Cause("limited", "", now)
    return Cause("other_limit", then, now)


def _limits(run: Sealed, cells: Cells) -> tuple[list[str], Index]:
    """Distinct limits, "" first, and per cell the position of its own."""
    frame = run.table("tranches.csv", (*KEY, "limited_by"))
    frame = frame[frame["limited_by"] != ""]
    code, texts = pd.factorize(frame["limited_by"])
    rules = [";".join(rules_in(str(text))) for text in texts]
    names = list(dict.fromkeys(["", *rules]))
    at = np.zeros(len(cells), dtype=np.intp)
    number = np.array([names.index(rule) for rule in rules], dtype=np.intp)
    place = cells.position(frame)
    at[place] = number[code]  # in order of tranche: the last one stays
    return names, at


def rules_in(limited_by: str) -> list[str]:
    """Ids of the rows that closed a claim, each once: `id[key]` with `;` between."""
    return list(dict.fromkeys(part.partition("[")[0] for part in limited_by.split("];")))
