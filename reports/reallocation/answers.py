"""What became of the answers of providers in a definitive reallocation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from verdeelsleutel.data.exact import Exact, decimals
from verdeelsleutel.data.response_form import AGREED
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.reallocation.answers import Answer, below_offer
from verdeelsleutel.model.reallocation.answers import answers as answers_of
from verdeelsleutel.model.reallocation.findings import ANSWERED_LATER, TERM_UNKNOWN
from verdeelsleutel.model.reallocation.moves import cents_of, situation_of
from verdeelsleutel.model.reallocation.start import DEFINITIVE
from verdeelsleutel.reports.cuts import provider_names
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Facts, Fold, Notice, Number, Table, Value

__all__ = [
    "JUDGEMENTS",
    "NOT_YET",
    "as_dicts",
    "below_offer_said",
    "blocks",
    "counts",
    "day_notices",
    "every",
    "kept_cents",
    "unjudged_notice",
]

NOT_YET = "not_yet"
JUDGEMENTS = ("accepted", "partly", "rejected", AGREED, NOT_YET)
MOST_ANSWERS = 8
_STEPS = ("answer_offered", "answer_asked", "answer_accepted", "answer_agreed")


def blocks(plan: Plan, lang: Language, most: int = MOST_ANSWERS) -> list[Block]:
    """How answers were judged, which of them wait, which end below the offer, and what is kept for who may answer."""
    judged, kept = counts(plan), kept_cents(plan)
    facts: list[tuple[str, Value]] = [(lang.word(f"judged_{name}"), Number(judged[name])) for name in JUDGEMENTS]
    found: list[Block] = [Facts(lang.word("answers"), tuple(facts))]
    less, anyway = _below_offer(plan)
    for key, chosen in (("unjudged", _unjudged(plan)), ("below_offer", less), ("not_reached", anyway)):
        if chosen:
            found.append(_table(key, chosen, plan, lang, most))
    if kept is not None:
        lines, cents = kept
        found.append(Notice(lang.word("kept_lines", count=lines, amount=lang.euros(cents)), "odd"))
    return found


def every(plan: Plan, lang: Language) -> Fold | None:
    """Every answer, with why it was asked and why it was judged so; nothing where nobody answered."""
    found, table = answers_of(plan.problem, plan.units), plan.problem.case.table("responses")
    if not found:
        return None
    at = plan.problem.lines.find(table).tolist()
    said = dict(zip(at, zip(table["reason"].tolist(), table["judgement"].tolist(), strict=True), strict=True))
    names = provider_names(plan)
    rows: list[tuple[Value, ...]] = []
    for one in found:
        region, provider, service = plan.problem.lines.key(one.line)
        reason, judgement = said[one.line]
        who = names.get(provider) or provider, f"{region} {service}"
        judged = lang.word(f"judged_{one.judged}" if one.judged else "judged_open")
        steps = one.offered, one.asked, one.accepted, Fraction(one.agreed)
        rows.append((*who, *map(_units, steps), reason or None, ": ".join(filter(None, (judged, judgement)))))
    words = ("provider", "answer_line", *_STEPS, "answer_reason", "answer_judged")
    columns = tuple(Column(lang.word(name), text=name not in _STEPS) for name in words)
    title = lang.word("answers_every", count=len(found))
    return Fold(title, (Table(title, columns, tuple(rows), note=lang.word("answers_note_every")),))


def counts(plan: Plan) -> Counter[str]:
    """Answers by how they were judged."""
    return Counter(str(value or NOT_YET) for value in plan.problem.case.table("responses")["judged"].tolist())


def unjudged_notice(plan: Plan, lang: Language) -> tuple[Notice, ...]:
    """What has to be seen before anything else: answers that nobody judged yet, and what to do."""
    found = _unjudged(plan)
    if not found or situation_of(plan).award != DEFINITIVE:
        return ()
    more = {one.line: max(Fraction(0), one.asked - one.agreed) for one in found}
    asked = cents_of(Exact.zeros(len(plan.problem.lines)).with_added(more), plan)
    providers = len({plan.problem.lines.key(one.line)[1] for one in found})
    amount = lang.euros(int(sum(asked.tolist())))
    return (Notice(lang.word("unjudged_notice", count=len(found), providers=providers, amount=amount), "bad"),)


def day_notices(plan: Plan, lang: Language) -> tuple[Notice, ...]:
    """Days that don't fit: answers of after the run that counts them, or a term to answer that has no day to end on."""
    found = {finding.code: finding.count for finding in plan.problem.findings}
    as_of, policy = plan.problem.case.meta.as_of, plan.problem.pack.reallocation
    notices = []
    if ANSWERED_LATER in found and as_of is not None:
        notices.append(lang.word("answered_later_notice", count=found[ANSWERED_LATER], day=lang.date(as_of)))
    if TERM_UNKNOWN in found and policy is not None:
        notices.append(lang.word("term_unknown_notice", days=policy.response_days))
    return tuple(Notice(text, "odd") for text in notices)


