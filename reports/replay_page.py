"""What came out when a run was made again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from verdeelsleutel.model.runs.replayed import Compared, Replay
from verdeelsleutel.reports.certificate_page import difference_words
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Listing, Notice, Page

__all__ = ["as_dict", "page"]


def page(found: Replay, run: Path, lang: Language) -> Page:
    """The verdict, and where results differ the first line that does."""
    count = len(found.results)
    wrong = [result for result in found.results if not result.same]
    verdict = (
        Notice(lang.word("replayed_same", count=count), "good")
        if found.same
        else Notice(lang.word("replayed_other", wrong=len(wrong), count=count), "bad")
    )
    blocks: list[Block] = [verdict]
    same = tuple(result.name for result in found.results if result.same)
    if same:
        blocks.append(Listing("", same, "✓", "good"))
    if wrong:
        blocks.append(Listing("", tuple(_difference(r, lang) for r in wrong), "✗", "bad"))
    if found.inputs:
        changed = tuple(lang.word("input_changed", name=name) for name in found.inputs)
        blocks.append(Listing("", changed, "✗", "bad"))
    if found.versions:
        made = tuple(lang.word("made_with", name=n, old=old, new=new) for n, (old, new) in found.versions.items())
        blocks.append(Listing(lang.word("notes"), made, "•", "odd"))
    return Page(lang.word("replay_of", run=run), (), tuple(blocks))


def _difference(result: Compared, lang: Language) -> str:
    return difference_words(result.difference, lang) if result.difference else f"{result.name}: {lang.word('gone')}"


def as_dict(found: Replay) -> dict[str, Any]:
    """For `--json`."""
    return {
        "same": found.same,
        "results": [_result_dict(r) for r in found.results],
        "changed_inputs": list(found.inputs),
        "versions": {name: {"receipt": old, "now": new} for name, (old, new) in found.versions.items()},
    }


def _result_dict(result: Compared) -> dict[str, Any]:
    where = result.difference
    return {
        "name": result.name,
        "same": result.same,
        "line": where.line if where else None,
        "column": (where.column or None) if where else None,
        "found": where.found if where else None,
        "expected": where.expected if where else None,
    }
