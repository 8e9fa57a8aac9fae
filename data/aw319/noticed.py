"""What is odd in claims but possible: counted, with the lines where it stands, never with what they say."""

from __future__ import annotations

from collections.abc import Mapping

from verdeelsleutel.data.faults import Finding

__all__ = ["WHATS", "Noticed"]

_EXAMPLES = 5

WHATS: Mapping[str, str] = {
    "claim-padded": "{n} records miss blanks at their end and were filled up to 310 characters",
    "claim-subversion-empty": "{n} messages don't say which subversion they are of; read as 1.4",
    "claim-test": "{n} messages are marked as a test",
    "claim-without-insured": "{n} prestatie records come before any insured record",
    "claim-other-list": "{n} prestatie records have a code of another list than that of the Wlz (055)",
    "claim-amount-differs": "of {n} prestatie records the calculated amount isn't the tariff times the number of units",
    "claim-repeated": "{n} prestatie records repeat an earlier one: the same reference, or all the same without one",
    "claim-by-declarant": "{n} prestatie records don't say who delivered; they count for who claims",
    "claim-half-days": "{n} prestatie records were counted over between hours and half-days, at 4 hours a half-day",
    "claim-provider-unknown": "{n} providers aren't in the case",
    "claim-units-as-claimed": (
        "no case was given: {n} services are in their claimed unit (hour, day, half-day or piece)"
    ),
    "claim-region-is-uzovi": "neither case nor region was given: the region is the UZOVI number ({n} of them)",
}
"""Code → what was noticed, with its number; findings stand in this order."""


class Noticed:
    """Collects odd things by code; a finding says how many there are and where the first ones stand."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._places: dict[str, list[str]] = {}

    def at(self, code: str, source: str, line: int) -> None:
        """Something odd on a line of a file."""
        self.about(code, f"{source}:{line}")

    def about(self, code: str, example: str) -> None:
        """Something odd about a thing that may be named."""
        self._places.setdefault(code, []).append(example)

    def findings(self) -> tuple[Finding, ...]:
        """Everything that was noticed, in a fixed order."""
        return tuple(
            Finding(code, what.format(n=len(found)), "", len(found), tuple(found[:_EXAMPLES]))
            for code, what in WHATS.items()
            if (found := self._places.get(code))
        )
