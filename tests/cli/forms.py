"""Response forms filled in and read, as a planner does."""

import csv

from openpyxl import load_workbook

from tests.cli.calls import verdeel

AGB = "06900101"
DAY = ("--received", "2024-10-20")


def fill(path, **cells):
    book = load_workbook(path)
    for address, value in cells.items():
        book["Reactie"][address] = value
    book.save(path)


def heading(sheet):
    return next(row for row in range(1, 30) if sheet.cell(row, 1).value == "Regio")


def ledger(offer):
    with (offer / "ledger.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def lowered(offer, *providers):
    """Lines that the offer lowers, with the units offered."""
    return {
        (row["region"], row["provider"], row["service"]): row["offered_units"]
        for row in ledger(offer)
        if row["provider"] in providers and float(row["offered_units"]) < float(row["agreed_units"])
    }


def read(forms, offer, *options, files=None):
    paths = sorted(forms.glob("*.xlsx")) if files is None else files
    return verdeel("import", "responses", *paths, "--run", offer, *DAY, "-o", forms / "out.csv", *options)


def offered(case, start, run, *words):
    return verdeel("reallocate", case, "-p", "example-2024", "--from", start, "--cutoff", "2024-09", "-o", run, *words)
