"""The first sheet of an empty case: how to fill it in, and what stands on which sheet."""

from __future__ import annotations

from verdeelsleutel.data.sheets.book import A4, Book, quoted
from verdeelsleutel.data.sheets.case_sheets import CaseSheets
from verdeelsleutel.data.tables import TABLES

__all__ = ["GUIDE", "add_guide"]

GUIDE = {True: "_Toelichting", False: "_Guide"}
"""Its name by whether it is Dutch; with a _ in front it isn't read."""

_HOW = {
    True: (
        "Zo vult u deze casus in",
        "Elk blad is een tabel. Op het blad Casus staat waar de casus over gaat: één kenmerk per regel.",
        "Vette titels op blauw moeten ingevuld worden; schuine titels op grijs mogen leeg blijven of weg.",
        "Wijs een titel aan voor wat er in de kolom hoort, met een voorbeeld van een rij bij de eerste titel.",
        "Rijen en kolommen mogen in elke volgorde staan. Een kolom van uzelf begint met x_.",
        "Codes (AGB, prestatie, maand, postcode) zijn tekst, zodat voorloopnullen blijven staan.",
        (
            "Een blad waarvan de naam met _ begint wordt niet gelezen. Zo beginnen de tabellen die een casus niet "
            "nodig "
            "heeft: haal de _ weg zodra u er een invult."
        ),
        (
            "De bladen controleren mee terwijl u typt, maar niet wat u plakt. Daarna kijkt alles na: "
            "verdeel check casus.xlsx"
        ),
    ),
    False: (
        "How to fill in this case",
        "Every sheet is a table. The sheet case says what the case is about: one key per line.",
        "Bold titles on blue have to be filled in; slanted titles on grey may stay empty or go.",
        "Point at a title for what belongs in its column, with an example of a row at the first title.",
        "Rows and columns may stand in any order. A column of your own begins with x_.",
        "Codes (AGB, service, month, postcode) are text, so that leading zeros stay.",
        (
            "A sheet whose name begins with _ isn't read. So begin the tables that a case can do without: take the _ "
            "off "
            "when you fill one in."
        ),
        (
            "The sheets check while you type, but not what you paste. After that, this looks at everything: "
            "verdeel check casus.xlsx"
        ),
    ),
}
_TITLES = {
    True: ("blad", "nodig", "waarvoor", "ja", "nee"),
    False: ("sheet", "required", "what for", "yes", "no"),
}


def add_guide(book: Book, how: CaseSheets) -> None:
    """Add the sheet."""
    dutch = how.titles.dutch
    sheet = book.sheet(GUIDE[dutch])
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 10)
    sheet.set_column(2, 2, 100)
    head, *lines = _HOW[dutch]
    sheet.write_string(0, 0, head, book.style(bold=True, font_size=14))
    for row, line in enumerate(lines, 2):
        sheet.merge_range(row, 0, row, 2, line, book.style(text_wrap=True, valign="top"))
        sheet.set_row(row, 32 if len(line) > 120 else 16)
    row = len(lines) + 3
    name, needed, what, yes, no = _TITLES[dutch]
    for at, title in enumerate((name, needed, what)):
        sheet.write_string(row, at, title, book.style(bold=True, bottom=1))
    for table in TABLES.values():
        row += 1
        own = how.name(table.name)
        sheet.write_url(row, 0, f"internal:{quoted(own)}!A1", string=own)
        sheet.write_string(row, 1, yes if table.required else no)
        sheet.write_string(row, 2, how.titles.meaning(table))
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
