"""Account: every scenario, and what the study was made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Facts, Fold, Heading, Listing, Table, Value
from verdeelsleutel.reports.study.figures import MAIN, label, setting, value_of
from verdeelsleutel.reports.study.folder import KEYS, StudyFolder

__all__ = ["blocks"]

MOST = 250


def blocks(folder: StudyFolder, lang: Language) -> Sequence[Block]:
    """Scenarios, receipt and how to check it."""
    word, about = lang.word, folder.about
    facts: list[tuple[str, Value]] = [
        (word("report_study"), str(about.get("study", ""))),
        (word("kind"), str(about.get("kind", ""))),
        (word("report_stage"), str(about.get("stage", ""))),
        (word("report_seed"), str(about.get("seed", ""))),
    ]
    facts += [(name, str(value)) for name, value in sorted(_mapping(about.get("versions")).items())]
    inputs = _mapping(about.get("inputs"))
    columns = (Column(word("report_file"), text=True), Column("sha256", text=True))
    hashes = Table(word("report_inputs"), columns, tuple((name, str(value)) for name, value in sorted(inputs.items())))
    return [
        Heading(word("report_account"), (word("report_account_about"),)),
        Facts("", tuple(fact for fact in facts if fact[1])),
        *([Fold(word("report_all"), (_scenarios(folder, lang),))] if "scenario" in folder.columns else []),
        *([Fold(word("report_inputs"), (hashes,))] if inputs else []),
        Listing(word("report_files"), (word("report_files_names"),), "→"),
    ]


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _scenarios(folder: StudyFolder, lang: Language) -> Table:
    shown = [figure for figure in MAIN if figure in folder.columns]
    keys = [key for key in KEYS if key in folder.columns and (key != "pack" or len(folder.packs) > 1)]
    results = folder.results(*shown)
    columns = (
        *(Column(lang.word(f"report_{key}"), text=True) for key in keys),
        *(Column(name) for name in folder.names),
        *(Column(label(figure, lang)) for figure in shown),
    )
    lines = tuple(
        (
            *(row[key] for key in keys),
            *(setting(value, lang) for value in folder.scenarios.get(row["scenario"], ("",) * len(folder.names))),
            *(value_of(figure, row[figure]) for figure in shown),
        )
        for row in results[:MOST]
    )
    more = lang.word("report_more", shown=len(lines), count=len(results)) if len(results) > MOST else ""
    return Table(lang.word("report_all_table"), columns, lines, note=more)
