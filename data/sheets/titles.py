"""Titles, words and notes on the sheets of a case, in Dutch or in the machine's own."""

from __future__ import annotations

from dataclasses import dataclass

from verdeelsleutel.data.reading.kinds import expected_of
from verdeelsleutel.data.tables import TABLES
from verdeelsleutel.data.tables.columns import Column, Table
from verdeelsleutel.data.tables.dutch import dutch_choice
from verdeelsleutel.data.tables.dutch_notes import dutch_expected, dutch_note

__all__ = ["DUTCH", "MACHINE", "Titles"]

_YES_NO = {"yes": "ja", "no": "nee"}
_BY_NAME = {
    "region": "GOOI", "provider": "06900101", "service": "Z041", "old_service": "Z040", "fund": "CR-11",
    "kavel": "intramural", "profile": "4VV", "name": "Zorg aan de Vaart", "description": "VV 4 met behandeling",
    "offered_units": "365", "max_tariff_eur": "198,45", "tariff_eur": "187,20",
    "amount_eur": "1250000", "reason": "brief van 12 maart", "percentage": "96,5", "reserve_ratio": "0,35",
    "units_per_client_year": "365", "law": "Wlz", "rule": "intramural_cap", "contract": "dorp-1",
    "year": "2027", "follows": "Z041 Z051", "decided_by": "directie inkoop",
}  # fmt: skip
_BY_KIND = {
    "agb": "06900101", "yes_no": "ja", "fact": "ja", "number": "120", "whole": "3", "euros": "95,73",
    "date": "2027-04-01", "month": "2027-03", "postcode": "1211", "text": "tekst", "id": "code", "ids": "code",
}  # fmt: skip


@dataclass(frozen=True)
class Titles:
    """One way to write a case.

    Attributes:
        dutch: Dutch titles, words and notes; else machine names, and English notes.
    """

    dutch: bool

    def sheet(self, table: Table) -> str:
        """Name of the sheet of a table."""
        return table.dutch if self.dutch else table.name

    def column(self, table: Table, name: str) -> str:
        """Title of a column; an office's own keeps its name."""
        return table.column(name).dutch if self.dutch and name in table.names else name

    def column_title(self, column: Column) -> str:
        """Title of a column of the contract."""
        return column.dutch if self.dutch else column.name

    def value(self, column: Column | None, text: str) -> str:
        """A value as a planner writes it."""
        if not self.dutch or column is None or not text:
            return text
        if column.kind in ("yes_no", "fact"):
            return _YES_NO.get(text, text)
        return dutch_choice(column, text) if column.choices else text

    def choices(self, column: Column) -> tuple[str, ...]:
        """The words of a drop-down; none where a column has no fixed ones."""
        words = ("yes", "no") if column.kind in ("yes_no", "fact") else column.choices
        return tuple(self.value(column, word) for word in words)

    def note(self, column: Column) -> str:
        """What a column means and what it takes."""
        parts = [dutch_note(column) if self.dutch else column.description]
        if column.kind != "text":
            expected = dutch_expected(column) if self.dutch else expected_of(column)
            parts.append(f"{expected[0].upper()}{expected[1:]}.")
        if column.references:
            other = self.sheet(TABLES[column.references[0]])
            parts.append(f"Staat op het blad {other}." if self.dutch else f"One of the table {other}.")
        if column.may_be_empty:
            parts.append("Mag leeg." if self.dutch else "May be empty.")
        return " ".join(parts)

    def meaning(self, table: Table) -> str:
        """What a row of a table is."""
        return dutch_note(table) if self.dutch else table.description

    def about(self, table: Table) -> str:
        """What a row of a table is, what tells rows apart, and a row as an example."""
        key = " + ".join(self.column(table, name) for name in table.key)
        row = "; ".join(f"{self.column(table, c.name)} {self.example(c)}" for c in table.columns if not c.may_be_empty)
        if self.dutch:
            return f"{self.meaning(table)} Elke {key} één keer. Voorbeeld van een rij: {row}."
        return f"{self.meaning(table)} Each {key} once. Example of a row: {row}."

    def example(self, column: Column) -> str:
        """A value that the column takes."""
        if column.kind == "choice":
            return self.choices(column)[0]
        return _BY_NAME.get(column.name) or self.value(column, _BY_KIND[column.kind])


DUTCH, MACHINE = Titles(dutch=True), Titles(dutch=False)
