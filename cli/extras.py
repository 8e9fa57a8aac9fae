"""Optional parts: what a command needs that a plain installation doesn't have."""

from __future__ import annotations

import importlib.util

__all__ = ["MissingExtra", "need"]

EXTRAS = {
    "report": ("altair", "vl_convert"),
    "study": ("joblib", "pyarrow", "scipy", "SALib", "altair", "vl_convert"),
    "cluster": ("distributed",),
}
"""Extra of the installation → the packages that it brings."""


class MissingExtra(Exception):
    """The installation lacks an optional part."""

    exit_code = 2


def need(extra: str, for_what: str) -> None:
    """Refuse to start without an optional part.

    Raises:
        MissingExtra: says how to install it.
    """
    missing = [name for name in EXTRAS[extra] if importlib.util.find_spec(name) is None]
    if missing:
        raise MissingExtra(
            f"{for_what} needs {', '.join(missing)}; install it with: pip install 'verdeelsleutel[{extra}]'"
        )