def below_offer_said(plan: Plan, lang: Language) -> tuple[str, ...]:
    """How many accepted answers end below the offer, in a sentence for each cause."""
    less, anyway = _below_offer(plan)
    said = ("below_offer_said", less), ("not_reached_said", anyway)
    return tuple(lang.word(key, count=len(found)) for key, found in said if found)


def _unjudged(plan: Plan) -> list[Answer]:
    return [one for one in answers_of(plan.problem, plan.units) if not one.judged]


def _below_offer(plan: Plan) -> tuple[list[Answer], list[Answer]]:
    return below_offer(answers_of(plan.problem, plan.units))


def _table(key: str, found: Sequence[Answer], plan: Plan, lang: Language, most: int) -> Table:
    """Answers from agreement to agreement; of many the first."""
    names = provider_names(plan)
    rows: list[tuple[Value, ...]] = []
    for one in found[:most]:
        region, provider, service = plan.problem.lines.key(one.line)
        steps = (one.before, one.offered, one.asked, one.accepted, Fraction(one.agreed))
        rows.append((names.get(provider) or provider, f"{region} {service}", *map(_units, steps)))
    units_of = ("answer_before", *_STEPS)
    columns = (
        *(Column(lang.word(w), text=True) for w in ("provider", "answer_line")),
        *(Column(lang.word(w), int(w == "answer_before")) for w in units_of),
    )
    more = lang.word("more_rows", count=len(found) - most) if len(found) > most else ""
    return Table(
        lang.word(f"answers_{key}", count=len(found)),
        columns,
        tuple(rows),
        note=more + lang.word(f"answers_note_{key}"),
    )


def _units(units: Fraction | None) -> Number | None:
    """Whole units as such, others with two decimals."""
    return None if units is None else Number(units, 0 if units.denominator == 1 else 2)


def kept_cents(plan: Plan) -> tuple[int, int] | None:
    """Lines that stay at their agreement while their provider may still answer, and what of them the offer released."""
    situation = situation_of(plan)
    if situation.kept is None or situation.offered is None:
        return None
    mask, volume = situation.kept
    cents = cents_of(volume.minus(situation.offered).positive_part(), plan)[mask]
    return int(np.count_nonzero(mask)), int(sum(cents.tolist()))


def as_dicts(plan: Plan) -> list[dict[str, Any]]:
    """Answers that end below the offer, each with its cause, for `--json`."""
    less, anyway = _below_offer(plan)
    causes = ("accepted_less", less), ("not_reached", anyway)
    return [_as_dict(one, plan) | {"cause": cause} for cause, found in causes for one in found]


def _as_dict(one: Answer, plan: Plan) -> dict[str, Any]:
    region, provider, service = plan.problem.lines.key(one.line)
    volumes = {"offered": one.offered, "answered": one.asked, "accepted": one.accepted, "agreed": Fraction(one.agreed)}
    return {
        "region": region,
        "provider": provider,
        "service": service,
        "judged": one.judged,
        **{f"{name}_units": None if value is None else decimals(value, 12) for name, value in volumes.items()},
    }
