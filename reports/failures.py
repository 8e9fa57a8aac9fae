"""Failures in words for planners: what, where, found, expected, what to do."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from typing import Any

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.faults import Fault, Faults
from verdeelsleutel.model.certificate import NotCertified
from verdeelsleutel.model.conflict import Conflict
from verdeelsleutel.model.row import CENTS


def text(error: Exception, code: int) -> str:
    """The whole message of a failure."""
    if isinstance(error, Faults):
        return fault_list(error.faults)
    if isinstance(error, Conflict):
        return _conflict(error)
    if isinstance(error, NotCertified):
        return "the run was not certified; nothing was written\n" + "\n".join(
            f"  {check.name}: {fault}" for check in error.certificate.checks for fault in check.faults
        )
    if code == 1:
        trace = "".join(traceback.format_exception(error)).rstrip()
        return f"{trace}\n\nthis is a fault in verdeel itself; nothing was written"
    return str(error)


def fault_list(faults: Sequence[Fault]) -> str:
    """All faults, each with its parts on lines of their own."""
    head = "1 fault, nothing was written" if len(faults) == 1 else f"{len(faults)} faults, nothing was written"
    return "\n\n".join([head, *(_fault(number, fault) for number, fault in enumerate(faults, start=1))])


def _fault(number: int, fault: Fault) -> str:
    lines = [f"{number:>3}. {fault.place}: {fault.what}"]
    for name, value in (("found", fault.found), ("expected", fault.expected), ("what to do", fault.hint)):
        if value:
            lines.append(f"     {name}: {value}")
    return "\n".join(lines)


def _conflict(error: Conflict) -> str:
    lines = ["these can't hold together, and none of them can be left out of the list; nothing was written"]
    if error.tranche:
        lines[0] += f" (seen in tranche {error.tranche})"
    for party in error.parties:
        lines.append(f"  {party.rule}[{party.key}]: {party.words}")
        if party.repair is not None:
            lines.append(f"     the rest fits when this one gives way by {_amount(party.repair, party.unit)}")
    return "\n".join(lines)


def _amount(value: Any, unit: str) -> str:
    return f"€ {decimals(value / 100, 2)}" if unit == CENTS else f"{decimals(value, 3)} {unit.replace('_', '-')}"


def as_dict(error: Exception, code: int) -> dict[str, Any]:
    """The same for `--json`."""
    found: dict[str, Any] = {"ok": False, "exit_code": code, "message": str(error)}
    if isinstance(error, Faults):
        found["faults"] = [
            {"place": str(f.place), "what": f.what, "found": f.found, "expected": f.expected, "hint": f.hint}
            for f in error.faults
        ]
    if isinstance(error, Conflict):
        found["conflict"] = [
            {
                "rule": p.rule,
                "key": p.key,
                "words": p.words,
                "repair": None if p.repair is None else decimals(p.repair, 2),
                "unit": p.unit,
            }
            for p in error.parties
        ]
    if isinstance(error, NotCertified):
        found["certificate"] = error.certificate.as_dict()
    return found
