"""In short: what happened in plain words, the key figures, and whether the run is certified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from verdeelsleutel.model import figures
from verdeelsleutel.model.provider_sums import unfunded_years
from verdeelsleutel.model.reallocation.moves import ADDED, RELEASED, cents_of, moves, situation_of
from verdeelsleutel.model.reallocation.start import OFFER
from verdeelsleutel.reports import certificate_page
from verdeelsleutel.reports.cuts import cause_words, limits
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Euros, Facts, Heading, Number, Share, Value
from verdeelsleutel.reports.reallocation import answers
from verdeelsleutel.reports.reallocation.tables import by_provider
from verdeelsleutel.reports.run.reported import Reported
from verdeelsleutel.reports.year_outlook import beyond_notice

__all__ = ["blocks"]


def blocks(run: Reported, lang: Language) -> Sequence[Block]:
    """A paragraph, facts, and the verdict of the checker."""
    said = _moved(run, lang) if run.moves else _divided(run, lang)
    return [
        Heading(lang.word("run_in_short"), (" ".join(said),)),
        *(_notices(run, lang) if run.moves else ()),
        Facts("", tuple(_facts(run, lang))),
        certificate_page.line(run.certificate, lang),
    ]


def _notices(run: Reported, lang: Language) -> Iterator[Block]:
    """What has to be seen of a reallocation before its figures."""
    yield from beyond_notice(run.plan.problem, lang)
    yield from answers.unjudged_notice(run.plan, lang)
    yield from answers.day_notices(run.plan, lang)


def _agreed(run: Reported) -> int:
    return sum(one.agreed for one in run.sums)


def _divided(run: Reported, lang: Language) -> Iterator[str]:
    """What an initial allocation made of the offers."""
    whole, agreed = run.found.total(), _agreed(run)
    providers = len({one.provider for one in run.sums if one.agreed})
    share = lang.percent(Fraction(agreed, whole.asked.cents)) if whole.asked.cents else "–"
    yield lang.word(
        "run_said_offer", offered=lang.euros(whole.asked.cents, 0), agreed=lang.euros(agreed, 0), share=share,
        providers=providers,
    )  # fmt: skip
    before = sum(one.before for one in run.sums)
    if before:
        more = agreed - before
        amount, part = lang.euros(abs(more), 0), lang.percent(Fraction(abs(more), before))
        key = "run_said_less" if more < 0 else "run_said_more"
        yield lang.word(key, amount=amount, share=part)
    yield from _decided(run, lang)
    yield from _room(run, lang)
    yield _short(run, lang)


def _moved(run: Reported, lang: Language) -> Iterator[str]:
    """What a reallocation moved."""
    found = moves(run.plan)
    released, added = by_provider(found, RELEASED), by_provider(found, ADDED)
    before, agreed = sum(one.before for one in run.sums), _agreed(run)
    offer = situation_of(run.plan).award == OFFER
    yield lang.word(
        "run_said_before_offer" if offer else "run_said_before",
        before=lang.euros(before, 0),
        agreed=lang.euros(agreed, 0),
    )
    if released or added:
        yield lang.word(
            "released_and_added",
            released=lang.euros(sum(cents for _, cents in released), 0),
            givers=len(released),
            added=lang.euros(sum(cents for _, cents in added), 0),
            takers=len(added),
        )
    else:
        yield lang.word("nothing_moved")
    yield from answers.below_offer_said(run.plan, lang)
    yield from _decided(run, lang)
    yield from _room(run, lang)
    yield _short(run, lang)


def _decided(run: Reported, lang: Language) -> Iterator[str]:
    """How many decisions there are, what those in units set before anything else, and where to see their effect."""
    problem = run.plan.problem
    table = problem.case.table("decisions")
    if table.empty:
        return
    taken = sum(cents_of(problem.decisions.least, run.plan).tolist())
    key = "run_said_decided_taken" if taken else "run_said_decided"
    amount = lang.euros(taken, 0)
    if ((table["kind"] == "minimum") & (table["service"] != "") & table["units"].notna()).any():
        amount = lang.word("at_least", amount=amount)
    lines = int(problem.decisions.least.above_zero().sum())
    yield lang.word(key, count=len(table), **({"lines": lines, "amount": amount} if taken else {}))
    limits = table["kind"].isin(("maximum", "exclude"))
    whole = ~limits & ((table["service"] == "") | table["units"].isna())
    for key, rows in (("run_said_decided_whole", whole), ("run_said_decided_limits", limits)):
        if rows.any():
            yield lang.word(key, count=int(rows.sum()))
    yield lang.word("run_said_without_decisions", count=len(table))


def _room(run: Reported, lang: Language) -> Iterator[str]:
    funds = run.plan.problem.funds.funds
    room, reserved = sum(fund.room for fund in funds), sum(fund.reserved for fund in funds)
    free = room - sum(run.plan.drawn)
    key = "run_said_room_kept" if reserved else "run_said_room"
    yield lang.word(key, room=lang.euros(room, 0), reserved=lang.euros(reserved, 0), free=lang.euros(free, 0))


def _short(run: Reported, lang: Language) -> str:
    if not run.short or all(set(cut.by_limit) == {()} for cut in run.short):
        return lang.word("run_said_all_expected" if run.moves else "run_said_all")
    limit = next(limit for limit, _, _ in limits(run.short) if limit)
    why = " + ".join(cause_words(run.plan, name, lang) for name in limit)
    total = lang.euros(sum(cut.short for cut in run.short), 0)
    key = "run_said_short_expected" if run.moves else "run_said_short"
    return lang.word(key, count=len(run.short), short=total, why=why)


def _facts(run: Reported, lang: Language) -> Iterator[tuple[str, Value]]:
    plan, whole = run.plan, run.found.total()
    funds, drawn = plan.problem.funds.funds, sum(plan.drawn)
    room, reserved = sum(fund.room for fund in funds), sum(fund.reserved for fund in funds)
    before = sum(one.before for one in run.sums)
    yield lang.word("run_asked_expected" if run.moves else "run_asked_offer"), Euros(whole.asked.cents, places=0)
    yield lang.word("run_agreed"), Euros(_agreed(run), places=0)
    if before:
        yield lang.word("run_before_now" if run.moves else "agreed_last_year"), Euros(before, places=0)
    yield lang.word("run_reserved"), Euros(reserved, places=0)
    yield lang.word("run_free"), Euros(room - drawn, places=0)
    if room:
        yield lang.word("run_use"), Share(Fraction(drawn, room), 2)
    kavels = figures.figures(plan)["by_kavel"].values()
    years = sum((Fraction(one["agreed_client_years"]) for one in kavels), Fraction(0))
    yield lang.word("run_years_agreed"), Number(years, 1)
    short = "without" if run.moves else "unmet"
    yield lang.word(f"run_years_{short}"), Number(unfunded_years(plan), 1)
    yield lang.word(f"run_{short}"), Euros(sum(cut.short for cut in run.short), places=0)
    yield lang.word("run_providers"), Number(len({one.provider for one in run.sums}))
    yield lang.word("run_cells"), Number(len(run.found.cells))
