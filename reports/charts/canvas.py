"""A canvas: layers over one pair of axes, in the terms of Vega-Lite. What is drawn where is decided by the shapes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from verdeelsleutel.reports.charts.look import FONT, INK, RULE, SIZE, SOFT, d3_locale, wide
from verdeelsleutel.reports.charts.scales import Scale
from verdeelsleutel.reports.dutch import Language

__all__ = ["Canvas", "Datum", "pixels_down"]

Datum = Mapping[str, str | float]

AXIS: dict[str, Any] = {
    "labelFontSize": SIZE,
    "labelColor": SOFT,
    "titleFontSize": SIZE,
    "titleColor": SOFT,
    "titleFontWeight": "normal",
    "gridColor": RULE,
    "domainColor": SOFT,
    "tickColor": SOFT,
}


CONFIG: dict[str, Any] = {
    "aria": False,
    "font": FONT,
    "padding": {"left": 10, "right": 10, "top": 4, "bottom": 4},
    "view": {"continuousWidth": 300, "continuousHeight": 300, "stroke": None},
    "axis": AXIS,
}

BESIDE: dict[str, Any] = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleY": -12, "titleX": 0}
"""Where the title of a vertical axis stands."""

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


def pixels_down(height: int) -> Scale:
    """A vertical scale of pixels, for what is lined up row by row."""
    return Scale(Fraction(0), Fraction(height), height, down=True)


@dataclass(frozen=True)
class _Layer:
    """Marks of one kind and style; `ends` are the columns in which they end."""

    mark: str
    data: tuple[Datum, ...]
    style: dict[str, Any]
    ends: tuple[str, ...] = ()
    ordered: bool = False


class Canvas:
    """Collects layers; places are given along the two scales.

    Attributes:
        x: the horizontal scale.
        y: the vertical one; without ticks it isn't shown.
    """

    def __init__(
        self, x: Scale, y: Scale, lang: Language, titles: tuple[str, str] = ("", ""), *, x_words: Sequence[str] = ()
    ) -> None:
        self.x, self.y, self._lang, self._titles, self._words = x, y, lang, titles, tuple(x_words)
        self._layers: list[_Layer] = []
        self._texts: dict[tuple[str, str, int, bool], list[Datum]] = {}

    def rects(self, data: Iterable[Datum], colour: str = INK, *, outline: str = "") -> None:
        """Rectangles from x to x2 and y to y2, each in its own colour where it has one."""
        line = {"stroke": outline, "strokeWidth": 1} if outline else {}
        self._add("rect", data, {"color": colour, **line}, ends=("x2", "y2"))

    def rules(self, data: Iterable[Datum], colour: str = INK, *, width: float = 1, dash: Sequence[float] = ()) -> None:
        """Straight lines from (x, y) to (x2, y2)."""
        style = {"color": colour, "strokeWidth": width, "strokeDash": list(dash) or [1, 0]}
        self._add("rule", data, style, ends=("x2", "y2"))

    def texts(
        self, data: Iterable[Datum], *, align: str = "left", colour: str = INK, size: int = SIZE, bold: bool = False
    ) -> None:
        """Words at (x, y), moved by (dx, dy) pixels where a datum says so; they lie above everything else."""
        self._texts.setdefault((align, colour, size, bold), []).extend(self._moved(datum) for datum in data)

    def line(self, data: Iterable[Datum], colour: str, *, dash: Sequence[float] = (1, 0), steps: bool = False) -> None:
        """One line through points in the order given."""
        style = {"color": colour, "strokeWidth": 2.25, "strokeDash": list(dash), "interpolate": _between(steps)}
        self._add("line", ({**datum, "order": at} for at, datum in enumerate(data)), style, ordered=True)

    def area(self, data: Iterable[Datum], colour: str, *, steps: bool = False) -> None:
        """The area between y and y2."""
        self._add("area", data, {"color": colour, "opacity": 0.18, "interpolate": _between(steps)}, ends=("y2",))

    def points(self, data: Iterable[Datum], colour: str, *, mark: str = "circle", filled: bool = True) -> None:
        """Marks at (x, y)."""
        fill = colour if filled else "#ffffff"
        self._add("point", data, {"shape": mark, "size": 52, "fill": fill, "stroke": colour, "opacity": 1})

    def _add(
        self,
        mark: str,
        data: Iterable[Datum],
        style: dict[str, Any],
        *,
        ends: tuple[str, ...] = (),
        ordered: bool = False,
    ) -> None:
        kept = tuple(data)
        if kept:
            self._layers.append(_Layer(mark, kept, style, ends, ordered))

    def key(self, entries: Sequence[tuple[str, str, str]], top: float = 10) -> int:
        """What colours stand for (words, colour, outline), in lines along the top; tells how many pixels they take."""
        across, down = 0.0, top
        for words, colour, outline in entries:
            need = wide(words) + 34
            if across and across + need > self.x.length:
                across, down = 0.0, down + 20
            x, x2 = self.x.at(across), self.x.at(across + 13)
            y, y2 = self.y.at(self._up(down - 6.5)), self.y.at(self._up(down + 6.5))
            self.rects([{"x": x, "x2": x2, "y": y, "y2": y2}], colour, outline=outline or colour)
            self.texts([{"x": self.x.at(across + 19), "y": self.y.at(self._up(down)), "text": words}])
            across += need
        return round(down + 16)

    def specification(self) -> dict[str, Any]:
        """For vl-convert, in the terms of Vega-Lite; tests hold every shape to its schema."""
        layers = [*self._layers, *(_words(style, data) for style, data in self._texts.items() if data)]
        axes = {"x": self._x(), "y": self._y()}
        return {
            "$schema": SCHEMA,
            "width": self.x.length,
            "height": self.y.length,
            "config": CONFIG,
            "layer": [_made(layer, f"data-{at}", axes) for at, layer in enumerate(layers)],
            "datasets": {f"data-{at}": list(layer.data) for at, layer in enumerate(layers)},
        }

    def locale(self) -> dict[str, object]:
        """Of the numbers on its axes."""
        return d3_locale(self._lang)

    def _up(self, down: float) -> float:
        """Pixels from the top as pixels along the vertical scale."""
        return down if self.y.down else self.y.length - down

    def _moved(self, datum: Datum) -> Datum:
        """A datum at the place that its dx and dy, in pixels to the right and down, lead to."""
        x = self.x.at(self.x.pixels(float(datum["x"])) + float(datum.get("dx", 0)))
        down = float(datum.get("dy", 0)) * (1 if self.y.down else -1)
        return {"x": x, "y": self.y.at(self.y.pixels(float(datum["y"])) + down), "text": datum["text"]}

    def _x(self) -> dict[str, Any]:
        axis: dict[str, Any] | None = None
        if self._words:
            words = json.dumps(self._words)  # escapes what would end the text
            axis = {
                "values": list(range(len(self._words))),
                "labelExpr": f"{words}[datum.value]",
                "grid": False,
                "title": self._titles[0] or None,
                "labelOverlap": "parity",  # every other word, and not those that happen to fit
                "labelFlush": False,
            }
        elif self.x.ticks:
            axis = self._axis(self.x, self._titles[0], grid=not self.y.ticks)
        return {"field": "x", "type": "quantitative", "scale": _linear(self.x), "axis": axis}

    def _y(self) -> dict[str, Any]:
        axis = self._axis(self.y, self._titles[1], grid=True) if self.y.ticks else None
        return {"field": "y", "type": "quantitative", "scale": _linear(self.y), "axis": axis}

    def _axis(self, scale: Scale, title: str, *, grid: bool) -> dict[str, Any]:
        vertical = scale is self.y
        return {
            "values": [float(t) for t in scale.ticks],
            "labelExpr": scale.expression,
            "title": title or None,
            "grid": grid,
            "domain": not vertical,
            "ticks": not vertical,
            "labelFlush": False,
            "labelOverlap": "greedy",
            **(BESIDE if vertical else {}),
        }


def _made(layer: _Layer, name: str, axes: Mapping[str, object]) -> dict[str, Any]:
    """One layer with what its data say."""
    encoding: dict[str, object] = {**axes, **{end: {"field": end} for end in layer.ends}}
    if "colour" in layer.data[0]:
        encoding["color"] = {"field": "colour", "type": "nominal", "scale": None, "legend": None}
    if "text" in layer.data[0]:
        encoding["text"] = {"field": "text", "type": "nominal"}
    if layer.ordered:
        encoding["order"] = {"field": "order", "type": "quantitative"}
    return {"data": {"name": name}, "mark": {"type": layer.mark, **layer.style}, "encoding": encoding}


def _linear(scale: Scale) -> dict[str, Any]:
    ends = [float(scale.low), float(scale.high)]
    return {"domain": ends, "nice": False, "zero": False, "reverse": scale.down}


def _between(steps: bool) -> str:
    return "step-after" if steps else "linear"


def _words(style: tuple[str, str, int, bool], data: list[Datum]) -> _Layer:
    align, colour, size, bold = style
    weight = "bold" if bold else "normal"
    look = {"align": align, "color": colour, "fontSize": size, "fontWeight": weight, "baseline": "middle"}
    return _Layer("text", tuple(data), look)
