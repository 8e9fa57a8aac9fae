"""Failures in words for planners: what, where, found, expected, what to do."""

from __future__ import annotations

import re
import textwrap
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from verdeelsleutel.data.exact import ceiling
from verdeelsleutel.data.faults import Fault, Faults, Place
from verdeelsleutel.model.certify.certificate import NotCertified
from verdeelsleutel.model.conflict import Conflict, Party
from verdeelsleutel.model.row import CENTS
from verdeelsleutel.reports.certificate_page import check_faults, check_words
from verdeelsleutel.reports.cuts import amount, bounds
from verdeelsleutel.reports.dutch import ENGLISH, NARROW, Language
from verdeelsleutel.reports.told.telling import said, said_found, said_place

__all__ = ["as_dict", "fault_list", "text"]

WIDTH = 100
PLACES = 6
"""So many places of faults of a kind are listed; `--json` has them all."""
FAR_MORE = 3
"""So many faults to a kind make the number of kinds worth saying."""
USAGE = 2
_MISSING = re.compile(r"\[Errno 2\] No such file or directory: '([^']+)'")


def text(error: Exception, code: int, lang: Language = ENGLISH, *, writes: bool = True) -> str:
    """The whole message of a failure.

    Args:
        error: the failure.
        code: what the command ends with.
        lang: of the message.
        writes: whether the command writes when it doesn't fail.
    """
    if isinstance(error, Faults):
        return fault_list(error.faults, error.whose, lang, writes=writes)
    if isinstance(error, Conflict):
        return _conflict(error, lang)
    if isinstance(error, NotCertified):
        return _not_certified(error, lang)
    if isinstance(error, OSError) and code != 1:
        reason = said(error.strerror or str(error), lang).lower()
        return lang.word("cannot_write", where=error.filename2 or error.filename, reason=reason)
    if code == 1:
        trace = "".join(traceback.format_exception(error)).rstrip()
        return f"{trace}\n\n{lang.word('our_bug')}"
    missing = _MISSING.fullmatch(str(error))
    return lang.word("there_is_no", path=missing[1]) if missing else said(str(error), lang)


def fault_list(
    faults: Sequence[Fault], whose: str = "the case", lang: Language = ENGLISH, *, writes: bool = True
) -> str:
    """All faults by file, each with its parts on lines of their own; those that differ in row alone stand together."""
    sources = list(dict.fromkeys(fault.place.source for fault in faults))
    files = lang.word("faults_in_files", count=len(sources)) if len(sources) > 1 else ""
    kinds = _by_kind(sorted(faults, key=lambda fault: sources.index(fault.place.source)))
    count = _rows(faults)
    of_kinds = lang.word("faults_of_kinds", count=len(kinds)) if count >= FAR_MORE * len(kinds) else ""
    counted = lang.word("faults_counted", count=count, files=of_kinds + files)
    blocks = [f"{counted}; {lang.word('nothing_written')}" if writes else counted]
    for at, same in enumerate(kinds, start=1):
        blocks.append("\n".join(_fault(at, same[0], lang) if len(same) == 1 else _alike(at, same, lang)))
    if len(faults) > 1:
        blocks.append(lang.word("faults_mend", whose=lang.word(whose)))
    return "\n\n".join(blocks)


def _by_kind(faults: Sequence[Fault]) -> list[list[Fault]]:
    """Faults of a kind together; a count of more of them goes behind them, unless it may be of several kinds."""
    kinds: dict[tuple[object, ...], list[Fault]] = {}
    for fault in faults:
        same = [kind for kind in kinds if fault.more and kind[:3] == _kind(fault)[:3] and _counts(fault, kind[3])]
        kinds.setdefault(same[0] if len(same) == 1 else _kind(fault), []).append(fault)
    return list(kinds.values())


def _counts(fault: Fault, what: object) -> bool:
    return fault.what.endswith(f": {what}")


def _rows(faults: Sequence[Fault]) -> int:
    """How many faults there are, those that are only counted too."""
    return sum(fault.more or 1 for fault in faults)


