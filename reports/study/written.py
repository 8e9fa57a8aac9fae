"""report.html of a study folder."""

from __future__ import annotations

from pathlib import Path

from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page_html import html
from verdeelsleutel.reports.study.folder import StudyFolder
from verdeelsleutel.reports.study.page import page

__all__ = ["REPORT", "write"]

REPORT = "report.html"


def write(folder: Path, lang: Language) -> Path:
    """Write the report of a study into its folder, finished or about to be; tells where it is.

    Raises:
        NoStudy: the folder holds no study.
        ReportExtraMissing: without vl-convert.
    """
    target = folder / REPORT
    target.write_text(html(page(StudyFolder.read(folder), lang), lang), encoding="utf-8", newline="")
    return target
