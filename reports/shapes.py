"""Shapes of charts, as data: what is compared with what. How it is drawn is decided in `charts/`.

Values stay exact; all amounts along one axis are of one kind (euros, numbers or shares).
"""

from __future__ import annotations

from dataclasses import dataclass

from verdeelsleutel.reports.values import Amount

__all__ = [
    "Bar",
    "BarChart",
    "Dot",
    "HeatMap",
    "Histogram",
    "Line",
    "LineChart",
    "Mark",
    "Point",
    "ScatterChart",
    "Shape",
    "StackedBars",
    "Step",
    "Swing",
    "Tornado",
    "Waterfall",
]


@dataclass(frozen=True)
class Bar:
    """A bar; `before` is a grey one behind it, `note` stands at its end (the rule that binds, say)."""

    name: str
    value: Amount
    before: Amount | None = None
    note: str = ""
    low: Amount | None = None
    high: Amount | None = None


@dataclass(frozen=True)
class BarChart:
    """Horizontal bars in the order given.

    Attributes:
        axis: what the length of a bar is.
        bars: from top to bottom.
        now: what the bars are, where there are grey ones too.
        before: what the grey bars are.
        what: what a bar stands for, as the heading of a column.
    """

    axis: str
    bars: tuple[Bar, ...]
    now: str = ""
    before: str = ""
    what: str = ""


@dataclass(frozen=True)
class StackedBars:
    """Horizontal bars that are made up of parts; every bar has an amount (or nothing) for each part."""

    axis: str
    parts: tuple[str, ...]
    bars: tuple[tuple[str, tuple[Amount | None, ...]], ...]
    what: str = ""


@dataclass(frozen=True)
class Point:
    """A place on a line; `low` and `high` bound its band, `note` stands beside it."""

    x: Amount | str
    y: Amount
    low: Amount | None = None
    high: Amount | None = None
    note: str = ""


@dataclass(frozen=True)
class Line:
    """A line of a chart; its name stands at its end."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Mark:
    """A value along the horizontal axis that is pointed out."""

    at: Amount
    name: str


@dataclass(frozen=True)
class LineChart:
    """Lines over one axis: of amounts, or of words (months, years) in the order given.

    Attributes:
        x: title of the horizontal axis.
        y: title of the vertical one.
        lines: at most six, so that they can be told apart without colour.
        steps: whether a value holds until the next one.
        band: what the band around the lines is.
        marks: pointed out along the horizontal axis.
        from_nought: whether the vertical axis starts at 0.
    """

    x: str
    y: str
    lines: tuple[Line, ...]
    steps: bool = False
    band: str = ""
    marks: tuple[Mark, ...] = ()
    from_nought: bool = True


@dataclass(frozen=True)
class Dot:
    """A point with its name; `best` says that no other point beats it on both axes."""

    name: str
    x: Amount
    y: Amount
    best: bool = False


@dataclass(frozen=True)
class ScatterChart:
    """Points; those that are `best` are joined into a frontier, called so in `frontier`."""

    x: str
    y: str
    dots: tuple[Dot, ...]
    frontier: str = ""
    what: str = ""


@dataclass(frozen=True)
class Histogram:
    """How often values occur; with `cumulative`, which part of them is at most so high."""

    x: str
    values: tuple[Amount, ...]
    marks: tuple[Mark, ...] = ()
    cumulative: bool = False


@dataclass(frozen=True)
class HeatMap:
    """A grid of amounts, one row of cells for every name in `down`; the darker, the higher."""

    across: str
    down: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[Amount | None, ...], ...]
    measure: str


@dataclass(frozen=True)
class Swing:
    """What one cause makes of a figure; `at_low` and `at_high` are the values of the cause itself."""

    name: str
    low: Amount
    high: Amount
    at_low: str = ""
    at_high: str = ""


@dataclass(frozen=True)
class Tornado:
    """Swings around a middle, largest first."""

    axis: str
    middle: Amount
    swings: tuple[Swing, ...]
    what: str = ""
    middle_name: str = ""


@dataclass(frozen=True)
class Step:
    """A step of a waterfall: a change, or with `total` where things stand."""

    name: str
    amount: Amount
    total: bool = False


@dataclass(frozen=True)
class Waterfall:
    """From one standing to another, step by step.

    Attributes:
        axis: what is counted.
        steps: from top to bottom.
        what: what a step is, as the heading of a column.
        from_nought: whether the axis starts at 0; where the steps are small beside what stands, it needn't, and the
            bars of standings are shown broken.
    """

    axis: str
    steps: tuple[Step, ...]
    what: str = ""
    from_nought: bool = True


Shape = BarChart | StackedBars | LineChart | ScatterChart | Histogram | HeatMap | Tornado | Waterfall
