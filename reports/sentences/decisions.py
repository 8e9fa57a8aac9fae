"""What the office decided above policy, and what the plan makes of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.results import decision_counts, shortfall
from verdeelsleutel.model.row import Count, key_text
from verdeelsleutel.reports.cuts import amount, bounds
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Listing

__all__ = ["Decided", "as_dicts", "block", "decided"]

MOST_DECISIONS = 12


@dataclass(frozen=True)
class Decided:
    """One decision beside what the plan gives."""

    kind: str
    region: str
    provider: str
    name: str
    service: str
    reason: str
    decided_by: str
    date: date
    count: Count | None

    @property
    def row(self) -> str:
        """Its row in results: `decision_fix[R1|…|Z1]`."""
        key = [self.region, self.provider, *([self.service] if self.service else [])]
        return f"decision_{self.kind}[{key_text(key)}]"

    @property
    def short(self) -> Fraction:
        """By how much whole units can't meet it."""
        return Fraction(0) if self.count is None else shortfall(self.count)


def decided(plan: Plan) -> list[Decided]:
    """Every decision; those that whole units can't meet come first."""
    counts = {(rule, count.key): count for rule, count, _ in decision_counts(plan)}
    frame = plan.problem.case.table("providers")
    names = dict(zip(frame["provider"].tolist(), frame["name"].tolist(), strict=True))
    found = [_decided(row, names, counts) for row in plan.problem.case.table("decisions").to_dict("records")]
    return sorted(found, key=lambda one: not one.short)


def _decided(row: dict[Any, Any], names: dict[str, str], counts: dict[tuple[str, str], Count]) -> Decided:
    key = key_text([row["region"], row["provider"], *([row["service"]] if row["service"] else [])])
    return Decided(
        row["kind"],
        row["region"],
        row["provider"],
        names.get(row["provider"], ""),
        row["service"],
        row["reason"],
        row["decided_by"],
        row["date"],
        counts.get((f"decision_{row['kind']}", key)),
    )


def block(
    plan: Plan, lang: Language, most: int = MOST_DECISIONS, of: Collection[str] | None = None
) -> list[Block]:
    """A sentence per decision, where there are any; `of` are the rows of those to tell, None for all."""
    found = [one for one in decided(plan) if of is None or one.row in of]
    if not found:
        return []
    items = [_sentence(one, lang) for one in found[:most]]
    if len(found) > most:
        items.append(lang.word("more_decisions", count=len(found) - most))
    return [Listing(lang.word("decisions", count=len(found)), tuple(items), "•")]


def _sentence(one: Decided, lang: Language) -> str:
    count = one.count
    what = lang.word(f"decision_{one.kind}")
    if count is not None and one.kind != "exclude":
        what += f", {bounds(count.lower, count.upper, count.unit, lang)}"
    short = lang.word("decision_short", amount=amount(one.short, count.unit, lang)) if count and one.short else ""
    return lang.word(
        "decision_line",
        provider=one.name or one.provider,
        service=one.service or lang.word("all_services"),
        region=one.region,
        decided=what,
        given="–" if count is None else amount(count.value, count.unit, lang),
        short=short,
        reason=one.reason,
        who=one.decided_by,
        date=lang.date(one.date),
    )


def as_dicts(plan: Plan) -> list[dict[str, str | None]]:
    """For `--json`, exact: amounts in cents or units, as `unit` says."""
    return [_as_dict(one) for one in decided(plan)]


def _as_dict(one: Decided) -> dict[str, str | None]:
    count = one.count

    def text(value: Fraction | None) -> str | None:
        return None if value is None else decimals(value, 12)

    return {
        "kind": one.kind,
        "region": one.region,
        "provider": one.provider,
        "name": one.name,
        "service": one.service or None,
        "unit": count.unit if count else None,
        "lower": text(count.lower) if count else None,
        "upper": text(count.upper) if count else None,
        "given": text(count.value) if count else None,
        "shortfall": text(one.short),
        "reason": one.reason,
        "decided_by": one.decided_by,
        "date": one.date.isoformat(),
    }
