"""What is said of the preparation of the budget form: how to read it, what to look at, and its sums."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verdeelsleutel.data.exact import euros
from verdeelsleutel.model.budget_form import BudgetForm, FormLine, totals_of
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Euros, Listing, Notice, Number, Page, Table, Value
from verdeelsleutel.reports.run_tables import added_up
from verdeelsleutel.reports.summary import synthetic_notice

__all__ = ["about", "as_dict", "findings", "page"]

MOST = 8


def about(form: BudgetForm, lang: Language) -> Iterator[str]:
    """What the form is made from, and how to read it."""
    meta, word = form.meta, lang.word
    if meta.synthetic:
        yield word("synthetic")
    stage = word(f"phase_{form.stage}")
    parts = {"office": meta.office, "title": meta.title, "pack": form.pack, "award": word(form.award)}
    yield word("nza_about", stage=stage, **parts)
    yield word("nza_receipt", receipt=form.receipt)
    yield from (word(f"nza_how_{i}") for i in range(1, 4))
    if form.reallocated:
        yield word("nza_how_reallocation")
    ids = sorted({line.one_euro for line in form.lines if line.one_euro})
    if ids:
        yield word("nza_how_one_euro", ids=", ".join(ids))


def findings(form: BudgetForm, lang: Language, most: int = MOST) -> list[str]:
    """What to look at before anything is sent: an award that isn't final, providers without an NZa number."""
    found = []
    if form.award in ("offer", "provisional"):
        found.append(lang.word(f"nza_{form.award}"))
    lacking = form.without_number
    if lacking:
        names = [f"{name} ({provider})" for provider, name in lacking[:most]]
        if len(lacking) > most:
            names.append(lang.word("compare_rest", count=len(lacking) - most))
        found.append(lang.word("nza_without_number", count=len(lacking), providers=", ".join(names)))
    return found


def page(form: BudgetForm, path: Path, lang: Language) -> Page:
    """After `export budgetform`."""
    blocks: list[Block] = [
        *synthetic_notice(form.meta, lang),
        Notice(lang.word("nza_mark"), "odd"),
        _regions(form, lang),
    ]
    found = findings(form, lang)
    if found:
        blocks.append(Listing(lang.word("nza_findings"), tuple(found), "•", "odd"))
    blocks.append(Notice(lang.word("nza_written", path=path), "good"))
    return Page(lang.word("nza_title", year=str(form.meta.year)), (), tuple(blocks))


def _regions(form: BudgetForm, lang: Language) -> Table:
    rows: list[tuple[Value, ...]] = []
    old = form.reallocated
    for region in sorted({line.region for line in form.lines}):
        mine = [line for line in form.lines if line.region == region]
        money = [_cents(mine, name) for name in (("before", "now", "form") if old else ("now", "form"))]
        rows.append(
            (
                region,
                Number(len({line.provider for line in mine})),
                Number(len(mine)),
                Number(sum(bool(line.one_euro) for line in mine)),
                *(Euros(cents, sign=False) for cents in money),
            )
        )
    titles = (
        "region",
        "providers",
        "lines",
        "one_euros",
        *(("previous_eur", "new_amount") if old else ("amount",)),
        "form",
    )
    columns = tuple(Column(lang.word(f"nza_{title}"), text=title == "region") for title in titles)
    total = (lang.word("total"), "", *added_up(rows)[1:]) if len(rows) > 1 else ()
    return Table(lang.word("nza_per_region"), columns, tuple(rows), total)


def _cents(lines: list[FormLine], which: str) -> int:
    if which == "before":
        return sum(line.cents_before or 0 for line in lines)
    return sum(line.form_cents if which == "form" else line.cents for line in lines)


def as_dict(form: BudgetForm) -> dict[str, Any]:
    """For `--json`: sums per provider and region, and who has no NZa number; the lines are in the file."""
    return {
        "synthetic": form.meta.synthetic,
        "preparation": True,
        "stage": form.stage,
        "award": form.award,
        "receipt_sha256": form.receipt,
        "lines": len(form.lines),
        "agreements": [
            {
                "nza_number": total.nza_number or None,
                "provider": total.provider,
                "name": total.name,
                "region": total.region,
                "lines": total.last - total.first + 1,
                "one_euro_lines": total.one_euro,
                "previous_eur": euros(total.cents_before) if form.reallocated else None,
                "amount_eur": euros(total.cents),
                "form_eur": euros(total.form_cents),
            }
            for total in totals_of(form.lines)
        ],
        "without_nza_number": [{"provider": provider, "name": name} for provider, name in form.without_number],
    }
