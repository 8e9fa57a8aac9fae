"""A forger with the source at hand: changes levels, fills or units of a run and makes every file of it anew."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np

from tests.strategies import Sample, write
from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Ints
from verdeelsleutel.model import figures, results
from verdeelsleutel.model.certify.verify import verify
from verdeelsleutel.model.claims import claims
from verdeelsleutel.model.levels import Filled, Filling, Level, awards
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.rounding import round_units
from verdeelsleutel.model.runs.initial_run import Request, allocate
from verdeelsleutel.model.runs.run_folder import hash_of, seal

F = Fraction
P1, P2, P3 = "01000001", "01000002", "01000003"


def service(name, euros=1, kavel="intramural", **others):
    facts = {"description": name, "sector": "VV", "kavel": kavel, "unit": "day", "max_tariff_eur": euros}
    return {"service": name, **facts, **others}


def lines(column, *rows):
    """Rows of a volume table as (provider, service, units) or (region, provider, service, units)."""
    keyed = [row if len(row) == 4 else ("R1", *row) for row in rows]
    return [{"region": r, "provider": p, "service": s, column: units} for r, p, s, units in keyed]


def sample(fund, services, offers, tranches=({"id": "all", "basis": "offer"},), rules=(), **tables):
    """A case with one region, or two with a fund each when `fund` is a pair."""
    funds = fund if isinstance(fund, tuple) else (fund,)
    basics = {
        "regions": [{"region": f"R{i}", "name": f"Region {i}"} for i in range(1, len(funds) + 1)],
        "funds": [
            {"fund": f"CR{i}", "region": f"R{i}", "kind": "contracteerruimte", "amount_eur": euros}
            for i, euros in enumerate(funds, start=1)
        ],
        "services": list(services),
        "providers": [{"provider": p, "name": p, "status": "existing"} for p in (P1, P2, P3)],
        "offers": lines("offered_units", *offers),
    }
    about = {"title": "By hand", "office": "Nobody", "year": 2024}
    pack = {"pack": "hand", **about, "initial": {"tranches": list(tranches)}, "rules": list(rules)}
    return Sample({**basics, **tables}, pack)


class Forger:
    """One run in a folder, with everything that a run is made of open to change."""

    def __init__(self, one: Sample, folder: Path) -> None:
        case, pack = write(one, folder)
        self.folder = folder / "run"
        plan = allocate(Request(case, str(pack)), self.folder).plan
        self.problem: Problem = plan.problem
        self.levels: list[Level] = list(plan.filling.levels)
        self.level_of: list[Index] = [filled.level_of.copy() for filled in plan.filling.tranches]
        self.units: Ints = plan.units.copy()

    # -- looking

    def line(self, *key: str) -> int:
        """A cell by provider and service, or by region, provider and service."""
        wanted = key if len(key) == 3 else ("R1", *key)
        return next(i for i in range(len(self.problem.lines)) if self.problem.lines.key(i) == wanted)

    def row(self, rule: str, key: str | None = None) -> int:
        names = self.problem.system.names
        return next(r for r, n in enumerate(names) if n.rule == rule and key in (None, n.key))

    def level(self, layer: int, line: int) -> Level:
        return self.levels[self.level_of[layer][line]]

    def agreed(self) -> dict[tuple[str, ...], int]:
        return {self.problem.lines.key(i): int(n) for i, n in enumerate(self.units) if n}

    # -- changing

    def set(self, layer: int, cells: Iterable[int], value: Fraction, **changes: object) -> None:
        """Cells to one fill in a tranche, on a level of their own that copies the proof they had."""
        for line in cells:
            old = self.level(layer, line)
            new = replace(old, value=value, **{"kind": "rows" if old.kind == "full" else old.kind, **changes})
            if value == 1:
                new = replace(new, kind="full", rows=())
            if new not in self.levels:
                self.levels.append(new)
            self.level_of[layer][line] = self.levels.index(new)

    def change(self, at: int, **changes: object) -> None:
        self.levels[at] = replace(self.levels[at], **changes)

    def tidy(self) -> None:
        """Levels that no cell has are left out, and those of a step stand in rising order."""
        used = {int(i) for column in self.level_of for i in np.unique(column[column >= 0])}
        keep = [i for i, level in enumerate(self.levels) if i in used or level.kind == "care"]
        keep.sort(key=lambda i: self._place(self.levels[i]))
        at = {old: new for new, old in enumerate(keep)}
        self.levels = [self.levels[i] for i in keep]
        self.level_of = [np.array([at.get(int(i), -1) for i in column], dtype=np.intp) for column in self.level_of]

    def _place(self, level: Level) -> tuple[object, ...]:
        packing = level.part >= 0 and self.problem.system.packing[level.part]
        return level.layer, level.group, level.part >= 0, not packing, level.kind != "care", level.value, level.part

    def filling(self) -> Filling:
        """Claims and awards as these levels give them; a claim without a level is filled."""
        found, total = Filling(self.levels), Exact.zeros(len(self.problem.lines))
        for at, layer in enumerate(self.problem.layers):
            claim = claims(layer, total)
            asked, level_of = claim.above_zero(), self.level_of[at]
            level_of[~asked] = -1
            for line in np.flatnonzero(asked & (level_of < 0)).tolist():
                part = int(self.problem.system.part_of_line[line])
                full = Level(at, int(layer.group[line]), part, "full", F(1))
                if full not in self.levels:
                    self.levels.append(full)
                level_of[line] = self.levels.index(full)
            awarded = awards(claim, level_of, self.levels)
            total = total.plus(awarded)
            found.tranches.append(Filled(layer, claim, level_of, awarded, total))
        return found

    # -- writing

    def write(self, *, tidy: bool = True) -> None:
        """Every file of the run, from levels, fills and units as they stand."""
        self.filling()  # gives a level to claims that have none
        if tidy:
            self.tidy()
        plan = Plan(self.problem, self.filling(), self.units)
        for name, text in results.files(plan).items():
            (self.folder / name).write_bytes(text.encode())
        summary = json.loads((self.folder / "summary.json").read_text(encoding="utf-8"))
        summary["figures"] = figures.figures(plan)
        for stage, layer in zip(summary["stages"], range(len(self.problem.layers)), strict=True):
            stage["levels"] = sum(1 for level in self.levels if level.layer == layer)
        text = json.dumps(summary, ensure_ascii=False, indent=2) + "\n"
        (self.folder / "summary.json").write_text(text, encoding="utf-8")
        seal(self.folder)

    def round(self) -> None:
        """Whole units as the published rounding gives them for the fills as they stand."""
        self.units = round_units(self.problem, self.filling().total(len(self.problem.lines))).units


def faults(folder: Path) -> list[str]:
    """What the certificate finds; every way out must be a verdict."""
    certificate = verify(folder)
    found = [f"{check.name}: {fault}" for check in certificate.checks for fault in check.faults]
    assert certificate.holds == (not found)
    return found


def sign(folder: Path) -> None:
    """Put the hashes of the inputs as they stand into the receipt."""
    path = folder / "receipt.json"
    receipt = json.loads(path.read_text(encoding="utf-8"))
    here = sorted(p for p in (folder / "inputs").rglob("*") if p.is_file())
    receipt["inputs"] = {p.relative_to(folder).as_posix(): hash_of(p) for p in here}
    layers = sorted((folder / "inputs/pack").iterdir(), key=lambda p: p.name)
    for layer, file in zip(receipt["layers"], layers, strict=True):
        layer["sha256"] = hash_of(file)
    path.write_text(json.dumps(receipt, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def edit(path: Path, change: Callable[[str], str]) -> None:
    """Change the text of a file, which must make a difference."""
    old = path.read_bytes().decode()
    new = change(old)
    assert new != old
    path.write_bytes(new.encode())
