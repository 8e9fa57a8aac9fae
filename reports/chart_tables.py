"""The table that goes with every chart: the same amounts, exact and in the same order."""

from __future__ import annotations

from fractions import Fraction

from verdeelsleutel.reports.charts.distribution import bins
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Chart, Column, Table
from verdeelsleutel.reports.shapes import (
    BarChart,
    HeatMap,
    Histogram,
    LineChart,
    ScatterChart,
    StackedBars,
    Tornado,
    Waterfall,
)
from verdeelsleutel.reports.values import Number, Share, Value, like

__all__ = ["table_of"]

Parts = tuple[list[Column], list[list[Value]]]


def table_of(chart: Chart, lang: Language) -> Table:
    """The amounts of a chart as a table with its title."""
    columns, rows = _parts(chart, lang)
    return Table(chart.title, tuple(columns), tuple(map(tuple, rows)), note=chart.note)


def _parts(chart: Chart, lang: Language) -> Parts:  # noqa: PLR0911  # one way out per shape
    match chart.shape:
        case BarChart() as shape:
            return _bars(shape, lang)
        case StackedBars(parts=parts, bars=bars, what=what):
            return [_text(what), *map(Column, parts)], [[name, *amounts] for name, amounts in bars]
        case LineChart() as shape:
            return _lines(shape, lang)
        case ScatterChart() as shape:
            mark = lang.word("chart_yes")
            rows: list[list[Value]] = [
                [d.name, d.x, d.y, *([mark if d.best else ""] * bool(shape.frontier))] for d in shape.dots
            ]
            more = [_text(shape.frontier)] if shape.frontier else []
            return [_text(shape.what), Column(shape.x), Column(shape.y), *more], rows
        case Histogram() as shape:
            return _spread(shape, lang)
        case HeatMap() as shape:
            cells = [[name, *amounts] for name, amounts in zip(shape.rows, shape.cells, strict=True)]
            return [_text(f"{shape.down} ↓ {shape.across} →"), *map(Column, shape.columns)], cells
        case Tornado() as shape:
            return _swings(shape, lang)
        case Waterfall(axis=axis, steps=steps, what=what):
            return [_text(what), Column(axis)], [[step.name, step.amount] for step in steps]


def _text(title: str) -> Column:
    return Column(title, text=True)


def _bars(shape: BarChart, lang: Language) -> Parts:
    before = any(bar.before is not None for bar in shape.bars)
    spans = any(bar.low is not None for bar in shape.bars)
    notes = any(bar.note for bar in shape.bars)
    columns = [_text(shape.what), Column(shape.now or shape.axis)]
    columns += [Column(shape.before)] * before
    columns += [Column(lang.word(f"chart_{end}")) for end in ("low", "high") if spans]
    columns += [_text(lang.word("chart_note"))] * notes
    rows: list[list[Value]] = [
        [bar.name, bar.value, *([bar.before] * before), *([bar.low, bar.high] if spans else []), *([bar.note] * notes)]
        for bar in shape.bars
    ]
    return columns, rows


def _lines(shape: LineChart, lang: Language) -> Parts:
    """One row per place along the axis; bands as two more columns per line."""
    bands = [any(p.low is not None for p in line.points) for line in shape.lines]
    places = list(dict.fromkeys(p.x for line in shape.lines for p in line.points))
    columns = [Column(shape.x, text=bool(places) and isinstance(places[0], str))]
    for line, band in zip(shape.lines, bands, strict=True):
        columns.append(Column(line.name))
        columns += [Column(f"{line.name} {lang.word(f'chart_{end}')}", rank=1) for end in ("low", "high") if band]
    rows: list[list[Value]] = []
    found = [{p.x: p for p in line.points} for line in shape.lines]
    for place in places:
        row: list[Value] = [place]
        for points, band in zip(found, bands, strict=True):
            point = points.get(place)
            row.append(point.y if point else None)
            row += [point.low if point else None, point.high if point else None] if band else []
        rows.append(row)
    return columns, rows


def _spread(shape: Histogram, lang: Language) -> Parts:
    step, counts = bins(shape.values)
    columns = [Column(lang.word("chart_from")), Column(lang.word("chart_to"))]
    columns += [Column(lang.word("chart_count")), Column(lang.word("chart_at_most"))]
    rows: list[list[Value]] = []
    so_far = 0
    for place, count in counts.items():
        so_far += count
        low, high = (like(shape.values[0], at * step) for at in (place, place + 1))
        rows.append([low, high, Number(count), Share(Fraction(so_far, len(shape.values)))])
    return columns, rows


def _swings(shape: Tornado, lang: Language) -> Parts:
    at = any(s.at_low or s.at_high for s in shape.swings)
    low, high = lang.word("chart_low"), lang.word("chart_high")
    columns = [_text(shape.what), Column(low), Column(high)]
    columns += [_text(lang.word("chart_at", end=low)), _text(lang.word("chart_at", end=high))] * at
    return columns, [[s.name, s.low, s.high, *([s.at_low, s.at_high] if at else [])] for s in shape.swings]
