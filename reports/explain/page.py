"""A whole run explained in the terminal: the waterfall, the rules with what is left, the providers furthest below."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from verdeelsleutel.model.explain.waterfalls import Waterfall, Waterfalls
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.reports.cuts import provider_names
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.explain.tables import (
    reasons,
    row_costs,
    rows_table,
    share_of,
    shown,
    side_by_side,
    waterfall,
)
from verdeelsleutel.reports.page import Block, Column, Euros, Listing, Notice, Number, Page, Table, Value
from verdeelsleutel.reports.sentences.rules import Sentences
from verdeelsleutel.reports.summary import synthetic_notice

__all__ = ["about", "page"]

MOST_ROWS, MOST_PROVIDERS, MOST_REASONS = 12, 10, 6


def about(plan: Plan, lang: Language) -> tuple[str, ...]:
    """Whose policy this is."""
    meta, pack = plan.problem.case.meta, plan.problem.pack
    return (lang.word("explain_about", office=meta.office, pack=pack.pack, title=pack.title or pack.pack),)


def page(found: Waterfalls, run: Path, lang: Language, *, everything: bool = False) -> Page:
    """The whole run.

    Args:
        found: its waterfalls.
        run: its folder, for the commands to go on with.
        lang: the language.
        everything: all rows of every table, and all services.
    """
    word, plan = lang.word, found.plan
    meta, whole = plan.problem.case.meta, found.total()
    losses = found.losses(whole.at)
    of_cells = {rule.id for rule, _ in plan.problem.cuts}  # a row per cell: the waterfall has them together
    costs = [one for one in row_costs(found, losses) if everything or one.row.rule not in of_cells]
    providers = sorted(found.by("provider").items(), key=lambda pair: (-pair[1].lost, pair[0]))
    short = [(code, one) for code, one in providers if one.lost]
    most = len(plan.counts) + len(plan.units) if everything else 0
    blocks: list[Block] = [*synthetic_notice(meta, lang), waterfall(found, whole, lang)]
    kavels = ((word(kavel), one) for kavel, one in found.by("kavel").items())
    blocks.append(side_by_side(word("per_kavel"), word("kavel"), kavels, lang))
    if everything:
        blocks.append(_services(found, lang))
    blocks.append(reasons(found, losses, most or MOST_REASONS, lang) if losses else _nothing(lang))
    blocks.append(rows_table(plan, costs, most or MOST_ROWS, lang))
    blocks.append(_providers(found, short[: most or MOST_PROVIDERS], len(short), lang))
    first, rule = next((code for code, _ in providers), ""), next((cost.row.rule for cost in costs), "")
    named = (("--provider", first), ("--rule", rule))
    commands = tuple(f"verdeel explain {run} {option} {which}" for option, which in named if which)
    blocks += [Listing(word("next"), commands, "$")] if commands else []
    title = word("explain_title", year=str(meta.year), title=meta.title)
    return Page(title, about(plan, lang), tuple(blocks))


def _nothing(lang: Language) -> Notice:
    return Notice(lang.word("explain_nothing_lost"), "good")


def _services(found: Waterfalls, lang: Language) -> Table:
    """Units stand side by side per service only: a day isn't an hour."""
    word = lang.word
    rows: list[tuple[Value, ...]] = []
    for service, one in found.by("service").items():
        asked, agreed = one.asked.units, one.agreed.units
        assert asked is not None
        assert agreed is not None
        units = (Number(asked, 1), Number(agreed), Number(agreed - asked, 1))
        rows.append((service, *units, Euros(one.agreed.cents - one.asked.cents, sign=False)))
    titles = ("explain_service", "explain_asked_units", "explain_agreed_units", "explain_difference")
    columns = (*(Column(word(title), text=title == titles[0]) for title in titles), Column("€"))
    return Table(word("explain_per_service"), columns, tuple(rows))


def _providers(found: Waterfalls, furthest: Sequence[tuple[str, Waterfall]], total: int, lang: Language) -> Table:
    word, said, names = lang.word, Sentences(found.plan, lang), provider_names(found.plan)
    rows: list[tuple[Value, ...]] = []
    for code, one in furthest:
        main = found.losses(one.at)[0]
        rows.append(
            (
                names.get(code) or code,
                code,
                Euros(one.asked.cents, sign=False),
                Euros(one.lost, sign=False),
                share_of(one.lost, one.asked.cents),
                said.short(main.step, main.reason),
            )
        )
    titles = ("provider", "AGB", "explain_start_eur", "explain_lost_eur", "explain_lost_share", "explain_main_reason")
    columns = tuple(
        Column(word(t), text=t in ("provider", "AGB", "explain_main_reason"), rank=int(t == "explain_start_eur"))
        for t in titles
    )
    return Table(word("explain_providers"), columns, tuple(rows), (), shown(total, len(rows), lang))
