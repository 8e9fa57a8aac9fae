"""Lines with a band, marks on their points and their names at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from verdeelsleutel.reports.charts.canvas import Canvas, Datum
from verdeelsleutel.reports.charts.look import DASHES, INK, LINES, MARKS, wide
from verdeelsleutel.reports.charts.scales import Scale, places_on, short
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.shapes import LineChart, Mark, Point
from verdeelsleutel.reports.values import Amount

__all__ = ["apart", "line_chart", "pointed_out"]

HIGH, LINE, MANY = 330, 18, 26


def line_chart(shape: LineChart, lang: Language, width: int) -> Canvas:
    """Every line with colour, dash and mark of its own."""
    words = _words(shape)
    length = width - 84
    names = max((wide(line.name) for line in shape.lines), default=0) if len(shape.lines) > 1 else 0
    names = names + 16 if 0 < names < length / 3 else 0
    heights = [a for line in shape.lines for p in line.points for a in (p.y, p.low, p.high) if a is not None]
    y = places_on(heights, lang, HIGH, from_nought=shape.from_nought)
    keyed = 0 if names or len(shape.lines) < 2 else 20 * len(shape.lines)
    head = keyed + 26 * bool(shape.band)
    top = 22 * len(shape.marks) + head
    y = y.with_room(0, top)
    x = _across(shape, words, lang, length).with_room(10, names or 14)
    canvas = Canvas(x, y, lang, (shape.x, shape.y), x_words=words)
    pointed_out(canvas, shape.marks, lang, head)
    keys: list[tuple[str, str, str]] = []
    ends: list[tuple[float, float, str]] = []
    for at, line in enumerate(shape.lines):
        colour, dash, mark = LINES[at % 6], DASHES[at % 6], MARKS[at % 6]
        data = [_datum(point, at_x, y) for at_x, point in _placed(line.points, words, x)]
        bands = [datum for datum in data if "y2" in datum]
        canvas.area([{**d, "y": d["low"]} for d in bands], colour, steps=shape.steps)
        canvas.line(data, colour, dash=dash, steps=shape.steps)
        if len(data) <= MANY:
            canvas.points(data, colour, mark=mark)
        if names and data:
            ends.append((float(data[-1]["x"]), y.pixels(float(data[-1]["y"])), line.name))
        elif len(shape.lines) > 1:
            keys.append((line.name, colour, ""))
        notes = [(d, p.note) for d, p in zip(data, line.points, strict=True) if p.note]
        canvas.texts({"x": d["x"], "y": d["y"], "text": note, "dy": -14} for d, note in notes)
    for (at_x, _, name), up, colour in zip(ends, apart([e[1] for e in ends], LINE, LINE / 2), LINES * 2, strict=False):
        canvas.texts([{"x": at_x, "y": y.at(up), "dx": 10, "text": name}], colour=colour, bold=True)
    band = [(shape.band, "#d3dce1", "")] if shape.band else []
    if keys or band:
        canvas.key([*band, *keys])
    return canvas


def pointed_out(canvas: Canvas, marks: Sequence[Mark], lang: Language, below: float = 0) -> None:
    """Vertical dashed lines, their names in steps along the top so that none runs through another."""
    x, y = canvas.x, canvas.y
    labels = []
    for at, mark in enumerate(marks):
        place, up = x.place(mark.at), y.length - below - 10 - 22 * at
        canvas.rules(
            [{"x": place, "x2": place, "y": float(y.low), "y2": y.at(up)}], INK, width=1.5, dash=DASHES[1 + at % 5]
        )
        words = f"{mark.name} {short(mark.at, lang)}"
        left = x.pixels(place) + wide(words) + 12 > x.length
        labels.append((place, up, -6 if left else 6, words))
    for place, up, aside, words in labels:
        start = x.pixels(place) + aside
        end = start + (wide(words) if aside > 0 else -wide(words))
        box = {"x": x.at(min(start, end)), "x2": x.at(max(start, end)), "y": y.at(up - 9), "y2": y.at(up + 9)}
        canvas.rects([box], "#ffffff")
        datum: Datum = {"x": place, "y": y.at(up), "dx": aside, "text": words}
        canvas.texts([datum], align="left" if aside > 0 else "right")


def apart(heights: Sequence[float], gap: float, least: float = 0) -> list[float]:
    """Heights moved as little as it takes to keep a gap between any two, none below the least, in the order they had.

    Of equal heights the first is the highest.
    """
    order = sorted(range(len(heights)), key=lambda i: (heights[i], -i))
    moved = [heights[i] for i in order]
    for _ in range(60):
        for i in range(1, len(moved)):
            short_of = gap - (moved[i] - moved[i - 1])
            if short_of > 0:
                moved[i - 1] -= short_of / 2
                moved[i] += short_of / 2
        if moved and moved[0] < least:
            moved[0] = least
    found = [0.0] * len(heights)
    for place, i in enumerate(order):
        found[i] = moved[place]
    return found


def _words(shape: LineChart) -> list[str]:
    """The words along the axis, in the order of the points; empty where it is one of amounts."""
    points = [point.x for line in shape.lines for point in line.points]
    return list(dict.fromkeys(x for x in points if isinstance(x, str)))


def _across(shape: LineChart, words: list[str], lang: Language, length: int) -> Scale:
    if words:
        return Scale(Fraction(0), Fraction(max(1, len(words) - 1)), length)
    found: list[Amount] = [p.x for line in shape.lines for p in line.points if not isinstance(p.x, str)]
    ends = [*found, *(mark.at for mark in shape.marks)]
    return places_on(ends, lang, length, most=6 if length > 400 else 3, from_nought=False)


def _placed(points: Sequence[Point], words: list[str], x: Scale) -> list[tuple[float, Point]]:
    return [(float(words.index(p.x)) if isinstance(p.x, str) else x.place(p.x), p) for p in points]


def _datum(point: Point, at: float, y: Scale) -> dict[str, float]:
    datum = {"x": at, "y": y.place(point.y)}
    if point.low is not None and point.high is not None:
        datum |= {"low": y.place(point.low), "y2": y.place(point.high)}
    return datum
