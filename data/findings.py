"""What is odd in a case but stops nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from verdeelsleutel.data.case_files import SourceFile
from verdeelsleutel.data.case_meta import CaseMeta
from verdeelsleutel.data.faults import Finding
from verdeelsleutel.data.typed import TypedTable

__all__ = ["odd_between_tables", "reading_findings"]


def reading_findings(tables: Mapping[str, TypedTable], files: Sequence[SourceFile]) -> Iterable[Finding]:
    """What the reader noticed and repaired."""
    return [finding for typed in tables.values() for finding in typed.findings]


def odd_between_tables(tables: Mapping[str, TypedTable], meta: CaseMeta) -> Iterable[Finding]:
    """What doesn't fit between tables."""
    return []
