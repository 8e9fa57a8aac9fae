"""The layout of a response form: what the writer puts where, and the reader finds there.

A form is a workbook for one provider. Its sheet holds instructions, a heading, a row per line of the offer, and totals;
a hidden sheet says which offer of which run it belongs to.
"""

from __future__ import annotations

__all__ = ["AGREED", "ASKED", "COLUMNS", "MARK", "MARKED", "REASON", "REGION", "SERVICE", "VERSION"]

COLUMNS = (
    "region", "service", "description", "kavel", "unit", "agreed", "agreed_eur", "delivered", "expected", "offered",
    "tariff_eur", "offered_eur", "asked", "reason", "asked_eur",
)  # fmt: skip
"""The columns of a line, from A on."""

REGION, SERVICE, ASKED, REASON = (COLUMNS.index(name) for name in ("region", "service", "asked", "reason"))

MARK = "_verdeelsleutel"
"""The hidden sheet."""

MARKED = ("form", "receipt_sha256", "provider", "sheet", "heading_row", "lines")
"""Its rows, each a key and a value: what the form is, its run, whose it is, and where its lines stand."""

VERSION = "responseform 1"
"""What the first of them says."""

AGREED = "agreed"
"""How a line is judged that its provider left as it was offered."""
