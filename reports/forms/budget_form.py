"""The preparation of the NZa budget form as a workbook: what it is, every line, and totals that add them up.

The same run gives the same bytes. Sums are formulas with their values, for readers that don't calculate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.reading.raw import column_letter
from verdeelsleutel.data.sheets.book import Book
from verdeelsleutel.model.budget_form import ONE_EURO, BudgetForm, FormLine, Total, totals_of
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.forms.budget_form_page import about, findings
from verdeelsleutel.reports.sheets import styles

__all__ = ["write_budget_form"]

HEADING = 2
"""The row of the headings, counted from 0: below the mark and an empty row."""

_WIDTH = {"name": 34, "description": 40, "kavel": 15, "service": 10, "region": 12, "units": 11}
_WORDS = ("nza_number", "provider", "name", "region", "service", "description", "kavel", "unit")
_MONEY = ("previous_eur", "change_eur", "amount", "form")


def write_budget_form(path: Path, form: BudgetForm, lang: Language) -> None:
    """Write the workbook.

    Args:
        path: of the file to make.
        form: what is told to the NZa.
        lang: of the words in it.
    """
    book = Book(lang.word("nza_title", year=str(form.meta.year)), form.meta.year)
    made = _Book(book, styles(book), form, lang)
    made.about()
    made.lines()
    made.totals()
    path.write_bytes(book.content())


def _euros(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def _shown(value: Fraction) -> Decimal:
    """For the eye: cut to two decimals."""
    return Decimal(decimals(value, 2))


# xlsxwriter has no types: sheets, books and formats are Any below


@dataclass(frozen=True)
class _Book:
    """The workbook while it is written."""

    book: Any
    looks: Mapping[str, Any]
    form: BudgetForm
    lang: Language

    @property
    def columns(self) -> tuple[str, ...]:
        """Of the lines; old and change where there are any."""
        old = self.form.reallocated
        units = ("previous_units", "change_units") if old else ()
        money = ("previous_eur", "change_eur") if old else ()
        return (*_WORDS, *units, "units", "care", "nhc", "nic", "tariff", *money, "amount", "form", "one_euro")

    def sheet(self, name: str) -> Any:  # noqa: ANN401  see above
        """A sheet that says on top what it isn't."""
        found = self.book.sheet(self.lang.word(f"sheet_{name}"))
        found.write_string(0, 0, self.lang.word("nza_mark"), self.looks["warning"])
        found.set_landscape()
        found.set_paper(9)
        found.fit_to_pages(1, 0)
        found.set_footer(f"&C{self.lang.word('nza_mark')}")
        return found

    def title(self, column: str) -> str:
        """The heading of a column: of a reallocation number and amount are new."""
        new = "new_" if self.form.reallocated and column in ("units", "amount") else ""
        return self.lang.word(f"nza_{new}{column}")

    def about(self) -> None:
        """What this is, how to read it, and what to look at."""
        sheet = self.sheet("about")
        sheet.set_column(0, 0, 120)
        sheet.write_string(HEADING, 0, self.lang.word("nza_title", year=str(self.form.meta.year)), self.looks["title"])
        row = HEADING + 1
        for text in about(self.form, self.lang):
            sheet.write_string(row, 0, text, self.looks["about"])
            row += 1
        found = findings(self.form, self.lang, most=len(self.form.without_number))
        if found:
            sheet.write_string(row + 1, 0, self.lang.word("nza_findings"), self.looks["title"])
            for text in found:
                sheet.write_string(row + 2, 0, text, self.looks["about"])
                row += 1

    def lines(self) -> None:
        """Every line, its amount as a formula of number and tariff."""
        sheet = self.sheet("lines")
        self._headings(sheet, HEADING, [self.title(name) for name in self.columns])
        for at, name in enumerate(self.columns):
            sheet.set_column(at, at, _WIDTH.get(name, 13))
        for row, line in enumerate(self.form.lines, HEADING + 1):
            self._line(sheet, row, line)
        last = HEADING + len(self.form.lines)
        sheet.freeze_panes(HEADING + 1, 3)
        sheet.repeat_rows(HEADING)
        if self.form.lines:
            sheet.autofilter(HEADING, 0, last, len(self.columns) - 1)
            self._sum_row(sheet, HEADING + 1, last, self._line_sums(), self.columns)

    def _headings(self, sheet: Any, row: int, titles: Sequence[str]) -> None:  # noqa: ANN401  see above
        sheet.set_row(row, 48)
        for at, title in enumerate(titles):
            sheet.write_string(row, at, title, self.looks["heading"])

    def _cell(self, column: str, row: int) -> str:
        return f"{column_letter(self.columns.index(column))}{row + 1}"

    def _line(self, sheet: Any, row: int, line: FormLine) -> None:  # noqa: ANN401  see above
        unit = self.lang.word(f"claimed_{line.unit}")
        words = {name: getattr(line, name) for name in _WORDS} | {"kavel": self.lang.word(line.kavel), "unit": unit}
        words["one_euro"] = line.one_euro
        numbers, formulas = dict(_numbers(line)), dict(self._formulas(line, row))
        for at, name in enumerate(self.columns):
            value = numbers.get(name)
            if name in words:
                sheet.write_string(row, at, words[name], self.looks["words"])
            elif value is None:
                sheet.write_blank(row, at, None, self.looks["words"])
            elif name in formulas:
                sheet.write_formula(row, at, formulas[name], self._look(name, value), value)
            else:
                sheet.write_number(row, at, value, self._look(name, value))

    def _look(self, name: str, value: Decimal) -> Any:  # noqa: ANN401  see above
        if not name.endswith("units"):
            return self.looks["euros"]
        return self.looks["units" if value == int(value) else "parts"]

    def _formulas(self, line: FormLine, row: int) -> Iterator[tuple[str, str]]:
        if not line.is_amount:
            yield "amount", f"=ROUND({self._cell('units', row)}*{self._cell('tariff', row)},2)"
            if line.parts is not None:
                yield "tariff", f"=SUM({self._cell('care', row)}:{self._cell('nic', row)})"
        if not line.one_euro:
            yield "form", f"={self._cell('amount', row)}"
        if line.cents_before is not None:
            yield "change_eur", f"={self._cell('amount', row)}-{self._cell('previous_eur', row)}"
            if not line.is_amount and (line.before or Fraction(0)).denominator == 1:
                yield "change_units", f"={self._cell('units', row)}-{self._cell('previous_units', row)}"

    def _line_sums(self) -> dict[str, Decimal]:
        lines = self.form.lines
        old = sum(line.cents_before or 0 for line in lines)
        new = sum(line.cents for line in lines)
        return _sums(old, new, sum(line.form_cents for line in lines))

    def _sum_row(self, sheet: Any, first: int, last: int, sums: Mapping[str, Decimal], columns: Sequence[str]) -> None:  # noqa: ANN401  see above
        """A row below with the sums of the rows from first to last."""
        for at, name in enumerate(columns):
            if name in sums:
                look = self.looks["total_euros" if name in _MONEY else "total_units"]
                formula = f"=SUM({column_letter(at)}{first + 1}:{column_letter(at)}{last + 1})"
                sheet.write_formula(last + 1, at, formula, look, sums[name])
            else:
                sheet.write_string(last + 1, at, self.lang.word("total") if at == 0 else "", self.looks["total"])

    def totals(self) -> None:
        """Per provider and region, then per region; every sum a formula over the lines."""
        sheet = self.sheet("totals")
        found = totals_of(self.form.lines)
        money = [name for name in _MONEY if name in self.columns]
        columns = ("nza_number", "provider", "name", "region", "lines", "one_euros", *money)
        for at, name in enumerate(columns):
            sheet.set_column(at, at, _WIDTH.get(name, 16))
        sheet.write_string(HEADING, 0, self.lang.word("nza_per_provider"), self.looks["title"])
        self._headings(sheet, HEADING + 1, [self.title(name) for name in columns])
        first = HEADING + 2
        for row, total in enumerate(found, first):
            self._total(sheet, row, total, columns)
        last = first + len(found) - 1
        if found:
            counts = {"lines": Decimal(len(self.form.lines)), "one_euros": Decimal(sum(t.one_euro for t in found))}
            self._sum_row(sheet, first, last, {**counts, **self._line_sums()}, columns)
            self._regions(sheet, (first, last), found, columns)

    def _total(self, sheet: Any, row: int, total: Total, columns: Sequence[str]) -> None:  # noqa: ANN401  see above
        begin, end = HEADING + 2 + total.first, HEADING + 2 + total.last  # as rows of the lines, counted from 1
        lines = f"'{self.lang.word('sheet_lines')}'!"
        sums = _sums(total.cents_before, total.cents, total.form_cents)
        for at, name in enumerate(columns):
            if name in sums:
                own = column_letter(self.columns.index(name))
                formula = f"=SUM({lines}{own}{begin}:{own}{end})"
                sheet.write_formula(row, at, formula, self.looks["euros"], sums[name])
            elif name in ("lines", "one_euros"):
                count = total.last - total.first + 1 if name == "lines" else total.one_euro
                sheet.write_number(row, at, count, self.looks["units"])
            else:
                sheet.write_string(row, at, getattr(total, name), self.looks["words"])

    def _regions(self, sheet: Any, rows: tuple[int, int], found: Sequence[Total], columns: Sequence[str]) -> None:  # noqa: ANN401  see above
        """A table below with the sum of every region, by formulas over the table above."""
        top = rows[1] + 4
        sheet.write_string(top - 1, 0, self.lang.word("nza_per_region"), self.looks["title"])
        kept = [name for name in columns if name in ("region", "lines", "one_euros", *_MONEY)]
        self._headings(sheet, top, [self.title(name) for name in kept])
        at_region = column_letter(columns.index("region"))
        where = f"${at_region}${rows[0] + 1}:${at_region}${rows[1] + 1}"
        for row, region in enumerate(sorted({total.region for total in found}), top + 1):
            mine = [total for total in found if total.region == region]
            sums = _sums(*(sum(getattr(t, name) for t in mine) for name in ("cents_before", "cents", "form_cents")))
            sums["lines"] = Decimal(sum(t.last - t.first + 1 for t in mine))
            sums["one_euros"] = Decimal(sum(t.one_euro for t in mine))
            sheet.write_string(row, 0, region, self.looks["words"])
            for at, name in enumerate(kept[1:], 1):
                own = column_letter(columns.index(name))
                over = f"${own}${rows[0] + 1}:${own}${rows[1] + 1}"
                look = self.looks["euros" if name in _MONEY else "units"]
                sheet.write_formula(row, at, f"=SUMIFS({over},{where},$A{row + 1})", look, sums[name])


def _sums(before: int, now: int, form: int) -> dict[str, Decimal]:
    """The four amounts of a sum, by column."""
    return dict(zip(_MONEY, map(_euros, (before, now - before, now, form)), strict=True))


def _numbers(line: FormLine) -> Iterator[tuple[str, Decimal]]:
    """Every number of a line, by column."""
    if not line.is_amount:
        yield "units", Decimal(line.units)
        yield "tariff", _euros(line.tariff)
        if line.before is not None:
            yield "previous_units", _shown(line.before)
            yield "change_units", _shown(line.units - line.before)
        if line.parts is not None:
            yield from zip(("care", "nhc", "nic"), map(_euros, line.parts), strict=True)
    yield "amount", _euros(line.cents)
    yield "form", _euros(ONE_EURO if line.one_euro else line.cents)
    if line.cents_before is not None:
        yield "previous_eur", _euros(line.cents_before)
        yield "change_eur", _euros(line.cents - line.cents_before)
