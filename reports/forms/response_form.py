"""Response forms: a workbook per provider in which it answers the offer of a reallocation, and nothing of any other.

The same run gives the same bytes: the document's date is the first day of its year.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.reading.raw import column_letter
from verdeelsleutel.data.response_form import ASKED, COLUMNS, MARK, MARKED, VERSION
from verdeelsleutel.data.sheets.book import A4, Book
from verdeelsleutel.model.runs.offer import Offer
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.sheets import styles

__all__ = ["write_forms"]

_WIDTH = {
    "region": 12, "service": 10, "description": 44, "kavel": 15, "unit": 9, "agreed": 12, "agreed_eur": 16,
    "delivered": 12, "expected": 12, "offered": 12, "tariff_eur": 11, "offered_eur": 16, "asked": 14, "reason": 40,
    "asked_eur": 16,
}  # fmt: skip
_TOTALS = ("agreed_eur", "offered_eur", "asked_eur")
_INPUTS = ("asked", "reason")
_LONGEST_REASON = 500


@dataclass(frozen=True)
class _Forms:
    """What all forms of an offer share."""

    offer: Offer
    case: Case
    response_days: int | None
    lang: Language

    @cached_property
    def services(self) -> dict[str, tuple[str, str]]:
        """Service → description and unit."""
        table = self.case.table("services")
        columns = (table[name].tolist() for name in ("service", "description", "unit"))
        return {code: (description, unit) for code, description, unit in zip(*columns, strict=True)}

    @cached_property
    def providers(self) -> dict[str, str]:
        """AGB code → name."""
        table = self.case.table("providers")
        return dict(zip(table["provider"].tolist(), table["name"].tolist(), strict=True))

    def about(self, provider: str) -> list[str]:
        """The lines above the table, the title first."""
        word, meta, offer = self.lang.word, self.case.meta, self.offer
        name = self.providers.get(provider) or provider
        found = [word("form_title", year=str(meta.year)), word("form_provider", name=name, provider=provider)]
        month = self.lang.month(offer.cutoff)
        found.append(word("form_offer", office=meta.office, title=meta.title, month=month))
        if self.response_days is not None and offer.as_of is not None:
            until = offer.as_of + datetime.timedelta(days=self.response_days)
            found.append(word("form_until", offered=self.lang.date(offer.as_of), day=self.lang.date(until)))
        elif self.response_days is not None:
            found.append(word("form_within", days=self.response_days))
        if meta.synthetic:
            found.append(word("synthetic"))
        return [*found, *(word(f"form_how_{i}") for i in range(1, 5))]


def write_forms(folder: Path, offer: Offer, case: Case, response_days: int | None, lang: Language) -> list[str]:
    """Write a form for every provider with a line to answer, named by its AGB code.

    Args:
        folder: where; it is there already.
        offer: what is answered.
        case: for names, descriptions and units.
        response_days: days to answer, None where the pack gives none.
        lang: of the form.

    Returns:
        The names of the files, in order of provider.
    """
    forms = _Forms(offer, case, response_days, lang)
    names = []
    for provider, lines in offer.lines.groupby("provider", sort=True):
        names.append(f"{provider}.xlsx")
        _write(folder / names[-1], str(provider), lines.to_dict("records"), forms)  # type: ignore[arg-type]  # all text
    return names


def _write(path: Path, provider: str, lines: list[dict[str, str]], forms: _Forms) -> None:
    word = forms.lang.word
    book = Book(word("form_sheet"), forms.case.meta.year)
    sheet = book.sheet(word("form_sheet"))
    looks = styles(book)
    about = forms.about(provider)
    for row, text in enumerate(about):
        sheet.write_string(row, 0, text, looks["title" if row == 0 else "about"])
    heading = len(about) + 1
    sheet.set_row(heading, 48)
    month = forms.lang.month(forms.offer.cutoff)
    for at, name in enumerate(COLUMNS):
        sheet.write_string(heading, at, word(f"form_{name}", month=month), looks["heading"])
        sheet.set_column(at, at, _WIDTH[name])
    first, last = heading + 1, heading + len(lines)
    values = [_values(line, forms) for line in lines]
    for row, mine in enumerate(values, first):
        _write_line(sheet, row, mine, looks)
    _totals(sheet, first, values, looks, word("total"))
    _validate(sheet, first, last, forms.lang)
    _lay_out(sheet, heading, last)
    mark = book.sheet(MARK)
    marked = (VERSION, forms.offer.receipt_sha256, provider, word("form_sheet"), str(heading + 1), str(len(lines)))
    for row, pair in enumerate(zip(MARKED, marked, strict=True)):
        mark.write_row(row, 0, pair)
    mark.very_hidden()
    path.write_bytes(book.content())


@dataclass(frozen=True)
class _Line:
    """What stands in the fixed cells of a line, by column."""

    words: Mapping[str, str]
    units: Mapping[str, Decimal]
    euros: Mapping[str, Decimal]


def _values(line: Mapping[str, str], forms: _Forms) -> _Line:
    description, unit = forms.services.get(line["service"], ("", ""))
    agreed, offered, tariff = (Fraction(line[n]) for n in ("agreed_units", "offered_units", "tariff_eur"))
    words = {
        "region": line["region"],
        "service": line["service"],
        "description": description,
        "kavel": forms.lang.word(line["kavel"]),
        "unit": forms.lang.word(f"claimed_{unit}"),
    }
    units = {name: _shown(line[f"{name}_units"]) for name in ("agreed", "delivered", "expected", "offered")}
    return _Line(
        words,
        units,
        {
            "agreed_eur": _to_cents(agreed * Fraction(line["agreed_tariff_eur"])),
            "tariff_eur": Decimal(line["tariff_eur"]),
            "offered_eur": _to_cents(offered * tariff),
            "asked_eur": _to_cents(offered * tariff),
        },
    )


def _shown(text: str) -> Decimal:
    """For the eye: rounded to two decimals, as on pages and in letters."""
    return Decimal(decimals(Fraction(int(Fraction(text) * 100 + Fraction(1, 2)), 100), 2))


def _to_cents(euros: Fraction) -> Decimal:
    return Decimal(int(euros * 100 + Fraction(1, 2))).scaleb(-2)


# xlsxwriter has no types: sheets and formats are Any below


def _write_line(sheet: Any, row: int, line: _Line, styles: Mapping[str, Any]) -> None:  # noqa: ANN401  see above
    for at, name in enumerate(COLUMNS):
        if name in line.words:
            sheet.write_string(row, at, line.words[name], styles["words"])
        elif name in line.units:
            value = line.units[name]
            sheet.write_number(row, at, value, styles["units" if value == int(value) else "parts"])
        elif name == "asked_eur":
            asked, tariff, offered = (f"{_letter(n)}{row + 1}" for n in ("asked", "tariff_eur", "offered_eur"))
            formula = f"=IF(ISNUMBER({asked}),ROUND({asked}*{tariff},2),{offered})"
            sheet.write_formula(row, at, formula, styles["euros"], line.euros[name])
        elif name in line.euros:
            sheet.write_number(row, at, line.euros[name], styles["euros"])
        else:
            sheet.write_blank(row, at, None, styles[name])


def _totals(sheet: Any, first: int, lines: list[_Line], styles: Mapping[str, Any], title: str) -> None:  # noqa: ANN401  see above
    row = first + len(lines)
    for at, name in enumerate(COLUMNS):
        if name in _TOTALS:
            # with its value, for readers that don't calculate when they open a file
            formula = f"=SUM({_letter(name)}{first + 1}:{_letter(name)}{row})"
            sheet.write_formula(row, at, formula, styles["total_euros"], sum(line.euros[name] for line in lines))
        else:
            sheet.write_string(row, at, title if name == "description" else "", styles["total"])


def _validate(sheet: Any, first: int, last: int, lang: Language) -> None:  # noqa: ANN401  see above
    asked, reason = (COLUMNS.index(name) for name in _INPUTS)
    rule = {"validate": "decimal", "criteria": ">=", "value": 0}
    told = {"error_title": lang.word("form_wrong"), "error_message": lang.word("form_number")}
    sheet.data_validation(first, asked, last, asked, {**rule, **told, "input_message": lang.word("form_number")})
    rule = {"validate": "length", "criteria": "<=", "value": _LONGEST_REASON}
    sheet.data_validation(first, reason, last, reason, {**rule, "error_message": lang.word("form_long")})


def _lay_out(sheet: Any, heading: int, last: int) -> None:  # noqa: ANN401  see above
    sheet.freeze_panes(heading + 1, 2)
    sheet.set_selection(heading + 1, ASKED, heading + 1, ASKED)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(heading)
    sheet.print_area(0, 0, last + 1, len(COLUMNS) - 1)


def _letter(name: str) -> str:
    return column_letter(COLUMNS.index(name))
