"""A run made ready: lines, prices, funds, rules, rows and tranches of one case under one pack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.faults import CaseFaults, Fault, Finding, PackFaults, Place
from verdeelsleutel.data.pack import Pack, Tranche
from verdeelsleutel.model import catalogue
from verdeelsleutel.model.claims import MOST_CARE, Layer, build_layers
from verdeelsleutel.model.context import BASIS_TABLES, Context, client_year_weights
from verdeelsleutel.model.decisions import DECIDED, Decisions, decision_cells, decision_rows, read_decisions
from verdeelsleutel.model.funds import Funds, read_funds
from verdeelsleutel.model.lines import Lines, build_lines
from verdeelsleutel.model.needs import lacking, missing
from verdeelsleutel.model.rule import BoundRule
from verdeelsleutel.model.run_findings import run_findings
from verdeelsleutel.model.system import System, assemble
from verdeelsleutel.model.tariff import Tariffs, build_tariffs

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
    layers: list[Layer]
    system: System
    findings: list[Finding]

    @cached_property
    def care(self) -> list[Fraction]:
        """Per line the client-years of one unit."""
        per_service, den = client_year_weights(self.case, self.lines.services)
        shares = [Fraction(int(value), den) for value in per_service]
        return [shares[s] for s in self.lines.service.tolist()]


def prepare_initial(case: Case, pack: Pack) -> Problem:
    """Make an initial run ready.

    Raises:
        CaseFaults: the case lacks what the pack or a formula needs (the pack's faults are listed too).
        PackFaults: a rule of the pack doesn't exist or is written wrong.
    """
    rules = [rule for rule in catalogue.bind(pack) if rule.at(INITIAL)]
    tranches = [t for t in pack.initial.tranches if t.active]
    taken = _names_taken(case, pack, tranches, rules)
    if taken:
        raise PackFaults(taken)
    faults: list[Fault] = missing(case, pack, tranches, rules)
    if faults:
        raise CaseFaults(faults)
    bases = (
        {t.basis for t in tranches}
        | {b.basis for t in tranches for b in t.not_above}
        | catalogue.bases(rules)
    )
    tables = sorted({BASIS_TABLES[b][0] for b in bases if b in BASIS_TABLES} - {"offers"})
    lines = build_lines(
        case,
        [case.table("offers"), decision_cells(case.table("decisions"))],
        [case.table(name) for name in tables],
    )
    return _problem(case, pack, INITIAL, lines, tranches, rules)


def _names_taken(case: Case, pack: Pack, tranches: Sequence[Tranche], rules: Sequence[BoundRule]) -> list[Fault]:
    """Ids that results already use for something else: two things must never read alike there."""
    funds = set(case.table("funds")["fund"].tolist())
    found = [
        (Place(f"pack {pack.pack}"), f"tranche {t.id} has the name of what was decided in units", t.id)
        for t in tranches
        if t.id == DECIDED
    ]
    for rule in rules:
        if rule.id in funds:
            found.append((rule.place("id"), f"rule {rule.id} has the name of a fund of the case", rule.id))
        elif rule.id == MOST_CARE or rule.id.startswith("decision_"):
            found.append((rule.place("id"), f"rule {rule.id} has a name that results use themselves", rule.id))
    return [Fault(place, what, found=name, expected="another id") for place, what, name in found]


def _problem(
    case: Case, pack: Pack, stage: str, lines: Lines, tranches: Sequence[Tranche], rules: Sequence[BoundRule]
) -> Problem:
    tariffs = build_tariffs(lines, pack, stage)
    context = Context(lines, tariffs, stage)
    funds, findings = read_funds(lines, pack)
    findings += lacking(case, pack, tranches, rules)
    decisions = read_decisions(lines)
    cuts = [cut for rule in rules if (cut := rule.cut(context)) is not None]
    cap: Exact = context.basis("offer")
    layers = build_layers(context, tranches, cap, cuts, decisions)
    findings += run_findings(lines, funds, rules, layers, decisions)
    blocks = funds.rows(lines, tariffs)
    blocks += [rows for rule in rules if (rows := rule.rows(context)) is not None]
    blocks += decision_rows(lines, tariffs)
    names = [layer.id for layer in layers]
    system = assemble(blocks, len(lines), names)
    return Problem(
        case, pack, stage, lines, tariffs, context, funds, decisions, tuple(rules), layers, system, findings
    )
