"""The tables of a reallocation's page: what moved, kavels, who gave and who got, what stays without money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Ints, sums
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.reallocation.moves import (
    ADDED,
    RELEASED,
    Bridge,
    Move,
    bridges,
    cents_of,
    line_moves,
    moves,
    situation_of,
)
from verdeelsleutel.reports.cuts import Cut, provider_names, reserve_words, short_words
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Euros, Notice, Share, Table, Value
from verdeelsleutel.reports.run_tables import MOST_CUT, MOST_FUNDS, added_up, client_years, limit_rows, years_of

MOST_MOVED = 5


@dataclass(frozen=True)
class Kavel:
    """One kavel, in cents and client-years."""

    kavel: str
    before: int
    delivered: int
    expected: int
    agreed: int
    unfunded: int
    years_before: Fraction
    years_expected: Fraction
    years: Fraction


def kavel_sums(plan: Plan) -> list[Kavel]:
    """Every kavel in which anything was agreed, delivered or expected; agreed before at the tariffs of then."""
    situation, moved = situation_of(plan), line_moves(plan)
    names, at = plan.problem.lines.column("kavel")
    volumes = situation.expectation.delivered, situation.expectation.units, plan.unfunded
    delivered, expected, unfunded = (cents_of(units, plan) for units in volumes)
    money = [sums(v, at, len(names)).tolist() for v in (moved.old, delivered, expected, moved.new, unfunded)]
    clients = (situation.agreement, situation.expectation.units, Exact(plan.units, 1))
    years = [client_years(plan, units) for units in clients]
    rows = zip(names, *money, *years, strict=True)
    return sorted((Kavel(*row) for row in rows if any(row[1:])), key=lambda one: one.kavel)


def kavels(plan: Plan, lang: Language) -> Table:
    """Agreed before, delivered, expected, agreed now and without money per kavel."""
    rows: list[tuple[Value, ...]] = []
    for one in kavel_sums(plan):
        counts = any((one.years_before, one.years_expected, one.years))
        cents = (one.before, one.delivered, one.expected, one.agreed, one.unfunded)
        money = (Euros(v, sign=False) for v in cents)
        years = (years_of(v, counts) for v in (one.years_before, one.years_expected, one.years))
        rows.append((lang.word(one.kavel), *money, *years))
    columns = (
        Column(lang.word("kavel"), text=True),
        Column(lang.word("agreed_before_eur")),
        Column(lang.word("delivered_eur"), rank=2),
        Column(lang.word("expected_eur")),
        Column(lang.word("agreed_now_eur")),
        Column(lang.word("unmet_eur")),
        Column(lang.word("years_before"), rank=3),
        Column(lang.word("years_expected"), rank=4),
        Column(lang.word("years_now"), rank=1),
    )
    total = (lang.word("total"), *added_up(rows)) if len(rows) > 1 else ()
    return Table(lang.word("per_kavel"), columns, tuple(rows), total, lang.word("kavel_moved_note"))


def moved(plan: Plan, lang: Language) -> Table:
    """Per purse from the agreements before to those of now; of many purses the largest."""
    rows: list[tuple[Value, ...]] = [
        (name, *(Euros(sum(getattr(b, part) for b in purse) * sign, sign=False) for part, sign in _STEPS))
        for name, purse in _largest(bridges(plan), lang)
    ]
    outside = plan.problem.funds.purse < 0
    lines = line_moves(plan)
    if lines.old[outside].any() or lines.new[outside].any():
        before, price, now = (_sum(v[outside]) for v in (lines.old, lines.price, lines.new))
        mine = Euros(before, sign=False), None, None, Euros(price, sign=False), Euros(now, sign=False)
        rows.append((lang.word("outside_room"), *mine))
    titles = ("fund", "agreed_before_eur", "released_eur", "added_eur", "price_effect_eur", "agreed_now_eur")
    columns = tuple(Column(lang.word(t), text=t == "fund", rank=int(t == "price_effect_eur")) for t in titles)
    total = (lang.word("total"), *added_up(rows)) if len(rows) > 1 else ()
    return Table(lang.word("moved"), columns, tuple(rows), total, lang.word("moved_note"))


_STEPS = (("agreed_before", 1), ("released", -1), ("added", 1), ("price", 1), ("agreed", 1))
"""From before to now: what is counted of a bridge, and its sign."""


def room(plan: Plan, lang: Language) -> Table:
    """What each fund holds, keeps and has left, before and now; what it grew by where any fund changed."""
    purses = _largest(bridges(plan), lang)
    changed = any(b.amount != b.amount_before for b in bridges(plan))
    grown_too = ("changed_eur",) if changed else ()
    titles = ("amount_eur", *grown_too, "reserved_before_eur", "reserved_now_eur", "free_before_eur", "free_now_eur")
    rows: list[tuple[Value, ...]] = []
    for name, purse in purses:
        parts = ("amount", "reserved_before", "reserved", "free_before", "free")
        amount, held, reserved, left, free = (sum(getattr(b, part) for b in purse) for part in parts)
        grown = amount - sum(b.amount_before for b in purse)
        values = (amount, *((grown,) if changed else ()), held, reserved, left, free)
        rows.append((name, *(Euros(v, sign=False) for v in values)))
    ranks = {"free_before_eur": 1, "reserved_before_eur": 2}
    columns = (Column(lang.word("fund"), text=True), *(Column(lang.word(t), rank=ranks.get(t, 0)) for t in titles))
    total = (lang.word("total"), *added_up(rows)) if len(rows) > 1 else ()
    opened = sorted(situation_of(plan).opened)
    named = ", ".join(reserve_words(plan, one, lang) for one in opened)
    note = lang.word("opened", names=named) if opened else lang.word("none_opened")
    return Table(lang.word("funds"), columns, tuple(rows), total, note)


def _largest(purses: Sequence[Bridge], lang: Language) -> list[tuple[str, Sequence[Bridge]]]:
    """Purses by name; of many the largest, and the others together."""
    if len(purses) <= MOST_FUNDS:
        return [(b.purse, [b]) for b in purses]
    ordered = sorted(purses, key=lambda b: (-b.amount, b.purse))
    rest = ordered[MOST_FUNDS:]
    return [*((b.purse, [b]) for b in ordered[:MOST_FUNDS]), (lang.word("others", count=len(rest)), rest)]


def by_provider(found: Sequence[Move], item: str) -> list[tuple[str, int]]:
    """Per provider what it released or got, in cents, most first; ties by AGB code."""
    total: dict[str, int] = {}
    for move in found:
        if move.item == item:
            total[move.provider] = total.get(move.provider, 0) + move.cents
    return sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))


def from_and_to(plan: Plan, lang: Language, *, proposed: bool) -> list[Block]:
    """What was released and added in one sentence, and the providers with most on either side."""
    found, names = moves(plan), provider_names(plan)
    released, added = by_provider(found, RELEASED), by_provider(found, ADDED)
    if not released and not added:
        return [Notice(lang.word("nothing_moved"), "plain")]
    sentence = lang.word(
        "released_and_added",
        released=lang.euros(sum(cents for _, cents in released)),
        givers=len(released),
        added=lang.euros(sum(cents for _, cents in added)),
        takers=len(added),
    )
    blocks: list[Block] = [Notice(sentence, "plain")]
    for title, side in (("most_released_proposed" if proposed else "most_released", released), ("most_added", added)):
        first = side[:MOST_MOVED]
        rows: list[tuple[Value, ...]] = [(names.get(code) or code, Euros(cents, sign=False)) for code, cents in first]
        rest = side[MOST_MOVED:]
        if rest:
            others = sum(cents for _, cents in rest)
            rows.append((lang.word("others_cut", count=len(rest)), Euros(others, sign=False)))
        columns = (Column(lang.word("provider"), text=True), Column("€"))
        blocks.append(Table(lang.word(title), columns, tuple(rows)))
    return blocks


def unfunded_blocks(plan: Plan, found: Sequence[Cut], lang: Language) -> list[Block]:
    """Which providers are expected to deliver what no money is for, and what keeps it out."""
    short = [cut for cut in found if cut.short and set(cut.by_limit) != {()}]
    if not short:
        return [Notice(lang.word("no_overproduction"), "good")]
    rows: list[tuple[Value, ...]] = [
        (
            cut.name or cut.provider,
            Euros(cut.short, sign=False),
            Share(Fraction(cut.short, cut.asked)) if cut.asked else None,
            " + ".join(short_words(plan, n, lang) for n in cut.main_limit) or lang.word("rounding"),
        )
        for cut in short[:MOST_CUT]
    ]
    total = sum(cut.short for cut in found)
    rest = total - sum(cut.short for cut in short[:MOST_CUT])
    if rest:
        count = sum(1 for cut in found if cut.short) - len(rows)
        rows.append((lang.word("others_cut", count=count), Euros(rest, sign=False), None, ""))
    titles = ("provider", "without_eur", "of_expected", "by_rule")
    columns = tuple(Column(lang.word(t), text=t in ("provider", "by_rule")) for t in titles)
    table = Table(
        lang.word("overproduction"),
        columns,
        tuple(rows),
        (lang.word("total"), Euros(total, sign=False), "", ""),
        lang.word("overproduction_note"),
    )
    return [table, _kept_out(plan, found, lang)]


def _kept_out(plan: Plan, found: Sequence[Cut], lang: Language) -> Table:
    rows, total = limit_rows(plan, found, lang)
    titles = ("limit", "beyond_eur", "providers")
    columns = tuple(Column(lang.word(t), text=t == "limit") for t in titles)
    return Table(lang.word("limits"), columns, rows, total, lang.word("limits_note") + lang.word("limits_rounded"))


def _sum(values: Ints) -> int:
    return int(sum(values.tolist()))
