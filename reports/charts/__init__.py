"""Charts: shapes drawn as static SVG, without a script and the same bytes on every machine.

Places on paper are floats; every number that is read is formatted from the exact value.
"""

from __future__ import annotations

from verdeelsleutel.reports.charts.bars import bar_chart, stacked_bars
from verdeelsleutel.reports.charts.canvas import Canvas
from verdeelsleutel.reports.charts.distribution import histogram
from verdeelsleutel.reports.charts.heat_map import heat_map
from verdeelsleutel.reports.charts.lines import line_chart
from verdeelsleutel.reports.charts.scatter import scatter_chart
from verdeelsleutel.reports.charts.svg import ReportExtraMissing, svg
from verdeelsleutel.reports.charts.tornado import tornado
from verdeelsleutel.reports.charts.waterfall import waterfall
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Chart
from verdeelsleutel.reports.shapes import (
    BarChart,
    HeatMap,
    Histogram,
    LineChart,
    ScatterChart,
    Shape,
    StackedBars,
    Tornado,
)

__all__ = ["NARROW_WIDTH", "WIDE_WIDTH", "ReportExtraMissing", "canvas_of", "drawn"]

WIDE_WIDTH, NARROW_WIDTH = 880, 360
"""Of a chart on a screen or on paper, and of one on a telephone; a chart scales down from there."""


def drawn(chart: Chart, lang: Language, ident: str, width: int = WIDE_WIDTH) -> str:
    """The chart as an SVG element.

    Args:
        chart: what to draw.
        lang: of its numbers.
        ident: starts the ids inside it, so that they are unique on a page.
        width: of the picture, in pixels; `NARROW_WIDTH` on a telephone.

    Raises:
        ReportExtraMissing: without vl-convert.
    """
    return svg(canvas_of(chart.shape, lang, width), ident, chart.title, chart.says)


def canvas_of(shape: Shape, lang: Language, width: int) -> Canvas:  # noqa: PLR0911  # one way out per shape
    """A shape laid out, not yet drawn."""
    match shape:
        case BarChart():
            return bar_chart(shape, lang, width)
        case StackedBars():
            return stacked_bars(shape, lang, width)
        case LineChart():
            return line_chart(shape, lang, width)
        case ScatterChart():
            return scatter_chart(shape, lang, width)
        case Histogram():
            return histogram(shape, lang, width)
        case HeatMap():
            return heat_map(shape, lang, width)
        case Tornado():
            return tornado(shape, lang, width)
        case _:
            return waterfall(shape, lang, width)
