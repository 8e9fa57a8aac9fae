"""report.html of a run or a year: everything checked anew from its folder, and put on one page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from verdeelsleutel.model.certify.year_chain import is_year
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Page
from verdeelsleutel.reports.page_html import html
from verdeelsleutel.reports.run import page as decided
from verdeelsleutel.reports.run import settled, year
from verdeelsleutel.reports.run.reported import Reported, reported
from verdeelsleutel.reports.run.reported_year import ReportedYear

__all__ = ["REPORT", "page_of", "report", "write"]

REPORT = "report.html"

Say = Callable[[str], None]


def report(folder: Path, lang: Language, say: Say = lambda _: None) -> bytes:
    """The report of a run or a year; the same bytes every time, wherever the folder stands.

    Args:
        folder: a run of any kind, or a year of runs.
        lang: of words and numbers.
        say: told what is being done.

    Raises:
        NoRun: the folder holds neither.
        BrokenRun: it doesn't verify: what isn't proven isn't reported.
        ReportExtraMissing: without vl-convert.
    """
    say("verifying")
    page = page_of(folder, lang)
    say("writing")
    return html(page, lang).encode()


def write(run: Reported, folder: Path, lang: Language) -> Path:
    """Write the report of a run that was made just now into its folder; tells where it is.

    Raises:
        ReportExtraMissing: without vl-convert.
    """
    target = folder / REPORT
    target.write_bytes(html(decided.page(run, lang), lang).encode())
    return target


def page_of(folder: Path, lang: Language) -> Page:
    """The report as a page.

    Raises:
        NoRun, BrokenRun: as in `report`.
    """
    if is_year(folder):
        return year.page(ReportedYear.of(folder), lang)
    run = reported(folder, f"{folder} can't be reported")
    if isinstance(run, Reported):
        return decided.page(run, lang)
    return settled.page(run.settlement, run.certificate, run.receipt, run.seal, lang)
