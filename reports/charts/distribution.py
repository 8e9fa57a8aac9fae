"""How values are spread: counted in bins of a round width, or added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from verdeelsleutel.reports.charts.canvas import Canvas
from verdeelsleutel.reports.charts.lines import pointed_out
from verdeelsleutel.reports.charts.look import DARK, PLAIN
from verdeelsleutel.reports.charts.scales import Scale, places_on, round_step
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.shapes import Histogram
from verdeelsleutel.reports.values import Amount, Number, Share, exact

__all__ = ["bins", "histogram"]

HIGH = 280
FEWEST, MOST = 6, 24
MOST_STEPS = 200


def histogram(shape: Histogram, lang: Language, width: int) -> Canvas:
    """Bars that touch, or with `cumulative` a step line from 0 to 100 %."""
    x = places_on(shape.values, lang, width - 84, most=6 if width > 500 else 3, from_nought=False)
    return _added_up(shape, x, lang) if shape.cumulative else _counted(shape, x, lang)


def bins(amounts: Sequence[Amount]) -> tuple[Fraction, dict[int, int]]:
    """The width of a bin and how many amounts each bin holds; bin n goes from n widths up to the next."""
    values = [exact(amount) for amount in amounts]
    span = max(values) - min(values)
    wanted = min(MOST, max(FEWEST, round(len(values) ** 0.5)))
    step = round_step(span, wanted) if span else Fraction(1)
    return step, dict(sorted(Counter(int(v // step) for v in values).items()))


def _counted(shape: Histogram, x: Scale, lang: Language) -> Canvas:
    step, counts = bins(shape.values)
    step /= x.per
    y = places_on([Number(n) for n in counts.values()], lang, HIGH, most=5).with_room(0, 22 * len(shape.marks) + 6)
    ends = Fraction(min(counts)) * step, Fraction(max(counts) + 1) * step
    low, high = min(x.low, ends[0]), max(x.high, ends[1])
    x = Scale(low, high, x.length, x.ticks, x.per, x.expression).with_room(6, 14)
    canvas = Canvas(x, y, lang, (shape.x, lang.word("chart_count")))
    drawn = ({"x": float(b * step), "x2": float((b + 1) * step), "y": 0.0, "y2": float(n)} for b, n in counts.items())
    canvas.rects(drawn, PLAIN, outline=DARK)
    pointed_out(canvas, shape.marks, lang)
    return canvas


def _added_up(shape: Histogram, x: Scale, lang: Language) -> Canvas:
    y = places_on([Share(Fraction(1))], lang, HIGH, most=5).with_room(0, 22 * len(shape.marks) + 6)
    canvas = Canvas(x.with_room(6, 14), y, lang, (shape.x, lang.word("chart_at_most")))
    values = sorted(x.place(v) for v in shape.values)
    every = range(0, len(values), -(-len(values) // MOST_STEPS))
    points = [(values[0], 0.0), *((values[at], 100 * (at + 1) / len(values)) for at in every), (values[-1], 100.0)]
    canvas.line([{"x": a, "y": b} for a, b in points], DARK, steps=True)
    pointed_out(canvas, shape.marks, lang)
    return canvas
