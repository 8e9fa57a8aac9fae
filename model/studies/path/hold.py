"""The least room at which a service level holds, on a grid of growth, with the run at it and the run one step below.

Formula:
    growth = k · step, k whole, from −100 % up to the most that is sought; room_{t+1} as in `money`
    k* with: the service level holds at k*, and doesn't at k* − 1.

Both runs are made, so what is stated is true whatever lies elsewhere. That no smaller room would do follows where more
money never lowers the service level; with several rules at once and whole units that isn't always so. Where hard rules
can't hold together at a room, the service level doesn't hold there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Found", "least"]

Run = TypeVar("Run")


@dataclass(frozen=True)
class Found(Generic[Run]):
    """Both sides of the least room.

    Attributes:
        step: k*; None where the service level doesn't hold at any step that was tried.
        at: the run at it, in which the service level holds; None likewise.
        below: the run one step lower, in which it doesn't; None where there is no lower step. Where it holds nowhere,
            the run at the highest step.
    """

    step: int | None
    at: Run | None
    below: Run | None


def least(run: Callable[[int], Run], holds: Callable[[Run], bool], *, start: int, low: int, high: int) -> Found[Run]:
    """The least step at which a run holds, found by doubling away from a first guess and halving what lies between.

    Args:
        run: makes the run at a step.
        holds: whether the service level holds in it.
        start: the first guess.
        low, high: the grid, both ends included.

    Example:
        >>> least(lambda step: step * step, lambda square: square >= 50, start=3, low=0, high=100)
        Found(step=8, at=64, below=49)
    """
    known: dict[int, Run] = {}

    def good(step: int) -> bool:
        if step not in known:
            known[step] = run(step)
        return holds(known[step])

    bad, best = _bracket(good, min(max(start, low), high), low, high)
    if best is None:
        return Found(None, None, known[high])
    while best - bad > 1:
        middle = (bad + best) // 2
        if good(middle):
            best = middle
        else:
            bad = middle
        known = {step: known[step] for step in (bad, best) if step in known}
    return Found(best, known[best], known.get(bad))


def _bracket(good: Callable[[int], bool], start: int, low: int, high: int) -> tuple[int, int | None]:
    """A step that doesn't hold (one below the grid counts as such) and a higher one that does."""
    width, at, other = 1, start, start
    if good(start):
        while at > low:
            at = max(low, start - width)
            if not good(at):
                return at, other
            other, width = at, 2 * width
        return low - 1, low
    while at < high:
        at = min(high, start + width)
        if good(at):
            return other, at
        other, width = at, 2 * width
    return high, None
