"""Points with their names; the best of them are joined."""

from __future__ import annotations

from verdeelsleutel.reports.charts.canvas import Canvas, Datum
from verdeelsleutel.reports.charts.look import DARK, INK, SOFT, wide
from verdeelsleutel.reports.charts.scales import places_on
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.shapes import Dot, ScatterChart

__all__ = ["scatter_chart"]

HIGH, LINE, MOST_NAMES = 360, 15, 40


def scatter_chart(shape: ScatterChart, lang: Language, width: int) -> Canvas:
    """Filled points on the frontier, open ones elsewhere; a name stands where no other one is."""
    length = width - 84
    x = places_on([d.x for d in shape.dots], lang, length, most=6 if width > 500 else 3, from_nought=False)
    y = places_on([d.y for d in shape.dots], lang, HIGH).with_room(8, 34 * bool(shape.frontier) + 8)
    canvas = Canvas(x.with_room(10, 10), y, lang, (shape.x, shape.y))
    best = sorted((d for d in shape.dots if d.best), key=lambda d: (canvas.x.place(d.x), y.place(d.y)))
    if shape.frontier and best:
        canvas.line([_at(d, canvas) for d in best], DARK)
        canvas.key([(shape.frontier, DARK, "")])
    canvas.points([_at(d, canvas) for d in shape.dots if not d.best], SOFT, filled=False)
    canvas.points([_at(d, canvas) for d in best], DARK)
    _names(canvas, [*best, *(d for d in shape.dots if not d.best)])
    return canvas


def _at(dot: Dot, canvas: Canvas) -> Datum:
    return {"x": canvas.x.place(dot.x), "y": canvas.y.place(dot.y)}


def _names(canvas: Canvas, dots: list[Dot]) -> None:
    """Names beside their points: right, left, above or below, whichever is free; none where nothing is free."""
    x, y = canvas.x, canvas.y
    centres = [(x.pixels(x.place(d.x)), y.length - y.pixels(y.place(d.y))) for d in dots]
    taken = [(a - 5, b - 5, a + 5, b + 5) for a, b in centres]
    for dot, (across, down) in list(zip(dots, centres, strict=True))[:MOST_NAMES]:
        size = wide(dot.name, 12)
        for align, dx, dy in (
            ("left", 7, -10),
            ("left", 9, 0),
            ("right", -9, 0),
            ("center", 0, -14),
            ("center", 0, 14),
        ):
            left = across + dx - {"left": 0, "right": size, "center": size / 2}[align]
            box = (left, down + dy - LINE / 2, left + size, down + dy + LINE / 2)
            inside = box[0] >= 0 and box[2] <= x.length and box[1] >= 0 and box[3] <= y.length
            if inside and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                datum: Datum = {**_at(dot, canvas), "dx": dx, "dy": dy, "text": dot.name}
                canvas.texts([datum], align=align, colour=INK if dot.best else SOFT, size=12)
                break


Box = tuple[float, float, float, float]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
