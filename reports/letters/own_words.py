"""Text that people wrote, made fit for a letter: no control characters, and nothing that names another provider."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

__all__ = ["OwnWords", "plain"]

SHORTEST_NAME = 4
"""A shorter name stands in too many words by chance."""

NOT_SHOWN = ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")
"""Kinds of characters that aren't text: a document can't hold some of them, others turn round what is read."""

SOFT_HYPHEN = "\u00ad"


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    r"""Text as it may stand in a document: one line, nothing in it but what is seen.

    Example:
        >>> plain("Zorg\x07 &\u202e  Co\n")
        'Zorg & Co'
    """
    seen = (" " if unicodedata.category(c) in NOT_SHOWN else c for c in text if c != SOFT_HYPHEN)
    return " ".join("".join(seen).split())


@dataclass
class OwnWords:
    """Free text of an office, per provider that reads it.

    Attributes:
        names: AGB code → name, of everybody.
        withheld: AGB codes of those from whose letters something was left out.
    """

    names: Mapping[str, str]
    withheld: set[str] = field(default_factory=set)
    _known: dict[str, frozenset[str]] = field(default_factory=dict)

    def told(self, text: str | None, provider: str) -> str:
        """The text, or nothing where it names somebody else."""
        if not text:
            return ""
        if text not in self._known:
            self._known[text] = self._named(text)
        if self._known[text] - {provider}:
            self.withheld.add(provider)
            return ""
        return plain(text)

    def _named(self, text: str) -> frozenset[str]:
        read = text.casefold()
        return frozenset(
            code
            for code, name in self.names.items()
            if code in read or (len(name) >= SHORTEST_NAME and name.casefold() in read)
        )
