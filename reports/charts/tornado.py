"""A tornado: what each cause makes of a figure, largest first, around a middle."""

from __future__ import annotations

from verdeelsleutel.reports.charts.canvas import Canvas, Datum, pixels_down
from verdeelsleutel.reports.charts.look import DARK, INK, PALE, SOFT, fitting, wide
from verdeelsleutel.reports.charts.scales import places_on, short
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.shapes import Tornado
from verdeelsleutel.reports.values import Amount

__all__ = ["tornado"]

ROW, NAME, BAR, THICK = 48, 11, 23, 17


def tornado(shape: Tornado, lang: Language, width: int) -> Canvas:
    """Below the middle pale, above it dark; at both ends the outcome, and the value of the cause that gives it."""
    ends = [[_words(s.low, s.at_low, lang), _words(s.high, s.at_high, lang)] for s in shape.swings]
    if max((wide(w) for pair in ends for w in pair), default=0) > width / 4:
        ends = [[short(s.low, lang), short(s.high, lang)] for s in shape.swings]
    room = max((wide(w) for pair in ends for w in pair), default=0) + 10
    amounts = [shape.middle, *(a for s in shape.swings for a in (s.low, s.high))]
    scale = places_on(amounts, lang, width - 16, most=5 if width > 500 else 2, from_nought=False)
    scale = scale.with_room(room, room)
    high = ROW * len(shape.swings) + 26
    canvas = Canvas(scale, pixels_down(high), lang, (shape.axis, ""))
    middle = scale.place(shape.middle)
    low_bars: list[Datum] = []
    high_bars: list[Datum] = []
    for at, swing in enumerate(shape.swings):
        down = 26 + ROW * at
        for amount in (swing.low, swing.high):
            end = scale.place(amount)
            box = {"x": min(middle, end), "x2": max(middle, end), "y": down + BAR, "y2": down + BAR + THICK}
            (low_bars if end < middle else high_bars).append(box)
    canvas.rects(low_bars, PALE, outline=DARK)
    canvas.rects(high_bars, DARK, outline=DARK)
    canvas.rules([{"x": middle, "x2": middle, "y": 18.0, "y2": float(high)}], INK, width=1.5)
    words = f"{shape.middle_name or lang.word('chart_middle')} {short(shape.middle, lang)}"
    canvas.texts([{"x": middle, "y": 8.0, "text": words}], align="center", colour=SOFT)
    for at, (swing, pair) in enumerate(zip(shape.swings, ends, strict=True)):
        down = 26 + ROW * at
        places = [scale.place(swing.low), scale.place(swing.high)]
        order = sorted(range(2), key=lambda i: places[i])
        y = down + BAR + THICK / 2
        canvas.texts([{"x": min(places[order[0]], middle), "y": y, "dx": -6, "text": pair[order[0]]}], align="right")
        canvas.texts([{"x": max(places[order[1]], middle), "y": y, "dx": 6, "text": pair[order[1]]}])
        canvas.texts([{"x": float(scale.low), "y": down + NAME, "text": fitting(swing.name, width - 24)}], bold=True)
    return canvas


def _words(amount: Amount, at: str, lang: Language) -> str:
    return f"{short(amount, lang)} ({at})" if at else short(amount, lang)
