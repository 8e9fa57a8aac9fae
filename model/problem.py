"""A run made ready: lines, prices, funds, rules, rows and tranches of one case under one pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.faults import CaseFaults, Fault, Finding, PackFaults, Place
from verdeelsleutel.data.pack import Pack, Tranche
from verdeelsleutel.model import catalogue
from verdeelsleutel.model.claims import KEPT, MOST_CARE, Layer, build_layers
from verdeelsleutel.model.context import BASIS_TABLES, Context, client_year_weights
from verdeelsleutel.model.decisions import DECIDED, Decisions, decision_cells, decision_rows, read_decisions
from verdeelsleutel.model.funds import Funds, read_funds
from verdeelsleutel.model.lines import Lines, build_lines
from verdeelsleutel.model.memo import Memo
from verdeelsleutel.model.needs import lacking, missing
from verdeelsleutel.model.rule import BoundRule, Cut
from verdeelsleutel.model.run_findings import run_findings
from verdeelsleutel.model.system import System, assemble
from verdeelsleutel.model.tariff import Tariffs, build_tariffs
from verdeelsleutel.model.tariff_cuts import cut_tariffs

if TYPE_CHECKING:
    from verdeelsleutel.model.reallocation.situation import Situation

INITIAL = "initial"


@dataclass(frozen=True, eq=False)
class Problem:
    """Everything that filling, rounding and verification work on."""

    case: Case
    pack: Pack
    stage: str
    lines: Lines
    tariffs: Tariffs
    context: Context
    funds: Funds
    decisions: Decisions
    rules: tuple[BoundRule, ...]
    cuts: tuple[tuple[BoundRule, Cut], ...]
    layers: list[Layer]
    system: System
    findings: list[Finding]
    situation: Situation | None = None

    @property
    def tranches(self) -> list[Tranche]:
        """Tranches of the pack at this stage that are switched on, in order."""
        policy = self.pack.initial if self.stage == INITIAL else self.pack.reallocation
        return [tranche for tranche in policy.tranches if tranche.active] if policy else []

    @cached_property
    def care(self) -> list[Fraction]:
        """Per line the client-years of one unit."""
        per_service, den = client_year_weights(self.case, self.lines.services)
        shares = [Fraction(int(value), den) for value in per_service]
        return [shares[s] for s in self.lines.service.tolist()]


def prepare_initial(case: Case, pack: Pack, memo: Memo | None = None) -> Problem:
    """Make an initial run ready.

    Args:
        case, pack: what is decided on.
        memo: of earlier runs, whose pieces are used again as far as they read the same.

    Raises:
        CaseFaults: the case lacks what the pack or a formula needs (the pack's faults are listed too).
        PackFaults: a rule of the pack doesn't exist or is written wrong.
    """
    memo = memo or Memo()
    rules, tranches = in_force(case, pack, INITIAL, pack.initial.tranches, memo)
    faults = missing(case, pack, tranches, rules)
    if faults:
        raise CaseFaults(faults)
    decided = case.table("decisions")
    cells = [case.table("offers"), memo.of("cells decided on", (decided,), lambda: decision_cells(decided))]
    lines = build_lines(case, cells, basis_tables(case, tranches, rules), memo)
    funds, findings = read_funds(lines, pack, known_until=case.meta.as_of)
    context = priced(lines, pack, INITIAL, funds, rules)
    return posed(context, pack, tranches, rules, findings, cap=context.basis("offer"))


def in_force(
    case: Case, pack: Pack, stage: str, tranches: Sequence[Tranche], memo: Memo | None = None
) -> tuple[list[BoundRule], list[Tranche]]:
    """Rules and tranches of a stage that are switched on.

    Raises:
        PackFaults: a rule doesn't exist or is written wrong, or a name is taken.
    """
    rules = [rule for rule in catalogue.bind(pack, memo) if rule.at(stage)]
    active = [t for t in tranches if t.active]
    taken = _names_taken(case, pack, active, rules)
    if taken:
        raise PackFaults(taken)
    return rules, active


def basis_tables(case: Case, tranches: Sequence[Tranche], rules: Sequence[BoundRule]) -> list[pd.DataFrame]:
    """The tables of every basis that is read: right-hand sides count their rows, offered now or not."""
    bases = (
        {t.basis for t in tranches}
        | {b.basis for t in tranches for b in t.not_above}
        | catalogue.bases(rules)
    )
    tables = sorted({BASIS_TABLES[b][0] for b in bases if b in BASIS_TABLES} - {"offers"})
    return [case.table(name) for name in tables]


def _names_taken(case: Case, pack: Pack, tranches: Sequence[Tranche], rules: Sequence[BoundRule]) -> list[Fault]:
    """Ids that results already use for something else: two things must never read alike there."""
    funds = set(case.table("funds")["fund"].tolist())
    found = [
        (Place(f"pack {pack.pack}"), f"tranche {t.id} has a name that results use for what goes before policy", t.id)
        for t in tranches
        if t.id in (DECIDED, KEPT)
    ]
    for rule in rules:
        if rule.id in funds:
            found.append((rule.place("id"), f"rule {rule.id} has the name of a fund of the case", rule.id))
        elif rule.id == MOST_CARE or rule.id.startswith("decision_"):
            found.append((rule.place("id"), f"rule {rule.id} has a name that results use themselves", rule.id))
    return [Fault(place, what, found=name, expected="another id") for place, what, name in found]


def priced(
    lines: Lines,
    pack: Pack,
    stage: str,
    funds: Funds,
    rules: Sequence[BoundRule],
    bases: Mapping[str, Exact] | None = None,
) -> Context:
    """What rules may read, with the prices that they leave.

    Args:
        lines, pack, stage, funds, rules: of the run.
        bases: volumes per line that no table of the case holds.
    """
    context = Context(lines, build_tariffs(lines, pack, stage), stage, funds, dict(bases or {}))
    return cut_tariffs(context, rules)


def posed(
    context: Context,
    pack: Pack,
    tranches: Sequence[Tranche],
    rules: Sequence[BoundRule],
    findings: Sequence[Finding],
    *,
    cap: Exact,
    situation: Situation | None = None,
) -> Problem:
    """Rows, tranches and findings of a run whose prices and volumes are known.

    Args:
        context: what rules may read.
        pack: the policy.
        tranches, rules: those of the stage.
        findings: what was found before.
        cap: per line the most that any tranche may bring it.
        situation: what a reallocation starts from.
    """
    lines, tariffs, case = context.lines, context.tariffs, context.case
    funds, found = context.funds, [*findings, *lacking(case, pack, tranches, rules)]
    decisions = read_decisions(lines)
    cuts = tuple((rule, cut) for rule in rules if (cut := rule.cut(context)) is not None)
    kept = situation.kept if situation is not None else None
    layers = build_layers(context, tranches, cap, [cut for _, cut in cuts], decisions, kept)
    found += run_findings(lines, pack, funds, rules, layers, decisions)
    blocks = funds.rows(lines, tariffs)
    blocks += [rows for rule in rules if (rows := rule.rows(context)) is not None]
    blocks += decision_rows(lines, tariffs)
    system = assemble(blocks, len(lines), [layer.id for layer in layers], lines.memo)
    return Problem(
        case, pack, context.stage, lines, tariffs, context, funds, decisions, tuple(rules), cuts, layers, system,
        found, situation,
    )  # fmt: skip
