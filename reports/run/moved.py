"""What a reallocation moved: the answers, who gave and who got, and what is expected of the year."""

from __future__ import annotations

from collections.abc import Sequence

from verdeelsleutel.model.reallocation.moves import ADDED, RELEASED, bridges, line_moves, moves, situation_of
from verdeelsleutel.model.reallocation.start import DEFINITIVE
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Column, Euros, Heading, Notice, Table, Value
from verdeelsleutel.reports.reallocation import answers
from verdeelsleutel.reports.reallocation import page as reallocation_page
from verdeelsleutel.reports.reallocation.tables import by_provider
from verdeelsleutel.reports.run.reported import Reported
from verdeelsleutel.reports.shapes import Bar, BarChart
from verdeelsleutel.reports.year_outlook import expectation_blocks, expected_band

__all__ = ["blocks"]

MOST_BARS = 10


def blocks(run: Reported, lang: Language) -> Sequence[Block]:
    """Nothing for an initial allocation."""
    if not run.moves:
        return []
    word, plan = lang.word, run.plan
    found: list[Block] = [Heading(word("run_moved"), (word("run_moved_about"),)), _stage(run, lang)]
    if situation_of(plan).award == DEFINITIVE:
        found += answers.blocks(plan, lang, most=len(plan.problem.case.table("responses")))
        every = answers.every(plan, lang)
        found += [] if every is None else [every]
    found += [*_sides(run, lang), _everybody(run, lang)]
    found.append(Heading(word("run_expectation"), (word("run_expectation_about"),)))
    return [*found, _expected(run, lang), *expectation_blocks(plan.problem, lang)]


def _stage(run: Reported, lang: Language) -> Notice:
    """What the outcome is worth, and until when providers may answer."""
    word, policy = lang.word, run.plan.problem.pack.reallocation
    if situation_of(run.plan).award == DEFINITIVE:
        return Notice(word("is_definitive"), "plain")
    said, by = [word("is_offer")], reallocation_page.respond_by(run.plan)
    if by is not None:
        said.append(word("answer_by", day=lang.date(by)))
    elif policy is not None and policy.response_days is not None:
        said.append(word("run_answer_within", days=policy.response_days))
    return Notice(" ".join(said), "plain")


def _sides(run: Reported, lang: Language) -> list[Block]:
    """Bars of those that gave most, and of those that got most."""
    word, found = lang.word, moves(run.plan)
    charts: list[Block] = []
    for key, item in (("released", RELEASED), ("added", ADDED)):
        side = by_provider(found, item)
        if not side:
            continue
        bars = tuple(Bar(run.names.get(code) or code, Euros(cents)) for code, cents in side[:MOST_BARS])
        total = lang.euros(sum(cents for _, cents in side))
        says = word(f"run_{key}_says", total=total, count=len(side), shown=len(bars))
        shape = BarChart(word("run_amount"), bars, what=word("provider"))
        charts.append(Chart(word(f"run_{key}_chart"), shape, says))
    return charts


def _everybody(run: Reported, lang: Language) -> Table:
    """Every contract from its agreement before to the new one."""
    several = len({one.region for one in run.sums}) > 1
    names = ("before", "released", "added", "price", "agreed", "expected")
    rows: list[tuple[Value, ...]] = []
    total = dict.fromkeys(names, 0)
    for one in run.sums:
        cents = {name: getattr(one, name) * (-1 if name == "released" else 1) for name in names}
        if not any(cents.values()):
            continue
        for name, value in cents.items():
            total[name] += value
        label = run.names.get(one.provider) or one.provider
        label = f"{label} · {one.region}" if several else label
        rows.append((label, *(Euros(value, sign=False) for value in cents.values())))
    titles = ("agreed_before_eur", "released_eur", "added_eur", "price_effect_eur", "agreed_now_eur", "expected_eur")
    columns = (Column(lang.word("provider"), text=True), *(Column(lang.word(t)) for t in titles))
    last: tuple[Value, ...] = (lang.word("total"), *(Euros(value, sign=False) for value in total.values()))
    between = _between_funds(run)
    note = lang.word("run_moved_note")
    note += lang.word("run_moved_between_funds", cents=lang.euros(between)) if between else ""
    return Table(lang.word("run_moved_table"), columns, tuple(rows), last, note)


def _between_funds(run: Reported) -> int:
    """Cents that providers shift from one fund to another, so that funds release more than providers do.

    None is told where care outside every fund moves: funds don't count that, and providers do.
    """
    moved = line_moves(run.plan)
    if moved.volume[run.plan.problem.funds.purse < 0].any():
        return 0
    return sum(one.released for one in bridges(run.plan)) - sum(one.released for one in run.sums)


def _expected(run: Reported, lang: Language) -> Chart:
    """What is expected beside what is agreed, with its band."""
    word = lang.word
    delivered, expected, low, high = expected_band(run.plan.problem)
    before, agreed = (sum(getattr(one, name) for one in run.sums) for name in ("before", "agreed"))
    cutoff = lang.month(situation_of(run.plan).cutoff)
    bars = (
        Bar(word("delivered_until", month=cutoff), Euros(delivered)),
        Bar(word("expected_year"), Euros(expected), low=Euros(low), high=Euros(high)),
        Bar(word("run_before_now"), Euros(before)),
        Bar(word("run_agreed_now"), Euros(agreed)),
    )
    says = word("run_expected_says", expected=lang.euros(expected), low=lang.euros(low), high=lang.euros(high))
    shape = BarChart(word("run_amount"), bars, word("run_amount"), what=word("run_what"))
    return Chart(word("run_expected_chart"), shape, says, word("run_expected_note"))
