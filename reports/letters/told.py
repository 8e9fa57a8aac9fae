"""What is told once letters are written: where they are, and what is left to do."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verdeelsleutel.data.case import CaseMeta
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Listing, Notice

__all__ = ["Written", "as_dict", "blocks"]


@dataclass(frozen=True)
class Written:
    """Letters that were written.

    Attributes:
        folder: where.
        names: of the files, in order of AGB code.
        withheld: AGB codes of those from whose letters a remark that names somebody else was left out.
        date: of the letters; None where it was left open.
        unjudged: answers that were left out because nobody judged them.
        allocates: whether they are about an initial allocation.
        meta: of the case.
    """

    folder: Path
    names: Sequence[str]
    withheld: Sequence[str]
    date: datetime.date | None
    allocates: bool
    unjudged: int
    meta: CaseMeta


def blocks(written: Written, lang: Language) -> list[Block]:
    """In the terminal."""
    word = lang.word
    where = word("letters_written", count=len(written.names), folder=written.folder)
    found: list[Block] = [Listing("", (where,), "→"), Notice(word("letters_note"), "plain")]
    if written.unjudged:
        found.insert(0, Notice(word("letters_unjudged", count=written.unjudged), "bad"))
    if written.date is None:
        found.append(Notice(word("letters_to_fill"), "quiet"))
    if written.allocates:
        found.append(Notice(word("letters_no_objection"), "quiet"))
    if written.withheld:
        who = ", ".join(written.withheld)
        found.append(Notice(word("letters_withheld", count=len(written.withheld), who=who), "odd"))
    return found


def as_dict(written: Written) -> dict[str, Any]:
    """The same for `--json`."""
    return {
        "folder": str(written.folder),
        "files": list(written.names),
        "date": None if written.date is None else written.date.isoformat(),
        "unjudged": written.unjudged,
        "withheld": list(written.withheld),
    }
