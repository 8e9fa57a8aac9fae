"""A Word document that is being made into a template."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from words import WORDS

__all__ = ["SOFT", "Columns", "Look", "Made", "field", "runs"]

FONT = "Calibri"
DEEP, SOFT, PALE, RULE = "14425C", "52616A", "EEF2F4", "B9C4CA"
SMALL = 8
TEXT, DXA = 16.6, 567
"""How wide the text is in centimetres, and how many of Word's units go into one."""


@dataclass(frozen=True)
class Look:
    """How text looks, where it isn't as its style says."""

    size: float = 0
    bold: bool = False
    color: str = ""


PLAIN = Look()


@dataclass(frozen=True)
class Columns:
    """Columns of a table: how wide, in centimetres, which of them hold numbers, and the size of the text.

    Wide enough for the longest heading and a hundred million euros also where Calibri isn't there and a wider font
    stands in; a table that needs more than the text has sticks out a little on both sides.
    """

    widths: Sequence[float]
    numbers: Sequence[int] = ()
    size: float = 9


class Made:
    """A template that is being made."""

    def __init__(self, lang: int) -> None:
        self.lang = lang
        self.document = Document()
        body = self.document.element.body
        for child in list(body)[:-1]:
            body.remove(child)
        self._page()
        self._styles()

    def word(self, key: str) -> str:
        """A word in the language of the template."""
        return WORDS[key][self.lang]

    def line(self, text: str = "", style: str | None = None, look: Look = PLAIN) -> Paragraph:
        """A paragraph, its text as in `runs`."""
        paragraph = self.document.add_paragraph(style=style)
        runs(paragraph, text, look)
        return paragraph

    def tag(self, text: str) -> None:
        """A line of the template language, of which nothing is left."""
        self.line(f"{{%p {text} %}}")

    def heading(self, text: str) -> None:
        """A heading within the letter or an annex."""
        self.line(text, "Heading 2")

    def annex(self, number: int, title: str) -> None:
        """The heading of an annex, the first on a new page."""
        paragraph = self.line(f"{self.word('annex')} {number} · {title}", "Heading 1")
        paragraph.paragraph_format.page_break_before = number == 1
        paragraph.paragraph_format.space_before = Pt(0 if number == 1 else 20)

    def table(
        self, columns: Columns, loop: str, row: Sequence[str], head: Sequence[str] = (), total: Sequence[str] = ()
    ) -> None:
        """A table whose row stands for as many as a loop gives, with a heading that repeats on every page."""
        table = self.document.add_table(rows=0, cols=len(columns.widths))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        _bordered(table, sum(columns.widths))
        for column, width in zip(table.columns, columns.widths, strict=True):
            column.width = Cm(width)
        if head:
            cells = _row(table, head, columns, bold=True, color=DEEP)
            table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))
            for cell in cells:
                cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=PALE))
        empty = [""] * (len(columns.widths) - 1)
        _row(table, [f"{{%tr for {loop} %}}", *empty], columns)
        _row(table, row, columns)
        _row(table, ["{%tr endfor %}", *empty], columns)
        if total:
            _row(table, total, columns, bold=True)
        gap = self.line().paragraph_format
        gap.space_after, gap.line_spacing = Pt(0), Pt(6)

    def saved(self) -> bytes:
        """As a file; the same bytes each time."""
        about = self.document.core_properties
        about.title, about.author, about.comments = "letter", "verdeelsleutel", ""
        about.created = about.modified = datetime.datetime(2024, 1, 1)
        about.last_modified_by = "verdeelsleutel"
        made, fixed = io.BytesIO(), io.BytesIO()
        self.document.save(made)
        with zipfile.ZipFile(made) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
            for entry in old.infolist():
                if entry.filename == "docProps/thumbnail.jpeg":
                    continue
                kept = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
                kept.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(kept, _without_thumbnail(entry.filename, old.read(entry)))
        return fixed.getvalue()

    def _page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin, section.bottom_margin = Cm(2.0), Cm(1.8)
        section.header_distance, section.footer_distance = Cm(0.9), Cm(0.9)

    def _styles(self) -> None:
        normal = self._style("Normal", 10, 0, 6)
        normal.paragraph_format.line_spacing = 1.0
        normal.element.get_or_add_rPr().append(_element("w:lang", val=("nl-NL", "en-GB")[self.lang]))
        self._style("List Bullet", 10, 0, 3)
        for name, size, before, after in (("Heading 1", 14, 0, 6), ("Heading 2", 11.5, 7, 2), ("Title", 15, 0, 9)):
            style = self._style(name, size, before, after)
            style.font.bold, style.font.color.rgb = True, RGBColor.from_string(DEEP)
            style.paragraph_format.keep_with_next = True
            for border in list(style.element.iter(qn("w:pBdr"))):
                border.getparent().remove(border)

    def _style(self, name: str, size: float, before: float, after: float) -> ParagraphStyle:
        style = self.document.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.name, style.font.size = FONT, Pt(size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{kind}"), FONT)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        return style


def runs(paragraph: Paragraph, text: str, look: Look = PLAIN) -> None:
    """Add text: what stands between ‹ and › is marked in yellow, to be filled in; between « and » it is small."""
    for at, part in enumerate(text.replace("›", "‹").split("‹")):
        for nth, piece in enumerate(part.replace("»", "«").split("«")):
            if not piece:
                continue
            run = paragraph.add_run(piece)
            run.bold = look.bold or None
            if look.size:
                run.font.size = Pt(look.size)
            if look.color:
                run.font.color.rgb = RGBColor.from_string(look.color)
            if at % 2:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            if nth % 2:
                run.font.size, run.font.color.rgb = Pt(SMALL), RGBColor.from_string(SOFT)


def field(paragraph: Paragraph, code: str) -> None:
    """Add a number that Word counts."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", "1"), ("end", "")):
        run = paragraph.add_run()
        run.font.size, run.font.color.rgb = Pt(SMALL), RGBColor.from_string(SOFT)
        if kind == "shown":
            run.text = text
        elif kind:
            run._r.append(_element("w:fldChar", fldCharType=kind))
        else:
            instruction = _element("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {text} "
            run._r.append(instruction)


def _row(
    table: Table, texts: Sequence[str], columns: Columns, *, bold: bool = False, color: str = ""
) -> tuple[_Cell, ...]:
    row = table.add_row()
    for at, (cell, text, width) in enumerate(zip(row.cells, texts, columns.widths, strict=True)):
        cell.width = Cm(width)
        paragraph = cell.paragraphs[0]
        how = paragraph.paragraph_format
        how.space_after = how.space_before = Pt(1.5)
        how.line_spacing = 1.0
        if at in columns.numbers:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        runs(paragraph, text, Look(columns.size, bold, color))
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    return row.cells


def _bordered(table: Table, width: float) -> None:
    """Thin lines between the rows, none at the sides; half of what is wider than the text on either side of it."""
    borders, margins = _element("w:tblBorders"), _element("w:tblCellMar")
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=RULE))
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w="50", type="dxa"))
    properties = table._tbl.tblPr  # Word wants its parts in this order
    if width > TEXT:
        aside = _element("w:tblInd", w=str(-round((width - TEXT) / 2 * DXA)), type="dxa")
        properties.insert_element_before(aside, "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    properties.insert_element_before(margins, "w:tblLook")


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    found = OxmlElement(name)
    for key, value in attributes.items():
        found.set(qn(f"w:{key}"), value)
    return found


def _without_thumbnail(name: str, content: bytes) -> bytes:
    """python-docx starts from a document with a picture of itself, which would show something else."""
    if name != "_rels/.rels":
        return content
    text = content.decode()
    start = text.rindex("<Relationship ", 0, text.index("thumbnail.jpeg"))
    return (text[:start] + text[text.index("/>", start) + 2 :]).encode()
