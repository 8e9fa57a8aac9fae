"""The tables of a run's summary: funds, kavels, tranches, and who was cut by what."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import Exact, in_cents
from verdeelsleutel.data.integers import Ints, sums
from verdeelsleutel.model import figures
from verdeelsleutel.model.funds import Fund
from verdeelsleutel.model.money import line_cents
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.provider_sums import previous_units
from verdeelsleutel.reports.cuts import Cut, limit_words, limits, short_words
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Euros, Facts, Notice, Number, Share, Table, Value
from verdeelsleutel.reports.sentences.tranches import tranche_words

MOST_FUNDS, MOST_CUT, MOST_LIMITS = 12, 5, 5


def from_offer(plan: Plan, lang: Language) -> Facts:
    """From what was offered to what is agreed, in euros."""
    problem = plan.problem
    price = np.maximum(problem.tariffs.cents, 0)
    cell_price = price * problem.lines.is_cell
    offered = problem.context.basis("offer")
    providers = len(np.unique(problem.lines.provider[np.asarray(offered.num > 0)]))
    total, agreed = _sum(line_cents(offered, cell_price)), _sum(plan.amounts)
    share = lang.percent(Fraction(agreed, total)) if total else ""
    above = _above_offer(plan)
    rows = [
        (lang.word("offered", providers=providers), total),
        (lang.word("not_asked"), not_asked(plan)),
        *([(lang.word("above_offer"), above)] if above else []),
        (lang.word("asked_in_tranches"), _sum(line_cents(plan.basis, cell_price))),
        (lang.word("agreed_of_offer", share=share) if share else lang.word("agreed"), agreed),
    ]
    if problem.case.has("history"):
        rows.append((lang.word("agreed_last_year"), _sum(line_cents(previous_units(plan), price))))
    return Facts(lang.word("from_offer"), tuple((label, Euros(cents)) for label, cents in rows))


def not_asked(plan: Plan) -> int:
    """Cents of what was offered and no tranche asks."""
    return _sum(np.maximum(_offered_beyond_asked(plan), 0))


def _above_offer(plan: Plan) -> int:
    """Cents that were decided beyond what was offered."""
    return _sum(np.maximum(-_offered_beyond_asked(plan), 0))


def _offered_beyond_asked(plan: Plan) -> Ints:
    """Per cell, in cents, what was offered less what is asked at its largest."""
    price = np.maximum(plan.problem.tariffs.cents, 0) * plan.problem.lines.is_cell
    return line_cents(plan.problem.context.basis("offer"), price) - line_cents(plan.basis, price)


def _sum(values: Ints) -> int:
    return int(sum(values.tolist()))


def funds(plan: Plan, lang: Language, most: int = MOST_FUNDS) -> Table:
    """Amount, reserved, agreed, free and use of each fund; of many funds the largest."""
    purses = list(zip(plan.problem.funds.funds, plan.drawn, strict=True))
    if len(purses) > most:
        purses.sort(key=lambda pair: (-pair[0].amount, pair[0].id))
    rest = purses[most:]
    rows = [_fund_row(fund.id, [(fund, drawn)]) for fund, drawn in purses[:most]]
    if rest:
        rows.append(_fund_row(lang.word("others", count=len(rest)), rest))
    outside = _sum(plan.amounts) - sum(plan.drawn)
    if outside:
        rows.append((lang.word("outside_room"), None, None, Euros(outside, sign=False), None, None))
    total = (lang.word("total"), *added_up(rows)[:-1], _fund_row("", purses)[-1]) if len(rows) > 1 else ()
    titles = ("fund", "amount_eur", "reserved_eur", "agreed_eur", "free_eur", "use")
    columns = tuple(Column(lang.word(t), text=t == "fund") for t in titles)
    return Table(lang.word("funds"), columns, tuple(rows), total, lang.word("use_note"))


def _fund_row(name: str, purses: Sequence[tuple[Fund, int]]) -> tuple[Value, ...]:
    amount, reserved = sum(f.amount for f, _ in purses), sum(f.reserved for f, _ in purses)
    drawn = sum(cents for _, cents in purses)
    room = amount - reserved
    money = (Euros(v, sign=False) for v in (amount, reserved, drawn, room - drawn))
    return (name, *money, Share(Fraction(drawn, room), 2) if room else None)


def kavels(plan: Plan, lang: Language) -> Table:
    """Agreed, last year and unmet per kavel."""
    now = figures.figures(plan)["by_kavel"]
    before = last_year(plan)
    rows: list[tuple[Value, ...]] = []
    for kavel in sorted({*now, *before}):
        mine = now.get(kavel, {})
        cents, years = before.get(kavel, (0, Fraction(0)))
        now_years = Fraction(mine.get("agreed_client_years", "0"))
        unmet_years = Fraction(mine.get("unfunded_client_years", "0"))
        counts = any((now_years, unmet_years, years))
        rows.append(
            (
                lang.word(kavel),
                Euros(in_cents(mine.get("agreed_eur", "0.00")), sign=False),
                years_of(now_years, counts),
                years_of(years, counts),
                Euros(cents, sign=False),
                Euros(in_cents(mine.get("unfunded_eur", "0.00")), sign=False),
                years_of(unmet_years, counts),
            )
        )
    columns = (
        Column(lang.word("kavel"), text=True),
        Column(lang.word("agreed_eur")),
        Column(lang.word("client_years")),
        Column(lang.word("last_year")),
        Column(lang.word("last_year_eur"), rank=1),
        Column(lang.word("unmet_eur")),
        Column(lang.word("unmet_client_years")),
    )
    return Table(
        lang.word("per_kavel"),
        columns,
        tuple(rows),
        (lang.word("total"), *added_up(rows)) if rows else (),
        lang.word("kavel_note"),
    )


def added_up(rows: Sequence[tuple[Value, ...]]) -> tuple[Value, ...]:
    """The sum of each column but the first."""
    found: list[Value] = []
    for column in list(zip(*rows, strict=True))[1:]:
        first = column[0]
        if isinstance(first, Euros):
            found.append(Euros(sum(v.cents for v in column if isinstance(v, Euros)), first.sign, first.places))
        elif isinstance(first, Number):
            found.append(
                Number(sum((Fraction(v.value) for v in column if isinstance(v, Number)), Fraction(0)), first.places)
            )
        else:
            found.append("")
    return tuple(found)


def years_of(years: Fraction, counts: bool) -> Value:
    """Client-years; a dash where none of the services counts clients."""
    return Number(years, 1) if counts else None


def last_year(plan: Plan) -> dict[str, tuple[int, Fraction]]:
    """Per kavel what was agreed last year: cents at this run's tariffs, and client-years."""
    problem = plan.problem
    before = previous_units(plan)
    kavels, at = problem.lines.column("kavel")
    cents = sums(line_cents(before, np.maximum(problem.tariffs.cents, 0)), at, len(kavels))
    years = client_years(plan, before)
    found = {kavel: (int(cents[i]), years[i]) for i, kavel in enumerate(kavels)}
    return {kavel: pair for kavel, pair in sorted(found.items()) if pair[0] or pair[1]}