def _kind(fault: Fault) -> tuple[object, ...]:
    """Faults that differ in row and value alone are of a kind."""
    cell = fault.place.cell or ""
    return fault.place.source, fault.place.column, cell.partition("!")[0], fault.what, fault.expected, fault.hint


def _fault(number: int, fault: Fault, lang: Language) -> Iterator[str]:
    yield _wrapped(f"{number:>3}. {said_place(fault.place, lang)}: {said(fault.what, lang)}", " " * 5)
    if fault.found:
        yield _part(lang.word("fault_found"), _quoted(said_found(fault.found, lang)))
    yield from _what_to_do(fault, lang)


def _alike(number: int, faults: Sequence[Fault], lang: Language) -> Iterator[str]:
    first = faults[0]
    sheet = (first.place.cell or "").partition("!")[0] or None
    place = replace(first.place, row=None, cell=sheet, line=None)
    times = lang.word("fault_times", what=said(first.what, lang), count=_rows(faults))
    yield _wrapped(f"{number:>3}. {said_place(place, lang)}: {times}", " " * 5)
    for fault in faults[:PLACES]:
        here = fault.place
        row, line = (lang.word(f"fault_{key}", **{key: str(at)}) if at else "" for key, at in _numbers(here))
        spot = (here.cell or "").rpartition("!")[2] or row or line
        yield _part(spot, _quoted(said_found(fault.found, lang)) if fault.found else lang.word("fault_nothing"))
    left = _rows(faults[PLACES:])
    if left:
        yield f"     {lang.word('compare_rest', count=left)}"
    yield from _what_to_do(first, lang)


def _numbers(place: Place) -> tuple[tuple[str, int | None], ...]:
    return ("row", place.row), ("line", place.line)


def _what_to_do(fault: Fault, lang: Language) -> Iterator[str]:
    if fault.expected:
        yield _part(lang.word("fault_expected"), said(fault.expected, lang))
    if fault.hint:
        yield _part(lang.word("what_to_do"), said(fault.hint, lang))


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
        lines.append(_wrapped(f"  • {_row(party, lang)}{key}{who}: {_asks(party, lang)}", " " * 4))
        if party.repair is not None:
            then = lang.word("conflict_repair_one" if alone else "conflict_repair", amount=_amount(party, lang))
            lines.append(_part(lang.word("what_to_do"), then))
    if not alone:
        lines += ["", lang.word("conflict_end")]
    return "\n".join(lines).replace(NARROW, " ")  # only now: an amount isn't broken over two lines


def _row(party: Party, lang: Language) -> str:
    """What a row is: a fund, a decision or a rule, with its id."""
    if party.source == "funds":
        return lang.word("short_fund", id=party.rule)
    if party.source == "decisions":
        kind = "" if party.rule == "decisions" else f" {lang.word(party.rule)}"
        return lang.word("conflict_decision") + kind
    return lang.word("conflict_rule", id=party.rule)


def _asks(party: Party, lang: Language) -> str:
    """What a row asks: as it says itself where it comes without numbers."""
    asked = bounds(party.lower, party.upper, party.unit, lang)
    return asked or party.words


def _amount(party: Party, lang: Language = ENGLISH) -> str:
    """How much a row has to give way; cents are rounded up, so that it is never too little."""
    assert party.repair is not None  # asked for where there is one
    gives = Fraction(ceiling(party.repair)) if party.unit == CENTS else party.repair
    return amount(gives, party.unit, lang)


def _not_certified(error: NotCertified, lang: Language) -> str:
    lines = [lang.word("run_not_certified"), ""]
    for check in error.certificate.checks:
        lines.append(f"  {'✓' if check.holds else '✗'} {check_words(check, lang)}")
        lines += [_wrapped(f"      {fault}", " " * 6) for fault in check_faults(check, lang)]
    return "\n".join([*lines, "", lang.word("run_not_certified_end")])


def as_dict(error: Exception, code: int) -> dict[str, Any]:
    """The same for `--json`, with every fault."""
    message = text(error, code) if code == USAGE and not isinstance(error, Faults) else str(error)
    if isinstance(error, Faults):
        message = "1 fault" if _rows(error.faults) == 1 else f"{ENGLISH.number(_rows(error.faults))} faults"
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
