"""Small study folders, written by hand."""

import csv
import io
import json
from pathlib import Path

from verdeelsleutel.reports.dutch import NL
from verdeelsleutel.reports.page import Page
from verdeelsleutel.reports.study.folder import StudyFolder
from verdeelsleutel.reports.study.page import page

FIGURES = ("agreed_eur", "reserved_eur", "free_eur", "unfunded_eur", "unfunded_client_years")
KAVELS = ("by_kavel.vpt.agreed_eur", "by_kavel.vpt.unfunded_eur", "by_kavel.intramural.unfunded_eur")


def table(header, rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return out.getvalue()


def folder(path: Path, files, kind="sweep", packs=("cz-2021",), receipt="study.json", **about) -> StudyFolder:
    """A study folder of the files given as (header, rows) or text."""
    told = {
        "study": "proef",
        "title": "Een proef",
        "kind": kind,
        "stage": "initial",
        "seed": 1,
        "packs": list(packs),
        "case": {"title": "Voorbeeldregio", "year": 2024, "synthetic": True},
        "inputs": {"offers.csv": "abc"},
        "versions": {"python": "3.11"},
        **about,
    }
    path.mkdir(exist_ok=True)
    (path / receipt).write_text(json.dumps(told), encoding="utf-8")
    for name, content in files.items():
        text = content if isinstance(content, str) else table(*content)
        (path / name).write_text(text, encoding="utf-8")
    return StudyFolder.read(path)


def figures_of(results, packs):
    """figures.csv of some results, told apart by nothing but their ends."""
    header, rows = results
    lines = []
    for pack in packs:
        for name in header:
            if name.endswith(("_eur", "_years")):
                values = sorted(float(row[header.index(name)]) for row in rows if row[1] == pack)
                if values:
                    mean = sum(values) / len(values)
                    low, middle, high = values[0], values[len(values) // 2], values[-1]
                    lines.append((pack, name, len(values), mean, low, low, middle, high, high))
    return ("pack", "figure", "scenarios", "mean", "least", "p5", "p50", "p95", "most"), lines


def sweep(path, names, points, unfunded, packs=("cz-2021",), more=None, failed=(), **about):
    """A sweep whose unfunded euros a function of pack and point gives."""
    scenarios = [(str(at + 1), *point) for at, point in enumerate(points)]
    header = ("scenario", "pack", *FIGURES, *KAVELS, "status", "message")
    rows = []
    for at, point in enumerate(points):
        for pack in packs:
            if at in failed:
                rows.append((str(at + 1), pack, *[""] * (len(FIGURES) + len(KAVELS)), "conflict", "te weinig geld"))
                continue
            short = unfunded(pack, *map(float, point))
            row = (1000, 10, 5, short, short / 100, 400, short, 0)
            rows.append((str(at + 1), pack, *row, "ok", ""))
    decided = [row for row in rows if row[-2] == "ok"]
    files = {
        "scenarios.csv": (("scenario", *names), scenarios),
        "results.csv": (header, rows),
        "figures.csv": figures_of((header, decided), packs),
        **(more or {}),
    }
    return folder(path, files, packs=packs, **about)


def blocks_of(study: StudyFolder, kind=object):
    """The blocks of a report, those of one kind."""
    return [block for block in page(study, NL).blocks if isinstance(block, kind)]


def report(study: StudyFolder) -> Page:
    """The report in Dutch."""
    return page(study, NL)
