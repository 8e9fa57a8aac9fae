"""Cell by cell: what two providers asked and got of the same service in the same region, tranche by tranche.

Formula:
    equal_fill: in every tranche in which both ask something, the same part of the claim was awarded to both; or both
    were awarded all that the tranches ask, in whichever tranche
    equal: that, and every fact of provider and offer that tranches and rules read is the same, and no decision,
    exception or answer of a provider speaks of either cell
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np

from verdeelsleutel.data.integers import Index
from verdeelsleutel.model.decisions import spoken_of
from verdeelsleutel.model.explain.against.facts_apart import cell_facts
from verdeelsleutel.model.explain.against.sides import Sides
from verdeelsleutel.model.kept_out import Reason
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.results import Limits

__all__ = ["InTranche", "Pair", "Verdict", "in_tranches", "pairs"]

Verdict = Literal["equal", "equal_fill", "differs", "no_tranche", "one"]
"""Treated equally; the same fills with other facts; other fills; no tranche in which both ask; only one has it."""


@dataclass(frozen=True)
class InTranche:
    """What a cell asks and gets in a tranche: units, exact, and the rows that closed it below its claim."""

    tranche: str
    claim: Fraction
    awarded: Fraction
    fill: Fraction
    rows: Reason


Tranches = tuple[InTranche, ...]


@dataclass(frozen=True)
class Pair:
    """One service in one region.

    Attributes:
        region, service, kavel: which.
        at: positions of both cells in `Waterfalls.cells`, None for who has none.
        tranches: what each asks and gets.
        verdict: see `Verdict`.
        facts: columns that tranches and rules read and that differ.
        short: whether one of them wasn't awarded all that the tranches ask.
        special: kinds of rows of the case that speak of one of the cells: decisions, exceptions, responses.
        elsewhere: where only one has it, the regions in which the other has the service.
    """

    region: str
    service: str
    kavel: str
    at: tuple[int | None, int | None]
    tranches: tuple[Tranches, Tranches]
    verdict: Verdict
    short: bool
    facts: tuple[str, ...]
    special: tuple[str, ...]
    elsewhere: tuple[str, ...]

    @property
    def fills_apart(self) -> list[tuple[InTranche, InTranche]]:
        """Tranches in which both ask and get another part; none where both get all of it in the end."""
        return [(one, other) for one, other in _together(self.tranches) if self.short and one.fill != other.fill]


def pairs(sides: Sides) -> list[Pair]:
    """Every cell that either has, in key order."""
    found, plan = sides.found, sides.found.plan
    lines, texts = plan.problem.lines, plan.problem.lines.column("kavel")
    mine: list[dict[tuple[str, str], int]] = []
    for side in sides.whole:
        keys = ((at, lines.key(int(found.cells[at]))) for at in side.at.tolist())
        mine.append({(region, service): at for at, (region, _, service) in keys})
    every = np.concatenate([side.at for side in sides.whole])
    asked = in_tranches(plan, found.cells[every])
    facts = [(name, *lines.column(name)) for name in cell_facts(plan.problem)]
    special, losing = _special(plan), [step for step in found.steps if step.kind == "tranche"]
    made = []
    for region, service in sorted({**mine[0], **mine[1]}):
        at = tuple(one.get((region, service)) for one in mine)
        here = [int(found.cells[one]) for one in at if one is not None]
        told = asked[here[0]], asked[here[-1]]
        differ = tuple(name for name, values, code in facts if len({values[code[line]] for line in here}) > 1)
        apart = tuple(name for name, which in special.items() if which & set(here))
        if len(here) == 1:
            told = (told[0], ()) if at[0] is not None else ((), told[0])
        elsewhere = () if len(here) == 2 else tuple(r for r, s in mine[at[0] is not None] if s == service)
        short = any(step.why[one] >= 0 for step in losing for one in at if one is not None)
        verdict = "one" if len(here) == 1 else _verdict(told, short=short, alike=not differ and not apart)
        kavel = texts[0][texts[1][here[0]]]
        made.append(Pair(region, service, kavel, (at[0], at[1]), told, verdict, short, differ, apart, elsewhere))
    return made


def in_tranches(plan: Plan, wanted: Index) -> dict[int, Tranches]:
    """Per line what it asks and gets in every tranche in which it asks something."""
    limits, names, levels = Limits(plan), plan.problem.system.names, plan.filling.levels
    found: dict[int, list[InTranche]] = {line: [] for line in wanted.tolist()}
    for filled in plan.filling.tranches:
        rows = limits.rows(filled)
        for line in wanted[filled.level_of[wanted] >= 0].tolist():
            fill, closed = levels[filled.level_of[line]].value, tuple(names[r] for r in rows.get(line, ()))
            volumes = filled.claim.fraction(line), filled.awarded.fraction(line)
            found[line].append(InTranche(filled.layer.id, *volumes, fill, closed))
    return {line: tuple(asked) for line, asked in found.items()}


def _verdict(tranches: tuple[Tranches, Tranches], *, short: bool, alike: bool) -> Verdict:
    both = _together(tranches)
    if short and not both:
        return "no_tranche"
    if short and any(one.fill != other.fill for one, other in both):
        return "differs"
    return "equal" if alike else "equal_fill"


def _together(tranches: tuple[Tranches, Tranches]) -> Sequence[tuple[InTranche, InTranche]]:
    others = {asked.tranche: asked for asked in tranches[1]}
    return [(asked, others[asked.tranche]) for asked in tranches[0] if asked.tranche in others]


def _special(plan: Plan) -> dict[str, set[int]]:
    """Per table the lines of which one of its rows speaks."""
    lines, found = plan.problem.lines, {}
    tables = ("decisions", "exceptions", *(("responses",) if plan.problem.situation is not None else ()))
    for table in tables:
        rows = plan.problem.case.table(table).to_dict("records")
        known = (row for row in rows if row["provider"] in lines.providers and row["region"] in lines.regions)
        found[table] = {line for row in known for line in np.flatnonzero(spoken_of(lines, row)).tolist()}
    return found
