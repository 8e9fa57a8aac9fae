"""Simulated years: what each policy and calendar of reallocations comes to, and what one brings beside another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Column, Heading, Listing, Table, Value
from verdeelsleutel.reports.shapes import Bar, BarChart, Dot, ScatterChart
from verdeelsleutel.reports.study.figures import amount, label, value_of
from verdeelsleutel.reports.study.folder import StudyFolder
from verdeelsleutel.reports.values import Amount, exact, whole

__all__ = ["blocks", "summary"]

BARS = ("unfunded_eur", "unused_eur", "moved_eur", "providers_lowered")
AGAINST = ("unfunded_eur", "moved_eur")
"""What a calendar is for, and what it asks of providers."""

SURE = 2
"""A difference of fewer standard errors than this may be chance."""

Row = Mapping[str, str]


def blocks(folder: StudyFolder, lang: Language) -> Sequence[Block]:
    """Means with their spread, the trade-off, and differences over the same years."""
    rows = folder.rows("simulate.csv")
    if not rows:
        return []
    word = lang.word
    own = [row for row in rows if not row["than_pack"]]
    years = max(int(row["years"]) for row in own)
    found: list[Block] = [Heading(word("report_simulated"), (word("report_simulated_about", count=years),))]
    found += [_bars(own, figure, lang) for figure in BARS if _differs(own, figure)]
    found += [_trade_off(own, lang)]
    found += _differences([row for row in rows if row["than_pack"]], lang)
    return [*found, _table(own, lang)]


def summary(folder: StudyFolder, lang: Language) -> list[Block]:
    """What a terminal has room for: what calendars bring beside each other, and every figure."""
    rows = folder.rows("simulate.csv")
    if not rows:
        return []
    told = [block for block in _differences([r for r in rows if r["than_pack"]], lang) if isinstance(block, Listing)]
    return [*told, _table([row for row in rows if not row["than_pack"]], lang)]


def _differs(rows: Sequence[Row], figure: str) -> bool:
    """Whether there is a bar to draw."""
    return any(row["figure"] == figure and Fraction(row["mean"]) for row in rows)


def _bars(rows: Sequence[Row], figure: str, lang: Language) -> Chart:
    mine = [row for row in rows if row["figure"] == figure]
    bars = tuple(
        Bar(
            _who(row, rows),
            _mean(figure, row),
            low=value_of(figure, row["p5"]),
            high=value_of(figure, row["p95"]),
        )
        for row in mine
    )
    least = min(bars, key=lambda bar: exact(bar.value))
    says = lang.word("report_least_bar", figure=label(figure, lang), name=least.name)
    shape = BarChart(label(figure, lang), bars, what=lang.word("report_calendar"))
    return Chart(label(figure, lang), shape, says, lang.word("report_interval_years"))


def _trade_off(rows: Sequence[Row], lang: Language) -> Chart:
    across, up = AGAINST[1], AGAINST[0]
    points = [
        (_who(row, rows), _mean(across, other), _mean(up, row))
        for row in rows
        if row["figure"] == up
        for other in rows
        if other["figure"] == across and (other["pack"], other["calendar"]) == (row["pack"], row["calendar"])
    ]
    dots = tuple(Dot(name, x, y, best=not _beaten((exact(x), exact(y)), points)) for name, x, y in points)
    shape = ScatterChart(
        label(across, lang), label(up, lang), dots, lang.word("report_frontier"), lang.word("report_calendar")
    )
    return Chart(lang.word("report_trade_off"), shape, lang.word("report_trade_off_says"))


def _beaten(mine: tuple[Fraction, Fraction], others: Sequence[tuple[str, Amount, Amount]]) -> bool:
    pairs = [(exact(x), exact(y)) for _, x, y in others]
    return any(x <= mine[0] and y <= mine[1] and (x, y) != mine for x, y in pairs)


def _differences(rows: Sequence[Row], lang: Language) -> list[Block]:
    if not rows:
        return []
    word = lang.word
    items = []
    for row in rows:
        if row["figure"] != "unfunded_eur" or not row["standard_error"]:
            continue
        value, error = Fraction(row["mean"]), Fraction(row["standard_error"])
        sure = abs(value) > SURE * error
        key = ("report_fewer" if value < 0 else "report_more_than") if sure else "report_no_difference"
        items.append(
            word(
                key,
                name=f"{row['pack']} · {row['calendar']}",
                other=f"{row['than_pack']} · {row['than_calendar']}",
                figure=label("unfunded_eur", lang),
                amount=lang.euros(round(abs(value) * 100)),
                error=lang.euros(round(error * 100)),
            )
        )
    columns = (
        Column(word("report_calendar"), text=True),
        Column(word("report_than"), text=True),
        Column(word("report_figure"), text=True),
        Column(word("report_difference")),
        Column(word("report_error")),
        Column(word("report_p5")),
        Column(word("report_p95")),
    )
    lines: list[tuple[Value, ...]] = [
        (
            f"{row['pack']} · {row['calendar']}",
            f"{row['than_pack']} · {row['than_calendar']}",
            label(row["figure"], lang),
            *(whole(value_of(row["figure"], row[name])) for name in ("mean", "standard_error", "p5", "p95")),
        )
        for row in rows
    ]
    table = Table(word("report_differences"), columns, tuple(lines), note=word("report_differences_note"))
    return [*([Listing(word("report_compared"), tuple(items))] if items else []), table]


def _table(rows: Sequence[Row], lang: Language) -> Table:
    columns = (
        Column(lang.word("report_calendar"), text=True),
        Column(lang.word("report_figure"), text=True),
        *(Column(lang.word(f"report_{name}")) for name in ("mean", "p5", "p50", "p95")),
    )
    lines = tuple(
        (
            _who(row, rows),
            label(row["figure"], lang),
            *(whole(value_of(row["figure"], row[name])) for name in ("mean", "p5", "p50", "p95")),
        )
        for row in rows
    )
    return Table(
        lang.word("report_simulated_table"), columns, lines, note=lang.word("report_whole_of", file="simulate.csv")
    )


def _mean(figure: str, row: Row) -> Amount:
    return amount(figure, Fraction(row["mean"]))


def _who(row: Row, rows: Sequence[Row]) -> str:
    """The calendar, with its policy where there are more."""
    several = len({one["pack"] for one in rows}) > 1
    return f"{row['pack']} · {row['calendar']}" if several else row["calendar"]
