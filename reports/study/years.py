"""A path of years: room, agreements and what stays unfunded, year after year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from verdeelsleutel.reports.charts.scales import short
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Column, Heading, Notice, Table
from verdeelsleutel.reports.shapes import Line, LineChart, Point
from verdeelsleutel.reports.study.figures import amount, label, value_of
from verdeelsleutel.reports.study.folder import OK, StudyFolder
from verdeelsleutel.reports.values import whole

__all__ = ["blocks"]

FIGURES = ("unfunded_client_years_pct", "unfunded_eur", "agreed_eur", "room_eur", "needed_room_eur")
TABLE = (
    "room_eur", "room_growth_pct", "agreed_eur", "free_eur", "unfunded_eur", "unfunded_client_years",
    "unfunded_client_years_pct", "needed_room_eur", "needed_growth_pct",
)  # fmt: skip
SPREAD = ("p50", "p5", "p95")
"""Of drawn paths: the middle, and the ends of the band."""

Row = Mapping[str, str]


@dataclass(frozen=True)
class Year:
    """A year of a policy.

    Attributes:
        pack, year: of which.
        values: figure → its value; of drawn paths the median and the ends of the band.
        held, status: as path.csv says of a single path.
    """

    pack: str
    year: str
    values: Mapping[str, Sequence[str]]
    held: str = ""
    status: str = OK


def blocks(folder: StudyFolder, lang: Language) -> Sequence[Block]:
    """Lines over the years with a band where paths were drawn, whether the service level holds, and the table."""
    rows = folder.rows("path.csv")
    if not rows:
        return []
    drawn = "figure" in rows[0]
    years = _drawn(rows) if drawn else [_alone(row) for row in rows]
    found: list[Block] = [Heading(lang.word("report_path"), (lang.word("report_path_about"),)), *_held(years, lang)]
    charts = [_chart(years, figure, drawn, lang) for figure in FIGURES]
    return [*found, *(chart for chart in charts if chart), _table(years, drawn, lang)]


def _alone(row: Row) -> Year:
    words = ("pack", "year", "held", "status")
    values = {name: (value,) for name, value in row.items() if name not in words and value}
    return Year(row["pack"], row["year"], values, row.get("held", ""), row["status"])


def _drawn(rows: Sequence[Row]) -> list[Year]:
    """One row per figure made one year."""
    found: dict[tuple[str, str], dict[str, Sequence[str]]] = {}
    for row in rows:
        found.setdefault((row["pack"], row["year"]), {})[row["figure"]] = [row[name] for name in SPREAD]
    return [Year(pack, year, values) for (pack, year), values in found.items()]


def _held(years: Sequence[Year], lang: Language) -> list[Block]:
    if not any(year.held for year in years):
        return []
    lacking = ", ".join(f"{year.pack} {year.year}" for year in years if year.held != "yes")
    if lacking:
        return [Notice(lang.word("report_not_held", when=lacking), "bad")]
    return [Notice(lang.word("report_held"), "good")]


def _chart(years: Sequence[Year], figure: str, drawn: bool, lang: Language) -> Chart | None:
    lines = []
    for pack in dict.fromkeys(year.pack for year in years):
        points = [_point(year, figure) for year in years if year.pack == pack and figure in year.values]
        lines += [Line(pack, tuple(points))] if points else []
    if not lines:
        return None
    first, last = lines[0].points[0], lines[0].points[-1]
    says = lang.word(
        "report_path_says",
        name=lines[0].name,
        first=short(first.y, lang),
        last=short(last.y, lang),
        start=str(first.x),
        end=str(last.x),
    )
    band = lang.word("report_path_band") if drawn else ""
    shape = LineChart(lang.word("report_year"), label(figure, lang), tuple(lines), band=band)
    return Chart(label(figure, lang), shape, says)


def _point(year: Year, figure: str) -> Point:
    found = [amount(figure, Fraction(text)) for text in year.values[figure]]
    low, high = found[1:] if len(found) == len(SPREAD) else (None, None)
    return Point(year.year, found[0], low, high)


def _table(years: Sequence[Year], drawn: bool, lang: Language) -> Table:
    figures = [figure for figure in TABLE if any(figure in year.values for year in years)]
    columns = (
        Column(lang.word("report_year"), text=True),
        Column(lang.word("pack"), text=True),
        *(Column(label(figure, lang)) for figure in figures),
        *([Column(lang.word("report_status"), text=True)] * (not drawn)),
    )
    lines = tuple(
        (
            year.year,
            year.pack,
            *(whole(value_of(figure, year.values.get(figure, ("",))[0])) for figure in figures),
            *([lang.word("report_no_plan") if year.status != OK else "✓"] if not drawn else []),
        )
        for year in years
    )
    notes = [lang.word("report_whole_of", file="path.csv"), *([lang.word("report_path_median")] if drawn else [])]
    return Table(lang.word("report_path_table"), columns, lines, note=" · ".join(notes))
