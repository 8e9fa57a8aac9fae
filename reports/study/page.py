"""The whole report of a study."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Notice, Page
from verdeelsleutel.reports.study import (
    account,
    budget_curve,
    failed,
    in_short,
    one_way,
    policies,
    reserve,
    sensitivity,
    simulated,
    spread,
    two_way,
    years,
)
from verdeelsleutel.reports.study.folder import StudyFolder

__all__ = ["SECTIONS", "page"]

Section = Callable[[StudyFolder, Language], Sequence[Block]]

SECTIONS: Sequence[Section] = (
    in_short.blocks,
    policies.blocks,
    budget_curve.blocks,
    reserve.blocks,
    simulated.blocks,
    years.blocks,
    one_way.blocks,
    two_way.blocks,
    sensitivity.blocks,
    spread.blocks,
    failed.blocks,
    account.blocks,
)
"""In the order of the report; each gives nothing where the study has nothing of its kind."""


def page(folder: StudyFolder, lang: Language) -> Page:
    """The report of a finished study.

    Args:
        folder: the study folder.
        lang: of words and numbers.
    """
    about: Mapping[str, Any] = folder.about
    case: Mapping[str, Any] = about.get("case", {})
    marks = [Notice(lang.word("synthetic"), "synthetic")] if case.get("synthetic") else []
    blocks = [block for section in SECTIONS for block in section(folder, lang)]
    lines = (
        lang.word("report_case", title=str(case.get("title", "")), year=str(case.get("year", ""))),
        lang.word("report_packs", packs=", ".join(folder.packs)),
    )
    return Page(str(about.get("title") or about.get("study", "")), lines, (*marks, *blocks))
