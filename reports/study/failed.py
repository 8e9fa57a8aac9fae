"""Scenarios without a plan, and why."""

from __future__ import annotations

from collections.abc import Sequence

from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Heading, Notice, Table
from verdeelsleutel.reports.study.figures import setting
from verdeelsleutel.reports.study.folder import StudyFolder
from verdeelsleutel.reports.told.telling import said

__all__ = ["blocks"]

MOST = 100


def blocks(folder: StudyFolder, lang: Language) -> Sequence[Block]:
    """What couldn't be decided, with the values that led to it."""
    failures = folder.failures()
    if not failures:
        return []
    word = lang.word
    columns = (
        Column(word("report_scenario"), text=True),
        Column(word("pack"), text=True),
        *(Column(name, text=True) for name in folder.names),
        Column(word("report_why"), text=True),
    )
    rows = tuple(
        (
            row["scenario"],
            row.get("pack", ""),
            *(setting(value, lang) for value in folder.scenarios.get(row["scenario"], ("",) * len(folder.names))),
            said(row.get("message", ""), lang) or row["status"],
        )
        for row in failures[:MOST]
    )
    more = word("report_more", shown=len(rows), count=len(failures)) if len(failures) > MOST else ""
    says = word("report_failed_says", count=len(failures))
    return [
        Heading(word("report_failed_title")),
        Notice(says, "odd"),
        Table(word("report_failed_table"), columns, rows, note=more),
    ]
