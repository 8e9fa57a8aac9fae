"""A year run over its moments: what each run brought, what was left out, and whether the chain holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from verdeelsleutel.model.certify.year_chain import YearCertificate, YearRow
from verdeelsleutel.model.runs.run_folder import INITIAL
from verdeelsleutel.model.year.year import Year
from verdeelsleutel.reports import certificate_page
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Listing, Notice, Number, Page, Table, Value
from verdeelsleutel.reports.summary import synthetic_notice
from verdeelsleutel.reports.told.telling import said

__all__ = ["as_dict", "certificate", "certificate_as_dict", "nobody_asked", "page", "runs"]


def page(year: Year, folder: Path, lang: Language) -> Page:
    """The whole page; `folder` is where the year was written."""
    word, meta = lang.word, year.meta
    blocks: list[Block] = [*synthetic_notice(meta, lang), runs(year.rows, lang)]
    if year.left_out:
        left = tuple(
            word(f"year_{one.why}", day=lang.date(one.moment.day), cutoff=one.moment.cutoff) for one in year.left_out
        )
        blocks.append(Listing(word("year_left_out"), left, "•", "odd"))
    if year.rows:
        blocks += nobody_asked(year.rows, lang, answers=year.answers)
        blocks.append(Notice(_certified(len(year.rows), lang), "good"))
    blocks.append(Listing(word("year_written", folder=folder), (word("year_files"),), "→"))
    last = [f"verdeel publish {folder / year.rows[-1].run} -o OUT.html"] if year.rows else []
    blocks.append(Listing(word("next"), (f"verdeel verify {folder}", *last), "$"))
    about = word("year_about", office=meta.office, pack=year.pack)
    return Page(word("year_title", year=str(meta.year), title=meta.title), (about,), tuple(blocks))


def nobody_asked(rows: Sequence[YearRow], lang: Language, *, answers: int = 0) -> list[Block]:
    """That reallocations of a year are definitive without anybody having been asked, and what answers there are."""
    if all(row.run == INITIAL for row in rows):
        return []
    aside = [lang.word("year_answers_aside", count=answers)] if answers else []
    return [Notice(" ".join([lang.word("year_nobody_asked"), *aside]), "plain")]


def _certified(count: int, lang: Language) -> str:
    return lang.word("year_one") if count == 1 else lang.word("year_all", count=count)


def runs(rows: Sequence[YearRow], lang: Language) -> Table:
    """What every run brought."""
    names = ("added", "released", "price", "agreed", "free", "unfunded")
    columns = (
        Column(lang.word("year_run"), text=True),
        Column(lang.word("year_cutoff"), rank=2, text=True),
        *(Column(lang.word(f"year_{name}"), rank=int(name == "free")) for name in names),
    )
    body: list[tuple[Value, ...]] = [
        (
            lang.word("year_initial") if row.run == INITIAL else lang.date(dt.date.fromisoformat(row.run)),
            row.cutoff or None,
            *(_euros(v) for v in (row.added, row.released, row.price_effect, row.agreed, row.free, row.unfunded)),
        )
        for row in rows
    ]
    moved = (sum(getattr(r, name) or 0 for r in rows) for name in ("added", "released", "price_effect"))
    total: tuple[Value, ...] = (lang.word("year_over_all"), "", *map(_euros, moved), "", "", "")
    return Table(lang.word("year_runs"), columns, tuple(body), total if len(rows) > 1 else (), lang.word("year_note"))


def _euros(cents: int | None) -> Value:
    return None if cents is None else Number(Fraction(cents, 100))


def as_dict(year: Year) -> dict[str, Any]:
    """Complete and exact, for `--json`."""
    return {
        "synthetic": year.meta.synthetic,
        "runs": [row.texts() for row in year.rows],
        "answers_aside": year.answers,
        "left_out": [
            {"day": one.moment.day.isoformat(), "cutoff": one.moment.cutoff, "why": one.why} for one in year.left_out
        ],
    }


def certificate(found: YearCertificate, folder: Path, lang: Language) -> Page:
    """Every run with its verdict, and the chain."""
    word = lang.word
    good = [word("year_holds", run=run, count=len(c.checks)) for run, c in found.runs.items() if c.holds]
    bad = [
        word("year_fails", run=run, check=certificate_page.check_name(check, lang), fault=fault)
        for run, one in found.runs.items()
        for check in one.checks
        for fault in certificate_page.check_faults(check, lang)
    ]
    bad += [said(fault, lang) for fault in found.faults]
    if not found.faults:
        good.append(word("year_chain"))
    verdict = _certified(len(found.runs), lang) if found.holds else word("year_not")
    blocks: list[Block] = [Notice(verdict, "good" if found.holds else "bad")]
    blocks += [Listing("", tuple(good), "✓", "good")] if good else []
    blocks += [Listing(word("faults"), tuple(bad), "✗", "bad")] if bad else []
    return Page(word("year_certificate", folder=folder), (), tuple(blocks))


def certificate_as_dict(found: YearCertificate) -> dict[str, Any]:
    """The same for `--json`."""
    return {"runs": {run: one.as_dict() for run, one in found.runs.items()}, "chain": list(found.faults)}
