"""The certificate: a run proven from its folder alone, in exact arithmetic and without a solver.

Recomputed from `inputs/`: lines, tariffs, levels and claims. Taken from the run: the levels, with their proofs, and
which cell closed at which; the whole units only of parts that were rounded by choice. From these every result file is
made again and must be the same to the byte; every level must be proven, every rule recounted, every cent found back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd

from verdeelsleutel.data.exact import Exact, Index, Ints
from verdeelsleutel.data.faults import Faults
from verdeelsleutel.model import figures, proof, results
from verdeelsleutel.model.certificate import Certificate
from verdeelsleutel.model.claims import claims
from verdeelsleutel.model.conflict import Conflict
from verdeelsleutel.model.decisions import DECIDED
from verdeelsleutel.model.levels import CARE, Filled, Filling, Level, awards, usage
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.problem import Problem, prepare_initial
from verdeelsleutel.model.rounding import Rounded, broken_rows, round_units, rounding_parts
from verdeelsleutel.model.run_folder import NoRun, hash_of, read_inputs

MOST_SHOWN = 10
"""So many faults of a kind are told; the rest is counted."""


def verify(folder: Path) -> Certificate:
    """Check a run from its folder.

    Raises:
        NoRun: the folder holds no run.
    """
    certificate = Certificate()
    try:
        inputs = read_inputs(folder)
        certificate.add(
            "inputs", "every input is the file that the receipt names", _changed(folder, inputs.receipt)
        )
        problem = prepare_initial(inputs.case, inputs.pack)
    except (Faults, Conflict) as error:
        certificate.add("inputs", "the inputs can be read again", [str(error)])
        return certificate
    try:
        tables = _Tables.read(folder, problem)
    except (OSError, ValueError, KeyError) as error:
        certificate.add("files", "the result files can be read", [f"{type(error).__name__}: {error}"])
        return certificate
    filling = _refill(problem, tables, certificate)
    if filling is None:
        return certificate
    units = _rerounded(problem, filling, tables, certificate)
    plan = Plan(problem, filling, units)
    certificate.add("rules", "every rule, recounted in its own words, holds", _rule_faults(plan, certificate))
    certificate.add("money", "funds, reserves and amounts add up to the cent", _money_faults(plan))
    certificate.add(
        "files", "every result file is what inputs, levels and rounding give", _file_faults(folder, plan)
    )
    return certificate


def _changed(folder: Path, receipt: dict[str, object]) -> list[str]:
    named = receipt.get("inputs")
    if not isinstance(named, dict):
        return ["the receipt names no inputs"]
    faults = []
    for name, known in sorted(named.items()):
        path = folder / name
        if not path.is_file():
            faults.append(f"{name} is gone")
        elif hash_of(path) != known:
            faults.append(f"{name} was changed after the run")
    here = {str(p.relative_to(folder)) for p in (folder / "inputs").rglob("*") if p.is_file()}
    return faults + [f"{name} was added after the run" for name in sorted(here - set(named))]


@dataclass(frozen=True, eq=False)
class _Tables:
    """What is taken from the run: levels, who closed where, and units."""

    levels: list[Level]
    level_of: list[Index]
    units: Ints

    @classmethod
    def read(cls, folder: Path, problem: Problem) -> _Tables:
        names = {layer.id: at for at, layer in enumerate(problem.layers)}
        frame = pd.read_csv(folder / "tranches.csv", dtype=str, keep_default_na=False)
        lines = problem.lines.find(frame)
        if (lines < 0).any():
            raise ValueError("tranches.csv has a line that the inputs don't know")
        tranche = frame["tranche"].map(names)
        if tranche.isna().any():
            raise ValueError("tranches.csv names a tranche that the pack doesn't have")
        level = frame["level"].astype("int64").to_numpy()
        level_of = []
        for at in range(len(problem.layers)):
            mine = (tranche == at).to_numpy()
            if len(np.unique(lines[mine])) != int(mine.sum()):
                raise ValueError("tranches.csv has a cell twice in one tranche")
            column = np.full(len(problem.lines), -1, dtype=np.intp)
            column[lines[mine]] = level[mine]
            level_of.append(column)
        plan = pd.read_csv(
            folder / "plan.csv",
            dtype=str,
            keep_default_na=False,
            usecols=["region", "provider", "service", "agreed_units"],
        )
        at_line = problem.lines.find(plan)
        if (at_line < 0).any() or len(np.unique(at_line)) != len(at_line):
            raise ValueError("plan.csv has a line that the inputs don't know, or one twice")
        units: Ints = np.zeros(len(problem.lines), dtype=object)
        units[at_line] = [int(value) for value in plan["agreed_units"]]
        return cls(_levels(folder, problem, names), level_of, units)


def _levels(folder: Path, problem: Problem, names: dict[str, int]) -> list[Level]:
    frame = pd.read_csv(folder / "levels.csv", dtype=str, keep_default_na=False)
    rows = {(n.rule, n.key): r for r, n in enumerate(problem.system.names)}
    rows["most_care", ""] = CARE
    found: dict[int, Level] = {}
    for record in frame.to_dict("records"):
        at = int(record["level"])
        value = Fraction(int(record["numerator"]), int(record["denominator"]))
        if record["kind"] not in ("full", "rows", "multipliers", "care"):
            raise ValueError(f"levels.csv, level {at}: unknown kind {record['kind']}")
        proven: tuple[tuple[int, Fraction], ...] = found[at].rows if at in found else ()
        if record["rule"]:
            factor = Fraction(int(record["multiplier_numerator"]), int(record["multiplier_denominator"]))
            proven = (*proven, (rows[record["rule"], record["key"]], factor))
        found[at] = Level(
            names[record["tranche"]], int(record["group"]), int(record["part"]), record["kind"], value, proven
        )
    if sorted(found) != list(range(len(found))):
        raise ValueError("levels.csv skips a level")
    return [found[at] for at in range(len(found))]


def _refill(problem: Problem, tables: _Tables, certificate: Certificate) -> Filling | None:
    """Claims and awards made again from the stored levels, each level proven on the way."""
    filling = Filling(tables.levels)
    count = len(problem.lines)
    total = Exact.zeros(count)
    used = [Fraction(0)] * len(problem.system.names)
    faults: list[str] = []
    for at, layer in enumerate(problem.layers):
        claim, level_of = claims(layer, total), tables.level_of[at]
        asked = claim.above_zero()
        if not np.array_equal(asked, level_of >= 0) or level_of.max(initial=-1) >= len(tables.levels):
            faults.append(f"tranche {layer.id}: the claims in tranches.csv are not those of the inputs")
            break
        so_far = np.full(count, -1, dtype=np.intp)
        for group in range(layer.groups):
            mine = asked & (layer.group == group)
            if not mine.any():
                continue
            here = np.where(mine, level_of, -1)
            before = total.plus(awards(claim, so_far, tables.levels))
            earlier = list(used)
            for row, amount in usage(problem.system, claim, here, tables.levels, at).items():
                used[row] += amount
            step = _Step(problem, tables.levels, at, group, claim, before, here)
            faults += step.faults(earlier, used)
            so_far = np.where(mine, level_of, so_far)
        awarded = awards(claim, level_of, tables.levels)
        total = total.plus(awarded)
        filling.tranches.append(Filled(layer, claim, level_of, awarded, total))
        if layer.id == DECIDED and any(
            tables.levels[i].value < 1 for i in np.unique(level_of[asked]).tolist()
        ):
            faults.append("what was decided isn't awarded in full")
    faults += _exact_row_faults(problem, used, filling)
    certificate.add("fairness", "no fill can rise without lowering one at or below it", _few(faults))
    return None if faults else filling


def _exact_row_faults(problem: Problem, used: list[Fraction], filling: Filling) -> list[str]:
    """Rows on exact awards: the plan itself shows that every tranche could be completed."""
    if len(filling.tranches) < len(problem.layers):
        return []
    system = problem.system
    return [
        f"{system.names[r]} isn't kept by the exact awards"
        for r, value in enumerate(used)
        if (system.upper[r] is not None and value > (system.upper[r] or 0))
        or (system.lower[r] is not None and value < (system.lower[r] or 0))
    ]


@dataclass(frozen=True, eq=False)
class _Step:
    """One tranche, or one of its groups, with the levels that were stored for it."""

    problem: Problem
    levels: list[Level]
    layer: int
    group: int
    claim: Exact
    before: Exact
    level_of: Index

    def faults(self, earlier: list[Fraction], used: list[Fraction]) -> list[str]:
        system = self.problem.system
        tranche = self.problem.layers[self.layer]
        positions = np.unique(self.level_of[self.level_of >= 0]).tolist()
        found = [f"level {i} is of another step" for i in positions if self._elsewhere(self.levels[i])]
        part = system.part_of_line
        held = self.level_of >= 0
        stored = np.array([level.part for level in self.levels], dtype=np.intp)
        wrong = held & (stored[np.where(held, self.level_of, 0)] != part)
        if wrong.any():
            found.append(f"tranche {tranche.id}: a cell has the level of another part")
        packing = np.append(system.packing, False)[part] & (not tranche.most_care)
        free = held & (part < 0)
        if any(self.levels[i].value != 1 for i in np.unique(self.level_of[free]).tolist()):
            found.append(f"tranche {tranche.id}: a cell in no row is not awarded in full")
        for line in proof.unproven_in_packing(system, self.levels, self.level_of, held & packing, used):
            found.append(f"tranche {tranche.id}: nothing explains why {self._name(line)} isn't awarded more")
        for p in np.unique(part[held & ~packing & (part >= 0)]).tolist():
            found += self._general_faults(p, earlier)
        return found

    def _elsewhere(self, level: Level) -> bool:
        return (
            (level.layer, level.group) != (self.layer, self.group)
            or not 0 <= level.value <= 1
            or level.kind == "care"
        )

    def _general_faults(self, part: int, earlier: list[Fraction]) -> list[str]:
        problem = self.problem
        checker = proof.PartProof(
            problem.system,
            problem.layers,
            part,
            (self.layer, self.group),
            self.claim,
            self.before,
            earlier,
            problem.care,
        )
        mine = [
            (i, level)
            for i, level in enumerate(self.levels)
            if (level.layer, level.group, level.part) == (self.layer, self.group, part)
        ]
        lines = np.flatnonzero((problem.system.part_of_line == part) & (self.level_of >= 0)).tolist()
        fills = {line: (int(self.level_of[line]), self.levels[self.level_of[line]].value) for line in lines}
        cares = [level for _, level in mine if level.kind == "care"]
        if problem.layers[self.layer].most_care and not cares:
            return [f"tranche {problem.layers[self.layer].id} has no proof of the most care that fits"]
        return checker.faults(mine, fills)

    def _name(self, line: int) -> str:
        return "/".join(self.problem.lines.key(line))


def _rerounded(problem: Problem, filling: Filling, tables: _Tables, certificate: Certificate) -> Ints:
    """Whole units made again from the exact awards; those of parts rounded by choice are taken and checked."""
    rounded = round_units(problem, filling.total(len(problem.lines)))
    units = rounded.units.copy()
    part_of = rounding_parts(problem)
    chosen = np.isin(part_of, [p for p in rounded.broken if p >= 0])
    units[chosen] = tables.units[chosen]
    faults = [
        f"{'/'.join(problem.lines.key(line))}: {tables.units[line]} units, and rounding gives {units[line]}"
        for line in np.flatnonzero(np.asarray(units != tables.units, dtype=np.bool_)).tolist()
    ]
    for part in sorted(p for p in rounded.broken if p >= 0):
        certificate.notes.append(
            f"part {part}: rounded by choice, to keep {', '.join(str(problem.system.names[r]) for r in rounded.broken[part])}; "
            "box, rows and single units are checked here, the choice itself by `replay`"
        )
        faults += _choice_faults(problem, rounded, part_of, part, units)
    certificate.add("rounding", "whole units are the published rounding of the exact awards", _few(faults))
    return units


def _choice_faults(problem: Problem, rounded: Rounded, part_of: Index, part: int, units: Ints) -> list[str]:
    """The box, and no single unit more that fits."""
    system = problem.system
    faults = []
    widened = set(system.line[np.isin(system.row, rounded.broken[part])].tolist())
    still = [r for rows in broken_rows(problem, units).values() for r in rows]
    for line in np.flatnonzero(part_of == part).tolist():
        floor, top = int(rounded.floor[line]), int(rounded.highest[line])
        extra = int(rounded.fraction.num[line] > 0)
        wide = int(line in widened)
        if not max(0, floor - wide) <= units[line] <= max(floor, min(floor + extra + wide, top)):
            faults.append(f"{'/'.join(problem.lines.key(line))}: {units[line]} units lie outside the box")
    for r in still:
        faults += _shortfall_fault(problem, rounded, r, units)
    return faults


def _shortfall_fault(problem: Problem, rounded: Rounded, row: int, units: Ints) -> list[str]:
    """A lower or mixed row may be short by less than Σ |k| over cells with a fraction; a ceiling never."""
    system = problem.system
    mine = system.row == row
    value = Fraction(int(sum(system.num[mine] * units[system.line[mine]])), system.den[row])
    low, high = system.lower[row], system.upper[row]
    mixed = bool(np.asarray(system.num[mine] < 0).any())
    over = value - high if high is not None and value > high else Fraction(0)
    short = low - value if low is not None and value < low else Fraction(0)
    lines = system.line[mine]
    fractional = np.asarray(rounded.fraction.num[lines] > 0, dtype=np.bool_)
    width = Fraction(int(sum(abs(system.num[mine][fractional]))), system.den[row])
    if (over and not mixed) or max(over, short) >= max(width, Fraction(1, system.den[row])):
        return [f"{system.names[row]} isn't kept by the whole units"]
    return []


def _rule_faults(plan: Plan, certificate: Certificate) -> list[str]:
    problem = plan.problem
    excused = {
        str(problem.system.names[r]) for rows in broken_rows(problem, plan.units).values() for r in rows
    }
    faults = []
    for rule, count in plan.counts:
        short = results.shortfall(count)
        if short == 0:
            continue
        name = f"{rule}[{count.key}]"
        if name in excused:
            certificate.notes.append(f"{name} is short by {short} {count.unit} after rounding to whole units")
        else:
            faults.append(f"{name}: {count.value} is not within its bound, by {short} {count.unit}")
    return _few(faults)


def _money_faults(plan: Plan) -> list[str]:
    problem = plan.problem
    faults = []
    for fund, drawn in zip(problem.funds.funds, plan.drawn, strict=True):
        if drawn > fund.room or drawn < 0:
            faults.append(f"fund {fund.id}: {drawn} cents agreed and {fund.room} cents there to agree")
    inside = problem.funds.purse >= 0
    if int(sum(plan.amounts[inside].tolist())) != sum(plan.drawn):
        faults.append("amounts and draws on funds differ")
    beyond = np.flatnonzero(np.asarray(plan.units > plan.basis.floor(), dtype=np.bool_)).tolist()
    faults += [f"{'/'.join(problem.lines.key(line))} is above its largest level" for line in beyond]
    return _few(faults)


def _file_faults(folder: Path, plan: Plan) -> list[str]:
    faults = []
    for name, text in results.files(plan).items():
        try:
            stored = (folder / name).read_bytes()
        except OSError:
            faults.append(f"{name} is missing")
            continue
        if stored != text.encode():
            faults.append(f"{name}: {_first_difference(stored.decode(errors='replace'), text)}")
    return faults + _summary_faults(folder, plan)


def _first_difference(stored: str, made: str) -> str:
    for at, (left, right) in enumerate(zip(stored.split("\n"), made.split("\n"), strict=False), start=1):
        if left != right:
            return f"line {at} is {left!r} and should be {right!r}"
    return f"it has {stored.count(chr(10))} lines and should have {made.count(chr(10))}"


def _summary_faults(folder: Path, plan: Plan) -> list[str]:
    try:
        stored = json.loads((folder / "summary.json").read_text(encoding="utf-8"))["figures"]
    except (OSError, ValueError, KeyError, TypeError):
        return ["summary.json holds no figures"]
    return [] if stored == figures.figures(plan) else ["summary.json: the figures are not those of the plan"]


def _few(faults: list[str]) -> list[str]:
    more = len(faults) - MOST_SHOWN
    return faults if more <= 0 else [*faults[:MOST_SHOWN], f"and {more} more"]


__all__ = ["NoRun", "verify"]
