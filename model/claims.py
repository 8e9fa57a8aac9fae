"""Levels and claims: what each tranche may reach for each cell, and what it asks on top of earlier awards.

Formula:
    level_ct = min( percent_t · basis_t(c), each percent · basis of `not_above`, cap_c, every cap a rule puts on c )
    q_ct     = max( 0, level_ct − awards of c in tranches 1 … t-1 )        over the tranches whose `where` holds for c

Symbols:
    level, cap, q in units, exact; cap_c: initially the offer, at a reallocation the accepted response or else the
    largest of offer, agreement and expectation; raised by what was decided in units.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial

import numpy as np

from verdeelsleutel.data.conditions import matching_key
from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Mask
from verdeelsleutel.data.pack import Tranche
from verdeelsleutel.model.context import Context
from verdeelsleutel.model.decisions import DECIDED, Decisions
from verdeelsleutel.model.rule import Cut

MOST_CARE = "most_care"

KEPT = "kept"
"""The tranche that holds what a provider who may still answer keeps."""


@dataclass(frozen=True, eq=False)
class Layer:
    """A tranche over the lines of a run.

    Attributes:
        applies: lines whose `where` holds.
        level: per line the level, 0 where it doesn't apply.
        reach: per line the largest level of this and all earlier tranches.
        group: per line the rank of its `order_by` group (0 for all where there is none); `groups` how many.
    """

    id: str
    applies: Mask
    level: Exact
    reach: Exact
    group: Index
    groups: int
    most_care: bool = False


def build_layers(
    context: Context,
    tranches: Sequence[Tranche],
    cap: Exact,
    cuts: Sequence[Cut],
    decisions: Decisions,
    kept: tuple[Mask, Exact] | None = None,
) -> list[Layer]:
    """The tranches in order; before them what was decided, and what is kept, where there is any.

    Args:
        context: what rules may read.
        tranches: of the pack.
        cap: per line the most that a tranche may bring it.
        cuts: of rules that bound single cells.
        decisions: in units.
        kept: cells that keep a volume, and that volume; policy neither cuts nor raises it.
    """
    lines, memo = context.lines, context.lines.memo
    nothing = context.nothing
    flat = memo.of("one group", (lines.region,), lambda: np.zeros(len(lines), dtype=np.intp))
    layers: list[Layer] = []
    reach = nothing
    if decisions.any_units:
        applies = decisions.least.above_zero()
        reach = decisions.least
        layers.append(Layer(DECIDED, applies, decisions.least, reach, flat, 1))
    bounds = [part for cut in cuts for part in (cut.mask, cut.cap)]
    reads = (cap, lines.is_cell, decisions, *bounds, *(kept or ()))
    top = memo.of("top", reads, lambda: _top(lines.is_cell, cap, cuts, decisions, kept))
    if kept is not None and kept[0].any():
        level = top.only(kept[0])
        reach = reach.maximum(level)
        layers.append(Layer(KEPT, kept[0], level, reach, flat, 1))
    for tranche in tranches:
        applies = lines.cells(tranche.where)
        level = _level(context, tranche, top, applies)
        reach = memo.of("reach", (reach, level), partial(reach.maximum, level))
        group, groups = (flat, 1) if tranche.order_by is None else _order(context, tranche)
        layers.append(Layer(tranche.id, applies, level, reach, group, groups, tranche.within == MOST_CARE))
    return layers


def _top(
    is_cell: Mask, cap: Exact, cuts: Sequence[Cut], decisions: Decisions, kept: tuple[Mask, Exact] | None
) -> Exact:
    """Per line the most that any tranche may bring it."""
    top = cap.maximum(decisions.least).only(is_cell)
    for cut in cuts:
        top = top.minimum(cut.cap).where(cut.mask, top)
    if kept is not None and kept[0].any():
        top = kept[1].where(kept[0], top)
    return top.minimum(decisions.most).where(decisions.capped, top)


def _level(context: Context, tranche: Tranche, top: Exact, applies: Mask) -> Exact:
    """Per line the level of a tranche, 0 where it doesn't apply."""
    shares = [(context.basis(tranche.basis), tranche.percent)]
    shares += [(context.basis(bound.basis), bound.percent) for bound in tranche.not_above]

    def made() -> Exact:
        level = top
        for basis, percent in shares:
            level = basis.times(percent / 100).minimum(level)
        return level.only(applies)

    percents = tuple(percent for _, percent in shares)
    return context.lines.memo.of(("level", *percents), (top, applies, *(basis for basis, _ in shares)), made)


def claims(layer: Layer, awarded: Exact) -> Exact:
    """What a tranche asks on top of what was awarded before."""
    return layer.level.minus(awarded).positive_part().only(layer.applies)


def _order(context: Context, tranche: Tranche) -> tuple[Index, int]:
    """Ranks of `order_by`: numbers as numbers before text, empty last, falling order where asked."""
    distinct, at = context.lines.column(str(tranche.order_by))
    keys = [_sortable(text) for text in distinct]
    filled = sorted({key for key in keys if key is not None}, reverse=tranche.direction == "descending")
    rank = {key: i for i, key in enumerate(filled)}
    ranks = np.array([len(filled) if key is None else rank[key] for key in keys], dtype=np.intp)
    return ranks[at], len(filled) + 1


def _sortable(text: str) -> tuple[int, Fraction, str] | None:
    key = matching_key(text)
    if key is None:
        return None
    return (0, Fraction(key), "") if isinstance(key, Decimal) else (1, Fraction(0), str(key))
