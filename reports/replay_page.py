"""What came out when a run was made again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from verdeelsleutel.model.runs.replayed import Compared, Replay
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
        blocks.append(Listing("", tuple(line for r in wrong for line in _difference(r, lang)), "✗", "bad"))
    if found.inputs:
        changed = tuple(lang.word("input_changed", name=name) for name in found.inputs)
        blocks.append(Listing("", changed, "✗", "bad"))
    if found.versions:
        made = tuple(lang.word("made_with", name=n, old=old, new=new) for n, (old, new) in found.versions.items())
        blocks.append(Listing(lang.word("notes"), made, "•", "odd"))
    return Page(lang.word("replay_of", run=run), (), tuple(blocks))


def _difference(result: Compared, lang: Language) -> list[str]:
    if not result.line:
        return [f"{result.name}: {lang.word('gone')}"]
    here = lang.word("differs", line=result.line)
    in_folder, again = lang.word("in_folder", text=result.found), lang.word("again", text=result.expected)
    return [f"{result.name}: {here}; {in_folder}; {again}"]


def as_dict(found: Replay) -> dict[str, Any]:
    """For `--json`."""
    return {
        "same": found.same,
        "results": [
            {"name": r.name, "same": r.same, "line": r.line or None, "found": r.found, "expected": r.expected}
            for r in found.results
        ],
        "changed_inputs": list(found.inputs),
        "versions": {name: {"receipt": old, "now": new} for name, (old, new) in found.versions.items()},
    }