def client_years(plan: Plan, units: Exact) -> list[Fraction]:
    """Per kavel Σ units ÷ units per client-year."""
    lines = plan.problem.lines
    kavels, at = lines.column("kavel")
    care = dict(zip(lines.service.tolist(), plan.problem.care, strict=True))
    total = sums(units.shared, at * len(lines.services) + lines.service, len(kavels) * len(lines.services))
    found = [Fraction(0)] * len(kavels)
    for code in np.flatnonzero(total).tolist():
        kavel, service = divmod(code, len(lines.services))
        found[kavel] += care[service] * Fraction(int(total[code]), units.shared_den)
    for line in () if units.apart is None else units.apart.lines.tolist():
        found[at[line]] += units.fraction(line) * plan.problem.care[line]
    return found


def tranches(plan: Plan, lang: Language) -> Table:
    """Asked and awarded per tranche."""
    rows: list[tuple[Value, ...]] = []
    for name, figure in figures.figures(plan)["tranches"].items():
        asked, awarded = in_cents(figure["claim_eur"]), in_cents(figure["awarded_eur"])
        lowest = figure["lowest_fill"]
        rows.append(
            (
                tranche_words(plan, name, lang),
                Euros(asked, sign=False),
                Euros(awarded, sign=False),
                Euros(asked - awarded, sign=False),
                Share(Fraction(lowest), 2) if lowest else None,
            )
        )
    titles = ("tranche", "asked_eur", "awarded_eur", "short_eur", "lowest_fill")
    columns = tuple(Column(lang.word(t), text=t == "tranche") for t in titles)
    note = lang.word("tranche_note") + (lang.word("asked_again") if len(rows) > 1 else "")
    return Table(lang.word("per_tranche"), columns, tuple(rows), (), note)


