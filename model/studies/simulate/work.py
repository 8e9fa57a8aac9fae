"""Simulated years as work for the runner: a piece is one year, the same for every pack and calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.exact import decimals, euros
from verdeelsleutel.data.faults import Fault, StudyFaults, did_you_mean
from verdeelsleutel.data.integers import Ints
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.data.study.kinds.simulate import ALL, Study
from verdeelsleutel.model.conflict import Conflict
from verdeelsleutel.model.context import BASIS_TABLES
from verdeelsleutel.model.decisions import decision_cells
from verdeelsleutel.model.expectations.activity import active_days
from verdeelsleutel.model.lines import Lines, build_lines
from verdeelsleutel.model.studies.simulate.calendar import Chain, moments_of, try_to_pose
from verdeelsleutel.model.studies.simulate.care import care_of
from verdeelsleutel.model.studies.simulate.claims import Claims
from verdeelsleutel.model.studies.simulate.clients import pass_year, streams
from verdeelsleutel.model.studies.simulate.exits import derived_exit, exits_of
from verdeelsleutel.model.studies.simulate.population import Population, population, starting, target, told
from verdeelsleutel.model.studies.simulate.summary import summary_csv
from verdeelsleutel.model.studies.simulate.year_end import Outcome, YearEnd
from verdeelsleutel.model.studies.simulate.yearly import named, of_year, percentages
from verdeelsleutel.model.studies.work import Column, Piece
from verdeelsleutel.model.year.moments import Moment

__all__ = ["OWN", "Simulation", "work"]

OWN = "own"
"""The calendar of a pack itself."""

PLACES = 6
"""Decimals of percentages and client-years in results."""

COLUMNS = (
    Column("scenario", "whole"),
    Column("pack", "text"),
    Column("calendar", "text"),
    Column("unfunded_eur", "euros"),
    Column("unfunded_client_years", "number"),
    Column("unused_eur", "euros"),
    Column("agreed_eur", "euros"),
    Column("delivered_eur", "euros"),
    Column("kept_pct", "number"),
    Column("moved_eur", "euros"),
    Column("moved_pct", "number"),
    Column("providers_lowered", "whole"),
    Column("reallocations", "whole"),
    Column("status", "text"),
    Column("message", "text"),
)


@dataclass(frozen=True)
class Simulation:
    """A study of simulated years, ready to be done.

    Attributes:
        study: what is asked.
        case: whose year it is.
        packs: to compare.
        lines: every line that can be agreed or delivered.
        basis: what clients at the start, and care of the year, are told from.
        exits: per kavel the part of its clients who leave per month.
        notes: what was taken from the case where the study says nothing.
    """

    study: Study
    case: Case
    packs: Sequence[Pack]
    lines: Lines
    basis: tuple[str, str]
    exits: Mapping[str, Fraction]
    notes: tuple[str, ...]

    @property
    def columns(self) -> Sequence[Column]:
        """A row per year, pack and calendar."""
        return COLUMNS

    @property
    def scenarios(self) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
        """What every year drew."""
        header = ("scenario", *named(self.study))
        rows = [
            (str(number + 1), *(decimals(Fraction(value), 9) for value in percentages(self.study, number).values()))
            for number in range(len(self))
        ]
        return header, rows

    def __len__(self) -> int:
        """How many years."""
        return self.study.years

    @property
    def each(self) -> int:
        """A piece counts for itself."""
        return 1

    def begin(self) -> Years:
        """Population, first allocations and prices, made once."""
        lines = self.lines
        people = population(lines, self.study, *self.basis, self.exits)
        claims = Claims.of(lines, people.days)
        policies = []
        for pack in self.packs:
            calendars = _calendars(self.study, pack, self.case.meta.year)
            end = YearEnd.of(self.case, pack, lines, self.study.lowered_by)
            policies.append(Policy(pack, calendars, claims, self.study.claimed, end))
        return Years(self.study, people, policies)

    def finish(self, results: Any) -> Mapping[str, bytes]:  # noqa: ANN401  # a pyarrow table or dataset, untyped
        """The years side by side, per pack and calendar, and calendar against calendar."""
        return {"simulate.csv": summary_csv(results).encode()}


class Policy:
    """A pack with its calendars and its first allocation."""

    def __init__(
        self,
        pack: Pack,
        calendars: Mapping[str, Sequence[Moment]],
        claims: Claims,
        claimed: Mapping[int, Fraction] | None,
        end: YearEnd,
    ) -> None:
        self.pack, self.calendars, self.end = pack, calendars, end
        self.chain = Chain.of(claims.lines.case, pack, claims, claimed)

    def rows(self, units: Ints) -> list[dict[str, str | int | None]]:
        """A row per calendar of one year."""
        found = []
        shared = self.chain.year(units)
        for name, moments in self.calendars.items():
            row: dict[str, str | int | None] = {"pack": self.pack.pack, "calendar": name}
            row["reallocations"] = len(moments)
            try:
                row |= {**_figures(self.end.outcome(shared.plans(moments), units)), "status": "ok", "message": ""}
            except Conflict as conflict:
                row |= {"status": "conflict", "message": str(conflict).partition("\n")[0]}
            found.append(row)
        return found


class Years:
    """Does the years of a study."""

    def __init__(self, study: Study, people: Population, policies: Sequence[Policy]) -> None:
        self.study, self.people, self.policies = study, people, policies

    def units(self, number: int) -> Ints:
        """The care of one year, shape (lines, 12)."""
        draw = streams(self.study.seed, number)
        year = of_year(self.study, self.people.kavels, number)
        flow = pass_year(self.people, self.study.choices, year, draw)
        return care_of(self.people, flow.present, self.study.noise, year, draw.care)

    def __call__(self, number: int) -> Piece:
        """One year, under every pack and calendar."""
        units = self.units(number)
        return Piece([{"scenario": number + 1, **row} for policy in self.policies for row in policy.rows(units)])


def _figures(outcome: Outcome) -> dict[str, str | int | None]:
    return {
        "unfunded_eur": euros(outcome.unfunded),
        "unfunded_client_years": decimals(outcome.unfunded_client_years, PLACES),
        "unused_eur": euros(outcome.unused),
        "agreed_eur": euros(outcome.agreed),
        "delivered_eur": euros(outcome.delivered),
        "kept_pct": _percent(outcome.kept),
        "moved_eur": euros(outcome.moved),
        "moved_pct": _percent(outcome.moved_part),
        "providers_lowered": outcome.lowered,
    }


def _percent(part: Fraction | None) -> str | None:
    return None if part is None else decimals(part * 100, PLACES)


def _calendars(study: Study, pack: Pack, year: int) -> dict[str, list[Moment]]:
    asked: Mapping[str, Sequence[str] | None] = {OWN: None} if study.calendars is None else study.calendars
    return {name: moments_of(pack, moments, year) for name, moments in asked.items()}


def work(study: Study, case: Case, packs: Sequence[Pack]) -> Simulation:
    """A study of simulated years.

    Args:
        study: what is asked.
        case: whose year it is; its realisation of the year itself doesn't count.
        packs: to compare; each has a reallocation.

    Raises:
        StudyFaults: the study names what the case lacks, or leaves open what it can't tell.
        CaseFaults: care has no price, or the case lacks what a pack needs.
        PackFaults: a pack without a reallocation, or without moments where the study names no calendars.
    """
    basis = starting(study, case), target(study, case)
    faults = [*_missing(study, case), *_strange(study, sorted({kavel for kavel, _ in _kavels(case)}))]
    if not basis[0]:
        what = "the case has no table that clients at the start can be told from"
        faults.append(Fault(study.place("start"), what, expected="continuity, history or forecast"))
    if faults:
        raise StudyFaults(faults)
    tables = [case.table("offers"), decision_cells(case.table("decisions"))]
    tables += [case.table(BASIS_TABLES[b][0]) for b in basis if b != "demand"]
    lines = build_lines(case, tables, [])
    kavels = sorted({kavel for kavel, counts in _kavels(case) if counts})
    exits, unknown = exits_of(lines, study, kavels)
    if unknown:
        what = f"the case doesn't tell how many clients of {', '.join(unknown)} leave per month"
        hint = "give a percentage, or tables continuity and history"
        raise StudyFaults([Fault(study.place("exit"), what, expected="exit: {intramural: 2.5}", hint=hint)])
    claims = Claims.of(lines, active_days(case, lines.providers)[lines.provider])
    for pack in packs:
        calendars = _calendars(study, pack, case.meta.year)
        YearEnd.of(case, pack, lines, study.lowered_by)
        try_to_pose(case, pack, claims, max(calendars.values(), key=len))
    notes = [_exit_told(kavel, exits[kavel], derived_exit(lines, kavel)) for kavel in kavels]
    notes.append(f"clients at the start are told from {basis[0]}, care of the year from {basis[1]}")
    return Simulation(study, case, tuple(packs), lines, basis, exits, tuple(notes))


def _exit_told(kavel: str, exit_: Fraction, derived: Fraction | None) -> str:
    """How many leave a kavel, and what the tables say where that is something else."""
    text = f"{kavel}: {decimals(exit_ * 100, 4)} % of clients leave per month"
    if derived is None or derived == exit_:
        return text + ("" if derived is None else ", by continuity and history")
    return f"{text}, by the study; continuity and history say {decimals(derived * 100, 4)} %"


def _kavels(case: Case) -> set[tuple[str, bool]]:
    """Kavels of the case, and whether services of them count clients."""
    table = case.table("services")
    return {(k, u is not None) for k, u in zip(table["kavel"], table["units_per_client_year"].tolist(), strict=True)}


def _missing(study: Study, case: Case) -> list[Fault]:
    """What the study takes from tables that the case lacks, or that say nothing."""
    asked = [(key, value) for key in ("start", "expected") if (value := getattr(study, key))]
    asked += [("waiting", "waiting")] if study.waiting else []
    return [
        Fault(study.place(key), f"the case says nothing of {name}", name, "a table, and column, that has it")
        for key, name in asked
        if not told(case, name)
    ]


def _strange(study: Study, kavels: Sequence[str]) -> list[Fault]:
    """Kavels of the study that the case doesn't have."""
    named_at = [
        (f"{key}.{kavel}", kavel)
        for key in ("exit", "leaving", "arriving", "care")
        for kavel in getattr(study, key)
        if kavel != ALL
    ]
    for i, choice in enumerate(study.choices):
        named_at += [(f"choices.{i}.from", choice.from_), (f"choices.{i}.to", choice.to)]
    return [
        Fault(study.place(at), "the case has no such kavel", kavel, ", ".join(kavels), did_you_mean(kavel, kavels))
        for at, kavel in named_at
        if kavel not in kavels
    ]
