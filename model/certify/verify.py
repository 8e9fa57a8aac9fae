"""The certificate: a run proven from its folder alone, in exact arithmetic and without a solver.

Recomputed from `inputs/`: lines, tariffs, levels and claims. Taken from the run: the levels, with their proofs, and
which cell closed at which; the whole units only of parts that were rounded by choice. From these every result file is
made again and must be the same to the byte; every level must be proven, every rule recounted, every cent found back.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from verdeelsleutel import __version__
from verdeelsleutel.data.faults import Faults
from verdeelsleutel.data.integers import Ints
from verdeelsleutel.model import result_files, results
from verdeelsleutel.model.certify import stored_run
from verdeelsleutel.model.certify.certificate import Certificate, Note
from verdeelsleutel.model.certify.fairness import refill
from verdeelsleutel.model.certify.outcome import Outcome, few
from verdeelsleutel.model.certify.rounding_proof import choice_faults
from verdeelsleutel.model.certify.stored_run import Stored, Unreadable
from verdeelsleutel.model.conflict import Conflict
from verdeelsleutel.model.levels import Filling
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.reallocation.start import DEFINITIVE, OFFER
from verdeelsleutel.model.rounding import broken_rows, round_units
from verdeelsleutel.model.runs.chain import WrongStart, chain_faults, earlier_receipt, refuse_start
from verdeelsleutel.model.runs.difference import Difference, first_difference
from verdeelsleutel.model.runs.records import (
    PROVISIONAL,
    described,
    snapshot,
    summarised,
)
from verdeelsleutel.model.runs.run_folder import BrokenRun, NoRun, is_run, no_run, read_inputs, tables_of

if TYPE_CHECKING:
    from verdeelsleutel.model.settlement.settle import Settlement


def verify(folder: Path, *, sealed: bool = True) -> Certificate:
    """Check a run from its folder.

    Args:
        folder: the run.
        sealed: whether it is finished; a run that is being made is certified before it is sealed.

    Raises:
        NoRun: the folder holds no run.
    """
    return verified(folder, sealed=sealed)[0]


def verified(folder: Path, *, sealed: bool = True) -> tuple[Certificate, Plan | None]:
    """The certificate of a run, and the plan that it is about: made again from the folder, as far as that goes.

    None stands for a run that decides nothing, and for one that couldn't be made again.

    Args:
        folder, sealed: as in `verify`.

    Raises:
        NoRun: the folder holds no run.
    """
    if not is_run(folder):
        raise no_run(folder)
    certificate = Certificate()
    try:
        return certificate, _check(folder, certificate, sealed=sealed)
    except Exception as error:  # noqa: BLE001  # a run that the checker can't get through is not certified
        what = f"{type(error).__name__}: {error}"
        certificate.add("files", "the run can be checked to its end", [f"the checker stopped at {what}"])
    return certificate, None


def _check(folder: Path, certificate: Certificate, *, sealed: bool) -> Plan | None:
    found = _inputs(folder, certificate)
    if found is None:
        return None
    what_is_run, receipt = found
    if isinstance(what_is_run, Problem):
        outcome = _decided(folder, what_is_run, receipt, certificate)
    else:
        from verdeelsleutel.model.certify.settled import settled_outcome  # loaded by settlements only

        outcome = settled_outcome(folder, what_is_run, certificate)
    if outcome is None:
        return None
    differences = _file_faults(folder, outcome.files)
    claimed = Certificate([*certificate.checks], [*certificate.said])
    claimed.add(*outcome.promise, [])
    faults = _summary_faults(folder, outcome.summary, receipt, claimed)
    if sealed:
        faults += stored_run.seal_faults(folder, receipt.get("results"))
    certificate.add(*outcome.promise, [*differences, *faults])
    return outcome.plan


def _decided(
    folder: Path, problem: Problem, receipt: dict[str, Any], certificate: Certificate
) -> Outcome | None:
    """Fairness, rounding, rules and money of a run that decides something."""
    try:
        stored = stored_run.read_stored(folder, problem)
    except Unreadable as error:
        certificate.add("files", "the result files can be read", [str(error)])
        return None
    filling, faults = refill(problem, stored.levels, stored.level_of)
    certificate.add("fairness", "no fill can rise without lowering one at or below it", few(faults))
    if faults:
        return None
    units = _rerounded(problem, filling, stored, certificate)
    plan = Plan(problem, filling, units)
    certificate.add("rules", "every rule, recounted in its own words, holds", _rule_faults(plan, certificate))
    certificate.add("money", "funds, reserves and amounts add up to the cent", _money_faults(plan))
    promise = "files", "every result file is what inputs, levels and rounding give"
    return Outcome(promise, result_files.files(plan), summarised(plan, receipt.get("award")), plan)


def _inputs(folder: Path, certificate: Certificate) -> tuple[Problem | Settlement, dict[str, Any]] | None:
    """The problem that the inputs pose or what they settle, None when they aren't what the receipt says."""
    what = "every input is the file that the receipt names"
    try:
        receipt = stored_run.read_record(folder / "receipt.json")
        faults = stored_run.folder_faults(folder, tables_of(receipt))
        faults = faults or stored_run.input_faults(folder, receipt.get("inputs"))
        if faults:
            certificate.add("inputs", what, few(faults))
            return None
        inputs = read_inputs(folder)
        found = inputs.settlement() or inputs.problem()
    except (Faults, Conflict, BrokenRun, Unreadable) as error:
        certificate.add("inputs", "the inputs can be read again", [str(error)])
        return None
    if isinstance(found, Problem):
        faults = stored_run.different("receipt.json", receipt, described(found, folder))
        faults += _award_faults(folder, found, receipt)
    else:
        from verdeelsleutel.model.certify.settled import receipt_faults  # loaded by settlements only

        faults = receipt_faults(folder, found, receipt)
    if _layers(receipt.get("layers")) != [(layer.name, layer.sha256) for layer in found.pack.layers]:
        faults.append("receipt.json: the layers of the pack are not those in inputs/")
    certificate.add("inputs", what, faults)
    return found, receipt


