"""Failures in words for planners: what, where, found, expected, what to do; in English, as all talk is.

Rules that can't hold together are an outcome like a plan is, so they are told in the language of results.
"""

from __future__ import annotations

import re
import textwrap
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby
from typing import Any

from verdeelsleutel.data.exact import ceiling
from verdeelsleutel.data.faults import Fault, Faults
from verdeelsleutel.model.certify.certificate import NotCertified
from verdeelsleutel.model.conflict import Conflict, Party
from verdeelsleutel.model.row import CENTS
from verdeelsleutel.reports.cuts import amount, bounds
from verdeelsleutel.reports.dutch import ENGLISH, NARROW, Language

__all__ = ["as_dict", "fault_list", "text"]

WIDTH = 100
NOTHING = "nothing was written"
USAGE = 2
_MISSING = re.compile(r"\[Errno 2\] No such file or directory: '([^']+)'")


def text(error: Exception, code: int, lang: Language = ENGLISH, *, writes: bool = True) -> str:
    """The whole message of a failure.

    Args:
        error: the failure.
        code: what the command ends with.
        lang: of a conflict, which planners talk about: that of results.
        writes: whether the command writes when it doesn't fail.
    """
    if isinstance(error, Faults):
        return fault_list(error.faults, error.whose, writes=writes)
    if isinstance(error, Conflict):
        return _conflict(error, lang)
    if isinstance(error, NotCertified):
        return _not_certified(error)
    if isinstance(error, OSError) and code != 1:
        where = error.filename2 or error.filename
        reason = (error.strerror or str(error)).lower()
        return f"{where} can't be written: {reason}\n{NOTHING}; choose another place"
    if code == 1:
        trace = "".join(traceback.format_exception(error)).rstrip()
        return f"{trace}\n\nthis is a fault in verdeel itself, not in your data; please report the lines above"
    return _MISSING.sub(r"there is no \1", str(error))


def fault_list(faults: Sequence[Fault], whose: str = "the case", *, writes: bool = True) -> str:
    """All faults by file, each with its parts on lines of their own; those that differ in row alone stand together."""
    sources = list(dict.fromkeys(fault.place.source for fault in faults))
    files = f" in {len(sources)} files" if len(sources) > 1 else ""
    blocks = [f"{_counted(len(faults))}{files}" + (f"; {NOTHING}" if writes else "")]
    ordered = sorted(faults, key=lambda fault: sources.index(fault.place.source))
    at = 1
    for _, alike in groupby(ordered, key=_kind):
        same = list(alike)
        blocks.append("\n".join(_fault(at, same[0]) if len(same) == 1 else _alike(at, same)))
        at += len(same)
    if len(faults) > 1:
        blocks.append(f"Mend {whose} and try again: everything that was found is listed here.")
    return "\n\n".join(blocks)


def _counted(count: int) -> str:
    return "1 fault" if count == 1 else f"{ENGLISH.number(count)} faults"


def _kind(fault: Fault) -> tuple[object, ...]:
    """Faults that differ in row and value alone are of a kind."""
    cell = fault.place.cell or ""
    return fault.place.source, fault.place.column, cell.partition("!")[0], fault.what, fault.expected, fault.hint


def _fault(number: int, fault: Fault) -> Iterator[str]:
    yield _wrapped(f"{number:>3}. {fault.place}: {fault.what}", " " * 5)
    if fault.found:
        yield _part("found", _quoted(fault.found))
    yield from _what_to_do(fault)


def _alike(number: int, faults: Sequence[Fault]) -> Iterator[str]:
    first = faults[0]
    place = replace(first.place, row=None, cell=None, line=None)
    yield _wrapped(f"{number:>3}. {place}: {first.what} ({len(faults)} times)", " " * 5)
    for fault in faults:
        here = fault.place
        spot = here.cell or (f"row {here.row}" if here.row else f"line {here.line}" if here.line else "")
        yield _part(spot, _quoted(fault.found) if fault.found else "nothing")
    yield from _what_to_do(first)


def _what_to_do(fault: Fault) -> Iterator[str]:
    if fault.expected:
        yield _part("expected", fault.expected)
    if fault.hint:
        yield _part("what to do", fault.hint)


def _quoted(found: str) -> str:
    return found if found.startswith('"') else f'"{found}"'


def _part(label: str, value: str) -> str:
    return _wrapped(f"     {label:<11} {value}", " " * 17)


def _wrapped(line: str, indent: str) -> str:
    return textwrap.fill(line, WIDTH, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False)


def _conflict(error: Conflict, lang: Language) -> str:
    where = lang.word("conflict_seen", tranche=error.tranche) if error.tranche else ""
    alone = len(error.parties) == 1
    lines = [lang.word("conflict_one" if alone else "conflict_many", where=where), ""]
    for party in error.parties:
        key, who = f"[{party.key}]" if party.key else "", f" ({party.who})" if party.who else ""
        lines.append(_wrapped(f"  • {party.rule}{key}{who}: {_asks(party, lang)}", " " * 4))
        if party.repair is not None:
            then = lang.word("conflict_repair_one" if alone else "conflict_repair", amount=_amount(party, lang))
            lines.append(_part(lang.word("what_to_do"), then))
    if not alone:
        lines += ["", lang.word("conflict_end")]
    return "\n".join(lines).replace(NARROW, " ")  # only now: an amount isn't broken over two lines


def _asks(party: Party, lang: Language) -> str:
    """What a row asks: as it says itself where it comes without numbers."""
    asked = bounds(party.lower, party.upper, party.unit, lang)
    return asked or party.words


def _amount(party: Party, lang: Language = ENGLISH) -> str:
    """How much a row has to give way; cents are rounded up, so that it is never too little."""
    assert party.repair is not None  # asked for where there is one
    gives = Fraction(ceiling(party.repair)) if party.unit == CENTS else party.repair
    return amount(gives, party.unit, lang)


def _not_certified(error: NotCertified) -> str:
    lines = [f"the run isn't certified; {NOTHING}", ""]
    for check in error.certificate.checks:
        lines.append(f"  {'✓' if check.holds else '✗'} {check.name}: {check.what}")
        lines += [_wrapped(f"      {fault}", " " * 6) for fault in check.faults]
    lines += ["", "This is a fault in verdeel itself, not in your data; please report it with the case if you can."]
    return "\n".join(lines)


def as_dict(error: Exception, code: int) -> dict[str, Any]:
    """The same for `--json`, with every fault."""
    message = (
        _counted(len(error.faults)) if isinstance(error, Faults) else text(error, code) if code == USAGE else str(error)
    )
    found: dict[str, Any] = {"ok": False, "exit_code": code, "message": message}
    if isinstance(error, Faults):
        found["faults"] = [
            {
                "place": str(f.place),
                "source": f.place.source,
                "row": f.place.row,
                "column": f.place.column,
                "cell": f.place.cell,
                "line": f.place.line,
                "what": f.what,
                "found": f.found,
                "expected": f.expected,
                "hint": f.hint,
            }
            for f in error.faults
        ]
    if isinstance(error, Conflict):
        found["tranche"] = error.tranche
        found["conflict"] = [
            {
                "rule": p.rule,
                "key": p.key,
                "providers": p.who,
                "words": p.words,
                "repair": None if p.repair is None else _amount(p).replace(NARROW, " "),
                "unit": p.unit,
            }
            for p in error.parties
        ]
    if isinstance(error, NotCertified):
        found["certificate"] = error.certificate.as_dict()
    return found
