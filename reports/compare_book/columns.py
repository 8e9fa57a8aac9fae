"""Columns of the workbook of a comparison, in threes where a figure stands beside what it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from verdeelsleutel.reports.books.columns import BookColumn, Kind, book_column
from verdeelsleutel.reports.plan_book.result_columns import COLUMNS as RESULT

__all__ = ["COLUMNS", "changes", "columns", "formulas"]

_SIDES = {
    "then": ("was", "before", "In de eerste berekening.", "In the first run."),
    "now": ("nu", "now", "In de andere berekening.", "In the other run."),
    "change": ("verschil", "change", "Nu min was.", "Now less before."),
}


def _sides(key: str, kind: Kind, dutch: str, english: str, note: str, in_english: str) -> dict[str, BookColumn]:
    """A figure before and now, and the difference."""
    unit = " €" if kind == "euros" else ""
    return {
        f"{key}_{side}": book_column(
            kind, f"{dutch} {words[0]}{unit}", f"{english} {words[1]}{unit}", f"{note} {words[2]}",
            f"{in_english} {words[3]}",
        )
        for side, words in _SIDES.items()
    }  # fmt: skip


_FIGURES: Mapping[str, BookColumn] = {
    **_sides("amount", "euros", "Bedrag", "Amount", "Bedrag van de geldstroom.", "Amount of the fund."),
    **_sides("reserved", "euros", "Gereserveerd", "Reserved", "Vastgehouden voor later.", "Held for later."),
    **_sides("agreed", "euros", "Afgesproken", "Agreed", "Som van de afspraken.", "Sum of the agreements."),
    **_sides("free", "euros", "Vrij", "Free", "Niet gereserveerd en niet afgesproken.", "Neither reserved nor agreed."),
    **_sides("years", "units", "Cliëntjaren", "Client-years", "Afgesproken cliëntjaren.", "Client-years agreed."),
    **_sides("unmet", "euros", "Onvervuld", "Unmet", "Gevraagd en niet toegekend.", "Asked and not awarded."),
    **_sides("claim", "euros", "Gevraagd", "Asked", "Gevraagd in de tranche.", "Asked in the tranche."),
    **_sides("awarded", "euros", "Toegekend", "Awarded", "Vóór afronding.", "Before rounding."),
    **_sides(
        "fill", "share", "Laagste toekenning", "Lowest fill", "Kleinste deel van een vraag dat is toegekend.",
        "Smallest part of a claim that was awarded.",
    ),
    **_sides("units", "units", "Eenheden", "Units", "Afgesproken eenheden.", "Units agreed."),
    **_sides("tariff", "euros", "Tarief", "Tariff", "Tarief per eenheid.", "Tariff per unit."),
    **_sides("lower", "units", "Minstens", "At least", "Ondergrens.", "Lower bound."),
    **_sides("upper", "units", "Hoogstens", "At most", "Bovengrens.", "Upper bound."),
    **_sides("value", "units", "Stand", "Value", "Wat het plan telt.", "What the plan counts."),
    **_sides("binds", "text", "Knelt", "Binds", "Of de regel een toekenning begrensde.", "Whether it closed an award."),
    **_sides("percentage", "text", "Percentage", "Percentage", "Van het maximumtarief.", "Of the maximum tariff."),
    **_sides("sum", "units", "Som", "Sum", "Som van de kolom.", "Sum of the column."),
    **_sides("number", "units", "Waarde", "Value", "Getal in de tabel.", "Number in the table."),
    **_sides("text", "text", "Tekst", "Text", "Wat er staat, als het geen getal is.", "What stands there, in words."),
    **_sides("said", "text", "Waarde", "Value", "Wat er staat.", "What stands there."),
}  # fmt: skip

_OWN: Mapping[str, BookColumn] = {
    "run": book_column("text", "Berekening", "Run", "De andere berekening.", "The other run."),
    "part": book_column("text", "Onderdeel", "Part", "Feit, wijze van vragen, of beleid.", "Fact, option, or policy."),
    "setting": book_column("text", "Wat", "What", "Wat anders is.", "What is another one."),
    "table": book_column("text", "Tabel", "Table", "Tabel van de casus.", "Table of the case."),
    "rows_added": book_column("units", "Rijen erbij", "Rows added", "Alleen nu.", "Only now."),
    "rows_gone": book_column("units", "Rijen weg", "Rows gone", "Alleen toen.", "Only before."),
    "values_changed": book_column("units", "Waarden anders", "Values changed", "In rijen van beide.", "In both."),
    "worth": book_column(
        "euros", "Verschil €", "Change €", "Volumes tegen het tarief van de eerste berekening.",
        "Volumes at the tariff of the first run.",
    ),
    "column": book_column("text", "Kolom", "Column", "Kolom van de tabel.", "Column of the table."),
    "rows_changed": book_column("units", "Rijen anders", "Rows changed", "Met andere waarde.", "With other values."),
    "other_key": book_column("text", "Sleutel", "Key", "Wat de rij verder kenmerkt.", "What else tells the row apart."),
    "changed": book_column(
        "text", "Wat anders is", "What differs", "Kolom met een andere waarde, of een rij.", "A column, or a whole row."
    ),
    "volume_eur": book_column(
        "euros", "Door volume €", "By volume €", "Meer of minder eenheden, tegen de oude prijs.",
        "More or fewer units, at the old price.",
    ),
    "price_eur": book_column(
        "euros", "Door prijs €", "By price €", "De nieuwe eenheden maal het verschil in tarief.",
        "The new units times the change of the tariff.",
    ),
    "balance_eur": book_column(
        "euros", "Sluit (0)", "Balance (0)", "Verschil min volume min prijs: moet 0 zijn.",
        "Change less volume less price: has to be 0.",
    ),
    "share": book_column("share", "Deel van was", "Part of before", "Verschil gedeeld door was.", "Change by before."),
    "cause": book_column(
        "text", "Waardoor", "Because of", "Wat de laatste vraag begrensde, toen en nu.",
        "What closed the last claim, then and now.",
    ),
    "change_eur": book_column("euros", "Verschil €", "Change €", "Meer of minder euro's.", "More or fewer euros."),
    "lines": book_column("units", "Regels", "Lines", "Aantal afspraakregels.", "Number of lines."),
    "providers": book_column("units", "Aanbieders", "Providers", "Aantal aanbieders.", "Number of providers."),
    "rule_words": book_column("text", "Regel", "Rule", "Regel, besluit of geldstroom.", "Rule, decision or fund."),
    "key_words": book_column("text", "Voor", "For", "Waarvoor de regel hier geldt.", "What the rule holds for here."),
    "move": book_column("text", "Hoe", "How", "Hoe de regel veranderde.", "How the line changed."),
}  # fmt: skip

COLUMNS: Mapping[str, BookColumn] = {**RESULT, **_FIGURES, **_OWN}
"""By key; what a run's own workbook has too is called as there."""


def columns(*keys: str) -> dict[str, BookColumn]:
    """Columns in their order."""
    return {key: COLUMNS[key] for key in keys}


def changes(*figures: str) -> tuple[str, ...]:
    """The keys of figures before, now, and their difference."""
    return tuple(f"{figure}_{side}" for figure in figures for side in _SIDES)


def formulas(figures: Iterable[str]) -> dict[str, str]:
    """Differences as formulas; of amounts to the cent."""
    found = {}
    for figure in figures:
        plain = f"{{{figure}_now}}-{{{figure}_then}}"
        found[f"{figure}_change"] = f"ROUND({plain},2)" if COLUMNS[f"{figure}_now"].kind == "euros" else plain
    return found
