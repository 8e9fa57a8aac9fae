"""Pages and charts to look at, and an HTML page taken apart."""

from dataclasses import dataclass, field
from fractions import Fraction
from html.parser import HTMLParser

from verdeelsleutel.reports.page import Chart, Column, Euros, Facts, Fold, Heading, Listing, Notice, Number, Page, Share
from verdeelsleutel.reports.page import Table as Rows
from verdeelsleutel.reports.shapes import (
    Bar,
    BarChart,
    Dot,
    HeatMap,
    Histogram,
    Line,
    LineChart,
    Mark,
    Point,
    ScatterChart,
    StackedBars,
    Step,
    Swing,
    Tornado,
    Waterfall,
)

HOSTILE = "<script>alert('x')</script> \"Zorg\" & zonen]]> https:"

MILLION = 100_000_000
MONTHS = ("jan", "feb", "mrt")

SHAPES = {
    "bars": BarChart(
        "afgesproken",
        (
            Bar(HOSTILE, Euros(5 * MILLION), Euros(7 * MILLION), "plafond intramuraal"),
            Bar("Twee", Euros(25 * MILLION // 10), Euros(MILLION)),
        ),
        "nu",
        "vorig jaar",
        "aanbieder",
    ),
    "changes": BarChart(
        "verschil",
        (Bar("Minder", Euros(-3 * MILLION), note="nu begrensd"), Bar("Meer", Euros(MILLION)), Bar(HOSTILE, Euros(0))),
        what="kavel",
    ),
    "indices": BarChart("ST", (Bar("ruimte", Number(Fraction(71, 100), 2), low=Number(0), high=Number(1)),)),
    "stacked": StackedBars("afgesproken", ("VPT", "MPT"), (("a", (Euros(MILLION), None)), ("b", (Euros(1), Euros(2))))),
    "lines": LineChart(
        "maand",
        "cliëntjaren",
        tuple(
            Line(name, tuple(Point(m, Number(at), Number(at - 1), Number(at + 1)) for m in MONTHS))
            for at, name in enumerate(("VPT", HOSTILE))
        ),
        band="p5–p95",
    ),
    "steps": LineChart(
        "ruimte",
        "bedden",
        (Line("plaatsen", tuple(Point(Euros(i * MILLION), Number(i * i), note="x" * i) for i in range(3))),),
        steps=True,
        marks=(Mark(Euros(MILLION), "nu"),),
    ),
    "scatter": ScatterChart(
        "reserve",
        "tekort",
        tuple(Dot(f"{i} %", Share(Fraction(i, 100)), Euros(i * MILLION), best=i < 2) for i in range(4)),
        "grens",
        "deel",
    ),
    "histogram": Histogram("vrij", tuple(Euros(i * i * 1000) for i in range(40)), (Mark(Euros(5000), "p5"),)),
    "added up": Histogram("vrij", tuple(Euros(i * i * 1000) for i in range(400)), cumulative=True),
    "heat map": HeatMap(
        "ruimte", "award", ("97 %", "100 %"), ("90", HOSTILE), ((Euros(1), None), (Euros(3), Euros(4))), "vrij"
    ),
    "tornado": Tornado(
        "vrij",
        Euros(5 * MILLION),
        (Swing("ruimte", Euros(MILLION), Euros(9 * MILLION), "97 %", "103 %"), Swing("x", Euros(4), Euros(6))),
        "parameter",
    ),
    "waterfall": Waterfall(
        "euro",
        (
            Step("gevraagd", Euros(96 * MILLION), total=True),
            Step("plafond", Euros(-4 * MILLION)),
            Step("besluit", Euros(2 * MILLION)),
            Step("afspraak", Euros(94 * MILLION), total=True),
        ),
    ),
    "broken": Waterfall(
        "euro",
        (
            Step("gevraagd", Euros(96 * MILLION), total=True),
            Step("plafond", Euros(-2 * MILLION)),
            Step("afspraak", Euros(94 * MILLION), total=True),
        ),
        from_nought=False,
    ),
}

CHARTS = {name: Chart(f"Grafiek {name}", shape, "Wat er te zien is.", "zo geteld") for name, shape in SHAPES.items()}

TABLE = Rows(
    "Aanbieders",
    (Column("aanbieder", text=True), Column("afge\u00adsproken €"), Column("uitnutting")),
    tuple((f"{HOSTILE} {i}", Euros(123456789 - i), Share(Fraction(i, 20))) for i in range(20)),
    ("totaal", Euros(1), None),
    "een opmerking",
)

PAGE = Page(
    f"Titel {HOSTILE}",
    (f"waarover {HOSTILE}",),
    (
        Notice("SYNTHETISCH", "synthetic"),
        Facts("Feiten", ((HOSTILE, HOSTILE), ("bedrag", Euros(123456)))),
        Heading("Deel een", ("waarover dit gaat",)),
        *CHARTS.values(),
        Heading("Deel een", level=2),
        TABLE,
        Heading("Diep", level=5),
        Listing("Hierna", (f"verdeel verify {HOSTILE}",), "$"),
        Listing("", (HOSTILE,), "✓", "good"),
        Heading("Deel twee"),
        Fold(HOSTILE, (TABLE, Notice(HOSTILE, "odd"), Rows("Leeg", (Column("x"),), ((Number(1),),)))),
        Rows("Zonder regels", (Column("x"),), ()),
    ),
)


@dataclass
class Element:
    """An element with its attributes, the names of those around it, and its text."""

    name: str
    attributes: dict[str, str | None]
    around: tuple[str, ...]
    text: str = ""
    inside: list["Element"] = field(default_factory=list)


class _Reader(HTMLParser):
    VOID = frozenset({"meta", "input", "br", "link", "img"})

    def __init__(self):
        super().__init__()
        self.all: list[Element] = []
        self.open: list[Element] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        self.wrong += [f"{tag} has {name} twice" for name in set(names) if names.count(name) > 1]
        element = Element(tag, dict(attrs), tuple(one.name for one in self.open))
        if self.open:
            self.open[-1].inside.append(element)
        self.all.append(element)
        if tag not in self.VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open[-1].name != tag:
            self.wrong.append(f"</{tag}> in {[one.name for one in self.open]}")
        else:
            self.open.pop()

    def handle_data(self, data):
        for one in self.open:
            one.text += data


def elements(html: str) -> list[Element]:
    """Every element of a page whose tags all match."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.wrong == []
    assert reader.open == []
    return reader.all