def cut_blocks(plan: Plan, found: Sequence[Cut], lang: Language) -> list[Block]:
    """Who was cut most, and what stood in the way."""
    if not found or all(set(cut.by_limit) == {()} for cut in found):
        return [_nobody_cut(plan, found, lang)]
    rows: list[tuple[Value, ...]] = [
        (
            cut.name or cut.provider,
            Euros(cut.short, sign=False),
            Share(Fraction(cut.short, cut.asked)),
            " + ".join(short_words(plan, n, lang) for n in cut.main_limit) or lang.word("rounding"),
        )
        for cut in found[:MOST_CUT]
    ]
    rest = found[MOST_CUT:]
    if rest:
        others = sum(cut.short for cut in rest)
        rows.append((lang.word("others_cut", count=len(rest)), Euros(others, sign=False), None, ""))
    columns = (
        Column(lang.word("provider"), text=True),
        Column(lang.word("short")),
        Column(lang.word("short_share")),
        Column(lang.word("by_rule"), text=True),
    )
    return [
        Table(
            lang.word("providers_cut"),
            columns,
            tuple(rows),
            (lang.word("total"), Euros(sum(c.short for c in found), sign=False), "", ""),
        ),
        _limits(plan, found, lang),
    ]


def _nobody_cut(plan: Plan, found: Sequence[Cut], lang: Language) -> Notice:
    """Nobody is short of what the tranches ask, but for rounding; that isn't always what was offered."""
    total, left = lang.euros(sum(cut.short for cut in found)), not_asked(plan)
    if not plan.basis.above_zero().any():
        return Notice(lang.word("nothing_asked"), "odd")
    if left:
        key = "only_rounding_of_asked" if found else "all_asked_awarded"
        return Notice(lang.word(key, total=total, count=len(found), rest=lang.euros(left)), "plain")
    return Notice(lang.word("only_rounding" if found else "nobody_cut", total=total, count=len(found)), "good")


def limit_rows(
    plan: Plan, found: Sequence[Cut], lang: Language, most: int = MOST_LIMITS
) -> tuple[tuple[tuple[Value, ...], ...], tuple[Value, ...]]:
    """What stood in the way, euros and providers: the largest, the others on one row, and the total."""
    every = limits(found)
    rows: list[tuple[Value, ...]] = [
        (limit_words(plan, limit, lang), Euros(cents, sign=False), Number(providers))
        for limit, cents, providers in every[:most]
    ]
    rest = every[most:]
    if rest:
        others = Euros(sum(cents for _, cents, _ in rest), sign=False)
        rows.append((lang.word("others", count=len(rest)), others, None))
    total = Euros(sum(cents for _, cents, _ in every), sign=False)
    return tuple(rows), (lang.word("total"), total, "") if len(rows) > 1 else ()


def _limits(plan: Plan, found: Sequence[Cut], lang: Language) -> Table:
    rows, total = limit_rows(plan, found, lang)
    columns = (
        Column(lang.word("limit"), text=True),
        Column(lang.word("short")),
        Column(lang.word("providers")),
    )
    return Table(lang.word("limits"), columns, rows, total, lang.word("limits_rounded"))
