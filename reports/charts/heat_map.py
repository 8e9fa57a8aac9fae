"""A grid of cells, the darker the higher, each with its amount."""

from __future__ import annotations

from fractions import Fraction

from verdeelsleutel.reports.charts.canvas import Canvas, Datum, pixels_down
from verdeelsleutel.reports.charts.look import INK, SOFT, on, wide
from verdeelsleutel.reports.charts.scales import Scale, unit
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.shapes import HeatMap
from verdeelsleutel.reports.values import Amount, Euros, Share, exact

__all__ = ["heat_map"]

CELL, TOP = 40, 46
LEAST_SPAN = Fraction(1, 20)
"""Of the largest amount; smaller differences aren't blown up to the whole range of colours."""


def heat_map(shape: HeatMap, lang: Language, width: int) -> Canvas:
    """Names of rows on the left, of columns on top; a cell without an amount stays white with a dash."""
    left = min(width * 0.35, max((wide(name) for name in (*shape.rows, shape.down)), default=0) + 14)
    high = TOP + CELL * len(shape.rows)
    canvas = Canvas(Scale(Fraction(0), Fraction(width - 16), width - 16), pixels_down(high), lang)
    each = (width - 16 - left) / max(1, len(shape.columns))
    values = [exact(a) for row in shape.cells for a in row if a is not None]
    present = [a for row in shape.cells for a in row if a is not None]
    per, after = unit(present, max(map(abs, values), default=Fraction(0)), lang)
    low, span = min(values, default=Fraction(0)), max(values, default=Fraction(1)) - min(values, default=Fraction(0))
    least = max(map(abs, values), default=Fraction(0)) * LEAST_SPAN
    words: dict[str, list[Datum]] = {"#ffffff": [], INK: []}
    cells: list[Datum] = []
    for at, row in enumerate(shape.cells):
        for across, amount in enumerate(row):
            x, y = left + each * across, TOP + CELL * at
            part = 0.0 if amount is None or not span else float((exact(amount) - low) / max(span, least))
            colour = "#ffffff" if amount is None else on(part)
            cells.append({"x": x, "x2": x + each, "y": y, "y2": y + CELL, "colour": colour})
            text = "–" if amount is None else _bare(amount, per, lang)
            ink = "#ffffff" if amount is not None and part > 0.55 else INK
            words[ink].append({"x": x + each / 2, "y": y + CELL / 2, "text": text})
    canvas.rects(cells, outline="#ffffff")
    longest = [str(d["text"]) for data in words.values() for d in data] + list(shape.columns)
    size = next((s for s in (13, 12, 11) if max((wide(w, s) for w in longest), default=0) < each - 4), 10)
    for ink, data in words.items():
        canvas.texts(data, align="center", colour=ink, size=size)
    signed = any(isinstance(a, Euros) for a in present)
    measure = f"{shape.measure}, {'€' if signed else ''}{after}" if signed or after else shape.measure
    titles: list[Datum] = [
        {"x": left, "y": 10.0, "text": f"{shape.across} · {measure}"},
        {"x": 0.0, "y": 34.0, "text": shape.down},
    ]
    canvas.texts(titles, colour=SOFT)
    names = enumerate(shape.columns)
    canvas.texts(
        ({"x": left + each * (at + 0.5), "y": 34.0, "text": name} for at, name in names), align="center", size=size
    )
    canvas.texts({"x": 0.0, "y": TOP + CELL * (at + 0.5), "text": name} for at, name in enumerate(shape.rows))
    return canvas


def _bare(amount: Amount, per: Fraction, lang: Language) -> str:
    """The amount without its unit, which stands above the cells."""
    value = exact(amount) / per
    if isinstance(amount, Euros):
        return lang.number(value, 0 if per == 1 else 1 if abs(value) >= 10 else 2)
    return lang.number(value, amount.places if not isinstance(amount, Share) else max(0, amount.places))
