"""A path of years: room, agreements and what stays unfunded, year after year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verdeelsleutel.reports.charts.scales import short
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Column, Heading, Notice, Table
from verdeelsleutel.reports.shapes import Line, LineChart, Point
from verdeelsleutel.reports.study.figures import label, value_of
from verdeelsleutel.reports.study.folder import OK, StudyFolder

__all__ = ["blocks"]

FIGURES = ("unfunded_client_years_pct", "unfunded_eur", "agreed_eur", "room_eur", "needed_room_eur")
TABLE = (
    "room_eur", "room_growth_pct", "agreed_eur", "free_eur", "unfunded_eur", "unfunded_client_years",
    "unfunded_client_years_pct", "needed_room_eur", "needed_growth_pct",
)  # fmt: skip
LOW, MIDDLE, HIGH = "_p10", "_p50", "_p90"

Row = Mapping[str, str]


def blocks(folder: StudyFolder, lang: Language) -> Sequence[Block]:
    """Lines over the years with a band where paths were drawn, whether the service level holds, and the table."""
    rows = folder.rows("path.csv")
    if not rows:
        return []
    word = lang.word
    drawn = f"agreed_eur{MIDDLE}" in rows[0]
    found: list[Block] = [Heading(word("report_path"), (word("report_path_about"),)), *_held(rows, drawn, lang)]
    charts = [_chart(rows, figure, drawn, lang) for figure in FIGURES]
    return [*found, *(chart for chart in charts if chart), _table(rows, drawn, lang)]


def _held(rows: Sequence[Row], drawn: bool, lang: Language) -> list[Block]:
    if "held" not in rows[0]:
        return []
    if drawn:
        short_of = [row for row in rows if int(row["held"]) < int(row["paths"])]
    else:
        short_of = [row for row in rows if row["held"] != "yes"]
    if not short_of:
        return [Notice(lang.word("report_held"), "good")]
    when = ", ".join(f"{row['pack']} {row['year']}" for row in short_of)
    return [Notice(lang.word("report_not_held", when=when), "bad")]


def _chart(rows: Sequence[Row], figure: str, drawn: bool, lang: Language) -> Chart | None:
    name = figure + MIDDLE if drawn else figure
    lines = []
    for pack in dict.fromkeys(row["pack"] for row in rows):
        points = [
            Point(
                row["year"],
                value,
                value_of(figure, row[figure + LOW]) if drawn else None,
                value_of(figure, row[figure + HIGH]) if drawn else None,
            )
            for row in rows
            if row["pack"] == pack and (value := value_of(figure, row.get(name, ""))) is not None
        ]
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


def _table(rows: Sequence[Row], drawn: bool, lang: Language) -> Table:
    ending = MIDDLE if drawn else ""
    figures = [figure for figure in TABLE if figure + ending in rows[0]]
    columns = (
        Column(lang.word("report_year"), text=True),
        Column(lang.word("pack"), text=True),
        *(Column(label(figure, lang)) for figure in figures),
        *([Column(lang.word("report_status"), text=True)] * (not drawn)),
    )
    lines = tuple(
        (
            row["year"],
            row["pack"],
            *(value_of(figure, row[figure + ending]) for figure in figures),
            *([lang.word("report_no_plan") if row["status"] != OK else "✓"] if not drawn else []),
        )
        for row in rows
    )
    return Table(lang.word("report_path_table"), columns, lines, note=lang.word("report_path_median") if drawn else "")
