"""Pages that say what was written where, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from verdeelsleutel.data.case import CaseMeta
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Facts, Listing, Notice, Number, Page
from verdeelsleutel.reports.summary import synthetic_notice

__all__ = ["demo", "empty_case", "generated"]

RUN = "-o RUN"


def empty_case(folder: Path, case: Path, names: Sequence[str], lang: Language) -> Page:
    """After `init`."""
    fill = "init_fill_workbook" if case != folder else "init_fill"
    blocks = (
        Listing("", tuple(names), "•"),
        Notice(lang.word(fill), "plain"),
        Listing(lang.word("next"), (f"verdeel check {case}", f"verdeel allocate {case} -p proportional {RUN}"), "$"),
    )
    return Page(lang.word("init_title", folder=folder), (), blocks)


def generated(folder: Path, meta: CaseMeta, tables: Mapping[str, pd.DataFrame], lang: Language) -> Page:
    """After `generate`."""
    sizes = (("regions", "regions"), ("providers", "providers"), ("cells", "offers"), ("months_of_care", "realisation"))
    facts = tuple((lang.word(label), Number(len(tables[name]))) for label, name in sizes if name in tables)
    commands = (f"verdeel check {folder}", f"verdeel allocate {folder} -p proportional {RUN}")
    blocks: tuple[Block, ...] = (
        *synthetic_notice(meta, lang),
        Facts("", facts),
        Listing(lang.word("next"), commands, "$"),
    )
    return Page(lang.word("generated", folder=folder), (meta.title,), blocks)


def demo(summary: Page, folder: Path, lang: Language) -> Page:
    """The summary of the demo's run, with what to try on it and on one's own tables."""
    case, run = folder / "case", folder / "run"
    look = (
        f"verdeel verify {run}",
        f"verdeel replay {run}",
        f"verdeel check {case} -p example-2024",
        f"verdeel allocate {case} -p proportional {RUN}",
    )
    own = (
        "verdeel init casus --workbook",
        "verdeel check casus/casus.xlsx",
        f"verdeel allocate casus/casus.xlsx -p proportional {RUN}",
    )
    further = (Listing(lang.word("demo_next"), look, "$"), Listing(lang.word("own_tables"), own, "$"))
    return replace(summary, blocks=(*summary.blocks[:-1], *further))
