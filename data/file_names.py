"""What messages call the files that a command reads together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

__all__ = ["file_names"]


def file_names(paths: Sequence[Path]) -> list[str]:
    """The names of files, or their whole paths where two have the same name.

    Args:
        paths: files in the order given.

    Returns:
        A name for each, in that order.

    Example:
        >>> file_names([Path("a/form.xlsx"), Path("form.txt")])
        ['form.xlsx', 'form.txt']
    """
    names = [path.name for path in paths]
    return names if len(set(names)) == len(names) else [str(path) for path in paths]
