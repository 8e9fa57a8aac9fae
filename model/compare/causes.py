"""Why a line was given more or less: what closed its claims in the one run and in the other.

Of every line the rows that closed its last claim that wasn't filled count: what earlier tranches couldn't give is asked
again by later ones, so these are what stood in the way in the end. Rows go by their rule or fund, without their keys.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from verdeelsleutel.data.integers import Index, Mask
from verdeelsleutel.model.compare.cells import KEY, Cells
from verdeelsleutel.model.compare.whole_run import Sealed, WholeRun

__all__ = ["Cause", "Causes", "Kind", "causes_of", "rules_in"]

Kind = Literal[
    "price",  # another tariff
    "decided",  # a decision on the line that the other run has not, or otherwise
    "came",  # a line that only the other run has
    "gone",  # a line that only the first run has
    "limited",  # less, because of what didn't limit it then
    "freed",  # more, because what limited it then doesn't any more
    "other_limit",  # limited in both runs, not by the same
    "same_limit",  # limited by the same, with other room
    "asked_more",  # more, because the tranches ask more; what limits it now may stand beside it
    "asked_less",  # less, because the tranches ask less
    "rounding",  # neither limits nor claims tell: the last unit
]


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
    moves = np.where(_decided(then, now, cells), MOVES.index("decided"), _moves(cells))
    codes, at = np.unique(code * len(MOVES) + moves, return_inverse=True)
    found = []
    for value in codes.tolist():
        pair, move = divmod(value, len(MOVES))
        first, second = divmod(pair, len(names[1]))
        found.append(_cause(MOVES[move], names[0][first], names[1][second]))
    every = list(dict.fromkeys(found))
    place = np.array([every.index(cause) for cause in found], dtype=np.intp)
    return Causes(every, place[at] if len(at) else at)


MOVES = ("came", "gone", "more", "less", "more_asked", "less_asked", "decided")
"""How a line moved; two of them where the tranches ask more of it, or less, and the last where a decision says it."""
_DECISION = ("kind", "units", "amount_eur")


def _moves(cells: Cells) -> Index:
    """Per cell the position of its move."""
    then, now = cells.then, cells.now
    up, asked_up, asked_down = (
        np.asarray(one, dtype=np.bool_)
        for one in (now.units > then.units, now.asked > then.asked, now.asked < then.asked)
    )
    found = np.where(up, np.where(asked_up, 4, 2), np.where(asked_down, 5, 3))
    return np.where(~then.there, 0, np.where(~now.there, 1, found)).astype(np.intp)


def _decided(then: WholeRun, now: WholeRun, cells: Cells) -> Mask:
    """Cells that a decision names in one run, and in the other not, or otherwise."""
    rows = [
        {(tuple(row[name] for name in KEY), tuple(row[name] for name in _DECISION)) for row in _decisions(run)}
        for run in (then, now)
    ]
    named = pd.DataFrame(sorted({key for key, _ in rows[0] ^ rows[1]}), columns=list(KEY))
    place = cells.position(named)
    found = np.zeros(len(cells), dtype=np.bool_)
    found[place[place >= 0]] = True
    return found


def _decisions(run: WholeRun) -> list[dict[Hashable, Any]]:
    return [row for row in run.case.table("decisions").to_dict("records") if row["service"]]


def _cause(move: str, then: str, now: str) -> Cause:
    lone = {"decided": Cause("decided"), "came": Cause("came", "", now), "gone": Cause("gone", then)}
    if move in lone:
        return lone[move]
    if then and now:
        return Cause("same_limit" if then == now else "other_limit", then, now)
    if move.startswith("more"):
        if then:
            return Cause("freed", then)
        return Cause("asked_more", "", now) if move == "more_asked" else Cause("rounding")
    if now:
        return Cause("limited", "", now)
    return Cause("asked_less") if move == "less_asked" else Cause("rounding")


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
    told = place >= 0
    at[place[told]] = number[code][told]  # in order of tranche: the last one stays
    return names, at


def rules_in(limited_by: str) -> list[str]:
    """Ids of the rows that closed a claim, each once: `id[key]` with `;` between."""
    return list(dict.fromkeys(part.partition("[")[0] for part in limited_by.split("];")))
