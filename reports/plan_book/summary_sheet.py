"""The first figures: funds, kavels and profiles, tranches, and whether all sums agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.sheets.book import Book
from verdeelsleutel.model.csv_text import PLACES
from verdeelsleutel.model.runs.sealed_run import SealedRun
from verdeelsleutel.reports.books.lines import EUROS, SHARE, UNITS, Cell, Formula, Lines
from verdeelsleutel.reports.books.table_sheet import exact_sum
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.plan_book.frames import said
from verdeelsleutel.reports.plan_book.result_columns import result_column
from verdeelsleutel.reports.plan_book.view_sheet import Placed
from verdeelsleutel.reports.sentences.tranches import titles_of_run

__all__ = ["add_summary"]

_KEYS, _WIDTH, _MOST = 34, 22, 10
"""Width of the first column and of the others, and how many these are."""

_BRIDGE = ("fund", "agreed_before_eur", "released_eur", "added_eur", "price_eur", "agreed_eur")
"""What is told of a bridge; the rest stands on its own sheet."""


def add_summary(book: Book, sheet: object, run: SealedRun, placed: Mapping[str, Placed], lang: Language) -> None:
    """Fill the sheet.

    Args:
        book: where it belongs to.
        sheet: made before those that it counts on.
        run: the run.
        placed: the views by file.
        lang: of its words.
    """
    lines = Lines(book, sheet, (_KEYS, *[_WIDTH] * _MOST))
    _about(lines, run, lang)
    if "bridge.csv" in placed:
        _money(lines, placed["bridge.csv"], lang)
    if "settlement.csv" in placed:
        _settled(lines, placed["settlement.csv"], lang)
    _money(lines, placed["funds.csv"], lang)
    if "plan.csv" in placed:
        plan = placed["plan.csv"]
        _kavels(lines, run, plan, lang)
        _profiles(lines, run, plan, lang)
        _tranches(lines, run, lang)
        _checks(lines, placed, lang)


def _about(lines: Lines, run: SealedRun, lang: Language) -> None:
    meta, pack, receipt = run.inputs.case.meta, run.inputs.pack, run.inputs.receipt
    stage = receipt.get("stage")
    lines.title(lang.word(f"book_run_{stage}", year=str(meta.year), title=meta.title))
    if meta.synthetic:
        lines.text(lang.word("synthetic"), bold=True, font_color="#B00020")
    lines.text(f"{meta.office} · {pack.pack} ({pack.title}) · {said(str(receipt.get('award')), '', 'award', lang)}")
    if receipt.get("cutoff"):
        lines.text(lang.word("book_cutoff", month=lang.month(str(receipt["cutoff"]))))


def _money(lines: Lines, placed: Placed, lang: Language) -> None:
    """A view of funds again, each figure the cell of its own sheet, and added up."""
    of_view = _BRIDGE if placed.view.file == "bridge.csv" else placed.view.columns
    names = [name for name in of_view if name != "region"]
    lines.heading(lang.word(f"book_title_{placed.view.sheet}"))
    formats = ["", *(SHARE if name == "use" else EUROS for name in names[1:])]
    lines.head([result_column(placed.view.file, name).title(lang) for name in names], formats)
    first = lines.row + 1
    for at, row in enumerate(placed.frame.to_dict("records")):
        cells: list[Cell] = [Formula(placed.cell(name, at), Decimal(str(row[name]))) for name in names[1:]]
        lines.line([str(row["fund"]), *cells], formats)
    last = lines.row
    totals = [name for name in names[1:] if name in placed.view.totals]
    sums: list[Cell] = [lang.word("total")]
    for at, name in enumerate(names[1:], 1):
        letter = chr(ord("A") + at)
        if name in totals and last >= first:
            sums.append(Formula(f"SUM({letter}{first}:{letter}{last})", placed.sums[name]))
        else:
            sums.append("")
    lines.line(sums, formats, bold=True, top=1)


def _settled(lines: Lines, placed: Placed, lang: Language) -> None:
    names = placed.view.totals
    lines.heading(lang.word("book_title_settlement"))
    for name in names:
        title = result_column(placed.view.file, name).title(lang).replace(" €", "")
        total = placed.sums[name]
        lines.line([title, Formula(placed.total(name), total)], ["", EUROS])


def _kavels(lines: Lines, run: SealedRun, plan: Placed, lang: Language) -> None:
    lines.heading(lang.word("per_kavel"))
    keys = ("kavel", "previous", "agreed", "change", "unfunded", "client_years", "unmet_client_years")
    formats = ("", EUROS, EUROS, EUROS, EUROS, UNITS, UNITS)
    lines.head([lang.word(f"book_col_{key}") for key in keys], formats)
    first = lines.row + 1
    figures = run.summary["figures"]["by_kavel"]
    machine = run.table("plan.csv")["kavel"]
    for kavel, mine in figures.items():
        shown = said(kavel, "plan.csv", "kavel", lang)
        rows = plan.frame[(machine == kavel).to_numpy()]
        row = lines.row + 1
        agreed, change = (exact_sum(rows[name]) for name in ("amount_eur", "change_eur"))
        cells: list[Cell] = [
            shown,
            Formula(f"C{row}-D{row}", agreed - change),
            Formula(_sum_if(plan, "amount_eur", ("kavel", f"A{row}")), agreed),
            Formula(_sum_if(plan, "change_eur", ("kavel", f"A{row}")), change),
            Formula(_sum_if(plan, "unfunded_eur", ("kavel", f"A{row}")), exact_sum(rows["unfunded_eur"])),
            Decimal(mine["agreed_client_years"]),
            Decimal(mine["unfunded_client_years"]),
        ]
        lines.line(cells, formats)
    _sum_line(lines, first, plan, lang, formats)
    lines.text(lang.word("book_kavel_note"), italic=True)


def _sum_line(lines: Lines, first: int, plan: Placed, lang: Language, formats: Sequence[str]) -> None:
    if lines.row < first:
        return
    agreed, change, unfunded = (plan.sums[name] for name in ("amount_eur", "change_eur", "unfunded_eur"))
    sums: list[Cell] = [lang.word("total")]
    for letter, value in zip("BCDE", (agreed - change, agreed, change, unfunded), strict=True):
        sums.append(Formula(f"SUM({letter}{first}:{letter}{lines.row})", value))
    lines.line(sums, formats, bold=True, top=1)


def _sum_if(plan: Placed, column: str, *keys: tuple[str, str]) -> str:
    """A sum over lines of the plan whose words are those of a cell."""
    tests = ",".join(f"{plan.range(name)},{cell}" for name, cell in keys)
    return f"ROUND(SUMIFS({plan.range(column)},{tests}),2)"


def _profiles(lines: Lines, run: SealedRun, plan: Placed, lang: Language) -> None:
    rows = plan.frame[plan.frame["profile"] != ""]
    if rows.empty:
        return
    lines.heading(lang.word("book_per_profile"))
    formats = ("", "", EUROS, EUROS, UNITS)
    keys = ("kavel", "profile", "agreed", "change", "client_years")
    lines.head([lang.word(f"book_col_{key}") for key in keys], formats)
    per_client = _units_per_client(run)
    for (kavel, profile), mine in rows.groupby(["kavel", "profile"], sort=True):
        row = lines.row + 1
        cells = (("kavel", f"A{row}"), ("profile", f"B{row}"))
        sums = [Formula(_sum_if(plan, name, *cells), exact_sum(mine[name])) for name in ("amount_eur", "change_eur")]
        lines.line([str(kavel), str(profile), *sums, Decimal(_client_years(mine, per_client))], formats)


def _units_per_client(run: SealedRun) -> dict[str, Fraction]:
    table = run.inputs.case.table("services")
    pairs = zip(table["service"].tolist(), table["units_per_client_year"].tolist(), strict=True)
    return {service: Fraction(units) for service, units in pairs if units}


def _client_years(rows: pd.DataFrame, per_client: Mapping[str, Fraction]) -> str:
    """Units of every service by the units of a client in a year."""
    total = Fraction(0)
    for service, mine in rows.groupby("service", sort=False):
        per_year = per_client.get(str(service))
        if per_year is not None:
            total += sum(map(int, mine["agreed_units"].tolist())) / per_year
    return decimals(total, PLACES)


def _tranches(lines: Lines, run: SealedRun, lang: Language) -> None:
    lines.heading(lang.word("per_tranche"))
    formats = ("", EUROS, EUROS, EUROS, SHARE)
    lines.head([lang.word(f"book_col_{key}") for key in ("tranche", "claim", "awarded", "short", "lowest")], formats)
    titles = titles_of_run(run, lang)
    for name, mine in run.summary["figures"]["tranches"].items():
        row = lines.row + 1
        asked, awarded = Decimal(mine["claim_eur"]), Decimal(mine["awarded_eur"])
        short = Formula(f"B{row}-C{row}", asked - awarded)
        lowest = Decimal(mine["lowest_fill"]) if mine["lowest_fill"] else ""
        lines.line([titles.get(name, name), asked, awarded, short, lowest], formats)
    lines.text(lang.word("book_tranche_note"), italic=True)


def _checks(lines: Lines, placed: Mapping[str, Placed], lang: Language) -> None:
    """Sums that have to come out at nought."""
    plan, providers, funds = (placed[name] for name in ("plan.csv", "providers.csv", "funds.csv"))
    lines.heading(lang.word("book_checks"))
    formats = ("", EUROS)
    between = _between(placed["bridge.csv"], providers) if "bridge.csv" in placed else ()
    for key, text, value in (*_sums(plan, providers), *_outside(plan, funds), *between):
        lines.line([lang.word(key), Formula(text, value)], formats)


def _sums(plan: Placed, providers: Placed) -> Iterator[tuple[str, str, Decimal]]:
    agreed = plan.sums["amount_eur"]
    theirs = providers.sums["agreed_eur"]
    text = f"ROUND({plan.total('amount_eur')}-{providers.total('agreed_eur')},2)"
    yield "book_check_providers", text, agreed - theirs
    balance = providers.sums["balance_eur"]
    yield "book_check_balance", providers.total("balance_eur"), balance


def _between(bridge: Placed, providers: Placed) -> Iterator[tuple[str, str, Decimal]]:
    """What is released per fund beyond what is per provider: what moves within providers between funds and outside."""
    text = f"ROUND({bridge.total('released_eur')}-{providers.total('released_eur')},2)"
    yield "book_check_between", text, bridge.sums["released_eur"] - providers.sums["released_eur"]


def _outside(plan: Placed, funds: Placed) -> Iterator[tuple[str, str, Decimal]]:
    """What is agreed and drawn from no fund: care outside the room, nought where there is none."""
    agreed, drawn = (p.sums[name] for p, name in ((plan, "amount_eur"), (funds, "agreed_eur")))
    text = f"ROUND({plan.total('amount_eur')}-{funds.total('agreed_eur')},2)"
    yield "book_check_outside", text, agreed - drawn
