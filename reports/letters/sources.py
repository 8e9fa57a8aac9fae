"""The documents of a pack as a letter cites them."""

from __future__ import annotations

from collections.abc import Mapping

from verdeelsleutel.data.pack import Pack
from verdeelsleutel.reports.letters.letter import Source
from verdeelsleutel.reports.letters.own_words import plain

__all__ = ["sources_of"]


def sources_of(pack: Pack) -> Mapping[str, Source]:
    """Id → document, as the pack names it."""
    return {
        name: Source(name, plain(one.document), plain(one.section or ""), one.published or "", plain(one.url or ""))
        for name, one in pack.sources.items()
    }
