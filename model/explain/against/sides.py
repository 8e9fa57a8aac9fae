"""Two providers side by side: what part of what it asked each was agreed, and to which reasons the difference is due.

Formula:
    agreed_P = asked_P + Σ steps_P of its waterfall, so for P = X, B
    agreed_X / asked_X − agreed_B / asked_B  =  Σ over reasons ( steps_X / asked_X − steps_B / asked_B )

    A reason is a step of the waterfall with the rules, funds or decisions that stood in the way there, whatever the
    keys of their rows: a ceiling per provider is one reason for both. Every loss stands in one step, so that this adds
    up exactly.

Symbols:
    asked, steps and agreed in cents over all cells of a provider; parts of 1, where a hundredth is a percentage point.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np

from verdeelsleutel.data.integers import Index, sums
from verdeelsleutel.model.explain.step import Step
from verdeelsleutel.model.explain.waterfalls import Waterfall, Waterfalls
from verdeelsleutel.model.kept_out import Reason
from verdeelsleutel.model.system import RowName

__all__ = ["Part", "Sides", "part_of", "without_keys"]

Both = tuple[Fraction | None, Fraction | None]
"""Of the provider that is explained, and of the one it is held against; None where that one asked nothing."""


def part_of(cents: int, asked: int) -> Fraction | None:
    """A part of what was asked; None where nothing was."""
    return Fraction(cents, asked) if asked else None


def without_keys(reason: Reason) -> Reason:
    """A reason whatever the keys of its rows."""
    return tuple(dict.fromkeys(replace(name, key="") if isinstance(name, RowName) else name for name in reason))


@dataclass(frozen=True, eq=False)
class Part:
    """One reason of the difference.

    Attributes:
        step: of the waterfall.
        reason: what stood in the way, without keys.
        cents: what it changes for each, below 0 for a loss.
        parts: the same as parts of what each asked.
    """

    step: Step
    reason: Reason
    cents: tuple[int, int]
    parts: Both

    @property
    def difference(self) -> Fraction | None:
        """What it adds to the difference; below 0 where the first of the two loses more."""
        return _less(self.parts)


@dataclass(frozen=True, eq=False)
class Sides:
    """Two providers of one run.

    Attributes:
        found: the waterfalls of the run.
        providers: AGB codes: the one that is explained, and the one it is held against.
    """

    found: Waterfalls
    providers: tuple[str, str]

    @cached_property
    def whole(self) -> tuple[Waterfall, Waterfall]:
        """Their waterfalls over all regions."""
        one, other = (self.found.of_provider(None, provider) for provider in self.providers)
        return one, other

    @property
    def agreed(self) -> Both:
        """What part of what it asked each was agreed."""
        one, other = (part_of(side.agreed.cents, side.asked.cents) for side in self.whole)
        return one, other

    @property
    def difference(self) -> Fraction | None:
        """The first less the second; None where one of them asked nothing."""
        return _less(self.agreed)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every reason, in the order of the waterfall; they add up to the difference."""
        at = tuple(side.at for side in self.whole)
        asked = tuple(side.asked.cents for side in self.whole)
        made = []
        for step in self.found.steps:
            one, other = (dict(_by_reason(step, mine)) for mine in at)
            for reason in sorted({**one, **other}, key=lambda reason: tuple(map(str, reason))):
                cents = one.get(reason, 0), other.get(reason, 0)
                parts = part_of(cents[0], asked[0]), part_of(cents[1], asked[1])
                made.append(Part(step, reason, cents, parts))
        return tuple(made)

    def by_kavel(self) -> dict[str, tuple[Waterfall, Waterfall]]:
        """Per kavel in which either has a cell the sums of both over all regions, in key order."""
        masks = [self.found.cells_of(None, provider) for provider in self.providers]
        kavels, at = self.found.plan.problem.lines.column("kavel")
        mine = at[self.found.cells]
        found = {}
        for kavel in sorted({kavels[i] for i in mine[masks[0] | masks[1]].tolist()}):
            there = mine == kavels.index(kavel)
            one, other = (self.found.of(mask & there) for mask in masks)
            found[kavel] = (one, other)
        return found

    def kavels(self) -> dict[tuple[str, str], tuple[Waterfall, Waterfall]]:
        """Per region and kavel in which either has a cell the sums of both, in key order."""
        lines = self.found.plan.problem.lines
        kavels, at = lines.column("kavel")
        masks = [self.found.cells_of(None, provider) for provider in self.providers]
        mine = self.found.cells[masks[0] | masks[1]]
        found = {}
        for region, kavel in sorted({(int(lines.region[line]), int(at[line])) for line in mine.tolist()}):
            there = (lines.region[self.found.cells] == region) & (at[self.found.cells] == kavel)
            one, other = (self.found.of(mask & there) for mask in masks)
            found[lines.regions[region], kavels[kavel]] = (one, other)
        return dict(sorted(found.items()))


def _by_reason(step: Step, at: Index) -> Iterator[tuple[Reason, int]]:
    """Cents of a step over some cells, per reason without keys."""
    mine = at[step.why[at] >= 0]
    cents = sums(step.cents[mine], step.why[mine], len(step.reasons)).tolist()
    found: dict[Reason, int] = {}
    for i in np.unique(step.why[mine]).tolist():
        reason = without_keys(step.reasons[i])
        found[reason] = found.get(reason, 0) + cents[i]
    yield from found.items()


def _less(parts: Both) -> Fraction | None:
    one, other = parts
    return None if one is None or other is None else one - other
