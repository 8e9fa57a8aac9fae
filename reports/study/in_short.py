"""In short: how many scenarios, and what the main figures come to over them."""

from __future__ import annotations

from collections.abc import Sequence

from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Facts, Heading, Number, Table, Value
from verdeelsleutel.reports.study.figures import MAIN, label, value_of
from verdeelsleutel.reports.study.folder import StudyFolder
from verdeelsleutel.reports.values import whole

__all__ = ["blocks"]

SPREAD = ("mean", "least", "p5", "p50", "p95", "most")


def blocks(folder: StudyFolder, lang: Language) -> Sequence[Block]:
    """Facts of the study, and figures.csv."""
    word = lang.word
    facts: list[tuple[str, Value]] = [(word("report_scenarios"), Number(len(folder.scenarios)))]
    facts += [(word("report_names"), Number(len(folder.names)))] if folder.names else []
    facts += [(word("report_pack_count"), Number(len(folder.packs)))] if len(folder.packs) > 1 else []
    failed = len(folder.failures())
    facts += [(word("report_failed"), Number(failed))] if failed else []
    return [Heading(word("report_in_short")), Facts("", tuple(facts)), *_figures(folder, lang)]


def _figures(folder: StudyFolder, lang: Language) -> list[Table]:
    """A table per pack; one column where no figure differs between scenarios."""
    found = []
    rows = [row for row in folder.rows("figures.csv") if row["figure"] in MAIN]
    one = all(row["least"] == row["most"] for row in rows)
    names = SPREAD[:1] if one else SPREAD
    for pack in dict.fromkeys(row["pack"] for row in rows):
        columns = (Column(lang.word("report_figure"), text=True), *(Column(lang.word(f"report_{n}")) for n in names))
        lines = [
            (label(row["figure"], lang), *(whole(value_of(row["figure"], row[n])) for n in names))
            for row in rows
            if row["pack"] == pack
        ]
        note = " · ".join(
            [lang.word("report_whole_of", file="figures.csv"), *([] if one else [lang.word("report_spread_note")])]
        )
        found.append(Table(lang.word("report_figures", pack=pack), columns, tuple(lines), note=note))
    return found
