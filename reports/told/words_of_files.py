"""Files, sheets, columns and rows of a case."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FILES"]

FILES: Mapping[str, str] = {
    # the case as a whole
    "there is no such folder or workbook": "deze map of werkmap bestaat niet",
    "a folder with CSV files and case.yaml, or an .xlsx workbook": (
        "een map met CSV-bestanden en case.yaml, of een Excel-bestand (.xlsx)"
    ),
    "this is neither a folder nor an .xlsx workbook": "dit is geen map en geen Excel-bestand (.xlsx)",
    'give the folder: "{folder}"': "geef de map: “{folder}”",
    "the case in this folder is a workbook; give the workbook itself": (
        "de casus in deze map is een Excel-bestand; geef dat bestand zelf"
    ),
    "use {workbook}": "gebruik {workbook}",
    "what the case is about": "waar de casus over gaat",
    "what the case is about stands in case.yaml in a folder": "in een map staat in case.yaml waar de casus over gaat",
    "write it as keys in case.yaml": "schrijf het als kenmerken in case.yaml",
    'the file "{file}" is missing': "het bestand “{file}” ontbreekt",
    'the sheet "{sheet}" is missing': "het blad “{sheet}” ontbreekt",
    'the table "{table}" is missing': "de tabel “{table}” ontbreekt",
    'the table "{table}" is there twice': "de tabel “{table}” is er twee keer",
    "a file {file}": "een bestand {file}",
    'a sheet "{sheet}" or "{dutch}"': "een blad “{sheet}” of “{dutch}”",
    "case.yaml": "case.yaml",
    "{table}.csv": "{table}.csv",
    "a sheet for each table": "een blad voor elke tabel",
    "a sheet of key and value": "een blad met kenmerk en waarde",
    "unknown file": "onbekend bestand",
    "unknown sheet": "onbekend blad",
    "unknown table": "onbekende tabel",
    'unknown column, and the column "{column}" is missing': "onbekende kolom, en de kolom “{column}” ontbreekt",
    "more may be wrong in this column, which is read only then": (
        "in deze kolom kan nog meer fout zijn: zij wordt pas daarna gelezen"
    ),
    "unknown column": "onbekende kolom",
    "unknown key": "onbekend kenmerk",
    "a table of the contract": "een tabel die een casus kent",
    "a table of the contract or x_…": "een tabel die een casus kent",
    "a column of the contract": "een kolom die de tabel kent",
    "a column of the contract or x_…": "een kolom die de tabel kent, of x_…",
    "a column of the contract, or one that begins with x_": "een kolom die de tabel kent, of een die met x_ begint",
    'a {what} that isn\'t a table may begin with "_"': "zet “_” voor de naam van een {what:told} dat geen tabel is",
    "file": "bestand",
    "sheet": "blad",
    "a table in a folder is a CSV file": "een tabel in een map is een CSV-bestand",
    'save it as "{file}", or give the workbook itself as the case': (
        "bewaar het als “{file}”, of geef het Excel-bestand zelf als casus"
    ),
    "take one of them out": "haal er één weg",
    # reading
    "the file can't be read": "het bestand is niet te lezen",
    "the file can't be read from here on: {error}": "het bestand is vanaf hier niet te lezen: {error}",
    "the header can't be read: {error}": "de kop is niet te lezen: {error}",
    "the file is empty": "het bestand is leeg",
    "the workbook is empty": "de werkmap is leeg",
    "the sheet is empty": "het blad is leeg",
    "the file is no UTF-8 text": "het bestand is geen tekst in UTF-8",
    "the file is no .xlsx workbook": "het bestand is geen Excel-bestand (.xlsx)",
    "an .xlsx workbook": "een Excel-bestand (.xlsx)",
    "open it in Excel and save it as .xlsx": "open het in Excel en bewaar het als .xlsx",
    "UTF-8": "UTF-8",
    'save it as "CSV UTF-8" (Excel: Save as, type "CSV UTF-8")': (
        "bewaar het als “CSV UTF-8” (in Excel: Opslaan als, type “CSV UTF-8”)"
    ),
    "a line with the names of the columns": "een regel met de namen van de kolommen",
    "a row with the names of the columns": "een rij met de namen van de kolommen",
    "fields are separated by tabs; save with commas or semicolons": (
        "tussen de velden staan tabs; bewaar het met komma's of puntkomma's"
    ),
    "the row has fewer fields than the header": "de rij heeft minder velden dan de kop",
    "the row has more fields than the header": "de rij heeft meer velden dan de kop",
    "{count} fields": "{count} velden",
    'a comma inside a value? put the value between double quotes (")': (
        'een komma in een waarde? zet de waarde tussen dubbele aanhalingstekens (")'
    ),
    'a semicolon inside a value? put the value between double quotes (")': (
        'een puntkomma in een waarde? zet de waarde tussen dubbele aanhalingstekens (")'
    ),
    'write " inside a quoted value twice, and close every quote': (
        'schrijf een " in een waarde tussen aanhalingstekens twee keer, en sluit elk aanhalingsteken'
    ),
    # columns, keys and rows
    "values below no title, in column {at}": "waarden zonder titel erboven, in kolom {at}",
    "a title": "een titel",
    'the column "{column}" is missing': "de kolom “{column}” ontbreekt",
    'the column "{column}" stands there twice': "de kolom “{column}” staat er twee keer",
    '"{column}" (or "{dutch}")': "“{column}” (of “{dutch}”)",
    '"{key}" has several values': "bij “{key}” staan meer waarden",
    'the key "{key}" is given twice': "het kenmerk “{key}” staat er twee keer",
    'the key "{key}" is missing': "het kenmerk “{key}” ontbreekt",
    "the same key as an earlier row": "deze rij is er al",
    "it stands in row {row} too; keep one of them": "zij staat ook in rij {row}; laat er één staan",
    "{count} more rows with the same fault: {what}": (
        "nog {count} {count:rij|rijen} met dezelfde fout: {what:told}"
    ),
    "keys {names}": "kenmerken {names}",
    # names of the office's own
    "tables or columns": "tables of columns",
    "tables: or columns:": "tables: of columns:",
    '"{key}" is no list of names': "“{key}” is geen lijst met namen",
    "their header: column": "uw titel: kolom",
    "their name: our name": "uw naam: onze naam",
    # tables side by side
    "{column} unknown in the table {table}": "{column:column} is onbekend in de tabel {table:table}",
    "row {row} of {table}: {what}": "{table:table}, rij {row}: {what:told}",
    "cell {cell} of {table}: {what}": "{table:table}, cel {cell}: {what:told}",
    '{written} was filled up to {code} (did you mean "{word}"?)': (
        "{written} is aangevuld tot {code}; bedoelde u {word}?"
    ),
    "one of the {count} in {table}": "een waarde uit de tabel {table:table} ({count} {count:rij|rijen})",
    "money for a region that is no fund region": "geld voor een regio die geen ruimteregio is",
    "a fund region": "een ruimteregio",
    "{region} draws on {fund_region}; put the money there": (
        "{region} put uit de ruimte van {fund_region}; zet het geld daar"
    ),
    "fund region {region} has no contracteerruimte": "ruimteregio {region} heeft geen contracteerruimte",
    "fund region {region} has {count} contracteerruimtes": "ruimteregio {region} heeft {count} contracteerruimtes",
    "one fund of kind contracteerruimte for each fund region": (
        "één geldstroom van de soort contracteerruimte voor elke ruimteregio"
    ),
    "add the amounts up in one row": "tel de bedragen op in één rij",
    "neither of two values is filled in": "geen van beide waarden is ingevuld",
    "two values, of which only one can hold": "twee waarden, waarvan er maar één kan gelden",
    "accepted in part, but not how much": "deels geaccepteerd, maar niet hoeveel",
    "the units that were accepted": "de geaccepteerde eenheden",
    "the end lies before the start": "het einde ligt voor het begin",
    "{day} or later": "{day} of later",
}
