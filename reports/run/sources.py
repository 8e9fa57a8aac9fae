"""Sources: the documents that the policy cites, and what they say that no rule expresses."""

from __future__ import annotations

from collections.abc import Sequence

from verdeelsleutel.data.pack import Pack
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Heading, Notice, Number, Table, Value
from verdeelsleutel.reports.run.reported import Reported
from verdeelsleutel.reports.run.without_empty import without_empty

__all__ = ["blocks", "of_pack"]


def blocks(run: Reported, lang: Language) -> Sequence[Block]:
    """Documents and notes of the pack of a run."""
    return of_pack(run.plan.problem.pack, lang)


def of_pack(pack: Pack, lang: Language) -> Sequence[Block]:
    """Documents with section, date and rank, and the notes of the pack.

    Args:
        pack: any pack.
        lang: of the headings and, where the pack has them in that language, of its notes.
    """
    word = lang.word
    found: list[Block] = [Heading(word("run_sources"), (word("run_sources_about"),))]
    if not pack.sources:
        found.append(Notice(word("run_no_sources"), "odd"))
    ordered = sorted(pack.sources.items(), key=lambda pair: (pair[1].rank is None, pair[1].rank or 0, pair[0]))
    documents: list[tuple[Value, ...]] = [
        (
            name,
            one.document,
            one.section or "",
            one.published or "",
            None if one.rank is None else Number(one.rank),
            one.url or "",
            one.said(lang.code),
        )
        for name, one in ordered
    ]
    titles = ("source", "document", "section", "published", "rank", "url", "remark")
    columns = tuple(Column(word(f"run_{t}"), text=t != "rank") for t in titles)
    notes: list[tuple[Value, ...]] = [(note.id, note.said(lang.code), note.source or "") for note in pack.notes]
    of_note = tuple(Column(word(f"run_{t}"), text=True) for t in ("note", "policy_says", "source"))
    tables = (
        Table(
            word("run_documents"),
            columns,
            tuple(documents),
            note=word("run_documents_note") if any(one.url for _, one in ordered) else "",
        ),
        Table(word("run_notes"), of_note, tuple(notes)),
    )
    return [*found, *(without_empty(table) for table in tables if table.rows)]
