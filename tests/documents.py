"""Word documents as tests read and make them, and LibreOffice as a second reader."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PART = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
SOFFICE = shutil.which("soffice")


def text_of(content: bytes) -> str:
    """Everything that a reader sees, headers and footers too, a paragraph or cell a line."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = [file.read(name) for name in file.namelist() if PART.fullmatch(name)]
    return "\n".join(_text(paragraph) for part in parts for paragraph in etree.fromstring(part).iter(f"{W}p"))


def rows_of(content: bytes) -> list[tuple[str, ...]]:
    """The rows of all tables."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        body = etree.fromstring(file.read("word/document.xml"))
    return [tuple(_text(cell) for cell in row.iter(f"{W}tc")) for row in body.iter(f"{W}tr")]


def _text(element: etree._Element) -> str:
    """The text of a paragraph or cell, tabs and breaks as they are."""
    marks = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(one.text or "" if one.tag == f"{W}t" else marks.get(one.tag, "") for one in element.iter())


def template_of(*paragraphs: str, header: str = "") -> bytes:
    """A template with these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def as_pdf(document: Path, folder: Path) -> Path:
    """The document as LibreOffice prints it; skips where it has no word processor."""
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) isn't installed")
    (folder / "plain.docx").write_bytes(template_of("plain"))
    words = ["--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "pdf"]
    files = [folder / "plain.docx", document]
    subprocess.run([SOFFICE, *words, "--outdir", folder, *files], check=False, capture_output=True, timeout=300)
    if not (folder / "plain.pdf").exists():
        pytest.skip("this LibreOffice has no Writer")
    return folder / f"{document.stem}.pdf"
