"""What of a run is to be explained: a provider, a rule, or one row of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from verdeelsleutel.data.faults import did_you_mean
from verdeelsleutel.data.reading.kinds import clean_agb
from verdeelsleutel.model.explain.stored import NotExplainable
from verdeelsleutel.model.kept_out import DECISION
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.results import RowCount, row_counts
from verdeelsleutel.model.system import RowName

FEW = 12

BOUNDING_DECISIONS = ("decision_fix", "decision_maximum", "decision_exclude")
"""What reasons call a decision in units is one of these in results."""


@dataclass(frozen=True)
class ChosenRule:
    """A rule, fund or decision by its id, with its rows; only one of them where a key was given."""

    rule: str
    rows: tuple[RowCount, ...]
    one: bool


def chosen_provider(plan: Plan, text: str) -> str:
    """A provider of the run by its AGB code; one that lost its leading zeros is understood.

    Raises:
        NotExplainable: the run has no cell of such a provider.
    """
    lines = plan.problem.lines
    known = sorted({lines.providers[p] for p in set(lines.provider[lines.is_cell].tolist())})
    code = clean_agb(text)
    if code not in known:
        raise NotExplainable(f"the run has no provider {text!r}; {_hint(code, known)}")
    return code


def chosen_rule(plan: Plan, text: str, provider: str | None = None) -> ChosenRule:
    """A rule by its id, or a row as `limited_by` writes it: `intramural_cap[R1]`.

    Args:
        plan: what was decided.
        text: the id, or the id with a key.
        provider: of a whole rule only the rows in which this provider has a cell; None for all.

    Raises:
        NotExplainable: the run has no such rule or row, or no row of it has a cell of the provider.
    """
    every = row_counts(plan)
    known = {row.rule for row in every} | {rule.id for rule in plan.problem.rules}
    rule, bracket, rest = text.partition("[")
    if rule not in known:
        raise NotExplainable(f"the run has no rule, fund or decision {rule!r}; {_hint(rule, sorted(known))}")
    mine = tuple(row for row in every if row.rule == rule)
    if not bracket:
        theirs = mine if provider is None else tuple(row for row in mine if row.name in _rows_of(plan, mine, provider))
        if mine and not theirs:
            raise NotExplainable(f"no row of {rule} has a cell of provider {provider}")
        return ChosenRule(rule, theirs, one=False)
    found = tuple(row for row in mine if row.name == text)
    if not found:
        keys = [row.count.key for row in mine]
        raise NotExplainable(f"{rule} has no row {rest.removesuffix(']')!r}; {_hint(rest.removesuffix(']'), keys)}")
    return ChosenRule(rule, found, one=True)


def rule_to_explain(plan: Plan, names: Iterable[RowName | str], provider: str) -> str | None:
    """The first of these rules that `chosen_rule` takes for a provider; None where there is none."""
    for name in dict.fromkeys(name.rule for name in names if isinstance(name, RowName)):
        for rule in BOUNDING_DECISIONS if name == DECISION else (name,):
            try:
                chosen_rule(plan, rule, provider)
            except NotExplainable:
                continue
            return rule
    return None


def _rows_of(plan: Plan, rows: Iterable[RowCount], provider: str) -> set[str]:
    """Names of rows with a cell of a provider; a row about one cell has the provider in its key."""
    system, lines = plan.problem.system, plan.problem.lines
    entries = lines.provider[system.line] == lines.providers.index(provider)
    found = {str(system.names[r]) for r in set(system.row[entries].tolist())}
    return found | {row.name for row in rows if provider in row.count.key.split("|")}


def _hint(text: str, known: Iterable[str]) -> str:
    """The name that comes near, or those there are."""
    names = list(known)
    near = did_you_mean(text, names)
    if near:
        return near
    few = ", ".join(names[:FEW]) + (", …" if len(names) > FEW else "")
    return f"known are {few}" if names else "there is none"
