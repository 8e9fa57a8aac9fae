"""The run that is explained, from its folder alone: the plan that the checker made again and found to hold."""

from __future__ import annotations

from pathlib import Path

from verdeelsleutel.model.certify.verify import verified
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.runs.run_folder import BrokenRun


class NotExplainable(Exception):
    """A run that divides nothing, or something that isn't in it."""

    exit_code = 2


def proven_plan(folder: Path) -> Plan:
    """The plan of a run that is certified; nothing is taken from a run that isn't.

    Raises:
        NoRun: the folder holds no run.
        BrokenRun: it doesn't verify.
        NotExplainable: neither an allocation nor a reallocation.
    """
    certificate, plan = verified(folder)
    if not certificate.holds:
        first = next(fault for check in certificate.checks for fault in check.faults)
        raise BrokenRun(f"{folder} can't be explained: it doesn't verify ({first}); see verdeel verify {folder}")
    if plan is None:
        raise NotExplainable(f"{folder} is no allocation or reallocation; explain one of these")
    return plan
