"""Horizontal bars: the name above, the bar below it, its amount and note at the end."""

from __future__ import annotations

from fractions import Fraction

from verdeelsleutel.reports.charts.canvas import Canvas, Datum, pixels_down
from verdeelsleutel.reports.charts.look import DARK, GREY, INK, SOFT, fitting, shades, wide
from verdeelsleutel.reports.charts.scales import Scale, places_on, short
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.shapes import Bar, BarChart, StackedBars
from verdeelsleutel.reports.values import Amount, Number, exact, like

__all__ = ["bar_chart", "stacked_bars"]

ROW, NAME, THICK, NOTE = 46, 11, 16, 20


def bar_chart(shape: BarChart, lang: Language, width: int) -> Canvas:
    """Bars with, where there is one, a grey bar for what was before."""
    amounts = [a for bar in shape.bars for a in (bar.value, bar.before, bar.low, bar.high) if a is not None]
    labels = [_label(bar, lang) for bar in shape.bars]
    aside = max(map(wide, labels), default=0) <= width / 2
    room = max(
        (wide(label if aside else short(bar.value, lang)) for bar, label in zip(shape.bars, labels, strict=True))
    )
    below = any(exact(bar.value) < 0 for bar in shape.bars)
    scale = places_on(amounts, lang, width - 16, most=6 if width > 500 else 3)
    scale = scale.with_room(room + 12 if below else 4, room + 12)
    keys = [(shape.now, DARK, ""), (shape.before, GREY, "")] if shape.before else []
    top = 24 * bool(keys)
    each = ROW if aside else ROW + NOTE
    canvas = Canvas(scale, pixels_down(top + each * len(shape.bars)), lang, (shape.axis, ""))
    start = float(max(Fraction(0), scale.ticks[0]))
    rows = [(top + each * at, bar) for at, bar in enumerate(shape.bars)]
    before = [(down, bar.before) for down, bar in rows if bar.before is not None]
    canvas.rects((_bar(start, scale.place(b), down + 21, THICK + 6) for down, b in before), GREY)
    canvas.rects((_bar(start, scale.place(bar.value), down + 24, THICK) for down, bar in rows), DARK)
    spans = [
        (down + 32, scale.place(bar.low), scale.place(bar.high))
        for down, bar in rows
        if bar.low is not None and bar.high is not None
    ]
    canvas.rules(({"x": low, "x2": high, "y": y, "y2": y} for y, low, high in spans), "#ffffff", width=5)
    canvas.rules(({"x": low, "x2": high, "y": y, "y2": y} for y, low, high in spans), INK, width=2)
    ends = [(at, y) for y, low, high in spans for at in (low, high)]
    canvas.rules(({"x": at, "x2": at, "y": y - 5, "y2": y + 5} for at, y in ends), INK, width=2)
    edge = float(scale.low) if below else start
    canvas.texts({"x": edge, "y": down + NAME, "text": fitting(bar.name, width - 24)} for down, bar in rows)
    if not aside:
        notes = ((down + ROW + NOTE / 2 - 2, bar.note) for down, bar in rows)
        canvas.texts(
            ({"x": edge, "y": y, "text": fitting(note, width - 24, 12)} for y, note in notes), colour=SOFT, size=12
        )
    ends_of = [
        (down, bar, label if aside else short(bar.value, lang)) for (down, bar), label in zip(rows, labels, strict=True)
    ]
    canvas.texts(_at_end(scale, bar, down, words) for down, bar, words in ends_of if exact(bar.value) >= 0)
    canvas.texts(
        (
            {"x": scale.place(bar.value), "y": down + 32, "dx": -7, "text": words}
            for down, bar, words in ends_of
            if exact(bar.value) < 0
        ),
        align="right",
    )
    if keys:
        canvas.key(keys)
    return canvas


def stacked_bars(shape: StackedBars, lang: Language, width: int) -> Canvas:
    """Bars made up of parts, dark to light, each with its amount inside where it fits."""
    sums = [_sum([a for a in parts if a is not None]) for _, parts in shape.bars]
    room = max((wide(short(total, lang)) for total in sums), default=0)
    scale = places_on(sums, lang, width - 16, most=6 if width > 500 else 3).with_room(4, room + 12)
    colours = shades(len(shape.parts))
    lines = _key_lines(shape.parts, width)
    top = 20 * lines + 8
    canvas = Canvas(scale, pixels_down(top + ROW * len(shape.bars)), lang, (shape.axis, ""))
    inside: dict[str, list[Datum]] = {"#ffffff": [], INK: []}
    drawn: list[list[Datum]] = [[] for _ in shape.parts]
    for at, (_, parts) in enumerate(shape.bars):
        down, so_far = top + ROW * at, 0.0
        for part, amount in enumerate(parts):
            size = 0.0 if amount is None else scale.place(amount)
            drawn[part].append(_bar(so_far, so_far + size, down + 21, THICK + 5))
            words = "" if amount is None else short(amount, lang)
            if wide(words, 12) + 8 < scale.pixels(so_far + size) - scale.pixels(so_far):
                ink = "#ffffff" if part < len(colours) / 2 else INK
                inside[ink].append({"x": so_far + size / 2, "y": down + 31.5, "text": words})
            so_far += size
    for colour, bars in zip(colours, drawn, strict=True):
        canvas.rects(bars, colour, outline="#ffffff")
    whole = [_bar(0, scale.place(total), top + ROW * at + 21, THICK + 5) for at, total in enumerate(sums)]
    canvas.rects(whole, "transparent", outline=SOFT)
    for ink, words_inside in inside.items():
        canvas.texts(words_inside, align="center", colour=ink, size=12)
    canvas.texts(
        {"x": 0.0, "y": top + ROW * at + NAME, "text": fitting(name, width - 24)}
        for at, (name, _) in enumerate(shape.bars)
    )
    canvas.texts(
        {"x": scale.place(total), "y": top + ROW * at + 31.5, "dx": 7, "text": short(total, lang)}
        for at, total in enumerate(sums)
    )
    canvas.key([(words, colour, SOFT) for words, colour in zip(shape.parts, colours, strict=True)])
    return canvas


def _at_end(scale: Scale, bar: Bar, down: float, words: str) -> Datum:
    """Words behind whatever reaches furthest."""
    reach = max(scale.place(a) for a in (bar.value, bar.before, bar.high) if a is not None)
    return {"x": reach, "y": down + 32, "dx": 7, "text": words}


def _label(bar: Bar, lang: Language) -> str:
    return f"{short(bar.value, lang)} · {bar.note}" if bar.note else short(bar.value, lang)


def _bar(start: float, end: float, down: float, thick: float) -> Datum:
    return {"x": min(start, end), "x2": max(start, end), "y": down, "y2": down + thick}


def _sum(amounts: list[Amount]) -> Amount:
    return like(amounts[0], sum(map(exact, amounts), Fraction(0))) if amounts else Number(0)


def _key_lines(words: tuple[str, ...], width: int) -> int:
    lines, across = 1, 0.0
    for each in words:
        need = wide(each) + 34
        if across and across + need > width - 16:
            lines, across = lines + 1, 0.0
        across += need
    return lines
