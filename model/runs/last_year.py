"""History is last year's last formal agreement: whether the run that it is taken from is that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verdeelsleutel.data.faults import Finding

__all__ = ["WrongHistory", "not_last_years", "refuse_history"]

_FORMAL = "history is last year's last formal agreement"
_PROPOSED = {
    "offer": "the earlier run is an offer, which providers may still answer",
    "provisional": "the earlier run is a provisional award",
}
"""Awards that nobody is bound by yet."""


class WrongHistory(Exception):
    """A run that can't be last year's."""

    exit_code = 2


def refuse_history(earlier: Mapping[str, Any], year: int, run: object) -> None:
    """Refuse a run of the year that is allocated, or of a later one.

    Args:
        earlier: its receipt.
        year: that is allocated.
        run: as it was named.

    Raises:
        WrongHistory: with the reason.
    """
    of = earlier.get("year")
    if not isinstance(of, int) or of >= year:
        raise WrongHistory(
            f"{run} is of {of}, and the case of {year}: {_FORMAL}; pass the last definitive run of {year - 1}"
        )


def not_last_years(earlier: Mapping[str, Any], year: int) -> Iterator[Finding]:
    """What is odd about a run that history is taken from, by its receipt; nothing where that isn't at hand."""
    award, of = str(earlier.get("award")), earlier.get("year")
    if award in _PROPOSED:
        yield Finding(f"history-from-{award}", f"{_PROPOSED[award]}; {_FORMAL}", "history")
    if isinstance(of, int) and of < year - 1:
        what = f"the earlier run is of a year before last year; {_FORMAL}"
        yield Finding("history-from-older", what, "history", 0, (str(of),))
