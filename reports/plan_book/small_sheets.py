"""Sheets of words: how to read and use the workbook, what was found, the sources of the policy, and the proof."""

from __future__ import annotations

from collections.abc import Sequence

from verdeelsleutel.data.faults import Finding
from verdeelsleutel.data.pack.layers import shipped_packs
from verdeelsleutel.data.sheets.book import Book
from verdeelsleutel.model.reallocation.start import DEFINITIVE
from verdeelsleutel.model.runs.chain import REALLOCATE
from verdeelsleutel.model.runs.sealed_run import SealedRun
from verdeelsleutel.model.runs.settled_run import SETTLE
from verdeelsleutel.reports.books.lines import LeftOut, Lines, begun
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.plan_book.view_sheet import sheet_name
from verdeelsleutel.reports.sentences.findings import by_weight, sentence

__all__ = ["add_findings", "add_guide", "add_proof", "add_sources"]

_WIDE = 110


def _begun(book: Book, key: str, lang: Language, widths: Sequence[float]) -> Lines:
    return begun(book, sheet_name(key, lang), lang.word(f"book_title_{key}"), widths)


def add_guide(
    book: Book,
    run: SealedRun,
    views: Sequence[str],
    tables: Sequence[tuple[str, str]],
    left_out: Sequence[LeftOut],
    lang: Language,
) -> None:
    """Add the first sheet.

    Args:
        book: where.
        run: the run.
        views: keys of the sheets to read, in their order.
        tables: the sheets of the case, each with what a row of it is.
        left_out: what is spared a workbook of this size.
        lang: of its words.
    """
    lines = _begun(book, "guide", lang, (26, _WIDE))
    if run.inputs.case.meta.synthetic:
        lines.text(lang.word("synthetic"), bold=True, font_color="#B00020")
    for key in ("read", "sums", "change"):
        lines.wrapped(lang.word(f"book_guide_{key}"), 2)
    lines.line(["", _command(run)], font_name="Consolas")
    lines.wrapped(lang.word("book_guide_same"), 2)
    lines.heading(lang.word("book_guide_sheets"))
    for key in views:
        lines.link(sheet_name(key, lang), lang.word(f"book_about_{key}"))
    for name, about in tables:
        lines.link(name, lang.word("book_about_case", about=about))
    if left_out:
        lines.heading(lang.word("book_left_out"))
        for one in left_out:
            lines.line([one.name, one.told])


def _command(run: SealedRun) -> str:
    """How this workbook is run again after a change."""
    receipt, pack = run.inputs.receipt, run.inputs.pack.pack
    if receipt.get("command") == SETTLE:
        return "verdeel settle RUN --realisation plan.xlsx -o RUN2"
    named = pack if pack in shipped_packs() else f"{pack}.yaml"
    stage = f" --stage {DEFINITIVE}" if receipt.get("award") == DEFINITIVE else ""
    if receipt.get("command") == REALLOCATE:
        start = "RUN" if isinstance(receipt.get("from"), dict) else "agreements"
        cutoff = receipt.get("cutoff")
        return f"verdeel reallocate plan.xlsx -p {named} --from {start} --cutoff {cutoff}{stage} -o RUN2"
    return f"verdeel allocate plan.xlsx -p {named}{stage} -o RUN2"


def add_findings(book: Book, run: SealedRun, lang: Language) -> None:
    """Add what was odd in the inputs, what matters most first."""
    lines = _begun(book, "findings", lang, (_WIDE, 10, 70))
    found = [
        Finding(one["code"], one["what"], one["table"], one["count"], tuple(one["examples"]))
        for one in run.summary["findings"]
    ]
    if not found:
        lines.text(lang.word("no_findings"))
        return
    lines.head([lang.word(f"book_col_{key}") for key in ("finding", "count", "examples")])
    for one in by_weight(found):
        lines.wrapped_line([sentence(one, lang), one.count, "; ".join(one.examples)])


def add_sources(book: Book, run: SealedRun, lang: Language) -> None:
    """Add the documents that the policy rests on, and what they leave open."""
    lines = _begun(book, "sources", lang, (18, 60, 34, 14, 8, 60, 60))
    pack = run.inputs.pack
    lines.text(f"{pack.pack} · {pack.title} · {pack.office}")
    keys = ("source", "document", "section", "published", "rank", "url", "note")
    lines.head([lang.word(f"book_col_{key}") for key in keys])
    for name, source in pack.sources.items():
        told = (source.document, source.section, source.published, source.rank, source.url, source.said(lang.code))
        lines.wrapped_line([name, *("" if one is None else str(one) for one in told)])
    if pack.notes:
        lines.heading(lang.word("book_notes"))
        for note in pack.notes:
            lines.wrapped_line([note.source or "", note.said(lang.code)])


def add_proof(book: Book, run: SealedRun, lang: Language) -> None:
    """Add the certificate that the run was given, and its receipt."""
    lines = _begun(book, "proof", lang, (34, 70, 60))
    certificate = run.summary["certificate"]
    lines.text(lang.word("certified", count=len(certificate["checks"])).strip(), bold=True)
    lines.wrapped(lang.word("book_proof_note", run=run.folder.name), 2)
    for check in certificate["checks"]:
        key = f"check_{check['name']}"
        words = lang.word(key) if lang.code == "nl" else check["what"]
        lines.line([check["name"], check["what"] if words == key else words])
    lines.heading(lang.word("book_receipt"))
    receipt = run.inputs.receipt
    lines.line([lang.word("book_col_receipt_sha256"), run.receipt_sha256])
    for key in ("command", "stage", "award", "case", "year", "as_of", "pack", "cutoff", "because"):
        if receipt.get(key) is not None:
            lines.line([key, str(receipt[key])])
    for name, version in receipt["versions"].items():
        lines.line([name, str(version)])
    for layer in receipt["layers"]:
        lines.line([lang.word("book_layer", name=layer["name"]), layer["sha256"]])
    for part in ("inputs", "results"):
        for name, digest in receipt[part].items():
            lines.line([name, digest])
