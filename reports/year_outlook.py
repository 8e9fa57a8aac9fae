"""What is expected of the year, and what to look at before believing it; alike before and after a reallocation."""

from __future__ import annotations

from collections import Counter

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.pack.model import Reallocation
from verdeelsleutel.model.expectations import WorkItem
from verdeelsleutel.model.expectations.worklist import OUTSIDE_DATES
from verdeelsleutel.model.money import line_cents
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.reallocation.findings import worklist
from verdeelsleutel.model.reallocation.situation import Situation
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Euros, Facts, Notice, Number, Table, Value

__all__ = [
    "GIVEN",
    "beyond_notice",
    "completed",
    "expectation_blocks",
    "expected_band",
    "fallen_back",
    "to_look_at",
    "to_look_at_first",
]

SHOWN, SHOWN_PROVIDERS = 2, 5
BY_DAY = ("run_rate", "last_quarter")
"""Expectations that carry on a daily rate."""
GIVEN = "given"
"""The one that isn't made of what was delivered."""


def situation_of(problem: Problem) -> Situation:
    """The situation of a problem that is a reallocation."""
    assert problem.situation is not None
    return problem.situation


def expectation_blocks(problem: Problem, lang: Language) -> list[Block]:
    """How the year was estimated, what it comes to, and how far it may be off."""
    policy, situation = problem.pack.reallocation, situation_of(problem)
    assert policy is not None  # a reallocation has one
    method = lang.word(f"method_{policy.expectation}")
    title = lang.word("expectation_of", method="; ".join(filter(None, (method, completed(policy, lang)))))
    delivered, expected, low, high = expected_band(problem)
    facts: list[tuple[str, Value]] = [
        (lang.word("delivered_until", month=lang.month(situation.cutoff)), Euros(delivered)),
        (lang.word("expected_year"), Euros(expected)),
        (lang.word("band_low"), Euros(low)),
        (lang.word("band_high"), Euros(high)),
    ]
    count, kept = fallen_back(problem)
    said = lang.word("fallen_back" if kept else "none_fallen_back", kept=kept, count=count)
    return [Facts(title, tuple(facts)), *_outside_dates(problem, lang), Notice(said, "quiet")]


def completed(policy: Reallocation, lang: Language) -> str:
    """How far the last months are taken to have been claimed; empty where the policy doesn't say."""
    return ", ".join(
        lang.word(
            "complete_for",
            ago=lang.word("months_ago", count=ago) if ago else lang.word("cutoff_month"),
            percent=lang.percent(part / 100, 0),
        )
        for ago, part in sorted(policy.completeness.items())
    )


def beyond_notice(problem: Problem, lang: Language) -> tuple[Notice, ...]:
    """What has to be seen before anything else: a cut-off after the last month with realisation, and what that does."""
    situation, policy = situation_of(problem), problem.pack.reallocation
    months = situation.expectation.beyond
    if not months or policy is None:
        return ()
    year, first = problem.case.meta.year, int(months[0][5:])
    last = lang.month(f"{year}-{first - 1:02d}") if first > 1 else ""
    said = lang.word("beyond_notice" if last else "beyond_all", last=last, cutoff=lang.month(situation.cutoff))
    does = lang.word(f"beyond_{policy.expectation}", count=len(months))
    low = [lang.word("beyond_completed")] if policy.completeness and policy.expectation != GIVEN else []
    return (Notice(" ".join((said, does, *low, lang.word("beyond_mend"))), "bad"),)


def _outside_dates(problem: Problem, lang: Language) -> list[Block]:
    """Where care outside a provider's dates goes into a daily rate, which then is that of other days."""
    expectation = situation_of(problem).expectation
    who = {item.provider for item in expectation.worklist if item.kind == OUTSIDE_DATES}
    if not who or expectation.methods[0] not in BY_DAY:
        return []
    return [Notice(lang.word("outside_dates", count=len(who), who=", ".join(sorted(who)[:SHOWN_PROVIDERS])), "odd")]


def expected_band(problem: Problem) -> tuple[int, int, int, int]:
    """Delivered, expected, and the ends of the band, in cents at this run's tariffs."""
    e, price = situation_of(problem).expectation, np.maximum(problem.tariffs.cents, 0)

    def cents(units: Exact) -> int:
        return int(sum(line_cents(units, price).tolist()))

    return cents(e.delivered), cents(e.units), cents(e.low), cents(e.high)


def fallen_back(problem: Problem) -> tuple[int, int]:
    """How many lines with an agreement, delivery or expectation there are, and how many ended at their agreement."""
    situation = situation_of(problem)
    e = situation.expectation
    known = situation.agreement.above_zero() | e.delivered.above_zero() | e.units.above_zero()
    return int(np.count_nonzero(known)), int(np.count_nonzero(known & (e.method > 0)))


def to_look_at(problem: Problem) -> dict[str, int]:
    """How much there is to look at, by kind."""
    return dict(sorted(Counter(item.kind for item in worklist(problem)).items()))


def to_look_at_first(problem: Problem, lang: Language, title: str, note: str = "") -> list[Block]:
    """How much there is to look at, by kind, each with where it begins; `title` is a word with a count."""
    found: dict[str, list[WorkItem]] = {}
    for item in worklist(problem):
        found.setdefault(item.kind, []).append(item)
    if not found:
        return []
    rows: list[tuple[Value, ...]] = [
        (
            lang.word(f"work_{kind}"),
            Number(len(items)),
            ", ".join(item.where for item in items[:SHOWN]) + (" …" if len(items) > SHOWN else ""),
        )
        for kind, items in sorted(found.items())
    ]
    words = ("what", "how_many", "where")
    columns = tuple(Column(lang.word(t), int(t == "where"), text=t != "how_many") for t in words)
    return [Table(lang.word(title, count=sum(map(len, found.values()))), columns, tuple(rows), note=note)]
