"""The certificate in words: every check, the faults against it, and what was proven in another way."""

from __future__ import annotations

from textwrap import shorten

from verdeelsleutel.model.certify.certificate import Certificate, Check, Note
from verdeelsleutel.model.runs.difference import Difference
from verdeelsleutel.reports.cuts import amount
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Listing, Notice, Page
from verdeelsleutel.reports.told.telling import said
from verdeelsleutel.reports.words.catalogue import WORDS

__all__ = ["check_faults", "check_name", "check_words", "difference_words", "line", "page"]

MOST_NAMES = 5
LONGEST_LINE = 120
"""Of a line that is no row of a table so much is shown."""


def line(certificate: Certificate, lang: Language) -> Notice:
    """The verdict on one line."""
    count = len(certificate.checks)
    if certificate.holds:
        return Notice(lang.word("certified", count=count), "good")
    wrong = sum(1 for check in certificate.checks if not check.holds)
    return Notice(lang.word("not_certified", wrong=wrong, count=count), "bad")


def page(certificate: Certificate, run: object, lang: Language, seal: str = "") -> Page:
    """Verdict, checks, faults and notes; and the sha256 of the receipt, by which letters and later runs name it."""
    kept = tuple(check_words(c, lang) for c in certificate.checks if c.holds)
    broken = tuple(check_words(c, lang) for c in certificate.checks if not c.holds)
    blocks: list[Block] = [line(certificate, lang)]
    if kept:
        blocks.append(Listing("", kept, "✓", "good"))
    if broken:
        blocks.append(Listing("", broken, "✗", "bad"))
        faults = tuple(f"{check_name(c, lang)}: {fault}" for c in certificate.checks for fault in check_faults(c, lang))
        blocks.append(Listing(lang.word("faults"), faults, "✗", "bad"))
    if certificate.said:
        notes = tuple(_note(note, lang) for note in certificate.said)
        blocks.append(Listing(lang.word("notes"), notes, "•", "quiet"))
    if seal:
        blocks.append(Notice(lang.word("certificate_seal", seal=seal), "quiet"))
    return Page(lang.word("certificate", run=run), (), tuple(blocks))


def check_faults(check: Check, lang: Language) -> list[str]:
    """Everything that was found against a check."""
    different = {str(one): difference_words(one, lang) for one in check.differences}
    return [different.get(fault) or said(fault, lang) for fault in check.faults]


def _note(note: Note, lang: Language) -> str:
    names, rest = ", ".join(note.names[:MOST_NAMES]), len(note.names) - MOST_NAMES
    if rest > 0:
        names = lang.word("and_more", names=names, count=rest)
    return lang.word(f"note_{note.code}", names=names, amount=amount(note.amount, note.unit, lang))


def difference_words(one: Difference, lang: Language) -> str:
    """Where a file differs, and both values."""
    found, expected = (
        value if one.column and value else f"“{shorten(value or '', LONGEST_LINE, placeholder=' …')}”"
        for value in (one.found, one.expected)
    )
    if one.found is None or one.expected is None:
        key = "differs_end" if one.found is None else "differs_more"
    else:
        key = "differs_in" if one.column else "differs"
    return lang.word(key, file=one.file, line=str(one.line), column=one.column, found=found, expected=expected)


def check_name(check: Check, lang: Language) -> str:
    """What a check is called: the word that its promise begins with."""
    return check_words(check, lang).partition(":")[0]


def check_words(check: Check, lang: Language) -> str:
    """What a check promises."""
    key = f"check_{check.name}"
    return lang.word(key) if lang.code == "nl" and key in WORDS else f"{check.name}: {check.what}"
