"""Who gets less than the tranches ask, by how much, and which rows stood in the way. Sums only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.integers import sums
from verdeelsleutel.data.pack import Reserve, RuleText
from verdeelsleutel.model.kept_out import Reason, closing
from verdeelsleutel.model.money import line_cents
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.row import CENTS, CLIENT_YEARS, Count
from verdeelsleutel.model.system import RowName
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.words.catalogue import WORDS

__all__ = [
    "Cut",
    "amount",
    "bounds",
    "cause_words",
    "cuts",
    "key_words",
    "limit_words",
    "limits",
    "provider_names",
    "reserve_words",
    "short_words",
]

LONGEST_NOTE = 90
"""A longer note of a rule is no title."""


@dataclass
class Cut:
    """What one provider is short of, in cents, and of how much it asked."""

    provider: str
    name: str
    asked: int = 0
    short: int = 0
    by_limit: dict[Reason, int] = field(default_factory=dict)

    @property
    def main_limit(self) -> Reason:
        """The rows that cost it most."""
        return max(self.by_limit, key=lambda limit: (self.by_limit[limit], limit != ()), default=())


def cuts(plan: Plan) -> list[Cut]:
    """Every provider that is short, most first; ties by AGB code."""
    problem = plan.problem
    lines = problem.lines
    price = np.maximum(problem.tariffs.cents, 0) * lines.is_cell
    asked = sums(line_cents(plan.basis, price), lines.provider, len(lines.providers)).tolist()
    short = line_cents(plan.unfunded, price)
    names, rows = provider_names(plan), closing(plan)
    found: dict[int, Cut] = {}
    at = np.flatnonzero(short)
    for line, provider, cents in zip(at.tolist(), lines.provider[at].tolist(), short[at].tolist(), strict=True):
        if provider not in found:
            agb = lines.providers[provider]
            found[provider] = Cut(agb, names.get(agb, ""), asked[provider])
        cut, limit = found[provider], rows.get(line, ())
        cut.short += cents
        cut.by_limit[limit] = cut.by_limit.get(limit, 0) + cents
    return sorted(found.values(), key=lambda c: (-c.short, c.provider))


def provider_names(plan: Plan) -> dict[str, str]:
    """AGB code → name."""
    frame = plan.problem.case.table("providers")
    return dict(zip(frame["provider"].tolist(), frame["name"].tolist(), strict=True))


def limits(found: Sequence[Cut]) -> list[tuple[Reason, int, int]]:
    """Per limit what it costs in cents and how many providers, most first."""
    costs: dict[Reason, tuple[int, int]] = {}
    for cut in found:
        for limit, cents in cut.by_limit.items():
            total, providers = costs.get(limit, (0, 0))
            costs[limit] = (total + cents, providers + 1)
    ordered = sorted(costs.items(), key=lambda item: (-item[1][0], [str(name) for name in item[0]]))
    return [(limit, total, providers) for limit, (total, providers) in ordered]


def limit_words(plan: Plan, limit: Reason, lang: Language) -> str:
    """A limit in words: the note of its rule or else its kind, its key, its bound, and its id in brackets."""
    if not limit:
        return lang.word("rounding")
    counts = {(rule, count.key): count for rule, count in plan.counts}
    return "; ".join(lang.word(n) if isinstance(n, str) else _row_words(plan, n, counts, lang) for n in limit)


def short_words(plan: Plan, name: RowName | str, lang: Language) -> str:
    """A row in two words: its kind and its id."""
    if isinstance(name, str):
        return lang.word(name)
    if name.source == "funds":
        return lang.word("short_fund", id=name.rule)
    if name.source == "decisions":
        return lang.word("short_decision", kind=lang.word(name.rule))
    return f"{_kind(plan, name.rule, lang)} {name.rule}"


def cause_words(plan: Plan, name: RowName | str, lang: Language) -> str:
    """The same in a sentence: a short note of its rule before its kind and id, where there is one."""
    if isinstance(name, RowName) and (note := _title(plan.problem.pack.rules, name.rule, lang)):
        return f"{note} ({short_words(plan, name, lang)})"
    return short_words(plan, name, lang)


def reserve_words(plan: Plan, reserve: str, lang: Language) -> str:
    """A reserve by its short note, and its id in brackets."""
    note = _title(plan.problem.pack.reserves, reserve, lang)
    return f"{note} [{reserve}]" if note else reserve


def _title(items: Sequence[RuleText | Reserve], wanted: str, lang: Language) -> str:
    """The note of an item of the pack, where it is short enough for a title."""
    note = next((one.said(lang.code) for one in items if one.id == wanted), None)
    return note if note and len(note) <= LONGEST_NOTE else ""


def _kind(plan: Plan, rule: str, lang: Language) -> str:
    kind = next((r.name for r in plan.problem.rules if r.id == rule), rule)
    key = f"rule_{kind}"
    return lang.word(key) if key in WORDS else kind


def _row_words(plan: Plan, name: RowName, counts: dict[tuple[str, str], Count], lang: Language) -> str:
    key = key_words(plan, name.key)
    if name.source == "funds":
        return lang.word("fund_used_up", fund=name.rule)
    if name.source == "decisions":
        return " · ".join((short_words(plan, name, lang), key))
    count = counts.get((name.rule, name.key))
    title = _title(plan.problem.pack.rules, name.rule, lang) or _kind(plan, name.rule, lang)
    bound = bounds(count.lower, count.upper, count.unit, lang) if count else ""
    return f"{' · '.join(part for part in (title, key, bound) if part)} [{name.rule}]"


def bounds(lower: Fraction | None, upper: Fraction | None, unit: str, lang: Language) -> str:
    """At least, at most, or exactly so much."""
    if lower is not None and lower == upper:
        return lang.word("exactly", amount=amount(lower, unit, lang))
    found = [] if lower is None else [lang.word("at_least", amount=amount(lower, unit, lang))]
    found += [] if upper is None else [lang.word("at_most", amount=amount(upper, unit, lang))]
    return f" {lang.word('and')} ".join(found)


def key_words(plan: Plan, key: str, names: Mapping[str, str] | None = None) -> str:
    """A key with the names of providers instead of their codes; `names` where they are known already."""
    names = provider_names(plan) if names is None else names
    return " ".join(names.get(part) or part for part in key.split("|"))


def amount(value: Fraction, unit: str, lang: Language) -> str:
    """A bound with its unit."""
    if unit == CENTS:
        return lang.euros(int(value))
    one = value == 1
    word = lang.word("unit_client_years" if unit == CLIENT_YEARS else "one_unit" if one else "units")
    return f"{lang.number(Fraction(decimals(value, 2)), 2 if value.denominator != 1 else 0)} {word}"
