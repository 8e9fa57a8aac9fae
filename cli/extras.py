"""Optional parts: what a command needs that a plain installation doesn't have."""

from __future__ import annotations

import importlib.util

__all__ = ["MissingExtra", "has", "need"]

EXTRAS = {
    "letters": ("docxtpl",),
    "report": ("vl_convert",),
    "study": ("joblib", "pyarrow", "scipy", "SALib", "vl_convert"),
    "cluster": ("distributed",),
}
"""Extra of the installation → the packages that it brings."""


class MissingExtra(Exception):
    """The installation lacks an optional part."""

    exit_code = 2


def has(extra: str) -> bool:
    """Whether an optional part is installed."""
    return not _missing(extra)


def need(extra: str, for_what: str) -> None:
    """Refuse to start without an optional part.

    Raises:
        MissingExtra: says how to install it.
    """
    missing = _missing(extra)
    if missing:
        raise MissingExtra(
            f"{for_what} needs {', '.join(missing)}; install it with: pip install 'verdeelsleutel[{extra}]'"
        )


def _missing(extra: str) -> list[str]:
    return [name for name in EXTRAS[extra] if importlib.util.find_spec(name) is None]
