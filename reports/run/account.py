"""Account: what the run was made from, by which versions, and what its checker proved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from verdeelsleutel.model.certify.certificate import Certificate
from verdeelsleutel.reports import certificate_page
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Facts, Fold, Heading, Notice, Table, Value
from verdeelsleutel.reports.run.reported import Reported
from verdeelsleutel.reports.words.catalogue import WORDS

__all__ = ["blocks", "of_receipt"]

TOLD = ("command", "stage", "award", "year", "case", "pack", "as_of", "cutoff", "agreed_on", "offered_on", "because")
DAYS = ("as_of", "agreed_on", "offered_on")


def blocks(run: Reported, lang: Language) -> Sequence[Block]:
    """Receipt and certificate of an allocation or reallocation."""
    return of_receipt(run.receipt, run.seal, run.certificate, lang)


def of_receipt(receipt: Mapping[str, Any], seal: str, certificate: Certificate, lang: Language) -> Sequence[Block]:
    """Receipt and certificate of any run.

    Args:
        receipt: as it was read.
        seal: sha256 of the file it was read from.
        certificate: of the same run.
        lang: the language.
    """
    word = lang.word
    facts: list[tuple[str, Value]] = [
        (word(f"run_told_{name}"), _told(name, str(receipt[name]), lang))
        for name in TOLD
        if receipt.get(name) is not None
    ]
    earlier = receipt.get("from")
    if isinstance(earlier, Mapping):
        facts += [(word("run_told_from"), str(value)) for value in earlier.values()]
    facts += [(name, str(value)) for name, value in sorted(_mapping(receipt.get("versions")).items())]
    hashes = [
        Fold(word(title), (_hashes(word(title), _mapping(receipt.get(part)), lang),))
        for title, part in (("run_inputs", "inputs"), ("run_results", "results"))
        if receipt.get(part)
    ]
    checked = certificate_page.page(certificate, "", lang).blocks
    return [
        Heading(word("run_account"), (word("run_account_about"),)),
        *checked,
        Facts(word("run_receipt"), tuple(facts)),
        Notice(word("run_seal", seal=seal), "quiet"),
        *hashes,
    ]


def _told(name: str, value: str, lang: Language) -> str:
    """A day or month as it is written, a word of the receipt in words."""
    if name in DAYS:
        return lang.date(dt.date.fromisoformat(value))
    if name == "cutoff":
        return lang.month(value)
    key = f"run_told_{name}_{value}"
    return lang.word(key) if key in WORDS else value


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _hashes(title: str, found: Mapping[str, object], lang: Language) -> Table:
    rows: list[tuple[Value, ...]] = [(name, str(value)) for name, value in sorted(found.items())]
    return Table(title, (Column(lang.word("run_file"), text=True), Column("sha256", text=True)), tuple(rows))
