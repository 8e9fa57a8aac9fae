"""A waterfall: from one standing to another, step by step, each step beginning where the last one ended."""

from __future__ import annotations

from fractions import Fraction

from verdeelsleutel.reports.charts.canvas import Canvas, Datum, pixels_down
from verdeelsleutel.reports.charts.look import DARK, INK, PALE, SOFT, fitting, wide
from verdeelsleutel.reports.charts.scales import places_on, short
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.shapes import Step, Waterfall
from verdeelsleutel.reports.values import exact, like

__all__ = ["waterfall"]

ROW, NAME, BAR, THICK = 44, 10, 20, 17
STUB = 3
"""What stands lowest still has a bar of a third of the span, where the axis doesn't start at 0."""

BREAK = (14, 21)
"""Pixels from the start of a bar that doesn't start at 0 to the cuts that say so."""


def waterfall(shape: Waterfall, lang: Language, width: int) -> Canvas:
    """Standings dark, what is added pale, what is taken off white, so that they differ without colour."""
    spans = _spans(shape.steps)
    labels = [_label(step, lang) for step in shape.steps]
    room = max(map(wide, labels), default=0) + 12
    reached = [like(step.amount, end) for step, (_, end) in zip(shape.steps, spans, strict=True)]
    if not shape.from_nought and reached:
        low, high = (bound(map(exact, reached)) for bound in (min, max))
        reached.append(like(reached[0], max(Fraction(0), low - (high - low) / STUB)))
    most = 6 if width > 500 else 3
    scale = places_on(reached, lang, width - 16, most=most, from_nought=shape.from_nought).with_room(4, room)
    edge = float(scale.ticks[0])
    canvas = Canvas(scale, pixels_down(ROW * len(spans)), lang, (shape.axis, ""))
    groups: dict[str, list[Datum]] = {DARK: [], PALE: [], "#ffffff": []}
    for at, (step, (start, end)) in enumerate(zip(shape.steps, spans, strict=True)):
        first, last = (max(edge, float(at_ / scale.per)) for at_ in (start, end))
        colour = DARK if step.total else PALE if last >= first else "#ffffff"
        y = ROW * at + BAR
        groups[colour].append({"x": min(first, last), "x2": max(first, last), "y": y, "y2": y + THICK})
        canvas.texts([{"x": edge, "y": ROW * at + NAME, "text": fitting(step.name, width - 24)}], bold=step.total)
        words: Datum = {"x": max(first, last), "y": y + THICK / 2, "dx": 7, "text": labels[at]}
        canvas.texts([words], bold=step.total)
        if at + 1 < len(spans):
            canvas.rules([{"x": last, "x2": last, "y": y + THICK, "y2": y + ROW}], SOFT, dash=(3, 3))
    for colour, bars in groups.items():
        canvas.rects(bars, colour, outline=INK if colour == "#ffffff" else DARK)
    if not shape.from_nought:
        canvas.rules(_breaks(groups[DARK], canvas), "#ffffff", width=3)
    return canvas


def _breaks(bars: list[Datum], canvas: Canvas) -> list[Datum]:
    """Two slanted cuts through each bar that doesn't start at 0."""
    scale = canvas.x
    starts = [(scale.pixels(float(bar["x"])) + at, bar) for bar in bars for at in BREAK]
    return [
        {"x": scale.at(start), "x2": scale.at(start + 6), "y": float(bar["y2"]) + 2, "y2": float(bar["y"]) - 2}
        for start, bar in starts
    ]


def _spans(steps: tuple[Step, ...]) -> list[tuple[Fraction, Fraction]]:
    found: list[tuple[Fraction, Fraction]] = []
    stands = Fraction(0)
    for step in steps:
        start = Fraction(0) if step.total else stands
        stands = exact(step.amount) if step.total else stands + exact(step.amount)
        found.append((start, stands))
    return found


def _label(step: Step, lang: Language) -> str:
    added = "+" if not step.total and exact(step.amount) > 0 else ""
    return added + short(step.amount, lang)
