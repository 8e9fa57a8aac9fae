"""What a planner reads in the terminal after a study."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from verdeelsleutel.data.exact import in_cents
from verdeelsleutel.model.studies.finished import Finished
from verdeelsleutel.model.studies.sweep.figures import MAIN
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Euros, Listing, Number, Page, Table, Value
from verdeelsleutel.reports.study import budget_curve, path_summary, reserve_summary, simulated
from verdeelsleutel.reports.study.figures import setting
from verdeelsleutel.reports.study.folder import SWEEP, StudyFolder, rows_in
from verdeelsleutel.reports.summary import synthetic_notice
from verdeelsleutel.reports.told.telling import said

__all__ = ["as_dict", "page"]

PROBLEMS = ("conflict", "fault")
SHOWN = 5
MOST_SCENARIOS, MOST_NAMES = 25, 5
"""Of so many scenarios, with so many parameters, each is shown in the terminal."""
OF_SCENARIO = {"agreed_eur": 0, "reserved_eur": 3, "free_eur": 2, "unfunded_eur": 0, "unfunded_client_years": 1}
"""Figures of a scenario; the higher, the sooner one is left out where there is no room."""
FILES = {"reserve": "study_files_reserve"}
"""Kinds whose files aren't those of a sweep, with the words that say which."""


def page(finished: Finished, lang: Language) -> Page:
    """The whole summary."""
    word, folder, study = lang.word, finished.folder, finished.study
    packs = ", ".join(pack.pack for pack in finished.packs)
    about = word("study_about", office=finished.case.meta.office, packs=packs, year=str(finished.case.meta.year))
    outcomes = rows_in(folder / "results.csv")
    blocks: list[Block] = [
        *synthetic_notice(finished.case.meta, lang),
        *scenarios(StudyFolder.read(folder), lang),
        *_figures(folder, len(finished.packs) > 1, lang),
        *budget_curve.summary(StudyFolder.read(folder), lang),
        *path_summary.blocks(folder, lang),
        *simulated.summary(StudyFolder.read(folder), lang),
        *([Listing(word("study_notes"), tuple(said(note, lang) for note in finished.notes))] if finished.notes else []),
        *reserve_summary.blocks(folder, lang),
        *_problems(outcomes, lang),
        Listing(word("study_folder", folder=folder), (word(FILES.get(study.kind, "study_files")),), "→"),
    ]
    count = sum("status" in row for row in outcomes) or finished.pieces
    title = word("study_title", study=study.title or study.study, count=count)
    return Page(title, (about,), tuple(blocks))


def as_dict(finished: Finished) -> dict[str, Any]:
    """The same for `--json`."""
    folder = finished.folder
    statuses = Counter(row["status"] for row in rows_in(folder / "results.csv") if "status" in row)
    return {
        "kind": finished.study.kind,
        "pieces": finished.pieces,
        "packs": [pack.pack for pack in finished.packs],
        "status": dict(sorted(statuses.items())),
        "figures": rows_in(folder / "figures.csv"),
        **reserve_summary.as_dict(folder),
        "files": sorted(path.relative_to(folder).as_posix() for path in folder.iterdir()),
    }


def _problems(outcomes: Sequence[Mapping[str, str]], lang: Language) -> Iterator[Block]:
    found = [row for row in outcomes if row.get("status") in PROBLEMS]
    if not found:
        return
    count = len(found)
    shown = tuple(f"{row['scenario']} · {row['pack']}: {said(row['message'], lang)}" for row in found[:SHOWN])
    yield Listing(lang.word("study_without_plan", count=count), shown, "✗", "bad")


def _figures(folder: Path, several: bool, lang: Language) -> Iterator[Block]:
    """The main figures of every pack: one value where it is the same everywhere, else mean and spread."""
    rows = [row for row in rows_in(folder / "figures.csv") if row["figure"] in MAIN]
    if not rows:
        return
    word = lang.word
    names = (
        *((word("study_pack"),) if several else ()),
        word("study_figure"),
    )
    columns = (
        *(Column(name, text=True) for name in names),
        Column(word("study_mean")),
        Column(word("study_p5")),
        Column(word("study_p95")),
    )
    lines: list[tuple[Value, ...]] = []
    for row in rows:
        value = _euros if row["figure"].endswith("_eur") else _years
        head = (*((row["pack"],) if several else ()), word(f"figure_{row['figure']}"))
        lines.append((*head, *(value(row[name]) for name in ("mean", "p5", "p95"))))
    yield Table(word("study_figures"), columns, tuple(lines), note=word("study_figures_note"))


def scenarios(folder: StudyFolder, lang: Language) -> Iterator[Block]:
    """Every scenario of a small sweep: what changed in it, and the main figures; without a plan there are none."""
    rows = folder.rows("results.csv") if folder.kind == SWEEP else []
    if not 1 < len(rows) <= MOST_SCENARIOS or not folder.names or len(folder.names) > MOST_NAMES:
        return
    several = len(folder.packs) > 1
    columns = (
        Column(lang.word("report_scenario"), text=True),
        *((Column(lang.word("study_pack"), text=True),) if several else ()),
        *(Column(name) for name in folder.names),
        *(Column(lang.word(f"study_{figure}"), rank) for figure, rank in OF_SCENARIO.items()),
    )
    lines: list[tuple[Value, ...]] = [
        (
            row["scenario"],
            *((row["pack"],) if several else ()),
            *(setting(value, lang) for value in folder.scenarios[row["scenario"]]),
            *(_of_scenario(figure, row[figure]) for figure in OF_SCENARIO),
        )
        for row in rows
    ]
    yield Table(lang.word("study_scenarios"), columns, tuple(lines))


def _of_scenario(figure: str, text: str) -> Value:
    if not text:
        return None
    return Euros(in_cents(text), sign=False, places=0) if figure.endswith("_eur") else _years(text)


def _euros(text: str) -> Value:
    return Euros(in_cents(text))


def _years(text: str) -> Value:
    return Number(Fraction(text), 1)
