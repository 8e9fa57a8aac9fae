"""Providers: of every contract what was asked and what is agreed; of those that lost most each loss in full.

A contract is what one provider has in one region. A page of the whole country stays readable and small because the
contracts with the largest losses are shown in full and the others on one line each.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from verdeelsleutel.model.explain.waterfalls import Waterfall
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.explain import provider as explain_provider
from verdeelsleutel.reports.explain.tables import reasons, side_by_side, waterfall
from verdeelsleutel.reports.page import Block, Chart, Column, Euros, Facts, Fold, Heading, Listing, Notice, Table
from verdeelsleutel.reports.run.from_asked import chart
from verdeelsleutel.reports.run.reported import Reported
from verdeelsleutel.reports.values import whole

__all__ = ["MOST_CHARTS", "MOST_IN_FULL", "blocks"]

MOST_CHARTS = 12
"""Contracts whose waterfall is drawn: drawing takes most of the time of a report."""

MOST_IN_FULL = 60
"""Contracts that are shown with every loss, line and tariff."""

MOST_REASONS, MOST_CELLS, MOST_SAME, MOST_TARIFFS = 12, 25, 6, 15

Contract = tuple[str, str]


def blocks(run: Reported, lang: Language) -> Sequence[Block]:
    """The table of all contracts, and a fold for each that is shown in full."""
    contracts = run.found.by_contract()
    if not contracts:
        return []
    word = lang.word
    order = sorted(contracts, key=lambda key: (-contracts[key].lost, key))
    several = len({region for region, _ in contracts}) > 1
    full = order[:MOST_IN_FULL]
    about = [word("run_contracts_about", count=len(order))]
    if len(order) > len(full):
        about.append(word("run_contracts_paged", shown=len(full)))
    found: list[Block] = [Heading(word("run_contracts"), tuple(about)), _everybody(run, contracts, several, lang)]
    found.append(Heading(word("run_contracts_full"), (word("run_contracts_full_about", count=MOST_CHARTS),), level=2))
    for at, key in enumerate(full):
        name = _name(run, key, several)
        found.append(_fold(run, key, contracts[key], name, lang, draw=at < MOST_CHARTS))
    return found


def _name(run: Reported, key: Contract, several: bool) -> str:
    region, provider = key
    return " · ".join(filter(None, (run.names.get(provider), provider, region if several else "")))


def _everybody(run: Reported, contracts: dict[Contract, Waterfall], several: bool, lang: Language) -> Table:
    """Every contract on a line: from asked to agreed, and what was agreed before."""
    before = {(one.region, one.provider): one.before for one in run.sums}
    groups = [(_name(run, key, several), one) for key, one in contracts.items()]
    table = side_by_side(lang.word("run_contracts_table"), lang.word("provider"), groups, lang)
    was = [before.get(key, 0) for key in contracts]
    title = lang.word("run_before_now_eur" if run.moves else "last_year_eur")
    lines = [(*row, Euros(cents, sign=False)) for row, cents in zip(table.rows, was, strict=True)]
    total = (*table.total, Euros(sum(was), sign=False)) if table.total else ()
    columns = (*table.columns, Column(title))
    rows = tuple(tuple(map(whole, row)) for row in lines)
    return Table(table.title, columns, rows, tuple(map(whole, total)), lang.word("run_whole_euros"))


def _fold(run: Reported, key: Contract, one: Waterfall, name: str, lang: Language, *, draw: bool) -> Fold:
    """One contract in full."""
    word, found = lang.word, run.found
    losses = found.losses(one.at)
    part = lang.percent(Fraction(one.agreed.cents, one.asked.cents)) if one.asked.cents else "–"
    title = word("run_contract", name=name, part=part)
    inside: list[Table | Facts | Listing | Notice | Chart] = []
    if draw:
        inside.append(chart(found, one, word("run_contract_steps", name=name), lang))
    inside.append(waterfall(found, one, lang))
    if losses:
        inside.append(reasons(found, losses, MOST_REASONS, lang))
        inside.append(explain_provider.cells(found, one, MOST_CELLS, lang))
        inside += explain_provider.same_rows(found, one.at, MOST_SAME, lang)
    else:
        inside.append(Notice(word("explain_nothing_lost"), "good"))
    if run.moves:
        inside.append(explain_provider.moved([s for s in run.sums if (s.region, s.provider) == key], lang))
    inside.append(explain_provider.tariffs(found, one.at, MOST_TARIFFS, lang))
    return Fold(title, tuple(inside))
