"""Year after year: each case decided, its plan the history of the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.data.study.kinds.path import Study
from verdeelsleutel.data.study.path_parts import Hold
from verdeelsleutel.model.conflict import Conflict
from verdeelsleutel.model.funds import CONTRACTEERRUIMTE
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.studies.path.following import following
from verdeelsleutel.model.studies.path.growth import Factors, rate_of
from verdeelsleutel.model.studies.path.hold import least
from verdeelsleutel.model.studies.path.money import moves_settled, with_room
from verdeelsleutel.model.studies.path.service import Service, service_of
from verdeelsleutel.model.studies.path.settings import Settings

__all__ = ["Decide", "Decided", "Held", "Tried", "walk"]

Decide = Callable[[Case, Pack], Plan]
"""Gives the plan of a case under a pack; raises `Conflict` where hard rules can't hold together."""


@dataclass(frozen=True, eq=False)
class Tried:
    """A room that was tried.

    Attributes:
        case: with that room.
        growth_pct: of the contracteerruimte on the room of the year before.
        plan: None where hard rules can't hold together.
        service: what the plan reaches.
    """

    case: Case
    growth_pct: Fraction
    plan: Plan | None
    service: Service | None

    @property
    def room(self) -> int:
        """The contracteerruimten together, in cents."""
        return room_of(self.case)


@dataclass(frozen=True, eq=False)
class Held:
    """What a service level needs.

    Attributes:
        needed: the least room at which it holds; None where it holds at no room that was sought.
        below: one step lower, where it doesn't hold; None where there is no lower step. Where it holds at no room, the
            largest that was sought.
    """

    needed: Tried | None
    below: Tried | None


@dataclass(frozen=True, eq=False)
class Decided:
    """A year of a path.

    Attributes:
        year: of the case.
        tried: the room, and the plan at it.
        held: where a service level is held.
        before: room of the year before, in cents; None in the first year.
    """

    year: int
    tried: Tried
    held: Held | None
    before: int | None


def walk(first: Case, pack: Pack, study: Study, decide: Decide) -> Iterator[Decided]:
    """The years of a path; it ends at a year in which hard rules can't hold together.

    Args:
        first: the case of the first year.
        pack: the policy.
        study: the path, its rates drawn.
        decide: see `Decide`.
    """
    settings = Settings(study)
    last: Tried | None = None
    for at in range(study.years):
        case, growth = first, Fraction(0)
        if last is not None:
            assert last.plan is not None  # or the path had ended
            case, growth = following(first, last.plan, study, Factors(study.demand, at)), rate_of(study.room.growth, at)
        hold = study.room.hold
        held = None
        if hold is not None and at + 1 >= hold.from_:
            held = _held(moves_settled(case, once=True), pack, settings, at, growth, hold, decide)
        if held is not None and held.needed is not None:
            tried = held.needed
        else:
            tried = _tried(case if last is None else with_room(case, growth), pack, settings, at, growth, decide)
        yield Decided(case.meta.year, tried, held, None if last is None else last.room)
        if tried.plan is None:
            return
        last = tried


def room_of(case: Case) -> int:
    """The contracteerruimten of a case together, in cents, with the changes and transfers that count."""
    funds = moves_settled(case, once=True).table("funds")
    amounts = zip(funds["kind"].tolist(), funds["amount_eur"].tolist(), strict=True)
    return sum(int(amount * 100) for kind, amount in amounts if kind == CONTRACTEERRUIMTE)


def _tried(case: Case, pack: Pack, settings: Settings, at: int, growth: Fraction, decide: Decide) -> Tried:
    """A case decided with what the study sets in that year."""
    case, policy = settings.of_year(case, pack, at)
    try:
        plan = decide(case, policy)
    except Conflict:
        return Tried(case, growth, None, None)
    return Tried(case, growth, plan, service_of(plan))


def _held(case: Case, pack: Pack, settings: Settings, at: int, growth: Fraction, hold: Hold, decide: Decide) -> Held:
    """The least room at which a service level holds in a year, sought around the growth that the study expects."""

    def run(step: int) -> Tried:
        own = step * hold.step_pct
        found = with_room(case, growth, own)
        return _tried(found, pack, settings, at, own, decide)

    def holds(tried: Tried) -> bool:
        return tried.service is not None and tried.service.reaches(hold)

    start, high = (int(percent // hold.step_pct) for percent in (growth, hold.most_pct))
    found = least(run, holds, start=start, low=-int(100 / hold.step_pct), high=high)
    return Held(found.at, found.below)
