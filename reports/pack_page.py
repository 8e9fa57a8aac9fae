"""Policy packs: the list, the head of one, warnings, differences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from verdeelsleutel.data.pack import Pack
from verdeelsleutel.data.pack.diff import Difference
from verdeelsleutel.data.pack.lint import Warned
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Facts, Listing, Notice, Page, Table
from verdeelsleutel.reports.told.telling import said, said_place

__all__ = ["diff_dict", "differed", "difference_tables", "head", "lint_dict", "linted", "listed", "shown"]

NOTHING = "–"


def head(pack: Pack) -> dict[str, Any]:
    """What a pack says about itself."""
    return {
        "pack": pack.pack,
        "title": pack.title,
        "office": pack.office,
        "year": pack.year,
        "layers": [layer.label for layer in pack.layers],
        "tranches": [t.id for t in pack.initial.tranches if t.active],
        "rules": [r.id for r in pack.rules if r.active],
        "reserves": [r.id for r in pack.reserves if r.active],
        "switched_off": [
            *(t.id for t in pack.initial.tranches if not t.active),
            *(r.id for r in pack.rules if not r.active),
            *(r.id for r in pack.reserves if not r.active),
        ],
    }


def listed(packs: Sequence[Pack], lang: Language) -> Page:
    """All packs, one a line."""
    columns = (
        Column(lang.word("pack"), text=True),
        Column(lang.word("year")),
        Column(lang.word("pack_title"), text=True),
        Column(lang.word("kind"), text=True, rank=1),
    )
    rows = tuple(
        (
            pack.pack,
            str(pack.year or NOTHING),
            pack.title or NOTHING,
            lang.word("policy" if pack.initial.tranches else "layer"),
        )
        for pack in packs
    )
    more = Listing(lang.word("next"), ("verdeel pack show PACK", "verdeel pack diff PACK PACK"), "$")
    return Page(lang.word("packs"), (), (Table("", columns, rows), more))


def shown(pack: Pack, lang: Language) -> Page:
    """The head above the merged text."""
    about = head(pack)
    labels = ("tranches", "reserves", "rules", "switched_off")
    facts = tuple((lang.word(f"pack_{label}"), ", ".join(about[label]) or NOTHING) for label in labels)
    layers = (lang.word("pack_layers"), " ← ".join(said(label, lang) for label in reversed(about["layers"])))
    title = " · ".join(str(part) for part in (pack.pack, pack.title, pack.office) if part)
    return Page(title, (pack.said(lang.code),) if pack.note else (), (Facts("", (layers, *facts)),))


def linted(pack: Pack, warned: Sequence[Warned], lang: Language) -> Page:
    """No faults, and every warning."""
    if not warned:
        return Page(pack.title or pack.pack, (), (Notice(lang.word("lint_fine", pack=pack.pack), "good"),))
    blocks: tuple[Block, ...] = (
        Notice(lang.word("lint_warned", pack=pack.pack, count=len(warned)), "odd"),
        Listing("", tuple(_warning(w, lang) for w in warned), "•", "odd"),
    )
    return Page(pack.title or pack.pack, (), blocks)


def _warning(warned: Warned, lang: Language) -> str:
    hint = f"; {said(warned.hint, lang)}" if warned.hint else ""
    return f"{said_place(warned.place, lang)}: {said(warned.what, lang)}{hint} [{warned.code}]"


def lint_dict(pack: Pack, warned: Sequence[Warned]) -> dict[str, Any]:
    """For `--json`."""
    found = [{"code": w.code, "place": str(w.place), "what": w.what, "hint": w.hint} for w in warned]
    return {"ok": True, "pack": pack.pack, "warnings": found}


def differed(left: Pack, right: Pack, found: Sequence[Difference], lang: Language) -> Page:
    """Both values side by side, by section of the pack."""
    title = lang.word("packs_differ", left=left.pack, right=right.pack, count=len(found))
    return Page(title, (), difference_tables(left, right, found) or (Notice(lang.word("packs_same"), "good"),))


def difference_tables(left: Pack, right: Pack, found: Sequence[Difference]) -> tuple[Table, ...]:
    """A table per section of the pack in which something differs."""
    sections = list(dict.fromkeys(d.path.partition(".")[0] for d in found))
    columns = tuple(Column(text, text=True) for text in ("", left.pack, right.pack))
    tables = []
    for section in sections:
        rows = tuple(
            ((d.path.partition(".")[2] or d.path).replace(".", " › "), d.left or NOTHING, d.right or NOTHING)
            for d in found
            if d.path.partition(".")[0] == section
        )
        tables.append(Table(section, columns, rows))
    return tuple(tables)


def diff_dict(left: Pack, right: Pack, found: Sequence[Difference]) -> dict[str, Any]:
    """For `--json`."""
    return {
        "left": left.pack,
        "right": right.pack,
        "differences": [{"path": d.path, "left": d.left or None, "right": d.right or None} for d in found],
    }
