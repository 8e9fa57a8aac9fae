"""Faults, warnings and failures in Dutch.

They are worded in English where they are found. Here an English text is held against templates with holes, and what
stands in the holes goes into the Dutch of the template that fits. A text that fits none is told as it is; a test reads
every text from the source, so that there are none of our own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from verdeelsleutel.data.faults import Place
from verdeelsleutel.data.reading.kinds import expected_of
from verdeelsleutel.data.tables import CASE, TABLES
from verdeelsleutel.data.tables.dutch_notes import DUTCH_NOTES, dutch_expected
from verdeelsleutel.reports.dutch import NL, Language
from verdeelsleutel.reports.told.titles import column_in_dutch, columns_in_dutch, table_in_dutch
from verdeelsleutel.reports.told.words_of_figures import FIGURES
from verdeelsleutel.reports.told.words_of_files import FILES
from verdeelsleutel.reports.told.words_of_found import FOUND
from verdeelsleutel.reports.told.words_of_letters import LETTERS
from verdeelsleutel.reports.told.words_of_messages import MESSAGES
from verdeelsleutel.reports.told.words_of_other_studies import OTHER_STUDIES
from verdeelsleutel.reports.told.words_of_pack_warnings import PACK_WARNINGS
from verdeelsleutel.reports.told.words_of_packs import PACKS
from verdeelsleutel.reports.told.words_of_runs import RUNS
from verdeelsleutel.reports.told.words_of_studies import STUDIES
from verdeelsleutel.reports.told.words_of_system import SYSTEM
from verdeelsleutel.reports.told.words_of_values import VALUES
from verdeelsleutel.reports.told.words_of_verification import VERIFICATION
from verdeelsleutel.reports.told.words_of_work import WORK

__all__ = ["CATALOGUE", "Told", "in_dutch", "said", "said_found", "said_place", "told"]

CATALOGUE: Mapping[str, str] = {
    **VALUES,
    **FILES,
    **FIGURES,
    **PACKS,
    **PACK_WARNINGS,
    **STUDIES,
    **OTHER_STUDIES,
    **MESSAGES,
    **RUNS,
    **LETTERS,
    **VERIFICATION,
    **WORK,
    **SYSTEM,
}
"""English template → Dutch template. Holes are names in braces; other braces stand for themselves.

A hole takes no "; ", behind which a next clause begins, unless it is ``{x:all}``.

In Dutch ``{x:told}`` is told in Dutch itself, ``{x:number}`` gets a decimal comma, ``{x:cents}`` and ``{x:euros}`` are
amounts, ``{x:day}`` is a date, ``{x:month}`` a month, and ``{x:rij|rijen}`` goes along with a count. ``{x:column}`` and
``{x:table}`` are titles with the machine name beside them, ``{x:columns}`` titles alone.
"""

_HOLE = re.compile(r"\{([a-z_]+)(:(?:told|number|cents|euros|day|month|columns?|table|all|[^{}|:]+\|[^{}|:]+))?\}")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_NAMES = re.compile(r"[a-z_]+(, [a-z_]+)*")
_WRITTEN: Mapping[str, tuple[re.Pattern[str], Callable[[str], str]]] = {
    "number": (_NUMBER, lambda text: text.replace(".", ",")),
    "euros": (_NUMBER, lambda text: NL.euros(int(Fraction(text) * 100))),
    "cents": (_NUMBER, lambda text: NL.euros(int(Fraction(text)))),
    "day": (re.compile(r"\d{4}-\d{2}-\d{2}"), lambda text: NL.date(date.fromisoformat(text))),
    "month": (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"), NL.month),
    "column": (_NAMES, column_in_dutch),
    "columns": (_NAMES, columns_in_dutch),
    "table": (re.compile(r".+"), table_in_dutch),
}
"""How a part is written: what it has to look like, and the same in Dutch; anything else stays as it is."""


class Told(NamedTuple):
    """An English text and the template that fits it.

    Attributes:
        template: the English one; the text itself where it is told as a whole.
        parts: what stands in its holes.
        dutch: the text in Dutch.
        left: how many characters go over as they are: the fewer, the better a template fits.
    """

    template: str
    parts: Mapping[str, str]
    dutch: str
    left: int


class _Template(NamedTuple):
    english: str
    dutch: str
    pieces: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How much of it is words: what says more is tried first."""
        return sum(map(len, self.pieces))


def said(text: str, lang: Language) -> str:
    """A text that was worded in English, in a language."""
    return in_dutch(text) if lang.code == "nl" else text


def said_place(place: Place, lang: Language) -> str:
    """Where something stands; in Dutch a column under its machine name gets its Dutch title beside it."""
    return _place_in_dutch(place) if lang.code == "nl" else str(place)


def said_found(found: str, lang: Language) -> str:
    """What was found: words of our own in a language, and the user's as they are."""
    return _found_in_dutch(found) if lang.code == "nl" else found