def _award_faults(folder: Path, problem: Problem, receipt: dict[str, Any]) -> list[str]:
    """What a run calls its outcome, and whether a reallocation follows on the run that it names."""
    first = PROVISIONAL if problem.situation is None else OFFER
    faults = [] if receipt.get("award") in (first, DEFINITIVE) else [f"receipt.json: an award is {first} or definitive"]
    if problem.situation is None:
        return faults
    faults += stored_run.different("receipt.json", receipt, {"snapshot": snapshot(problem, folder)})
    faults += chain_faults(folder)
    earlier = earlier_receipt(folder)
    if earlier is not None:
        try:
            asked = problem.situation.cutoff, problem.situation.award, receipt.get("because")
            refuse_start(earlier, problem.case.meta.year, problem.pack, *asked)
        except WrongStart as error:
            faults.append(f"inputs/from: {error}")
    return faults


def _layers(named: object) -> list[tuple[str, str]]:
    """Layers as the receipt names them; a pack of one's own is named by its file."""
    if not isinstance(named, list) or not all(isinstance(one, dict) for one in named):
        return []
    return [(Path(str(one.get("name"))).name.removesuffix(".yaml"), str(one.get("sha256"))) for one in named]


def _rerounded(problem: Problem, filling: Filling, stored: Stored, certificate: Certificate) -> Ints:
    """Whole units made again from the exact awards; those of parts rounded by choice are taken and checked."""
    rounded = round_units(problem, filling.total(len(problem.lines)))
    units = rounded.units.copy()
    of_line, of_row = problem.system.parts_without(len(problem.layers))
    parts = sorted(p for p in rounded.broken if p >= 0)
    chosen = np.isin(of_line, parts)
    units[chosen] = stored.units[chosen]
    faults = [
        f"{'/'.join(problem.lines.key(line))}: {stored.units[line]} units, and rounding gives {units[line]}"
        for line in np.flatnonzero(np.asarray(units != stored.units, dtype=np.bool_)).tolist()
    ]
    for part in parts:
        found, proven = choice_faults(problem, rounded, part, of_line, of_row, units)
        faults += found
        broken = tuple(str(problem.system.names[r]) for r in rounded.broken[part])
        certificate.said.append(Note("chosen-and-proven" if proven else "chosen", broken))
    faults += [
        f"{problem.system.names[r]} isn't kept by the whole units"
        for part, rows in broken_rows(problem, units).items()
        for r in rows
        if part not in parts
    ]
    certificate.add("rounding", "whole units are the published rounding of the exact awards", few(faults))
    return units


def _rule_faults(plan: Plan, certificate: Certificate) -> list[str]:
    problem = plan.problem
    excused = {str(problem.system.names[r]) for rows in broken_rows(problem, plan.units).values() for r in rows}
    faults = []
    for rule, count in plan.counts:
        short = results.shortfall(count)
        if short == 0:
            continue
        name = f"{rule}[{count.key}]"
        if name in excused:
            certificate.said.append(Note("short", (name,), short, count.unit))
        else:
            faults.append(f"{name}: {count.value} is not within its bound, by {short} {count.unit}")
    return few(faults)


def _money_faults(plan: Plan) -> list[str]:
    problem = plan.problem
    faults = []
    for fund, drawn in zip(problem.funds.funds, plan.drawn, strict=True):
        if drawn > fund.room or drawn < 0:
            faults.append(f"fund {fund.id}: {drawn} cents agreed and {fund.room} cents there to agree")
    inside = problem.funds.purse >= 0
    if int(sum(plan.amounts[inside].tolist())) != sum(plan.drawn):
        faults.append("amounts and draws on funds differ")
    outside = (plan.units > plan.basis.floor()) | (plan.units < 0)
    for line in np.flatnonzero(np.asarray(outside, dtype=np.bool_)).tolist():
        faults.append(f"{'/'.join(problem.lines.key(line))} is above its largest level, or below nothing")
    return few(faults)


def _file_faults(folder: Path, files: Mapping[str, str]) -> list[Difference]:
    faults = []
    for name, text in files.items():
        stored = (folder / name).read_bytes()
        if stored != text.encode():
            faults.append(first_difference(name, stored.decode(errors="replace"), text))
    return faults


def _summary_faults(
    folder: Path, expected: Mapping[str, object], receipt: dict[str, Any], claimed: Certificate
) -> list[str]:
    """Everything in the summary that follows from inputs and outcome; timings and the reader's findings don't."""
    try:
        summary = stored_run.read_record(folder / "summary.json")
    except Unreadable as error:
        return [str(error)]
    faults = stored_run.different("summary.json", summary, expected)
    if "certificate" in summary:  # the run is certified before its certificate is written in
        faults += _certificate_faults(summary["certificate"], claimed, receipt)
    return faults


def _certificate_faults(stored: object, claimed: Certificate, receipt: dict[str, Any]) -> list[str]:
    """To the letter what this checker says; one of another version may have used other words."""
    expected = claimed.as_dict()
    made_by = receipt.get("versions")
    if isinstance(made_by, dict) and made_by.get("verdeelsleutel") != __version__:
        expected = {"holds": claimed.holds}
    differs = stored_run.different("summary.json", stored, expected)
    return ["summary.json: the certificate isn't what this check says"] if differs else []


__all__ = ["NoRun", "verified", "verify"]
