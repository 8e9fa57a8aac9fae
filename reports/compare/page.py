"""Runs held side by side for a planner: first what it comes to, then what differs in what went in and what came out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from verdeelsleutel.model.compare.comparison import Comparison, Outcome
from verdeelsleutel.model.compare.money import MONEY
from verdeelsleutel.reports.compare import charts as compare_charts
from verdeelsleutel.reports.compare import inputs as compare_inputs
from verdeelsleutel.reports.compare import outcome as compare_outcome
from verdeelsleutel.reports.compare.words import (
    LEAST_YEARS,
    Pair,
    cause_words,
    changed_euros,
    changed_years,
    pairs_of,
    signed,
)
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Euros, Heading, Listing, Notice, Number, Page, Table, Value
from verdeelsleutel.reports.values import Amount

__all__ = ["about", "in_short", "page", "synthetic", "title", "totals", "unlike"]

MOST_SHOWN, MOST_ON_A_PAGE = 8, 200
"""Rows of a long list, in the terminal and in a file."""


def page(comparison: Comparison, lang: Language, *, file: bool = False, written: Sequence[Path] = ()) -> Page:
    """The whole comparison.

    Args:
        comparison: the runs.
        lang: of words and numbers.
        file: whether it is a page by itself, with charts and longer lists.
        written: files that were made of it; told at the end.
    """
    pairs = pairs_of(comparison, lang)
    word = lang.word
    blocks: list[Block] = [Notice(word("synthetic"), "synthetic")] if synthetic(pairs) else []
    if len(pairs) > 1:
        blocks.append(_side_by_side(pairs))
    for pair in pairs:
        if len(pairs) > 1:
            blocks.append(Heading(word("compare_part", base=pair.then, other=pair.now)))
        blocks += _pair(pair, 1 + (len(pairs) > 1), file=file)
    if written:
        blocks.append(Listing("", tuple(map(str, written)), "→"))
    return Page(title(pairs), about(pairs), tuple(blocks))


def title(pairs: Sequence[Pair]) -> str:
    """What is compared with what."""
    first = pairs[0]
    if len(pairs) == 1:
        return first.lang.word("compare_title_one", base=first.then, other=first.now)
    return first.lang.word("compare_title", base=first.then, count=len(pairs))


def about(pairs: Sequence[Pair]) -> tuple[str, ...]:
    """Every run in one line."""
    first = compare_inputs.described(pairs[0].base, pairs[0].then, pairs[0])
    return first, *(compare_inputs.described(pair.against.run, pair.now, pair) for pair in pairs)


def synthetic(pairs: Sequence[Pair]) -> bool:
    """Whether figures of any run are made up."""
    return any(run.case.meta.synthetic for pair in pairs for run in pair.runs)


def _pair(pair: Pair, level: int, *, file: bool) -> Iterator[Block]:
    found, most = pair.against, MOST_ON_A_PAGE if file else MOST_SHOWN
    if found.inputs.same and found.outcome.same:
        yield Notice(pair.lang.word("compare_nothing"), "good")
        return
    for told in unlike(pair):
        yield Notice(told, "odd")
    if not found.outcome.same:
        yield Listing(pair.lang.word("compare_in_short"), tuple(in_short(pair)))
    yield from compare_inputs.blocks(pair, level, most)
    outcome = list(compare_outcome.blocks(pair, level, most))
    if file and not found.outcome.same:
        yield outcome.pop(0)
        yield from compare_charts.kavels(pair)
        yield from compare_charts.providers(pair)
    yield from outcome


def unlike(pair: Pair) -> Iterator[str]:
    """In what the runs are of another kind, in sentences."""
    then, now = (pair.lang.word(run.award) for run in pair.runs)
    for name in pair.against.unlike:
        yield pair.lang.word(f"unlike_{name}", then=then, now=now)


def in_short(pair: Pair) -> Iterator[str]:
    """What the other run comes to, in sentences."""
    found, lang = pair.against.outcome, pair.lang
    then, now = found.agreed
    volume, price = (sum(getattr(k, name) for k in found.kavels) for name in ("volume", "price"))
    if then == now:
        yield lang.word("compare_agreed_same", now=lang.euros(now))
    else:
        yield lang.word(
            "compare_agreed",
            then=lang.euros(then),
            now=lang.euros(now),
            change=changed_euros(now - then, lang),
            share=f" ({signed(Fraction(now - then, then) * 100, lang, 2)} %)" if then else "",
            volume=changed_euros(volume, lang),
            price=changed_euros(price, lang),
        )
    years = [sum((k.years[side] for k in found.kavels), Fraction(0)) for side in range(2)]
    if abs(years[1] - years[0]) >= LEAST_YEARS:
        shown = [lang.number(value, 1) for value in years]
        change = changed_years(years[1] - years[0], lang)
        yield lang.word("compare_years", then=shown[0], now=shown[1], change=change)
    kavels = [_kavel(pair, k.kavel, k.agreed[1] - k.agreed[0], k.years[1] - k.years[0]) for k in found.kavels]
    if any(kavels):
        yield lang.word("compare_kavels", kavels="; ".join(filter(None, kavels)))
    yield from _who_and_why(pair)


def _kavel(pair: Pair, kavel: str, cents: int, years: Fraction) -> str:
    if not cents and not years:
        return ""
    lang = pair.lang
    key = "compare_kavel" if abs(years) >= LEAST_YEARS else "compare_kavel_euros"
    parts = {"change": changed_euros(cents, lang), "years": changed_years(years, lang)}
    return lang.word(key, kavel=lang.word(kavel), **parts)


def _who_and_why(pair: Pair) -> Iterator[str]:
    found, lang = pair.against.outcome, pair.lang
    net: dict[str, int] = {}
    for one in found.providers:
        net[one.provider] = net.get(one.provider, 0) + one.change
    for key, changes in (("lose", [c for c in net.values() if c < 0]), ("gain", [c for c in net.values() if c > 0])):
        if changes:
            yield lang.word(f"compare_{key}", count=len(changes), cents=lang.euros(abs(sum(changes))))
    if found.causes:
        most = found.causes[0]
        yield lang.word("compare_why", cause=cause_words(most.cause, pair), change=changed_euros(most.cents, lang))
    moves = [(name, _moved(pair, at)) for at, name in enumerate(MONEY) if name != "agreed"]
    if any(cents for _, cents in moves):
        told = [lang.word(f"moved_{name}", change=changed_euros(cents, lang)) for name, cents in moves if cents]
        yield lang.word("compare_money", parts=", ".join(told))
    unmet = [sum(k.unmet[side] for k in found.kavels) for side in range(2)]
    if unmet[0] != unmet[1]:
        shown = [lang.euros(cents) for cents in unmet]
        yield lang.word("compare_unmet", then=shown[0], now=shown[1], change=changed_euros(unmet[1] - unmet[0], lang))


def _moved(pair: Pair, at: int) -> int:
    """What all funds together have more, at one of their figures."""
    funds = pair.against.outcome.funds
    return sum((one.now or compare_outcome.NONE)[at] - (one.then or compare_outcome.NONE)[at] for one in funds)


def _side_by_side(pairs: Sequence[Pair]) -> Table:
    """All runs in one table: agreed, client-years, reserved and free."""
    first, word = pairs[0], pairs[0].lang.word
    outcome = first.against.outcome
    base = (first.then, *totals(outcome, 0))
    rows: list[tuple[Value, ...]] = [base, *((pair.now, *totals(pair.against.outcome, 1)) for pair in pairs)]
    columns = (
        Column(word("compare_run_name"), text=True),
        *(Column(word(name)) for name in ("agreed_eur", "client_years", "unmet_eur")),
        *(Column(word(name), rank=1) for name in ("reserved_eur", "free_eur")),
    )
    return Table(word("compare_beside"), columns, tuple(rows))


def totals(outcome: Outcome, side: int) -> tuple[Amount, ...]:
    """One of the runs: agreed, client-years, unmet, reserved and free."""
    years = sum((k.years[side] for k in outcome.kavels), Fraction(0))
    funds = [(one.then, one.now)[side] or compare_outcome.NONE for one in outcome.funds]
    return (
        Euros(outcome.agreed[side], sign=False),
        Number(years, 1),
        Euros(sum(k.unmet[side] for k in outcome.kavels), sign=False),
        *(Euros(sum(fund[at] for fund in funds), sign=False) for at in (1, 3)),
    )
