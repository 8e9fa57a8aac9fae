"""Pages about response forms: those that were written, and those that were read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from verdeelsleutel.data.case import CaseMeta
from verdeelsleutel.data.responses import Responses
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Listing, Notice, Number, Page, Table, Value
from verdeelsleutel.reports.summary import synthetic_notice

__all__ = ["as_dict", "read", "written"]

MOST_FORMS = 12


def written(run: Path, folder: Path, names: Sequence[str], meta: CaseMeta, lang: Language) -> Page:
    """After `export responseform`."""
    command = f"verdeel import responses {folder}/*.xlsx --run {run} --received YYYY-MM-DD -o responses.csv"
    blocks: tuple[Block, ...] = (
        *synthetic_notice(meta, lang),
        Notice(lang.word("forms_written", count=len(names), folder=folder), "good"),
        Notice(lang.word("forms_note"), "plain"),
        Listing(lang.word("next"), (command,), "$"),
    )
    return Page(lang.word("forms_title", run=run), (), blocks)


def read(found: Responses, out: Path, lang: Language) -> Page:
    """After `import responses`: which forms were answered, and what the office does next."""
    written_to = lang.word("responses_written", out=out, rows=len(found.frame))
    blocks: list[Block] = [Notice(written_to, "good")]
    answered = [form for form in found.forms if form.answered]
    rows: list[tuple[Value, ...]] = [
        (form.name, form.provider, Number(form.answered), Number(form.lines)) for form in answered[:MOST_FORMS]
    ]
    if len(answered) > MOST_FORMS:
        rest = answered[MOST_FORMS:]
        sums = Number(sum(f.answered for f in rest)), Number(sum(f.lines for f in rest))
        rows.append((lang.word("others", count=len(rest)), "", *sums))
    titles = ("import_file", "provider", "form_answered", "form_lines")
    columns = tuple(Column(lang.word(t), text=t in ("import_file", "provider")) for t in titles)
    blocks.append(Table(lang.word("import_files"), columns, tuple(rows)))
    blocks.append(Notice(lang.word("responses_judge" if answered else "responses_none"), "plain"))
    return Page(lang.word("responses_title", count=len(found.forms)), (), tuple(blocks))


def as_dict(found: Responses) -> dict[str, Any]:
    """Complete, for `--json`."""
    return {
        "rows": len(found.frame),
        "forms": [
            {"name": f.name, "provider": f.provider, "lines": f.lines, "answered": f.answered} for f in found.forms
        ],
    }
