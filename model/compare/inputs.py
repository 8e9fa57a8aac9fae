"""What differs in what two runs were made from: the case, the policy, and how the run was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from verdeelsleutel.data.pack.diff import Difference, differences
from verdeelsleutel.model.compare.case_tables import TableChange, table_changes
from verdeelsleutel.model.compare.cells import Cells
from verdeelsleutel.model.compare.whole_run import Sealed, WholeRun, start_of
from verdeelsleutel.model.runs.chain import HISTORY, layers_of
from verdeelsleutel.model.runs.run_folder import CASE, MAP, tables_read

__all__ = ["Inputs", "Said", "inputs_of"]


@dataclass(frozen=True)
class Said:
    """One fact or option with another value; empty where a run says nothing."""

    name: str
    then: str
    now: str


@dataclass(frozen=True)
class Inputs:
    """Everything that differs in what went in.

    Attributes:
        facts: of the case itself, as `case.yaml` has them.
        options: of the run.
        policy: values of the packs that differ.
        wording: whether the packs differ in nothing but their names, sources and notes.
        tables: tables of the case with a difference.
        skipped: tables that can't be compared row by row: they are of other years.
        unread: files of the case that differ and that neither run reads.
    """

    facts: tuple[Said, ...]
    options: tuple[Said, ...]
    policy: tuple[Difference, ...]
    wording: bool
    tables: tuple[TableChange, ...]
    skipped: tuple[str, ...]
    unread: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs that a run looks at."""
        return not (self.facts or self.options or self.policy or self.wording or self.tables or self.skipped)


def inputs_of(then: WholeRun, now: WholeRun, cells: Cells) -> Inputs:
    """What differs in what went in."""
    skipped = _skipped(then, now)
    tables = table_changes(then, now, cells, skipped)
    policy = tuple(differences(then.pack, now.pack))
    wording = not policy and layers_of(then.receipt) != layers_of(now.receipt)
    return Inputs(
        tuple(_facts(then, now)),
        tuple(_options(then, now)),
        policy,
        wording,
        tables,
        skipped,
        tuple(_unread(then, now)),
    )


def _skipped(then: WholeRun, now: WholeRun) -> tuple[str, ...]:
    """Realisation of other years has other months: no row of the one is a row of the other."""
    if then.case.meta.year == now.case.meta.year:
        return ()
    return ("realisation",) if then.case.has("realisation") or now.case.has("realisation") else ()


def _facts(then: WholeRun, now: WholeRun) -> Iterator[Said]:
    for field in fields(then.case.meta):
        old, new = (getattr(run.case.meta, field.name) for run in (then, now))
        if old != new:
            yield Said(field.name, _text(old), _text(new))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _options(then: Sealed, now: Sealed) -> Iterator[Said]:
    pairs = [dict(_asked(run)) for run in (then, now)]
    for name in pairs[0]:
        if pairs[0][name] != pairs[1][name]:
            yield Said(name, pairs[0][name], pairs[1][name])


def _asked(run: Sealed) -> Iterator[tuple[str, str]]:
    """How a run was asked for."""
    receipt = run.receipt
    options = receipt.get("options") or {}
    yield "stage", str(receipt.get("stage"))
    yield "award", str(receipt.get("award"))
    yield "cutoff", str(receipt.get("cutoff") or "")
    yield "start", start_of(run)
    yield "history_from", run.hash_of(HISTORY)[:12]
    yield "given_as_of", str(options.get("as_of") or "")
    yield "responses", _text(options.get("responses", True))
    yield "map", run.hash_of(MAP)[:12]
    yield "because", str(receipt.get("because") or "")
    yield "version", str((receipt.get("versions") or {}).get("verdeelsleutel", ""))


def _unread(then: WholeRun, now: WholeRun) -> Iterator[str]:
    """Files of the case with other bytes that hold no table that either run reads."""
    read = {*tables_read(then.receipt), *tables_read(now.receipt)}
    known = {origin.source: name for run in (then, now) for name, origin in run.case.origins.items()}
    names = {name for run in (then, now) for name in run.receipt["inputs"] if name.startswith(f"{CASE}/")}
    for name in sorted(names):
        file = name.removeprefix(f"{CASE}/")
        if then.hash_of(name) != now.hash_of(name) and file.endswith(".csv") and known.get(file) not in read:
            yield file