def in_dutch(text: str) -> str:
    """A text in Dutch; clauses that no template holds together are told one by one; what fits nothing stays."""
    found = told(text)
    if found is not None:
        return found.dutch
    clauses = text.split("; ")
    if len(clauses) > 1:
        return "; ".join(in_dutch(clause) for clause in clauses)
    return text


@lru_cache(maxsize=4096)
def told(text: str) -> Told | None:
    """The text in Dutch with the template that fits it; None where none does."""
    whole = _whole().get(text)
    if whole is not None:
        return Told(text, {}, whole, 0)
    fits = []
    for template in _templates():
        if all(piece in text for piece in template.pieces):
            match = _pattern(template.english).fullmatch(text)
            if match is not None:
                parts = match.groupdict()
                left = sum(_left(part, f"{{{name}:told}}" in template.dutch) for name, part in parts.items())
                fits.append(Told(template.english, parts, _filled(template.dutch, parts), left))
    return min(fits, key=lambda fit: fit.left, default=None)


def _left(part: str, nested: bool) -> int:
    found = told(part) if nested else None
    return len(part) if found is None else found.left


def _found_in_dutch(found: str) -> str:
    for english, dutch in FOUND.items():
        match = _pattern(english).fullmatch(found)
        if match is not None:
            return _filled(dutch, match.groupdict())
    pairs = [part.partition(" ") for part in found.split(", ")]
    if len(pairs) > 1 and tuple(name for name, _, _ in pairs) in {table.key for table in TABLES.values()}:
        return ", ".join(f"{columns_in_dutch(name)} {value}" for name, _, value in pairs)
    return found


def _place_in_dutch(place: Place) -> str:
    sheet, _, cell = (place.cell or "").partition("!")
    parts = [in_dutch(place.source) if place.source.startswith("pack ") else place.source]
    if place.cell is not None:
        parts += [f"blad {sheet}", *_address_in_dutch(cell, titled=place.column is not None)]
    elif place.row is not None:
        parts.append(f"rij {place.row}")
    if place.line is not None:
        parts.append(f"regel {place.line}")
    if place.column is not None:
        parts.append(f"kolom {place.column}{_title(sheet or place.source, place.column)}")
    return ", ".join(parts)


def _address_in_dutch(cell: str, *, titled: bool) -> list[str]:
    """A row, a cell, or a column that has no title to be called by."""
    if cell.isdecimal():
        return [f"rij {cell}"]
    if cell.isalpha():
        return [] if titled else [f"kolom {cell}"]
    return [f"cel {cell}"] if cell else []


def _title(source: str, column: str) -> str:
    """The Dutch title of a column of a table, where it is called otherwise."""
    table = TABLES.get(source.removesuffix(".csv"))
    known = next((c.dutch for c in table.columns if c.name == column), column) if table else column
    return f" ({known})" if known.casefold() != column.casefold() else ""


@cache
def _whole() -> Mapping[str, str]:
    """Texts without holes, and those that the contract of a case has in Dutch already."""
    columns = [column for table in (CASE, *TABLES.values()) for column in table.columns]
    notes = {f"{text[0].lower()}{text[1:]}": f"{dutch[0].lower()}{dutch[1:]}" for text, dutch in DUTCH_NOTES.items()}
    plain = {english: dutch for english, dutch in CATALOGUE.items() if not _HOLE.search(english)}
    return {**notes, **{expected_of(column): dutch_expected(column) for column in columns}, **plain}


@cache
def _templates() -> tuple[_Template, ...]:
    found = [
        _Template(english, dutch, tuple(piece for piece in _HOLE.split(english)[::3] if piece))
        for english, dutch in CATALOGUE.items()
        if _HOLE.search(english)
    ]
    return tuple(sorted(found, key=lambda template: -template.weight))


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """What fits a template."""
    words, names, how = (_HOLE.split(template)[at::3] for at in range(3))
    holes = [f"(?P<{name}>{'.' if every else '(?:(?!; ).)'}+?)" for name, every in zip(names, how, strict=True)]
    fits = [part for pair in zip(map(re.escape, words), [*holes, ""], strict=True) for part in pair]
    return re.compile("".join(fits), re.DOTALL)


def _filled(dutch: str, parts: Mapping[str, str]) -> str:
    return _HOLE.sub(lambda hole: _part(parts[hole[1]], (hole[2] or "")[1:]), dutch)


def _part(text: str, how: str) -> str:
    """What stood in a hole, as the Dutch template wants it."""
    if how == "told":
        return in_dutch(text)
    one, found, many = how.partition("|")
    if found:
        return one if text == "1" else many
    fits, written = _WRITTEN.get(how, (_NUMBER, str))
    return written(text) if fits.fullmatch(text) else text
