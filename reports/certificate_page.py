"""The certificate in words: every check, the faults against it, and what was proven in another way."""

from __future__ import annotations

from verdeelsleutel.model.certify.certificate import Certificate, Check
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Listing, Notice, Page
from verdeelsleutel.reports.words import WORDS

__all__ = ["line", "page"]


def line(certificate: Certificate, lang: Language) -> Notice:
    """The verdict on one line."""
    count = len(certificate.checks)
    if certificate.holds:
        return Notice(lang.word("certified", count=count), "good")
    wrong = sum(1 for check in certificate.checks if not check.holds)
    return Notice(lang.word("not_certified", wrong=wrong, count=count), "bad")


def page(certificate: Certificate, run: object, lang: Language) -> Page:
    """Verdict, checks, faults and notes."""
    kept = tuple(_words(c, lang) for c in certificate.checks if c.holds)
    broken = tuple(_words(c, lang) for c in certificate.checks if not c.holds)
    blocks: list[Block] = [line(certificate, lang)]
    if kept:
        blocks.append(Listing("", kept, "✓", "good"))
    if broken:
        blocks.append(Listing("", broken, "✗", "bad"))
        faults = tuple(f"{c.name}: {fault}" for c in certificate.checks for fault in c.faults)
        blocks.append(Listing(lang.word("faults"), faults, "✗", "bad"))
    if certificate.notes:
        blocks.append(Listing(lang.word("notes"), tuple(certificate.notes), "•", "quiet"))
    return Page(lang.word("certificate", run=run), (), tuple(blocks))


def _words(check: Check, lang: Language) -> str:
    key = f"check_{check.name}"
    return lang.word(key) if lang.code == "nl" and key in WORDS else f"{check.name}: {check.what}"
