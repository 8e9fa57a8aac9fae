"""After `publish`: which files were written, the main figures, and how much was left out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from verdeelsleutel.data.exact import euros
from verdeelsleutel.model.publication.publication import FundUse, Publication
from verdeelsleutel.model.publication.stored import StoredRun
from verdeelsleutel.model.publication.use import AGREED, EXPECTED
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Euros, Listing, Notice, Page, Share, Table, Value
from verdeelsleutel.reports.publication.page import stage
from verdeelsleutel.reports.summary import synthetic_notice

__all__ = ["as_dict", "page"]


def page(found: Publication, run: StoredRun, files: Sequence[Path], lang: Language) -> Page:
    """The whole page."""
    word, meta = lang.word, run.problem.case.meta
    rows = sum(len(region.rows) for region in found.regions)
    left = word("pub_suppressed", count=found.suppressed, rows=rows) if found.suppressed else word("pub_everything")
    titles = ("fund", *(f"pub_row_{name}" for name in ("room", "agreed", "expected", "over", "over_share")))
    columns = tuple(Column(word(title), text=title == "fund") for title in titles)
    uses = [use for region in found.regions for use in region.funds]
    blocks: tuple[Block, ...] = (
        *synthetic_notice(meta, lang),
        Table(word("pub_funds"), columns, tuple(_row(use) for use in uses)),
        Notice(left, "plain"),
        Listing(word("pub_written"), tuple(map(str, files)), "→"),
    )
    return Page(word("pub_title", year=str(meta.year)), (f"{meta.office} · {meta.title}", stage(run, lang)), blocks)


def _row(use: FundUse) -> tuple[Value, ...]:
    amounts = (use.room, use.row.of(AGREED), use.row.of(EXPECTED), use.over)
    share = use.over_share
    return (
        use.purse.name,
        *(None if cents is None else Euros(cents, sign=False) for cents in amounts),
        None if share is None else Share(share, 2),
    )


def as_dict(found: Publication, run: StoredRun, files: Sequence[Path]) -> dict[str, Any]:
    """The same for `--json`, exact; what is left out is null."""
    meta = run.problem.case.meta
    return {
        "synthetic": meta.synthetic,
        "year": meta.year,
        "stage": run.problem.stage,
        "award": run.award,
        "files": [str(path) for path in files],
        "rows": sum(len(region.rows) for region in found.regions),
        "suppressed_rows": found.suppressed,
        "least_clients": found.least.clients,
        "least_providers": found.least.providers,
        "funds": [
            {
                "fund": use.purse.name,
                "amount_eur": euros(use.purse.amount),
                "reserved_eur": euros(use.purse.reserved),
                **{
                    f"{name}_eur": None if cents is None else euros(cents)
                    for name, cents in (
                        ("agreed", use.row.of(AGREED)),
                        ("free", use.free),
                        ("expected", use.row.of(EXPECTED)),
                        ("over", use.over),
                    )
                },
            }
            for region in found.regions
            for use in region.funds
        ],
    }
