"""A letter as a Word document, set in a template: one that ships, or an office's own.

Word's own formatting stands in the template, what is filled in is data: escaped, and never read as a template again.
Dates inside the document are fixed, so that the same letter gives the same bytes.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from verdeelsleutel.data.faults import Fault, Place, TemplateFaults
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.letters.letter import Letter
from verdeelsleutel.reports.letters.variables import unknown

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

__all__ = ["Template", "own_template", "shipped", "shipped_template"]

TEMPLATES = Path(__file__).parent.parent / "templates"
_ZIPPED_ON = (1980, 1, 1, 0, 0, 0)
_PART = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_TAG = re.compile(r"<[^>]+>")
_LONGEST = 60
_ASKED_WRONG = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, SyntaxError)
"""What a template can bring about that asks for something odd, or leaves a document that doesn't fit together."""


class _Environment(ImmutableSandboxedEnvironment):
    """The template language, shut off from all but what a letter holds; names that aren't there are refused."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self._read: dict[str, Any] = {}

    def from_string(self, source: Any, *_: Any, **__: Any) -> Any:  # noqa: ANN401  as jinja2 has it
        """Read a template once: every letter is set in the same one, and reading takes most of the time."""
        if source not in self._read:
            self._read[source] = super().from_string(source)
        return self._read[source]


def shipped(lang: Language) -> bytes:
    """The template that ships, as a file."""
    return (TEMPLATES / f"letter-{lang.code}.docx").read_bytes()


def shipped_template(lang: Language) -> Template:
    """The same, ready to be filled in."""
    return Template(f"letter-{lang.code}.docx", shipped(lang))


def own_template(path: Path) -> Template:
    """A template of one's own.

    Raises:
        TemplateFaults: it isn't there, isn't a Word document, or names what a letter hasn't.
    """
    try:
        return Template(path.name, path.read_bytes())
    except OSError as error:
        what = f"the template can't be read ({(error.strerror or str(error)).lower()})"
        raise TemplateFaults([Fault(Place(str(path)), what)]) from None


class Template:
    """A Word document with names between braces."""

    def __init__(self, name: str, content: bytes) -> None:
        """Read a template and hold every name in it to what a letter has.

        Raises:
            TemplateFaults: all that is wrong with it.
        """
        self.name = name
        self._env = _Environment()
        try:
            self._document = _opened(content)
        except Exception:  # noqa: BLE001  # whatever a file holds that is no Word document
            what, hint = "this isn't a Word document", "save it as .docx (not .doc or .dotx)"
            raise TemplateFaults([Fault(Place(name), what, expected="a .docx file", hint=hint)]) from None
        faults = list(self._faults())
        if faults:
            raise TemplateFaults(faults)

    def filled(self, letter: Letter) -> bytes:
        """A letter in this template.

        Raises:
            TemplateFaults: the template asks for something that can't be done with what the letter holds.
        """
        context = {field.name: getattr(letter, field.name) for field in fields(letter)}
        made = io.BytesIO()
        try:
            self._document.render(context, self._env, autoescape=True)
            _dated(self._document, letter)
            self._document.save(made)
        except _ASKED_WRONG as error:
            what = f"the letter of {letter.provider.agb} can't be set in it: {error}"
            raise TemplateFaults([Fault(Place(self.name), what)]) from None
        return _zipped(made)

    def _faults(self) -> Iterator[Fault]:
        """What is wrong, part by part."""
        for part, text in self._parts():
            place = Place(self.name if part == "document" else f"{self.name} ({part})")
            try:
                names = unknown(self._env.parse(text), self._env)
            except TemplateSyntaxError as error:
                hint = "a tag with p or tr takes all of its paragraph or row"
                yield Fault(place, f"this can't be read: {error.message}", _line(text, error.lineno), hint=hint)
                continue
            for name, hint in names:
                yield Fault(place, "a letter has nothing of this name", name, hint=hint or "see LETTERS.md")

    def _parts(self) -> Iterator[tuple[str, str]]:
        """Text of the document, its headers, footers and footnotes, as the template engine reads it."""
        for part in self._document.docx.part.package.iter_parts():
            found = _PART.fullmatch(str(part.partname).lstrip("/"))
            if found:
                xml = part.blob.decode("utf-8") if isinstance(part.blob, bytes) else str(part.blob)
                yield found[1], self._document.patch_xml(xml)


def _opened(content: bytes) -> DocxTemplate:
    from docxtpl import DocxTemplate  # slow to load, and only needed here

    document = DocxTemplate(io.BytesIO(content))
    document.init_docx()
    return document


def _dated(document: DocxTemplate, letter: Letter) -> None:
    """What the document says of itself; no clock is looked at."""
    about: Any = document.docx.core_properties
    first = datetime.datetime(int(letter.year), 1, 1)
    about.created = about.modified = first
    about.title, about.author, about.last_modified_by = letter.subject, letter.office, letter.office
    about.revision = 1


def _line(text: str, number: int) -> str:
    """What stands on a line, without the marks of Word."""
    lines = text.splitlines()
    return _TAG.sub("", lines[number - 1])[:_LONGEST] if 0 < number <= len(lines) else ""


def _zipped(made: io.BytesIO) -> bytes:
    """The same files at a fixed date."""
    found = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            kept = zipfile.ZipInfo(entry.filename, _ZIPPED_ON)
            kept.compress_type, kept.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(kept, old.read(entry))
    return found.getvalue()
