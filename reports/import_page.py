"""Claims that were read: per file, per month, and what is odd."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

from verdeelsleutel.data.aw319 import Realisation
from verdeelsleutel.data.exact import decimals, euros
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Euros, Listing, Notice, Number, Page, Table, Value
from verdeelsleutel.reports.sentences.findings import sentence

__all__ = ["as_dict", "page"]

_PLACES = 12


def page(read: Realisation, out: Path, lang: Language) -> Page:
    """The whole page; `out` is where the table was written."""
    word = lang.word
    blocks: list[Block] = [
        Notice(word("import_written", out=out, rows=len(read.frame)), "good"),
        _files(read, lang),
        _months(read, lang),
    ]
    if read.findings:
        odd = tuple(sentence(finding, lang) for finding in read.findings)
        blocks.append(Listing(word("findings", count=len(odd)), odd, "•", "odd"))
    blocks.append(Notice(word("import_privacy"), "quiet"))
    return Page(word("import_title", count=len(read.files)), (), tuple(blocks))


def _files(read: Realisation, lang: Language) -> Table:
    titles = ("import_file", "import_claims", "import_credits", "import_declared")
    columns = tuple(Column(lang.word(title), text=title == "import_file") for title in titles)
    rows: list[tuple[Value, ...]] = [
        (file.name, Number(file.claims), Number(file.credits), Euros(file.cents, sign=False)) for file in read.files
    ]
    total: tuple[Value, ...] = (
        lang.word("total"),
        Number(sum(file.claims for file in read.files)),
        Number(sum(file.credits for file in read.files)),
        Euros(sum(file.cents for file in read.files), sign=False),
    )
    return Table(lang.word("import_files"), columns, tuple(rows), total if len(rows) > 1 else ())


def _months(read: Realisation, lang: Language) -> Table:
    titles = ("month", "import_rows", "units", "unit", "import_declared")
    columns = tuple(Column(lang.word(title), text=title in ("month", "unit")) for title in titles)
    places = 2 if any(month.units.denominator > 1 for month in read.months) else 0
    rows: list[tuple[Value, ...]] = [
        (
            month.month,
            Number(month.rows),
            Number(month.units, places),
            lang.word(f"claimed_{month.unit}"),
            Euros(month.cents, sign=False),
        )
        for month in read.months
    ]
    cents = sum(month.cents for month in read.months)
    total: tuple[Value, ...] = (lang.word("total"), Number(len(read.frame)), "", "", Euros(cents, sign=False))
    return Table(lang.word("import_months"), columns, tuple(rows), total, lang.word("import_note"))


def as_dict(read: Realisation) -> dict[str, Any]:
    """Complete and exact, for `--json`."""
    return {
        "rows": len(read.frame),
        "files": [
            {"name": f.name, "claims": f.claims, "credits": f.credits, "declared_eur": euros(f.cents)}
            for f in read.files
        ],
        "months": [
            {
                "month": m.month,
                "unit": m.unit,
                "rows": m.rows,
                "units": decimals(Fraction(m.units), _PLACES),
                "declared_eur": euros(m.cents),
            }
            for m in read.months
        ],
        "findings": [
            {"code": f.code, "what": f.what, "count": f.count, "examples": list(f.examples)} for f in read.findings
        ],
    }
