"""What a planner reads in the terminal after a reallocation, without opening a file."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verdeelsleutel.data.exact import decimals, euros
from verdeelsleutel.model.certify.certificate import Certificate
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.reallocation.moves import ADDED, RELEASED, bridges, moves, situation_of
from verdeelsleutel.model.reallocation.start import DEFINITIVE, term_ends
from verdeelsleutel.model.reallocation.tables import BRIDGE
from verdeelsleutel.reports import certificate_page, summary
from verdeelsleutel.reports.cuts import provider_names
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.overproduction import overproduction
from verdeelsleutel.reports.page import Block, Listing, Notice, Page
from verdeelsleutel.reports.reallocation import answers
from verdeelsleutel.reports.reallocation.tables import (
    by_provider,
    from_and_to,
    kavel_sums,
    kavels,
    moved,
    room,
    unfunded_blocks,
)
from verdeelsleutel.reports.run_tables import tranches
from verdeelsleutel.reports.sentences import decisions as decision_words
from verdeelsleutel.reports.year_outlook import (
    beyond_notice,
    expectation_blocks,
    expected_band,
    fallen_back,
    to_look_at,
    to_look_at_first,
)

__all__ = ["Asked", "as_dict", "needs_day", "page", "respond_by"]


@dataclass(frozen=True)
class Asked:
    """What a reallocation was asked with.

    Attributes:
        case, pack: as given.
        start: the run it starts from; None: table agreements.
        because: why its rules are others than those of the offer.
        forms: whether response forms stand in the run.
    """

    case: Path
    pack: str
    start: Path | None
    because: str | None = None
    forms: bool = False


KAVEL_EUROS = ("before", "delivered", "expected", "agreed", "unfunded")
KAVEL_YEARS = ("years_before", "years_expected", "years")


def page(plan: Plan, certificate: Certificate, run: Path, asked: Asked, lang: Language) -> Page:
    """The whole page; `asked` is what the run was made with."""
    meta, word = plan.problem.case.meta, lang.word
    definitive = situation_of(plan).award == DEFINITIVE
    award = word(f"award_{situation_of(plan).award}")
    title = word("reallocation_title", year=str(meta.year), title=meta.title, award=award)
    blocks: list[Block] = [
        *summary.synthetic_notice(meta, lang),
        *beyond_notice(plan.problem, lang),
        *answers.unjudged_notice(plan, lang),
        *answers.day_notices(plan, lang),
        _stage(plan, lang),
        *(answers.blocks(plan, lang) if definitive else []),
        moved(plan, lang),
        room(plan, lang),
        *from_and_to(plan, lang, proposed=not definitive),
        kavels(plan, lang),
        *expectation_blocks(plan.problem, lang),
        tranches(plan, lang),
        *decision_words.block(plan, lang),
        *unfunded_blocks(plan, overproduction(plan), lang),
        *to_look_at_first(plan.problem, lang, "worklist"),
        summary.findings_block(plan.findings, lang),
        certificate_page.line(certificate, lang),
        Listing(word("run_folder", run=run), (word("reallocation_files"),), "→"),
        Listing(word("next"), _next(plan, run, asked), "$"),
    ]
    return Page(title, _about(plan, asked, lang), tuple(blocks))


def _about(plan: Plan, asked: Asked, lang: Language) -> tuple[str, ...]:
    """Who made it under which policy; what it starts from; care up to when."""
    situation, meta, pack = situation_of(plan), plan.problem.case.meta, plan.problem.pack
    start = lang.word("from_run", run=asked.start) if asked.start else lang.word("from_table")
    dates = {"agreed_on": situation.agreed_on, "offered_on": situation.offered_on, "as_of": meta.as_of}
    days = [lang.word(key, day=lang.date(day)) for key, day in dates.items() if day is not None]
    return (
        lang.word("reallocation_about", office=meta.office, pack=pack.pack, title=pack.title or pack.pack),
        " · ".join((lang.word("cutoff", month=lang.month(situation.cutoff)), start, *days)),
        *([lang.word("because", reason=asked.because)] if asked.because else []),
    )


def _stage(plan: Plan, lang: Language) -> Notice:
    """What the outcome is worth: a proposal until providers have answered, or what holds."""
    if situation_of(plan).award == DEFINITIVE:
        return Notice(lang.word("is_definitive"), "plain")
    policy = plan.problem.pack.reallocation
    days = policy.response_days if policy else None
    by = respond_by(plan)
    if days is None:
        return Notice(lang.word("is_offer"), "plain")
    until = lang.word("answer_by", day=lang.date(by)) if by else lang.word("answer_within", days=days)
    return Notice(f"{lang.word('is_offer')} {until}", "plain")


def respond_by(plan: Plan) -> datetime.date | None:
    """The last day to answer an offer; None where the pack gives no days or the case no day of its own."""
    policy, today = plan.problem.pack.reallocation, plan.problem.case.meta.as_of
    if policy is None or policy.response_days is None or today is None:
        return None
    return term_ends(today, policy.response_days)


def _next(plan: Plan, run: Path, asked: Asked) -> tuple[str, ...]:
    cutoff = situation_of(plan).cutoff
    checks = tuple(f"verdeel {then} {run}" for then in summary.NEXT)
    if situation_of(plan).award == DEFINITIVE:
        return checks
    then = f"--cutoff {cutoff} --stage {DEFINITIVE}" + (" --as-of YYYY-MM-DD" if needs_day(plan.problem) else "")
    forms = run / "forms" if asked.forms else Path("FORMS")
    return (
        *checks,
        *(() if asked.forms else (f"verdeel export responseform {run} -o {forms}",)),
        f"verdeel import responses {forms}/*.xlsx --run {run} --received YYYY-MM-DD -o responses.csv",
        f"verdeel reallocate {asked.case} -p {asked.pack} --from {run} {then} -o RUN",
    )


def needs_day(problem: Problem) -> bool:
    """Whether a definitive run needs a day: there is a term to answer its offer."""
    policy = problem.pack.reallocation
    return policy is not None and policy.response_days is not None


def as_dict(plan: Plan, certificate: Certificate, asked: Asked) -> dict[str, Any]:
    """The same for `--json`, complete and exact."""
    situation, names, found = situation_of(plan), provider_names(plan), moves(plan)
    count, fallen = fallen_back(plan.problem)
    by, kept = respond_by(plan), answers.kept_cents(plan)
    delivered, expected, low, high = map(euros, expected_band(plan.problem))
    general = summary.as_dict(plan, certificate)
    for name in ("cuts", "last_year"):
        del general[name]  # what an initial allocation calls so
    return {
        **general,
        "award": situation.award,
        "cutoff": situation.cutoff,
        "from": "agreements" if asked.start is None else str(asked.start),
        "agreed_on": _day(situation.agreed_on),
        "offered_on": _day(situation.offered_on),
        "answer_by": _day(by),
        "because": asked.because,
        "reserves_opened": sorted(situation.opened),
        "bridge": [{"fund": b.purse, **{f"{n}_eur": euros(getattr(b, n)) for n in BRIDGE}} for b in bridges(plan)],
        **{
            side: [
                {"provider": code, "name": names.get(code, ""), "amount_eur": euros(cents)}
                for code, cents in by_provider(found, item)
            ]
            for side, item in (("released", RELEASED), ("added", ADDED))
        },
        "kavels": [
            {
                "kavel": one.kavel,
                **{f"{name}_eur": euros(getattr(one, name)) for name in KAVEL_EUROS},
                **{name: decimals(getattr(one, name), 12) for name in KAVEL_YEARS},
            }
            for one in kavel_sums(plan)
        ],
        "expectation": {
            "method": situation.expectation.methods[0],
            "delivered_eur": delivered,
            "expected_eur": expected,
            "low_eur": low,
            "high_eur": high,
            "lines": count,
            "lines_at_agreement": fallen,
        },
        "answers": {name: answers.counts(plan)[name] for name in answers.JUDGEMENTS},
        "answers_below_offer": answers.as_dicts(plan),
        "kept": None if kept is None else {"lines": kept[0], "released_by_offer_eur": euros(kept[1])},
        "overproduction": [
            {
                "provider": cut.provider,
                "name": cut.name,
                "expected_eur": euros(cut.asked),
                "unfunded_eur": euros(cut.short),
                "kept_out_by": {";".join(map(str, why)) or "rounding": euros(c) for why, c in cut.by_limit.items()},
            }
            for cut in overproduction(plan)
        ],
        "worklist": to_look_at(plan.problem),
    }


def _day(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()
