"""What a pack needs of a case: tables its bases are read from, columns its conditions and facts name."""

from __future__ import annotations

from collections.abc import Sequence

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.faults import Fault, Place, did_you_mean
from verdeelsleutel.data.pack import Pack, Tranche
from verdeelsleutel.model import catalogue
from verdeelsleutel.model.context import BASIS_TABLES
from verdeelsleutel.model.rule import BoundRule

FACT_TABLES = ("offers", "services", "providers", "regions")


def missing(case: Case, pack: Pack, tranches: Sequence[Tranche], rules: Sequence[BoundRule]) -> list[Fault]:
    """Every table and x_ column that the pack names and the case lacks."""
    faults = []
    named = [(t.basis, f"tranche {t.id}") for t in tranches]
    named += [(b.basis, f"tranche {t.id}, not_above") for t in tranches for b in t.not_above]
    named += [(basis, f"rule {rule.id}") for rule in rules for basis in catalogue.bases([rule])]
    for basis, who in dict.fromkeys(named):
        if basis in BASIS_TABLES and not case.has(BASIS_TABLES[basis][0]):
            faults.append(_no_table(BASIS_TABLES[basis][0], f"{who} of pack {pack.pack} reads basis {basis}"))
    for rule in rules:
        table = getattr(rule.module, "READS_TABLE", None)
        if table and not case.has(table):
            faults.append(_no_table(table, f"rule {rule.id} of pack {pack.pack} reads it"))
    known = {column for table in FACT_TABLES for column in case.table(table).columns}
    for column, who in dict.fromkeys(_columns(pack, tranches, rules)):
        bare = column.rpartition(".")[2]
        if bare not in known:
            faults.append(
                Fault(
                    Place("providers", column=bare),
                    f"{who} of pack {pack.pack} reads column {column}, which no table of the case has",
                    found="no such column",
                    expected=f"a column {bare} in one of {', '.join(FACT_TABLES)}",
                    hint=did_you_mean(bare, known) or "add the column; leave it empty where it doesn't apply",
                )
            )
    return faults


def _no_table(table: str, why: str) -> Fault:
    return Fault(
        Place(table),
        f"{why}, and the case has no table {table}",
        found="no table",
        expected=f"a table {table} (it may hold its header only)",
        hint=f"add {table}, or use a pack that doesn't need it",
    )


def _columns(pack: Pack, tranches: Sequence[Tranche], rules: Sequence[BoundRule]) -> list[tuple[str, str]]:
    found = []
    for t in tranches:
        found += [(c, f"tranche {t.id}") for c in sorted(t.where.columns)]
        if t.order_by:
            found.append((t.order_by, f"order_by of tranche {t.id}"))
    for base in pack.tariff.base:
        found += [(c, "the tariff base") for c in [*sorted(base.when.columns), *([base.from_] if base.from_ else [])]]
    for a in pack.tariff.adjustments:
        if a.active:
            read = [c for c in (a.add_from, a.scale_from) if c]
            found += [(c, f"adjustment {a.id}") for c in [*sorted(a.when.columns), *read]]
    for rule in rules:
        found += [(c, f"rule {rule.id}") for c in catalogue.columns(rule)]
    return found
