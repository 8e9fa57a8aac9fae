"""The first sheet of a year: what it comes to, run by run and kavel by kavel, and sums that have to agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from verdeelsleutel.data.reading.raw import column_letter
from verdeelsleutel.data.sheets.book import Book
from verdeelsleutel.model.certify.year_chain import YearRow
from verdeelsleutel.reports.books.lines import EUROS, UNITS, Cell, Formula, LeftOut, Lines
from verdeelsleutel.reports.books.table_sheet import TableSheet, exact_sum
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.run.reported_year import ReportedYear
from verdeelsleutel.reports.run.year import in_short, run_name

__all__ = ["add_summary"]

_KEYS, _WIDTH, _ACROSS, _LEAST = 38, 19, 7, 10
_OF_FUNDS = ("reserved", "free")
FIGURES = ("agreed_before", "added", "released", "price_effect", "agreed", "reserved", "free", "unfunded")


def add_summary(
    book: Book, sheet: object, year: ReportedYear, placed: Mapping[str, TableSheet], left_out: Sequence[LeftOut],
    proof: str, lang: Language,
) -> None:  # fmt: skip
    """Fill the sheet.

    Args:
        book: where it belongs to.
        sheet: made before those that it counts on.
        year: the runs.
        placed: the sheets with tables by key.
        left_out: what is spared a workbook of this size.
        proof: name of the sheet with the proof.
        lang: of its words.
    """
    word, meta = lang.word, year.case.meta
    count = max(_LEAST, 1 + len(year.rows))
    lines = Lines(book, sheet, (_KEYS, *[_WIDTH] * count))
    lines.title(word("year_title", year=str(meta.year), title=meta.title))
    if meta.synthetic:
        lines.text(word("synthetic"), bold=True, font_color="#B00020")
    lines.text(word("year_about", office=meta.office, pack=year.pack))
    lines.heading(word("run_in_short"))
    lines.wrapped(in_short(year.rows, lang), _ACROSS)
    _runs(lines, year.rows, placed, lang)
    _kavels(lines, year.rows, placed["kavels"], "agreed_eur", lang)
    _kavels(lines, year.rows, placed["kavels"], "client_years", lang)
    _checks(lines, year.rows, placed, lang)
    lines.heading(word("book_guide_sheets"))
    lines.wrapped(word("ybook_guide"), _ACROSS)
    for one in placed.values():
        lines.link(one.name, one.title)
    lines.link(proof, word("ybook_title_proof"))
    if left_out:
        lines.heading(word("book_left_out"))
        for spared in left_out:
            lines.line([spared.name, spared.told])


def _cents(value: int) -> Decimal:
    return Decimal(value).scaleb(-2)


def _runs(lines: Lines, rows: Sequence[YearRow], placed: Mapping[str, TableSheet], lang: Language) -> None:
    """From agreement to agreement: moves counted over the providers of a run, money over its funds."""
    word = lang.word
    lines.heading(word("year_runs"))
    formats = ("", "", *[EUROS] * len(FIGURES))
    titles = (word(f"ybook_col_{key}") for key in ("run", "cutoff", *FIGURES))
    lines.head([*titles], formats)
    first = lines.row + 1
    for row in rows:
        at = lines.row + 1
        cells: list[Cell] = [run_name(row, lang), lang.month(row.cutoff) if row.cutoff else ""]
        lines.line([*cells, *(_figure(row, name, placed, at) for name in FIGURES)], formats)
    if len(rows) > 1:
        moves: list[Cell] = []
        for place, name in enumerate(FIGURES[1:4], 3):
            letter = column_letter(place)
            value = _cents(sum(getattr(row, name) or 0 for row in rows))
            moves.append(Formula(f"SUM({letter}{first}:{letter}{lines.row})", value))
        lines.line([word("year_over_all"), "", "", *moves], formats, bold=True, top=1)
    lines.text(word("ybook_runs_note"), italic=True)


def _figure(row: YearRow, name: str, placed: Mapping[str, TableSheet], at: int) -> Cell:
    value = getattr(row, name)
    if value is None:
        return ""
    if name == "agreed" and row.agreed_before is not None:
        return Formula(f"ROUND(C{at}+D{at}-E{at}+F{at},2)", _cents(value))
    sheet = placed.get("funds" if name in _OF_FUNDS else "per_run")
    if sheet is None:
        return _cents(value)
    return Formula(f"ROUND({sheet.sum_where(f'{name}_eur', ('run', f'$A{at}'))},2)", _cents(value))


def _kavels(lines: Lines, rows: Sequence[YearRow], kavels: TableSheet, column: str, lang: Language) -> None:
    """A kavel per line and a run per column, and what the year made of it."""
    word, cents = lang.word, column == "agreed_eur"
    lines.heading(word(f"ybook_kavels_{column}"))
    formats = ("", *[EUROS if cents else UNITS] * (1 + len(rows)))
    head, names = lines.row + 1, [run_name(row, lang) for row in rows]
    lines.head([word("book_col_kavel"), *names, word("ybook_col_change")], formats)
    first, totals = lines.row + 1, [Decimal(0)] * (1 + len(rows))
    last = column_letter(len(rows))
    for kavel in sorted(set(kavels.frame["kavel"].tolist()), key=str.casefold):
        at = lines.row + 1
        values = [_of_kavel(kavels, column, name, kavel) for name in names]
        cells: list[Cell] = [kavel]
        for place, value in enumerate(values, 1):
            text = kavels.sum_where(column, ("run", f"{column_letter(place)}${head}"), ("kavel", f"$A{at}"))
            cells.append(Formula(f"ROUND({text},2)" if cents else text, value))
        change = f"{last}{at}-B{at}"
        cells.append(Formula(f"ROUND({change},2)" if cents else change, values[-1] - values[0]))
        totals = [a + b for a, b in zip(totals, [*values, values[-1] - values[0]], strict=True)]
        lines.line(cells, formats)
    sums = [
        Formula(f"SUM({column_letter(place)}{first}:{column_letter(place)}{lines.row})", value)
        for place, value in enumerate(totals, 1)
    ]
    lines.line([word("total"), *sums], formats, bold=True, top=1)


def _of_kavel(kavels: TableSheet, column: str, run: str, kavel: str) -> Decimal:
    mine = kavels.rows_where("run", run)
    found = mine[(mine["kavel"] == kavel).to_numpy()][column].tolist()
    return sum(map(Decimal, found), Decimal(0))


def _checks(lines: Lines, rows: Sequence[YearRow], placed: Mapping[str, TableSheet], lang: Language) -> None:
    """A check per line and a run per column; each comes to nought."""
    word, names = lang.word, [run_name(row, lang) for row in rows]
    lines.heading(word("book_checks"))
    formats = ("", *[EUROS] * len(rows))
    head = lines.row + 1
    lines.head(["", *names], formats)

    def counted(key: str, column: str, at: int) -> Formula:
        sheet = placed[key]
        text = sheet.sum_where(column, ("run", f"{column_letter(1 + at)}${head}"))
        return Formula(text, exact_sum(sheet.rows_where("run", names[at])[column]))

    def less(one: Formula, other: Formula) -> Formula:
        return Formula(f"ROUND({one.text}-{other.text},2)", one.value - other.value)

    def chained(at: int) -> Cell:
        """What was agreed before is what the run before agreed."""
        if at == 0:
            return ""
        return less(counted("runs", "agreed_before_eur", at), counted("runs", "agreed_eur", at - 1))

    checks: dict[str, Callable[[int], Cell]] = {
        "chain": chained,
        "balance": lambda at: counted("runs", "balance_eur", at),
        "kavels": lambda at: less(counted("kavels", "agreed_eur", at), counted("runs", "agreed_eur", at)),
    }
    if "per_run" in placed:
        checks["per_run"] = lambda at: less(counted("per_run", "agreed_eur", at), counted("runs", "agreed_eur", at))
    if "beside" in placed:
        checks["beside"] = lambda at: less(_column(placed["beside"], at), counted("runs", "agreed_eur", at))
    for key, check in checks.items():
        lines.line([word(f"ybook_check_{key}"), *(check(at) for at in range(len(rows)))], formats)


def _column(beside: TableSheet, at: int) -> Formula:
    key = f"run_{at}"
    return Formula(beside.total(key), beside.sums[key])
