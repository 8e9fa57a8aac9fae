"""Pages that say what was written where, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from verdeelsleutel.data.case import CaseMeta
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.letters import told
from verdeelsleutel.reports.letters.told import Written
from verdeelsleutel.reports.page import Block, Facts, Heading, Listing, Notice, Number, Page
from verdeelsleutel.reports.summary import synthetic_notice

__all__ = ["demo", "empty_case", "generated", "reported"]

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


def reported(
    run: Path, files: Sequence[Path], meta: CaseMeta, lang: Language, letters: Written | None = None
) -> Page:
    """After `report`; `letters` where they were asked for."""
    found: list[Block] = [*synthetic_notice(meta, lang)]
    found += [Listing("", tuple(map(str, files)), "→")] if files else []
    found += [] if letters is None else told.blocks(letters, lang)
    return Page(lang.word("report_title", run=run), (meta.title,), tuple(found))


def demo(initial: Page, reallocation: Page, folder: Path, reports: Sequence[Path], lang: Language) -> Page:
    """Both runs of the demo, one after the other, with what to try on them and on one's own tables."""
    case, run, second = folder / "case", folder / "run", folder / "reallocation"
    look = (
        f"verdeel verify {second}",
        f"verdeel replay {run}",
        f"verdeel check {case} -p example-2024",
        f"verdeel export responseform {second} -o {folder.parent / 'forms'}",
    )
    own = (
        "verdeel init casus --workbook",
        "verdeel check casus/casus.xlsx",
        f"verdeel allocate casus/casus.xlsx -p proportional {RUN}",
    )
    told = (Listing(lang.word("demo_reports"), tuple(map(str, reports)), "→"),) if reports else ()
    further = (*told, Listing(lang.word("demo_next"), look, "$"), Listing(lang.word("own_tables"), own, "$"))
    first = tuple(block for block in initial.blocks if not isinstance(block, Listing) or block.mark != "$")
    then = tuple(b for b in reallocation.blocks if not (isinstance(b, Notice) and b.tone == "synthetic"))
    heading = Heading(reallocation.title, reallocation.about)
    return replace(initial, blocks=(*first, heading, *then[:-1], *further))
