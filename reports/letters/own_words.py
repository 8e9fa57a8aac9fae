"""Text made fit for a letter: no control characters, and nothing that names another provider than its reader."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

__all__ = ["OwnWords", "plain"]

SHORTEST_NAME = 4
"""A shorter name stands in too many words by chance."""

NOT_SHOWN = ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")
"""Kinds of characters that aren't text: a document can't hold some of them, others turn round what is read."""

SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    r"""Text as it may stand in a document: one line, nothing in it but what is seen.

    Example:
        >>> plain("Zorg\x07 &\u202e  Co\n")
        'Zorg & Co'
    """
    seen = (" " if unicodedata.category(c) in NOT_SHOWN else c for c in text if c != SOFT_HYPHEN)
    return " ".join("".join(seen).split())


class OwnWords:
    """Text as one provider may read it.

    Attributes:
        withheld: AGB codes of those from whose letters something that was written was left out.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        """Look up names by their first word: a country has thousands of them, and a text some dozens of words.

        Args:
            names: AGB code → name, of everybody.
        """
        self.withheld: set[str] = set()
        self._names = {code: name.casefold() for code, name in names.items()}
        self._begin: dict[str, list[str]] = {}
        for code, name in self._names.items():
            begins = {code, *_WORD.findall(name)[:1]} if len(name) >= SHORTEST_NAME else {code}
            for word in begins:
                self._begin.setdefault(word, []).append(code)

    def told(self, text: str | None, provider: str) -> str:
        """What somebody wrote, or nothing where it names another provider."""
        if not text:
            return ""
        if self.names_another(text, provider):
            self.withheld.add(provider)
            return ""
        return plain(text)

    def names_another(self, text: str, provider: str) -> bool:
        """Whether a text has the name or the AGB code of somebody else; a name within one's own doesn't count."""
        read = text.casefold()
        own = self._names.get(provider, "")
        read = read.replace(own, " ") if own else read
        return any(code != provider and self._stands(code, read) for code in self._near(read))

    def _near(self, read: str) -> Iterable[str]:
        return (code for word in set(_WORD.findall(read)) for code in self._begin.get(word, ()))

    def _stands(self, code: str, read: str) -> bool:
        name = self._names[code]
        return code in read or (len(name) >= SHORTEST_NAME and name in read)
